"""Whatever writes several files may be killed at any moment: all of it is written, or nothing."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import detente
from articles import NEVER, read_in, suggestion
from detente.cases import catalogue
from detente.cli.main import main
from detente.dossier.model.dossier import Dossier
from detente.exchange.importing import import_genius
from detente.files import BESIDE, settle, write_all
from detente.findings.making import errors_in
from detente.review.accept import undo
from detente.review.ledger import Signed, open_ledger
from detente.review.unasked import accept_all
from killed import contents, killed_before

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be forked")
SIGNED = Signed(by="Mira Okoye", on=dt.date(2031, 6, 1))
MOST_STEPS = 80
LITTLE = {
    "dossier.yaml": """\
title: A lake
as-of: 2031-05-12
parties:
  east: {name: East, kind: stakeholder, consent: required}
  west: {name: West, kind: stakeholder, consent: required}
issues:
  fish: {name: Who fishes, options: {east: East alone, both: Both}, today: east}
drafts:
  plan: {name: The plan, by: west, date: 2031-04-01, points: {1: {fish: both}}}
""",
    "statements.csv": """\
id,date,party,form,text,source
s1,2031-04-02,east,paraphrase,East would rather fish alone.,bulletin
s2,2031-04-03,west,paraphrase,West would rather fish as well.,bulletin
""",
    "events.csv": "id,date,type,text\ne1,2031-04-01,meeting,The envoys meet.\n",
    "sources.json": '[{"id": "bulletin", "type": "article-newspaper", "title": "Bulletin"}]',
    "drafts/plan.md": "1. Both sides fish.\n",
}
"""Every file that a dossier has, and little in each: it is written a hundred times."""


@pytest.fixture
def known(tmp_path: Path) -> Dossier:
    for name, text in LITTLE.items():
        file = tmp_path / "little" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return detente.read(tmp_path / "little")


def killed_everywhere(
    folder: Path, action: Callable[[], object], *, again: Callable[[], object] | None = None
) -> int:
    """Kill an action on a folder before each of its steps, and look; how many there are."""
    before = contents(folder) if folder.exists() else {}
    kept = folder.parent / f"{folder.name}-before"
    shutil.rmtree(kept, ignore_errors=True)
    if folder.exists():
        shutil.copytree(folder, kept)
    action()
    after = contents(folder)
    assert after != before
    for step in range(MOST_STEPS):
        shutil.rmtree(folder, ignore_errors=True)
        if kept.exists():
            shutil.copytree(kept, folder)
        if not killed_before(step, action, folder):
            assert contents(folder) == after
            assert not list(folder.glob(f"{BESIDE}*"))
            return step
        if (folder / "dossier.yaml").exists():
            assert errors_in(detente.check(folder)) == (), step
        settle(folder)
        assert contents(folder) in (before, after) if folder.exists() else not before, step
        if contents(folder) == before:
            (again or action)()
            assert contents(folder) == after, step
    raise AssertionError("it does not end")


def test_a_new_dossier(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    assert killed_everywhere(folder, lambda: detente.new(folder, today="2031-05-12")) > 8


def test_a_copy_of_a_case(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    command = ["cases", "two-rivers", "--copy-to", str(folder)]
    assert killed_everywhere(folder, lambda: quietly(command)) > 8


def quietly(command: list[str]) -> None:
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        assert main(command) == 0


def test_a_dossier_that_is_imported(known: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    assert killed_everywhere(folder, lambda: detente.write(known, folder)) > 8


def test_a_dossier_brought_up_to_date(known: Dossier, tmp_path: Path) -> None:
    said = tuple(known.statements)
    said = (said[0].model_copy(update={"text": "Other words."}), *said[1:])
    fewer = known.model_copy(update={"title": "Another lake", "statements": said, "texts": {}})
    folder = Path(shutil.copytree(tmp_path / "little", tmp_path / "talks"))
    assert killed_everywhere(folder, lambda: detente.write(fewer, folder)) > 5


def test_a_genius_domain(tmp_path: Path) -> None:
    detente.write_genius("two-rivers", tmp_path / "genius")
    folder = tmp_path / "talks"
    today = dt.date(2031, 5, 12)
    assert killed_everywhere(
        folder, lambda: import_genius(tmp_path / "genius", folder, today=today)
    )


def test_genius_files(tmp_path: Path) -> None:
    known = detente.read("two-rivers")
    folder = tmp_path / "genius"
    assert killed_everywhere(folder, lambda: detente.write_genius(known, folder)) > 8


@pytest.fixture
def read_into(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))
    put(folder)
    return folder


def put(folder: Path) -> None:
    read_in(
        folder,
        suggestion("quotation", NEVER, person="Ana Dorn", party="north", date="2031-05-09",
                   issues=("border",), stance="rejects", confidence=0.95, why=("marks",)),
        suggestion("event", "The envoys met there on 8 May", type="meeting", date="2031-05-08",
                   confidence=0.95),
    )  # fmt: skip


def test_a_document_read_into_a_dossier(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))
    assert killed_everywhere(folder, lambda: put(folder)) > 4


def test_suggestions_accepted_and_taken_back(read_into: Path) -> None:
    def accept() -> None:
        ledger = open_ledger(read_into)
        assert len(accept_all(ledger, 0.9, SIGNED).accepted) == 2
        ledger.save()

    assert killed_everywhere(read_into, accept) > 8
    (stored,) = [document for document, _ in open_ledger(read_into).shelf.documents() if document]
    one = [one.id for one in stored.suggestions if one.decided][-1]

    def take_back() -> None:
        ledger = open_ledger(read_into)
        undo(ledger, stored.sha256, one)
        ledger.save()

    assert killed_everywhere(read_into, take_back) > 4


def test_one_file_needs_no_list(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    (tmp_path / "talks" / "brief.html").write_text("before", encoding="utf-8")
    write = lambda: write_all(tmp_path / "talks", {"brief.html": b"after"})  # noqa: E731
    assert killed_everywhere(tmp_path / "talks", write) == 6


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "/etc/out.txt", ".hidden", "a/b/c", "a\\b", "c:x", "", 7, "drafts/../../x"],
)
def test_a_list_that_leads_out_of_the_folder_is_not_followed(name: object, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "in" / "talks"))
    beside = folder / f"{BESIDE}sent"
    beside.mkdir()
    (beside / "0").write_bytes(b"out")
    (beside / "list.json").write_text(json.dumps({"put": [name], "take away": []}))
    before = contents(tmp_path / "in")
    settle(folder)
    assert contents(tmp_path / "in") == before
    assert [file.name for file in tmp_path.iterdir()] == ["in"]


def test_a_link_in_the_place_of_what_is_put_is_not_followed(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))
    secret = tmp_path / "secret"
    secret.mkdir()
    (folder / "documents").symlink_to(secret)
    beside = folder / f"{BESIDE}sent"
    beside.mkdir()
    (beside / "0").write_bytes(b"out")
    plan = {"put": ["documents/x.txt"], "take away": ["documents/y.txt"]}
    (beside / "list.json").write_text(json.dumps(plan))
    (secret / "y.txt").write_bytes(b"kept")
    settle(folder)
    assert contents(secret) == {"y.txt": b"kept"}
