"""A dossier as plain values: what each of its files holds, and one number for all that it says."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Anchored, Event, Source, Statement
from detente.dossier.model.record import kebab


def plain_dossier(dossier: Dossier) -> dict[str, Any]:
    """The values of ``dossier.yaml``; what is unknown is left out."""
    values: dict[str, Any] = _lists(dossier.model_dump(by_alias=True, exclude_defaults=True))
    return values


def plain_sources(sources: Iterable[Source]) -> str:
    """The text of ``sources.json``."""
    values = [source.model_dump(by_alias=True, exclude_defaults=True) for source in sources]
    return json.dumps(values, indent=2, ensure_ascii=False) + "\n"


def table(records: Sequence[Anchored], columns: Sequence[str], *, newline: str = "\n") -> str:
    """The text of a CSV with these columns, and those that the records need besides."""
    every = [kebab(name) for name in _model(columns).model_fields]
    rows = [_cells(record) for record in records]
    used = {name for row in rows for name in row}
    header = [*columns, *(name for name in every if name in used and name not in columns)]
    out = io.StringIO()
    plainly = csv.writer(out, lineterminator=newline)
    quoted = csv.writer(out, lineterminator=newline, quoting=csv.QUOTE_ALL)
    plainly.writerow(header)
    for row in rows:
        cells = [row.get(name, "") for name in header]
        # A bare carriage return ends a line for whoever reads it outside quotation marks.
        (quoted if any("\r" in cell for cell in cells) else plainly).writerow(cells)
    return out.getvalue()


def _model(columns: Sequence[str]) -> type[Statement] | type[Event]:
    return Statement if "form" in columns else Event


def _cells(record: Anchored) -> dict[str, str]:
    values = record.model_dump(by_alias=True, exclude_defaults=True)
    if isinstance(record, Statement):
        values["status"] = record.status
    return {name: _cell(value) for name, value in values.items() if value not in (None, "")}


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value)


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _lists(inner) for name, inner in value.items()}
    return [_lists(inner) for inner in value] if isinstance(value, list | tuple) else value


def digest(dossier: Dossier) -> str:
    """The SHA-256 of a dossier's content, in hexadecimal.

    Comments, order of keys and the place on disk do not count; the order of parties, issues and
    options does, since ties go to the first.
    """
    hashed = hashlib.sha256()

    def add(value: Any, *, ordered: bool = True) -> None:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=not ordered)
        hashed.update(text.encode())
        hashed.update(b"\n")

    add(dossier.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    for rows in (dossier.statements, dossier.events):
        for row in rows:
            add(row.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    sources = [s.model_dump(mode="json", by_alias=True) for s in dossier.sources.values()]
    add(sources, ordered=False)
    add(dict(sorted(dossier.texts.items())))
    return hashed.hexdigest()
