"""Figures, days and references to points: which of them changed between two texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.drafting.alignment import Alignment
from detente.drafting.terms import ChangeKind, terms
from detente.drafting.words import Words

Hunk = tuple[int, int, int, int]
"""A stretch that differs: from one word to before another, in the earlier text and the later."""
Told = tuple[ChangeKind, str, str]
"""What a change touches, the words that went and the words that came."""
_MONTH_DAYS = 31
_YEARS = range(1900, 2200)
_ONE = {"a", "an", "un", "une", "per", "par"}
_BETWEEN = {",", "of", "de", "the", "-", "/", "."}
_JOINS = {"-", "/", "."}
_IN_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0}
_IN_MONTHS = {"month": 1.0, "year": 12.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure, a day, a length of time or the number of another point.

    Attributes
    ----------
    kind : str
    value : tuple
        Equal where the same is meant: two weeks and fourteen days, 1 May and May 1.
    start, end : int
        The words that it is made of.
    last : int
        Before which word it ends with what it counts.
    """

    kind: ChangeKind
    value: tuple[object, ...]
    start: int
    end: int
    last: int


def quantities(text: Words) -> tuple[Quantity, ...]:
    """Every figure, day and reference of a text, in order."""
    made, at = [], 0
    while at < len(text.plain):
        quantity = _reference(text, at) or _day(text, at) or _length(text, at) or _count(text, at)
        if quantity is not None:
            made.append(quantity)
        at = max(at + 1, quantity.end if quantity else 0)
    return tuple(made)


def _reference(text: Words, at: int) -> Quantity | None:
    if not text.is_reference(at):
        return None
    return Quantity(
        kind="reference", value=(text.plain[at],), start=at - 1, end=at + 1, last=at + 1
    )


def _day(text: Words, at: int) -> Quantity | None:
    """A day of the calendar, a month or a year, or a time of the day."""
    parts: dict[str, str] = {}
    end = at
    for n in range(at, min(at + 6, len(text.plain))):
        part, joined = _part(text, n), n > at and text.plain[n - 1] in _JOINS
        if joined and part in parts:
            part += ", another"  # 2031-05-01
        near = part != "day" or n == at or joined or text.is_month(n - 1)
        if part and part not in parts and near:
            parts[part], end = text.plain[n], n + 1
            if part == "time":
                parts[part], end = _hours(text, n)
        elif n == at or part or text.plain[n] not in _BETWEEN:
            break
    if not parts.keys() & {"month", "year", "time"}:
        return None
    return Quantity(kind="date", value=tuple(sorted(parts.items())), start=at, end=end, last=end)


def _part(text: Words, at: int) -> str:
    """What a word is of a date; empty if nothing."""
    if text.is_month(at):
        return "month"
    if not text.is_number(at):
        return ""
    if ":" in text.words[at] or text.plain[at + 1 : at + 2] in (["am"], ["pm"]):
        return "time"
    value = float(text.plain[at])
    if value.is_integer() and int(value) in _YEARS and text.words[at].isdecimal():
        return "year"
    return "day" if value <= _MONTH_DAYS else ""


def _hours(text: Words, at: int) -> tuple[str, int]:
    """A time of the day by the clock of twenty-four hours, and where it ends."""
    after = text.plain[at + 1] if at + 1 < len(text.plain) else ""
    hours = float(text.plain[at]) % 12 if after in ("am", "pm") else float(text.plain[at])
    return f"{hours + 12 * (after == 'pm'):.3f}", at + 1 + (after in ("am", "pm"))


def _length(text: Words, at: int) -> Quantity | None:
    """A length of time: a number or "a" with its unit, the unit next or after one word."""
    word = text.plain[at]
    if word in terms()["lengths"]:
        return _lasting(at, at + 1, *terms()["lengths"][word])
    number = text.is_number(at)
    if not number and word not in _ONE:
        return None
    for n in range(at + 1, min(at + (3 if number else 2), len(text.plain))):
        unit = next((u for u in terms()["units"] if text.plain[n] in terms()[f"units {u}"]), None)
        if unit is not None:
            return _lasting(at, n + 1, float(word) if number else 1, unit, *text.keys[at + 1 : n])
    return None


def _lasting(start: int, end: int, amount: float, unit: str, *what: str) -> Quantity:
    days, months = _IN_DAYS.get(unit), _IN_MONTHS.get(unit, 0.0)
    lasts = ("months", amount * months) if days is None else ("days", round(amount * days, 3))
    return Quantity(kind="date", value=(*lasts, *what), start=start, end=end, last=end)


