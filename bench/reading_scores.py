"""Scores of a reading against gold records: what was found, what was missed, what was too much.

A record is a mapping with at least ``kind``, ``start`` and ``end``. Found records are matched
with gold ones so that the sum of their overlaps is greatest (Hungarian matching); a pair counts
from an overlap (intersection over union) of .6. Gold records marked ``doubtful`` take part in the
matching, and whatever is matched with them is then set aside: they count for nothing. Fields that
a gold record names in ``doubtful_fields`` are left out of the tasks that ask for them.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

Record = Mapping[str, Any]
Agree = Callable[[Record, Record], bool]
THRESHOLD = 0.6
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def overlap(one: Record, other: Record) -> float:
    """Intersection over union of two spans."""
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    if shared <= 0:
        return 0.0
    whole = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return float(shared / whole)


@dataclass(kw_only=True)
class Tally:
    """Counts of one task, and the records behind them."""

    right: int = 0
    found: int = 0
    gold: int = 0
    missed: list[Record] = field(default_factory=list)
    extra: list[Record] = field(default_factory=list)
    wrong: list[tuple[Record, Any, Any]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else float("nan")

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else float("nan")

    @property
    def f1(self) -> float:
        both = self.found + self.gold
        return 2 * self.right / both if both else float("nan")

    def add(self, other: Tally) -> None:
        """Pool the counts of another document into this one."""
        self.right += other.right
        self.found += other.found
        self.gold += other.gold


@dataclass(frozen=True, kw_only=True)
class Matching:
    """Pairs of gold and found records; doubtful gold and what matched it are left out."""

    pairs: tuple[tuple[Record, Record], ...]
    missed: tuple[Record, ...]
    extra: tuple[Record, ...]


def always(gold: Record, found: Record) -> bool:
    return True


def match(gold: Sequence[Record], found: Sequence[Record], agree: Agree = always) -> Matching:
    """The best one-to-one matching of the records of one kind."""
    weight = np.zeros((len(gold), len(found)))
    for i, want in enumerate(gold):
        for j, have in enumerate(found):
            shared = overlap(want, have)
            if shared >= THRESHOLD and (want.get("doubtful") or agree(want, have)):
                # A certain record goes before a doubtful one of the same overlap.
                weight[i, j] = shared if want.get("doubtful") else 1 + shared
    rows, columns = linear_sum_assignment(weight, maximize=True)
    taken = [(int(i), int(j)) for i, j in zip(rows, columns) if weight[i, j] > 0]
    used_gold, used_found = {i for i, _ in taken}, {j for _, j in taken}
    return Matching(
        pairs=tuple((gold[i], found[j]) for i, j in taken if not gold[i].get("doubtful")),
        missed=tuple(r for i, r in enumerate(gold) if i not in used_gold and not r.get("doubtful")),
        extra=tuple(r for j, r in enumerate(found) if j not in used_found),
    )


def of_kind(records: Iterable[Record], kinds: Sequence[str]) -> list[Record]:
    return [r for r in records if r["kind"] in kinds]


def doubts(record: Record, *keys: str) -> bool:
    """Whether a gold record leaves one of some fields open."""
    return not set(keys).isdisjoint(record.get("doubtful_fields") or ())


def spans(
    gold: Sequence[Record],
    found: Sequence[Record],
    kinds: Sequence[str],
    agree: Agree = always,
    asked: Sequence[str] = (),
) -> Tally:
    """Whether the right places were found, and, with ``agree``, the fields ``asked`` for read."""
    gold = [{**r, "doubtful": True} if doubts(r, *asked) else r for r in gold]
    tally = Tally()
    for kind in kinds:
        made = match(of_kind(gold, [kind]), of_kind(found, [kind]), agree)
        tally.right += len(made.pairs)
        tally.gold += len(made.pairs) + len(made.missed)
        tally.found += len(made.pairs) + len(made.extra)
        tally.missed += made.missed
        tally.extra += made.extra
    return tally


def statements(gold: Sequence[Record], found: Sequence[Record]) -> list[tuple[Record, Record]]:
    """The matched quotations and indirect statements."""
    return [
        pair
        for kind in ("quotation", "indirect")
        for pair in match(of_kind(gold, [kind]), of_kind(found, [kind])).pairs
    ]


def plain(value: Any) -> str | None:
    """A name as it is compared: case, kind of apostrophe and white space do not matter."""
    if value is None or not str(value).strip():
        return None
    return " ".join(str(value).replace("’", "'").casefold().split())


def labels(pairs: Sequence[tuple[Record, Record]], key: str, *, none_counts: bool) -> Tally:
    """One label of matched statements: of those that have one, or of all of them.

    A gold record may give other names that are right too, in ``KEY_names``.
    """
    tally = Tally()
    for want, have in pairs:
        gold, found = plain(want.get(key)), plain(have.get(key))
        right = found in {gold, *map(plain, want.get(f"{key}_names") or ())}
        _count(tally, (want, have), key, (gold, found, right), none_counts=none_counts)
    return tally


def _count(
    tally: Tally,
    pair: tuple[Record, Record],
    key: str,
    values: tuple[Any, Any, bool],
    *,
    none_counts: bool = False,
) -> None:
    (want, have), (gold, found, right) = pair, values
    if doubts(want, key):
        return
    tally.right += right and (none_counts or gold is not None)
    tally.gold += none_counts or gold is not None
    tally.found += none_counts or found is not None
    if not right:
        tally.wrong.append((want, want.get(key), have.get(key)))


def days_said(pairs: Sequence[tuple[Record, Record]]) -> Tally:
    """The day on which a matched statement was made, of those of which it is told."""
    tally = Tally()
    for want, have in pairs:
        values = want.get("date"), have.get("date"), same_date(want, have)
        _count(tally, (want, have), "date", values)
    return tally


def drafts_answered(gold: Sequence[Record], pairs: Sequence[tuple[Record, Record]]) -> Tally:
    """The draft that a matched statement answers.

    The gold has a slug, the reading what the text calls it: right is what shares a word with the
    slug or with a mention of the draft.
    """
    called: dict[str, set[str]] = {}
    for record in gold:
        if record["kind"] == "draft" and record.get("draft_id"):
            called.setdefault(record["draft_id"], set()).update(_words(record["text"]))
    tally = Tally()
    for want, have in pairs:
        slug, name = want.get("draft_id"), have.get("draft", have.get("draft_id"))
        shared = _words(name or "") & (called.get(slug or "", set()) | _words(slug or ""))
        _count(tally, (want, have), "draft_id", (slug, name, bool(shared) or slug == name))
    return tally


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold())) - {"the", "a", "an", "of"}


def slugs(pairs: Sequence[tuple[Record, Record]]) -> Tally:
    """Issues of matched statements, each slug counted (micro)."""
    tally = Tally()
    for want, have in ((want, have) for want, have in pairs if not doubts(want, "issues")):
        gold, found = set(want.get("issues") or ()), set(have.get("issues") or ())
        tally.right += len(gold & found)
        tally.gold += len(gold)
        tally.found += len(found)
        if gold != found:
            tally.wrong.append((want, sorted(gold), sorted(found)))
    return tally


def interval(value: str | None) -> tuple[dt.date, dt.date] | None:
    """First and last day of an ISO 8601 or EDTF date, or None if it is not one."""
    if not value:
        return None
    first, _, last = value.partition("/")
    low, high = _days(first), _days(last or first)
    if last == "..":
        high = (dt.date.max, dt.date.max)
    if first == "..":
        low = (dt.date.min, dt.date.min)
    return (low[0], high[1]) if low and high else None


def _days(text: str) -> tuple[dt.date, dt.date] | None:
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text.split("T")[0].rstrip("~?%"))
    if not parts:
        return None
    year, month, day = (int(p) if p else None for p in parts.groups())
    assert year is not None
    try:
        if month in SEASONS:
            start = dt.date(year, SEASONS[month], 1)
            ahead = start + dt.timedelta(days=75)
            return start, ahead.replace(day=calendar.monthrange(ahead.year, ahead.month)[1])
        last_month = month or 12
        last = day or calendar.monthrange(year, last_month)[1]
        return dt.date(year, month or 1, day or 1), dt.date(year, last_month, last)
    except (ValueError, calendar.IllegalMonthError):
        return None


def same_date(want: Record, have: Record) -> bool:
    """The same days; for an approximate gold date days that overlap are enough."""
    gold, found = interval(want.get("date")), interval(have.get("date"))
    if gold is None or found is None:
        return gold is None and found is None
    if want.get("approximate"):
        return gold[0] <= found[1] and found[0] <= gold[1]
    return gold == found


def same_type(want: Record, have: Record) -> bool:
    return bool(want.get("type") == have.get("type"))


def same_event(want: Record, have: Record) -> bool:
    return same_type(want, have) and all(
        bool(want.get(key)) == bool(have.get(key)) for key in ("happened", "planned")
    )


def same_status(want: Record, have: Record) -> bool:
    return bool(want.get("status") == have.get("status"))


def score(gold: Sequence[Record], found: Sequence[Record]) -> dict[str, Tally]:
    """Every task of one document, by name, in the order of the table."""
    pairs = statements(gold, found)
    return {
        "quotation spans": spans(gold, found, ["quotation"]),
        "indirect statements": spans(gold, found, ["indirect"]),
        "speaker to person": labels(pairs, "person", none_counts=False),
        "speaker to person or none": labels(pairs, "person", none_counts=True),
        "party": labels(pairs, "party", none_counts=False),
        "party or none": labels(pairs, "party", none_counts=True),
        "dates": spans(gold, found, ["date"]),
        "dates with value": spans(gold, found, ["date"], same_date, ["date"]),
        "events": spans(gold, found, ["event"]),
        "events with type": spans(gold, found, ["event"], same_type, ["type"]),
        "events with type, happened, planned": spans(
            gold, found, ["event"], same_event, ["type", "happened", "planned"]
        ),
        "drafts": spans(gold, found, ["draft"]),
        "deadlines": spans(gold, found, ["deadline"]),
        "deadlines with status": spans(gold, found, ["deadline"], same_status, ["status"]),
        "options": spans(gold, found, ["option"]),
        "issues": slugs(pairs),
        "stance": labels(pairs, "stance", none_counts=False),
        "day said": days_said(pairs),
        "drafts answered": drafts_answered(gold, pairs),
    }


def pooled(many: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The counts of all documents together."""
    whole: dict[str, Tally] = {}
    for tallies in many:
        for name, tally in tallies.items():
            whole.setdefault(name, Tally()).add(tally)
    return whole
