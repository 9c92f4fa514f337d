"""What the mediator can do, side by side, each with its price."""

from __future__ import annotations

from dataclasses import dataclass

from detente.brief import names
from detente.brief.numbers import Figure, Link, percent, points, quantity, share
from detente.charts.levers import LeverMark
from detente.charts.style import Span
from detente.levers.differences import Difference
from detente.results import Study

HOLD = "hold-course"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverRow:
    """One lever: what it brings by each date, and what it costs."""

    id: str
    name: str
    by: str
    source: str
    deals: tuple[Figure, ...]
    more: Figure | None
    kept: Figure
    durability: Figure
    gains: tuple[tuple[str, Figure], ...]
    months_of_war: Figure | None
    cost: Figure
    price: str
    regret: Figure
    best: Figure
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeversSection:
    """Levers in the order of the chance of a deal, best first."""

    dates: tuple[str, ...]
    rows: tuple[LeverRow, ...]
    marks: tuple[LeverMark, ...]
    holding: bool


def levers_section(study: Study) -> LeversSection:
    """The section."""
    table, order = study.levers, lever_order(study)
    return LeversSection(
        dates=tuple(names.day(day) for day in table.dates),
        rows=tuple(_row(study, id) for id in order),
        marks=tuple(_mark(study, id) for id in order),
        holding=HOLD in table.levers,
    )


def lever_order(study: Study) -> list[str]:
    """The levers by the chance of a deal by the last date, the likeliest first."""
    last, levers = study.levers.dates[-1], study.levers.levers
    return sorted(levers, key=lambda id: -levers[id].deal_by[last].value)


def lever_name(study: Study, id: str) -> str:
    """The lever's name; holding course has one even where the dossier does not list it."""
    known = study.dossier.levers.get(id)
    return known.name if known else id.replace("-", " ").capitalize()


def price(study: Study, id: str) -> str:
    """The price in the dossier's words, or the cost it states."""
    known = study.dossier.levers.get(id)
    if known is None:
        return ""
    if not known.price and known.costs is not None:
        return f"a cost of {known.costs} to the mediator"
    return "; ".join(known.price)


def _row(study: Study, id: str) -> LeverRow:
    result, known = study.levers.levers[id], study.dossier.levers.get(id)
    return LeverRow(
        id=id,
        name=lever_name(study, id),
        by=names.party(study.dossier, known.by) if known and known.by else "",
        source=(known.source or "") if known else "",
        deals=tuple(percent(result.deal_by[d], "#basis-levers") for d in study.levers.dates),
        more=_points(study.levers.against.get(id)),
        kept=percent(result.kept, "#basis-levers"),
        durability=quantity(result.durability, "#basis-levers"),
        gains=tuple(
            (names.party(study.dossier, p), quantity(g, "#basis-levers", signed=True))
            for p, g in result.gain.items()
        ),
        months_of_war=(
            quantity(result.months_of_war, "#basis-levers", digits=0)
            if result.months_of_war
            else None
        ),
        cost=quantity(result.cost, f"#input-levers.{id}.costs")
        if known is not None and known.costs is not None
        else Figure(text="not stated"),
        price=price(study, id),
        regret=quantity(result.regret, "#basis-levers"),
        best=share(result.best, "#basis-levers"),
        links=names.reasons(study.dossier, known.why) if known else (),
    )


def _points(against: Difference | None) -> Figure | None:
    """A difference of chances in points, with its range; none for the course held."""
    if against is None:
        return None
    spread = f"{points(against.low)} to {points(against.high)}"
    return Figure(text=points(against.value), range=spread, href="#basis-levers")


def _mark(study: Study, id: str) -> LeverMark:
    result = study.levers.levers[id]
    dates = study.levers.dates
    shown = dates if len(dates) < 3 else (dates[len(dates) // 2 - 1], dates[-1])
    return LeverMark(
        label=lever_name(study, id),
        price=price(study, id),
        by_date=tuple(
            (
                f"by {names.day(d, short=True)}",
                Span(
                    middle=result.deal_by[d].value,
                    low=result.deal_by[d].low,
                    high=result.deal_by[d].high,
                ),
            )
            for d in shown
        ),
        reference=id == HOLD,
    )
