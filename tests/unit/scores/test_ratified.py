"""What a saved forecast asks is what is counted: signed, and ratified where it must be."""

from __future__ import annotations

from pathlib import Path

import pytest

import detente
from detente.cli.main import main
from detente.scores.reading import read_saved
from detente.scores.saved import SavedForecast

FEW = ["--draws", "20", "--paths", "4", "--quiet"]


def save(folder: Path, *more: str) -> SavedForecast:
    assert main(["forecast", "save", str(folder), *FEW, *more]) == 0
    return read_saved(folder / "forecasts" / "2031-05-12-settlement.json")


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    folder = tmp_path / "talks"
    assert main(["cases", "two-rivers", "--copy-to", str(folder)]) == 0
    return folder


def must_be_ratified(folder: Path, chance: str) -> None:
    file = folder / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    assert "behaviour: {why: a-ridge, " in text
    new = text.replace("behaviour: {why: a-ridge, ", f"behaviour: {{ratified: {chance}, ")
    file.write_text(new, encoding="utf-8")


def test_what_is_signed_and_then_not_ratified_is_no_settlement(
    talks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    must_be_ratified(talks, "0")
    saved = save(talks)
    first = saved.forecasts[0]
    assert first.chance == 0.0
    assert first.question == (
        "Will the North Republic and the South Republic have signed and ratified a settlement by "
        "1 September 2031?"
    )
    assert saved.counts_as.startswith(
        "Both presidents sign one text. Here what is signed must be ratified, and counts only once "
        "it is: by every parliament or vote whose leave it needs; the day that counts is that of "
        "the last of these acts. It counts from 13 May 2031 on"
    )
    capsys.readouterr()
    assert main(["forecast", str(talks), *FEW]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Settlement signed and ratified by 2031-09-01: " in said
    assert "Settlement signed by" not in said
    assert "ratified, or not, in the week of its signature" in said


def test_where_nobody_ratifies_the_question_is_of_the_signature(talks: Path) -> None:
    saved = save(talks)
    assert saved.forecasts[0].question == (
        "Will the North Republic and the South Republic have signed a settlement by 1 September "
        "2031?"
    )
    assert "ratified" not in saved.counts_as


def test_who_ratifies_is_named() -> None:
    from detente.wording.questions import counts_as

    known = detente.read("two-rivers")
    north = known.parties["north"].model_copy(update={"consent": "ratifies"})
    asked = known.model_copy(update={"parties": {**known.parties, "north": north}})
    told = counts_as(asked, "settlement", ratified=True)
    assert "counts only once it is: by the North Republic; the day that counts" in told
    assert "ratified" not in counts_as(asked, "ceasefire", ratified=True)


def test_settings_are_those_asked_for_and_open_paths_stand_beside_them(talks: Path) -> None:
    run = save(talks).settings
    assert (run.draws, run.paths, run.learned) == (20, 4, False)
    assert run.still_open is not None
    assert (
        0 < run.still_open < 20 * 4
    )  # the talks of two rivers ended on some paths before that day


def test_what_is_learned_is_on_record_as_such(talks: Path) -> None:
    saved = save(talks, "--learned")
    assert saved.settings.learned
    known, asked = detente.read(talks), detente.Settings(draws=20, paths=4, learned=True)
    again = detente.make_forecast(known, asked).dates[0]
    assert saved.forecasts[0].chance == again.deal.value
