"""What no reader sees of a printed page: struck through, covered, white on white, off the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from detente.documents.pdf_page import Box, Drawing, Piece

Unseen = tuple[str, str]

THIN = 2.5
"""Points across, at most, of what is a line and no box."""
_THROUGH = (0.12, 0.6)
_COVERED = 0.8
_DARK, _PALE, _WHITE = 0.1, 0.9, 0.97
_MOST_COVERS = 200


def seen_of(
    drawing: Drawing, edges: tuple[float, float, float, float]
) -> tuple[list[Piece], list[Unseen]]:
    """The pieces of a page, those that are not seen marked as gone, and the words of those.

    Parameters
    ----------
    drawing : Drawing
    edges : tuple of float
        Left, bottom, right and top of what is shown of the page.
    """
    seen: list[Piece] = []
    unseen: list[Unseen] = []
    # Words below a picture are what was recognised in it; white words stand on something dark.
    picture = drawing.pictures > 0 or any(
        box.fill is not None and box.fill < _PALE and not _is_line(box) for box in drawing.boxes
    )
    strikes = sorted((box for box in drawing.boxes if _is_line(box)), key=lambda box: box.y)
    heights = [box.y for box in strikes]
    covers = [
        box
        for box in drawing.boxes
        if box.fill is not None and not _DARK < box.fill < _WHITE and not _is_line(box)
    ][:_MOST_COVERS]
    left, low, right, high = edges
    for piece in drawing.pieces:
        if not (left - piece.tall < piece.x < right and low - piece.tall < piece.y < high):
            unseen.append(("off the page", piece.text))
            continue
        how = "hidden" if piece.unseen and not picture else ""
        if how or any(_covers(box, piece) for box in covers):
            piece.gone = True
            unseen.append((how or "covered", piece.text))
        first = bisect_left(heights, piece.y + (_THROUGH[0] - 0.1) * piece.tall)
        last = bisect_left(heights, piece.y + _THROUGH[1] * piece.tall)
        for part in [piece] if piece.gone else _parts(piece, strikes[first:last]):
            seen.append(part)
            if part.gone and part is not piece:
                unseen.append(("struck through", part.text))
    return seen, _together(unseen)


def _is_line(box: Box) -> bool:
    high, wide = box.top - box.y, box.end - box.x
    return high <= THIN and wide > 2 * high


def _covers(box: Box, piece: Piece) -> bool:
    if box.nth <= piece.nth or not box.y <= piece.y + 0.3 * piece.tall <= box.top:
        return False
    across = min(box.end, piece.end) - max(box.x, piece.x)
    return across >= _COVERED * (piece.end - piece.x) and box.top - box.y >= 0.5 * piece.tall


def _parts(piece: Piece, lines: Sequence[Box]) -> list[Piece]:
    """A piece in parts, those gone through which a line is drawn."""
    through = [
        line
        for line in lines
        if _THROUGH[0] < ((line.y + line.top) / 2 - piece.y) / piece.tall < _THROUGH[1]
        and line.x < piece.end
        and line.end > piece.x
    ]
    if not through or not piece.upright:
        return [piece]
    ends = _merged(through)
    gone = []
    for left, right in zip(piece.edges, piece.edges[1:]):
        middle = (left + right) / 2
        n = bisect_left(ends, (middle,)) - 1
        gone.append(n >= 0 and middle <= ends[n][1])
    parts, begin = [], 0
    for n in range(1, len(gone) + 1):
        if n == len(gone) or gone[n] != gone[begin]:
            edges = piece.edges[begin : n + 1]
            part = Piece(piece.text[begin:n], piece.y, piece.tall, edges, piece.nth)
            part.gone = gone[begin]
            parts.append(part)
            begin = n
    return parts


def _merged(lines: Sequence[Box]) -> list[tuple[float, float]]:
    """From where to where some lines run, those that touch as one."""
    merged: list[tuple[float, float]] = []
    for x, end in sorted((line.x, line.end) for line in lines):
        if merged and x <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((x, end))
    return merged


def _together(unseen: list[Unseen]) -> list[Unseen]:
    """Neighbours that are kept from the reader in the same way, as one."""
    joined: list[Unseen] = []
    for how, words in unseen:
        if joined and joined[-1][0] == how and len(joined[-1][1]) < 1000:
            joined[-1] = how, f"{joined[-1][1]} {words}"
        else:
            joined.append((how, words))
    return [(how, " ".join(words.split())) for how, words in joined if words.strip()]
