"""Headlines are true of all required parties, whatever two of them the axes show."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from detente.asked import Settings
from detente.brief.pictures import zone_picture
from detente.brief.sections.levers import LeversSection
from detente.brief.sections.timeline import timeline
from detente.brief.sections.zone import zone_section
from detente.dossier.model.dossier import Dossier
from detente.levers.swings import RankingSwing
from detente.results import Study
from detente.wording.captions import drafts_words, levers_headline, timeline_headline
from detente.wording.first.mind import ranking_words
from detente.wording.numbers import Figure, plain
from detente.workbench import study

TINY = Settings(draws=20, inner=4, talk_draws=20, paths=4, swings=2)
NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm")


def lake(many: int, *, objects: bool) -> dict[str, Any]:
    """Two sides who gain by the draft, and further parties who gain too or lose by it."""
    parties: dict[str, Any] = {}
    for place, name in enumerate(NAMES[:many]):
        last = objects and place == many - 1
        worth = {"today": 1, "new": 0} if last else {"today": 0, "new": 1}
        parties[name.lower()] = {
            "name": name, "kind": "belligerent", "consent": "required",
            "wants": {"weights": {"line": 1}, "worth": {"line": worth}, "no-deal": 0.4},
        }  # fmt: skip
    return {
        "title": "A lake",
        "as-of": "2031-05-12",
        "parties": parties,
        "issues": {
            "line": {"name": "The line", "options": {"today": "As it is", "new": "A new line"},
                     "today": "today"},
        },
        "durability": {"any-deal": 1},
        "drafts": {"plan": {"name": "The plan", "by": "alder", "date": "2031-05-02",
                            "points": {"1": {"line": "new"}}}},
    }  # fmt: skip


@cache
def studied(many: int, objects: bool) -> Study:
    return study(Dossier.model_validate(deepcopy(lake(many, objects=objects))), TINY)


@pytest.mark.parametrize("many", [3, 4, 5])
def test_a_draft_that_one_of_several_loses_by_gains_not_all(many: int) -> None:
    section = zone_section(studied(many, True))
    assert NAMES[many - 1] not in section.sides, "the axes show two who gain"
    said = drafts_words(section.gaining, section.required)
    assert said.startswith("The draft on the table would not gain all")
    assert all(name in said for name in NAMES[:many])
    picture = zone_picture(section)
    assert picture is None or NAMES[many - 1] in picture.sub


@pytest.mark.parametrize("many", [2, 3, 4, 5])
def test_a_draft_that_all_gain_by_gains_all_by_name(many: int) -> None:
    section = zone_section(studied(many, False))
    said = drafts_words(section.gaining, section.required)
    assert said.startswith(f"The draft on the table would gain {'both' if many == 2 else 'all'}")
    assert all(name in said for name in NAMES[:many])


def test_some_drafts_of_several() -> None:
    three = ("A", "B", "C")
    assert drafts_words((0, 2), three) == (
        "No draft on the table would gain all three, A, B and C, as it stands"
    )
    assert drafts_words((2, 2), ("A", "B")) == (
        "Every draft on the table would gain both A and B as it stands"
    )
    assert drafts_words((2, 3), three).endswith("as they stand")
    assert drafts_words((0, 1), ("Government of Ethiopia", "Eritrea")) == (
        "The draft on the table would not gain both the Government of Ethiopia and Eritrea "
        "as it stands"
    )


def section_of(*groups: tuple[str, ...]) -> LeversSection:
    rows = [name for group in groups for name in group]
    figures = [Figure(text=f"{9 - n} %", range="1–20") for n in range(len(rows))]
    made = [
        type("Row", (), {"name": n, "deals": (f,)})() for n, f in zip(rows, figures, strict=True)
    ]
    return LeversSection(
        dates=("1 May 2032",), rows=tuple(made), marks=(), groups=groups,
        narrow_leads=(), lost=None, error="", holding=True,
    )  # fmt: skip


def levers_said(*groups: tuple[str, ...]) -> str:
    section = section_of(*groups)
    return plain(levers_headline(section.groups, section.rows, section.dates[-1], "Hold"))


def test_no_lever_is_best_inside_the_noise() -> None:
    alone = levers_said(("Press",), ("Hold",))
    assert alone == "“Press” is ahead by 1 May 2032: a deal in 9 % (1–20)"
    two = levers_said(("Press", "Aid"), ("Hold",))
    assert two == "Ahead of the rest by 1 May 2032, and not to be told apart: “Press” and “Aid”"
    held = levers_said(("Press", "Hold"), ("Walk",))
    assert held == (
        "Nothing that was tried is ahead of holding course by 1 May 2032: 8 % (1–20)"
    ), "the figure is that of holding course, not of the lever named first"
    none = levers_said(("Press", "Hold"))
    assert none == "No lever can be told apart from another by the chance of a deal"


@pytest.mark.parametrize("many", [3, 4, 5])
def test_a_draft_gains_all_only_where_all_gain_in_the_same_draw(many: int) -> None:
    """Each gains by the median, but seldom all at once: the headline speaks of all."""
    study_ = studied(many, False)
    score = study_.deals.drafts["plan"]
    assert all(gain.median > 0 for gain in score.gain.values())
    seldom = replace(study_.deals, drafts={"plan": replace(score, gains_all=0.3)})
    section = zone_section(replace(study_, deals=seldom))
    said = drafts_words(section.gaining, section.required)
    assert said.startswith("The draft on the table would not gain all")


def test_a_missed_deadline_is_counted_by_what_it_became_not_by_a_word_in_its_text() -> None:
    table = lake(3, objects=False)
    table["deadlines"] = {
        "thaw": {"name": "The thaw", "set": "2031-03-01", "due": "2031-04-01",
                 "set-by": "alder", "for": ["birch"], "became": "missed"},
        "opportunity-missed": {"name": "The day all missed", "set": "2031-03-01",
                               "due": "2031-04-02", "set-by": "alder", "for": ["birch"],
                               "became": "kept"},
    }  # fmt: skip
    section = timeline(Dossier.model_validate(table))
    assert plain(timeline_headline(section.entries)).endswith("one deadline missed")


@pytest.mark.parametrize(
    ("at_high", "start"), [(0.01, "How far “Press South"), (-0.02, "Whether “Press South")]
)
def test_a_lead_at_both_ends_is_how_far_and_not_whether(
    small_study: Study, at_high: float, start: str
) -> None:
    swing = RankingSwing(
        name="x", label="The snow", low=0, high=1, ahead="press-south", behind="walk-away",
        at_low=0.04, at_high=at_high, error=0.01, best_at_low=(), best_at_high=(), default=False,
    )  # fmt: skip
    assert ranking_words(small_study, swing).startswith(start)
