"""The text of a draft: its numbered points, whatever way they are numbered."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

MOST_POINTS = 5_000
"""Of one draft; more is a book, not a draft."""

_WORDS = (
    "point|article|art|clause|paragraph|para|section|item|artículo|punto|пункт|стаття|статья"
    "|البند|المادة|النقطة"
)
_NUMBER = r"(?:\d{1,4}(?:\.\d{1,3})*[a-z]?|(?-i:[IVXL]{1,6}|[ivxl]{1,6}(?=-)))(?:-\d{1,3})?"
_HEAD = re.compile(
    r"[ \t]*(?:[-*>#]+[ \t]+)*(?:\*\*|__)?"
    rf"(?:(?:(?:{_WORDS})\.?\s+|§\s*)(?P<named>{_NUMBER})[.):–—-]?|\(?(?P<bare>{_NUMBER})[.)]|(?P<deep>\d{{1,3}}(?:\.\d{{1,3}})+))"
    r"(?:\*\*|__)?(?=\s|$)[ \t]*(?P<rest>.*)$",
    re.IGNORECASE,
)
_SUB = re.compile(
    r"(?:[ \t]+(?:[-*][ \t]+)?\(?|[ \t]*\((?=[a-z]\)))(?P<letter>[a-z])[.)](?=\s)"
    r"[ \t]*(?P<rest>.*)$"
)
_HEADING = re.compile(r"^#{1,6}\s")
_OWN = re.compile(r"((?:<!--.*?-->\s*)*)(.*)$")
_LONGEST_TITLE, _MOST_TITLES = 100, 3
_ENDED = re.compile(r"[.!?:;,…。؟؛।][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPoint:
    """One point of a draft: its number, its words in one line, and the line it begins on.

    Attributes
    ----------
    number : str
        As the draft counts it: ``7``, ``10a``, ``3.2``; unique within the draft: where a count
        begins anew, the second ``7`` is ``7-2``.
    text : str
    line : int
        From 1.
    """

    number: str
    text: str
    line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A draft's points, what stands before the first, and what a person should know."""

    points: tuple[TextPoint, ...]
    preamble: str = ""
    cautions: tuple[str, ...] = ()

    def get(self, number: str) -> TextPoint | None:
        """The point of that number, if there is one."""
        return next((point for point in self.points if point.number == number), None)


def numbered(text: str) -> Numbered:
    """The points of a draft's text.

    A point begins on a line with a number ("7.", "(7)", "Article 7:", "§ 7", "٧."), a part of it
    on an indented line with a letter. Lines after it belong to it. A text without numbers is
    counted by its paragraphs, and a number that stands twice is counted on; both are cautions.
    Remarks in ``<!-- -->`` are no part of it.

    Parameters
    ----------
    text : str
        Markdown or plain.

    Examples
    --------
    >>> made = numbered("# A plan\\n\\n1. Arms fall silent.\\n2. Troops leave\\n   the ridge.\\n")
    >>> [(point.number, point.text) for point in made.points]
    [('1', 'Arms fall silent.'), ('2', 'Troops leave the ridge.')]
    >>> made.preamble
    'A plan'
    """
    heads, preamble, counted = _heads(text)
    points, twice = _unique(heads)
    cautions = []
    if counted and points:
        cautions.append("No point has a number: its paragraphs are counted as points.")
    if twice:
        cautions.append(
            f"{', '.join(twice[:5])} {'stands' if len(twice) == 1 else 'stand'} more than once: "
            f"the second is called {twice[0]}-2, and so on."
        )
    if len(points) > MOST_POINTS:
        cautions.append(f"Of {len(points):,} points the first {MOST_POINTS:,} are read.")
    return Numbered(points=points[:MOST_POINTS], preamble=preamble, cautions=tuple(cautions))


