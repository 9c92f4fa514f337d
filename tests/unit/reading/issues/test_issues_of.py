"""Which issues a record is about, by which class of rule, and where it is left open."""

from __future__ import annotations

import time

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actors
from detente.reading.issues.issues_of import Issues
from detente.reading.parsed import parse
from detente.reading.suggestion import Kind, Suggestion
from detente.reading.topics import Topic

TOPICS = (
    Topic(id="dam", name="The dam", keywords=("upper dam", "reservoir")),
    Topic(id="army", name="The army", keywords=("army", "soldiers", "disarm"), hints=("80,000",)),
    Topic(id="border", name="The border", keywords=("border", "troops")),
    Topic(id="force", name="A force", keywords=("EU", "troops")),
)


def issues(text: str, record: str, kind: Kind = "indirect", **more: str) -> Suggestion:
    start = text.index(record)
    parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    made = Suggestion(
        document="a.txt", kind=kind, start=start, end=start + len(record), text=record,
        **more,  # type: ignore[arg-type]
    )  # fmt: skip
    (found,) = Issues(parsed, TOPICS, Actors()).put_on([made])
    return found


@pytest.mark.parametrize(
    ("text", "record", "expected", "rule"),
    [
        ("He said the army stays.", "the army stays", ("army",), "keyword alone"),
        ("He said the upper dam stays.", "the upper dam stays", ("dam",),
         "keyword of several words"),
        ("He said soldiers are no army.", "soldiers are no army", ("army",), "several keywords"),
        ("He said the army has the dam’s reservoir.", "the army has the dam’s reservoir",
         ("army", "dam"), "keywords of several issues"),
        ("He said 80,000 were enough.", "80,000 were enough", ("army",), "keyword of its name"),
        ("He hailed disarmament.", "disarmament", ("army",), "keyword of its family"),
        ("Of the reservoir he said that all was lost.", "all was lost", ("dam",),
         "keyword beside"),
        ("He said all was lost on the upper dam.", "all was lost", ("dam",), "keyword beside"),
    ],
)  # fmt: skip
def test_the_class_of_rule(text: str, record: str, expected: tuple[str, ...], rule: str) -> None:
    found = issues(text, record)
    assert set(found.issues) == set(expected)
    assert found.rules["issue"] == rule
    assert any(why.startswith("issue by") for why in found.why)


@pytest.mark.parametrize(
    ("text", "record", "kind"),
    [
        ("The army is large. She said all was well.", "all was well", "indirect"),
        ("They met without soldiers, but she said they would return.", "they would return",
         "indirect"),
        ("She said they would return, and blamed the soldiers.", "they would return", "indirect"),
        ("The army said that five men were dead.", "five men were dead", "indirect"),
        ("The army was not spoken of; he said, “we shall see”.", "we shall see", "quotation"),
        ("The soldiers had been gone from the town for a whole year when he said, “we shall see”.",
         "we shall see", "quotation"),
        ("She called it “a door”, while the army slept.", "a door", "quotation"),
    ],
)  # fmt: skip
def test_what_a_record_does_not_hang_on_is_left_out(text: str, record: str, kind: Kind) -> None:
    found = issues(text, record, kind, speaker="The army" if text.startswith("The army s") else "")
    assert found.issues == ()
    assert "issue" not in found.rules


def test_what_is_called_something_is_what_the_words_are_about() -> None:
    assert issues("She called the upper dam “a door”.", "a door", "quotation").issues == ("dam",)


def test_a_word_of_its_own_decides_what_a_shared_one_means() -> None:
    assert issues("He said EU troops come.", "EU troops come").issues == ("force",)
    assert issues("He said troops come.", "troops come").issues == ("border", "force")


def test_words_in_the_record_outweigh_those_beside_it() -> None:
    text = "On the border he said: “the army stays”."
    assert issues(text, "the army stays", "quotation").issues == ("army",)


def test_the_issue_named_more_often_comes_first() -> None:
    text = "The border stays, and the army will leave the border, he said."
    assert issues(text, text[:58]).issues == ("border", "army")


def test_an_issue_is_put_on_no_event() -> None:
    found = issues("The army left.", "The army left", "event")
    assert (found.issues, found.rules) == ((), {})


def test_the_class_of_rule_is_told_of_what_was_said_alone() -> None:
    found = issues("They could open the reservoir.", "open the reservoir", "option")
    assert (found.issues, found.rules) == (("dam",), {})


def test_a_long_text_is_read_in_time() -> None:
    text = "He said of the army that troops on the border, on the upper dam, on it, " * 3_000
    began = time.process_time()
    assert issues(text, "troops on the border").issues
    assert time.process_time() - began < 5
