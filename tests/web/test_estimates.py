"""Numbers on the page: one is changed with range and reason, and it shows whether it matters."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.asking.answers import effect, zones
from detente.editing.journal import changes
from detente.wording.numbers import moved, percent

COST = "war.south.cost-per-month"
ABSOLUTE = "south.red-lines.border.absolute"
AT = "/dossier/rivers/estimates"


def told(text: str) -> str:
    """What a person reads."""
    return " ".join(unescape(re.sub("<[^>]*>", "", text)).split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier to be changed."""
    return detente.write("two-rivers", tmp_path / "rivers")


def seen(text: str) -> str:
    """What the form says was seen."""
    found = re.search(r'name="seen" value="([^"]*)"', text)
    assert found
    return unescape(found[1])


def test_the_table_has_every_number_of_the_world(rivers: Any) -> None:
    page = rivers.get(AT).text
    for name in (COST, ABSOLUTE, "durability.by.guarantee.consult", "behaviour.south.firmness"):
        assert f'id="number-{name}"' in page
    assert "levers." not in re.sub(r"<header.*?</nav>", "", page, flags=re.DOTALL)
    assert "0.7 (0.5..0.9)" in page
    assert 'id="number-north.weights.border"' not in page  # only an order is known


def test_it_shows_whether_a_number_matters(rivers: Any) -> None:
    sent = {"value": "0.1 0.15 0.2", "why": "", "seen": '"x"', "do": "try"}
    got = rivers.post(f"{AT}/{ABSOLUTE}", sent)
    assert got.status == 303
    page = told(rivers.get(got.headers["location"].partition("#")[0]).text)
    dossier = detente.read("two-rivers")
    found = effect(zones(dossier, seed=1), zones(dossier.set(ABSOLUTE, "0.15 (0.1..0.2)"), seed=1))
    assert found.told_apart
    assert f"It matters: {moved(found.moves, found.error)} points." in page
    before, after = told(str(percent(found.before))), told(str(percent(found.after)))
    assert f"Chance of a zone: {before} before, {after} with this." in page
    assert "250 draws, seed 1" in page


def test_noise_is_called_noise_and_what_the_zone_does_not_rest_on_is_said(rivers: Any) -> None:
    page = told(rivers.get(f"{AT}/south.worth.guarantee.consult?value=0.8+(0.5..0.89)").text)
    assert "No more than noise" in page
    page = told(rivers.get(f"{AT}/behaviour.south.firmness?value=0.2").text)
    assert "It matters" not in page
    assert "it changes nothing in any of these draws" in page


def test_a_number_is_saved_with_its_reason(serve: Any, folder: Path) -> None:
    served = serve(folder).enter()
    page = served.get(f"{AT}/{ABSOLUTE}")
    assert json.loads(seen(page.text)) == "0.7 (0.5..0.9)"
    sent = {
        "value": "20% 30% 50%",
        "why": "The envoy hinted <so>.",
        "seen": seen(page.text),
        "do": "save",
    }
    got = served.post(f"{AT}/{ABSOLUTE}", sent)
    assert got.status == 303
    known = detente.read(folder)
    line = known.parties["south"].wants.red_lines[0]
    assert str(line.absolute) == "0.3 (0.2..0.5)"
    assert [known.assumptions[id] for id in line.absolute.why] == ["The envoy hinted <so>."]
    assert len(changes(folder)[0].edits) == 2
    assert "Saved: " in served.get(f"{AT}/{ABSOLUTE}").text
    assert served.post(f"{AT}/{ABSOLUTE}", sent).status == 409  # it was changed meanwhile


@pytest.mark.parametrize(
    ("value", "why", "field", "words"),
    [
        ("0.6 0.3 0.1", "x", "value", "The lowest comes first: 0.1 0.3 0.6."),
        ("much", "x", "value", "0.2..0.6"),
        ("", "x", "value", "Write a number"),
        ("1.5", "x", "value", "1"),
        ("0.3", "", "why", "A number needs a reason"),
        ("0.3", "no-such-source", "why", "no-such-source"),
    ],
)
def test_what_cannot_stand_is_told_beside_its_field(
    serve: Any, folder: Path, value: str, why: str, field: str, words: str
) -> None:
    served = serve(folder).enter()
    form = {"value": value, "why": why, "seen": '"0.7 (0.5..0.9)"', "do": "save"}
    got = served.post(f"{AT}/{ABSOLUTE}", form)
    assert got.status == 422
    wrong = re.search(rf'id="{field}-wrong"[^>]*>(.*?)</strong>', got.text)
    assert wrong
    assert words in unescape(wrong[1])
    assert f'{field}-wrong" aria-invalid="true"' in got.text
    assert changes(folder) == ()


def test_no_number_of_that_name(rivers: Any) -> None:
    assert rivers.get(f"{AT}/x.y").status == 404
    assert rivers.post(f"{AT}/x.y", {"do": "save"}).status == 404
    assert (
        rivers.post(f"{AT}/{ABSOLUTE}", {"value": "0.3", "why": "s1", "do": "save"}).status == 400
    )


def test_the_walk_asks_what_decides_first_in_months(serve: Any, folder: Path) -> None:
    served = serve(folder).enter()
    page = served.get(f"{AT}/ask").text
    assert "Question 1 of" in page
    assert "How many months of war like this one would the South Republic bear" in told(page)
    assert "Why it matters: The chance of a zone is" in told(page)
    sent = {"value": "12 24 48", "why": "s1", "seen": seen(page), "from": "0", "do": "save"}
    got = served.post(f"{AT}/{COST}", sent)
    assert (got.status, got.headers["location"]) == (303, f"{AT}/ask?from=0")
    cost = detente.read(folder).war.parties["south"].cost_per_month
    assert cost.why == ("s1",)
    assert cost.low < cost.mode < cost.high < 0.1
    assert "months of war like this one would the South" not in told(served.get(f"{AT}/ask").text)
    assert "That was all" in served.get(f"{AT}/ask?from=99").text


@pytest.mark.browser
def test_an_analyst_corrects_three_judgements_in_plain_units(
    serve: Any, folder: Path, chromium: Any
) -> None:
    """Of the first journey: three answers by keys, each shown to matter or not, all saved."""
    page = serve(folder).enter().page(chromium)
    page.goto(page.home + "/dossier/rivers/")
    page.get_by_role("link", name="Estimates").click()
    page.locator("#begin").click()
    page.locator("#value").wait_for()
    for number in range(3):
        name = str(page.locator("#panel-name").text_content())
        value = "6 12 24" if "months" in name else "0.001 0.002 0.004"
        page.locator("#value").fill(value)
        page.locator("#why").fill(f"Reason {number} of the envoy")
        page.locator("#why").press("Enter")
        page.locator("#effect .told").wait_for()
        page.locator("#save").click()
        page.locator("#panel-name").filter(has_not_text=name).wait_for()
    assert len(changes(folder)) == 3
    reasons = detente.read(folder).assumptions.values()
    assert {f"Reason {n} of the envoy" for n in range(3)} <= set(reasons)
    page.context.close()
