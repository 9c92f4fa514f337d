"""Files of suggestions that somebody broke, or made to break something: findings, no crash."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any

import pytest

from articles import NEVER, SHA256, bytes_of
from detente.errors import DossierError
from detente.review.accept import reject
from detente.review.files import parse, text_of
from detente.review.ledger import Signed, open_ledger
from detente.review.shelf import Shelf
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.review.waiting import waiting

FILE = f"suggestions/{SHA256}.json"
OLDER = f"suggestions/{SHA256}.yaml"
HEAD = f"""\
{{
"name": "a.txt",
"sha256": "{SHA256}",
"text-sha256": "{SHA256}",
"suggestions": [
"""
ONE = '{"id": "q-1", "kind": "quotation", "start": 1, "end": 4, "text": "We", "confidence": 0.9}'
END = "\n]\n}\n"
GOOD = HEAD + ONE + END


def with_one(old: str, new: str) -> str:
    return HEAD + ONE.replace(old, new) + END


def with_head(line: str) -> str:
    return HEAD.replace('"suggestions"', line + ',\n"suggestions"') + END


BROKEN = {
    "empty": ("", "not-json", 1),
    "a list": ("[1]", "not-suggestions", 1),
    "no JSON": (HEAD, "not-json", 6),
    "NaN": (with_one("0.9", "NaN"), "not-json", 1),
    "a key twice": (with_head('"name": "b.txt"'), "duplicate-key", 1),
    "no name": (GOOD.replace('"name": "a.txt",\n', ""), "missing", 1),
    "no hash": (GOOD.replace(SHA256, "12"), "bad-hash", 1),
    "a path": (with_head('"ending": "../../etc/passwd"'), "bad-id", 1),
    "an unknown word": (with_head('"colour": "red"'), "unknown-word", 1),
    "a kind": (with_one("quotation", "poem"), "not-one-of", 6),
    "an id": (with_one("q-1", "../q"), "bad-id", 6),
    "a start": (with_one('"start": 1', '"start": "first"'), "wrong-type", 6),
    "a start below 0": (with_one('"start": 1', '"start": -1'), "wrong-type", 6),
    "a huge start": (with_one('"start": 1', '"start": ' + "9" * 5000), "not-json", 1),
    "too sure": (with_one("0.9", "1.1"), "wrong-type", 6),
    "a date": (with_one('"end"', '"date": "tomorrow", "end"'), "not-a-date", 6),
    "a text that is a list": (with_one('"We"', '["We"]'), "wrong-type", 6),
    "a part that is no number": (
        with_one('"end"', '"part-confidence": {"span": "high"}, "end"'), "wrong-type", 6,
    ),
    "suggestions that are none": (HEAD.replace("[\n", "7}"), "wrong-type", 1),
    "upside down": (with_one('"start": 1', '"start": 9'), "end-before-start", 6),
    "twice": (HEAD + ONE + ",\n" + ONE + END, "duplicate-id", 1),
    "accepted as nothing": (with_one('"end"', '"state": "accepted", "end"'), "not-one-of", 6),
    "a state": (with_one('"end"', '"state": "sure", "end"'), "not-one-of", 6),
    "half a letter": (with_one("We", r"\ud800"), "half-character", 1),
    "levels": (with_head('"title": ' + "[" * 500 + "]" * 500), "wrong-type", 1),
    "many levels": ("[" * 100_000, "not-json", 1),
    "many words": (
        "{" + ", ".join(f'"word{n}": {n}' for n in range(60_000)) + "}", "not-suggestions", 1,
    ),
    "many of nothing": (HEAD + "{}," * 60_000 + "{}" + END, "too-many-values", 1),
}  # fmt: skip
OLD_HEAD = f"""\
name: a.txt
sha256: "{SHA256}"
text-sha256: "{SHA256}"
"""
OLD = f"""\
{OLD_HEAD}suggestions:
- id: q-1
  kind: quotation
  start: 1
  end: 14
  text: We shall never
  confidence: 0.9
  why: [marks]
  state: rejected
  by: Mira Okoye
  on: 2031-05-12
  note: not so
  changes:
  - file: statements.csv
    after: "{SHA256}"
    at: 0
    added: 1
"""
OLD_BROKEN = {
    "no YAML": (OLD_HEAD + "suggestions: [", "not-yaml"),
    "a tag": (OLD_HEAD + "title: !!python/object/apply:os.system [ls]\n", "yaml-tag"),
    "levels": (OLD_HEAD + "title: " + "[" * 500 + "]" * 500 + "\n", "too-deep"),
    "not listed": (OLD_HEAD + "suggestions: {a: 1}\n", "wrong-type"),
    "multiplied": (
        OLD_HEAD + "cautions:\n- &a " + "y" * 5000 + "\n" + "- *a\n" * 500, "too-many-values",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OLD_BROKEN)
def test_what_is_wrong_with_a_file_of_an_earlier_version_is_found(name: str) -> None:
    text, slug = OLD_BROKEN[name]
    document, findings = parse(text, OLDER)
    assert document is None
    assert slug in {finding.slug for finding in findings}


def test_what_an_earlier_version_kept_is_read_and_written_anew(
    folder: Path, make: Any, put: Any
) -> None:
    (folder / "suggestions").mkdir()
    (folder / OLDER).write_text(OLD, encoding="utf-8")
    (kept, findings) = Shelf(folder=folder).read(OLDER)
    assert findings == ()
    assert kept is not None
    assert (kept.suggestions[0].state, kept.suggestions[0].note) == ("rejected", "not so")
    again = put(make("quotation", "We shall never"), make("event", "The envoys met"))
    assert [one.state for one in again.document.suggestions] == ["rejected", "open"]
    assert [path.name for path in (folder / "suggestions").iterdir()] == [f"{SHA256}.json"]


def test_what_an_earlier_version_kept_is_decided_on(folder: Path, make: Any, put: Any) -> None:
    put()
    (folder / FILE).unlink()
    (folder / OLDER).write_text(OLD.replace("state: rejected", "state: open"), encoding="utf-8")
    ledger = open_ledger(folder)
    reject(ledger, (SHA256, "q-1"), Signed(by="Mira Okoye", on=dt.date(2031, 5, 12)), "no")
    ledger.save()
    assert [path.name for path in (folder / "suggestions").iterdir()] == [f"{SHA256}.json"]
    assert open_ledger(folder).document(SHA256).suggestions[0].note == "no"


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_wrong_is_found_with_its_line(name: str) -> None:
    text, slug, line = BROKEN[name]
    began = time.process_time()
    document, findings = parse(text, FILE)
    assert document is None
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
    (folder / "suggestions" / f"{'0' * 64}.json").write_text("[1]\n", encoding="utf-8")
    (folder / "suggestions" / f"{'f' * 64}.json").write_bytes(b"name: \xff\n")
    (folder / "suggestions" / "notes.json").write_text(GOOD, encoding="utf-8")
    (folder / "suggestions" / "1.json").symlink_to("/etc/hostname")
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
        rules={"span": odd}, part_confidence={"span": 0.1},
        happened=False, planned=True, why=(odd, "~", "null", "1e3", ""), confidence=0.123,
        edited={"to": odd}, date="2031-05-09", issues=("no",), state="rejected", by="yes",
    )  # fmt: skip
    document = StoredDocument(
        name=odd, sha256=SHA256, text_sha256=SHA256, title="null", suggestions=(one,)
    )
    again, findings = parse(text_of(document), FILE)
    assert findings == ()
    assert again == document


def test_each_suggestion_is_a_line() -> None:
    document, findings = parse(HEAD + ONE + ",\n" + ONE.replace("q-1", "q-2") + END, FILE)
    assert findings == ()
    assert document is not None
    lines = text_of(document).splitlines()
    assert [line[:12] for line in lines[5:7]] == ['{"id": "q-1"', '{"id": "q-2"']


def test_a_text_changed_by_hand_is_found(folder: Path, make: Any, put: Any) -> None:
    placed = put(make("quotation", NEVER), make("event", "The envoys met"))
    shelf = Shelf(folder=folder)
    assert list(shelf.checked()) == []
    file = folder / FILE
    file.write_text(file.read_text("utf-8").replace("The envoys met", "The envoys ate"), "utf-8")
    (finding,) = shelf.checked()
    assert finding.slug == "text-changed"
    assert placed.document.suggestions[1].id in finding.message
    text = folder / "documents" / f"{SHA256}.txt"
    text.unlink()
    assert list(shelf.checked()) == []
    text.write_bytes(b"Another.")
    assert [one.slug for one in shelf.checked()] == ["text-changed"]
