"""Runs what the pages show: commands, Python, and the output that stands below them.

    python docs/examples.py [PAGE.md ...]     # writes their output anew; all pages if none is named

A ``console`` block holds commands after ``$`` and their output, and ``printf KEYS |`` before one
types on its standard input; a ``python`` block may be followed
by a ``text`` block with what it prints. A line ``...`` stands for any lines. All blocks of a page
run in one empty folder, in order. tests/docs/test_pages.py compares.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
import tempfile
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.cli.main import main

ANY = "..."
BLOCK = re.compile(r"^(?P<pad> *)```(console|python|text|yaml)\n(.*?)^ *```$", re.M | re.S)
TIMING = re.compile(r"^.*\ball \d+\.\d s$\n?", re.M)
NUMBER = re.compile(r"[<>]?(\d+(?:\.\d+)?)")
NOT_RUN = ("pip ", "git ", "python -m venv", "pytest")


@dataclass(frozen=True, kw_only=True)
class Example:
    """Something to run and what a page says it prints; ``span`` is where that stands."""

    source: str
    shown: str
    span: tuple[int, int]
    kind: str
    pad: str = ""


def examples(page: str) -> Iterator[Example]:
    """The examples of a page, in order."""
    blocks = list(BLOCK.finditer(page))
    for number, block in enumerate(blocks):
        if block[2] == "console":
            yield from _console(block)
        if block[2] == "python":
            after = blocks[number + 1] if number + 1 < len(blocks) else None
            shown = after if after and after[2] == "text" else None
            yield Example(
                source=textwrap.dedent(block[3]),
                shown=shown[3] if shown else "",
                span=shown.span(3) if shown else (0, 0),
                kind="python",
                pad=block["pad"],
            )


def _console(block: re.Match[str]) -> Iterator[Example]:
    """The commands of a block, each with the lines up to the next."""
    starts = [m.start() for m in re.finditer(r"^ *\$ ", block[3], re.M)]
    for start, end in zip(starts, [*starts[1:], len(block[3])], strict=False):
        line, _, shown = block[3][start:end].partition("\n")
        first = block.start(3) + start + len(line) + 1
        span = (first, first + len(shown))
        source = line.partition("$ ")[2]
        yield Example(source=source, shown=shown, span=span, kind="console", pad=block["pad"])


def run(example: Example, names: dict[str, Any]) -> str:
    """What an example prints; ``names`` is what earlier Python of the page has defined."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        if example.kind == "python":
            exec(compile(example.source, "<page>", "exec"), names)  # noqa: S102
        else:
            _run_command(example.source)
    return TIMING.sub("", printed.getvalue())


def _run_command(line: str) -> None:
    line, *more = line.split(" && ")
    typed, pipe, after = line.partition(" | ")
    words = shlex.split(after if pipe else line, comments=True)
    if pipe and typed.startswith("printf "):
        keys = shlex.split(typed)[1].replace("\\n", "\n")
        with _typing(keys):
            main(words[1:])
    elif words[0] == "detente":
        main(words[1:])
    elif not line.startswith(NOT_RUN):
        raise ValueError(f"a page shows {line!r}, which nothing runs")
    for other in more:
        _run_command(other)


@contextlib.contextmanager
def _typing(keys: str) -> Iterator[None]:
    """Standard input as if a person typed these keys."""
    before = sys.stdin
    sys.stdin = io.StringIO(keys)
    try:
        yield
    finally:
        sys.stdin = before


@contextlib.contextmanager
def empty_folder() -> Iterator[Path]:
    """Work in an empty folder, at a fixed width."""
    before, width = Path.cwd(), os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "100"
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield Path(folder)
        finally:
            os.chdir(before)
            os.environ.pop("COLUMNS")
            if width is not None:
                os.environ["COLUMNS"] = width


def difference(shown: str, printed: str) -> str | None:
    """The first line shown that was not printed, up to blanks and the last digits of numbers.

    >>> difference("a deal: 52 %", "a deal:  53 %")
    >>> difference("first\\n...\\nlast", "first\\nmore\\nlast")
    >>> difference("a deal: 52 %", "a deal: 70 %")
    'a deal: 52 %'
    """
    rest = [line.split() for line in printed.splitlines() if line.strip()]
    position = 0
    skipping = False
    for line in shown.splitlines():
        if line.strip() == ANY:
            skipping = True
        elif line.strip():
            wanted = line.split()
            found = range(position, len(rest) if skipping else position + 1)
            hit = next((n for n in found if n < len(rest) and _alike(wanted, rest[n])), None)
            if hit is None:
                return line
            position, skipping = hit + 1, False
    return None if skipping or position == len(rest) else f"(no more) {' '.join(rest[position])}"


def _alike(wanted: list[str], printed: list[str]) -> bool:
    one, other = " ".join(wanted), " ".join(printed)
    if NUMBER.sub("#", one) != NUMBER.sub("#", other):
        return False
    pairs = zip(NUMBER.findall(one), NUMBER.findall(other), strict=True)
    return all(_near(a, b) for a, b in pairs)


def _near(one: str, other: str) -> bool:
    """Whole numbers may differ by 3, others by .05 or a twentieth; dates and ids do not differ."""
    a, b = float(one), float(other)
    if "." not in one + other:
        return abs(a - b) <= (3 if a <= 100 else 0)
    return abs(a - b) <= max(0.05, 0.05 * abs(a))


def rewritten(page: str) -> str:
    """The page with the true output of each example; blocks with ``...`` stay as they are."""
    names: dict[str, Any] = {}
    changes: list[tuple[tuple[int, int], str]] = []
    with empty_folder():
        for example in examples(page):
            printed = run(example, names)
            if example.span[1] and ANY not in example.shown.split():
                lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
                padded = "".join(f"{example.pad}{line}".rstrip() + "\n" for line in lines)
                changes.append((example.span, padded))
    for (start, end), printed in reversed(changes):
        page = page[:start] + printed + page[end:]
    return page


if __name__ == "__main__":
    root = Path(__file__).resolve().parents[1]
    parts = [root / "docs" / part for part in ("tutorials", "how-to")]
    every = [root / "README.md", *(page for part in parts for page in sorted(part.glob("*.md")))]
    for path in [Path(name).resolve() for name in sys.argv[1:]] or every:
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
