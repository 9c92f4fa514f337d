"""Frames of attribution: a verb or phrase of saying, who says it, and whom it is said to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from detente.reading.document import Span
from detente.reading.parsed import Parsed
from detente.reading.people.roles import BODIES, ROLES
from detente.reading.quotes.lexicon import (
    ACCORDING,
    CALL,
    FORMS,
    LEMMAS,
    NOUN_THAT,
    PHRASES,
    TELL,
)

_NOT_SAID = re.compile(
    r"(?:\b(?:not|n[’']t|never|without|nobody|no\sone|declined?s?\sto|declining\sto|refus(?:ed|es|ing)\sto"
    r"|if|unless|cannot|unwilling\sto|failed\sto|yet\sto|whether\sto)\s(?:\w+\s){0,2})$",
    re.IGNORECASE,
)
_AUX = (
    r"(?:(?:has|have|had|is|was|are|were|will|would|also|later|then|earlier|again|once|repeatedly|now|"
    r"both|all|even|still|only|since|long|first|just|further|did|do|does|may|could|might|\w+ly|"
    r"went\son\sto|goes\son\sto|began\sto|continued\sto|sought\sto|appeared\sto|seemed\sto|tried\sto|"
    r"been|recently|on\s\w+day|(?:last|this)\s\w+|yesterday|today|in\sturn)\s)*"
)
_NP = (
    r"(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Ss]ome|[Ss]everal|[Mm]any|[Tt]wo|[Tt]hree|"
    r"[Bb]oth|[Aa]nother|[Oo]ther|[Tt]his|[Tt]hat)\s)?"
    r"(?:[\w.’'-]+\s){0,8}?[\w.’'-]+"
)
_PRONOUN = re.compile(rf"\b(he|she|they|it|we|I|you|who|He|She|They|It|We|one)\s{_AUX}$")
_STOP = re.compile(
    r"[,;:—–()“”\"«»]|\b(?:that|when|while|and|but|as|because|if|after|before|which|whom|where|than|"
    r"whether|since|though|although|in|on|at|with|by|from|about|into|or)\s"
)
_RELATIVE = re.compile(r"^,?\s*(?:who|whose|which|a|an|the|his|her|its|[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One attribution: where its cue and its speaker stand.

    ``kind`` is "say", "tell", "think", "want", "call", "according", "noun" or "phrase"; ``token``
    is the place of the verb in the parse, where there is one.
    """

    cue: Span
    lemma: str
    kind: str
    speaker: Span | None
    negated: bool = False
    to: Span | None = None
    token: int | None = None

    @property
    def start(self) -> int:
        """Where the frame begins: with its cue or with its speaker."""
        return min(self.cue.start, self.speaker.start if self.speaker else self.cue.start)

    @property
    def end(self) -> int:
        """Where cue and speaker end."""
        return max(self.cue.end, self.speaker.end if self.speaker else self.cue.end)


def frames_in(parsed: Parsed, hidden: tuple[Span, ...]) -> tuple[Frame, ...]:
    """The frames of a text; cues within ``hidden`` spans (quotations) are passed over."""
    masked = list(parsed.text)
    for span in hidden:
        # Letters in quotations are hidden, so that nobody in them is taken for a speaker.
        masked[span.start : span.end] = "\u2022" * (span.end - span.start)
    text = "".join(masked)
    return tuple(
        frame for sentence in parsed.sentences for frame in _in_sentence(parsed, text, sentence)
    )


def _in_sentence(parsed: Parsed, text: str, sentence: Span) -> list[Frame]:
    found: list[Frame] = []
    taken: set[int] = set()
    for pattern, kind in ((ACCORDING, "according"), (PHRASES, "phrase"), (NOUN_THAT, "noun")):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            taken.update(range(match.start(), match.end()))
            frame = _phrase_frame(parsed, text, sentence, match, kind)
            if frame is not None:
                found.append(frame)
    for match in FORMS.finditer(text, sentence.start, sentence.end):
        if match.start() not in taken:
            frame = _verb_frame(parsed, text, sentence, match)
            if frame is not None:
                found.append(frame)
    return sorted(found, key=lambda frame: frame.cue)


def _phrase_frame(
    parsed: Parsed, text: str, sentence: Span, match: re.Match[str], kind: str
) -> Frame | None:
    cue = Span(match.start(), match.end())
    speaker: Span | None
    if kind == "according":
        speaker = noun_phrase_after(text, cue.end, sentence.end)
    elif kind == "noun":
        speaker = _owner(text, cue, sentence)
        if speaker is None:
            return None
    else:
        token = _token_at(parsed, cue.start)
        speaker = _subject(token, text) if token is not None else None
        speaker = speaker or _subject_by_rule(text, sentence, cue.start)
    lemma = " ".join(match.group().lower().split())
    negated = kind == "phrase" and _NOT_SAID.search(text[sentence.start : cue.start]) is not None
    return Frame(cue=cue, lemma=lemma, kind=kind, speaker=speaker, negated=negated)


