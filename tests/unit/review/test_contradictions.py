"""Opposite stances within a month, and stances that moved; names that nobody has yet."""

from __future__ import annotations

from typing import Any

import pytest

import detente
from detente.dossier.model.dates import When
from detente.review.contradictions import Stand, contradictions, movements, stands_of
from detente.review.names import new_names, register_of
from detente.review.stored import StoredDocument, StoredSuggestion


def stand(stance: Any, date: str, who: str = "dorn", option: str | None = None) -> Stand:
    return Stand(
        who=who, issue="dam", option=option, stance=stance, date=When.parse(date), text="", id=date
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
    found = contradictions([first, second])
    assert [one.days for one in found] == ([] if days is None else [days])


def test_a_third_stance_in_between_hides_no_contradiction() -> None:
    said = [("accepts", "01"), ("undecided", "02"), ("accepts", "03"), ("rejects", "04")]
    found = contradictions([stand(stance, f"2031-03-{day}") for stance, day in said])
    assert [(one.earlier.id, one.later.id) for one in found] == [("2031-03-03", "2031-03-04")]


def test_movement_says_since_when() -> None:
    said = [("rejects", "2030-01-05"), ("objects", "2030-02-05"), ("accepts", "2030-06-05"),
            ("supports", "2030-07-05"), ("rejects", "2031-01-05")]  # fmt: skip
    found = movements([stand(stance, date) for stance, date in said])
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
        ({}, True),
        ({"person": None, "party": "north"}, True),
        ({"state": "rejected"}, False),
        ({"state": "known", "row": "s1"}, False),
        ({"date": None}, False),
        ({"date_guessed": True}, False),
        ({"stance": "shrugs"}, False),
        ({"stance": None}, False),
        ({"person": "Io Lund"}, False),
        ({"kind": "event"}, False),
    ],
)
def test_which_suggestions_take_a_stand(more: dict[str, Any], counts: bool) -> None:
    dossier = detente.read("two-rivers")
    document = StoredDocument(
        name="a", sha256="0" * 64, text_sha256="0" * 64, suggestions=(suggestion(**more),)
    )
    stands = stands_of(dossier, [document], register_of(dossier))
    assert any(one.proposed for one in stands) == counts
    assert [one.date.latest for one in stands] == sorted(one.date.latest for one in stands)
    held = sum(len(s.positions) for s in dossier.statements if s.status == "stated")
    assert sum(not one.proposed for one in stands) == held


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
