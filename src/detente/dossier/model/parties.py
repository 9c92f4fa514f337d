"""Parties, their people, and what each party wants."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from detente.dossier.model.dates import When
from detente.dossier.model.record import Record, Several, Slug, Texts, check_slug, read_slug
from detente.estimates import Chance, Estimate, NotNegative

_CODE = re.compile(r"^[A-Z]{3}$")
Kind = Literal["belligerent", "negotiator", "mediator", "guarantor", "stakeholder"]


class Person(Record):
    """One person: a name and a role; ``also`` holds other names under which they are quoted.

    ``from`` and ``until`` are the days in that role, as far as known.
    """

    name: str
    role: str
    also: Texts = ()
    from_: When | None = None
    until: When | None = None


class Consent(Record):
    """Leave that a deal needs on some issues only."""

    required_on: Several


def read_ranking(value: Any) -> Any:
    """Groups of a ranking: ``a > b = c`` puts a first, and does not order b and c."""
    if isinstance(value, list):  # [a, b = c]: as in best-to-worst
        return [read_ranking(item)[0] if _one_group(item) else item for item in value]
    if not isinstance(value, str):
        return value
    if "<" in value and ">" not in value:
        turned = " > ".join(reversed([part.strip() for part in value.split("<")]))
        raise PydanticCustomError(
            "bad-id",
            '"{value}" begins with what matters least',
            {"value": value[:60], "mend": f"Write what matters most first: {turned[:300]}."},
        )
    separator = ">" if ">" in value else ","
    return tuple(
        tuple(part.strip() for part in group.split("=")) for group in value.split(separator)
    )


def _one_group(item: Any) -> bool:
    return isinstance(item, str) and not re.search("[<>,]", item)


def write_ranking(groups: tuple[tuple[str, ...], ...]) -> str:
    """The text of a ranking."""
    return " > ".join(" = ".join(group) for group in groups)


Ranking = Annotated[
    tuple[tuple[Slug, ...], ...],
    BeforeValidator(read_ranking, json_schema_input_type=str),
    PlainSerializer(write_ranking),
]


class Options(Record):
    """The options that a condition means: one, several, or all from one on."""

    any_of: Several = ()
    at_least: Slug | None = None
    at_most: Slug | None = None


def _read_options(value: Any) -> Any:
    return value if isinstance(value, dict | Options) else {"any-of": value}


def _write_options(options: Options) -> Any:
    if options.any_of and not (options.at_least or options.at_most or options.why):
        return options.any_of[0] if len(options.any_of) == 1 else list(options.any_of)
    return options.model_dump(by_alias=True, exclude_defaults=True)


Condition = Annotated[
    Options,
    BeforeValidator(_read_options, json_schema_input_type=str | list[str] | Options),
    PlainSerializer(_write_options),
]


class RedLine(Record):
    """What a party will not give: options it will never take, and how absolute that is.

    ``absolute`` is the chance that no price moves it; otherwise crossing it costs
    ``otherwise-costs`` in worth. *Declared* (a statement's id) and *assessed* (a source or an
    assumption) are kept apart; ``unless`` names what would lift it.
    """

    id: Slug | None = None
    issue: Slug
    never: Several = ()
    at_least: Slug | None = None
    at_most: Slug | None = None
    unless: dict[Slug, Condition] = {}
    absolute: Chance
    otherwise_costs: NotNegative | None = None
    declared: Several = ()
    assessed: Texts = ()
    since: When | None = None


class Link(Record):
    """Worth that several answers have only together."""

    when: dict[Slug, Condition]
    adds: Estimate


def _check_tied(value: str) -> str:
    """Options that are worth the same, each an id: ``b = c``."""
    return " = ".join(check_slug(option.strip()) for option in value.split("="))


Tied = Annotated[
    str,
    BeforeValidator(read_slug, json_schema_input_type=str | int),
    AfterValidator(_check_tied),
]


class OptionWorth(Record):
    """What each option of one issue is worth: an estimate each, or their order alone.

    In the order a tie is one item: ``b = c`` are worth the same.
    """

    model_config = {"extra": "allow"}
    __pydantic_extra__: dict[str, Estimate] = Field(init=False)

    best_to_worst: tuple[Tied, ...] = ()

    @property
    def ranks(self) -> tuple[tuple[str, ...], ...]:
        """The options of each rank, best first; those of one rank are worth the same."""
        return tuple(tuple(tied.split(" = ")) for tied in self.best_to_worst)

    @property
    def ranked(self) -> tuple[str, ...]:
        """The options whose order is stated, best first."""
        return tuple(option for rank in self.ranks for option in rank)

    @property
    def options(self) -> dict[str, Estimate]:
        """The estimate of each option stated."""
        return self.__pydantic_extra__


def _read_option_worth(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    words = value.removeprefix("best-to-worst").replace(">", ",")
    return {"best-to-worst": [word.strip() for word in words.split(",") if word.strip()]}


def _write_option_worth(worth: OptionWorth) -> Any:
    if worth.best_to_worst and not worth.why:
        return "best-to-worst " + ", ".join(worth.best_to_worst)
    return worth.model_dump(by_alias=True, exclude_defaults=True)


class Wants(Record):
    """What a party wants: weights of issues (or their order alone), worth of options, red lines.

    On the ``native`` scale the worths of options count as stated, as other tools' profiles state
    them; else the worst of each issue is put at 0 and the best at 1. ``no-deal`` is for a party
    that no war touches.
    """

    scale: Literal["rescaled", "native"] = "rescaled"
    no_deal: Estimate | None = None
    order: Ranking = ()
    weights: dict[Slug, NotNegative] = {}
    worth: dict[
        Slug,
        Annotated[
            OptionWorth,
            BeforeValidator(_read_option_worth, json_schema_input_type=str | OptionWorth),
            PlainSerializer(_write_option_worth),
        ],
    ] = {}
    red_lines: tuple[RedLine, ...] = ()
    links: tuple[Link, ...] = ()


def _check_code(value: str | None) -> str | None:
    if value is not None and not _CODE.match(value):
        raise PydanticCustomError(
            "bad-code",
            '"{value}" is not the code of a state',
            {"value": value[:20], "mend": "Write the three letters of ISO 3166: UKR, RUS, USA."},
        )
    return value


_OF_SOME = re.compile(r"\bof\b|\bmost\b|\bmajority\b|\bany\b|\d|%|/", re.I)


def _read_consent(value: Any) -> Any:
    """The consent as it stands; the leave of some of several is refused with a way to say it."""
    words = value if isinstance(value, str) else " ".join(value) if isinstance(value, dict) else ""
    some = isinstance(value, dict) and {"at-least", "of", "any-of", "some-of"} & set(value)
    if some or (isinstance(value, str) and value != "required" and _OF_SOME.search(words)):
        raise PydanticCustomError(
            "leave-of-some",
            '"{value}" asks the leave of some of several, which cannot be stated',
            {
                "value": words[:60],
                "mend": "A deal needs each party that is required. Of five in six, mark required "
                "the four whose leave is always needed and whichever decides the fifth, and leave "
                "consent out for the last; or make the group one party that wants what its "
                "deciding member wants. Name that as an assumption.",
            },
        )
    return value


class Party(Record):
    """One side at the table or beside it; ``also`` holds other names by which it is called."""

    name: str
    also: Texts = ()
    kind: Kind
    code: Annotated[str | None, AfterValidator(_check_code)] = Field(
        default=None, description="ISO 3166 alpha-3, for a state."
    )
    consent: Annotated[
        Literal["required", "ratifies"] | Consent | None,
        BeforeValidator(
            _read_consent, json_schema_input_type=Literal["required", "ratifies"] | Consent | None
        ),
    ] = None
    principal: Slug | None = None
    people: dict[Slug, Person] = {}
    interests: Texts = ()
    wants: Wants | None = None

    @property
    def required_on(self) -> tuple[str, ...] | None:
        """The issues a deal needs its leave on; empty for all; None where it needs no leave."""
        if self.consent is None:
            return None
        return self.consent.required_on if isinstance(self.consent, Consent) else ()
