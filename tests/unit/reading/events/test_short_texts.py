"""Events, deadlines, drafts and options in short texts."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actors
from detente.reading.dates.find import dates
from detente.reading.events.deadlines import deadlines
from detente.reading.events.drafts import drafts
from detente.reading.events.events import events
from detente.reading.events.options import options
from detente.reading.parsed import parse
from detente.reading.pipeline import find_pipeline

PUBLISHED = dt.date(2025, 11, 22)


def parsed_of(text: str, pipeline=None):
    document = Document(name="a.txt", text=text, sha256="0" * 64, published=PUBLISHED)
    return parse(document, pipeline)


@pytest.mark.parametrize(
    ("text", "type_", "happened", "planned"),
    [
        ("The delegations met in Bern on Tuesday.", "meeting", True, False),
        ("The delegations will meet in Bern on 3 December.", "meeting", False, True),
        ("The delegations met in Bern on 8 May.", "meeting", True, False),
        ("The council rejected the plan.", "draft-rejected", True, False),
        ("The council has not rejected the plan.", "draft-rejected", False, False),
        ("The draft was leaked to a newspaper.", "draft-leaked", True, False),
        ("Rebels shelled the town of Amra on Monday.", "attack", True, False),
    ],
)
@pytest.mark.parametrize("with_parse", [True, False])
def test_an_event_and_whether_it_happened(text, type_, happened, planned, with_parse):
    pipeline = find_pipeline() if with_parse else None
    if with_parse and pipeline is None:
        pytest.skip("no pipeline is installed")
    parsed = parsed_of(text, pipeline)
    (event,) = events(parsed, dates(parsed), Actors())
    assert (event.type, event.happened, event.planned) == (type_, happened, planned)
    assert parsed.text[event.start : event.end] == event.text


def test_deadlines_and_their_state():
    parsed = parsed_of(
        "The deadline of 3 October was missed. The deadline of 1 November was met by both. "
        "Both capitals must answer by 9 December."
    )
    found = [(d.date, d.status) for d in deadlines(parsed, dates(parsed))]
    assert found == [("2025-10-03", "missed"), ("2025-11-01", "met"), ("2025-12-09", "set")]


def test_a_revised_text_comes_from_the_one_before():
    first, second = drafts(parsed_of("The original 28-point text is dead. A revised plan is not."))
    assert second.derived_from == first.draft


def test_courses_that_others_could_take_are_no_options():
    text = "The rebels could attack. The mediator could go home; she could not be blamed."
    assert [o.text for o in options(parsed_of(text), Actors())] == ["go home"]
