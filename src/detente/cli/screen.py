"""What reaches the screen: answers on standard output, everything else on standard error."""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import textwrap
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol, TextIO

import typer

from detente.wording.commands import files as words
from detente.wording.numbers import SPACE

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from detente.answers.heads import Headed
    from detente.talks.still_open import StillOpen

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_PERCENT = re.compile(r"(?<=\d) (?=%)")
_KEPT_PERCENT = re.compile(rf"(?<=\d){SPACE}(?=%)")
WIDTH = 100
"""Columns where the output is no terminal and ``COLUMNS`` is not set."""


def settle_streams() -> None:
    """Make both streams able to write any name in any script.

    A Windows pipe or file has a code page of its own and gets UTF-8; elsewhere the user's choice
    stands, and a letter that it lacks becomes a question mark instead of a failure.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:  # a test's stream, or none at all
            continue
        redirected = sys.platform == "win32" and not stream.isatty()
        if redirected and "PYTHONIOENCODING" not in os.environ:
            reconfigure(encoding="utf-8", errors="replace")
        else:
            reconfigure(errors="replace")


def write(text: str) -> None:
    """Write a text and a line's end to standard output; a reader who has left is no error."""
    _write(sys.stdout, text)


def write_pieces(pieces: Iterable[str]) -> None:
    """Write a long text piece by piece, and a line's end, to standard output."""
    for piece in pieces:
        _write(sys.stdout, piece, end="")
    _write(sys.stdout, "")


def note(text: str) -> None:
    """Write a text and a line's end to standard error."""
    _write(sys.stderr, text)


def typed(prompt: str) -> str | None:
    """What a person types after a prompt; None where standard input ends."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        write("")  # nobody's return key ended the line
    return line.strip() if line else None


def pressed(prompt: str) -> str | None:
    """The key that a person presses, without Return; where nobody sits at a terminal, a line.

    What was typed before the prompt stood there is left out: nobody decides on what is not seen.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return typed(prompt)
    from click import getchar

    sys.stdout.write(prompt)
    sys.stdout.flush()
    try:
        key = getchar()[:1]
    except EOFError:
        key = ""
    write(key if key.isprintable() else "")
    return key.strip() if key else None


def _write(stream: TextIO, text: str, end: str = "\n") -> None:
    try:
        stream.write(text + end)
        stream.flush()
    except BrokenPipeError:
        # What is still buffered must go somewhere when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise SystemExit(0) from None


def write_json(answer: object) -> None:
    """Write an answer as JSON."""
    from detente.answers.derive import as_json

    write(as_json(answer))


def console() -> Console:
    """A console for standard output that respects the width, ``NO_COLOR`` and pipes."""
    from rich.console import Console

    # Rich takes 80 columns where there is no terminal; tables of parties need a few more.
    fixed = sys.stdout.isatty() or "COLUMNS" in os.environ
    return Console(width=None if fixed else WIDTH, highlight=False, emoji=False, markup=False)


def write_rich(*parts: RenderableType) -> None:
    """Write tables and coloured text to standard output."""
    screen = console()
    with screen.capture() as captured:
        for part in parts:
            screen.print(part)
    # Cells are padded to the width of their column: trailing blanks help nobody.
    lines = [line.rstrip() for line in captured.get().splitlines()]
    write("\n".join(lines).rstrip())


def write_table(
    title: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    right: Iterable[int] = (),
    apart: bool = False,
    first: int | None = None,
) -> None:
    """Write a title and a plain table, in blocks of columns where they do not fit side by side.

    Parameters
    ----------
    title : str
    heads : sequence of str
    rows : iterable of sequence of str
    right : iterable of int
        The columns of numbers, counted from 0.
    apart : bool
        Whether a blank line stands between rows.
    first : int, optional
        The width of the first column, which it keeps however wide the others are.
    """
    from detente.cli.screen import blocks

    room = console().width
    width = min(first or 0, room // 4) or 1
    told = [[harmless(cell) for cell in row] for row in rows]
    if first is not None:
        told = [[textwrap.fill(name, width), *rest] for name, *rest in told]
    if title:
        write("")
        write_text(title)
    kept = max((len(line) for row in [heads, *told] for line in row[0].split("\n")), default=0)
    for block in blocks([heads, *told], room, kept=kept if first is not None else 0):
        _write_block(heads, told, block, right=set(right), apart=apart)


def _write_block(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Mapping[int, int],
    *,
    right: Container[int],
    apart: bool,
) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, leading=int(apart))
    for column, width in widths.items():
        justify: Literal["left", "right"] = "right" if column in right else "left"
        table.add_column(Text(heads[column]), justify=justify, overflow="fold", width=width)
    for row in rows:
        table.add_row(*(Text(row[column]) for column in widths))
    write_rich(table)


