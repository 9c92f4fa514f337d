"""A forecast is saved once and never over another; what came of it is written beside."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.cases import catalogue
from detente.cli.main import main
from detente.dossier.files.plain import digest
from detente.errors import DossierError, SettingsError
from detente.files import write_new
from detente.forecasting.scoring import score
from detente.scores.keeping import as_text, resolve_forecast
from detente.scores.reading import read_saved

FEW = ["--draws", "20", "--paths", "2", "--quiet"]


def on(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


def test_the_forecast_for_ukraine_is_saved_and_resolved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("detente.scores.keeping.today", lambda: on("2026-03-01"))
    monkeypatch.chdir(tmp_path)
    assert main(["cases", "ukraine-2025", "--copy-to", "talks"]) == 0
    save = ["forecast", "save", "talks", "--by", "2026-02-24", *FEW]
    assert main(save) == 0
    shipped = read_saved("talks/forecasts/2025-12-03-settlement.json")
    assert [one.by for one in shipped.forecasts] == [on("2026-02-24")]
    assert shipped.outcome is None
    file = Path("talks/forecasts/2025-12-03-settlement-2.json")  # beside it
    saved = read_saved(file)
    known, few = detente.read("ukraine-2025"), detente.Settings(draws=20, paths=2)
    assert saved.dossier == digest(known)
    assert (saved.made, saved.as_of, saved.seed) == (on("2026-03-01"), on("2025-12-03"), 1)
    assert [one.by for one in saved.forecasts] == [on("2026-02-24")]
    asked = known.set("forecast.by", ["2026-02-24"])
    again = detente.make_forecast(asked, few).dates[0]
    assert saved.forecasts[0].chance == again.deal.value
    assert again.blended is not None
    assert saved.forecasts[0].pooled is not None
    assert saved.forecasts[0].pooled.chance == again.blended.value
    question = "Will Russia and Ukraine have signed a settlement by 24 February 2026?"
    assert saved.forecasts[0].question == question
    assert saved.counts_as.startswith("Russia and Ukraine have both signed, by their head of state")
    assert "from 4 December 2025 on" in saved.counts_as

    first = file.read_bytes()
    assert main(save) == 0  # again: beside it, under another name
    assert file.read_bytes() == first
    assert sorted(path.name for path in file.parent.glob("2025-12-03-*")) == [
        "2025-12-03-ceasefire.json",
        "2025-12-03-settlement-2.json",
        "2025-12-03-settlement-3.json",
        "2025-12-03-settlement.json",
    ]
    resolve = ["forecast", "resolve", str(file), "no", "--on", "2026-02-24", "--source"]
    assert main([*resolve, "news-2025-12-3"]) == 1
    assert 'Did you mean "news-2025-12-03"?' in capsys.readouterr().err
    assert main([*resolve, "news-2025-12-03"]) == 0
    assert "not by 24 February 2026, says news-2025-12-03" in capsys.readouterr().out
    after = read_saved(file)
    assert after.model_copy(update={"outcome": None}) == saved
    scores = score(after.scored())
    assert scores is not None
    assert (scores.n, scores.came) == (1, 0.0)
    assert detente.check("talks") == detente.check("ukraine-2025")  # a dossier may hold forecasts


def test_yes_holds_from_its_day_on_and_no_up_to_its_day(on_disk: Path) -> None:
    first, last = on("2031-09-01"), on("2032-05-12")
    assert [read_saved(on_disk).came(day) for day in (first, last)] == [None, None]
    no = resolve_forecast(on_disk, False, on="2031-09-01", source="bulletin")
    assert [no.came(day) for day in (first, last)] == [False, None]
    yes = resolve_forecast(on_disk, True, on="2032-05-12", source="bulletin")
    assert [yes.came(day) for day in (first, last)] == [False, True]
    assert read_saved(on_disk) == yes


@pytest.mark.parametrize(
    ("came", "day", "said"),
    [
        (True, "2031-05-12", "asks what comes after 2031-05-12"),
        (False, "2031-08-31", "nothing is over before 2031-09-01"),
    ],
)
def test_it_cannot_have_come_so(on_disk: Path, came: bool, day: str, said: str) -> None:
    before = on_disk.read_bytes()
    with pytest.raises(SettingsError, match=said):
        resolve_forecast(on_disk, came, on=day, source="bulletin")
    assert on_disk.read_bytes() == before


def test_what_is_still_to_come_has_not_come(on_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.scores.keeping.today", lambda: on("2031-10-01"))
    with pytest.raises(SettingsError, match="still to come"):
        resolve_forecast(on_disk, True, on="2031-10-02", source="bulletin")
    resolve_forecast(on_disk, True, on="2031-10-01", source="bulletin")


def test_an_outcome_is_not_written_over(on_disk: Path) -> None:
    resolve_forecast(on_disk, False, on="2031-09-30", source="bulletin")
    with pytest.raises(SettingsError, match="had not come by 2031-09-30"):
        resolve_forecast(on_disk, True, on="2031-09-02", source="bulletin")
    resolve_forecast(on_disk, True, on="2031-11-02", source="bulletin")
    with pytest.raises(SettingsError, match="came on 2031-11-02"):
        resolve_forecast(on_disk, False, on="2032-05-12", source="bulletin")


def test_a_damaged_file_stays_as_it_is(on_disk: Path) -> None:
    on_disk.write_text("{", encoding="utf-8")
    with pytest.raises(DossierError):
        resolve_forecast(on_disk, True, on="2031-11-02", source="bulletin")
    assert on_disk.read_text(encoding="utf-8") == "{"


def test_what_cannot_be_saved_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = [
        (["two-rivers"], "--copy-to FOLDER"),
        (["two-rivers", "--into", "talks", "--event", "peace"], "event is 'peace'"),
        (["two-rivers", "--into", "talks", "--by", "2030-01-01"], "no date that lies ahead"),
        (["two-rivers", "--into", "talks", "--by", "soon"], "is not a date"),
    ]
    for words, why in said:
        assert main(["forecast", "save", *words, *FEW]) == 2
        assert why in " ".join(capsys.readouterr().err.split())
    assert list(tmp_path.iterdir()) == []


def test_of_many_who_save_at_once_none_is_lost(tmp_path: Path) -> None:
    names: list[str] = []

    def write(number: int) -> None:
        try:
            write_new(tmp_path / "one.json", str(number))
            names.append(str(number))
        except FileExistsError:
            pass

    threads = [threading.Thread(target=write, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(tmp_path / "one.json").read_text()] == names
    assert [path.name for path in tmp_path.iterdir()] == ["one.json"]


def test_what_is_written_is_read_again(on_disk: Path, saved: dict[str, Any]) -> None:
    read = read_saved(on_disk)
    on_disk.write_text(as_text(read), encoding="utf-8")
    assert read_saved(on_disk) == read


def test_a_dossier_called_as_a_command_is_named_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert catalogue.path("two-rivers").is_dir()
    assert main(["cases", "two-rivers", "--copy-to", "resolve"]) == 0
    capsys.readouterr()
    assert main(["forecast", "./resolve", *FEW]) == 0
    assert capsys.readouterr().out.startswith("Two Rivers")
