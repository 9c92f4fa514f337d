"""Beside the levers alone: together, now, by plan; what was said held to the model; one path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.charts.front import FrontMark
from detente.charts.points import PointMark
from detente.charts.style import Span
from detente.further import Further
from detente.learning import Taught
from detente.levers.differences import TELLS_APART, Difference
from detente.ranges import Range
from detente.results import Study
from detente.telling import usual_ending
from detente.wording import names
from detente.wording import together as words
from detente.wording.commands.learned import next_rest, next_title, size
from detente.wording.levers import lever_order
from detente.wording.numbers import Figure, Part, Sentence, moved, percent, quantity, share
from detente.wording.observations import asks, replies
from detente.wording.stances import said
from detente.wording.story import Passage, story

_ASKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedRow:
    """A lever or a bundle: its rank among all of them, its points, and those beyond the sum."""

    name: str
    rank: int
    points: Figure | None
    beyond: Figure | None
    now: Figure | None
    lost: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A plan of the dossier, and what comes of it."""

    name: str
    steps: str
    points: Figure
    beyond: Figure
    came: tuple[Figure, ...]
    cost: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """One piece of the record: its chance at first and by all else, and how it moves the zone."""

    day: str
    said: str
    before: Figure
    expected: Figure
    moves: Figure
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AskRow:
    """What could be asked: what may be heard, and what it would move."""

    rank: int
    asks: str
    replies: str
    zone: str
    deal: str
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherSection:
    """What stands beside the study."""

    title: Sentence
    caption: str
    marks: tuple[PointMark, ...]
    rows: tuple[TriedRow, ...]
    front_title: str
    front: tuple[FrontMark, ...]
    front_rows: tuple[tuple[Part, ...], ...]
    plans: tuple[PlanRow, ...]
    passed: str
    said: tuple[SaidRow, ...]
    ask_title: str
    ask_rest: str
    asks: tuple[AskRow, ...]
    story: tuple[tuple[str, str], ...]
    story_rule: str
    few: str


def further_section(study: Study, found: Further) -> FurtherSection:
    """The section."""
    order = [name for group in found.groups for name in group]
    front = tuple(_front(study, found))
    best = max(found.together, key=lambda n: found.together[n].against.value, default="")
    return FurtherSection(
        title=_title(study, found, best),
        caption=words.tried_caption(found.draws, found.paths, words.day(study)),
        marks=tuple(_marks(study, found)),
        rows=tuple(_row(study, found, name) for name in order),
        front_title=words.front_headline(study, found.front),
        front=tuple(mark for mark, _ in front),
        front_rows=tuple(row for _, row in front),
        plans=tuple(_plans(found)),
        passed=" ".join(found.passed),
        said=tuple(_said(study, found)),
        ask_title=next_title(found.ask_next.by),
        ask_rest=next_rest(
            len(found.ask_next.observations) - len(found.ask_next.told),
            told=bool(found.ask_next.told),
        ),
        asks=tuple(_asks(study, found)),
        story=tuple((names.day(one.date), one.text) for one in _story(study, found)),
        story_rule=_story_rule(study, found),
        few=words.few(found.draws, found.paths),
    )


def _title(study: Study, found: Further, best: str) -> Sentence:
    singles = study.levers.against
    if not best:
        return (words.ACROSS,)
    single = max(singles, key=lambda id: singles[id].value)
    first, second = _points(found.together[best].against), _points(singles[single])
    return words.headline(study, best, first, single, second)


def _marks(study: Study, found: Further) -> Iterator[PointMark]:
    """Levers alone, the same now, and two together: each kind in the order of its points."""
    levers = [id for id in lever_order(study) if id in study.levers.against]
    alone = [(id, study.levers.against[id]) for id in levers]
    now = [(id, one.against) for id, one in found.at_once.items()]
    both = [(name, one.against) for name, one in found.together.items()]
    for kind, those in ((words.TOGETHER, both), (words.NOW, now), (words.ALONE, alone)):
        for name, one in sorted(those, key=lambda pair: -pair[1].value):
            label = words.names_of(study, name)
            yield PointMark(label=label, kind=kind, span=_span(one))


