"""What the mediator can do, side by side, each with its price."""

from __future__ import annotations

from dataclasses import dataclass

from detente.charts.levers import LeverMark
from detente.charts.steps import StepMark
from detente.charts.style import Span
from detente.levers.losses import Losses
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
    narrow_leads,
    payer,
    price,
)
from detente.wording.numbers import SPACE, Figure, Link, percent, quantity, share


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
    the figures that stand under ``heads``.
    """

    marks: tuple[StepMark, ...]
    most: str
    zone: str
    signed: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


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
    steps = [(LOSSES[one.name][1], one.value, False) for one in held.to_signed]
    marks = [
        (LOST_WHOLES[0], held.zone.value, True),
        *(one for one in steps if one[1]),
        (LOST_WHOLES[1], held.signed.value, True),
        *((LOSSES[one.name][1], one.value, False) for one in held.to_kept),
        (LOST_WHOLES[2], held.kept.value, True),
    ]
    least = min(held.to_signed[1:], key=lambda one: one.value)
    return LostSection(
        marks=tuple(
            StepMark(label=label, value=value, whole=whole, said=_points(value, whole))
            for label, value, whole in marks
        ),
        most=LOSSES[least.name][1],
        zone=_points(held.zone.value, True),
        signed=_points(held.signed.value, True),
        heads=("Lever", *(LOSSES[n][1] if n in LOSSES else n for n in _names(held))),
        rows=tuple((lever_name(study, id), *_figures(study.losses[id])) for id in order),
    )


def _names(one: Losses) -> tuple[str, ...]:
    parts = (part.name for part in one.to_signed)
    return (LOST_WHOLES[0], *parts, LOST_WHOLES[1], *(p.name for p in one.to_kept), LOST_WHOLES[2])


def _figures(one: Losses) -> tuple[str, ...]:
    parts = (_points(part.value, False) for part in one.to_signed)
    after = (_points(part.value, False) for part in one.to_kept)
    wholes = (_points(whole.value, True) for whole in (one.zone, one.signed, one.kept))
    zone, signed, kept = wholes
    return (zone, *parts, signed, *after, kept)


def _points(value: float, whole: bool) -> str:
    """A chance in per cent, or a step of one in points with its sign; a part of a point is told."""
    text = f"{100 * value:.1f}" if whole else f"{100 * value:+.1f}".replace("-", "−")
    return f"{text}{SPACE}%" if whole else text


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
