"""A redline as a Word file: real insertions, deletions, moves and comments.

Accepted as a whole it is the later draft, rejected as a whole the earlier. The parts are written
by hand, since python-docx has neither tracked changes nor moves (ECMA-376, part 1, 17.13.5).
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from detente.drafting.redline import Piece, Place, RedlinedPoint
from detente.letters import RIGHT_TO_LEFT, clean

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ABOUT = f"{_PACKAGE}/relationships/metadata/core-properties"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TAGS: dict[Place, str] = {
    "both": "",
    "gone": "del",
    "come": "ins",
    "moved-from": "moveFrom",
    "moved-to": "moveTo",
}
_DAY_ONE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginNote:
    """A remark in the margin, beside a point.

    Attributes
    ----------
    author, text : str
    on : datetime.date or None
    """

    author: str
    text: str
    on: dt.date | None = None


@dataclass(slots=True)
class _Writer:
    """The parts of the file as they grow: revisions and remarks are counted over all of it."""

    author: str
    day: dt.date
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    count: int = 0

    def mark(self) -> str:
        """The attributes of one revision."""
        self.count += 1
        return f'w:id="{self.count}" {self._signed()}'

    def _signed(self) -> str:
        return f'w:author={quoteattr(clean(self.author))} w:date="{self.day}T00:00:00Z"'

    def paragraphs(
        self, redline: Sequence[RedlinedPoint], remarks: Sequence[Sequence[MarginNote]]
    ) -> None:
        """Every paragraph, with what came or went of the marks that end them.

        The last mark of a file can neither come nor go: after the last point that both drafts
        have, it is the mark before a paragraph that came or went with it.
        """
        last = max((n for n, point in enumerate(redline) if point.place == "both"), default=-1)
        tags = [_TAGS[point.place] for point in redline]
        moved = {"moveFrom": "del", "moveTo": "ins"}
        shifted = [moved.get(tag, tag) for tag in tags[last + 1 :]]
        marks = [*tags[:last], *shifted, ""] if last >= 0 else tags
        for n, point in enumerate(redline):
            self._paragraph(point, marks[n], remarks[n] if n < len(remarks) else ())

    def _paragraph(self, point: RedlinedPoint, mark: str, remarks: Sequence[MarginNote]) -> None:
        before = "" if point.before is None else _number(point.before.number)
        after = "" if point.after is None else _number(point.after.number)
        label = _label(before, after)
        moved = point.place in ("moved-from", "moved-to")
        inner = self._moved(point, label) if moved else self._words((*label, *point.pieces))
        for remark in remarks:
            inner = self._remarked(inner, remark, gone=point.after is None)
        turned = "<w:bidi/>" if RIGHT_TO_LEFT.search(inner) else ""
        marked = f"<w:rPr><w:{mark} {self.mark()}/></w:rPr>" if mark else ""
        style = f'<w:pPr><w:pStyle w:val="Point"/>{turned}{marked}</w:pPr>'
        self.body.append(f"<w:p>{style}{inner}</w:p>")

    def _words(self, pieces: Iterable[Piece], *, stayed: str = "") -> str:
        """Runs of words; those that stayed inside a mark of their own, if they have one."""
        made = []
        for piece in pieces:
            if piece.became == "same":
                run = _run(piece.text)
                made.append(f"<w:{stayed} {self.mark()}>{run}</w:{stayed}>" if stayed else run)
            elif piece.became == "gone":
                made.append(f"<w:del {self.mark()}>{_run(piece.text, 'delText')}</w:del>")
            else:
                made.append(f"<w:ins {self.mark()}>{_run(piece.text)}</w:ins>")
        return "".join(made)

    def _moved(self, point: RedlinedPoint, label: Iterable[Piece]) -> str:
        """A point that stands elsewhere in the other draft.

        Words that went from it are marked where it stood, words that came where it stands now:
        the other way round a refusal of all changes would bring them back twice.
        """
        tag = _TAGS[point.place]
        name = quoteattr("move" + "-".join(point.tie.before))
        self.count += 1
        own = self.count
        begins = f'<w:{tag}RangeStart w:id="{own}" w:name={name} {self._signed()}/>'
        pieces = [Piece(became="same", text=piece.text) for piece in label]
        pieces += [p for p in point.pieces if p.became != "gone" or point.after is None]
        return f'{begins}{self._words(pieces, stayed=tag)}<w:{tag}RangeEnd w:id="{own}"/>'

    def _remarked(self, inner: str, remark: MarginNote, *, gone: bool) -> str:
        number = len(self.notes)
        author = clean(remark.author)
        day = remark.on or self.day
        initials = "".join(word[0] for word in author.split()[:3])
        self.notes.append(
            f'<w:comment w:id="{number}" w:author={quoteattr(author)} w:date="{day}T00:00:00Z" '
            f"w:initials={quoteattr(initials)}><w:p>{_run(remark.text)}</w:p></w:comment>"
        )
        anchor = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        if gone:  # the remark goes with its words
            anchor = f"<w:del {self.mark()}>{anchor}</w:del>"
        return (
            f'<w:commentRangeStart w:id="{number}"/>{inner}<w:commentRangeEnd w:id="{number}"/>'
            f"{anchor}"
        )


def word_redline(
    redline: Sequence[RedlinedPoint],
    *,
    heading: str,
    author: str,
    day: dt.date,
    remarks: Sequence[Sequence[MarginNote]] = (),
) -> bytes:
    """A redline as the bytes of a .docx file: the same bytes every time.

    Parameters
    ----------
    redline : sequence of RedlinedPoint
    heading : str
        Stands at the head of every page, so that the body is the draft alone; the file's title.
    author : str
        Of the changes.
    day : datetime.date
        Of the changes.
    remarks : sequence of sequence of MarginNote
        For each point of the redline.
    """
    writer = _Writer(author=author, day=day)
    writer.paragraphs(redline, remarks)
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            {
                "rId1": ("officeDocument", "word/document.xml"),
                "rId2": (_ABOUT, "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": _about(heading, author, day),
        "word/_rels/document.xml.rels": _relations(
            {
                "rId1": ("comments", "comments.xml"),
                "rId2": ("styles", "styles.xml"),
                "rId3": ("header", "header1.xml"),
            }
        ),
        "word/styles.xml": _STYLES,
        "word/header1.xml": f'<w:hdr xmlns:w="{_W}"><w:p>{_run(heading)}</w:p></w:hdr>',
        "word/comments.xml": f'<w:comments xmlns:w="{_W}">{"".join(writer.notes)}</w:comments>',
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}"><w:body>'
        f"{''.join(writer.body)}{_PAGE}</w:body></w:document>",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _DAY_ONE), (_HEAD + text).encode())
    return held.getvalue()


_PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" '
    'w:footer="709" w:gutter="0"/></w:sectPr>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/><w:sz w:val="22"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="Point"><w:name w:val="Point"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="160" w:line="264" w:lineRule="auto"/>'
    "</w:pPr></w:style></w:styles>"
)


def _number(number: str) -> str:
    return f"{number}. "


def _label(before: str, after: str) -> tuple[Piece, ...]:
    if before == after:
        return (Piece(became="same", text=after),)
    pieces = (Piece(became="gone", text=before), Piece(became="come", text=after))
    return tuple(piece for piece in pieces if piece.text)


def _run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{escape(clean(text))}</w:{tag}></w:r>'


def _about(title: str, author: str, day: dt.date) -> str:
    """What the file is called, by whom the later text is, and of what day."""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(title)[:255])}</dc:title>"
        f"<dc:creator>{escape(clean(author)[:255])}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
        "</cp:coreProperties>"
    )


def _types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("comments", "comments"),
            ("styles", "styles"),
            ("header1", "header"),
        )
    )
    overrides += (
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{id}" Type="{kind if "/" in kind else f"{_OFFICE}/{kind}"}" '
        f'Target="{target}"/>'
        for id, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
