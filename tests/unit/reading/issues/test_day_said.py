"""The day of a saying is that of its verb: never that of what is said, and never to come."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.read_document import suggestions_in
from detente.reading.suggestion import Suggestion

ACTORS = Actors(
    people=(
        Actor(name="Ana Dorn", id="dorn", party="north", role="president"),
        Actor(name="Teo Ruiz", id="ruiz", party="south", role="prime minister"),
    ),
    parties=(
        NamedParty(id="north", name="North Republic"),
        NamedParty(id="south", name="South Republic"),
    ),
)
SATURDAY = dt.date(2031, 5, 10)


def said(text: str, published: dt.date | None = SATURDAY) -> list[Suggestion]:
    document = Document(name="a.txt", text=text, sha256="0" * 64, published=published)
    found = suggestions_in(document, ACTORS, ()).suggestions
    return [one for one in found if one.kind in ("quotation", "indirect")]


STATED = {
    "“We stay,” Dorn said on Monday.": "2031-05-05",
    "“We stay,” said Dorn on Monday.": "2031-05-05",
    "“We stay,” Dorn told reporters in Lund on 5 May.": "2031-05-05",
    "“We stay,” Dorn told me yesterday.": "2031-05-09",
    "“We stay,” Dorn said Tuesday.": "2031-05-06",
    "“We stay,” Dorn told lawmakers in a closed session on Tuesday.": "2031-05-06",
    "Dorn told a Senate panel on 2 May that the army would stay.": "2031-05-02",
    "Dorn said on the radio on Tuesday that the army would stay.": "2031-05-06",
    "On Monday, Dorn said: “We stay.”": "2031-05-05",
    "On Monday Dorn, the president, said: “We stay.”": "2031-05-05",
    "Dorn on Monday said: “We stay.”": "2031-05-05",
    "Dorn said in April that the army would stay.": "2031-04",
    "Dorn said on Monday that the deadline of 20 May meant nothing.": "2031-05-05",
    "“We stay. It is ours,” Dorn said on Monday. “It will be ours.”": "2031-05-05",
}


@pytest.mark.parametrize("text", STATED)
def test_the_day_beside_the_verb_of_saying(text: str) -> None:
    found = said(text)
    assert found
    assert {one.date for one in found} == {STATED[text]}


UNSTATED = [
    "Dorn said the deadline of 20 May “means nothing to us”.",
    "Dorn said the deadline of 2 May “means nothing to us”.",
    "Ruiz told envoys who met Dorn in April that “the dam is ours”.",
    "Ruiz told envoys meeting Dorn in April that “the dam is ours”.",
    "Dorn said “the plan of 2 April was a mistake” and that her envoys would come.",
    "Dorn said that “the plan was a mistake” and that on 2 April her envoys had left.",
    "Before Tuesday’s meeting Dorn said: “We stay.”",
    "Dorn said at Tuesday's session: “We stay.”",
    "Dorn said Tuesday's session “was a farce”.",
    "Dorn said talks in April “were a farce”.",
    "Dorn called Tuesday “a dark day”.",
    "Dorn called the plan of 2 April “a farce”.",
    "Dorn, who came on Monday, said: “We stay.”",
    "Talks began on Monday. Dorn said: “We stay.”",
    "The army left on Monday and Dorn said: “We stay.”",
    "Until Monday Dorn said: “We stay.”",
    "“We stay,” Dorn said of the session on Monday.",
    "“We stay,” Dorn said before the vote in April.",
    "Ruiz said on Monday that Dorn had called the plan “a farce”.",
    "On Monday the army left, and Dorn said: “We stay.”",
]


@pytest.mark.parametrize("text", UNSTATED)
def test_another_date_of_the_sentence_is_not_the_day_of_saying(text: str) -> None:
    quotes = [one for one in said(text) if one.kind == "quotation"]
    assert quotes
    assert {one.date for one in quotes} == {None}


def test_the_day_within_a_quotation_is_that_of_what_is_told_there() -> None:
    found = {
        one.person: one.date for one in said("“On Tuesday Dorn told me, ‘We stay,’” Ruiz said.")
    }
    assert found == {"Ana Dorn": "2031-05-06", "Teo Ruiz": None}


def test_nothing_was_said_after_its_publication() -> None:
    text = "“We stay,” Dorn said on 12 May 2031."
    assert [one.date for one in said(text)] == [None]
    assert [one.date for one in said(text, dt.date(2031, 5, 12))] == ["2031-05-12"]


def test_a_day_that_is_written_out_needs_no_day_of_publication() -> None:
    assert [one.date for one in said("“We stay,” Dorn said on 12 May 2031.", None)] == [
        "2031-05-12"
    ]


def test_the_reason_names_the_date() -> None:
    (quote,) = said("“We stay,” Dorn said on Monday.")
    assert "said on the day its sentence states, “on Monday”" in quote.why


def test_a_text_without_an_end_is_read_in_time() -> None:
    text = "Dorn said on Monday, " + "in the hall, of the hall, " * 1500 + "“We stay,” Dorn said"
    assert [one.date for one in said(text) if one.kind == "quotation"] == [None]
