"""The speaker of a cue: after it, before it, or that of the verb before."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.documents.document import Span
from detente.reading.people.words import word_set
from detente.reading.quotes.frame import FINITE, Frame
from detente.reading.quotes.hiding import MASK, Hidden
from detente.reading.quotes.lexicon import DOCUMENTS
from detente.reading.quotes.parse_subject import subject_by_parse
from detente.reading.quotes.passed_on import CITING
from detente.reading.quotes.somebody import is_somebody
from detente.reading.quotes.subjects import subject_after, subject_before

_AS = re.compile(r"^\s(?:(?:by\s[^,;]{2,60}\s)?(?:as|for|of)\s(?:having\s)?)?$")
_POSTS = word_set("of on for in who which that with from at to close familiar")
_INVERTED = re.compile(
    r"(?:(?:And|But|Or|So)\s)?(?:[Dd]oes|[Dd]id|[Dd]o|[Ww]ill|[Ww]ould|[Cc]an|[Cc]ould|[Ss]hould)\s"
    r"(he|she|they|(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?[A-Z][\w’-]+)\s"
)
"""A question's subject stands after its first verb: "Or does he turn round, after saying"."""
_IRREGULAR = word_set(
    """went left met came took gave made told sat stood spoke flew began held put sent wrote
    said saw got kept found won lost built broke rose fell threw drew rang sought"""
)


def speaker_after(text: str, sentence: Span, cue: Span, after: str) -> Span | None:
    """The speaker after the verb: `..., said the envoy.`"""
    lead = text[sentence.start : cue.start].rstrip()
    if lead.endswith(",") and _beyond_an_aside(text, sentence, cue):
        return None
    closed = not lead or lead[-1] in f",?!—–{MASK}" or lead.endswith(("...", "…"))
    if not closed or re.match(
        rf"\s?(?:that\b|[,:.]|{MASK}|to\b|it\b|this\b|them\b|him\b|of\b)", after
    ):
        return None
    found = subject_after(text, cue.end, sentence.end)
    if found is None:
        return None
    # "The minister, when asked, said Russia would": what follows is a clause, not the speaker.
    following = re.match(r"\s([\w’']+)", text[found.end : found.end + 20])
    if following is not None and following.group(1) in FINITE:
        return None
    if not lead and text[cue.start].isupper():
        return None
    return found


def _beyond_an_aside(text: str, sentence: Span, cue: Span) -> bool:
    """Whether the subject stands before a description: "Anna Lund, the envoy, said Norway"."""
    found = subject_before(text, sentence.start, cue.start)
    return found is not None and "," in text[found.end : cue.start - 2].rstrip()[:-1]


def speaker_before(view: Hidden, sentence: Span, cue: Span) -> Span | None:
    """The speaker before a verb, by rule or by the parse; a text that "says" something is none."""
    found = subject_before(view.text, sentence.start, cue.start)
    if found is None:
        found = subject_by_parse(view, sentence, cue)
    if found is None:
        return None
    words = [w.strip(".,").casefold() for w in view.text[found.start : found.end].split()]
    core = words[: next((i for i, w in enumerate(words) if i and w in _POSTS), None)]
    return None if not core or core[-1] in DOCUMENTS else found


def inherited(view: Hidden, sentence: Span, frames: list[Frame]) -> tuple[Frame, ...]:
    """A participle or a second verb has the speaker of the verb before it."""
    done: list[Frame] = []
    for frame in frames:
        speaker = frame.speaker
        if speaker is None and frame.kind not in {"according", "impersonal"}:
            nouns = {"noun", "words"}
            prior = [
                f for f in done if f.speaker is not None and f.kind not in nouns | {"according"}
            ]
            if not _perfect(view.text, frame):
                prior = [f for f in prior if not _perfect(view.text, f)] or prior
            as_saying = done[-1:] and done[-1].lemma in CITING and done[-1].speaker is not None
            if as_saying and _AS.search(view.text[done[-1].end : frame.cue.start]):
                prior = done  # "quoted the envoy as saying"
            speaker = prior[-1].speaker if prior else None
            if speaker is None and frame.kind not in nouns:
                speaker = first_subject(view, sentence, frame.cue)
        done.append(replace(frame, speaker=speaker))
    return tuple(done)


def _perfect(text: str, frame: Frame) -> bool:
    """Whether a cue has a helping verb, as what is reported has beside the verb that reports it."""
    lead = text[max(0, frame.cue.start - 12) : frame.cue.start]
    return re.search(r"\b(?:had|would|has|have|will|could)\s$", lead) is not None


def first_subject(view: Hidden, sentence: Span, cue: Span) -> Span | None:
    """The subject that a verb without one has: by the parse, or of its sentence's first verb."""
    by_parse = subject_by_parse(view, sentence, cue) if cue.end > cue.start else None
    if by_parse is not None:
        return by_parse
    text = view.text
    asked = _INVERTED.match(text, sentence.start, cue.start)
    if asked is not None:
        return Span(asked.start(1), asked.end(1))
    tried = 0
    for word in re.finditer(
        r"[\w’']+", text[sentence.start : min(cue.start, sentence.start + 400)]
    ):
        if tried == 4:
            break
        form = word.group()
        if form in FINITE or form in _IRREGULAR or (form.endswith("ed") and form[0].islower()):
            tried += 1
            found = subject_before(text, sentence.start, sentence.start + word.start())
            if found is not None and is_somebody(text[found.start : found.end]):
                return found
    return None
