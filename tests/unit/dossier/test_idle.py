"""What is stated and does nothing is said: levers, drafts, dates of interest."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest

import detente
from detente.cases import catalogue
from detente.cli.main import main
from detente.dossier.files.read import check

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
PRESS = "from: 2031-06, ramp-months: 2"
PAY = "from: 2031-07, delay-months: 1"
TROOPS = "changes: {coast.red-lines.absolute: x0.4 (0.2..0.8)}"
DATES = "by: [2031-09-01, 2032-05-12], class"
SKETCH = "points: {1: {border: front-line}, 2: {army: cap-50k}}}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (PRESS, "from: «2099-07, ramp-months: 2", "never begins to work: it is used from 2099-07"),
        (PRESS, "from: 2031-06, ramp-months: «900", "reaches 1.3 % of its strength by 2032-05-12"),
        (PAY, "from: 2031-07, delay-months: «900", "never begins to work: it waits too long"),
        (PAY, "from: 2031-07, until: 2031-08, delay-months: «3", "it waits too long, until 2031-0"),
        (TROOPS, "«changes: {}", "changes nothing"),
        (TROOPS, "changes: {coast.red-lines.absolute: «x1}", "absolute by nothing"),
        (TROOPS, "changes: {coast.red-lines.absolute: «+0}", "absolute by nothing"),
        ("costs: 0.05, why: s1", "«costs: 0.05, why: s1", ""),
    ],
)
def test_a_lever_that_does_nothing(
    old: str, new: str, said: str, folder: Path, change: Change
) -> None:
    change(Y, old, new)
    assert [f.slug for f in check(folder)] == (["idle-lever"] if said else [])
    assert all(said in f.message for f in check(folder))


def test_a_lever_that_costs_and_says_no_change(folder: Path, change: Change) -> None:
    change(Y, f"{TROOPS}, costs:", "«costs:")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("idle-lever", "warning")


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        (DATES, "by: [«2099-09-01, 2032-05-12], class", "far-date"),
        (DATES, "by: [«2031-09-01/.., 2032-05-12], class", "far-date"),
        (DATES, "by: [2031-09-01, «2031-09-01], class", "date-twice"),
        (DATES, "by: [2032-05-12, «2031-09-01], class", "date-twice"),
        (SKETCH, "points: {}}«", "idle-draft"),
        (SKETCH, "points: {1: {}}}«", "idle-draft"),
        (SKETCH, "points: {1: unknown}}«", ""),
    ],
)
def test_a_date_or_a_draft(old: str, new: str, slug: str, folder: Path, change: Change) -> None:
    place = change(Y, old, new)
    found = check(folder)
    assert [f.slug for f in found] == ([slug] if slug else [])
    if slug in ("far-date", "date-twice"):
        assert (found[0].place.line, found[0].place.column) == place


@pytest.mark.parametrize(
    ("event", "another"),
    [
        ("ceasefire", True),
        ("a cease-fire along the river", True),
        ("truce signed", True),
        ("ceasefire and settlement signed", True),
        ("armistice", True),
        ("withdrawal of all troops", True),
        ("end of the war", True),
        ("interim plan renewed", True),
        ("Waffenstillstand", True),
        ("settlement signed", False),
        ("cessation of hostilities agreement", False),
        ("ceasefire agreement signed", True),
        ("no agreement", True),
        ("agreement fails", True),
        ("settlement rejected", True),
        ("interim agreement signed", True),
        ("prisoner exchange agreement signed", True),
        ("a memorandum signed by Indonesia and GAM", False),
        ("comprehensive deal", False),
    ],
)
def test_the_chance_of_a_settlement_is_not_told_as_another_event(
    event: str, another: bool, folder: Path, change: Change
) -> None:
    place = change(Y, "event: settlement signed", f"event: «{event}")
    found = check(folder)
    assert [f.slug for f in found] == (["other-event"] if another else [])
    assert all((f.place.line, f.place.column) == place for f in found)
    assert all(f.severity == "warning" for f in found)


@pytest.mark.parametrize("event", ["ceasefire", "no agreement", "a memorandum signed by both"])
def test_a_forecast_called_otherwise_is_told_as_a_settlement(
    event: str, folder: Path, change: Change
) -> None:
    change(Y, "event: settlement signed", f"event: «{event}")
    made = detente.make_forecast(folder, detente.Settings(draws=20, paths=1), seed=1)
    assert made.question == "settlement signed"
    assert sum(f"asks for “{event}”" in said for said in made.cautions) == 1


def test_dates_out_of_order_are_answered_in_order(folder: Path, change: Change) -> None:
    change(Y, DATES, "by: [«2032-05-12, 2031-09-01, 2032-05-12], class")
    played = detente.compare_levers(folder, detente.Settings(draws=20, paths=1), seed=1)
    assert [str(day) for day in played.levers.dates] == ["2031-09-01", "2032-05-12"]


def test_who_pays_for_a_lever_is_named(folder: Path, change: Change) -> None:
    change(Y, "name: Press South to concede, by: union", "«name: Press South to concede, by: coast")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        assert main(["levers", str(folder), "--draws", "20", "--paths", "1", "--quiet"]) == 0
    words = " ".join(printed.getvalue().split())
    assert "to Coast" in words
    assert "to coast" not in words


@pytest.mark.parametrize("case", catalogue.names())
def test_nothing_in_the_worked_cases_is_idle(case: str) -> None:
    assert check(case) == ()


@pytest.mark.parametrize(
    ("more", "slug"),
    [
        ("«leak-fades-months: 3", "unread-number"),
        ("«tilt-strength: 0.5", "unread-number"),
        ("«leaks: 0.2, leak-fades-months: 3", None),
        ("«tilt: north, tilt-strength: 0.5", None),
        ("early-harvest: «yes", "one-track"),
        ("«tracks: parallel, early-harvest: yes", None),
    ],
)
def test_what_goes_with_something_that_is_not_stated_is_said(
    more: str, slug: str | None, folder: Path, change: Change
) -> None:
    old = "mediation: {by: union, since: 2031-04-02,"
    place = change(Y, old, f"{old} {more},")
    found = check(folder)
    assert [f.slug for f in found] == ([slug] if slug else [])
    assert all(f.place.line == place[0] for f in found)
