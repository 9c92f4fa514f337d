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
# What a browser prints above and below a page: when it was printed, its address.
_PRINTED = re.compile(
    r"(?:\d+ of \d+ \| )?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d.*"
    r"|(?:https?|file)://\S+(?: \| \d+/\d+)?"
)
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

    ``full``: how much of the width of its column it fills. ``top``: the first of a column.
    ``starts``, ``ends``: surely the first, the last of a paragraph.
    """

    text: str
    x: float = 0.0
    y: float = 0.0
    tall: float = 10.0
    full: float = 1.0
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
    kept = _notes_last(_without_furniture(pages))
    words = Counter(
        word.lower() for page in kept for line in page for word in _WORD.findall(line.text)
    )
    return "\n\n".join(_one_line(paragraph, words) for paragraph in _paragraphs(kept))


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out edge lines that a browser printed, or that recur on most pages but for numbers."""

    def key(line: Line) -> str:
        return _DIGITS.sub("#", " ".join(line.text.split()))

    edges = []
    for page in pages:
        by_height = sorted(page, key=lambda line: -line.y)
        edges.append(by_height[:_EDGE] + by_height[-_EDGE:])
    seen = Counter(said for page in edges for said in set(map(key, page)))
    kept = []
    for page, ends in zip(pages, edges):
        gone = {
            id(line)
            for line in ends
            if _PRINTED.fullmatch(line.text.strip())
            or (
                len(pages) > 1
                and (
                    seen[key(line)] >= max(2, _MOST_PAGES * len(pages))
                    or _NUMBER_ALONE.fullmatch(line.text.strip())
                )
            )
        }
        kept.append([line for line in page if id(line) not in gone])
    return kept


def _notes_last(pages: list[list[Line]]) -> list[list[Line]]:
    """Move the notes at the foot of each page, in small print, behind the last page."""
    sizes: Counter[float] = Counter()
    for line in itertools.chain.from_iterable(pages):
        sizes[round(line.tall, 1)] += len(line.text)
    small = _SMALL_PRINT * (sizes.most_common(1)[0][0] if sizes else 0.0)
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


def _paragraphs(pages: list[list[Line]]) -> Iterator[list[str]]:
    usual = _usual(pages)
    paragraph: list[str] = []
    above: Line | None = None
    for page in pages:
        for number, line in enumerate(page):
            if above is not None and _begins(line, above, number == 0 or line.top, usual):
                yield paragraph
                paragraph = []
            paragraph.append(line.text)
            above = line
    if paragraph:
        yield paragraph


def _usual(pages: list[list[Line]]) -> tuple[float, float]:
    """The usual gap between lines (in heights), and left edge."""
    lines = [line for page in pages for line in page]
    pairs = (pair for page in pages for pair in itertools.pairwise(page))
    gaps = [(a.y - b.y) / a.tall for a, b in pairs if 0 < a.y - b.y < 4 * a.tall]
    left = statistics.mode([round(line.x) for line in lines] or [0])
    # The tighter half: where every paragraph is one line, the median is the gap between them.
    usual = statistics.quantiles(gaps, n=4)[0] if len(gaps) > 1 else 1.2
    return max(usual, 1.0), left


def _begins(line: Line, above: Line, new_page: bool, usual: tuple[float, float]) -> bool:
    gap, left = usual
    ended = bool(_END.search(above.text.strip()))
    if line.starts or above.ends:
        return True
    if new_page:
        return ended and not _LOWER.match(line.text.strip())
    if abs(line.tall - above.tall) > 0.15 * above.tall:
        return True
    if not 0 < above.y - line.y < _WIDER * gap * above.tall:
        return True
    indented = min(line.x - left, line.x - above.x) > 0.8 * line.tall
    return ended and (indented or above.full < _SHORT)


def _one_line(paragraph: list[str], words: Counter[str]) -> str:
    """The lines of a paragraph as one, its broken words healed."""
    pieces: list[str] = [""]
    for line in (" ".join(line.split()) for line in paragraph):
        above = pieces[-1]
        broken, rest = _HYPHEN.search(above[-_LONGEST_WORD:]), _LOWER.match(line)
        if broken and rest:
            whole, parted = f"{broken[1]}{rest[0]}", f"{broken[1]}-{rest[0]}"
            if words[parted.lower()] <= words[whole.lower()]:
                pieces[-1] = above[:-1]
        elif above and above[-1] != "\u00ad" and not (above[-1] == "-" and line[:1].isalnum()):
            pieces.append(" ")
        pieces.append(line)
    return whole_letters("".join(pieces))
