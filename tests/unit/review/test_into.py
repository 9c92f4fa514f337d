"""Documents read into a dossier: whole or not at all, nothing twice, nothing outside of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest

from articles import ARTICLE, NEVER, SHA256, bytes_of
from detente.documents.document import Document
from detente.errors import DossierError
from detente.reading.reading import Reading
from detente.review.accept import accept, reject
from detente.review.into import put_into
from detente.review.ledger import Signed, open_ledger

SIGNED = Signed(by="Mira Okoye", on=dt.date(2031, 5, 12))


def test_the_document_and_its_suggestions_are_kept(folder: Path, make: Any, put: Any) -> None:
    before = bytes_of(folder)
    put(make("quotation", NEVER, person="Ana Dorn", why=("a", "b, c: d"), confidence=0.9))
    after = bytes_of(folder)
    new = {name: raw for name, raw in after.items() if name not in before}
    assert {name: after[name] for name in before} == before
    assert sorted(new) == [f"documents/{SHA256}.txt", f"suggestions/{SHA256}.json"]
    assert new[f"documents/{SHA256}.txt"] == ARTICLE.encode()
    document = open_ledger(folder).document(SHA256)
    one = document.suggestions[0]
    assert (one.text, one.person, one.why, one.confidence, one.state) == (
        NEVER, "Ana Dorn", ("a", "b, c: d"), 0.9, "open",
    )  # fmt: skip
    assert (document.name, document.publisher) == ("article.txt", "Lake News")


def test_read_twice_the_bytes_are_the_same(folder: Path, make: Any, put: Any) -> None:
    every = [make("quotation", NEVER, person="Ana Dorn"), make("event", "The envoys met")]
    first = put(*every)
    before = bytes_of(folder)
    again = put(*every)
    assert bytes_of(folder) == before
    assert len(first.new) == 2
    assert not again.new


def test_what_was_decided_stays_decided(folder: Path, make: Any, put: Any) -> None:
    told = {"person": "Ana Dorn", "date": "2031-05-09"}
    every = [make("quotation", NEVER, **told), make("quotation", "Half a bridge,", **told)]
    placed = put(*every)
    ledger = open_ledger(folder)
    accept(ledger, (SHA256, placed.document.suggestions[0].id), SIGNED)
    reject(ledger, (SHA256, placed.document.suggestions[1].id), SIGNED, "no")
    ledger.save()
    before = bytes_of(folder)
    again = put(*every, make("event", "The envoys met", type="meeting"))
    assert [one.state for one in again.document.suggestions] == ["accepted", "open", "rejected"]
    assert len(again.new) == 1
    put(*every)
    assert bytes_of(folder) == before


def test_what_was_rejected_and_is_read_a_little_otherwise_is_not_proposed_again(
    folder: Path, make: Any, put: Any
) -> None:
    placed = put(make("indirect", "that the line was not up for talks"))
    ledger = open_ledger(folder)
    reject(ledger, (SHA256, placed.document.suggestions[0].id), SIGNED)
    ledger.save()
    again = put(
        make("indirect", "the line was not up for talks", cue="said"),
        make("quotation", "the line was not up for talks"),
        make("indirect", "not up for talks"),
    )
    assert [(one.kind, one.state) for one in again.document.suggestions] == [
        ("indirect", "rejected"), ("quotation", "open"), ("indirect", "open"),
    ]  # fmt: skip


def test_what_is_no_longer_found_is_kept_only_if_decided(folder: Path, make: Any, put: Any) -> None:
    told = {"person": "Ana Dorn", "date": "2031-05-09"}
    placed = put(make("quotation", NEVER, **told), make("event", "The envoys met"))
    ledger = open_ledger(folder)
    accept(ledger, (SHA256, placed.document.suggestions[0].id), SIGNED)
    ledger.save()
    assert [one.kind for one in put().document.suggestions] == ["quotation"]


def test_the_original_is_kept_beside_the_text_where_they_differ(
    folder: Path, tmp_path: Path
) -> None:
    file = tmp_path / "Page.HTML"
    file.write_bytes(b"<p>One.</p>")
    sha256 = hashlib.sha256(b"<p>One.</p>").hexdigest()
    document = Document(name="Page.HTML", text="One.", sha256=sha256)
    ledger = open_ledger(folder)
    put_into(ledger.shelf, file, Reading(document=document), ledger.held)
    text = hashlib.sha256(b"One.").hexdigest()
    names = sorted(path.name for path in (folder / "documents").iterdir())
    assert names == sorted([f"{sha256}.html", f"{text}.txt"])
    assert ledger.shelf.text(text) == "One."


@pytest.mark.parametrize("name", ["documents", "suggestions"])
@pytest.mark.parametrize("inside", [True, False])
def test_a_link_in_the_place_of_a_folder_is_refused(
    name: str, inside: bool, folder: Path, tmp_path: Path, put: Any
) -> None:
    elsewhere = (folder if inside else tmp_path) / "elsewhere"
    elsewhere.mkdir()
    (folder / name).symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(DossierError, match="link-out"):
        put()
    assert not any(elsewhere.iterdir())


@pytest.mark.parametrize("name", [f"documents/{SHA256}.txt", f"suggestions/{SHA256}.json"])
def test_a_link_in_the_place_of_a_file_is_refused(
    name: str, folder: Path, tmp_path: Path, put: Any
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("keep out", encoding="utf-8")
    (folder / name).parent.mkdir()
    (folder / name).symlink_to(secret)
    with pytest.raises(DossierError, match="link-out"):
        put()
    assert secret.read_text(encoding="utf-8") == "keep out"


def test_a_file_changed_while_it_was_read_is_refused(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("other", encoding="utf-8")
    document = Document(name="a.txt", text="One.", sha256=hashlib.sha256(b"One.").hexdigest())
    ledger, before = open_ledger(folder), bytes_of(folder)
    with pytest.raises(DossierError, match="nothing was written"):
        put_into(ledger.shelf, file, Reading(document=document), ledger.held)
    assert bytes_of(folder) == before


def test_a_disk_that_fails_half_way_leaves_nothing(
    folder: Path, put: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, replace, done = bytes_of(folder), Path.replace, []

    def failing(self: Path, target: Path) -> Path:
        if done:
            raise OSError("no space left")
        done.append(target)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="no space"):
        put()
    monkeypatch.undo()
    assert bytes_of(folder) == before


def test_a_stored_text_that_was_changed_is_not_trusted(folder: Path, put: Any) -> None:
    put()
    (folder / "documents" / f"{SHA256}.txt").write_text("I never said so.", encoding="utf-8")
    ledger = open_ledger(folder)
    with pytest.raises(DossierError, match="text-changed"):
        ledger.text(ledger.document(SHA256))
