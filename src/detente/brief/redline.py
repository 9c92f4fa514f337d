"""Two drafts as one HTML page: inline and side by side, objections in the margin, printable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.brief.templating import environment, legible, style_sheet
from detente.dossier.model.dossier import Dossier
from detente.drafting.compare import TextComparison
from detente.drafting.meaning import MISSING, UNSEEN
from detente.drafting.objections import Ledger, Objection, ledger
from detente.drafting.redline import Piece, RedlinedPoint
from detente.wording import changes as words
from detente.wording import names
from detente.wording.objections import objection, state
from detente.wording.phrases import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """An objection beside a point, and what has become of it."""

    party: str
    text: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of the page.

    Attributes
    ----------
    before, after : str
        The numbers in either draft.
    fate : str
        What became of it, in a word.
    pieces : tuple of Piece
    changes : tuple of str
        Those that matter, in words; said once of a point that stands in several paragraphs.
    margin : tuple of Margin
    right_to_left : bool
    """

    before: str
    after: str
    fate: str
    pieces: tuple[Piece, ...]
    changes: tuple[str, ...]
    margin: tuple[Margin, ...]
    right_to_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """Everything that the page shows."""

    title: str
    earlier: str
    later: str
    day: str
    counted: str
    whole: tuple[Margin, ...]
    paragraphs: tuple[Paragraph, ...]
    cautions: tuple[str, ...]


def redline_of(dossier: Dossier, comparison: TextComparison, book: Ledger | None = None) -> Redline:
    """What the page of two drafts shows; ``book`` is the ledger of the dossier, if it is known."""
    book = ledger(dossier) if book is None else book
    earlier, later = (dossier.drafts[id] for id in (comparison.earlier, comparison.later))
    told: set[tuple[str, ...]] = set()
    paragraphs = []
    for point in comparison.redline:
        key = (*point.tie.before, "→", *point.tie.after)
        # Of a point that was moved they stand where it stands now.
        here = key not in told and point.place != "moved-from"
        changes = comparison.changes_of(point.tie) if here else ()
        told |= {key} if here else set()
        margin = _margin(dossier, book.beside(comparison, point))
        paragraphs.append(_paragraph(point, margin, words.each(changes)))
    return Redline(
        title=dossier.title,
        earlier=earlier.name,
        later=later.name,
        day=f"{names.when(earlier.date)} → {names.when(later.date)}",
        counted=words.counted(comparison),
        whole=_margin(dossier, book.beside(comparison, None)),
        paragraphs=tuple(paragraphs),
        cautions=tuple(UNSEEN if one == MISSING else one for one in comparison.cautions),
    )


def _paragraph(
    point: RedlinedPoint, margin: tuple[Margin, ...], changes: tuple[str, ...]
) -> Paragraph:
    whole = "".join(piece.text for piece in point.pieces)
    pieces = point.pieces
    if point.place == "moved-from":  # its words stand where it stands now, what changed marked
        pieces = (Piece(became="gone", text=whole),)
    return Paragraph(
        before=point.before.number if point.before else "",
        after=point.after.number if point.after else "",
        fate=words.fate(point),
        pieces=pieces,
        changes=changes,
        margin=margin,
        right_to_left=any("\u0590" <= letter <= "\u08ff" for letter in whole),
    )


def _margin(dossier: Dossier, objections: Iterable[Objection]) -> tuple[Margin, ...]:
    return tuple(
        Margin(
            party=names.party(dossier, one.party),
            text=objection(names.party(dossier, one.party), one),
            state=capital(state(one)),
        )
        for one in objections
    )


def render_redline(dossier: Dossier, comparison: TextComparison) -> str:
    """Two drafts as one self-contained page: no script, nothing loaded from elsewhere."""
    page = environment().get_template("redline.html")
    return legible(
        page.render(redline=redline_of(dossier, comparison), css=style_sheet("brief", "redline"))
    )
