"""What stands beside the pictures: what each finds, captions, axes, heads, and names of marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from detente.phrases import listed
from detente.wording.names import with_article
from detente.wording.numbers import Figure, Sentence, whole
from detente.wording.phrases import capital, count, count_in_words

AS_IT_IS = "As it is"
CHANCE_THAT_SUITS = "Chance of a deal that suits all"
CHANCE_BY_DATE = "Chance of a deal by the date"
SHARE_OF_WORLDS = "Share of worlds"
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


def lost_headline(most: str, zone: str, signed: str) -> Sentence:
    """What most is lost by on the way from a zone to a deal.

    >>> lost_headline("The mediator left", "45 %", "22 %")
    ('From a zone (45 %) to a deal (22 %), most is lost because the mediator leaves',)
    """
    because = {
        "The mediator left": "the mediator leaves",
        "A party left": "a party leaves",
        "The war ended first": "the war ends first",
        "The standoff lapsed": "the standoff lapses",
        "No text in the zone was found": "no text in the zone is found",
        "One was found, and still refused": "a text in the zone is still refused",
    }.get(most, most[:1].lower() + most[1:])
    return (f"From a zone ({zone}) to a deal ({signed}), most is lost because {because}",)


def lost_caption() -> str:
    """Under what is lost on the way from a zone to a deal."""
    return (
        "If the course is held: every bar begins where the one above it ended, and the parts sum "
        "to the difference. Lines, and what stands after ±: how far another run would move the "
        "figure. A zone as things stand on the as-of date; the table has every lever."
    )


def levers_caption() -> str:
    """Under the levers side by side."""
    return (
        "Chance of a deal by date under each lever, all against the same uncertainties; lines: "
        "90 % of draws; dotted: holding course. The table has the price of each."
    )


def tornado_caption(screened: int) -> str:
    """Under the inputs that move the chance most."""
    return (
        "The chance of a deal that suits all with one input at its 5th or 95th percentile, all "
        f"else as it is. The rule is the chance as it is. {count(screened, 'input')} looked at; "
        "those that move it least are left out."
    )


SETTLED = 0.8
_NUMBERS = ("", "", "both", "all three", "all four", "all five", "all six", "all seven")


class EntryLike(Protocol):
    """A line of the timeline."""

    @property
    def row(self) -> str: ...
    @property
    def planned(self) -> bool: ...
    @property
    def missed(self) -> bool: ...


class ShareLike(Protocol):
    """How often an option is the answer."""

    @property
    def issue(self) -> str: ...
    @property
    def share(self) -> float: ...


class DateLike(Protocol):
    """A date of interest, and the chance of a deal by it."""

    @property
    def day(self) -> str: ...
    @property
    def word(self) -> str: ...
    @property
    def deal(self) -> Figure: ...


class LeverLike(Protocol):
    """A lever, and the chance of a deal under it by each date."""

    @property
    def name(self) -> str: ...
    @property
    def deals(self) -> Sequence[Figure]: ...


class SwingLike(Protocol):
    """An input, and the chance of a deal at its two ends."""

    @property
    def topic(self) -> str: ...
    @property
    def first(self) -> str: ...
    @property
    def second(self) -> str: ...
    @property
    def at_first(self) -> Figure: ...
    @property
    def at_second(self) -> Figure: ...


def timeline_headline(entries: Sequence[EntryLike]) -> Sentence:
    """How many meetings, steps in drafting and deadlines missed."""
    rows = [entry.row for entry in entries if not entry.planned]
    missed = sum(entry.missed for entry in entries)
    told = (
        count_in_words(rows.count("Meetings"), "meeting"),
        f"{count_in_words(rows.count('Drafts'), 'step')} in drafting",
        f"{count_in_words(missed, 'deadline')} missed",
    )
    return (capital(", ".join(told)),)


def drafts_words(gaining: tuple[int, int], required: tuple[str, ...]) -> str:
    """How many drafts gain all required parties.

    >>> drafts_words((1, 2), ("North", "South", "Coast"))
    'Of 2 drafts on the table 1 would gain all three, North, South and Coast, as it stands'
    >>> drafts_words((0, 1), ("North", "South"))
    'The draft on the table would not gain both North and South as it stands'
    >>> drafts_words((0, 0), ("North",))
    'Where a deal is possible, it gains North'
    """
    inside, drafts = gaining
    who = all_of(required)
    if not drafts:
        return f"Where a deal is possible, it gains {who}".rstrip(", ")
    if drafts == 1:
        return f"The draft on the table would {'' if inside else 'not '}gain {who} as it stands"
    if not inside:
        return f"No draft on the table would gain {who} as it stands"
    if inside == drafts:
        return f"Every draft on the table would gain {who} as it stands"
    stands = "it stands" if inside == 1 else "they stand"
    return f"Of {drafts} drafts on the table {inside} would gain {who} as {stands}"


def all_of(required: tuple[str, ...]) -> str:
    """All parties by name, as in a sentence, and how many they are.

    >>> all_of(("North", "South")), all_of(("A", "B", "C"))
    ('both North and South', 'all three, A, B and C,')
    """
    many, who = len(required), listed(with_article(name) for name in required)
    if many < 2:
        return who
    if many == 2:
        return f"both {who}"
    said = _NUMBERS[many] if many < len(_NUMBERS) else f"all {many}"
    return f"{said}, {who},"


def shares_headline(shares: Sequence[ShareLike]) -> Sentence:
    """On how many issues the answer is much the same."""
    best: dict[str, float] = {}
    for share in shares:
        best[share.issue] = max(best.get(share.issue, 0.0), share.share)
    settled = sum(value >= SETTLED for value in best.values())
    start = f"On {settled} of {len(best)} issues the answer is the same in four cases of five"
    if settled == len(best):
        return (start,)
    return (f"{start}; the rest is what talks are about",)


def openings_headline(label: str, figure: Figure) -> Sentence:
    """What the first opening does."""
    return (f"{label}, the chance of a deal would rise: ", figure)


def forecast_headline(dates: Sequence[DateLike]) -> Sentence:
    """How likely the event is by the last date."""
    if not dates:
        return ("How the talks may end if the course is held",)
    last = dates[-1]
    said = "" if last.deal.text.startswith(("<", ">")) else f"{last.word}, "
    return (f"By {last.day}, if the course is held, a deal: {said}", last.deal)


def levers_headline(
    groups: Sequence[Sequence[str]], levers: Sequence[LeverLike], day: str, hold: str
) -> Sentence:
    """Which levers lead, where the sampling tells them from the rest at all."""
    if len(groups) < 2:
        several = len(groups[0]) if groups else 0
        if several < 2:
            return ("Holding course is all that is on the table",)
        return ("No lever can be told apart from another by the chance of a deal",)
    first = levers[0]
    by = f"by {day}"
    if hold in groups[0]:
        held = next(row for row in levers if row.name == hold)
        return (f"Nothing that was tried is ahead of holding course {by}: ", held.deals[-1])
    if len(groups[0]) == 1:
        return (f"“{first.name}” is ahead {by}: a deal in ", first.deals[-1])
    lead = listed(f"“{name}”" for name in groups[0])
    return (f"Ahead of the rest {by}, and not to be told apart: {lead}",)


def tornado_headline(first: SwingLike) -> Sentence:
    """What the widest swing does."""
    between = f"{first.topic}: {first.first}, a deal is possible in "
    return (between, first.at_first, f"; {first.second}, in ", first.at_second)
