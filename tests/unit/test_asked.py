"""Public functions take a name, a path or a dossier, and dates as people have them; the rest they
refuse in words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import detente

FEW = detente.Settings(draws=20, inner=2, talk_draws=20, paths=4, swings=2)
RIVERS = detente.read("two-rivers")

ASKED = {
    "as_of": lambda one, at: detente.as_of(one, "2031-05-12"),
    "check": lambda one, at: detente.check(one),
    "compare_levers": lambda one, at: str(
        detente.compare_levers(one, FEW).levers.levers["walk-away"]
    ),
    "explore_deals": lambda one, at: detente.explore_deals(one, FEW).chance,
    "make_forecast": lambda one, at: detente.make_forecast(one, FEW).dates,
    "play_talks": lambda one, at: str(detente.play_talks(one, FEW, levers=()).levers.levers),
    "positions": lambda one, at: detente.positions(one),
    "study": lambda one, at: detente.study(one, FEW).deals.chance,
    "write": lambda one, at: (detente.write(one, at) / "dossier.yaml").stat().st_size > 0,
    "write_genius": lambda one, at: [f.read_bytes() for f in detente.write_genius(one, at)[0]],
    "write_workbook": lambda one, at: detente.write_workbook(one, at / "a.xlsx").read_bytes(),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_name_a_path_and_a_dossier_are_the_same(name: str, tmp_path: Path) -> None:
    folder = detente.write(RIVERS, tmp_path / "rivers")
    asked = ("two-rivers", str(folder), folder, RIVERS)
    answers = []
    for number, one in enumerate(asked):
        place = tmp_path / f"there-{number}"
        place.mkdir()
        answers.append(ASKED[name](one, place))
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize("name", ASKED)
def test_anything_else_is_refused_in_words(name: str, tmp_path: Path) -> None:
    rule = "it must be a Dossier, the name of a case, or the path of a folder, a zip or a workbook"
    with pytest.raises(TypeError, match=rf"^dossier is 3 .int.; {rule}$"):
        ASKED[name](3, tmp_path)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: detente.study(RIVERS, {"draws": 20}), TypeError, "settings is .* .dict.; it mu"),
        (lambda: detente.study(RIVERS, FEW, seed="1"), TypeError, "seed is '1' .str.; it must be"),
        (lambda: detente.study(RIVERS, FEW, seed=True), TypeError, "seed is True .bool."),
        (lambda: detente.study(RIVERS, FEW, seed=-1), ValueError, "seed is -1; it must be a whole"),
        (lambda: detente.Settings(draws="500"), detente.SettingsError, "draws is '500'; it m"),
        (lambda: detente.Settings(paths=2.5), detente.SettingsError, "paths is 2.5; it must be"),
        (lambda: detente.play_talks(RIVERS, FEW, levers="walk-away"), TypeError, "levers is 'walk"),
        (lambda: detente.play_talks(RIVERS, FEW, levers=3), TypeError, "levers is 3 .int.; it m"),
        (lambda: detente.positions(RIVERS, issues="border"), TypeError, "such as .'border',"),
        (lambda: detente.positions(RIVERS, issues=["boarder"]), ValueError, 'you mean "border"'),
        (
            lambda: detente.play_talks(RIVERS, detente.Settings(early_harvest=True)),
            detente.SettingsError,
            "^early_harvest needs tracks='parallel'$",
        ),
        (
            lambda: detente.Settings(pen="coast", protocol="alternating-offers"),
            detente.SettingsError,
            "^pen is 'coast', and by alternating-offers the mediator tables no text; ",
        ),
        (
            lambda: detente.Settings(pen="none", protocol="take-it-or-leave-it", proposer="north"),
            detente.SettingsError,
            "^pen is 'none', and by take-it-or-leave-it of north the mediator tables no text",
        ),
        (lambda: detente.explore_deals(RIVERS, FEW, only="a=b"), TypeError, "only is 'a=b' .str."),
        (lambda: detente.explore_deals(RIVERS, FEW, only={"dam": "joint"}), TypeError, "'joint',"),
        (lambda: detente.play_talks(RIVERS, FEW, deals=3), TypeError, "deals is 3 .int.; it must"),
        (lambda: detente.as_of(RIVERS, 20310401), TypeError, "date is 20310401 .int.; it must be"),
        (lambda: detente.as_of(RIVERS, "spring"), ValueError, 'date: "spring" is not a d'),
        (lambda: detente.positions(RIVERS, as_of="2031-02-30"), ValueError, "as_of: 2031-02-30 do"),
        (lambda: detente.positions(RIVERS, since=1), TypeError, "since is 1 .int.; it must be a"),
        (lambda: detente.Settings(weight="x"), detente.SettingsError, "weight is 'x'; it must be"),
        (lambda: detente.write(RIVERS, 3.5), TypeError, "folder is 3.5 .float.; it must be a path"),
        (lambda: detente.write_brief(RIVERS, 3.5), TypeError, "file is 3.5 .float.; it must be a"),
        (lambda: detente.write_workbook(RIVERS, None), TypeError, "file is None .NoneType.; it"),
        (lambda: detente.write_genius(RIVERS, 3), TypeError, "folder is 3 .int.; it must be a p"),
        (lambda: detente.import_xlsx(3, "a"), TypeError, "file is 3 .int.; it must be a path"),
        (lambda: detente.import_genius(3, "a"), TypeError, "folder is 3 .int.; it must be a path"),
        (lambda: detente.new(3), TypeError, "folder is 3 .int.; it must be a path"),
        (lambda: detente.write_brief(3, "brief.html"), TypeError, "dossier is 3 .int."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(call: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        call()


def test_dates_as_people_have_them(tmp_path: Path) -> None:
    day = dt.date(2031, 4, 30)
    dates: list[Any] = [
        "2031-04", "2031-04-30", day, dt.datetime(2031, 4, 30, 9), detente.When.parse("2031-04")
    ]  # fmt: skip
    known = [detente.as_of(RIVERS, date) for date in dates]
    assert {len(one.statements) for one in known} == {len(known[0].statements)}
    places = [detente.positions(RIVERS, as_of=date, since="2031-04") for date in dates]
    assert all(one == places[0] for one in places)
    assert (places[0].as_of, places[0].since) == (day, dt.date(2031, 4, 1))
    for number, date in enumerate(dates):
        folder = detente.new(tmp_path / str(number), "Lake", today=date)
        assert detente.read(folder).date == day


@pytest.mark.parametrize(("inner", "said"), [(1, "only 1 pattern of"), (63, "only 63 patterns of")])
def test_few_patterns_of_red_lines_are_said(inner: int, said: str) -> None:
    settings = detente.Settings(draws=20, inner=inner, solved=20)
    [caution] = [c for c in detente.explore_deals("two-rivers", settings).cautions if "inner" in c]
    assert said in caution
    assert "it takes 64" in caution


def test_enough_patterns_need_no_word_and_no_pattern_matters_without_open_lines() -> None:
    enough = detente.Settings(draws=20, inner=64, solved=20)
    few = detente.Settings(draws=20, inner=2, solved=20)
    known = detente.read("two-rivers")
    assert not any("inner" in c for c in detente.explore_deals(known, enough).cautions)
    bare = {
        id: party.model_copy(update={"wants": party.wants.model_copy(update={"red_lines": ()})})
        if party.wants
        else party
        for id, party in known.parties.items()
    }
    unlined = known.model_copy(update={"parties": bare})
    assert not any("inner" in c for c in detente.explore_deals(unlined, few).cautions)


def test_an_early_harvest_goes_with_tracks_that_the_dossier_has_in_parallel() -> None:
    ahead = detente.Settings(draws=20, inner=2, talk_draws=20, paths=2, early_harvest=True)
    parallel = RIVERS.set("mediation.tracks", "parallel")
    assert detente.play_talks(parallel, ahead, levers=()).talks.early_harvest
    with pytest.raises(detente.SettingsError, match=r"^early_harvest needs"):
        detente.play_talks(RIVERS.set("mediation.tracks", "together"), ahead, levers=())
