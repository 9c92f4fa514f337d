"""What a statement or an event may be wrong about: names, and dates that contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from detente.dossier.checks.desk import known_early
from detente.dossier.lookup import Names, suggest
from detente.dossier.model.drafts import CAMPS
from detente.dossier.model.evidence import Anchored, Event, Position, Statement
from detente.errors import NOTHING_MORE, About


class Doubt(NamedTuple):
    """A doubt about one cell of a row."""

    column: str
    slug: str
    message: str
    mend: str
    about: About = NOTHING_MORE


def check_row(record: Statement | Event, names: Names) -> Iterator[Doubt]:
    """Each doubt about one row."""
    if isinstance(record, Statement):
        yield from _statement(record, names)
    else:
        yield from _event(record, names)
    yield from _anchor(record, names)


def _statement(record: Statement, names: Names) -> Iterator[Doubt]:
    yield from _unknown("party", "party", (record.party,), names.parties, names)
    yield from _unknown("person", "person", _some(record.person), names.people, names)
    for position in record.positions:
        options = names.issues.get(position.issue)
        if options is None:
            yield from _unknown("positions", "issue", (position.issue,), names.issues, names)
        elif position.option is not None and options:
            yield from _unknown("positions", "option", (position.option,), options, names)
    yield from _speaker(record, names)
    yield from _of_two_minds(record)


def _speaker(record: Statement, names: Names) -> Iterator[Doubt]:
    """Warn of a person who speaks for a party that is not the person's own."""
    own = names.people.get(record.person, ()) if record.person else ()
    if own and record.party in names.parties and record.party not in own:
        yield Doubt(
            "person",
            "another-speaker",
            f'"{record.person}" speaks for "{record.party}" here, and is one of the people of '
            f'"{own[0]}".',
            f"Write party {own[0]}; or name a person of {record.party}, or none.",
        )


def _of_two_minds(record: Statement) -> Iterator[Doubt]:
    """Warn of a statement with two stances on one thing that do not go together."""
    first: dict[tuple[str, str | None], Position] = {}
    for position in record.positions:
        before = first.setdefault((position.issue, position.option), position)
        if CAMPS[before.stance] != CAMPS[position.stance]:
            yield Doubt(
                "positions",
                "accepts-and-objects",
                f"{before} and {position} stand in one statement.",
                "Keep the one that was meant; or, if both were said, make two statements of them.",
            )
            return


def _event(record: Event, names: Names) -> Iterator[Doubt]:
    yield from _unknown("people", "person", record.people, names.people, names)
    yield from _unknown("parties", "party", record.parties, names.parties, names)
    yield from _unknown("draft", "draft", _some(record.draft), names.drafts, names)
    yield from _unknown("deadline", "deadline", _some(record.deadline), names.deadlines, names)
    if record.until is not None and record.until.latest < record.date.earliest:
        yield Doubt(
            "until",
            "until-before-date",
            f"it ends on {record.until}, before it begins on {record.date}.",
            "Exchange the two dates, or leave until empty.",
        )


def _anchor(record: Anchored, names: Names) -> Iterator[Doubt]:
    if "source" not in names.unread:
        yield from _unknown("source", "source", _some(record.source), names.sources, names)
        others = (also.partition("#")[0] for also in record.also_in)
        yield from _unknown("also-in", "source", others, names.sources, names)
    if record.known is not None and record.known.latest < record.date.earliest:
        yield Doubt("known", "known-before-date", *known_early(record.date, record.known))
    late = not (isinstance(record, Event) and record.planned)
    when = record.known_from
    if late and names.as_of is not None and when.earliest > names.as_of.latest:
        yield Doubt(
            "date",
            "after-as-of",
            f"this is of {when}, after {names.as_of}, the day of the dossier.",
            "Mend the date, or as-of in dossier.yaml; a meeting still to come is planned.",
            About(path=("date",), day=str(when)),
        )
    start, end = record.start, record.end
    anchored = start is not None and record.source in names.sources
    if anchored and record.source not in names.hashed:
        yield Doubt(
            "start",
            "no-hash",
            f'a place in the text of "{record.source}" is given, but not which text that is.',
            "Add the text's SHA-256 in sources.json: custom: {sha256: …}; or leave start empty.",
        )
    if start is not None and end is not None and not 0 <= start <= end:
        yield Doubt(
            "start",
            "end-before-start",
            f"the place in the source, {start} to {end}, is "
            f"{'upside down' if start >= 0 else 'before its first character'}.",
            "start and end count characters from the beginning of the source's text, from 0.",
        )


def _unknown(
    column: str, kind: str, words: Iterable[str], known: Iterable[str], names: Names
) -> Iterator[Doubt]:
    what = {"person": "People", "party": "Parties"}.get(kind, f"{kind.capitalize()}s")
    for word in words:
        if word in known:
            names.named.add((kind, word))
        else:
            yield Doubt(
                column,
                f"unknown-{kind}",
                f'"{word[:60]}" is not {"an" if kind[0] in "aeiou" else "a"} {kind} known here.',
                suggest(word, known, what=what, near=names.near),
                About(path=(column,), name=word),
            )


def _some(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)
