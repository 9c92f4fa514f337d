"""One slip of the pen is one finding, and its mend is the one that mends it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.read import check

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
BALANCE = "balance: 0.45 (0.35..0.55)"


@pytest.mark.parametrize(
    ("old", "new", "slug", "mend"),
    [
        (BALANCE, "balance: {estimate: «0,45}", "decimal-comma", "Write 0.45. "),
        (BALANCE, "balance: {estimate: «0,45, why: a-vote}", "decimal-comma", "Write 0.45. "),
        (BALANCE, "balance: {one-of: {«0,2: 3}}", "decimal-comma", "Write 0.2. "),
        ("{one-of: {0.4: 2", "{one-of: {«0,2: 3", "decimal-comma", "Write 0.2. "),
        ("month: 2 (1..4)", "month: «2 (1,4)", "decimal-comma", "Write 2 (1..4). "),
        ("special envoy}", "special envoy, «PhD}", "unknown-word", 'role: "special envoy, PhD".'),
        ("title: Two Rivers", "«title: '   '", "missing", "Add title"),
        ("name: Lakes Union", "«name: '  '", "missing", "Add name"),
        ("about: Two republics fight over", "«about: '  ' #", "left-empty", "Write its value"),
        ("{closed: None,", "{«closed: ' ',", "no-value", "Write after it"),
    ],
)
def test_one_slip_is_one_finding(
    old: str, new: str, slug: str, mend: str, folder: Path, change: Change
) -> None:
    change(Y, old, new)
    [finding] = check(folder)
    assert finding.slug == slug
    assert mend in finding.mend


def test_two_options_without_a_name_are_two_findings(folder: Path, change: Change) -> None:
    change(Y, "{closed: None, quota: A quota,", "{«closed: , quota,")
    found = check(folder)
    assert [f.slug for f in found] == ["no-value", "unknown-word"]
    assert [f.message.split()[0] for f in found] == ['"closed"', '"quota"']


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("12/05/2031", "Write 2031-05-12, or 2031-12-05, whichever is meant."),
        ("13/05/2031", "Write 2031-05-13."),
        ("12.5.31", "Write 2031-05-12."),
        ("2031/05/12", "Write 2031-05-12."),
        ("2031-5-2", "Write 2031-05-02."),
        ("20310512", "Write 2031-05-12."),
        ("2031-05-12T10:00", "Write 2031-05-12."),
        ("May 2031", "Write 2031-05."),
        ("5/2031", "Write 2031-05."),
        ("summer of 2031", "Write 2031-22."),
        ("Q2 2031", "Write 2031-04/2031-06."),
    ],
)
def test_a_date_is_told_how_it_is_written(
    written: str, mend: str, folder: Path, change: Change
) -> None:
    change(Y, "as-of: 2031-05-12", f"as-of: «{written}")
    [finding] = check(folder)
    assert (finding.slug, finding.mend) == ("not-a-date", mend)
