"""What the mediator can do, side by side, each with its price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.charts.levers import LeverMark
from detente.charts.steps import StepMark
from detente.charts.style import Span
from detente.dealspace.chance import Chance
from detente.levers.losses import NOT_KEPT, Loss, Losses
from detente.results import Study
from detente.wording import names
from detente.wording.levers import (
    HOLD,
    LOSSES,
    LOST_WHOLES,
    against,
    cost,
    deal_by,
    give_or_take,
    lever_name,
    lever_order,
    lost_figure,
    narrow_leads,
    payer,
    price,
)
from detente.wording.numbers import Figure, Link, Part, percent, quantity, share


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverRow:
    """One lever: what it brings by each date, and what it costs; ``rank`` is its group's."""

    id: str
    name: str
    rank: int
    by: str
    source: str
    deals: tuple[Figure, ...]
    against: Figure | None
    kept: Figure
    durability: Figure
    gains: tuple[tuple[str, Figure], ...]
    months_of_war: Figure | None
    cost: Figure
    payer: str
    price: str
    regret: Figure
    best: Figure
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostSection:
    """From the chance of a zone to that of a deal which is kept: drawn of one lever, told of all.

    ``most`` is what most is lost by between a zone and a deal, in words; ``rows`` have a lever, and
    the figures that stand under ``heads``, each give or take twice its error.
    """

    marks: tuple[StepMark, ...]
    most: str
    zone: str
    signed: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeversSection:
    """Levers in groups that the sampling tells apart, the best first."""

    dates: tuple[str, ...]
    rows: tuple[LeverRow, ...]
    marks: tuple[LeverMark, ...]
    groups: tuple[tuple[str, ...], ...]
    narrow_leads: tuple[str, ...]
    lost: LostSection
    error: str
    holding: bool


def levers_section(study: Study) -> LeversSection:
    """The section."""
    table, order = study.levers, lever_order(study)
    errors = [one.error for one in table.against.values() if one.error == one.error]
    return LeversSection(
        dates=tuple(names.day(day) for day in table.dates),
        rows=tuple(_row(study, id) for id in order),
        marks=tuple(_mark(study, id) for id in order),
        groups=tuple(tuple(lever_name(study, id) for id in group) for group in table.groups),
        narrow_leads=narrow_leads(study),
        lost=_lost(study, order),
        error=give_or_take(max(errors)) if errors else "",
        holding=HOLD in table.levers,
    )


def _lost(study: Study, order: list[str]) -> LostSection:
    """What is lost on the way, of the course held; and in figures of every lever."""
    held = study.losses[HOLD]
    least = min(held.to_signed[1:], key=lambda one: one.value)
    return LostSection(
        marks=tuple(
            StepMark(
                label=words,
                value=one.value,
                whole=name in LOST_WHOLES,
                said=str(lost_figure(one, whole=name in LOST_WHOLES)),
                error=0.0 if one.error != one.error else one.error,
            )
            for name, words, one in _way(held)
            if one.value or name in (*LOST_WHOLES, NOT_KEPT)
        ),
        most=LOSSES[least.name][1],
        zone=str(lost_figure(held.zone, whole=True)),
        signed=str(lost_figure(held.signed, whole=True)),
        heads=("Lever", *(words for _, words, _ in _way(held))),
        rows=tuple((lever_name(study, id), *_figures(study.losses[id])) for id in order),
    )


def _way(one: Losses) -> Iterator[tuple[str, str, Chance | Loss]]:
    """From the zone to what is signed to what is kept: wholes, and the parts between them."""
    zone, signed, kept = LOST_WHOLES
    yield zone, zone, one.zone
    yield from ((part.name, LOSSES[part.name][1], part) for part in one.to_signed)
    yield signed, signed, one.signed
    yield from ((part.name, LOSSES[part.name][1], part) for part in one.to_kept)
    yield kept, kept, one.kept


def _figures(one: Losses) -> Iterator[Figure]:
    return (lost_figure(part, whole=name in LOST_WHOLES) for name, _, part in _way(one))


def _row(study: Study, id: str) -> LeverRow:
    result, known = study.levers.levers[id], study.dossier.levers.get(id)
    months = result.months_of_war
    return LeverRow(
        id=id,
        name=lever_name(study, id),
        rank=next(n for n, group in enumerate(study.levers.groups, start=1) if id in group),
        by=names.party(study.dossier, known.by) if known and known.by else "",
        source=(known.source or "") if known else "",
        deals=tuple(deal_by(study, id, day) for day in study.levers.dates),
        against=against(study, id),
        kept=percent(result.kept, "#basis-levers", fact=f"kept:{id}"),
        durability=quantity(result.durability, "#basis-levers"),
        gains=tuple(
            (names.party(study.dossier, p), quantity(g, "#basis-levers", signed=True))
            for p, g in result.gain.items()
        ),
        months_of_war=None if months is None else quantity(months, "#basis-levers", digits=0),
        cost=cost(study, id) or Figure(text="not stated"),
        payer=payer(study, id),
        price=price(study, id),
        regret=quantity(result.regret, "#basis-levers"),
        best=share(result.best, "#basis-levers", fact=f"best:{id}"),
        links=names.reasons(study.dossier, known.why) if known else (),
    )


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
