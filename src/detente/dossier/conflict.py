"""War or standoff without a deal, how long a deal lives, how parties act, levers."""

from __future__ import annotations

import math
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, ValidationError
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict

from detente.dossier.dates import When
from detente.dossier.parties import Condition
from detente.dossier.record import Record, Slug, Texts
from detente.estimates import Chance, Estimate, NotNegative, within
from detente.numerals import has_decimal_comma, how_to_write, plain, read_numbers

Leverage = Literal["persuasion", "extraction", "termination", "deprivation", "gratification"]


LEAST_MONTHS = 0.25
"""Talks are played week by week, so that nothing ends in less than one."""

MOST_ROUNDS = 30.0
HOLDING_OUT = (0.05, 20.0)
LEAST_NOISE = 0.001


_YEARS = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)\s*years?\.?$", re.ASCII | re.IGNORECASE)


def _no_share(value: Any) -> Any:
    if isinstance(value, str) and "%" in plain(value):
        raise PydanticCustomError(
            "not-an-estimate",
            '"{value}" is not a number of months',
            {"value": value[:60], "mend": "Write months, as in 6 or 6 (3..12)."},
        )
    years = _YEARS.match(plain(value)) if isinstance(value, str) else None
    if years:
        raise PydanticCustomError(
            "not-an-estimate",
            '"{value}" is not a number of months',
            {"value": value[:60], "mend": f"Write {12 * float(years[1]):g}."},
        )
    return value


Months = Annotated[Estimate, BeforeValidator(_no_share), within(0.0, math.inf)]
SomeMonths = Annotated[
    Estimate, BeforeValidator(_no_share), within(LEAST_MONTHS, math.inf, "months: a week")
]
Rounds = Annotated[
    Estimate, BeforeValidator(_no_share), within(0.0, MOST_ROUNDS, "a month: one a day")
]


class Moves(Record):
    """How the balance moves in a month, as the analyst sees it."""

    drift: Estimate | None = None
    spread: NotNegative | None = None


class WarParty(Record):
    """What the war is to one party.

    ``dictating`` and ``dictated-to`` are worths on the scale of packages and may lie outside
    [0, 1]: what is at stake may lie beyond the table. ``no-deal`` states the no-deal value
    outright, for a party on no side.
    """

    dictating: Estimate | None = None
    dictated_to: Estimate | None = None
    cost_per_month: Estimate | None = None
    believes_drift: Estimate | None = None
    belief_spread: NotNegative | None = None
    discount_a_month: NotNegative | None = None
    no_deal: Estimate | None = None


class War(Record):
    """The war: two sides, the balance between them (1: the first dictates), the parties' stakes."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, WarParty] = Field(init=False)

    sides: tuple[Slug, Slug]
    began: When | None = None
    balance: Chance | None = None
    moves: Moves = Moves()
    ends_in_months: SomeMonths | None = None

    @property
    def parties(self) -> dict[str, WarParty]:
        """What the war is to each party named."""
        return self.__pydantic_extra__


class StandoffParty(Record):
    """What the standoff is to one party.

    ``fallback`` is the worth of what it expects if the standoff lapses, on the scale of packages;
    it may lie outside [0, 1]. ``no-deal`` states the no-deal value outright, instead of both.
    """

    cost_per_month: Estimate | None = None
    fallback: Estimate | None = None
    discount_a_month: NotNegative | None = None
    no_deal: Estimate | None = None

    @property
    def by_time(self) -> bool:
        """Whether its no-deal value follows from what time costs it and from what comes then."""
        return self.cost_per_month is not None or self.fallback is not None


class Standoff(Record):
    """What happens without a deal where there is no war: today's state goes on, until it lapses.

    ``lapses-in-months`` is a mean, or ``never``; a party that is not named here, and states no
    no-deal value, gets a wide default around the worth of today's state.
    """

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, StandoffParty] = Field(init=False)

    lapses_in_months: SomeMonths | Literal["never"] | None = None

    @property
    def parties(self) -> dict[str, StandoffParty]:
        """What the standoff is to each party named."""
        return self.__pydantic_extra__


class OptionChances(Record):
    """A chance for each option of one issue."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, Chance] = Field(init=False)

    @property
    def options(self) -> dict[str, Estimate]:
        return self.__pydantic_extra__


