"""Numbers on another scale than the one they are counted on: likely meant in other units."""

from __future__ import annotations

from typing import Final

from detente.dossier.checks.desk import Desk
from detente.dossier.checks.reasons import walk
from detente.dossier.files.tree import Path, dotted
from detente.estimates import Estimate

_WORTH = "counted on the scale on which all issues together are worth 1 to a party"
_BALANCE = "counted on the scale of the balance, which runs from 0 to 1"
_SHARE = "a share: 0.01 is one in a hundred"
_LEVER = "counted from 0 to 1, where 1 is the most that a mediator would bear"

LIMITS: Final[dict[str, tuple[float, str]]] = {
    "cost-per-month": (0.5, _WORTH),
    "otherwise-costs": (2.0, _WORTH),
    "breaking-costs": (2.0, _WORTH),
    "if-it-fails": (2.0, _WORTH),
    "adds": (2.0, _WORTH),
    "dictating": (10.0, _WORTH),
    "dictated-to": (10.0, _WORTH),
    "fallback": (10.0, _WORTH),
    "no-deal": (10.0, _WORTH),
    "drift": (0.25, _BALANCE),
    "spread": (0.5, _BALANCE),
    "believes-drift": (0.25, _BALANCE),
    "belief-spread": (0.5, _BALANCE),
    "discount-a-month": (0.5, _SHARE),
    "costs": (1.0, _LEVER),
}
"""Beyond this, whatever the sign, a likeliest value is asked about; and what it is counted in."""


def check_scale(desk: Desk) -> None:
    """Advise on numbers that look like money, points or per cent: they are taken as they stand."""
    parties = desk.dossier.parties.values()
    if any(party.wants is not None and party.wants.scale == "native" for party in parties):
        return  # other tools' profiles bring a scale of their own
    _worths(desk)
    for path, thing, _ in walk(desk.dossier, (), covered=True):
        if not isinstance(thing, Estimate):
            continue
        word = _word(path)
        limit, counted = LIMITS.get(word, (float("inf"), ""))
        if abs(thing.centre) > limit:
            desk.add(
                "odd-scale",
                path,
                f"{dotted(path)} is {thing.centre:.6g}, which is more than "
                f"{limit:g}; it is {counted}.",
                "Write it on that scale, or leave it if it is meant so.",
            )


def _worths(desk: Desk) -> None:
    """Advise where the worths of one issue look as if some of them were in per cent."""
    for id, party in desk.dossier.parties.items():
        for issue, worth in (party.wants.worth if party.wants else {}).items():
            likeliest = {option: abs(stated.centre) for option, stated in worth.options.items()}
            small = any(0 < value <= 1 for value in likeliest.values())
            for option in (o for o, value in likeliest.items() if small and value > 10):
                desk.add(
                    "odd-scale",
                    ("parties", id, "wants", "worth", issue, option),
                    f'of "{issue}", "{option}" is worth {likeliest[option]:.6g} to "{id}", and '
                    "another option 1 or less.",
                    f"Write {likeliest[option]:.6g} % if per cent is meant; else leave it.",
                )


def _word(path: Path) -> str:
    """The word that says what a number is: its own, or that of the mapping it stands in."""
    if path[:2] in (("durability", "if-it-fails"), ("durability", "breaking-costs")):
        return str(path[1])
    by_name = path[0] == "parties" and len(path) > 4 and path[3] in ("weights", "worth")
    return "" if by_name or path[:2] == ("durability", "by") else str(path[-1])
