"""Numbers of months, rounds and weights, as people write them; what each can be."""

from __future__ import annotations

import math
import re
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationError
from pydantic_core import PydanticCustomError

from detente.estimates import Estimate, NotNegative, Share, Unit, within
from detente.numerals import how_to_write, plain, read_numbers

LEAST_MONTHS = 0.25
"""Talks are played week by week, so that nothing ends in less than one."""
MOST_ROUNDS = 30.0
HOLDING_OUT = (0.05, 20.0)
LEAST_NOISE = 0.001
_MONTHS = re.compile(r"([\d.].*?)\s*(?:months?|mon?|m)\.?$", re.ASCII | re.IGNORECASE)
_DATE = re.compile(r"(?:19|20|21)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?$", re.ASCII)
_UNITS = re.compile(r"(.*?[\d.)])\s*(years?|yrs?|weeks?|days?)\.?$", re.ASCII | re.IGNORECASE)
_MONTHS_IN = {"y": 12.0, "w": 7 * 12 / 365.25, "d": 12 / 365.25}


def _no_share(value: Any) -> Any:
    if isinstance(value, dict) and "estimate" in value:
        _no_share(value["estimate"])
        return value
    if isinstance(value, str) and "%" in plain(value):
        raise PydanticCustomError(
            "not-an-estimate",
            '"{value}" is not a number of months',
            {"value": value[:60], "mend": "Write months, as in 6 or 6 (3..12)."},
        )
    mend = _in_months(plain(value)) if isinstance(value, str) else None
    if mend:
        raise PydanticCustomError(
            "not-an-estimate",
            '"{value}" is not a number of months',
            {"value": value[:60], "mend": mend},
        )
    return value


def _in_months(text: str) -> str | None:
    """How to write what is a date, or a time with its unit beside the number."""
    other, months = _UNITS.match(text), _MONTHS.match(text)
    numbers = read_numbers(other[1]) if other else None
    if other and numbers:
        mode, *ends = (f"{number * _MONTHS_IN[other[2][0].lower()]:.3g}" for number in numbers)
        if len(ends) == 1:
            return f"Write {mode}..{ends[0]}."
        return f"Write {mode} ({ends[0]}..{ends[1]})." if ends else f"Write {mode}."
    if months:
        return how_to_write(months[1])
    if _DATE.match(text):
        return "Write how many months from the day of the dossier, as in 6 or 6 (3..12)."
    return None


Months = Annotated[Estimate, BeforeValidator(_no_share), within(0.0, math.inf), Unit("months")]
SomeMonths = Annotated[
    Estimate,
    BeforeValidator(_no_share),
    within(LEAST_MONTHS, math.inf, "months: a week"),
    Unit("months"),
]
Rounds = Annotated[
    Estimate,
    BeforeValidator(_no_share),
    within(0.0, MOST_ROUNDS, "a month: one a day"),
    Unit("rounds a month"),
]
Worth = Annotated[Estimate, Unit("worth")]
"""On the scale of packages: 0 for the worst of each issue, 1 for the best."""
Cost = Annotated[NotNegative, Share, Unit("worth")]
WorthAMonth = Annotated[Estimate, Unit("worth a month")]
Balance = Annotated[Share, Unit("balance")]
Weighting = Annotated[NotNegative, Unit("weight")]
Drift = Annotated[Estimate, Unit("balance a month")]
Spread = Annotated[NotNegative, Share, Unit("balance a month")]
Discount = Annotated[NotNegative, Share, Unit("share a month")]


def _weight(value: Any) -> float:
    """One exact number from 0 to 1, in any way in which an estimate states one."""
    try:
        stated = Estimate.parse(value)
    except ValidationError:
        stated = None
    if stated is None or stated.values or not 0 <= stated.low == stated.high <= 1:
        raise PydanticCustomError(
            "out-of-range",
            '"{value}" is no weight',
            {"value": str(value)[:40], "mend": "Write one number from 0 to 1, such as 0.7."},
        )
    return stated.low


Weight = Annotated[float, BeforeValidator(_weight, json_schema_input_type=float | str)]
