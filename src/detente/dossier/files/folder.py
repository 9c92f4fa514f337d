"""The files of a dossier, from a folder or straight out of a zip, within limits.

Nothing is unpacked to disk. A link that leads out of the folder, a name in a zip that leads out of
it, and contents beyond the limits below are refused before they are read.
"""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Protocol

from detente.errors import RefusedError
from detente.files import settle
from detente.userfiles import MEGABYTE, Mends, over, read_within, refuse, unreadable

MAX_BYTES = {"dossier.yaml": MEGABYTE, "statements.csv": 500 * MEGABYTE}
MAX_OTHER_BYTES = 50 * MEGABYTE
MAX_TOTAL_BYTES = 600 * MEGABYTE
MAX_ZIP_RATIO = 200
MAX_FILES = 2_000
DOSSIER, STATEMENTS, EVENTS, SOURCES = (
    "dossier.yaml",
    "statements.csv",
    "events.csv",
    "sources.json",
)


_MENDS = Mends(
    other="Put a file of text there.",
    unread="Check its rights.",
    large="Split the dossier by period, or move long texts to the sources.",
)


class Files(Protocol):
    """The files of one dossier; names are relative to its folder, with ``/``."""

    def names(self) -> tuple[str, ...]:
        """The names of the files a dossier reads, in order."""

    def read(self, name: str) -> bytes:
        """The bytes of one of them."""

    def copies(self) -> dict[str, str]:
        """What a program that shares folders has put beside a file: of which, by its name."""


_COPY = re.compile(
    r"(dossier|statements|events|sources)"
    r"(?: \(.+\)| \d+|[-_. ].*conflict.*|-(?=.*\d)[A-Z0-9][A-Z0-9-]{3,})"
    r"(\.yaml|\.csv|\.json)"
)


def _copies(names: Iterable[str]) -> dict[str, str]:
    """Which names are those of copies, and of which file.

    >>> _copies(["dossier (Ana's copy).yaml", "events-LAPTOP7.csv"])
    {"dossier (Ana's copy).yaml": 'dossier.yaml', 'events-LAPTOP7.csv': 'events.csv'}
    >>> _copies(["statements-old.csv", "dossier.yaml", "sources.csv", "events (1).json"])
    {}
    """
    found = {name: f"{at[1]}{at[2]}" for name in names if (at := _COPY.fullmatch(name))}
    return {name: own for name, own in found.items() if is_read(own)}


def open_files(path: Path) -> Files:
    """The files at a path: a folder's, or a zip's.

    Raises
    ------
    RefusedError
        If something there is not safe to read.
    DossierError
        If it is neither.
    """
    if path.is_dir():
        try:
            settle(path)
        except OSError as error:
            raise _unfinished(path, error) from None
        return _Folder(path)
    if path.suffix.lower() == ".xlsx":
        raise refuse(
            "not-a-dossier",
            path.name,
            "this is a workbook, and a folder is needed here.",
            f"Name a folder; `detente import xlsx {path.name} --into FOLDER` makes one of it.",
        )
    return _Zip(path)


def is_read(name: str) -> bool:
    """Whether a dossier reads a file of this name."""
    if name in (DOSSIER, STATEMENTS, EVENTS, SOURCES):
        return True
    parts = PurePosixPath(name).parts
    return len(parts) == 2 and parts[0] == "drafts" and name.endswith(".md")


def _limit(name: str) -> int:
    return MAX_BYTES.get(name, MAX_OTHER_BYTES)


def _check_size(name: str, size: int) -> None:
    limit = _limit(name)
    if size > limit:
        raise refuse(
            "too-large",
            name,
            over(size, limit),
            _MENDS.large,
        )


def _unfinished(path: Path, error: OSError) -> RefusedError:
    reason = (error.strerror or "it cannot be written").lower()
    return refuse(
        "unfinished-save",
        path.name,
        f"a save was stopped half-way and cannot be finished: {reason}.",
        "Check the folder's rights and the room on the disk, then try again; nothing is lost.",
    )


