"""JSON as it is in the standard: no key twice, no NaN; what is wrong becomes a finding."""

from __future__ import annotations

import json
from typing import Any

from detente.errors import Finding, Place
from detente.findings.making import found


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
