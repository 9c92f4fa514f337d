"""``detente deals``: answers given and ruled out, one party's account, the workbook."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from detente.cli.main import main

SMALL = ["deals", "two-rivers", "--draws", "20", "--quiet"]
EXACT = """\
title: Two shores
as-of: 2031-05-12
parties:
  east:
    name: East
    kind: stakeholder
    consent: required
    wants:
      weights: {fish: 0.6, toll: 0.4}
      worth: {fish: {mine: 1, shared: 0.6, yours: 0}, toll: {free: 1, half: 0.5, full: 0}}
      no-deal: 0.3
  west:
    name: West
    kind: stakeholder
    consent: required
    wants:
      weights: {fish: 0.3, toll: 0.7}
      worth: {fish: {mine: 0, shared: 0.6, yours: 1}, toll: {free: 0, half: 0.5, full: 1}}
      no-deal: 0.3
durability: {any-deal: 1}
issues:
  fish:
    name: Who fishes
    options: {mine: East alone, shared: Both, yours: West alone}
    today: mine
  toll:
    name: What ships pay
    options: {free: Nothing, half: Half, full: All}
    today: free
"""


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main([*SMALL, *words, "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


pytestmark = pytest.mark.usefixtures("kept_for_all")


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_only_packages_with_the_answers_given(capsys: pytest.CaptureFixture[str]) -> None:
    whole = answer(capsys)
    part = answer(capsys, "--with", "guarantee=troops", "--without", "border=front-line")
    assert part["only"] == {"guarantee": ["troops"], "border": ["old-line", "middle-line"]}
    assert part["zone"]["chance"] <= whole["zone"]["chance"]
    assert part["zone"]["packages"]["possible"] == whole["zone"]["packages"]["possible"] * 2 / 9
    packages = [one["package"] for one in part["solutions"].values()]
    packages += [one["package"] for one in part["alternatives"]]
    assert {package["guarantee"] for package in packages if package} <= {"troops"}
    assert "front-line" not in {package["border"] for package in packages if package}
    either = answer(capsys, "--with", "dam=joint", "--with", "dam=north")
    assert either["only"] == {"dam": ["joint", "north"]}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--with", "guarantee=troop"], 'Did you mean "troops"?'),
        (["--without", "guarante=none"], 'Did you mean "guarantee"?'),
        (["--with", "guarantee"], "must be ISSUE=OPTION"),
        (["--party", "nort"], 'Did you mean "north"?'),
        (["--solution", "nahs"], 'Did you mean "nash"?'),
        (["--with", "dam=joint", "--without", "dam=joint"], 'no answer to "dam" is left'),
        (["--xlsx", "deals.pdf"], "ends in .xlsx"),
        (["--xlsx", "."], "is a folder"),
    ],
)
def test_a_wrong_word_is_wrong_usage(
    words: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*SMALL, *words]) == 2
    assert says in " ".join(capsys.readouterr().err.split())
    assert not list(Path().iterdir())


@pytest.mark.parametrize("file", ["note.txt/deals.xlsx", "note.txt/deep/deals.xlsx"])
def test_a_workbook_that_cannot_be_written_is_refused_before_the_work(
    file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def worked(*_: object, **__: object) -> None:
        raise AssertionError("the work was begun")

    monkeypatch.setattr("detente.explore_deals", worked)
    Path("note.txt").write_text("no folder", encoding="utf-8")
    assert main([*SMALL, "--xlsx", file]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert f"{file} cannot be written" in said.replace(" / ", "/")
    assert "writing-" not in said
    assert [path.name for path in Path().iterdir()] == ["note.txt"]


def test_one_partys_account_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*SMALL, "--party", "north", "--solution", "nash"]) == 0
    shown = capsys.readouterr().out
    assert "What north gains and gives" in shown
    assert "What south gains" not in shown
    assert "kalai-smorodinsky" not in shown
    assert "instead of going on" in shown


def test_the_workbook_holds_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "--xlsx", "out/deals.xlsx")
    book = load_workbook("out/deals.xlsx")
    zone = {row[0].value: row[1].value for row in book["Zone"].iter_rows()}
    assert zone["Chance of a zone"] == found["zone"]["chance"]
    assert zone["SHA-256 of the dossier"] == found["dossier_hash"]
    account = [
        row for row in book["Accounts"].iter_rows(values_only=True)
        if row[:3] == ("first-plan", "south", "gain")
    ]  # fmt: skip
    told = found["drafts"]["first-plan"]["explained"]["accounts"]["south"]["gain"]
    assert account[0][3] == pytest.approx(told["median"])
    assert book["Zone"]["B1"].value == "mean of a chance, median of the rest"
    heads = [row for row in book["Openings"].iter_rows(values_only=True) if row[0] == "change"]
    assert heads[0][2] == "chance of a zone after it, mean"
    assert not any(cell.data_type == "f" for sheet in book for row in sheet for cell in row)
    assert [path.name for path in Path("out").iterdir()] == ["deals.xlsx"]


def test_without_uncertainty_the_whole_frontier_is_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("shores").mkdir()
    Path("shores/dossier.yaml").write_text(EXACT, encoding="utf-8")
    assert main(["deals", "shores", "--draws", "20", "--quiet", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    values = {
        (f, t): (0.6 * a + 0.4 * c, 0.3 * b + 0.7 * d)
        for f, a, b in (("mine", 1, 0), ("shared", 0.6, 0.6), ("yours", 0, 1))
        for t, c, d in (("free", 1, 0), ("half", 0.5, 0.5), ("full", 0, 1))
    }
    best = {
        key
        for key, (east, west) in values.items()
        if not any(e >= east and w >= west and (e, w) != (east, west) for e, w in values.values())
    }
    points = found["frontier"]["points"]
    assert {(p["package"]["fish"], p["package"]["toll"]) for p in points} == best
    assert found["frontier"]["size"] == len(best)
    assert found["frontier"]["exact"] is True
    inside = sum(east >= 0.3 and west >= 0.3 for east, west in values.values())
    assert found["zone"]["packages"]["number"]["median"] == inside
    assert answer(capsys)["frontier"] is None


@pytest.mark.parametrize(("no_deal", "start"), [("0.3", "Yes; nothing"), ("0.9", "No: nothing")])
def test_without_uncertainty_no_chance_and_no_range_is_given(
    no_deal: str, start: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("shores").mkdir()
    sure = EXACT.replace("no-deal: 0.3", f"no-deal: {no_deal}")
    Path("shores/dossier.yaml").write_text(sure, encoding="utf-8")
    assert main(["deals", "shores", "--draws", "20", "--quiet", "--party", "east"]) == 0
    shown = capsys.readouterr().out
    assert f"Is there a deal?   {start} in the dossier is uncertain\n" in shown
    assert "%" not in shown
    assert "draws" not in shown.split("\n", 1)[1]
    assert re.search(r"\((\d+\.?\d*)–\1\)", shown) is None
    some = no_deal == "0.3"
    assert ("Why no deal is possible\n- No package satisfies" in shown) is not some
    cheapest = "The cheapest ways to a deal, by price\n- If going on without a deal were worth"
    assert (cheapest in shown) is not some
    assert ("The package by each principle" in shown) is some


def test_red_lines_and_issues_that_shut_the_zone_stand_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(SMALL) == 0
    shown = capsys.readouterr().out
    lines = shown.index("Each red line that alone stands in the way: in how many of the cases")
    line = shown.index("South Republic's red line on where the border runs", lines)
    issues = shown.index("Each issue that alone stands in the way: in how many of the cases")
    assert lines < line < issues < shown.index(" border ", issues)
    assert "south.border" not in shown


def test_the_method_stands_in_one_line_after_the_answers(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(SMALL) == 0
    answers, method = capsys.readouterr().out.split("\nMethod: ")
    assert "branch and bound" not in answers
    assert method.startswith("multipliers and branch and bound, exact; packages counted in ")
    told = answers.split("\n", 1)[1]  # after the line with the settings
    assert [word for word in ("draws", "worlds", "rows") if word in told] == []


@pytest.mark.parametrize("columns", ["60", "80"])
def test_no_name_or_figure_is_broken_in_a_narrow_table(
    columns: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert main(SMALL) == 0
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= int(columns)
    for whole in ("kalai-smorodinsky", "first-plan", "Republic", "possible"):
        assert whole in shown
    opened = re.findall(r"\(\d\.\d\d–\S*", shown)
    assert opened
    assert [figure for figure in opened if not re.search(r"\d\.\d\d\)", figure)] == []


def test_parties_that_alone_stand_in_the_way_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys)["obstacles"]
    most = next(one for one in found if one["kind"] == "no-deal")
    assert main(SMALL) == 0
    shown = " ".join(capsys.readouterr().out.split())
    name = {"north": "North", "south": "South"}[most["party"]]
    share, error = round(100 * most["alone"]), round(200 * most["error"])
    assert f"The {name} Republic would rather fight on {share} % ±{error}" in shown
    line = next(one for one in found if one["kind"] == "line")
    assert f"{round(100 * line['alone'])} % ±{round(200 * line['error'])}" in shown


def test_issues_of_which_wants_are_unknown_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "shores").mkdir()
    text = EXACT.replace("weights: {fish: 0.3, toll: 0.7}", "weights: {fish: 1}").replace(
        "yours: 1}, toll: {free: 0, half: 0.5, full: 1}}", "yours: 1}}"
    )
    assert text != EXACT
    (tmp_path / "shores" / "dossier.yaml").write_text(text, encoding="utf-8")
    assert main(["deals", "shores", "--draws", "20", "--quiet", "--json"]) == 0
    told = [one for one in json.loads(capsys.readouterr().out)["cautions"] if "West" in one]
    assert told == [
        "West: wants are known in part, and a wide default stands in for weights or worths on "
        "1 of 2 issues (What ships pay)."
    ]
