"""Issues whose answer is a number: cut into steps, and evaluated along a curve."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from detente.errors import Finding
from detente.exchange.genius.elements import Element
from detente.findings.making import found


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """How a profile evaluates a number.

    ``kept`` says whether GENIUS keeps what the shape gives within 0 and 1: a line is, a constant
    is not, and a triangle never leaves them.
    """

    shape: Callable[[float], float]
    kept: bool

    def evaluation(self, x: float) -> float:
        """What the number is worth.

        >>> line = Curve(shape=lambda x: 0.5 * x, kept=True)
        >>> line.evaluation(1), line.evaluation(3)
        (0.5, 1.0)
        """
        value = self.shape(x)
        return min(1.0, max(0.0, value)) if self.kept else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The numbers that an issue's answer may be.

    ``whole`` says whether only whole numbers are answers.
    """

    low: float
    high: float
    whole: bool

    def steps(self, most: int) -> tuple[float, ...]:
        """Evenly spaced numbers from the lowest to the highest, no more than ``most``.

        >>> Scale(low=1, high=4, whole=True).steps(11)
        (1.0, 2.0, 3.0, 4.0)
        >>> Scale(low=0, high=1, whole=False).steps(3)
        (0.0, 0.5, 1.0)
        """
        width = self.high - self.low
        count = min(most, int(width) + 1) if self.whole else most
        if count < 2 or width <= 0:
            return (self.low,)
        even = [self.low + width * n / (count - 1) for n in range(count)]
        return tuple(float(round(x)) if self.whole else x for x in even)


def read_scale(element: Element, whole: bool, findings: list[Finding]) -> Scale | None:
    """The scale of an issue, from its bounds or from a ``range`` in it."""
    holder = next((c for c in element.named("range")), element)
    bounds = [read_number(holder, name, findings) for name in ("lowerbound", "upperbound")]
    if bounds[0] is None or bounds[1] is None:
        return None
    if whole and not (bounds[0].is_integer() and bounds[1].is_integer()):
        message = f"the bounds of whole numbers are {bounds[0]:g} and {bounds[1]:g}."
        mend = 'Write whole numbers, or type="real" where the answers are not whole.'
        findings.append(found("not-a-number", holder.place, message, mend))
        return None
    if bounds[0] > bounds[1]:
        message = f"the lower bound, {bounds[0]:g}, lies above the upper one, {bounds[1]:g}."
        findings.append(found("interval-upside-down", holder.place, message, "Exchange them."))
        return None
    return Scale(low=bounds[0], high=bounds[1], whole=whole)


def read_curve(element: Element, scale: Scale, findings: list[Finding]) -> Curve | None:
    """How a profile evaluates the answers of an issue, as GENIUS reckons it.

    A linear curve of whole numbers counts from the lowest of them that the profile names, one of
    other numbers from 0; both are kept within 0 and 1. A constant is taken as it stands.
    """
    evaluators = element.named("evaluator")
    if not evaluators:
        mend = "Add an evaluator with slope and offset, as GENIUS writes it."
        findings.append(found("profile-differs", element.place, "the issue has no curve.", mend))
        return None
    holder = evaluators[0]
    kind = (holder.get("ftype") or "linear").lower()
    plain = kind == "linear" and holder.get("parameter1") is None
    if holder.get("slope") is not None and (scale.whole or plain):
        made = _numbers(holder, ("slope", "offset"), findings)
        low = read_number(element, "lowerbound", findings) if element.get("lowerbound") else None
        start = (scale.low if low is None else low) if scale.whole else 0.0
        return None if made is None else _line(made[0], made[1], start)
    shapes = {"linear": 2, "constant": 1, "triangular": 3}
    if kind not in shapes:
        message = f'a curve of the kind "{kind[:40]}" is not read.'
        mend = "Curves are linear, constant or triangular."
        findings.append(found("not-additive", holder.place, message, mend))
        return None
    made = _numbers(holder, tuple(f"parameter{n}" for n in range(shapes[kind])), findings)
    if made is None:
        return None
    if kind == "linear":
        return _line(made[1], made[0], 0.0)
    shape = _triangle(*made) if kind == "triangular" else lambda _: made[0]
    return Curve(shape=shape, kept=False)


def read_number(
    element: Element, name: str, findings: list[Finding], *, least: float | None = None
) -> float | None:
    """A finite number in an attribute; what is wrong with it is found."""
    text = element.get(name)
    try:
        number = float(text or "")
    except ValueError:
        number = float("nan")
    if number - number != 0:  # neither infinite nor no number
        shown = "nothing" if text is None else f'"{text[:40]}"'
        message = f"{name} of this {element.tag} is {shown}, not a number."
        mend = "Write a number, with a point: 0.25."
        findings.append(found("not-a-number", element.place, message, mend))
        return None
    if least is not None and number < least:
        message = f"{name} of this {element.tag} is {number:g}, below {least:g}."
        findings.append(found("out-of-range", element.place, message, f"It is at least {least:g}."))
        return None
    return number


def _numbers(
    holder: Element, names: tuple[str, ...], findings: list[Finding]
) -> tuple[float, ...] | None:
    numbers = [read_number(holder, name, findings) for name in names]
    known = tuple(number for number in numbers if number is not None)
    return known if len(known) == len(names) else None


def _line(slope: float, offset: float, start: float) -> Curve:
    return Curve(shape=lambda x: slope * (x - start) + offset, kept=True)


def _triangle(low: float, high: float, top: float) -> Callable[[float], float]:
    def curve(x: float) -> float:
        if x < low or x >= high:
            return 0.0
        if x < top:
            return (x - low) / (top - low)
        return 1.0 - (x - top) / (high - top)

    return curve
