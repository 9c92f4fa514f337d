"""Indirect statements in short texts: one named test for each hard case."""

from __future__ import annotations

import time
from typing import Any

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.parsed import parse
from detente.reading.pipeline import find_pipeline
from detente.reading.quotes.scene import scene_of
from detente.reading.quotes.statements import indirect, quotations
from detente.reading.suggestion import Suggestion

ACTORS = Actors(
    people=(
        Actor(name="Anna Lund", also=("Ms. Lund",), role="envoy of Norland", party="norland"),
        Actor(name="Ivo Brandt", also=("Mr. Brandt",), role="president of Sarmia", party="sarmia"),
    ),
    parties=(
        NamedParty(id="norland", name="Norland", also=("Norlandish", "Varde")),
        NamedParty(id="sarmia", name="Sarmia", also=("Sarmian", "Belograd")),
        NamedParty(id="front", name="Coastal Front", also=("the Front", "the rebels")),
    ),
)


@pytest.fixture(params=["rules", "pipeline"])
def pipeline(request: pytest.FixtureRequest) -> Any:
    if request.param == "rules":
        return None
    found = find_pipeline()
    if found is None:
        pytest.skip("no English pipeline is installed")
    return found


def read(text: str, pipeline: Any = None) -> list[Suggestion]:
    parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64), pipeline)
    scene = scene_of(parsed, ACTORS)
    found = indirect(scene, quotations(scene))
    assert all(text[one.start : one.end] == one.text for one in found)
    return found


def told(text: str, pipeline: Any = None) -> list[str]:
    return [one.text for one in read(text, pipeline)]


def test_each_clause_with_its_own_that_is_one_record(pipeline: Any) -> None:
    text = "Ms. Lund said that talks would go on, but that time was short."
    assert told(text, pipeline) == ["talks would go on", "time was short"]


@pytest.mark.parametrize(
    "text", ["Lund thinks she knows why.", "Lund said so.", "Mr. Brandt rejected the figure."]
)
def test_a_clause_without_content_is_no_statement(text: str, pipeline: Any) -> None:
    assert told(text, pipeline) == []


def test_a_clause_without_that(pipeline: Any) -> None:
    assert told("Mr. Brandt said Varde had tabled a draft.", pipeline) == [
        "Varde had tabled a draft"
    ]


def test_made_it_clear_that(pipeline: Any) -> None:
    (found,) = read("Mr. Brandt made it clear in a speech that he would not sign.", pipeline)
    assert (found.text, found.cue, found.channel) == (
        "he would not sign",
        "made it clear",
        "a speech",
    )


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("According to Ms. Lund, the text was leaked.", "the text was leaked"),
        ("The text was leaked, according to Ms. Lund.", "The text was leaked"),
        ("The text, according to Ms. Lund, was leaked last week.", "was leaked last week"),
        ("The Front, she noted, has outlasted four envoys.", "has outlasted four envoys"),
        (
            "Had it rained, officials said, the road would have closed.",
            "the road would have closed",
        ),
    ],
)
def test_an_attribution_beside_or_within_what_is_said(
    text: str, clause: str, pipeline: Any
) -> None:
    assert told(text, pipeline) == [clause]


def test_as_he_has_suggested(pipeline: Any) -> None:
    (found,) = read("A vote, as Mr. Brandt has suggested, could be held next spring.", pipeline)
    assert (found.text, found.person) == ("could be held next spring", "Ivo Brandt")


def test_signalled_to_somebody_that(pipeline: Any) -> None:
    (found,) = read("Mr. Brandt has signalled to Ms. Lund that a vote is possible.", pipeline)
    assert (found.text, found.cue, found.to) == ("a vote is possible", "has signalled", "Ms. Lund")


def test_told_somebody_that(pipeline: Any) -> None:
    (found,) = read("Ms. Lund told both delegations on Thursday that nothing was agreed.", pipeline)
    assert (found.text, found.to) == ("nothing was agreed", "both delegations")


def test_his_insistence_that(pipeline: Any) -> None:
    text = "The talks broke down over Mr. Brandt’s insistence that the ports be handed over first."
    (found,) = read(text, pipeline)
    assert (found.text, found.person) == ("the ports be handed over first", "Ivo Brandt")


