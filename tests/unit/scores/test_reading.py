"""A saved forecast is read strictly: what is wrong is found, with its place."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from detente.cases import catalogue
from detente.cli.main import main
from detente.errors import DossierError
from detente.scores.reading import read_many, read_saved


def slugs(file: Path) -> list[str]:
    with pytest.raises(DossierError) as raised:
        read_saved(file)
    return [finding.slug for finding in raised.value.findings]


def test_what_was_written_is_read(on_disk: Path) -> None:
    read = read_saved(on_disk)
    assert (read.title, read.seed, read.settings.class_) == ("Two Rivers", 1, None)
    assert [one.by.isoformat() for one in read.forecasts] == ["2031-09-01", "2032-05-12"]
    assert read.forecasts[0].base_rate is not None
    assert read.forecasts[0].base_rate.n == 28


@pytest.mark.parametrize(
    ("path", "value", "slug"),
    [
        (("chance",), 1.5, "out-of-range"),
        (("chance",), -0.1, "out-of-range"),
        (("chance",), "0.2", "wrong-type"),
        (("chance",), True, "wrong-type"),
        (("chance",), None, "wrong-type"),
        (("by",), "2031-13-01", "not-a-date"),
        (("by",), 1_900_000_000, "not-a-date"),
        (("by",), "2031-05-12", "forecast-at-odds"),
        (("by",), "2032-05-12", "forecast-at-odds"),
        (("low",), 0.9, "forecast-at-odds"),
        (("pooled",), {"chance": 0.1, "low": 0.5, "high": 0.2}, "forecast-at-odds"),
        (("pooled",), [], "wrong-type"),
        (("question",), "", "wrong-type"),
        (("question",), "q" * 20_000, "wrong-type"),
        (("odds",), 3, "unknown-word"),
    ],
)
def test_each_slip_in_a_forecast_is_found_in_its_line(
    on_disk: Path, saved: dict[str, Any], path: tuple[str], value: Any, slug: str
) -> None:
    saved["forecasts"][0][path[0]] = value
    on_disk.write_text(json.dumps(saved, indent=2), encoding="utf-8")
    lines = on_disk.read_text(encoding="utf-8").splitlines()
    with pytest.raises(DossierError) as raised:
        read_saved(on_disk)
    [finding] = raised.value.findings  # not also that the list is empty
    assert finding.slug == slug
    first = lines.index('  "forecasts": [') + 1
    assert first < finding.place.line <= len(lines)


@pytest.mark.parametrize(
    ("name", "value", "slug"),
    [
        ("format", 2, "not-one-of"),
        ("seed", 1.5, "wrong-type"),
        ("seed", -1, "wrong-type"),
        ("dossier", "c1", "wrong-type"),
        ("forecasts", [], "missing"),
        ("forecasts", {}, "wrong-type"),
        ("settings", None, "wrong-type"),
        ("outcome", {"came": "yes", "on": "2031-09-02", "source": "x"}, "wrong-type"),
        ("outcome", {"came": True, "on": "2031-05-01", "source": "x"}, "forecast-at-odds"),
        ("outcome", {"came": False, "on": "2031-08-01", "source": "x"}, "forecast-at-odds"),
    ],
)
def test_each_slip_at_the_top_is_found(
    on_disk: Path, saved: dict[str, Any], name: str, value: Any, slug: str
) -> None:
    saved[name] = value
    on_disk.write_text(json.dumps(saved), encoding="utf-8")
    assert slug in slugs(on_disk)


@pytest.mark.parametrize("name", ["format", "event", "counts-as", "made", "as-of", "forecasts"])
def test_what_is_missing_is_named(on_disk: Path, saved: dict[str, Any], name: str) -> None:
    del saved[name]
    on_disk.write_text(json.dumps(saved), encoding="utf-8")
    with pytest.raises(DossierError, match=name) as raised:
        read_saved(on_disk)
    assert [finding.slug for finding in raised.value.findings] == ["missing"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("", "not-json"),
        ("{", "not-json"),
        ("[" * 100_000, "not-json"),
        ('{"a": NaN}', "not-json"),
        ('{"a": ' + "9" * 5_000 + "}", "not-json"),
        ('{"a": 1, "a": 2}', "duplicate-key"),
        ('{"title": "\\ud800"}', "half-character"),
        ("[]", "wrong-type"),
        ("null", "wrong-type"),
        ("7", "wrong-type"),
    ],
)
def test_hostile_json_is_a_finding(tmp_path: Path, text: str, slug: str) -> None:
    file = tmp_path / "hostile.json"
    file.write_text(text, encoding="utf-8")
    assert slug in slugs(file)


def test_a_number_beyond_all_is_no_chance(on_disk: Path) -> None:
    text = on_disk.read_text(encoding="utf-8").replace('"chance": 0.4', '"chance": 1e999')
    on_disk.write_text(text, encoding="utf-8")
    assert slugs(on_disk) == ["out-of-range"]


def test_what_is_no_file_of_text_is_refused(tmp_path: Path) -> None:
    large, binary, pipe = tmp_path / "large.json", tmp_path / "binary.json", tmp_path / "pipe.json"
    large.write_bytes(b" " * 1_000_001)
    binary.write_bytes(b"{}\n\xff")
    assert slugs(large) == ["too-large"]
    assert slugs(binary) == ["not-utf8"]
    assert slugs(tmp_path / "absent.json") == ["not-a-file"]
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
        assert slugs(pipe) == ["not-a-file"]


def test_many_are_read_and_all_that_is_wrong_is_said_at_once(on_disk: Path) -> None:
    folder = on_disk.parent
    (folder / "a.json").write_text("{", encoding="utf-8")
    (folder / "b.json").write_text("[]", encoding="utf-8")
    with pytest.raises(DossierError) as raised:
        read_many([folder, on_disk])
    assert [finding.place.file for finding in raised.value.findings] == ["a.json", "b.json"]
    (folder / "a.json").unlink()
    (folder / "b.json").unlink()
    assert list(read_many([folder, on_disk])) == [on_disk]


def test_a_worked_case_is_named_as_everywhere(tmp_path: Path, monkeypatch: Any) -> None:
    there = {(one.as_of.isoformat(), one.event) for one in read_many(["ukraine-2025"]).values()}
    assert {("2025-12-03", "settlement"), ("2025-12-03", "ceasefire")} <= there
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ukraine-2025").mkdir()
    assert read_many(["ukraine-2025"]) == {}


def test_check_reads_the_forecasts_on_record(
    on_disk: Path, saved: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "rivers"))
    (folder / "forecasts").mkdir()
    kept = folder / "forecasts" / "2031-05-12.json"
    kept.write_text(json.dumps(saved), encoding="utf-8")
    assert main(["check", str(folder), "--quiet"]) == 0
    saved["forecasts"][0]["chance"] = 1.4
    kept.write_text(json.dumps(saved, indent=2), encoding="utf-8")
    assert main(["check", str(folder), "--quiet"]) == 1
    told = capsys.readouterr()
    assert told.err.startswith("forecasts/2031-05-12.json:")
    assert "forecasts.1.chance: 1.4 is no chance." in told.err
    assert told.out.endswith(": 1 error.\n")
