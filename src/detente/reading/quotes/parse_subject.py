"""The subject of a verb as the pipeline's parse has it, where the rules find none."""

from __future__ import annotations

from typing import Any

from detente.documents.document import Span
from detente.reading.quotes.hiding import MASK, Hidden
from detente.reading.quotes.lexicon import DATELINE
from detente.reading.quotes.somebody import is_somebody

_CHAIN = frozenset({"conj", "advcl", "xcomp", "acl", "pcomp", "prep", "dep"})
_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet"})


def is_verb(view: Hidden, at: int) -> bool | None:
    """Whether the word at a place is a verb; None without a parse."""
    token = _token(view, at)
    return None if token is None else token.pos_ in {"VERB", "AUX"}


def subject_by_parse(view: Hidden, sentence: Span, cue: Span) -> Span | None:
    """The words that name the subject of the verb at a cue; None without a parse."""
    token = _token(view, cue.start)
    head = _subject(token) if token is not None else None
    if head is None:
        return None
    span = _naming(head)
    phrase = view.text[span.start : span.end]
    date = DATELINE.match(view.text, sentence.start, sentence.end)
    if (
        span.start < (date.end() if date else sentence.start)
        or span.end > sentence.end
        or MASK in phrase
    ):
        return None
    return span if is_somebody(phrase) else None


def _token(view: Hidden, at: int) -> Any:
    tokens = view.parsed.tokens(Span(at, at + 1))
    return None if tokens is None or not len(tokens) else tokens[0]


def _subject(token: Any) -> Any:
    for _ in range(4):
        for child in token.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.pos_ != "SCONJ":
                return child
        if token.dep_ == "acl" and token.head.pos_ in {"NOUN", "PROPN"}:
            return token.head
        if token.dep_ not in _CHAIN and not (token.dep_ == "ccomp" and token.tag_ == "VBG"):
            return None
        token = token.head
    return None


def _naming(head: Any) -> Span:
    """The noun, what stands before it, and an "of ..." after it."""
    if head.lower_ in {"who", "which", "that"} and head.head.dep_ == "relcl":
        head = head.head.head
    for child in head.children if head.pos_ not in {"PROPN", "PRON"} else ():
        if child.dep_ == "appos" and child.pos_ == "PROPN":
            head = child
            break
    start, end = head.idx, head.idx + len(head)
    for child in head.children:
        if child.dep_ in _LEFT:
            start = min(start, min(token.idx for token in child.subtree))
        if child.dep_ == "prep" and child.i > head.i:
            end = max(end, _of(child))
    return Span(start, end)


def _of(prep: Any) -> int:
    end = prep.idx + len(prep)
    for token in prep.subtree:
        if token.is_punct or token.dep_ in {"relcl", "advcl", "acl"}:
            break
        end = token.idx + len(token)
    return int(end)
