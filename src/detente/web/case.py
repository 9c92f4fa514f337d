"""The dossiers that are open: each read once for what its files hold, however many pages ask."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from detente.cases import catalogue
from detente.dossier.as_of import as_of
from detente.dossier.files.folder import DOSSIER, Changed, folder_of, open_files
from detente.dossier.files.read import look
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.editing.edit import Edit
from detente.editing.journal import Change
from detente.editing.save import save, undo
from detente.errors import DossierError, Finding
from detente.findings.making import errors_in

T = TypeVar("T")
_REMEMBERED = 8
"""How many contents of one dossier are remembered: today's, and those before an undo."""
_DAYS = 64
"""How many days are remembered as of which somebody looked: those that a slider went over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the files of a dossier held when a page asked.

    Attributes
    ----------
    digest : str
        Of every byte that a dossier reads.
    dossier : Dossier or None
        None while an error keeps it from being used.
    findings : tuple of Finding
        Everything there is to mend.
    """

    digest: str
    dossier: Dossier | None
    findings: tuple[Finding, ...]
    _then: dict[When, Dossier] = field(default_factory=dict, repr=False, compare=False)
    _made: dict[object, Any] = field(default_factory=dict, repr=False, compare=False)

    def derive(self, make: Callable[[Dossier], T], day: When | None) -> T:
        """What a function makes of the dossier as it was known on a day: made once, then known.

        The dossier must be one that can be used.
        """
        name = (make, day)
        if name not in self._made:
            if len(self._made) >= _DAYS:
                self._made.clear()
            dossier = self.on(day)
            assert dossier is not None
            self._made[name] = make(dossier)
        made: T = self._made[name]
        return made

    def on(self, day: When | None) -> Dossier | None:
        """The dossier as it was known on a day, or as it is."""
        if self.dossier is None or day is None:
            return self.dossier
        if day not in self._then:
            if len(self._then) >= _DAYS:
                self._then.clear()
            self._then[day] = as_of(self.dossier, day)
        return self._then[day]


class ReadOnlyError(Exception):
    """A worked case, which is not written to; a copy of it is."""


@dataclass(slots=True)
class Case:
    """One open dossier.

    Attributes
    ----------
    slug : str
        What stands for it in an address.
    path : Path
        A folder, a zip or a workbook.
    worked : bool
        Whether it is one of the worked cases, which are not written to.
    """

    slug: str
    path: Path
    worked: bool = False
    _known: OrderedDict[str, Known] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    @property
    def folder(self) -> Path | None:
        """The folder that edits go to; None where what is open cannot be written to."""
        return self.path if self.path.is_dir() and not self.worked else None

    def now(self, instead: Mapping[str, bytes | None] | None = None) -> Known:
        """What stands in the files now, or would stand there, were some to hold something else."""
        with self._lock:
            name = digest(self.path, instead)
            known = self._known.get(name)
            if known is None:
                dossier, findings = look(self.path, instead=instead)
                known = Known(digest=name, dossier=dossier, findings=findings)
                self._known[name] = known
                if len(self._known) > _REMEMBERED:
                    self._known.popitem(last=False)
            self._known.move_to_end(name)
            return known

    def save(self, edits: Iterable[Edit], who: str, *, undoes: str = "") -> Change | None:
        """Make edits on the dossier's files (see :func:`detente.editing.save.save`).

        Raises
        ------
        ReadOnlyError, RefusedError
            If what is open cannot be written to: a worked case, a zip, a workbook.
        """
        return save(self._writable(), edits, who, errors=self._errors, undoes=undoes)

    def undo(self, id: str, who: str) -> Change | None:
        """Undo a change, as :meth:`save` makes one."""
        return undo(self._writable(), id, who, errors=self._errors)

    def _writable(self) -> Path:
        if self.worked:
            raise ReadOnlyError(self.slug)
        return folder_of(self.path)

    def _errors(self, instead: Mapping[str, bytes | None]) -> tuple[Finding, ...]:
        return errors_in(self.now(instead).findings)


def digest(path: Path, instead: Mapping[str, bytes | None] | None = None) -> str:
    """A digest of all that a dossier reads; of what is not there or cannot be read, of that."""
    text = hashlib.sha256()
    try:
        if path.is_dir():
            files = Changed(open_files(path), instead or {})
            for name in files.names():
                text.update(f"{name}\0".encode("utf-8", "surrogatepass"))
                text.update(hashlib.sha256(files.read(name)).digest())
        else:
            text.update(path.read_bytes())
    except (DossierError, OSError) as error:
        text.update(f"{type(error).__name__} {error}".encode("utf-8", "surrogatepass"))
    return text.hexdigest()


class Desk:
    """The dossiers that are open, by what stands for them in an address.

    Parameters
    ----------
    home : Path, optional
        Where folders are made for new ones; the one that the program was started in if not given.
    """

    def __init__(self, home: Path | None = None) -> None:
        self.home = (home or Path()).absolute()
        self.cases: dict[str, Case] = {}
        self._lock = Lock()

    def open(self, dossier: str | Path) -> Case:
        """Put a dossier on the desk: a folder, a zip, a workbook, or a worked case by its name.

        It is there at once if it is there already; what is wrong with it, its pages say.
        """
        worked = not Path(dossier).exists() and str(dossier) in catalogue.names()
        path = catalogue.path(str(dossier)) if worked else Path(dossier).absolute()
        with self._lock:
            for case in self.cases.values():
                if case.path == path:
                    return case
            slug = self._slug(path)
            self.cases[slug] = Case(slug=slug, path=path, worked=worked)
            return self.cases[slug]

    def beside(self) -> list[str]:
        """The folders of dossiers that stand where new ones are made, and are not open."""
        opened = {case.path for case in self.cases.values()}
        there = (path for path in islice(self.home.iterdir(), _LOOKED_AT) if path not in opened)
        return sorted(
            path.name for path in there if not path.is_symlink() and (path / DOSSIER).is_file()
        )

    def room_for(self, name: str) -> Path:
        """A folder that is not there yet, called as near to a name as a file can be."""
        slug = slug_of(name)
        tried = (slug if n == 1 else f"{slug}-{n}" for n in range(1, 1_000))
        return next(path for one in tried if not (path := self.home / one).exists())

    def _slug(self, path: Path) -> str:
        """A name of its own, that needs no quoting in an address."""
        name = slug_of(path.name)
        taken = (name if n == 1 else f"{name}-{n}" for n in range(1, len(self.cases) + 2))
        return next(one for one in taken if one not in self.cases)


_LONGEST = 60
_LOOKED_AT = 1_000  # things in a folder among which dossiers are looked for


def slug_of(name: str) -> str:
    """A name as the name of a folder, and as a part of an address.

    >>> slug_of("The talks: 2nd round.zip"), slug_of("../..")
    ('the-talks-2nd-round', 'dossier')
    """
    stem = Path(name).stem if name.lower().endswith((".zip", ".xlsx")) else name
    plain = "".join(c if c.isalnum() or c == "_" else " " for c in stem.lower())
    return "-".join(plain.split())[:_LONGEST].strip("-") or "dossier"
