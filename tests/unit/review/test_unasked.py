"""Accepted unasked is only what is sure in every part that the row would hold."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import detente
from articles import NEVER
from detente.review.ledger import Signed, open_ledger
from detente.review.unasked import accept_all

SIGNED = Signed(by="Mira Okoye", on=dt.date(2031, 5, 12))
SURE = dict.fromkeys(("span", "speaker", "party", "day", "issue", "stance"), 0.99)
TOLD = {"person": "Ana Dorn", "party": "north", "date": "2031-05-09", "issues": ("border",),
        "stance": "rejects", "confidence": 0.95}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "held"),
    [
        ({}, {}),
        ({"confidence": 0.89}, {"whole": 1}),
        ({"part_confidence": {}}, dict.fromkeys(SURE, 1)),
        ({"part_confidence": SURE | {"speaker": 0.5}}, {"speaker": 1}),
        ({"part_confidence": SURE | {"party": 0.5, "day": 0.8}}, {"party": 1, "day": 1}),
        # a part that is not written but that the reading doubts is doubted all the same
        ({"issues": (), "stance": None, "part_confidence": SURE | {"issue": 0.5}}, {"issue": 1}),
        ({"rules": {"stance": "keywords in the words"}}, {"stance": 1}),
        ({"rules": {"issue": "keyword beside"}}, {"issue": 1}),
        # without a stance no position is written, so the issue is not asked
        ({"stance": None, "rules": {"issue": "keyword beside"}}, {}),
        ({"date": None}, {"lacks date": 1}),
        ({"person": "Io Lund"}, {"lacks person": 1}),
        # a party that stands in the row by way of the person is asked too
        ({"party": None, "part_confidence": {k: v for k, v in SURE.items() if k != "party"}},
         {"party": 1}),
    ],
)  # fmt: skip
def test_every_part_is_asked(
    more: dict[str, Any], held: dict[str, int], folder: Path, make: Any, put: Any
) -> None:
    put(make("quotation", NEVER, **({"part_confidence": SURE} | TOLD | more)))
    ledger = open_ledger(folder)
    unasked = accept_all(ledger, 0.9, SIGNED)
    ledger.save()
    assert dict(unasked.held) == held
    assert len(unasked.accepted) == unasked.kept + 1 - 2 * unasked.kept == (not held)
    assert len(detente.read(folder).statements) == 7 - bool(held)


@pytest.mark.parametrize(
    ("part", "above", "accepted"),
    [(None, 0.9, 1), ("type", 0.9, 0), ("time", 0.9, 0), ("day", 0.9, 0), ("day", 0.0, 0)],
)
def test_so_is_every_part_of_an_event(
    part: str | None, above: float, accepted: int, folder: Path, make: Any, put: Any
) -> None:
    sure = {name: 0.95 for name in ("span", "type", "time", "day") if name != part}
    event = make("event", "The envoys met there on 8 May", type="meeting", date="2031-05-08",
                 happened=True, confidence=0.95, part_confidence=sure)  # fmt: skip
    put(event)
    assert len(accept_all(open_ledger(folder), above, SIGNED).accepted) == accepted
