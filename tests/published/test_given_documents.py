"""Documents that once were misread, as they were given: what each must come to now."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

import detente
from detente.documents.document import Document
from detente.documents.load import load
from detente.reading.actors import Actors
from detente.reading.people.actors_of import actors_of
from detente.reading.read_document import suggestions_in
from detente.reading.suggestion import Suggestion
from unit.documents.making import need

CASES = Path(__file__).parents[3] / "shared" / "cases" / "public"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CASES.exists(), reason="the cases do not lie beside this checkout"),
]


def given(case: str) -> Document:
    (path,) = (CASES / case).glob("in.*")
    need(*{".html": ("trafilatura",), ".pdf": ("pypdf",)}.get(path.suffix, ()))
    return dataclasses.replace(load(path), published=dt.date(2031, 5, 15))


def said(document: Document) -> list[Suggestion]:
    found = suggestions_in(document, Actors(), ()).suggestions
    return [one for one in found if one.kind in ("quotation", "indirect")]


def test_what_is_hidden_in_a_word_file_is_not_read() -> None:
    document = given("docx_hidden_text")
    assert document.text == "“We shall keep the ridge,” President Ana Dorn said on 9 May 2031."
    assert any("give it up for the port" in caution for caution in document.cautions)


def test_a_word_file_with_an_embedded_page() -> None:
    document = given("docx_alt_chunk")
    assert document.text == (
        "Transcript of 9 May 2031.\n\n“We shall keep the ridge,” President Ana Dorn said."
    )


def test_a_word_file_whose_main_part_has_another_name() -> None:
    assert [one.person for one in said(given("docx_document2"))] == ["Ana Dorn"]


def test_numbered_points_of_a_word_file() -> None:
    lines = given("docx_numbered_points").text.split("\n\n")
    assert lines[1:3] == [
        "1. The North withdraws from the ridge.",
        "2. The South opens the port.",
    ]


def test_a_transcript_in_a_table() -> None:
    assert [(one.speaker, one.text) for one in said(given("docx_table_transcript"))] == [
        ("MS. DORN", "We will not leave it."),
        ("MS. DORN", "The port is another matter."),
    ]


def test_labels_of_a_transcript_with_an_initial() -> None:
    assert [(one.speaker, one.text) for one in said(given("transcript_initial"))] == [
        ("A. DORN", "We are ready."), ("T. RUIZ", "We are not."), ("A. DORN", "Why?"),
    ]  # fmt: skip


def test_a_label_of_a_transcript_that_is_heard_once() -> None:
    actors = actors_of(detente.read("two-rivers"))
    found = suggestions_in(given("transcript_once"), actors, ()).suggestions
    assert [(one.person, one.party) for one in found if one.kind == "quotation"] == [
        ("Ana Dorn", "north"), ("Teo Ruiz", "south"), ("Ana Dorn", "north"),
    ]  # fmt: skip


def test_questions_without_a_colon() -> None:
    assert [one.text for one in said(given("transcript_q_without_colon"))] == [
        "We are ready.", "No.", "That too.",
    ]  # fmt: skip


def test_an_addressee_is_no_verb() -> None:
    assert [one.to for one in said(given("hearer_is_a_verb")) if one.to] == []


def test_a_statement_with_its_day_before_that() -> None:
    (told,) = said(given("indirect_said_on_date_that"))
    assert (told.kind, told.text) == ("indirect", "the ridge would stay with the North")
    assert (told.person, told.date) == ("Ana Dorn", "2031-05-09")


def test_quotation_marks_that_a_browser_draws() -> None:
    quote = said(given("html_q_element"))[0]
    assert (quote.kind, quote.person, quote.date) == ("quotation", "Ana Dorn", "2031-05-09")
    assert quote.text == "We shall keep the ridge, whatever the commission says."


def test_columns_drawn_row_by_row() -> None:
    assert given("pdf_columns_by_rows").text.split("\n\n") == [
        "President Ana Dorn said on Friday that the ridge would stay with the North, and that her "
        "envoys would not speak of it again in Lake House before the vote.",
        "Teo Ruiz said that the quota was the least the South needed. “The port is ours,” he told "
        "reporters, and he rejected the draft of the mediator outright.",
    ]


def test_a_drop_cap() -> None:
    document = given("pdf_drop_cap")
    assert document.text.startswith("President Ana Dorn said on 9 May 2031 that the ridge would")
    assert [(one.person, one.date) for one in said(document)][:1] == [("Ana Dorn", "2031-05-09")]


def test_a_pdf_locked_against_changes_alone() -> None:
    assert given("pdf_open_without_password").text.startswith("pdf encryption test")


def test_words_struck_through() -> None:
    document = given("pdf_struck_through")
    assert document.text.startswith("1. The North keeps the ridge. Ana Dorn said on 9 May 2031")
    assert "Struck through, and not read: “withdraws from”" in document.cautions


def test_marks_of_notes_and_an_ordinal() -> None:
    document = given("pdf_superscript")
    assert len(document.text.split("\n\n")) == 2
    assert ("The port is another matter,", "Ana Dorn") in [
        (one.text, one.person) for one in said(document)
    ]
    dates = [one.date for one in suggestions_in(document, Actors(), ()).suggestions]
    assert "2031-06-02" in dates


def test_a_quotation_signed_after_a_dash() -> None:
    (quote,) = said(given("quotes_dash_name"))
    assert quote.person == "Ana Dorn"


@pytest.mark.parametrize(
    ("case", "quoted"),
    [
        ("quotes_same_mark", ["We are ready,", "The port is another matter,"]),
        (
            "quotes_mixed_marks",
            [
                "We are ready", "The port is another matter", "The dam stays shut,",
                "Nobody swims in it,",
            ],
        ),
    ],
)  # fmt: skip
def test_marks_of_other_kinds(case: str, quoted: list[str]) -> None:
    assert [(one.kind, one.text) for one in said(given(case))] == [
        ("quotation", words) for words in quoted
    ]
