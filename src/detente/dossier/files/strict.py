"""What no file may hold: halves of characters, and in JSON a key twice or NaN; each is a finding.

Characters beyond the first 65,536 are written by two escapes together, such as ``\\ud83d\\ude00``;
one of them alone cannot be written to any file, so it is found where text enters.
"""

from __future__ import annotations

import json
import re
from typing import Any

from detente.errors import Finding, Place
from detente.findings.making import found

_HALF = re.compile("[\ud800-\udfff]")


def half_in(text: str) -> bool:
    """Whether a half of a character stands alone in a text, two that belong together aside.

    >>> half_in("a\\ud800"), half_in("\\ud83d\\ude00"), half_in("a")
    (True, False, False)
    """
    return _HALF.search(text) is not None and _HALF.search(_joined(text)) is not None


def whole(text: str) -> str:
    """The text with every half that stands alone replaced by the sign for what cannot be read.

    >>> ascii(whole("a\\ud800"))
    "'a\\\\ufffd'"
    """
    if not _HALF.search(text):
        return text
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", _joined(text))


def whole_values(value: Any, halves: list[str]) -> Any:
    """Plain values with whole texts; the texts that were not are added to a list."""
    if isinstance(value, str):
        if _HALF.search(value):
            if half_in(value):
                halves.append(value)
            return whole(value)
        return value
    if isinstance(value, list):
        return [whole_values(inner, halves) for inner in value]
    if isinstance(value, dict):
        return {
            whole_values(key, halves): whole_values(inner, halves) for key, inner in value.items()
        }
    return value


def half_character(place: Place, text: str) -> Finding:
    """The finding of a text that holds half of a character."""
    halves = _HALF.search(_joined(text))
    code = f" (U+{ord(halves[0]):04X})" if halves else ""
    shown = whole(text)
    return found(
        "half-character",
        place,
        f'half of a character{code} stands in "{shown[:40]}".',
        "Write the whole character, or take the escape away.",
    )


def _joined(text: str) -> str:
    """The text with halves that belong together made one character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def once(pairs: list[tuple[str, Any]], twice: list[str]) -> dict[str, Any]:
    """The object of these pairs, which keeps the first where a key stands twice, and says so.

    >>> twice: list[str] = []
    >>> once([("id", 1), ("id", 2)], twice), twice
    ({'id': 1}, ['id'])
    """
    result: dict[str, Any] = {}
    for name, value in pairs:
        if name in result:
            twice.append(name)
        else:
            result[name] = value
    return result


def no_constant(name: str) -> Any:
    """Refuse NaN and Infinity, which Python's reader takes for numbers."""
    raise ValueError(f"{name} is not a number that JSON knows")


def not_json(file: str, error: ValueError | RecursionError, mend: str) -> Finding:
    """The finding of a text that is no JSON, by what its reader raised.

    >>> print(not_json("sources.json", ValueError("NaN is not a number"), "Write a number."))
    sources.json:1:1: this is not JSON: naN is not a number.  [not-json]
      Write a number.
    """
    place, problem = Place(file), str(error)
    if isinstance(error, json.JSONDecodeError):
        place, problem = Place(file, error.lineno, error.colno), error.msg
    elif isinstance(error, RecursionError):
        problem = "too many levels lie within each other"
    elif "digits" in problem:
        problem = "a number in it has more than 4,300 digits"
    said = f"this is not JSON: {problem[0].lower() + problem[1:160]}."
    return found("not-json", place, said, mend)
