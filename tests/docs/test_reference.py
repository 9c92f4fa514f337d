"""The generated pages say what the code says."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import jsonschema
import pytest

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
