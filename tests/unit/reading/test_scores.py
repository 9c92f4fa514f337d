"""The scorer of the reading bench: gold given back is perfect, and every kind of fault costs."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
GOLD = sorted((ROOT / "tests" / "reading" / "development").glob("*.gold.json"))


def _bench(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "bench" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


scores = _bench("reading_scores")


def quote(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"kind": "quotation", "start": start, "end": end, "text": "", **more}


def event(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"kind": "event", "start": start, "end": end, "text": "", **more}


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.name)
def test_gold_given_back_is_perfect(path: Path) -> None:
    records = json.loads(path.read_text(encoding="utf-8"))["records"]
    sure = [r for r in records if not r.get("doubtful")]
    for name, tally in scores.score(records, records).items():
        assert tally.right == tally.found == tally.gold, name
    kinds = {"quotation spans": "quotation", "dates": "date", "events": "event"}
    for task, kind in kinds.items():
        assert scores.score(records, records)[task].gold == sum(r["kind"] == kind for r in sure)


def test_nothing_found_scores_nothing() -> None:
    tally = scores.score([quote(0, 10)], [])["quotation spans"]
    assert (tally.right, tally.found, tally.gold) == (0, 0, 1)
    assert tally.f1 == 0
    assert [r["start"] for r in tally.missed] == [0]


@pytest.mark.parametrize(("shift", "right"), [(0, 1), (2, 1), (3, 0), (20, 0)])
def test_a_shifted_span_loses(shift: int, right: int) -> None:
    # Of ten characters, a shift of 2 leaves 8/12 in common, one of 3 leaves 7/13 < .6.
    tally = scores.score([quote(0, 10)], [quote(shift, 10 + shift)])["quotation spans"]
    assert (tally.right, tally.found, tally.gold) == (right, 1, 1)


def test_one_found_span_is_right_only_once() -> None:
    tally = scores.score([quote(0, 10)], [quote(0, 10), quote(0, 9)])["quotation spans"]
    assert (tally.right, tally.found) == (1, 2)
    assert tally.extra[0]["end"] == 9


def test_the_matching_is_the_best_of_all_not_the_first() -> None:
    # A greedy match of the first gold with its best span would leave the second without one.
    gold = [quote(0, 100), quote(0, 80)]
    found = [quote(0, 90), quote(0, 130)]
    assert scores.score(gold, found)["quotation spans"].right == 2


@pytest.mark.parametrize("found", [[], [quote(20, 30)]], ids=["missed", "found"])
def test_a_doubtful_record_counts_neither_way(found: list[dict[str, Any]]) -> None:
    gold = [quote(0, 10), quote(20, 30, doubtful=True)]
    tally = scores.score(gold, [quote(0, 10), *found])["quotation spans"]
    assert (tally.right, tally.found, tally.gold) == (1, 1, 1)


def test_a_sure_record_goes_before_a_doubtful_one() -> None:
    gold = [quote(0, 10, doubtful=True), quote(0, 10)]
    tally = scores.score(gold, [quote(0, 10)])["quotation spans"]
    assert (tally.right, tally.gold) == (1, 1)


def test_kinds_are_not_mixed() -> None:
    tallies = scores.score([quote(0, 10)], [event(0, 10)])
    assert tallies["quotation spans"].right == 0
    assert tallies["events"].found == 1


@pytest.mark.parametrize(
    ("gold", "found", "named", "any_or_none"),
    [
        ("Ada Hall", "ada  hall", (1, 1, 1), (1, 1, 1)),
        ("Ada Hall", None, (0, 0, 1), (0, 1, 1)),
        ("Ada Hall", "Bo Lind", (0, 1, 1), (0, 1, 1)),
        (None, None, (0, 0, 0), (1, 1, 1)),
        (None, "Bo Lind", (0, 1, 0), (0, 1, 1)),
    ],
)
def test_a_person_or_none(
    gold: str | None, found: str | None, named: tuple[int, ...], any_or_none: tuple[int, ...]
) -> None:
    tallies = scores.score([quote(0, 9, person=gold)], [quote(0, 9, person=found)])
    for task, want in {
        "speaker to person": named,
        "speaker to person or none": any_or_none,
    }.items():
        tally = tallies[task]
        assert (tally.right, tally.found, tally.gold) == want


def test_labels_are_asked_of_matched_statements_only() -> None:
    tallies = scores.score([quote(0, 9, person="Ada Hall")], [quote(50, 60, person="Ada Hall")])
    assert tallies["speaker to person"].gold == 0


def test_issues_are_counted_slug_by_slug() -> None:
    gold, found = quote(0, 9, issues=["water", "border"]), quote(0, 9, issues=("water", "army"))
    tally = scores.score([gold], [found])["issues"]
    assert (tally.right, tally.found, tally.gold) == (1, 2, 2)


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ({"date": "2030-05"}, "2030-05-01/2030-05-31", True),
        ({"date": "2030-05-04"}, "2030-05-04~", True),
        ({"date": "2030-05-04"}, "2030-05-05", False),
        ({"date": "2030-05-04"}, None, False),
        ({"date": "2030-03-01/2030-05-31"}, "2030-21", True),
        ({"date": "2030-05-04"}, "2030-05", False),
        ({"date": "2030-05-04", "approximate": True}, "2030-05", True),
        ({"date": "2030-05-04", "approximate": True}, "2030-06", False),
        ({"date": "2029-12-01/2030-02-28"}, "2029-24", True),
        ({"date": "2030-05-04"}, "no date", False),
        ({"date": "2030-05-04"}, "2030-13-41", False),
    ],
)
def test_the_value_of_a_date(gold: Mapping[str, Any], found: str | None, right: bool) -> None:
    want = {"kind": "date", "start": 0, "end": 9, "text": "", **gold}
    have = {"kind": "date", "start": 0, "end": 9, "text": "", "date": found}
    tallies = scores.score([want], [have])
    assert tallies["dates"].right == 1
    assert tallies["dates with value"].right == int(right)


def test_an_event_of_another_type_or_that_did_not_happen() -> None:
    gold = [event(0, 9, type="visit", happened=True, planned=False)]
    other = scores.score(gold, [event(0, 9, type="call", happened=True, planned=False)])
    denied = scores.score(gold, [event(0, 9, type="visit", happened=False, planned=False)])
    task = "events with type, happened, planned"
    assert [other[t].right for t in ("events", "events with type", task)] == [1, 0, 0]
    assert [denied[t].right for t in ("events", "events with type", task)] == [1, 1, 0]


def test_documents_are_pooled_by_their_counts() -> None:
    one = scores.score([quote(0, 10)], [quote(0, 10)])
    two = scores.score([quote(0, 10), quote(20, 30), quote(40, 50)], [])
    tally = scores.pooled([one, two])["quotation spans"]
    assert (tally.right, tally.found, tally.gold) == (1, 1, 4)
    assert tally.recall == 0.25


STATED = quote(0, 9, person="Ada Hall", party="a", stance="rejects", issues=["water"],
               date="2030-05-04")  # fmt: skip
BARE = quote(0, 9, issues=())


@pytest.mark.parametrize(
    ("field", "tasks"),
    [
        ("person", {"speaker to person", "speaker to person or none"}),
        ("party", {"party", "party or none"}),
        ("stance", {"stance"}),
        ("issues", {"issues"}),
        ("date", {"day said"}),
    ],
)
def test_a_doubtful_field_counts_neither_way(field: str, tasks: set[str]) -> None:
    doubted = {**STATED, "doubtful_fields": [field]}
    for found in (STATED, BARE):
        sure = scores.score([STATED], [found])
        for name, tally in scores.score([doubted], [found]).items():
            counts = (tally.right, tally.found, tally.gold)
            plain = (sure[name].right, sure[name].found, sure[name].gold)
            assert counts == ((0, 0, 0) if name in tasks else plain), name


def test_a_doubtful_field_of_an_event_or_date_leaves_its_place_counted() -> None:
    visit = event(0, 9, type="visit", happened=True)
    tallies = scores.score([{**visit, "doubtful_fields": ["happened"]}], [event(0, 9, type="call")])
    assert (tallies["events"].right, tallies["events with type"].found) == (1, 1)
    tally = tallies["events with type, happened, planned"]
    assert (tally.right, tally.found, tally.gold) == (0, 0, 0)
    day = {"kind": "date", "start": 0, "end": 9, "text": "", "date": "2030"}
    tallies = scores.score([{**day, "doubtful_fields": ["date"]}], [day])
    assert (tallies["dates"].right, tallies["dates with value"].gold) == (1, 0)


@pytest.mark.parametrize(
    ("gold", "found", "counts"),
    [
        ("2030-05-04", "2030-05-04", (1, 1, 1)),
        ("2030-05-04", "2030-05-05", (0, 1, 1)),
        ("2030-05-04", None, (0, 0, 1)),
        (None, "2030-05-04", (0, 1, 0)),
        (None, None, (0, 0, 0)),
    ],
)
def test_the_day_of_a_saying(gold: str | None, found: str | None, counts: tuple[int, ...]) -> None:
    tally = scores.score([quote(0, 9, date=gold)], [quote(0, 9, date=found)])["day said"]
    assert (tally.right, tally.found, tally.gold) == counts


@pytest.mark.parametrize(
    ("gold", "found", "counts"),
    [
        ("lake-plan", "the lake paper", (1, 1, 1)),
        ("lake-plan", "the blue text", (1, 1, 1)),
        ("lake-plan", "the second draft", (0, 1, 1)),
        ("lake-plan", None, (0, 0, 1)),
        (None, "the text", (0, 1, 0)),
    ],
)
def test_the_draft_answered(gold: str | None, found: str | None, counts: tuple[int, ...]) -> None:
    named = {"kind": "draft", "start": 20, "end": 33, "text": "the blue text",
             "draft_id": "lake-plan"}  # fmt: skip
    want, have = quote(0, 9, draft_id=gold), quote(0, 9, draft=found)
    tally = scores.score([want, named], [have])["drafts answered"]
    assert (tally.right, tally.found, tally.gold) == counts


def test_another_name_that_the_gold_gives_is_right_too() -> None:
    gold = quote(0, 9, person="Ada Hall", person_names=["Hall"])
    for name, right in (("Hall", 1), ("Ada Hall", 1), ("Bo Hall", 0)):
        tallies = scores.score([gold], [quote(0, 9, person=name)])
        assert tallies["speaker to person"].right == right
