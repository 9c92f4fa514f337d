"""A package put together by hand: what it is to all, at once, and where the address holds it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

import detente
from detente.weighing import improvements, weigh
from detente.wording.numbers import percent, quantity
from detente.workbench import find_ground

DEAL = "/dossier/rivers/deal"
PICKED = {"border": "middle-line", "guarantee": "troops"}
ADDRESS = DEAL + "?on-border=middle-line&on-guarantee=troops"
FEW = detente.Settings(draws=100)


def told(text: str) -> str:
    """What a person reads."""
    return " ".join(unescape(re.sub("<[^>]*>", "", text)).split())


def test_what_a_package_is_to_each_is_what_the_workbench_says(rivers: Any) -> None:
    page = rivers.get(ADDRESS)
    read = told(page.text)
    score = detente.gain("two-rivers", PICKED, FEW)
    for party in score.parties.values():
        assert told(str(quantity(party.gain))) in read
    assert f"In the zone: {told(str(percent(score.inside)))}" in read
    dossier = detente.read("two-rivers")
    weighed = weigh(dossier, find_ground(dossier, FEW, seed=1), PICKED, FEW)
    assert f"All say yes: {told(str(percent(weighed.accepted.all)))}" in read
    assert weighed.score == score
    assert [line.label for line in score.crossed] != []
    assert all(line.label in read for line in score.crossed)
    assert "100 draws, 6,400 rows, seed 1" in read


def test_the_address_holds_the_answers_and_the_rest_stands_as_today(rivers: Any) -> None:
    page = rivers.get(ADDRESS).text
    checked = re.findall(r'name="on-([\w-]+)" value="([\w-]+)"[^>]* checked', page)
    assert dict(checked) == {**PICKED, "army": "no-cap", "dam": "north", "trade": "closed"}
    assert "South Republic</bdi> red line: never" in page  # who has said what of an option


def test_what_is_not_there_is_told(rivers: Any) -> None:
    page = rivers.get(DEAL + "?on-border=%3Cb%3E&on-x=y")
    assert page.status == 200
    assert "no issue “border” with an option “<b>”" in unescape(page.text)
    assert "<b>”" not in page.text


def test_starts_lead_to_their_packages(rivers: Any) -> None:
    page = rivers.get(DEAL).text
    starts = {
        told(name): unescape(href)
        for href, name in re.findall(r'<a class="button plain" href="([^"]*)"[^>]*>(.*?)</a>', page)
    }
    assert {"Today’s state", "draft: The first plan", "Largest product of gains"} <= set(starts)
    plan = rivers.get(starts["draft: The first plan"]).text
    checked = dict(re.findall(r'name="on-([\w-]+)" value="([\w-]+)"[^>]* checked', plan))
    assert (checked["border"], checked["army"], checked["guarantee"], checked["dam"]) == (
        "front-line",
        "cap-50k",
        "consult",
        "joint",
    )


def test_an_improvement_costs_nobody(rivers: Any) -> None:
    dossier = detente.read("two-rivers")
    ground = find_ground(dossier, FEW, seed=1)
    found = improvements(ground, {})
    best = found.best[0]
    assert min(gain.low for gain in best.gain.values()) > -1e-8
    page = told(rivers.get(DEAL + "?better=yes").text)
    for issue, option in best.changes.items():
        there = dossier.issues[issue]
        assert f"{there.name}: {there.options[option]}" in page


@pytest.mark.browser
def test_a_pick_is_weighed_at_once_and_the_focus_stays(rivers: Any, chromium: Any) -> None:
    page = rivers.page(chromium)
    page.goto(page.home + DEAL)
    before = page.locator("#sum").text_content()
    page.evaluate("window.same = true")
    page.locator("#on-border-front-line").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_url("**on-border=middle-line**")
    page.wait_for_function(
        "before => document.querySelector('#sum').textContent != before", arg=before
    )
    assert page.evaluate("[window.same, document.activeElement.id]") == [
        True,
        "on-border-middle-line",
    ]
    page.locator("#look").click()
    page.locator("#result li a").first.wait_for()
    page.context.close()
