"""What a page of a PDF draws: pieces of text where they stand, lines and boxes, in their order."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

Matrix = tuple[float, ...]
_ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 12
_GLUED = 0.15
_INVISIBLE = 3
_WHITE = 0.97
# What an instruction with one number sets, and in what measure.
_SETS = {b"TL": ("leading", 1), b"Tc": ("spacing", 1), b"Tw": ("word_spacing", 1),
         b"Tz": ("scale", 0.01), b"Ts": ("rise", 1), b"Tr": ("mode", 1),
         b"w": ("wide", 1)}  # fmt: skip
_SHOWS = (b"Tj", b"TJ", b"'", b'"')


@dataclass(slots=True)
class Piece:
    """Some words on one baseline; ``edges`` has the left of each letter, then the right end.

    ``unseen``: drawn in white, or not at all; ``gone``: how it is kept from the reader, if it is.
    """

    text: str
    y: float
    tall: float
    edges: list[float]
    nth: int = 0
    upright: bool = True
    unseen: bool = False
    gone: str = ""

    @property
    def x(self) -> float:
        """Its left edge."""
        return self.edges[0]

    @property
    def end(self) -> float:
        """Its right end."""
        return self.edges[-1]


class Box(NamedTuple):
    """A line or a box, which may be filled: 0 black, 1 white; a line is a very low box."""

    x: float
    y: float
    end: float
    top: float
    nth: int
    fill: float | None = None


@dataclass(slots=True)
class _State:
    """What a page has set for what it draws next."""

    matrix: Matrix = _ONE
    font: Callable[[bytes], Sequence[tuple[str, float, bool]]] | None = None
    size: float = 12.0
    leading: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    rise: float = 0.0
    mode: float = 0.0
    grey: float = 0.0
    wide: float = 1.0


class Drawing:
    """All that one page draws, one instruction after another.

    Parameters
    ----------
    operations : callable
        From a page or a form to its instructions; it counts them, so that no page can run away.
    fonts : callable
        From a font in the file to what decodes its words.
    """

    def __init__(self, operations: Callable[[Any], Any], fonts: Callable[[Any], Any]) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[Box] = []
        self.pictures = 0
        self._operations, self._fonts = operations, fonts
        self._state = _State()
        self._kept: list[_State] = []
        self._line = self._text = _ONE
        self._path: list[tuple[float, float, float, float]] = []
        self._at = (0.0, 0.0)
        self._resources: Any = {}
        self._nth = 0

    def draw(self, holder: Any, matrix: Matrix = _ONE, deep: int = 0) -> None:
        """Draw a page, or a form that stands on it."""
        outer = self._resources, self._state, self._kept
        self._resources = within(holder, "/Resources") or self._resources
        self._kept = []
        self._state = replace(self._state, matrix=_times(matrix, self._state.matrix))
        for operands, operator in self._operations(holder):
            self._nth += 1
            if operator in _SHOWS:
                self._show(operator, operands)
            elif operator == b"Tf" and len(operands) > 1:
                font = within(within(self._resources, "/Font"), operands[0])
                self._state.font, self._state.size = self._fonts(font), float(operands[1])
            elif operator == b"Do" and operands:
                self._form(operands[0], deep)
            elif operator == b"INLINE IMAGE":
                self.pictures += 1
            else:
                self._do(operator, [float(n) for n in operands if isinstance(n, (int, float))])
        self._resources, self._state, self._kept = outer

    def _form(self, name: Any, deep: int) -> None:
        form = within(within(self._resources, "/XObject"), name)
        if within(form, "/Subtype") != "/Form":
            self.pictures += form is not None
        elif deep < _DEEPEST:
            matrix = tuple(float(one) for one in within(form, "/Matrix") or ())
            self.draw(form, matrix if len(matrix) == 6 else _ONE, deep + 1)

    def _do(self, operator: bytes, numbers: list[float]) -> None:
        state = self._state
        match operator, numbers:
            case _, [number] if operator in _SETS:
                name, measure = _SETS[operator]
                setattr(state, name, number * measure)
            case ((b"g" | b"rg" | b"k" | b"sc" | b"scn"), [*_]):
                state.grey = _grey(numbers, state.grey)
            case b"BT", _:
                self._line = self._text = _ONE
            case ((b"Td" | b"TD"), [x, y]):
                state.leading = -y if operator == b"TD" else state.leading
                self._line = self._text = _times((1.0, 0.0, 0.0, 1.0, x, y), self._line)
            case b"T*", _:
                self._do(b"Td", [0.0, -state.leading])
            case b"Tm", [_, _, _, _, _, _]:
                self._line = self._text = tuple(numbers)
            case b"cm", [_, _, _, _, _, _]:
                state.matrix = _times(tuple(numbers), state.matrix)
            case b"q", _ if len(self._kept) < 500:
                self._kept.append(replace(state))
            case b"Q", _ if self._kept:
                self._state = self._kept.pop()
            case _:
                self._trace(operator, numbers)

    def _trace(self, operator: bytes, numbers: list[float]) -> None:
        """Lines and boxes."""
        match operator, numbers:
            case b"re", [x, y, wide, high]:
                self._path.append((x, y, x + wide, y + high))
            case b"m", [x, y]:
                self._at = x, y
            case b"l", [x, y]:
                self._path.append((*self._at, x, y))
                self._at = x, y
            case b"n", _:
                self._path = []
            case ((b"S" | b"s"), _):
                self._put_boxes(self._state.wide, None)
            case ((b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*"), _):
                self._put_boxes(0.0, self._state.grey)

    def _put_boxes(self, wide: float, fill: float | None) -> None:
        matrix = self._state.matrix
        half = wide / 2 * math.hypot(matrix[2], matrix[3])
        for left, low, right, high in self._path:
            (x, y), (end, top) = place(matrix, left, low), place(matrix, right, high)
            across, up = sorted((x, end)), sorted((y, top))
            box = Box(across[0], up[0] - half, across[1], up[1] + half, self._nth, fill)
            self.boxes.append(box)
        self._path = []

    def _show(self, operator: bytes, operands: Any) -> None:
        """Words, and, in thousandths of their size, steps back between them."""
        state = self._state
        if operator in (b"'", b'"'):
            if len(operands) == 3:
                state.word_spacing, state.spacing = map(float, operands[:2])
            self._do(b"T*", [])
        shown = operands[-1:]
        for one in shown[0] if shown and isinstance(shown[0], list) else shown:
            if isinstance(one, (int, float)):
                self._forward(-float(one) / 1000 * state.size * state.scale)
            elif isinstance(one, (str, bytes)):
                self._words(one.encode("latin-1", "replace") if isinstance(one, str) else one)

    def _forward(self, step: float) -> None:
        self._text = _times((1.0, 0.0, 0.0, 1.0, step, 0.0), self._text)

    def _words(self, raw: bytes) -> None:
        state = self._state
        if state.font is None or not raw:
            return
        drawn = _times(self._text, state.matrix)
        across = math.hypot(drawn[0], drawn[1])
        tall = abs(state.size) * math.hypot(drawn[2], drawn[3])
        left, y = place(drawn, 0.0, state.rise)
        letters, edges, at = [], [left], 0.0
        for letter, width, blank in state.font(raw):
            step = (width / 1000 * state.size + state.spacing) * state.scale
            letters.append(letter)
            # A ligature is several letters, and each has its share of the place.
            shares = (step * (n + 1) / len(letter) for n in range(len(letter)))
            edges += [left + across * (at + share) for share in shares]
            at += step + (state.word_spacing * state.scale if blank else 0.0)
        self._forward(at)
        if text := "".join(letters):
            upright = abs(drawn[1]) < 0.2 * across and drawn[0] > 0
            unseen = state.mode == _INVISIBLE or (state.grey > _WHITE and not state.mode)
            self._keep(Piece(text, y, tall or 1.0, edges, self._nth, upright, unseen))

    def _keep(self, piece: Piece) -> None:
        last = self.pieces[-1] if self.pieces else piece
        if (
            last is not piece
            and (last.upright, last.unseen) == (piece.upright, piece.unseen)
            and max(abs(last.y - piece.y), abs(last.tall - piece.tall)) < 0.02 * piece.tall
            and abs(piece.x - last.end) < _GLUED * piece.tall
        ):
            last.text += piece.text
            last.edges += piece.edges[1:]
        else:
            self.pieces.append(piece)


def _grey(numbers: list[float], before: float) -> float:
    """How light a colour is: black and white as they are, all others as something between."""
    if len(numbers) == 1:
        return numbers[0]
    if len(numbers) == 3:
        return numbers[0] if max(numbers) - min(numbers) < 0.05 else 0.5
    if len(numbers) == 4:
        black = numbers[3]
        return 1.0 - black if max(numbers[:3]) <= 0.05 else 0.5 if black < 0.9 else 0.0
    return before


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, (
        e * q + f * s + u
    )  # fmt: skip


def place(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def within(holder: Any, key: Any) -> Any:
    """What a dictionary holds under a key; None where there is none, or no dictionary."""
    held = holder.get(key) if hasattr(holder, "get") else None
    return None if held is None else held.get_object()
