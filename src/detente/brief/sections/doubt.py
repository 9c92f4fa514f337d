"""What would change our mind: inputs that move the answers, answers the model missed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from detente.charts.tornado import Swing as Bar
from detente.levers.tornado import Swing
from detente.results import Study
from detente.wording import names
from detente.wording.deciding import deciding
from detente.wording.first.mind import confidence_row, ranking_words, swing_ends, swing_figures
from detente.wording.levers import lever_name
from detente.wording.numbers import Figure, Link, percent, plain
from detente.wording.stances import stance_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SwingRow:
    """One input: an answer at its two ends, named in words, and what it rests on."""

    topic: str
    first: str
    second: str
    at_first: Figure
    at_second: Figure
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
    swings: tuple[Bar, ...]
    now: float
    chance: Figure
    screened: int
    forecast: tuple[SwingRow, ...]
    ranking: tuple[str, ...]
    decides: tuple[str, ...]
    confidence: str
    rule: str
    answers: tuple[Surprise, ...]


def _decides(study: Study) -> tuple[str, ...]:
    """Where deals fail and come, where a lead turns round, what knowing is worth."""
    called = {id: lever_name(study, id) for id in study.levers.levers}
    known = study.decides
    found = replace(
        known, shares=known.shares[:4], tipping=known.tipping[:3], knowing=known.knowing[:3]
    )
    return tuple(deciding(found, study.dossier, called))


def doubt_section(study: Study) -> DoubtSection:
    """The section."""
    found = [s for n, s in enumerate(study.tornado.swings) if n < 3 or s.width >= 0.01]
    return DoubtSection(
        rows=tuple(swing_row(study, swing, "zone") for swing in found),
        swings=tuple(_bar(study, swing) for swing in found),
        now=study.deals.chance.value,
        chance=percent(study.deals.chance, "#basis-zone", fact="zone"),
        screened=study.tornado.screened,
        forecast=tuple(
            swing_row(study, swing, "forecast") for swing in study.swings_of_forecast.swings[:4]
        ),
        ranking=tuple(ranking_words(study, swing) for swing in study.swings_of_ranking[:3]),
        decides=_decides(study),
        confidence=plain(confidence_row(study.confidence).sentences[0]),
        rule=study.confidence.rule,
        answers=_answers(study),
    )


def swing_row(study: Study, swing: Swing, of: str) -> SwingRow:
    """One input that moves an answer."""
    rests = {entry.name: entry for entry in study.deals.worlds.inputs.inputs}
    said, (first, second) = swing_ends(study, swing), swing_figures(study, swing, of)
    entry = rests.get(swing.name)
    return SwingRow(
        topic=said.topic,
        first=said.first,
        second=said.second,
        at_first=first,
        at_second=second,
        links=names.reasons(study.dossier, entry.why) if entry else (),
        default=entry is not None and entry.default,
    )


def _bar(study: Study, swing: Swing) -> Bar:
    """The same for the picture: the end that is said first is drawn first."""
    said = swing_ends(study, swing)
    both = (swing.at_high, swing.at_low) if said.flipped else (swing.at_low, swing.at_high)
    label = f"{said.topic}: {said.first} ◂ ▸ {said.second}"
    return Bar(label=label, at_low=both[0], at_high=both[1])


def _answers(study: Study) -> tuple[Surprise, ...]:
    drafts = study.dossier.drafts
    return tuple(
        Surprise(
            party=names.party(study.dossier, a.party),
            draft=drafts[a.draft].name if a.draft in drafts else a.draft,
            stance=stance_words(a.stance),
            day=names.when(a.date, short=True),
            chance=percent(a.chance, "#basis-answers", fact=f"answer:{a.party}:{a.draft}"),
            value=a.chance.value,
        )
        for a in study.answers
    )
