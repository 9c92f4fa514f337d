"""What a lever makes of a number lies where that number can be, or it is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.cases import catalogue
from detente.dossier.checks.levers import Reach
from detente.dossier.files.read import check, read
from detente.errors import DossierError

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
OLD = "changes: {coast.red-lines.absolute: x0.4 (0.2..0.8)}"


def findings(folder: Path, change: Change, written: str) -> list[tuple[str, str, str]]:
    """Slug, message and mend of what is said of a change, all at the place of its value."""
    target, _, value = written.partition(": ")
    place = change(Y, OLD, f"changes: {{{target}: «{value}}}")
    said = [finding for finding in check(folder) if "pay-for-troops" in finding.message]
    assert all((finding.place.line, finding.place.column) == place for finding in said)
    return [(finding.slug, finding.message, finding.mend) for finding in said]


@pytest.mark.parametrize(
    ("written", "becomes", "limits"),
    [
        ("war.ends-in-months: -100", "-88..-40", "at least 0.25"),  # 30 (12..60)
        ("war.balance: +5", "5.35..5.55", "at least 0 and at most 1"),  # 0.45 (0.35..0.55)
        ("war.balance: =-0.2 (-0.3..-0.1)", "-0.3..-0.1", "at least 0 and at most 1"),
        ("war.spread: -0.1", "-0.05", "at least 0"),  # 0.05
        ("mediation.rounds-a-month: x1000", "1000..4000", "at least 0 and at most 30"),
        ("mediation.patience-months: -30", "-24..-6", "at least 0.25"),  # 12 (6..24)
        ("behaviour.south.firmness: +2", "2.3..2.9", "at least 0 and at most 1"),
        ("behaviour.north.firmness: +2", "2.1..2.9", "at least 0 and at most 1"),  # default
        ("behaviour.north.holding-out: x100", "30..500", "at least 0.05 and at most 20"),
        ("behaviour.deadline-fatigue: -1", "-0.9..-0.4", "at least 0 and at most 1"),
        ("durability.signed-under-deadline: -2", "-2.2..-2", "at least -1 and at most 1"),
        ("durability.by.guarantee.troops: +1", "1.65..1.9", "at least 0 and at most 1"),
        ("durability.breaking-costs.guarantee.troops: -1", "-0.9..-0.4", "at least 0"),
        ("south.red-lines.border.absolute: 1.5", "1.5", "at least 0 and at most 1"),
    ],
)
def test_what_a_number_cannot_be_is_an_error(
    folder: Path, change: Change, written: str, becomes: str, limits: str
) -> None:
    target = written.partition(":")[0]
    [(slug, message, mend)] = findings(folder, change, written)
    assert slug == "out-of-range"
    assert message == (f'lever "pay-for-troops" takes {target} to {becomes}, which it cannot be.')
    assert mend == f"It is {limits}: change it by less."


@pytest.mark.parametrize(
    ("written", "said"),
    [
        # 0.45 (0.35..0.55) and 0.5 is 0.85..1.05: a quarter is above 1
        (
            "war.balance: +0.5",
            "at its highest {} takes war.balance to 1.05, which it cannot be; it counts as 1.",
        ),
        # 2 (1..4) less 1.5 is -0.5..2.5: a sixth is below 0
        (
            "mediation.rounds-a-month: -1.5",
            "at its lowest {} takes mediation.rounds-a-month to -0.5, which it cannot be; "
            "it counts as 0.",
        ),
    ],
)
def test_what_is_cut_off_is_said(folder: Path, change: Change, written: str, said: str) -> None:
    [(slug, message, _)] = findings(folder, change, written)
    assert (slug, message) == ("change-clipped", said.format('lever "pay-for-troops"'))


@pytest.mark.parametrize(
    "written",
    [
        "war.balance: +0.45",  # 0.8..1
        "war.balance: +0.46",  # 0.81..1.01: a twentieth is above 1
        "war.balance: 0.9",
        "war.balance: x0",
        "mediation.rounds-a-month: x5",  # 5..20
        "war.south.cost-per-month: x1000",  # a cost has no upper end, and may be a profit
        "war.drift: -9",
    ],
)
def test_what_it_can_be_is_not_cut_off(folder: Path, change: Change, written: str) -> None:
    told = findings(folder, change, written)
    assert {slug for slug, _, _ in told} <= {"odd-scale"}  # large, and taken as it stands


def test_several_numbers_are_judged_together(folder: Path, change: Change) -> None:
    """0.35 (0.2..0.5), 0.5 (0.35..0.65), 0.8 (0.65..0.9) and 0.2: a tenth of the last is lost."""
    assert findings(folder, change, "durability: +0.12") == []


def test_where_only_one_of_several_is_lost_it_is_no_error(folder: Path, change: Change) -> None:
    [(slug, message, _)] = findings(folder, change, "durability: +0.36")
    assert slug == "change-clipped"
    assert "durability.by.guarantee.troops to 1.26" in message


def test_share_that_is_cut_off() -> None:
    def lost(low: float, high: float) -> float:
        outside = low > 1 or high < 0
        return Reach(name="x", low=low, high=high, lawful=(0, 1), outside=outside).lost

    assert lost(0.25, 0.75) == 0
    assert lost(0.5, 1.5) == 0.5
    assert lost(-1, 3) == 0.75
    assert lost(1, 1) == 0
    assert lost(1.5, 1.5) == lost(2, 3) == lost(-2, -1) == 1


def test_a_choice_is_no_change(folder: Path, change: Change) -> None:
    change(Y, OLD, "changes: {war.balance: «{one-of: {0.2: 1, 5: 1}}}")
    [finding] = [one for one in check(folder) if one.severity == "error"]
    assert finding.slug == "not-a-change"
    assert finding.message == (
        "levers.pay-for-troops.changes.war.balance: a choice (one-of) is not a change."
    )
    assert "Write +0.1" in finding.mend


def test_a_mapping_with_a_reason_is_judged_alike(folder: Path, change: Change) -> None:
    change(Y, OLD, 'changes: {war.balance: «{change: "+5", why: s1}}')
    with pytest.raises(DossierError, match=re.escape("war.balance to 5.35..5.55")):
        read(folder)


def test_in_python_too() -> None:
    with pytest.raises(DossierError, match="out-of-range"):
        read("two-rivers").set("levers.press-south.changes.war.balance", "+5")


@pytest.mark.parametrize("case", catalogue.names())
def test_no_worked_case_takes_a_number_too_far(case: str) -> None:
    assert not [one for one in check(case) if one.slug in ("out-of-range", "change-clipped")]


@pytest.mark.parametrize("target", ["durability.if-it-fails.union", "durability.holds-for-months"])
def test_a_number_that_plays_no_part_until_it_is_stated(
    folder: Path, change: Change, target: str
) -> None:
    change(Y, OLD, f"changes: {{«{target}: +0.1}}")
    [finding] = [one for one in check(folder) if one.severity == "error"]
    assert finding.slug == "unknown-target"
    assert finding.mend == f"State {target} under durability: first; then a lever can change it."
