"""Which issues words point to: in any inflection, never inside another word."""

from __future__ import annotations

import time

import pytest

from detente.documents.document import Span
from detente.reading.matters.issues import About, about
from detente.reading.matters.keywords import keywords_of
from detente.reading.topics import Topic

TOPICS = (
    Topic(id="army", name="The army", keywords=("army", "cap")),
    Topic(id="aid", name="Aid", keywords=("aid", "army of relief")),
    Topic(id="border", name="The border", keywords=("border", "front line", "withdraw", "troops")),
    Topic(id="force", name="A force", keywords=("peacekeeper", "EU", "troops")),
)
WORDS = keywords_of(TOPICS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two armies", [("armies", "army")]),
        (
            "they withdrew, and go on withdrawing",
            [("withdrew", "border"), ("withdrawing", "border")],
        ),
        ("the border’s end, borders", [("border’s", "border"), ("borders", "border")]),
        ("frontline and front-line towns", [("frontline", "border"), ("front-line", "border")]),
        ("capped, capping", [("capped", "army"), ("capping", "army")]),
        ("the Army of\nRelief", [("Army of\nRelief", "aid")]),
        ("cross-border fire", [("border", "border")]),
    ],
)
def test_inflections_and_phrases(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(hit.word, hit.issues[0]) for hit in WORDS.hits(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "he said so",
        "the capital escaped",
        "a recap",
        "raids on Port-au-Laid",
        "eu and Europe",
        "neutral",
    ],
)
def test_a_keyword_inside_another_word_is_none(text: str) -> None:
    assert WORDS.hits(text) == ()


def test_a_shared_keyword_points_to_every_issue_that_lists_it() -> None:
    (hit,) = WORDS.hits("No troops there")
    assert hit.issues == ("border", "force")
    assert not hit.alone


def found(text: str, record: str) -> About:
    start = text.index(record)
    return about(text, Span(start, start + len(record)), Span(0, len(text)), WORDS)


def test_two_issues_in_one_sentence_are_both_found_the_surer_first() -> None:
    text = "The border stays, and the army will withdraw from the border, he said."
    assert found(text, text[:60]).issues == ("border", "army")


def test_a_word_of_its_own_decides_what_a_shared_one_means() -> None:
    assert found("EU troops may come", "EU troops may come").issues == ("force",)
    assert found("Troops may come", "Troops may come").issues == ("border", "force")


def test_beside_the_record_the_nearest_clause_tells() -> None:
    text = "The army was not spoken of; on the border, he said, “we shall see”."
    beside = found(text, "we shall see")
    assert beside.issues == ("border",)
    assert not beside.within
    assert "beside it" in beside.why


def test_words_in_the_record_outweigh_those_beside_it() -> None:
    assert found("On the border he said: “the army stays”.", "the army stays").issues == ("army",)


def test_nothing_is_found_where_nothing_is_said() -> None:
    assert found("He said: “We shall see.”", "We shall see.") == About()


def test_a_word_within_a_longer_name_is_no_keyword() -> None:
    words = keywords_of(
        (
            Topic(id="status", name="Status", keywords=("independence",)),
            Topic(id="south", name="South", keywords=("Kherson",)),
        )
    )
    assert words.hits("They met on Independence Day in Iru.") == ()
    assert [hit.issues for hit in words.hits("They want Independence and more.")] == [("status",)]
    assert [hit.issues for hit in words.hits("They want Kherson City.")] == [("south",)]
    assert [hit.issues for hit in words.hits("A VOTE ON INDEPENDENCE NOW")] == [("status",)]


def test_long_texts_without_a_full_stop_take_no_long_time() -> None:
    topics = tuple(
        Topic(id=f"t{n}", name="x", keywords=("army of relief", "line of contact", "aid"))
        for n in range(20)
    )
    words = keywords_of(topics)
    began = time.process_time()
    words.hits("relief army line contact " * 4_000)
    words.hits("aid " * 16_000)
    assert time.process_time() - began < 6
