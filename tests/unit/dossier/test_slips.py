"""Likely slips are said with a mend of their own: names for ids, units, days, brackets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

import detente
from detente.cli.main import main
from detente.dossier.files.read import check, read
from detente.dossier.files.workbook.write import write_workbook
from detente.dossier.files.write import write
from detente.errors import DossierError

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
D1 = "due: 2031-04-20, became: missed, became-on: 2031-04-20"
PRESS = "from: 2031-06, ramp-months: 2"
WATER = "interests: [water for the plain, an end to the shelling]"


@pytest.mark.parametrize(
    ("written", "slug", "said"),
    [
        (
            D1.replace("due: 2031", "due: 2032").replace("missed,", "«missed,"),
            "missed-early",
            "-20.",
        ),
        ("due: 2032-04-20, became: «missed", "missed-early", "2031-05-12, the day of the dossier."),
        ("due: 2031-05-12, became: «missed", "", ""),
        ("due: 2032-04-20, became: «dropped", "", ""),
    ],
)
def test_a_deadline_is_missed_once_it_is_due(
    written: str, slug: str, said: str, folder: Path, change: Change
) -> None:
    place = change(Y, D1, written)
    findings = check(folder)
    assert [(f.slug, f.severity) for f in findings] == ([(slug, "warning")] if slug else [])
    if slug:
        assert (findings[0].place.line, findings[0].place.column) == place
        assert findings[0].message.endswith(said)


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("8 weeks", "1.84"),
        ("{estimate: 0.75 years, why: s1}", "9"),
        ("2 (1..3) years", "24 (12..36)"),
        ("60..90 days", "1.97..2.96"),
        ("{estimate: 8 weeks, why: s1}", "1.84"),
        ("3 months", "3"),
    ],
)
def test_a_time_in_another_unit_is_told_in_months(
    written: str, months: str, folder: Path, change: Change
) -> None:
    change(Y, "ends-in-months: 30 (12..60)", f"«ends-in-months: {written}")
    [finding] = check(folder)
    assert (finding.slug, finding.mend) == ("not-an-estimate", f"Write {months}.")


@pytest.mark.parametrize("written", ["{estimate: 9 (3..24), why: s1}", "9 (3..24)"])
def test_a_misspelt_word_with_a_mapping_is_one_finding(
    written: str, folder: Path, change: Change
) -> None:
    place = change(Y, "ends-in-months: 30 (12..60)", f"«end-in-months: {written}")
    [finding] = check(folder)
    assert (finding.place.line, finding.place.column) == place
    assert finding.slug == "unknown-word"
    assert finding.mend.endswith('Did you mean "ends-in-months"?')


def test_a_lever_that_began_before_the_day_of_the_dossier(folder: Path, change: Change) -> None:
    place = change(Y, PRESS, "from: «2030-06, ramp-months: 2")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("begun-already", "advice")
    assert (finding.place.line, finding.place.column) == place
    assert "it acts from 2031-05-12 on" in finding.message


def test_a_lever_of_this_month_has_not_begun(folder: Path, change: Change) -> None:
    change(Y, PRESS, "from: «2031-05, ramp-months: 2")
    assert check(folder) == ()


@pytest.mark.parametrize(
    ("setter", "due", "idle"),
    [("union", "2031-07-01", True), ("coast", "2031-07-01", False), ("union", "2031-07-02", False)],
)
def test_a_lever_that_sets_a_deadline_that_hangs_already(
    setter: str, due: str, idle: bool, folder: Path, change: Change
) -> None:
    d2 = f"\n  d2: {{name: Two, set-by: {setter}, for: south, set: 2031-05-01, due: 2031-07-01}}"
    change(Y, f"{D1}}}", f"{D1}}}«{d2}")
    change(
        Y,
        "  walk-away: {",
        f"  «last: {{name: A last date, by: union, deadline: {{for: south, due: {due}}}}}\n"
        "  walk-away: {",
    )
    assert [f.slug for f in check(folder)] == (["idle-lever"] if idle else [])
    assert all('it is that of "d2"' in f.message for f in check(folder))


NAMED = "name: South Republic\n"
MARSHAL = "{name: Kel Lis, role: envoy, also: Marshal Lis}"


@pytest.mark.parametrize(
    ("old", "new", "what", "listed"),
    [
        (WATER, f"interests: «{WATER[12:-1]}", 'the interests of "south"', WATER[11:]),
        (
            "keywords: [border, line, ridge]",
            "keywords: «border, line of 2024;ridge",
            'the keywords of issue "border"',
            "[border, line of 2024, ridge]",
        ),
        (
            NAMED,
            f"{NAMED}    also: «The South, Plain\n",
            'the other names of "south"',
            "[The South, Plain]",
        ),
        (
            MARSHAL,
            '{name: Kel Lis, role: envoy, also: «"Marshal Lis, the Marshal"}',
            'the other names of "lis"',
            "[Marshal Lis, the Marshal]",
        ),
    ],
)
def test_a_list_without_brackets_is_one_text(
    old: str, new: str, what: str, listed: str, folder: Path, change: Change, tmp_path: Path
) -> None:
    place = change(Y, old, new)
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("list-in-a-text", "advice")
    assert (finding.place.line, finding.place.column) == place
    assert finding.message.startswith(f"{what} are read as one, “")
    assert finding.mend.startswith(f"Write several in a list, {listed};")
    assert check(write(read(folder), tmp_path / "again")) == ()  # one, and now that is meant
    assert check(write_workbook(read(folder), tmp_path / "one.xlsx")) == ()


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("today: front-line", "today: «Where the armies stand", "front-line"),
        ("sides: [north, south]", "sides: [«North Republic, south]", "north"),
        ("principal: dorn", "principal: «ana  Dorn", "dorn"),
    ],
)
def test_a_name_is_told_its_id(old: str, new: str, mend: str, folder: Path, change: Change) -> None:
    place = change(Y, old, new)
    [finding] = check(folder)
    assert (finding.place.line, finding.place.column) == place
    assert finding.slug == "bad-id"
    assert finding.mend == f'That is what "{mend}" is called: write {mend}.'


@pytest.mark.parametrize("factor", ["x0.5", "x0,5", "\N{MULTIPLICATION SIGN}2"])
def test_what_is_no_lever_is_not_told_to_multiply(factor: str) -> None:
    with pytest.raises(DossierError) as caught:
        detente.read("two-rivers").set("war.south.cost-per-month", factor)
    [finding] = caught.value.findings
    assert f'"{factor}" multiplies, as a lever does' in finding.message
    assert factor not in finding.mend


@pytest.mark.parametrize(
    ("id", "slug", "severity"),
    [("report", "after-as-of", "warning"), ("history", "later-source", "advice")],
)
def test_a_later_source_of_no_estimate_is_advice(
    id: str, slug: str, severity: str, folder: Path
) -> None:
    file = folder / "sources.json"
    sources = [one for one in json.loads(file.read_text(encoding="utf-8")) if one["id"] != id]
    later = {"id": id, "type": "book", "title": "A history", "issued": {"date-parts": [[2040]]}}
    file.write_text(json.dumps([*sources, later]), encoding="utf-8")
    assert [(f.slug, f.severity) for f in check(folder) if "came out" in f.message] == [
        (slug, severity)
    ]


def test_a_finding_of_a_workbook_names_its_sheets(folder: Path, tmp_path: Path) -> None:
    book = write_workbook(read(folder), tmp_path / "rivers.xlsx")
    opened = openpyxl.load_workbook(book)
    row = [cell.value for cell in opened["Dossier"]["A"]].index("as-of") + 1
    opened["Dossier"].cell(row, 2).value = "2031-04-28"
    opened.save(book)
    findings = check(book)
    issued = next(f for f in findings if '"report" came out' in f.message)
    assert issued.message.startswith("Sources!A")
    assert not any(".json" in f"{f}" or ".yaml" in f"{f}" for f in findings)
    assert "as-of on the sheet Dossier" in issued.mend


def test_a_new_dossier_keeps_the_capitals_of_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "GAM-talks"]) == 0
    assert main(["new", "lake_treaty"]) == 0
    assert read(tmp_path / "GAM-talks").title == "GAM talks"
    assert read(tmp_path / "lake_treaty").title == "Lake treaty"


COST = "war.south.cost-per-month: +0.004 (0.001..0.008)"


@pytest.mark.parametrize(
    ("written", "after"),
    [("+4 (1..8)", "4.009"), ("x100", "0.9"), ("0.6", "0.6"), ("x10", ""), ("+0.04", "")],
)
def test_a_lever_keeps_a_number_on_its_scale(
    written: str, after: str, folder: Path, change: Change
) -> None:
    place = change(Y, COST, f"war.south.cost-per-month: «{written}")
    findings = check(folder)
    assert [(f.slug, f.severity, f.place.line, f.place.column) for f in findings] == (
        [("odd-scale", "advice", *place)] if after else []
    )
    for finding in findings:
        assert f'lever "press-south" takes war.south.cost-per-month to {after},' in finding.message


def test_a_lever_on_several_numbers_is_told_of_one(folder: Path, change: Change) -> None:
    change(Y, COST, "war.cost-per-month: «+4")
    assert [f.slug for f in check(folder)] == ["odd-scale"]


def test_a_number_off_its_scale_is_told_itself(folder: Path, change: Change) -> None:
    place = change(Y, "cost-per-month: 0.009 (0.004..0.02)", "cost-per-month: «9 (4..20)")
    [finding] = check(folder)
    assert (finding.slug, finding.place.line, finding.place.column) == ("odd-scale", *place)
