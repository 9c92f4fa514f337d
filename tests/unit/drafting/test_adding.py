"""A draft from a document: its text in canonical form, and what its points may be about."""

from __future__ import annotations

import detente
from detente.documents.document import Document
from detente.drafting.adding import NewDraft, canonical, may_touch, with_draft
from detente.drafting.text import numbered


def test_the_canonical_form_reads_the_same() -> None:
    text = numbered("Preamble.\n\nArticle 1\nArms fall\nsilent.\n\nArticle 2: Troops leave.\n")
    again = numbered(canonical("A plan", text))
    assert [(p.number, p.text) for p in again.points] == [(p.number, p.text) for p in text.points]
    assert again.preamble == "A plan Preamble."


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
