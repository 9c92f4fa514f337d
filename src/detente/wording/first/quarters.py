"""A table of four: the chance of a deal by halves of the two inputs that matter most."""

from __future__ import annotations

from dataclasses import dataclass

from detente.levers.quarters import Quarters
from detente.results import Study
from detente.wording.first.mind import swing_ends
from detente.wording.inputs import Ends
from detente.wording.numbers import Figure, percent


@dataclass(frozen=True, slots=True, kw_only=True)
class FourSection:
    """Rows by the ends of the one input, columns by those of the other."""

    first: str
    second: str
    heads: tuple[str, str]
    rows: tuple[tuple[str, tuple[Figure, Figure]], ...]


def four_section(study: Study) -> FourSection | None:
    """The table; None where no two inputs move the chance."""
    found = study.quarters
    known = {swing.name for swing in study.tornado.swings}
    if found is None or not {found.first, found.second} <= known:
        return None
    first, second = _ends(study, found.first), _ends(study, found.second)
    down, across = ((1, 0) if one.flipped else (0, 1) for one in (first, second))
    return FourSection(
        first=first.topic,
        second=second.topic,
        heads=(second.first, second.second),
        rows=tuple(
            (words, (_cell(found, i, across[0]), _cell(found, i, across[1])))
            for words, i in zip((first.first, first.second), down, strict=True)
        ),
    )


def _ends(study: Study, name: str) -> Ends:
    swing = next(swing for swing in study.tornado.swings if swing.name == name)
    return swing_ends(study, swing)


def _cell(found: Quarters, i: int, j: int) -> Figure:
    return percent(found.chances[i][j], "#basis-zone", fact=f"quarter:{i}:{j}")
