"""The quick way to read what :mod:`detente.review.files` has written itself.

A full reader of YAML takes a third of a second for one article, and a dossier may keep a thousand.
What is read here counts only if writing it again gives the same text; anything else, such as a file
changed by hand, is left to the full reader, which knows where everything stands.
"""

from __future__ import annotations

import json
import re
from typing import Any

_DECODER = json.JSONDecoder()
_PLAIN = {"": re.compile(r".*"), ",]": re.compile(r"[^,\]]*")}
_DEEPEST = 8


class _OtherwiseError(ValueError):
    """The text is not as it would have been written here."""


def quick(text: str) -> dict[str, Any] | None:
    """The plain values of a text that was written here; None if it is another.

    Examples
    --------
    >>> quick('name: a.txt\\ncautions: ["b: c", d]\\nsuggestions:\\n- id: q-1\\n  start: 1\\n')
    {'name': 'a.txt', 'cautions': ['b: c', 'd'], 'suggestions': [{'id': 'q-1', 'start': '1'}]}
    >>> quick("- a list")
    """
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    try:
        values, end = _mapping(lines, 0, 0)
    except (ValueError, IndexError):
        return None
    return values if end == len(lines) else None


def _mapping(lines: list[str], at: int, pad: int) -> tuple[dict[str, Any], int]:
    """The mapping whose lines are indented by so much, and the line after it."""
    values: dict[str, Any] = {}
    if pad > _DEEPEST:
        raise _OtherwiseError
    while at < len(lines) and _indent(lines[at]) == pad and lines[at][pad] != "-":
        key, rest = _key(lines[at][pad:])
        if key in values:
            raise _OtherwiseError
        at += 1
        if rest:
            values[key] = _value(rest)
        elif at < len(lines) and lines[at].startswith(" " * pad + "- "):
            values[key], at = _items(lines, at, pad)
        else:
            values[key], at = _mapping(lines, at, pad + 2)
    return values, at


def _items(lines: list[str], at: int, pad: int) -> tuple[list[Any], int]:
    """The mappings of a list, each of which begins with a hyphen."""
    items = []
    while at < len(lines) and lines[at].startswith(" " * pad + "- "):
        lines[at] = f"{' ' * pad}  {lines[at][pad + 2 :]}"
        item, at = _mapping(lines, at, pad + 2)
        items.append(item)
    return items, at


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _key(line: str) -> tuple[str, str]:
    """The key of a line, and what stands after it."""
    if line.startswith('"'):
        key, end = _DECODER.raw_decode(line)
    else:
        end = line.index(":")
        key = line[:end]
    if line[end : end + 1] != ":":
        raise _OtherwiseError
    rest = line[end + 1 :]
    return key, rest[1:] if rest.startswith(" ") else rest


def _value(text: str) -> Any:
    if text.startswith("["):
        return _list(text)
    value, end = _scalar(text, 0, "")
    if end != len(text):
        raise _OtherwiseError
    return value


def _list(text: str) -> list[str]:
    values: list[str] = []
    at = 1
    while text[at] != "]":
        value, at = _scalar(text, at, ",]")
        values.append(value)
        if text[at] == ",":
            at += 2
    if at + 1 != len(text):
        raise _OtherwiseError
    return values


def _scalar(text: str, at: int, ends: str) -> tuple[str, int]:
    """The text that stands here, and the place after it."""
    if text[at] == '"':
        value, end = _DECODER.raw_decode(text, at)
        return str(value), end
    end = _PLAIN[ends].match(text, at).end()  # type: ignore[union-attr]
    return text[at:end], end
