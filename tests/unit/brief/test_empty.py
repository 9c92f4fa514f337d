"""Dossiers in which something is missing: the brief says so, and still reads."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from detente.asked import Settings
from detente.brief.answer import LINES, WIDTH, answer_lines
from detente.brief.page import render
from detente.dossier.model.dossier import Dossier
from detente.results import Study
from detente.workbench import study

TINY = Settings(draws=20, inner=2, talk_draws=20, paths=4, swings=2)
LAKE: dict[str, Any] = {
    "title": "A lake",
    "as-of": "2031-05-12",
    "parties": {
        "alder": {
            "name": "Alder", "kind": "belligerent", "consent": "required",
            "wants": {"order": "line > tolls", "worth": {
                "line": {"north": 1, "middle": 0.4, "south": 0},
                "tolls": "best-to-worst yes, no",
            }},
        },
        "birch": {
            "name": "Birch", "kind": "belligerent", "consent": "required",
            "wants": {"order": "line > tolls", "worth": {
                "line": {"north": 0, "middle": 0.6, "south": 1},
                "tolls": "best-to-worst no, yes",
            }},
        },
    },
    "issues": {
        "line": {
            "name": "Where the line runs",
            "options": {"north": "North", "middle": "Middle", "south": "South"},
            "today": "north",
        },
        "tolls": {"name": "Tolls", "options": {"yes": "Yes", "no": "No"}, "today": "no"},
    },
}  # fmt: skip
SIDE = {"dictating": 1, "dictated-to": -0.5, "cost-per-month": 0.01, "believes-drift": 0}
WAR = {
    "sides": ["alder", "birch"], "began": "2030-01", "balance": 0.5,
    "moves": {"drift": 0, "spread": 0.05}, "ends-in-months": 24, "alder": SIDE, "birch": SIDE,
}  # fmt: skip
RUIN = {"lapses-in-months": 6, "alder": {"fallback": -1}, "birch": {"fallback": -1}}
AHEAD = {"event": "settlement signed", "by": ["2031-09-01"]}
BEHIND = {"event": "settlement signed", "by": ["2031-01-01"]}
UNREAD = {"name": "Unread", "by": "alder", "date": "2031-05-02", "points": {"1": "unknown"}}


def changed(**parts: Any) -> dict[str, Any]:
    return {**deepcopy(LAKE), **parts}


def one_required() -> dict[str, Any]:
    lake = deepcopy(LAKE)
    del lake["parties"]["birch"]["consent"]
    return lake


def one_issue() -> dict[str, Any]:
    lake = deepcopy(LAKE)
    del lake["issues"]["tolls"]
    for party in lake["parties"].values():
        party["wants"] = {"order": "line", "worth": {"line": party["wants"]["worth"]["line"]}}
    return lake


def no_zone() -> dict[str, Any]:
    lake = changed(war=WAR, forecast=AHEAD)
    for party, wanted in (("alder", "north"), ("birch", "south")):
        never = [option for option in LAKE["issues"]["line"]["options"] if option != wanted]
        lines = [{"issue": "line", "never": never, "absolute": 1}]
        lake["parties"][party]["wants"]["red-lines"] = lines
    return lake


def sure(no_deal: float) -> dict[str, Any]:
    lake = changed(durability={"any-deal": 1})
    for party, line, tolls in (("alder", (1, 0.4, 0), (1, 0)), ("birch", (0, 0.6, 1), (0, 1))):
        lake["parties"][party]["wants"] = {
            "weights": {"line": 0.5, "tolls": 0.5},
            "worth": {
                "line": dict(zip(("north", "middle", "south"), line, strict=True)),
                "tolls": dict(zip(("yes", "no"), tolls, strict=True)),
            },
            "no-deal": no_deal,
        }
    return lake


MISSING = {
    "doubt": sure(0.2),
    "doubt and a zone": sure(0.7),
    "everything but wants": deepcopy(LAKE),
    "all but the war": changed(war=WAR),
    "levers": changed(war=WAR, forecast=AHEAD),
    "dates ahead": changed(war=WAR, forecast=BEHIND),
    "what a draft says": changed(drafts={"unread": UNREAD}, forecast=AHEAD),
    "a doubt about the zone": changed(standoff=RUIN),
    "the other side": one_required(),
    "a second issue": one_issue(),
    "a zone": no_zone(),
}


@cache
def studied(missing: str) -> Study:
    """The study of a dossier that lacks something."""
    return study(Dossier.model_validate(MISSING[missing]), TINY)


@cache
def page_of(missing: str) -> str:
    return render(studied(missing))


def words(page: str) -> str:
    return re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL))


@pytest.mark.parametrize("missing", MISSING)
def test_the_page_reads_and_every_link_leads_somewhere(missing: str) -> None:
    page = page_of(missing)
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r' href="#([^"]+)"', page)) <= ids
    assert len(re.findall("<h2", page)) == 9
    assert not re.search(r"\b(nan|None|inf)\b(?! of)", words(page).replace("None on", ""))


@pytest.mark.parametrize("missing", MISSING)
def test_the_answer_fits_and_says_something_to_every_question(missing: str) -> None:
    lines = answer_lines(studied(missing))
    assert max(map(len, lines)) <= WIDTH
    assert len(lines) <= LINES
    for question in ("Is there a deal?", "What is in the way", "What would open it", "When"):
        line = next(line for line in lines if line.startswith(question))
        assert len(line) > len(question) + 10


def test_what_is_missing_is_said() -> None:
    bare = words(page_of("everything but wants"))
    assert "No draft is on record." in bare
    assert "No base rate is shown." in bare
    assert "pooled figure" not in bare
    assert "Nothing: there is a deal that suits all, whatever is uncertain." in words(
        page_of("a doubt about the zone")
    )
    assert "Practically none" in words(page_of("a zone"))


def test_without_doubt_no_share_of_draws_is_given() -> None:
    yes, no = (words(page_of(missing)) for missing in ("doubt", "doubt and a zone"))
    assert "Yes; nothing in the dossier is uncertain" in yes
    assert "No: nothing in the dossier is uncertain" in no
    page = page_of("doubt and a zone")
    at = page.index('<section aria-labelledby="openings"')
    stands = words(page[at : page.index("</section>", at)])
    assert "No package satisfies these two at once: a gain for Alder and a gain for Birch" in stands
    assert not re.search("%|draws", stands)
    told = [answer_lines(studied(missing)) for missing in ("doubt", "doubt and a zone")]
    first = " ".join(part.strip() for part in told[0][1:3])
    assert "Yes; nothing in the dossier is uncertain. If so: where the line runs: “North”" in first
    assert "%" not in first
    assert told[1][1].endswith("No: nothing in the dossier is uncertain.")


def test_a_date_that_is_past_is_no_date_of_interest() -> None:
    text = "\n".join(answer_lines(studied("dates ahead")))
    assert "No date of interest lies ahead." in text
    assert "January" not in text
