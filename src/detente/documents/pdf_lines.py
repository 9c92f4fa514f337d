"""The lines of a printed page from its pieces: column by column, marks of notes left out."""

from __future__ import annotations

import itertools
import math
import re
import statistics
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.documents.pdf_page import Box, Drawing, Piece
from detente.documents.pdf_unseen import THIN, seen_of
from detente.documents.rejoining import Line
from detente.documents.typography import is_note_mark, whole_letters

Unseen = tuple[str, str]

_SAME_LINE = 0.3
_SMALLER = 0.85
_BLANK = 0.15
_CELL = 2.0
_GUTTER = 1.2
_FEWEST_ROWS = 3
_PROSE = 18
_DROP_CAP = 1.8
_MOST_STEPS = 200_000
_AFTER_LABEL = re.compile(r"(?:[:.)\]•–—*-]|^\W*\d{1,3})\s*$")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][\u0590-\u08ff\ufb1d-\ufefc\\s]*")
_LETTER = re.compile(r"\s*[\"'“‘«„]?\s?[^\W\d_a-z]\s*")
_STEP = 8.0
_MOST_NEAR = 100
_MOST_BORDERS = 5_000
_WIDER = 1.6
_TALLEST = 20.0
_WORD = re.compile(r"\w+")

Row = list[Piece]


def lines_of(drawing: Drawing, edges: tuple[float, float, float, float]) -> tuple[
    list[Line], list[Unseen]
]:  # fmt: skip
    """The lines of a page in the order in which they are read, and what no reader sees of it.

    Parameters
    ----------
    drawing : Drawing
    edges : tuple of float
        Left, bottom, right and top of what is shown of the page.
    """
    seen, unseen = seen_of(drawing, edges)
    level = [piece for piece in seen if piece.upright]
    caps, level = _drop_caps([piece for piece in level if piece.text.strip()])
    borders = _borders(drawing.boxes)
    lines: list[Line] = []
    for column, beside in _columns(_rows(level), [0]):
        begins = len(lines)
        lines += [line for row in column if (line := _line(row, borders)).text.strip()]
        if beside and len(lines) > begins:
            lines[begins] = replace(lines[begins], top=True)
    for cap in caps:
        lines = _with_cap(cap, lines)
    lines += [
        Line(text=whole_letters(piece.text), x=piece.x, y=piece.y, tall=piece.tall, starts=True)
        for piece in seen
        if not (piece.upright or piece.gone) and piece.text.strip()
    ]
    return lines, unseen


