"""Each thing that is doubtful in dossier.yaml is said, and it is read all the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.read import check, read

Change = Callable[[str, str, str], tuple[int, int]]

DOUBTS = [
    (
        "warning",
        "weight-unknown",
        "guarantee > army > dam > trade",
        "guarantee > army > dam",
        "order:",
    ),
    ("warning", "worth-unknown", "        trade: best-to-worst open, quota, closed\n", "", "trade"),
    (
        "warning",
        "worth-unknown",
        "none: 0, consult: 0.3 (0.1..0.5), troops: 1",
        "none: 0, troops: 1",
        "wide",
    ),
    (
        "warning",
        "no-why",
        "rounds-a-month: 2 (1..4), patience-months: 12 (6..24), why: s1}",
        "rounds-a-month: 2 (1..4)}",
        "mediation",
    ),
    ("warning", "no-why", "  why: [report#chapter 4, a-ridge]\n", "", "war"),
    (
        "warning",
        "idle-line",
        "issue: guarantee, never: troops, absolute: 0.4",
        "issue: guarantee, at-least: none, absolute: 0.4",
        "excludes",
    ),
    (
        "warning",
        "accepts-and-objects",
        "accepts: [1, 2], objects: 3",
        "accepts: [1, 3], objects: 3",
        "Keep",
    ),
    (
        "warning",
        "date-passed",
        "by: [2031-09-01, 2032-05-12]",
        "by: [2031-05-01, 2032-05-12]",
        "later",
    ),
    ("warning", "after-as-of", "date: 2031-04-02\n", "date: 2031-05-13\n", "as-of"),
    ("advice", "no-today", "open: Open}, today: closed}", "open: Open}}", "today:"),
    ("advice", "deadline-passed", ", became: missed, became-on: 2031-04-20", "", "became:"),
    (
        "advice",
        "unused-assumption",
        "assumptions:\n",
        "assumptions:\n  a-spare: Nobody needs this.\n",
        "a-spare",
    ),
    ("advice", "odd-scale", "cost-per-month: 0.006 (0.002..0.012)", "cost-per-month: 5", "scale"),
    (
        "advice",
        "odd-scale",
        "absolute: 0.5 (0.3..0.7), otherwise-costs: 0.1",
        "absolute: 0.5 (0.3..0.7), otherwise-costs: 20",
        "scale",
    ),
    ("advice", "odd-scale", "costs: 0.2 (0.1..0.4), why: s1}", "costs: 20, why: s1}", "scale"),
    ("advice", "odd-scale", "drift: -0.002 (-0.008..0.004)", "drift: 5", "scale"),
    (
        "advice",
        "odd-scale",
        "if-it-fails: {north: -0.1 (-0.2..0)",
        "if-it-fails: {north: -10",
        "scale",
    ),
    (
        "advice",
        "odd-scale",
        "dam: {north: 1, joint: {one-of: {0.4: 2, 0.8: 1}}, south: 0}",
        "dam: {north: 1, joint: 50, south: 0}",
        "50 %",
    ),
    (
        "advice",
        "stretched-worth",
        "trade: {closed: 0, quota: 0.6, open: 1}",
        "trade: {closed: 0, quota: 6 (3..9), open: 1}",
        "Write 0 for the worst",
    ),
    (
        "advice",
        "stretched-worth",
        "trade: {closed: 0, quota: 0.6, open: 1}",
        "trade: {closed: 0, quota: 0.6, open: -1}",
        "Write 0 for the worst",
    ),
    ("advice", "point-not-in-text", "4: unknown}", "4: unknown, 5: unknown}", "Number"),
]


@pytest.mark.parametrize(("severity", "slug", "old", "new", "mend"), DOUBTS, ids=lambda x: x[:30])
def test_what_is_doubtful_is_said_and_read_all_the_same(
    severity: str, slug: str, old: str, new: str, mend: str, folder: Path
) -> None:
    path = folder / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    findings = check(folder)
    found = [f for f in findings if f.slug == slug]
    assert found, [str(f) for f in findings]
    assert found[0].severity == severity
    assert mend in str(found[0])


def test_doubts_do_not_keep_a_dossier_from_being_read(folder: Path) -> None:
    path = folder / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  why: [report#chapter 4, a-ridge]\n", ""), encoding="utf-8")
    assert [f.slug for f in check(folder)] == ["no-why"]
    assert read(folder).title == "Two Rivers"


def test_no_required_party(folder: Path) -> None:
    path = folder / "dossier.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(x for x in lines if "consent:" not in x), encoding="utf-8")
    assert [f.slug for f in check(folder) if f.severity == "error"] == ["no-required-party"]


def test_a_required_party_of_unknown_wants(folder: Path) -> None:
    path = folder / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("kind: mediator,", "kind: mediator, consent: required,")
    path.write_text(text, encoding="utf-8")
    assert [(f.slug, f.severity) for f in check(folder)] == [("no-wants", "warning")]
