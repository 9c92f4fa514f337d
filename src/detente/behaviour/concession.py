"""What a party asks for as time passes (model, section 6)."""

from __future__ import annotations

import numpy as np
from numba import vectorize
from numpy.typing import ArrayLike

from detente.arrays import Floats
from detente.behaviour._kernels import share_asked


@vectorize(cache=True)
def _share_asked(months, firmness, holding_out, horizon):  # type: ignore[no-untyped-def]
    return share_asked(months, firmness, holding_out, horizon)


def aspiration_share(
    months: ArrayLike, *, firmness: ArrayLike, holding_out: ArrayLike, horizon_months: ArrayLike
) -> Floats:
    """The share of its largest gain that a party asks for, after so many months.

    Parameters
    ----------
    months : array
        Time since the talks began to count.
    firmness : array
        The share asked for at the start.
    holding_out : array
        Above 1 a party holds out and gives way late; below 1 it concedes early; 1 is a straight
        line. It is the exponent 1/beta of Faratin, Sierra & Jennings.
    horizon_months : array
        When it asks for nothing but some gain: its patience, shortened by deadlines.

    Returns
    -------
    array of shares, 0 from the horizon on

    References
    ----------
    Faratin, Sierra & Jennings (1998), time-dependent tactics.

    Examples
    --------
    >>> aspiration_share([0, 6, 12], firmness=0.8, holding_out=1.0, horizon_months=12.0)
    array([0.8, 0.4, 0. ])
    """
    parts = (months, firmness, holding_out, horizon_months)
    result: Floats = _share_asked(*(np.asarray(part, dtype=np.float64) for part in parts))
    return result
