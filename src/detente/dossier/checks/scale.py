"""Numbers on another scale than the one they are counted on: likely meant in other units."""

from __future__ import annotations

from typing import Final

from detente.dossier.checks.desk import Desk
from detente.dossier.checks.reasons import walk
from detente.dossier.files.tree import dotted
from detente.dossier.inputs.registry.index import kind_at
from detente.estimates import Estimate

_WORTH = "counted on the scale on which all issues together are worth 1 to a party"
_COUNTED: Final[dict[str, str]] = {
    "worth": _WORTH,
    "worth a month": _WORTH,
    "balance a month": "counted on the scale of the balance, which runs from 0 to 1",
    "months": "counted in months",
    "share a month": "a share: 0.01 is one in a hundred",
}
"""What a number of each unit is counted in."""
_PRICE = "counted from 0 to 1, where 1 is the most that a mediator would bear"


def check_scale(desk: Desk) -> None:
    """Advise on numbers that look like money, points or per cent: they are taken as they stand."""
    parties = desk.dossier.parties.values()
    if any(party.wants is not None and party.wants.scale == "native" for party in parties):
        return  # other tools' profiles bring a scale of their own
    _worths(desk)
    for path, thing, _ in walk(desk.dossier, (), covered=True):
        kind = kind_at(path) if isinstance(thing, Estimate) else None
        if kind is not None and abs(thing.centre) > kind.odd_beyond:
            counted = _COUNTED[kind.field.unit] if kind.field and kind.field.unit else _PRICE
            desk.add(
                "odd-scale",
                path,
                f"{dotted(path)} is {thing.centre:.6g}, which is more than "
                f"{kind.odd_beyond:g}; it is {counted}.",
                "Write it on that scale, or leave it if it is meant so.",
            )


def _worths(desk: Desk) -> None:
    """Advise where one worth of an issue is in per cent, or off the 0 to 1 of the others."""
    for id, party in desk.dossier.parties.items():
        for issue, worth in (party.wants.worth if party.wants else {}).items():
            likeliest = {option: abs(stated.centre) for option, stated in worth.options.items()}
            if not any(0 < value <= 1 for value in likeliest.values()):
                continue  # all on a scale of their own, as 0 to 100
            for option, stated in worth.options.items():
                if stated.low < 0 or stated.high > 1:
                    per_cent = likeliest[option] > 10
                    desk.add(
                        "odd-scale",
                        ("parties", id, "wants", "worth", issue, option),
                        f'of "{issue}", "{option}" is worth {stated} to "{id}", off the scale of 0 '
                        "to 1 of the others: the worst counts as 0, the best as 1.",
                        f"Write {likeliest[option]:.6g} % if per cent is meant; else leave it."
                        if per_cent
                        else "Write it between 0 and 1, or leave it if it is meant so.",
                    )
