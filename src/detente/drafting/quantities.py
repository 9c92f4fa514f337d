"""Figures, days and references to points: which of them changed between two texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.drafting.alignment import Alignment
from detente.drafting.terms import ChangeKind, terms
from detente.drafting.words import Words

Span = tuple[int, int]
"""From one word to before another."""
Told = tuple[ChangeKind, str, str]
"""What a change touches, the words that went and the words that came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure, a day or the number of another point, with the words that go with it."""

    kind: ChangeKind
    value: str
    start: int
    end: int

    @classmethod
    def at(cls, text: Words, at: int) -> Quantity:
        if text.is_reference(at):
            return cls(kind="reference", value=text.plain[at], start=at - 1, end=at + 1)
        kind: ChangeKind = "date" if text.is_date(at) else "number"
        end = at + 1
        while end < len(text.plain) and end <= at + 2 and text.plain[end][0].isalnum():
            if text.plain[end] in terms()["empty"]:
                break
            end += 1
        return cls(kind=kind, value=text.plain[at], start=at, end=end)


def changed_quantities(
    old: Words, new: Words, gone: Span, come: Span, alignment: Alignment
) -> Iterator[Told]:
    """The figures, days and references that differ in these words."""
    before, after = _within(old, gone), _within(new, come)
    kinds: tuple[ChangeKind, ...] = ("reference", "date", "number")
    for kind in kinds:
        went = [quantity for quantity in before if quantity.kind == kind]
        came = [quantity for quantity in after if quantity.kind == kind]
        if [quantity.value for quantity in went] == [quantity.value for quantity in came]:
            continue
        if kind == "reference" and _same_points(went, came, alignment):
            continue
        yield kind, _words(old, went), _words(new, came)


def stale_references(new: Words, come: Iterable[Span], alignment: Alignment) -> Iterator[Told]:
    """References that stayed while the point they meant has another number now."""
    changed = {at for start, end in come for at in range(start, end)}
    for at in range(len(new.plain)):
        if not new.is_reference(at) or at in changed:
            continue
        number = new.plain[at]
        meant = alignment.after(number)
        if meant and number not in meant:
            words = new.said(at - 1, at + 1)
            yield "reference", words, words


def _within(text: Words, span: Span) -> list[Quantity]:
    return [Quantity.at(text, n) for n in range(*span) if text.is_number(n) or text.is_date(n)]


def _same_points(went: list[Quantity], came: list[Quantity], alignment: Alignment) -> bool:
    """Whether references follow the points to their new numbers."""
    follow = [number for quantity in went for number in alignment.after(quantity.value)]
    return follow == [quantity.value for quantity in came]


def _words(text: Words, quantities: Sequence[Quantity]) -> str:
    if not quantities:
        return ""
    return text.said(quantities[0].start, max(quantity.end for quantity in quantities))
