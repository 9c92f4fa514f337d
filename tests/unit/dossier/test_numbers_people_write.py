"""Numbers are taken as people meant them, or refused in words: commas, per cent, changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.read import check, read
from detente.errors import Finding
from detente.estimates import Estimate

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
COST = "cost-per-month: 0.009 (0.004..0.02)"


def at(place: tuple[int, int], findings: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in findings if (f.place.line, f.place.column) == place]


@pytest.mark.parametrize(
    ("written", "number", "mend"),
    [
        ("0,06", "0,06", "Write 0.06."),
        ("0,01 (0..0,03)", "0,01 (0..0,03)", "Write 0.01 (0..0.03)."),
        ("0,3 (0,1..0,6)", "0,3 (0,1..0,6)", "Write 0.3 (0.1..0.6)."),
        ("0,3 (0,1, 0,6)", "0,3 (0,1, 0,6)", "Write 0.3 (0.1..0.6)."),
        ("0,2..0,6", "0,2..0,6", "Write 0.2..0.6."),
        ("-0,6..-0,2", "-0,6..-0,2", "Write -0.6..-0.2."),
        ("1,3 %", "1,3 %", "Write 1.3 %."),
        ("1,500", "1,500", "Write 1.500; or 1500, if a thousand is meant."),
    ],
)
def test_a_decimal_comma_between_braces(
    written: str, number: str, mend: str, folder: Path, change: Change
) -> None:
    """YAML ends the value at the comma; the two halves are one number that is not read."""
    place = change(Y, COST, f"cost-per-month: «{written}")
    findings = check(folder)
    (finding,) = at(place, findings)
    assert (finding.slug, finding.severity) == ("decimal-comma", "error")
    assert f'"{number}" is no number' in finding.message
    assert finding.mend.startswith(mend)
    assert len(findings) == 1


def test_each_decimal_comma_of_a_line_is_found(folder: Path, change: Change) -> None:
    change(Y, COST, "«cost-per-month: 0,5, believes-spread: 0,5, dictating: 1,5")
    assert [f.slug for f in check(folder) if f.slug != "unknown-word"].count("decimal-comma") == 3


def test_a_decimal_comma_in_one_of(folder: Path, change: Change) -> None:
    place = change(Y, "{one-of: {0.4: 2, 0.8: 1}}", "{one-of: {«0,4: 2, 0.8: 1}}")
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.mend[:11]) == ("decimal-comma", "Write 0.4. ")


@pytest.mark.parametrize("written", ["0,45", "0,45 (0,35..0,55)", "45,5 %"])
def test_a_decimal_comma_in_a_line_of_its_own(written: str, folder: Path, change: Change) -> None:
    place = change(Y, "balance: 0.45 (0.35..0.55)", f"balance: «{written}")
    (finding,) = check(folder)
    assert at(place, (finding,))
    assert finding.slug == "decimal-comma"
    assert finding.mend == f"Write {written.replace(',', '.')}."


def test_a_decimal_comma_in_a_change(folder: Path, change: Change) -> None:
    place = change(Y, "durability: -0.05 (-0.15..0)", 'durability: «"-0,05 (-0,15..0)"')
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.mend) == ("decimal-comma", "Write -0.05 (-0.15..0).")


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ('"+0,004 (0,001..0,008)"', "Write +0.004 (0.001..0.008)."),
        ('"x1,5"', "Write x1.5."),
        ("x1,5", "Write x1.5. If"),
        ("x0,8 (0,6..1)", "Write x0.8 (0.6..1). If"),
        ("+0,1", "Write +0.1. If"),
    ],
)
def test_the_mend_of_a_change_keeps_its_sign(
    written: str, mend: str, folder: Path, change: Change
) -> None:
    place = change(Y, "durability: -0.05 (-0.15..0)", f"durability: «{written}")
    (finding,) = at(place, check(folder))
    assert finding.slug == "decimal-comma"
    assert finding.mend.startswith(mend)


@pytest.mark.parametrize(
    ("written", "low", "high", "mode"),
    [
        ("70%", 0.7, 0.7, None),
        ("70 %", 0.7, 0.7, None),
        ("60..80 %", 0.6, 0.8, None),
        ("70 % (60..80)", 0.6, 0.8, 0.7),
    ],
)
def test_per_cent_is_read(
    written: str, low: float, high: float, mode: float | None, folder: Path, change: Change
) -> None:
    change(Y, "balance: 0.45 (0.35..0.55)", f"«balance: {written}")
    assert check(folder) == ()
    war = read(folder).war
    assert war is not None
    assert war.balance is not None
    assert (war.balance.low, war.balance.high, war.balance.mode) == (low, high, mode)


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("rounds-a-month: 2 (1..4)", "rounds-a-month: «40", "at least 0 and at most 30"),
        ("ends-in-months: 30 (12..60)", "ends-in-months: «0", "at least 0.25 (months: a week)"),
        ("ends-in-months: 30 (12..60)", "ends-in-months: «0..60", "at least 0.25"),
        ("ends-in-months: 30 (12..60)", "ends-in-months: «50 %", "Write months"),
        ("patience-months: 12 (6..24), why", "patience-months: «0, why", "at least 0.25"),
        (
            "signed-under-deadline: -0.1",
            "signed-under-deadline: «-1.1",
            "at least -1 and at most 1",
        ),
    ],
)
def test_what_a_number_cannot_be_is_refused_and_not_changed(
    old: str, new: str, mend: str, folder: Path, change: Change
) -> None:
    if "deadline" in old:
        new += " (-1.2..0)\n#"
    (finding,) = at(change(Y, old, new), check(folder))
    assert finding.severity == "error"
    assert mend in finding.mend


def test_no_rounds_at_all_are_no_rounds(folder: Path, change: Change) -> None:
    change(Y, "rounds-a-month: 2 (1..4)", "«rounds-a-month: 0")
    assert check(folder) == ()


def test_dictating_is_worth_more_than_being_dictated_to(folder: Path, change: Change) -> None:
    place = change(Y, "dictating: 1.2 (1..1.4)", "dictating: «-1.2 (-2..-1)")
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.severity) == ("upside-down-stakes", "error")


def test_ranges_of_dictating_and_being_dictated_to_that_overlap(
    folder: Path, change: Change
) -> None:
    place = change(Y, "dictated-to: -0.4 (-0.6..-0.2)", "dictated-to: «0.4 (0.2..1.6)")
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.severity) == ("overlapping-stakes", "advice")
    assert "may be worth 1.6" in finding.message


@pytest.mark.parametrize("target", ["war.south.no-deal", "south.no-deal"])
def test_a_lever_cannot_change_what_follows_from_the_war(
    target: str, folder: Path, change: Change
) -> None:
    place = change(Y, "war.south.cost-per-month: +", f"«{target}: +")
    (finding,) = at(place, check(folder))
    assert finding.slug == "unknown-target"
    assert "follows from the war" in finding.message
    assert "war.south.cost-per-month, war.south.dictating" in finding.mend


@pytest.mark.parametrize("target", ["south.cost-per-month", "war.soth.cost-per-month"])
def test_a_shortened_target_is_told_in_full(target: str, folder: Path, change: Change) -> None:
    place = change(Y, "war.south.cost-per-month: +", f"«{target}: +")
    (finding,) = at(place, check(folder))
    assert finding.mend.endswith('Did you mean "war.south.cost-per-month"?')


def test_a_change_to_per_cent_could_mean_a_share_of_the_number(
    folder: Path, change: Change
) -> None:
    place = change(Y, "durability: -0.05 (-0.15..0)", "durability: «10 %")
    (finding,) = at(place, check(folder))
    assert finding.mend == "Write x1.1 for a share of the number, or 0.1 to set it."


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("0.7..90 %", "Write 0.7..0.9, or 0.007..0.9, whichever is meant."),
        ("0.5 (0.3..70 %)", "Write 0.5 (0.3..0.7), or 0.005 (0.003..0.7), whichever is meant."),
        ("0.3 %..0.7", "Write 0.003..0.7, or 0.003..0.007, whichever is meant."),
    ],
)
def test_per_cent_in_one_place_that_may_mean_two_things_is_refused(
    folder: Path, change: Change, written: str, mend: str
) -> None:
    place = change(Y, "balance: 0.45 (0.35..0.55)", f"balance: «{written}")
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.mend) == ("not-an-estimate", mend)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("0.5..2 %", 0.005, 0.02),
        ("30..70 %", 0.3, 0.7),
        ("70 % (60..80)", 0.6, 0.8),
        ("0..90%", 0, 0.9),
    ],
)
def test_per_cent_that_can_mean_one_thing_is_read(written: str, low: float, high: float) -> None:
    read = Estimate.parse(written)
    assert (read.low, read.high) == (low, high)


def test_a_change_by_per_cent_could_mean_two_things(folder: Path, change: Change) -> None:
    place = change(Y, "durability: -0.05 (-0.15..0)", "durability: «-10 %")
    (finding,) = at(place, check(folder))
    assert finding.slug == "not-a-change"
    assert finding.mend == "Write x0.9 for a share of the number, or -0.1 to add to it."


@pytest.mark.parametrize("factor", ["x-2", "×-0.5", "x0.5 (-0.1..0.8)", "x-1..2"])
def test_a_factor_below_nothing_is_refused(factor: str, folder: Path, change: Change) -> None:
    place = change(Y, "durability: -0.05 (-0.15..0)", f"durability: «{factor}")
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.severity) == ("not-a-change", "error")
    assert f'"{factor}" multiplies by less than nothing' in finding.message
    assert "-0.5 to take away" in finding.mend


def test_a_factor_of_nothing_is_a_change(folder: Path, change: Change) -> None:
    change(Y, "durability: -0.05 (-0.15..0)", "«durability: x0 (0..0.5)")
    assert check(folder) == ()


def test_a_lever_is_paid_by_whoever_uses_it(folder: Path) -> None:
    path = folder / Y
    text = path.read_text(encoding="utf-8")
    before = read(folder)
    lever = next(id for id, known in before.levers.items() if known.by == "union")
    assert before.payer(lever) is None
    start = text.index(f"  {lever}:")
    path.write_text(
        text[:start] + text[start:].replace("by: union", "by: coast", 1), encoding="utf-8"
    )
    assert read(folder).payer(lever) == "coast"
