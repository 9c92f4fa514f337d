"""The first page: words a minister reads, and no word of the trade."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from detente.brief.page import render_one_page
from detente.results import Study

TRADE = (
    "draws", "outer", "inner", "savage", "logarithmic", "nash", "percentile", "draw ", "zone",
    "seed of", "monte", "median", "prior", "posterior", "rows", "worlds",
)  # fmt: skip


def words(page: str) -> str:
    body = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.fixture(scope="module")
def one_page(small_study: Study) -> str:
    return render_one_page(small_study)


def test_it_has_no_word_of_the_trade(one_page: str, small_page: str) -> None:
    first = small_page[small_page.index('<div class="first">') : small_page.index("<nav")]
    for page in (one_page, first):
        said = words(page).lower()
        assert [word for word in TRADE if word in said] == []


def test_it_stands_alone_and_answers_every_question(one_page: str) -> None:
    assert 'href="#' not in one_page
    assert "<a " not in one_page
    said = words(one_page)
    for question in (
        "Is there a deal?", "What stands in the way", "What would open it", "When",
        "What the mediator can do", "What would change our mind",
    ):  # fmt: skip
        assert question in said


def test_likelihood_and_confidence_are_never_in_one_sentence(one_page: str) -> None:
    likelihood = re.compile(r"likely|roughly even|almost certain|almost no chance|%")
    for sentence in re.split(r"(?<=[.?!]) ", words(one_page)):
        if "onfidence" in sentence:
            assert not likelihood.search(sentence), sentence


def test_nothing_is_counted_in_the_wrong_number(small_page: str) -> None:
    said = words(small_page)
    assert not re.search(
        r"(?<![\d,.])1 (?:dates|inputs|points|issues|statements|numbers|words|draws|levers)\b", said
    )
    assert "All 1" not in said


@pytest.mark.parametrize(("kind", "start"), [("line", "one reason is "), ("no-deal", "that ")])
def test_a_line_is_a_reason_and_going_on_is_a_clause(
    small_study: Study, kind: str, start: str
) -> None:
    known = next(one for one in small_study.deals.obstacles if one.kind == kind)
    deals = replace(small_study.deals, obstacles=(replace(known, alone=0.2),))
    said = words(render_one_page(replace(small_study, deals=deals)))
    found = re.search(r"Where no deal is possible, (one reason is (?:that )?)", said)
    assert found
    assert found.group(1).endswith(start)
