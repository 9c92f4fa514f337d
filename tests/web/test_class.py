"""A class from the pages: role sheets, deals handed in, and the debrief; the teacher's journey."""

from __future__ import annotations

import html
import time
from pathlib import Path
from typing import Any

import detente
from detente.classroom.debrief import debrief
from detente.classroom.exact import exact_game
from detente.classroom.handed import read_handed
from detente.documents.load import load

HOME = "/dossier/rivers/class"
DEALS = """team,border,guarantee,army,dam,trade,north-signs,south-signs,coast-signs
Blue,middle-line,troops,cap-80k,joint,open,yes,yes,yes
Red,,,,,,no,yes,yes
"""
FOUR_TEAMS = """team,road,wells,prisoners,monitors,schools,republic-signs,hills-signs
Blue,joint,two-thirds,all-at-once,union,state,yes,yes
Green,army,half,in-stages,neighbours,both,yes,yes
Red,,,,,,yes,no
White,army,Half,Not at all,Nobody,Both,yes,yes
"""


def text(served: Any, path: str) -> str:
    got = served.get(path)
    assert got.status == 200, got.text
    return html.unescape(got.text)


def test_each_role_has_its_own_sheet_and_no_others(rivers: Any, tmp_path: Path) -> None:
    page = text(rivers, HOME)
    assert f"{HOME}/role/north/docx" in page
    got = rivers.get(f"{HOME}/role/north/docx?exact=yes")
    assert got.headers["content-disposition"] == "attachment; filename*=UTF-8''north.docx"
    (tmp_path / "north.docx").write_bytes(got.content)
    word = load(tmp_path / "north.docx").text
    assert "24" in word  # what going on is worth to the North in the exact game
    ranged = text(rivers, f"{HOME}/role/north/html")
    assert "in nine cases of ten" in ranged
    exact = text(rivers, f"{HOME}/role/north/html?exact=yes")
    assert "in nine cases of ten" not in exact
    assert exact != text(rivers, f"{HOME}/role/south/html?exact=yes")
    assert rivers.get(f"{HOME}/role/moon/html").status == 404
    assert rivers.get(f"{HOME}/role/north/exe").status == 404


def test_deals_are_held_against_the_frontier(rivers: Any, tmp_path: Path) -> None:
    got = rivers.drop_on(f"{HOME}/deals?exact=yes", {}, {"deals": DEALS})
    assert got.status == 303
    where = got.headers["location"].partition("#")[0]
    until = time.monotonic() + 400
    while "data-poll" in (page := rivers.get(where).text):
        assert time.monotonic() < until
        time.sleep(0.5)
    page = html.unescape(page)
    game = exact_game(detente.read("two-rivers"))
    (tmp_path / "deals.csv").write_text(DEALS)
    known = debrief(game, read_handed(game, tmp_path / "deals.csv"))
    league = page.partition('aria-label="The league"')[2].partition("</table>")[0]
    for team in known.teams:
        row = league.partition(f'<th scope="row">{team.team}</th>')[2].partition("</tr>")[0]
        for points in team.points.values():
            assert f"<td>{round(points)}</td>" in row.replace("−", "-")
    assert "No deal" in league
    assert known.references == {}  # two red lines leave nothing that all would rather have
    assert "no deal was the right answer" in page
    assert rivers.get(where.replace("deals=", "deals=x")).status == 410


def test_what_is_wrong_in_a_table_is_said_by_row(rivers: Any) -> None:
    for change, said in {
        ("cap-80k", "<i>none</i>"): "is no option of army",
        ("Red", "Blue"): "stands twice",
        ("border,", "bordr,"): "is no column of this game",
    }.items():
        got = rivers.drop_on(
            f"{HOME}/deals", {"file": ("x.csv", DEALS.replace(*change).encode())}, {}
        )
        assert got.status == 422
        assert said in html.unescape(got.text)
        assert "deals.csv:" in got.text
        assert "<i>none" not in got.text
    got = rivers.drop_on(f"{HOME}/deals", {}, {"deals": DEALS.partition("\n")[0]})
    assert "No team has handed in anything" in got.text


def test_a_teacher_prints_sheets_and_looks_back_on_four_teams(serve: Any, chromium: Any) -> None:
    served = serve("hill-road").enter()
    page = served.page(chromium, viewport={"width": 1200, "height": 900})
    page.goto(page.home + "/dossier/hill-road/")
    began = time.monotonic()
    page.get_by_role("link", name="Class", exact=True).click()
    for name, file in {"The Republic": "republic", "The Hill Council": "hills"}.items():
        with page.expect_download() as sheet:
            page.get_by_role("link", name=f"Word for {name}").click()
        assert sheet.value.suggested_filename == f"{file}.docx"
    page.get_by_label("A row a team").fill(FOUR_TEAMS)
    page.get_by_role("button", name="Look back on them").click()
    page.get_by_role("heading", name="The league").wait_for(timeout=300_000)
    league = page.get_by_role("region", name="The league")
    teams = league.locator("tbody th").all_inner_texts()
    assert sorted(teams) == ["Blue", "Green", "Red", "White"]
    assert teams[0] == "Blue"  # each gives where the other wants more
    assert league.get_by_role("row", name="Red No deal").count() == 1
    assert page.get_by_text("Nash: the largest product of gains").count() == 1
    assert time.monotonic() - began < 300
    assert [said for said in page.heard if not said.startswith((page.home, "data:"))] == []
    page.context.close()
