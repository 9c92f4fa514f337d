"""The reference pages of a dossier: its format, its inputs, its schemas, its findings."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from detente.dossier.inputs.kind import InputKind
from detente.dossier.inputs.registry.index import INPUTS
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import (
    EVENT_COLUMNS,
    STATEMENT_COLUMNS,
    Event,
    Source,
    Statement,
)
from detente.dossier.model.fields import Word, parts_of, words
from detente.dossier.model.record import Record
from detente.errors import Kind
from detente.findings.making import PARTS
from detente.stated import shortly

MARK = "<!-- Made from the code by docs/build_dossier_reference.py: change the code. -->\n"
_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "object": "mapping",
}
_REFERRED = {
    "Estimate": "[estimate](#estimates)",
    "Date": "[date](#dates)",
    "ChangeWithReason": "change with why",
}
_INTRO = """\
# The dossier

One folder is one dossier; zip it to send it. Every file is a text that any editor opens.

| File | Holds | Schema |
| --- | --- | --- |
| `dossier.yaml` | parties, issues, estimates, war, drafts, levers | [schema](dossier.schema.json) |
| `statements.csv` | what was said, a row each | [schema of a row](statements.schema.json) |
| `events.csv` | what happened or is planned, a row each | [schema of a row](events.schema.json) |
| `sources.json` | where it stands, in CSL-JSON | [schema](sources.schema.json) |
| `drafts/NAME.md` | the text of the draft NAME, its points numbered | |
| `documents/SHA256.*` | documents that were read, as they were given, and their texts | |
| `suggestions/SHA256.json` | what was found in each, and what a person made of it | |
| `forecasts/*.json` | forecasts on record, and what came of them | |

`documents` and `suggestions` are written by `detente read --into` and `detente review`,
`forecasts` by `detente forecast save` and `detente forecast resolve`.
Only `dossier.yaml` must be there. What is left out is unknown; it is never taken to be zero.
Ids are short: lower-case Latin letters, digits, hyphens. Names may be in any script.
Files are UTF-8. `detente check FOLDER` lists everything there is to mend; each
[finding](findings.md) says where and how.

An editor that knows YAML schemas (VS Code with its YAML extension, for one) helps while you
write, if the first line of `dossier.yaml` is
`# yaml-language-server: $schema=dossier.schema.json` and the schema lies beside it.

## Estimates

| Written | Means |
| --- | --- |
| `0.4` | exactly this |
| `0.2..0.6` | 5th to 95th percentile, every value between as likely as any other |
| `0.3 (0.1..0.6)` | the likeliest value, and the 5th to 95th percentile |
| `70 %`, `70 % (60..80)` | 0.7, and 0.7 (0.6..0.8): any of these may be in per cent |
| `{one-of: {0.2: 3, 0.6: 1}}` | one of these values, with these weights |
| `{estimate: 0.3 (0.1..0.6), why: a-vote, since: 2031-03}` | with a reason of its own |

A number has a decimal point. A comma, a dash for a range or a fraction is refused with the way to
write it: between braces a comma ends a value, and half of the number would be lost.

Every estimate has a reason, its own or the nearest around it: every part below may have a
`why:`, the name of an assumption, a source (`report#page 3`) or a statement, or a list of them.
`since:` is the day from which an estimate holds.

## Dates

