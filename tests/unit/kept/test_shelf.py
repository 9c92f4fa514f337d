"""A folder of kept answers is private, bounded, and never believed when it is not whole."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.kept.shelf import MOST_BYTES, Shelf, _packed, _unpacked

NAMES = [f"{n:064x}" for n in range(10)]
unix = pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions as Unix has them")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "deep" / "studies")


def test_what_is_written_is_read(shelf: Shelf) -> None:
    assert shelf.read(NAMES[0]) is None
    shelf.write(NAMES[0], b"one")
    shelf.write(NAMES[1], b"")
    assert (shelf.read(NAMES[0]), shelf.read(NAMES[1])) == (b"one", b"")
    shelf.write(NAMES[0], b"another")
    assert shelf.read(NAMES[0]) == b"another"
    assert shelf.size()[0] == 2
    shelf.clear()
    assert shelf.size() == (0, 0)
    assert shelf.read(NAMES[0]) is None


def test_by_default_half_a_gigabyte(shelf: Shelf) -> None:
    assert shelf.most == MOST_BYTES == 500_000_000


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    content = os.urandom(1000)
    shelf = Shelf(tmp_path, most=3 * len(_packed(content)))
    for age, name in enumerate(NAMES[:3]):
        shelf.write(name, content)
        os.utime(tmp_path / f"{name}.kept", (1e9 + age, 1e9 + age))
    assert shelf.read(NAMES[0]) == content  # used just now
    shelf.write(NAMES[3], content)
    assert [shelf.read(name) is not None for name in NAMES[:4]] == [True, False, True, True]
    assert shelf.size()[1] <= shelf.most


@unix
def test_nobody_else_can_look(shelf: Shelf) -> None:
    old = os.umask(0)
    try:
        shelf.write(NAMES[0], b"one")
    finally:
        os.umask(old)
    file = next(shelf.folder.iterdir())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(shelf.folder.stat().st_mode) == 0o700
    shelf.folder.chmod(0o755)
    assert shelf.read(NAMES[0]) == b"one"
    assert stat.S_IMODE(shelf.folder.stat().st_mode) == 0o700


@unix
def test_no_link_is_followed(shelf: Shelf, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(_packed(b"secret"))
    shelf.write(NAMES[0], b"one")
    file = shelf.folder / f"{NAMES[0]}.kept"
    file.unlink()
    file.symlink_to(secret)
    assert shelf.read(NAMES[0]) is None
    shelf.write(NAMES[0], b"two")
    assert not file.is_symlink()
    assert shelf.read(NAMES[0]) == b"two"
    file.unlink()
    file.symlink_to(secret)
    shelf.clear()
    assert not file.is_symlink()
    assert secret.read_bytes() == _packed(b"secret")


@unix
def test_a_folder_that_is_a_link_is_not_used(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    mine = elsewhere / f"{NAMES[1]}.kept"
    mine.write_bytes(_packed(b"mine"))
    (tmp_path / "studies").symlink_to(elsewhere)
    shelf = Shelf(tmp_path / "studies")
    shelf.write(NAMES[0], b"one")
    assert (shelf.read(NAMES[0]), shelf.read(NAMES[1]), shelf.size()) == (None, None, (0, 0))
    shelf.clear()
    assert list(elsewhere.iterdir()) == [mine]


@unix
def test_no_pipe_is_waited_for(shelf: Shelf) -> None:
    shelf.write(NAMES[0], b"one")
    file = shelf.folder / f"{NAMES[0]}.kept"
    file.unlink()
    os.mkfifo(file)
    assert shelf.read(NAMES[0]) is None


def test_only_its_own_files_are_taken_away(shelf: Shelf) -> None:
    shelf.write(NAMES[0], b"one")
    (shelf.folder / "notes.txt").write_text("mine")
    (shelf.folder / f"{NAMES[1]}.kept").mkdir()
    shelf.clear()
    assert sorted(one.name for one in shelf.folder.iterdir()) == [f"{NAMES[1]}.kept", "notes.txt"]
    assert shelf.read(NAMES[1]) is None


def test_what_cannot_be_written_is_not_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    shelf = Shelf(tmp_path / "file" / "studies")
    shelf.write(NAMES[0], b"one")
    assert (shelf.read(NAMES[0]), shelf.size()) == (None, (0, 0))
    shelf.clear()


def test_what_a_stopped_program_left_is_taken_away_when_it_is_old(shelf: Shelf) -> None:
    shelf.write(NAMES[0], b"one")
    new, old = shelf.folder / ".writing-new", shelf.folder / ".writing-old"
    new.write_bytes(b"half")
    old.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    shelf.write(NAMES[1], b"two")
    assert (new.exists(), old.exists()) == (True, False)


PACKED = _packed(b"what was found " * 9)


@pytest.mark.parametrize("at", range(len(PACKED)))
def test_each_damaged_byte_and_each_cut_is_seen(at: int) -> None:
    for flipped in (1, 128, 255):
        damaged = bytearray(PACKED)
        damaged[at] ^= flipped
        assert _unpacked(bytes(damaged)) is None
    assert _unpacked(PACKED[:at]) is None
    assert _unpacked(PACKED + PACKED[:at] + b"x") is None
    assert _unpacked(PACKED) == b"what was found " * 9


@given(st.binary(max_size=300))
def test_foreign_bytes_are_nothing(data: bytes) -> None:
    assert _unpacked(data) is None


def _forged(packed: bytes) -> bytes:
    mark = PACKED[: PACKED.index(b"\n") + 1]
    return mark + hashlib.sha256(packed).digest() + packed


@given(st.binary(max_size=300))
def test_a_forged_digest_over_foreign_bytes_helps_nothing(packed: bytes) -> None:
    assert _unpacked(_forged(packed)) is None


def test_bytes_that_grow_beyond_measure_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.kept.shelf._LARGEST", 1000)
    assert _unpacked(_forged(zlib.compress(b"a" * 999))) == b"a" * 999
    assert _unpacked(_forged(zlib.compress(b"a" * 1_000_000))) is None
    assert _unpacked(_forged(zlib.compress(b"a") + b"more")) is None


def test_many_at_once_read_whole_answers_or_none(tmp_path: Path) -> None:
    whole = {bytes([n]) * 50_000 for n in range(8)}
    wrong: list[bytes] = []

    def work(content: bytes) -> None:
        own = Shelf(tmp_path, most=120)
        for turn in range(20):
            own.write(NAMES[turn % 3], content)
            known = own.read(NAMES[turn % 3])
            if known is not None and known not in whole:
                wrong.append(known)

    threads = [threading.Thread(target=work, args=(content,)) for content in whole]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert not list(tmp_path.glob(".writing-*"))
