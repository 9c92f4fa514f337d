"""The reference pages and schemas are those of the code, and say something of everything."""

from __future__ import annotations

import ast
import datetime as dt
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import Field
from ruamel.yaml import YAML

import detente.dossier
import detente.estimates
from detente.cases import catalogue
from detente.dossier.files.read import read
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Position, Source
from detente.dossier.model.fields import members_of, words
from detente.dossier.model.levers import Change
from detente.dossier.model.record import Record
from detente.dossier.reference import (
    dossier_pages,
    dossier_schema,
    events_schema,
    sources_schema,
    statements_schema,
)
from detente.findings.making import KINDS, PARTS
from filled import every_part

ROOT = Path(__file__).parents[3]
CODE = Path(detente.dossier.__file__).parent
EXCHANGE = CODE.parent / "exchange"
DOCUMENTS = CODE.parent / "documents"
REVIEW = CODE.parent / "review"
FINDINGS = CODE.parent / "findings"
ROOMS = (CODE, FINDINGS, EXCHANGE, DOCUMENTS, REVIEW)
SENTENCE = re.compile(r"\S.*\.$", re.DOTALL)
NO_MAPPINGS: set[type[Record]] = {Change, Position}
"""Parts that are written as one text, such as +0.1."""


@pytest.mark.parametrize("name", list(dossier_pages()))
def test_the_page_is_what_the_code_makes(name: str) -> None:
    """If not: python docs/build_dossier_reference.py."""
    page = ROOT / "docs" / "reference" / name
    assert page.read_text(encoding="utf-8") == dossier_pages()[name]


def slugs_in(path: Path) -> set[str]:
    """Slugs that a module of the code uses: where findings and model errors are made."""
    made: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[1] if name in ("RowError", "stop") and len(node.args) > 1 else None
            if name in ("found", "refuse", "add", "add_key", "PydanticCustomError") and node.args:
                first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                made.add(first.value)
    return made


def test_every_slug_in_the_code_has_its_entry() -> None:
    files = [path for room in ROOMS for path in room.rglob("*.py")]
    files.append(Path(detente.estimates.__file__))
    used = set().union(*(slugs_in(path) for path in files))
    assert {"scanned", "missing-library", "unsafe-xml", "not-yaml"} <= used
    assert len(used) > 40
    assert used <= set(KINDS)


def test_every_entry_is_used() -> None:
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in Path(detente.estimates.__file__).parent.rglob("*.py")
        if path.parent.name != "kinds"
    )
    made_by_kind = {f"unknown-{kind}" for kind in (
        "party", "person", "issue", "option", "source", "statement", "why", "draft", "deadline",
        "point", "track",
    )}  # fmt: skip
    unused = {slug for slug in KINDS if f'"{slug}"' not in text} - made_by_kind
    assert unused == set()


def test_entries_are_sentences() -> None:
    assert sum(len(part) for part in PARTS.values()) == len(KINDS)
    for slug, kind in KINDS.items():
        assert kind.title[0].isupper() or kind.title.startswith("at-least"), slug
        assert kind.explanation.endswith("."), slug


def test_every_field_of_every_part_is_explained() -> None:
    """A new field without ``Field(description=…)`` fails here."""
    assert [name for part in every_part() for name in unexplained(part)] == []


def test_a_field_without_an_explanation_is_noticed() -> None:
    class Shy(Record):
        said: str = Field(default="", description="What is said.")
        unsaid: str = ""

    assert unexplained(Shy) == ["Shy.unsaid"]


def unexplained(part: type[Record]) -> list[str]:
    return [
        f"{part.__name__}.{name}"
        for name, field in part.model_fields.items()
        if not SENTENCE.match(field.description or "")
    ]


def test_what_the_users_own_ids_stand_for_is_explained() -> None:
    open_to_ids = [part for part in every_part() if part.model_config.get("extra") == "allow"]
    assert len(open_to_ids) == 7
    for part in open_to_ids:
        members = members_of(part)
        assert part is Source or (members is not None and SENTENCE.match(members.meaning)), part


def test_every_word_stands_in_its_schema_and_on_the_page() -> None:
    page = dossier_pages()["dossier.md"]
    schema = dossier_schema()
    schemas = {
        "Dossier": schema,
        "Statement": statements_schema(),
        "Event": events_schema(),
        "Source": sources_schema()["items"],
        **schema["$defs"],
    }
    headings = {"Dossier": "## dossier.yaml", "Statement": "## statements.csv",
                "Event": "## events.csv", "Source": "## sources.json"}  # fmt: skip
    for part in every_part() - NO_MAPPINGS:
        heading = headings.get(part.__name__, f"### {part.__name__}")
        section = re.split(r"\n##+ ", page.partition(f"\n{heading}\n")[2])[0]
        for word in words(part).values():
            beside = part is Dossier and word.name in ("statements", "events", "sources", "texts")
            if beside:
                continue
            made = schemas[part.__name__]
            holds = made["properties"].get(word.name, made["additionalProperties"])
            assert holds["description"] == word.meaning
            assert word.name == "why" or f"| {word.meaning} |" in section, (part, word.name)


def loaded(text: str) -> Any:
    """A YAML text as editors see it: numbers are numbers, dates are texts."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        return value.isoformat() if isinstance(value, dt.date) else value

    return plain(YAML(typ="safe", pure=True).load(text))


@pytest.mark.parametrize("name", catalogue.names())
def test_the_cases_fit_the_schema(name: str) -> None:
    text = (catalogue.path(name) / "dossier.yaml").read_text(encoding="utf-8")
    jsonschema.Draft202012Validator.check_schema(dossier_schema())
    jsonschema.validate(loaded(text), dossier_schema())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("consent: required ", "consent: perhaps "),
        ("    principal: dorn", "    princpal: dorn"),
        ("balance: 0.45 (0.35..0.55)", "balance: half"),
        ("sides: [north, south]", "sides: north"),
        ("kind: mediator", "kind: broker"),
    ],
)
def test_the_schema_finds_slips(old: str, new: str) -> None:
    text = (catalogue.path("two-rivers") / "dossier.yaml").read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(loaded(text.replace(old, new)), dossier_schema())


def test_rows_and_sources_fit_their_schemas() -> None:
    dossier = read("two-rivers")
    for statement in dossier.statements:
        row = statement.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        jsonschema.validate(row, statements_schema())
    jsonschema.validate(
        [source.model_dump(by_alias=True) for source in dossier.sources.values()], sources_schema()
    )
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"id": "a"}], sources_schema())
