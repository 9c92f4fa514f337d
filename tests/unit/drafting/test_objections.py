"""The ledger: what became of an objection is told by later drafts and the party's own answers."""

from __future__ import annotations

from typing import Any

import pytest

import detente
from detente.drafting.objections import Ledger, ledger

FIRST = "1. The army has at most 50 men.\n2. The dam stays with the North.\n"
LATER = "1. The army has at most 90 men.\n2. The dam stays with the North.\n"


def book(
    *, objects: list[str], then: dict[str, Any] | None, by: str = "coast", later: str = LATER
) -> Ledger:
    """A first draft that south objects to, and a later one, with south's answer to that if any."""
    dossier = detente.read("two-rivers")
    first = dossier.drafts["first-plan"]
    answer = {"stance": "objects", "date": "2031-03-20", "objects": objects}
    one = first.model_validate(
        {**first.model_dump(by_alias=True), "date": "2031-03-10", "points": {}, "known": None,
         "derived-from": [], "responses": {"south": answer}}
    )  # fmt: skip
    other = first.model_validate(
        {**first.model_dump(by_alias=True), "date": "2031-04-01", "points": {}, "by": [by],
         "known": None, "derived-from": ["one"],
         "responses": {"south": {"date": "2031-04-02", **then}} if then else {}}
    )  # fmt: skip
    changed = dossier.model_copy(
        update={"drafts": {"one": one, "other": other}, "texts": {"one": FIRST, "other": later}}
    )
    return ledger(changed, ("south",))


ANSWERS = [
    (["1"], None, "changed"),
    (["2"], None, "open"),
    (["1"], {"stance": "accepts"}, "met"),
    (["1"], {"stance": "objects", "accepts": ["1"]}, "met"),
    (["1"], {"stance": "accepts-part"}, "open"),
    (["1"], {"stance": "objects", "objects": ["1"]}, "open"),
    (["1"], {"stance": "red-line", "objects": ["1"]}, "hardened"),
    (["1"], {"stance": "objects", "objects": ["2"], "complete": True}, "withdrawn"),
    (["1"], {"stance": "accepts", "objects": ["1"]}, "open"),
]


@pytest.mark.parametrize(("objects", "then", "state"), ANSWERS)
def test_what_became_of_an_objection(
    objects: list[str], then: dict[str, Any] | None, state: str
) -> None:
    made = book(objects=objects, then=then).objections
    told = [(one.point, one.state) for one in made if one.draft == "one"]
    assert told == [(objects[0], state)]


def test_a_text_of_its_own_stands_for_an_answer() -> None:
    made = book(objects=["1"], then=None, by="south").objections
    assert [(one.state, one.later, one.point_later) for one in made] == [
        ("own text", "other", ("1",))
    ]


def test_a_point_that_was_dropped_has_changed() -> None:
    later = "1. The dam stays with the North.\n"
    made = book(objects=["1"], then=None, later=later).objections
    assert [(one.state, one.point_later) for one in made] == [("changed", ())]


def test_a_no_to_the_whole_is_an_objection() -> None:
    made = ledger(detente.read("ukraine-2025"), ("russia",)).objections
    assert [(one.draft, one.point, one.state) for one in made] == [("revised", "", "open")]


def test_nothing_counts_before_it_was_known() -> None:
    dossier = detente.as_of(detente.read("ukraine-2025"), "2025-11-21")
    assert ledger(dossier).objections == ()


def test_asks_stand_against_the_latest_text_of_others() -> None:
    asks = {one.issue: one for one in ledger(detente.read("ukraine-2025"), ("europe",)).asks}
    assert (asks["army-size"].before, asks["army-size"].asked) == ("cap-600k", "cap-800k")
    assert asks["army-size"].got is None


def test_each_side_asks_by_its_latest_draft_that_says_something_and_in_words() -> None:
    """Of two later drafts of the mediator nothing is known; Russia has no draft at all."""
    asks = ledger(detente.read("ukraine-2025")).asks
    by = {(one.party, one.issue): one for one in asks}
    nato = by["united-states", "nato"]
    assert (nato.draft, nato.asked, nato.got, nato.holds) == (
        "us-28", "closed", False, "no-consensus",
    )  # fmt: skip
    ceded = by["russia", "donetsk"]
    assert (ceded.draft, ceded.statement, ceded.asked) == ("", "p17-cede", "withdrawal")
    assert (ceded.got, ceded.holds) == (False, "line-of-contact")


def unmapped(*, follows: bool) -> Ledger:
    """Two drafts of which nobody has said which answers their points hold, and no answer."""
    dossier = detente.read("two-rivers")
    draft = dossier.drafts["first-plan"]
    made = {
        id: draft.model_validate(
            {"name": id, "by": by, "date": day, "derived-from": ["one"] if follows and one else []}
        )
        for one, (id, by, day) in enumerate(
            [("one", "north", "2031-03-10"), ("two", "south", "2031-03-12")]
        )
    }
    bare = {"drafts": made, "texts": {"one": FIRST, "two": LATER}, "statements": ()}
    return ledger(dossier.model_copy(update=bare))


@pytest.mark.parametrize("follows", [True, False])
def test_before_any_answer_it_shows_what_each_side_asks_by_its_words(follows: bool) -> None:
    found = unmapped(follows=follows)
    assert found.objections == ()
    told = [(one.party, one.point, one.before, one.asked, one.got, one.holds) for one in found.asks]
    assert told == [
        ("north", "1", None, "50 men", False, "90 men"),
        ("south", "1", "50 men", "90 men", None, None),
    ]
