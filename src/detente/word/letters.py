"""Letters that an XML file can hold."""

from __future__ import annotations

import re

_NONE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def clean(text: str) -> str:
    """A text with a sign of its own for each letter that XML has no place for.

    >>> clean("a\\x00b <c>")
    'a\ufffdb <c>'
    """
    return _NONE.sub("\ufffd", text)
