"""What a mediator can do: levers, and what each changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from detente.arrays import Floats
from detente.dossier.model.dates import When
from detente.dossier.model.quantities import (
    Months,
)
from detente.dossier.model.record import PartyId, Record, Texts
from detente.estimates import Estimate, NotNegative
from detente.numerals import NUMBER, has_decimal_comma, how_to_write, plain, read_numbers
from detente.stated import in_words

HOLD = "hold-course"
"""The lever with which every other is compared: going on as before."""
Leverage = Literal["persuasion", "extraction", "termination", "deprivation", "gratification"]
_CHANGE = re.compile(
    r"^\s*(?P<operator>[+x×=-]?)\s*(?P<rest>[-+.\d].*|[.\s]*(?:nan|inf).*)$", re.I | re.S
)
_BEHIND = re.compile(rf"\s*({NUMBER})\s*[x×*]\s*$", re.I)  # 0.8x
_OPERATORS = {"+": "add", "-": "add", "x": "times", "×": "times", "=": "set", "": "set"}
AFTER: dict[str, Callable[[Floats, Floats], Floats]] = {
    "add": lambda before, amount: before + amount,
    "times": lambda before, amount: before * amount,
    "set": lambda before, amount: amount,
}
"""What each operator makes of a number and the amount of the change."""


class Change(Record):
    """A change of one primitive: ``+0.1 (0..0.2)`` adds, ``x0.8`` multiplies, ``0.4`` sets."""

    operator: Literal["add", "times", "set"] = Field(
        description="Whether the amount is added, multiplied by, or set."
    )
    amount: Estimate = Field(description="By how much it changes that number.")


def _read_change(value: Any) -> Any:
    if isinstance(value, Change):
        return value
    if isinstance(value, dict) and not {"change", "estimate"}.isdisjoint(value):
        inner = _read_change(value.get("change", value.get("estimate")))
        return {**inner, "why": value.get("why", ())}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {"operator": "add" if value < 0 else "set", "amount": value}
    text = plain(value) if isinstance(value, str) else ""
    match = _CHANGE.match(text)
    behind = _BEHIND.match(text)
    if match is None or behind:
        raise PydanticCustomError(
            "not-a-change",
            "{value} is not a change",
            {
                "value": in_words(value),
                "mend": f"Write x{behind[1]}."
                if behind
                else "Write +0.1 or -0.1 (adds), x0.8 (multiplies), 0.4 (sets); "
                "a range may follow.",
            },
        )
    _refuse_share(text, match["operator"])
    if has_decimal_comma(text):  # the sign belongs to what is to be written
        raise PydanticCustomError(
            "decimal-comma",
            '"{value}" is no number: it has a comma where its point belongs',
            {"value": text[:60], "mend": how_to_write(text)},
        )
    # The minus belongs to the likeliest number; a range after it is written with its own signs.
    rest = f"-{match['rest']}" if match["operator"] == "-" else match["rest"]
    _refuse_below_nothing(text, match["operator"], rest)
    return {"operator": _OPERATORS[match["operator"].lower()], "amount": rest}


def _refuse_share(text: str, operator: str) -> None:
    """Refuse per cent that may be meant as a share of the number, as points of it, or as it."""
    if "%" not in text or operator not in ("+", "-", ""):
        return
    numbers = read_numbers(text.lstrip("+-")) or (0.1,)
    share = f"{1 - numbers[0] if operator == '-' else 1 + numbers[0]:.4g}"
    points = f"{operator}{numbers[0]:.4g} to {'add to it' if operator else 'set it'}"
    raise PydanticCustomError(
        "not-a-change",
        '"{text}" may mean two things',
        {"text": text[:60], "mend": f"Write x{share} for a share of the number, or {points}."},
    )


def _refuse_below_nothing(text: str, operator: str, factor: str) -> None:
    """Refuse a factor below 0, at its likeliest or at its lowest: it would turn the sign about."""
    numbers = read_numbers(factor) or ()
    if _OPERATORS[operator.lower()] == "times" and any(number < 0 for number in numbers):
        raise PydanticCustomError(
            "not-a-change",
            '"{text}" multiplies by less than nothing',
            {
                "text": text[:60],
                "mend": "Write x0.5 to halve the number, -0.5 to take away from it.",
            },
        )


def _write_change(change: Change) -> Any:
    amount = str(change.amount)
    below = amount.startswith("-")
    sign = {"times": "x", "set": "=" if below else "", "add": "" if below else "+"}
    text = sign[change.operator] + amount
    if not change.why:
        return text
    return {"change": text, "why": list(change.why) if len(change.why) > 1 else change.why[0]}


class _Because(TypedDict):
    """A change with a reason of its own."""

    change: str | float
    why: str | list[str]


ChangeText = Annotated[
    Change,
    BeforeValidator(_read_change, json_schema_input_type=str | float | _Because),
    PlainSerializer(_write_change),
]


class LeverDeadline(Record):
    """A deadline that a lever sets."""

    for_: PartyId = Field(description="The party it is set for.")
    due: When = Field(description="When it is due.")


class Lever(Record):
    """What a mediator can do: it changes primitives from a date on, at a cost to who uses it."""

    name: str = Field(description="What it is called.")
    by: PartyId | None = Field(default=None, description="The party that uses it.")
    source: Leverage | None = Field(default=None, description="Where its leverage comes from.")
    from_: When | None = Field(default=None, description="When it begins.")
    until: When | None = Field(default=None, description="When it ends.")
    delay_months: Months | None = Field(
        default=None, description="Months until the lever begins to work."
    )
    ramp_months: Months | None = Field(
        default=None, description="Months from then on until the lever works in full."
    )
    changes: dict[str, ChangeText] = Field(
        default={},
        description="What it changes: a number's name (joined by dots) and +0.1, -0.1 (adds), "
        "x0.8 (multiplies) or 0.4 (sets); a range may follow.",
    )
    deadline: LeverDeadline | None = Field(default=None, description="A deadline that it sets.")
    ends_mediation: bool = Field(default=False, description="Whether the mediator leaves.")
    costs: NotNegative | None = Field(
        default=None, description="What the lever costs whoever uses it, between 0 and 1."
    )
    price: Texts = Field(default=(), description="That price in words.")


class Plan(Record):
    """What is done first, and what instead once something has come about."""

    name: str = Field(description="What it is called.")
    steps: str = Field(
        description="The first levers, then after each semicolon a condition with its day and the "
        "levers that are in force from then on: "
        "`press-south; if south refuses by 2031-08-01, pay-for-troops`, or `if no deal by …`; "
        "levers used together are joined by +.",
    )
