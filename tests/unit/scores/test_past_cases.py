"""The table of past cases: each slip is told with its place and its mend, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

import detente

TABLE = b"""case,months,ended,source
"Dockers, 1984",4,settlement,memoir
Miners 1984,12.5,otherwise,
Line,30,open,
"""


def told(tmp_path: Path, table: bytes) -> list[tuple[str, str]]:
    """The kind and the place of every finding."""
    file = tmp_path / "cases.csv"
    file.write_bytes(table)
    with pytest.raises(detente.DossierError) as raised:
        detente.read_cases(file)
    return [(one.slug, f"{one.place.line}:{one.place.column}") for one in raised.value.findings]


def test_a_table_is_read(tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_bytes(TABLE)
    read = detente.read_cases(file)
    assert [(one.case, one.months, one.ended, one.source) for one in read.cases] == [
        ("Dockers, 1984", 4.0, "settlement", "memoir"),
        ("Miners 1984", 12.5, "otherwise", None),
        ("Line", 30.0, "open", None),
    ]


def test_every_slip_is_told_at_once(tmp_path: Path) -> None:
    table = b"case,months,ended\nA,4;5,settlement\nB,-1,setlement\nC,3\nD,inf,open\nE,3,open,x,y\n"
    assert told(tmp_path, table + b"F,2,open\nF,2,open\n") == [
        ("not-a-number", "2:3"),
        ("out-of-range", "3:3"),
        ("not-one-of", "3:6"),
        ("missing", "4:1"),
        ("not-a-number", "5:3"),
        ("bad-row", "6:1"),
        ("duplicate-id", "8:1"),
    ]


@pytest.mark.parametrize(
    ("table", "slug"),
    [
        (b"", "missing"),
        (b"case,months,ended\n", "missing"),
        (b"case;months;ended\nA;3;open", "missing-column"),
        (b"case,months,ended,weight\nA,3,open,1", "unknown-column"),
        (b"case,months,ended\nx,3,\xff", "not-utf8"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, table: bytes, slug: str) -> None:
    assert [kind for kind, _ in told(tmp_path, table)] == [slug]


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(detente.DossierError, match="cannot be read"):
        detente.read_cases(tmp_path / "none.csv")


def test_own_cases_stand_first_and_are_pooled_with(tmp_path: Path) -> None:
    """Of cases that had lasted as long as this war, half settle within the year: so the pool rises.

    Without a class of conflict there is a pool all the same.
    """
    file = tmp_path / "cases.csv"
    rows = [f"c{k},{40 + k},{'settlement' if k % 2 else 'open'}" for k in range(20)]
    file.write_text("\n".join(["case,months,ended", *rows, "young,1,otherwise"]))
    few = detente.Settings(draws=40, paths=8)
    plain = detente.make_forecast("two-rivers", few)
    few = detente.Settings(draws=40, paths=8, cases=detente.read_cases(file), conflict="none")
    own = detente.make_forecast("two-rivers", few)
    age = own.setting.war_age_months
    assert age is not None
    assert age < 40
    last, was = own.dates[-1], plain.dates[-1]
    assert (last.base_rates[0].class_.split(",")[0], last.base_rates[0].n) == (
        "cases of cases.csv",
        20,
    )
    assert last.blended is not None
    assert was.blended is not None
    assert last.deal == was.deal
    assert last.blended.value > was.blended.value
    assert own.conflict.rule.startswith("Class of conflict: none, as asked for. First stand your")
    assert "cases of cases.csv: 20 of 21 had lasted" in own.conflict.rule
