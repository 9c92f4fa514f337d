"""What the mediator can do: levers in groups that the sampling tells apart, and their price."""

from __future__ import annotations

from dataclasses import dataclass

from detente.results import Study
from detente.wording import names
from detente.wording.first.row import Row
from detente.wording.levers import (
    HOLD,
    against,
    deal_by,
    lead,
    lever_name,
    price,
)
from detente.wording.numbers import Figure, Part, Sentence
from detente.wording.phrases import short

_TIGHTER = (
    (60, 9, True),
    (40, 9, True),
    (26, 9, True),
    (60, 0, True),
    (40, 0, True),
    (26, 0, True),
    (60, 0, False),
    (26, 0, False),
    (26, 9, False),
    (20, 9, False),
    (20, 2, False),
    (14, 1, False),
)
"""Ways to say the groups, each in fewer letters than the one before."""
_ROOMY = 8
"""So many of them come before the price is said by its first clause alone."""
QUESTION = "What the mediator can do"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverLine:
    """One lever: the chance of a deal, points against holding course, the price, who pays it."""

    name: str
    chance: Figure
    against: Figure | None
    price: str
    first: bool


def lever_lines(study: Study) -> tuple[LeverLine, ...]:
    """The levers, the best group first; ``first`` marks where a group begins."""
    table = study.levers
    last = table.dates[-1]
    return tuple(
        LeverLine(
            name=lever_name(study, id),
            chance=deal_by(study, id, last),
            against=against(study, id),
            price=price(study, id),
            first=id == group[0],
        )
        for group in table.groups
        for id in group
    )


def levers_row(study: Study) -> Row | None:
    """The groups in a row, with figures, and the price of the first; None without a lever."""
    groups = study.levers.groups
    if not groups or not study.levers.dates:
        return None
    bare = [_groups(study, *how) for how in _TIGHTER]
    cost = _price_of_first(study)
    halves = bare[:_ROOMY], bare[_ROOMY:]
    priced = [(*form, words) for half in halves for words in cost for form in half]
    return Row(question=QUESTION, label="The mediator can", says=((*priced, *bare),))


def _groups(study: Study, most: int, named: int, every: bool) -> Sentence:
    """A ≈ B 27 % (1–61) > C 26 % …: the figure of a group is that of the lever named first.

    ``most`` letters a name, ``named`` levers a group, and a figure for every group, or for the
    first and the course held alone. With none ``named`` the groups between those two are
    counted, of the second the course held alone is named, and of the first all if ``every``.
    """
    last = study.levers.dates[-1]
    parts: list[Part] = [f"By {names.day(last, short=True)}: "]
    said, between = "", 0
    for place, group in enumerate(study.levers.groups):
        if place and not named and HOLD not in group:
            between += len(group)
            continue
        order = _order(group, hold_first=bool(place) and not named)
        parts += [f" > {between} more"] if between else []
        figure = every or not named or not place or HOLD in group
        parts.append(_ahead(study, said if figure else "", order[0]) if place else "")
        whole = len(order) if every and not place else 1
        parts.append(_several(study, order, most, named or whole))
        if figure:
            parts += [" ", deal_by(study, order[0], last)]
            said, between = order[0], 0
    parts += [f" > {between} more"] if between else []
    return (*parts, "" if str(parts[-1]).endswith("…") else ".")


def _order(group: tuple[str, ...], *, hold_first: bool) -> tuple[str, ...]:
    """A group in its order, or the course held first, where that alone is to be named of it."""
    if not hold_first:
        return group
    return tuple(sorted(group, key=lambda id: id != HOLD))


def _several(study: Study, order: tuple[str, ...], most: int, named: int) -> str:
    told = [short(lever_name(study, id), most) for id in order[:named]]
    more = len(order) - len(told)
    return " ≈ ".join(told) + (f" ≈ {more} more" if more else "")


def _ahead(study: Study, ahead: str, behind: str) -> str:
    """What stands between two groups; where both print the same figure, the lead itself too."""
    day = study.levers.dates[-1]
    alike = ahead and deal_by(study, ahead, day).text == deal_by(study, behind, day).text
    return f" > by {lead(study, ahead, behind)} " if alike else " > "


def _price_of_first(study: Study) -> tuple[str, ...]:
    """The price of the lever that leads, whole, then by its first clause; empty without one."""
    first = next((id for id in study.levers.groups[0] if id != HOLD), "")
    words = price(study, first)
    if not words:
        return ()
    if not study.dossier.levers[first].price:
        bare = words.partition(" of the most ")[0]
        return f" Price: {words}.", f" Price: {bare}, where 1 is the most."
    clauses = (short(words, most) for most in (76, 60, 44))
    forms = (words, *(form for form in clauses if words.startswith(form[:-1])))
    told = (f" Price: {form}{'' if form.endswith('…') else '.'}" for form in forms)
    return tuple(dict.fromkeys(told))
