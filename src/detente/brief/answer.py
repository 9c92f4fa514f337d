"""The ten-line answer: the same sentences on the page and in the terminal."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

import numpy as np

from detente.brief import names
from detente.brief.numbers import Figure, Sentence, percent, plain, points, share
from detente.brief.sections.levers import lever_name, price
from detente.brief.sections.openings import line_label
from detente.forecasting.words import word
from detente.workbench import Study

WIDTH, MARGIN = 108, 23


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question and its answer."""

    question: str
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverLine:
    """One lever in the answer."""

    name: str
    chance: Figure
    against: str
    price: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a minister reads first."""

    title: str
    as_of: str
    run: str
    rows: tuple[Row, ...]
    levers_by: str
    levers: tuple[LeverLine, ...]
    doubt: Row


def answer(study: Study) -> Answer:
    """The answer of a study."""
    dossier = study.dossier
    last = study.levers.dates[-1] if study.levers.dates else None
    return Answer(
        title=dossier.title,
        as_of=names.day(dossier.date),
        run=f"{study.settings.draws:,} draws, seed {study.seed}",
        rows=(
            Row(question="Is there a deal?", sentence=_deal(study)),
            Row(question="What shuts the zone", sentence=_shuts(study)),
            Row(question="What would open it", sentence=_opens(study)),
            Row(question="When", sentence=_when(study)),
        ),
        levers_by=names.day(last) if last else "",
        levers=_levers(study),
        doubt=Row(question="What would change our mind", sentence=_doubt(study)),
    )


def answer_lines(study: Study, *, file: str | None = None) -> list[str]:
    """The answer as lines of text for a terminal.

    Parameters
    ----------
    study : Study
    file : str, optional
        Where the brief was written, named in the last line.
    """
    found = answer(study)
    head = f"{found.title}, as of {found.as_of}"
    lines = [f"{head}{found.run:>{max(len(found.run) + 2, WIDTH - len(head))}}"]
    for row in found.rows:
        lines += _wrapped(row.question, plain(row.sentence))
    lines += _lever_lines(found)
    lines += _wrapped(found.doubt.question, plain(found.doubt.sentence))
    if file:
        lines += _wrapped(
            "Brief:", f"{file}. Every figure leads to its source or assumption there."
        )
    return [line.replace("\u00a0", " ") for line in lines]


def _wrapped(label: str, text: str) -> list[str]:
    first = f"{label:<{MARGIN}}" if len(label) < MARGIN else f"{label}  "
    return textwrap.wrap(
        text,
        width=WIDTH,
        initial_indent=first,
        subsequent_indent=" " * MARGIN,
        break_long_words=False,
    ) or [first.rstrip()]


def _lever_lines(found: Answer) -> list[str]:
    if not found.levers:
        return []
    by = f", chance of a deal by {found.levers_by}" if found.levers_by else ""
    lines = [f"What the mediator can do{by}, and its price"]
    wide = max(len(lever.name) for lever in found.levers)
    figures = [f"{lever.chance} {lever.against}".rstrip() for lever in found.levers]
    most = max(len(figure) for figure in figures)
    for lever, figure in zip(found.levers, figures, strict=True):
        start = f"  {lever.name:<{wide}}  {figure:<{most}}  "
        lines += textwrap.wrap(
            lever.price or "no price named",
            width=max(WIDTH, len(start) + 30),
            initial_indent=start,
            subsequent_indent=" " * len(start),
        )
    return lines


def _deal(study: Study) -> Sentence:
    chance = study.deals.chance
    said = percent(chance, "#basis-zone")
    ranged = Figure(text=said.text, range=f"90\u00a0% range {said.range}", href=said.href)
    parts: list[object] = [f"{word(chance.value).capitalize()}: ", ranged, "."]
    summary = study.deals.summaries.get("nash")
    if summary and summary.package:
        parts.append(" If so: ")
        for place, issue in enumerate(_stakes(study)[:3]):
            option = summary.package[issue]
            parts += [
                "; " if place else "",
                f"{names.issue(study.dossier, issue)}: "
                f"{names.option(study.dossier, issue, option)}, in ",
                share(summary.shares[issue][option], "#basis-solutions"),
                " of zones" if not place else "",
            ]
        parts.append(".")
    return tuple(parts)  # type: ignore[arg-type]


def _stakes(study: Study) -> list[str]:
    """Issues by how much of the parties' worth turns on them, largest first."""
    worlds = study.deals.worlds
    turns = np.ptp(worlds.value, axis=3).mean(axis=0).sum(axis=0)
    return [worlds.issues[k] for k in np.argsort(-turns, kind="stable")]


