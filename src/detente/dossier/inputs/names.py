"""Names of uncertain numbers: which of them a target means, and what red lines are called."""

from __future__ import annotations

from collections.abc import Iterable

from detente.dossier.inputs.registry.durability import LIFE_BY_OPTION
from detente.dossier.model.wants import RedLine


def matching(target: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that a target means: those that begin as it does and hold its words in order.

    Examples
    --------
    >>> matching("south.red-lines.absolute", ["south.red-lines.border.absolute", "war.drift"])
    ('south.red-lines.border.absolute',)
    >>> matching("durability", ["durability.by.guarantee.none", "durability.if-it-fails.south"])
    ('durability.by.guarantee.none',)
    """
    words = (LIFE_BY_OPTION.key if target == LIFE_BY_OPTION.part else target).split(".")
    return tuple(name for name in names if _holds(name.split("."), words))


def line_names(lines: Iterable[RedLine]) -> tuple[str, ...]:
    """A name for each red line of a party: its id, else its issue, numbered where repeated."""
    names: list[str] = []
    for line in lines:
        plain = name = line.id or line.issue
        count = 1
        while name in names:
            count += 1
            name = f"{plain}-{count}"
        names.append(name)
    return tuple(names)


def _holds(segments: list[str], words: list[str]) -> bool:
    if segments[0] != words[0]:
        return False
    rest = iter(segments)
    return all(word in rest for word in words)
