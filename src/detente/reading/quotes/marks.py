"""What stands between quotation marks, of whatever kind, paragraph by paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

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
    before its paragraph ends; ``goes_on`` where the paragraph before left it open.
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
    carried = ""
    for paragraph in paragraphs:
        here = _in_paragraph(text, paragraph, carried)
        if (
            here
            and here[0].mark == carried
            and not text[paragraph.start : here[0].outer.start].strip()
        ):
            here[0] = replace(here[0], goes_on=True)
        found += here
        carried = "".join(one.mark for one in here if not one.closed and one.depth == 0)[-1:]
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, carried: str) -> list[Marked]:
    stack: list[tuple[str, int]] = []
    found: list[Marked] = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        around = (
            text[at - 1] if at > paragraph.start else " ",
            text[at + 1] if at + 1 < paragraph.end else " ",
        )
        if carried == "«" and mark == "»" and at == paragraph.start:
            stack.append(("«", at))
        elif stack and _shuts(text, at, around, paragraph, stack[-1]):
            opener, start = stack.pop()
            found.append(_made(text, Span(start, at + 1), opener, len(stack), closed=True))
        elif (
            len(stack) < DEEPEST and mark in _CLOSES and _opens(text, at, around, paragraph, stack)
        ):
            stack.append((mark, at))
    for depth, (opener, start) in enumerate(stack):
        lead = text[paragraph.start : start].rstrip()
        # A single mark that nothing closes is an apostrophe, unless it begins a sentence.
        begins = (not lead or lead[-1] in ",:") and text[start + 1 : start + 2].isupper()
        if opener not in "'‘" or begins:
            found.append(_made(text, Span(start, paragraph.end), opener, depth, closed=False))
    return sorted((m for m in found if m.inner.end > m.inner.start), key=lambda m: m.outer.start)


def _made(text: str, outer: Span, mark: str, depth: int, *, closed: bool) -> Marked:
    piece = text[outer.start + 1 : outer.end - closed]
    start = outer.start + 1 + len(piece) - len(piece.lstrip(_BLANKS))
    end = max(start, outer.start + 1 + len(piece.rstrip(_BLANKS)))
    return Marked(inner=Span(start, end), outer=outer, mark=mark, depth=depth, closed=closed)


Around = tuple[str, str]
"""The characters on both sides of a mark."""


def _opens(
    text: str, at: int, around: Around, paragraph: Span, stack: list[tuple[str, int]]
) -> bool:
    mark, (before, after) = text[at], around
    if mark in "“„«‹":
        return not (mark in "«‹" and stack and stack[-1][0] in "»›")
    if mark in "”»›":
        # Where it opens: in front of a word, and with a mark later that closes it.
        later = any(text.find(one, at + 1, paragraph.end) > 0 for one in _CLOSES[mark])
        return not stack and (before.isspace() or before in "([—–") and after.isalnum() and later
    spaced = mark == '"' and before.isspace() and text.find('"', at + 1, paragraph.end) > 0
    if mark == "’" or before.isalnum() or before in ".,;!?%)…’" or (after.isspace() and not spaced):
        return False
    if mark == '"':
        return True
    held = any(opener == mark for opener, _ in stack) or _ELISIONS.match(text, at)
    return not held and (after.isalnum() or after in '“"[(…«$£€')


def _shuts(text: str, at: int, around: Around, paragraph: Span, opened: tuple[str, int]) -> bool:
    (mark, start), character, (before, after) = opened, text[at], around
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
    for later in _MARK.finditer(text, at + 1, paragraph.end):
        before, after = text[later.start() - 1], text[later.end() : later.end() + 1] or " "
        if later.group() == mark and before in ' (“"' and after.isalnum():
            return False
        if later.group() == _CLOSES[mark] and not before.isspace() and not after.isalnum():
            # Punctuation on either side shows a mark that really closes.
            return not before.isalnum() or after in ".,;:!?)" or before != "s"
    return False
