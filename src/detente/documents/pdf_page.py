"""What a page of a PDF draws: pieces of text where they stand, lines and boxes, in their order."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

Matrix = tuple[float, float, float, float, float, float]
_ONE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST = 12
_GLUED = 0.15
_INVISIBLE = 3
_WHITE = 0.97


@dataclass(slots=True)
class Piece:
    """Some words on one baseline; ``edges`` has the left of each letter, then the right end.

    ``unseen``: drawn in white, or not at all; ``gone``: taken out, but it keeps its place.
    """

    text: str
    y: float
    tall: float
    edges: list[float]
    nth: int = 0
    upright: bool = True
    unseen: bool = False
    gone: bool = False

    @property
    def x(self) -> float:
        """Its left edge."""
        return self.edges[0]

    @property
    def end(self) -> float:
        """Its right end."""
        return self.edges[-1]


@dataclass(frozen=True, slots=True)
class Box:
    """A line or a box, which may be filled: 0 black, 1 white; a line is a very low box."""

    x: float
    y: float
    end: float
    top: float
    nth: int
    fill: float | None = None


@dataclass(slots=True)
class Drawing:
    """All that one page draws."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pictures: int = 0


@dataclass(slots=True)
class _State:
    """What a page has set for what it draws next."""

    matrix: Matrix = _ONE
    font: Any = None
    size: float = 12.0
    leading: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    rise: float = 0.0
    mode: int = 0
    grey: float = 0.0
    wide: float = 1.0


