"""Frames of attribution: a verb or phrase of saying, who says it, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.reading.document import Span
from detente.reading.quotes.hiding import MASK, Hidden
from detente.reading.quotes.lexicon import (
    ACCORDING,
    CALL,
    DOCUMENTS,
    LEMMAS,
    NOUN_OF,
    NOUN_THAT,
    PHRASES,
    TELL,
    THINK,
    WANT,
)
from detente.reading.quotes.owners import owner_of
from detente.reading.quotes.parse_subject import subject_by_parse
from detente.reading.quotes.subjects import (
    SAID_TO,
    is_somebody,
    subject_after,
    subject_before,
)
from detente.reading.quotes.verbs import NOUN_BEFORE, Verb, verbs_in

_NOT_SAID = re.compile(
    r"(?:\b(?:not|never|without|nobody|neither|no\sone|declin(?:ed?|es|ing)\sto|refus(?:ed?|es|ing)\sto"
    r"|cannot|unwilling\sto|fail(?:ed|s)?\sto|yet\sto|no\slonger|stopp?ed\sshort\sof|avoid(?:ed|s)?"
    r"|reluctant\sto|hesitat(?:ed?|es)\sto)|n[’']t)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|whether|could|might|may|should|must|can|let|to|want(?:ed|s)?\s\w+\sto)\s"
    r"(?:[\w.’'-]+\s){0,4}$"
)
_WENT_ON = re.compile(
    r"\b(?:w[ae]nt\son|goes\son|continued|began|came\sout|telephoned|called|appeared|seemed|tried|"
    r"used|moved|rushed|hastened|chose|paused|returned|wrote|broke|spoke|stopped|phoned|rang|"
    r"compelled|keen|quick|careful|interrupted|took)\s(?:[\w.’'-]+\s){0,6}to\s(?:\w+ly\s)?$"
)
FINITE = frozenset(
    """has had is was were are will would could should did does do may might can won’t won't hadn’t
    hasn’t isn’t wasn’t didn’t must cannot""".split()
)
_POSTS = frozenset("of on for in who which that with from at to close familiar".split())
_ING = re.compile(r"ing$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One attribution: where its cue and its speaker stand.

    ``kind`` is "say", "tell", "think", "want", "call", "accuse", "according", "noun" or
    "phrase"; ``said`` is false where the text denies the saying, or only supposes it.
    ``inverted``: the speaker follows the cue.
    """

    cue: Span
    lemma: str
    kind: str
    speaker: Span | None
    said: bool = True
    negated: bool = False
    inverted: bool = False
    passive: bool = False

    @property
    def start(self) -> int:
        """Where the frame begins: with its cue or with its speaker."""
        return min(self.cue.start, self.speaker.start if self.speaker else self.cue.start)

    @property
    def end(self) -> int:
        """Where cue and speaker end."""
        return max(self.cue.end, self.speaker.end if self.speaker else self.cue.end)


def frames_in(view: Hidden, sentence: Span) -> tuple[Frame, ...]:
    """The frames of one sentence, in its order.

    >>> from detente.reading.document import Document
    >>> from detente.reading.parsed import parse
    >>> from detente.reading.quotes.hiding import hidden
    >>> text = "The envoy, who left on Friday, said that it was over."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> view = hidden(parsed, parsed.paragraphs, ())
    >>> [(f.lemma, text[f.speaker.start : f.speaker.end]) for f in frames_in(view, Span(0, 53))]
    [('say', 'The envoy')]
    """
    if sentence not in view.known:
        view.known[sentence] = _frames(view, sentence)
    frames: tuple[Frame, ...] = view.known[sentence]
    return frames


def _frames(view: Hidden, sentence: Span) -> tuple[Frame, ...]:
    found: list[Frame] = []
    taken: set[int] = set()
    for pattern, kind in ((ACCORDING, "according"), (PHRASES, "phrase")):
        found += _by_pattern(view, sentence, (pattern, kind), taken)
    for verb in verbs_in(view, sentence):
        if verb.span.start not in taken:
            frame = _verb_frame(view, sentence, verb)
            if frame is not None:
                taken.update(range(*verb.span))
                found.append(frame)
    for pattern in (NOUN_THAT, NOUN_OF):
        found += _by_pattern(view, sentence, (pattern, "noun"), taken)
    return _inherited(view, sentence, sorted(found, key=lambda frame: frame.cue))


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
    if kind == "phrase" and _is_noun_there(text, cue, before):
        return None
    if kind == "according":
        speaker = subject_after(text, cue.end, sentence.end)
        return Frame(cue=cue, lemma=lemma, kind=kind, speaker=speaker, inverted=True)
    if kind == "noun":
        return Frame(cue=cue, lemma=lemma, kind=kind, speaker=owner_of(text, cue, sentence))
    if _ING.search(lemma.split()[0]) or re.search(r"\b(?:and|but|then)\s(?:\w+ly\s)?$", before):
        speaker = None
    else:
        speaker = _subject(view, sentence, cue)
        if speaker is None:
            return None
    between = _between(text, speaker, cue, before)
    return Frame(
        cue=cue, lemma=lemma, kind=kind, speaker=speaker,
        said=_is_said(between), negated=_NOT_SAID.search(between) is not None,
    )  # fmt: skip


def _is_noun_there(text: str, cue: Span, before: str) -> bool:
    """Whether "calls for" and the like stand where only a noun can: "rejected calls for"."""
    last = before.split()[-1:] or [""]
    plain = last[0].casefold()
    return plain in NOUN_BEFORE or plain.endswith(("’s", "'s")) or (
        text[cue.start : cue.start + 5].casefold() == "calls" and plain in LEMMAS
    )  # fmt: skip


