"""Which suggestions a dossier holds already, so that nothing is proposed twice."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Draft
from detente.dossier.model.evidence import Anchored, Event, Statement
from detente.dossier.register import Register, register_of
from detente.reading.lexicon.read import lexicon
from detente.review.stored import StoredDocument, StoredSuggestion

Row = TypeVar("Row", Statement, Event)
MARGIN = frozenset({"remark", "amendment"})
SAID = frozenset({"quotation", "indirect"}) | MARGIN
HAPPENED = frozenset({"event", "deadline"})
_WORD = re.compile(r"\w+")
_FEW, _MANY = 3, 5  # words that are enough to be the same, and to be a part of others
_WIDE_DAYS = 31
_APART = 3
_TOGETHER = frozenset({"meeting", "visit", "call"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What a suggestion is, or may be, the same as; ``sure`` says which."""

    row: str
    sure: bool


@dataclass(slots=True, kw_only=True)
class Holdings:
    """The rows of a dossier, laid out to be looked up; what is accepted afterwards is added.

    Each stands in ``rows`` by its table and source, and by its words, its person or its type.
    """

    register: Register
    sources: dict[str, str] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    rows: dict[tuple[str, str], list[Any]] = field(default_factory=lambda: defaultdict(list))

    def add(self, record: Statement | Event) -> None:
        """Count a record among what is held."""
        if record.source is not None and record.start is not None:
            self.rows[type(record).__name__, record.source].append(record)
        if isinstance(record, Event):
            self.rows["type", record.type].append(record)
            return
        self.rows["words", plain_words(record.text)].append(record)
        if record.person is not None and record.form == "quote":
            self.rows["person", record.person].append(record)

    def here(self, model: type[Row], document: StoredDocument) -> list[Row]:
        """The rows of a table that have a place in a document."""
        return self.rows.get((model.__name__, source_of(document, self) or ""), [])


def holdings_of(dossier: Dossier) -> Holdings:
    """What a dossier holds."""
    held = Holdings(register=register_of(dossier), drafts=dossier.drafts)
    for id, source in dossier.sources.items():
        if source.sha256:
            held.sources.setdefault(source.sha256, id)
    for rows in (dossier.statements, dossier.events):
        for record in rows:
            held.add(record)
    return held


def match(suggestion: StoredSuggestion, document: StoredDocument, held: Holdings) -> Match | None:
    """What of a dossier a suggestion is the same as, or may be.

    A statement is the same if it stands at the same place of the same source, or has the same
    words (or a long part of them) by the same person; an event if type, day and actors are. What
    another person said is never the same; where the dossier has words of this very place as said
    by somebody else, one of the two is wrong, and the match, which is not sure, says so.
    """
    if suggestion.margin is not None:
        return _beside(suggestion, suggestion.margin.said, document, held)
    if suggestion.kind in SAID:
        return _statement(suggestion, document, held)
    if suggestion.kind in HAPPENED:
        return _event(suggestion, document, held)
    if suggestion.kind == "draft":
        if suggestion.draft is not None and suggestion.draft in held.drafts:
            return Match(row=suggestion.draft, sure=True)
        return namesake(suggestion.text, held.drafts)
    return None


def _beside(
    suggestion: StoredSuggestion, said: str, document: StoredDocument, held: Holdings
) -> Match | None:
    """The row that has the same words at the same place of the same source."""
    same = (suggestion.start, suggestion.end, plain_words(said))
    for row in held.here(Statement, document):
        if (row.start, row.end, plain_words(row.text)) == same and _nobody_else(
            suggestion, row, held
        ):
            return Match(row=row.id, sure=True)
    return None


def source_of(document: StoredDocument, held: Holdings) -> str | None:
    """The source in the dossier that a document is: the one with the hash of its text or file."""
    hashes = (document.text_sha256, document.sha256)
    return next((held.sources[sha256] for sha256 in hashes if sha256 in held.sources), None)


def sources_of(row: Anchored) -> frozenset[str | None]:
    """The sources that a row stands in."""
    return frozenset((row.source, *(also.partition("#")[0] for also in row.also_in)))


@lru_cache(100_000)
def plain_words(text: str) -> str:
    """The words of a text alone: neither case, marks nor line ends count.

    >>> plain_words("“Not the front,\\nnever the FRONT.”")
    'not the front never the front'
    """
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _statement(
    suggestion: StoredSuggestion, document: StoredDocument, held: Holdings
) -> Match | None:
    rows = (row for row in held.here(Statement, document) if _over(suggestion, row))
    row = next((row for row in rows if _nobody_else(suggestion, row, held)), None)
    other = disputed(suggestion, document, held) if row is None else None
    if row is not None or other is not None:
        return Match(row=(row or other).id, sure=row is not None)  # type: ignore[union-attr]
    told = plain_words(" ".join(piece.text for piece in document.pieces(suggestion)))
    for row in held.rows.get(("words", told), ()):
        if _nobody_else(suggestion, row, held):
            return Match(row=row.id, sure=len(told.split()) >= _FEW and _same_day(suggestion, row))
    person = held.register.person(suggestion.person) if suggestion.kind == "quotation" else None
    for row in held.rows.get(("person", person or ""), ()):
        short, long = sorted((plain_words(row.text), told), key=len)
        if len(short.split()) >= _MANY and f" {short} " in f" {long} ":
            return Match(row=row.id, sure=_same_day(suggestion, row))
    return None