def _rows(pieces: list[Piece]) -> list[Row]:
    """Pieces on one baseline, from the top; raised and lowered ones go with those beside them."""
    rows: list[Row] = []
    places: dict[int, list[int]] = {}
    for piece in sorted(pieces, key=lambda piece: -piece.tall):
        step = int(piece.y // _STEP)
        near = [n for by in (0, 1, -1, 2, -2) for n in places.get(step + by, [])[-_MOST_NEAR:]]
        level = (n for n in near if abs(piece.y - rows[n][0].y) < _SAME_LINE * piece.tall)
        found = next((n for n in near if _is_beside(piece, rows[n])), next(level, None))
        if found is None:
            places.setdefault(step, []).append(len(rows))
            rows.append([piece])
        else:
            rows[found].append(piece)
    rows.sort(key=lambda row: (-row[0].y, row[0].x))
    for row in rows:
        row.sort(key=lambda piece: (piece.x, piece.nth))
    return rows


def _is_beside(piece: Piece, row: Row) -> bool:
    """Whether a smaller piece is raised or lowered beside one of a row: the "nd" of "2nd"."""
    main = row[0]
    off = piece.y - main.y
    if piece.tall >= _SMALLER * main.tall or not -0.3 * main.tall < off < 0.75 * main.tall:
        return False
    reach = 0.6 * main.tall
    return any(
        piece.x - other.end < reach and other.x - piece.end < reach and other.tall == main.tall
        for other in row[-_MOST_NEAR:]
    )


def _columns(rows: list[Row], steps: list[int], beside: bool = False) -> Iterator[
    tuple[list[Row], bool]
]:  # fmt: skip
    """Rows as they are read: where a gutter runs between columns of prose, one after the other.

    With each block whether it goes on at the top of the next column.
    """
    waiting: list[Row] = []
    n = 0
    while n < len(rows):
        found = _beside_each_other(rows, n, steps)
        if found is None:
            waiting.append(rows[n])
            n += 1
            continue
        begin, until, gutter = found
        waiting += rows[n:begin]
        if waiting:
            yield waiting, beside
            waiting, beside = [], False
        sides = _sides(rows[begin:until], gutter)
        n = until
        if not all(sides):
            waiting += rows[begin:until]
            continue
        if until < len(rows) and _goes_on(sides[0][-1], rows[until]):
            sides = sides[::-1]  # a box beside running text, which goes on below it
        for nth, side in enumerate(sides):
            yield from _columns(side, steps, beside or (nth > 0 and side[0][0].x > gutter))
            beside = False
    if waiting:
        yield waiting, beside


def _beside_each_other(
    rows: list[Row], first: int, steps: list[int]
) -> tuple[int, int, float] | None:
    """From and until which row columns stand beside each other, and what x parts them."""
    left, right = rows[first][0].x, rows[first][-1].end
    free = [(-math.inf, math.inf)]
    within: list[tuple[float, float]] = []
    until = first
    for row in rows[first:]:
        steps[0] += len(row) + len(free)
        if steps[0] > _MOST_STEPS:
            break
        left, right = min(left, row[0].x), max(right, max(piece.end for piece in row))
        free = _gaps(free, row)
        between = [gap for gap in free if left < gap[0] and gap[1] < right]
        if within and not between:
            break
        within, until = between, until + 1
    for gutter in within:
        middle = (gutter[0] + gutter[1]) / 2
        if _are_prose(rows[first:until], middle):
            return *_ends_of_columns(rows, first, until, middle), middle
    return None


def _sides(rows: Sequence[Row], gutter: float) -> tuple[list[Row], ...]:
    """The rows to the left and to the right of a gutter."""
    halves = ([[p for p in row if (p.end > gutter) == right] for row in rows] for right in (0, 1))
    return tuple([row for row in half if row] for half in halves)


def _goes_on(last: Row, below: Row) -> bool:
    """Whether a row goes on in the next one, in the middle of a sentence."""
    text, then = last[-1].text[-50:].rstrip(), below[0].text[:50].lstrip()
    return text[-1:].isalnum() and then[:1].islower() and last[0].tall == below[0].tall


def _ends_of_columns(rows: Sequence[Row], first: int, until: int, gutter: float) -> tuple[int, int]:
    """From where both columns stand there, and until a wider gap once one has come to its end."""
    sides = _sides(rows[first:until], gutter)
    gaps = [a[0].y - b[0].y for side in sides for a, b in itertools.pairwise(side)]
    widest = _WIDER * statistics.median(gaps)
    top = min(side[0][0].y + side[0][0].tall for side in sides)
    begin = first
    for n in range(first, until - 1):
        if rows[n][0].y <= top:
            break
        if rows[n][0].x < gutter or rows[n][0].y - rows[n + 1][0].y > widest:
            begin = n + 1
    ends = max(side[-1][0].y for side in sides)
    for n in range(begin + 1, until):
        above, row = rows[n - 1][0], rows[n][0]
        if row.y < ends and (above.y - row.y > widest or abs(above.tall - row.tall) > 1):
            return begin, n
    return begin, until


def _gaps(free: list[tuple[float, float]], row: Row) -> list[tuple[float, float]]:
    """What is left of some gaps where a row has words in them."""
    for piece in row:
        cut = [
            side
            for left, right in free
            for side in (
                ((left, min(right, piece.x)), (max(left, piece.end), right))
                if left < piece.end and piece.x < right
                else ((left, right),)
            )
        ]
        least = _GUTTER * min(piece.tall, _TALLEST)
        free = [(left, right) for left, right in cut if right - left >= least]
    return free


def _are_prose(rows: Sequence[Row], gutter: float) -> bool:
    """Whether both sides of a gutter are running text, side by side, and no cells of a table."""
    heights = []
    for side in _sides(rows, gutter):
        lengths = [sum(len(p.text) for p in row) for row in side]
        if len(lengths) < _FEWEST_ROWS or statistics.median(lengths) < _PROSE:
            return False
        heights.append([row[0].y for row in side])
    low = max(min(side) for side in heights)
    high = min(max(side) for side in heights)
    least = min(max(side) - min(side) for side in heights)
    return high - low >= 0.5 * least


def _line(row: Row, borders: Sequence[tuple[float, float, float]]) -> Line:
    """The text of a row, with a bar where two of its pieces stand as far apart as cells do."""
    main = max(row, key=lambda piece: (piece.tall, len(piece.text)))
    said, starts, cells = "", False, False
    last: Piece | None = None
    for piece in row:
        if last and last.text == piece.text and abs(last.x - piece.x) < _SAME_LINE * piece.tall:
            continue  # drawn twice, to look bold
        gap = piece.x - last.end if last else 0.0
        if last and said.endswith(" ") and piece.x < last.edges[-2] + 0.1 * piece.tall:
            said = said[:-1]  # a blank that takes no place, as of a word that may be broken here
        parted = gap > 0 and last is not None and _parted(borders, last.end, piece)
        last = piece
        if piece.gone:
            said += " "
            continue
        raised = piece.tall < _SMALLER * main.tall and piece.y > main.y + 0.12 * main.tall
        if raised and said.strip() and is_note_mark(piece.text.strip(), said.rstrip()):
            continue
        far = (gap > _CELL * main.tall or parted) and said.strip() != ""
        starts = starts or far
        if far and (parted or not _AFTER_LABEL.search(said)):
            said, cells = f"{said} | ", True
        elif gap > _BLANK * main.tall:
            said += " "
        said += piece.text
    said = _RTL.sub(lambda run: run[0][::-1], whole_letters(said, soft_hyphens=True))
    return Line(text=said, x=row[0].x, y=main.y, tall=main.tall, starts=starts, ends=cells)


def _borders(boxes: Sequence[Box]) -> list[tuple[float, float, float]]:
    """Upright lines and the sides of drawn boxes: where across, from where and up to where."""
    found = []
    for box in boxes:
        if box.end - box.x <= THIN < box.top - box.y:
            found.append((box.x, box.y, box.top))
        elif box.fill is None and box.top - box.y > THIN:
            found += [(box.x, box.y, box.top), (box.end, box.y, box.top)]
    return sorted(found)[:_MOST_BORDERS]


def _parted(borders: Sequence[tuple[float, float, float]], end: float, piece: Piece) -> bool:
    """Whether an upright line stands between two neighbours."""
    first = bisect_left(borders, (end - 1.0,))
    for x, low, high in borders[first : first + _MOST_NEAR]:
        if x > piece.x + 1.0:
            return False
        if low < piece.y + 0.3 * piece.tall < high:
            return True
    return False


def _drop_caps(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Large first letters, which several lines stand beside, and the other pieces."""
    words = [piece for piece in pieces if len(piece.text.strip()) > 3]
    if not words:
        return [], pieces
    usual = statistics.median(piece.tall for piece in words)
    caps: list[Piece] = []
    others: list[Piece] = []
    for piece in pieces:
        large = piece.tall > _DROP_CAP * usual and _LETTER.fullmatch(piece.text)
        (caps if large else others).append(piece)
    return caps, others


def _with_cap(cap: Piece, lines: list[Line]) -> list[Line]:
    """Put a large first letter before the first of the lines beside it."""
    beside = [
        n
        for n, line in enumerate(lines)
        if -0.2 * cap.tall < line.x - cap.end < 0.5 * cap.tall
        and cap.y - 0.3 * line.tall <= line.y <= cap.y + cap.tall
    ]
    letter = cap.text.strip()
    if not beside:
        at = next((n for n, line in enumerate(lines) if line.y < cap.y), len(lines))
        return [*lines[:at], Line(text=letter, x=cap.x, y=cap.y, tall=cap.tall), *lines[at:]]
    first = lines[beside[0]]
    word = _WORD.match(first.text)
    often = (
        sum(len(re.findall(rf"\b{re.escape(word[0])}\b", line.text)) for line in lines)
        if word
        else 0
    )
    apart = letter[-1] in "AIO" and often > 1 and word is not None and len(word[0]) > 2
    text = f"{letter}{' ' if apart else ''}{first.text.lstrip()}"
    lines[beside[0]] = replace(first, text=text, x=cap.x, starts=True)
    return lines
