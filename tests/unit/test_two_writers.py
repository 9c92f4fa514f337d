"""Two who write into one dossier at once: nothing is lost, doubled or half written."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import detente
from articles import NEVER, read_in, suggestion
from detente.cases import catalogue
from detente.cli.main import main
from detente.errors import DetenteError, SettingsError
from detente.findings.making import errors_in
from detente.review.ledger import Signed, open_ledger
from detente.review.unasked import accept_all

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be forked")
ARTICLES = [f"“{NEVER}” President Ana Dorn said on 9 May, once more, {n}.\n" for n in range(2)]


def in_a_process(action: Callable[[], None], wait: float) -> int:
    """A process that does this after a while: 0 if it was done, 1 if it was refused."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        time.sleep(wait)
        action()
        code = 0
    except DetenteError:
        code = 1
    finally:
        os._exit(code)


def accept(folder: Path, by: str) -> None:
    ledger = open_ledger(folder)
    accept_all(ledger, 0.9, Signed(by=by, on=dt.date(2031, 6, 1)))
    ledger.save()


@pytest.mark.parametrize("seed", range(4))
def test_two_who_accept_the_same(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))
    for number, text in enumerate(ARTICLES):
        read_in(
            folder,
            suggestion("quotation", NEVER, article=text, person="Ana Dorn", party="north",
                       date="2031-05-09", confidence=0.95, why=("marks",)),
            text=text, name=f"{number}.txt",
        )  # fmt: skip
    known = len(detente.read(folder).statements)
    names = ("Mira Okoye", "Kel Lis")
    children = [
        in_a_process(lambda by=by: accept(folder, by), rng.random() * 0.03)  # type: ignore[misc]
        for by in names
    ]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert set(codes) <= {0, 1}
    assert 0 in codes
    assert errors_in(detente.check(folder)) == ()
    made = detente.read(folder)
    ids = [statement.id for statement in made.statements]
    assert len(ids) == len(set(ids))
    ledger = open_ledger(folder)
    rows = {one.row for document, _ in ledger.shelf.documents() if document
            for one in document.suggestions if one.row}  # fmt: skip
    assert rows <= set(ids)
    assert len(ids) - known == len(rows)
    accept(folder, "later")
    assert len(detente.read(folder).statements) >= known + 1


def test_drafts_added_at_once_all_stand(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))
    before, many = len(detente.read(folder).drafts), 5
    for n in range(many):
        (tmp_path / f"p{n}.md").write_text(f"1. The dam opens in {n + 2} months.\n")

    def add(n: int) -> Callable[[], None]:
        words = ["drafts", "add", str(folder), str(tmp_path / f"p{n}.md"), "--id", f"p{n}"]
        words += ["--by", "north", "--date", "2031-04-02", "--quiet"]

        def action() -> None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            if main(words):
                raise SettingsError(f"p{n}")

        return action

    started = [in_a_process(add(n), 0.0) for n in range(many)]
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in started]
    assert codes == [0] * many
    known = detente.read(folder)
    assert len(known.drafts) == before + many
    assert {f"p{n}" for n in range(many)} <= known.texts.keys()
    assert errors_in(detente.check(folder)) == ()
