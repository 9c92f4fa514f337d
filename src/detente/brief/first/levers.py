"""What the mediator can do: levers in groups that the sampling tells apart, and their price."""

from __future__ import annotations

from dataclasses import dataclass

from detente.brief import names
from detente.brief.first.row import Row
from detente.brief.leverwords import HOLD, against, deal_by, lever_name, price
from detente.brief.numbers import Figure, Part, Sentence
from detente.brief.phrases import short
from detente.results import Study

_TIGHTER = (
    (60, 9, True),
    (60, 9, True),
    (40, 9, True),
    (26, 9, True),
    (26, 9, False),
    (20, 9, False),
    (20, 2, False),
    (14, 1, False),
)
"""Ways to say the groups, each in fewer letters than the one before."""
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
    several = [(*form, cost) for form in bare[:5] if cost] + bare
    return Row(
        question=QUESTION,
        label="The mediator can",
        says=(tuple(several),),
    )


def _groups(study: Study, most: int, named: int, every: bool) -> Sentence:
    """A ≈ B 27 % (1–61) > C 26 % …: the figure of a group is that of the lever named first.

    ``most`` letters a name, ``named`` levers a group, and a figure for every group, or for the
    first and the course held alone.
    """
    last = study.levers.dates[-1]
    parts: list[Part] = [f"By {names.day(last, short=True)}: "]
    groups = study.levers.groups
    for place, group in enumerate(groups):
        parts.append(" > " if place else "")
        several = [short(lever_name(study, id), most) for id in group[:named]]
        more = len(group) - len(several)
        told = " ≈ ".join(several) + (f" ≈ {more} more" if more else "")
        parts.append(told)
        if every or not place or HOLD in group:
            parts += [" ", deal_by(study, group[0], last)]
    return (*parts, "" if str(parts[-1]).endswith("…") else ".")


def _price_of_first(study: Study) -> str:
    """The price of the lever that leads, in few words; empty where none is named."""
    first = next((id for id in study.levers.groups[0] if id != HOLD), "")
    words = price(study, first)
    return f" Price: {short(words, 44)}." if words else ""
