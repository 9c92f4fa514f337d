"""Slips that a second reader found: what is left empty, ranges with commas, lost names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.read import check, read
from detente.numerals import likely

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
MIDDLE = "middle-line: 0.5 (0.3..0.7), front"
FACTOR = "south.red-lines.absolute: x0.8 (0.6..1)"


@pytest.mark.parametrize("empty", [" ", " null", " ~"])
def test_a_point_that_is_left_empty_is_said(empty: str, folder: Path, change: Change) -> None:
    place = change(Y, "4: unknown}", f"«4:{empty}}}")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("left-empty", "warning")
    assert (finding.place.line, finding.place.column) == place
    assert finding.message == 'point "4" has no value, and is taken to be unknown.'
    assert read(folder).drafts["first-plan"].points["4"] is None


@pytest.mark.parametrize("stated", ["{}", "unknown", "{trade: open}"])
def test_a_point_of_which_something_is_said_is_let_be(
    stated: str, folder: Path, change: Change
) -> None:
    change(Y, "4: unknown}", f"«4: {stated}}}")
    assert check(folder) == ()


@pytest.mark.parametrize(
    ("old", "new", "slug", "mend"),
    [
        (MIDDLE, "middle-line: «0.5 (0.3, 0.7), front", "not-an-estimate", "Write 0.5 (0.3..0.7)."),
        (MIDDLE, "middle-line: «0,5 (0,3, 0,7), front", "decimal-comma", "Write 0.5 (0.3..0.7)."),
        (MIDDLE, "middle-line: «0.5 ± 0.2, front", "not-an-estimate", "Write 0.5 (0.3..0.7)."),
        (FACTOR, "south.red-lines.absolute: «0.8x", "not-a-change", "Write x0.8."),
        (FACTOR, "south.red-lines.absolute: «0.8 ×", "not-a-change", "Write x0.8."),
        ("for: south, due", "«for: [north, south], due", "wrong-type", "Write one alone: north."),
        ("army > dam > trade", "army > dam > border", "ranked-twice", "Name each once."),
    ],
)
def test_one_slip_is_one_finding_with_its_mend(
    old: str, new: str, slug: str, mend: str, folder: Path, change: Change
) -> None:
    place = change(Y, old, new if "«" in new else f"{new}«")
    [finding] = check(folder)
    assert finding.slug == slug
    assert finding.mend.startswith(mend)
    assert "«" not in new or (finding.place.line, finding.place.column) == place


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0.5 ± 0.2", "0.5 (0.3..0.7)"),
        ("50 % +/- 20 %", "50% (30%..70%)"),
        ("3 +- 1", "3 (2..4)"),
        ("50 % ± 0.2", None),
    ],
)
def test_a_number_with_its_margin_is_told_as_a_range(written: str, read: str | None) -> None:
    assert likely(written) == read


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("statements.csv", "id,date,known,person", "id,date,person", "16 columns, and all 6 rows"),
        ("events.csv", "id,date,until,type", "id,date,type", "13 columns, and all 6 rows"),
    ],
)
def test_a_name_lost_in_the_first_line_is_one_finding(
    file: str, old: str, new: str, said: str, folder: Path, change: Change
) -> None:
    change(file, old, f"«{new}")
    [finding] = check(folder)
    assert (finding.slug, finding.place.file, finding.place.line) == ("missing-column", file, 1)
    assert said in finding.message
    assert old.split(",")[2] in finding.mend


def test_one_row_too_wide_is_told_by_itself(folder: Path, change: Change) -> None:
    change("statements.csv", "vey,union,the press,", "«vey,union,the press,and others,")
    findings = [f for f in check(folder) if f.place.file == "statements.csv"]
    assert [(f.slug, f.place.line) for f in findings] == [("bad-row", 2)]


def test_without_a_day_of_its_own_no_deadline_is_past(folder: Path, change: Change) -> None:
    change(Y, "became: missed, became-on: 2031-04-20", "«became: open")
    change(Y, "as-of: 2031-05-12", "as-of: «12 May 2031")
    assert [f.slug for f in check(folder)] == ["not-a-date"]
