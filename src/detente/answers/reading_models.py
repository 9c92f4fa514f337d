"""What ``detente read``, ``review`` and ``show`` answer with ``--json``."""

from __future__ import annotations

from pydantic import Field

from detente.answers.answer import Answer, FindingAnswer


class RecordAnswer(Answer):
    """One thing that a document says, at its place; what it does not state is null."""

    document: str
    kind: str = Field(
        description="quotation, indirect, event, date, draft, deadline, option or sticking-point."
    )
    start: int = Field(description="Code points into the stored text.")
    end: int
    text: str
    speaker: str | None
    person: str | None
    party: str | None
    role: str | None
    cue: str | None
    date: str | None = Field(description="ISO 8601 or EDTF.")
    issues: list[str]
    stance: str | None
    confidence: float
    why: list[str]
    to: str | None = None
    channel: str | None = None
    date_guessed: bool = False
    piece_of: str | None = Field(None, description="Shared by the pieces of one quotation.")
    nested: bool = False
    type: str | None = None
    happened: bool | None = None
    planned: bool | None = None
    same_event: str | None = None
    venue: str | None = None
    people: list[str] = []
    draft: str | None = None
    derived_from: str | None = None
    status: str | None = None
    id: str | None = Field(None, description="Of the suggestion, where it is kept in a dossier.")
    state: str | None = Field(None, description="open, accepted, rejected or known.")
    row: str | None = Field(
        None, description="The statement, event or draft of the dossier that it is."
    )
    like: str | None = Field(None, description="What it may be the same as.")
    by: str | None = Field(None, description="Who accepted or rejected it.")
    on: str | None = Field(None, description="On what day.")


class NewNameAnswer(Answer):
    """A name that documents give and the dossier does not have."""

    name: str
    role: str | None
    party: str | None
    times: int


class CommentAnswer(Answer):
    """A remark in the margin of a document."""

    author: str
    text: str
    start: int | None = Field(description="Where the words are that it is about, if known.")
    end: int | None


class DocumentAnswer(Answer):
    """One document that was read."""

    document: str
    sha256: str = Field(description="Of the file.")
    title: str | None
    publisher: str | None
    byline: str | None
    url: str | None
    published: str | None
    characters: int
    records: int
    cautions: list[str]
    text: str | None = Field(
        None,
        description="The stored text, which start and end point into. Null where it is the file "
        "itself, and with --into, which keeps it under documents/.",
    )
    before: str | None = Field(
        None, description="The text before its tracked changes; null if there are none."
    )
    comments: list[CommentAnswer] = []


class ReadAnswer(Answer):
    """The answer of ``detente read``."""

    version: str
    dossier: str | None = Field(description="The title of the dossier whose people are known.")
    as_of: str | None
    seed: int | None = None
    documents: list[DocumentAnswer]
    records: list[RecordAnswer]
    findings: list[FindingAnswer] = Field(description="Files that were not read, and why.")
    names: list[NewNameAnswer] = Field([], description="With --into: names the dossier lacks.")


class OpenAnswer(Answer):
    """A suggestion that waits for a decision."""

    record: RecordAnswer
    lacks: dict[str, str] = Field(
        description="What a person has to say before it can be a row, by column."
    )


class AcceptedAnswer(Answer):
    """A suggestion that was accepted."""

    id: str
    document: str
    row: str
    file: str
    again: bool = Field(description="Whether the row was there, and has one more source now.")


class StandAnswer(Answer):
    """A stance of a person on a day."""

    who: str
    issue: str
    option: str | None
    stance: str
    date: str
    text: str
    id: str = Field(description="Of the statement, or of the suggestion.")
    proposed: bool


class ContradictionAnswer(Answer):
    """Two opposite stances at most a month apart."""

    earlier: StandAnswer
    later: StandAnswer
    days: int


class MovementAnswer(Answer):
    """A stance other than the one before."""

    stand: StandAnswer
    before: StandAnswer
    since: StandAnswer | None = Field(description="The last one like it; null if it is the first.")


class ReviewAnswer(Answer):
    """The answer of ``detente review``."""

    version: str
    dossier: str = Field(description="The dossier's title.")
    as_of: str
    seed: int | None = None
    accepted: list[AcceptedAnswer]
    undone: list[str]
    open: list[OpenAnswer]
    contradictions: list[ContradictionAnswer]
    movements: list[MovementAnswer]
    findings: list[FindingAnswer]


class ShowAnswer(Answer):
    """The answer of ``detente show``."""

    version: str
    dossier: str = Field(description="The dossier's title.")
    as_of: str
    seed: int | None = None
    id: str
    kind: str = Field(description="statement, event, or the kind of a suggestion.")
    date: str | None
    who: str | None
    party: str | None
    text: str
    source: str | None = Field(description="How its source is cited.")
    also_in: list[str]
    document: str | None = Field(description="The name of the file that was read.")
    paragraph: int | None = Field(description="Counted from 1; null where no text is kept.")
    before: str | None = Field(description="What stands before it in the stored text.")
    words: str | None
    after: str | None
    state: str | None
    by: str | None
    on: str | None
    why: list[str]
