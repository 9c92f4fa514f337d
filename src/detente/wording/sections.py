"""What the sections of the brief say in their cells, heads and lines, templates aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.estimates import Estimate
from detente.phrases import listed
from detente.wording.numbers import MINUS, Figure, Sentence
from detente.wording.phrases import GoingOn

_NEGATIVE = re.compile(r"(?<!\w)-(?=[\d.])")
ENDINGS = {
    "not-ratified": "Signed, then not ratified",
    "mediator-leaves": "Mediator leaves",
    "party-leaves": "A party leaves the talks",
    "dictated": "War ends dictated by one side",
    "exhausted": "War ends by exhaustion",
    "lapsed": "The standoff lapses",
    "open": "Talks still open",
    "ceasefire": "A ceasefire has come",
    "partial deal": "A track signed ahead, and no settlement",
    "war over": "Fighting over, however it ended",
}
SETTINGS = (
    "Draws of everything estimated",
    "Patterns of absolute lines in each",
    "Draws in which talks are played",
    "Paths of the talks, a draw and a lever",
    "Seed",
    "Detente",
    "Dossier (SHA-256)",
)
TOGETHER = "What answers add together, and what red lines crossed cost"
IF_IT_FAILS = "What the chance that the deal fails adds or takes"
POINT_UNKNOWN, POINT_BESIDE = "No source gives it.", "Touches no issue of this dossier."
CHANGE_UNSURE = " (an unknown point may say otherwise)"
NO_SOURCE = "no source given"
BESIDE_TRACKS = "Beside the tracks"
CHANCE_OF_ZONE = "Chance of a zone"
NO_EARLIER_STUDY = (
    "the earlier study is not one of brief; give a file with what detente brief --json printed, "
    "or a date"
)


def against_today(on: GoingOn, *, better: bool) -> str:
    """How going on looks beside today; the figure after it has no sign."""
    return f"How much {'better' if better else 'worse'} {on.going} looks than today"


def proved(share: Figure, *, never: bool, sure: bool) -> Sentence:
    """Whether it could be better for everybody; ``never`` if in no case it is proved that not."""
    some = "some" if sure and never else "no"
    rest = f" is proved that {some} package is better for one side and worse for none."
    return ("It", rest) if sure else ("In ", share, " of the cases in which it suits all it", rest)


def swap(changed: str, share: Figure, *, sure: bool) -> Sentence:
    """The swap that helps and costs nobody, and how often."""
    if sure:
        return (f" A swap that helps and costs nobody: to {changed}.",)
    return (f" The swap that helps most often, to {changed}, costs nobody in ", share, ".")


def packages_inside(many: Figure, possible: str, *, exact: bool) -> Sentence:
    """How many packages the zone holds, of how many there are."""
    how = f" of {possible} packages{'' if exact else ', estimated'}."
    return ("In such a case all would be better off with any of ", many, how)


def estimate(stated: Estimate | None, *, default: bool) -> str:
    """A number as stated, or its default; where there is none, what is known in its place.

    >>> estimate(Estimate.parse("0 (-0.01..0.01)"), default=True)
    '0 (\u22120.01 to 0.01)'
    >>> estimate(None, default=False), estimate(None, default=True)
    ('order alone', 'any value')
    """
    if stated is None:
        return "any value" if default else "order alone"
    return _NEGATIVE.sub(MINUS, str(stated).replace("..", " to "))


def absolute(chance: str) -> str:
    """How absolute a red line is."""
    return f"chance that no price moves it: {chance}"


def event(text: str, *, planned: bool) -> str:
    """What happened, or what is still only planned."""
    return f"Planned: {text}" if planned else text


def deadline(name: str, setter: str, for_: str, on: str, became: str) -> str:
    """Who set a deadline for whom, when, and what became of it."""
    return f"{name}: set by {setter} for {for_} {on}; {became}."


def points(accepts: Sequence[str], objects: Sequence[str]) -> str:
    """To which points a party objects, and which it accepts, by their numbers."""
    told = [f"objects to {_points(objects)}"] if objects else []
    told += [f"accepts {_points(accepts)}"] if accepts else []
    return "; ".join(told)


def _points(numbers: Sequence[str]) -> str:
    return f"{'point' if len(numbers) == 1 else 'points'} {listed(numbers)}"
