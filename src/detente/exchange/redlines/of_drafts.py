"""Two drafts of a dossier as one Word file, with what parties object to in its margin."""

from __future__ import annotations

from detente.dossier.model.dossier import Dossier
from detente.drafting.compare import TextComparison
from detente.drafting.objections import Ledger, ledger
from detente.drafting.redline import RedlinedPoint
from detente.exchange.redlines.word import MarginNote, word_redline
from detente.wording import objections as words
from detente.wording.changes import redline_heading
from detente.wording.names import party as party_name


def redline_docx(dossier: Dossier, comparison: TextComparison) -> bytes:
    """The redline of two drafts as the bytes of a Word file."""
    later, book = dossier.drafts[comparison.later], ledger(dossier)
    author = ", ".join(party_name(dossier, party) for party in later.by)
    return word_redline(
        comparison.redline,
        heading=redline_heading(dossier.title, dossier.drafts[comparison.earlier].name, later.name),
        author=author,
        day=later.date.earliest,
        remarks=[_remarks(dossier, book, comparison, point) for point in comparison.redline],
    )


def _remarks(
    dossier: Dossier, book: Ledger, comparison: TextComparison, point: RedlinedPoint
) -> list[MarginNote]:
    """What the parties have objected to in the point, in either draft."""
    sides = {(comparison.earlier, point.before), (comparison.later, point.after)}
    numbers = {(draft, held.number) for draft, held in sides if held is not None}
    return [
        MarginNote(
            author=party_name(dossier, one.party),
            text=words.objection(party_name(dossier, one.party), one),
            on=one.date.earliest,
        )
        for one in book.objections
        if (one.draft, one.point) in numbers
    ]
