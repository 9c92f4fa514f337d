"""Whether an event took place, is to come, or did not come about: from the words of its clause."""

from __future__ import annotations

from dataclasses import dataclass

from detente.reading.events.frames import verbs, words
from detente.reading.events.sentence import Sentence
from detente.reading.lexicon.read import lexicon

_NOT = frozenset(["not", "never", "no", "nor", "neither", "nobody", "none", "without", "hardly"])
_TIME = lexicon("events")["standing"]
_LISTS = {key: frozenset(value) for key, value in _TIME.items()}


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether an event took place, and whether it is to come; None where the text leaves it."""

    happened: bool | None
    planned: bool | None
    why: str


def negated(low: str) -> bool:
    """Whether a word denies."""
    return low in _NOT or low.endswith(("n’t", "n't"))


def of_verb(sentence: Sentence, at: int, ahead: bool) -> Standing | None:
    """How the event of a verb stands; None where nothing is told: the present, a custom."""
    low, high = sentence.clause(at)
    before = [sentence.low(n) for n in range(max(low, at - 12), at)]
    lemma, kinds = verbs()[sentence.low(at)]
    after = [sentence.low(n) for n in range(at + 1, min(high, at + 4))]
    if any(map(negated, before)) or (after[:1] == ["no"] and lemma != "say"):
        refusal = {"would", "will", "could", "can", "shall", "may", "should"} & set(before[-5:])
        return None if refusal else Standing(False, False, "negated")
    if _called_off(lemma, after):
        return Standing(False, False, "called off")
    supposed = _supposed(sentence, low, before)
    if supposed is not None:
        return supposed
    if "to" in before[-3:] and _to(before):
        return _of_infinitive(before, ahead)
    helper = next((word for word in reversed(before[-6:]) if word in words("helpers")
                   or word.endswith(("’ll", "'ll"))), "")  # fmt: skip
    if helper:
        return _of_helper(helper, before, lemma, kinds, ahead)
    return _of_form(sentence, at, before, kinds, ahead)


def _to(before: list[str]) -> bool:
    return before[-1] == "to" or before[-2:] in (["to", "be"], ["to", "have"]) or (
        before[-1].endswith("ly") and before[-2:-1] == ["to"]
    )  # fmt: skip


def _called_off(lemma: str, after: list[str]) -> bool:
    return lemma in words("called_off") or (lemma in ("call", "put") and "off" in after)


def _supposed(sentence: Sentence, low: int, before: list[str]) -> Standing | None:
    """What is asked, supposed, denied or rumoured."""
    first = sentence.low(low)
    if sentence.asks or {first, *before[:2]} & {"if", "unless", "whether"} or (
        first in ("had", "should", "were") and len(before) > 1
    ):  # fmt: skip
        return Standing(False, False, "hypothetical")
    above = [sentence.low(n) for n in range(max(0, low - 6), low + 1)]
    if _LISTS["denials"] & {*above, *before[-3:]} and not any(map(negated, above)):
        return Standing(False, False, "denied")
    if _LISTS["rumours"] & {*above, *before}:
        return Standing(None, None, "rumoured")
    return None


def _of_infinitive(before: list[str], ahead: bool) -> Standing | None:
    place = len(before) - 1 - before[::-1].index("to")
    governors = before[max(0, place - 3) : place]
    if before[-1] == "have" and {"was", "were"} & set(governors):
        return Standing(False, False, "was to have been")
    if _LISTS["done"] & set(governors):
        return Standing(True, False, "decided")
    if _LISTS["undone"] & set(governors):
        return Standing(False, False, "refused")
    if _LISTS["arranged"] & set(governors):
        was = {"was", "were", "had"} & set(before[:place])
        return Standing(False, ahead or not was, "arranged")
    return Standing(False, ahead, "intended") if ahead else None


def _of_helper(
    helper: str, before: list[str], lemma: str, kinds: frozenset[str], ahead: bool
) -> Standing | None:
    if {"will", "shall", "won’t"} & set(before) or any(w.endswith(("’ll", "'ll")) for w in before):
        return Standing(False, True, "to come")
    if {"would", "could", "might", "may", "should", "must", "can", "cannot"} & set(before):
        later = "would" in before and "have" not in before and ahead
        return Standing(False, True, "to come") if later else None
    fixed = lemma in words("fixed")
    if helper in ("is", "are", "being", "be") or fixed:
        planned = ahead or (fixed and not {"was", "were", "had"} & set(before))
        return Standing(False, planned, "arranged") if planned or fixed else None
    if "ing" in kinds and "part" not in kinds and helper in ("was", "were", "been"):
        return Standing(True, False, "told as past")
    return Standing(True, False, "told as past")


def _of_form(
    sentence: Sentence, at: int, before: list[str], kinds: frozenset[str], ahead: bool
) -> Standing | None:
    if "past" in kinds or "part" in kinds:
        return Standing(True, False, "told as past")
    if sentence.headline and kinds & {"base", "s"}:
        return Standing(True, False, "headline")
    if kinds & {"base", "s"}:
        return Standing(False, True, "to come") if ahead else None
    lead = before[-1] if before else sentence.low(at - 2)
    return Standing(True, False, "told as past") if lead in ("after", "of", "by", "since") else None


def existential(sentence: Sentence, at: int) -> Standing | None:
    """How what "there is", "there was no" stands; ``at`` is the place of "there"."""
    after = [sentence.low(n) for n in range(at + 1, at + 6)]
    if {sentence.low(at - 1), sentence.low(at - 2)} & {"if", "unless", "whether"}:
        return Standing(False, False, "hypothetical")
    if any(map(negated, after)):
        return Standing(False, False, "negated")
    if sentence.asks or {"could", "may", "might", "would", "have"} & set(after):
        return Standing(False, False, "possible")
    if {"will", "shall"} & set(after):
        return Standing(False, True, "to come")
    return Standing(True, False, "told as past") if {"was", "were"} & set(after) else None


def of_phrase(sentence: Sentence, first: int, noun: int, ahead: bool) -> Standing | None:
    """How the event that a noun names stands."""
    inside = {sentence.low(n) for n in range(first, noun)}
    above = [sentence.low(n) for n in range(max(0, first - 4), first)]
    definite = sentence.low(first) not in ("a", "an")
    if any(map(negated, inside)):
        return Standing(False, False, "negated")
    if _LISTS["denials"] & set(above):
        return Standing(False, False, "denied")
    if ahead or inside & _LISTS["coming"]:
        return Standing(False, True, "to come")
    if inside & _LISTS["possible"]:
        return None
    if not definite and (sentence.asks or _LISTS["wished"] & set(above)):
        return None
    return Standing(True, False, "named as a fact")
