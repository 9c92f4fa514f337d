"""Inputs are declared once: all are in the index, and nothing else writes their names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

import detente
from detente.dossier.checks.reasons import walk
from detente.dossier.inputs.kind import InputKind
from detente.dossier.inputs.listing import inputs_of
from detente.dossier.inputs.registry.index import INPUTS, kind_at
from detente.estimates import Estimate
from filled import CHOICES, filled

SOURCES: Final = Path(detente.__file__).parent
REGISTRY: Final = SOURCES / "dossier" / "inputs" / "registry"


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _declarations() -> Iterator[tuple[str, str]]:
    """Every call of ``declared`` in the sources: the file, and the name it declares."""
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(_tree(file)):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id == "declared":
                assert isinstance(node, ast.Call)
                name = node.args[0]
                assert isinstance(name, ast.Constant)
                yield file.parent.name, str(name.value)


def test_no_declaration_is_missing_from_the_index() -> None:
    declared = list(_declarations())
    assert {folder for folder, _ in declared} == {REGISTRY.name}
    assert sorted(name for _, name in declared) == sorted(kind.name for kind in INPUTS.values())


@pytest.mark.parametrize("choice", range(CHOICES))
def test_every_estimate_that_a_dossier_can_hold_is_declared(choice: int) -> None:
    """A field of the model that holds an estimate is an input: it has a name for levers."""
    for path, thing, _ in walk(filled(choice), (), covered=True):
        if isinstance(thing, Estimate):
            assert kind_at(path) is not None, path


@pytest.mark.parametrize("case", ["two-rivers", "ukraine-2025", "pretoria-2022", "vienna-2015"])
def test_what_stands_at_the_path_of_an_input_is_of_its_kind(case: str) -> None:
    for entry in inputs_of(detente.read(case)):
        assert kind_at(entry.path) in (entry.kind, None), entry.name
        assert kind_at(entry.path) is entry.kind or entry.kind.field is None, entry.name


ALSO: Final = {
    "no-deal": "what stands in the way of a deal is of that kind too (dealspace/obstacles)",
}
"""Words of inputs that are something else as well, and what."""
NOT_NAMES: Final = frozenset({"findings"})
"""Folders of src in which names stand as examples for people: nothing is looked up by them."""


def _written(file: Path) -> str:
    """The strings that a file works with: no docstrings, no sentences, no patterns of paths."""
    tree = _tree(file)
    said = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return "\n".join(
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node not in said and not re.search(r"[\s*#]", node.value)
    )


def _of(kind: InputKind) -> re.Pattern[str]:
    """What of a string is the name of an input, a fixed piece of one, or its last word."""
    pieces = {piece for piece in re.split(r"\{[a-z]+\}", kind.name) if piece.strip(".")}
    if "-" in kind.word:
        pieces.add(kind.word)  # a plain word, such as "worth", is one of English as well
    own = sorted(re.escape(piece) for piece in pieces if piece.strip(".") not in ALSO)
    if not own:
        return re.compile(r"(?!)")
    # A piece that begins or ends with a word is one only where the word does.
    return re.compile(rf"(?:(?=\.)|(?<![\w-]))(?:{'|'.join(own)})(?:(?<=\.)(?!html)|(?![\w-]))")


def test_the_name_of_an_input_stands_in_one_file() -> None:
    """Whoever works with an input asks its declaration; only there is its name a string."""
    files = {file.relative_to(SOURCES): file for file in SOURCES.rglob("*.py")}
    written = {
        place: _written(file) for place, file in files.items() if place.parts[0] not in NOT_NAMES
    }
    registry = REGISTRY.relative_to(SOURCES)
    for kind in INPUTS.values():
        pattern = _of(kind)
        elsewhere = [
            (str(place), found[0])
            for place, text in written.items()
            if registry not in place.parents and (found := pattern.search(text))
        ]
        assert not elsewhere, kind.name
        assert sum(kind.name in text.split("\n") for text in written.values()) == 1, kind.name
