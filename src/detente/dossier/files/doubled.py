"""Words that stand twice in a mapping: each is found, and all that stands under them is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.dossier.files.tree import Path
from detente.errors import About, Finding, Place
from detente.findings.making import found

_SHOWN = 4
_MANY = 3
"""Of so many the line that names what they are of was likely lost."""


def merged(before: Any, value: Any) -> Any:
    """A value; where its word stands twice, with the names that stood there before.

    >>> merged({"a": {"b": 1}}, {"a": {"c": 2}})
    {'a': {'b': 1, 'c': 2}}
    """
    if not isinstance(before, dict) or not isinstance(value, dict):
        return value
    return {**before, **{key: merged(before.get(key), inner) for key, inner in value.items()}}


def told_twice(
    path: Path, twice: Sequence[tuple[str, Place]], keys: Mapping[Path, Place], *, flow: bool
) -> Iterator[Finding]:
    """A finding for each word that stands twice; for many on lines of their own, one.

    Parameters
    ----------
    path : tuple
        Of the mapping.
    twice : sequence of (str, Place)
        Each word, and where it stands for the second time.
    keys : mapping
        Where each word stands first, by its path.
    flow : bool
        Whether the mapping stands in braces.
    """
    lost = len(twice) >= _MANY and not flow
    for word, place in twice[:1] if lost else twice:
        message = f'"{word[:60]}" stands twice; first in line {keys[(*path, word)].line}.'
        mend = "Keep one of the two, or rename one."
        if lost:
            others = ", ".join(f'"{other[:60]}"' for other, _ in twice[1 : _SHOWN + 1])
            message += f" So do {others}{', …' if len(twice) > _SHOWN + 1 else ''}."
            mend = "The line before it that names what these are of is likely lost: write it."
        about = About(path=(*path, word), name=word, line_lost=lost)
        yield found("duplicate-key", place, message, mend, about)
