"""Confidence is counted by class of rule, on texts held out; what is unlikely is not proposed."""

from __future__ import annotations

import pytest

from detente.reading.confidence import PARTS, likely, with_confidence
from detente.reading.lexicon.read import lexicon
from detente.reading.suggestion import Suggestion

COUNTS = {
    "date span": {"day and month": (95, 95), "a word": (1, 9)},
    "date value": {"year": (9, 10)},
}


def date(**rules: str) -> Suggestion:
    return Suggestion(document="a", kind="date", start=0, end=3, text="May", rules=rules)


def test_a_class_that_is_right_is_sure_and_one_that_is_not_is_not_proposed() -> None:
    sure, unsure = (
        with_confidence(date(span=rule), COUNTS) for rule in ("day and month", "a word")
    )
    assert sure.confidence > 0.99
    assert unsure.confidence < 0.5
    assert (likely(sure), likely(unsure)) == (True, False)


def test_a_class_never_counted_is_as_sure_as_its_part() -> None:
    made = with_confidence(date(span="never seen"), COUNTS)
    assert made.confidence == pytest.approx((96 + 1) / (104 + 2), abs=0.001)


def test_a_part_that_is_unlikely_is_left_open() -> None:
    said = Suggestion(
        document="a", kind="quotation", start=0, end=3, text="No.",
        person="Ana Dorn", party="north",
        rules={"span": "marks", "speaker": "office", "party": "list"},
    )  # fmt: skip
    counts = {
        "quotation span": {"marks": (99, 99)},
        "quotation speaker": {"office": (1, 9), "full name": (60, 60)},
        "quotation party": {"list": (40, 40)},
    }
    made = with_confidence(said, counts)
    assert (made.person, made.party) == (None, "north")
    assert set(made.part_confidence) == set(made.rules) == {"span", "party"}


def test_all_parts_are_right_less_often_than_any_alone() -> None:
    made = with_confidence(date(span="day and month", value="year"), COUNTS)
    assert made.confidence < min(made.part_confidence.values())


def test_what_names_no_rule_keeps_what_it_has() -> None:
    assert with_confidence(date(), COUNTS) == date()


def test_counts_are_of_parts_that_there_are() -> None:
    known = {f"{kind} {part}" for kind, parts in PARTS.items() for part in parts}
    counted = lexicon("confidence")
    assert set(counted) <= known
    assert all(0 <= right <= of for rules in counted.values() for right, of in rules.values())
