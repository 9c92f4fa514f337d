"""The shape of a sheet: its columns, from the model of its rows, and where these stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, get_args, get_origin

from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.fields import Word, members_of, model_in, notes, ways, word_at, words
from detente.dossier.model.record import Cell, Record
from detente.dossier.model.wants import Options
from detente.estimates import Estimate

Path = tuple[str, ...]
Row = list[str | None]
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes
    ----------
    head : str
    at : tuple of str
        Where in the row's record its value stands; empty for the record itself.
    sort : str
        What stands in its cells (see ``cells.py``).
    choices : tuple of str
        The words possible; empty for any.
    of : str
        The sheet whose ids are meant, for a drop-down that others may be added to.
    besides : str
        A word that may stand beside those ids.
    about : str
        What it means, for the person who fills it in.
    width : int
        In characters.
    several : bool
        Whether more than one may stand in a cell.
    key : bool
        Whether it names what its row is about.
    newer : bool
        Whether workbooks of an earlier version lack it.
    """

    head: str
    at: Path
    sort: str = "word"
    choices: Path = ()
    of: str = ""
    besides: str = ""
    about: str = ""
    width: int = 16
    several: bool = False
    key: bool = False
    newer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: a row for each record at a place in the dossier.

    Attributes
    ----------
    title : str
    about : str
    where : tuple of str
        The path of a record; ``*`` stands for an id that a column names, ``#`` for a number in a
        list, which the order of the rows gives.
    keys : tuple of Column
        A column for each ``*``.
    columns : tuple of Column
    kind : str
        ``records``; ``values``, where each is one value, with its own reason; or one of the few
        that are laid out in a manner of their own (see ``rows.py``).
    reserved : tuple of str
        Words at the last ``*`` that are no id.
    newer : bool
        Whether workbooks of an earlier version lack it.
    """

    title: str
    about: str
    where: Path
    keys: tuple[Column, ...]
    columns: tuple[Column, ...] = ()
    kind: str = "records"
    reserved: Path = ()
    newer: bool = False

    @property
    def heads(self) -> Path:
        """The heads of its columns, in order."""
        return tuple(column.head for column in (*self.keys, *self.columns))


def key(head: str, of: str = "", about: str = "") -> Column:
    """A column that names what a row is about."""
    return Column(head=head, at=(), of=of, about=about or "Its id.", width=20, key=True)


def usual_width(sort: str) -> int:
    """The width of a column in characters, if its field asks for no other."""
    usual = {"text": 40, "list": 24, "ids": 24, "estimate": 20, "conditions": 36}
    return usual.get(sort, 16)


_WRITTEN = {
    "conditions": "Such as border=middle-line; guarantee=none|consult; army>=cap-80k.",
    "consent": "On some issues only: on: border; army.",
}
"""How a sort of cell is written, where it is not as in the file."""


def columns_of(model: type[Record], first: Path = ()) -> tuple[Column, ...]:
    """The columns of what one row holds: these first, the others in the order of the model.

    What has no cell, such as a part with ids of its own, has no column here.

    >>> from detente.dossier.model.levers import LeverDeadline
    >>> [(column.head, column.of) for column in columns_of(LeverDeadline)]
    [('for', 'Parties'), ('due', ''), ('why', '')]
    """
    every = [column for word in words(model).values() for column in _columns(word)]
    rank = {head: place for place, head in enumerate(first)}
    last = len(rank)
    return tuple(sorted(every, key=lambda column: rank.get(column.head, last)))


def once() -> Iterator[Column]:
    """What the dossier says once: a row each of the first sheet, the head naming the row.

    >>> [row.head for row in once()][4:7]
    ['why', 'war.sides', 'war.began']
    """
    every = words(Dossier).values()
    yield from (_column(word, sort) for word in every if (sort := sort_of(word.holds)))
    for word in every:
        part = model_in(word.holds)
        for column in columns_of(part) if part is not None else ():
            path = (word.name, *column.at)
            yield replace(column, head=".".join(path), at=path)


def reserved_at(where: Path) -> Path:
    """The words at the end of a path that are no id of the user's own.

    >>> reserved_at(("behaviour", "*"))
    ('deadline-fatigue', 'ratified', 'taken-up-again-months', 'why')
    """
    part = model_in(word_at(Dossier, where[:-1]).holds) if where[-1:] == ("*",) else None
    if part is None or members_of(part) is None:
        return ()
    return tuple(name for name in words(part) if not name.startswith("<"))


def _columns(word: Word) -> Iterator[Column]:
    """The columns of a word: its own, or those of the small part that it holds."""
    sort = sort_of(word.holds)
    part = model_in(word.holds)
    if word.name.startswith("<"):
        return
    if sort:
        yield _column(word, sort)
    elif part is not None and _flat(part):
        for column in columns_of(part):
            at = (word.name, *column.at)
            yield replace(column, head=f"{word.name} {column.head}", at=at)


def _flat(part: type[Record]) -> bool:
    """Whether all that a part holds stands in cells."""
    return all(sort_of(word.holds) for word in words(part).values())


def _column(word: Word, sort: str) -> Column:
    cell = _cell(word.holds)
    choices = ("yes", "no") if sort == "flag" else _choices(word.holds, sort)
    return Column(
        head=word.name,
        at=(word.name,),
        sort=sort,
        choices=choices,
        of=cell.of,
        besides=cell.besides,
        about=" ".join(filter(None, (word.meaning, _WRITTEN.get(sort)))),
        width=cell.width or usual_width(sort),
        several=sort in ("list", "ids"),
        newer=cell.newer,
    )


def _cell(holds: Any) -> Cell:
    """All that the annotations say, later ones over earlier ones."""
    said = Cell()
    for note in notes(holds, Cell):
        said = Cell(
            sort=note.sort or said.sort,
            of=note.of or said.of,
            besides=note.besides or said.besides,
            width=note.width or said.width,
            newer=note.newer or said.newer,
        )
    return said


def _choices(holds: Any, sort: str) -> Path:
    """The words possible, where only these are, or a form of consent."""
    named = [get_args(way) for way in ways(holds) if get_origin(way) is Literal]
    return named[0] if named and sort in ("word", "consent") else ()


def sort_of(holds: Any) -> str:
    """The sort of cell for what stands somewhere; empty where it does not stand in one.

    >>> sort_of(str), sort_of(tuple[str, ...]), sort_of(Estimate | None), sort_of(dict[str, str])
    ('text', 'list', 'estimate', '')
    """
    stated = _cell(holds).sort
    return stated or next(filter(None, map(_sort, ways(holds))), "")


def _sort(way: Any) -> str:
    if get_origin(way) is tuple:
        return {"word": "ids", "text": "list"}.get(sort_of(get_args(way)[0]), "")
    if get_origin(way) is dict:
        return "conditions" if model_in(get_args(way)[1]) is Options else ""
    if get_origin(way) is Literal:
        return "word"
    return _SORTS.get(way, "")


_SORTS: dict[Any, str] = {
    Estimate: "estimate",
    bool: "flag",
    str: "text",
    int: "word",
    float: "word",
    When: "word",
}
"""The sort of cell of a type; one visible table."""


SINGLE: Final[dict[str, Column]] = {row.head: row for row in once()}
"""The rows of the first sheet by name, in order; ``at`` is the path of the value."""
