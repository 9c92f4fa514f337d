"""Frames of attribution: a verb or phrase of saying, who says it, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import replace

from detente.documents.document import Span
from detente.reading.people.words import word_set
from detente.reading.quotes.denial import between_of, is_asked, is_negated, is_said
from detente.reading.quotes.frame import Frame
from detente.reading.quotes.hiding import MASK, Hidden
from detente.reading.quotes.lexicon import (
    ACCORDING,
    CALL,
    DOCUMENTS,
    IMPERSONAL,
    LEMMAS,
    NOUN_OF,
    NOUN_THAT,
    PHRASES,
    TELL,
    THINK,
    WANT,
)
from detente.reading.quotes.owners import owner_of
from detente.reading.quotes.passed_on import CITING, quoted_as_saying
from detente.reading.quotes.speakers import inherited, speaker_after, speaker_before
from detente.reading.quotes.subjects import subject_after, subject_before
from detente.reading.quotes.verbs import NOUN_BEFORE, Verb, verbs_in

_ING = re.compile(r"ing$")
_HEARD_BY = re.compile(
    r"\s(?:[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+)*|him|her|them|us|me|reporters|"
    r"(?:the|his|her|both|all)\s\w+)\sthat\b"
)
_DOES = re.compile(
    r"\s((?:an?|the|two|three|four|five|several|some|many|one|both|his|her|their|its)\s(?:[\w’'-]+\s)*?"
    r"([a-z]+(?:er|or|ist|ian|ant)s?))(?=[,.;]|$|\s(?:who|in|at|on|with|close|familiar|briefed)\b)"
)
_OWNED = re.compile(
    r"in\s([\w.’' -]{2,40}?)(?:[’']s?)?\s(?:view|opinion|telling|account)$", re.IGNORECASE
)
"""In somebody's view."""
_SET_APART = re.compile(r",\s(?:(?:when|if|once|as)\s)?$")
"""Before a participle about the subject: "Lund, asked by the envoy"."""
_THINGS = word_set(
    """letter letters paper papers order orders border borders newspaper newspapers number numbers
    matter matters register list"""
)
_WHEN_ASKED = re.compile(r"(?:\b(?:[Ww]hen|[Ii]f|[Oo]nce|was|were|been|being)\s|^)$")
_RELATIVE_TOO = re.compile(
    r"(?:remark|comment|repl|answer|word|statement|message|signal|observation)"
)
"""Nouns whose "that" may as well begin a relative clause: "a remark that an aide wrote down"."""
MOST = 25
"""Frames of one sentence; no honest one has more."""


def frames_in(view: Hidden, sentence: Span) -> tuple[Frame, ...]:
    """The frames of one sentence, in its order.

    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> from detente.reading.quotes.hiding import hidden
    >>> text = "The envoy, who left on Friday, said that it was over."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> view = hidden(parsed, parsed.paragraphs, ())
    >>> [(f.lemma, text[f.speaker.start : f.speaker.end]) for f in frames_in(view, Span(0, 53))]
    [('say', 'The envoy')]
    """
    if sentence not in view.known:
        view.known[sentence] = _same_words(view, sentence)
    frames: tuple[Frame, ...] = view.known[sentence]
    return frames


def _same_words(view: Hidden, sentence: Span) -> tuple[Frame, ...]:
    """The frames of a sentence; of the same words again only if a parse may differ."""
    if view.parsed.doc is not None:
        return _frames(view, sentence)
    words = view.text[sentence.start : sentence.end]
    if words not in view.seen:
        view.seen[words] = (sentence.start, _frames(view, sentence))
    first, frames = view.seen[words]
    by = sentence.start - first
    return frames if by == 0 else tuple(_moved(frame, by) for frame in frames)


def _moved(frame: Frame, by: int) -> Frame:
    cue = Span(frame.cue.start + by, frame.cue.end + by)
    who, told = (
        one and Span(one.start + by, one.end + by) for one in (frame.speaker, frame.reporter)
    )
    return replace(frame, cue=cue, speaker=who, reporter=told)


def _frames(view: Hidden, sentence: Span) -> tuple[Frame, ...]:
    found: list[Frame] = []
    taken: set[int] = set()
    for pattern, kind in ((ACCORDING, "according"), (PHRASES, "phrase")):
        found += _by_pattern(view, sentence, (pattern, kind), taken)
    for verb in verbs_in(view, sentence):
        if len(found) >= MOST:
            break
        if verb.span.start not in taken:
            frame = _verb_frame(view, sentence, verb)
            if frame is not None:
                taken.update(range(*verb.span))
                found.append(frame)
    found += _by_pattern(view, sentence, (NOUN_THAT, "noun"), taken)
    found += _by_pattern(view, sentence, (NOUN_OF, "words"), taken)
    found += _by_pattern(view, sentence, (IMPERSONAL, "impersonal"), taken)
    return inherited(view, sentence, sorted(found, key=lambda frame: frame.cue)[:MOST])


def _by_pattern(
    view: Hidden, sentence: Span, pattern: tuple[re.Pattern[str], str], taken: set[int]
) -> list[Frame]:
    found: list[Frame] = []
    for match in pattern[0].finditer(view.text, sentence.start, sentence.end):
        if match.start() in taken:
            continue
        frame = _phrase_frame(view, sentence, Span(match.start(), match.end()), pattern[1])
        if frame is not None:
            taken.update(range(match.start(), match.end()))
            found.append(frame)
    return found


