"""The lines of a printed page from its pieces: column by column, marks of notes left out."""

from __future__ import annotations

import itertools
import math
import re
import statistics
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.documents.beside import Unseen
from detente.documents.pdf_page import Box, Drawing, Piece
from detente.documents.pdf_unseen import THIN, Edges, seen_of
from detente.documents.rejoining import Line
from detente.documents.typography import is_note_mark, whole_letters

_SAME_LINE = 0.3
_SMALLER = 0.85
_BLANK = 0.15
_CELL = 2.0
_GUTTER = 0.75
_FEWEST_ROWS = 3
_PROSE = 18
_DROP_CAP = 1.8
_MOST_STEPS = 200_000
_STEP = 8.0
_MOST_NEAR = 100
_MOST_BORDERS = 5_000
_WIDER = 1.6
_TALLEST = 20.0
_AFTER_LABEL = re.compile(r"(?:[:.)\]•–—*-]|^\W*\d{1,3})\s*$")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][\u0590-\u08ff\ufb1d-\ufefc\\s]*")
_LETTER = re.compile(r"\s*[\"'“‘«„]?\s?[^\W\d_a-z]\s*")
_WORD = re.compile(r"\w+")

Row = list[Piece]
Gap = tuple[float, float]
Border = tuple[float, float, float]


def lines_of(drawing: Drawing, edges: Edges, unseen: Unseen) -> list[Line]:
    """The lines of a page in the order in which they are read.

    Parameters
    ----------
    drawing : Drawing
    edges : tuple of float
        Left, bottom, right and top of what is shown of the page.
    unseen : Unseen
        Gets what no reader sees of it.
    """
    seen = [piece for piece in seen_of(drawing, edges, unseen) if piece.text.strip()]
    caps, level = _drop_caps([piece for piece in seen if piece.upright])
    borders = _borders(drawing.boxes)
    lines: list[Line] = []
    for column, top in _columns(_rows(level), [_MOST_STEPS]):
        left, right = min(row[0].x for row in column), max(row[-1].end for row in column)
        rows = ((row, (row[-1].end - left) / max(right - left, 1.0)) for row in column)
        made = [line for row, full in rows if (line := _line(row, borders, full)).text.strip()]
        lines += [replace(line, top=top and not n) for n, line in enumerate(made)]
    for cap in caps:
        _put_cap(cap, lines)
    aslant = [piece for piece in seen if not (piece.upright or piece.gone)]
    return lines + [
        Line(text=whole_letters(piece.text), x=piece.x, y=piece.y, tall=piece.tall, starts=True)
        for piece in aslant
    ]


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
    return [sorted(row, key=lambda piece: (piece.x, piece.nth)) for row in rows]


def _is_beside(piece: Piece, row: Row) -> bool:
    """Whether a smaller piece is raised or lowered beside one of a row: the "nd" of "2nd"."""
    main = row[0]
    raised = (piece.y - main.y) / main.tall
    return (
        piece.tall < _SMALLER * main.tall
        and -0.3 < raised < 0.75
        and any(
            max(piece.x - other.end, other.x - piece.end) < 0.6 * main.tall
            for other in row[-_MOST_NEAR:]
            if other.tall == main.tall
        )
    )


def _columns(
    rows: list[Row], steps: list[int], top: bool = False
) -> Iterator[tuple[list[Row], bool]]:
    """Rows as they are read: where a gutter runs between columns of prose, one after the other.

    With each block whether it goes on at the top of the next column.
    """
    waiting: list[Row] = []
    n = 0
    while n < len(rows):
        begin, until, gutter = _side_by_side(rows, n, steps)
        left, right = _sides(rows[begin:until], gutter)
        if not (left and right):
            waiting.append(rows[n])
            n += 1
            continue
        waiting += rows[n:begin]
        if waiting:
            yield waiting, top
            waiting, top = [], False
        if until < len(rows) and _goes_on(left[-1], rows[until]):
            left, right = right, left  # a box beside running text, which goes on below it
        yield from _columns(left, steps, top)
        yield from _columns(right, steps, right[0][0].x > gutter)
        n, top = until, False
    if waiting:
        yield waiting, top


def _goes_on(last: Row, below: Row) -> bool:
    """Whether a row goes on in the next one, in the middle of a sentence."""
    text, then = last[-1].text.rstrip(), below[0].text.lstrip()
    return text[-1:].isalnum() and then[:1].islower() and last[0].tall == below[0].tall


def _side_by_side(rows: list[Row], first: int, steps: list[int]) -> tuple[int, int, float]:
    """From and until which row columns stand side by side, and what x parts them, if any do."""
    left, right = math.inf, -math.inf
    free = [(-math.inf, math.inf)]
    within: list[Gap] = []
    until = first
    for row in rows[first:]:
        steps[0] -= len(row) + len(free)
        left, right = min(left, row[0].x), max(right, *(piece.end for piece in row))
        free = _gaps(free, row)
        between = [gap for gap in free if left < gap[0] and gap[1] < right]
        if steps[0] < 0 or (within and not between):
            break
        within, until = between, until + 1
    for gap in within:
        gutter = (gap[0] + gap[1]) / 2
        if _are_prose(sides := _sides(rows[first:until], gutter)):
            return *_ends(rows, first, until, sides), gutter
    return first, first, 0.0


