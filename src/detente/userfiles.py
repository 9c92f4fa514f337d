"""A file of a user's, read within a limit; what cannot be read is refused with its finding."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from detente.errors import Place, RefusedError
from detente.findings.making import found

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Mends:
    """How it is mended that a file cannot be read.

    Attributes
    ----------
    other : str
        Where it is no ordinary file, but a folder or a device.
    unread : str
        Where it is not there, or may not be read.
    large : str
        Where it is larger than is read.
    """

    other: str
    unread: str
    large: str


def refuse(slug: str, file: str, message: str, mend: str) -> RefusedError:
    """The refusal of a file.

    >>> print(refuse("empty-document", "a.txt", "the file is empty.", "Save it again."))
    a.txt:1:1: the file is empty.  [empty-document]
      Save it again.
    """
    return RefusedError((found(slug, Place(file), message, mend),))


def over(size: int, limit: int) -> str:
    """That a file has more bytes than are read, so that the two figures tell it.

    >>> over(1_000_013, 1_000_000)
    'the file has 1,000,013 bytes; at most 1 MB is read.'
    """
    rounded = round(size / MEGABYTE)
    has = f"{rounded:,} MB" if rounded * MEGABYTE > limit else f"{size:,} bytes"
    most = limit // MEGABYTE
    return f"the file has {has}; at most {most:,} MB {'is' if most == 1 else 'are'} read."


def read_within(path: Path, name: str, limit: int, mends: Mends) -> bytes:
    """The bytes of a file.

    Parameters
    ----------
    path : Path
    name : str
        What the file is called in findings.
    limit : int
        The most bytes that are read.
    mends : Mends

    Raises
    ------
    RefusedError
        If it is no ordinary file, cannot be read, or is too large.
    """
    try:
        here = path.stat()
        if not stat.S_ISREG(here.st_mode):
            raise refuse("not-a-file", name, "this is not an ordinary file.", mends.other)
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise unreadable(name, error, mends.unread) from None
    if len(raw) > limit:
        raise refuse("too-large", name, over(max(here.st_size, len(raw)), limit), mends.large)
    return raw


def unreadable(name: str, error: OSError | ValueError, mend: str) -> RefusedError:
    """The refusal of a file or a folder that the system does not open."""
    reason = (getattr(error, "strerror", None) or "it cannot be read").lower()
    return refuse("not-a-file", name, f"the file cannot be read: {reason}.", mend)


def text_of(raw: bytes, name: str, mend: str) -> str:
    """The text that a file's bytes are in UTF-8, with or without a byte order mark.

    Raises
    ------
    RefusedError
        If they are not; its finding names the line.

    Examples
    --------
    >>> text_of(b"\\xef\\xbb\\xbfone", "note.txt", "")
    'one'
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(name, raw.count(b"\n", 0, error.start) + 1)
        wrong = found("not-utf8", place, "a character here is not UTF-8.", mend)
        raise RefusedError((wrong,)) from None
