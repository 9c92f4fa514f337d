"""The fields of an estimate from what a person states in a file: a number, a text, a mapping."""

from __future__ import annotations

import re
from typing import Any

from pydantic_core import PydanticCustomError

from detente.numerals import (
    has_decimal_comma,
    how_to_write,
    is_factor,
    one_number,
    one_scale,
    read_numbers,
    two_readings,
)

_NOT_FINITE = re.compile(
    r"^\s*[+-]?\s*\.?(?:nan|inf|infinity)\b|(?<=[(.\s])[+-]?\.?(?:nan|inf|infinity)\b",
    re.IGNORECASE,
)
HOW = "Write 0.4, or 0.2..0.6 (5th to 95th percentile), or 0.3 (0.1..0.6) (likeliest and range)."

_LONG = 50  # characters of a text that is quoted


def stated(value: Any) -> Any:
    """The fields of an estimate from what stands in the file."""
    if isinstance(value, bool) or value is None:
        raise _not_an_estimate(value)
    if isinstance(value, int | float):
        return {"low": float(value), "high": float(value)}
    if isinstance(value, str):
        return _from_text(value)
    if isinstance(value, dict) and ("estimate" in value or "one-of" in value):
        rest = {key: value[key] for key in value if key not in ("estimate", "one-of")}
        if isinstance(rest.get("why"), str):
            rest["why"] = (rest["why"],)
        if "since" in rest:
            rest["since"] = str(rest["since"])
        fields = stated(value["estimate"]) if "estimate" in value else _one_of(value["one-of"])
        return {**fields, **rest}
    if isinstance(value, dict) and isinstance(value.get("low"), int | float):
        return value  # the fields themselves, in Python; a file states an estimate as above
    raise _not_an_estimate(value)


def _refuse_infinite(text: str) -> None:
    if _NOT_FINITE.search(text):
        raise PydanticCustomError(
            "not-finite", "{text} is not finite", {"text": text.strip()[:40], "mend": HOW}
        )


def _from_text(text: str) -> dict[str, float]:
    _refuse_infinite(text)
    numbers = read_numbers(text)
    if numbers is None:
        raise _not_an_estimate(text)
    if len(numbers) == 3 and not numbers[1] <= numbers[0] <= numbers[2]:
        _refuse_two_scales(text)
    _refuse_two_readings(text)
    if len(set(numbers)) == 1:
        return {"low": numbers[0], "high": numbers[0]}
    return dict(
        zip(("low", "high") if len(numbers) == 2 else ("mode", "low", "high"), numbers, strict=True)
    )


def _refuse_two_scales(text: str) -> None:
    """One sign of per cent counts for all three numbers; say so where it was not meant to."""
    written = one_scale(text)
    if written is not None:
        raise PydanticCustomError(
            "mode-outside-interval",
            '"{text}" is in per cent in one place, which counts for all of it, so that the '
            "likeliest value lies outside the range",
            {"text": text.strip()[:40], "mend": f"Write {written}."},
        )


def _refuse_two_readings(text: str) -> None:
    """Refuse a range of which some numbers may be shares, and others are in per cent."""
    readings = two_readings(text)
    if readings is not None:
        raise PydanticCustomError(
            "not-an-estimate",
            '"{text}" is in per cent in one place, and may mean two things',
            {
                "text": text.strip()[:40],
                "mend": f"Write {readings[0]}, or {readings[1]}, whichever is meant.",
            },
        )


def _one_of(choices: Any) -> dict[str, Any]:
    if not isinstance(choices, dict):
        raise _not_an_estimate(choices)
    pairs = [(_number(value), _number(weight)) for value, weight in choices.items()]
    if not pairs or min(weight for _, weight in pairs) < 0 or not sum(w for _, w in pairs) > 0:
        raise PydanticCustomError(
            "bad-weights",
            "one-of needs values with weights above 0",
            {"mend": "Write {one-of: {0.2: 3, 0.6: 1}}."},
        )
    weighed: dict[float, float] = {}
    for value, weight in pairs:  # 0.2 and 0.20 are one value
        weighed[value] = weighed.get(value, 0.0) + weight
    values, weights = tuple(weighed), tuple(weighed.values())
    total = sum(weights)
    total = 1.0 if abs(total - 1) < 1e-9 else total  # written back, they stay what they are
    return {
        "low": min(values),
        "high": max(values),
        "values": values,
        "weights": tuple(weight / total for weight in weights),
    }


def _number(value: Any) -> float:
    number = one_number(value)
    if number is not None:
        return number
    if isinstance(value, str):
        _refuse_infinite(value)
    raise _not_an_estimate(value)


def _not_an_estimate(value: Any) -> PydanticCustomError:
    written = isinstance(value, str)
    if written and is_factor(value):
        return PydanticCustomError(
            "not-an-estimate",
            '"{value}" multiplies, as a lever does, and is not an estimate',
            {"value": value[:60], "mend": f"Write what the number is. {HOW}"},
        )
    if written and has_decimal_comma(value):
        return PydanticCustomError(
            "decimal-comma",
            '"{value}" is no number: it has a comma where its point belongs',
            {"value": value[:60], "mend": how_to_write(value)},
        )
    return PydanticCustomError(
        "not-an-estimate",
        "{value} is not an estimate",
        {"value": in_words(value), "mend": (how_to_write(value) if written else None) or HOW},
    )


def in_words(value: Any) -> str:
    """What stands in a file where something else belongs: a text as it is, else what it is.

    >>> in_words({"north": 0.2}), in_words([1]), in_words(True), in_words(None)
    ('a mapping of north', 'a list', '"true"', 'nothing')
    """
    if isinstance(value, dict):
        if "one-of" in value:
            return "a choice (one-of)"
        return f"a mapping of {_cut(', '.join(map(str, value)))}" if value else "an empty mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if value is None:
        return "nothing"
    return f'"{_cut(str(value).lower() if isinstance(value, bool) else str(value))}"'


def _cut(text: str) -> str:
    return text if len(text) < _LONG else f"{text[: _LONG - 3]}..."


def shortly(number: float) -> str:
    """A number as a person writes it, exactly."""
    text = f"{number:.12g}"
    return text if float(text) == number else repr(number)
