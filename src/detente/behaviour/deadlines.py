"""What a deadline is still worth after others were missed, and how it shortens a horizon."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numba import vectorize
from numpy.typing import ArrayLike

from detente.arrays import Floats
from detente.behaviour._kernels import shortened
from detente.dossier.model.dossier import Dossier


def missed_deadlines(dossier: Dossier) -> dict[str, int]:
    """How many deadlines each setter has let pass, as of the dossier's day.

    A deadline that was moved passed as well; one kept or dropped with reason did not.

    Returns
    -------
    dict of setter -> count
        Setters who missed none are left out.
    """
    passed = Counter(
        deadline.set_by
        for deadline in dossier.deadlines.values()
        if deadline.became in ("missed", "moved")
        or (deadline.became == "open" and deadline.due.latest < dossier.date)
    )
    return dict(passed)


def credibility(missed: ArrayLike, fatigue: ArrayLike) -> Floats:
    """How far a setter's next deadline is believed, 0 to 1.

    Parameters
    ----------
    missed : array of int
        Deadlines of that setter that passed without effect.
    fatigue : array
        What each of them takes away, as a share of what was left.

    Examples
    --------
    >>> credibility([0, 1, 2], 0.5)
    array([1.  , 0.5 , 0.25])
    """
    left = 1.0 - np.asarray(fatigue, dtype=np.float64)
    result: Floats = left ** np.asarray(missed, dtype=np.float64)
    return result


@vectorize(cache=True)
def _shortened(horizon, due, credibility):  # type: ignore[no-untyped-def]
    return shortened(horizon, due, credibility)


def perceived_horizon(
    horizon_months: ArrayLike, due_months: ArrayLike, credibility: ArrayLike
) -> Floats:
    """The horizon of a party that has been given a deadline.

    Parameters
    ----------
    horizon_months : array
        Its own patience.
    due_months : array
        When the deadline is due, on the same clock; one beyond the horizon changes nothing.
    credibility : array
        0 leaves the horizon, 1 puts it at the deadline.

    Examples
    --------
    >>> perceived_horizon(12.0, 4.0, [0.0, 0.5, 1.0])
    array([12.,  8.,  4.])
    """
    parts = (horizon_months, due_months, credibility)
    result: Floats = _shortened(*(np.asarray(part, dtype=np.float64) for part in parts))
    return result
