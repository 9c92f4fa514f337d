"""What is new since a person last looked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.editing.edit import Edit
from detente.web import seen
from detente.web.case import Case

MORNING = dt.datetime(2031, 5, 12, 8, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(slug="rivers", path=detente.write("two-rivers", tmp_path / "rivers"))


def look(case: Case, who: str, hours: float) -> seen.News | None:
    dossier = case.now().dossier
    assert dossier is not None
    return seen.news(case, dossier, who, now=MORNING + hours * HOUR)


def add(case: Case, id: str) -> None:
    table = case.path / "statements.csv"
    first = table.read_text("utf-8").splitlines()[1]
    row = first.replace(first.partition(",")[0], id, 1)
    table.write_text(table.read_text("utf-8").rstrip("\n") + f"\n{row}\n", "utf-8")


def test_nothing_is_new_at_a_first_look_and_a_statement_is_at_the_next(case: Case) -> None:
    assert look(case, "ana", 0) is None
    add(case, "s90")
    assert look(case, "ana", 1) is None  # still the same look
    add(case, "s91")
    later = look(case, "ana", 24)
    assert later is not None
    assert (later.since, later.statements) == (MORNING + HOUR, ("s91",))
    again = look(case, "ana", 25)  # and as long as this look lasts
    assert again is not None
    assert again.statements == ("s91",)
    assert look(case, "ben", 25) is None  # whose first look it is
    last = look(case, "ana", 72)
    assert last is not None
    assert not last


def test_changes_by_others_are_new_and_ones_own_are_not(case: Case) -> None:
    look(case, "ana", 0)
    edit = Edit(file="dossier.yaml", path=("title",), seen="Two Rivers", wanted="Three")
    case.save([edit], "ana")
    case.save([Edit(file="dossier.yaml", path=("title",), seen="Three", wanted="Four")], "ben")
    # What was changed now lies before a morning of 2031.
    for change in (case.path / "history").glob("2*.json"):
        text = change.read_text("utf-8")
        now = dt.datetime.now(dt.UTC).year
        change.write_text(text.replace(f'"when": "{now}', '"when": "2032'), "utf-8")
    found = look(case, "ana", 24)
    assert found is not None
    assert [change.who for change in found.changes] == ["ben"]


@pytest.mark.parametrize("held", [b"", b"[]", b'{"last": {"at": "x"}, "before": null}', b"\xff"])
def test_what_was_kept_and_is_damaged_is_forgotten(case: Case, held: bytes) -> None:
    look(case, "ana", 0)
    folder = seen.place()
    assert folder is not None
    shelf = seen.Shelf(folder.parent / "seen")
    shelf.write(seen._name(case, "ana"), held)
    assert look(case, "ana", 24) is None
    assert look(case, "ana", 48) is not None


def test_nothing_is_kept_where_that_is_switched_off(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_CACHE", "off")
    assert look(case, "ana", 0) is None
    assert look(case, "ana", 24) is None


def test_the_first_page_says_it(serve: Any, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    served = serve(case.path).enter()
    assert "New since" not in served.get("/dossier/rivers/").text
    add(case, "s90")
    monkeypatch.setattr(seen, "_AGAIN_HOURS", 0)
    page = served.get("/dossier/rivers/").text
    assert "New since you looked on" in page
    assert page.count('<h2 id="news">') == 1
    said = detente.read(case.path).statements[-1]
    assert said.text in page.replace("&#39;", "'")
    assert "New since" not in served.get("/dossier/rivers/?as-of=2031-05-01").text