def write_records(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write records that begin with an id, never broken, and end with words from a text.

    A table where the screen is wide enough; else each record takes a line for the facts, and the
    words stand below them.
    """
    write("")
    write_text(title)
    if not rows:
        return
    if console().width >= WIDTH:
        _write_wide(heads, rows)
        return
    for *facts, told in rows:
        write("")
        named = (f"{head} {fact}" if head in _TOLD else fact for head, fact in zip(heads, facts))
        write_text(" " + "  ".join(text for text, fact in zip(named, facts) if fact), indent=4)
        write(textwrap.indent(textwrap.fill(harmless(told), console().width - 4), "    "))


_TOLD = frozenset({"sure", "known as"})
"""What is no word by itself, and needs the head of its column beside it."""


def _write_wide(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    longest = max(len(harmless(row[0])) for row in rows)
    table.add_column(Text(heads[0]), no_wrap=True, min_width=longest)
    for head in heads[1:]:
        table.add_column(Text(head), overflow="fold")
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    write_rich(table)


def write_text(text: str, *, indent: int = 0) -> None:
    """Write a text, wrapped to the width; lines after the first stand back by ``indent``.

    A number and its per cent sign stay on one line.
    """
    kept = _PERCENT.sub(SPACE, harmless(text))
    lines = textwrap.fill(kept, console().width, subsequent_indent=" " * indent)
    write(_KEPT_PERCENT.sub(" ", lines))


_STYLES = {"what": "bold", "who": "cyan", "day": "green"}


def write_parts(pieces: Iterable[tuple[str, str]]) -> None:
    """Write a text with its parts told apart: by colours on a terminal, else the words by marks."""
    from rich.padding import Padding
    from rich.text import Text

    screen = console()
    if screen.no_color or not screen.is_terminal or screen.color_system is None:
        marked = (f">>{text}<<" if part == "what" else text for text, part in pieces)
        write_text(f"  {''.join(marked).strip()}", indent=2)
        return
    told = Text.assemble(*((harmless(text), _STYLES.get(part, "dim")) for text, part in pieces))
    write_rich(Padding(told, (0, 0, 0, 2)))


def harmless(text: str) -> str:
    """A text from elsewhere, without what would move the cursor or turn the direction of writing.

    >>> harmless("No\x1b[2J")
    'No�[2J'
    """
    return _CONTROLS.sub("�", text)


def write_head(answer: Headed) -> None:
    """Write what an answer is about, and what it takes to get it again."""
    from detente.wording.names import day

    on = day(dt.date.fromisoformat(answer.as_of))
    write(words.head(answer.dossier, on, answer.draws, answer.seed))


def write_since(found: StillOpen | None, *, prior: bool) -> None:
    """Write since when the talks have been open, if that says anything, and an empty line."""
    from detente.wording.story import open_since

    if words := open_since(found, prior=prior):
        write_text(words)
        write("")


class Cautioned(Protocol):
    """An answer that says what to bear in mind."""

    @property
    def cautions(self) -> tuple[str, ...]: ...


def write_cautions(answer: Cautioned) -> None:
    """Write what to bear in mind."""
    if answer.cautions:
        write(f"\n{words.BEAR_IN_MIND}")
    for caution in answer.cautions:
        write_text(f"- {caution}", indent=2)


def stop(message: str, *, code: int) -> typer.Exit:
    """Say why on standard error; raise what is returned."""
    note(message)
    return typer.Exit(code)


GAP, EDGES = 2, 2
"""Columns between two cells, and beside the first and last together."""


def blocks(cells: Sequence[Sequence[str]], room: int, *, kept: int = 0) -> list[dict[int, int]]:
    """The columns of each block of a table and their widths.

    Where the longest words of all columns do not fit side by side, the table is told in blocks,
    each of which begins with the first column.

    Parameters
    ----------
    cells : sequence of sequence of str
        The rows, the head among them.
    room : int
        How wide the screen is.
    kept : int
        The width that the first column keeps; 0 where it may give way like any other.

    >>> rows = [["lever", "cost", "gain"], ["Walk away", "0.13 (0.00–0.25)", "0.14 (0.03–0.37)"]]
    >>> blocks(rows, 80)
    [{0: 9, 1: 16, 2: 16}]
    >>> blocks(rows, 38)
    [{0: 9, 1: 11, 2: 12}]
    >>> blocks(rows, 26)
    [{0: 9, 1: 13}, {0: 9, 2: 13}]
    """
    columns = list(zip(*cells))
    widest = [max(_longest(cell.split("\n")) for cell in column) for column in columns]
    least = [max(_longest(cell.split()) for cell in column) for column in columns]
    least[0] = kept or min(least[0], room // 2)
    left = room - EDGES - least[0]
    least[1:] = [min(width, max(left - GAP, 1)) for width in least[1:]]
    groups: list[list[int]] = [[]]
    for column in range(1, len(columns)):
        if groups[-1] and sum(least[c] + GAP for c in [*groups[-1], column]) > left:
            groups.append([])
        groups[-1].append(column)
    return [_shared([0, *group], widest, least, room - EDGES) for group in groups]


def _shared(
    group: Sequence[int], widest: Sequence[int], least: Sequence[int], room: int
) -> dict[int, int]:
    """The widths of some columns: the widest that can gives way first."""
    widths = {column: max(widest[column], least[column]) for column in group}
    while sum(widths.values()) + GAP * (len(group) - 1) > room:
        can = [column for column in group if widths[column] > least[column]]
        if not can:
            break
        widths[max(can, key=lambda column: widths[column])] -= 1
    return widths


def _longest(texts: Sequence[str]) -> int:
    from rich.cells import cell_len

    return max((cell_len(text) for text in texts), default=0)
