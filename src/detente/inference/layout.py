"""The record laid out in arrays, once, for its likelihood."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.arrays import Floats
from detente.dossier.inputs.names import issues_for
from detente.dossier.model.dossier import Dossier
from detente.inference import _record as at
from detente.inference._record import Record
from detente.inference.completions import Completions, completions
from detente.inference.coordinates import Coordinate
from detente.inference.evidence import Piece
from detente.inference.parties import lay_durability, lay_party
from detente.inference.sheet import Sheet
from detente.worlds.build import Worlds
from detente.worlds.lines import crossed_by, matches

MONTH_DAYS = 365.25 / 12
_READINGS = {
    "yes": at.YES,
    "no": at.NO,
    "part": at.PART,
    "ideal": at.IDEAL,
    "fine": at.FINE,
    "against": at.AGAINST,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Laid:
    """The record in arrays, and what stands behind them.

    Attributes
    ----------
    record : Record
    pieces : tuple of Piece
        In the order of the record: by party, then as they came.
    parties : tuple of party
    coordinates : tuple of Coordinate
    lines : tuple of str
        The red lines of these parties, ``party.line``.
    """

    record: Record
    pieces: tuple[Piece, ...]
    parties: tuple[str, ...]
    coordinates: tuple[Coordinate, ...]
    lines: tuple[str, ...]


def lay_record(
    dossier: Dossier,
    worlds: Worlds,
    pieces: Sequence[Piece],
    *,
    began: dt.date,
    room: Mapping[str, Floats],
) -> Laid:
    """Lay out the record.

    Parameters
    ----------
    dossier : Dossier
    worlds : Worlds
        At the prior's inputs.
    pieces : sequence of Piece
    began : datetime.date
        When the talks began: parties ask for less as they go on.
    room : dict of party -> (any,) float
        Values, each as likely, of the share that the zone leaves a party of all it could gain.
    """
    order = [worlds.parties[p] for p in worlds.required]
    parties = tuple(party for party in order if any(piece.party == party for piece in pieces))
    ordered = tuple(piece for party in parties for piece in pieces if piece.party == party)
    sheet = Sheet(dossier=dossier, worlds=worlds)
    pieces_of = _Pieces(sheet, began)
    for number, party in enumerate(parties):
        lay_party(sheet, number, party, room[party])
        for piece in ordered:
            if piece.party == party:
                pieces_of.lay(piece)
        sheet.put("piece_from", len(sheet.columns["reading"]))
    return Laid(
        record=pieces_of.record(),
        pieces=ordered,
        parties=parties,
        coordinates=tuple(sheet.coordinates.list),
        lines=tuple(sheet.lines),
    )


class _Pieces:
    """The pieces of the record, with the packages that the drafts may be."""

    def __init__(self, sheet: Sheet, began: dt.date) -> None:
        self.sheet, self.began = sheet, began
        self.known: dict[str, Completions] = {}
        self.packages: list[Any] = []

    def lay(self, piece: Piece) -> None:
        """One piece of what the party said."""
        put, issues = self.sheet.put, list(self.sheet.dossier.issues)
        put("reading", _READINGS[piece.reading])
        put("objects_from", len(self.sheet.columns["named"]))
        if piece.draft is None:
            issue = piece.issue or ""
            put("months", 0.0)
            put("first", issues.index(issue))
            put("last", list(self.sheet.dossier.issues[issue].options).index(piece.option or ""))
            put("accepts_from", len(self.sheet.columns["named"]))
            return
        day = min(piece.date.latest, self.sheet.dossier.date)
        put("months", max(0, (day - self.began).days) / MONTH_DAYS)
        first, last = self._text(piece.party, piece.draft)
        put("first", first)
        put("last", last)
        self._points_named(piece)

    def _points_named(self, piece: Piece) -> None:
        assert piece.draft is not None
        points = self.sheet.dossier.drafts[piece.draft].points
        counted = set(issues_for(self.sheet.dossier, piece.party))
        speaking = [n for n, p in points.items() if p and counted & p.keys()]
        accepts = list(piece.accepts)
        if piece.complete:
            accepts = [n for n in speaking if n not in piece.objects]
        for numbers, column in ((piece.objects, ""), (accepts, "accepts_from")):
            if column:
                self.sheet.put(column, len(self.sheet.columns["named"]))
            for number in numbers:
                if number in speaking:
                    self.sheet.put("named", self._point(points[number], counted))

    def _point(self, point: Any, counted: set[str]) -> int:
        """A point as what it holds of the issues that count."""
        issues = list(self.sheet.dossier.issues)
        for issue, option in point.items():
            if issue in counted:
                options = list(self.sheet.dossier.issues[issue].options)
                self.sheet.put("held", (issues.index(issue), options.index(option)))
        self.sheet.put("held_from", len(self.sheet.columns["held"]))
        return len(self.sheet.columns["held_from"]) - 2

    def _text(self, party: str, draft: str) -> tuple[int, int]:
        """Where the packages of a draft stand for a party, with the points that count for it."""
        if draft not in self.known:
            self.known[draft] = completions(
                self.sheet.dossier, draft, seed=self.sheet.worlds.inputs.seed
            )
        known, counted = self.known[draft], set(issues_for(self.sheet.dossier, party))
        names = list(self.sheet.dossier.issues)
        first = len(self.packages)
        for package, points in zip(known.packages, known.points, strict=True):
            self.packages.append(package)
            self.sheet.put("point_first", len(self.sheet.columns["held_from"]) - 1)
            for point in points:
                held = {
                    names[i]: list(self.sheet.dossier.issues[names[i]].options)[o] for i, o in point
                }
                if counted & held.keys():
                    self._point(held, counted)
            self.sheet.put("point_last", len(self.sheet.columns["held_from"]) - 1)
        return first, len(self.packages)

    def record(self) -> Record:
        """Everything as arrays."""
        self.sheet.put("objects_from", len(self.sheet.columns["named"]))
        lay_durability(self.sheet)
        packages = np.array(self.packages, dtype=np.int64).reshape(
            len(self.packages), len(self.sheet.worlds.issues)
        )
        met = {
            "crosses": [crossed_by(line, packages) for line in self.sheet.crossing],
            "linked": [matches(link, packages) for link in self.sheet.links],
            "shifted": [matches(shift, packages) for shift in self.sheet.shifts],
        }
        columns: dict[str, Any] = {
            **self.sheet.columns,
            "tables": self.sheet.coordinates.tables,
            "packages": packages,
            "today": self.sheet.worlds.today,
            "sizes": self.sheet.worlds.sizes,
        }
        arrays = {name: np.array(columns[name]) for name in Record._fields}
        for name, flags in met.items():
            table = np.array(flags, dtype=np.bool_).reshape(len(flags), len(packages))
            arrays[name] = np.ascontiguousarray(table.T)
        return Record(**{name: _typed(name, array) for name, array in arrays.items()})


_FLOATS = frozenset({"tables", "link_today", "months"})
_FLAGS = frozenset({"ranked", "native", "crosses", "linked", "shifted"})
_WIDE = {"going_on": at.GOING, "acting": at.ACTING, "held": 2}


def _typed(name: str, array: Any) -> Any:
    """An array of the kind its field has, whatever it was made from; the horizon is one number."""
    if name == "horizon":
        return int(array[0])
    kind = np.float64 if name in _FLOATS else np.bool_ if name in _FLAGS else np.int64
    if name in _WIDE:
        array = array.reshape(-1, _WIDE[name])
    return np.ascontiguousarray(array, dtype=kind)
