"""``suggestions/SHA256.json`` as text: one suggestion a line, read within limits."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from detente.dossier.files.explain import explain
from detente.dossier.files.strict import (
    fit_values,
    no_constant,
    not_json,
    once,
    unfit_letter,
)
from detente.dossier.files.tree import Tree
from detente.dossier.files.yamltree import parse_yaml
from detente.errors import Finding, Place
from detente.findings.making import errors_in, found
from detente.review.stored import MAX_SUGGESTIONS, StoredDocument

_MOST = 1_000_000  # values in a file of version 0.1; and below, findings that are told
_TOLD = 200
_AGAIN = "Take it away, and read the document again: detente read FILE --into DOSSIER."


def text_of(document: StoredDocument) -> str:
    """The text of a document's file."""
    values = document.model_dump(by_alias=True, exclude_defaults=True)
    suggestions = values.pop("suggestions", ())
    lines = [f"{_json(name)}: {_json(value)},\n" for name, value in values.items()]
    listed = ",\n".join(_json({"id": one["id"], **one}) for one in suggestions)
    return "{\n" + "".join(lines) + f'"suggestions": [\n{listed}\n]\n}}\n'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def parse(text: str, file: str) -> tuple[StoredDocument | None, tuple[Finding, ...]]:
    """The document of a file; None if there is an error in it, which the findings tell."""
    tree = _older(text, file) if file.endswith(".yaml") else _tree(text, file)
    if errors_in(tree.findings):
        return None, tuple(tree.findings[:_TOLD])
    if not isinstance(tree.data, dict):
        return None, (_no_suggestions(file),)
    listed = tree.data.get("suggestions")
    if isinstance(listed, list) and len(listed) > MAX_SUGGESTIONS:
        said = f"it holds {len(listed):,} suggestions; at most {MAX_SUGGESTIONS:,} are read."
        return None, (found("too-many-values", Place(file), said, _AGAIN),)
    try:
        document = StoredDocument.model_validate(tree.data)
    except ValidationError as error:
        if error.error_count() > _TOLD:
            said = f"{error.error_count():,} things in it are not as detente writes them."
            return None, (found("not-suggestions", Place(file), said, _AGAIN),)
        _note_lines(tree, text)
        findings = [finding for _, finding in explain(error, tree, StoredDocument) if finding]
        return None, tuple(findings) or (_no_suggestions(file),)
    return document, ()


def _tree(text: str, file: str) -> Tree:
    """The values of a file."""
    tree = Tree(file=file)
    twice: list[str] = []
    unfit: list[str] = []
    try:
        values = json.loads(
            text, parse_constant=no_constant, object_pairs_hook=lambda pairs: once(pairs, twice)
        )
        # What was read by a version that kept control characters stays as it stands in its text.
        tree.data = fit_values(values, unfit, halves=True) if "\\u" in text else values
    except (ValueError, RecursionError) as error:
        tree.findings.append(not_json(file, error, _AGAIN))
    for name in dict.fromkeys(twice):
        said = f'"{name[:40]}" stands twice in one place.'
        tree.note(found("duplicate-key", Place(file), said, "Keep one of the two."))
    for one in unfit:
        tree.note(unfit_letter(Place(file), one))
    return tree


def _older(text: str, file: str) -> Tree:
    """The values of a file of version 0.1, which was YAML, and kept bytes for undoing."""
    tree = parse_yaml(text, file, most=_MOST)
    values = tree.data.get("suggestions") if isinstance(tree.data, dict) else None
    for suggestion in values if isinstance(values, list) else ():
        if isinstance(suggestion, dict):
            suggestion.pop("changes", None)
    if _length(tree.data) > len(text):
        said = "the file stands for more text than it holds."
        mend = "Write aliases (*name) out, for they multiply."
        tree.findings.append(found("too-many-values", Place(file), said, mend))
    return tree


def _length(value: Any) -> int:
    """How many characters all texts have together."""
    if isinstance(value, dict):
        return sum(len(key) + _length(inner) for key, inner in value.items())
    if isinstance(value, list):
        return sum(map(_length, value))
    return len(value) if isinstance(value, str) else 0


def _note_lines(tree: Tree, text: str) -> None:
    """Note in which line each suggestion stands, as it is written here."""
    lines = text.split("\n") if not tree.values else ()
    starts = [number for number, line in enumerate(lines, 1) if line.startswith('{"')]
    places = (Place(tree.file, line) for line in starts)
    tree.values |= {("suggestions", number): place for number, place in enumerate(places)}


def _no_suggestions(file: str) -> Finding:
    return found("not-suggestions", Place(file), "the file holds no suggestions.", _AGAIN)
