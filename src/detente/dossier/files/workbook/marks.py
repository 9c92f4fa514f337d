"""Texts as a cell can hold them, whatever characters stand in them, and back."""

from __future__ import annotations

import re

EMPTY = "(empty)"
MAX_CHARACTERS = 32_767
# What XML cannot hold, carriage returns (which it turns into line feeds), and the mark itself.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_MARK = re.compile("_x([0-9A-Fa-f]{4})_")


def marked(text: str) -> str:
    """A text as it stands in a cell: unsafe characters by their code, as Excel writes them.

    >>> marked("one\\rtwo"), marked("_x000D_"), marked("")
    ('one_x000D_two', '_x005F_x000D_', '(empty)')
    """
    if not text:
        return EMPTY
    if text == EMPTY:
        return f"_x0028_{text[1:]}"
    return _UNSAFE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unmarked(text: str) -> str:
    """The text that a cell stands for.

    >>> unmarked(marked("_x000D_\\r")) == "_x000D_\\r"
    True
    """
    if text == EMPTY:
        return ""
    return _MARK.sub(lambda match: chr(int(match[1], 16)), text)