def self_numbered(text: str) -> str:
    """The text with each point under its own number, as :func:`numbered` calls it.

    Only a number that stands twice, or is missing, is written anew; what else stands in the text,
    headings, lists and remarks too, stays as it is.

    Examples
    --------
    >>> print(self_numbered("1. Arms.\\n- guns\\n\\n## Part II\\n\\n1. Land. <!-- why -->"))
    1. Arms.
    - guns
    <BLANKLINE>
    ## Part II
    <BLANKLINE>
    1-2. Land. <!-- why -->
    """
    heads, _, counted = _heads(text)
    lines = text.splitlines()
    for head, point in zip(heads, _unique(heads)[0]):
        if counted or head.number != point.number:
            own = _OWN.match(lines[point.line - 1])
            before, words = (own[1], own[2]) if own else ("", lines[point.line - 1])
            read = None if counted else _head_of(words) or _letter_of(words)
            lines[point.line - 1] = f"{before}{point.number}. {read[1] if read else words.lstrip()}"
    return "\n".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands in a draft beside its points.

    Attributes
    ----------
    text : str
    level : int
        Of a heading, from 1; 0 is a paragraph.
    """

    text: str
    level: int


def outline(text: str) -> Iterator[TextPoint | Beside]:
    """The points of a text, and its headings and what stands below them, in order.

    >>> for part in outline("# Plan\\n\\nAgreed here.\\n\\n## Arms\\n1. Arms fall silent."):
    ...     print(part)
    Beside(text='Plan', level=1)
    Beside(text='Agreed here.', level=0)
    Beside(text='Arms', level=2)
    TextPoint(number='1', text='Arms fall silent.', line=6)
    """
    heads, _, counted = _heads(text)
    points = {point.line: point for point in _unique(heads)[0][:MOST_POINTS]}
    text = _without_remarks(text)
    lines = text.splitlines()
    fenced = _fenced(lines)
    blocks = list(_paragraphs(text) if counted else _blocks(text))
    ends = [block.line for block in blocks[1:]] + [len(lines) + 1]
    for block, end in zip(blocks, ends):
        point = points.get(block.line) if counted or block.number else None
        if point is not None:
            yield point
        elif not block.number:
            between = range(block.line, end)
            yield from _beside([(lines[n - 1], n in fenced) for n in between], title=counted)


def _beside(lines: list[tuple[str, bool]], *, title: bool) -> Iterator[Beside]:
    """Headings and paragraphs; where points are counted, what is none of them is a title."""
    held = list[str]()
    for line, fenced in [*lines, ("", False)]:
        heading = not fenced and _HEADING.match(line)
        if (heading or not line.strip()) and held:
            yield Beside(text=_joined(held), level=int(title))
            held = []
        if heading:
            level = len(line) - len(line.lstrip("#"))
            yield Beside(text=_joined([line.lstrip("# ")]), level=level)
        elif line.strip():
            held.append(line)


def said_number(number: str) -> str:
    """The number by which the text itself calls a point: ``7`` of the second ``7``.

    >>> said_number("7-2"), said_number("10a")
    ('7', '10a')
    """
    return number.partition("-")[0]


def remarks(text: str) -> Iterator[tuple[int, int]]:
    """Where remarks stand, ``<!--`` and ``-->`` included; one that never ends is none.

    >>> list(remarks("1. Peace. <!-- why --> <!-- lost"))
    [(10, 22)]
    """
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (end := text.find("-->", start)) >= 0:
        end += 3
        yield start, end


def _without_remarks(text: str) -> str:
    """The text with the ends of lines alone where remarks stood."""
    parts, at = [], 0
    for start, end in remarks(text):
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end
    return "".join([*parts, text[at:]])


def _heads(text: str) -> tuple[list[TextPoint], str, bool]:
    """The points as they are numbered, what stands before them, and whether they were counted."""
    text = _without_remarks(text)
    blocks = list(_blocks(text))
    heads = [block for block in blocks if block.number]
    if heads:
        return heads, " ".join(one.text for one in blocks if not one.number and one.text), False
    paragraphs = list(_paragraphs(text))
    titles = [block for block in paragraphs if _HEADING.match(block.text)]
    rest = [block for block in paragraphs if block not in titles]
    first = next((n for n, block in enumerate(rest) if not _is_title(block.text)), 0)
    if first <= _MOST_TITLES:
        titles, rest = [*titles, *rest[:first]], rest[first:]
    heads = [replace(block, number=str(n)) for n, block in enumerate(rest, start=1)]
    return heads, " ".join(block.text.lstrip("# ") for block in titles), True


def _is_title(text: str) -> bool:
    """Whether a paragraph is a title: short, and no sentence that ends."""
    return len(text) <= _LONGEST_TITLE and _ENDED.search(text) is None


def _blocks(text: str) -> Iterator[TextPoint]:
    """Runs of lines: what stands before the first number, without one; then each point."""
    number, line, held = "", 1, list[str]()
    whole = ""  # the number that letters are counted under
    lines = text.splitlines()
    fenced = _fenced(lines)
    for n, raw in enumerate(lines, start=1):
        if n in fenced:
            held.append(raw)
            continue
        head = _head_of(raw)
        if head is None and whole and (sub := _letter_of(raw)):
            head = (f"{whole}{sub[0]}", sub[1])
        elif head is not None:
            whole = head[0]
        if head is not None:
            yield TextPoint(number=number, text=_joined(held), line=line)
            number, line, held = head[0], n, [head[1]]
        elif _HEADING.match(raw) and number:
            yield TextPoint(number=number, text=_joined(held), line=line)
            number, line, held, whole = "", n, [raw.lstrip("# ")], ""
        else:
            held.append(raw.lstrip("# ") if _HEADING.match(raw) else raw)
    yield TextPoint(number=number, text=_joined(held), line=line)


def _fenced(lines: list[str]) -> set[int]:
    """The lines of blocks of code, counted from 1; a fence that nothing closes opens none."""
    fences = [n for n, line in enumerate(lines, 1) if line.lstrip().startswith(("```", "~~~"))]
    pairs = zip(fences[::2], fences[1::2])
    return {n for first, last in pairs for n in range(first, last + 1)}


def _head_of(raw: str) -> tuple[str, str] | None:
    if len(raw) > 20_000:
        raw = raw[:20_000]
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in raw[:40]) + raw[40:]
    match = _HEAD.match(plain)
    if match is None:
        return None
    # A digit of any script is one letter, so that the places are the same in both.
    return (match["named"] or match["bare"] or match["deep"]).lower(), raw[match.start("rest") :]


def _letter_of(raw: str) -> tuple[str, str] | None:
    sub = _SUB.match(raw)
    return (sub["letter"], sub["rest"]) if sub else None


def _paragraphs(text: str) -> Iterator[TextPoint]:
    line, held, began = 0, list[str](), 1
    for line, raw in enumerate([*text.splitlines(), ""], start=1):
        if raw.strip():
            began = began if held else line
            held.append(raw)
        elif held:
            yield TextPoint(number="", text=_joined(held), line=began)
            held = []


def _joined(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def _unique(heads: list[TextPoint]) -> tuple[tuple[TextPoint, ...], list[str]]:
    """The points, each under a number of its own, and the numbers that stand more than once."""
    taken = {head.number for head in heads}
    seen: Counter[str] = Counter()
    points = []
    for point in heads:
        seen[point.number] += 1
        number = point.number
        if seen[number] > 1:
            number = next(n for k in count(seen[number]) if (n := f"{number}-{k}") not in taken)
            taken.add(number)
        points.append(replace(point, number=number))
    return tuple(points), [number for number, times in seen.items() if times > 1]
