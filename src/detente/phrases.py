"""Small turns of phrase that every room shares: words in a row, and a question back."""

from __future__ import annotations

import re
from collections.abc import Iterable


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in a row, as in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    several = list(words)
    if len(several) < 2:
        return "".join(several)
    return f"{', '.join(several[:-1])} {last} {several[-1]}"


def did_you_mean(name: str | None) -> str:
    """The question after a name that is not known, with the blank before it; empty for none.

    >>> did_you_mean("border"), did_you_mean(None)
    (' Did you mean "border"?', '')
    """
    return f' Did you mean "{name}"?' if name else ""


_ASKED = re.compile(r'Did you mean "[^"]*"\?')


def meaning(text: str, name: str) -> str:
    """A text whose question back, if it asks one, asks for another name.

    >>> meaning('Issues here: border. Did you mean "border"?', "order")
    'Issues here: border. Did you mean "order"?'
    """
    return _ASKED.sub(lambda _: did_you_mean(name).strip(), text)
