"""Many documents: the order asked, the same answers in any number of processes, little memory."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from detente.answers.derive import derived
from detente.answers.reading import ReadAnswer, document_of, record_of
from detente.cli.read import read_all, write_answer
from detente.errors import Finding
from detente.reading import many
from detente.reading.actors import Actors
from detente.reading.many import Asked, Read, processes_for, read_many

SAID = "“We will not leave camp {n},” Ana Dorn said on 9 May 2031."


@pytest.fixture(autouse=True)
def by_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "find_pipeline", lambda: None)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Six articles and, in their midst, a file that is none."""
    paths = [tmp_path / f"{n}.txt" for n in range(7)]
    for n, path in enumerate(paths):
        path.write_text(SAID.format(n=n), encoding="utf-8")
    paths[3].write_bytes(b"\0\1")
    return [str(path) for path in paths]


def asked(files: list[str]) -> list[Asked]:
    return [Asked(file=file) for file in files]


def told(read: Read) -> tuple[object, ...]:
    reading = read.reading
    texts = [(one.kind, one.text) for one in reading.suggestions] if reading else []
    return read.file, texts, [finding.slug for finding in read.findings]


def shown(answer: object) -> object:
    return derived(type(answer)).model_validate(answer)


def test_each_file_has_its_answer_in_the_order_asked(files: list[str]) -> None:
    answers = list(read_many(asked(files), Actors(), ()))
    assert [answer.file for answer in answers] == files
    assert [bool(answer.findings) for answer in answers] == [n == 3 for n in range(7)]
    assert [told(answer)[1][0][1] for n, answer in enumerate(answers) if n != 3] == [  # type: ignore[index]
        f"We will not leave camp {n}," for n in range(7) if n != 3
    ]


def test_two_processes_answer_as_one(files: list[str]) -> None:
    # The processes of their own have the pipeline that is installed, if any: quotes need none.
    one, two = (
        [
            (file, [t for t in texts if t[0] == "quotation"], slugs)
            for file, texts, slugs in map(told, read_many(asked(files), Actors(), (), processes=n))
        ]  # type: ignore[attr-defined]
        for n in (1, 2)
    )
    assert one == two


def test_few_are_read_ahead(files: list[str]) -> None:
    taken: list[str] = []

    def watched() -> Iterator[Asked]:
        for one in asked(files):
            taken.append(one.file)
            yield one

    answers = read_many(watched(), Actors(), ())
    next(answers)
    next(answers)
    assert taken == files[:2]


def test_a_process_that_ends_costs_no_document(
    files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def __init__(self, *_: object, **__: object) -> None:
            self.closed = False

        def submit(self, *_: object) -> object:
            raise many.BrokenProcessPool

        def shutdown(self, **_: object) -> None:
            self.closed = True

    expected = [told(answer) for answer in read_many(asked(files), Actors(), ())]
    monkeypatch.setattr(many, "ProcessPoolExecutor", Broken)
    found = [told(answer) for answer in read_many(asked(files), Actors(), (), processes=2)]
    assert found == expected


def test_few_documents_need_no_further_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many.os, "sched_getaffinity", lambda _: set(range(64)), raising=False)
    assert processes_for(many.PAYS_FROM - 1) == 1
    assert processes_for(10_000) == many.MOST_PROCESSES
    monkeypatch.setattr(many.os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert processes_for(10_000) == 1


@pytest.mark.parametrize("wanted", [slice(0, 7), slice(3, 4), slice(0, 1)])
def test_the_json_written_piece_by_piece_is_that_of_the_whole(
    files: list[str], wanted: slice, capsys: pytest.CaptureFixture[str]
) -> None:
    files = files[wanted]
    findings: list[Finding] = []
    write_answer(None, read_all(files, None, None, lambda *_: None, findings), findings)
    written = capsys.readouterr().out
    whole: Any = derived(ReadAnswer).model_validate(json.loads(written))
    assert written == whole.model_dump_json(indent=2) + "\n"
    readings = list(read_all(files, None, None, lambda *_: None, []))
    assert whole.documents == [shown(document_of(reading)) for reading in readings]
    assert whole.records == [shown(record_of(one)) for r in readings for one in r.suggestions]
    assert len(whole.findings) == len(findings) == (0 if wanted == slice(0, 1) else 1)


def test_the_day_that_a_dossier_has_for_the_same_text_is_taken(tmp_path: Path) -> None:
    same, other = (SAID.format(n=n).encode() for n in (1, 2))
    days = {hashlib.sha256(same).hexdigest(): dt.date(2031, 5, 9)}
    (tmp_path / "16.txt").write_bytes(same.decode().encode("cp1252"))  # the same in other bytes
    (tmp_path / "1.txt").write_bytes(same)
    (tmp_path / "2.txt").write_bytes(other)
    names = ("1.txt", "2.txt", "16.txt")
    wanted = [Asked(file=str(tmp_path / name), known=days) for name in names]
    given = Asked(file=str(tmp_path / "1.txt"), published=dt.date(2031, 6, 1), known=days)
    read = [one.reading for one in read_many([*wanted, given], Actors(), ())]
    assert [one and one.document.published for one in read] == [
        dt.date(2031, 5, 9), None, dt.date(2031, 5, 9), dt.date(2031, 6, 1),
    ]  # fmt: skip


def test_a_day_other_than_the_document_states_is_cautioned(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("---\ndate: 2031-05-09\n---\nIt rained.\n", encoding="utf-8")
    said = []
    for day in (None, dt.date(2031, 5, 9), dt.date(2031, 5, 10)):
        (read,) = read_many([Asked(file=str(file), published=day)], Actors(), ())
        assert read.reading is not None
        said.append(any("2031-05-10" in caution for caution in read.reading.cautions))
        assert read.reading.document.published == (day or dt.date(2031, 5, 9))
    assert said == [False, False, True]
