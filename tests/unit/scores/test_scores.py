"""Saved forecasts scored by the command and in Python: the same figures, by hand."""

from __future__ import annotations

import json
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from detente.cli.main import main
from detente.scores.keeping import resolve_forecast
from detente.scores.reading import CUT, TOGETHER, score_forecasts


def test_two_dates_of_one_file_by_hand(
    on_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "talks" / "forecasts"
    folder.mkdir(parents=True)
    shutil.copy(on_disk, folder / "one.json")
    resolve_forecast(folder / "one.json", True, on="2031-11-02", source="bulletin")
    # Not by 1 September (chance 0.2), and by 12 May (0.4): (0.04 + 0.36) / 2.
    scores = score_forecasts(tmp_path / "talks")
    assert scores is not None
    assert (scores.n, scores.open, scores.came) == (2, 0, 0.5)
    assert scores.brier == pytest.approx(0.2)
    # (ln 1/.8 + ln 1/.4) / 2 = (0.223144 + 0.916291) / 2
    assert scores.log_score == pytest.approx(0.569717, abs=1e-6)
    rate, pooled = scores.rivals["base rate"], scores.rivals["pooled"]
    assert (rate.n, rate.brier, rate.own_brier) == (1, pytest.approx(0.01), pytest.approx(0.04))
    assert rate.skill == pytest.approx(-3.0)
    assert pooled.brier == pytest.approx(0.0225)

    chart = tmp_path / "calibration.svg"
    words = ["forecast", "score", str(tmp_path / "talks"), "--chart", str(chart)]
    assert main([*words, "--json"]) == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert answer["scores"]["brier"] == pytest.approx(0.2)
    assert [one["came"] for one in answer["forecasts"]] == [False, True]
    assert [one["brier"] for one in answer["forecasts"]] == pytest.approx([0.04, 0.36])
    assert answer["cautions"][1:] == [TOGETHER]
    assert ET.parse(chart).getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert main(words) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "2 forecasts resolved, of which 1 came true." in told
    assert "the model 2 0.200 0.570" in told
    assert "past cases 1 0.010 0.105 0.040 −3.00" in told


def test_open_forecasts_are_shown_and_not_scored(
    on_disk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert score_forecasts(on_disk) is None
    chart = on_disk.with_suffix(".svg")
    assert main(["forecast", "score", str(on_disk), "--chart", str(chart)]) == 0
    shown = capsys.readouterr()
    assert "None of them is resolved yet" in shown.out
    assert "No picture is written" in shown.err
    assert not chart.exists()


def test_a_chance_of_nothing_is_cut_and_said(
    on_disk: Path, saved: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    saved["forecasts"][0]["chance"] = 0.0
    on_disk.write_text(json.dumps(saved), encoding="utf-8")
    resolve_forecast(on_disk, True, on="2031-06-01", source="bulletin")
    assert main(["forecast", "score", str(on_disk), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["forecasts"][0]["log_score"] == pytest.approx(6.907755, abs=1e-6)
    assert CUT in answer["cautions"]


def test_wrong_usage_and_broken_files_are_told_apart(
    on_disk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forecast", "score", str(on_disk), "--chart", "picture.png"]) == 2
    assert "ends in .svg" in capsys.readouterr().err
    on_disk.write_text('{"format": 1', encoding="utf-8")
    assert main(["forecast", "score", str(tmp_path)]) == 1
    assert "[not-json]" in capsys.readouterr().err
    on_disk.unlink()
    assert main(["forecast", "score", str(tmp_path)]) == 0
    assert "No forecast is on record here" in capsys.readouterr().out
