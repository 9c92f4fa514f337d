"""What shuts the zone, and what would open it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.brief import names
from detente.brief.dealwords import quarrel_words, telling, way_words
from detente.brief.numbers import Figure, Sentence, percent, points, quantity, share
from detente.brief.phrases import line_words
from detente.charts.levers import LeverMark
from detente.charts.style import Span
from detente.levers.openings import Opening
from detente.results import Study

_KINDS = {
    "lever": "a lever at full strength",
    "line": "a red line bought off",
    "no-deal": "going on, worth less",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """One thing that shuts the zone: the share of zoneless draws that it alone would open."""

    label: str
    share: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """One thing that would open the zone."""

    label: str
    kind: str
    after: Figure
    rise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningsSection:
    """What stands in the way and what would change it."""

    lines: tuple[Shut, ...]
    issues: tuple[Shut, ...]
    together: tuple[Shut, ...]
    total: Figure | None
    single: tuple[tuple[str, Figure, Figure], ...]
    before: Figure
    opens: tuple[Open, ...]
    marks: tuple[LeverMark, ...]
    quarrels: tuple[Shut, ...]
    looked_at: int
    certain: bool
    ways: tuple[Sentence, ...]


def openings_section(study: Study) -> OpeningsSection:
    """The section; empty lists where every draw has a zone."""
    deals, gap = study.deals, study.deals.gap
    tried = [one for one in deals.openings if one.kind == "lever" or one.rise > 0.0]
    shown = tuple(tried[:8])
    return OpeningsSection(
        lines=_largest({line_label(study, k): v for k, v in gap.binding_lines.items()}),
        issues=_largest({names.issue(study.dossier, k): v for k, v in gap.binding_issues.items()}),
        together=_together(study),
        total=quantity(gap.total, "#basis-gap") if gap.total.median == gap.total.median else None,
        single=tuple(
            (
                names.party(study.dossier, party),
                quantity(value, "#basis-gap"),
                share(gap.single_share[party], "#basis-gap"),
            )
            for party, value in gap.single.items()
            if value.median == value.median
        ),
        before=percent(deals.chance, "#basis-zone"),
        opens=tuple(
            Open(
                label=opening_words(study, opening),
                kind=_KINDS.get(opening.kind, opening.kind),
                after=percent(opening.after, "#basis-openings"),
                rise=points(opening.rise),
            )
            for opening in shown
        ),
        marks=_marks(study, shown),
        quarrels=_quarrels(study),
        looked_at=deals.closer.conflicts.rows,
        certain=deals.closer.certain,
        ways=tuple(
            way_words(study.dossier, deals.worlds, way, "#basis-gap", sure=deals.closer.certain)
            for way in deals.closer.ways[:3]
        ),
    )


def opening_words(study: Study, opening: Opening) -> str:
    """What is changed, in words."""
    if opening.kind != "line":
        return opening.label
    return f"{line_words(study, opening.name)}, if a price could move it"


def line_label(study: Study, name: str) -> str:
    """A red line in words, by its name in the worlds."""
    return next((line.label for line in study.deals.worlds.lines if line.name == name), name)


def _quarrels(study: Study, most: int = 3) -> tuple[Shut, ...]:
    """What together forbids a deal, where it does so in more than one of the draws looked at."""
    found = study.deals.closer.conflicts
    return tuple(
        Shut(
            label=quarrel_words(study.dossier, study.deals.worlds, one),
            share=share(one.share, "#basis-gap"),
        )
        for one in telling(found)[:most]
    )


def _largest(shares: dict[str, float], most: int = 6) -> tuple[Shut, ...]:
    ordered = sorted(shares.items(), key=lambda item: -item[1])
    return tuple(
        Shut(label=label, share=share(value, "#basis-gap"))
        for label, value in ordered[:most]
        if value >= 0.005
    )


def _together(study: Study) -> tuple[Shut, ...]:
    """The sets of red lines that are, most often, the fewest to give way."""
    found = {
        names.listed(line_label(study, line) for line in lines): value
        for lines, value in study.deals.gap.lines
        if len(lines) > 1
    }
    return _largest(found, most=3)


def _marks(study: Study, shown: tuple[Opening, ...]) -> tuple[LeverMark, ...]:
    chance = study.deals.chance
    name = "Chance of a zone"
    as_it_is = Span(middle=chance.value, low=chance.low, high=chance.high)
    return (
        LeverMark(label="As it is", price="", by_date=((name, as_it_is),), reference=True),
        *(
            LeverMark(
                label=opening_words(study, o),
                price=f"{points(o.rise)} points",
                by_date=((name, Span(middle=o.after.value, low=o.after.low, high=o.after.high)),),
            )
            for o in shown
        ),
    )
