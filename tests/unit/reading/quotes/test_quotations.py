"""Direct quotations in short texts of several styles: one named test for each hard case."""

from __future__ import annotations

import time
from typing import Any

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.parsed import parse
from detente.reading.pipeline import MISSING, find_pipeline
from detente.reading.quotes.scene import scene_of
from detente.reading.quotes.statements import quotations
from detente.reading.suggestion import Suggestion

ACTORS = Actors(
    people=(
        Actor(name="Anna Lund", also=("Ms. Lund",), role="envoy of Norland", party="norland"),
        Actor(name="Ivo Brandt", also=("Mr. Brandt",), role="president of Sarmia", party="sarmia"),
        Actor(name="Petra Holm", role="foreign minister of Sarmia", party="sarmia"),
    ),
    parties=(
        NamedParty(id="norland", name="Norland", also=("Norlandish", "the ministry in Varde")),
        NamedParty(id="sarmia", name="Sarmia", also=("Sarmian", "Belograd")),
        NamedParty(id="front", name="Coastal Front", also=("the Front", "the rebels")),
    ),
)
PIPELINES = [pytest.param(None, id="rules"), pytest.param("installed", id="pipeline")]


@pytest.fixture(params=PIPELINES)
def pipeline(request: pytest.FixtureRequest) -> Any:
    if request.param is None:
        return None
    found = find_pipeline()
    if found is None:
        pytest.skip("no English pipeline is installed")
    return found


def read(text: str, pipeline: Any = None) -> list[Suggestion]:
    document = Document(name="a.txt", text=text, sha256="0" * 64)
    found = quotations(scene_of(parse(document, pipeline), ACTORS))
    assert all(text[one.start : one.end] == one.text for one in found)
    return found


def said(text: str, pipeline: Any = None) -> list[tuple[str, str | None]]:
    return [(one.text, one.person) for one in read(text, pipeline)]


def test_curly_marks_and_a_speaker_after_them(pipeline: Any) -> None:
    text = "“It is over,” Ms. Lund said. “Go home.”"
    assert said(text, pipeline) == [("It is over,", "Anna Lund"), ("Go home.", "Anna Lund")]


@pytest.mark.parametrize(
    "marks", ["””", "»«", "»»", "„“", "„”", '„"', "““", "›‹", "«»", ("« ", " »"), ('" ', ' "')]
)
def test_marks_of_every_kind(marks: tuple[str, str], pipeline: Any) -> None:
    opens, closes = marks
    text = f"{opens}It is over,{closes} said Anna Lund. {opens}Go home,{closes} she added."
    assert said(text, pipeline) == [("It is over,", "Anna Lund"), ("Go home,", "Anna Lund")]


def test_a_quotation_in_a_quotation_of_the_same_marks(pipeline: Any) -> None:
    text = '“We are “ready”,” said Anna Lund. She held a 5" shell, and a 6" one.'
    assert said(text, pipeline) == [("We are “ready”,", "Anna Lund")]


@pytest.mark.parametrize(
    "text",
    [
        "“The ridge is ours.” – Anna Lund",
        "“The ridge is ours.” -- Anna Lund, envoy of Norland.",
        "“The ridge is ours.”\n\n— Anna Lund\n\nThe talks go on.",
        "From Anna Lund: “The ridge is ours.”",
    ],
)
def test_a_name_that_signs_or_heads_a_quotation(text: str, pipeline: Any) -> None:
    assert said(text, pipeline) == [("The ridge is ours.", "Anna Lund")]


def test_a_dash_before_a_clause_signs_nothing(pipeline: Any) -> None:
    text = "“The ridge is ours,” Ivo Brandt said. “It is.” – Anna Lund left."
    assert ("It is.", "Anna Lund") not in said(text, pipeline)


def test_straight_marks_and_an_inverted_speaker(pipeline: Any) -> None:
    text = '"We will sign," said Petra Holm, who leads the delegation.'
    assert said(text, pipeline) == [("We will sign,", "Petra Holm")]


