"""The answer in the terminal: the questions in order, figures with ranges, ten lines that fit."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

import detente
from detente.asked import Settings
from detente.brief.answer import LINES, WIDTH, answer, answer_lines
from detente.brief.page import render_one_page
from detente.cases import catalogue
from detente.dealspace.chance import Chance
from detente.dossier.model.dossier import Dossier
from detente.forecasting.words import word
from detente.results import Study
from detente.wording.levers import HOLD, narrow_leads, price
from detente.wording.numbers import Figure, percent, plain

TINY = Settings(draws=20, inner=8, talk_draws=20, paths=8, swings=3)
LONG = "The Transitional Government of National Unity and Reconciliation of the Northern Lakes, "


def test_questions_come_in_the_order_of_the_brief(small_study: Study) -> None:
    text = "\n".join(answer_lines(small_study, file="rivers.html"))
    starts = [
        "Two Rivers, as of 12 May 2031", "Is there a deal?", "What is in the way",
        "What would open it", "When", "The mediator can", "What would move it",
    ]  # fmt: skip
    places = [re.search(rf"^{re.escape(start)}", text, re.MULTILINE) for start in starts]
    assert all(places)
    assert [place.start() for place in places if place] == sorted(
        place.start() for place in places if place
    )
    assert text.endswith("Brief: rivers.html")
    assert [row.question for row in answer(small_study).rows][:6] == [
        "Is there a deal?", "What stands in the way", "What would open it", "When",
        "What the mediator can do", "What would change our mind",
    ]  # fmt: skip


def fits(lines: list[str]) -> None:
    assert len(lines) <= LINES
    assert max(map(len, lines)) <= WIDTH
    assert "\u00a0" not in "".join(lines)


@cache
def studied(case: str) -> Study:
    return detente.study(detente.read(case), TINY)


@pytest.mark.parametrize("case", catalogue.names())
def test_the_answer_on_every_case_is_ten_lines(case: str) -> None:
    lines = answer_lines(studied(case), file=f"{case}.html")
    fits(lines)
    assert len(lines) >= LINES - 1


@pytest.mark.parametrize("case", catalogue.names())
def test_the_ten_lines_name_the_price_of_the_first_lever_and_the_past_cases(case: str) -> None:
    made = studied(case)
    text = " ".join(" ".join(answer_lines(made, file=f"{case}.html")).split())
    first = next((id for id in made.levers.groups[0] if id != HOLD), "")
    if price(made, first):
        told = re.search(r"Price: (.+?)(…|\.) What would move it", text)
        assert told, text
        words = told[1]
        begun = words.partition(",")[0] if "where 1 is" in words else words
        assert price(made, first).startswith(begun)
        assert told[2] == "." or price(made, first)[len(words)] in ";:,(–", "cut inside a clause"
    if made.forecast.base_class:
        assert "with past cases" not in text
        assert re.search(r"; with .*(?:peace processes|talks) \(model \d+ %\)", text)


def test_levers_that_print_alike_are_parted_by_how_far_the_first_leads(
    small_study: Study,
) -> None:
    """Groups are parted by the paired error; 10.4 and 9.7 % print as 10 and 10."""
    table, day = small_study.levers, small_study.levers.dates[-1]
    first, second, third = tuple(table.levers)[:3]
    at = {first: 0.104, second: 0.097, third: 0.02}
    changed = {
        id: replace(
            result,
            deal_by={**result.deal_by, day: Chance(value=at.get(id, 0.01), low=0.01, high=0.5)},
        )
        for id, result in table.levers.items()
    }
    rest = tuple(id for id in changed if id not in at)
    groups = ((first,), (second,), (third, *rest))
    close = replace(small_study, levers=replace(table, levers=changed, groups=groups))
    names = [small_study.dossier.levers[id].name for id in (first, second)]
    told = f"“{names[0]}” leads “{names[1]}” by 0.7 points"
    assert [words.replace("\u00a0", " ") for words in narrow_leads(close)] == [told]
    assert told in words_of(render_one_page(close))
    said = plain(next(r for r in answer(close).rows if r.label == "The mediator can").says[0][0])
    assert f"10 % (1–50) > by 0.7 points {names[1]}" in said.replace("\u00a0", " ")


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\u00a0", " ").split())


def long_names(dossier: Dossier) -> Dossier:
    """The same dossier, everything in it called by a name of many words, and one of a single."""
    parties = {
        id: party.model_copy(update={"name": f"{LONG}{party.name}", "also": ()})
        for id, party in dossier.parties.items()
    }
    issues = {
        id: issue.model_copy(
            update={
                "name": f"What becomes of {LONG}and of {issue.name}",
                "options": {
                    key: f"{LONG}{'x' * 120} {said}" for key, said in issue.options.items()
                },
            }
        )
        for id, issue in dossier.issues.items()
    }
    levers = {
        id: lever.model_copy(update={"name": f"{'W' * 140} {lever.name}", "price": (LONG * 9,)})
        for id, lever in dossier.levers.items()
    }
    changed = {"title": LONG * 3, "parties": parties, "issues": issues, "levers": levers}
    return dossier.model_copy(update=changed)


def test_the_answer_is_ten_lines_whatever_things_are_called(two_rivers: Dossier) -> None:
    study = detente.study(long_names(two_rivers), TINY)
    lines = answer_lines(study, file="a.html")
    fits(lines)
    assert lines[0].endswith("20 draws, seed 1")
    for line in lines:
        assert "…." not in line
        assert not re.search(r"\b(?:a|an|and|of|the|to)…", line), "cut at a word that says nothing"


def test_the_chance_stands_with_its_word_and_its_range(small_study: Study) -> None:
    chance = small_study.deals.chance
    line = next(line for line in answer_lines(small_study) if line.startswith("Is there"))
    assert f"{word(chance.value).capitalize()}, {percent(chance)}".replace("\u00a0", " ") in line


def test_every_figure_that_is_a_chance_has_its_range(small_study: Study) -> None:
    for row in answer(small_study).rows:
        for sentence in row.sentences:
            for part in sentence:
                if isinstance(part, Figure) and not part.fact.startswith(
                    ("obstacle:", "split:", "firm:", "representative", "swing:")
                ):
                    assert part.range, (row.question, part)


def test_levers_stand_in_groups_the_best_first(small_study: Study) -> None:
    table = small_study.levers
    levers = answer(small_study).levers
    assert len(levers) == len(table.levers)
    assert [lever.name for lever in levers if lever.first] == [
        small_study.dossier.levers[group[0]].name for group in table.groups
    ]
    said = plain(
        next(r for r in answer(small_study).rows if r.label == "The mediator can").says[0][0]
    )
    assert said.count(" > ") == len(table.groups) - 1
    assert said.count(" ≈ ") == len(table.levers) - len(table.groups)
    held = next(lever for lever in levers if lever.name == "Hold the course")
    assert held.against is None


def test_without_openings_and_dates_it_says_so(small_study: Study) -> None:
    bare = replace(
        small_study,
        deals=replace(small_study.deals, openings=()),
        forecast=replace(small_study.forecast, dates=()),
        tornado=replace(small_study.tornado, swings=()),
    )
    text = " ".join(" ".join(answer_lines(bare)).split())
    assert "Nothing that was tried raises the chance of a deal by a point." in text
    assert "No date of interest lies ahead." in text
    assert "No single input moves the chance of a deal by a point." in text
