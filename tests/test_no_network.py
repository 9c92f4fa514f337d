"""Nothing leaves the machine: the guard of conftest.py bites, and the brief does without."""

from __future__ import annotations

import socket
import urllib.request
from pathlib import Path

import pytest

from detente.cli.main import main


def test_the_guard_bites() -> None:
    with pytest.raises(AssertionError, match="look-up"):
        socket.create_connection(("example.org", 80), timeout=1)
    with socket.socket() as closed, pytest.raises(AssertionError, match="connection"):
        closed.connect(("192.0.2.1", 80))
    with pytest.raises(AssertionError):
        urllib.request.urlopen("http://example.org", timeout=1)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_a_brief_needs_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["brief", "two-rivers", "--draws", "40", "--paths", "8"]) == 0
    assert (tmp_path / "two-rivers.html").stat().st_size > 10_000
