"""The brief from the pages: in full or on one page, marked, as html, docx and a workbook."""

from __future__ import annotations

import html
import re
import time
from pathlib import Path
from typing import Any

import pytest

import detente
import long_work
from detente.documents.load import load
from detente.web.pages import brief

HOME = "/dossier/rivers/brief"


def done(served: Any, path: str) -> str:
    """A page, once no work is told of on it any more."""
    until = time.monotonic() + 400
    while "data-poll" in (page := served.get(path).text):
        assert time.monotonic() < until
        time.sleep(0.5)
    return html.unescape(page)


@pytest.fixture
def served(serve: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept_for_all: None) -> Any:
    """Two Rivers, marked, and briefs by few draws."""
    monkeypatch.setattr(brief, "work_out", long_work.brief_by_few)
    folder = detente.write("two-rivers", tmp_path / "rivers")
    return serve(folder, marking="Internal").enter()


def test_one_page_is_sent_as_word_and_as_a_page(served: Any, tmp_path: Path) -> None:
    first = served.get(HOME).text
    assert 'value="Internal"' in first
    assert "Not made yet." in first
    got = served.post(f"{HOME}/make", {"form": "one-page", "marking": " CONFIDENTIAL <b>\x07 "})
    where = got.headers["location"].partition("#")[0]
    assert where == f"{HOME}?form=one-page&marking=CONFIDENTIAL+%3Cb%3E%EF%BF%BD"
    page = done(served, where)
    assert "The answer in ten lines" in page
    assert "24 draws" in page
    asked = where.partition("?")[2]
    got = served.get(f"{HOME}/download/docx?{asked}")
    assert got.headers["content-disposition"] == "attachment; filename*=UTF-8''rivers-one-page.docx"
    (tmp_path / "sent.docx").write_bytes(got.content)
    word = load(tmp_path / "sent.docx").text
    for question in ("Is there a deal", "What stands in the way"):
        assert question in word
    got = served.get(f"{HOME}/download/html?{asked}")
    assert got.headers["content-disposition"].endswith("rivers-one-page.html")
    assert got.text.count("CONFIDENTIAL &lt;b&gt;") == 2
    assert "Is there a deal" in got.text
    assert 'id="levers"' not in got.text


def test_a_marked_page_prints_on_one_sheet(served: Any, chromium: Any, tmp_path: Path) -> None:
    got = served.post(f"{HOME}/make", {"form": "one-page", "marking": "CONFIDENTIAL"})
    done(served, where := got.headers["location"].partition("#")[0])
    page = served.page(chromium)
    page.goto(page.home + where)
    with page.expect_download() as sent:
        page.get_by_role("link", name="Page (html)").click()
    sent.value.save_as(tmp_path / "sent.html")
    page.goto((tmp_path / "sent.html").as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    page.context.close()


def test_the_whole_brief_has_its_sections_and_no_marking_unless_asked(served: Any) -> None:
    got = served.post(f"{HOME}/make", {"form": "full", "marking": ""})
    done(served, where := got.headers["location"].partition("#")[0])
    got = served.get(f"{HOME}/download/html?{where.partition('?')[2]}")
    assert got.headers["content-disposition"].endswith("rivers-brief.html")
    assert 'id="levers"' in got.text
    assert 'class="marking"' not in got.text


def test_the_workbook_holds_the_dossier_as_of_the_day(served: Any, tmp_path: Path) -> None:
    for day, statements in (("", None), ("?as-of=2031-04-03", "fewer")):
        got = served.get(f"{HOME}/workbook.xlsx{day}")
        (tmp_path / "sent.xlsx").write_bytes(got.content)
        here, whole = detente.read(tmp_path / "sent.xlsx"), detente.read(tmp_path / "rivers")
        assert list(here.issues) == list(whole.issues)
        fewer = len(here.statements) < len(whole.statements)
        assert fewer is (statements == "fewer")
        assert day.partition("=")[2] in got.headers["content-disposition"]


def test_what_was_not_made_is_not_there(rivers: Any) -> None:
    for path in ("docx?form=full", "html", "exe?form=full&marking=x"):
        got = rivers.get(f"{HOME}/download/{path}")
        assert got.status == 404
        assert "has not been made" in got.text