class OptionCosts(Record):
    """A cost for each option of one issue."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, NotNegative] = Field(init=False)

    @property
    def options(self) -> dict[str, Estimate]:
        return self.__pydantic_extra__


class Shift(Record):
    """Power that shifts to or from a party if a deal with these answers fails."""

    party: Slug
    when: dict[Slug, Condition]
    adds: Estimate


class Durability(Record):
    """How long a deal lives.

    ``by`` gives, for each option of the issues that guard a deal, the share of time it lives, or,
    with ``holds-for-months``, the chance that it holds that long. Several issues guard
    independently; ``any-deal`` is for deals that no issue guards. ``breaking-costs`` is what a
    guarantee makes breaking the deal cost.
    """

    any_deal: Chance | None = None
    by: dict[Slug, OptionChances] = {}
    holds_for_months: SomeMonths | None = None
    breaking_costs: dict[Slug, OptionCosts] = {}
    signed_under_deadline: Annotated[Estimate, within(-1.0, 1.0)] | None = None
    if_it_fails: dict[Slug, Estimate] = {}
    and_: tuple[Shift, ...] = ()


class PartyBehaviour(Record):
    """How a party answers (model.md 6): what is left out gets a wide default, printed as such."""

    firmness: Chance | None = None
    holding_out: Annotated[Estimate, within(*HOLDING_OUT)] | None = None
    patience_months: SomeMonths | None = None
    noise: Annotated[Estimate, within(LEAST_NOISE, math.inf)] | None = None
    yes_for_show: Chance | None = None
    bargaining_no: Chance | None = None


class Behaviour(Record):
    """How parties act, by party."""

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, PartyBehaviour] = Field(init=False)

    deadline_fatigue: Chance | None = None

    @property
    def parties(self) -> dict[str, PartyBehaviour]:
        return self.__pydantic_extra__


class Mediation(Record):
    """The mediator's way of working: rounds, tilt, patience."""

    by: Slug | None = None
    rounds_a_month: Rounds | None = None
    tilt: Slug = "none"
    patience_months: SomeMonths | None = None


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
ConflictKind = Literal["between-states", "within-a-state", "none"]
"""The kinds of conflict that past cases are classed by; ``none`` is one without a war."""


class Question(Record):
    """What the forecast is about, how it is resolved, the dates, and what it is set beside."""

    event: str
    resolves: str | None = None
    by: tuple[When, ...]
    class_: ConflictKind | None = None
    weight: Weight | None = None


_CHANGE = re.compile(
    r"^\s*(?P<operator>[+x×=-]?)\s*(?P<rest>[-+.\d].*|[.\s]*(?:nan|inf).*)$", re.I | re.S
)


_OPERATORS = {"+": "add", "-": "add", "x": "times", "×": "times", "=": "set", "": "set"}


class Change(Record):
    """A change of one primitive: ``+0.1 (0..0.2)`` adds, ``x0.8`` multiplies, ``0.4`` sets."""

    operator: Literal["add", "times", "set"]
    amount: Estimate


def _read_change(value: Any) -> Any:
    if isinstance(value, Change):
        return value
    if isinstance(value, dict):
        inner = _read_change(value.get("change", value.get("estimate")))
        return {**inner, "why": value.get("why", ())}
    if isinstance(value, int | float) and not isinstance(value, bool):
        return {"operator": "add" if value < 0 else "set", "amount": value}
    text = plain(value) if isinstance(value, str) else ""
    match = _CHANGE.match(text)
    if match is None:
        raise PydanticCustomError(
            "not-a-change",
            '"{value}" is not a change',
            {
                "value": str(value)[:60],
                "mend": "Write +0.1 or -0.1 (adds), x0.8 (multiplies), 0.4 (sets); "
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
    return {"operator": _OPERATORS[match["operator"].lower()], "amount": rest}


def _refuse_share(text: str, operator: str) -> None:
    """Refuse to add per cent, which may be meant as a share of the number or as points of it."""
    if "%" in text and operator in ("+", "-"):
        numbers = read_numbers(text.lstrip("+-")) or ()
        share = f"{1 + numbers[0] if operator == '+' else 1 - numbers[0]:.4g}" if numbers else "0.9"
        points = f"{operator}{numbers[0]:.4g}" if numbers else "-0.1"
        raise PydanticCustomError(
            "not-a-change",
            '"{text}" may mean two things',
            {
                "text": text[:60],
                "mend": f"Write x{share} for a share of the number, or {points} to add to it.",
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

    for_: Slug
    due: When


class Lever(Record):
    """What a mediator can do: it changes primitives from a date on, at a cost to who uses it."""

    name: str
    by: Slug | None = None
    source: Leverage | None = None
    from_: When | None = None
    until: When | None = None
    delay_months: Months | None = None
    ramp_months: Months | None = None
    changes: dict[str, ChangeText] = {}
    deadline: LeverDeadline | None = None
    ends_mediation: bool = False
    costs: NotNegative | None = None
    price: Texts = ()