def _shuts(study: Study) -> Sentence:
    lines = sorted(study.deals.gap.binding_lines.items(), key=lambda item: -item[1])
    lines = [item for item in lines if item[1] >= 0.005]
    if not lines:
        return ("No single red line: in draws without a zone the no-deal values leave no room.",)
    parts: list[object] = []
    for place, (name, value) in enumerate(lines[:2]):
        parts += [
            " " if place else "",
            f"{line_label(study, name)}: giving way alone would open ",
            share(value, "#basis-gap"),
            " of draws without a zone.",
        ]
    return tuple(parts)  # type: ignore[arg-type]


def _opens(study: Study) -> Sentence:
    rises = [opening for opening in study.deals.openings if opening.rise >= 0.005][:3]
    if not rises:
        return ("Nothing that was tried raises the chance of a zone by a point.",)
    parts: list[object] = []
    for place, opening in enumerate(rises):
        parts += [
            " " if place else "",
            f"{opening.label}: ",
            percent(opening.after, "#basis-openings"),
            f", {points(opening.rise)} points.",
        ]
    return tuple(parts)  # type: ignore[arg-type]


def _when(study: Study) -> Sentence:
    forecast = study.forecast
    if not forecast.dates:
        return ("No date of interest lies ahead.",)
    parts: list[object] = []
    shown = forecast.dates if len(forecast.dates) < 3 else (forecast.dates[0], forecast.dates[-1])
    for place, at in enumerate(shown):
        event = f"A {forecast.question}" if not place else "; by"
        event = event if place else f"{_capital(forecast.question)} by"
        parts += [
            f"{event} {names.day(at.date)}: {at.words}, ",
            percent(at.deal, "#basis-forecast"),
        ]
    parts.append(".")
    rates = [rate for rate in shown[-1].base_rates if rate.months is not None]
    chosen = [*[r for r in rates if "agreement signed" in r.event][:1],
              *[r for r in rates if "agreement signed" not in r.event][:1]]  # fmt: skip
    for place, rate in enumerate(chosen):
        parts += [
            " Base rates by then: " if not place else "; ",
            f"{rate.class_}, {rate.event}, ",
            percent(_Rate(rate.p, rate.low, rate.high), "#basis-rates"),
        ]
    return tuple([*parts, "."] if chosen else parts)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Rate:
    value: float
    low: float
    high: float


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _levers(study: Study) -> tuple[LeverLine, ...]:
    table = study.levers
    if not table.dates:
        return ()
    last = table.dates[-1]
    hold = table.levers.get("hold-course")
    order = sorted(table.levers, key=lambda id: -table.levers[id].deal_by[last].value)
    lines = []
    for id in order:
        chance = table.levers[id].deal_by[last]
        rise = "" if hold is None or id == "hold-course" else (
            f"{points(chance.value - hold.deal_by[last].value)}"
        )  # fmt: skip
        lines.append(
            LeverLine(
                name=lever_name(study, id),
                chance=percent(chance, "#basis-levers"),
                against=rise,
                price=price(study, id),
            )
        )
    return tuple(lines)


def _doubt(study: Study) -> Sentence:
    shown = study.tornado.swings[:3]
    if not shown:
        return ("No single input moves the chance of a zone.",)
    parts: list[object] = []
    for place, swing in enumerate(shown):
        parts += [
            "; " if place else "",
            f"{swing.label} (",
            share(swing.at_low, f"#input-{swing.name}"),
            " at its low, ",
            share(swing.at_high, f"#input-{swing.name}"),
            " at its high end)",
        ]
    return (*parts, ".")  # type: ignore[return-value,arg-type]
