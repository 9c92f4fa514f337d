"""Equations (2) and (3) of the model: what a deal gains a party, and whether keeping it pays.

With the worth of a deal so far ``above`` that of going on (U - W), the share q of the time that it
lives, what its failure adds to the no-deal value (s) and what breaking it costs (e):

    gain   G = q (U - W) + (1 - q) s                                  (2)
    keeping pays where   U - W >= s - e                               (3)

A deal that lives for a billionth of the time or less never lives (``NEVER``): q is 0, the gain is s
whatever the deal is worth, and no fall of the no-deal value makes up for an s below 0. Keeping it
is asked for as of any other. Nothing else in the house writes these equations: kernels call the
same rules in ``_equations``.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.arrays import Bools, Floats
from detente.worlds._equations import EDGE, NEVER


def living(share: Any) -> Floats:
    """The share of time that a deal lives, 0 where it never does.

    Examples
    --------
    >>> living([0.5, 1e-9, 0.0]).tolist()
    [0.5, 0.0, 0.0]
    """
    share = np.asarray(share)
    return np.asarray(np.where(share > NEVER, share, 0.0))


def gain(alive: Any, above: Any, shift: Any) -> Floats:
    """What a party gains by a deal over going on: equation (2).

    Parameters
    ----------
    alive : array
        Share of discounted time that the deal lives.
    above : array
        Its worth less that of going on.
    shift : array
        What is added to the no-deal value if it fails.

    Examples
    --------
    >>> gain([0.5, 1e-12], 0.2, -0.1).tolist()
    [0.05, -0.1]
    """
    share = living(alive)
    return np.asarray(share * above + (1.0 - share) * shift)


def keeping(above: Any, shift: Any, breach: Any) -> Floats:
    """How far keeping a deal is worth more than breaking it, at a cost: equation (3)."""
    return np.asarray(above - shift + breach)


def gains_from(alive: Any, shift: Any) -> Floats:
    """How far above going on a deal's worth must lie for no loss: equation (2) solved for it.

    Of a deal that never lives the failure alone decides: any worth will do, or none.

    Examples
    --------
    >>> gains_from([0.5, 0.0, 0.0], np.array([-0.1, -0.1, 0.1])).tolist()
    [0.1, inf, -inf]
    """
    share = living(alive)
    living_on = share > 0.0
    least = -(1.0 - share) * shift / np.where(living_on, share, 1.0)
    return np.where(living_on, least, np.where(np.asarray(shift) >= -EDGE, -np.inf, np.inf))


def keeps_from(shift: Any, breach: Any) -> Floats:
    """How far above going on worth must lie for keeping to pay: equation (3) solved for it."""
    return np.asarray(shift - breach)


def agrees_from(alive: Any, shift: Any, breach: Any) -> Floats:
    """How far above going on a deal's worth must lie for a party to agree and to keep it."""
    return np.maximum(gains_from(alive, shift), keeps_from(shift, breach))


def would_break(alive: Any, shift: Any, breach: Any) -> Bools:
    """Whether a party may gain by a deal that it would not keep: (3) asks for more than (2)."""
    return np.asarray(keeps_from(shift, breach) > gains_from(alive, shift))


def beside_no_deal(rise: Any, alive: Any, no_deal: Any) -> Floats:
    """Equation (2) from what it is where no deal is worth 0."""
    return np.asarray(rise - living(alive) * no_deal)
