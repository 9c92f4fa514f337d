"""What a class says of what it holds: names, types and notes, for JSON and for the reference."""

from __future__ import annotations

import inspect
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints


def names_of(kind: type) -> list[str]:
    """The fields of a dataclass or of a model, in their order."""
    return [field.name for field in fields(kind)] if is_dataclass(kind) else list(kind.model_fields)  # type: ignore[attr-defined]


def stated(kind: Any, name: str) -> tuple[Any, str]:
    """The type of one attribute, and what is said of it: by its field, its class or itself."""
    value = inspect.getattr_static(kind, name, None)
    if isinstance(value, property):
        return get_type_hints(value.fget)["return"], inspect.getdoc(value) or ""
    field = getattr(kind, "model_fields", {}).get(name)
    docs = [field.description] if field else []
    docs += [described(one.__doc__ or "").get(name) for one in kind.__mro__]
    return get_type_hints(kind, include_extras=True)[name], next(filter(None, docs), "")


def described(doc: str) -> dict[str, str]:
    """What a docstring's list of attributes says of each.

    >>> described("Ends.\\n\\nAttributes\\n----------\\nlow, high : float\\n    Both ends.")
    {'low': 'Both ends.', 'high': 'Both ends.'}
    """
    words: dict[str, str] = {}
    names: list[str] = []
    for line in inspect.cleandoc(doc).splitlines():
        if line and not line.startswith(" "):
            names = [name.strip() for name in line.partition(" : ")[0].split(",")]
        elif line.strip():
            for name in names:
                words[name] = f"{words.get(name, '')} {line.strip()}".lstrip()
    return words
