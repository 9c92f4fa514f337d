"""Which issues words point to: in any inflection, never inside another word."""

from __future__ import annotations

import time

import pytest

from detente.reading.issues.keywords import Keywords, bases, root
from detente.reading.topics import Topic

TOPICS = (
    Topic(id="army", name="The army", keywords=("army", "cap")),
    Topic(id="aid", name="Aid", keywords=("aid", "army of relief")),
    Topic(id="border", name="The border", keywords=("border", "front line", "withdraw", "troops")),
    Topic(id="force", name="A force", keywords=("peacekeeper", "EU", "troops")),
)
WORDS = Keywords(TOPICS)


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
    assert [(text[hit.start : hit.end], hit.issues[0]) for hit in WORDS.hits(text)] == expected


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


def test_a_word_that_makes_a_longer_name_is_no_keyword() -> None:
    words = Keywords(
        (
            Topic(id="status", name="Status", keywords=("independence",)),
            Topic(id="south", name="South", keywords=("Kherson",)),
        )
    )
    assert words.hits("They met on Independence Day, on Independence Square.") == ()
    assert [hit.issues for hit in words.hits("They want Independence and more.")] == [("status",)]
    assert [hit.issues for hit in words.hits("They want Kherson City.")] == [("south",)]
    assert [hit.issues for hit in words.hits("A VOTE ON INDEPENDENCE NOW")] == [("status",)]


def test_long_texts_without_a_full_stop_take_no_long_time() -> None:
    topics = tuple(
        Topic(id=f"t{n}", name="x", keywords=("army of relief", "line of contact", "aid"))
        for n in range(20)
    )
    words = Keywords(topics)
    began = time.process_time()
    words.hits("relief army line contact " * 4_000)
    words.hits("aid " * 16_000)
    assert time.process_time() - began < 6


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("army", "armies"),
        ("cede", "ceding"),
        ("cap", "capped"),
        ("withdraw", "withdrew"),
        ("grazing", "graze"),
        ("herring", "herrings"),
        ("recognise", "recognized"),
        ("demilitarization", "demilitarisation"),
        ("harbour", "harbors"),
        ("defence", "defense"),
        ("centre", "centers"),
        ("labelled", "labeled"),
        ("parties", "party"),
        ("women", "women"),
    ],
)
def test_inflections_and_spellings(word: str, same: str) -> None:
    (hit,) = Keywords((Topic(id="a", name="A", keywords=(word,)),)).hits(same)
    assert hit.kind == "listed"


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("base", "based"),
        ("range", "ranging"),
        ("herring", "her"),
        ("evening", "even"),
        ("cede", "cedar"),
        ("mission", "miss"),
        ("cap", "capital"),
        ("arms", "arm"),
        ("US", "us"),
        ("observers", "observed"),
    ],
)
def test_words_that_only_look_like_it(word: str, other: str) -> None:
    assert Keywords((Topic(id="a", name="A", keywords=(word,)),)).hits(other) == ()


@pytest.mark.parametrize(
    ("word", "relative"),
    [
        ("disarm", "disarmament"),
        ("territory", "territorial"),
        ("withdraw", "withdrawals"),
        ("compensation", "compensate"),
        ("autonomy", "autonomous"),
    ],
)
def test_relatives_are_told_from_forms(word: str, relative: str) -> None:
    assert root(word) == root(relative)
    assert not bases(word) & bases(relative)
    (hit,) = Keywords((Topic(id="a", name="A", keywords=(word,)),)).hits(relative)
    assert hit.kind == "family"


def test_the_longest_keyword_wins() -> None:
    words = Keywords(
        (
            Topic(id="army", name="Army", keywords=("army",)),
            Topic(id="cap", name="Cap", keywords=("army cap",)),
        )
    )
    assert [hit.issues for hit in words.hits("an army cap, an army")] == [("cap",), ("army",)]


def test_a_listed_word_goes_before_a_hint() -> None:
    words = Keywords(
        (
            Topic(id="army", name="Army", hints=("ridge",)),
            Topic(id="line", name="Line", keywords=("ridge",)),
        )
    )
    assert [(hit.issues, hit.kind) for hit in words.hits("the ridge")] == [(("line",), "listed")]
