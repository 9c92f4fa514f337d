"""``detente ask``: a walk through the numbers that decide, with the answers written at once."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.cases import catalogue
from detente.cli.main import main

pytestmark = pytest.mark.usefixtures("kept_for_all")
SMALL = ("--quiet",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command with these lines on standard input; what it printed."""

    def run(*words: object, lines: str = "", code: int = 0) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        assert main([str(word) for word in words]) == code
        printed = capsys.readouterr()
        return " ".join((printed.out + printed.err).split())

    return run


def test_an_answer_is_written_with_its_reason_and_not_asked_again(folder: Path, typed: Any) -> None:
    before = (folder / "dossier.yaml").read_text()
    lines = "6 12\nnosuch\nIts budget ends in May.\nq\n"
    printed = typed("ask", folder, *SMALL, lines=lines)
    assert "How many months of war like this one would the South Republic bear" in printed
    assert '"nosuch", which is no assumption' in printed
    told = re.search(r"Chance of a zone: (\d+) % .*? before, (\d+) % .*? with this", printed)
    assert told is not None
    assert int(told[2]) > int(told[1])  # a costlier war brings its party to a deal
    assert "1 written, 0 passed over" in printed
    known = detente.read(folder)
    assert known.war is not None
    cost = known.war.parties["south"].cost_per_month
    assert cost is not None
    assert cost.why == ("war-south-cost-per-month",)
    assert cost.high == pytest.approx(2 * cost.low, rel=0.01)
    assert known.assumptions["war-south-cost-per-month"] == "Its budget ends in May."
    after = (folder / "dossier.yaml").read_text()
    assert "  # " in before  # a person's comments
    assert [line for line in before.splitlines() if "#" in line and "south:" not in line] == [
        line for line in after.splitlines() if "#" in line and "south:" not in line
    ]
    again = typed("ask", folder, *SMALL, lines="")
    assert "How many months of war like this one would the South Republic" not in again
    assert "0 written, 0 passed over" in again


def test_slips_are_told_and_asked_again_and_nothing_is_written_without_a_reason(
    folder: Path, typed: Any
) -> None:
    before = (folder / "dossier.yaml").read_bytes()
    printed = typed("ask", folder, *SMALL, lines="24 12 6\n0 1\n6 12 24\n\n\nq\n")
    assert "The lowest comes first: 6 12 24." in printed
    assert "write months above 0" in printed
    assert "Not written: a number needs a reason." in printed
    assert "0 written, 1 passed over" in printed
    assert (folder / "dossier.yaml").read_bytes() == before


def test_a_reason_that_no_file_can_hold_is_asked_again(folder: Path, typed: Any) -> None:
    printed = typed("ask", folder, *SMALL, lines="6 12 24\nIts bud\x07get.\nIts budget.\nq\n")
    assert "a control character (U+0007) stands in it" in printed
    assert "1 written" in printed
    written = (folder / "dossier.yaml").read_text(encoding="utf-8")
    assert "Its budget." in written
    assert "Its bud\x07get." not in written
    assert "\ufffd" not in written


def test_where_a_default_decides_that_is_said(folder: Path, typed: Any) -> None:
    detente.write(detente.read(folder).set("war.north.dictating", None), folder)
    printed = typed("ask", folder, *SMALL, lines="")
    first = printed.partition("2 of ")[0]
    assert "1 of" in first
    assert "What dictating the terms is worth to North Republic" in first
    assert "A default decides here: 1.2 (1..2)." in first


def test_a_number_on_another_scale_is_doubted(folder: Path, typed: Any) -> None:
    printed = typed("ask", folder, *SMALL, lines="\n5 6 7\n")
    assert "more than 0.25" in printed
    assert "Write it on that scale" in printed


@pytest.mark.parametrize("by", ["deal", "choice"])
def test_asked_by_the_deal_an_answer_is_shown_by_the_chance_of_a_deal(
    folder: Path, typed: Any, by: str
) -> None:
    """A party that seldom says no to bargain signs more often; no zone knows of that."""
    wide = detente.read(folder).set("behaviour.north.bargaining-no", "0.05..0.95")
    detente.write(wide, folder)
    small = ("--draws", "200", "--paths", "16", *SMALL)
    printed = typed("ask", folder, "--by", by, *small, lines="0.05 0.1\nIt was told so.\nq\n")
    head = "What an answer does is shown by the chance of a deal by the last date"
    assert printed.startswith(head)
    assert "in 250 draws of 16 paths; after ±: twice the error" in printed
    assert "Chance of a zone" not in printed
    form = r"Chance of a deal: (\d+) % .*? before, (\d+) % .*? \(\+([\d.]+) ±[\d.]+ points\)"
    told = re.search(form, printed)
    if by == "deal":
        assert "How often North Republic says no in order to bargain" in printed
        assert told is not None
        assert float(told[3]) == pytest.approx(int(told[2]) - int(told[1]), abs=1.0)


def test_a_worked_case_is_copied_first(typed: Any) -> None:
    printed = typed("ask", "two-rivers", lines="", code=1)
    assert "detente cases CASE --copy-to FOLDER" in printed