def test_a_promise_from_somebody_that(pipeline: Any) -> None:
    (found,) = read("She carried a promise from Ivo Brandt that he would read it.", pipeline)
    assert (found.text, found.person, found.cue) == ("he would read it", "Ivo Brandt", "promise")


def test_if_one_says_that_another_said_both_are_records(pipeline: Any) -> None:
    text = "The Front has signalled that it will stop, a diplomat close to the talks said."
    outer, inner = read(text, pipeline)
    assert (outer.text, outer.party) == ("The Front has signalled that it will stop", None)
    assert (inner.text, inner.party) == ("it will stop", "front")


@pytest.mark.parametrize(
    ("text", "thing", "cue"),
    [
        ("The Front denied that its men had fired.", "its men had fired", "denied"),
        ("The Front denied leaking the map.", "leaking the map", "denied"),
        (
            "Mr. Brandt ruled out a truce before a signature.",
            "a truce before a signature",
            "ruled out",
        ),
        ("Belograd wants a vote by next year.", "a vote by next year", "wants"),
        ("The Front rejected a fence.", "a fence", "rejected"),
        ("Mr. Brandt rejected the suggestion that he had lied.", "he had lied", "suggestion"),
    ],
)
def test_what_is_denied_wanted_or_refused_counts(
    text: str, thing: str, cue: str, pipeline: Any
) -> None:
    (found,) = read(text, pipeline)
    assert (found.text, found.cue) == (thing, cue)


def test_a_second_verb_has_the_speaker_of_the_first(pipeline: Any) -> None:
    text = "The Front denied that its men had fired and accused Sarmia of burning two houses."
    first, second = read(text, pipeline)
    assert (first.text, second.text) == ("its men had fired", "Sarmia of burning two houses")
    assert second.party == "front"


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Brandt never said that the war was over.",
        "Ms. Lund declined to say whether the text was final.",
        "If Mr. Brandt says that the text is dead, the talks end.",
        "Nobody has said that the talks are over.",
        "The draft says that the port is open.",
        "Did Mr. Brandt say that he would come?",
        "Ms. Lund could ask the Swiss to send monitors.",
    ],
)
def test_what_is_not_said_or_only_supposed_is_no_statement(text: str, pipeline: Any) -> None:
    assert told(text, pipeline) == []


def test_quoted_words_within_a_clause_belong_to_it(pipeline: Any) -> None:
    text = "Mr. Brandt wrote that Sarmia “will share a river”, and that it was ready."
    assert told(text, pipeline) == ["Sarmia “will share a river”", "it was ready"]


def test_a_mere_quotation_is_no_indirect_statement(pipeline: Any) -> None:
    assert told("Mr. Brandt told reporters, “We shall stay.”", pipeline) == []


def test_what_is_told_within_a_quotation_is_the_quotations(pipeline: Any) -> None:
    assert told("“She told me that it was over,” Mr. Brandt said.", pipeline) == []


def test_what_is_told_within_a_turn_of_a_transcript_counts(pipeline: Any) -> None:
    text = "MS. LUND: Mr. Brandt told us that he would stay.\n\nQ: Why?\n\nMS. LUND: Ask him."
    (found,) = read(text, pipeline)
    assert (found.text, found.person) == ("he would stay", "Ivo Brandt")


def test_anonymous_sources_of_a_party(pipeline: Any) -> None:
    (found,) = read("Two Sarmian officials said the draft was dead.", pipeline)
    assert (found.person, found.party, found.speaker) == (None, "sarmia", "Two Sarmian officials")


def test_a_claim_of_nobody_is_kept_without_a_speaker(pipeline: Any) -> None:
    (found,) = read("Allegations that patrols will end are without foundation.", pipeline)
    assert (found.text, found.speaker, found.person) == ("patrols will end", None, None)


def test_what_the_text_gives_to_nobody_is_no_statement(pipeline: Any) -> None:
    assert told("It is understood that Norland will table a text.", pipeline) == []


@pytest.mark.parametrize(
    "piece", ["he said that ", "his claim to a that ", "X said Y, and that ", ", "]
)
def test_odd_text_takes_bounded_time(piece: str) -> None:
    began = time.process_time()
    read(piece * (100_000 // len(piece)))
    assert time.process_time() - began < 8
