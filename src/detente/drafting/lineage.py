"""The lineage of points over many drafts: where each comes from, and what became of it in each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import ClassVar, Literal

from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.points import TextPoint, numbered
from detente.drafting.alignment import LEAST_MOVED, METHOD, Fate, Tie, align
from detente.drafting.changes import MaterialChange
from detente.drafting.compare import TextComparison, compare_texts
from detente.shown import Result, Table

Became = Fate | Literal["first", "back"]
"""What became of a point; "first" in a draft that follows on none, "back" after it was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Result):
    """A point in one draft.

    Attributes
    ----------
    draft : str
    date : When
    points : tuple of str
        Its numbers there; none where it was dropped.
    became : str
        What became of it from the drafts that this one follows on.
    before : tuple of str
        Its numbers in those.
    text : str
        Its words; empty where it was dropped.
    changes : tuple of MaterialChange
        Those that matter, from the drafts that this one follows on.
    by_hand : bool
        Whether a person tied it to what it was.
    """

    draft: str
    date: When
    points: tuple[str, ...]
    became: Became
    before: tuple[str, ...]
    text: str
    changes: tuple[MaterialChange, ...]
    by_hand: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Biography(Result):
    """A point, with all that it was split into and merged with, through the drafts.

    Attributes
    ----------
    stages : tuple of Stage
        In the order of the drafts; a draft that never had it, nor follows on one that did, is left
        out.
    """

    stages: tuple[Stage, ...]

    @property
    def text(self) -> str:
        """Its latest words."""
        return next(stage.text for stage in reversed(self.stages) if stage.text)

    def stage(self, draft: str) -> Stage | None:
        """What it is in a draft, if that tells anything of it."""
        return next((stage for stage in self.stages if stage.draft == draft), None)

    def holds(self, draft: str, point: str) -> bool:
        """Whether it is, or was, that point of that draft."""
        stage = self.stage(draft)
        return stage is not None and point in stage.points


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage(Table):
    """Every point of every draft whose text the dossier has.

    Attributes
    ----------
    drafts : tuple of str
        In the order of their dates.
    follows : dict of draft -> tuple of draft
        On which texts each follows: those that it was made from, at whatever remove, or the one
        before it in time where nothing is said.
    assumed : tuple of draft
        Of which nothing says from what they were made.
    without_text : tuple of draft
    biographies : tuple of Biography
        In the order of the first draft that had the point.
    method : str
        How points found each other.
    """

    _rows_in: ClassVar = "biographies"

    drafts: tuple[str, ...]
    follows: dict[str, tuple[str, ...]]
    assumed: tuple[str, ...]
    without_text: tuple[str, ...]
    biographies: tuple[Biography, ...]
    method: str

    def of(self, draft: str, point: str) -> Biography | None:
        """The biography of one point of one draft, if it has that point."""
        return next((one for one in self.biographies if one.holds(draft, point)), None)


def in_time(dossier: Dossier) -> list[str]:
    """The drafts of a dossier by the first day that each can be of."""
    return sorted(dossier.drafts, key=lambda id: dossier.drafts[id].date.earliest)


def lineage(dossier: Dossier) -> Lineage:
    """What became of every point of every draft.

    Parameters
    ----------
    dossier : Dossier
        Ties that it keeps between points hold.

    Examples
    --------
    >>> import detente
    >>> found = lineage(detente.read("ukraine-2025"))
    >>> army = found.of("e3-counter", "5")
    >>> [(stage.draft, stage.points, stage.became) for stage in army.stages]
    [('us-28', ('6',), 'first'), ('e3-counter', ('5',), 'edited')]
    """
    return _Family(dossier).lineage()


def made_from(dossier: Dossier, id: str, among: Collection[str]) -> tuple[str, ...]:
    """The nearest of some drafts that a draft was made from, past others."""
    found, seen = dict[str, None](), {id}
    todo = list(dossier.drafts[id].derived_from)
    while todo:
        origin = todo.pop(0)
        if origin in seen or origin not in dossier.drafts:
            continue
        seen.add(origin)
        if origin in among:
            found[origin] = None
        else:
            todo += dossier.drafts[origin].derived_from
    return tuple(found)


def follows_on(dossier: Dossier, id: str, among: Sequence[str]) -> tuple[str, ...]:
    """The same; where nothing says from what it was made, the one before it in time."""
    every = in_time(dossier)
    before = [other for other in every[: every.index(id)] if other in among][-1:]
    stated = dossier.drafts[id].derived_from
    return made_from(dossier, id, among) or (() if stated else tuple(before))


_Point = tuple[str, str]


