"""Events of many conflicts and styles, and sentences that tell of none."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actors
from detente.reading.dates.find import dates
from detente.reading.events.deadlines import deadlines
from detente.reading.events.events import events
from detente.reading.parsed import parse
from detente.reading.pipeline import find_pipeline

TOLD = [
    ("The town was shelled for the third night running.", "attack", True),
    ("Rebels fired rockets at the airport on Saturday.", "attack", True),
    ("Tuesday's strike on the port killed eleven dockers.", "attack", True),
    ("Mr Ould Kadi hosted both delegations at his farm in June.", "meeting", True),
    ("The two leaders sat down together for the first time since 1994.", "meeting", True),
    ("The rebel delegation walked out of the talks on 3 May.", "meeting", True),
    ("A meeting that had been set for Tuesday was postponed.", "meeting", False),
    ("They spoke by phone for two hours on Friday, the palace said.", "call", True),
    ("Lord Carrington travelled to Salisbury that week.", "visit", True),
    ("The envoy handed over a nine-page paper in Doha.", "draft-tabled", True),
    ("The plan was put forward by Norway in 2000.", "draft-tabled", True),
    ("A copy of the text was obtained by Reuters.", "draft-leaked", True),
    ("The framework was pared down to six pages by the British.", "draft-rewritten", True),
    ("Both governments signed off on the revised map last week.", "draft-accepted", True),
    ("The cabinet balked at the document.", "draft-rejected", True),
    ("The junta has said no to the plan.", "draft-rejected", True),
    ("The guns fell silent along the Line of Control on 24 November.", "ceasefire", True),
    ("Both sides agreed to a cessation of hostilities in December.", "ceasefire", True),
    ("The document was signed on the White House lawn.", "agreement", True),
    ("The mediator dropped the deadline in April.", "deadline-dropped", True),
]
NOTHING = [
    "Talks are the only way, and every proposal deserves a hearing.",
    "They struck a conciliatory tone and met resistance.",
    "The two sides want an accord and hope to reach a deal.",
]


def parsed_of(text: str, pipeline=None):
    published = dt.date(2003, 12, 3)
    return parse(Document(name="a.txt", text=text, sha256="0" * 64, published=published), pipeline)


@pytest.fixture(scope="module")
def pipeline():
    found = find_pipeline()
    if found is None:
        pytest.skip("no pipeline is installed")
    return found


@pytest.mark.parametrize(("text", "type_", "happened"), TOLD)
def test_an_event_of_any_conflict(text, type_, happened, pipeline):
    parsed = parsed_of(text, pipeline)
    (event,) = events(parsed, dates(parsed), Actors())
    assert (event.type, event.happened) == (type_, happened)
    assert len(event.text) > 0.6 * len(text.split(", the palace")[0])


@pytest.mark.parametrize("text", NOTHING)
def test_no_event_in_wishes_and_figures_of_speech(text, pipeline):
    parsed = parsed_of(text, pipeline)
    assert events(parsed, dates(parsed), Actors()) == []


def test_a_clause_ends_before_what_was_thought_of_its_object(pipeline):
    text = "The envoy circulated a plan that was widely criticised as too favourable to the north."
    parsed = parsed_of(text, pipeline)
    assert [e.text for e in events(parsed, (), Actors())] == ["The envoy circulated a plan"]


def test_a_deadline_by_name_without_a_day_beside_it():
    parsed = parsed_of("He set a Christmas deadline for both sides to sign.")
    found = deadlines(parsed, dates(parsed))
    assert [d.text for d in found] == ["a Christmas deadline for both sides to sign"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "North has missed the deadline of May 1. The Union dropped its demand for a date.",
            "missed",
        ),
        ("North has not missed the deadline of May 1. The date was kept.", "met"),
        ("The Union set a deadline of May 1. It then dropped the deadline.", "dropped"),
        ("The Union abandoned the deadline of May 1.", "dropped"),
        ("The Union, once a mediator, abandoned the deadline of May 1.", "dropped"),
        # What would become of it, or of an offer, has not become of it.
        ("If the deadline of June 1 is missed, the plan will be dropped.", "set"),
        ("They must answer by June 1, and if they do not, the offer is withdrawn.", "set"),
        ("Unless they sign by June 1, the offer is withdrawn.", "set"),
        ("They must sign by June 1 or the plan is scrapped.", "set"),
        ("Sanctions will be lifted if the deadline of June 1 is met.", "set"),
        ("The envoy said the deadline of June 1 may be dropped.", "set"),
        ("The deadline of June 1 was dropped.", "dropped"),
    ],
)
def test_what_became_of_a_deadline(text, status):
    document = Document(name="a.txt", text=text, sha256="0" * 64, published=dt.date(2031, 5, 10))
    parsed = parse(document)
    (found,) = deadlines(parsed, dates(parsed))
    assert found.status == status


def test_what_was_planned_and_did_not_take_place_was_to_be_on_the_day_before(pipeline):
    text = "A meeting planned for Friday did not take place. Lund will meet Berg on Friday."
    document = Document(name="a.txt", text=text, sha256="0" * 64, published=dt.date(2031, 5, 11))
    parsed = parse(document, pipeline)
    found = events(parsed, dates(parsed), Actors())
    assert [(e.date, e.happened) for e in found] == [("2031-05-09", False), ("2031-05-16", False)]
