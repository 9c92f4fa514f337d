"""Texts that are dropped on the pages: read, made drafts of a dossier, and kept there or not."""

from __future__ import annotations

import re
import secrets
import shutil
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from starlette.datastructures import UploadFile

from detente.documents.document import Document
from detente.documents.load import load
from detente.dossier.files.folder import DOSSIER
from detente.dossier.model.dossier import Dossier
from detente.drafting.adding import Added, NewDraft, told_apart, with_draft
from detente.drafting.compare import TextComparison, compare_texts
from detente.drafting.objections import Ledger, ledger
from detente.editing.edit import Edit
from detente.review.margin import margin_files, suggestions_of
from detente.review.stored import StoredSuggestion
from detente.web.case import slug_of
from detente.wording.commands.drafts import before_changes

T = TypeVar("T")


@dataclass(slots=True)
class Texts:
    """The texts of a dossier, two of which are compared once, however often they are looked at."""

    dossier: Dossier
    _compared: dict[tuple[str, str], TextComparison] = field(default_factory=dict)
    _ledger: list[Ledger] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def compare(self, earlier: str, later: str) -> TextComparison:
        """What became of one in the other."""
        with self._lock:
            if (earlier, later) not in self._compared:
                self._compared[earlier, later] = compare_texts(self.dossier, earlier, later)
            return self._compared[earlier, later]

    def ledger(self) -> Ledger:
        """Every objection and what was asked for."""
        with self._lock:
            if not self._ledger:
                self._ledger.append(ledger(self.dossier))
            return self._ledger[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A text that was sent, and what a person said of it: ``called`` as its file was."""

    file: Path
    called: str
    name: str
    by: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A dossier with one or two texts more, which it need not keep.

    Attributes
    ----------
    texts : Texts
    added : tuple of Added
    drafts : tuple of NewDraft
        All that are new, with those before tracked changes.
    files : tuple
        Of each text its file and document.
    earlier, later : str
        Which of the drafts to set side by side; the earlier is empty where there is none.
    """

    texts: Texts
    added: tuple[Added, ...]
    drafts: tuple[NewDraft, ...]
    files: tuple[tuple[Path, Document], ...]
    earlier: str
    later: str

    def edits(self) -> Iterator[Edit]:
        """What puts the drafts into a folder."""
        for draft in self.drafts:
            yield Edit(file=DOSSIER, path=("drafts", draft.id), wanted=draft.written())
            words = self.texts.dossier.texts[draft.id]
            yield Edit(file=f"drafts/{draft.id}.md", wanted=words)

    def margin(self) -> tuple[StoredSuggestion, ...]:
        """The remarks and tracked changes of the files."""
        both = zip(self.added, self.files, strict=True)
        return tuple(one for a, (_, d) in both for one in suggestions_of(a, d.sha256))

    def margin_files(self, folder: Path) -> tuple[dict[str, bytes], list[str]]:
        """The files by which a folder keeps remarks and tracked changes, and those to take away."""
        put, gone = dict[str, bytes](), list[str]()
        for added, (file, document) in zip(self.added, self.files, strict=True):
            files, away = margin_files(folder, file, document, added)
            put |= files
            gone += away
        return put, gone


def name_of(sent: UploadFile) -> str:
    """What a file that was sent was called, without the folders it stood in."""
    return Path((sent.filename or "").replace("\\", "/")).name


def received(sent: UploadFile, folder: Path) -> Path:
    """A file that was sent, under a name of ours that says no more of it than what it is."""
    name = name_of(sent)
    ending = Path(name).suffix.lower()
    file = folder / f"{slug_of(Path(name).stem)}{ending if ending[1:].isalnum() else ''}"
    with file.open("wb") as stream:
        shutil.copyfileobj(sent.file, stream)
    return file


def lay(dossier: Dossier, first: Sent | None, then: Sent, against: str) -> Laid:
    """A text beside an earlier one: a file, a draft of the dossier, or itself before its changes.

    Raises
    ------
    DossierError
        With every finding, if one cannot be read, or the dossier would not be sound.
    ValueError
        If there is no point in it.
    """
    made, added, drafts, files = dossier, list[Added](), list[NewDraft](), []
    earlier = against
    for sent in (first, then):
        if sent is None:
            continue
        document = load(sent.file)
        draft = _draft(made, sent, document, (earlier,) if earlier else ())
        before = None
        if sent is then and not earlier and document.before is not None:
            name = before_changes(draft.name)
            before = replace(draft, id=_free(made, f"{draft.id}-before"), name=name)
            earlier = before.id
            draft = replace(draft, derived_from=())
            drafts.append(before)
        one = with_draft(made, document, draft, before=before)
        made = one.dossier
        added.append(one)
        drafts.append(draft if before is None else replace(draft, derived_from=(before.id,)))
        files.append((sent.file, document))
        earlier = draft.id if sent is first else earlier
    return Laid(
        texts=Texts(made),
        added=tuple(added),
        drafts=tuple(drafts),
        files=tuple(files),
        earlier=earlier,
        later=added[-1].id,
    )


def _draft(dossier: Dossier, sent: Sent, document: Document, after: tuple[str, ...]) -> NewDraft:
    title = sent.name or document.title or sent.called
    id = _free(dossier, re.sub("[^a-z0-9]+", "-", sent.file.stem.lower()).strip("-") or "draft")
    name = told_apart(dossier, title, sent.date, id)
    return NewDraft(id=id, name=name, by=(sent.by,), date=sent.date, derived_from=after)


def _free(dossier: Dossier, id: str) -> str:
    """An id that no draft has, and that begins with a letter."""
    id = id[:40] if id[0].isalpha() else f"draft-{id[:34]}"
    taken = (id if n == 1 else f"{id}-{n}" for n in range(1, len(dossier.drafts) + 3))
    return next(one for one in taken if one not in dossier.drafts)


class Aside(Generic[T]):
    """What was sent and nobody keeps: the newest of it, as long as the server runs."""

    _MOST = 12

    def __init__(self) -> None:
        self._laid: OrderedDict[str, T] = OrderedDict()
        self._lock = Lock()

    def put(self, case: str, laid: T) -> str:
        """Lay one aside, and what it is called in an address."""
        name = secrets.token_hex(8)
        with self._lock:
            self._laid[f"{case}/{name}"] = laid
            if len(self._laid) > self._MOST:
                self._laid.popitem(last=False)
        return name

    def get(self, case: str, name: str) -> T | None:
        """One that was laid aside."""
        return self._laid.get(f"{case}/{name}")
