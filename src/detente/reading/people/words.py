"""Sets of words, written as a text of them."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, each once.

    >>> sorted(word_set("she he she"))
    ['he', 'she']
    """
    return frozenset(text.split())
