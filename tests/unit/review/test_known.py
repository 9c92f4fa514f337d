"""What a dossier holds already is matched, not doubled; what another person said is not it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.cases import catalogue
from detente.review.accept import Accepted, accept
from detente.review.known import Match, holdings_of, match
from detente.review.ledger import Signed, open_ledger
from detente.review.proposed import count_said
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.review.waiting import standing, waiting

SIGNED = Signed(by="Mira Okoye", on=dt.date(2031, 5, 12))
ELSEWHERE = "e" * 64


def found(kind: str, text: str, start: int = 0, sha256: str = ELSEWHERE, **more: Any) -> Any:
    """What of Two Rivers these words are."""
    one = StoredSuggestion(
        id="x-1", kind=kind, start=start, end=start + len(text), text=text, confidence=1, **more
    )  # type: ignore[arg-type]
    document = StoredDocument(name="a.txt", sha256=sha256, text_sha256=sha256, suggestions=(one,))
    return match(one, document, holdings_of(detente.read("two-rivers")))


BULLETIN = detente.read("two-rivers").sources["bulletin"].sha256 or ""


@pytest.mark.parametrize(
    ("kind", "text", "more", "row", "sure"),
    [
        ("quotation", "Not the front,\nnever the front!", {"person": "Ana Dorn"}, "s3", True),
        ("quotation", "not the front, never the front", {"person": "dorn"}, "s3", True),
        ("quotation", "not the front, never the front", {}, "s3", True),
        ("quotation", "It is not the front, never the front, my friends",
         {"person": "Ana Dorn"}, "s3", True),
        ("quotation", "not the front, never the front", {"person": "Kel Lis"}, None, None),
        ("quotation", "not the front, never the front", {"person": "Io Lund"}, None, None),
        ("quotation", "not the front, never the front", {"party": "south"}, None, None),
        ("quotation", "not the front, never the front",
         {"person": "Ana Dorn", "date": "2031-05-01"}, "s3", False),
        ("quotation", "never the front", {"person": "Ana Dorn"}, None, None),
        ("quotation", "whatever else", {"start": 215, "sha256": BULLETIN}, "s3", True),
        ("indirect", "anything there", {"start": 310, "sha256": BULLETIN}, "s4", True),
        ("indirect", "anything there",
         {"start": 310, "sha256": BULLETIN, "person": "Ana Dorn"}, "s4", False),
        ("quotation", "whatever else",
         {"start": 215, "sha256": BULLETIN, "person": "Kel Lis"}, "s3", False),
        ("quotation", "whatever else",
         {"start": 215, "sha256": BULLETIN, "person": "Io Lund"}, "s3", False),
        ("quotation", "whatever else",
         {"start": 215, "sha256": BULLETIN, "party": "south"}, "s3", False),
        ("indirect", "anything there", {"start": 310}, None, None),
        ("event", "The envoys met",
         {"type": "meeting", "date": "2031-04-12", "people": ["Mara Vey"]}, "e4", True),
        ("event", "The envoys met", {"type": "meeting", "date": "2031-04-12"}, "e4", False),
        ("event", "The envoys met",
         {"type": "meeting", "date": "2031-04-13", "people": ["Mara Vey"]}, None, None),
        ("event", "a call", {"type": "call", "date": "2031-04-12", "people": ["Mara Vey"]},
         None, None),
        ("event", "The envoys met",
         {"type": "meeting", "date": "2031-04-12", "date_guessed": True, "people": ["Mara Vey"]},
         None, None),
        ("deadline", "by 20 April", {"status": "set", "date": "2031-04-02", "party": "union"},
         "e3", True),
        ("draft", "the first plan", {"draft": "first-plan"}, "first-plan", True),
        ("draft", "the second plan", {"draft": "second-plan"}, None, None),
        ("draft", "the Union’s first plan", {"draft": "union-plan"}, None, None),
        ("date", "on Friday", {"date": "2031-04-02"}, None, None),
    ],
)  # fmt: skip
def test_what_is_known(
    kind: str, text: str, more: dict[str, Any], row: str | None, sure: bool | None
) -> None:
    one = found(kind, text, **more)
    assert one is None or isinstance(one, Match)
    assert (one.row if one else None, one.sure if one else None) == (row, sure)


def test_the_statements_of_a_case_are_known_at_their_own_places() -> None:
    known = detente.read("ukraine-2025")
    held = holdings_of(known)
    anchored = [s for s in known.statements if s.start is not None]
    assert len(anchored) > 20
    for statement in anchored:
        sha256 = known.sources[statement.source].sha256
        kind = "quotation" if statement.form == "quote" else "indirect"
        one = StoredSuggestion(
            id="x-1", kind=kind, start=statement.start, end=statement.end or statement.start + 5,
            text="?", person=statement.person, party=statement.party, confidence=1,
        )  # fmt: skip
        document = StoredDocument(name="a.txt", sha256=sha256, text_sha256=sha256)
        found = match(one, document, held)
        assert found is not None
        assert found.sure


def test_events_at_one_place_are_told_apart_by_type() -> None:
    known = detente.read("ukraine-2025")
    held, sha256 = holdings_of(known), known.sources["news-2025-12-03"].sha256
    document = StoredDocument(name="a.txt", sha256=sha256, text_sha256=sha256)
    found = {}
    for type in ("deadline-missed", "deadline-set", "draft-tabled", "call", "attack"):
        one = StoredSuggestion(
            id="x-1", kind="event", start=30, end=110, text="?", type=type, confidence=1
        )
        there = match(one, document, held)
        found[type] = (there.row, there.sure) if there else None
    assert found["deadline-missed"] == ("thanksgiving-missed", True)
    assert found["deadline-set"] == ("thanksgiving-set", True)
    assert found["attack"] is not None
    assert not found["attack"][1]
    call = StoredSuggestion(
        id="x-1", kind="event", start=6000, end=6060, text="?", type="call", confidence=1
    )
    there = match(call, document, held)
    assert there is not None
    assert there.sure
    assert next(e for e in known.events if e.id == there.row).type == "meeting"


def test_the_same_quote_in_two_articles_is_one_statement_with_two_sources(
    folder: Path, make: Any, put: Any
) -> None:
    told = {"person": "Ana Dorn", "date": "2031-05-09", "confidence": 0.95}
    words = "We shall never leave the ridge to them,"
    other = "The weekly adds:\n\n“We shall never leave the Ridge to them,” said Ms Dorn.\n"
    again = make("quotation", "We shall never leave the Ridge to them,", article=other, **told)
    first = put(make("quotation", words, **told))
    second = put(again, text=other, name="weekly.txt")
    before = len(detente.read(folder).statements)
    ledger = open_ledger(folder)
    made = [
        accept(ledger, (item.document.sha256, item.suggestion.id), SIGNED)
        for item in waiting(ledger)
    ]
    ledger.save()
    assert [m.again for m in made if isinstance(m, Accepted)] == [False, True]
    assert len({m.row for m in made if isinstance(m, Accepted)}) == 1
    known = detente.read(folder)
    assert len(known.statements) == before + 1
    row = known.statements[-1]
    assert len(row.also_in) == 1
    source, _, place = row.also_in[0].partition("#")
    hashes = {known.sources[row.source].sha256, known.sources[source].sha256}
    assert hashes == {first.document.sha256, second.document.sha256}
    assert place.startswith("paragraph")
    assert detente.check(folder) == ()


def test_a_second_mention_of_an_accepted_event_is_known(folder: Path, make: Any, put: Any) -> None:
    placed = put(
        make("event", "The envoys met there", type="meeting", date="2031-05-08", same_event="m"),
        make("event", "talks", type="meeting", same_event="m"),
    )
    ledger = open_ledger(folder)
    accept(ledger, (placed.document.sha256, placed.document.suggestions[0].id), SIGNED)
    now = standing(ledger.document(placed.document.sha256), ledger.held)
    assert [one.state for one in now.suggestions] == ["accepted", "known"]
    assert now.suggestions[0].row == now.suggestions[1].row


@pytest.mark.parametrize(
    ("clause", "words", "by", "waits"),
    [
        # Words that are half of a clause or more stand for it; a fragment is told by its clause.
        ("“Half a bridge,” she added", "Half a bridge,", "Ana Dorn", ["Half a bridge,"]),
        ("the line was not up for talks", "not up", "Ana Dorn", ["the line was not up for talks"]),
        # What another said within a clause is another statement; so are words that go on outside.
        ("the line was not up for talks", "not up", "Io Lund",
         ["the line was not up for talks", "not up"]),
        ("“Half a bridge,” she added, “is no", "is no bridge", "Ana Dorn",
         ["“Half a bridge,” she added, “is no", "is no bridge"]),
    ],
)  # fmt: skip
def test_a_clause_and_the_words_quoted_in_it_are_proposed_once(
    clause: str, words: str, by: str, waits: list[str], folder: Path, make: Any, put: Any
) -> None:
    placed = put(make("indirect", clause, person="Ana Dorn"), make("quotation", words, person=by))
    assert [item.suggestion.text for item in waiting(open_ledger(folder))] == waits
    counted = count_said(placed.document, open_ledger(folder).held.register)
    assert counted.total() == len(waits)


def test_a_quotation_of_which_a_piece_is_outside_of_a_clause_is_proposed(
    folder: Path, make: Any, put: Any
) -> None:
    told = {"person": "Ana Dorn", "piece_of": "q"}
    put(
        make("indirect", "The envoys met there on 8 May. “Half", person="Ana Dorn"),
        make("quotation", "Half", **told), make("quotation", "is no bridge", **told),
    )  # fmt: skip
    kinds = [item.suggestion.kind for item in waiting(open_ledger(folder))]
    assert kinds == ["indirect", "quotation"]


@pytest.mark.parametrize("name", catalogue.names())
def test_a_case_is_left_as_it_is(name: str) -> None:
    with pytest.raises(detente.DossierError, match="of your own"):
        open_ledger(name)
