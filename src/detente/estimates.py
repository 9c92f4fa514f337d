"""Uncertain numbers as people state them, and the draws they stand for.

====================  ====================================================================
``0.4``               exactly this
``0.2..0.6``          5th to 95th percentile, every value between as likely as any other
``0.3 (0.1..0.6)``    the likeliest value, and the 5th to 95th percentile (a PERT)
``{one-of: {…}}``     one of these values, each with its weight
====================  ====================================================================

Any of them may be in per cent: ``70 %`` is 0.7, and so is ``70 % (60..80)`` throughout.

A *ranking* (``territory > guarantees > army``) is the statement of somebody who can only rank:
every set of weights in that order is equally likely.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Any, Self

import numpy as np
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from detente.arrays import Floats
from detente.frozen import Unchangeable
from detente.numerals import NUMBER
from detente.pert import pert
from detente.stated import HOW, shortly, stated


class Estimate(Unchangeable, BaseModel):
    """One uncertain number, as stated.

    Parameters
    ----------
    low, high : float
        5th and 95th percentile.
    mode : float, optional
        The likeliest value; none where only a range is stated.
    values, weights : tuple of float
        For ``one-of``: the values and their chances (summing to 1).
    why : tuple of str
        What it rests on: a source, a statement or an assumption, by name.
    since : str, optional
        The date from which it holds, ISO or EDTF.

    Examples
    --------
    >>> Estimate.parse("0.3 (0.1..0.6)").mode
    0.3
    >>> str(Estimate.parse("0.2..0.6"))
    '0.2..0.6'
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    low: float
    high: float
    mode: float | None = None
    values: tuple[float, ...] = ()
    weights: tuple[float, ...] = ()
    why: tuple[str, ...] = ()
    since: str | None = None

    @classmethod
    def parse(cls, text: str | float | dict[str, Any]) -> Estimate:
        """The estimate that a text, a number or a mapping states."""
        return cls.model_validate(text)

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return stated(value)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        numbers = [self.low, self.high, *self.values, *self.weights]
        if self.mode is not None:
            numbers.append(self.mode)
        if not all(math.isfinite(number) for number in numbers):
            raise PydanticCustomError(
                "not-finite", "an estimate is not a finite number", {"mend": HOW}
            )
        if self.low > self.high:
            raise PydanticCustomError(
                "interval-upside-down",
                "the interval {low}..{high} is upside down",
                {
                    "low": shortly(self.low),
                    "high": shortly(self.high),
                    "mend": f"Write {shortly(self.high)}..{shortly(self.low)}.",
                },
            )
        if self.mode is not None and not self.low <= self.mode <= self.high:
            raise PydanticCustomError(
                "mode-outside-interval",
                "the likeliest value {mode} lies outside {low}..{high}",
                {
                    "mode": shortly(self.mode),
                    "low": shortly(self.low),
                    "high": shortly(self.high),
                    "mend": "Move it inside, or widen the interval.",
                },
            )
        return self

    @property
    def exact(self) -> bool:
        """Whether it is one number without doubt."""
        return self.low == self.high and not self.values

    @property
    def centre(self) -> float:
        """The one number to name where only one can be: mode, middle, or weighted mean."""
        if self.values:
            return float(np.dot(self.values, self.weights))
        return self.mode if self.mode is not None else (self.low + self.high) / 2

    def __str__(self) -> str:
        if self.values:
            inner = ", ".join(
                f"{shortly(v)}: {shortly(w)}"
                for v, w in zip(self.values, self.weights, strict=True)
            )
            return f"{{one-of: {{{inner}}}}}"
        if self.exact:
            return shortly(self.low)
        interval = f"{shortly(self.low)}..{shortly(self.high)}"
        return interval if self.mode is None else f"{shortly(self.mode)} ({interval})"

    @model_serializer(mode="plain")
    def _write(self) -> Any:
        if self.values:
            stated: Any = {"one-of": dict(zip(self.values, self.weights, strict=True))}
        else:
            stated = self.low if self.exact else str(self)
        extra: dict[str, Any] = {}
        if self.why:
            extra["why"] = list(self.why) if len(self.why) > 1 else self.why[0]
        if self.since:
            extra["since"] = self.since
        if not extra:
            return stated
        return {**(stated if self.values else {"estimate": stated}), **extra}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        text = {"type": "string", "pattern": rf"^\s*{NUMBER}.*$", "examples": ["0.3 (0.1..0.6)"]}
        number = {"type": "number"}
        why = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        return {
            "title": "Estimate",
            "description": f"An uncertain number. {HOW}",
            "anyOf": [
                number,
                text,
                {
                    "type": "object",
                    "properties": {
                        "estimate": {"anyOf": [number, text]},
                        "one-of": {"type": "object", "additionalProperties": number},
                        "why": why,
                        "since": {"type": "string"},
                    },
                    "additionalProperties": False,
                },
            ],
        }

    def draws(self, uniforms: Floats) -> Floats:
        """Its draws at the given uniform numbers, by inverting its distribution.

        Parameters
        ----------
        uniforms : (draw,) array in (0, 1)

        Returns
        -------
        (draw,) array

        Examples
        --------
        >>> estimate = Estimate.parse("0.3 (0.1..0.6)")
        >>> [round(float(x), 3) for x in estimate.draws(np.array([0.05, 0.95]))]
        [0.1, 0.6]
        """
        if self.values:
            edges = np.cumsum(self.weights)[:-1]
            return np.asarray(self.values)[np.searchsorted(edges, uniforms, side="right")]
        if self.exact:
            return np.full(uniforms.shape, self.low)
        width = self.high - self.low
        if self.mode is None:
            return self.low + width * (uniforms - 0.05) / 0.9
        return self.low + width * pert((self.mode - self.low) / width).draws(uniforms)


