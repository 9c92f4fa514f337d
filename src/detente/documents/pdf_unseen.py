"""What no reader sees of a printed page: struck through, covered, white on white, off the page."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from detente.documents.beside import Unseen
from detente.documents.pdf_page import Box, Drawing, Piece

THIN = 2.5
"""Points across, at most, of what is a line and no box."""
Edges = tuple[float, float, float, float]
"""Left, bottom, right and top of what is shown of a page."""
_THROUGH = (0.12, 0.6)
_COVERED = 0.8
_DARK, _PALE, _WHITE = 0.1, 0.9, 0.97
_MOST_COVERS = 200


def seen_of(drawing: Drawing, edges: Edges, unseen: Unseen) -> list[Piece]:
    """The pieces of a page; those that are not seen are marked as gone, and go to ``unseen``."""
    strikes = sorted((box for box in drawing.boxes if _is_line(box)), key=lambda box: box.y)
    heights = [box.y for box in strikes]
    filled = [box for box in drawing.boxes if box.fill is not None and not _is_line(box)]
    # Words below a picture are what was recognised in it; white words stand on something dark.
    behind = drawing.pictures > 0 or any((box.fill or 0.0) < _PALE for box in filled)
    covers = [box for box in filled if not _DARK < (box.fill or 0.0) < _WHITE][:_MOST_COVERS]
    seen: list[Piece] = []
    for piece in drawing.pieces:
        first = bisect_left(heights, piece.y + (_THROUGH[0] - 0.1) * piece.tall)
        last = bisect_left(heights, piece.y + _THROUGH[1] * piece.tall)
        if not _is_on(edges, piece):
            unseen.keep("off the page", f"{piece.text} ", drawing)
            continue
        if piece.unseen and not behind:
            piece.gone = "hidden"
        elif any(_covers(box, piece) for box in covers):
            piece.gone = "covered"
        for part in _parts(piece, strikes[first:last]):
            seen.append(part)
            if part.gone:
                unseen.keep(part.gone, f"{part.text} ", drawing)
    return seen


def _is_on(edges: Edges, piece: Piece) -> bool:
    left, low, right, high = edges
    return left - piece.tall < piece.x < right and low - piece.tall < piece.y < high


def _is_line(box: Box) -> bool:
    high = box.top - box.y
    return high <= THIN and box.end - box.x > 2 * high


def _covers(box: Box, piece: Piece) -> bool:
    if box.nth <= piece.nth or not box.y <= piece.y + 0.3 * piece.tall <= box.top:
        return False
    across = min(box.end, piece.end) - max(box.x, piece.x)
    return across >= _COVERED * (piece.end - piece.x) and box.top - box.y >= 0.5 * piece.tall


def _parts(piece: Piece, lines: Sequence[Box]) -> list[Piece]:
    """A piece in parts, those gone through which a line is drawn."""
    if piece.gone or not piece.upright or not lines:
        return [piece]
    middles = [(left + right) / 2 for left, right in itertools.pairwise(piece.edges)]
    gone = bytearray(len(middles))
    for line in lines:
        if _THROUGH[0] < ((line.y + line.top) / 2 - piece.y) / piece.tall < _THROUGH[1]:
            first, last = bisect_left(middles, line.x), bisect_left(middles, line.end)
            gone[first:last] = b"\1" * (last - first)
    parts = []
    for struck, letters in itertools.groupby(range(len(gone)), gone.__getitem__):
        run = list(letters)
        text, edges = piece.text[run[0] : run[-1] + 1], piece.edges[run[0] : run[-1] + 2]
        how = "struck through" if struck else ""
        parts.append(replace(piece, text=text, edges=edges, gone=how))
    return parts
