"""One dossier changed on the pages by several: clashes told, nothing lost, everything undone."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.editing.journal import changes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier to be changed."""
    return detente.write("two-rivers", tmp_path / "rivers")


def title(seen: str, wanted: str, **more: str) -> dict[str, str]:
    """The form that changes the title."""
    where = {"file": "dossier.yaml", "path": '["title"]', "seen": json.dumps(seen)}
    return {**where, "wanted": wanted, "back": "history", **more}


EDIT = "/dossier/rivers/edit"


def test_a_change_is_saved_shown_and_undone(serve: Any, folder: Path) -> None:
    served = serve(folder).enter()
    got = served.post(EDIT, title("Two Rivers", "Three <b>Rivers</b>"))
    assert (got.status, got.headers["location"]) == (303, "/dossier/rivers/history")
    page = served.get("/dossier/rivers/history").text
    assert "<p>Saved.</p>" in page
    assert "<ins>Three &lt;b&gt;Rivers&lt;/b&gt;</ins>" in page
    assert "<p>Saved.</p>" not in served.get("/dossier/rivers/history").text  # said once
    [change] = changes(folder)
    got = served.post("/dossier/rivers/history/undo", {"change": change.id})
    assert got.status == 303
    assert detente.read(folder).title == "Two Rivers"
    assert "undone since" in served.get("/dossier/rivers/history").text


def test_two_browsers_one_value_seen_now_and_wanted_side_by_side(serve: Any, folder: Path) -> None:
    first = serve(folder).enter()
    second = type(first)(first.port).enter(first.keys[0])
    assert first.post(EDIT, title("Two Rivers", "Theirs")).status == 303
    got = second.post(EDIT, title("Two Rivers", "Mine"))
    assert got.status == 409
    for label, value in {
        "What you saw": "Two Rivers",
        "What stands there now": "Theirs",
        "What you want": "Mine",
    }.items():
        assert f'data-label="{label}" dir="auto">{value}</td>' in got.text
    assert detente.read(folder).title == "Theirs"
    edits = re.search(r'name="edits" value="([^"]*)"', got.text)
    assert edits
    again = second.post(EDIT, {"edits": unescape(edits[1]), "back": ""})
    assert again.status == 303
    assert detente.read(folder).title == "Mine"
    first_change = changes(folder)[1]
    assert second.post("/dossier/rivers/history/undo", {"change": first_change.id}).status == 409


def test_two_browsers_many_edits_none_lost(serve: Any, folder: Path) -> None:
    first = serve(folder).enter()
    second = type(first)(first.port).enter(first.keys[0])
    places = {"title": "Two Rivers", "about": detente.read(folder).about}

    def work(browser: Any, place: str) -> int:
        seen, token = places[place], browser.token()
        for n in range(6):
            where = {"file": "dossier.yaml", "path": json.dumps([place]), "token": token}
            wanted = f"{place} {n}"
            form = {**where, "seen": json.dumps(seen), "wanted": wanted}
            assert browser.post(EDIT, form).status == 303
            seen = wanted
        return n

    with ThreadPoolExecutor(2) as both:
        list(both.map(work, (first, second), places))
    dossier = detente.read(folder)
    assert (dossier.title, dossier.about) == ("title 5", "about 5")
    assert len(changes(folder)) == 12


def test_what_breaks_the_dossier_is_told_in_words(serve: Any, folder: Path) -> None:
    served = serve(folder).enter()
    form = {**title(str(detente.read(folder).as_of), "someday"), "path": '["as-of"]'}
    got = served.post(EDIT, form)
    assert got.status == 422
    assert "someday" in got.text
    assert 'href="/dossier/rivers/history">Back' in got.text
    assert changes(folder) == ()


def test_what_was_typed_and_cannot_stand_is_kept_until_it_is_mended(
    serve: Any, folder: Path
) -> None:
    served = serve(folder).enter()
    day = str(detente.read(folder).as_of)
    form = {**title(day, "someday <soon>"), "path": '["as-of"]'}
    got = served.post(EDIT, form)
    assert got.status == 422
    assert "What you typed is kept for you" in got.text
    page = served.get("/dossier/rivers/history").text
    assert ">someday &lt;soon&gt;</textarea>" in page
    assert f"now: <bdi>{day}</bdi>" in page
    second = type(served)(served.port).enter(served.keys[0])
    assert served.post(EDIT, {**form, "wanted": "2031-05-13"}).status == 303  # mended
    assert "textarea" not in served.get("/dossier/rivers/history").text
    served.post(EDIT, {**form, "seen": '"2031-05-13"', "wanted": "never"})
    assert "textarea" in second.get("/dossier/rivers/history").text  # of the same person
    assert served.post("/dossier/rivers/history/drop", form).status == 303
    assert "textarea" not in served.get("/dossier/rivers/history").text
    assert str(detente.read(folder).as_of) == "2031-05-13"


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"edits": "["},
        {"edits": "[1]"},
        {"edits": "[" * 100_000},
        {"edits": '[{"file": "../x", "path": [], "seen": null, "wanted": "x"}]'},
        {"edits": '[{"file": "dossier.yaml", "path": ["a"], "seen": null, "wanted": 1}]'},
        {"file": "dossier.yaml", "path": '["title", "x"]', "seen": "null", "wanted": "x"},
        {"file": "/etc/passwd", "path": "[]", "seen": "null", "wanted": "x"},
    ],
)
def test_what_is_no_edit_is_refused(serve: Any, folder: Path, form: dict[str, str]) -> None:
    got = serve(folder).enter().post(EDIT, form)
    assert got.status == 400
    assert changes(folder) == ()


def test_no_change_of_that_name(serve: Any, folder: Path) -> None:
    served = serve(folder).enter()
    for name in ("", "x", "../dossier.yaml", "20310101T000000.000000Z-00000000.json"):
        assert served.post("/dossier/rivers/history/undo", {"change": name}).status == 404


def test_a_worked_case_is_not_changed(serve: Any) -> None:
    served = serve("two-rivers").enter()
    got = served.post("/dossier/two-rivers/edit", title("Two Rivers", "Mine"))
    assert got.status == 409
    assert "detente cases" in got.text
    assert detente.read("two-rivers").title == "Two Rivers"
