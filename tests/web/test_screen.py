"""The pages in a real Chromium: seen, heard by a screen reader, by keys, printed, and alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import detente
from screens import SCREENS

pytestmark = pytest.mark.browser
PATHS = (
    "/?all",
    "/words",
    "/none",
    "/dossier/rivers/",
    "/dossier/rivers/positions",
    "/dossier/rivers/positions/north/border",
    "/dossier/rivers/positions?as-of=2031-04-03",
    "/dossier/rivers/drafts",
    "/dossier/rivers/drafts/of/first-plan",
    "/dossier/rivers/objections",
    "/dossier/rivers/objections?party=north&draft=first-plan",
    "/dossier/rivers/estimates",
    "/dossier/rivers/estimates/ask",
    "/dossier/rivers/estimates/south.red-lines.border.absolute?value=0.1",
    "/dossier/rivers/deal?on-border=middle-line&on-guarantee=troops&better=yes",
    "/dossier/rivers/reader",
    "/dossier/rivers/levers",
    "/dossier/rivers/class?exact=yes",
    "/dossier/rivers/brief?form=full&marking=DRAFT",
    "/dossier/rivers/forecast",
    "/dossier/rivers/history",
)
"""Every page and state of one: a new page adds its own."""


@pytest.fixture(scope="module", params=SCREENS)
def screen(chromium: Any, rivers: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of a browser of one size and colour."""
    page = rivers.page(chromium, **SCREENS[request.param])
    page.wide = SCREENS[request.param]["viewport"]["width"]
    yield page
    page.context.close()


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing_and_nothing_sticks_out(screen: Any, path: str) -> None:
    axe = pytest.importorskip("axe_core_python.sync_playwright")
    answer = screen.goto(screen.home + path)
    assert answer is not None
    assert answer.status == (404 if path == "/none" else 200)
    found = axe.Axe().run(screen, options={"resultTypes": ["violations"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert len(found["passes"]) > 15
    assert screen.evaluate("document.documentElement.scrollWidth") <= screen.wide


SEND = """fields => {
    const form = document.createElement("form")
    form.method = "post"
    form.action = "/dossier/rivers/edit"
    for (const [name, value] of Object.entries(fields)) {
        const field = document.createElement("input")
        field.name = name
        field.value = value
        form.append(field)
    }
    document.body.append(form)
    form.submit()
}"""


def test_axe_finds_nothing_where_something_was_changed_and_changed_meanwhile(
    serve: Any, chromium: Any, tmp_path: Path
) -> None:
    axe = pytest.importorskip("axe_core_python.sync_playwright")
    served = serve(detente.write("two-rivers", tmp_path / "rivers")).enter()
    where = {"file": "dossier.yaml", "path": '["title"]', "seen": '"Two Rivers"'}
    for wanted, status in {"Three Rivers": 303, "Four Rivers": 409}.items():
        got = served.post("/dossier/rivers/edit", {**where, "wanted": wanted})
        assert got.status == status
    day = {"path": '["as-of"]', "seen": '"2031-05-12"', "wanted": "someday"}
    assert served.post("/dossier/rivers/edit", {**where, **day}).status == 422
    assert "textarea" in served.get("/dossier/rivers/history").text
    for how in SCREENS.values():
        page = served.page(chromium, **how)
        page.goto(page.home + "/dossier/rivers/history")
        for _ in ("changed", "undone"):
            found = axe.Axe().run(page, options={"resultTypes": ["violations"]})
            assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
            known = page.locator(".history > li").count()
            page.get_by_role("button", name="Undo").first.click()
            page.locator(".history > li").nth(known).wait_for()
            assert page.locator("#said").text_content() == "Undone."
        fields = {**where, "wanted": "Four Rivers", "token": served.token()}
        with page.expect_response(lambda answer: answer.status == 409):
            page.evaluate(SEND, fields)
        page.locator("h1", has_text="meanwhile").wait_for()
        found = axe.Axe().run(page, options={"resultTypes": ["violations"]})
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
        page.context.close()


def test_a_cell_is_opened_by_keys_without_another_page(rivers: Any, chromium: Any) -> None:
    page = rivers.page(chromium)
    page.goto(page.home + "/dossier/rivers/positions")
    page.evaluate("window.same = true")
    cell = page.locator("#cell-north-border")
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/positions/north/border#panel")
    assert page.locator("#panel article").count() > 0
    assert page.evaluate("[window.same, document.activeElement.id]") == [True, "panel"]
    page.go_back()
    page.wait_for_url("**/positions")
    page.locator("#panel > p.note").wait_for()
    assert page.locator("#panel article").count() == 0
    page.context.close()


def test_the_slider_moves_the_day_and_keeps_the_focus(rivers: Any, chromium: Any) -> None:
    page = rivers.page(chromium)
    page.goto(page.home + "/dossier/rivers/positions/north/border")
    page.locator("#moment").focus()
    page.keyboard.press("Home")
    page.wait_for_url("**as-of=*")
    day = page.locator("#as-of time").text_content()
    assert day != "12 May 2031"
    page.keyboard.press("End")
    page.locator("#as-of time", has_text="12 May 2031").wait_for()
    page.wait_for_url(lambda url: "as-of" not in url)
    assert page.evaluate("document.activeElement.id") == "moment"
    assert page.locator("#moment").get_attribute("aria-valuetext") == "12 May 2031"
    page.context.close()


def test_without_a_script_all_works_too(serve: Any, chromium: Any, tmp_path: Path) -> None:
    served = serve(detente.write("two-rivers", tmp_path / "rivers")).enter()
    where = {"file": "dossier.yaml", "path": '["title"]', "seen": '"Two Rivers"'}
    assert served.post("/dossier/rivers/edit", {**where, "wanted": "Three Rivers"}).status == 303
    page = served.page(chromium, java_script_enabled=False)
    page.goto(page.home + "/dossier/rivers/positions")
    page.locator("#cell-north-border").click()
    assert page.locator("#panel article").count() > 0
    page.locator("#moment").focus()
    page.keyboard.press("Home")
    page.get_by_role("button", name="Show").first.click()
    assert "as-of=" in page.url
    page.get_by_role("link", name="back to the dossier’s own day").click()
    assert page.url == page.home + "/dossier/rivers/positions/north/border"
    page.get_by_role("link", name="History").click()
    page.get_by_role("button", name="Undo").click()
    assert page.locator("#said").text_content() == "Undone."
    assert detente.read(tmp_path / "rivers").title == "Two Rivers"
    page.context.close()


@pytest.mark.parametrize("path", PATHS)
def test_it_is_mirrored_where_a_script_runs_from_right_to_left(
    rivers: Any, chromium: Any, path: str
) -> None:
    page = rivers.page(chromium, viewport={"width": 1000, "height": 800})
    page.goto(page.home + path)
    measure = "document.querySelector('.brand').getBoundingClientRect().left"
    left = page.evaluate(measure)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert left < 100
    assert page.evaluate(measure) > 800
    assert page.evaluate("document.documentElement.scrollWidth") <= 1000
    page.context.close()


PRESSED = "'a[href], button, input:not([type=hidden]), select, textarea, summary'"
# Buttons of which one is chosen are one stop; what is not seen is none.
NAMED = """one => !one.checkVisibility() ? "" : one.type === "radio" ? `radio ${one.name}`
    : String([...document.querySelectorAll("*")].indexOf(one))"""


@pytest.mark.parametrize("path", PATHS)
def test_all_that_can_be_pressed_is_reached_by_tab(rivers: Any, chromium: Any, path: str) -> None:
    page = rivers.page(chromium)
    page.goto(page.home + path)
    wanted = set(page.evaluate(f"() => [...document.querySelectorAll({PRESSED})].map({NAMED})"))
    reached = set()
    for _ in range(len(wanted) + 8):  # a field of a date is several stops
        page.keyboard.press("Tab")
        reached.add(page.evaluate(f"() => ({NAMED})(document.activeElement)"))
    assert wanted - reached - {""} == set()
    page.context.close()


def test_a_server_that_has_gone_is_said(serve: Any, chromium: Any, tmp_path: Path) -> None:
    served = serve(detente.write("two-rivers", tmp_path / "rivers")).enter()
    where = {"file": "dossier.yaml", "path": '["title"]', "seen": '"Two Rivers"'}
    assert served.post("/dossier/rivers/edit", {**where, "wanted": "Three Rivers"}).status == 303
    page = served.page(chromium)
    page.goto(page.home + "/dossier/rivers/history")
    page.context.set_offline(True)
    page.get_by_role("button", name="Undo").click()
    page.locator("#said", has_text="does not answer").wait_for()
    page.context.close()


def test_nothing_is_asked_of_another_host_and_nothing_is_complained_of(
    rivers: Any, chromium: Any
) -> None:
    page = rivers.page(chromium)
    for path in PATHS:
        page.goto(page.home + path)
        page.wait_for_load_state("networkidle")
    page.goto(page.home + "/dossier/rivers/positions")
    page.locator("a.cell").first.click()
    page.locator("#panel article").first.wait_for()
    strange = [
        heard
        for heard in page.heard
        if not heard.startswith((page.home, "data:")) and "404" not in heard
    ]
    assert strange == []
    page.context.close()


@pytest.mark.parametrize("path", PATHS)
def test_it_prints_without_what_only_a_screen_needs(rivers: Any, chromium: Any, path: str) -> None:
    page = rivers.page(chromium)
    page.goto(page.home + path)
    page.emulate_media(media="print")
    assert page.locator("nav:visible, button:visible, input:visible").count() == 0
    assert page.locator("main h1").is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 6
    page.context.close()
