"""What stands in the way of a deal, the main obstacle first, and what would open it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from detente.charts.levers import LeverMark
from detente.charts.style import Span
from detente.dealspace.chance import error_of_share
from detente.levers.openings import Opening
from detente.phrases import listed
from detente.results import Study
from detente.wording import names
from detente.wording.captions import AS_IT_IS, CHANCE_THAT_SUITS
from detente.wording.deals import quarrel_words, telling, way_words
from detente.wording.first.way import (
    LEAST,
    SCALE_SAID,
    in_worth,
    obstacle_share,
    obstacle_words,
    opening_fact,
    opening_words,
)
from detente.wording.numbers import Figure, Sentence, percent, points_between, quantity, rise, share
from detente.wording.phrases import capital, going_on
from detente.wording.stances import line_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """One thing that stands in the way, and in which share of the cases without a deal."""

    label: str
    share: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """One thing that would open the zone."""

    label: str
    figure: Figure
    rise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningsSection:
    """What stands in the way and what would change it."""

    obstacles: tuple[Shut, ...]
    issues: tuple[Shut, ...]
    together: tuple[Shut, ...]
    total: Figure | None
    single: tuple[tuple[str, Figure, Figure], ...]
    before: Figure
    opens: tuple[Open, ...]
    marks: tuple[LeverMark, ...]
    quarrels: tuple[Shut, ...]
    looked_at: int
    measured: int
    certain: bool
    ways: tuple[Sentence, ...]
    going: str
    scale: str


def openings_section(study: Study) -> OpeningsSection:
    """The section; empty lists where every draw has a zone."""
    deals, gap = study.deals, study.deals.gap
    shown = [one for one in deals.openings if one.rise >= LEAST][:8]
    return OpeningsSection(
        obstacles=tuple(
            Shut(
                label=capital(obstacle_words(study, one)),
                share=obstacle_share(one),
            )
            for one in deals.obstacles
            if one.alone >= LEAST
        )[:8],
        issues=_issues(study),
        together=_together(study),
        total=quantity(gap.total, "#basis-gap") if gap.total.median == gap.total.median else None,
        single=tuple(
            (
                names.said_party(study.dossier, party),
                quantity(value, "#basis-gap"),
                share(
                    gap.single_share[party],
                    "#basis-gap",
                    error=gap.single_errors.get(party, math.nan),
                ),
            )
            for party, value in gap.single.items()
            if value.median == value.median
        ),
        before=percent(deals.chance, "#basis-zone", fact="zone"),
        opens=tuple(_open(study, one) for one in shown),
        marks=_marks(study, shown),
        quarrels=_quarrels(study),
        looked_at=deals.closer.conflicts.rows,
        measured=gap.rows,
        certain=deals.closer.certain,
        ways=tuple(
            way_words(study.dossier, deals.worlds, way, "#basis-gap", sure=deals.closer.certain)
            for way in deals.closer.ways[:3]
        ),
        going=going_on(study.dossier).going,
        scale=SCALE_SAID if any(in_worth(one) for one in shown) else "",
    )


def _open(study: Study, one: Opening) -> Open:
    return Open(
        label=opening_words(study, one),
        figure=rise(one.before, one.after, "#basis-openings", fact=opening_fact(one)),
        rise=points_between(one.before.value, one.after.value),
    )


def _quarrels(study: Study, most: int = 3) -> tuple[Shut, ...]:
    """What together forbids a deal, where it does so in more than one of the draws looked at."""
    found = study.deals.closer.conflicts
    return tuple(
        Shut(
            label=quarrel_words(study.dossier, study.deals.worlds, one),
            share=share(one.share, "#basis-gap", error=one.error),
        )
        for one in telling(found)[:most]
    )


def _issues(study: Study) -> tuple[Shut, ...]:
    """The issues that would open a zone if each were settled as every party likes best."""
    gap = study.deals.gap
    said = {issue: names.issue(study.dossier, issue) for issue in gap.binding_issues}
    return _largest(
        {said[issue]: value for issue, value in gap.binding_issues.items()},
        {said[issue]: error for issue, error in gap.binding_issue_errors.items()},
    )


def _largest(
    shares: Mapping[str, float], errors: Mapping[str, float], most: int = 6
) -> tuple[Shut, ...]:
    ordered = sorted(shares.items(), key=lambda item: -item[1])
    return tuple(
        Shut(
            label=label,
            share=share(value, "#basis-gap", error=errors.get(label, math.nan)),
        )
        for label, value in ordered[:most]
        if value >= LEAST
    )


def _together(study: Study) -> tuple[Shut, ...]:
    """The sets of red lines that are, most often, the fewest to give way."""
    found = {
        capital(listed(line_on(study, line) for line in lines)): value
        for lines, value in study.deals.gap.lines
        if len(lines) > 1
    }
    rows = study.deals.gap.rows
    return _largest(found, {k: error_of_share(v, rows) for k, v in found.items()}, most=3)


def _marks(study: Study, shown: list[Opening]) -> tuple[LeverMark, ...]:
    chance = study.deals.chance
    name = CHANCE_THAT_SUITS
    as_it_is = Span(middle=chance.value, low=chance.low, high=chance.high)
    return (
        LeverMark(label=AS_IT_IS, price="", by_date=((name, as_it_is),), reference=True),
        *(
            LeverMark(
                label=opening_words(study, o),
                price=f"{points_between(o.before.value, o.after.value)} points",
                by_date=((name, Span(middle=o.after.value, low=o.after.low, high=o.after.high)),),
            )
            for o in shown
        ),
    )
