"""Kinds of sentences and what they tell of, with a parse and without: siblings of given cases."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actors
from detente.reading.dates.find import dates
from detente.reading.events.events import events
from detente.reading.parsed import parse
from detente.reading.pipeline import find_pipeline

PUBLISHED = dt.date(2031, 5, 15)  # a Thursday
TOLD = [
    # Seen by their nouns, with the verb of their course, a day, or those who took part.
    ("Peace talks in Doha were suspended on Tuesday.", "meeting", True, False, "2031-05-13"),
    ("The fourth round of talks, which lasted a day, ended on Sunday.", "meeting", True, False,
     "2031-05-11"),
    ("There will be no plenary this week.", "meeting", False, False, "2031-05-12/2031-05-18"),
    ("The truce was agreed on 2 May 2031.", "ceasefire", True, False, "2031-05-02"),
    ("A truce, signed in Bern on 2 May, has held.", "ceasefire", True, False, "2031-05-02"),
    ("The document was signed in Bern.", "agreement", True, False, None),
    ("The army exchanged 200 prisoners with the rebels.", "agreement", True, False, None),
    ("Mr Redwan arrived in Pretoria on Monday.", "visit", True, False, "2031-05-12"),
    ("Mr Redwan landed in Pretoria on Monday.", "visit", True, False, "2031-05-12"),
    ("The minister held a press conference on Monday.", "briefing", True, False, "2031-05-12"),
    # Of no type of its own.
    ("The police arrested eleven dockers on Monday.", "other", True, False, "2031-05-12"),
    ("The dockers began a strike on Monday.", "other", True, False, "2031-05-12"),
    ("The rebels released four hostages on Monday.", "other", True, False, "2031-05-12"),
    # What was fired, opened, signed or agreed without the noun beside it.
    ("A patrol boat was fired upon near Skarva on Monday.", "attack", True, False, "2031-05-12"),
    ("There was an exchange of fire on Monday.", "attack", True, False, "2031-05-12"),
    ("Norway opened the session on Monday.", "meeting", True, False, "2031-05-12"),
    ("The two sides agreed to reopen the bridge.", "agreement", True, False, None),
    ("The mediators brought the sides together on Monday.", "meeting", True, False, "2031-05-12"),
    # Put off or called off: it did not take place.
    ("The visit to Tehran was postponed.", "visit", False, False, None),
    ("The summit on 3 June was called off.", "meeting", False, False, "2031-06-03"),
    ("Talks that were set for Monday have been pushed back.", "meeting", False, False, None),
    # Plans, and the present of what is to come.
    ("The envoys meet in Bern on 3 June.", "meeting", False, True, "2031-06-03"),
    ("The leaders are due to meet in Rome on Friday.", "meeting", False, True, "2031-05-16"),
    ("A second round is scheduled for 22 May.", "meeting", False, True, "2031-05-22"),
    ("Article 14 shall be redrafted before 20 June.", "draft-rewritten", False, True, None),
    # The present of a chronicle.
    ("3 May 2031: The envoys meet in Bern.", "meeting", True, False, "2031-05-03"),
    # Denied, negated, supposed, rumoured.
    ("The army denied that it had shelled the village.", "attack", False, False, None),
    ("The council has not rejected the plan.", "draft-rejected", False, False, None),
    ("There are rumours that the two presidents met in Oman.", "meeting", False, False, None),
    ("Dorn will not meet the rebels.", "meeting", False, False, None),
    ("The army denied that there had been any raids.", "attack", False, False, None),
    ("A round was to have been held in Bern.", "meeting", False, False, None),
    ("Did the envoy reject the plan?", "draft-rejected", False, False, None),
    # A day in front, of its own clause and of another.
    ("On Monday, the delegations met in Bern.", "meeting", True, False, "2031-05-12"),
    ("Ana Dorn, elected in 2028, met Teo Ruiz.", "meeting", True, False, None),
    ("The deadline of 1 May for the lists was not met.", "deadline-missed", True, False,
     "2031-05-01"),
]  # fmt: skip
NOTHING = [
    "The parties meet every six months in Vienna.",
    "The parties shall withdraw their forces.",
    "A joint commission shall meet every month.",
    "Norway has proposed a summit in June.",
    "The mediators hope to convene a new round before the holidays.",
    "We want to sign the accord.",
    "If they attack us, we will answer.",
    "The ferry crews' strike entered its third week.",
    "The writers' guild said the strike would last until June.",
    "The envoy went to a reporter with a question.",
    "He called the plan a disaster.",
    "The agency called on all parties to respect the rules.",
    "We shall attack their lies with the truth.",
    "Critics attacked the envoy's record; the bank hit its target.",
    "The company struck a defiant tone and met resistance.",
    "It is easy to reject a plan.",
    "She arrived at the conclusion that nothing had changed.",
    "A new round of sanctions began in May.",
    "The prime minister met with fierce criticism at home.",
    "The president called for an immediate truce.",
    "He left office in 2029 and returned to teaching.",
]


@pytest.fixture(params=[True, False], ids=["parse", "words"])
def pipeline(request: pytest.FixtureRequest) -> object:
    found = find_pipeline() if request.param else None
    if request.param and found is None:
        pytest.skip("no pipeline is installed")
    return found


def told_by(text: str, pipeline: object) -> list[object]:
    document = Document(name="a.txt", text=text, sha256="0" * 64, published=PUBLISHED)
    parsed = parse(document, pipeline)
    return [
        (event.type, event.happened, event.planned, event.date)
        for event in events(parsed, dates(parsed), Actors())
    ]


@pytest.mark.parametrize(("text", "type_", "happened", "planned", "day"), TOLD)
def test_what_is_told(text, type_, happened, planned, day, pipeline):
    assert told_by(text, pipeline) == [(type_, happened, planned, day)]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_event(text, pipeline):
    assert told_by(text, pipeline) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy, Ana Dorn, accepted the plan.", ["The envoy, Ana Dorn, accepted the plan"]),
        ("It was Dorn, who met them in Bern.", ["Dorn, who met them in Bern"]),
        ("He lost a draft that Norway circulated.", ["a draft that Norway circulated"]),
        (
            "Dorn, who flew in on Monday, met the rebels.",
            ["Dorn, who flew in on Monday", "met the rebels"],
        ),
        (
            "An earlier draft, tabled in Bern, was rejected by the junta.",
            ["An earlier draft, tabled in Bern", "was rejected by the junta"],
        ),
        (
            "A round of talks, scheduled for Monday, was called off.",
            ["A round of talks, scheduled for Monday, was called off"],
        ),
        ("They met on Monday for the first time in years.", ["They met on Monday"]),
    ],
)
def test_where_an_event_begins_and_ends(text, expected):
    found = find_pipeline()
    if found is None:
        pytest.skip("no pipeline is installed")
    document = Document(name="a.txt", text=text, sha256="0" * 64, published=PUBLISHED)
    parsed = parse(document, found)
    assert [event.text for event in events(parsed, dates(parsed), Actors())] == expected


@pytest.mark.parametrize("text", ["met, " * 4000, "The envoys met and the plan fell " * 1000])
def test_a_text_without_full_stops_takes_its_length(text, pipeline):
    assert len(told_by(text, None)) <= 1001