def _is_said(before: str) -> bool:
    if _NOT_SAID.search(before):
        return False
    told = _WENT_ON.search(before) or SAID_TO.search(before)
    return told is not None or not _MAYBE.search(before)


def _kind(form: str, lemma: str, after: str) -> str:
    if lemma in {"accuse", "blame"}:
        return "accuse"
    if lemma in {"urge", "request", "implore"} and not after.startswith(" that "):
        return "want"
    if form in TELL and lemma not in {"warn", "answer", "promise"}:
        return "tell"
    if form in TELL and re.match(r"\s[A-Z\w.’'-]+(?:\s[A-Z][\w.’'-]+)*\sthat\b", after):
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
    speaker, inverted = None, False
    if verb.passive:
        by = re.match(r"\s(?:(?!that\b)\w+\s){0,3}?by\s", after)
        if by is None:
            return None
        speaker, inverted = subject_after(text, cue.end + by.end(), sentence.end), True
    elif not verb.inherits:
        if kind in {"say", "think"} or before.rstrip().endswith(MASK):
            speaker = _after_verb(text, sentence, cue, after)
        inverted = speaker is not None
        if speaker is None:
            speaker = _subject(view, sentence, cue)
        if speaker is None or (lemma == "quote" and text[speaker.start : speaker.end] in {"I", "we"}):
            return None
    between = _between(text, speaker, cue, before)
    return Frame(
        cue=cue, lemma=lemma, kind=kind, speaker=speaker, inverted=inverted, passive=verb.passive,
        said=_is_said(between) and not _asked(text, sentence, verb),
        negated=_NOT_SAID.search(between) is not None,
    )  # fmt: skip


def _between(text: str, speaker: Span | None, cue: Span, before: str) -> str:
    """What stands between the subject and its verb, with a "no" that the subject begins with."""
    if speaker is not None and speaker.end <= cue.start:
        first = text[speaker.start : speaker.end].split()[0]
        joining = re.search(r"\b(?:if|unless|whether)\s$", text[max(0, speaker.start - 9) : speaker.start])
        lead = "never " if first.casefold() in {"no", "neither", "nobody", "none"} else ""
        return (joining.group() if joining else "") + lead + text[speaker.end : cue.start].lstrip()
    joined = max(before.rfind(mark) for mark in (",", " and ", " but ", " or "))
    return before[joined + 1 :]


def _asked(text: str, sentence: Span, verb: Verb) -> bool:
    """Whether the saying itself is what a question asks for."""
    if text[sentence.end - 1] != "?":
        return False
    lead = text[sentence.start : verb.span.start]
    return re.match(r"(?:[QA][^:]{0,30}:\s)?(?:Did|Does|Has|Have|Do|Will|Would)\s", lead) is not None


def _after_verb(text: str, sentence: Span, cue: Span, after: str) -> Span | None:
    """The speaker after the verb: `..., said the envoy.`"""
    lead = text[sentence.start : cue.start].rstrip()
    if lead.endswith(",") and _beyond_an_aside(text, sentence, cue):
        return None
    closed = not lead or lead[-1] in f",?!—–{MASK}" or lead.endswith(("...", "…"))
    if not closed or re.match(rf"\s?(?:that\b|[,:.]|{MASK}|to\b|it\b|this\b|them\b|him\b|of\b)", after):
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


def _subject(view: Hidden, sentence: Span, cue: Span) -> Span | None:
    found = subject_before(view.text, sentence.start, cue.start)
    if found is None:
        found = subject_by_parse(view, sentence, cue)
    if found is None:
        return None
    words = [w.strip(".,").casefold() for w in view.text[found.start : found.end].split()]
    core = words[: next((i for i, w in enumerate(words) if i and w in _POSTS), None)]
    return None if not core or core[-1] in DOCUMENTS else found


def _inherited(view: Hidden, sentence: Span, frames: list[Frame]) -> tuple[Frame, ...]:
    """A participle or a second verb has the speaker of the verb before it."""
    done: list[Frame] = []
    for frame in frames:
        speaker = frame.speaker
        if speaker is None and frame.kind not in {"according"}:
            prior = [f.speaker for f in done if f.speaker is not None and f.kind != "noun"]
            speaker = prior[-1] if prior else None
            if speaker is None and frame.kind != "noun":
                speaker = first_subject(view, sentence, frame.cue)
        done.append(
            Frame(
                cue=frame.cue, lemma=frame.lemma, kind=frame.kind, speaker=speaker,
                said=frame.said, negated=frame.negated, inverted=frame.inverted,
                passive=frame.passive,
            )  # fmt: skip
        )
    return tuple(done)


_IRREGULAR = frozenset(
    """went left met came took gave made told sat stood spoke flew began held put sent wrote said
    saw got kept found won lost built broke rose fell threw drew rang sought""".split()
)


def first_subject(view: Hidden, sentence: Span, cue: Span) -> Span | None:
    """The subject that a verb without one has: by the parse, or of its sentence's first verb."""
    by_parse = subject_by_parse(view, sentence, cue) if cue.end > cue.start else None
    if by_parse is not None:
        return by_parse
    text = view.text
    for word in re.finditer(r"[\w’']+", text[sentence.start : min(cue.start, sentence.start + 400)]):
        form = word.group()
        if form in FINITE or form in _IRREGULAR or (form.endswith("ed") and form[0].islower()):
            found = subject_before(text, sentence.start, sentence.start + word.start())
            if found is not None and is_somebody(text[found.start : found.end]):
                return found
    return None
