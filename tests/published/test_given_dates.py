"""Short texts whose dates were once misread, as they were given: what each must come to now."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actors
from detente.reading.read_document import suggestions_in

CASES = Path(__file__).parents[3] / "shared" / "cases" / "public"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CASES.exists(), reason="the cases do not lie beside this checkout"),
]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("cancelled_meeting", ["2031-06-03"]),
        ("half_a_year_ago", ["2030-11~"]),
        ("independence_day", [None, "2031-01-01"]),
        ("listed_days", ["2031-06-01", "2031-06-08", "2031-06-15", "2031-06-03", "2031-06-17"]),
        ("name_of_person", []),
        ("under_day_heading", ["2031-05-05", "2031-05-05", "2031-05-06", "2031-05-06",
                               "2031-05-06"]),
    ],
)  # fmt: skip
def test_dates_of_a_given_text(case: str, expected: list[str | None]) -> None:
    folder = CASES / f"date_{case}"
    asked = (folder / "cmd.txt").read_text(encoding="utf-8").split()
    day = dt.date.fromisoformat(asked[asked.index("--published") + 1])
    text = (folder / "in.txt").read_text(encoding="utf-8")
    document = Document(name="in.txt", text=text, sha256="0" * 64, published=day)
    shown = suggestions_in(document, Actors(), ()).suggestions
    assert [one.date for one in shown if one.kind == "date"] == expected
