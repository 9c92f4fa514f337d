"""A list of words, by the name of its file."""

from __future__ import annotations

import functools
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML


@functools.cache
def lexicon(name: str) -> dict[str, Any]:
    """What the file of that name beside this one holds; read once, shared, not to be changed.

    >>> lexicon("calendar")["months"]["sept"]
    9
    """
    text = files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    return held
