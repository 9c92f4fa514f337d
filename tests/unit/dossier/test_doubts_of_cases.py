"""One value changed in the worked cases of Tigray and of Vienna: what is doubtful is said once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.cases import catalogue
from detente.dossier.files.read import check

TIGRAY, VIENNA = "pretoria-2022", "vienna-2015"
ENDS = "ends-in-months: {estimate: 15 (6..40)"
LAPSES = "lapses-in-months: {estimate: 9 (3..24)"
DATES = "by: [2022-11-30, 2023-01-31, 2023-10-25]"
DUE = "deadline: {for: ethiopia, due: 2022-11-15}"
PATIENCE = "patience-months: {estimate: 4 (1..12), why: a-pace}"
ARMS = "arms: {keep: 0, staged: 0.6 (0.35..0.8), weeks: 1, why: fitsum-disarm}"


@pytest.mark.parametrize(
    ("case", "old", "new", "slug", "said"),
    [
        (TIGRAY, ENDS, "ends-in-months: {estimate: 15 years", "not-an-estimate", "Write 180."),
        (TIGRAY, ENDS, "ends-in-months: {estimate: 40 %", "not-an-estimate", "Write months"),
        (TIGRAY, ENDS, "ends-in-months: {estimate: 1500", "odd-scale", "counted in months"),
        (VIENNA, LAPSES, "lapses-in-months: {estimate: 9999", "odd-scale", "counted in months"),
        (TIGRAY, DATES, "by: [2022-11-30 2023-01-31]", "not-a-date", "forecast.by.1"),
        (TIGRAY, PATIENCE, PATIENCE.replace("why", "wy"), "unknown-word", "estimate, one-of, why"),
        (TIGRAY, "code: ETH", "code: ERI", "same-name", "the code of another party"),
        (TIGRAY, "tilt: none", "tilt: eritrea", "odd-role", "whose leave no deal needs"),
        (TIGRAY, DUE, "deadline: {for: eritrea, due: 2022-11-15}", "odd-role", "sets a deadline"),
        (TIGRAY, DUE, "deadline: {for: ethiopia, due: 2032-11-15}", "idle-lever", "looked at to"),
        (TIGRAY, ARMS, "arms: {keep: 1, staged: 1, weeks: 1}", "no-stake", "worth the same"),
        (TIGRAY, "sides: [ethiopia, tplf]", "sides: [ethiopia, eritrea]", "odd-role", "stakehold"),
        (VIENNA, "standoff.lapses-in-months: x1.8", "standoff: x1.8", "broad-target", "13 numbers"),
        (
            VIENNA,
            "from: 2015-07-13\n    deadline: {for: iran, due: 2015-08-15}",
            "from: 2015-09-13\n    deadline: {for: iran, due: 2015-08-15}",
            "deadline-due-before-set",
            "before that",
        ),
    ],
)
def test_one_value_of_a_case(
    case: str, old: str, new: str, slug: str, said: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(catalogue.path(case), tmp_path / "dossier"))
    file = folder / "dossier.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    [finding] = check(folder)
    assert finding.slug == slug
    assert said in f"{finding.message} {finding.mend}"