Year first: `2025-11-20`, `2025-11`, `2025`; about: `2025-11-20~`; between:
`2025-11-19/2025-11-21` (ISO 8601, EDTF).
"""


def dossier_pages() -> dict[str, str]:
    """The pages and schemas: name below ``docs/reference``, and content."""
    return {
        "dossier.md": _format(),
        "findings.md": _findings(),
        "inputs.md": MARK + "\n" + inputs_page(),
        "dossier.schema.json": text_of(dossier_schema()),
        "statements.schema.json": text_of(statements_schema()),
        "events.schema.json": text_of(events_schema()),
        "sources.schema.json": text_of(sources_schema()),
    }


def _findings() -> str:
    """The page of findings: what each means and how it is mended."""
    parts = [
        MARK,
        "# Findings\n",
        "`detente check DOSSIER` lists everything there is to mend, with its place. An *error* "
        "keeps\nthe dossier from being used. A *warning* says that something is doubtful, or that "
        "a wide\ndefault stands in. *Advice* says what could be said better.\n",
    ]
    for title, kinds in PARTS.items():
        parts.append(f"## {title}\n")
        parts += [_finding(slug, kind) for slug, kind in kinds.items()]
    return "\n".join(parts)


def _finding(slug: str, kind: Kind) -> str:
    example = f"\n```\n{kind.example}\n```\n" if kind.example else ""
    return f"### {slug}\n\n*{kind.severity}*: {kind.title}. {kind.explanation}\n{example}"


def _format() -> str:
    schema = dossier_schema()
    parts = [MARK, _INTRO, "## dossier.yaml\n", _table(schema, words(Dossier).values())]
    parts += list(_objects(schema))
    tables: tuple[tuple[str, type[Record], dict[str, Any], tuple[str, ...]], ...] = (
        ("statements.csv", Statement, statements_schema(), STATEMENT_COLUMNS),
        ("events.csv", Event, events_schema(), EVENT_COLUMNS),
    )
    for file, model, made, columns in tables:
        first = f"The first line names the columns:\n\n```\n{','.join(columns)}\n```\n"
        every = words(model)
        named = [every[column] for column in columns]
        named += [word for word in every.values() if word.name not in columns]
        parts += [f"## {file}\n", first, _table(made, named)]
    parts += ["## sources.json\n", _table(sources_schema()["items"], words(Source).values())]
    return "\n".join(parts)


def _objects(schema: dict[str, Any]) -> Iterator[str]:
    """Every object of ``dossier.yaml``, each after the one that it is a part of."""
    for model in parts_of(Dossier):
        part = schema["$defs"].get(model.__name__)
        if part is not None and "properties" in part:
            about = part.get("description", "").split("\n\n")[0].replace("``", "`")
            table = _table(part, words(model).values())
            yield f"### {model.__name__}\n\n{' '.join(about.split())}\n\n{table}"


def _table(part: dict[str, Any], every: Iterable[Word]) -> str:
    rows = ["| Word | Holds | |", "| --- | --- | --- |"]
    for word in every:
        field = part["properties"].get(word.name, part.get("additionalProperties"))
        if word.name == "why" or not isinstance(field, dict):
            continue
        shown = f"`{word.name}`" + (" (needed)" if word.needed else "")
        unit = f", {word.unit}" if word.unit else ""
        rows.append(f"| {shown} | {_kind(field)}{unit} | {word.meaning} |")
    return "\n".join(rows) + "\n"


def _kind(field: Any) -> str:
    """What a field holds, in words."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return _REFERRED.get(name, f"[{name}](#{name.lower()})")
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "const" in field:
        return f"`{field['const']}`"
    if "anyOf" in field:
        kinds = [_kind(part) for part in field["anyOf"] if part.get("type") != "null"]
        # YAML takes a bare 1 for a number, so an id may be one.
        return " or ".join(dict.fromkeys(kinds)).replace("text or whole number", "id")
    if field.get("type") == "array":
        items = field.get("items") or field.get("prefixItems", [{}])[0]
        return f"list of {_kind(items)}"
    inside = field.get("additionalProperties")
    if field.get("type") == "object" and isinstance(inside, dict):
        return f"id: {_kind(inside)}"
    return _TYPES.get(field.get("type", ""), "anything")


_BLANK = re.compile(r"{([a-z]+)}")
_OF_INPUTS = """\
# Inputs

Every uncertain number of a dossier, by the name that a lever (`changes:`) and `dossier.set` use;
ids of the dossier stand between `<` and `>`. A lever may shorten a name: all are meant that begin
with its first word and hold the others in that order. What the dossier leaves out has the default,
printed among the assumptions and varied in the tornado. Draws and changes are kept in the range.
"""


def inputs_page() -> str:
    """The page, in Markdown."""
    return "\n".join((_OF_INPUTS, *(line for kind in INPUTS.values() for line in _entry(kind))))


def _entry(kind: InputKind) -> Iterator[str]:
    word = kind.field
    name = _BLANK.sub(r"<\1>", kind.name)
    yield f"## `{name}`\n"
    yield f"{word.meaning if word else _plain(kind.label) + '.'}\n"
    low, high = kind.lawful
    limits = (
        f"{_end(low)} to {_end(high)}" if kind.lawful != (-math.inf, math.inf) else "any number"
    )
    unit = f", {word.unit}" if word and word.unit else ""
    yield f"- Range: {limits}{unit}."
    yield f"- In a dossier: {kind.when[0].lower()}{kind.when[1:]}"
    for default in kind.defaults.values():
        shown = "anything" if default.estimate is None else f"`{default.estimate}`"
        case = f" ({default.when})" if default.when else ""
        yield f"- Default{case}: {shown}. {default.assumption}"
    yield ""


def _plain(label: str) -> str:
    return _BLANK.sub(r"a \1", label)


def _end(number: float) -> str:
    return "no end" if math.isinf(number) else shortly(number)


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
    return {"$schema": DIALECT, **_simple(made), "title": title}


def _simple(value: Any) -> Any:
    """Without what says nothing: titles made from names, empty defaults."""
    if isinstance(value, list):
        return [_simple(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    plain = {}
    for key, inner in value.items():
        made_up = key == "title" and isinstance(inner, str)
        empty = key == "default" and (not inner or isinstance(inner, dict)) and inner is not False
        if made_up or empty:
            continue
        plain[key] = _renamed(inner) if key == "$ref" else _simple(inner)
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
