"""Figures, days and references to points: which of them changed between two texts."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.drafting.alignment import Alignment
from detente.drafting.figures import figure, is_part
from detente.drafting.same import stem
from detente.drafting.terms import ChangeKind, terms
from detente.drafting.words import REFERENCES_JOINED, Words

Hunk = tuple[int, int, int, int]
"""A stretch that differs: from one word to before another, in the earlier text and the later."""
Told = tuple[ChangeKind, str, str]
"""What a change touches, the words that went and the words that came."""
_MONTH_DAYS = 31
_POINTS = 100
"""More points are not meant by a range of them."""
_YEARS = range(1900, 2200)
_ONE = {"a", "an", "un", "une", "per", "par"}
_EACH = _ONE | {"all", "each", "every"}
_BETWEEN = {",", "of", "de", "the", "-", "/", "."}
_JOINS = {"-", "/", "."}
_IN_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0}
_IN_MONTHS = {"month": 1.0, "year": 12.0}
_IN_METRES = {"km": 1000.0, "metre": 1.0, "meter": 1.0, "centimetre": 0.01, "centimeter": 0.01}
_IN_KILOGRAMS = {"ton": 1000.0, "kg": 1.0}
_MEASURED = {
    stem(unit): (base, times)
    for base, held in (("metre", _IN_METRES), ("kg", _IN_KILOGRAMS))
    for unit, times in held.items()
}


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
    """One point that is pointed to, or several: points 3, 4 and 6, points 3 to 6."""
    if text.plain[at] not in terms()["reference"]:
        return None
    numbers: list[str] = []
    end = at
    for n in range(at + 1, len(text.plain)):
        if text.is_reference(n):
            through = text.plain[end:n]
            numbers += _between(numbers[-1:], through, text.plain[n])
            end = n + 1
        elif text.plain[n] not in (*REFERENCES_JOINED, "(", ")"):
            break
    if not numbers:
        return None
    return Quantity(kind="reference", value=tuple(numbers), start=at, end=end, last=end)


def _between(first: Sequence[str], joined: Sequence[str], last: str) -> list[str]:
    """The points that a number adds to those before it: each one of points 3 to 6."""
    through = bool(first) and bool({"to", "-", "–"} & set(joined))
    if not through or not (first[0].isdecimal() and last.isdecimal()):
        return [last]
    start, end = int(first[0]), int(last)
    return [str(n) for n in range(start + 1, end + 1)] if end - start in range(_POINTS) else [last]


def _day(text: Words, at: int) -> Quantity | None:
    """A day of the calendar, a month or a year, or a time of the day."""
    parts: dict[str, str] = {}
    end = at
    for n in range(at, min(at + 6, len(text.plain))):
        part, joined = _part(text, n), n > at and text.plain[n - 1] in _JOINS
        if joined and part in parts:
            part += ", another"  # 2031-05-01
        of_month = text.is_month(n - 1 - (text.plain[n - 1] == "the"))
        near = part != "day" or n == at or joined or of_month
        if part and part not in parts and near:
            parts[part], end = text.plain[n], n + 1
            if part == "time":
                parts[part], end = _hours(text, n)
        elif n == at or part or text.plain[n] not in _BETWEEN:
            break
    if not parts.keys() & {"month", "year", "time"}:
        return None
    if "month" in parts:
        parts["month"] = str(terms()["months"][parts["month"]])
    elif text.plain[at] == parts.get("year") and "day, another" in parts:  # 2031-05-01
        parts["month"], parts["day"] = parts["day"], parts.pop("day, another")
    if text.plain[max(at - 2, 0) : at] == ["end", "of"] and "day" not in parts:
        parts |= _last_day(parts)
        at -= 2
    return Quantity(kind="date", value=tuple(sorted(parts.items())), start=at, end=end, last=end)


def _last_day(parts: Mapping[str, str]) -> dict[str, str]:
    """The day with which a year or a month ends."""
    month, year = int(parts.get("month", "12")), int(float(parts.get("year", "2001")))
    return {"month": str(month), "day": str(monthrange(year, month)[1])}


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
    if word == "1" and at and text.plain[at - 1] in ("any", "all"):  # in any one year
        return None
    for n in range(at + 1, min(at + (3 if number else 2), len(text.plain))):
        unit = next((u for u in terms()["units"] if text.plain[n] in terms()[f"units {u}"]), None)
        between = text.plain[at + 1 : n]
        rate = bool(_EACH.intersection(between)) and not _is_part(text, at)  # 2 a year
        if unit is None or rate:
            continue
        amount, end = float(word) if number else 1.0, n + 1
        if text.plain[end : end + 3] == ["and", "a", figure(0.5)]:
            amount, end = amount + 0.5, end + 3
        what = [key for key in text.keys[at + 1 : n] if key not in _ONE]
        return _lasting(at, end, amount, unit, *what)
    return None


def _is_part(text: Words, at: int) -> bool:
    return text.is_number(at) and is_part(float(text.plain[at]))


def _lasting(start: int, end: int, amount: float, unit: str, *what: str) -> Quantity:
    days, months = _IN_DAYS.get(unit), _IN_MONTHS.get(unit, 0.0)
    lasts = ("months", amount * months) if days is None else ("days", round(amount * days, 3))
    return Quantity(kind="date", value=(*lasts, *what), start=start, end=end, last=end)


def _count(text: Words, at: int) -> Quantity | None:
    """A number with what it measures, and the words that it counts."""
    if not text.is_number(at):
        return None
    start, end, unit = at, at + 1, ""
    # Half a kilometre.
    if text.plain[end : end + 1] and text.plain[end] in _ONE and _is_part(text, at):
        end += text.plain[end + 1 : end + 2] != [] and text.plain[end + 1] in terms()["measures"]
    if end < len(text.plain) and text.plain[end] in terms()["measures"]:
        end, unit = end + 1, text.keys[end]
    elif at > 0 and text.plain[at - 1] in terms()["measures"]:
        start, unit = at - 1, text.keys[at - 1]
    base, times = _MEASURED.get(unit, (unit, 1.0))
    below = text.is_below(at)
    start = min(start, at - 1) if below else start
    value = figure(round(float(text.plain[at]) * times * (-1 if below else 1), 3)), base
    last = end
    while last < len(text.plain) and last <= max(at + 2, end) and text.plain[last][0].isalnum():
        if text.plain[last] in terms()["empty"]:
            break
        last += 1
    return Quantity(kind="number", value=value, start=start, end=end, last=last)


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
    changes = [
        change for change in _paired(old, new, hunks)
        if not (change.before and change.after and _same(change.before, change.after, alignment))
    ]  # fmt: skip
    went = [c.before for c in changes if c.before]
    came = [c.after for c in changes if c.after]
    for before in list(went):
        twin = next((after for after in came if _same(before, after, alignment)), None)
        if twin is not None:
            went.remove(before)
            came.remove(twin)
    for change in changes:
        gone = change.before if change.before in went else None
        come = change.after if change.after in came else None
        lone = (gone or come) if not (gone and come) else None
        if (gone or come) and not (lone and _is_article(old if gone else new, lone)):
            yield QuantityChange(before=gone, after=come, hunk=change.hunk)


def _is_article(text: Words, quantity: Quantity) -> bool:
    """Whether it is "one" that nothing stood against: "one can see", "a visit" or "one visit"."""
    bare = quantity.kind == "number" and quantity.value == ("1", "")
    return bare and not text.words[quantity.start].isdecimal()


def stale_references(new: Words, hunks: Sequence[Hunk], alignment: Alignment) -> Iterator[Told]:
    """References that stayed while the point they meant has another number now."""
    for quantity in quantities(new):
        if quantity.kind != "reference" or _hunk_of(hunks, quantity, 2) is not None:
            continue
        if not _same(quantity, quantity, alignment):
            words = new.said(quantity.start, quantity.end)
            yield "reference", words, words


def _same(before: Quantity, after: Quantity, alignment: Alignment) -> bool:
    """Whether both mean the same; a reference follows its points to their new numbers."""
    if before.kind != after.kind:
        return False
    if before.kind == "number":  # "from 45 to 60 crowns" has one unit for both
        units = {before.value[1], after.value[1]} - {""}
        return before.value[0] == after.value[0] and len(units) < 2
    if before.kind != "reference":
        return before.value == after.value
    meant = [set(alignment.after(str(number)) or (number,)) for number in before.value]
    named = set(after.value)
    return all(held & named for held in meant) and named <= set().union(*meant)


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
