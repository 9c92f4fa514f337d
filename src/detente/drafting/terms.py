"""The words by which a change, a duty or a day of a draft is known: ``terms.yaml``, as sets."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from ruamel.yaml import YAML

ChangeKind = Literal[
    "number", "date", "modality", "negation", "condition", "reference", "actor", "bound", "scope",
    "passage", "wording", "dropped", "new",
]  # fmt: skip
LISTING = {"and", "or"}
KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


@cache
def terms() -> Mapping[str, Any]:
    """The words by which a change is known to matter, by what they touch."""
    text = files("detente.drafting").joinpath("terms.yaml").read_text(encoding="utf-8")
    held: dict[str, Any] = YAML(typ="safe", pure=True).load(text)
    made: dict[str, Any] = {"numbers": {}}
    for name, words in held.items():
        if name == "numbers":
            for language in words.values():
                made[name] |= language
        elif name in ("lengths", "ordinals"):
            made[name] = words
        elif name == "months":
            made[name] = {month: n % 12 + 1 for n, month in enumerate(words)}
        elif isinstance(words, dict):
            made[name] = tuple(words)
            made |= {f"{name} {group}": frozenset(words[group]) for group in words}
        else:
            made[name] = frozenset(words)
    return made


@cache
def modal() -> frozenset[str]:
    """Words that say what is owed."""
    return frozenset().union(*(terms()[f"modality {group}"] for group in terms()["modality"]))


@cache
def barring() -> frozenset[str]:
    """Words by which a thing must not be."""
    barred: frozenset[str] = terms()["negation"] | {"shall not", "prohibit"}
    return barred


@cache
def loose() -> frozenset[str]:
    """Words that only turn, bind or loosen others."""
    turning = frozenset().union(*(terms()[f"condition {group}"] for group in terms()["condition"]))
    loose: frozenset[str] = (
        terms()["empty"] | terms()["light"] | terms()["negation"] | terms()["be"]
    )
    return loose | turning | modal()
