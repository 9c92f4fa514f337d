"""The text of a draft: its numbered points, whatever way they are numbered."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

MOST_POINTS = 5_000
"""Of one draft; more is a book, not a draft."""

_WORDS = (
    "point|article|art|clause|paragraph|para|section|item|artículo|punto|пункт|стаття|статья"
    "|البند|المادة|النقطة"
)
_NUMBER = r"\d{1,4}(?:\.\d{1,3})*[a-z]?|(?-i:[IVXL]{1,6})"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPoint:
    """One point of a draft: its number, its words in one line, and the line it begins on.

    Attributes
    ----------
    number : str
        As the draft counts it: ``7``, ``10a``, ``3.2``; unique within the draft.
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
    counted by its paragraphs, and a number that stands twice gets a mark; both are cautions.
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
    text = _without_remarks(text)
    blocks = list(_blocks(text))
    heads = [block for block in blocks if block.number]
    preamble = " ".join(block.text for block in blocks if not block.number and block.text)
    cautions = []
    if not heads:
        paragraphs = [block for block in _paragraphs(text) if not _HEADING.match(block.text)]
        heads = [replace(block, number=str(n)) for n, block in enumerate(paragraphs, start=1)]
        preamble = ""
        if heads:
            cautions.append("No point has a number: its paragraphs are counted as points.")
    points, twice = _unique(heads)
    if twice:
        cautions.append(
            f"{', '.join(twice[:5])} {'stands' if len(twice) == 1 else 'stand'} more than once: "
            "the later ones are marked with +."
        )
    if len(points) > MOST_POINTS:
        cautions.append(f"Of {len(points):,} points the first {MOST_POINTS:,} are read.")
    return Numbered(points=points[:MOST_POINTS], preamble=preamble, cautions=tuple(cautions))


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


def _blocks(text: str) -> Iterator[TextPoint]:
    """Runs of lines: what stands before the first number, without one; then each point."""
    number, line, held = "", 1, list[str]()
    whole = ""  # the number that letters are counted under
    for n, raw in enumerate(text.splitlines(), start=1):
        head, sub = _head_of(raw), _SUB.match(raw)
        if head is None and whole and sub:
            head = (f"{whole}{sub['letter']}", sub["rest"])
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


def _head_of(raw: str) -> tuple[str, str] | None:
    if len(raw) > 20_000:
        raw = raw[:20_000]
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in raw[:40]) + raw[40:]
    match = _HEAD.match(plain)
    if match is None:
        return None
    # A digit of any script is one letter, so that the places are the same in both.
    return (match["named"] or match["bare"] or match["deep"]).lower(), raw[match.start("rest") :]


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
    seen: Counter[str] = Counter()
    points = []
    for point in heads:
        seen[point.number] += 1
        points.append(replace(point, number=point.number + "+" * (seen[point.number] - 1)))
    return tuple(points), [number for number, times in seen.items() if times > 1]
