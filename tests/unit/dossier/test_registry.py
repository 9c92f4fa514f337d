"""Inputs are declared once: all are in the index, and nothing else writes their names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import detente
from detente.dossier.checks.reasons import walk
from detente.dossier.inputs.listing import inputs_of
from detente.dossier.inputs.registry.index import INPUTS, kind_at
from detente.estimates import Estimate
from filled import CHOICES, filled

SOURCES: Final = Path(detente.__file__).parent
REGISTRY: Final = SOURCES / "dossier" / "inputs" / "registry"


def _declarations() -> Iterator[tuple[str, str]]:
    """Every call of ``declared`` in the sources: the file, and the name it declares."""
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
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
