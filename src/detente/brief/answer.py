"""The ten-line answer: the same sentences on the page and in the terminal."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from detente.brief import names
from detente.brief.numbers import (
    SPACE,
    Figure,
    Part,
    Sentence,
    percent,
    plain,
    points,
    rate_figure,
    rise,
    share,
    whole,
)
from detente.brief.phrases import inside, lines_words, short
from detente.brief.sections.levers import HOLD, lever_name, lever_order, price
from detente.forecasting.base_rates import SIGNED, WAR_ENDS, BaseRate
from detente.forecasting.forecast import DateForecast
from detente.forecasting.words import word
from detente.results import Study

WIDTH, MARGIN = 100, 23
_RATES = {SIGNED: "agreements after a first text", WAR_ENDS: "wars this old that ended anyhow"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question and its answer."""

    question: str
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverLine:
    """One lever in the answer: the chance of a deal, points against holding course, the price."""

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
    dates = study.levers.dates
    return Answer(
        title=study.dossier.title,
        as_of=names.day(study.dossier.date),
        run=f"{study.settings.draws:,} draws, seed {study.seed}",
        rows=(
            Row(question="Is there a deal?", sentence=_deal(study)),
            Row(question="What shuts the zone", sentence=_shuts(study)),
            Row(question="What would open it", sentence=_opens(study)),
            Row(question="When", sentence=_when(study)),
        ),
        levers_by=names.day(dates[-1]) if dates else "",
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
        lines.append(f"Brief: {file}   Every figure leads to its source or assumption there.")
    return [line.replace(SPACE, " ") for line in lines]


def _wrapped(label: str, text: str) -> list[str]:
    first = f"{label:<{MARGIN}}" if len(label) < MARGIN else f"{label}   "
    return textwrap.wrap(
        text,
        width=WIDTH,
        initial_indent=first,
        subsequent_indent=" " * MARGIN,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def _lever_lines(found: Answer) -> list[str]:
    if not found.levers:
        return []
    by = f": chance of a deal by {found.levers_by}, points against holding course, price"
    lines = [f"What the mediator can do{by}"]
    called = [short(lever.name) for lever in found.levers]
    figures = [f"{lever.chance} {lever.against}".rstrip() for lever in found.levers]
    wide, most = max(map(len, called)), max(map(len, figures))
    for name, figure, lever in zip(called, figures, found.levers, strict=True):
        start = f"  {name:<{wide}}  {figure:<{most}}  "
        lines.append(start + short(lever.price or "no price named", WIDTH - len(start)))
    return lines


def _joined(several: Iterable[Sentence], between: str = "; ") -> Sentence:
    """Sentences in a row, closed by a full stop."""
    parts: list[Part] = []
    for sentence in several:
        parts += [between, *sentence] if parts else sentence
    return (*parts, ".")


def _deal(study: Study) -> Sentence:
    chance = study.deals.chance
    said = percent(chance, "#basis-zone")
    ranged = Figure(text=said.text, range=f"90{SPACE}% range {said.range}", href=said.href)
    start: Sentence = (f"{_in_words(chance.value)}: ", ranged, ".")
    sure = study.deals.closer.certain
    if sure:
        start = ("Yes; " if chance.value else "No: ", "nothing in the dossier is uncertain.")
    summary = study.deals.summaries.get("nash")
    if summary is None or not summary.package:
        return start
    picks: list[Sentence] = []
    for issue in _stakes(study)[:3]:
        option = summary.package[issue]
        what = inside(study.dossier, short(names.issue(study.dossier, issue), 60))
        answered = f"“{short(names.option(study.dossier, issue, option))}” ({what}, "
        often = share(summary.shares[issue][option], "#basis-solutions")
        picks.append((answered, often, ")" if picks else " of zones)"))
        if sure:
            picks[-1] = (answered.removesuffix(", ") + ")",)
    told = " Largest product of gains: " if sure else " If so, most often "
    return (*start, told, *_joined(picks, ", "))


def _in_words(chance: float) -> str:
    """The word for a chance of a zone; where the directive has none, what the draws say."""
    if whole(chance) == "<1":
        return "In hardly any draw"
    return "In nearly every draw" if whole(chance) == ">99" else word(chance).capitalize()


def _open_everywhere(study: Study) -> bool:
    return bool(np.all(study.deals.zone.exists))


def _stakes(study: Study) -> list[str]:
    """Issues by how much of the parties' worth turns on them, largest first."""
    worlds = study.deals.worlds
    # A party whose leave is needed on some issues only weighs these as if they were all.
    everywhere = [
        i for i in worlds.required if study.dossier.parties[worlds.parties[i]].required_on == ()
    ]
    judges = everywhere or list(worlds.required)
    turns = np.ptp(worlds.value[:, judges], axis=3).mean(axis=0).sum(axis=0)
    return [worlds.issues[k] for k in np.argsort(-turns, kind="stable")]


def _shuts(study: Study) -> Sentence:
    shares = study.deals.gap.binding_lines
    lines = [n for n in sorted(shares, key=lambda n: -shares[n])[:2] if shares[n] >= 0.005]
    if _open_everywhere(study):
        return ("Nothing: every draw has a zone.",)
    if not lines:
        return ("No single red line: where there is no zone, several things shut it at once.",)
    found: list[Sentence] = []
    for name, words in zip(lines, lines_words(study, tuple(lines)), strict=True):
        before, alone = ("", " ") if found else ("Of draws without a zone, ", " alone shuts ")
        found.append((f"{before}{words}{alone}", share(shares[name], "#basis-gap")))
    return _joined(found)


def _opens(study: Study) -> Sentence:
    """What raises the chance of a zone most: red lines that had a price, and levers."""
    rises = [one for one in study.deals.openings[:3] if one.rise >= 0.005]
    if _open_everywhere(study):
        return ("It is open in every draw.",)
    if not rises:
        return ("Nothing that was tried raises the chance of a zone by a point.",)
    lines = [one for one in rises if one.kind == "line"]
    words = dict(zip(lines, lines_words(study, tuple(one.name for one in lines)), strict=True))
    found: list[Sentence] = []
    for one in [*lines, *(one for one in rises if one.kind != "line")]:
        start = "If a price could move it, " if lines and one is lines[0] else ""
        figure = rise(one.before, one.after, "#basis-openings")
        if found:
            figure = percent(one.after, "#basis-openings")
        found.append((f"{start}{words.get(one, f'“{one.label}”')}: ", figure))
    return _joined(found)


def _when(study: Study) -> Sentence:
    dates = study.forecast.dates
    if not dates:
        return ("No date of interest lies ahead.",)
    shown = _telling(dates)
    found: list[Sentence] = [
        (
            f"{'' if place else 'A ' + study.forecast.question + ' '}by {names.day(at.date)}: "
            f"{_word_before(at)}",
            percent(at.deal, "#basis-forecast"),
        )
        for place, at in enumerate(shown)
    ]
    rates = _rates(shown[-1].base_rates)
    if not rates:
        return _joined(found)
    return (*_joined(found), " Base rates by then: ", *_joined(rates))


def _word_before(at: DateForecast) -> str:
    """The word before the figure, unless it says no more than the figure."""
    return "" if whole(at.deal.value) in ("<1", ">99") else f"{at.words}, "


def _telling(dates: tuple[DateForecast, ...]) -> tuple[DateForecast, ...]:
    """Two dates at most: the first that lies some way ahead, and the last."""
    ahead = [at for at in dates if at.months >= 2] or [dates[-1]]
    return (ahead[0], dates[-1]) if ahead[0] is not dates[-1] else (ahead[0],)


def _rates(rates: tuple[BaseRate, ...]) -> list[Sentence]:
    """The first base rate of each dated event, in a few words."""
    first = {rate.event: rate for rate in reversed(rates) if rate.event in _RATES}
    return [
        (f"{words} ", rate_figure(first[event], "#basis-rates"))
        for event, words in _RATES.items()
        if event in first
    ]


def _levers(study: Study) -> tuple[LeverLine, ...]:
    table = study.levers
    last = table.dates[-1]
    held = table.levers.get(HOLD)
    return tuple(
        LeverLine(
            name=lever_name(study, id),
            chance=percent(table.levers[id].deal_by[last], "#basis-levers"),
            against=""
            if held is None or id == HOLD
            else points(table.levers[id].deal_by[last].value - held.deal_by[last].value),
            price=price(study, id),
        )
        for id in lever_order(study)
    )


def _doubt(study: Study) -> Sentence:
    """The widest swings: the chance of a zone from one end of the input to the other."""
    found: list[Sentence] = []
    for swing in study.tornado.swings[:3]:
        if not math.isnan(swing.width):
            label = inside(study.dossier, swing.label) if found else swing.label
            zone = "" if found else "chance of a zone "
            figure = _swing(swing.at_low, swing.at_high, swing.name)
            ends = "" if found else " from its low to its high end"
            found.append((f"{label} ({zone}", figure, f"{ends})"))
    return _joined(found) if found else ("No single input moves the chance of a zone.",)


def _swing(at_low: float, at_high: float, name: str) -> Figure:
    text = f"{whole(at_low)}{SPACE}→{SPACE}{whole(at_high)}{SPACE}%"
    return Figure(text=text, href=f"#input-{name}")
