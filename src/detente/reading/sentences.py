"""Where paragraphs and sentences begin and end, by rules."""

from __future__ import annotations

import itertools
import re

from detente.documents.document import Span

_TITLES = """Mr Mrs Ms Messrs Mx Dr Prof Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Brig Gov Sen Rep Amb
Hon Rev Fr Pres Supt Det St Mt Ft No Nos vs viz cf al Vol Fig Art Sec pp approx est dept Dept"""
_MAYBE = """Jr Sr Inc Ltd Co Corp Bros etc Ave Blvd Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov
Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun a.m p.m Ph.D"""
_STARTS = """The A An He She It They We You I This That These Those There Here His Her Its Their Our
My In On At By For From With As After Before Since While When Where If Though Although Because
But And Or So Yet Nor Not No Now Then Still Instead Also However Meanwhile Later Earlier Both
Each Neither Either Some Many Most Several Few All Any Another Other Under Over Without Until
Asked What Who Why How To Of Once Even Only Just According"""
_NEVER_LAST = frozenset(_TITLES.split())
_SELDOM_LAST = frozenset(_MAYBE.split())
_STARTERS = frozenset(_STARTS.split())
_END = re.compile(
    r"(?:(?<![.!?])[.!?]+|…|\.\s?\.\s?\.)(?:[\"'”’“›)\]]|[ \u2009\u202f\xa0]?»)*(?=\s)"
)
_BEGIN = re.compile(
    r"\s+(?:\"[ ](?=[A-Z])|[\"'“‘„”»›(\[\u2009\u202f\xa0]|«[ \u2009\u202f\xa0]?)*(?=[^\W\d_a-z]|\d)"
)
_WORD_BEFORE = re.compile(r"([^\s\"'“‘«„”»›(\[—–]+)$")
_NEXT_WORD = re.compile(r"\w+")
_ASKS = re.compile(
    r"\s*(?:[A-Z][\w.’'-]*\s+){1,5}"
    r"(?:said|says|asked|asks|added|told|replied|wrote|demanded|wondered|exclaimed|cried|joked)\b"
)
_LABEL = re.compile(
    r"\s*(?:[A-Z][A-Z.’' -]{2,40}(?:\s\([^)\n]{1,40}\))?:\s|[QA][:.]\s"
    r"|[-–—•*]\s|\(?\d{1,2}[.)]\s)"
)


def paragraphs_of(text: str, blocks: tuple[Span, ...]) -> tuple[Span, ...]:
    r"""The paragraphs within blocks that blank lines part.

    A line break is a paragraph's end where lines are too long to have been wrapped, before a
    list's or a speaker's mark, and after a short line that ends a sentence.

    >>> text = "Q: Is it over?\nMR. LAKE: Not yet."
    >>> [text[start:end] for start, end in paragraphs_of(text, (Span(0, len(text)),))]
    ['Q: Is it over?', 'MR. LAKE: Not yet.']
    """
    found: list[Span] = []
    for block in blocks:
        start = block.start
        for cut in _line_ends(text[block.start : block.end]):
            _keep(text, Span(start, block.start + cut), found)
            start = block.start + cut
        _keep(text, Span(start, block.end), found)
    return tuple(found)


def _keep(text: str, span: Span, found: list[Span]) -> None:
    piece = text[span.start : span.end]
    start = span.start + len(piece) - len(piece.lstrip())
    if piece.strip():
        found.append(Span(start, span.start + len(piece.rstrip())))


def _line_ends(block: str) -> list[int]:
    lines = block.split("\n")
    widest = max(map(len, lines))
    ends: list[int] = []
    at = -1
    for line, following in itertools.pairwise(lines):
        at += len(line) + 1
        ended = re.search(r"[.!?…:][\"'”’»)\]]*\s*$", line) is not None
        short = len(line) < 0.7 * widest or len(line) < 40
        if widest > 130 or _LABEL.match(following + " ") or (ended and short):
            ends.append(at)
    return ends


def sentences_of(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of one paragraph, with their closing quotation marks.

    No sentence ends after "Mr." or an initial, nor in the middle of "U.S. troops".

    >>> text = 'Mr. Lake left the U.S. on Friday. “Will it hold?” Gen. Ito asked. “No.”'
    >>> [text[start:end] for start, end in sentences_of(text, Span(0, len(text)))]
    ['Mr. Lake left the U.S. on Friday.', '“Will it hold?” Gen. Ito asked.', '“No.”']
    """
    found: list[Span] = []
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        following = _BEGIN.match(text, match.end(), paragraph.end)
        if following is not None and _ends(text, start, match, following.end()):
            found.append(Span(start, match.end()))
            start = match.end() + len(following.group()) - len(following.group().lstrip())
    if start < paragraph.end:
        found.append(Span(start, paragraph.end))
    return tuple(found)


def _ends(text: str, start: int, match: re.Match[str], after: int) -> bool:
    mark = match.group()
    closed = mark[-1] not in ".!?…"
    if mark[0] in "!?" and closed and _ASKS.match(text, match.end()):
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    before = _WORD_BEFORE.search(text[max(start, match.start() - 20) : match.start()])
    word = before.group(1) if before else ""
    following = _NEXT_WORD.match(text, after)
    starts = following is not None and following.group() in _STARTERS
    if word in _NEVER_LAST and not closed:
        return False
    if word in _SELDOM_LAST or re.fullmatch(r"(?:[A-Za-z]\.)*[A-Za-z]", word):
        return starts or closed
    return True
