"""The answer in the terminal: the questions in order, figures with ranges, lines that fit."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.brief.answer import WIDTH, answer, answer_lines
from detente.brief.numbers import percent
from detente.forecasting.words import word
from detente.results import Study


def test_questions_come_in_the_order_of_the_brief(small_study: Study) -> None:
    text = "\n".join(answer_lines(small_study, file="rivers.html"))
    starts = [
        "Two Rivers, as of 12 May 2031",
        "Is there a deal?",
        "What shuts the zone",
        "What would open it",
        "When",
        "What the mediator can do",
        "What would change our mind",
        "Brief: rivers.html",
    ]
    places = [re.search(rf"^{re.escape(start)}", text, re.MULTILINE) for start in starts]
    assert all(places)
    assert [place.start() for place in places if place] == sorted(
        place.start() for place in places if place
    )


def test_lines_fit_a_terminal_and_hold_plain_spaces(small_study: Study) -> None:
    lines = answer_lines(small_study)
    assert max(map(len, lines)) <= WIDTH
    assert "\u00a0" not in "".join(lines)
    assert len(lines) < 30


def test_the_chance_stands_with_its_word_and_its_range(small_study: Study) -> None:
    chance = small_study.deals.chance
    line = next(line for line in answer_lines(small_study) if line.startswith("Is there"))
    figure = percent(chance)
    assert word(chance.value).capitalize() in line
    assert f"{figure.text} (90 % range {figure.range})".replace("\u00a0", " ") in line


def test_every_lever_has_a_line_with_a_range_the_likeliest_first(small_study: Study) -> None:
    levers = answer(small_study).levers
    assert len(levers) == len(small_study.levers.levers)
    assert all(lever.chance.range for lever in levers)
    last = small_study.levers.dates[-1]
    values = [outcome.deal_by[last].value for outcome in small_study.levers.levers.values()]
    assert (
        levers[0].chance.text == percent(replace(small_study.deals.chance, value=max(values))).text
    )
    held = next(lever for lever in levers if lever.name == "Hold the course")
    assert not held.against


def test_without_openings_and_dates_it_says_so(small_study: Study) -> None:
    bare = replace(
        small_study,
        deals=replace(small_study.deals, openings=()),
        forecast=replace(small_study.forecast, dates=()),
        tornado=replace(small_study.tornado, swings=()),
    )
    text = " ".join(" ".join(answer_lines(bare)).split())
    assert "Nothing that was tried raises the chance of a zone by a point." in text
    assert "No date of interest lies ahead." in text
    assert "No single input moves the chance of a zone." in text
