"""Levers together, now and by plan, and the path in the middle, in the words of the page."""

from __future__ import annotations

from collections.abc import Sequence

from detente.phrases import listed
from detente.results import Study
from detente.wording import names
from detente.wording.levers import HOLD, lever_name, payer
from detente.wording.numbers import SPACE, Figure, Sentence, tenths, twice

ALONE, TOGETHER, NOW = "alone, from its date", "two together", "alone, in full now"
ACROSS = "Points against holding course"
COST = "Cost, on a scale where 1 is the most that who pays would bear"
KEPT = "Signed, and kept for five years"
YES, NO = "yes", "no: something cheaper is as good"
MEDIATOR = "the mediator"
NO_LOSS = "–"


def figure(value: float, error: float) -> Figure:
    """By how many points a chance moves, give or take twice the error."""
    return Figure(text=tenths(value), range=twice(error))


def names_of(study: Study, name: str) -> str:
    """A lever or a bundle by the names of its levers."""
    return " + ".join(lever_name(study, id) for id in name.split("+"))


def payers(study: Study, name: str) -> str:
    """Who pays for a lever or a bundle."""
    paid = dict.fromkeys(payer(study, id) or MEDIATOR for id in name.split("+"))
    return listed(paid)


def headline(study: Study, best: str, points: Figure, single: str, alone: Figure) -> Sentence:
    """What the best bundle adds beside the best lever alone."""
    together = listed(f"“{lever_name(study, id)}”" for id in best.split("+"))
    return (
        f"{together} together: ", points, f"{SPACE}points; “{lever_name(study, single)}” alone: ",
        alone,
    )  # fmt: skip


def tried_caption(draws: int, paths: int, day: str) -> str:
    """Under the levers alone, together and now."""
    return (
        f"By how many points the chance of a deal by {day} lies above that of holding course; "
        "lines: give or take twice the error of the paired difference. What levers alone bring is "
        f"told on all paths; what they bring beyond that together, or at once, on "
        f"{few(draws, paths)}."
    )


def few(draws: int, paths: int) -> str:
    """On how many paths the rest is played.

    >>> few(500, 4), few(1000, 2)
    ('4 paths of each of 500 draws', '2 paths of each of 1,000 draws')
    """
    return f"{paths} paths of each of {draws:,} draws"


def front_headline(study: Study, worth: Sequence[str]) -> str:
    """Which courses are worth their cost."""
    told = [names_of(study, name) for name in worth if name != HOLD]
    if not told:
        return "Nothing that was tried is worth its cost beside holding course"
    return f"Worth their cost: {listed(f'“{name}”' for name in told)}"


def front_caption() -> str:
    """Under chance against cost."""
    return (
        "Filled and joined: each is ahead of all that cost less by more than twice the paired "
        "error. Costs of levers used together are added up, whoever pays. Lines: give or take "
        "twice the error. Numbers are those of the table below."
    )


def lost(share: float) -> str:
    """What share of its effect a lever loses to its date; nothing where noise may be all of it.

    >>> lost(0.56).replace(SPACE, " "), lost(float("nan"))
    ('56 %', '–')
    """
    return NO_LOSS if share != share else f"{100 * share:.0f}{SPACE}%".replace("-", "−")


def one_of(path: int, paths: int, so: float) -> str:
    """Above the path in the middle: by what rule it is chosen, and how many end so.

    >>> one_of(7, 640, 0.354).replace(SPACE, " ")[:75]
    'One of 640 paths, and not a prediction. It ends in the commonest way if the'
    """
    return (
        f"One of {paths:,} paths, and not a prediction. It ends in the commonest way if the course "
        f"is held, as {100 * so:.0f}{SPACE}% do, and of those it is the one in the middle by the "
        f"week in which they end (number {path:,})."
    )


def step(study: Study, levers: Sequence[str]) -> str:
    """What is in force at one step of a plan."""
    return " + ".join(lever_name(study, id) for id in levers) or lever_name(study, HOLD)


def day(study: Study) -> str:
    """The day by which chances count."""
    return names.day(study.levers.dates[-1])
