"""Ids made of names that other tools use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 40
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


def slug(name: str, taken: Collection[str] = (), *, otherwise: str = "x") -> str:
    """A short id for a name, unlike those taken.

    Parameters
    ----------
    name : str
        In any script.
    taken : collection of str
        Ids that it must not be; a number is added if need be.
    otherwise : str
        The id where nothing of the name is left in Latin letters and digits.

    Examples
    --------
    >>> slug("6+ days"), slug("-2.5"), slug("Reinstatement?", ["reinstatement"]), slug("Армія")
    ('6-plus-days', 'minus-2-5', 'reinstatement-2', 'x')
    """
    text = re.sub(r"^[-−](?=\d)", "minus ", name.strip()).replace("+", " plus ")
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = _NOT_PLAIN.sub("-", letters).strip("-")
    if len(plain) > LONGEST:
        plain = plain[: LONGEST + 1].rpartition("-")[0] or plain[:LONGEST]
    made = plain or otherwise
    count = 1
    while made in taken:
        count += 1
        made = f"{plain or otherwise}-{count}"
    return made


def slugs(names: Collection[str], *, otherwise: str, reserved: Collection[str] = ()) -> list[str]:
    """An id for each of several names, none twice and none of them reserved.

    >>> slugs(["A b", "a-b", "?"], otherwise="option")
    ['a-b', 'a-b-2', 'option-3']
    """
    made: list[str] = []
    for number, name in enumerate(names, start=1):
        made.append(slug(name, {*made, *reserved}, otherwise=f"{otherwise}-{number}"))
    return made
