"""What stands between quotation marks, of whatever kind, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.documents.document import Span

_CLOSES = {
    "“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", '"': '"', "'": "'", "”": "”", "»": "«»",
    "›": "‹›",
}  # fmt: skip
_ALSO_CLOSES = {"“": "“", "„": '"', "«": "«"}
"""Marks that some writers close with, though they open as well, or are of another kind."""
_MARK = re.compile(r"[“”„«»‹›‘’\"']")
DEEPEST = 4
"""Quotations within quotations that are looked for."""
_BLANKS = " \t\n\u00a0\u2009\u202f"
_ELISIONS = re.compile(r"['’‘](?:em|til|tis|twas|cause|n|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch between marks: ``inner`` without them, ``outer`` with them.

    ``depth`` is 1 for a quotation inside another one; ``closed`` is false where no mark closes it
    before its paragraph ends; ``first`` is the first of the paragraphs it runs over.
    """

    inner: Span
    outer: Span
    mark: str
    depth: int
    closed: bool
    goes_on: bool = False


def marked(text: str, paragraphs: tuple[Span, ...]) -> tuple[Marked, ...]:
    """Every stretch between quotation marks, in the order of the text.

    A stretch that is not closed ends with its paragraph; where the next paragraph opens with the
    same mark, that one ``goes_on`` with it.

    >>> text = "‘The rebels’ word isn’t “law”,’ he said."
    >>> [text[m.inner.start:m.inner.end] for m in marked(text, (Span(0, len(text)),))]
    ['The rebels’ word isn’t “law”,', 'law']
    """
    found: list[Marked] = []
    open_mark: str | None = None
    for paragraph in paragraphs:
        here = _in_paragraph(text, paragraph, open_mark)
        if here and open_mark and here[0].mark == open_mark and _leads(text, here[0], paragraph):
            first = here[0]
            here[0] = Marked(
                inner=first.inner, outer=first.outer, mark=first.mark, depth=first.depth,
                closed=first.closed, goes_on=True,
            )  # fmt: skip
        found += here
        tail = [m for m in here if not m.closed and m.depth == 0]
        open_mark = tail[-1].mark if tail else None
    return tuple(found)


def _leads(text: str, first: Marked, paragraph: Span) -> bool:
    return not text[paragraph.start : first.outer.start].strip()


def _in_paragraph(text: str, paragraph: Span, carried: str | None) -> list[Marked]:
    stack: list[tuple[str, int]] = []
    found: list[Marked] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        character = text[at]
        if carried == "«" and character == "»" and at == paragraph.start:
            stack.append(("«", at))
        elif stack and _shuts(text, at, paragraph, stack):
            mark, start = stack.pop()
            found.append(_made(text, Span(start, at + 1), mark, len(stack), closed=True))
        elif len(stack) < DEEPEST and character in _CLOSES and _opens(text, at, paragraph, stack):
            stack.append((character, at))
    while stack:
        mark, start = stack.pop()
        if mark not in "'‘" or _trusted(text, start, paragraph):
            end = paragraph.end
            found.append(_made(text, Span(start, end), mark, len(stack), closed=False))
    return sorted((m for m in found if m.inner.end > m.inner.start), key=lambda m: m.outer.start)


def _made(text: str, outer: Span, mark: str, depth: int, *, closed: bool) -> Marked:
    start, end = outer.start + 1, outer.end - 1 if closed else outer.end
    while start < end and text[start] in _BLANKS:
        start += 1
    while end > start and text[end - 1] in _BLANKS:
        end -= 1
    return Marked(inner=Span(start, end), outer=outer, mark=mark, depth=depth, closed=closed)


def _around(text: str, at: int, paragraph: Span) -> tuple[str, str]:
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return before, after


def _opens(text: str, at: int, paragraph: Span, stack: list[tuple[str, int]]) -> bool:
    mark = text[at]
    before, after = _around(text, at, paragraph)
    if mark in "“„«‹":
        return not (mark in "«‹" and stack and stack[-1][0] in "»›")
    if mark in "”»›":
        # Where it opens: in front of a word, and with a mark later that closes it.
        later = any(text.find(one, at + 1, paragraph.end) > 0 for one in _CLOSES[mark])
        return not stack and (before.isspace() or before in "([—–") and after.isalnum() and later
    fresh = not (before.isalnum() or before in ".,;!?%)…’")
    spaced = mark == '"' and before.isspace() and text.find('"', at + 1, paragraph.end) > 0
    if mark == "’" or not fresh or (after.isspace() and not spaced):
        return False
    if mark == '"':
        return True
    if any(held == mark for held, _ in stack) or _ELISIONS.match(text, at):
        return False
    return after.isalnum() or after in '“"[(…«$£€'


def _shuts(text: str, at: int, paragraph: Span, stack: list[tuple[str, int]]) -> bool:
    mark, start = stack[-1]
    character = text[at]
    before, after = _around(text, at, paragraph)
    if character in _ALSO_CLOSES.get(mark, ""):
        return not (before.isspace() or after.isalnum())
    if character not in _CLOSES[mark]:
        return False
    if mark in "“„«‹" or (mark in "”»›" and not after.isalnum()):
        return True
    if mark == '"' and text[start + 1].isspace():
        return before.isspace() or not after.isalnum()  # marks with blanks inside
    if before.isspace() or (after.isalnum() and mark != '"'):
        return False
    if mark == '"':
        # A mark that can only open, while one is open, begins a quotation within the other.
        return not (before in "([—–" and after.isalnum())
    return not _possessive(text, at, paragraph, mark)


def _possessive(text: str, at: int, paragraph: Span, mark: str) -> bool:
    """Whether this is the apostrophe of a plural ("the rebels' demands"), the end coming later."""
    if text[at - 1] not in "sS" or not re.match(r"\s[a-z]", text[at + 1 : at + 3]):
        return False
    close = _CLOSES[mark]
    for later in range(at + 1, paragraph.end):
        before, after = _around(text, later, paragraph)
        if text[later] == mark and not before.isalnum() and after.isalnum() and before in ' (“"':
            return False
        if text[later] in close and not before.isspace() and not after.isalnum():
            # Punctuation on either side shows a mark that really closes.
            return not before.isalnum() or after in ".,;:!?)" or before != "s"
    return False


def _trusted(text: str, at: int, paragraph: Span) -> bool:
    """Whether a single mark that nothing closes is a quotation rather than an apostrophe."""
    lead = text[paragraph.start : at].rstrip()
    return (not lead or lead[-1] in ",:") and text[at + 1 : at + 2].isupper()