def _count(text: Words, at: int) -> Quantity | None:
    """A number with what it measures, and the words that it counts."""
    if not text.is_number(at):
        return None
    start, end, unit = at, at + 1, ""
    if end < len(text.plain) and text.plain[end] in terms()["measures"]:
        end, unit = end + 1, text.keys[end]
    elif at > 0 and text.plain[at - 1] in terms()["measures"]:
        start, unit = at - 1, text.keys[at - 1]
    last = end
    while last < len(text.plain) and last <= at + 2 and text.plain[last][0].isalnum():
        if text.plain[last] in terms()["empty"]:
            break
        last += 1
    return Quantity(kind="number", value=(text.plain[at], unit), start=start, end=end, last=last)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityChange:
    """A quantity that became another, came or went, and the stretch that it was told by."""

    before: Quantity | None
    after: Quantity | None
    hunk: int

    @property
    def either(self) -> Quantity:
        """The one that went, else the one that came."""
        found = self.before or self.after
        if found is None:
            raise ValueError("a change needs a quantity")
        return found

    def told(self, old: Words, new: Words) -> Told:
        """Its kind, with the words that went and came."""
        gone, come = (
            text.said(quantity.start, quantity.last) if quantity else ""
            for text, quantity in ((old, self.before), (new, self.after))
        )
        return self.either.kind, gone, come


def changed_quantities(
    old: Words, new: Words, hunks: Sequence[Hunk], alignment: Alignment
) -> Iterator[QuantityChange]:
    """The figures, days and references that differ, each with the stretch that it stands in.

    Those that share a word that stayed, or stand in one stretch, became each other; one that went
    here and came there has only moved.
    """
    changes = list(_paired(old, new, hunks))
    went = [c.before.value for c in changes if c.before and not c.after]
    came = [c.after.value for c in changes if c.after and not c.before]
    for change in changes:
        if change.before and change.after:
            if not _same(change.before, change.after, alignment):
                yield change
        elif not (change.either.value in went and change.either.value in came):
            yield change


def stale_references(new: Words, hunks: Iterable[Hunk], alignment: Alignment) -> Iterator[Told]:
    """References that stayed while the point they meant has another number now."""
    changed = {at for _, _, k, m in hunks for at in range(k, m)}
    for at in range(len(new.plain)):
        if not new.is_reference(at) or at in changed:
            continue
        number = new.plain[at]
        meant = alignment.after(number)
        if meant and number not in meant:
            words = new.said(at - 1, at + 1)
            yield "reference", words, words


def _same(before: Quantity, after: Quantity, alignment: Alignment) -> bool:
    if before.kind == "reference":  # it follows its point to the new number
        return after.value[0] in (alignment.after(str(before.value[0])) or before.value)
    return before.value == after.value


def _paired(old: Words, new: Words, hunks: Sequence[Hunk]) -> Iterator[QuantityChange]:
    stayed = _stayed(hunks, len(old.plain))
    befores, afters = list(quantities(old)), list(quantities(new))
    place_of = {at: n for n, q in enumerate(afters) for at in range(q.start, q.last)}
    taken: set[int] = set()
    left: list[tuple[int, Quantity]] = []
    for before in befores:
        shared = (place_of.get(stayed.get(at, -1)) for at in range(before.start, before.last))
        n = next((n for n in shared if n is not None and n not in taken), None)
        hunk = _hunk_of(hunks, before, 0)
        if n is not None and afters[n].kind == before.kind:
            taken.add(n)
            hunk = _hunk_of(hunks, afters[n], 2) if hunk is None else hunk
            if hunk is not None:
                yield QuantityChange(before=before, after=afters[n], hunk=hunk)
        elif hunk is not None:
            left.append((hunk, before))
    right = [(h, q) for n, q in enumerate(afters)
             if n not in taken and (h := _hunk_of(hunks, q, 2)) is not None]  # fmt: skip
    yield from _in_one_stretch(left, right)


def _in_one_stretch(
    left: list[tuple[int, Quantity]], right: list[tuple[int, Quantity]]
) -> Iterator[QuantityChange]:
    """Those of one stretch and kind became each other, the same ones first."""
    for alike in (True, False):
        for hunk, before in list(left):
            for at, after in right:
                fits = at == hunk and after.kind == before.kind
                if fits and (not alike or after.value == before.value):
                    left.remove((hunk, before))
                    right.remove((at, after))
                    yield QuantityChange(before=before, after=after, hunk=hunk)
                    break
    for hunk, before in left:
        yield QuantityChange(before=before, after=None, hunk=hunk)
    for hunk, after in right:
        yield QuantityChange(before=None, after=after, hunk=hunk)


def _stayed(hunks: Sequence[Hunk], length: int) -> Mapping[int, int]:
    """Where each word that stayed stands in the later text."""
    made: dict[int, int] = {}
    at = then = 0
    for i, j, _, m in [*hunks, (length, length, 0, 0)]:
        made |= {n: n - at + then for n in range(at, i)}
        at, then = j, m
    return made


def _hunk_of(hunks: Sequence[Hunk], quantity: Quantity, side: int) -> int | None:
    for n, hunk in enumerate(hunks):
        start, end = hunk[side], hunk[side + 1]
        inside = quantity.start < start < quantity.end if start == end else (
            start < quantity.end and end > quantity.start
        )  # fmt: skip
        if inside:
            return n
    return None
