"""A folder of kept answers: private, bounded, each file whole or ignored."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

MOST_BYTES = 500_000_000
"""How much is kept; what has not been used for longest goes first."""
_LARGEST = 2**30
"""How many bytes one answer may come to."""
_MARK = b"detente kept 1\n"
_WRITING = ".writing-"
_STALE_SECONDS = 3_600
_NAME = re.compile(r"[0-9a-f]{64}\.kept")
_PRIVATE = 0o700


class Shelf:
    """Bytes by name, in files of one folder that nobody else can read.

    Nothing here raises ``OSError``: what cannot be read is not there, and what cannot be written
    is not kept.

    Parameters
    ----------
    folder : Path
        Made when the first answer is kept. One that is a link, or another user's, is not used.
    most : int
        How many bytes its files may take together.
    """

    def __init__(self, folder: Path, *, most: int = MOST_BYTES) -> None:
        self.folder, self.most = folder, most

    def read(self, name: str) -> bytes | None:
        """What is kept under a name; None if nothing is, or not what was written."""
        if not self._ours():
            return None
        try:
            data = _read(self._file(name))
            os.utime(self._file(name))  # used just now
        except OSError:
            return None
        return _unpacked(data)

    def write(self, name: str, content: bytes) -> None:
        """Keep bytes under a name in place of any others; too many are not kept."""
        if len(content) > _LARGEST:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            if self._ours():
                self._put(self._file(name), _packed(content))
                self._tidy()

    def writable(self) -> bool:
        """Whether answers can be kept; the folder is made if it is not there."""
        try:
            self.folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(prefix=_WRITING, dir=self.folder)
            os.close(handle)
            Path(beside).unlink()
        except OSError:
            return False
        return self._ours()

    def size(self) -> tuple[int, int]:
        """How many answers are kept, and how many bytes they take."""
        sizes = [size for _, size, _ in self._files()]
        return len(sizes), sum(sizes)

    def clear(self) -> None:
        """Keep nothing any more."""
        for file, _, _ in [*self._files(), *self._unfinished()]:
            with contextlib.suppress(OSError):
                file.unlink()

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.kept"

    def _ours(self) -> bool:
        """Whether the folder is one, and the user's own; it is made private if it was not."""
        try:
            known = self.folder.lstat()
            if not stat.S_ISDIR(known.st_mode):
                return False
            if hasattr(os, "getuid"):
                if known.st_uid != os.getuid():
                    return False
                if known.st_mode & 0o077:
                    self.folder.chmod(_PRIVATE)
        except OSError:
            return False
        return True

    def _put(self, file: Path, data: bytes) -> None:
        """Write a file whole: beside its place, then moved there in one step."""
        handle, beside = tempfile.mkstemp(prefix=_WRITING, dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(beside).replace(file)
        finally:
            Path(beside).unlink(missing_ok=True)

    def _tidy(self) -> None:
        """Take away what has not been used for longest, and what nobody went on writing."""
        files = sorted(self._files(), key=lambda entry: entry[2])
        over = sum(size for _, size, _ in files) - self.most
        gone = [file for file, _, used in self._unfinished() if used < time.time() - _STALE_SECONDS]
        for file, size, _ in files:
            if over <= 0:
                break
            gone.append(file)
            over -= size
        for file in gone:
            with contextlib.suppress(OSError):
                file.unlink()

    def _files(self) -> Iterator[tuple[Path, int, float]]:
        """The kept files: each with its size and when it was last used."""
        return self._entries(lambda name: _NAME.fullmatch(name) is not None)

    def _unfinished(self) -> Iterator[tuple[Path, int, float]]:
        return self._entries(lambda name: name.startswith(_WRITING))

    def _entries(self, wanted: Callable[[str], bool]) -> Iterator[tuple[Path, int, float]]:
        if not self._ours():
            return
        with contextlib.suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):  # another program may have taken it away
                    known = entry.stat(follow_symlinks=False)
                    if wanted(entry.name) and not stat.S_ISDIR(known.st_mode):
                        yield Path(entry.path), known.st_size, known.st_mtime


def _read(file: Path) -> bytes:
    """The bytes of a regular file; a link is not followed, and no pipe is waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(file, flags | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as stream:
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode) or known.st_size > _LARGEST:
            raise OSError("no kept file")
        return stream.read(_LARGEST)


def _packed(content: bytes) -> bytes:
    packed = zlib.compress(content, 1)
    return _MARK + hashlib.sha256(packed).digest() + packed


def _unpacked(data: bytes) -> bytes | None:
    """What was packed; None if it is damaged, foreign, or would grow beyond measure."""
    start = len(_MARK) + hashlib.sha256().digest_size
    packed = memoryview(data)[start:]
    if data[:start] != _MARK + hashlib.sha256(packed).digest():
        return None
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, _LARGEST)
    except zlib.error:
        return None
    return content if unpacking.eof and not unpacking.unused_data else None
