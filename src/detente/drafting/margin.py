"""What people wrote into the margin of a draft, and changed in it, each beside its point."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from detente.documents.document import Document, Layout, Reply, Revision, Span
from detente.dossier.points import Numbered
from detente.drafting.alignment import Alignment
from detente.shown import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Result):
    """A remark in the margin of the file: an objection to review.

    Attributes
    ----------
    author : str
    date : datetime.date or None
    text : str
    point : str
        The point that it stands beside; empty if that is not told.
    point_before : str
        The same in the text before the tracked changes.
    about : str
        The words that it is about.
    resolved : bool
        Whether somebody has marked it as done.
    replies : tuple of Reply
    place : Span
        Where those words stand in the text of the file; empty at its beginning if nowhere.
    """

    author: str
    date: dt.date | None = None
    text: str
    point: str
    point_before: str = ""
    about: str
    resolved: bool = False
    replies: tuple[Reply, ...] = ()
    place: Span = field(default=Span(0, 0), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment(Result):
    """What one person proposes at one place by tracked changes of the file.

    Attributes
    ----------
    author : str
    date : datetime.date or None
    point, point_before : str
        The point in the text after all changes and before them; empty where it is in none.
    gone, come : str
        The words that it takes away and puts in.
    moved : bool
        Whether it moves words: they go where ``point_before`` is and come where ``point`` is.
    place : Span
        Where the new words stand in the text of the file.
    """

    author: str
    date: dt.date | None = None
    point: str
    point_before: str
    gone: str
    come: str
    moved: bool = False
    place: Span = field(default=Span(0, 0), repr=False)


class _Version:
    """One text of a document, and the points of it by place."""

    def __init__(self, text: str, points: Numbered, layout: Layout | None) -> None:
        self.text, self._end = text, layout.end if layout else len(text)
        # As the points are counted: what else ends a line ends one here.
        self._lines = [0, *accumulate(map(len, text.splitlines(keepends=True)))]
        self._begin = [point.line for point in points.points]
        self._numbers = [point.number for point in points.points]

    def words(self, span: Span) -> str:
        return self.text[slice(*span)]

    def point(self, place: int) -> str:
        """The number of the point at a place; empty before the first, and in notes below all."""
        if place > self._end:
            return ""
        line = bisect_right(self._lines, place)
        at = bisect_right(self._begin, line)
        return self._numbers[at - 1] if at else ""


class Margins:
    """What stands beside the text of a document whose points are known."""

    def __init__(
        self,
        document: Document,
        after: Numbered,
        before: Numbered | None = None,
        tied: Alignment | None = None,
    ) -> None:
        self._document = document
        self._after = _Version(document.text, after, document.layout)
        self._before = _Version(
            document.before or "", before or Numbered(points=()), document.layout_before
        )
        ties = tied.ties if tied else ()
        self._became = {b: tie.after[0] for tie in ties for b in tie.before if tie.after}
        self._was = {a: tie.before[0] for tie in ties for a in tie.after if tie.before}

    def remarks(self) -> Iterator[Remark]:
        """The remarks, in the order of the file."""
        for one in self._document.comments:
            point = was = about = ""
            if one.place_before is not None:
                was = self._before.point(one.place_before.start)
                about = self._before.words(one.place_before)
            if one.place is not None:
                point = self._after.point(one.place.start)
                about = self._after.words(one.place) or about
            yield Remark(
                author=one.author,
                date=one.date,
                text=one.text,
                point=point,
                point_before=was or self._was.get(point, ""),
                about=about,
                resolved=one.resolved,
                replies=one.replies,
                place=one.place or Span(0, 0),
            )

    def amendments(self) -> Iterator[Amendment]:
        """The tracked changes; words that moved are one amendment, where they came to."""
        left: dict[tuple[str, str], list[Revision]] = defaultdict(list)
        for one in self._document.revisions:
            if one.moved and one.before.start < one.before.end:
                left[one.author, self._before.words(one.before)].append(one)
        for one in self._document.revisions:
            came = one.author, self._after.words(one.after)
            if not one.moved or one.after.start < one.after.end:
                from_there = left[came].pop(0) if one.moved and left[came] else None
                yield self._amendment(one, from_there)
        for alone in left.values():
            yield from map(self._amendment, alone)

    def _amendment(self, one: Revision, came_from: Revision | None = None) -> Amendment:
        gone = self._before.words((came_from or one).before)
        come = self._after.words(one.after)
        was = self._before.point((came_from or one).before.start) if gone else ""
        point = self._after.point(one.after.start) if come else self._became.get(was, "")
        return Amendment(
            author=one.author,
            date=one.date,
            point=point,
            point_before=was or self._was.get(point, ""),
            gone=gone,
            come=come,
            moved=one.moved,
            place=one.after,
        )
