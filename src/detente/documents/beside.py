"""What a document holds beside its text, put into cautions so that a person sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from detente.documents.document import Comment

_MOST = 20
_LONG = 300
_KEPT = 1000


class Unseen:
    """Words that no reader of a document takes as standing, gathered as they are met.

    Examples
    --------
    >>> unseen = Unseen()
    >>> for words in ("We would ", "give it up."):
    ...     unseen.keep("hidden", words, where=1)
    >>> unseen.keep("struck through", " ")
    >>> list(unseen.cautions())
    ['Hidden, and not read: “We would give it up.”']
    """

    def __init__(self) -> None:
        self._words: list[tuple[str, str]] = []
        self._where: object = None

    def __bool__(self) -> bool:
        return bool(self._words)

    def keep(self, how: str, words: str, where: object = None) -> None:
        """Add words; to the last ones, if those were kept from the reader as they are, and there.

        Parameters
        ----------
        how : str
            "hidden", "struck through", "covered" or "off the page".
        words : str
        where : object
            The paragraph or the page.
        """
        last, said = self._words[-1] if self._words else ("", "")
        if last == how and where is not None and where is self._where:
            self._words[-1] = how, said + words if len(said) < _KEPT else said
        else:
            self._words.append((how, words[:_KEPT]))
        self._where = where

    def cautions(self) -> Iterator[str]:
        """The words, as cautions."""
        shown = [(how, _short(words)) for how, words in self._words if words.strip()]
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
            done = ", resolved" if comment.resolved else ""
            yield f"Comment by {author}{about}{done}: “{_short(comment.text)}”"
            for reply in comment.replies[:_MOST]:
                by = _short(reply.author) or "somebody"
                yield f"Reply by {by}: “{_short(reply.text)}”"
        yield from _rest(len(comments), "comments")


def _changes(after: str, before: str) -> Iterator[str]:
    was = list((Counter(before.split("\n\n")) - Counter(after.split("\n\n"))).elements())
    added = (Counter(after.split("\n\n")) - Counter(before.split("\n\n"))).total()
    accepted = "The text is read as if every tracked change were accepted"
    if not was:
        new = f"{_paragraphs(added)} added" if added else "the words are the same"
        yield f"{accepted}: {new}."
        return
    verb = "was" if len(was) == 1 else "were"
    yield f"{accepted}: {_paragraphs(len(was))} {verb} otherwise before."
    for paragraph in was[:_MOST]:
        yield f"Before the tracked changes: “{_short(paragraph)}”"
    yield from _rest(len(was), "paragraphs")


def _rest(number: int, what: str) -> Iterator[str]:
    if number > _MOST:
        yield f"… and {number - _MOST} more {what}; detente read FILE --json gives all of them."


def _paragraphs(number: int) -> str:
    return f"{number} paragraph{'' if number == 1 else 's'}"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONG else words[: _LONG - 1] + "…"
