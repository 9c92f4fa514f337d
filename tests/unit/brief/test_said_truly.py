"""What a newcomer read as untrue: each sentence says what it means, and names stay names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

import detente
from detente.brief.answer import answer_lines
from detente.brief.page import render
from detente.brief.sections.built_on import built_on
from detente.brief.sections.timeline import timeline
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.levers.confidence import Confidence, Reason
from detente.results import Settings, Study
from detente.wording.headlines import timeline_headline
from detente.wording.names import on_day, when
from detente.wording.numbers import plain

TINY = Settings(draws=20, inner=2, talk_draws=20, paths=4, swings=2)
BARE: dict[str, Any] = {
    "title": "A lake",
    "as-of": "2031-05-12",
    "parties": {
        "alder": {"name": "Alder", "kind": "negotiator", "consent": "required"},
        "birch": {
            "name": "Birch", "kind": "negotiator", "consent": "required",
            "wants": {"weights": {"line": 1}, "worth": {"line": {"old": 0, "new": 1}},
                      "no-deal": "-0.4 (-0.6..-0.2)"},
        },
    },
    "issues": {"line": {"name": "The line", "options": {"old": "Old", "new": "New"},
                        "today": "old"}},
}  # fmt: skip


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\u00a0", " ").split())


def bare(**parts: Any) -> Dossier:
    return Dossier.model_validate({**BARE, **parts})


@pytest.mark.usefixtures("no_pictures")
def test_a_number_nobody_stated_has_no_order_and_a_true_minus() -> None:
    study = detente.study(bare(), TINY)
    section = built_on(study)
    worth = [row for row in section.defaults if row.name.startswith("alder.worth.")]
    assert [row.estimate for row in worth] == ["any value", "any value"]
    stated = [row for _, rows in section.inputs for row in rows]
    assert "−0.4 (−0.6 to −0.2)" in [row.estimate for row in stated]
    said = words_of(render(study))
    assert "order alone" not in said.partition("wide defaults stand in")[2].partition("Inputs")[0]
    assert said.count("No meeting, draft or deadline is on record.") == 1
    assert "<summary>No meeting" not in render(study), "nothing opens on nothing"


def test_a_draft_that_an_event_speaks_of_stands_on_the_timeline_where_it_was_tabled() -> None:
    drafts = {"plan": {"name": "The plan", "by": "alder", "date": "2031-05-02~",
                       "points": {"1": {"line": "new"}}}}  # fmt: skip
    event = {"id": "e1", "date": "2031-05-03", "draft": "plan"}
    met = {**event, "type": "meeting", "text": "They met."}
    tabled = {**event, "id": "e2", "type": "draft-tabled", "date": "2031-05-02", "text": "Tabled."}
    found = timeline(bare(drafts=drafts, events=[met]))
    assert [entry.what for entry in found.entries] == ["The plan, tabled by Alder", "They met."]
    assert found.entries[0].when == "about 2 May 2031"
    assert "one step in drafting" in plain(timeline_headline(found.entries))
    once = timeline(bare(drafts=drafts, events=[met, tabled]))
    assert [entry.what for entry in once.entries] == ["Tabled.", "They met."]


@pytest.mark.parametrize(
    ("text", "said", "on"),
    [
        ("2005-05-31~", "about 31 May 2005", "about 31 May 2005"),
        ("2005-05-31?", "perhaps 31 May 2005", "perhaps 31 May 2005"),
        ("2005-05~", "about May 2005", "about May 2005"),
        ("2005-05", "May 2005", "in May 2005"),
        ("2005-02-20/2005-02-24", "between 20 February 2005 and 24 February 2005", ""),
    ],
)
def test_a_day_that_is_not_known_is_not_said_as_if_it_were(text: str, said: str, on: str) -> None:
    assert when(When.parse(text)) == said
    assert on_day(When.parse(text)) == (on or said)


@pytest.mark.parametrize("file", ["a.html", "a-long-name-for-a-dossier-of-talks.html", "b" * 90])
def test_the_ten_lines_give_a_reason_for_their_confidence(small_study: Study, file: str) -> None:
    kinds = ("evidence", "width", "defaults")
    reasons = tuple(Reason(kind=kind, level="low", share=0.9) for kind in kinds)
    low = Confidence(level="low", reasons=reasons, rule="a rule")
    lines = answer_lines(replace(small_study, confidence=low), file=file)
    said = next(line for line in lines if line.startswith("Confidence"))
    assert re.search(r"Low: \w+", said)
    assert lines[-1].endswith(f"Brief: {file}")
    if len(file) > 60:
        assert "the estimates leave it wide open" in said


@pytest.mark.usefixtures("no_pictures")
def test_what_alone_shuts_the_zone_explains_it_by_itself(small_study: Study) -> None:
    first = small_study.deals.obstacles[0]
    both = (first, replace(first, kind="no-deal", party="north", alone=0.46))
    said = words_of(render(replace(small_study, deals=replace(small_study.deals, obstacles=both))))
    assert re.search(r"that .+ would rather fight on explains 46 %( ±<?\d+)? by itself", said)
    assert "alone explains" not in said
    assert re.search(r"Shares of the \d+ cases? without a zone", said)
    assert "this package as a whole suits all most often" in said
