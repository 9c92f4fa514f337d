"""A task broken off at any moment, or by a worker's death, ends as if nothing had happened."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

import detente
from detente.crews import Cluster, Threads
from detente.errors import ClusterError, SettingsError
from detente.keeping import Anew
from detente.kept.checkpoint import Checkpoint

PARTS = [(k,) for k in range(6)]
SETTINGS = detente.Settings(draws=40, paths=256)


def square(base: int, number: int) -> int:
    """A part of a task."""
    if base < 0 and number >= 4:
        raise KeyboardInterrupt
    return abs(base) * number**2


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    asked: list[int] = []

    def counted(work, shared, parts):
        asked.extend(part[0] for part in parts)
        yield from Threads(1)(work, shared, parts)

    for _ in range(2):
        done = sorted(Checkpoint(tmp_path, counted)(square, (3,), PARTS))
        assert done == [(k, 3 * k * k) for k in range(6)]
    assert asked == [0, 1, 2, 3, 4, 5]


def test_a_task_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        list(Checkpoint(tmp_path, Threads(1))(square, (-1,), PARTS))
    files = list((tmp_path / "detente-parts").iterdir())
    assert len(files) == 4
    files[0].write_bytes(b"something else")
    left: list[int] = []

    def rest(work, shared, parts):
        left.extend(part[0] for part in parts)
        return ((place, abs(shared[0]) * part[0] ** 2) for place, part in enumerate(parts))

    done = sorted(Checkpoint(tmp_path, rest)(square, (-1,), PARTS))
    assert done == [(k, k * k) for k in range(6)]
    assert len(left) == 3  # the two that were not done, and the one that is damaged


def test_another_task_shares_nothing(tmp_path: Path) -> None:
    list(Checkpoint(tmp_path, Threads(1))(square, (1,), PARTS))
    assert sorted(Checkpoint(tmp_path, Threads(1))(square, (2,), PARTS))[5] == (5, 50)
    assert len(list((tmp_path / "detente-parts").iterdir())) == 12


def test_a_folder_that_cannot_be_written_in_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="nothing can be written"):
        Checkpoint(tmp_path / "file", Threads())


def test_any_number_of_parts_gives_the_same_talks(monkeypatch: pytest.MonkeyPatch) -> None:
    one = detente.play_talks("two-rivers", SETTINGS, keep=Anew(Threads(1)))
    monkeypatch.setattr("detente.talks.play._TOGETHER", 1)
    many = detente.play_talks("two-rivers", SETTINGS, keep=Anew(Threads(3)))
    for name in ("ending", "week", "package", "gain", "months_of_war"):
        np.testing.assert_array_equal(getattr(one.talks, name), getattr(many.talks, name))


@pytest.fixture(scope="module")
def dask(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a cluster of two workers on this machine, and its processes.

    One for all tests here: the last kills one of its workers.
    """
    pytest.importorskip("distributed")
    place = tmp_path_factory.mktemp("cluster")
    where = place / "scheduler.json"
    common = {**os.environ, "DASK_DISTRIBUTED__DIAGNOSTICS__NVML": "False"}

    def start(what: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *words]
        with (place / f"{what}.log").open("ab") as log:
            return subprocess.Popen(command, env=common, stdout=log, stderr=log)

    here = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = start("scheduler", *here, "--port", "0", "--scheduler-file", str(where))
    running = [scheduler]
    try:
        wait_for(where.exists)
        address = re.search(r"tcp://127\.0\.0\.1:\d+", where.read_text())
        assert address is not None
        each = ("--nthreads", "1", "--no-nanny", "--local-directory", str(place))
        running += [start("worker", address[0], *here, *each) for _ in range(2)]
        yield address[0], running
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()


def wait_for(true) -> None:
    """Until it is, or a minute and a half is over."""
    until = time.monotonic() + 90
    while not true():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_cluster_gives_the_same_from_python(dask, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Cluster(dask[0])) as crew:
        there = detente.play_talks("two-rivers", SETTINGS, keep=Anew(crew))
        with pytest.raises(ClusterError, match="could not do its part: ZeroDivisionError"):
            list(crew(pow, (0,), [(-1,)]))
    here = detente.play_talks("two-rivers", SETTINGS)
    np.testing.assert_array_equal(there.talks.gain, here.talks.gain)
    np.testing.assert_array_equal(there.talks.week, here.talks.week)
    monkeypatch.setattr("detente.crews.__version__", "none")
    with pytest.raises(ClusterError, match="and here there is detente none"):
        Cluster(dask[0])


def test_a_cluster_whose_worker_and_driver_are_killed_answers_as_one_thread(
    dask, tmp_path: Path
) -> None:
    """The driver is killed once a part is on file, a worker while the next driver works."""
    address, processes = dask
    folder = tmp_path / "parts"
    command = ["talks", "two-rivers", "--draws", "40", "--paths", "1024", "--json", "--quiet"]
    parts = ["--checkpoint", str(folder), "--cluster", address]
    run = [sys.executable, "-m", "detente", *command, *parts]
    quiet = {**os.environ, "DETENTE_CACHE": "off"}
    first = subprocess.Popen(run, env=quiet, stdout=subprocess.DEVNULL)
    wait_for(lambda: list(folder.glob("detente-parts/*.kept")) or first.poll() is not None)
    first.send_signal(signal.SIGKILL)
    assert first.wait() == -signal.SIGKILL
    before = {file.name: file.stat().st_mtime_ns for file in folder.glob("detente-parts/*.kept")}
    second = subprocess.Popen(run, env=quiet, stdout=subprocess.PIPE)
    wait_for(lambda: len(list(folder.glob("detente-parts/*.kept"))) > len(before))
    processes[-1].kill()
    said, _ = second.communicate(timeout=180)
    assert second.returncode == 0
    alone = [sys.executable, "-m", "detente", *command]
    unbroken = subprocess.run(alone, env=quiet, stdout=subprocess.PIPE, check=True)
    assert said == unbroken.stdout
    after = {file.name: file.stat().st_mtime_ns for file in folder.glob("detente-parts/*.kept")}
    assert len(after) > len(before) > 0
