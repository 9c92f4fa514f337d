"""What a party wants: weights, worths and their order, red lines, links."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from detente.dossier.model.dates import When
from detente.dossier.model.quantities import Cost, Weighting, Worth
from detente.dossier.model.record import (
    Cell,
    IssueId,
    OptionId,
    OptionIds,
    Record,
    Several,
    Slug,
    Texts,
    check_slug,
    read_slug,
)
from detente.estimates import Chance, Estimate

_ODD_ORDER = re.compile(
    r"[<>]=|=[<>]|>>|<<|==|[~\N{GREATER-THAN OR EQUAL TO}\N{LESS-THAN OR EQUAL TO}\N{SUCCEEDS}]"
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

    What was *declared* and what is *assessed* are kept apart.
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
    words = words.replace(";", ",")
    order = [word.strip() for word in words.split(",") if word.strip()]
    if said:
        _refuse_order(said, order)
    return {"best-to-worst": order}


_END = "(best|better|worst|worse)"
_ORDERED = re.compile(rf"\s*{_END}[\s_-]+(?:to[\s_-]+)?{_END}\b", re.IGNORECASE)


def _refuse_order(said: re.Match[str], order: list[Any]) -> None:
    """Refuse an order of options that does not begin with the best, or is called otherwise."""
    if said[0].strip() == "best-to-worst":
        return
    best_first = order if said[1].lower() in ("best", "better") else order[::-1]
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
    """What a party wants: weights of issues (or their order alone), worth of options, red lines."""

    scale: Literal["rescaled", "native"] = Field(
        default="rescaled",
        description="native: the worths of options count as stated, as other tools' profiles "
        "have them; rescaled: the worst of each issue is put at 0, the best at 1.",
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
