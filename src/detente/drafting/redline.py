"""What changed in the words of a point: pieces that stayed, went and came."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from detente.dossier.points import Numbered, TextPoint
from detente.drafting.alignment import Alignment, Tie, in_order

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b|\w+(?:['’-]\w+)*|[^\w\s]")
_LONGEST = 20_000
"""Words of one point that are compared word by word; longer ones are told as gone and come."""

_ISLAND = 0.4
"""A stretch that stayed is passed over if it has so many words for each that changed beside it."""

Became = Literal["same", "gone", "come"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a point, with the blanks before them."""

    became: Became
    text: str


Place = Literal["both", "gone", "come", "moved-from", "moved-to"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlinedPoint:
    """One paragraph of a redline: a point that both drafts have, or that one has at this place.

    Attributes
    ----------
    place : str
        "both", "gone", "come", or, of a point moved past others, "moved-from" where it stood and
        "moved-to" where it stands.
    before, after : TextPoint or None
    pieces : tuple of Piece
        Without what went they are the later text, without what came the earlier, to the letter;
        of "moved-from" what came is left out: it stands where the point stands now.
    tie : Tie
        What the alignment says of it.
    """

    place: Place
    before: TextPoint | None
    after: TextPoint | None
    pieces: tuple[Piece, ...]
    tie: Tie


def redlined(before: str, after: str) -> tuple[Piece, ...]:
    """The words of one text as they stayed, went and came in another.

    Examples
    --------
    >>> [(p.became, p.text) for p in redlined("capped at 600,000 men", "capped at 800,000 men")]
    [('same', 'capped at'), ('gone', ' 600,000'), ('come', ' 800,000'), ('same', ' men')]
    """
    old, new = _tokens(before), _tokens(after)
    if max(len(old), len(new)) > _LONGEST:
        opcodes: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(old), 0, len(new))]
    else:
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        opcodes = _without_islands(matcher.get_opcodes())
    return tuple(
        Piece(became=became, text="".join(tokens))
        for kind, i, j, k, m in opcodes
        for became, tokens in _changed(kind, old[i:j], new[k:m])
        if tokens
    )


def _without_islands(
    opcodes: Sequence[tuple[str, int, int, int, int]],
) -> list[tuple[str, int, int, int, int]]:
    """Changes as a person reads them: a word that stayed by chance between long ones went along."""
    made: list[tuple[str, int, int, int, int]] = []
    for n, (kind, i, j, k, m) in enumerate(opcodes):
        around = [opcodes[at] for at in (n - 1, n + 1) if 0 <= at < len(opcodes)]
        sizes = [max(op[2] - op[1], op[4] - op[3]) for op in around]
        island = kind == "equal" and len(around) == 2 and j - i <= _ISLAND * min(sizes)
        if made and (island or kind != "equal") and made[-1][0] != "equal":
            _, first, _, then, _ = made[-1]
            made[-1] = ("replace", first, j, then, m)
        else:
            made.append((kind, i, j, k, m))
    return made


def redline(before: Numbered, after: Numbered, alignment: Alignment) -> tuple[RedlinedPoint, ...]:
    """Two drafts as one text: without what went it is the later, without what came the earlier.

    Of a point that was split, the first part stands beside it and the others came; so with points
    that were merged.
    """
    old = {point.number: n for n, point in enumerate(before.points)}
    new = {point.number: n for n, point in enumerate(after.points)}
    pairs = {
        (old[tie.before[0]], new[tie.after[0]]): tie
        for tie in alignment.ties
        if tie.before and tie.after
    }
    ties = {("before", number): tie for tie in alignment.ties for number in tie.before}
    ties |= {("after", number): tie for tie in alignment.ties for number in tie.after}
    moved = {
        side: redlined(before.points[i].text, after.points[j].text)
        for (i, j), tie in pairs.items()
        if tie.fate == "moved"
        for side in (("before", tie.before[0]), ("after", tie.after[0]))
    }

    def alone(side: Literal["before", "after"], point: TextPoint) -> RedlinedPoint:
        key = (side, point.number)
        return _alone(point, ties[key], moved.get(key), went=side == "before")

    made: list[RedlinedPoint] = []
    row = column = 0
    for i, j in [*in_order(pairs), (len(before.points), len(after.points))]:
        made += [alone("before", point) for point in before.points[row:i]]
        made += [alone("after", point) for point in after.points[column:j]]
        if i < len(before.points):
            made.append(_pair(before.points[i], after.points[j], pairs[i, j]))
        row, column = i + 1, j + 1
    return tuple(made)


def _pair(before: TextPoint, after: TextPoint, tie: Tie) -> RedlinedPoint:
    pieces = redlined(before.text, after.text)
    return RedlinedPoint(place="both", before=before, after=after, pieces=pieces, tie=tie)


def _alone(
    point: TextPoint, tie: Tie, pieces: tuple[Piece, ...] | None, *, went: bool
) -> RedlinedPoint:
    """A point at a place where the other draft has none; one that was moved with its pieces."""
    place: Place = "gone" if went else "come"
    if pieces is None:
        pieces = (Piece(became="gone" if went else "come", text=point.text),)
    else:
        place = "moved-from" if went else "moved-to"
        pieces = tuple(piece for piece in pieces if not went or piece.became != "come")
    before, after = (point, None) if went else (None, point)
    return RedlinedPoint(place=place, before=before, after=after, pieces=pieces, tie=tie)


def _changed(kind: str, gone: list[str], come: list[str]) -> Iterator[tuple[Became, list[str]]]:
    if kind == "equal":
        yield "same", come
    else:
        yield "gone", gone
        yield "come", come


def _tokens(text: str) -> list[str]:
    """Words and signs, each with the blanks before it: joined they are the text."""
    tokens, at = [], 0
    for match in TOKEN.finditer(text):
        tokens.append(text[at : match.end()])
        at = match.end()
    if at < len(text):
        tokens.append(text[at:])
    return tokens
