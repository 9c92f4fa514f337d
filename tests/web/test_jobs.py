"""Long work: done once, told of, stopped at once, and no death of its process is a silence."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import long_work
from detente.web.jobs import Job, Jobs


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def until(true: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


def ended(job: Job) -> Job:
    until(lambda: job.over)
    return job


def gone(mark: Path) -> bool:
    try:
        os.kill(int(mark.read_text()), 0)
    except ProcessLookupError:
        return True
    return False


def test_work_is_done_in_another_process_that_stays(jobs: Jobs) -> None:
    first = ended(jobs.start("a", "adding", long_work.add, 2, 3))
    assert (first.state, first.result, first.share) == ("done", 5, 0.5)
    assert first.step == "What could be agreed"
    other = ended(jobs.start("b", "asking", long_work.pid)).result
    assert other != os.getpid()
    assert ended(jobs.start("c", "asking", long_work.pid)).result == other


def test_the_same_question_is_worked_on_once(jobs: Jobs) -> None:
    first = jobs.start("a", "adding", long_work.add, 2, 3)
    assert jobs.start("a", "adding", long_work.add, 2, 3) is first
    assert jobs.find("a") is first
    assert jobs.find("b") is None
    assert jobs.start("a", "adding", long_work.add, 2, 3) is ended(first)


def test_stopped_at_once_and_the_next_begins(jobs: Jobs, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    long = jobs.start("long", "lingering", long_work.linger, str(mark))
    until(lambda: long.share == 0.25)
    waits = jobs.start("next", "adding", long_work.add, 1, 1)
    assert waits.state == "waiting"
    assert jobs.find("next") is waits
    assert waits.step == "lingering: How talks unfold"
    began = time.monotonic()
    jobs.stop(long.id)
    assert time.monotonic() - began < 0.3
    assert long.state == "stopped"
    assert gone(mark)
    assert ended(waits).result == 2
    again = jobs.start("long", "lingering", long_work.linger, str(mark))
    assert again is not long  # what was stopped can be begun anew


def test_what_waits_is_stopped_without_being_begun(jobs: Jobs, tmp_path: Path) -> None:
    long = jobs.start("long", "lingering", long_work.linger, str(tmp_path / "mark"))
    waits = jobs.start("next", "lingering", long_work.linger, str(tmp_path / "never"))
    jobs.stop(waits.id)
    until(lambda: long.share == 0.25)
    jobs.stop(long.id)
    assert not (tmp_path / "never").exists()
    assert jobs.stop("none") is None


def test_a_refusal_is_told_in_words(jobs: Jobs) -> None:
    job = ended(jobs.start("a", "refusing", long_work.refuse))
    assert (job.state, job.error) == ("failed", "draws is 3; it must be more")
    assert ended(jobs.start("b", "adding", long_work.add, 1, 1)).state == "done"


def test_a_process_that_dies_is_told_of_and_replaced(jobs: Jobs) -> None:
    job = ended(jobs.start("a", "dying", long_work.die))
    assert job.state == "failed"
    assert "ended without a word" in job.error
    assert ended(jobs.start("b", "adding", long_work.add, 1, 1)).state == "done"


def test_what_cannot_be_sent_fails_and_the_next_goes_on(jobs: Jobs) -> None:
    job = ended(jobs.start("a", "sending", long_work.add, threading.Lock(), 1))
    assert job.state == "failed"
    assert ended(jobs.start("b", "adding", long_work.add, 1, 1)).state == "done"


def test_closing_ends_the_process(tmp_path: Path) -> None:
    jobs, mark = Jobs(), tmp_path / "mark"
    job = jobs.start("long", "lingering", long_work.linger, str(mark))
    until(lambda: job.share == 0.25)
    jobs.close()
    assert job.state == "stopped"
    assert gone(mark)