def _owner(text: str, cue: Span, sentence: Span) -> Span | None:
    """Whose insistence it is: a possessive before the noun, or "by" and "from" after it."""
    lead = text[sentence.start : cue.start]
    before = re.search(r"((?:[\w.-]+\s){0,5}[\w.-]+)[’']s?\s(?:\w+\s){0,2}$", lead)
    if before is not None:
        start = _after_stop(before.group(1))
        return Span(sentence.start + before.start(1) + start, sentence.start + before.end(1))
    pronoun = re.search(r"\b(his|her|their|its)\s(?:\w+\s){0,2}$", lead, re.IGNORECASE)
    if pronoun is not None:
        return Span(sentence.start + pronoun.start(1), sentence.start + pronoun.end(1))
    after = re.match(rf"\s(?:by|from)\s({_NP})(?=\sthat\b)", text[cue.end : sentence.end])
    return Span(cue.end + after.start(1), cue.end + after.end(1)) if after else None


def _after_stop(lead: str) -> int:
    ends = [match.end() for match in _STOP.finditer(lead)]
    start = ends[-1] if ends else 0
    return start + len(lead[start:]) - len(lead[start:].lstrip())


def _verb_frame(parsed: Parsed, text: str, sentence: Span, match: re.Match[str]) -> Frame | None:
    cue = Span(match.start(), match.end())
    token = _token_at(parsed, cue.start)
    before, after = text[sentence.start : cue.start], text[cue.end : sentence.end]
    quoted_next = re.match(r"\s?[,:]?\s?[“\"«‘']", after) is not None
    if token is not None and token.pos_ not in {"VERB", "AUX"} and not quoted_next:
        beside = re.search(r"[”\"»’']\s?$|,\s$", before) and not re.match(r"\s(?:of|by)\b", after)
        if not (beside and token.dep_ in {"ROOT", "nsubj", "compound", "amod"}):
            return None
    if re.search(r"\b(?:the|a|an|this|his|her|its|their|any|no|of|[’']s)\s$", before) or (
        re.search(r"\bto\s$", before) and match.group() in LEMMAS.values() and token is None
    ):
        return None
    lemma = LEMMAS[match.group()]
    speaker = _inverted(text, sentence, cue)
    if speaker is None and token is not None:
        speaker = _subject(token, text)
    if speaker is None:
        speaker = _subject_by_rule(text, sentence, cue.start)
    passive = token is not None and any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)
    if passive:
        speaker = _agent(token)
    kind = "tell" if match.group() in TELL else "call" if lemma in CALL.values() else "say"
    return Frame(
        cue=_whole_cue(parsed, token, cue), lemma=lemma, kind=kind, speaker=speaker,
        negated=_NOT_SAID.search(before) is not None, to=_addressee(text, cue, sentence, kind),
        token=None if token is None else token.i,
    )  # fmt: skip


def _whole_cue(parsed: Parsed, token: Any, cue: Span) -> Span:
    return cue


def _token_at(parsed: Parsed, at: int) -> Any:
    tokens = parsed.tokens(Span(at, at + 1))
    return None if tokens is None or not len(tokens) else tokens[0]


def _subject(token: Any, text: str) -> Span | None:
    """The subject of a verb, or of the verb that it hangs on."""
    at, hops = token, 0
    while hops < 4:
        for child in at.children:
            if child.dep_ in {"nsubj", "csubj"} and child.pos_ != "SCONJ":
                return _naming(child, text)
            if child.dep_ == "nsubjpass" and at is not token:
                return _naming(child, text)
        if at.dep_ in {"acl"} and at.head.pos_ in {"NOUN", "PROPN"}:
            return _naming(at.head, text)
        if at.dep_ not in {"conj", "advcl", "xcomp", "acl", "pcomp", "prep", "dep", "ccomp"} or (
            at.dep_ == "ccomp" and at.tag_ != "VBG"
        ):
            return None
        at, hops = at.head, hops + 1
    return None


def _agent(token: Any) -> Span | None:
    for child in token.children:
        if child.dep_ == "agent":
            for leaf in child.children:
                return _naming(leaf, "")
    return None


