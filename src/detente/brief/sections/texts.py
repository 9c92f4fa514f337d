"""The texts on the table: their path over time, whose way changes go, what became of points."""

from __future__ import annotations

from dataclasses import dataclass

from detente.brief.sections.drafts import Sheet, drafts
from detente.charts.dance import DanceMark
from detente.charts.style import Span
from detente.dealspace.tabled import DraftPath, Step
from detente.dossier.model.dossier import Dossier
from detente.drafting.lineage import Lineage, lineage
from detente.results import Study
from detente.tabling import draft_path
from detente.wording import lineage as of_points
from detente.wording import names
from detente.wording import tabling as words
from detente.wording.numbers import Figure, Part, Sentence

_BASIS = "#basis-drafts"
_MOST_MOVES = 10
_MOST_TEXTS = 6
"""More columns than these do not fit a page: the earliest are left out of the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """From one draft to the next: who gains and gives, and the changes that count most."""

    head: str
    whose: Sentence
    moves: tuple[tuple[str, str, Sentence, Sentence], ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsTable:
    """What became of every point, draft by draft."""

    told: tuple[str, ...]
    drafts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsSection:
    """The section; without drafts it says so alone."""

    sheets: tuple[Sheet, ...]
    title: Sentence
    caption: str
    marks: tuple[DanceMark, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Part, ...], ...]
    steps: tuple[StepRow, ...]
    step_heads: tuple[str, ...]
    notes: tuple[str, ...]
    points: PointsTable


def texts_section(study: Study) -> TextsSection:
    """The drafts of a study in the order of time."""
    dossier = study.dossier
    path = draft_path(dossier, study.settings, seed=study.seed, ground=study.deals)
    parties = list(study.deals.space.parties)
    shown = [names.party(dossier, party) for party in parties]
    return TextsSection(
        sheets=drafts(study, path),
        title=words.headline(dossier, path),
        caption=words.caption(study.deals.worlds.draws, study.seed),
        marks=_marks(dossier, path),
        heads=(*words.PICTURE_HEADS, *shown, *words.CHANCE_HEADS),
        rows=tuple(_rows(dossier, path)),
        steps=tuple(_step(dossier, step) for step in path.steps),
        step_heads=words.STEP_HEADS,
        notes=(*words.notes(dossier, path), *(() if path.steps else (words.NO_STEPS,))),
        points=_points(dossier, lineage(dossier)),
    )


def _marks(dossier: Dossier, path: DraftPath) -> tuple[DanceMark, ...]:
    return tuple(
        DanceMark(
            draft=f"{dossier.drafts[one.draft].name}, {names.when(one.date, short=True)}",
            party=names.party(dossier, party),
            span=Span(middle=ends.least.median, low=ends.least.low, high=ends.most.high),
            open=not one.settled,
        )
        for one in path.drafts
        for party, ends in one.gain.items()
    )


def _rows(dossier: Dossier, path: DraftPath) -> list[tuple[Part, ...]]:
    found: list[tuple[Part, ...]] = []
    for one in path.drafts:
        gains: list[Figure] = [words.gain(ends, _BASIS) for ends in one.gain.values()]
        chances = (words.chance(one.all_yes, _BASIS), words.chance(one.inside, _BASIS))
        zone = words.distances(one, path.rows)[0]
        found.append((dossier.drafts[one.draft].name, *gains, *chances, zone))
    return found


def _step(dossier: Dossier, step: Step) -> StepRow:
    """The changes that move the parties most come first."""

    def size(n: int) -> float:
        return max(abs(r.median) for r in step.moves[n].gain.values())

    order = sorted(range(len(step.moves)), key=size, reverse=True)
    return StepRow(
        head=words.step_head(dossier, step),
        whose=words.whose(dossier, step, _BASIS),
        moves=tuple(words.move(dossier, step.moves[n], _BASIS) for n in order[:_MOST_MOVES]),
        more=max(len(step.moves) - _MOST_MOVES, 0),
    )


def _points(dossier: Dossier, found: Lineage) -> PointsTable:
    shown = found.drafts[-_MOST_TEXTS:]
    rows = []
    for one in found.biographies:
        cells = [one.stage(id) for id in shown]
        if any(cells):
            told = tuple(of_points.cell(stage) if stage else "" for stage in cells)
            rows.append((of_points.about(one), told))
    return PointsTable(
        told=of_points.follows(dossier, found),
        drafts=tuple(dossier.drafts[id].name for id in shown),
        rows=tuple(rows) if len(shown) > 1 else (),
    )
