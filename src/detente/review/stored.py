"""A document and its suggestions as a dossier keeps them, in ``suggestions/SHA256.json``."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from detente.documents.document import Document
from detente.dossier.model.dates import When
from detente.dossier.model.drafts import Response, Stance
from detente.dossier.model.record import Record, Slug, Texts
from detente.reading.suggestion import Saying, Suggestion

State = Literal["open", "accepted", "rejected", "known"]
MAX_SUGGESTIONS = 8_000
"""Of one document; a file of more could not be read back within its limits."""

_LETTERS: dict[str, str] = {
    "quotation": "q", "indirect": "i", "event": "e", "date": "d",
    "draft": "t", "deadline": "l", "option": "o", "remark": "r", "amendment": "a",
}  # fmt: skip


def _check_hash(value: str) -> str:
    if not re.fullmatch("[0-9a-f]{64}", value):
        told = {"mend": "It is 64 digits and letters a-f; read the document again."}
        raise PydanticCustomError("bad-hash", "this is not a SHA-256", told)
    return value


Hash = Annotated[str, AfterValidator(_check_hash)]


class Answer(Record):
    """What a statement answers to a draft: to the whole, and to points by number."""

    draft: Slug
    stance: Stance
    accepts: Texts = ()
    objects: Texts = ()
    before: Response | None = Field(None, description="The party's answer that stood there.")


class Margin(Record):
    """What a person wrote beside a draft, or changed in it, in a Word file."""

    draft: Slug = Field(description="The draft that it stands in.")
    point: str = Field("", description="The point of that draft; empty where it is in none.")
    said: str = Field(description="The words of a remark; what an amendment changes, in words.")
    about: str = Field("", description="The words that a remark is about.")
    resolved: bool = Field(False, description="Whether somebody has marked it as done.")
    replies: Texts = Field((), description="What was answered to it, each with who and when.")
    answer: Answer | None = Field(None, description="The answer to a draft that it comes to.")


class StoredSuggestion(Saying):
    """One suggestion, and what a person made of it."""

    id: Slug = Field(
        description="Of its document, kind and place: the same whenever the document is read."
    )
    date: When | None = None
    state: State = Field(
        "open",
        description="open; accepted into the dossier or rejected; known where the dossier holds "
        "it already.",
    )
    row: str | None = Field(
        None, description="The statement, event or draft of the dossier that it is."
    )
    like: str | None = Field(None, description="What it may be the same as; a person decides.")
    by: str | None = Field(None, description="Who accepted or rejected it.")
    on: When | None = Field(None, description="On what day.")
    note: str | None = None
    edited: dict[str, str] = Field({}, description="What a person changed, by column.")
    answer: Answer | None = Field(
        None, description="The answer to a draft that it is, or will be once it is accepted."
    )
    margin: Margin | None = Field(None, description="Of a remark or an amendment: what it says.")
    written: str | None = Field(
        None, description="A digest of the row as it was written: of another, somebody changed it."
    )

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if self.start > self.end:
            said = "the place {start} to {end} is upside down"
            mend = "start and end count characters from the beginning of the stored text."
            told = {"start": self.start, "end": self.end, "mend": mend}
            raise PydanticCustomError("end-before-start", said, told)
        if self.state == "accepted" and self.row is None:
            mend = "Write row, and the id of the row in the dossier; or state: open."
            raise PydanticCustomError("not-one-of", "it is accepted without a row", {"mend": mend})
        return self

    @property
    def decided(self) -> bool:
        """Whether a person has accepted or rejected it."""
        return self.state in ("accepted", "rejected")

    @property
    def in_hand(self) -> bool:
        """Whether a person has decided on it, or has begun to say what is to be written."""
        return self.decided or bool(self.edited) or self.answer != self.usual_answer

    @property
    def usual_answer(self) -> Answer | None:
        """The answer to a draft that it comes to by itself: that of a remark in its margin."""
        return self.margin.answer if self.margin is not None else None

    @property
    def day(self) -> When | None:
        """The day that the text states for it."""
        return None if self.date_guessed else self.date


class StoredDocument(Record):
    """One document that was read into a dossier.

    The file as it was given is kept as ``documents/SHA256.ENDING``, its text, which every offset
    points into, under a SHA-256 of its own. ``day`` is that of what states none, as a person said.
    """

    name: str
    sha256: Hash
    ending: Slug = "txt"
    text_sha256: Hash
    title: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    published: When | None = None
    day: When | None = None
    cautions: Texts = ()
    suggestions: tuple[StoredSuggestion, ...] = Field(default=(), max_length=MAX_SUGGESTIONS)

    @model_validator(mode="after")
    def _no_id_twice(self) -> Self:
        counts = Counter(suggestion.id for suggestion in self.suggestions)
        for id, number in counts.most_common(1):
            if number > 1:
                told = {"id": id, "mend": "Keep one of the two."}
                raise PydanticCustomError(
                    "duplicate-id", 'two suggestions have the id "{id}"', told
                )
        return self

    def get(self, id: str) -> StoredSuggestion | None:
        """The suggestion of that id, if there is one."""
        return next((suggestion for suggestion in self.suggestions if suggestion.id == id), None)

    def pieces(self, suggestion: StoredSuggestion) -> tuple[StoredSuggestion, ...]:
        """The pieces of the quotation that one is a piece of, in the order of the text."""
        if suggestion.piece_of is None:
            return (suggestion,)
        of = (suggestion.kind, suggestion.piece_of)
        same = (other for other in self.suggestions if (other.kind, other.piece_of) == of)
        return tuple(sorted(same, key=lambda piece: piece.start))

    def replaced(self, changed: Iterable[StoredSuggestion]) -> StoredDocument:
        """The same with some suggestions replaced by others of the same id."""
        new = {suggestion.id: suggestion for suggestion in changed}
        kept = tuple(new.get(suggestion.id, suggestion) for suggestion in self.suggestions)
        return self.model_copy(update={"suggestions": kept})


def store(document: Document, suggestions: Iterable[Suggestion], ending: str) -> StoredDocument:
    """A document and what it suggests, as a dossier keeps them.

    Examples
    --------
    >>> document = Document(name="a.txt", text="“No,” he said.", sha256="0" * 64)
    >>> one = Suggestion(document="a.txt", kind="quotation", start=1, end=4, text="No,")
    >>> [(s.id, s.state, s.text) for s in store(document, [one], "txt").suggestions]
    [('q-2763a9b600', 'open', 'No,')]
    """
    fields = Saying.model_fields
    values = ({name: getattr(one, name) for name in fields} for one in suggestions)
    stored = [StoredSuggestion(id=id, **one) for id, one in ids_of(document.sha256, values)]
    same = ("name", "sha256", "title", "publisher", "byline", "url", "published", "cautions")
    return StoredDocument(
        **{name: getattr(document, name) for name in same},
        ending=ending,
        text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
        suggestions=in_order(stored[:MAX_SUGGESTIONS]),
    )


def ids_of(sha256: str, every: Iterable[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each suggestion of a document, by its values, with the id that its kind and place give it."""
    seen: Counter[tuple[str, int]] = Counter()
    for one in every:
        place = (one["kind"], one["start"])
        words = f"{sha256} {place[0]} {place[1]} {seen[place]}"
        seen[place] += 1
        yield f"{_LETTERS[place[0]]}-{hashlib.sha256(words.encode()).hexdigest()[:10]}", one


def in_order(suggestions: Iterable[StoredSuggestion]) -> tuple[StoredSuggestion, ...]:
    """Suggestions by where they start, the longer first; the same order every time."""
    return tuple(sorted(suggestions, key=lambda one: (one.start, -one.end, one.kind, one.id)))
