"""Two drafts as one HTML page: inline and side by side, objections in the margin, printable."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.dossier.model.dossier import Dossier
from detente.drafting.compare import TextComparison
from detente.drafting.objections import Ledger, ledger
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
    paragraphs: tuple[Paragraph, ...]
    cautions: tuple[str, ...]


def redline_of(dossier: Dossier, comparison: TextComparison) -> Redline:
    """What the page of two drafts shows."""
    book = ledger(dossier)
    earlier, later = (dossier.drafts[id] for id in (comparison.earlier, comparison.later))
    told: set[tuple[str, ...]] = set()
    paragraphs = []
    for point in comparison.redline:
        key = (*point.tie.before, "→", *point.tie.after)
        changes = () if key in told else comparison.changes_of(point.tie)
        told.add(key)
        paragraphs.append(_paragraph(dossier, comparison, point, book, words.each(changes)))
    return Redline(
        title=dossier.title,
        earlier=earlier.name,
        later=later.name,
        day=f"{names.when(earlier.date)} → {names.when(later.date)}",
        counted=words.counted(comparison),
        paragraphs=tuple(paragraphs),
        cautions=comparison.cautions,
    )


def _paragraph(
    dossier: Dossier,
    comparison: TextComparison,
    point: RedlinedPoint,
    book: Ledger,
    changes: tuple[str, ...],
) -> Paragraph:
    sides = {(comparison.earlier, point.before), (comparison.later, point.after)}
    numbers = {(draft, held.number) for draft, held in sides if held is not None}
    margin = tuple(
        Margin(
            party=names.party(dossier, one.party),
            text=objection(names.party(dossier, one.party), one),
            state=capital(state(one)),
        )
        for one in book.objections
        if (one.draft, one.point) in numbers
    )
    whole = "".join(piece.text for piece in point.pieces)
    return Paragraph(
        before=point.before.number if point.before else "",
        after=point.after.number if point.after else "",
        fate=words.FATES[point.tie.fate],
        pieces=point.pieces,
        changes=changes,
        margin=margin,
        right_to_left=any("\u0590" <= letter <= "\u08ff" for letter in whole),
    )


def render_redline(dossier: Dossier, comparison: TextComparison) -> str:
    """Two drafts as one self-contained page: no script, nothing loaded from elsewhere."""
    page = _environment().get_template("redline.html")
    return page.render(redline=redline_of(dossier, comparison), css=_css())


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("detente.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=1)
def _css() -> Markup:
    templates = resources.files("detente.brief").joinpath("templates")
    sheets = [templates.joinpath(name).read_text("utf-8") for name in ("brief.css", "redline.css")]
    return Markup("\n".join(sheets))  # noqa: S704 - our own style sheets
