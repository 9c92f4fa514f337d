"""Opposite stances within a month, and stances that moved; names that nobody has yet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import detente
from articles import NEVER, SHA256
from detente.dossier.model.dates import When
from detente.dossier.register import register_of
from detente.drafting.stands import Stand, contradictions, movements, so_far, stands_in
from detente.review.accept import accept, reject
from detente.review.ledger import Signed, open_ledger
from detente.review.proposed import SaidOn, count_said, new_names, overview, proposed_in, summary
from detente.review.stored import StoredSuggestion

SIGNED = Signed(by="Mira Okoye", on=dt.date(2031, 5, 12))


def stand(stance: Any, date: str, who: str = "dorn", option: str | None = None) -> Stand:
    return Stand(
        who=who,
        party="north",
        issue="dam",
        option=option,
        stance=stance,
        date=When.parse(date),
        text="",
        id=date,
    )


@pytest.mark.parametrize(
    ("first", "second", "days"),
    [
        (stand("accepts", "2031-03-01"), stand("rejects", "2031-04-01"), 31),
        (stand("accepts", "2031-03-01"), stand("rejects", "2031-04-02"), None),
        (stand("red-line", "2031-03-01"), stand("supports", "2031-03-02"), 1),
        (stand("demands", "2031-03-01"), stand("objects", "2031-03-01"), 0),
        (stand("accepts", "2031-02"), stand("rejects", "2031-03-20"), 20),
        (stand("accepts", "2031"), stand("rejects", "2031-12-31"), None),
        (stand("accepts", "2031-03-01"), stand("supports", "2031-03-02"), None),
        (stand("accepts", "2031-03-01"), stand("undecided", "2031-03-02"), None),
        (stand("accepts", "2031-03-01"), stand("rejects", "2031-03-02", who="lis"), None),
        (stand("accepts", "2031-03-01", option="joint"),
         stand("rejects", "2031-03-02", option="north"), None),
    ],
)  # fmt: skip
def test_what_contradicts(first: Stand, second: Stand, days: int | None) -> None:
    found = list(contradictions([second, first]))
    assert [one.days for one in found] == ([] if days is None else [days])


def test_a_third_stance_in_between_hides_no_contradiction() -> None:
    said = [("accepts", "01"), ("undecided", "02"), ("accepts", "03"), ("rejects", "04")]
    found = list(contradictions([stand(stance, f"2031-03-{day}") for stance, day in said]))
    assert [(one.earlier.id, one.later.id) for one in found] == [("2031-03-03", "2031-03-04")]


def test_movement_says_since_when() -> None:
    said = [("rejects", "2030-01-05"), ("objects", "2030-02-05"), ("accepts", "2030-06-05"),
            ("supports", "2030-07-05"), ("rejects", "2031-01-05")]  # fmt: skip
    found = list(movements([stand(stance, date) for stance, date in reversed(said)]))
    assert [(m.stand.id, m.before.id, m.since and m.since.id) for m in found] == [
        ("2030-06-05", "2030-02-05", None),
        ("2031-01-05", "2030-07-05", "2030-02-05"),
    ]


def suggestion(**more: Any) -> StoredSuggestion:
    told = {"kind": "quotation", "person": "Ana Dorn", "issues": ("dam",), "stance": "accepts"}
    told |= {"date": "2031-05-01", "confidence": 0.9, "id": "q-1", "start": 0, "end": 1}
    return StoredSuggestion(text="x", **(told | more))


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({}, [("dorn", "north", "dam")]),
        ({"person": None, "party": "north"}, [("north", "north", "dam")]),
        ({"date": None}, []),
        ({"date_guessed": True}, []),
        ({"stance": "shrugs"}, []),
        ({"stance": None}, []),
        ({"person": "Io Lund"}, []),
    ],
)
def test_which_suggestions_take_a_stand(
    more: dict[str, Any], counts: list[tuple[str, str, str]]
) -> None:
    register = register_of(detente.read("two-rivers"))
    stands = list(proposed_in(suggestion(**more), register))
    assert [(one.who, one.party, one.issue) for one in stands] == counts
    assert all(one.proposed for one in stands)


def test_a_new_name_is_told_once() -> None:
    register = register_of(detente.read("two-rivers"))
    every = [
        suggestion(person="Io Lund", role="an adviser", party="south"),
        suggestion(person="IO LUND"),
        suggestion(person="Marshal Lis"),
        suggestion(person=None, people=("Io Lund", "Bo Ek")),
        suggestion(person="South Republic"),
    ]
    names = [(one.name, one.role, one.party, one.times) for one in new_names(every, register)]
    assert names == [("Io Lund", "an adviser", "south", 3), ("Bo Ek", None, None, 1)]


def test_movement_is_told_against_the_whole_record_of_a_party(
    folder: Path, make: Any, put: Any
) -> None:
    # s3: Ana Dorn, for North, on 5 April: the front line, never.
    said = detente.read(folder).statements.get("s3")
    held = next(stands_in(said))
    assert (held.party, held.issue, held.option, held.stance) == (
        "north", "border", "front-line", "red-line",
    )  # fmt: skip
    new = Stand(
        who="lis", party="north", issue="border", option="front-line", stance="accepts",
        date=When.parse("2031-05-09"), text="", id="new", proposed=True,
    )  # fmt: skip
    every = overview(open_ledger(folder)).stands
    (moved,) = [one for one in movements([*every, new]) if one.stand is new]
    assert (moved.before.id, moved.since) == ("s3", None)
    last = so_far([*every, new], "north", "border", When.parse("2031-05-09"))
    assert {(one.option, one.id) for one in last} == {("middle-line", "s2"), ("front-line", "s3")}
    early = so_far(every, "north", "border", When.parse("2031-04-01"))
    assert [one.id for one in early] == ["s2"]


def test_only_what_is_open_is_proposed(folder: Path, make: Any, put: Any) -> None:
    told = {"person": "Ana Dorn", "date": "2031-05-09", "stance": "accepts", "issues": ("dam",)}
    placed = put(
        make("quotation", NEVER, **told), make("quotation", "Half a bridge,", **told),
        make("event", "The envoys met", **told), make("indirect", "the line", **told),
    )  # fmt: skip
    ledger = open_ledger(folder)
    ids = [one.id for one in placed.document.suggestions]
    accept(ledger, (SHA256, ids[0]), SIGNED)
    reject(ledger, (SHA256, ids[2]), SIGNED)
    ledger.save()
    seen = overview(open_ledger(folder))
    assert [one.id for one in seen.stands if one.proposed] == [ids[3]]
    assert seen.waiting == {SHA256: 2}
    counts = count_said(placed.document, ledger.held.register)
    assert summary(counts) == (
        SaidOn(party="north", issue="dam", statements=3, for_it=3, open=0, against=0),
    )
