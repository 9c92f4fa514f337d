"""``suggestions/SHA256.yaml`` as text: written the same every time, read within limits."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from detente.dossier.files.explain import explain
from detente.dossier.files.yamltree import parse_yaml
from detente.errors import Finding, Place
from detente.findings.making import errors_in, found
from detente.review.quick import quick
from detente.review.stored import StoredDocument

HEAD = """\
# What detente read in one document. Nothing here counts until it is accepted:
# detente review DOSSIER
"""
_PLAIN = re.compile(r"^[A-Za-z][\w-]*(?:[ /.][\w-]+)*$", re.ASCII)
_VALUES = 1_000_000  # in a file of suggestions: thousands, each with its reasons
_DECIDED = ("state", "row", "like", "by", "on", "note", "edited", "changes")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$", re.ASCII)
_DATES = frozenset({"date", "published", "on"})
# What other readers of YAML take for nothing, or for true and false.
_NO_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_LONE = re.compile("[\ud800-\udfff]")
# What JSON leaves as it is and YAML does not take.
_DELICATE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def text_of(document: StoredDocument) -> str:
    """The text of a document's file.

    Examples
    --------
    >>> made = StoredDocument(name="a: b.txt", sha256="0" * 64, text_sha256="1" * 64)
    >>> print(text_of(made).splitlines()[2])
    name: "a: b.txt"
    """
    values = document.model_dump(by_alias=True, exclude_defaults=True)
    for suggestion in values.get("suggestions", ()):
        # The reasons after what they are reasons for; then what became of it.
        for name in ("id", *(name for name in suggestion if name != "id"), "why", *_DECIDED):
            if name in suggestion:
                suggestion[name] = suggestion.pop(name)
    return HEAD + "".join(f"{line}\n" for line in _mapping(values, ""))


def parse(text: str, file: str) -> tuple[StoredDocument | None, tuple[Finding, ...]]:
    """The document of a file; None if there is an error in it, which the findings tell."""
    made = _as_written(text)
    if made is not None:
        return made, ()
    tree = parse_yaml(text, file, most=_VALUES)
    if errors_in(tree.findings):
        return None, tuple(tree.findings)
    if not isinstance(tree.data, dict):
        return None, (_no_suggestions(file),)
    unsafe = _unsafe(tree.data, text, file)
    if unsafe is not None:
        return None, (unsafe,)
    try:
        document = StoredDocument.model_validate(tree.data)
    except ValidationError as error:
        findings = [finding for _, finding in explain(error, tree, StoredDocument) if finding]
        return None, tuple(findings[:200]) or (_no_suggestions(file),)
    wrong = tuple(_doubts(document, tree.value_place))
    return (None if wrong else document), wrong


def _as_written(text: str) -> StoredDocument | None:
    """The document of a text that is to the letter as :func:`text_of` would write it."""
    values = quick(text)
    if values is None or _halved(values):
        return None
    try:
        document = StoredDocument.model_validate(values)
    except ValidationError:
        return None
    sound = not any(_doubts(document, lambda _: Place("")))
    return document if sound and text_of(document) == text else None


def _no_suggestions(file: str) -> Finding:
    return found(
        "not-suggestions",
        Place(file),
        "the file holds no suggestions.",
        "Take it away, and read the document again: detente read FILE --into DOSSIER.",
    )


def _length(value: Any) -> int:
    """How many characters all texts have together."""
    if isinstance(value, dict):
        return sum(len(key) + _length(inner) for key, inner in value.items())
    if isinstance(value, list):
        return sum(_length(inner) for inner in value)
    return len(value) if isinstance(value, str) else 0


def _halved(value: Any) -> bool:
    """Whether a text holds half a character, which no file can."""
    if isinstance(value, dict):
        return any(_halved(inner) for pair in value.items() for inner in pair)
    if isinstance(value, list):
        return any(_halved(inner) for inner in value)
    return isinstance(value, str) and _LONE.search(value) is not None


def _unsafe(data: Any, text: str, file: str) -> Finding | None:
    if _length(data) > len(text):
        return found(
            "too-many-values",
            Place(file),
            "the file stands for more text than it holds.",
            "Write aliases (*name) out, for they multiply.",
        )
    return None


def _doubts(document: StoredDocument, place: Any) -> Iterator[Finding]:
    """What is wrong between the suggestions of one file."""
    ids: set[str] = set()
    for number, suggestion in enumerate(document.suggestions):
        if suggestion.id in ids:
            yield found(
                "duplicate-id",
                place(("suggestions", number, "id")),
                f'a second suggestion has the id "{suggestion.id}".',
                "Keep one of the two.",
            )
        ids.add(suggestion.id)
        if suggestion.start > suggestion.end:
            yield found(
                "end-before-start",
                place(("suggestions", number, "start")),
                f"the place in the document, {suggestion.start} to {suggestion.end}, is upside "
                "down.",
                "start and end count characters from the beginning of the stored text.",
            )
        if suggestion.state == "accepted" and suggestion.row is None:
            yield found(
                "missing",
                place(("suggestions", number, "state")),
                f'"{suggestion.id}" is accepted, but its row is missing.',
                "Write row: and the id of the row in the dossier, or state: open.",
            )


def _mapping(values: dict[str, Any], pad: str) -> Iterator[str]:
    for name, value in values.items():
        if isinstance(value, dict):
            yield f"{pad}{_key(name)}:"
            yield from _mapping(value, pad + "  ")
        elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
            yield f"{pad}{name}:"
            for item in value:
                first, *rest = _mapping(item, pad + "  ")
                yield f"{pad}- {first.lstrip()}"
                yield from rest
        elif isinstance(value, list | tuple):
            yield f"{pad}{name}: [{', '.join(_scalar(item) for item in value)}]"
        else:
            day = name in _DATES and _DAY.match(str(value))
            yield f"{pad}{_key(name)}: {value if day else _scalar(value)}"


def _key(name: str) -> str:
    return name if _PLAIN.match(name) else _scalar(name)


def _scalar(value: Any) -> str:
    """One value on one line, as YAML and people read it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    text = str(value)
    if _PLAIN.match(text) and text.lower() not in _NO_WORDS:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _DELICATE.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)
