"""What the page says on which documents are read and what they propose is decided."""

from __future__ import annotations

READING = "Reading a document"
NO_FILE = "Choose a document first."
NO_DAY = "Write a day, such as 2031-05-09, or a month, such as 2031-05."
NO_DOCUMENT = "No such document was read into this dossier."
NO_SUGGESTION = "Nothing of that kind is proposed in this document."
NOT_THERE = "These words do not stand in the document so; select or copy them as they are there."
NOBODY = "Say of which party, or who of those named here."
DAY_SET = "What states no day in this document is of that day now."
MOVED = "The dossier is of the later day now."
NAMED = "The name is known in this dossier now."
MARKED = "Proposed. Say who it was, and accept it."
ALREADY = "Somebody has decided on this meanwhile; it stands as shown."
NO_ROLE = "role not stated"


def accepted(row: str, file: str, *, again: bool) -> str:
    """What became of a suggestion.

    >>> accepted("dorn-2031-05-09", "statements.csv", again=False)
    'Accepted: dorn-2031-05-09 in statements.csv.'
    """
    return f"Accepted: {row} in {file}{', with one more source' if again else ''}."


def rejected(id: str) -> str:
    """What is out of sight now."""
    return f"Rejected: {id}."


def open_again(id: str) -> str:
    """What undoing does.

    >>> open_again("q-1")
    'Undone: q-1 is open again.'
    """
    return f"Undone: {id} is open again."
