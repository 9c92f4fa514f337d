"""From the chance of a zone to that of a deal which is kept: what is lost on the way, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, OrNaN
from detente.dealspace.chance import Chance
from detente.shown import Result
from detente.talks.outcomes import ENDINGS, KEPT_MONTHS, Talks

STILL_OPEN, OPENED, WAR_OVER = "still-open", "opened", "war-over"
NOT_FOUND, REFUSED, NOT_KEPT = "not-found", "refused", "not-kept"
_OF_WAR = ("dictated", "exhausted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss(Result):
    """What one thing does on the way from a zone to a deal.

    Attributes
    ----------
    name : str
        ``still-open``: of the worlds only those remain in which the talks are still open, and of
        the texts those that can come to the table. ``opened``: no zone on the dossier's day, and a
        deal all the same. The name of an ending, such as ``mediator-leaves``: there was a zone, and
        the talks ended so; ``war-over`` where the war did. ``not-found``: there was a zone, and no
        text in it was put until the last date. ``refused``: one was, and somebody said no.
        ``not-kept``: signed, and not kept for five years.
    value : float
        By how much it changes the chance; below 0 it is lost.
    error : float
        Standard error of the value; NaN where it is not known.
    """

    name: str
    value: OrNaN
    error: OrNaN


@dataclass(frozen=True, slots=True, kw_only=True)
class Losses(Result):
    """From the chance of a zone to that of a deal which is kept, under one lever.

    Attributes
    ----------
    zone : Chance
        As the parties stand on the dossier's day, over all packages.
    at_hand : Chance
        Of a text in the zone that can come to the table, in the worlds in which talks are open.
    to_signed : tuple of Loss
        They lead from the zone to what is signed: the parts sum to the difference.
    signed : Chance
        Of a settlement by the last date.
    to_kept : tuple of Loss
        They lead from what is signed to what is kept.
    kept : Chance
        And kept for five years after signature.
    """

    zone: Chance
    at_hand: Chance
    to_signed: tuple[Loss, ...]
    signed: Chance
    to_kept: tuple[Loss, ...]
    kept: Chance


def losses(talks: Talks, zone: Chance, at_hand: Bools, *, last_week: int) -> dict[str, Losses]:
    """What is lost on the way from a zone to a deal, under each lever.

    Every path counts once: where a text in the zone was at hand on the dossier's day and nothing
    is signed by the last date, what ended the talks has it, or else whether such a text was put.

    Parameters
    ----------
    talks : Talks
    zone : Chance
        Of a zone, as the deal space has it.
    at_hand : (draw, path) bool
        Whether a text in the zone was at hand on the dossier's day.
    last_week : int
        That of the last date of interest.

    """
    signed = talks.signed(by_week=last_week)
    kept = talks.kept(KEPT_MONTHS[-1], by_week=last_week)
    here = talks.chance(at_hand & talks.alive)
    return {
        name: Losses(
            zone=zone,
            at_hand=here,
            to_signed=tuple(_to_signed(talks, k, (zone, at_hand, signed[k]), last_week)),
            signed=talks.chance(signed[k]),
            to_kept=(_part(talks, NOT_KEPT, -1, signed[k] & ~kept[k]),),
            kept=talks.chance(kept[k]),
        )
        for k, name in enumerate(talks.levers)
    }


def _to_signed(
    talks: Talks, lever: int, stood: tuple[Chance, Bools, Bools], last_week: int
) -> Iterator[Loss]:
    zone, at_hand, signed = stood
    here = talks.chance(at_hand & talks.alive)
    error = float(np.hypot(here.error, zone.error))
    yield Loss(name=STILL_OPEN, value=here.value - zone.value, error=error)
    yield _part(talks, OPENED, 1, signed & ~at_hand)
    lost = at_hand & ~signed & talks.alive
    ended = np.where(talks.week[lever] <= last_week, talks.ending[lever], ENDINGS.index("open"))
    for name, endings in _by_part(talks.endings).items():
        ways = [ENDINGS.index(ending) for ending in endings]
        yield _part(talks, name, -1, lost & np.isin(ended, ways))
    left = lost & np.isin(ended, [ENDINGS.index("settlement"), ENDINGS.index("open")])
    put = talks.found[lever] <= last_week
    yield _part(talks, NOT_FOUND, -1, left & ~put)
    yield _part(talks, REFUSED, -1, left & put)


def _by_part(endings: tuple[str, ...]) -> dict[str, list[str]]:
    """The endings without a deal, by the part that they belong to."""
    parts: dict[str, list[str]] = {}
    for ending in endings:
        if ending not in ("settlement", "open"):
            parts.setdefault(WAR_OVER if ending in _OF_WAR else ending, []).append(ending)
    return parts


def _part(talks: Talks, name: str, sign: int, flags: Bools) -> Loss:
    found = talks.chance(flags)
    return Loss(name=name, value=sign * found.value, error=found.error)
