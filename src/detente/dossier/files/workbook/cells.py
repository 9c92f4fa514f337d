"""What stands in a cell, and the plain value it means.

A cell holds a text. Lists are separated by semicolons, conditions are written ``issue=option``;
what neither can say is written as YAML in braces or brackets, as in ``dossier.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from detente.dossier.files.edit import flow
from detente.dossier.files.yamltree import parse_yaml
from detente.findings.making import errors_in

_CONDITION = re.compile(r"^\s*([^\s<>=|]+)\s*(<=|>=|=)\s*([^<>=]+?)\s*$")
_WORDS = {">=": "at-least", "<=": "at-most"}
_SIGNS = {word: sign for sign, word in _WORDS.items()}


class CellError(ValueError):
    """A cell that cannot be read; the message says why, ``mend`` how to mend it."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of cell: how a value is written in it, and how it is read."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def to_cell(sort: str, value: Any) -> str:
    """The text of a cell for a plain value.

    >>> to_cell("list", ["s1", "s2"]), to_cell("list", ["one; two"])
    ('s1; s2', '[one; two]')
    >>> to_cell("conditions", {"army": ["no-cap", "cap-80k"], "border": {"at-least": "ridge"}})
    'army=no-cap|cap-80k; border>=ridge'
    """
    return SORTS[sort].write(value)


def from_cell(sort: str, text: str) -> Any:
    """The plain value of a cell's text; all words in it stay texts.

    Raises
    ------
    CellError

    Examples
    --------
    >>> from_cell("list", "s1; s2"), from_cell("flag", "Yes")
    (['s1', 's2'], 'true')
    >>> from_cell("ids", "north, south"), from_cell("ids", "2032-05-12")
    (['north', 'south'], ['2032-05-12'])
    >>> from_cell("conditions", "army=no-cap|cap-80k; border>=ridge")
    {'army': ['no-cap', 'cap-80k'], 'border': {'at-least': 'ridge'}}
    >>> from_cell("estimate", "{one-of: {0.2: 3, 0.6: 1}}")
    {'one-of': {'0.2': '3', '0.6': '1'}}
    """
    return SORTS[sort].read(text)


def _yaml(text: str) -> Any:
    tree = parse_yaml(text, "")
    for finding in errors_in(tree.findings):
        raise CellError(finding.message, finding.mend)
    return tree.data


def _braced(text: str) -> bool:
    return text.lstrip()[:1] in ("{", "[")


def _scalar(value: Any) -> str:
    if isinstance(value, dict | list):
        return flow(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)


def _value(text: str) -> Any:
    return _yaml(text) if _braced(text) else text.strip()


def _write_list(value: Any) -> str:
    items = value if isinstance(value, list) else [value]
    texts = [_scalar(item) for item in items]
    plain = all(text and text == text.strip() and ";" not in text for text in texts)
    alone = isinstance(value, list) and len(texts) == 1 and "," in texts[0]
    if plain and texts and not alone and not _braced(texts[0]):
        return "; ".join(texts)
    return flow(items)


def _read_list(text: str) -> Any:
    if _braced(text):
        return _yaml(text)
    items = [item.strip() for item in text.split(";") if item.strip()]
    return items[0] if len(items) == 1 else items


def _read_ids(text: str) -> Any:
    """Ids and dates hold no comma: one between them parts them, as a semicolon does."""
    if _braced(text):
        return _yaml(text)
    return [item.strip() for item in re.split("[;,]", text) if item.strip()]


def _write_conditions(value: Any) -> str:
    parts = [_write_condition(issue, options) for issue, options in value.items()]
    return flow(value) if None in parts or not parts else "; ".join(filter(None, parts))


def _write_condition(issue: str, options: Any) -> str | None:
    if isinstance(options, str):
        return f"{issue}={options}"
    if isinstance(options, list) and len(options) > 1:
        return f"{issue}={'|'.join(options)}"
    if isinstance(options, dict) and len(options) == 1:
        word, option = next(iter(options.items()))
        if word in _SIGNS and isinstance(option, str):
            return f"{issue}{_SIGNS[word]}{option}"
    return None


def _read_conditions(text: str) -> Any:
    if _braced(text):
        return _yaml(text)
    found: dict[str, Any] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        match = _CONDITION.match(part)
        if match is None or match[1] in found:
            why = "names an issue twice" if match else "is not a condition"
            raise CellError(
                f'"{part[:60]}" {why}.',
                "Write issue=option; or issue=option|option, issue>=option, issue<=option.",
            )
        options = [option.strip() for option in match[3].split("|")]
        named: Any = options[0] if len(options) == 1 else options
        found[match[1]] = named if match[2] == "=" else {_WORDS[match[2]]: named}
    return found


def _read_flag(text: str) -> str:
    return {"yes": "true", "no": "false"}.get(text.strip().lower(), text.strip())


def _write_consent(value: Any) -> str:
    if isinstance(value, dict) and list(value) == ["required-on"]:
        return f"on: {_write_list(value['required-on'])}"
    return _scalar(value)


_CONSENT = "Write required, ratifies, or on: and the issues: on: border; army."


def _read_consent(text: str) -> Any:
    if _braced(text):
        return _yaml(text)
    word, colon, rest = (part.strip() for part in text.partition(":"))
    if colon and word.lower() in ("on", "required-on", "required on") and rest:
        return {"required-on": _read_ids(rest)}
    if not colon and word.lower() in ("required", "ratifies"):
        return word.lower()
    raise CellError(f'"{text.strip()[:60]}" is no form of consent.', _CONSENT)


SORTS = {
    "text": Sort(_scalar, lambda text: text),
    "word": Sort(_scalar, lambda text: text.strip()),
    "estimate": Sort(_scalar, _value),
    "change": Sort(_scalar, _value),
    "list": Sort(_write_list, _read_list),
    "ids": Sort(_write_list, _read_ids),
    "conditions": Sort(_write_conditions, _read_conditions),
    "flag": Sort(_scalar, _read_flag),
    "consent": Sort(_write_consent, _read_consent),
    "yaml": Sort(flow, _yaml),
}
"""By name; one visible table."""
