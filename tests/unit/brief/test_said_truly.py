"""What a newcomer read as untrue: each sentence says what it means, and names stay names."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

import detente
from detente.asked import Settings
from detente.brief.answer import answer_lines
from detente.brief.page import render
from detente.brief.sections.built_on import built_on
from detente.brief.sections.timeline import timeline
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.levers.confidence import Confidence, Reason
from detente.results import Study
from detente.wording.captions import timeline_headline
from detente.wording.inputs import ends
from detente.wording.names import brief_party, on_day, said_party, when
from detente.wording.numbers import plain
from detente.worlds.inputs import draw_inputs

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
    looked = small_study.deals.gap.rows
    assert f"in which share of the {looked} cases without a deal that were looked at" in said
    assert "this package as a whole suits all most often" in said


def named(two_rivers: Dossier, name: str, *also: str, within: bool = False) -> Dossier:
    """Two Rivers, its first side called so, between states or within one."""
    called = two_rivers.parties["north"].model_copy(update={"name": name, "also": also})
    assert two_rivers.forecast is not None
    kind = "within-a-state" if within else "between-states"
    forecast = two_rivers.forecast.model_copy(update={"class_": kind})
    parties = {**two_rivers.parties, "north": called}
    return two_rivers.model_copy(update={"parties": parties, "forecast": forecast})


@pytest.mark.parametrize(
    ("name", "also", "within", "brief", "said"),
    [
        ("Government of Ethiopia", (), False, "Ethiopia", "the Government of Ethiopia"),
        ("Government of Ethiopia", (), True, "the government", "the Government of Ethiopia"),
        ("The Government of Colombia", (), True, "the government", "the Government of Colombia"),
        ("Government of Ethiopia", ("Ethiopia",), True, "the government",
         "the Government of Ethiopia"),
        ("The voters", (), True, "the voters", "the voters"),
        ("Government of Indonesia", ("Jakarta",), True, "Jakarta", "the Government of Indonesia"),
        ("House of Representatives (DPR)", (), True, "DPR",
         "the House of Representatives (DPR)"),
        ("Revolutionary Armed Forces of Colombia – People's Army", ("FARC-EP",), True, "FARC-EP",
         "FARC-EP"),
    ],
)  # fmt: skip
def test_a_name_has_its_article_and_another_stands_where_it_would_be_cut(
    two_rivers: Dossier, name: str, also: tuple[str, ...], within: bool, brief: str, said: str
) -> None:
    dossier = named(two_rivers, name, *also, within=within)
    assert brief_party(dossier, "north") == brief
    assert said_party(dossier, "north") == said


def test_a_state_is_not_its_government_where_another_is_a_government_too(
    two_rivers: Dossier,
) -> None:
    dossier = named(two_rivers, "Government of Sudan", within=True)
    south = dossier.parties["south"].model_copy(update={"name": "Government of the South"})
    parties = {**dossier.parties, "south": south}
    both = dossier.model_copy(update={"parties": parties})
    assert brief_party(both, "north") == "the Government of Sudan"


def test_a_name_is_whole_where_columns_are_free(small_study: Study, two_rivers: Dossier) -> None:
    dossier = named(two_rivers, "Chamber of the Northern Provinces")
    one = replace(small_study.deals.obstacles[0], kind="no-deal", party="north", alone=0.61)
    deals = replace(small_study.deals, obstacles=(one,))
    lines = answer_lines(replace(small_study, dossier=dossier, deals=deals))
    said = next(line for line in lines if line.startswith("What is in the way"))
    assert "The Chamber of the Northern Provinces would rather fight on (61 %" in said


def test_an_input_has_one_name_and_keeps_its_owner(two_rivers: Dossier) -> None:
    dossier = named(two_rivers, "Moro Islamic Liberation Front", within=True)
    inputs = {entry.name: entry for entry in draw_inputs(dossier, draws=20, seed=1).inputs}
    belief = inputs["war.north.believes-drift"]
    said = ends(dossier, belief, belief.label, (-0.1, 0.1))
    assert f"{said.topic}, a month".replace("the Moro", "Moro") == belief.label
    assert (said.first, said.second) == ("if against it", "if its way")
    worth = inputs["war.north.dictating"]
    tight = ends(dossier, worth, worth.label, (0, 1), tight=True)
    assert tight.cut(dossier, 40) == "The Moro Islamic…: what dictating…"
    assert tight.cut(dossier, 99) == tight.topic
    other = next(entry for name, entry in inputs.items() if name.startswith("north.worth."))
    assert "is worth to Moro Islamic" in other.label
    assert "is worth to the Moro Islamic" in ends(dossier, other, other.label, (0, 1)).topic
