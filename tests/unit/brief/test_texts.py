"""The section of texts: a path with ranges, both ends of what is open, and the points' lineage."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.brief.page import render
from detente.brief.pictures import texts_picture
from detente.brief.sections.texts import texts_section
from detente.results import Study
from detente.tabling import draft_path
from detente.wording.numbers import plain

A_TEXT = "1. The border runs along the front line.\n2. The army has at most 50,000 soldiers.\n"
A_LATER = "1. The army has at most 80,000 soldiers.\n2. The border runs along the front line.\n"


def test_every_draft_is_drawn_with_its_ranges(small_study: Study) -> None:
    section = texts_section(small_study)
    path = draft_path(
        small_study.dossier, small_study.settings, seed=small_study.seed, ground=small_study.deals
    )
    parties = len(small_study.deals.space.parties)
    assert len(section.marks) == parties * len(path.drafts)
    drawn = [(one, party) for one in path.drafts for party in one.gain]
    for mark, (one, party) in zip(section.marks, drawn, strict=True):
        assert (mark.span.low, mark.span.high) == (
            one.gain[party].least.low, one.gain[party].most.high,
        )  # fmt: skip
        assert mark.open is not one.settled
    assert {mark.open for mark in section.marks} == {True, False}


def test_what_no_source_gives_is_open_in_the_cards_too(small_study: Study) -> None:
    sheets = {sheet.id: sheet for sheet in texts_section(small_study).sheets}
    first = sheets["first-plan"]
    assert first.open == "1 of its 4 points not known"
    assert [score.gain.text for score in first.scores][:2] == ["open", "open"]
    assert first.keeps_out == ()
    assert sheets["sketch"].open == ""
    assert "open" not in {score.gain.text for score in sheets["sketch"].scores}


def test_the_picture_states_its_finding_draws_and_seed(small_study: Study) -> None:
    drawn = texts_picture(texts_section(small_study))
    assert drawn is not None
    assert plain(drawn.title).startswith("From “The sketch” to “The first plan” ")
    assert "(24 draws, seed 3)" in drawn.sub
    assert [row[0] for row in drawn.rows] == ["The sketch", "The first plan"]


def test_the_page_has_the_section_and_every_figure_leads_somewhere(small_page: str) -> None:
    start = small_page.index('<section class="texts"')
    section = small_page[start : small_page.index("</section>", start)]
    assert '<a href="#texts">The texts on the table</a>' in small_page
    assert "The sketch → The first plan, as far as it is known" in section
    assert set(re.findall(r'class="fig" href="([^"]*)"', section)) >= {"#basis-drafts"}
    assert '<span class="fig"' not in section


def test_what_became_of_points_is_told_point_by_point(
    small_study: Study, no_pictures: None
) -> None:
    dossier = small_study.dossier.model_copy(
        update={"texts": {"sketch": A_TEXT, "first-plan": A_LATER}}
    )
    points = texts_section(replace(small_study, dossier=dossier)).points
    assert points.drafts == ("The sketch", "The first plan")
    told = dict(points.rows)
    assert sorted(told.values()) == [("1", "2, renumbered"), ("2", "1, moved")] or sorted(
        told.values()
    ) == [("1", "2, moved"), ("2", "1, edited")]
    page = render(replace(small_study, dossier=dossier))
    assert "Point by point: 2" in page


def test_without_a_draft_there_is_no_picture(small_study: Study) -> None:
    dossier = small_study.dossier.model_copy(update={"drafts": {}, "texts": {}})
    section = texts_section(replace(small_study, dossier=dossier))
    assert (section.sheets, section.points.rows) == ((), ())
    assert texts_picture(section) is None
