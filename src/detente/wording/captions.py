"""What stands beside the pictures: captions, axes, heads of their tables, names of marks."""

from __future__ import annotations

from collections.abc import Sequence

from detente.wording.names import listed, with_article
from detente.wording.numbers import whole
from detente.wording.phrases import count

AS_IT_IS = "As it is"
CHANCE_THAT_SUITS = "Chance of a deal that suits all"
CHANCE_BY_DATE = "Chance of a deal by the date"
CHANCE_BY_THAT_DATE = "Chance by that date"
SHARE_OF_ZONES = "Share of zones"
SHARE_OF_ZONES_ANSWER = "Share of zones in which this is the answer"
FIRST_END, SECOND_END = "at the first end named", "at the second end named"
CALIBRATION_SAID = "Chance that was said"
CALIBRATION_CAME = "How often it came"
CALIBRATION = "What was said to be likely, and how often it came"
CALIBRATION_NOTE = (
    "A point for each class of chance, with the 90 % interval of how often it came and the number "
    "of forecasts; on the dashed line, what was said came as often."
)
FORECAST_HEADS = ("Ending or base rate", "By", "Chance")
SWING_HEADS = ("Input", "At its first end", "At its second end")


def described(caption: str) -> str:
    """A picture for those who cannot see it."""
    return f"{caption} The figures stand in the table after it."


def timeline_caption(begins: str) -> str:
    """Under the line of time."""
    return (
        f"From {begins} on; earlier dates stand in the list alone. Numbers lead to the list below; "
        "hollow marks are planned or still open, bars run from the day a deadline was set."
    )


def zone_caption(sides: Sequence[str], required: Sequence[str], going: str) -> str:
    """Under the gains of two sides; whoever else is required is named."""
    first, second = (with_article(side) for side in sides)
    others = listed(with_article(party) for party in required if party not in sides)
    besides = f" What {others} would gain stands in the tables alone." if others else ""
    return (
        f"What each package gains {first} and {second} over {going}, each on its own scale of 0 "
        "(worst package) to 1 (best). Blue: packages far apart, where they suit all; rust: drafts "
        "on the table, as they stand. Dots are medians, lines 90 % of draws; lines that meet the "
        f"frame go on beyond it.{besides}"
    )


def alternative_mark(number: int, inside: float) -> str:
    """An alternative in the picture of gains."""
    return f"Alternative {number} ({whole(inside)} % of zones)"


def shares_caption(principle: str) -> str:
    """Under how often each option is the answer."""
    return (
        f"The {principle} package of every draw that has a zone: how often each option is its "
        "answer."
    )


def openings_caption(scale: str) -> str:
    """Under the chance with one thing changed."""
    return (
        "The chance of a deal that suits all as it is (dotted rule) and with one thing changed. "
        f"Dots are chances, lines their 90 % range.{scale}"
    )


def forecast_caption(*, marks: bool) -> str:
    """Under the curves of the endings, with base rates as marks if there are any."""
    curves = "Chance of each ending by date if the course is held; band: 90 % of draws."
    if not marks:
        return curves
    rates = "Rust marks are base rates with their 90 % intervals: what happened to cases like this"
    return f"{curves} {rates} one."


def levers_caption() -> str:
    """Under the levers side by side."""
    return (
        "Chance of a deal by date under each lever, all against the same uncertainties; lines: "
        "90 % of draws; dotted: holding course. The price stands in words at the right."
    )


def tornado_caption(screened: int) -> str:
    """Under the inputs that move the chance most."""
    return (
        "The chance of a deal that suits all with one input at its 5th or 95th percentile, all "
        f"else as it is. The rule is the chance as it is. {count(screened, 'input')} looked at; "
        "those that move it least are left out."
    )
