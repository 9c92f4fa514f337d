"""Short texts whose events were once misread, as they were given: what each must come to now."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actors
from detente.reading.pipeline import find_pipeline
from detente.reading.read_document import suggestions_in

CASES = Path(__file__).parents[3] / "shared" / "cases" / "public"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CASES.exists(), reason="the cases do not lie beside this checkout"),
]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("event_clock_time", [("meeting", True, False, "2031-05-09", "Port Vell")]),
        (
            "event_date_of_relative_clause",
            [
                ("agreement", True, False, "2030-03-03", None),
                ("attack", True, False, None, None),
                ("meeting", True, False, None, "Lake House"),
            ],
        ),
        (
            "event_present_future",
            [
                ("meeting", False, True, "2031-06-03", "Lake House"),
                ("ceasefire", False, True, "2031-07-01", None),
            ],
        ),
        ("date_cancelled_meeting", [("meeting", False, False, "2031-06-03", None)]),
    ],
)
@pytest.mark.parametrize("with_parse", [True, False])
def test_events_of_a_given_text(case: str, expected: list[object], with_parse: bool) -> None:
    pipeline = find_pipeline() if with_parse else None
    if with_parse and pipeline is None:
        pytest.skip("no pipeline is installed")
    folder = CASES / case
    asked = (folder / "cmd.txt").read_text(encoding="utf-8").split()
    day = dt.date.fromisoformat(asked[asked.index("--published") + 1])
    text = (folder / "in.txt").read_text(encoding="utf-8")
    document = Document(name="in.txt", text=text, sha256="0" * 64, published=day)
    shown = suggestions_in(document, Actors(), (), pipeline).suggestions
    found = [one for one in shown if one.kind == "event"]
    assert [(e.type, e.happened, e.planned, e.date, e.venue) for e in found] == expected
