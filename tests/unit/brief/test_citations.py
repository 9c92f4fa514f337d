"""A brief cites document and paragraph, and every document that holds the same."""

from __future__ import annotations

import detente
from detente.brief.sections.statements import evidence
from detente.wording.names import cited


def test_every_source_of_a_statement_is_cited_with_its_place() -> None:
    dossier = detente.read("two-rivers")
    statement = dossier.statements[2].model_copy(
        update={"place_in_source": "paragraph 3", "also_in": ("report#paragraph 12", "report")}
    )
    words = cited(dossier, statement)
    assert words == (
        "Bulletin of the Lakes Union, spring 2031, paragraph 3; also The war between the rivers, "
        "paragraph 12; also The war between the rivers"
    )
    assert evidence(dossier, statement).source.text == words
