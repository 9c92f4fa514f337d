"""JSON Schemas of a dossier's files, for editors that help while one writes."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Event, Source, Statement

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAMES = {"When": "Date", "_Because": "ChangeWithReason"}
_ELSEWHERE = ("statements", "events", "sources", "texts")


def dossier_schema() -> dict[str, Any]:
    """The schema of ``dossier.yaml``."""
    schema = _schema(Dossier, "A dossier: dossier.yaml")
    for name in _ELSEWHERE:
        del schema["properties"][name]
    return _pruned(schema)


def statements_schema() -> dict[str, Any]:
    """The schema of a row of ``statements.csv``; empty cells are left out."""
    return _pruned(_schema(Statement, "A statement: a row of statements.csv"))


def events_schema() -> dict[str, Any]:
    """The schema of a row of ``events.csv``; empty cells are left out."""
    return _pruned(_schema(Event, "An event: a row of events.csv"))


def sources_schema() -> dict[str, Any]:
    """The schema of ``sources.json``: a list of CSL-JSON items."""
    item = _pruned(_schema(Source, "A source: an item of sources.json"))
    return {"$schema": item.pop("$schema"), "title": "Sources", "type": "array", "items": item}


def text_of(schema: dict[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    made = model.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    made["$defs"] = {_NAMES.get(name, name): part for name, part in made.get("$defs", {}).items()}
    return {"$schema": DIALECT, **_plain(made), "title": title}


def _plain(value: Any) -> Any:
    """Without what says nothing: titles made from names, empty defaults."""
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    plain = {}
    for key, inner in value.items():
        made_up = key == "title" and isinstance(inner, str)
        empty = key == "default" and (not inner or isinstance(inner, dict)) and inner is not False
        if made_up or empty:
            continue
        plain[key] = _renamed(inner) if key == "$ref" else _plain(inner)
    return plain


def _renamed(reference: str) -> str:
    head, _, name = reference.rpartition("/")
    return f"{head}/{_NAMES.get(name, name)}"


def _pruned(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the definitions that nothing refers to."""
    needed: set[str] = set()
    todo: list[Any] = [{key: value for key, value in schema.items() if key != "$defs"}]
    while todo:
        for name in _references(todo.pop()) - needed:
            needed.add(name)
            todo.append(schema["$defs"][name])
    definitions = {name: part for name, part in schema["$defs"].items() if name in needed}
    return {**schema, "$defs": dict(sorted(definitions.items()))}


def _references(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_references, value)) if value else set()
    if not isinstance(value, dict):
        return set()
    own = {value["$ref"].rpartition("/")[2]} if "$ref" in value else set()
    return own.union(*(_references(inner) for inner in value.values()))
