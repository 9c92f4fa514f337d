"""Is there a deal: the chance of a zone, what each principle picks, and where the drafts lie."""

from __future__ import annotations

import math
from dataclasses import dataclass

from detente.brief.sections.alternatives import AlternativesSection, alternatives_section
from detente.charts.shares import OptionShare
from detente.charts.style import Span
from detente.charts.zone import ZoneMark
from detente.dealspace.chance import Chance
from detente.dealspace.principles import PRINCIPLES
from detente.forecasting.words import range_words, word
from detente.results import Study
from detente.wording import names
from detente.wording.captions import alternative_mark
from detente.wording.first.deal import in_words
from detente.wording.numbers import (
    SPACE,
    Figure,
    RangeLike,
    percent,
    quantity,
    share,
    spread,
    whole,
)
from detente.wording.phrases import capital, going_on
from detente.wording.principles import TOLD

MOSTLY = 0.5
"""In what share of the draws a draft must gain all parties at once for a headline to say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What one principle picks on one issue: the representative option and its share of zones."""

    option: str
    share: Figure
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One issue across the alternatives; ``agreed`` is the range of shares where all agree."""

    issue: str
    today: str
    choices: tuple[Choice, ...]
    agreed: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gains:
    """One party's gain across the alternatives."""

    party: str
    gains: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSection:
    """The zone in words, as marks for the picture, and its alternatives side by side."""

    chance: Figure
    word: str
    go: str
    going: str
    range_words: str
    signed_not_kept: Figure
    exact: bool
    some: bool
    certain: bool
    titles: tuple[str, ...]
    meanings: tuple[str, ...]
    lines: tuple[Line, ...]
    gains: tuple[Gains, ...]
    fairness: tuple[Figure, ...]
    alternatives: AlternativesSection
    marks: tuple[ZoneMark, ...]
    sides: tuple[str, str]
    required: tuple[str, ...]
    gaining: tuple[int, int]
    shares: tuple[OptionShare, ...]


def zone_section(study: Study) -> ZoneSection:
    """The section, empty of alternatives where no draw has a zone."""
    deals, dossier = study.deals, study.dossier
    shown = [p for p in TOLD if p in deals.summaries and deals.summaries[p].package]
    first, second = sides(study)
    return ZoneSection(
        chance=percent(deals.chance, "#basis-zone", fact="zone"),
        word=in_words(deals.chance.value),
        go=going_on(dossier).go,
        going=going_on(dossier).going,
        range_words=_over_its_range(deals.chance),
        signed_not_kept=percent(deals.signed_not_kept, "#basis-zone", fact="signed-not-kept"),
        exact=deals.zone.exact,
        some=bool(shown),
        certain=deals.closer.certain,
        titles=tuple(capital(PRINCIPLES[p].called) for p in shown),
        meanings=tuple(TOLD[p].meaning for p in shown),
        lines=_lines(study, shown),
        gains=_gains(study, shown),
        fairness=tuple(quantity(deals.summaries[p].fairness, "#basis-solutions") for p in shown),
        alternatives=alternatives_section(study),
        marks=_marks(study, (first, second)),
        sides=(names.party(dossier, first), names.party(dossier, second)),
        required=tuple(names.party(dossier, party) for party in deals.space.parties),
        gaining=_gaining(study),
        shares=_shares(study, shown[0]) if shown else (),
    )


def _over_its_range(chance: Chance) -> str:
    """The words for the ends of a range; empty where they say no more than the chance's own."""
    found = range_words(chance.low, chance.high)
    return "" if found == word(chance.value) else found


def sides(study: Study) -> tuple[str, str]:
    """The two parties on the axes: the sides of the war, else the first two a deal needs."""
    required = study.deals.space.parties
    war = study.dossier.war
    if war is not None and all(side in required for side in war.sides):
        return war.sides
    return required[0], required[min(1, len(required) - 1)]


def _lines(study: Study, shown: list[str]) -> tuple[Line, ...]:
    dossier, summaries = study.dossier, study.deals.summaries
    lines = []
    for issue, record in dossier.issues.items():
        picks = [summaries[p].package.get(issue) for p in shown]
        if not any(picks):
            continue
        lines.append(
            Line(
                issue=record.name,
                today=names.option(dossier, issue, record.today),
                choices=tuple(
                    Choice(
                        option=names.option(dossier, issue, pick),
                        share=share(
                            summaries[p].shares[issue].get(pick or "", 0.0),
                            "#basis-solutions",
                            error=summaries[p].errors.get(issue, {}).get(pick or "", math.nan),
                        ),
                        differs=pick != picks[0],
                    )
                    for p, pick in zip(shown, picks, strict=True)
                ),
                agreed=_agreed(study, shown, issue),
            )
        )
    return tuple(lines)


def _agreed(study: Study, shown: list[str], issue: str) -> Figure | None:
    """The shares of an answer that every principle picks, as one figure."""
    picks = [study.deals.summaries[p] for p in shown]
    answers = {pick.package[issue] for pick in picks}
    if len(answers) > 1:
        return None
    shares = sorted(pick.shares[issue][pick.package[issue]] for pick in picks)
    return Figure(text=f"{spread(shares[0], shares[-1])}{SPACE}%", href="#basis-solutions")


def _gains(study: Study, shown: list[str]) -> tuple[Gains, ...]:
    summaries = study.deals.summaries
    return tuple(
        Gains(
            party=names.party(study.dossier, party),
            gains=tuple(
                quantity(summaries[p].gain[party], "#basis-solutions", signed=True) for p in shown
            ),
        )
        for party in study.deals.space.parties
    )


def _marks(study: Study, sides: tuple[str, str]) -> tuple[ZoneMark, ...]:
    found = [
        ZoneMark(
            label=alternative_mark(n, one.inside),
            kind="solution",
            x=span(one.gain[sides[0]]),
            y=span(one.gain[sides[1]]),
        )
        for n, one in enumerate(study.deals.closer.alternatives, start=1)
    ]
    for id, score in study.deals.drafts.items():
        points = study.dossier.drafts[id].points.values()
        if any(points) and all(side in score.gain for side in sides):
            x, y = (span(score.gain[side]) for side in sides)
            name = study.dossier.drafts[id].name
            found.append(ZoneMark(label=f"Draft: {name}", kind="draft", x=x, y=y))
    return tuple(mark for mark in found if mark.x.middle == mark.x.middle)


def _gaining(study: Study) -> tuple[int, int]:
    """How many drafts gain every required party at once more often than not, of how many known."""
    known = [
        score
        for id, score in study.deals.drafts.items()
        if any(study.dossier.drafts[id].points.values())
    ]
    return sum(score.gains_all >= MOSTLY for score in known), len(known)


def span(value: RangeLike) -> Span:
    """A quantity as the charts take it."""
    return Span(middle=value.median, low=value.low, high=value.high)


def _shares(study: Study, principle: str) -> tuple[OptionShare, ...]:
    dossier, shares = study.dossier, study.deals.summaries[principle].shares
    return tuple(
        OptionShare(
            issue=issue,
            name=names.issue(dossier, issue),
            option=names.option(dossier, issue, option),
            share=value,
            said=f"{whole(value)}{SPACE}%",
        )
        for issue in dossier.issues
        if issue in shares
        for option, value in shares[issue].items()
        if value > 0
    )
