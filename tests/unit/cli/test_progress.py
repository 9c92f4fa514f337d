"""A bar for long work, where somebody can see it; timings afterwards."""

from __future__ import annotations

import time

import pytest

from detente.cli import progress
from detente.cli.progress import Bar


def test_short_work_shows_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar(shown=True)
    bar("zone", 0.5)
    bar.close()
    assert capsys.readouterr().err == ""


def test_long_work_shows_its_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setenv("FORCE_COLOR", "1")  # rich draws a moving bar on terminals alone
    bar = Bar(shown=True)
    bar("What could be agreed", 0.25)
    time.sleep(0.2)  # the bar is drawn by a timer of its own
    bar("How talks unfold", 0.75)
    bar.close()
    output = capsys.readouterr()
    assert "How talks unfold" in output.err
    assert output.out == ""


def test_no_bar_where_nobody_sees_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(progress, "WORTH_TELLING_SECONDS", 0.0)
    with progress.progress(quiet=False) as report:
        report("zone", 0.5)
    assert capsys.readouterr().err.endswith("all 0.0 s\n")


def test_quiet_tells_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "WORTH_TELLING_SECONDS", 0.0)
    with progress.progress(quiet=True) as report:
        report("zone", 0.5)
    assert capsys.readouterr().err == ""


def test_time_belongs_to_the_step_that_was_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 1.0, 4.0, 9.0, 9.0])
    monkeypatch.setattr(progress.time, "perf_counter", lambda: next(clock))
    bar = Bar(shown=False)
    bar("zone", 0.0)
    bar("talks", 0.0)
    bar.close()
    assert bar.timings() == "Reading 1.0 s · zone 3.0 s · talks 5.0 s · all 9.0 s"