def test_guillemets_without_the_blanks_inside_them() -> None:
    text = "Ivo Brandt a déclaré nothing. He declared : « We shall stay. »"
    assert said(text) == [("We shall stay.", "Ivo Brandt")]


def test_british_single_quotes_and_the_apostrophes_within_and_around_them(pipeline: Any) -> None:
    text = (
        "The rebels’ boats lay idle. ‘It’s the boats’ owners who’ll pay,’ Ivo Brandt told MPs. "
        "‘They’d rather not.’"
    )
    assert said(text, pipeline) == [
        ("It’s the boats’ owners who’ll pay,", "Ivo Brandt"),
        ("They’d rather not.", "Ivo Brandt"),
    ]


def test_straight_single_quotes_beside_apostrophes() -> None:
    text = "'It's the rebels' own fault,' Petra Holm said. The ministers' car left."
    assert said(text) == [("It's the rebels' own fault,", "Petra Holm")]


def test_a_quotation_within_another_has_its_own_speaker(pipeline: Any) -> None:
    text = "“Mr. Brandt told me, ‘Keep the ships,’ and he left,” Ms. Lund said."
    outer, inner = read(text, pipeline)
    assert (outer.person, inner.person) == ("Anna Lund", "Ivo Brandt")
    assert (inner.text, inner.nested, outer.nested) == ("Keep the ships,", True, False)


def test_what_a_speaker_quotes_of_herself_is_no_second_record() -> None:
    text = "“When they asked, I said: ‘Never again.’ That was all,” Ms. Lund said."
    assert len(read(text)) == 1


def test_a_quotation_split_around_its_speaker_is_one_in_pieces(pipeline: Any) -> None:
    text = "“We have the same fish,” Petra Holm said, “wrapped in another paper.”"
    first, second = read(text, pipeline)
    assert first.piece_of == second.piece_of
    assert [first.person, second.person] == ["Petra Holm", "Petra Holm"]


def test_two_sayings_in_one_sentence_are_not_pieces_of_one() -> None:
    text = "“Yes, we go,” Ms. Lund said, and Mr. Brandt replied: “No, we stay.”"
    first, second = read(text)
    assert (first.person, second.person) == ("Anna Lund", "Ivo Brandt")
    assert first.piece_of != second.piece_of


def test_a_quotation_that_runs_over_paragraphs_keeps_its_speaker(pipeline: Any) -> None:
    text = (
        "“They shoot first,” Mr. Brandt said. “I laughed.\n\n“We want the road open.\n\n"
        "“The rest is pencil.”\n\nPetra Holm left."
    )
    found = read(text, pipeline)
    assert [one.person for one in found] == ["Ivo Brandt"] * 4
    assert len({one.piece_of for one in found}) == 1


def test_an_unclosed_quotation_ends_with_its_paragraph(pipeline: Any) -> None:
    text = 'Petra Holm said: "We asked. They said yes.\n\nThe talks go on.'
    (found,) = read(text, pipeline)
    assert (found.text, found.person) == ("We asked. They said yes.", "Petra Holm")
    assert any("closes" in reason for reason in found.why)


@pytest.mark.parametrize(
    "text",
    [
        "The “grey ships” left the harbour on Monday.",
        "He would never sign a text with the word “republic.”",
        "The working paper of 9 May (“Paper B”) was tabled.",
        "The so-called “Varde formula” would split the revenue.",
        "Ms. Lund wrote a book, “The Long Dock,” about the talks.",
        "The document known as the ‘Bergen paper’ lapsed.",
        "The term “lake” means the water below the dam.",
    ],
)
def test_scare_quotes_terms_titles_and_words_as_words_are_no_quotations(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Mr. Brandt called the plan “a haircut for a headless man.”",
            "a haircut for a headless man.",
        ),
        ("Mr. Brandt spoke of “the dock” and left.", "the dock"),
        ("Mr. Brandt said the truce was “dead” and that he was sorry.", "dead"),
        ("Mr. Brandt denounced as “fiction” a report in the press.", "fiction"),
    ],
)
def test_a_few_words_that_are_somebodys_count(text: str, words: str, pipeline: Any) -> None:
    assert said(text, pipeline) == [(words, "Ivo Brandt")]


