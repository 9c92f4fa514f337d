"""Indirect statements: what somebody is said to have said, thought, wanted or refused."""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.documents.document import Span
from detente.reading.parsed import Parsed
from detente.reading.people.who import Who
from detente.reading.people.words import word_set
from detente.reading.quotes.around import Content
from detente.reading.quotes.contents import contents_of
from detente.reading.quotes.frame import Frame
from detente.reading.quotes.frames import frames_in
from detente.reading.quotes.hearers import channel_of, hearer_of
from detente.reading.quotes.scene import Scene
from detente.reading.quotes.voices import Voices, whole_cue
from detente.reading.suggestion import Suggestion

_REFUSED = word_set("accept want support favour favor believe think expect agree endorse")
_THOUGHTS = word_set("conviction belief feeling confidence expectation hope fear doubt")
_RUMOUR = re.compile(
    r"(?:allegation|accusation|claim|suggestion|rumou?r|report|fear|charge)s?", re.I
)


def indirect(scene: Scene, quoted: Sequence[Suggestion]) -> list[Suggestion]:
    """The indirect statements of a document, in its order, each with its speaker.

    Parameters
    ----------
    scene : Scene
    quoted : sequence of Suggestion
        The direct quotations; what is told within them is theirs, save in turns of a transcript.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> from detente.reading.actors import Actors
    >>> from detente.reading.parsed import parse
    >>> from detente.reading.quotes.scene import scene_of
    >>> text = "Anna Lund, the envoy, said that talks would go on, but that time was short."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [(one.text, one.person) for one in indirect(scene_of(parsed, Actors()), [])]
    [('talks would go on', 'Anna Lund'), ('time was short', 'Anna Lund')]
    """
    parsed, view, voices = scene.parsed, scene.view, scene.voices
    said = {(one.start, one.end): one for one in quoted}
    found: dict[Span, Suggestion] = {}
    for sentence in view.sentences:
        frames = frames_in(view, sentence)
        taken: list[Span] = []
        for frame in sorted(frames, key=lambda f: f.cue.start):
            if not _counts(parsed, voices, frame, taken):
                continue
            for content in contents_of(view, sentence, frame, frames):
                if content.span not in found and content.span not in said:
                    taken.append(content.span)
                    found[content.span] = _statement(parsed, voices, frame, content)
    return [found[span] for span in sorted(found)]


def _counts(parsed: Parsed, voices: Voices, frame: Frame, taken: Sequence[Span]) -> bool:
    """Whether a frame tells that something was said, thought, wanted or refused."""
    within = any(span.start <= frame.cue.start and frame.cue.end <= span.end for span in taken)
    wanting = frame.kind in {"want", "call"} or frame.lemma in {"hope", "want", "expect", "offer"}
    wanting = wanting or (frame.kind == "noun" and frame.lemma in _THOUGHTS)
    if frame.kind == "call" or frame.passive or (within and (wanting or not frame.said)):
        return False
    if frame.speaker is None:
        if frame.kind == "impersonal":
            return True
        return frame.kind == "noun" and _RUMOUR.fullmatch(frame.lemma) is not None
    first = parsed.text[frame.speaker.start : frame.speaker.end].casefold()
    if first == "you" or (first == "which" and voices.who(frame.speaker).party is None):
        return False
    if first in {"i", "we"}:
        told = parsed.text[frame.cue.start : frame.cue.end] in {
            "told",
            "said",
            "warned",
            "promised",
        }
        return frame.said and told and voices.turn_at(frame.speaker.start) is not None
    if not frame.said:
        return (
            frame.negated
            and frame.lemma in _REFUSED
            and not first.startswith(("no ", "neither", "nobody"))
        )
    return True


def _statement(parsed: Parsed, voices: Voices, frame: Frame, content: Content) -> Suggestion:
    who = voices.who(frame.speaker) if frame.speaker else Who(why="no speaker is named")
    cue = whole_cue(parsed.text, frame)
    return Suggestion(
        document=parsed.document.name, kind="indirect", start=content.span.start,
        end=content.span.end, text=parsed.text[content.span.start : content.span.end],
        speaker=parsed.text[frame.speaker.start : frame.speaker.end] if frame.speaker else None,
        person=who.person, party=who.party, role=who.role, cue=cue,
        to=hearer_of(parsed.text, frame), channel=channel_of(parsed, frame),
        confidence=round(content.confidence * (1.0 if who.person or who.party else 0.9), 3),
        why=(f"{content.why} (“{cue}”)", who.why),
    )  # fmt: skip