def _naming(head: Any, text: str) -> Span:
    """The words that name the speaker, from the parse: the noun, what stands before it, "of ..."."""
    if head.lower_ in {"who", "which", "that"} and head.head.dep_ == "relcl":
        return _naming(head.head.head, text)
    if head.pos_ not in {"PROPN", "PRON"}:
        for child in head.children:
            if child.dep_ == "appos" and child.pos_ == "PROPN":
                return _naming(child, text)
    start, end = head.idx, head.idx + len(head)
    for child in head.children:
        if child.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"}:
            start = min(start, min(token.idx for token in child.subtree))
        if child.dep_ == "prep" and child.i > head.i and (head.pos_ != "PROPN" or child.lower_ == "of"):
            end = max(end, _prep_end(child))
        if child.dep_ == "amod" and child.i > head.i:
            end = max(end, max(token.idx + len(token) for token in child.subtree))
        if child.dep_ == "conj" and child.pos_ in {"PROPN", "NOUN"} and child.i - head.i < 6:
            end = max(end, child.idx + len(child))
    return Span(start, end)


def _prep_end(prep: Any) -> int:
    end = prep.idx + len(prep)
    for token in prep.subtree:
        if token.is_punct or token.dep_ in {"relcl", "advcl", "acl"}:
            break
        end = token.idx + len(token)
    return int(end)


def _inverted(text: str, sentence: Span, cue: Span) -> Span | None:
    """The speaker after the verb: `..., said the envoy.`"""
    before = text[max(sentence.start, cue.start - 3) : cue.start]
    opening = not text[sentence.start : cue.start].strip("\u2022“”\"«»‘’', ")
    if not (re.search(r"[,”\"»’'?!]\s?$", before) or (opening and before.strip())):
        return None
    if re.match(r"\s?(?:that|[,:“\"«•]|to\b|on\b|in\b|at\b|it\b|this\b|them\b|him\b|of\b)", text[cue.end : cue.end + 6]):
        return None
    if re.search(r"ing$", text[cue.start : cue.end]):
        return None
    return noun_phrase_after(text, cue.end, sentence.end)


def noun_phrase_after(text: str, at: int, end: int) -> Span | None:
    """The noun phrase that begins at a place: up to punctuation, a verb or a new phrase."""
    rest = text[at:end]
    lead = len(rest) - len(rest.lstrip())
    stop = re.search(
        r"[,;:—–()“”\"«»•]|\.(?=\s*$|\s*[”\"’])|\s(?:that|when|while|and|but|as|because|if|after|before|who|"
        r"whom|whose|which|where|on|at|during|said|says|has|had|is|was|were|are|will|would|late|early|"
        r"yesterday|today|last|this|speaking|told|in)\b|[’']\s?$|[.]$",
        rest[lead:],
    )
    stretch = rest[lead : lead + stop.start()] if stop else rest[lead:]
    stretch = stretch.rstrip(" .")
    if not stretch or len(stretch.split()) > 14:
        return None
    return Span(at + lead, at + lead + len(stretch))


def _subject_by_rule(text: str, sentence: Span, at: int) -> Span | None:
    lead = text[sentence.start : at]
    pronoun = _PRONOUN.search(lead)
    if pronoun is not None:
        return Span(sentence.start + pronoun.start(1), sentence.start + pronoun.end(1))
    bare = re.sub(rf"(?<=[\s,]){_AUX}$", "", lead)
    trimmed = bare.rstrip()
    if trimmed.endswith(","):
        # A description between commas: who it is stands before it.
        cut = trimmed[:-1].rfind(",")
        if cut < 0 or not _RELATIVE.match(trimmed[cut:]):
            return None
        trimmed = trimmed[:cut].rstrip()
    start = _after_stop(trimmed)
    phrase = trimmed[start:]
    if not phrase or "\u2022" in phrase or len(phrase.split()) > 10:
        return None
    if not (phrase[0].isupper() or _names_somebody(phrase)):
        return None
    return Span(sentence.start + start, sentence.start + len(trimmed))


def _names_somebody(phrase: str) -> bool:
    words = {word.strip(".,").casefold() for word in phrase.split()}
    return bool(words & (ROLES | BODIES)) or any(word[:1].isupper() for word in phrase.split())


def _addressee(text: str, cue: Span, sentence: Span, kind: str) -> Span | None:
    after = text[cue.end : sentence.end]
    if kind == "tell":
        match = re.match(
            r"\s((?:[\w.’'-]+\s){0,5}?[\w.’'-]+)(?=\s(?:that|on|in|at|to|he|she|it|they|the|his|by|during)\b|[,.:])",
            after,
        )
    else:
        match = re.match(r"\s(?:clear\s)?to\s((?:the\s|his\s)?[\w.’'-]+(?:\s[A-Z][\w.’'-]+)*)(?=\sthat\b|[,.:])", after)
    if match is None or match.group(1).split()[0] in {"that", "the" if kind == "x" else "that"}:
        return None
    return Span(cue.end + match.start(1), cue.end + match.end(1))
