"""What print does to words: marks of notes, ligatures, numbers of lists, speakers in a table."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_SIGN = r"(?:\[?(?:\d{1,3}|[a-z]|[ivx]{1,4})\]?|[*†‡§¶#]+)"
_MARK = re.compile(rf"\s*{_SIGN}(?:[\s,;–-]+{_SIGN})*[\s,;]*")
_UNIT = re.compile(r"(?:\b[ckm]?m|\b10|[=×·^+])\s*$")
_LIGATURES = re.compile("[\ufb00-\ufb06]")
_CLOCK = re.compile(
    r"[\[(]?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?[\])]?", re.IGNORECASE
)
_LABEL = re.compile(r"[^\W\d_a-z][^\n?!;:]{0,58}(?P<colon>\s?:)?")
_MOST_WORDS_OF_A_LABEL = 8
_MOST = 3_000
_ROMAN = [["", *digits.split()] for digits in (
    "m mm mmm", "c cc ccc cd d dc dcc dccc cm", "x xx xxx xl l lx lxx lxxx xc",
    "i ii iii iv v vi vii viii ix",
)]  # fmt: skip
_SAID = re.compile(r"[.!?…—–-][\"'”’»)\]]*$")


def is_note_mark(raised: str, before: str) -> bool:
    """Whether a raised sign is the mark of a note, and so no part of its sentence.

    >>> is_note_mark("1", "on 9 May 2031."), is_note_mark("nd", "the 2"), is_note_mark("2", "9 km")
    (True, False, False)
    """
    if not raised.strip() or not _MARK.fullmatch(raised) or _UNIT.search(before[-6:]):
        return False
    return not (raised.strip().isalpha() and before[-1:].isdigit())


def whole_letters(text: str, *, soft_hyphens: bool = False) -> str:
    """A text without soft hyphens, unless they are kept; its ligatures as the letters in them.

    >>> whole_letters("the \\ufb01nal of\\ufb01ce of the cease\\u00adfire")
    'the final office of the ceasefire'
    """
    text = text if soft_hyphens else text.replace("\u00ad", "")
    return _LIGATURES.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def turns(rows: Sequence[Sequence[str]]) -> list[tuple[int, int] | None]:
    """In each row of a transcript in a table, the cell of the speaker and that of the words.

    None for a row that is no turn; a table whose first cells are no labels has none.

    >>> turns([["Speaker", "Words"], ["MS. DORN", "We go."], ["10:04", "Lis:", "No."]])
    [None, (0, 1), (1, 2)]
    >>> turns([["Army", "800,000"], ["Port", "open"]])
    [None, None]
    """
    found = [_turn(row) for row in rows]
    said = [turn for turn in found if turn]
    filled = sum(any(cell.strip() for cell in row) for row in rows)
    labelled = sum(rows[n][turn[0]].rstrip().endswith(":") for n, turn in enumerate(found) if turn)
    if labelled or (len(said) > 1 and len(said) >= filled - 1):
        return found
    return [None] * len(rows)


def _turn(row: Sequence[str]) -> tuple[int, int] | None:
    filled = [n for n, cell in enumerate(row) if cell.strip()]
    cells = [n for n in filled if not _CLOCK.fullmatch(row[n].strip())]
    if len(cells) != 2:
        return None
    label, words = (row[n].strip() for n in cells)
    shape = _LABEL.fullmatch(label)
    if not shape or len(label.split()) > _MOST_WORDS_OF_A_LABEL:
        return None
    return (cells[0], cells[1]) if shape["colon"] or _SAID.search(words) else None


def written(number: int, form: str) -> str:
    """A number as a list writes it.

    >>> [written(4, form) for form in ("decimal", "lowerRoman", "upperLetter", "decimalZero")]
    ['4', 'iv', 'D', '04']
    >>> written(28, "lowerLetter"), written(22, "ordinal")
    ('bb', '22nd')
    """
    said = str(number)
    if not 0 < number <= _MOST:
        return said
    if form.endswith("Letter"):
        said = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form.endswith("Roman"):
        said = "".join(digits[int(digit)] for digits, digit in zip(_ROMAN[-len(said) :], said))
    elif form == "ordinal":
        teen = number % 100 in (11, 12, 13)
        return said + ("th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th"))
    elif form == "decimalZero":
        return f"{number:02}"
    return said.upper() if form.startswith("upper") else said
