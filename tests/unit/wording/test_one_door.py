"""English stands in wording and in the templates: what shows things writes no sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.inference import sampling
from detente.wording.steps import STEPS

PACKAGE = Path(__file__).parents[3] / "src" / "detente"
SHOWING = ("brief", "cli", "charts", "web", "word")
ALSO = ("stages.py", "workbench.py", "exchange/dealsheets.py")
DECLARED = {"help", "metavar", "epilog", "example", "ValueError", "expect"}
"""Where a command's help is declared (keywords of its options, its examples), and what a script
is told that misuses a function."""
NO_WORDS = {
    "Helvetica, Arial, Liberation Sans, sans-serif": "names of fonts",
}
"""What only looks like a sentence."""
WORD = re.compile(r"[“\"'(\[]*[^\W\d_](?:[^\W\d_]|['’-])*[.,;:!?…)”\"'\]]*")


def is_sentence(text: str) -> bool:
    """Whether three words or more stand in a text, whatever figures and names are put into it.

    >>> is_sentence("Is there a deal?"), is_sentence("kept out by"), is_sentence("in draws")
    (True, True, False)
    >>> is_sentence("datum.value == 0 ? '0' : format(datum.value, '+.1f')")
    False
    """
    return sum(bool(WORD.fullmatch(token)) for token in text.split()) >= 3


def written(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts of a file and their lines, but for docstrings and declared help."""
    if isinstance(tree, ast.Expr) and isinstance(tree.value, ast.Constant):
        return  # a docstring, of whatever it stands below
    if isinstance(tree, ast.keyword) and tree.arg in DECLARED:
        return
    if isinstance(tree, ast.Call) and ast.unparse(tree.func).rpartition(".")[2] in DECLARED:
        return
    if isinstance(tree, ast.JoinedStr):
        parts = (p.value if isinstance(p, ast.Constant) else "" for p in tree.values)
        yield tree.lineno, "".join(map(str, parts))
        for part in tree.values:
            if isinstance(part, ast.FormattedValue):
                yield from written(part.value)
        return
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        yield tree.lineno, tree.value
    for child in ast.iter_child_nodes(tree):
        yield from written(child)


FILES = sorted(path for room in SHOWING for path in (PACKAGE / room).rglob("*.py"))
FILES += [PACKAGE / name for name in ALSO]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_sentence_stands_outside_wording(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = [
        f"{path.relative_to(PACKAGE)}:{line}: {text!r}"
        for line, text in written(tree)
        if is_sentence(text) and text not in NO_WORDS
    ]
    assert not said, "put into words by a function or a name in detente.wording: " + "; ".join(said)


def test_a_sentence_would_be_seen() -> None:
    tree = ast.parse(
        '"""Not a word of this."""\n'
        "a = f'The deal {one} would hold'\n"
        "def f():\n"
        "    'Nor of this one.'\n"
        "    return Option(help='Of help nothing is said.'), ('in', 'draws'), 'and so on'\n"
    )
    assert [text for _, text in written(tree) if is_sentence(text)] == [
        "The deal  would hold",
        "and so on",
    ]


def test_every_step_that_is_told_has_words() -> None:
    told = set()
    for path in [
        *PACKAGE.glob("*.py"),
        *PACKAGE.glob("inference/*.py"),
        *PACKAGE.glob("combining/*.py"),
    ]:
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) in ("progress", "tell"):
                step = call.args[0]
                told.add(step.value if isinstance(step, ast.Constant) else ast.unparse(step))
    assert told - {"_STEP"} | {sampling._STEP} == STEPS.keys()


def test_what_only_looks_like_a_sentence_still_stands_somewhere() -> None:
    held = {text for path in FILES for _, text in written(ast.parse(path.read_text("utf-8")))}
    assert held >= NO_WORDS.keys()
