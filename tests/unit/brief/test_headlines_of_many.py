"""Every headline with three, four and five required parties, against the figures it speaks of."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from detente.asked import Settings
from detente.brief.sections.doubt import doubt_section
from detente.brief.sections.forecast import forecast_section
from detente.brief.sections.levers import levers_section
from detente.brief.sections.openings import openings_section
from detente.brief.sections.zone import zone_section
from detente.dossier.model.dossier import Dossier
from detente.results import Study
from detente.wording import captions
from detente.wording.first.deal import deal_row
from detente.wording.first.way import opens_row, way_row
from detente.wording.numbers import plain, whole
from detente.workbench import study

SMALL = Settings(draws=60, inner=4, talk_draws=20, paths=4, swings=4)
NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm")
MANY = pytest.mark.parametrize("many", [3, 4, 5])


def lake(many: int) -> dict[str, Any]:
    """Two who gain by a new line, and others of whom the last has a red line against it."""
    parties: dict[str, Any] = {}
    for place, name in enumerate(NAMES[:many]):
        wants: dict[str, Any] = {
            "weights": {"line": 2, "toll": 1},
            "worth": {"line": {"today": 0, "new": 1}, "toll": {"low": place % 2, "high": 0.5}},
            "no-deal": "0.5 (0.2..0.8)",
        }
        if place == many - 1:
            wants["red-lines"] = [{"issue": "line", "never": ["new"], "absolute": 0.5}]
        parties[name.lower()] = {
            "name": name, "kind": "belligerent", "consent": "required", "wants": wants,
        }  # fmt: skip
    return {
        "title": "A lake",
        "as-of": "2031-05-12",
        "parties": parties,
        "issues": {
            "line": {"name": "The line", "options": {"today": "As it is", "new": "A new line"},
                     "today": "today"},
            "toll": {"name": "The toll", "options": {"low": "Low", "high": "High"},
                     "today": "high"},
        },
        "durability": {"any-deal": 1},
        "forecast": {"event": "settlement signed", "by": ["2031-09-01", "2032-05-12"]},
        "levers": {
            "hold-course": {"name": "Hold the course"},
            "soften": {"name": "Soften Alder", "costs": 0.2,
                       "changes": {"alder.no-deal": "-0.3 (-0.5..-0.1)"}},
            "leave": {"name": "Leave", "ends-mediation": True, "costs": 0.1},
        },
    }  # fmt: skip


@cache
def studied(many: int) -> Study:
    return study(Dossier.model_validate(lake(many)), SMALL)


@MANY
def test_the_zone_gains_every_required_party(many: int) -> None:
    """Without a draft the headline names all whom a package of the zone gains."""
    made = studied(many)
    section = zone_section(made)
    said = captions.drafts_words(section.gaining, section.required)
    assert said.startswith("Where a deal is possible, it gains all")
    assert all(name in said for name in NAMES[:many])
    exists = made.deals.zone.exists
    for one in made.deals.closer.alternatives[:1]:
        assert set(one.gain) == {name.lower() for name in NAMES[:many]}
    assert exists.any()


@MANY
def test_the_shares_count_the_issues_that_are_settled(many: int) -> None:
    section = zone_section(studied(many))
    said = plain(captions.shares_headline(section.shares))
    told = re.match(r"On (\d) of (\d) issues", said)
    assert told
    best = {s.issue: 0.0 for s in section.shares}
    for s in section.shares:
        best[s.issue] = max(best[s.issue], s.share)
    assert [int(n) for n in told.groups()] == [sum(v >= 0.8 for v in best.values()), len(best)]
    assert ("the rest is what talks are about" in said) == (told[1] != told[2])


@MANY
def test_the_first_opening_is_the_one_that_opens_most(many: int) -> None:
    made = studied(many)
    first = openings_section(made).opens[0]
    said = plain(captions.openings_headline(first.label, first.figure))
    most = max(made.deals.openings, key=lambda one: one.after.value)
    assert f"→ {whole(most.after.value)} %" in said.replace("\u00a0", " ")
    assert whole(made.deals.chance.value) in said
    who = next((n for n in NAMES if n.lower() == most.name), None)
    assert who is None or who in said


@MANY
def test_the_obstacle_named_first_shuts_most_often(many: int) -> None:
    made = studied(many)
    said = plain(way_row(made).sentences[0])
    most = max(made.deals.obstacles, key=lambda one: one.alone)
    assert f"({whole(most.alone)} %" in said.replace("\u00a0", " ")
    assert said.index(next(n for n in NAMES if n.lower() == most.party)) < said.index("%")
    assert ("most often" in said) == (most.alone >= 0.5)


@MANY
def test_the_forecast_says_the_chance_by_the_last_date(many: int) -> None:
    made = studied(many)
    said = plain(captions.forecast_headline(forecast_section(made).dates)).replace("\u00a0", " ")
    last = made.forecast.dates[-1]
    assert said.startswith("By 12 May 2032, if the course is held, a deal: ")
    assert f"{whole(last.deal.value)} %" in said
    assert not re.search(r"(?:less than 1|more than 99) %, [<>]", said)


@MANY
def test_the_lever_said_to_lead_leads_the_table(many: int) -> None:
    made = studied(many)
    section = levers_section(made)
    said = plain(
        captions.levers_headline(section.groups, section.rows, section.dates[-1], "Hold the course")
    )
    groups = made.levers.groups
    day = made.levers.dates[-1]
    chances = {id: result.deal_by[day].value for id, result in made.levers.levers.items()}
    if len(groups) == 1:
        assert said.startswith("No lever can be told apart")
    elif "hold-course" in groups[0]:
        assert said.startswith("Nothing that was tried is ahead of holding course")
        top = max(chances, key=lambda id: chances[id])
        assert top in groups[0]
        assert f"{whole(chances['hold-course'])} %" in said.replace("\u00a0", " ")
    else:
        assert all(made.dossier.levers[id].name in said for id in groups[0])
        assert min(chances[id] for id in groups[0]) > chances["hold-course"]


@MANY
def test_the_widest_swing_is_told_with_its_two_ends(many: int) -> None:
    made = studied(many)
    said = plain(captions.tornado_headline(doubt_section(made).rows[0])).replace("\u00a0", " ")
    widest = max(made.tornado.swings, key=lambda swing: swing.width)
    for value in (widest.at_low, widest.at_high):
        assert f"{whole(value)} %" in said


@MANY
def test_no_sentence_of_the_answer_speaks_of_both_or_two_sides(many: int) -> None:
    made = studied(many)
    rows = (deal_row(made), way_row(made), opens_row(made))
    for row in rows:
        for sentence in row.sentences:
            assert not re.search(r"\b(?:both|either|two sides)\b", plain(sentence)), plain(sentence)