def test_words_that_somebody_declined_to_use_are_not_his() -> None:
    assert said("Mr. Brandt refused to call it a “war” on Monday.") == []


def test_a_repeat_of_a_quotation_just_given_is_no_record() -> None:
    text = "“It is a dream,” Mr. Brandt said. That “dream” cost him the vote."
    assert said(text) == [("It is a dream,", "Ivo Brandt")]


def test_a_pronoun_means_who_spoke_last_and_not_who_is_spoken_of(pipeline: Any) -> None:
    text = (
        "Petra Holm met reporters in Varde. She denied that Anna Lund had hung up. "
        "“There was no call,” she said."
    )
    assert said(text, pipeline) == [("There was no call,", "Petra Holm")]


@pytest.mark.parametrize(
    ("phrase", "person"),
    [("the Sarmian president", "Ivo Brandt"), ("the Sarmian foreign minister", "Petra Holm")],
)
def test_a_definite_description_is_resolved_by_role_and_party(
    phrase: str, person: str, pipeline: Any
) -> None:
    text = f"Talks resumed. “We wait,” {phrase} told the BBC."
    assert said(text, pipeline) == [("We wait,", person)]


def test_an_anonymous_source_has_a_party_and_no_person(pipeline: Any) -> None:
    (found,) = read("“It is close,” a senior Sarmian official said, “very close.”", pipeline)[:1]
    assert (found.person, found.party) == (None, "sarmia")
    assert found.role == "a senior Sarmian official"


def test_a_representative_for_a_country_is_not_its_party() -> None:
    (found,) = read("“I listen,” said the special representative for Sarmia.")
    assert found.party is None


def test_a_body_speaks_for_its_party(pipeline: Any) -> None:
    (found,) = read("“We fire no more,” the Coastal Front said in a statement.", pipeline)
    assert (found.person, found.party, found.channel) == (None, "front", "a statement")


def test_whom_it_was_said_to() -> None:
    (found,) = read("“No,” Ms. Lund told a rally in Varde.")
    assert (found.to, found.cue) == ("a rally", "told")


def test_turns_of_a_transcript_are_quotations_and_questions_are_not(pipeline: Any) -> None:
    text = (
        "MS. LUND: Good morning.\n\nWe begin.\n\nQ: Did Mr. Brandt leave?\n\n"
        'MS. LUND: He told us: "I leave when I like." That is all.'
    )
    found = read(text, pipeline)
    starts = ["Good morning.", "We begin.", 'He told us: "', "I leave when "]
    assert [one.text[:13] for one in found] == starts
    assert [one.person for one in found] == ["Anna Lund"] * 3 + ["Ivo Brandt"]
    assert [one.cue for one in found[:3]] == [":"] * 3
    assert found[3].nested


def test_a_colon_in_prose_is_no_label_of_a_turn() -> None:
    text = "The announcement: talks go on.\n\nThe correction: they do not."
    assert read(text) == []


def test_a_quotation_read_out_in_a_question_is_its_authors() -> None:
    text = "MS. LUND: Yes.\n\nQ: Petra Holm called it “a suicide note.” True?\n\nMS. LUND: No."
    found = [one for one in read(text) if one.cue != ":"]
    assert [(one.text, one.person, one.nested) for one in found] == [
        ("a suicide note.", "Petra Holm", False)
    ]


def test_the_interviewee_of_questions_and_answers() -> None:
    text = "Anna Lund spoke to us.\n\nQ. Why?\n\nA. I was tired.\n\nQ. And now?\n\nA. Rested."
    assert said(text) == [("I was tired.", "Anna Lund"), ("Rested.", "Anna Lund")]


def test_rules_alone_say_that_they_miss_more() -> None:
    document = Document(name="a.txt", text="“No,” she said.", sha256="0" * 64)
    assert parse(document, None).cautions == (MISSING,)


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        '"',
        "‘a “",
        "s' a ",
        "he said that ",
        "“No.” ",
        "Anna Lund ",
        "(",
        ".",
        "X: ",
        "and then said ",
    ],
)
def test_odd_text_takes_bounded_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 8