def disputed(
    suggestion: StoredSuggestion, document: StoredDocument, held: Holdings
) -> Statement | None:
    """The statement that the dossier has of these words, at this place, as said by another."""
    if suggestion.kind not in SAID:
        return None
    pieces = document.pieces(suggestion)
    others = [
        row
        for row in held.here(Statement, document)
        if not _nobody_else(suggestion, row, held)
        and any(_shared(piece, row) > 0 for piece in pieces)
    ]

    def astray(row: Statement) -> int:
        start, end = _span(row)
        return abs(pieces[0].start - start) + abs(pieces[-1].end - end)

    return min(others, key=astray, default=None)


def _event(suggestion: StoredSuggestion, document: StoredDocument, held: Holdings) -> Match | None:
    type, register = type_of(suggestion), held.register
    here = [row for row in held.here(Event, document) if _over(suggestion, row)]
    best = min(here, key=lambda row: _apart(type, row.type), default=None)
    if best is not None:
        return Match(row=best.id, sure=_apart(type, best.type) < _APART)
    days = suggestion.day
    if days is None or (days.latest - days.earliest).days > _WIDE_DAYS:
        return None
    people = set(register.of_people((*suggestion.people, suggestion.person or "")))
    parties = {register.party_of.get(person) for person in people}
    parties |= {register.party(suggestion.party)} - {None}
    for row in held.rows.get(("type", type or ""), ()):
        first, last = row.date.earliest, (row.until or row.date).latest
        if first > days.latest or last < days.earliest or (last - first).days > _WIDE_DAYS:
            continue
        shared = bool(people & set(row.people) or parties & set(row.parties))
        if shared or not (people or parties) or not (row.people or row.parties):
            return Match(row=row.id, sure=shared)
    return None


def _apart(type: str | None, other: str) -> int:
    """How far apart two types of event are, from 0 to 3."""
    if type == other:
        return 0
    if {type, other} <= _TOGETHER or (type or "").partition("-")[0] == other.partition("-")[0]:
        return 1
    return 2 if other == "other" else _APART


def type_of(suggestion: StoredSuggestion) -> str | None:
    """The type of event that a suggestion is, as ``events.csv`` names it."""
    if suggestion.kind == "deadline":
        return f"deadline-{suggestion.status}" if suggestion.status else None
    return suggestion.type


def _over(suggestion: StoredSuggestion, row: Statement | Event) -> bool:
    """Whether two places of one text are the same, or one lies in good part within the other."""
    start, end = _span(row)
    shared = _shared(suggestion, row)
    return shared > 0 and 2 * shared >= min(suggestion.end - suggestion.start, end - start)


def _shared(suggestion: StoredSuggestion, row: Statement | Event) -> int:
    """How many characters two places of one text share; none or fewer if they lie apart."""
    start, end = _span(row)
    return min(suggestion.end, end) - max(suggestion.start, start)


def _span(row: Statement | Event) -> tuple[int, int]:
    start = row.start or 0
    return start, row.end if row.end is not None else start + len(row.text)


def _nobody_else(suggestion: StoredSuggestion, row: Statement, held: Holdings) -> bool:
    """Whether nothing says that two statements are of different people or parties."""
    person = held.register.person(suggestion.person)
    if suggestion.person is not None and row.person is not None:
        return person == row.person  # None is somebody whom the dossier does not have
    party = held.register.side(suggestion.person, suggestion.party)
    return party is None or party == row.party


def _same_day(suggestion: StoredSuggestion, row: Statement) -> bool:
    """Whether nothing says that the words were said on different days."""
    day = suggestion.day
    return day is None or (day.earliest <= row.date.latest and row.date.earliest <= day.latest)


_COMMON = frozenset(
    """
    a an and at by for from his her in into its new of on original own peace so that the their
    this to draft drafts plan plans text texts proposal proposals paper version document framework
    point points part parts page pages first latest current called 1
    """.split()  # noqa: SIM905
)


def namesake(phrase: str, drafts: Mapping[str, Draft]) -> Match | None:
    """The draft that a phrase means; None if it tells none of them from the others.

    A name or a number that only one of them has is sure; a telling word that only one of them has
    may be it.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> drafts = read("ukraine-2025").drafts
    >>> namesake("The original 28-point text", drafts)
    Match(row='us-28', sure=True)
    >>> namesake("a four-part proposal", drafts)
    Match(row='four-part', sure=True)
    >>> namesake("the rewritten document", drafts)
    Match(row='revised', sure=False)
    >>> namesake("the new proposal", drafts)
    """
    words = _words(phrase)
    names = {id: (_words(id), _words(draft.name)) for id, draft in drafts.items()}
    same = [id for id, both in names.items() if words in both]
    numbers = {word for word in words if word.isdigit()} - _COMMON
    said = numbers or {*words} - _COMMON  # with a number that no draft here has it means none
    meant = same or [id for id, (a, b) in names.items() if said & ({*a, *b} - _COMMON)]
    return Match(row=meant[0], sure=bool(same or numbers)) if len(meant) == 1 else None


def _words(text: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W_]+", text.casefold())
    numbers = lexicon("calendar")["numbers"]
    return tuple(str(numbers.get(word, word)) for word in words)
