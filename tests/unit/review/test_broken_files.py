"""Files of suggestions that somebody broke, or made to break something: findings, no crash."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from articles import NEVER, SHA256, bytes_of
from detente.errors import DossierError
from detente.review.files import parse, quick, text_of
from detente.review.ledger import open_ledger
from detente.review.shelf import Shelf
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.review.waiting import waiting

FILE = f"suggestions/{SHA256}.yaml"
HEAD = f"""\
name: a.txt
sha256: "{SHA256}"
text-sha256: "{SHA256}"
"""
ONE = """\
suggestions:
- id: q-1
  kind: quotation
  start: 1
  end: 4
  text: We
  confidence: 0.9
"""
BROKEN = {
    "empty": ("", "not-suggestions", 1),
    "a list": ("- 1\n", "not-suggestions", 1),
    "no YAML": (HEAD + "suggestions: [", "not-yaml", 4),
    "a tab": (HEAD + "suggestions:\n\t- id: q-1\n", "tab", 5),
    "a tag": (HEAD + "title: !!python/object/apply:os.system [ls]\n", "yaml-tag", 4),
    "a key twice": (HEAD + "name: b.txt\n", "duplicate-key", 4),
    "no name": (HEAD.removeprefix("name: a.txt\n"), "missing", 1),
    "no hash": ('name: a\nsha256: "12"\ntext-sha256: "12"\n', "bad-hash", 2),
    "a path": (HEAD + "ending: ../../etc/passwd\n", "bad-id", 4),
    "an unknown word": (HEAD + "colour: red\n", "unknown-word", 4),
    "a kind": (HEAD + ONE.replace("quotation", "poem"), "not-one-of", 6),
    "an id": (HEAD + ONE.replace("q-1", "../q"), "bad-id", 5),
    "a start": (HEAD + ONE.replace("start: 1", "start: first"), "wrong-type", 7),
    "a start below 0": (HEAD + ONE.replace("start: 1", "start: -1"), "wrong-type", 7),
    "a huge start": (HEAD + ONE.replace("start: 1", "start: " + "9" * 5000), "wrong-type", 7),
    "no number": (HEAD + ONE.replace("0.9", "nan"), "wrong-type", 10),
    "too sure": (HEAD + ONE.replace("0.9", "1.1"), "wrong-type", 10),
    "a date": (HEAD + ONE + "  date: tomorrow\n", "not-a-date", 11),
    "a text that is a list": (HEAD + ONE.replace("text: We", "text: [We]"), "wrong-type", 9),
    "suggestions that are none": (HEAD + "suggestions: no\n", "wrong-type", 4),
    "upside down": (HEAD + ONE.replace("start: 1", "start: 9"), "end-before-start", 7),
    "twice": (HEAD + ONE + ONE.removeprefix("suggestions:\n"), "duplicate-id", 11),
    "accepted as nothing": (HEAD + ONE + "  state: accepted\n", "missing", 11),
    "a state": (HEAD + ONE + "  state: sure\n", "not-one-of", 11),
    "half a letter": (HEAD + ONE.replace("We", r'"\ud800"'), "half-character", 9),
    "another file changed": (
        HEAD + ONE + f'  state: accepted\n  row: s1\n  changes:\n  - file: ../dossier.yaml\n'
        f'    after: "{SHA256}"\n    at: 0\n    added: 1\n', "not-one-of", 14,
    ),
    "levels": (HEAD + "title: " + "[" * 500 + "]" * 500 + "\n", "too-deep", 4),
    "laughs": (
        HEAD + "title: x\ncautions: &a [" + ", ".join(["y" * 50] * 9) + "]\nbyline: *a\n"
        + "url: *a\n", "too-many-values", 1,
    ),
    "multiplied": (
        HEAD + "cautions:\n- &a " + "y" * 5000 + "\n" + "- *a\n" * 500, "too-many-values", 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_found_with_its_line(name: str) -> None:
    text, slug, line = BROKEN[name]
    began = time.process_time()
    document, findings = parse(text, FILE)
    assert document is None or slug in ("duplicate-key",)
    assert slug in {finding.slug for finding in findings}
    assert line in {finding.place.line for finding in findings if finding.slug == slug}
    assert {finding.place.file for finding in findings} == {FILE}
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_not_written_over(name: str, folder: Path, put: Any) -> None:
    (folder / "suggestions").mkdir()
    (folder / FILE).write_text(BROKEN[name][0], encoding="utf-8")
    before = bytes_of(folder)
    with pytest.raises(DossierError):
        put()
    assert bytes_of(folder) == before


def test_one_broken_file_does_not_hide_the_others(folder: Path, make: Any, put: Any) -> None:
    put(make("quotation", "Half a bridge,"))
    (folder / "suggestions" / f"{'0' * 64}.yaml").write_text("- 1\n", encoding="utf-8")
    (folder / "suggestions" / f"{'f' * 64}.yaml").write_bytes(b"name: \xff\n")
    (folder / "suggestions" / "notes.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "suggestions" / "1.yaml").symlink_to("/etc/hostname")
    (folder / "suggestions" / "2.yaml").mkdir()
    findings: list[Any] = []
    assert len(list(waiting(open_ledger(folder), findings))) == 1
    assert sorted(finding.slug for finding in findings) == [
        "link-out", "link-out", "not-suggestions", "not-suggestions", "not-utf8",
    ]  # fmt: skip


def test_a_file_beyond_the_limit_is_not_read(
    folder: Path, put: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put()
    monkeypatch.setattr("detente.review.shelf.MAX_BYTES", 10)
    _, findings = Shelf(folder=folder).read(FILE)
    assert [finding.slug for finding in findings] == ["too-large"]


def test_what_is_written_is_read_again() -> None:
    odd = "a: 'b' \"c\" #d\n\t\x85\u2028\ufeff{}[]&*!|>%@` \x00\x7f \U0001f600 -- ü"
    one = StoredSuggestion(
        id="q-1", kind="quotation", start=0, end=len(odd), text=odd, person=odd, cue="no",
        happened=False, planned=True, why=(odd, "~", "null", "1e3", ""), confidence=0.123,
        edited={"to": odd}, date="2031-05-09", issues=("no",), state="rejected", by="yes",
    )  # fmt: skip
    document = StoredDocument(
        name=odd, sha256=SHA256, text_sha256=SHA256, title="null", suggestions=(one,)
    )
    again, findings = parse(text_of(document), FILE)
    assert findings == ()
    assert again == document


@pytest.mark.parametrize(
    "text", ["2031-05-11", "No", "yes", "ON", "off", "True", "null", "y", "12"]
)
def test_a_text_is_a_text_for_every_reader_of_yaml(text: str) -> None:
    one = StoredSuggestion(
        id="d-1", kind="date", start=0, end=9, text=text, date="2031-05-11", confidence=1
    )  # type: ignore[arg-type]
    made = StoredDocument(
        name=text, sha256="0" * 64, text_sha256="1" * 64, cautions=(text, "b"), suggestions=(one,)
    )
    written = text_of(made)
    reader = YAML(typ="safe", pure=True)
    reader.version = (1, 1)  # as most readers still take it
    values = reader.load(written)
    assert (values["name"], values["cautions"]) == (text, [text, "b"])
    assert values["suggestions"][0]["text"] == text
    assert quick(written) is not None
    assert parse(written, "a.yaml") == (made, ())


def test_a_text_changed_by_hand_is_found(folder: Path, make: Any, put: Any) -> None:
    placed = put(make("quotation", NEVER), make("event", "The envoys met"))
    shelf = Shelf(folder=folder)
    assert list(shelf.checked()) == []
    file = folder / "suggestions" / f"{SHA256}.yaml"
    file.write_text(file.read_text("utf-8").replace("The envoys met", "The envoys ate"), "utf-8")
    (finding,) = shelf.checked()
    assert finding.slug == "text-changed"
    assert placed.document.suggestions[1].id in finding.message
    text = folder / "documents" / f"{SHA256}.txt"
    text.unlink()
    assert list(shelf.checked()) == []
    text.write_bytes(b"Another.")
    assert [one.slug for one in shelf.checked()] == ["text-changed"]
