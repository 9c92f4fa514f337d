"""A draft from a document: its text in canonical form, and what its points may be about."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.documents.making import need, put

import detente
from detente.documents.document import Document
from detente.documents.load import load
from detente.dossier.change import checked
from detente.dossier.points import numbered
from detente.drafting.adding import NewDraft, canonical, may_touch, with_draft

RAW = """A plan

Preamble.

Article 1
Arms fall
silent. <!-- lint: ignore no-deadline: at once -->

- guns
- shells

## Part II

Article 1: Troops leave.
"""


def test_the_canonical_form_keeps_all_and_reads_the_same() -> None:
    written = canonical("A plan", RAW)
    first, again = numbered(RAW), numbered(written)
    assert [(p.number, p.text) for p in again.points] == [(p.number, p.text) for p in first.points]
    assert [point.number for point in again.points] == ["1", "1-2"]
    assert first.cautions != () == again.cautions
    for kept in (
        "<!-- lint: ignore no-deadline: at once -->",
        "\n- guns\n- shells\n",
        "## Part II",
    ):
        assert kept in written
    assert written.count("A plan") == 1
    assert canonical("A plan", written) == written


def test_points_of_a_text_can_be_mapped_and_answered_by_the_numbers_they_have_there() -> None:
    dossier = detente.read("two-rivers")
    document = Document(name="a.txt", text="1. Arms.\n1. Land.\nII. Sea.", sha256="0" * 64)
    new = NewDraft(id="b", name="B", by=("coast",), date="2031-04-02")
    made = with_draft(dossier, document, new).dossier
    answer = {"stance": "objects", "date": "2031-04-03", "objects": ["ii"]}
    answered = made.set("drafts.b.responses.south", answer)
    assert answered.drafts["b"].responses["south"].objects == ("ii",)
    mapped = answered.set("drafts.b.points", {"1-2": "unknown", "ii": {}})
    assert [str(f) for f in checked(mapped)[1] if f.slug == "point-not-in-text"] == []
    with pytest.raises(detente.DossierError, match=r"3-2.*not a point"):
        made.set("drafts.b.responses.south", {**answer, "objects": ["3-2"]})
    without = made.model_copy(update={"texts": {}})
    with pytest.raises(detente.DossierError, match="Add points: to the draft"):
        without.set("drafts.b.responses.south", answer)


def test_the_mark_at_the_beginning_of_a_file_is_no_letter(tmp_path: Path) -> None:
    document = load(put(tmp_path, "a.md", b"\xef\xbb\xbf1. Arms.\r\n2. Land.\r\n"))
    new = NewDraft(id="b", name="\ufeffThe\x07 plan", by=("coast",), date="2031-04-02")
    made = with_draft(detente.read("two-rivers"), document, new)
    assert (made.points, made.dossier.drafts["b"].name) == (2, "The plan")
    assert made.dossier.texts["b"] == "# The plan\n\n1. Arms.\n2. Land.\n"


def test_a_text_without_numbers_gets_them() -> None:
    written = canonical("Peace", "Peace\n\nArms fall silent.\n\nTroops\nleave.\n")
    assert written == "# Peace\n\n1. Arms fall silent.\n\n2. Troops\nleave.\n"
    assert numbered(written).cautions == ()


def test_letters_that_turn_others_round_are_no_words() -> None:
    dossier = detente.read("two-rivers")
    document = Document(name="a.txt", text="1. Arms \u202efall\x0b silent.", sha256="0" * 64)
    new = NewDraft(id="b", name="B", by=("coast",), date="2031-04-02")
    added = with_draft(dossier, document, new)
    assert added.dossier.texts["b"] == "# B\n\n1. Arms fall\n silent.\n"
    assert "turn letters round" in added.cautions[0]


def test_what_points_may_be_about() -> None:
    dossier = detente.read("ukraine-2025")
    told = may_touch(dossier, numbered(dossier.texts["us-28"]))
    mapped = {n: set(held) for n, held in dossier.drafts["us-28"].points.items() if held}
    right = {n for n, held in mapped.items() if held & set(told.get(n, ()))}
    assert set(mapped) - right == {"8"}


def test_a_draft_stands_in_the_dossier_with_its_text() -> None:
    document = Document(name="a.txt", text="1. Arms fall silent.\n2. Troops go.", sha256="0" * 64)
    new = NewDraft(id="b", name="Plan B", by=("coast",), date="2031-04-02")
    added = with_draft(detente.read("two-rivers"), document, new)
    assert added.dossier.texts["b"] == "# Plan B\n\n1. Arms fall silent.\n2. Troops go.\n"
    assert (added.dossier.drafts["b"].by, added.points) == (("coast",), 2)
    assert added.amendments == ()


PAGE = """<html><body><h1>Plan</h1><p>Both sides met.</p><h2>Part I</h2><ol><li>Arms fall
silent.</li><li>Troops go.</li></ol><h2>Part II</h2><ol><li>Elections.</li></ol></body></html>"""


def test_headings_of_a_page_belong_to_no_point(tmp_path: Path) -> None:
    need("trafilatura")
    document = load(put(tmp_path, "plan.html", PAGE))
    new = NewDraft(id="b", name="Plan", by=("coast",), date="2031-04-02")
    text = with_draft(detente.read("two-rivers"), document, new).dossier.texts["b"]
    told = [(point.number, point.text) for point in numbered(text).points]
    assert told == [("1", "Arms fall silent."), ("2", "Troops go."), ("1-2", "Elections.")]
    assert "\n\n## Part II\n\n1-2. Elections.\n" in text