class _Folder:
    """A folder on disk."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._real = root.resolve()
        try:
            self._names = tuple(sorted(self._find()))
        except OSError as error:
            raise unreadable(root.name, error, _MENDS.unread) from None

    def names(self) -> tuple[str, ...]:
        return self._names

    def read(self, name: str) -> bytes:
        return read_within(self._root / name, name, _limit(name), _MENDS)

    def copies(self) -> dict[str, str]:
        return _copies(sorted(entry.name for entry in self._root.iterdir()))

    def _find(self) -> Iterator[str]:
        candidates = [DOSSIER, STATEMENTS, EVENTS, SOURCES]
        drafts = self._root / "drafts"
        if drafts.is_dir() or drafts.is_symlink():
            self._check("drafts")
            if drafts.is_dir():
                candidates += [f"drafts/{entry.name}" for entry in drafts.iterdir()]
        if len(candidates) > MAX_FILES:
            raise refuse(
                "too-large",
                "drafts",
                f"the folder holds {len(candidates):,} files; at most {MAX_FILES:,} are read.",
                "Keep the drafts of this negotiation only.",
            )
        for name in candidates:
            path = self._root / name
            if is_read(name) and (path.is_symlink() or path.exists()):
                self._check(name)
                yield name

    def _check(self, name: str) -> None:
        path = self._root / name
        try:
            real = path.resolve(strict=True)
        except (OSError, RuntimeError):
            raise refuse(
                "broken-link", name, "the link leads nowhere.", "Put the file itself there."
            ) from None
        if not real.is_relative_to(self._real):
            raise refuse(
                "link-out",
                name,
                "the link leads out of the dossier's folder, and is not followed.",
                "Put a copy of the file in the folder instead.",
            )
        mode = real.stat().st_mode
        if name != "drafts" and not stat.S_ISREG(mode):
            raise refuse("not-a-file", name, "this is not an ordinary file.", _MENDS.other)


class Changed:
    """The files of a dossier as they would be, were some of them to hold something else."""

    def __init__(self, files: Files, instead: Mapping[str, bytes | None]) -> None:
        self._files, self._instead = files, instead

    def names(self) -> tuple[str, ...]:
        """The names of the files, in order."""
        gone = {name for name, content in self._instead.items() if content is None}
        return tuple(sorted({*self._files.names(), *self._instead} - gone))

    def read(self, name: str) -> bytes:
        """The bytes of one of them."""
        content = self._instead.get(name)
        if content is None:
            return self._files.read(name)
        _check_size(name, len(content))
        return content

    def copies(self) -> dict[str, str]:
        """The copies that are there."""
        return self._files.copies()


class _Zip:
    """A zip archive, read where it lies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with zipfile.ZipFile(path) as archive:
                infos = archive.infolist()
        except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
            raise refuse(
                "not-a-dossier",
                path.name,
                "this is neither a folder nor a zip that can be read.",
                "Name the folder that holds dossier.yaml, a zip of it, or a case.",
            ) from None
        self._check(infos)
        self._members = self._find(infos)
        self._all = [PurePosixPath(info.filename).name for info in infos]

    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._members))

    def copies(self) -> dict[str, str]:
        return _copies(sorted(self._all))

    def read(self, name: str) -> bytes:
        info = self._members[name]
        try:
            with zipfile.ZipFile(self._path) as archive, archive.open(info) as member:
                # The stated size may lie: never read beyond it.
                data = member.read(info.file_size + 1)
        except (
            zipfile.BadZipFile,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
            EOFError,
            zlib.error,
        ):
            raise self._refuse(
                name,
                "the file inside cannot be read: damaged or encrypted.",
                "Zip it anew, without a password.",
            ) from None
        if len(data) != info.file_size:
            raise self._refuse(
                name, "the file inside is not as long as the zip says.", "Zip it anew."
            )
        return data

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        for info in infos:
            self._check_name(info)
        total = sum(info.file_size for info in infos)
        packed = sum(info.compress_size for info in infos)
        if len(infos) > MAX_FILES or total > MAX_TOTAL_BYTES:
            raise self._refuse(
                self._path.name,
                f"the zip holds {len(infos):,} files of {total / MEGABYTE:,.0f} MB; at most "
                f"{MAX_FILES:,} files and {MAX_TOTAL_BYTES // MEGABYTE} MB are read.",
                "Zip the dossier's own files only.",
            )
        if total > 10 * MEGABYTE and total > MAX_ZIP_RATIO * max(packed, 1):
            raise self._refuse(
                self._path.name,
                f"the zip unpacks to more than {MAX_ZIP_RATIO} times its size.",
                "Such zips are made to fill a disk; ask whoever sent it.",
            )

    def _check_name(self, info: zipfile.ZipInfo) -> None:
        # The raw name: zipfile itself already turns backslashes and cuts at a NUL.
        raw = info.orig_filename.replace("\\", "/")
        absolute = raw.startswith("/") or (len(raw) > 1 and raw[1] == ":")
        if absolute or ".." in raw.split("/") or "\0" in raw:
            raise self._refuse(
                self._path.name,
                f'the zip holds "{raw[:60]}", a name that leads out of it.',
                "Such zips are made to overwrite files; ask whoever sent it.",
            )
        if stat.S_ISLNK(info.external_attr >> 16):
            raise self._refuse(
                self._path.name, f'the zip holds a link, "{raw[:60]}".', "Zip the file itself."
            )

    def _find(self, infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        """The dossier's files by name, at the top or in the one folder that was zipped."""
        plain = {i.filename: i for i in infos if not i.is_dir() and not i.filename.startswith("__")}
        tops = {name.split("/", 1)[0] for name in plain}
        prefix = ""
        if DOSSIER not in plain and len(tops) == 1:
            prefix = tops.pop() + "/"
        names = {
            name.removeprefix(prefix): i for name, i in plain.items() if name.startswith(prefix)
        }
        wanted = {name: info for name, info in names.items() if is_read(name)}
        for name, info in wanted.items():
            _check_size(name, info.file_size)
        return wanted

    def _refuse(self, file: str, message: str, mend: str) -> RefusedError:
        return refuse("bad-zip", file, message, mend)


def folder_of(dossier: str | Path) -> Path:
    """The folder of a dossier that may be written to.

    Raises
    ------
    RefusedError
        If it is a zip, a workbook or a worked case.
    """
    path = Path(dossier)
    if path.is_dir():
        return path
    if path.suffix.lower() == ".xlsx":
        open_files(path)  # which refuses a workbook, and says what makes a folder of it
    what = "a zip" if path.is_file() else "no folder"
    said = f"this is {what}; what you add to a dossier is kept in a folder of your own."
    mend = "Unpack a zip; of a worked case take a copy: detente cases CASE --copy-to FOLDER."
    raise refuse("not-a-folder", str(dossier)[:200], said, mend)
