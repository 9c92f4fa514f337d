"""``detente read``: what is shown and answered of documents of every format."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from detente.cases import catalogue
from detente.cli.main import main
from unit.documents.making import W, docx

TAKEN = "“We accept the cap,” Ana Dorn said."


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command; what it printed."""
    monkeypatch.setattr("detente.reading.many.find_pipeline", lambda: None)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    def run(*words: object, code: int = 0) -> str:
        assert main([str(word) for word in words]) == code
        return capsys.readouterr().out

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A Word file of which a quotation was struck out, and which has a comment."""
    body = (
        f'<w:p><w:del w:id="1"><w:r><w:delText>{TAKEN}</w:delText></w:r></w:del></w:p>'
        '<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>The cap</w:t></w:r>'
        '<w:commentRangeEnd w:id="7"/><w:r><w:t> is 600, “a cap for all,” Teo Ruiz said.</w:t>'
        "</w:r></w:p>"
    )
    comment = '<w:comment w:id="7" w:author="Lis"><w:p><w:r><w:t>We cannot accept this cap.</w:t>'
    comments = f"<w:comments {W}>{comment}</w:r></w:p></w:comment></w:comments>"
    file = tmp_path / "draft.docx"
    file.write_bytes(docx(body, word__comments=comments))
    return file


def test_what_was_struck_out_and_comments_are_seen_everywhere(
    draft: Path, folder: Path, printed: Any
) -> None:
    for words in (["read", draft], ["read", draft, "--into", folder], ["review", folder]):
        shown = " ".join(printed(*words, "--quiet").split())
        assert "every tracked change were accepted: 1 paragraph was otherwise before" in shown
        assert f"Before the tracked changes: “{TAKEN}”" in shown
        assert "Comment by Lis, about “The cap”: “We cannot accept this cap.”" in shown


def test_of_many_documents_it_is_counted_which_have_cautions(
    draft: Path, folder: Path, tmp_path: Path, printed: Any
) -> None:
    others = [tmp_path / f"{number}.txt" for number in range(6)]
    for number, other in enumerate(others):
        other.write_text(f"It rained {number} times.", "utf-8")
    shown = printed("read", draft, *others, "--into", folder, "--quiet")
    assert "1 of 7 documents has something to bear in mind" in shown


def test_the_answer_holds_the_text_that_offsets_point_into(
    draft: Path, folder: Path, tmp_path: Path, printed: Any
) -> None:
    page = tmp_path / "page.md"
    page.write_text("“Yes,” Ana Dorn said.", encoding="utf-8")
    answer = json.loads(printed("read", draft, page, "--json", "--quiet"))
    word, plain = answer["documents"]
    assert plain["text"] is None
    assert (plain["before"], plain["comments"]) == (None, [])
    records = [one for one in answer["records"] if one["document"] == "draft.docx"]
    assert records
    assert all(word["text"][one["start"] : one["end"]] == one["text"] for one in records)
    assert TAKEN in word["before"]
    assert TAKEN not in word["text"]
    (comment,) = word["comments"]
    assert (comment["author"], comment["text"]) == ("Lis", "We cannot accept this cap.")
    assert word["text"][comment["start"] : comment["end"]] == "The cap"
    kept = json.loads(printed("read", draft, "--into", folder, "--json", "--quiet"))
    assert kept["documents"][0]["text"] is None


def test_where_nothing_is_found_or_waits_it_is_said_in_words(
    folder: Path, tmp_path: Path, printed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    dull = tmp_path / "dull.txt"
    dull.write_text("It rained.\n", encoding="utf-8")
    for words in (["read", dull], ["read", dull, "--into", folder]):
        shown = printed(*words, "--quiet")
        assert "dull.txt: nothing found." in shown
        assert "─" not in shown
        assert "Next" not in shown
    said = tmp_path / "said.txt"
    said.write_text("“We shall stay on the ridge,” Ana Dorn said on 9 May 2031.\n", "utf-8")
    assert "Next: detente review" in printed("read", said, "--into", folder, "--quiet")
    monkeypatch.setattr("sys.stdin", io.StringIO("a\n" * 5))
    printed("review", folder)
    shown = printed("read", said, "--into", folder, "--quiet")
    assert "1 accepted" in shown
    assert "Nothing in what was read waits for a decision." in shown
    assert "Next" not in shown


@pytest.mark.parametrize("columns", [40, 60, 80, 99, 100, 120])
def test_an_id_is_never_broken(
    columns: int, folder: Path, tmp_path: Path, printed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    said = tmp_path / "said.txt"
    said.write_text(
        "“We shall stay on the ridge whatever is offered to us,” Ana Dorn said on 9 May 2031.\n",
        "utf-8",
    )
    shown = printed("read", said, "--into", folder, "--quiet")
    answer = json.loads(printed("review", folder, "--json"))
    ids = [one["record"]["id"] for one in answer["open"]]
    assert ids
    assert all(id in shown for id in ids)
    assert max(map(len, shown.split("Next")[0].splitlines())) <= columns
    assert "1-54" in printed("read", said, "--quiet")
