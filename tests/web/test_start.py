"""Opening dossiers on the pages: cases, copies, files that are dropped, hostile ones too."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

import detente


@pytest.fixture
def served(serve: Any, tmp_path: Path) -> Any:
    """A server without a dossier, whose new folders go into one of this test."""
    (tmp_path / "home").mkdir()
    return serve(None, home=tmp_path / "home").enter()


def folders(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "home").iterdir())


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_case_is_read_or_copied_and_changed(served: Any, tmp_path: Path) -> None:
    assert "Open now" not in served.get("/").text
    got = served.post("/open", {"case": "two-rivers"})
    assert got.headers["location"] == "/dossier/two-rivers/"
    got = served.post("/open", {"copy": "two-rivers"})
    assert got.headers["location"] == "/dossier/two-rivers-2/"
    served.post("/open", {"copy": "two-rivers"})
    assert folders(tmp_path) == ["two-rivers", "two-rivers-2"]
    assert detente.read(tmp_path / "home" / "two-rivers") == detente.read("two-rivers")
    page = served.get("/").text  # several are open now
    assert page.count("to be read, not changed") == 1
    edit = {"file": "dossier.yaml", "path": '["title"]', "seen": '"Two Rivers"', "wanted": "Mine"}
    assert served.post("/dossier/two-rivers-2/edit", edit).status == 303
    assert detente.read(tmp_path / "home" / "two-rivers").title == "Mine"


def test_what_was_begun_before_is_found_again(serve: Any, tmp_path: Path) -> None:
    home = tmp_path / "home"
    detente.write("two-rivers", home / "rivers")
    (home / "notes").mkdir()
    (home / "link").symlink_to(home / "rivers")
    served = serve(None, home=home).enter()
    page = served.get("/").text
    assert 'name="folder" value="rivers"' in page
    assert 'value="notes"' not in page
    assert 'value="link"' not in page
    assert served.post("/open", {"folder": "../home/rivers"}).status == 404
    got = served.post("/open", {"folder": "rivers"})
    assert got.headers["location"] == "/dossier/rivers/"
    assert 'name="folder"' not in served.get("/?all").text


def test_a_dossier_is_begun_with_a_title_of_any_kind(served: Any, tmp_path: Path) -> None:
    got = served.post("/begin", {"title": "  "})
    assert got.status == 422
    assert "Say what it is about." in got.text
    for title, folder in {
        "The Lake: treaty?": "the-lake-treaty",
        "../../etc": "etc",
        "مفاوضات <b>": "مفاوضات-b",
        "🕊": "dossier",
    }.items():
        assert served.post("/begin", {"title": title}).status == 303
        assert detente.read(tmp_path / "home" / folder).title == title


def test_parties_are_named_as_it_is_begun(served: Any, tmp_path: Path) -> None:
    names = {"first": "The Hill People", "second": "Ministry of <i>Lakes</i>", "mediator": "Oslo"}
    assert served.post("/begin", {"title": "Lake", **names}).status == 303
    known = detente.read(tmp_path / "home" / "lake")
    assert {party.name for party in known.parties.values()} == set(names.values())
    got = served.post("/begin", {"title": "Twice", "first": "Same", "second": "Same"})
    assert got.status == 422
    assert "two parties would both have the id" in got.text
    assert 'value="Twice"' in got.text  # what was typed stays
    assert folders(tmp_path) == ["lake"]


def test_a_zip_becomes_a_folder_byte_by_byte(served: Any, tmp_path: Path) -> None:
    whole = detente.write("two-rivers", tmp_path / "my rivers.zip").read_bytes()
    got = served.drop("C:\\Users\\me\\My Rivers.zip", whole)
    assert (got.status, got.headers["location"]) == (303, "/dossier/my-rivers/")
    assert detente.read(tmp_path / "home" / "my-rivers") == detente.read("two-rivers")
    with zipfile.ZipFile(tmp_path / "my rivers.zip") as archive:
        yaml = archive.read("dossier.yaml")
    assert (tmp_path / "home" / "my-rivers" / "dossier.yaml").read_bytes() == yaml


def test_a_workbook_becomes_a_folder(served: Any, tmp_path: Path) -> None:
    book = detente.write_workbook("two-rivers", tmp_path / "rivers.xlsx").read_bytes()
    assert served.drop("rivers.xlsx", book).headers["location"] == "/dossier/rivers/"
    assert detente.read(tmp_path / "home" / "rivers") == detente.read("two-rivers")


HOSTILE = {
    "bomb.zip": zipped(**{"dossier.yaml": b"title: x\n", "statements.csv": b"\0" * 60_000_000}),
    "out.zip": zipped(**{"../../dossier.yaml": b"title: x\n"}),
    "absolute.zip": zipped(**{"/etc/dossier.yaml": b"title: x\n"}),
    "broken.zip": zipped(**{"dossier.yaml": b"title: [x\n"}),
    "empty.zip": zipped(),
    "none.zip": b"PK\x03\x04 no zip at all",
    "none.xlsx": b"<script>alert(1)</script>",
    "bomb.xlsx": zipped(**{"xl/workbook.xml": b" " * 60_000_000}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_in_words(
    served: Any, tmp_path: Path, name: str
) -> None:
    got = served.drop(name, HOSTILE[name])
    assert got.status == 422
    assert "This cannot be used yet:" in got.text
    assert 'aria-invalid="true"' in got.text
    assert folders(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    ["", "plan.docx", "x.yaml", "zip", ".zip/", "<img src=x>.svg", "a.zip\\..\\b"],
)
def test_no_file_or_one_of_another_kind(served: Any, tmp_path: Path, name: str) -> None:
    got = served.drop(name, b"x")
    assert got.status == 422
    assert "<img" not in got.text
    assert folders(tmp_path) == []
