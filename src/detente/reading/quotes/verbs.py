"""Which words of a sentence are verbs of saying, and in what form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.people.roles import BODIES, ROLES
from detente.reading.people.words import word_set
from detente.reading.quotes.hiding import MASK, Hidden
from detente.reading.quotes.lexicon import AUX, LEMMAS, NOUNS_TOO, SOUNDS
from detente.reading.quotes.parse_subject import is_verb
from detente.reading.quotes.somebody import PRONOUNS
from detente.reading.quotes.subjects import SAID_TO

_WORD = re.compile(r"[A-Za-z]+")
NOUN_BEFORE = word_set("the a an his her its their our my your no any every of such")
_BE = word_set("is are was were be been being get got gets")
_BASE_AFTER = word_set(
    """to did does do will would can could may might must should shall they we i you who not n't
    won’t won't didn’t didn't cannot"""
)
_PLURAL = word_set("people police some many others both few most two three women")
_CITED = re.compile(
    r"\b(?:quot|cit|report|accus|mock|blam|critici[sz]|condemn|denounc|prais|thank)(?:ed|es|s|e|ing)\b"
)
_APART = re.compile(r",\s(?:who|whom|whose|which|when|as|after|though|if|while)\b[^,]*,\s$")
"""A clause set apart between a subject and its verb: "Lund, whom he had praised, said"."""
_PAST = word_set("put read said told")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of saying; ``inherits``: its subject is that of a verb before it."""

    span: Span
    passive: bool = False
    inherits: bool = False


def verbs_in(view: Hidden, sentence: Span) -> Iterator[Verb]:
    """The verbs of saying of a sentence, by form and surroundings, and by the parse if any."""
    for match in _WORD.finditer(view.text, sentence.start, sentence.end):
        form = match.group().casefold()
        if form not in LEMMAS or (match.group()[0].isupper() and match.start() != sentence.start):
            continue
        verb = _verb(view, sentence, Span(match.start(), match.end()), form)
        if verb is not None:
            yield verb


def _verb(view: Hidden, sentence: Span, span: Span, form: str) -> Verb | None:
    text = view.text
    before = text[max(sentence.start, span.start - 80) : span.start]
    after = text[span.end : min(sentence.end, span.end + 40)]
    words = re.findall(rf"[\w’'.-]+|[,;:—–{MASK}]", before)
    prior = words[-1].casefold() if words else ""
    beside = bool(re.match(rf"[,:]?\s?{MASK}", after)) or before.rstrip().endswith(MASK)
    if prior in NOUN_BEFORE or prior.endswith(("’s", "'s")) or text[span.end : span.end + 1] == "-":
        return None
    quoted = beside or view.text[sentence.start : sentence.start + 1] == MASK
    if LEMMAS[form] in SOUNDS and not quoted and not (form == "put" and " it" in after[:4]):
        return None
    if LEMMAS[form] == "see" and not re.match(r"\s(?:[\w.’'-]+\s){1,8}as\s", after + " "):
        return None
    verbal = is_verb(view, span.start)
    if not beside and (verbal is False or (form in NOUNS_TOO and not verbal)) and not (
        _verbal_by_rule(form, prior, words, after)
    ):  # fmt: skip
        return None
    if form.endswith("ing"):
        return _participle(span, prior, words)
    if form == LEMMAS[form] and form not in _PAST and not _base_fits(words, prior, before):
        return None
    if form in {"written", "spoken", "sworn"} and not _helps(prior):
        return None
    passive = _is_passive(form, words) and SAID_TO.search(before) is None
    inherits = prior in {"and", "but", "then", "or", "to"} or (
        prior == "," and _after_list(words) and not _APART.search(before)
    )
    if _helps(prior) and not passive:
        helping = list(itertools.takewhile(_helps, (w.casefold() for w in reversed(words))))
        solid = words[-len(helping) - 1].casefold() if len(words) > len(helping) else ""
        alone = helping[-1:] in (["both"], ["all"], ["neither"])  # "and both said"
        inherits = (solid in {"and", "but", "then", "or"} and not alone) or "to" in helping
    return Verb(span=span, passive=passive, inherits=inherits)


def _helps(word: str) -> bool:
    return word in AUX or word.endswith(("n't", "n’t", "ly"))


def _verbal_by_rule(form: str, prior: str, words: list[str], after: str) -> bool:
    last = words[-1] if words else ""
    clause = re.match(r"\s(?:that|he|she|it|they|his|her|its|their|the|on|to)\b", after) is not None
    subject = prior in PRONOUNS or prior in AUX or last[:1].isupper() or prior in ROLES | BODIES
    if form.endswith("ing") and prior in {",", "and", "by", "as", "for", "of"}:
        return True
    if form.endswith("ed"):
        return subject or clause
    if last.endswith("s") and last.islower() and after.startswith(" that "):
        return True
    return subject and (clause or re.match(r"\s[A-Za-z]", after) is not None)


def _is_cited(prior: str, before_words: str) -> bool:
    """Whether "saying" is what somebody is cited as, or blamed for: "quoted Lund as saying"."""
    return prior in {"as", "for", "of"} and _CITED.search(before_words) is not None


def _participle(span: Span, prior: str, words: list[str]) -> Verb | None:
    if _is_cited(prior, " ".join(words)):
        return Verb(span=span, inherits=True)
    if prior in {
        ",",
        "",
        "and",
        "or",
        "but",
        "by",
        "before",
        "after",
        "while",
        "in",
        MASK,
        "when",
        "—",
        "–",
    }:
        return Verb(span=span, inherits=True)
    if prior in AUX:
        return Verb(span=span)
    return Verb(span=span, inherits=True) if len(words) > 1 and words[-2] in {",", "and"} else None


def _base_fits(words: list[str], prior: str, before: str) -> bool:
    if prior in _BASE_AFTER or prior.endswith(("n’t", "n't")) or prior.endswith("ly"):
        return True
    last = words[-1] if words else ""
    phrase = re.split(rf"[,;:—–{MASK}]\s", before.rstrip(", "))[-1].split()
    if any(
        (w.endswith(("s", "men")) and w[-2:] not in {"’s", "'s"}) or w.casefold() in _PLURAL
        for w in phrase
    ):
        return True
    if prior in {",", "and", MASK, ""}:
        return bool(re.search(r"s\b", before)) or not words or prior == MASK
    return last.endswith(("s", "men", "people")) or prior in {
        "also", "still", "now", "both", "all", "themselves", "some", "many", "others", "people",
        "him", "her", "them", "it", "week", "there", "police",
    } or last[:1].isupper()  # fmt: skip


def _is_passive(form: str, words: list[str]) -> bool:
    if not form.endswith(("ed", "en")) and form not in {
        "said",
        "told",
        "put",
        "quoted",
        "thought",
        "read",
    }:
        return False
    for word in reversed(words[-4:]):
        plain = word.casefold()
        if plain in _BE or plain.endswith(("isn’t", "wasn’t", "isn't", "wasn't")):
            return True
        if plain not in AUX and not plain.endswith("ly"):
            return False
    return False


def _after_list(words: list[str]) -> bool:
    """Whether a comma before a verb parts verbs of one subject: "laughed, shrugged, said"."""
    return len(words) > 1 and words[-2].endswith("ed") and words[-2].islower()