def ordered_weights(order: tuple[tuple[str, ...], ...], uniforms: Floats) -> dict[str, Floats]:
    """Weights uniformly on the ordered simplex: all that a ranking says, and no more.

    Parameters
    ----------
    order : tuple of groups
        From most to least important; the order inside a group is not known.
    uniforms : (draw, 2 x items) array in (0, 1)
        The first half makes the weights, the second the order inside groups.

    Returns
    -------
    dict of item -> (draw,) array
        Summing to 1 in every draw.

    Notes
    -----
    Its mean is the rank-order centroid (Barron & Barrett 1996; Lahdelma & Salminen 2001).

    Examples
    --------
    >>> u = np.random.default_rng(1).random((20_000, 4))
    >>> weights = ordered_weights((("land",), ("army",)), u)
    >>> round(float(weights["land"].mean()), 2)
    0.75
    """
    items = [item for group in order for item in group]
    gaps = -np.log(uniforms[:, : len(items)])
    sizes = -np.sort(-gaps / gaps.sum(axis=1, keepdims=True), axis=1)
    result: dict[str, Floats] = {}
    start = 0
    for group in order:
        inside = slice(start, start + len(group))
        # Each draw deals the group's share out in a random order.
        deal = np.argsort(uniforms[:, len(items) + start : len(items) + start + len(group)], axis=1)
        dealt = np.take_along_axis(sizes[:, inside], deal, axis=1)
        result.update({item: dealt[:, i] for i, item in enumerate(group)})
        start += len(group)
    return result


def within(low: float, high: float, unit: str = "") -> AfterValidator:
    """A check that an estimate's range lies inside what its number can be."""

    def check(estimate: Estimate) -> Estimate:
        if (
            estimate.low < low
            or estimate.high > high
            or (estimate.values and not all(low <= value <= high for value in estimate.values))
        ):
            upper = f" and at most {shortly(high)}" if high < math.inf else ""
            upper += f" ({unit})" if unit else ""
            raise PydanticCustomError(
                "out-of-range",
                "{estimate} lies outside what it can be",
                {"estimate": str(estimate), "mend": f"It must be at least {shortly(low)}{upper}."},
            )
        return estimate

    return AfterValidator(check)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is counted in; it stands on the number's type, as an annotation."""

    name: str


Chance = Annotated[Estimate, within(0.0, 1.0), Unit("chance")]
Share = Annotated[Estimate, within(0.0, 1.0), Unit("share")]
NotNegative = Annotated[Estimate, within(0.0, math.inf)]
