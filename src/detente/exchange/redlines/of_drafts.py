"""Two drafts of a dossier as one Word file, with what parties object to in its margin."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.model.dossier import Dossier
from detente.drafting.compare import TextComparison
from detente.drafting.redline import RedlinedPoint
from detente.exchange.redlines.word import MarginNote, word_redline
from detente.wording import changes as words
from detente.wording.names import party as party_name


def redline_docx(dossier: Dossier, comparison: TextComparison) -> bytes:
    """The redline of two drafts as the bytes of a Word file."""
    later = dossier.drafts[comparison.later]
    author = ", ".join(party_name(dossier, party) for party in later.by)
    return word_redline(
        comparison.redline,
        heading=words.redline_heading(
            dossier.title, dossier.drafts[comparison.earlier].name, later.name
        ),
        author=author,
        day=later.date.earliest,
        remarks=[tuple(_remarks(dossier, comparison, point)) for point in comparison.redline],
    )


def _remarks(
    dossier: Dossier, comparison: TextComparison, point: RedlinedPoint
) -> Iterator[MarginNote]:
    """What the parties have objected to in the point, in either draft."""
    sides = ((comparison.earlier, point.before), (comparison.later, point.after))
    for draft, held in sides:
        if held is None:
            continue
        for party, response in dossier.drafts[draft].responses.items():
            if held.number in response.objects:
                name = party_name(dossier, party)
                text = words.objection(name, held.number, draft, str(response.date))
                yield MarginNote(author=name, text=text, on=response.date.earliest)
