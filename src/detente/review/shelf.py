"""Where a dossier keeps documents and their suggestions, and nothing outside of it.

``documents/`` and ``suggestions/`` are folders of the dossier itself: a link in the place of one
of them, or of a file in them, is refused, so that a dossier somebody sends can neither show other
files of yours nor have them written over.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.errors import DossierError, Finding, Place
from detente.findings.making import found
from detente.review.files import parse
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.userfiles import Mends, read_within, refuse, text_of

DOCUMENTS, SUGGESTIONS = "documents", "suggestions"
MAX_BYTES = 20_000_000
MAX_TEXT_BYTES = 50_000_000
MAX_DOCUMENTS = 20_000
_MENDS = Mends(
    other="Put the file itself there, or take it away.",
    unread="Check its rights.",
    large="Take it away, and read the document again in parts.",
)
AGAIN = "Read the document again: detente read FILE --into DOSSIER."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The documents of the dossier in a folder, each read when it is asked for.

    What is broken, a link or other than its hash says is refused by a DossierError.
    """

    folder: Path

    def names(self) -> tuple[str, ...]:
        """The files of suggestions, in order."""
        self._has(f"{SUGGESTIONS}/*")
        entries = (self.folder / SUGGESTIONS).glob("*")
        every = {entry.name for entry in entries if entry.suffix in (".json", ".yaml")}
        # What an earlier version wrote is read only until it has been written anew.
        names = sorted(n for n in every if n.endswith(".json") or f"{n[:-5]}.json" not in every)
        if len(names) > MAX_DOCUMENTS:
            said = f"it holds {len(names):,} documents; at most {MAX_DOCUMENTS:,} are read."
            raise refuse("too-large", SUGGESTIONS, said, "Split the dossier by period.")
        return tuple(f"{SUGGESTIONS}/{name}" for name in names)

    def read(self, name: str) -> tuple[StoredDocument | None, tuple[Finding, ...]]:
        """The document of one file of suggestions, or what is wrong with it."""
        try:
            raw = self._bytes(name, MAX_BYTES)
            document, findings = parse(text_of(raw, name, "Save the file as UTF-8."), name)
        except DossierError as refused:
            return None, refused.findings
        if document is not None and name[:-5] != name_of(document.sha256)[:-5]:
            said = f"the file is of another document than its name says: {document.sha256[:12]}…."
            mend = f"Call it {name_of(document.sha256)}."
            return None, (found("not-suggestions", Place(name), said, mend),)
        return document, findings

    def documents(self) -> Iterator[tuple[StoredDocument | None, tuple[Finding, ...]]]:
        """Every document, or what is wrong with its file, one by one."""
        return (self.read(name) for name in self.names())

    def checked(self) -> Iterator[Finding]:
        """What is wrong with the files, and with texts that stand no longer where they say."""
        for name in self.names():
            document, findings = self.read(name)
            yield from findings
            if document is None:
                continue
            try:
                text = self.text(document.text_sha256)
            except DossierError as refused:
                yield from refused.findings
                continue
            for one in document.suggestions:
                # Where documents/ was taken away there is nothing to compare with.
                if text is not None and text[one.start : one.end] != one.text:
                    said = f"{one.id}: its text does not stand at {one.start} to {one.end}."
                    own = "A wording of your own belongs in the row: e in detente review."
                    yield found("text-changed", Place(name), said, f"{AGAIN} {own}")

    def get(self, sha256: str) -> StoredDocument | None:
        """The document of a hash, if it was read into the dossier."""
        for name in (name_of(sha256), older_name_of(sha256)):
            if self._has(name):
                document, findings = self.read(name)
                if document is None:
                    raise DossierError(findings)
                return document
        return None

    def find(self, id: str) -> tuple[StoredDocument, StoredSuggestion] | None:
        """The suggestion of an id, or what became this row, with its document."""
        for document, _ in self.documents():
            for suggestion in document.suggestions if document is not None else ():
                became = suggestion.row == id and suggestion.state == "accepted"
                if document is not None and (suggestion.id == id or became):
                    return document, suggestion
        return None

    def text(self, sha256: str) -> str | None:
        """The stored text of that hash; None if it is not here."""
        name = f"{DOCUMENTS}/{sha256}.txt"
        if not self._has(name):
            return None
        raw = self._bytes(name, MAX_TEXT_BYTES)
        if hashlib.sha256(raw).hexdigest() != sha256:
            said = "this is not the text that was read: it was changed since."
            raise refuse("text-changed", name, said, AGAIN)
        return raw.decode("utf-8", errors="replace")

    def check_target(self, name: str) -> None:
        """Refuse to write where a link or a folder stands."""
        self._has(name)

    def _bytes(self, name: str, most: int) -> bytes:
        if not self._has(name):
            raise _linked(name)
        return read_within(self.folder / name, name, most, _MENDS)

    def _has(self, name: str) -> bool:
        """Whether a file stands there; a link, or a folder in its place, is refused."""
        folder, _, file = name.partition("/")
        sort = Path.is_dir if file else Path.is_file
        for path, is_right in ((self.folder / folder, sort), (self.folder / name, Path.is_file)):
            if path.is_symlink() or (path.exists() and not is_right(path)):
                raise _linked(path.relative_to(self.folder).as_posix())
        return path.is_file()


def shelf_of(dossier: str) -> Shelf | None:
    """The documents of the dossier of a name; None unless that is a folder."""
    return Shelf(folder=Path(dossier)) if Path(dossier).is_dir() else None


def name_of(sha256: str) -> str:
    """The name of a document's file of suggestions."""
    return f"{SUGGESTIONS}/{sha256}.json"


def older_name_of(sha256: str) -> str:
    """The name it has in dossiers of version 0.1."""
    return f"{SUGGESTIONS}/{sha256}.yaml"


def _linked(name: str) -> DossierError:
    said = "a link, or something else than belongs there, stands here, and is not followed."
    return refuse("link-out", name, said, "Put the file or folder itself there, or take it away.")
