"""What no file may hold: letters unfit for texts, and in JSON a key twice or NaN; all are findings.

Characters beyond the first 65,536 are written by two escapes together, such as ``\\ud83d\\ude00``;
one of them alone cannot be written to any file, and a control character to no Word file, workbook
or picture, so both are found where text enters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from detente.errors import Finding, Place
from detente.findings.making import found
from detente.letters import UNFIT, clean, first_unfit, fit, half_in

_UNFIT_IN_JSON = re.compile(r"\\u(?:[dD][89a-fA-F]|00[01]|[fF]{3}[eEfF])|\\b|[\ufffe\uffff]")
_TAKE_AWAY = "It shows nowhere: take it away, or write the words anew."


def fit_values(value: Any, unfit: list[str], *, halves: bool = False) -> Any:
    """Plain values with texts that are fit; those that were not are added to a list.

    With ``halves`` nothing but halves of characters is unfit.
    """
    if isinstance(value, str):
        if not first_unfit(value) or (halves and not half_in(value)):
            return value if halves else fit(value)
        unfit.append(value)
        return fit(value)
    if isinstance(value, list):
        return [fit_values(inner, unfit, halves=halves) for inner in value]
    if isinstance(value, dict):
        return {
            fit_values(key, unfit, halves=halves): fit_values(inner, unfit, halves=halves)
            for key, inner in value.items()
        }
    return value


def may_be_unfit(text: str) -> bool:
    """Whether it is worth looking for such letters in the values of a JSON text."""
    return _UNFIT_IN_JSON.search(text) is not None


def unfit_letter(place: Place, text: str) -> Finding:
    """The finding of a text that holds half of a character, or a control character."""
    letter = first_unfit(text)
    half = half_in(letter)
    what = "half of a character" if half else "a control character"
    mend = "Write the whole character, or take the escape away." if half else _TAKE_AWAY
    said = f'{what} (U+{ord(letter):04X}) stands in "{clean(text)[:40]}".'
    return found("half-character" if half else "control-character", place, said, mend)


def unfit_lines(text: str, file: str) -> Iterator[Finding]:
    """The finding of each line that holds a control character."""
    for number, line in enumerate(text.split("\n"), start=1) if UNFIT.search(text) else ():
        letter = UNFIT.search(line)
        if letter:
            yield unfit_letter(Place(file, number, letter.start() + 1), line[letter.start() :])


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
