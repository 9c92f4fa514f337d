"""The generated pages say what the code says."""

from __future__ import annotations

import dataclasses
import inspect
import json
import runpy
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import detente

DOCS = Path(__file__).parents[2] / "docs"
BUILDER = runpy.run_path(str(DOCS / "build_reference.py"))
PAGES: dict[str, str] = BUILDER["pages"]()


@pytest.mark.parametrize("name", PAGES)
def test_page_is_current(name: str) -> None:
    written = (DOCS / "reference" / name).read_text(encoding="utf-8")
    assert written == PAGES[name], "run: python docs/build_reference.py"


def test_no_generated_page_is_left_over() -> None:
    there = {path.name for path in (DOCS / "reference" / "answers").iterdir()}
    assert there == {name.rpartition("/")[2] for name in PAGES if name.startswith("answers/")}


@pytest.mark.parametrize("name", [name for name in PAGES if name.endswith(".json")])
def test_schema_is_a_schema(name: str) -> None:
    schema: dict[str, Any] = json.loads(PAGES[name])
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False


def classes_in(hint: Any, seen: set[type]) -> Iterator[type]:
    """Every class of this package in a type, in its fields, in theirs and so on."""
    for inner in typing.get_args(hint):
        yield from classes_in(inner, seen)
    if inspect.isclass(hint) and hint.__module__.startswith("detente.") and hint not in seen:
        seen.add(hint)
        yield hint
        for inner in typing.get_type_hints(hint).values():
            yield from classes_in(inner, seen)


def fields_of(kind: Any) -> list[str]:
    if dataclasses.is_dataclass(kind):
        return [field.name for field in dataclasses.fields(kind) if field.name[0] != "_"]
    return list(kind.model_fields)


def test_every_class_that_a_function_returns_is_there_with_all_it_holds() -> None:
    sections = dict(
        section.split("\n", 1) for section in PAGES["python.md"].split("\n## ")[1:]
    )  # by heading
    seen: set[type] = set()
    functions = [getattr(detente, name) for name in detente.__all__]
    for function in filter(inspect.isfunction, functions):
        for kind in classes_in(typing.get_type_hints(function)["return"], seen):
            home = f"{kind.__module__.removeprefix('detente.')}.{kind.__name__}"
            assert home in sections, f"{function.__name__} returns a {home}"
            for name in fields_of(kind):
                assert f"| `{name}` |" in sections[home], f"{home}.{name}"
    assert len(seen) > 90
    names = {kind.__name__ for kind in seen}
    assert {"Study", "Deals", "LeverTable", "Forecast", "Positions", "Imported", "War"} <= names
