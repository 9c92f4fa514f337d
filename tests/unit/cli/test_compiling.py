"""Compiling is told of when it happens, and only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba
import pytest

from detente.cli.progress import Bar
from detente.compiling import Watch
from detente.wording.commands.files import COMPILING


def kernel() -> Callable[[float], Any]:
    """Two kernels never compiled before, one inside the other."""
    below = numba.njit(lambda x: x + 1)
    return numba.njit(lambda x: below(x) + below(x))


def test_each_compiling_is_told_once_and_so_is_its_end() -> None:
    told: list[str] = []
    watch = Watch(lambda: told.append("began"), lambda: told.append("over"))
    watch.look()
    watch.look()
    add = kernel()
    add(1.0)
    assert told == ["began", "over"]
    add(2.0)  # compiled by now
    assert told == ["began", "over"]
    watch.close()
    kernel()(1.0)
    assert told == ["began", "over"]


def test_a_line_where_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar(shown=False)
    bar("What may be true", 0.0)
    kernel()(1.0)
    kernel()(1.0)
    bar.close()
    assert capsys.readouterr().err == f"{COMPILING}.\n"


def test_not_a_line_where_quiet_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    bar = Bar(shown=False, quiet=True)
    bar("What may be true", 0.0)
    kernel()(1.0)
    bar.close()
    assert capsys.readouterr().err == ""


def test_the_bar_says_so_and_then_names_its_step_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    bar = Bar(shown=True)
    bar._draw()
    bar("What may be true", 0.0)
    shown: list[str] = []
    monkeypatch.setattr(
        bar._drawing, "update", lambda task, description, **_: shown.append(description)
    )
    kernel()(1.0)
    bar.close()
    assert shown == [COMPILING, "What may be true"]
    assert "\n".join([COMPILING, ""]) not in capsys.readouterr().err
