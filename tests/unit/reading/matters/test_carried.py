"""The issue taken over from beside a record or before it, and where it is not."""

from __future__ import annotations

import pytest

from detente.documents.document import Document
from detente.reading.matters.annotate import annotated, matters_of
from detente.reading.parsed import parse
from detente.reading.suggestion import Kind, Suggestion
from detente.reading.topics import Topic

MATTERS = matters_of(
    (
        Topic(id="dam", name="The dam", keywords=("upper dam", "reservoir")),
        Topic(id="army", name="The army", keywords=("army", "soldiers")),
        Topic(id="troops", name="Foreign troops", keywords=("foreign troops", "ceasefire line")),
    )
)


def issues(text: str, record: str, kind: Kind = "indirect", **more: str) -> Suggestion:
    start = text.index(record)
    document = Document(name="a.txt", text=text, sha256="0" * 64)
    made = Suggestion(
        document="a.txt",
        kind=kind,
        start=start,
        end=start + len(record),
        text=record,
        confidence=1.0,
        **more,  # type: ignore[arg-type]
    )
    return annotated(made, parse(document), MATTERS)


@pytest.mark.parametrize(
    ("text", "record", "expected"),
    [
        ("The army is large. She said its men would go home.", "its men would go home", "army"),
        ("The army is large. She said all was well.", "all was well", None),
        ("The army is large. She said it is time to go.", "it is time to go", None),
        ("They want a new reservoir.\n\nHe said the law allowed no such thing.",
         "the law allowed no such thing", "dam"),
        ("They want a new reservoir.\n\nHe said it was fine.", "it was fine", None),
        ("Of the reservoir he said that all was lost.", "all was lost", "dam"),
        ("They met without soldiers, but she said they would return.", "they would return", None),
        ("She said they would return, and blamed the soldiers.", "they would return", None),
        ("The army said that five men were dead.", "five men were dead", None),
    ],
)  # fmt: skip
def test_indirect_statements(text: str, record: str, expected: str | None) -> None:
    speaker = "The army" if text.startswith("The army said") else "she"
    found = issues(text, record, speaker=speaker)
    assert found.issues == ((expected,) if expected else ())


def test_a_question_lends_its_issue_to_a_short_answer_only() -> None:
    text = "Q: What of the army?\n\nMR. LAW: We shall see."
    assert issues(text, "We shall see.", "quotation").issues == ("army",)
    long = "We shall see. " * 30
    assert (
        issues(f"Q: What of the army?\n\nMR. LAW: {long}", long.strip(), "quotation").issues == ()
    )


def test_what_is_taken_over_is_less_sure_than_what_is_named() -> None:
    named = issues("He said the army stays.", "the army stays")
    beside = issues("Of the army he said that all was lost.", "all was lost")
    before = issues("The army is large. She said its men would go.", "its men would go")
    assert named.confidence > beside.confidence > before.confidence


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("troops of foreign powers must go", ("troops",)),
        ("troops must go, and foreign ministers met here before that day in the lodge", ()),
        ("he fell silent on that line of fire", ()),
    ],
)
def test_the_words_of_a_phrase_in_another_order(record: str, expected: tuple[str, ...]) -> None:
    assert issues(f"She said {record}.", record).issues == expected


def test_a_word_as_listed_goes_before_one_of_its_family() -> None:
    topics = (
        Topic(id="arms", name="Arms", keywords=("disarm",)),
        Topic(id="dam", name="Dam", keywords=("dam",)),
    )
    words = matters_of(topics).keywords
    assert [hit.issues for hit in words.hits("disarmament near the dam")] == [("dam",)]
    assert [hit.issues for hit in words.hits("disarmament")] == [("arms",)]
