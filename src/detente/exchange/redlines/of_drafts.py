"""Two drafts of a dossier as one Word file, with what parties object to in its margin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from detente.dossier.model.dossier import Dossier
from detente.drafting.compare import TextComparison
from detente.drafting.objections import Objection, ledger
from detente.exchange.redlines.word import MarginNote, word_redline
from detente.wording import objections as words
from detente.wording.changes import redline_heading
from detente.wording.names import party as party_name


def redline_docx(
    dossier: Dossier,
    comparison: TextComparison,
    beside: Mapping[str, Sequence[MarginNote]] = {},
) -> bytes:
    """The redline of two drafts as the bytes of a Word file.

    ``beside`` are further remarks, by the point of the later draft; "" for the whole.
    """
    later, book = dossier.drafts[comparison.later], ledger(dossier)
    points = comparison.redline
    # What is objected to in the whole stands beside the first paragraph that stays.
    first = next((n for n, point in enumerate(points) if point.after is not None), 0)
    whole = _remarks(dossier, book.beside(comparison, None))
    return word_redline(
        points,
        heading=redline_heading(dossier.title, dossier.drafts[comparison.earlier].name, later.name),
        author=", ".join(party_name(dossier, party) for party in later.by),
        day=later.date.earliest,
        remarks=[
            [
                *([*whole, *beside.get("", ())] if n == first else ()),
                *_remarks(dossier, book.beside(comparison, point)),
                *(beside.get(point.after.number, ()) if point.after is not None else ()),
            ]
            for n, point in enumerate(points)
        ],
    )


def _remarks(dossier: Dossier, objections: Iterable[Objection]) -> list[MarginNote]:
    return [
        MarginNote(
            author=party_name(dossier, one.party),
            text=words.objection(party_name(dossier, one.party), one),
            on=one.date.earliest,
        )
        for one in objections
    ]
