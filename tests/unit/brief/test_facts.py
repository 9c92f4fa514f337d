"""One figure for one label: wherever the page says a fact again, it says the same."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from detente.brief.sections.levers import levers_section
from detente.results import Study
from detente.wording.first.levers import lever_lines


class Facts(HTMLParser):
    """Every figure of a page, by what it is the figure of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {}
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        fact = dict(attrs).get("data-fact")
        if fact:
            self._inside = [tag, fact]
            self.said.setdefault(fact, []).append("")

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == self._inside[0]:
            self._inside = []

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.said[self._inside[1]][-1] += data


def test_equal_labels_have_equal_figures(small_page: str) -> None:
    said = Facts(small_page).said
    assert {fact: set(figures) for fact, figures in said.items() if len(set(figures)) > 1} == {}
    assert sum(len(figures) > 1 for figures in said.values()) > 10, "the page repeats itself"


def test_the_headline_figures_stand_on_the_first_page_and_again_below(
    small_study: Study, small_page: str
) -> None:
    said = Facts(small_page).said
    last = small_study.levers.dates[-1].isoformat()
    for fact in ("zone", f"deal-by:{last}", f"pooled:{last}", "representative"):
        assert len(said[fact]) >= 2, fact
    assert len(said[f"deal-by:{last}"]) >= 4, "answer, headline, tables of dates and levers"


def test_a_figure_is_never_without_its_range_where_it_is_a_chance(small_page: str) -> None:
    said = Facts(small_page).said
    chances = ("zone", "deal-by:", "lever:", "pooled:", "ending:", "kept:", "rate:", "opening:")
    for fact, figures in said.items():
        if fact.startswith(chances):
            assert all("(" in figure for figure in figures), fact


def test_a_cost_is_one_figure_in_the_price_and_in_the_table(small_study: Study) -> None:
    row = next(row for row in levers_section(small_study).rows if row.id == "press-south")
    assert row.price == f"{row.cost} of the most the mediator would bear"
    found = small_study.levers.levers["press-south"].cost
    assert str(row.cost) == f"{found.median:.2f} ({found.low:.2f}–{found.high:.2f})"


def test_points_follow_from_the_chances_beside_them_or_show_a_part_of_a_point(
    small_study: Study,
) -> None:
    lines = lever_lines(small_study)
    held = next(int(line.chance.text.split("\u00a0")[0]) for line in lines if not line.against)
    for line in lines:
        if line.against is not None:
            told = line.against.text.replace("\u2212", "-").strip("±")
            apart = int(line.chance.text.split("\u00a0")[0]) - held
            assert float(told) == pytest.approx(apart, abs=0 if "." not in told else 1.0)
