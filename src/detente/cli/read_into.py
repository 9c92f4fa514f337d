"""``detente read --into``: documents kept in a dossier, with what they suggest."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import typer

from detente.cli.progress import progress
from detente.cli.screen import note, write, write_json, write_records, write_table, write_text
from detente.errors import Finding
from detente.wording.commands import documents as words

if TYPE_CHECKING:
    from detente.answers.reading import DocumentAnswer
    from detente.dossier.model.dates import When
    from detente.dossier.model.dossier import Dossier
    from detente.reading.reading import Reading
    from detente.reading.suggestion import Saying
    from detente.review.into import Placed
    from detente.review.proposed import NewName
    from detente.review.stored import StoredSuggestion

MOST_SHOWN = 5
"""Of so many documents each is shown as a table; of more only what was found is counted."""


def read_into(
    files: Sequence[str], into: str, published: dt.date | None, *, json: bool, quiet: bool
) -> None:
    """Read documents into a dossier, one by one, and say what they propose."""
    from detente.review.ledger import open_ledger
    from detente.review.proposed import count_said, new_names
    from detente.review.taking_in import take_in
    from detente.review.waiting import waits_in

    ledger = open_ledger(into)
    register, known = ledger.held.register, ledger.dossier
    findings: list[Finding] = []
    unnamed: list[StoredSuggestion] = []
    told_of = _Told(whole=json or len(files) <= MOST_SHOWN)
    with progress(quiet) as report:
        for reading, placed in take_in(files, ledger, published, findings, report):
            told_of.take(reading, placed, known.as_of)
            told_of.waits = told_of.waits or bool(waits_in(ledger, placed.document))
            told_of.said += count_said(placed.document, register)
            new = (one for one in placed.document.suggestions if one.id in placed.new)
            unnamed += [one for one in new if any(new_names([one], register))]
    names = list(new_names(unnamed, register))
    if json:
        _write_json(known, told_of, names, findings)
    else:
        told_of.show()
        _show_said(told_of)
        _show_names(names)
        if told_of.waits:
            write(f"\n{words.next_review(into)}")
        elif told_of.titles:
            write(f"\n{words.NOTHING_WAITS}")
    for finding in findings:
        note(str(finding))
    if findings:
        raise typer.Exit(1)


@dataclass(slots=True, kw_only=True)
class _Told:
    """What is told of each document; where there are many, no more than one line is kept."""

    whole: bool
    waits: bool = False
    unshown: int = 0
    later: list[str] = field(default_factory=list)
    said: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    titles: list[str] = field(default_factory=list)
    kept: list[tuple[DocumentAnswer, Placed]] = field(default_factory=list)

    def take(self, reading: Reading, placed: Placed, as_of: When) -> None:
        from detente.review.responses import comes_after

        self.titles.append(_title(placed))
        if day := comes_after(placed.document, as_of):
            told = words.later(str(day), str(as_of))
            self.later.append(f"{placed.document.name}: {told} {words.MOVE_IN_REVIEW}")
        if self.whole:
            from detente.answers.reading import document_of

            self.kept.append((document_of(reading, placed.cautions), placed))
        elif placed.document.cautions:
            self.unshown += 1

    def show(self) -> None:
        for told in self.later[:MOST_SHOWN]:
            write_text(told, indent=2)
        if len(self.later) > MOST_SHOWN:
            write(words.more_later(len(self.later) - MOST_SHOWN))
        for number, title in enumerate(self.titles):
            if self.whole:
                _show(title, self.kept[number][1])
            else:
                write_text(title)
        if self.unshown:
            write(words.something_to_bear_in_mind(self.unshown, len(self.titles)))


def _title(placed: Placed) -> str:
    """How much of a document is proposed, known and decided, counted as the review counts."""
    from detente.review.waiting import proposed

    records = proposed(placed.document)
    states = [one.state for one in records]
    again = sum(1 for one in records if one.state == "open" and one.id not in placed.new)
    if not records:
        return f"{placed.document.name}: nothing found."
    parts = [words.proposed(states.count("open"), again)]
    parts += [f"{states.count(state)} {state}" for state in ("known", "accepted", "rejected")]
    return f"{placed.document.name}: {', '.join(parts)}"


def _show(title: str, placed: Placed) -> None:
    from detente.review.waiting import proposed

    beside = (one for one in placed.document.suggestions if one.kind in ("draft", "option"))
    shown = sorted([*proposed(placed.document), *beside], key=lambda one: one.start)
    rows = [_row(one) for one in shown if not one.decided]
    write_records(title, ["id", *DESCRIBED, "known as", "words"], rows)
    for caution in placed.cautions:
        write_text(f"- {caution}", indent=2)


def _row(one: StoredSuggestion) -> list[str]:
    like = f"{one.like}?" if one.like else ""
    return [one.id, *described(one), one.row or like, short(one.text, 40)]


DESCRIBED = ("kind", "who", "date", "issues, stance", "sure")
"""The heads of what is told of a suggestion in every table."""


def described(one: Saying) -> list[str]:
    """What is told of a suggestion in every table; a day that is a guess has a question mark."""
    return [
        words.kind_of(one),
        one.person or one.speaker or "",
        str(one.date or "") + ("?" if one.date and one.date_guessed else ""),
        " ".join([*one.issues, one.stance or ""]).strip(),
        f"{one.confidence:.2f}",
    ]


def _show_said(told_of: _Told) -> None:
    """Write how much parties said on issues, where several documents were read."""
    from detente.review.proposed import summary

    if len(told_of.titles) > 1 and told_of.said:
        rows = [
            [row.party or words.NO_PARTY, row.issue or words.NO_ISSUE]
            + [str(number or "") for number in (row.statements, row.for_it, row.open, row.against)]
            for row in summary(told_of.said)
        ]
        write_table(words.SAID_ON, words.SAID_ON_HEADS, rows, right=[2, 3, 4, 5])


def _show_names(names: Sequence[NewName]) -> None:
    if names:
        rows = [[one.name, one.role or "", one.party or "", str(one.times)] for one in names]
        write_table(words.NEW_NAMES, ["name", "role", "party", "times"], rows, right=[3])


def _write_json(
    known: Dossier,
    told_of: _Told,
    names: Sequence[NewName],
    findings: Sequence[Finding],
) -> None:
    from detente.answers.reading import Kept, read_answer, stored_record
    from detente.review.proposed import summary

    records = [
        stored_record(placed.document.name, one)
        for _, placed in told_of.kept
        for one in placed.document.suggestions
    ]
    documents = [document for document, _ in told_of.kept]
    said = summary(told_of.said)
    write_json(read_answer(known, documents, findings, Kept(records, tuple(names), said)))


def short(text: str, width: int = 60) -> str:
    """The beginning of a text, on one line.

    >>> short("not the front,\\nnever the front", 15)
    'not the front,…'
    """
    words = " ".join(text.split())
    return words if len(words) <= width else words[: width - 1] + "…"
