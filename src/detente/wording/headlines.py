"""What each picture finds, in one sentence that is true of all whom it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from detente.wording.names import listed, with_article
from detente.wording.numbers import Figure, Sentence
from detente.wording.phrases import capital, count_in_words

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
