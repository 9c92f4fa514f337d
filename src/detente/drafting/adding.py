"""A draft from a file that people have, put into a dossier: text, amendments and remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.documents.document import Comment, Document
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.points import Numbered, numbered, self_numbered
from detente.drafting.alignment import align
from detente.drafting.changes import MaterialChange, material_changes
from detente.drafting.likeness import words_of
from detente.shown import Result

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff]")
"""Control characters, and those that turn letters round so that they read otherwise."""
_TURNED = re.compile("[\u202d\u202e]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Result):
    """A remark in the margin of the file: an objection to review.

    Attributes
    ----------
    author, text : str
    point : str
        The point that it stands beside; empty if that is not told.
    about : str
        The words that it is about.
    """

    author: str
    text: str
    point: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Result):
    """A dossier with a draft more, and what the file holds beside the text.

    Attributes
    ----------
    dossier : Dossier
    id : str
    points : int
    amendments : tuple of MaterialChange
        What the tracked changes of the file propose, from its text before them.
    remarks : tuple of Remark
    may_touch : dict of point -> tuple of issue
        By their words: a person says which option a point holds.
    cautions : tuple of str
    """

    dossier: Dossier
    id: str
    points: int
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
    text = numbered(document.text)
    if not text.points:
        raise ValueError(f"{document.name}: no point was found in it.")
    made = dossier
    # What was changed and remarked is told as amendments and remarks, not again as cautions.
    beside = document.before is not None or document.comments
    cautions = text.cautions if beside else (*document.cautions, *text.cautions)
    if _TURNED.search(document.text):
        cautions = (*cautions, "Characters that turn letters round were taken out of the text.")
    first = None if document.before is None else numbered(document.before)
    if before is not None and first is not None:
        made = _put(made, before, str(document.before))
        draft = replace(draft, derived_from=(*draft.derived_from, before.id))
    made = _put(made, draft, document.text)
    amendments: tuple[MaterialChange, ...] = ()
    if first is not None:
        tied = align(first.points, text.points)
        amendments = material_changes(first, text, tied)
    return Added(
        dossier=made,
        id=draft.id,
        points=len(text.points),
        amendments=amendments,
        remarks=tuple(_remark(comment, document.text, text) for comment in document.comments),
        may_touch=may_touch(dossier, text),
        cautions=cautions,
    )


def canonical(name: str, text: str) -> str:
    """A draft as ``drafts/ID.md`` holds it: its name as a heading, then the text as it stands.

    Each point has its own number; letters that no text file should hold are taken out, so that
    what a person reads there is what stands there.
    """
    lines = self_numbered(_UNFIT.sub("", "\n".join(text.splitlines()))).strip("\n").split("\n")
    name = " ".join(name.split())
    if lines[0].strip("#*_ \t").casefold() == name.casefold():
        del lines[0]
    return f"# {name}\n\n" + "\n".join(lines).strip("\n") + "\n"


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
    value = {"name": draft.name, "by": list(draft.by), "date": str(When.parse(draft.date))}
    if draft.derived_from:
        value["derived-from"] = list(draft.derived_from)
    made = dossier.set(f"drafts.{draft.id}", value)
    texts = {**made.texts, draft.id: canonical(draft.name, text)}
    return made.model_copy(update={"texts": texts})


def _remark(comment: Comment, whole: str, text: Numbered) -> Remark:
    if comment.place is None:
        return Remark(author=comment.author, text=comment.text, point="", about="")
    lines = whole[: comment.place.start].count("\n") + 1
    before = [point for point in text.points if point.line <= lines]
    return Remark(
        author=comment.author,
        text=comment.text,
        point=before[-1].number if before else "",
        about=whole[comment.place.start : comment.place.end],
    )
