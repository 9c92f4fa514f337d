"""What would change our mind: inputs that move the answer most, answers the model missed."""

from __future__ import annotations

from dataclasses import dataclass

from detente.brief import names
from detente.brief.numbers import Figure, Link, percent, share
from detente.brief.standwords import stance_words
from detente.charts.tornado import Swing
from detente.results import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingRow:
    """One input: the chance of a zone at its low and at its high end, and what it rests on."""

    label: str
    at_low: Figure
    at_high: Figure
    links: tuple[Link, ...]
    default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Surprise:
    """One answer on record, and the chance that the model gave to it."""

    party: str
    draft: str
    stance: str
    day: str
    chance: Figure
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtSection:
    """The tornado, in words and as marks, and the answers on record."""

    rows: tuple[SwingRow, ...]
    swings: tuple[Swing, ...]
    now: float
    chance: Figure
    screened: int
    answers: tuple[Surprise, ...]


def doubt_section(study: Study) -> DoubtSection:
    """The section."""
    rests = {entry.name: entry for entry in study.deals.worlds.inputs.inputs}
    found = [s for n, s in enumerate(study.tornado.swings) if n < 3 or s.width >= 0.01]
    return DoubtSection(
        rows=tuple(
            SwingRow(
                label=swing.label,
                at_low=share(swing.at_low, f"#input-{swing.name}"),
                at_high=share(swing.at_high, f"#input-{swing.name}"),
                links=names.reasons(study.dossier, rests[swing.name].why)
                if swing.name in rests
                else (),
                default=swing.name in rests and rests[swing.name].default,
            )
            for swing in found
        ),
        swings=tuple(Swing(label=s.label, at_low=s.at_low, at_high=s.at_high) for s in found),
        now=study.deals.chance.value,
        chance=percent(study.deals.chance, "#basis-zone"),
        screened=study.tornado.screened,
        answers=_answers(study),
    )


def _answers(study: Study) -> tuple[Surprise, ...]:
    drafts = study.dossier.drafts
    return tuple(
        Surprise(
            party=names.party(study.dossier, a.party),
            draft=drafts[a.draft].name if a.draft in drafts else a.draft,
            stance=stance_words(a.stance),
            day=names.when(a.date, short=True),
            chance=percent(a.chance, "#basis-answers"),
            value=a.chance.value,
        )
        for a in study.answers
    )
