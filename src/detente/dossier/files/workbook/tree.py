"""The rows of a workbook as the plain values of ``dossier.yaml``, each with its cell."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from detente.dossier.files.tree import Path, Tree
from detente.dossier.files.workbook.cells import CellError, from_cell
from detente.dossier.files.workbook.grids import Line
from detente.dossier.files.workbook.shape import SINGLE, UNKNOWN, Column, Sheet
from detente.dossier.lookup import nearest, suggest
from detente.dossier.model.record import is_slug
from detente.errors import About, Finding, Place
from detente.findings.making import found

# The sheet on which the members of a part of the dossier stand, what is told of one that is not
# there, and what stands in for it until it is.
_DRAFT = {"name": "?", "date": "0001/9999"}  # of any day, and by some party: it must have both
_OWN: dict[str, tuple[str, str, str, str, dict[str, Any]]] = {
    "parties": (
        "Parties", "unknown-party", "a party", "Parties", {"name": "?", "kind": "stakeholder"},
    ),
    "issues": ("Issues", "unknown-issue", "an issue", "Issues", {"name": "?"}),
    "drafts": ("Drafts", "unknown-draft", "a draft", "Drafts", _DRAFT),
    "levers": ("Levers", "unknown-word", "a lever", "Levers", {"name": "?"}),
}  # fmt: skip


def tree_of(grids: dict[str, list[Line]], sheets: Iterable[Sheet], findings: list[Finding]) -> Tree:
    """The plain values that the sheets state.

    What cannot be read is found and left out.
    """
    grower = _Grower(findings)
    for sheet in sheets:
        take = grower.takers.get(sheet.kind)
        if take is not None:
            for line in grids.get(sheet.title, ()):
                take(line)
    grower.finish()
    return grower.tree


class _Grower:
    """Puts values in their places, one row after another."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        self.tree = Tree(file="Dossier", data={}, values={(): Place("Dossier")})
        self.seen: set[tuple[str, Path]] = set()
        self.strangers: set[Path] = set()
        self.ranks: dict[Path, dict[str, tuple[float, Place]]] = {}
        self.takers = {
            "single": self.single,
            "records": self.record,
            "values": self.value,
            "texts": self.text,
            "options": self.option,
            "points": self.point,
            "more": self.more,
        }

    # Where things stand -----------------------------------------------------------------------

    def put(self, path: Path, value: Any, place: Place) -> None:
        """Put a value at a path, and note where it stands; what is around it is made."""
        here: Any = self.tree.data
        for depth, step in enumerate(path[:-1], start=1):
            here = here.setdefault(step, {}) if isinstance(here, dict) else here[step]
            self.tree.values.setdefault(path[:depth], place)
            self.tree.keys.setdefault(path[:depth], place)
        if isinstance(here, list) and path[-1] == len(here):
            here.append(value)
        else:
            here[path[-1]] = value
        self.tree.values[path] = self.tree.keys[path] = place

    def find(self, slug: str, place: Place, message: str, mend: str) -> None:
        self.findings.append(found(slug, place, message, mend))

    def cell(self, line: Line, column: Column) -> Any:
        """The value of a cell; None where it is empty, or cannot be read."""
        text = line.cells.get(column.head)
        if text is None or (column.sort != "text" and not text.strip()):
            return None
        try:
            return from_cell(column.sort, text)
        except CellError as error:
            self.find("bad-cell", line.place(column.head), str(error), error.mend)
            line.broken.add(column.head)
            return None

    def path(self, line: Line, *, last: bool = True) -> Path | None:
        """The path of a row's record; None where its ids do not lead to one.

        A number in a list is left as ``#``. Without ``last``, the last id may be missing.
        """
        ids = [line.cells.get(key.head, "").strip() for key in line.sheet.keys]
        for key, id in zip(line.sheet.keys, ids, strict=True):
            if not id and key.head in line.broken:
                return None
            if not id and (last or key is not line.sheet.keys[-1]):
                self.find(
                    "bad-cell",
                    line.place(key.head),
                    f"{key.head} is empty.",
                    "Say what this row is about, or take the row away.",
                )
                return None
        if ids:
            self.known(line, ids[0])
        rest = iter(ids)
        return tuple(next(rest) if step == "*" else step for step in line.sheet.where)

    def known(self, line: Line, id: str) -> None:
        """See that the member that a row is part of stands on its own sheet.

        One that does not is found, and put in all the same: then it is missed once, and not in
        each cell that names it.
        """
        own = _OWN.get(line.sheet.where[0])
        if own is None or own[0] == line.sheet.title:
            return
        members = self.tree.data.get(line.sheet.where[0], {})
        path = (line.sheet.where[0], id)
        if id not in members or path in self.strangers:
            head = line.sheet.keys[0].head
            message = f'"{id[:60]}" is not {own[2]} known here.'
            others = [name for name in members if (path[0], name) not in self.strangers]
            if is_slug(id):  # that it is none is said where the dossier is made
                mend = suggest(id, others, what=own[3])
                about = About(path=path, name=id)
                self.findings.append(found(own[1], line.place(head), message, mend, about))
            self.strangers.add(path)
            if id not in members:
                by = list(self.tree.data.get("parties", {}))[:1] if path[0] == "drafts" else []
                self.put(path, {**own[4], **({"by": by} if by else {})}, line.place(head))

    def new(self, line: Line, path: Path) -> bool:
        """Whether no row before was about the same."""
        again = (line.sheet.title, path) in self.seen
        self.seen.add((line.sheet.title, path))
        if again:
            ids = " ".join(str(step) for step in path if step not in line.sheet.where)
            where = line.place(line.sheet.keys[-1].head)
            message = f'a second row is about "{ids}".'
            self.find("duplicate-id", where, message, "Keep one of the two, or rename one.")
        return not again

    # Each kind of sheet -----------------------------------------------------------------------

    def single(self, line: Line) -> None:
        name = line.cells.get("what", "").strip()
        row = SINGLE.get(name)
        if row is None:
            message = f'"{name[:60]}" is not known here.'
            mend, about = suggest(name, SINGLE, what="Rows"), About(name=name)
            place = line.place("what")
            self.findings.append(found("unknown-word", place, message, mend, about))
            row = SINGLE.get(nearest(name, SINGLE) or "")  # and read as what is likely meant
        if row is not None and self.new(line, row.at):
            self.estimate(line, row.at, Column(head="value", at=(), sort=row.sort))

    def record(self, line: Line) -> None:
        path = self.path(line)
        if path is None:
            return
        if path[-1] == "#":
            path = self.item(path[:-1], line)
        elif self.new(line, path):
            if line.sheet.reserved and path[-1] in line.sheet.reserved:
                self.reserved(line)
                return
            self.put(path, self.inside(path) or {}, line.place())
        else:
            return
        for column in line.sheet.columns:
            value = self.cell(line, column)
            if value is not None:
                self.put((*path, *column.at), value, line.place(column.head))
            elif column.head in line.broken:
                self.tree.broken.add((*path, *column.at))

    def item(self, path: Path, line: Line) -> Path:
        """A new item of the list at a path."""
        items = self.inside(path)
        if items is None:
            items = []
            self.put(path, items, line.place())
        self.put((*path, len(items)), {}, line.place())
        return (*path, len(items) - 1)

    def inside(self, path: Path) -> Any:
        here: Any = self.tree.data
        for step in path:
            here = here.get(step) if isinstance(here, dict) else None
        return here

    def reserved(self, line: Line) -> None:
        words = ", ".join(line.sheet.reserved)
        where = line.place(line.sheet.keys[-1].head)
        self.find("bad-cell", where, "this word is no id here.", f"These are not: {words}.")

    def value(self, line: Line) -> None:
        path = self.path(line)
        if path is not None and self.new(line, path):
            self.estimate(line, path, line.sheet.columns[0])
            if path in self.tree.keys:
                self.tree.keys[path] = line.place(line.sheet.keys[-1].head)

    def estimate(self, line: Line, path: Path, column: Column) -> None:
        """A value with the reason and the day of its own that stand beside it."""
        value = self.cell(line, column)
        beside = {
            other.head: self.cell(line, other)
            for other in line.sheet.columns
            if other.head in ("why", "since")
        }
        stated = {head: inner for head, inner in beside.items() if inner is not None}
        place = line.place(column.head)
        if value is None:
            if column.head in line.broken:
                self.tree.broken.add(path)
            elif stated and column.head not in line.cells:
                what = column.head
                self.find("bad-cell", place, f"{what} is empty.", "State it, or empty the row.")
            return
        if stated and column.sort not in ("estimate", "change"):
            head = next(iter(stated))
            message = "only numbers have a reason or a day of their own here."
            self.find("bad-cell", line.place(head), message, "Empty this cell.")
        elif stated:
            whole = value if isinstance(value, dict) else {column_word(column): value}
            value = {**whole, **stated}
        self.put(path, value, place)
        for head in stated:
            self.tree.values[(*path, head)] = line.place(head)

    def text(self, line: Line) -> None:
        path = self.path(line)
        column = line.sheet.columns[0]
        if path is None or not self.new(line, path):
            return
        value = self.cell(line, column)
        if value is None and column.head not in line.broken:
            self.find(
                "missing",
                line.place(column.head),
                f'the {column.head} of "{path[-1]}" is missing.',
                "Write it in words.",
            )
        # What has a name is known, though the name cannot be read.
        self.put(path, "?" if value is None else value, line.place(column.head))
        self.tree.keys[path] = line.place(line.sheet.keys[-1].head)

    def option(self, line: Line) -> None:
        """An option's worth or chance, or the reason for all options of the issue."""
        path = self.path(line, last=False)
        if path is None:
            return
        option, parent = str(path[-1]), path[:-1]
        if not self.new(line, path):
            return
        if self.inside(parent) is None:
            self.put(parent, {}, line.place())
        if not option:
            why = self.cell(line, next(c for c in line.sheet.columns if c.head == "why"))
            if why is not None:
                self.put((*parent, "why"), why, line.place("why"))
        elif option in line.sheet.reserved:
            self.reserved(line)
        else:
            self.rank(line, parent, option)
            self.estimate(line, path, line.sheet.columns[0]) if self.states(line) else None
            self.tree.keys[path] = line.place(line.sheet.keys[-1].head)

    def states(self, line: Line) -> bool:
        """Whether a row of an option states more than a rank."""
        stated = {*line.cells, *line.broken}
        return any(head in stated for head in ("estimate", "why", "since"))

    def rank(self, line: Line, parent: Path, option: str) -> None:
        text = line.cells.get("rank", "").strip()
        if not text:
            return
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            message = f'the rank "{text[:20]}" is not a number.'
            self.find("bad-cell", line.place("rank"), message, "The best option has the rank 1.")
            return
        self.ranks.setdefault(parent, {})[option] = (number, line.place("rank"))

    def point(self, line: Line) -> None:
        path = self.path(line)
        if path is None:
            return
        issue, option = (line.cells.get(head, "").strip() for head in ("issue", "option"))
        place = line.place("issue")
        if issue == UNKNOWN and not option:
            if self.new(line, path):
                self.put(path, UNKNOWN, place)
        elif not issue:
            if self.inside(path) is None:
                self.put(path, {}, place)
        elif self.inside(path) == UNKNOWN:
            self.new(line, path)
        elif self.new(line, (*path, issue)):
            self.put((*path, issue), option, line.place("option"))
            self.tree.keys[(*path, issue)] = place

    def more(self, line: Line) -> None:
        """What has no column of its own, at the path that its row names."""
        path = path_of(line.cells.get("where", ""))
        value = self.cell(line, line.sheet.columns[0])
        around: Any = self.tree.data
        for step in path[:-1]:
            around = _step(around, step)
        if not path or not isinstance(around, dict | list):
            message = f'there is no "{line.cells.get("where", "")[:80]}" here.'
            mend = (
                "What it is part of stands on another sheet: mend the words, or take the row away."
            )
            self.find("bad-cell", line.place("where"), message, mend)
        elif value is not None:
            self.put(path, value, line.place("value"))

    def finish(self) -> None:
        """Write the orders that ranks give, best first."""
        for parent, ranks in self.ranks.items():
            ordered = sorted(ranks.items(), key=lambda ranked: ranked[1][0])
            first = ordered[0][1][1]
            tied: dict[float, list[str]] = {}  # options of one rank are worth the same
            for option, (rank, place) in ordered:
                tied.setdefault(rank, []).append(option)
                self.tree.values[(*parent, "best-to-worst", len(tied) - 1)] = place
            order = [" = ".join(options) for options in tied.values()]
            self.put((*parent, "best-to-worst"), order, first)


def path_of(where: str) -> Path:
    """The path that words with / between them lead along; things in a list count from 1.

    >>> path_of("parties / north / wants / red-lines / 1")
    ('parties', 'north', 'wants', 'red-lines', 0)
    """
    words = [word.strip() for word in where.split(" / ") if word.strip()]
    lists = ("red-lines", "links", "and")
    return tuple(
        int(word) - 1 if n and words[n - 1] in lists and word.isdigit() else word
        for n, word in enumerate(words)
    )


def where_of(path: Path) -> str:
    """The words for a path.

    >>> where_of(("levers", "aid", "by"))
    'levers / aid / by'
    """
    return " / ".join(str(step + 1) if isinstance(step, int) else step for step in path)


def _step(around: Any, step: str | int) -> Any:
    """What stands one step further in; made where it can be."""
    if isinstance(around, dict):
        return around.setdefault(step, {})
    in_list = isinstance(around, list) and isinstance(step, int) and step < len(around)
    return around[step] if in_list else None


def column_word(column: Column) -> str:
    """The word for the value itself where it has a reason beside it."""
    return "change" if column.sort == "change" else "estimate"
