"""Letters that no text can hold wherever it is to go, and those of scripts from right to left."""

from __future__ import annotations

import re

UNFIT = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
"""What no XML can hold, so no Word file, workbook or picture; most are left by a slip of copying.
Breaks of lines and pages are none: in a text they are blanks."""
_BREAKS = re.compile("[\x0b\x0c]")
_HALF = re.compile("[\ud800-\udfff]")
REPLACED = "\N{REPLACEMENT CHARACTER}"
"""The sign that stands for each."""
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def half_in(text: str) -> bool:
    """Whether a half of a character stands alone in a text, two that belong together aside.

    >>> half_in("a\\ud800"), half_in("\\ud83d\\ude00"), half_in("a")
    (True, False, False)
    """
    return _HALF.search(text) is not None and _HALF.search(joined(text)) is not None


def fit(text: str) -> str:
    """A text with the sign for what cannot be read in place of each letter that it cannot hold.

    >>> fit("a\\ud800\\x07 b\\ufffe")
    'a\ufffd\ufffd b\ufffd'
    """
    return UNFIT.sub(REPLACED, _HALF.sub(REPLACED, joined(text)) if _HALF.search(text) else text)


def clean(text: str) -> str:
    """A text as XML can hold it: breaks of a page or a line within it are blanks.

    >>> clean("a\\x00b\\x0c<c>")
    'a\ufffdb <c>'
    """
    return _BREAKS.sub(" ", fit(text))


def first_unfit(text: str) -> str:
    """The first letter that a text cannot hold; empty if it can hold all of its letters."""
    found = _HALF.search(joined(text)) if _HALF.search(text) else None
    found = found or UNFIT.search(text)
    return found[0] if found else ""


def joined(text: str) -> str:
    """The text with halves that belong together made one character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
