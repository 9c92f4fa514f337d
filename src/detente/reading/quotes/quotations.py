"""Direct quotations, between marks or as turns of a transcript, with their speakers."""

from __future__ import annotations

import bisect
import re

from detente.reading.parsed import Parsed
from detente.reading.people.who import Who
from detente.reading.quotes.attributions import Attribution, attributions_in
from detente.reading.quotes.hearers import channel_of, hearer_of
from detente.reading.quotes.hiding import hidden
from detente.reading.quotes.marks import Marked
from detente.reading.quotes.scene import Scene
from detente.reading.quotes.transcript import Turn
from detente.reading.quotes.voices import Voices, whole_cue
from detente.reading.suggestion import Suggestion

REPEATED = 400
"""Code points within which the same few words again are no new quotation."""


def quotations(scene: Scene) -> list[Suggestion]:
    """The direct quotations of a document, in its order, each with its speaker.

    Scare quotes, names, defined terms and words quoted as words are no quotations. A quotation
    that is split, or runs over paragraphs, gives one suggestion a piece, with ``piece_of`` in
    common; one that nothing closes ends with its paragraph.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> from detente.reading.actors import Actors
    >>> from detente.reading.parsed import parse
    >>> from detente.reading.quotes.scene import scene_of
    >>> text = "“We are ready,” said Anna Lund, the envoy. “Very.” The “truce” holds."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [(one.text, one.person) for one in quotations(scene_of(parsed, Actors()))]
    [('We are ready,', 'Anna Lund'), ('Very.', 'Anna Lund')]
    """
    parsed, voices, top = scene.parsed, scene.voices, scene.top
    spoken = [t for t in scene.turns if not t.floor and not _all_quoted(t, top)]
    found = [_turn(parsed, voices, turn) for turn in spoken]
    found += _suggested(parsed, voices, attributions_in(scene.view, top))
    for outer, within in _nested(scene.stretches):
        inner = hidden(parsed, [outer.inner], within)
        found += _suggested(parsed, voices, attributions_in(inner, within), inside=True)
    return sorted(found, key=lambda one: (one.start, -one.end))


def _all_quoted(turn: Turn, top: tuple[Marked, ...]) -> bool:
    """Whether a turn is in quotation marks from beginning to end, and so is found by them."""
    index = bisect.bisect_right(top, turn.words.start, key=lambda mark: mark.outer.start) - 1
    return index >= 0 and top[index].outer.end >= turn.words.end


def _nested(stretches: tuple[Marked, ...]) -> list[tuple[Marked, tuple[Marked, ...]]]:
    """Each quotation that holds others, with those directly within it."""
    found: list[tuple[Marked, tuple[Marked, ...]]] = []
    held: list[Marked] = []
    outer: Marked | None = None
    for stretch in (*stretches, None):
        if stretch is None or stretch.depth == 0:
            if outer is not None and held:
                found.append((outer, tuple(held)))
            outer, held = stretch, []
        elif stretch.depth == 1:
            held.append(stretch)
    return found


def _turn(parsed: Parsed, voices: Voices, turn: Turn) -> Suggestion:
    who = voices.of_turn(turn)
    return Suggestion(
        document=parsed.document.name, kind="quotation", start=turn.words.start,
        end=turn.words.end, text=parsed.text[turn.words.start : turn.words.end],
        speaker=parsed.text[turn.label.start : turn.label.end], person=who.person,
        party=who.party, role=who.role, cue=":", piece_of=f"turn-{turn.label.start}",
        confidence=0.95, why=("a turn of a transcript", who.why),
    )  # fmt: skip


def _suggested(
    parsed: Parsed, voices: Voices, made: list[Attribution], *, inside: bool = False
) -> list[Suggestion]:
    found: list[Suggestion] = []
    recent: list[tuple[int, str, Who]] = []
    whole = 0
    for one in made:
        span = one.stretch.inner
        words = _plain(parsed.text[span.start : span.end])
        if inside and (_of_the_speaker(parsed, one) or len(words.split()) < 2):
            continue
        who = voices.who(one.speaker) if one.speaker else Who()
        if any(
            _again(words, who, before)
            for before in recent[-8:]
            if span.start - before[0] < REPEATED
        ):
            continue
        recent.append((span.end, words, who))
        whole = whole if one.follows and found else span.start
        found.append(_quotation(parsed, voices, one, (whole, inside)))
    return found


def _again(words: str, who: Who, before: tuple[int, str, Who]) -> bool:
    """Whether somebody's words stand, whole, in what the same person was quoted with before."""
    _, said, speaker = before
    same = (who.person, who.party) == (speaker.person, speaker.party)
    return same and len(words.split()) >= 3 and f" {words} " in f" {said} "


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().casefold()


def _of_the_speaker(parsed: Parsed, one: Attribution) -> bool:
    """Whether a quotation within another is the same speaker's own ("I said: ...")."""
    if one.speaker is None or one.frame is None:
        return True
    return parsed.text[one.speaker.start : one.speaker.end].casefold() in {"i", "we"}


def _quotation(
    parsed: Parsed, voices: Voices, one: Attribution, place: tuple[int, bool]
) -> Suggestion:
    span, (whole, inside) = one.stretch.inner, place
    who = voices.who(one.speaker) if one.speaker else Who(why="no speaker is named")
    turn = voices.turn_at(span.start)
    frame = one.frame
    return Suggestion(
        document=parsed.document.name, kind="quotation", start=span.start, end=span.end,
        text=parsed.text[span.start : span.end],
        speaker=parsed.text[one.speaker.start : one.speaker.end] if one.speaker else None,
        person=who.person, party=who.party, role=who.role,
        cue=whole_cue(parsed.text, frame) if frame else None,
        to=hearer_of(parsed.text, frame) if frame else None,
        channel=channel_of(parsed, frame) if frame else None,
        piece_of=f"quotation-{whole}", nested=inside or (turn is not None and not turn.floor),
        confidence=one.confidence if who.person or who.party else round(one.confidence * 0.9, 3),
        why=(one.why, who.why) if one.stretch.closed else (one.why, who.why, "nothing closes it"),
    )  # fmt: skip
