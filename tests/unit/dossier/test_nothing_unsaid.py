"""What changes nothing, or cannot be as it stands, is said: each with a mend that mends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.read import check, read

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
COAST = "coast: {cost-per-month: 0.002 (0..0.004)}"
BORDER = "border: {old-line: 1, middle-line: 0.5 (0.3..0.7), front-line: 0}"
UNLESS = "unless: {guarantee: {at-least: troops}}"
LIS = "role: envoy, also: Marshal Lis}"


@pytest.mark.parametrize(
    ("old", "new", "slug"),
    [
        (COAST, COAST[:-1] + ", dictating: «1.2}", "unread-number"),
        ("if-it-fails: {north:", "if-it-fails: {union: «0.1, north:", "unread-number"),
        ("a-ridge, south: {f", "a-ridge, union: {firmness: «0.5}, south: {f", "unread-number"),
        ("began: 2028-09", "«began: 2031-09", "after-as-of"),
        ("union, since: 2031-04", "union, «since: 2031-06", "after-as-of"),
        (LIS, "role: envoy, from: 2031, until: «2030}", "until-before-date"),
        ("became-on: 2031-04-20", "became-on: «2031-04-01", "until-before-date"),
        ("became-on: 2031-04-20", "«became-on: 2031-05-13", "after-as-of"),
        ("due: 2031-08-01}", "due: «2031-05-12}", "date-passed"),
        ("ramp-months: 2,", "ramp-months: 2, until: «2031-06,", ""),
        ("from: 2031-06, ramp", "from: 2031-02, until: «2031-04, ramp", "date-passed"),
        (UNLESS, "«unless: {guarantee: {at-least: none}}", "idle-line"),
        (UNLESS, "unless: {«guarantee: {at-least: troops, at-most: none}}", "empty-condition"),
        (UNLESS, "unless: {«guarantee: {any-of: none, at-least: troops}}", "said-twice"),
    ],
)
def test_what_changes_nothing_or_cannot_be_is_said(
    old: str, new: str, slug: str, folder: Path, change: Change
) -> None:
    place = change(Y, old, new)
    found = [(f.slug, f.place.line, f.place.column) for f in check(folder)]
    assert found == ([(slug, *place)] if slug else [])


def test_every_number_of_the_worked_cases_is_read() -> None:
    for case in ("two-rivers", "vienna-2015", "pretoria-2022", "ukraine-2025"):
        assert "unread-number" not in [finding.slug for finding in check(case)]


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("balance: 0.45 (0.35..0.55)", "balance: «~0.45", "Write 0.45."),
        ("balance: 0.45 (0.35..0.55)", "balance: «about 45 %", "Write 45 %."),
        ("ends-in-months: 30 (12..60)", "ends-in-months: «2032-09", "Write how many months"),
        ("ends-in-months: 30 (12..60)", "ends-in-months: «30 (12..60) months", "30 (12..60)."),
        ("ends-in-months: 30 (12..60)", "ends-in-months: «30m", "Write 30."),
        (BORDER, "border: {old-line: 1, «middle-line:0.5, front-line: 0}", "middle-line: 0.5."),
        (BORDER, "border: {old-line: 1, «middle-line, front-line: 0}", "Write its value after"),
        (BORDER, "border: «best-to-worst old-line middle-line front-line", "old-line, middle-l"),
    ],
)
def test_the_mend_is_one_that_mends(
    old: str, new: str, mend: str, folder: Path, change: Change
) -> None:
    line, column = change(Y, old, new)
    mends = [f.mend for f in check(folder) if (f.place.line, f.place.column) == (line, column)]
    assert len(mends) == 1
    assert mend in mends[0]


def test_weights_that_sum_to_a_hundred_are_told_of_per_cent(folder: Path, change: Change) -> None:
    change(
        Y,
        "weights: {border: 0.35 (0.2..0.5), army: 0.3 (0.15..0.45), guarantee: 0.2 (0.1..0.3), "
        "dam: 0.1 (0.05..0.15), trade: 0.05}",
        "«weights: {border: 35, army: 30, guarantee: 20, dam: 10, trade: 5}",
    )
    [finding] = check(folder)
    assert finding.mend == "Write them in per cent, as in 35 %."


def test_semicolons_part_the_options_of_an_order(folder: Path, change: Change) -> None:
    change(Y, BORDER, "«border: best-to-worst old-line; middle-line; front-line")
    wants = read(folder).parties["north"].wants
    assert wants is not None
    assert wants.worth["border"].ranks == (("old-line",), ("middle-line",), ("front-line",))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("adds: -0.15 (-0.3..-0.05)", "adds: «5", "parties.north.wants.links.1.adds is 5,"),
        ("adds: -0.1 (-0.2..0)}]", "adds: «5}]", "durability.and.1.adds is 5,"),
        (
            "absolute: 0.7 (0.5..0.9), otherwise-costs: 0.3 (0.1..0.5)",
            "absolute: 0.7 (0.5..0.9), otherwise-costs: «3",
            "parties.south.wants.red-lines.1.otherwise-costs is 3,",
        ),
    ],
)
def test_advice_counts_items_from_one(
    old: str, new: str, said: str, folder: Path, change: Change
) -> None:
    change(Y, old, new)
    [finding] = check(folder)
    assert finding.slug == "odd-scale"
    assert finding.message.startswith(said)
