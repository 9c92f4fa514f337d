"""Since when the talks have been open, and what that is evidence of, in words."""

from __future__ import annotations

from detente.talks.still_open import StillOpen
from detente.wording.names import day
from detente.wording.numbers import spread, whole
from detente.wording.phrases import count

_HOW = {
    "stated": "as the dossier states",
    "draft": "the first draft on record",
    "round": "the first mediated round on record",
}


def open_since(found: StillOpen | None, *, prior: bool = True) -> str:
    """Since when the talks are open, and in how many worlds they last so long; empty if in none.

    Nothing is said either where the talks begin on the as-of date. ``prior`` is whether figures
    without that evidence stand beside.
    """
    if found is None or not found.conditioned:
        return ""
    one, start = found.chance, found.start
    weeks = count(start.weeks, "week")
    beside = " Prior: as if the talks began on the as-of date." if prior else ""
    return (
        f"Talks since {day(start.date)} ({_HOW[start.basis]}), open for {weeks}, as in "
        f"{whole(one.value)} % ({spread(one.low, one.high)}) of the worlds: chances of what comes "
        f"next count those alone.{beside}"
    )
