"""What both readers of statements need of a document: its marks, its turns, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.parsed import Parsed
from detente.reading.people.cast import cast_of
from detente.reading.quotes.hiding import Hidden, hidden
from detente.reading.quotes.marks import Marked, marked
from detente.reading.quotes.transcript import Turn, turns_in
from detente.reading.quotes.voices import Voices, voices_in


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """A document with its quotations hidden, and everybody who speaks in it.

    Attributes
    ----------
    stretches, top : tuple of Marked
        Everything between quotation marks, and what is not within other marks.
    """

    parsed: Parsed
    stretches: tuple[Marked, ...]
    top: tuple[Marked, ...]
    turns: tuple[Turn, ...]
    view: Hidden
    voices: Voices


def scene_of(parsed: Parsed, actors: Actors) -> Scene:
    """The scene of a document."""
    stretches = marked(parsed.text, parsed.paragraphs)
    top = tuple(stretch for stretch in stretches if stretch.depth == 0)
    turns = turns_in(parsed, actors)
    view = hidden(parsed, _without_labels(parsed, turns), top)
    cast = cast_of(parsed, actors, tuple(stretch.inner for stretch in top))
    return Scene(
        parsed=parsed,
        stretches=stretches,
        top=top,
        turns=turns,
        view=view,
        voices=voices_in(view, cast, turns),
    )


def _without_labels(parsed: Parsed, turns: tuple[Turn, ...]) -> list[Span]:
    starts = {parsed.paragraph_at(turn.words.start).start: turn.words.start for turn in turns}
    return [Span(starts.get(p.start, p.start), p.end) for p in parsed.paragraphs]
