"""The brief in a real Chromium: opened from disk, seen, heard by a screen reader, printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
SIZES = {"wide": 1280, "narrow": 390}


@pytest.fixture(scope="module", params=SIZES)
def page(chromium: Any, file: Path, request: pytest.FixtureRequest) -> Iterator[Any]:
    """The brief, opened; what it asked for and what it complained of are kept on it."""
    context = chromium.new_context(
        viewport={"width": SIZES[request.param], "height": 900}, bypass_csp=True
    )
    page = context.new_page()
    page.heard = []
    page.on("console", lambda message: page.heard.append(message.text))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on("request", lambda asked: page.heard.append(asked.url))
    page.goto(file.as_uri())
    page.wait_for_load_state("networkidle")
    page.narrow = request.param == "narrow"
    yield page
    context.close()


def test_no_message_and_no_request_but_the_file_itself(page: Any, file: Path) -> None:
    heard = [said for said in page.heard if not said.startswith("data:")]
    assert heard == [file.as_uri()]


def test_every_chart_is_drawn_and_only_one_form_is_seen(page: Any) -> None:
    seen = page.evaluate(
        """() => [...document.querySelectorAll('figure')].map(figure => {
            const shown = [...figure.querySelectorAll('svg[role=img]')]
                .filter(svg => svg.getBoundingClientRect().width > 0)
            const box = shown[0]?.getBoundingClientRect()
            return [shown.length, shown[0]?.querySelectorAll('[class*=role-mark] > *').length,
                    box?.left, box?.right]
        })"""
    )
    assert len(seen) >= 6
    for shown, marks, left, right in seen:
        assert shown == 1
        assert marks >= 3
        assert left >= 0
        assert right <= (390 if page.narrow else 1280)


def test_nothing_sticks_out_of_the_page(page: Any) -> None:
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= (390 if page.narrow else 1280)


def test_levers_are_parted_by_one_line_and_heads_break_between_words(page: Any) -> None:
    parted, cells, heads = page.evaluate(
        """() => {
            const row = document.querySelector('.answer table.cards tbody td').parentNode
            row.classList.add('next')
            const top = one => getComputedStyle(one).borderTopWidth
            return [top(row), [...row.children].map(top),
                    [...document.querySelectorAll('.scroll thead th')]
                        .map(one => getComputedStyle(one).overflowWrap)]
        }"""
    )
    drawn = [width for width in (parted, *cells) if width != "0px"]
    assert drawn == (["2px"] if page.narrow else ["2px"] * len(cells))
    assert set(heads) == {"break-word"}


@pytest.mark.parametrize("width", SIZES.values(), ids=SIZES)
def test_names_of_any_length_and_script_stay_inside_the_page(
    chromium: Any, long_file: Path, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(long_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("b", has_text=re.compile("^bold$")).count() == 0
    page.close()


def test_axe_finds_nothing(page: Any) -> None:
    axe = pytest.importorskip("axe_core_python.sync_playwright")
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]})
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = false })")
    assert [
        (one["impact"], one["id"], one["nodes"][0]["html"]) for one in found["violations"]
    ] == []
    assert len(found["passes"]) > 20


def test_a_cell_opens_by_keyboard_to_its_evidence(page: Any) -> None:
    cell = page.locator("table.matrix details.cell").first
    cell.locator("summary").focus()
    assert not cell.locator(".evidence").first.is_visible()
    page.keyboard.press("Enter")
    assert cell.locator(".evidence").first.is_visible()
    page.keyboard.press("Enter")
    assert not cell.locator(".evidence").first.is_visible()


def test_every_part_that_opens_and_every_link_is_reached_by_tab(page: Any) -> None:
    reached = page.evaluate(
        """() => [...document.querySelectorAll('a, summary')]
            .filter(part => part.tabIndex < 0).length"""
    )
    assert reached == 0


def test_a_figure_leads_to_what_it_rests_on_even_inside_a_closed_part(page: Any) -> None:
    link = page.locator("#doubt ~ ol a[href^='#input-']").first
    target = link.get_attribute("href")
    link.click()
    page.wait_for_function(
        "id => document.getElementById(id).getBoundingClientRect().height > 0", arg=target[1:]
    )


def test_it_prints_on_paper(chromium: Any, file: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(file.as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    context.close()
    assert printed.startswith(b"%PDF")
    assert 4 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 14


@pytest.mark.parametrize("which", ["one_page_file", "long_one_page_file"])
def test_the_first_page_prints_on_one_sheet(
    chromium: Any, which: str, request: pytest.FixtureRequest
) -> None:
    page = chromium.new_page()
    page.goto(request.getfixturevalue(which).as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    page.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    assert re.search(rb"/MediaBox \[0 0 59\d(?:\.\d+)? 84\d", printed), "A4"
