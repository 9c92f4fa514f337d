"""What every test gets: no network, a quiet terminal of a known width, files of its own."""

from __future__ import annotations

import gc
import os
import socket
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # how fast a machine is, is not tested
settings.load_profile("untimed")

LOOPBACK = {"127.0.0.1", "::1", "localhost", "", None}


_NUMBERS = count()


gc.disable()  # a quarter of the time in which tests are collected, and it would find nothing


def pytest_collection_finish() -> None:
    """What is there now stays: nothing of it is looked at again for garbage."""
    gc.enable()
    gc.collect()
    gc.freeze()


WITHOUT_KERNELS = (
    "tests/unit/documents",
    "tests/unit/reading",
    "tests/reading",
    "tests/unit/review",
    "tests/unit/drafting",
    "tests/unit/test_killed_at_every_gap.py",
    "tests/test_layers.py",
    "tests/properties/test_hostile_dossiers.py",
    "tests/unit/dossier",
)
"""What takes some time and compiles nothing, but for what follows."""
WITH_KERNELS = tuple(
    f"tests/unit/dossier/test_{name}"
    for name in ("change", "idle", "left_empty", "names", "stretched", "what_people", "workbook_r")
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The second of two workers starts without kernels: it would compile what the first does.

    Each worker is given half of the tests, in this order; what it finds compiled on disk it takes.
    """

    def compiles(item: pytest.Item) -> bool:
        name = item.nodeid
        return name.startswith(WITH_KERNELS) or not name.startswith(WITHOUT_KERNELS)

    free = [item for item in items if not compiles(item)]
    rest = [item for item in items if compiles(item)]
    half = len(items) // 2
    items[:] = [*rest[:half], *free, *rest[half:]]


class NetworkTouched(AssertionError):
    """A test reached for another machine."""


@pytest.fixture(autouse=True, scope="session")
def _only_loopback() -> Any:
    """Block every socket but those to this machine, also name look-ups, for the whole run."""
    connect, connect_ex, look_up = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def guarded(real: Any) -> Any:
        def go(self: socket.socket, address: Any) -> Any:
            inside = self.family == getattr(socket, "AF_UNIX", None) or address[0] in LOOPBACK
            if not inside:
                raise NetworkTouched(f"a connection to {address}")
            return real(self, address)

        return go

    def guarded_look_up(host: Any, *rest: Any, **more: Any) -> Any:
        if (host.decode() if isinstance(host, bytes) else host) not in LOOPBACK:
            raise NetworkTouched(f"a look-up of {host}")
        return look_up(host, *rest, **more)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded(connect))
    patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
    patch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield
    patch.undo()


@pytest.fixture(autouse=True, scope="session")
def _nothing_kept_for_the_user(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Whatever runs outside of a test keeps nothing; a test has a folder of its own."""
    patch = pytest.MonkeyPatch()
    patch.setenv("DETENTE_CACHE", "off")
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def kept_in(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the commands of this test keep what they find; it is made when they do."""
    folder = tmp_path_factory.getbasetemp() / f"kept-{next(_NUMBERS)}"
    monkeypatch.setenv("DETENTE_CACHE", str(folder))
    return folder / "studies"


@pytest.fixture
def kept_for_all(
    kept_in: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What the commands of this test find is kept for others that ask for this, of every worker."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    monkeypatch.setenv("DETENTE_CACHE", str(folder / "kept-for-all"))


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same output on every machine."""
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "NO_COLOR", "TERMINAL_WIDTH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
