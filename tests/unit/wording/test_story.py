"""One path as a story: its days, its answers, each way in which it can end."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest

import detente
from detente.results import PathPlayed
from detente.talks.outcomes import ENDINGS
from detente.talks.start import TalksStart
from detente.talks.transcript import Round, Transcript
from detente.wording.story import story

BEGUN = TalksStart(date=dt.date(2031, 5, 12), weeks=0, basis="nothing", rule="They begin.")
FIRST = {"border": "old-line", "dam": "south"}
SECOND = {"border": "middle-line", "dam": "south"}
TOLD = Transcript(
    lever="hold-course", rounds=(), ending="open", week=52, package=-1, lasts=float("nan"),
    balance=0.7, left=None, months_of_war=0.0,
)  # fmt: skip


@pytest.fixture(scope="module")
def rivers() -> detente.Dossier:
    return detente.read("two-rivers")


def texts(
    dossier: detente.Dossier, rounds: Any = (), by: Any = MappingProxyType({}), **changes: Any
) -> list[str]:
    held = tuple(Round(week=w, package=p, answers=said, by=by.get(w)) for w, p, said in rounds)
    played = PathPlayed(
        transcript=replace(TOLD, rounds=held, **changes), path=1, paths=1, weeks=52,
        start=BEGUN, packages={0: FIRST, 1: SECOND}, cautions=(),
    )  # fmt: skip
    return [f"{passage.date}: {passage.text}" for passage in story(dossier, played)]


def said(north: bool, south: bool, coast: bool | None = None) -> dict[str, bool]:
    answers = {"north": north, "south": south}
    return answers if coast is None else {**answers, "coast": coast}


def test_each_text_is_told_by_what_is_new_in_it(rivers: detente.Dossier) -> None:
    no = said(True, False, True)
    rounds = [(1, 0, no), (2, 1, no), (4, 0, no), (5, 0, no), (6, 0, no), (7, 0, said(*3 * [True]))]
    told = texts(rivers, rounds, ending="settlement", week=7, package=0, lasts=90.0)
    answers = "The North Republic and the Coast League say yes. The South Republic says no."
    assert told[1:-1] == [
        "2031-05-19: The mediator tables a first text: where the border runs: “The line of 2024”; "
        f"who runs the upper dam: “The South”. {answers}",
        "2031-05-26: The mediator tables another text: where the border runs: “The ridge”. "
        f"{answers}",
        f"2031-06-09: The mediator goes back to the text of 19 May 2031. {answers} "
        "It is tabled 2 times more, until 23 June 2031, with the same answers.",
        "2031-06-30: The mediator tables the same text again. All say yes.",
    ]
    assert told[-1] == "2031-06-30: The text is signed. It is kept for five years and more."


def test_who_decides_last_is_told(rivers: detente.Dossier) -> None:
    told = texts(rivers, [(1, 0, said(True, False))])
    assert told[1].endswith(
        "The North Republic says yes. The South Republic says no. "
        "The Coast League, who decides last, is not asked."
    )


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("mediator-leaves", "The mediator leaves the talks; nothing is signed."),
        ("party-leaves", "The South Republic leaves the talks; nothing is signed."),
        ("dictated", "The North Republic can dictate how the war ends."),
        ("exhausted", "The fighting ends as both sides are exhausted; nothing is signed."),
        ("lapsed", "What was held without a deal lapses; nothing is signed."),
        ("open", "Nothing is signed by 12 May 2032; the talks are still open."),
    ],
)
def test_each_ending_without_a_deal(rivers: detente.Dossier, ending: str, words: str) -> None:
    left = "south" if ending == "party-leaves" else None
    week, day = (52, "2032-05-12") if ending == "open" else (3, "2031-06-02")
    told = texts(rivers, ending=ending, left=left, week=week, months_of_war=6.0)
    assert told[-1] == f"{day}: {words} There is war for 6.0 of 12.0 months."
    assert ending in ENDINGS


def test_a_deal_that_fails(rivers: detente.Dossier) -> None:
    signed = {"ending": "settlement", "week": 2, "package": 0, "lasts": 14.2}
    told = texts(rivers, [(2, 0, said(True, True))], **signed)
    assert told[-1] == "2031-05-26: The text is signed. It fails after 14 months."


def test_the_lever_stands_first(rivers: detente.Dossier) -> None:
    begun = "2031-05-12: The talks go on under the lever "
    pressed = f"{begun}“Press South to concede”, from 1 June 2031."
    assert texts(rivers, lever="press-south")[0] == pressed
    bare = rivers.model_copy(update={"levers": {}})
    assert texts(bare)[0] == "2031-05-12: The mediator holds its course."


def test_a_party_tables_its_own_text_and_need_not_answer_it(rivers: detente.Dossier) -> None:
    rounds = [(1, 0, said(True, False, True)), (2, 1, said(True, True, True))]
    told = texts(
        rivers, rounds, {1: "north", 2: "south"}, protocol="alternating-offers",
        ending="settlement", week=2, package=1, lasts=90.0,
    )  # fmt: skip
    assert told[0].endswith("The parties table texts in turn.")
    assert told[1].startswith("2031-05-19: The North Republic tables a first text: ")
    assert told[1].endswith("The Coast League says yes. The South Republic says no.")
    assert told[2].startswith(
        "2031-05-26: The South Republic tables another text: where the border "
    )
    assert told[2].endswith("The North Republic and the Coast League say yes.")


def test_what_is_to_be_taken_or_left_is_said_at_the_start(rivers: detente.Dossier) -> None:
    told = texts(rivers, protocol="take-it-or-leave-it")
    assert told[0].endswith("One text is put, to be taken or left.")


@pytest.mark.parametrize("path", [5, 9])
def test_the_days_until_the_peace_are_the_months_of_war(rivers: detente.Dossier, path: int) -> None:
    played = detente.tell_path(
        rivers, detente.Settings(draws=40, inner=2, paths=8), seed=7, path=path
    )
    assert played.transcript.lasts >= 60
    days = (story(rivers, played)[-1].date - rivers.date).days
    assert played.transcript.months_of_war * 365.25 / 12 == pytest.approx(days)


def test_a_mediator_leaves_on_the_day_from_which_the_lever_has_it(rivers: detente.Dossier) -> None:
    read = {"name": "Leave", "from": "2031-06-02", "ends-mediation": True}
    leave = type(rivers.levers["press-south"]).model_validate(read)
    dossier = rivers.model_copy(update={"levers": {"leave": leave}})
    told = texts(dossier, lever="leave", ending="mediator-leaves", week=4)
    assert told[-1].startswith("2031-06-02: The mediator leaves")
    told = texts(dossier, lever="leave", ending="mediator-leaves", week=2)
    assert told[-1].startswith("2031-05-26: The mediator leaves")
