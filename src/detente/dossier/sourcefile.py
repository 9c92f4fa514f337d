"""``sources.json``: the sources, in CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from detente.dossier.evidence import Source
from detente.dossier.explain import explain
from detente.dossier.findings import found
from detente.dossier.tree import Tree
from detente.errors import Finding, Place

FILE = "sources.json"
_SPACE = re.compile(r"[\s,]*")
_SHA256 = re.compile(r"^[0-9a-f]{64}$")


def parse_sources(text: str) -> tuple[dict[str, Source], list[Finding]]:
    """The sources by id, and what is wrong with the file; of a broken one stands what is known.

    Examples
    --------
    >>> sources, findings = parse_sources('[{"id": "report", "type": "report"}]')
    >>> list(sources), findings
    (['report'], [])
    """
    sources: dict[str, Source] = {}
    findings: list[Finding] = []
    try:
        for value, place in _items(text):
            _take(value, place, sources, findings)
    except json.JSONDecodeError as error:
        place = Place(FILE, error.lineno, error.colno)
        findings.append(_not_json(place, error.msg))
    except RecursionError:
        findings.append(_not_json(Place(FILE), "too many levels lie within each other"))
    except ValueError as error:
        findings.append(_not_json(Place(FILE), str(error)))
    return sources, findings


def _items(text: str) -> Iterator[tuple[Any, Place]]:
    """Each item of the list with its place."""
    decoder = json.JSONDecoder(parse_constant=_no_constant, object_pairs_hook=_once)
    position = _SPACE.match(text).end()  # type: ignore[union-attr]
    if not text[position:].startswith("["):
        raise json.JSONDecodeError("it must be a list of sources: [ … ]", text, position)
    json.loads(text, parse_constant=_no_constant)
    position += 1
    while True:
        position = _SPACE.match(text, position).end()  # type: ignore[union-attr]
        if position >= len(text) or text[position] == "]":
            return
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
        value, position = decoder.raw_decode(text, position)
        yield value, Place(FILE, line, column)


def _take(value: Any, place: Place, sources: dict[str, Source], findings: list[Finding]) -> None:
    tree = Tree(file=FILE, data=value, values={(): place})
    source: Source | None
    try:
        source = Source.model_validate(value)
    except ValidationError as error:
        findings.extend(finding for _, finding in explain(error, tree, Source) if finding)
        source = _broken(value)
        if source is None:
            return
    source._place = place
    if source.id in sources:
        findings.append(
            found(
                "duplicate-id",
                place,
                f'a second source has the id "{source.id}".',
                f"The first stands in line {sources[source.id].place.line}; rename one.",  # type: ignore[union-attr]
            )
        )
        return
    if source.sha256 is not None and not _SHA256.match(str(source.sha256)):
        findings.append(
            found(
                "bad-hash",
                place,
                f'custom.sha256 of "{source.id}" is not a SHA-256.',
                "It is 64 digits and letters a-f, as sha256sum prints it.",
            )
        )
    sources[source.id] = source


def _broken(value: Any) -> Source | None:
    """What is left of a broken source, so that it is not also called unknown where it is named."""
    id = value.get("id") if isinstance(value, dict) else None
    return Source.model_construct(id=id, type="?") if isinstance(id, str) else None


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _TwiceError(f'the key "{twice[:40]}" stands twice in one source')
    return result


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number that JSON knows")


def _not_json(place: Place, problem: str) -> Finding:
    return found(
        "not-json",
        place,
        f"this is not JSON: {problem[0].lower() + problem[1:160]}.",
        "Often a comma missing or one too many; sources.json is a list of CSL-JSON objects, "
        "as Zotero exports them.",
    )