def _sides(rows: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    """The rows to the left and to the right of a gutter."""
    left, right = (
        [[piece for piece in row if (piece.end > gutter) == far] for row in rows]
        for far in (False, True)
    )
    return list(filter(None, left)), list(filter(None, right))


def _ends(
    rows: Sequence[Row], first: int, until: int, sides: tuple[list[Row], list[Row]]
) -> tuple[int, int]:
    """From where both columns stand there, and until a wider gap once one has come to its end."""
    widest = _WIDER * statistics.median(
        above[0].y - row[0].y for side in sides for above, row in itertools.pairwise(side)
    )
    top = min(side[0][0].y + side[0][0].tall for side in sides)
    end = max(side[-1][0].y for side in sides)
    begin = first
    for n in range(first + 1, until):
        above, row = rows[n - 1][0], rows[n][0]
        if above.y > top:
            begin = n
        elif row.y < end and (above.y - row.y > widest or abs(above.tall - row.tall) > 1):
            return begin, n
    return begin, until


def _gaps(free: list[Gap], row: Row) -> list[Gap]:
    """What is left of some gaps where a row has words in them."""
    for piece in row:
        cut = []
        for left, right in free:
            if left < piece.end and piece.x < right:
                cut += [(left, min(right, piece.x)), (max(left, piece.end), right)]
            else:
                cut.append((left, right))
        least = _GUTTER * min(piece.tall, _TALLEST)
        free = [(left, right) for left, right in cut if right - left >= least]
    return free


def _are_prose(sides: tuple[list[Row], list[Row]]) -> bool:
    """Whether both sides of a gutter are running text, side by side, and no cells of a table."""
    for side in sides:
        lengths = [sum(len(piece.text) for piece in row) for row in side]
        if len(lengths) < _FEWEST_ROWS or statistics.median(lengths) < _PROSE:
            return False
    tops, lows = ([side[n][0].y for side in sides] for n in (0, -1))
    shorter = min(top - low for top, low in zip(tops, lows))
    return min(tops) - max(lows) >= 0.5 * shorter


def _line(row: Row, borders: Sequence[Border], full: float) -> Line:
    """The text of a row, with a bar where two of its pieces stand as far apart as cells do."""
    main = max(row, key=lambda piece: (piece.tall, len(piece.text)))
    said, starts, cells = "", False, False
    last = Piece("", 0.0, 0.0, [row[0].x] * 2)
    for piece in row:
        if last.text == piece.text and abs(last.x - piece.x) < _SAME_LINE * piece.tall:
            continue  # drawn twice, to look bold
        gap = piece.x - last.end
        if said.endswith(" ") and piece.x < last.edges[-2] + 0.1 * piece.tall:
            said = said[:-1]  # a blank that takes no place, as of a word that may be broken here
        parted = gap > 0 and _parted(borders, last.end, piece)
        last = piece
        raised = piece.tall < _SMALLER * main.tall and piece.y > main.y + 0.12 * main.tall
        if piece.gone:
            said += " "
        elif not (raised and said.strip() and is_note_mark(piece.text.strip(), said.rstrip())):
            far = said.strip() != "" and (parted or gap > _CELL * main.tall)
            starts = starts or far
            if far and (parted or not _AFTER_LABEL.search(said)):
                said, cells = f"{said} | ", True
            elif gap > _BLANK * main.tall:
                said += " "
            said += piece.text
    said = _RTL.sub(lambda run: run[0][::-1], whole_letters(said, soft_hyphens=True))
    return Line(
        text=said, x=row[0].x, y=main.y, tall=main.tall, full=full, starts=starts, ends=cells
    )


def _borders(boxes: Sequence[Box]) -> list[Border]:
    """Upright lines and the sides of drawn boxes: where across, from where and up to where."""
    found = []
    for box in boxes:
        if box.top - box.y > THIN and (box.fill is None or box.end - box.x <= THIN):
            found += [(x, box.y, box.top) for x in {box.x, box.end}]
    return sorted(found)[:_MOST_BORDERS]


def _parted(borders: Sequence[Border], end: float, piece: Piece) -> bool:
    """Whether an upright line stands between two neighbours."""
    first = bisect_left(borders, (end - 1.0,))
    return any(
        x <= piece.x + 1.0 and low < piece.y + 0.3 * piece.tall < high
        for x, low, high in borders[first : first + _MOST_NEAR]
    )


def _drop_caps(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Large first letters, which several lines stand beside, and the other pieces."""
    words = [piece.tall for piece in pieces if len(piece.text.strip()) > 3]
    least = _DROP_CAP * statistics.median(words) if words else math.inf
    caps = [one for one in pieces if one.tall > least and _LETTER.fullmatch(one.text)]
    return caps, [one for one in pieces if one not in caps] if caps else pieces


def _put_cap(cap: Piece, lines: list[Line]) -> None:
    """Put a large first letter before the first of the lines beside it."""
    letter = cap.text.strip()
    for n, line in enumerate(lines):
        near = -0.2 * cap.tall < line.x - cap.end < 0.5 * cap.tall
        if near and cap.y - 0.3 * line.tall <= line.y <= cap.y + cap.tall:
            word = _WORD.match(line.text)
            often = word and sum(
                len(re.findall(rf"\b{re.escape(word[0])}\b", one.text)) for one in lines
            )
            # "A ceasefire", if the page has the rest of the word by itself too.
            apart = letter[-1] in "AIO" and word and len(word[0]) > 2 and (often or 0) > 1
            text = f"{letter}{' ' if apart else ''}{line.text.lstrip()}"
            lines[n] = replace(line, text=text, x=cap.x, starts=True)
            return
    below = next((n for n, line in enumerate(lines) if line.y < cap.y), len(lines))
    lines.insert(below, Line(text=letter, x=cap.x, y=cap.y, tall=cap.tall))
