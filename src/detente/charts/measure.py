"""How wide words are: so that a chart laid out once fits in whatever face a reader's page has."""

from __future__ import annotations

import unicodedata

# Adobe's widths of Helvetica in thousandths of its size, which Arial and Liberation Sans share.
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_OTHERS = {
    "\u00a0": 278, "–": 556, "—": 1000, "‘": 222, "’": 222, "“": 333, "”": 333, "…": 1000,
    "−": 584, "±": 584, "×": 584, "→": 1000, "≈": 549, "·": 278, "•": 350, "«": 556, "»": 556,
}  # fmt: skip
_LETTER, _WIDE = 620, 1000


def text_width(words: str, size: float = 12.0) -> float:
    """The width of a line of text in pixels, in Helvetica or a face of its widths.

    Letters of other scripts, whose faces differ, are reckoned a little wider than most are.

    >>> round(text_width("Chance of a zone", 12), 1)
    94.1
    >>> text_width("é", 10) == text_width("e", 10)
    True
    """
    return sum(_letter(letter) for letter in words) * size / 1000


def _letter(letter: str) -> int:
    base = unicodedata.normalize("NFD", letter)[0]
    if " " <= base <= "~":
        return _ASCII[ord(base) - 32]
    if base in _OTHERS:
        return _OTHERS[base]
    if unicodedata.combining(base) or unicodedata.category(base) == "Cf":
        return 0
    return _WIDE if unicodedata.east_asian_width(base) in "WF" else _LETTER


def cut(words: str, width: float, size: float = 12.0) -> str:
    """Words that fit a width: whole, or as many as fit with an ellipsis; empty if not one does.

    >>> cut("What stands behind the peace", 90)
    'What stands…'
    >>> cut("What stands", 20)
    ''
    """
    if text_width(words, size) <= width:
        return words
    kept = words.split()
    while kept and text_width(f"{' '.join(kept)}…", size) > width:
        kept.pop()
    return f"{' '.join(kept).rstrip(',;:')}…" if kept else ""


def fold(words: str, width: float, *, lines: int = 2, size: float = 12.0) -> str:
    """Words on at most so many lines of a width; the last is cut where they do not fit.

    A word wider than the line is broken, since it would stick out.

    >>> fold("What stands behind the peace", 72).split(chr(10))
    ['What stands', 'behind the…']
    """
    rows: list[str] = []
    left = [part for word in words.split() for part in _pieces(word, width, size)]
    while left and len(rows) < lines:
        row = left.pop(0)
        while left and text_width(f"{row} {left[0]}", size) <= width:
            row = f"{row} {left.pop(0)}"
        rows.append(row)
    if left:
        rows[-1] = cut(f"{rows[-1]} {' '.join(left)}", width, size) or f"{rows[-1][:-1]}…"
    return "\n".join(rows)


def _pieces(word: str, width: float, size: float) -> list[str]:
    """A word, in pieces if it is wider than a line."""
    pieces: list[str] = []
    while text_width(word, size) > width and len(word) > 1:
        fits = next(
            n for n in range(len(word) - 1, 0, -1) if n == 1 or text_width(word[:n], size) <= width
        )
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]
