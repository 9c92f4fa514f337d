"""The principles of fair division in words; the help names them, so nothing heavy is loaded."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """A principle in words: what its package is, and the name by which a method is cited."""

    meaning: str
    cited: str


TOLD = {
    "nash": Told("largest product of gains", "Nash (1950)"),
    "kalai-smorodinsky": Told(
        "equal shares of what each could hope for", "Kalai and Smorodinsky (1975)"
    ),
    "egalitarian": Told("largest smallest gain", "egalitarian"),
    "utilitarian": Told("largest sum of gains", "utilitarian"),
}


def principles_named() -> str:
    """The names by which principles are asked for, as a sentence lists them.

    >>> principles_named()
    'nash, kalai-smorodinsky, egalitarian or utilitarian'
    """
    *others, last = TOLD
    return f"{', '.join(others)} or {last}"


def principles_cited() -> str:
    """The principles as a method names them.

    >>> principles_cited()
    'Nash (1950), Kalai and Smorodinsky (1975), egalitarian and utilitarian'
    """
    *others, last = (told.cited for told in TOLD.values())
    return f"{', '.join(others)} and {last}"
