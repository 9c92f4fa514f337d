"""What a document holds beside its text, put into cautions so that a person sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from detente.documents.document import Comment

_MOST = 20
_LONG = 300
Unseen = tuple[str, str]
"""How some words are kept from the reader, and the words: ("struck through", "withdraws")."""


def left_out(unseen: Iterable[Unseen]) -> Iterator[str]:
    """Cautions that show the words which no reader of the document takes as standing.

    Examples
    --------
    >>> for caution in left_out([("hidden", "We would give it up."), ("struck through", " ")]):
    ...     print(caution)
    Hidden, and not read: “We would give it up.”
    """
    shown = [(how, _short(words)) for how, words in unseen if words.strip()]
    for how, words in shown[:_MOST]:
        yield f"{how[0].upper()}{how[1:]}, and not read: “{words}”"
    if len(shown) > _MOST:
        yield f"… and {len(shown) - _MOST} more pieces that are hidden or struck through."


def beside(after: str, before: str | None, comments: Sequence[Comment]) -> Iterator[str]:
    """Cautions that show what tracked changes took away, and the comments in the margin.

    Parameters
    ----------
    after, before : str
        The text with every tracked change accepted, and with every one rejected; the latter is
        None if there are none.
    comments : sequence of Comment

    Examples
    --------
    >>> for caution in beside("We go.", "We stay.", [Comment(author="Lis", text="Never!")]):
    ...     print(caution)
    The text is read as if every tracked change were accepted: 1 paragraph was otherwise before.
    Before the tracked changes: “We stay.”
    Comments are not read: there is 1.
    Comment by Lis: “Never!”
    """
    if before is not None:
        yield from _changes(after, before)
    if comments:
        verb = "is" if len(comments) == 1 else "are"
        yield f"Comments are not read: there {verb} {len(comments)}."
        for comment in comments[:_MOST]:
            place = after[slice(*comment.place)] if comment.place else ""
            about = f", about “{_short(place)}”" if place.strip() else ""
            author = _short(comment.author) or "somebody"
            yield f"Comment by {author}{about}: “{_short(comment.text)}”"
        yield from _rest(len(comments), "comments")


def _changes(after: str, before: str) -> Iterator[str]:
    was, added = _only_in(before, after), _only_in(after, before)
    accepted = "The text is read as if every tracked change were accepted"
    if not was:
        new = f"{len(added)} {_paragraphs(len(added))} added" if added else "the words are the same"
        yield f"{accepted}: {new}."
        return
    verb = "was" if len(was) == 1 else "were"
    yield f"{accepted}: {len(was)} {_paragraphs(len(was))} {verb} otherwise before."
    for paragraph in was[:_MOST]:
        yield f"Before the tracked changes: “{_short(paragraph)}”"
    yield from _rest(len(was), "paragraphs")


def _only_in(text: str, other: str) -> list[str]:
    """The paragraphs that the other text does not have."""
    there = Counter(other.split("\n\n"))
    only = []
    for paragraph in text.split("\n\n"):
        if there[paragraph]:
            there[paragraph] -= 1
        elif paragraph.strip():
            only.append(paragraph)
    return only


def _rest(number: int, what: str) -> Iterator[str]:
    if number > _MOST:
        yield f"… and {number - _MOST} more {what}; detente read FILE --json gives all of them."


def _paragraphs(number: int) -> str:
    return "paragraph" if number == 1 else "paragraphs"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONG else words[: _LONG - 1] + "…"