class _Family:
    """The points of all texts, joined into families by what became of them."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        order = in_time(dossier)
        self.drafts = [id for id in order if id in dossier.texts]
        self.without = tuple(id for id in order if id not in dossier.texts)
        self.follows = {id: follows_on(dossier, id, self.drafts) for id in self.drafts}
        self.pairs = [(old, id) for id in self.drafts for old in self.follows[id]]
        self.compared = {pair: compare_texts(dossier, *pair) for pair in self.pairs}
        self.points = {id: self._points(id) for id in self.drafts}
        self.head: dict[_Point, _Point] = {
            (id, point.number): (id, point.number)
            for id in self.drafts
            for point in self.points[id]
        }
        self.back: set[_Point] = set()

    def lineage(self) -> Lineage:
        for (old, id), compared in self.compared.items():
            for before, after in compared.alignment.links:
                self._join((old, before), (id, after))
        for id in self.drafts:
            self._bring_back(id)
        families: dict[_Point, set[_Point]] = {}
        for point in self.head:
            families.setdefault(self._first(point), set()).add(point)
        return Lineage(
            drafts=tuple(self.drafts),
            follows=self.follows,
            assumed=tuple(
                id
                for id, origins in self.follows.items()
                if origins and not self.dossier.drafts[id].derived_from
            ),
            without_text=self.without,
            biographies=tuple(
                Biography(stages=tuple(self._stages(family))) for family in families.values()
            ),
            method=next((c.alignment.method for c in self.compared.values()), METHOD),
        )

    def _points(self, id: str) -> tuple[TextPoint, ...]:
        for (old, new), compared in self.compared.items():
            if id in (old, new):
                return (compared.before if id == old else compared.after).points
        return numbered(self.dossier.texts[id]).points

    def _first(self, point: _Point) -> _Point:
        """The point that stands for the family of one."""
        while self.head[point] != point:
            point = self.head[point]
        return point

    def _join(self, one: _Point, other: _Point) -> None:
        self.head[self._first(other)] = self._first(one)

    def _bring_back(self, id: str) -> None:
        """Tie what is new in a draft to what an earlier one had and those it follows on dropped."""
        fresh = [p for p in self.points[id] if self._first((id, p.number)) == (id, p.number)]
        if not self.follows[id] or not fresh:
            return
        present = {self._first((id, point.number)) for point in self.points[id]}
        gone: dict[_Point, TextPoint] = {}
        for draft in self.drafts[: self.drafts.index(id)]:
            for point in self.points[draft]:
                first = self._first((draft, point.number))
                if first not in present:
                    gone[first] = point
        heads = {str(n): first for n, first in enumerate(gone, start=1)}
        old = [TextPoint(number=str(n), text=p.text) for n, p in zip(count(1), gone.values())]
        apart = self._kept_apart(id, heads)
        for tie in align(old, fresh, apart=apart).ties:
            if len(tie.before) == len(tie.after) == 1 and tie.likeness >= LEAST_MOVED:
                self._join(heads[tie.before[0]], (id, tie.after[0]))
                self.back.add((id, tie.after[0]))

    def _kept_apart(self, id: str, heads: dict[str, _Point]) -> set[tuple[str, str]]:
        """Pairs of those numbers that a person has said not to belong together."""
        barred = set()
        for compared in (c for (_, new), c in self.compared.items() if new == id):
            for before, after in compared.ties.apart:
                first = self._first((compared.earlier, before))
                barred |= {(n, after) for n, head in heads.items() if head == first}
        return barred

    def _stages(self, family: set[_Point]) -> Iterator[Stage]:
        held = {
            id: tuple(p.number for p in self.points[id] if (id, p.number) in family)
            for id in self.drafts
        }
        for id in self.drafts:
            origins = [old for old in self.follows[id] if held[old]]
            if held[id]:
                yield self._stage(id, held[id], origins)
            elif origins:
                before = tuple(number for old in origins for number in held[old])
                yield Stage(
                    draft=id, date=self.dossier.drafts[id].date, points=(), became="dropped",
                    before=before, text="", changes=(), by_hand=False,
                )  # fmt: skip

    def _stage(self, id: str, points: tuple[str, ...], origins: list[str]) -> Stage:
        ties = [
            (self.compared[old, id], tie)
            for old in origins
            for tie in self.compared[old, id].alignment.ties
            if tie.before and set(tie.after) & set(points)
        ]
        words = {point.number: point.text for point in self.points[id]}
        return Stage(
            draft=id,
            date=self.dossier.drafts[id].date,
            points=points,
            became=self._became(id, points, [tie for _, tie in ties]),
            before=tuple(dict.fromkeys(number for _, tie in ties for number in tie.before)),
            text=" ".join(words[number] for number in points),
            changes=_changes(ties),
            by_hand=any(tie.by_hand for _, tie in ties),
        )

    def _became(self, id: str, points: tuple[str, ...], ties: list[Tie]) -> Became:
        """The fate of a point: what changed most, where it has several parts."""
        if ties:
            fates = [tie.fate for tie in ties]
            order: tuple[Fate, ...] = ("split", "merged", "moved", "edited", "renumbered", "kept")
            return next(fate for fate in order if fate in fates)
        if any((id, number) in self.back for number in points):
            return "back"
        return "new" if self.follows[id] else "first"


def _changes(ties: list[tuple[TextComparison, Tie]]) -> tuple[MaterialChange, ...]:
    every = [change for compared, tie in ties for change in compared.changes_of(tie)]
    return tuple(dict.fromkeys(every))
