"""Dossiers in which everything is filled, made from the model itself: no field can be forgotten."""

from __future__ import annotations

from typing import Any

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Anchored, Event, Source, Statement
from detente.dossier.model.record import Record
from detente.dossier.reference import dossier_schema

CHOICES = 6
"""How many dossiers it takes until every way of stating something has been used."""
IDS = ("x", "y")
DAY = "2031-05-12"
_TEXTS = {
    "order": "x > y",
    "code": "UKR",
    "since": DAY,
    "estimate": "0.75 (0.5..1)",
    "change": "+0.1 (0..0.2)",
    "worth": "best-to-worst x, y",
    "changes": "x0.8 (0.6..1)",
    "points": "unknown",
    "weight": "0.7",
    "tied": "x 1=2",
    "apart": "x 1=3",
}


def filled(choice: int) -> Dossier:
    """A dossier with every field; of the ways to state a thing, the one of that number."""
    schema = dossier_schema()
    values = _value(schema, schema["$defs"], "", choice)
    return Dossier.model_validate(values).model_copy(
        update={
            "statements": tuple(Statement.model_validate(row) for row in _rows(Statement)),
            "events": tuple(Event.model_validate(row) for row in _rows(Event)),
            "sources": {id: Source.model_validate(_source(id)) for id in IDS},
            "texts": {"x": "1. A line.\n\n  2. Another; =not a formula.\n", "y": ""},
        }
    )


def every_part() -> set[type[Record]]:
    """Every model of a dossier that a person can fill in."""
    parts: set[type[Record]] = set()
    new: set[type[Record]] = {Record}
    while new:
        parts |= new
        new = {sub for part in new for sub in part.__subclasses__()} - parts
    model = "detente.dossier.model."
    return {part for part in parts if part.__module__.startswith(model)} - {Record, Anchored}


def _value(schema: Any, known: dict[str, Any], word: str, choice: int) -> Any:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return DAY if name == "Date" else _value(known[name], known, word, choice)
    if "anyOf" in schema:
        ways = [way for way in schema["anyOf"] if way.get("type") != "null"]
        return _value(ways[choice % len(ways)], known, word, choice // len(ways))
    if "enum" in schema or "const" in schema:
        ways = schema.get("enum") or [schema["const"]]
        return ways[-1 - choice % len(ways)]
    kind = schema.get("type")
    if kind == "object":
        return _mapping(schema, known, word, choice)
    if kind == "array":
        return [_item(schema, known, word, choice, number) for number in range(2)]
    plain = {"integer": 7, "number": 0.75, "boolean": schema.get("default") is not True}
    return plain[kind] if kind in plain else _text(schema, word)


def _mapping(schema: Any, known: dict[str, Any], word: str, choice: int) -> dict[str, Any]:
    words = dict(schema.get("properties", {}))
    if "one-of" in words:  # beside an estimate it would be a second one
        words.pop("estimate" if choice % 2 else "one-of")
    made = {name: _value(inner, known, name, choice) for name, inner in words.items()}
    rest = schema.get("additionalProperties")
    if word == "one-of":
        return {"0.5": 3, "1": 1}
    if rest:
        made |= {id: _value(rest, known, word, choice + n) for n, id in enumerate(IDS)}
    return made


def _item(schema: Any, known: dict[str, Any], word: str, choice: int, number: int) -> Any:
    if "prefixItems" in schema:
        return IDS[number]
    made = _value(schema["items"], known, word, choice)
    return IDS[number] if made == "x" or isinstance(made, int) else made


def _text(schema: Any, word: str) -> str:
    if "pattern" in schema:
        return "0.5..1"
    return _TEXTS.get(word, "x")


def _rows(model: type[Statement] | type[Event]) -> list[dict[str, str]]:
    """Two rows of a table, every column filled."""
    row = dict.fromkeys(model.model_fields, "x") | {
        "date": DAY, "known": f"{DAY}~", "until": "2031-06", "text": 'Its "words"; 3/4',
        "start": "1", "end": "9", "grade": "B2", "also_in": "x#p. 2; y", "form": "quote",
        "language": "pt-BR", "positions": "x=y:accepts; y:undecided", "status": "assessed",
        "type": "call", "people": "x; y", "parties": "x; y", "planned": "yes", "why": "x",
    }  # fmt: skip
    known = {name.replace("_", "-"): row[name] for name in model.model_fields}
    return [{**known, "id": id} for id in IDS]


def _source(id: str) -> dict[str, Any]:
    return {
        "id": id, "type": "report", "title": "A title", "why": "x", "URL": "https://example.org",
        "container-title": "A paper", "publisher": "A house", "language": "en",
        "issued": {"date-parts": [[2031, 5, 10]]}, "author": [{"family": "Dorn"}],
        "custom": {"sha256": "0" * 64, "note": "more"},
    }  # fmt: skip
