"""From a document to what it suggests: every reader in turn, put together in the text's order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.documents.document import Document
from detente.reading.actors import Actors
from detente.reading.confidence import likely, with_confidence
from detente.reading.dates.find import dates as dates_in
from detente.reading.events.deadlines import deadlines
from detente.reading.events.drafts import drafts
from detente.reading.events.events import events
from detente.reading.events.options import options
from detente.reading.issues.day_said import on_their_day
from detente.reading.issues.issues_of import Issues
from detente.reading.parsed import parse
from detente.reading.pipeline import Pipeline
from detente.reading.quotes.scene import scene_of
from detente.reading.quotes.statements import indirect, quotations
from detente.reading.reading import Reading
from detente.reading.suggestion import Suggestion
from detente.reading.topics import Topic

UNDATED = "The day of publication is not known: dates such as “on Tuesday” have no value. Give it."


def suggestions_in(
    document: Document,
    actors: Actors,
    topics: Sequence[Topic],
    pipeline: Pipeline | None = None,
) -> Reading:
    """What a document suggests, in the order of its text.

    Parameters
    ----------
    document : Document
    actors : Actors
        Who may speak; without a dossier an empty list.
    topics : sequence of Topic
        What may be spoken of.
    pipeline : Pipeline, optional
        A loaded English pipeline; without one the rules read alone, and the cautions say so.

    Returns
    -------
    Reading
    """
    parsed = parse(document, pipeline)
    dated = dates_in(parsed, actors)
    scene = scene_of(parsed, actors)
    quoted = quotations(scene)
    said = [*quoted, *indirect(scene, quoted)]
    happened = [
        *events(parsed, dated, actors),
        *deadlines(parsed, dated, actors),
        *drafts(parsed, dated, actors),
        *options(parsed, actors),
    ]
    found = [*on_their_day(said, dated, parsed), *happened]
    every = [*dated, *Issues(parsed, topics, actors).put_on(found)]
    cautions = (*document.cautions, *parsed.cautions)
    if document.published is None:
        cautions = (*cautions, UNDATED)
    return Reading(document=document, suggestions=in_order(every), cautions=cautions)


def in_order(suggestions: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """Suggestions by where they start, the longer first, each once."""
    every = {(one.start, -one.end, one.kind, one.cue or ""): one for one in suggestions}
    made = (with_confidence(every[key]) for key in sorted(every))
    return tuple(suggestion for suggestion in made if likely(suggestion))