def _phrase_frame(view: Hidden, sentence: Span, cue: Span, kind: str) -> Frame | None:
    text = view.text
    lemma = " ".join(text[cue.start : cue.end].casefold().split())
    before = text[max(sentence.start, cue.start - 60) : cue.start]
    if kind == "phrase" and (
        _is_noun_there(text, cue, before) or (lemma == "asked for" and _WHEN_ASKED.search(before))
    ):
        return None
    if kind == "according":
        owned = _OWNED.match(text, *cue)
        speaker = subject_after(text, cue.end, sentence.end) or _somebody(text, cue.end)
        if owned is not None:
            speaker = Span(cue.start + owned.start(1), cue.start + owned.end(1))
        return Frame(cue=cue, lemma=lemma, kind=kind, speaker=speaker, inverted=True)
    if kind == "impersonal":
        cue = Span(cue.start + text[cue.start : cue.end].index(" ") + 1, cue.end)
        return Frame(cue=cue, lemma=lemma, kind=kind, speaker=None)
    needs_owner = kind == "words" or (kind == "noun" and _RELATIVE_TOO.match(lemma))
    if needs_owner and owner_of(text, cue, sentence) is None:
        return None
    if kind in {"noun", "words"}:
        return Frame(cue=cue, lemma=lemma, kind=kind, speaker=owner_of(text, cue, sentence))
    if _ING.search(lemma.split()[0]) or re.search(r"\b(?:and|but|then)\s(?:\w+ly\s)?$", before):
        speaker = None
    else:
        speaker = speaker_before(view, sentence, cue)
        if speaker is None:
            return None
    between = between_of(text, speaker, cue, before)
    return Frame(
        cue=cue, lemma=lemma, kind=kind, speaker=speaker,
        said=is_said(between), negated=is_negated(between),
    )  # fmt: skip


def _somebody(text: str, at: int) -> Span | None:
    """Somebody by what they do, after "according to": "the harbor master"."""
    match = _DOES.match(text, at, at + 80)
    if match is None or match.group(2) in DOCUMENTS | _THINGS:
        return None
    return Span(match.start(1), match.end(1))


def _is_noun_there(text: str, cue: Span, before: str) -> bool:
    """Whether "calls for" and the like stand where only a noun can: "rejected calls for"."""
    last = before.split()[-1:] or [""]
    plain = last[0].casefold()
    return plain in NOUN_BEFORE or plain.endswith(("’s", "'s")) or (
        text[cue.start : cue.start + 5].casefold() == "calls" and plain in LEMMAS
    )  # fmt: skip


def _kind(form: str, lemma: str, after: str) -> str:
    if lemma in {"accuse", "blame"}:
        return "accuse"
    if lemma in {"urge", "request", "implore"} and not after.startswith(" that "):
        return "want"
    if lemma == "offer" and after.startswith(" to "):
        return "say"
    if form in TELL and lemma not in {"warn", "answer", "promise"}:
        return "tell"
    if form in TELL and _HEARD_BY.match(after):
        return "tell"
    if form in THINK and lemma != "see":
        return "think"
    if form in WANT and re.match(r"\s(?!that\b)\w", after):
        return "want"
    return "call" if form in CALL and lemma not in {"insist", "demand", "warn"} else "say"


def _verb_frame(view: Hidden, sentence: Span, verb: Verb) -> Frame | None:
    text, cue = view.text, verb.span
    before = text[max(sentence.start, cue.start - 60) : cue.start]
    after = text[cue.end : min(sentence.end, cue.end + 120)]
    form = text[cue.start : cue.end].casefold()
    lemma = LEMMAS[form]
    kind = _kind(form, lemma, after)
    if form in {"convinced", "persuaded"} and after.startswith(" that "):
        return None
    speaker, inverted, reporter = None, False, None
    quoted = quoted_as_saying(text, cue, sentence.end) if lemma in CITING else None
    if quoted is not None and not verb.passive:
        reporter = None if verb.inherits else speaker_before(view, sentence, cue)
        return Frame(cue=cue, lemma=lemma, kind="call", speaker=quoted, reporter=reporter)
    if verb.passive and lemma in CITING and re.match(r"\sby\s[^,;]{2,60}\sas\s\w+ing\b", after):
        speaker = speaker_before(view, sentence, cue)
        if speaker is None:
            return None
    elif re.match(r"\sby\s", after) and _SET_APART.search(before) and form.endswith("ed"):
        speaker, inverted = subject_after(text, cue.end + 4, sentence.end), True  # "asked by Lund"
    elif verb.passive:
        by = re.match(r"\s(?:(?!that\b)\w+\s){0,3}?by\s", after)
        if by is None:
            return None
        speaker, inverted = subject_after(text, cue.end + by.end(), sentence.end), True
        reporter = subject_before(text, sentence.start, cue.start)
    elif not verb.inherits:
        if kind in {"say", "think"} or before.rstrip().endswith(MASK):
            speaker = speaker_after(text, sentence, cue, after)
        inverted = speaker is not None
        if speaker is None:
            speaker = speaker_before(view, sentence, cue)
        if speaker is None or (
            lemma == "quote" and text[speaker.start : speaker.end] in {"I", "we"}
        ):
            return None
    between = between_of(text, speaker, cue, before)
    return Frame(
        cue=cue, lemma=lemma, kind=kind, speaker=speaker, inverted=inverted, passive=verb.passive,
        reporter=reporter,
        said=is_said(between) and not is_asked(text, sentence, verb.span),
        negated=is_negated(between),
    )  # fmt: skip
