"""What pages show, to a browser without a script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import detente


def test_one_dossier_is_opened_at_its_first_page(serve: Any, rivers_folder: Path) -> None:
    rivers = serve(rivers_folder).enter()
    got = rivers.get("/")
    assert (got.status, got.headers["location"]) == (303, "/dossier/rivers/")
    page = rivers.get("/dossier/rivers/").text
    assert '<h1 dir="auto">Two Rivers</h1>' in page
    assert '<time datetime="2031-05-12">12 May 2031</time>' in page
    assert "Nothing to mend." in page


def test_a_cell_opens_its_quotations_with_their_source(rivers: Any) -> None:
    dossier = detente.read("two-rivers")
    said = next(s for s in dossier.statements if s.positions and s.source)
    party, issue = said.party, said.positions[0].issue
    link = f"/dossier/rivers/positions/{party}/{issue}"
    assert f'href="{link}#panel"' in rivers.get("/dossier/rivers/positions").text
    page = rivers.get(link).text
    assert said.text in page.replace("&#39;", "'")
    assert dossier.sources[said.source].title in page.replace("&#39;", "'")


def test_the_day_stays_in_every_address_and_leaves_out_what_came_later(rivers: Any) -> None:
    page = rivers.get("/dossier/rivers/positions?as-of=2031-04-03").text
    assert '<time datetime="2031-04-03">3 April 2031</time>' in page
    assert 'href="/dossier/rivers/?as-of=2031-04-03"' in page
    assert 'href="/dossier/rivers/positions"' in page  # back to its own day
    now = rivers.get("/dossier/rivers/positions").text
    assert page.count('class="view"') < now.count('class="view"')


def test_the_slider_works_without_a_script(rivers: Any) -> None:
    page = rivers.get("/dossier/rivers/positions").text
    assert 'name="moment" min="0"' in page
    got = rivers.get("/dossier/rivers/positions?moment=0")
    first = min((s.known or s.date).latest for s in detente.read("two-rivers").statements)
    assert got.headers["location"] == f"/dossier/rivers/positions?as-of={first}"
    late = rivers.get("/dossier/rivers/positions/north/border?moment=99999")
    assert late.headers["location"] == "/dossier/rivers/positions/north/border"


def test_what_is_not_there_is_said(rivers: Any) -> None:
    for path, words in {
        "/dossier/rivers/nothing": "There is no such page",
        "/dossier/other/": "No dossier “other” is open here",
        "/dossier/rivers/positions/north/nothing": "no issue “nothing”",
    }.items():
        got = rivers.get(path)
        assert (path, got.status) == (path, 404)
        assert words in got.text
    got = rivers.get("/dossier/rivers/?as-of=%3Cb%3E")
    assert got.status == 400
    assert "“&lt;b&gt;” is not a date" in got.text


def test_a_change_in_the_folder_is_seen_at_once_and_an_error_is_told(
    serve: Any, tmp_path: Path
) -> None:
    folder = detente.write("two-rivers", tmp_path / "rivers")
    served = serve(folder).enter()
    yaml = folder / "dossier.yaml"
    text = yaml.read_text(encoding="utf-8")
    yaml.write_text(text.replace("title: Two Rivers", "title: Three <i>Rivers</i>"), "utf-8")
    page = served.get("/dossier/rivers/").text
    assert "Three &lt;i&gt;Rivers&lt;/i&gt;" in page
    assert "<i>Rivers" not in page
    yaml.write_text(text.replace("as-of:", "as-off:"), "utf-8")
    got = served.get("/dossier/rivers/positions")
    assert got.status == 422
    assert "dossier.yaml:" in got.text
    yaml.write_text(text, "utf-8")
    assert served.get("/dossier/rivers/positions").status == 200


def test_a_marking_stands_on_every_page(serve: Any) -> None:
    served = serve("two-rivers", marking="RESTRICTED <b>").enter()
    for path in ("/?all", "/words", "/dossier/two-rivers/", "/dossier/two-rivers/positions"):
        assert served.get(path).text.count("RESTRICTED &lt;b&gt;") == 2


def test_worked_cases_are_opened_by_a_form(rivers: Any) -> None:
    got = rivers.post("/open", {"case": "vienna-2015"})
    assert got.headers["location"] == "/dossier/vienna-2015/"
    assert rivers.get("/dossier/vienna-2015/positions").status == 200
