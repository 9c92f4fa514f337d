"""Ctrl-C at any moment: one line, exit code 130, and nothing half done."""

from __future__ import annotations

import gc
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.cli import stopping
from detente.cli.main import main

START = "import sys; print('up', flush=True); from detente.cli.start import run; run()"
# Seconds after the start: as modules are loaded, as the dossier is read, as kernels run.
MOMENTS = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1.1, 1.5, 2.0)


@pytest.mark.skipif(sys.platform == "win32", reason="another sort of interrupt")
def test_an_interrupt_at_any_moment_ends_with_one_line(tmp_path: Path) -> None:
    words = ["brief", "two-rivers", "--draws", "4000", "--out", str(tmp_path / "page.html")]
    running = []
    for wait in MOMENTS:
        # The handler is there once the first module of the command is.
        start = START.replace("print(", "import detente.cli.start as s; s.while_loading(); print(")
        process = subprocess.Popen(
            [sys.executable, "-c", start, *words],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        running.append((wait, process))
    for wait, process in running:
        printed, said = process.communicate(timeout=120)
        assert (process.returncode, printed, said) == (130, "", "Stopped.\n"), wait
    assert list(tmp_path.iterdir()) == []


class Loud:
    """Raises an interrupt as it is let go: Python prints it and goes on."""

    def __del__(self) -> None:
        raise KeyboardInterrupt


def test_an_interrupt_that_a_callback_swallows_is_raised_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def work() -> None:
        loud = Loud()
        del loud
        for _ in range(1000):
            time.sleep(0.001)

    with pytest.raises(KeyboardInterrupt), stopping.heard():
        work()
    assert stopping.asked()
    assert capsys.readouterr().err == ""


class HalfMade:
    """An object whose making an interrupt breaks off: it cannot be let go in order."""

    def __init__(self, *, stopped: bool) -> None:
        if stopped:
            signal.raise_signal(signal.SIGINT)

    def __del__(self) -> None:
        self.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("stopped", [True, False])
def test_what_an_interrupt_left_half_made_says_nothing(
    stopped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda ignored: said.append(ignored.exc_type))
    with stopping.heard():
        try:
            HalfMade(stopped=stopped)
        except KeyboardInterrupt:
            gc.collect()
    assert said == ([] if stopped else [AttributeError])  # without an interrupt it is a fault


def test_an_interrupt_that_a_library_catches_stops_at_the_next_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def explore(*_: Any, progress: Any, **__: Any) -> None:
        with pytest.raises(KeyboardInterrupt):  # as a bare except would
            signal.raise_signal(signal.SIGINT)
        progress("What may be true", 0.5)
        raise AssertionError("it went on")

    monkeypatch.setattr(detente, "explore_deals", explore, raising=False)
    assert main(["deals", "two-rivers"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_afterwards_an_interrupt_is_what_it_was() -> None:
    before = signal.getsignal(signal.SIGINT), sys.unraisablehook
    assert main(["cases"]) == 0
    assert (signal.getsignal(signal.SIGINT), sys.unraisablehook) == before