class Page:
    """Draws a page, one instruction after another, and keeps where its words stand.

    Parameters
    ----------
    operations : callable
        From a stream to its instructions; it counts them, so that no page can run away.
    fonts : callable
        From a font in the file to the font that decodes it.
    """

    def __init__(
        self,
        operations: Callable[[Any], Sequence[tuple[Any, bytes]]],
        fonts: Callable[[Any], Any],
    ) -> None:
        self.drawing = Drawing()
        self._operations, self._fonts = operations, fonts
        self._state = _State()
        self._kept: list[_State] = []
        self._line = self._text = _ONE
        self._path: list[tuple[float, float, float, float]] = []
        self._at = (0.0, 0.0)
        self._resources: Any = {}
        self._nth = 0

    def draw(self, page: Any, matrix: Matrix = _ONE, stream: Any = None, deep: int = 0) -> None:
        """Draw a page, or a form that stands on it."""
        outer, self._resources = self._resources, within(page, "/Resources") or self._resources
        state, kept = self._state, self._kept
        self._state, self._kept = replace(state, matrix=_times(matrix, state.matrix)), []
        for operands, operator in self._operations(page if stream is None else stream):
            self._nth += 1
            self._do(operator, operands, deep)
        self._resources, self._state, self._kept = outer, state, kept

    def _do(self, operator: bytes, operands: Any, deep: int) -> None:
        if (show := _SHOWS.get(operator)) is not None:
            show(self, operands)
        elif operator == b"Do" and operands:
            self._form(operands[0], deep)
        elif operator == b"INLINE IMAGE":
            self.drawing.pictures += 1
        elif (take := _TAKES.get(operator)) is not None:
            numbers = [float(one) for one in operands if isinstance(one, (int, float))]
            try:
                take(self, *numbers)
            except TypeError:  # too few numbers, or too many: it does nothing
                return

    def _form(self, name: Any, deep: int) -> None:
        form = within(within(self._resources, "/XObject"), name)
        if form is None or form.get("/Subtype") != "/Form":
            self.drawing.pictures += form is not None
        elif deep < _DEEPEST:
            given = [float(one) for one in within(form, "/Matrix") or ()]
            matrix = (given[0], given[1], given[2], given[3], given[4], given[5]) if len(
                given
            ) == 6 else _ONE  # fmt: skip
            self.draw(form, matrix, form, deep + 1)

    # Text

    def set_font(self, operands: Any) -> None:
        """Tf"""
        if len(operands) > 1:
            self._state.font = self._fonts(within(within(self._resources, "/Font"), operands[0]))
            self._state.size = float(operands[1])

    def begin_text(self) -> None:
        """BT"""
        self._line = self._text = _ONE

    def move(self, x: float, y: float) -> None:
        """Td"""
        self._line = self._text = _times((1.0, 0.0, 0.0, 1.0, x, y), self._line)

    def move_and_lead(self, x: float, y: float) -> None:
        """TD"""
        self._state.leading = -y
        self.move(x, y)

    def next_line(self) -> None:
        """T*"""
        self.move(0.0, -self._state.leading)

    def set_text_matrix(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """Tm"""
        self._line = self._text = (a, b, c, d, e, f)

    def show(self, operands: Any) -> None:
        """Tj and TJ: words, and, in thousandths of their size, steps back between them."""
        for one in operands[0] if operands and isinstance(operands[0], list) else operands:
            if isinstance(one, (int, float)):
                self._forward(-float(one) / 1000 * self._state.size * self._state.scale)
            elif isinstance(one, (str, bytes)):
                self._words(one.encode("latin-1", "replace") if isinstance(one, str) else one)

    def show_on_next_line(self, operands: Any) -> None:
        """' and ": words on the next line, the latter with its own spacing."""
        if len(operands) == 3:
            self._state.word_spacing, self._state.spacing = map(float, operands[:2])
        self.next_line()
        self.show(operands[-1:])

    def _forward(self, step: float) -> None:
        self._text = _times((1.0, 0.0, 0.0, 1.0, step, 0.0), self._text)

    def _words(self, raw: bytes) -> None:
        state = self._state
        if state.font is None or not raw:
            return
        drawn = _times(self._text, state.matrix)
        across = math.hypot(drawn[0], drawn[1])
        tall = abs(state.size) * math.hypot(drawn[2], drawn[3])
        left, y = _place(drawn, 0.0, state.rise)
        upright = abs(drawn[1]) < 0.2 * across and drawn[0] > 0
        letters, edges, at = [], [left], 0.0
        for letter, width, blank in state.font(raw):
            step = (width / 1000 * state.size + state.spacing) * state.scale
            letters.append(letter)
            # A ligature is several letters, and each has its share of the place.
            edges += [
                left + across * (at + step * (n + 1) / len(letter)) for n in range(len(letter))
            ]
            at += step + (state.word_spacing * state.scale if blank else 0.0)
        self._forward(at)
        text = "".join(letters)
        if text:
            unseen = state.mode == _INVISIBLE or (state.grey > _WHITE and not state.mode)
            self._keep(Piece(text, y, tall or 1.0, edges, self._nth, upright, unseen))

    def _keep(self, piece: Piece) -> None:
        last = self.drawing.pieces[-1] if self.drawing.pieces else None
        if (
            last is not None
            and (last.upright, last.unseen) == (piece.upright, piece.unseen)
            and abs(last.y - piece.y) < 0.02 * piece.tall
            and abs(last.tall - piece.tall) < 0.02 * piece.tall
            and abs(piece.x - last.end) < _GLUED * piece.tall
        ):
            last.text += piece.text
            last.edges += piece.edges[1:]
        else:
            self.drawing.pieces.append(piece)

    # Lines and boxes

    def rectangle(self, x: float, y: float, wide: float, high: float) -> None:
        """re"""
        self._path.append((x, y, x + wide, y + high))

    def begin_path(self, x: float, y: float) -> None:
        """m"""
        self._at = (x, y)

    def line_to(self, x: float, y: float) -> None:
        """l"""
        self._path.append((*self._at, x, y))
        self._at = (x, y)

    def no_path(self) -> None:
        """n"""
        self._path = []

    def fill(self) -> None:
        """f, and all that fill"""
        self._boxes(0.0, self._state.grey)

    def stroke(self) -> None:
        """S, and all that only stroke"""
        self._boxes(self._state.wide, None)

    def _boxes(self, wide: float, fill: float | None) -> None:
        matrix = self._state.matrix
        for x, y, end, top in self._path:
            (x, y), (end, top) = _place(matrix, x, y), _place(matrix, end, top)
            half = wide / 2 * math.hypot(matrix[2], matrix[3])
            left, right, low, high = min(x, end), max(x, end), min(y, top), max(y, top)
            self.drawing.boxes.append(Box(left, low - half, right, high + half, self._nth, fill))
        self._path = []

    # What is set

    def save(self) -> None:
        """q"""
        if len(self._kept) < 500:
            self._kept.append(replace(self._state))

    def restore(self) -> None:
        """Q"""
        if self._kept:
            self._state = self._kept.pop()

    def transform(self, a: float, b: float, c: float, d: float, e: float, f: float) -> None:
        """cm"""
        self._state.matrix = _times((a, b, c, d, e, f), self._state.matrix)

    def set_grey(self, grey: float) -> None:
        """g"""
        self._state.grey = grey

    def set_rgb(self, red: float, green: float, blue: float) -> None:
        """rg: black and white as they are, every other colour as something between."""
        all_alike = max(red, green, blue) - min(red, green, blue) < 0.05
        self._state.grey = red if all_alike else 0.5

    def set_cmyk(self, cyan: float, magenta: float, yellow: float, black: float) -> None:
        """k"""
        coloured = max(cyan, magenta, yellow) > 0.05
        self._state.grey = (0.5 if black < 0.9 else 0.0) if coloured else 1.0 - black

    def set_colour(self, *numbers: float) -> None:
        """sc and scn, in whatever space was set"""
        by_count: dict[int, Callable[..., None]] = {
            1: self.set_grey,
            3: self.set_rgb,
            4: self.set_cmyk,
        }
        if len(numbers) in by_count:
            by_count[len(numbers)](*numbers)


def _setter(
    name: str, factor: float = 1.0, kind: Callable[[float], float] = float
) -> Callable[[Page, float], None]:
    def put(page: Page, value: float) -> None:
        setattr(page._state, name, kind(value * factor))

    return put


_SHOWS: dict[bytes, Callable[[Page, Any], None]] = {
    b"Tf": Page.set_font,
    b"Tj": Page.show,
    b"TJ": Page.show,
    b"'": Page.show_on_next_line,
    b'"': Page.show_on_next_line,
}
_TAKES: dict[bytes, Callable[..., None]] = {
    b"BT": Page.begin_text,
    b"Td": Page.move,
    b"TD": Page.move_and_lead,
    b"T*": Page.next_line,
    b"Tm": Page.set_text_matrix,
    b"TL": _setter("leading"),
    b"Tc": _setter("spacing"),
    b"Tw": _setter("word_spacing"),
    b"Tz": _setter("scale", 0.01),
    b"Ts": _setter("rise"),
    b"Tr": _setter("mode", kind=int),
    b"q": Page.save,
    b"Q": Page.restore,
    b"cm": Page.transform,
    b"w": _setter("wide"),
    b"g": Page.set_grey,
    b"rg": Page.set_rgb,
    b"k": Page.set_cmyk,
    b"sc": Page.set_colour,
    b"scn": Page.set_colour,
    b"re": Page.rectangle,
    b"m": Page.begin_path,
    b"l": Page.line_to,
    b"n": Page.no_path,
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), Page.fill),
    **dict.fromkeys((b"S", b"s"), Page.stroke),
}


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        (e * q + f * s + u),
    )


def _place(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def within(holder: Any, key: Any) -> Any:
    """What a dictionary holds under a key; None where there is none, or no dictionary."""
    held = holder.get(key) if hasattr(holder, "get") else None
    return None if held is None else held.get_object()