def _points(one: Difference) -> Figure:
    return words.figure(one.value, one.error)


def _span(one: Difference) -> Span:
    low, high = one.value - 2 * one.error, one.value + 2 * one.error
    return Span(middle=100 * one.value, low=100 * low, high=100 * high)


def _row(study: Study, found: Further, name: str) -> TriedRow:
    tried, now = found.together.get(name), found.at_once.get(name)
    against = tried.against if tried else study.levers.against.get(name)
    return TriedRow(
        name=words.names_of(study, name),
        rank=next(n for n, group in enumerate(found.groups, start=1) if name in group),
        points=_points(against) if against else None,
        beyond=_points(tried.beyond) if tried else None,
        now=_points(now.against) if now else None,
        lost=words.lost(now.lost) if now else "",
    )


def _front(study: Study, found: Further) -> Iterator[tuple[FrontMark, tuple[Part, ...]]]:
    """Every lever and bundle by its cost, the cheapest first, with its line of the table."""
    outcomes = {id: (one.cost, one.kept) for id, one in study.levers.levers.items()}
    outcomes |= {name: (one.cost, one.kept) for name, one in found.together.items()}
    by_cost = sorted(outcomes.items(), key=lambda pair: pair[1][0].median)
    for number, (name, (cost, kept)) in enumerate(by_cost, start=1):
        worth, label = name in found.front, words.names_of(study, name)
        span = Span(
            middle=kept.value, low=kept.value - 2 * kept.error, high=kept.value + 2 * kept.error
        )
        yield (
            FrontMark(cost=cost.median, span=span, worth=worth),
            (
                str(number),
                label,
                _cost(cost),
                words.payers(study, name),
                percent(kept),
                words.YES if worth else words.NO,
            ),
        )


def _cost(cost: Range) -> Figure:
    return quantity(cost, "#basis-levers")


def _plans(found: Further) -> Iterator[PlanRow]:
    for one in found.plans:
        yield PlanRow(
            name=one.name,
            steps=one.text,
            points=_points(one.against),
            beyond=_points(one.beyond_first),
            came=tuple(percent(chance) for chance in one.came_true),
            cost=_cost(one.outcome.cost),
        )


def _said(study: Study, found: Further) -> Iterator[SaidRow]:
    """The record, what moved the zone most first; what is no more than noise comes after."""

    def weight(one: Taught) -> tuple[bool, float]:
        return abs(one.moves) <= TELLS_APART * one.error, -abs(one.moves)

    for one in sorted(found.taught, key=weight):
        yield SaidRow(
            day=names.when(one.piece.date, short=True),
            said=said(study.dossier, one.piece),
            before=share(one.before),
            expected=share(one.expected),
            moves=words.figure(one.moves, one.error),
            value=one.expected,
        )


def _asks(study: Study, found: Further) -> Iterator[AskRow]:
    """The most telling, of those that tell more than noise."""
    by = found.ask_next.by
    for one in found.ask_next.told[:_ASKS]:
        yield AskRow(
            rank=one.by(by).rank,
            asks=asks(study.dossier, one.observation),
            replies=replies(study.dossier, one, deal=by != "zone"),
            zone=size(one.zone.moves, one.zone.error),
            deal=size(one.deal.moves, one.deal.error) if one.deal else words.NO_LOSS,
            choice=moved(one.choice.moves, one.choice.error) if one.choice else words.NO_LOSS,
        )


def _story_rule(study: Study, found: Further) -> str:
    if found.story is None:
        return ""
    so = usual_ending(study.talks)[1]
    return words.one_of(found.story.path, found.story.paths, so)


def _story(study: Study, found: Further) -> tuple[Passage, ...]:
    return story(study.dossier, found.story, short=True) if found.story else ()
