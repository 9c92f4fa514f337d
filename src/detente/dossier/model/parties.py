"""Parties, their people, and what each party wants."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from detente.dossier.model.cell import Cell
from detente.dossier.model.dates import When
from detente.dossier.model.quantities import Cost, Weighting, Worth
from detente.dossier.model.record import (
    IssueId,
    OptionId,
    OptionIds,
    PersonId,
    Record,
    Several,
    Slug,
    Texts,
    check_slug,
    kebab,
    read_slug,
)
from detente.dossier.model.states import STATES
from detente.estimates import Chance, Estimate

Kind = Literal["belligerent", "negotiator", "mediator", "guarantor", "stakeholder"]


class Person(Record):
    """One person: a name and a role; ``also`` holds other names under which they are quoted.

    ``from`` and ``until`` are the days in that role, as far as known.
    """

    name: str = Field(description="Name.")
    role: str = Field(description="Office or role.")
    also: Texts = Field(default=(), description="Other names under which the person is quoted.")
    from_: Annotated[When | None, Cell(newer=True)] = Field(
        default=None, description="The first day in that role, as far as known."
    )
    until: Annotated[When | None, Cell(newer=True)] = Field(
        default=None, description="The last day in that role, as far as known."
    )


class Consent(Record):
    """Leave that a deal needs on some issues only."""

    required_on: Several = Field(description="The issues on which a deal needs its leave.")


_ODD_ORDER = re.compile(
    r"[<>]=|=[<>]|>>|<<|[~\N{GREATER-THAN OR EQUAL TO}\N{LESS-THAN OR EQUAL TO}\N{SUCCEEDS}]"
)


def read_ranking(value: Any) -> Any:
    """Groups of a ranking: ``a > b = c`` puts a first, and does not order b and c."""
    if isinstance(value, list):  # [a, b = c]: as in best-to-worst
        return [read_ranking(item)[0] if _one_group(item) else item for item in value]
    if not isinstance(value, str):
        return value
    if _ODD_ORDER.search(value):
        raise PydanticCustomError(
            "bad-id",
            '"{value}" is no order that can be read',
            {
                "value": value[:60],
                "mend": "Write a > b where a matters more, and a = b where the two matter alike "
                "or their order is not known.",
            },
        )
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
    Cell(sort="word", width=60),
]


class Options(Record):
    """The options that a condition means: one, several, or all from one on."""

    any_of: Several = Field(default=(), description="Any of these options.")
    at_least: Slug | None = Field(default=None, description="This option or later ones.")
    at_most: Slug | None = Field(default=None, description="This option or earlier ones.")


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

    id: Slug | None = Field(default=None, description="A name for it; else its issue names it.")
    issue: IssueId = Field(description="The issue.")
    never: OptionIds = Field(default=(), description="Options it will never take.")
    at_least: OptionId | None = Field(
        default=None, description="It takes this option or later ones, in the issue's order."
    )
    at_most: OptionId | None = Field(
        default=None, description="It takes this option or earlier ones."
    )
    unless: dict[Slug, Condition] = Field(
        default={}, description="What would lift it: issues and their options."
    )
    absolute: Chance = Field(description="The chance that no price moves the line.")
    otherwise_costs: Cost | None = Field(
        default=None, description="What crossing the line costs in worth, where it is not absolute."
    )
    declared: Several = Field(default=(), description="The statements that declared it.")
    assessed: Texts = Field(
        default=(), description="The sources or assumptions that it is assessed from."
    )
    since: When | None = Field(default=None, description="The day since which it holds.")


class Link(Record):
    """Worth that several answers have only together."""

    when: dict[Slug, Condition] = Field(description="Issues and the options they must have.")
    adds: Worth = Field(description="Worth that this adds (or takes, below 0).")


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
    __pydantic_extra__: dict[
        str,
        Annotated[
            Worth,
            Field(
                title="option",
                description="What the option is worth to the party; the worst 0, the best 1.",
            ),
        ],
    ] = Field(init=False)

    best_to_worst: tuple[Tied, ...] = Field(
        default=(),
        description="Options from best to worst, where only that is known; b = c are worth the "
        "same. Without a reason it may stand alone: best-to-worst a, b = c.",
    )

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
    if isinstance(value, dict):
        for word, order in value.items():
            if isinstance(word, str) and (said := _ORDERED.match(word)):
                _refuse_order(said, order if isinstance(order, list) else [str(order)])
        return value
    if not isinstance(value, str):
        return value
    said = _ORDERED.match(value)
    words = (value[said.end() :] if said else value).replace(">", ",").replace(":", ",")
    order = [word.strip() for word in words.split(",") if word.strip()]
    if said:
        _refuse_order(said, order)
    return {"best-to-worst": order}


_ORDERED = re.compile(r"\s*(best|worst)[\s_-]+(?:to[\s_-]+)?(best|worst)\b", re.IGNORECASE)


def _refuse_order(said: re.Match[str], order: list[Any]) -> None:
    """Refuse an order of options that does not begin with the best, or is called otherwise."""
    if said[0].strip() == "best-to-worst":
        return
    best_first = order if said[1].lower() == "best" else order[::-1]
    raise PydanticCustomError(
        "bad-id",
        '"{value}" is not how an order of options is written',
        {
            "value": said[0].strip(),
            "mend": f"Write best-to-worst {', '.join(map(str, best_first))[:300]}.",
        },
    )


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

    scale: Literal["rescaled", "native"] = Field(
        default="rescaled",
        description="native: the worths of options count as they are stated; rescaled: the worst "
        "of each issue is put at 0, the best at 1.",
    )
    no_deal: Worth | None = Field(
        default=None,
        description="Worth of going on without a deal, for a party that no war touches.",
    )
    order: Ranking = Field(
        default=(),
        description="Issues from most to least important, where only that is known: a > b = c.",
    )
    weights: dict[Slug, Weighting] = Field(
        default={},
        description="How much each issue matters to the party; the likeliest values sum to 1.",
    )
    worth: dict[
        Slug,
        Annotated[
            OptionWorth,
            BeforeValidator(_read_option_worth, json_schema_input_type=str | OptionWorth),
            PlainSerializer(_write_option_worth),
        ],
    ] = Field(
        default={},
        description="For each issue, what its options are worth: an estimate each, the worst at 0 "
        "and the best at 1, or their order alone.",
    )
    red_lines: tuple[RedLine, ...] = Field(default=(), description="What the party will not give.")
    links: tuple[Link, ...] = Field(
        default=(), description="Worth that several answers have only together."
    )


def _check_code(value: str | None) -> str | None:
    if value is not None and value not in STATES:
        raise PydanticCustomError(
            "bad-code",
            '"{value}" is not the code of a state',
            {
                "value": value[:20],
                "mend": "Write the three letters of ISO 3166: UKR, RUS, USA. "
                "Leave code out for a party that is no state.",
            },
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
    named = isinstance(value, dict) and {kebab(str(key)) for key in value} <= {"required-on", "why"}
    if named and not any(value[key] for key in value if kebab(str(key)) == "required-on"):
        raise PydanticCustomError(
            "not-one-of", "required-on names no issue", {"value": "", "mend": _LEAVE}
        )
    if value in ("required", "ratifies", None) or isinstance(value, Consent) or named:
        return value
    raise PydanticCustomError(
        "not-one-of", "{value} is no consent", {"value": _shown(value), "mend": _LEAVE}
    )


_LEAVE = (
    "Write required, or ratifies (it decides after signature), or {required-on: [issue, issue]} "
    "where its leave is needed on some issues only; leave consent out where it is not needed."
)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return f"a mapping of {', '.join(map(str, value))[:60]}"
    return "a list" if isinstance(value, list) else f'"{str(value).lower()[:40]}"'


class Party(Record):
    """One side at the table or beside it; ``also`` holds other names by which it is called."""

    name: str = Field(description="Its name, as it calls itself.")
    also: Annotated[Texts, Cell(newer=True)] = Field(
        default=(), description="Other names by which it is called."
    )
    kind: Kind = Field(
        description="Its part: belligerent (fights), negotiator (bargains without fighting), "
        "mediator, guarantor (stands behind a promise), stakeholder (is touched by "
        "it)."
    )
    code: Annotated[str | None, AfterValidator(_check_code), Cell(sort="word")] = Field(
        default=None, description="ISO 3166 alpha-3, for a state."
    )
    consent: Annotated[
        Literal["required", "ratifies"] | Consent | None,
        BeforeValidator(
            _read_consent, json_schema_input_type=Literal["required", "ratifies"] | Consent | None
        ),
        Cell(sort="consent"),
    ] = Field(
        default=None,
        description="required: a deal needs its leave; ratifies: it decides after signature; or "
        "the issues on which alone its leave is needed.",
    )
    principal: PersonId | None = Field(default=None, description="The person who decides, by id.")
    people: dict[Slug, Person] = Field(default={}, description="The people of the party, by id.")
    interests: Annotated[Texts, Cell(width=50)] = Field(
        default=(), description="Why it wants what it wants."
    )
    wants: Wants | None = Field(
        default=None, description="What the party wants: its issues and options, its red lines."
    )

    @property
    def required_on(self) -> tuple[str, ...] | None:
        """The issues a deal needs its leave on; empty for all; None where it needs no leave."""
        if self.consent is None:
            return None
        return self.consent.required_on if isinstance(self.consent, Consent) else ()
