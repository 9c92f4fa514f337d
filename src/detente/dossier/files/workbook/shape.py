"""The shape of a sheet: its columns, and the part of a dossier that its rows hold."""

from __future__ import annotations

from dataclasses import dataclass

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
