"""A draft from a file that people have, put into a dossier: text, amendments and remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.documents.beside import beside
from detente.documents.document import Document, Layout
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.points import Numbered, numbered, self_numbered
from detente.drafting.alignment import align
from detente.drafting.changes import MaterialChange, material_changes
from detente.drafting.likeness import words_of
from detente.drafting.margin import Amendment, Margins, Remark
from detente.shown import Result

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ufeff\ufffe\uffff]")
"""Control characters, and those that turn letters round so that they read otherwise."""
_TURNED = re.compile("[\u202d\u202e]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Result):
    """A dossier with a draft more, and what the file holds beside the text.

    Attributes
    ----------
    dossier : Dossier
    id : str
    points : int
    before : str or None
        The id of the text before the tracked changes, where it was put into the dossier too.
    tracked : tuple of Amendment
        Each tracked change of the file.
    amendments : tuple of MaterialChange
        What they change that matters, taken together.
    remarks : tuple of Remark
    may_touch : dict of point -> tuple of issue
        By their words: a person says which option a point holds.
    cautions : tuple of str
    """

    dossier: Dossier
    id: str
    points: int
    before: str | None
    tracked: tuple[Amendment, ...]
    amendments: tuple[MaterialChange, ...]
    remarks: tuple[Remark, ...]
    may_touch: dict[str, tuple[str, ...]]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDraft:
    """What a draft is, beside its text.

    Attributes
    ----------
    id, name : str
    by : tuple of str
        Parties.
    date : str
        As a file states it.
    derived_from : tuple of str
    """

    id: str
    name: str
    by: tuple[str, ...]
    date: str
    derived_from: tuple[str, ...] = ()

    def written(self) -> dict[str, str | list[str]]:
        """What a dossier holds of it, as its file has it."""
        value: dict[str, str | list[str]] = {
            "name": _on_one_line(self.name),
            "by": list(self.by),
            "date": str(When.parse(self.date)),
        }
        if self.derived_from:
            value["derived-from"] = list(self.derived_from)
        return value


def with_draft(
    dossier: Dossier, document: Document, draft: NewDraft, *, before: NewDraft | None = None
) -> Added:
    """The dossier with a draft from a document.

    Parameters
    ----------
    dossier : Dossier
    document : Document
        As :func:`detente.documents.load.load` reads it: the text with its tracked changes made.
    draft : NewDraft
    before : NewDraft, optional
        The text before the tracked changes, as a draft of its own, from which the other is made.

    Raises
    ------
    DossierError
        With every finding, if the dossier would not be sound.
    ValueError
        If a draft of that name is there, or no point is found.
    """
    words = _words(document.text, document.layout)
    text = numbered(words)
    if not text.points:
        raise ValueError(f"{document.name}: no point was found in it.")
    made = dossier
    # What was changed and remarked is told as amendments and remarks, not again as cautions.
    again = set(beside(document.text, document.before, document.comments))
    cautions = [*(one for one in document.cautions if one not in again), *text.cautions]
    if _TURNED.search(words):
        cautions.append("Characters that turn letters round were taken out of the text.")
    first_words = document.before and _words(document.before, document.layout_before)
    first = numbered(first_words) if first_words else None
    if before is not None and first_words:
        made = _put(made, before, first_words)
        draft = replace(draft, derived_from=(*draft.derived_from, before.id))
    made = _put(made, draft, words)
    tied = None if first is None else align(first.points, text.points)
    margins = Margins(document, text, first, tied)
    return Added(
        dossier=made,
        id=draft.id,
        points=len(text.points),
        before=before.id if before is not None and first is not None else None,
        tracked=tuple(margins.amendments()),
        amendments=material_changes(first, text, tied) if first and tied else (),
        remarks=tuple(margins.remarks()),
        may_touch=may_touch(dossier, text),
        cautions=tuple(cautions),
    )


def _words(text: str, layout: Layout | None) -> str:
    """The text of a file with its headings marked and its notes in their places."""
    return (text if layout is None else layout.marked(text)).removeprefix("\ufeff")


def canonical(name: str, text: str) -> str:
    """A draft as ``drafts/ID.md`` holds it: its name as a heading, then the text as it stands.

    Each point has its own number; letters that no text file should hold are taken out, so that
    what a person reads there is what stands there. A first line that the name
    repeats, or begins with before a comma, does not stand twice.
    """
    lines = self_numbered(_UNFIT.sub("", "\n".join(text.splitlines()))).strip("\n").split("\n")
    name = _on_one_line(name)
    first = lines[0].strip("#*_ \t").casefold()
    if first and f"{name.casefold()},".startswith(f"{first},"):
        del lines[0]
    return f"# {name}\n\n" + "\n".join(lines).strip("\n") + "\n"


def _on_one_line(name: str) -> str:
    return " ".join(_UNFIT.sub("", name).split())


def told_apart(dossier: Dossier, title: str, *by: str) -> str:
    """The title of a file, with its day or id where a draft of that name is there."""
    names = {draft.name for draft in dossier.drafts.values()}
    every = (title, *(f"{title}, {one}" for one in by))
    return next((one for one in every if one not in names), every[-1])


def may_touch(dossier: Dossier, text: Numbered) -> dict[str, tuple[str, ...]]:
    """The issues of which a keyword, or all words of the name, stand in a point."""
    found = {}
    for point in text.points:
        stems = set(words_of(point.text))
        issues = tuple(
            id
            for id, issue in dossier.issues.items()
            if any(_within(stems, words) for words in (*issue.keywords, id.replace("-", " ")))
        )
        if issues:
            found[point.number] = issues
    return found


def _within(stems: set[str], words: str) -> bool:
    wanted = set(words_of(words))
    return bool(wanted) and wanted <= stems


def _put(dossier: Dossier, draft: NewDraft, text: str) -> Dossier:
    if draft.id in dossier.drafts:
        raise ValueError(f"the dossier has a draft {draft.id!r} already: choose another id.")
    made = dossier.set(f"drafts.{draft.id}", draft.written())
    texts = {**made.texts, draft.id: canonical(draft.name, text)}
    return made.model_copy(update={"texts": texts})
