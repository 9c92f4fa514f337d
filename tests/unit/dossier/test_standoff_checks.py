"""What is said of a standoff: read, checked, written back, carried by a workbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.read import read
from detente.errors import DossierError, Finding

DOSSIER = """\
title: A dispute
as-of: 2031-01-06
parties:
  a: {name: A, kind: stakeholder, consent: required,
      wants: {why: guess, order: pay, worth: {pay: "best-to-worst high, low"}}}
  b: {name: B, kind: stakeholder, consent: required,
      wants: {why: guess, order: pay, worth: {pay: "best-to-worst low, high"}}}
issues:
  pay: {name: Pay, options: {low: Low, high: High}, today: low}
durability: {why: guess, any-deal: 0.8}
standoff:
  why: guess
  lapses-in-months: 24 (9..60)
  a: {cost-per-month: 0.01 (0..0.02), fallback: 0.3 (0..0.6), discount-a-month: 0.01}
  b: {no-deal: 0.4}
levers:
  press: {name: Press, changes: {standoff.a.cost-per-month: +0.01}, why: guess}
assumptions: {guess: A guess.}
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def put(old: str = "", new: str = "") -> Path:
        assert old in DOSSIER
        (tmp_path / "dossier.yaml").write_text(DOSSIER.replace(old, new), encoding="utf-8")
        return tmp_path

    return put


def findings(folder: Path) -> tuple[Finding, ...]:
    try:
        read(folder)
    except DossierError as error:
        return tuple(error.findings)
    return ()


def test_a_standoff_is_read(write: Callable[..., Path]) -> None:
    known = read(write())
    assert known.standoff is not None
    assert str(known.standoff.lapses_in_months) == "24 (9..60)"
    assert str(known.standoff.parties["a"].fallback) == "0.3 (0..0.6)"
    never = read(write("24 (9..60)", "never"))
    assert never.standoff is not None
    assert never.standoff.lapses_in_months == "never"


@pytest.mark.parametrize(
    ("old", "new", "slug", "line"),
    [
        ("levers:", "war: {sides: [a, b]}\nlevers:", "war-and-standoff", 11),
        ("no-deal: 0.4", "no-deal: 0.4, fallback: 0.1", "said-twice", 15),
        ("24 (9..60)", "soon", "not-an-estimate", 13),
        ("  b: {no", "  c: {no", "unknown-party", 15),
        ("press: {name: Press, changes: {standoff.a", "p: {name: P, changes: {standoff.b",
         "unknown-target", 17),
        ("fallback: 0.3", "falback: 0.3", "unknown-word", 14),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_where_it_stands(
    write: Callable[..., Path], old: str, new: str, slug: str, line: int
) -> None:
    found = findings(write(old, new))
    assert [(f.slug, f.place.line) for f in found] == [(slug, line)]


def test_a_cost_without_end_is_found(write: Callable[..., Path]) -> None:
    endless = write("24 (9..60)", "never")
    text = (
        (endless / "dossier.yaml")
        .read_text()
        .replace("discount-a-month: 0.01", "discount-a-month: 0")
    )
    (endless / "dossier.yaml").write_text(text)
    assert [f.slug for f in findings(endless)] == ["no-end"]


@pytest.mark.parametrize("months", ["24 (9..60)", "never"])
def test_a_workbook_carries_it(write: Callable[..., Path], tmp_path: Path, months: str) -> None:
    from detente.dossier.files.workbook.read import read_workbook
    from detente.dossier.files.workbook.write import write_workbook

    known = read(write("24 (9..60)", months))
    file = tmp_path / "book.xlsx"
    write_workbook(known, file)
    assert read_workbook(file)[0].standoff == known.standoff
