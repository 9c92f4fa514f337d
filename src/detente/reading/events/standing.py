"""Whether an event took place, is to come, or did not come about: from the words of its clause."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from detente.reading.events.frames import verbs, words
from detente.reading.events.sentence import Sentence

_POSSIBLE = frozenset(["would", "could", "might", "may", "should", "must", "can", "cannot"])


class Standing(NamedTuple):
    """Whether an event took place, and whether it is to come; neither of what is denied."""

    happened: bool
    planned: bool
    why: str


PAST = Standing(True, False, "told as past")


def _past(why: str = "told as past") -> Standing:
    return Standing(True, False, why)


def _not(why: str) -> Standing:
    return Standing(False, False, why)


def _ahead(why: str = "to come") -> Standing:
    return Standing(False, True, why)


def denies(lows: Iterable[str]) -> bool:
    """Whether one of these words denies."""
    return any(low in words("denying") or low.endswith(("n’t", "n't")) for low in lows)


def of_verb(sentence: Sentence, at: int, ahead: bool, course: bool) -> Standing | None:
    """How the event of a verb stands; None where nothing is told: a custom, a wish, what may be.

    ``ahead`` says that its day is to come, ``course`` that the verb tells of the course of what a
    noun names: "a meeting is planned".
    """
    low, high = sentence.clause(at)
    before = sentence.lows[max(low, at - 12) : at]
    after = sentence.lows[at + 1 : min(high, at + 4)]
    lemma, kinds = verbs()[sentence.low(at)]
    off = lemma in words("put_off") and {"off", "back"} & set(after[:2])
    if denies(before) or (after[:1] == ["no"] and lemma != "say"):
        return None if {*_POSSIBLE, "shall"} & set(before[-5:]) else _not("negated")
    if lemma in words("called_off") or (off and lemma != "break"):
        return _not("called off")
    if _conditional(sentence, low, before):
        bare = kinds <= {"base", "s"} and not words("helpers") & set(before)
        return None if bare else _not("hypothetical")
    above = sentence.lows[max(0, low - 6) : low + 1]
    denied = words("denials") & {*above, *before[-3:]} and not denies(above)
    if denied or words("rumours") & {*above, *before}:
        return _not("denied or rumoured")
    after_to = before[len(before) - before[::-1].index("to") :] if "to" in before else ["?"]
    if words("be") | {"have"} >= {word for word in after_to if not word.endswith("ly")}:
        return _of_infinitive(before, ahead)
    helpers = [
        word for word in before[-6:] if word in words("helpers") or word.endswith(("’ll", "'ll"))
    ]
    if helpers:
        return _of_helpers(helpers, before, ahead, course and lemma in words("fixed"))
    if course and lemma in words("fixed"):
        return _ahead("arranged")
    if kinds & {"past", "part"}:
        return _past()
    if sentence.headline and kinds & {"base", "s"}:
        return _past("headline")
    if kinds & {"base", "s"}:
        return _ahead() if ahead else None
    return _past() if sentence.low(at - 1) in ("after", "of", "by", "since") else None


def _conditional(sentence: Sentence, low: int, before: list[str]) -> bool:
    """What is asked or supposed: "if", "had they met"."""
    follows = sentence.low(low + 1) in words("subjects", "determiners")
    inverted = sentence.low(low) in ("had", "should", "were") and (
        follows or low + 1 in sentence.names
    )
    return sentence.asks or inverted or bool(words("conditions") & {sentence.low(low), *before[:2]})


def _of_infinitive(before: list[str], ahead: bool) -> Standing | None:
    place = len(before) - 1 - before[::-1].index("to")
    governors = set(before[max(0, place - 3) : place])
    governors -= words("be") - set(before[place - 1 : place])
    was = bool({"was", "were", "had"} & set(before[:place]))
    if was and "have" in before[place:]:
        return _not("called off")
    if words("done") & governors:
        return _past()
    if words("undone") & governors:
        return _not("negated")
    if words("arranged") & governors:
        return _ahead("arranged") if ahead or not was else _not("arranged")
    return _ahead("arranged") if ahead else None


def _of_helpers(helpers: list[str], before: list[str], ahead: bool, fixed: bool) -> Standing | None:
    if "will" in helpers or helpers[-1].endswith(("’ll", "'ll")):
        return _ahead()
    if "shall" in helpers:  # a treaty's clause, unless it sets a day
        return _ahead() if ahead else None
    if _POSSIBLE & set(before):
        return _ahead() if "would" in before and "have" not in before and ahead else None
    if helpers[-1] in ("is", "are", "being", "be") or fixed:
        planned = ahead or (fixed and not {"was", "were", "had"} & set(before))
        return _ahead("arranged") if planned else _not("arranged") if fixed else None
    return _past()


def of_there(sentence: Sentence, there: int) -> Standing | None:
    """How what "there is", "there was no" stands."""
    after = set(sentence.lows[there + 1 : there + 6])
    if words("conditions") & set(sentence.lows[max(0, there - 2) : there]):
        return None
    if denies(after):
        return _not("negated")
    if words("denials") & set(sentence.lows[max(0, there - 3) : there]):
        return _not("denied or rumoured")
    if sentence.asks or "have" in after:
        return _not("hypothetical") if after & {"to", "would", "could"} or sentence.asks else None
    if {"will", "shall"} & after:
        return _ahead()
    return _past() if {"was", "were"} & after else None


def of_phrase(sentence: Sentence, first: int, noun: int, ahead: bool) -> Standing | None:
    """How the event that a noun names stands."""
    inside = set(sentence.lows[first:noun])
    above = set(sentence.lows[max(0, first - 4) : first])
    if denies(inside):
        return _not("negated")
    if words("denials") & above:
        return _not("denied or rumoured")
    if ahead or inside & words("coming"):
        return _ahead()
    hoped = sentence.asks or words("wished") & above
    if inside & words("possible") or (hoped and sentence.low(first) in ("a", "an")):
        return None
    return _past("named as a fact")
