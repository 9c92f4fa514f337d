"""Texts under negotiation: the phrase that names each, and which text it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.happenings.lexicon import DRAFT
from detente.reading.happenings.phrases import phrase_of, with_participle
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_NOUN = (
    r"(?:(?:counter-?)?proposal|plan|draft|text|paper|outline|framework|blueprint|document|version"
    r"|road ?map|formula|counter-?offer|non-?paper|maps)"
)
_TELLING = (
    r"first|second|third|fourth|fifth|original|initial|earlier|previous|revised|new|latest|amended"
    r"|updated|final|modified|rewritten|working|bridging|draft|peace|own|so-called|\d+-point"
    r"|[a-z]+-point|[a-z]+-page|counter"
)
_PHRASE = re.compile(
    rf"\b(?:(?:the|a|an|his|her|its|their|that|this|two|both|[A-Z][\w’'-]+[’']s?|[A-Z]\w+[’'])\s)"
    rf"(?:[\w’'-]+\s){{0,3}}?{_NOUN}\b"
    r"(?:\s(?:of|known as|for)\s(?:the\s)?(?:[A-Z0-9][\w’'-]*\s?)+(?:points|articles|pages)?)?"
    r"(?:,\s\w+(?:ed|en)\s(?:in|on|by)\s[^,.;:]{2,30})?",
    re.IGNORECASE,
)
_TELLS = re.compile(rf"\b(?:{_TELLING})\b", re.IGNORECASE)
_MADE_OVER = re.compile(
    r"\b(?:second|third|fourth|fifth|revised|new|latest|amended|updated|final|modified|rewritten"
    r"|redrafted)\b",
    re.IGNORECASE,
)
_REMADE = re.compile(
    r"\b(?:replaced|superseded|became|rewriting of|redrafted|amended|revision of|based on"
    r"|takes up|drawn from|merged)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(first|original|initial|second|third|fourth|fifth)\b", re.IGNORECASE)
_SAME = {"original": "first", "initial": "first"}
_NEW = re.compile(r"\b(?:a|an|another)\b", re.IGNORECASE)


def drafts(
    parsed: Parsed, dates: Sequence[Suggestion] = (), actors: Actors | None = None
) -> list[Suggestion]:
    """The texts under negotiation that a text names, with their lineage.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> text = "The original 28-point text was rewritten. The revised proposal is shorter."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [(d.text, d.draft, d.derived_from) for d in drafts(parsed)]
    [('The original 28-point text', 'first-text', None),
     ('The revised proposal', 'revised-proposal', 'first-text')]
    """
    made: list[Suggestion] = []
    for span in _phrases(parsed, dates):
        text = parsed.text[span.start : span.end]
        name = _slug(text)
        known = {d.draft for d in made[-200:]}
        made.append(
            Suggestion(
                document=parsed.document.name,
                kind="draft",
                start=span.start,
                end=span.end,
                text=text,
                draft=name,
                derived_from=_source(parsed, span, name, made),
                confidence=0.6,
                why=("named before" if name in known else "names a text under negotiation",),
            )
        )
    return made


def _phrases(parsed: Parsed, dates: Sequence[Suggestion]) -> Iterator[Span]:
    if parsed.doc is None:
        for match in _PHRASE.finditer(parsed.text):
            if _TELLS.search(match.group()) or match.group()[0].isupper():
                yield Span(match.start(), match.start() + len(match.group().rstrip(" ,")))
        return
    last = -1
    for token in parsed.doc:
        if token.pos_ not in ("NOUN", "PROPN") or not DRAFT.search(token.lower_):
            continue
        if token.dep_ == "compound" or token.left_edge.idx < last:
            continue
        span = with_participle(phrase_of(token, parsed.text), parsed.text, dates)
        span = _before_leak(parsed, token, span)
        if _says_something(parsed, token, span, dates):
            last = span.end
            yield span


def _before_leak(parsed: Parsed, noun: Any, span: Span) -> Span:
    """A phrase without the verb that the parse took for a participle: "the text leaked"."""
    for child in noun.rights:
        leaked = child.dep_ == "acl" and child.lemma_ == "leak"
        if leaked and span.start < child.idx < span.end:
            return Span(span.start, len(parsed.text[: child.idx].rstrip()))
    return span


def _says_something(parsed: Parsed, noun: object, span: Span, dates: Sequence[Suggestion]) -> bool:
    """Whether a phrase tells one text from others: by number, novelty, author or day."""
    text = parsed.text[span.start : span.end]
    if re.search(r"\b(?:any|no|every|what|which)\b", text[:6], re.IGNORECASE):
        return False
    if len(text.split()) < 2 or re.match(
        r"(?:the )?(?:treaty|article|protocol|package)s?$", text, re.I
    ):
        return False
    dated = any(span.start <= d.start and d.end <= span.end for d in dates)
    owned = re.match(r"(?:[A-Z][\w’'-]+\s?)*[A-Z]?\w+[’']s?\s|his |her |its |their ", text)
    pages = re.search(r"\bof (?:\w+ )?(?:\d+|[a-z]+) (?:points|articles|pages)\b", text)
    clause = re.search(rf"{_NOUN}\s(?:which|that|he|she|they|known)\b|^(?:two|both)\s", text, re.I)
    named = re.match(
        rf"(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat) (?:[\w-]+ )?(?:[A-Z][a-z]+|[A-Z]\.[A-Z]\.)[\w.-]* "
        rf"(?:[\w-]+ )?(?:\w+-)?{_NOUN}",
        text,
    )
    lettered = re.search(
        r"\b(?:Paper|Annex|Draft|Text|Version|Plan|Document) (?:[A-Z]\b|\d|[IVX]+\b)", text
    )
    return bool(lettered or _TELLS.search(text) or named or dated or owned or pages or clause)


def _slug(text: str) -> str:
    words = re.findall(r"[a-z0-9]+(?:-[a-z]+)*", text.lower().replace("’", "").split(",")[0])
    numbered = _NUMBERED.search(text)
    noun = next((w for w in words if DRAFT.search(w)), words[-1])
    if numbered:
        word = numbered.group(1).lower()
        return f"{_SAME.get(word, word)}-{noun}"
    skip = {"the", "a", "an", "his", "her", "its", "their", "of", "so-called", "that", "this"}
    kept = [w for w in words[: words.index(noun) + 1] if w not in skip][-3:]
    return "-".join(kept)[:60].strip("-") or noun


def _source(parsed: Parsed, span: Span, name: str, made: Sequence[Suggestion]) -> str | None:
    """The text that a draft was made from: the last other one, where its words say so."""
    earlier = [d for d in made[-200:] if d.draft != name]
    same = next((d for d in made[-200:] if d.draft == name), None)
    if same is not None:
        return same.derived_from
    sentence = parsed.sentence_at(span.start)
    text = parsed.text[span.start : span.end]
    around = parsed.text[max(sentence.start, span.start - 400) : span.end]
    if earlier and (_MADE_OVER.search(text) or (_REMADE.search(around) and _NEW.search(text))):
        return earlier[-1].draft
    if earlier and re.search(r"\bbecame\b", around):
        return earlier[-1].draft
    return None
