"""Lines of printed pages put together again into paragraphs."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from detente.documents.typography import whole_letters

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NUMBER_ALONE = re.compile(r"\W*(?:page\s+)?\d+(?:\s*(?:/|of)\s*\d+)?\W*", re.IGNORECASE)
_END = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_HYPHEN = re.compile(r"([^\W\d_]+)[-‐]$")
_LOWER = re.compile(r"[a-zß-öø-ÿ]+")
_NOTE = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡§]+)[\])]?[\s.]\s*\S|\s*[*†‡§]+\S")
_EDGE = 2
_SMALL_PRINT = 0.92
_LONGEST_WORD = 60
_WIDER = 1.3
_SHORT = 0.75
_MOST_PAGES = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line: its words, and where it stands, in points from the foot of the page.

    ``top``: the first of a column. ``starts``, ``ends``: surely the first, the last of a paragraph.
    """

    text: str
    x: float = 0.0
    y: float = 0.0
    tall: float = 10.0
    top: bool = False
    starts: bool = False
    ends: bool = False


def rejoin(pages: Sequence[Sequence[Line]]) -> str:
    """The text of some pages, its paragraphs parted by blank lines.

    A wider gap, an indent or a short line that ends a sentence begins a new paragraph; a word
    broken at the end of a line is healed, unless the document writes it with its hyphen
    elsewhere. Notes at the foot of a page come after the text.

    >>> lines = [Line(text="The cease-", y=90), Line(text="fire holds.", y=78),
    ...          Line(text="Talks go on.", y=50)]
    >>> rejoin([lines])
    'The ceasefire holds.\\n\\nTalks go on.'
    """
    kept = _notes_last(_without_furniture([list(page) for page in pages]))
    words = Counter(
        word.lower() for page in kept for line in page for word in _WORD.findall(line.text)
    )
    return "\n\n".join(_one_line(paragraph, words) for paragraph in _paragraphs(kept))


def _without_furniture(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out the edge lines that recur on most pages but for their numbers."""
    if len(pages) < 2:
        return pages
    seen = Counter(key for page in pages for key in {_key(line) for line in _edges(page)})
    often = {key for key, n in seen.items() if n >= 2 and n >= _MOST_PAGES * len(pages)}

    def furniture(line: Line) -> bool:
        return _key(line) in often or bool(_NUMBER_ALONE.fullmatch(line.text.strip()))

    kept = []
    for page in pages:
        gone = {id(line) for line in _edges(page) if furniture(line)}
        kept.append([line for line in page if id(line) not in gone])
    return kept


def _notes_last(pages: list[list[Line]]) -> list[list[Line]]:
    """Move the notes at the foot of each page, in small print, behind the last page."""
    sizes: Counter[float] = Counter()
    for line in itertools.chain.from_iterable(pages):
        sizes[round(line.tall, 1)] += len(line.text)
    if not sizes:
        return pages
    small = _SMALL_PRINT * sizes.most_common(1)[0][0]
    texts, notes = [], []
    for page in pages:
        first = len(page)
        while first and page[first - 1].tall <= small:
            first -= 1
        marks = [n for n in range(first, len(page)) if _NOTE.match(page[n].text)]
        cut = marks[0] if marks and marks[0] else len(page)
        texts.append(page[:cut])
        notes += [replace(page[n], starts=n in marks) for n in range(cut, len(page))]
    return [*texts, notes]


def _edges(page: list[Line]) -> list[Line]:
    """The highest and the lowest lines of a page, whatever their order in the file."""
    by_height = sorted(page, key=lambda line: -line.y)
    return by_height[:_EDGE] + by_height[-_EDGE:]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def _paragraphs(pages: list[list[Line]]) -> Iterator[list[str]]:
    usual, left, full = _usual(pages)
    paragraph: list[str] = []
    above: Line | None = None
    for page in pages:
        for number, line in enumerate(page):
            first = number == 0 or line.top
            if above is not None and _begins(line, above, first, (usual, left, full)):
                yield paragraph
                paragraph = []
            paragraph.append(line.text)
            above = line
    if paragraph:
        yield paragraph


def _usual(pages: list[list[Line]]) -> tuple[float, float, float]:
    """The usual gap between lines (in heights), left edge, and length of a full line."""
    lines = [line for page in pages for line in page]
    if not lines:
        return 1.2, 0.0, 0.0
    gaps = [
        (a.y - b.y) / a.tall
        for page in pages
        for a, b in itertools.pairwise(page)
        if 0 < a.y - b.y < 4 * a.tall
    ]
    lengths = sorted(len(line.text.strip()) for line in lines)
    left = Counter(round(line.x) for line in lines).most_common(1)[0][0]
    # The tighter half: where every paragraph is one line, the median is the gap between them.
    usual = statistics.quantiles(gaps, n=4)[0] if len(gaps) > 1 else 1.2
    return max(usual, 1.0), left, lengths[int(0.8 * (len(lengths) - 1))]


def _begins(line: Line, above: Line, new_page: bool, usual: tuple[float, float, float]) -> bool:
    gap, left, full = usual
    ended = bool(_END.search(above.text.strip()))
    if line.starts or above.ends:
        return True
    if new_page:
        return ended and not _LOWER.match(line.text.strip())
    if abs(line.tall - above.tall) > 0.15 * above.tall:
        return True
    if not 0 < above.y - line.y < _WIDER * gap * above.tall:
        return True
    indented = line.x - left > 0.8 * line.tall and line.x - above.x > 0.8 * line.tall
    return ended and (indented or len(above.text.strip()) < _SHORT * full)


def _one_line(paragraph: list[str], words: Counter[str]) -> str:
    pieces: list[str] = []
    for line in (" ".join(line.split()) for line in paragraph):
        if pieces:
            pieces[-1], between = _seam(pieces[-1], line, words)
            pieces.append(between)
        pieces.append(line)
    return whole_letters("".join(pieces))


def _seam(above: str, line: str, words: Counter[str]) -> tuple[str, str]:
    """The line above as it ends once the next one is joined on, and what stands between them."""
    if above.endswith("\u00ad"):
        return above, ""
    if (broken := _HYPHEN.search(above[-_LONGEST_WORD:])) and (rest := _LOWER.match(line)):
        whole, parted = broken[1] + rest[0], f"{broken[1]}-{rest[0]}"
        keep = words[parted.lower()] > words[whole.lower()]
        return above if keep else above[:-1], ""
    return above, "" if above.endswith("-") and line[:1].isalnum() else " "
