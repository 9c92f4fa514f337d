"""The speaker's stance on the scale of the dossier, from the cue, the words and their negation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from detente.dossier.model.drafts import Stance
from detente.reading.matters.negation import negation_of
from detente.reading.matters.whose import Whose


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A stance and the words that tell it."""

    stance: Stance
    word: str
    negated: bool = False
    sure: float = 1.0

    @property
    def why(self) -> str:
        """The reason, in words."""
        return f"stance by “{self.word}”" + (", negated" if self.negated else "")


# Each family is tried in this order: what is said more sharply is looked for first.
_FAMILIES: tuple[tuple[Stance, str], ...] = (
    (
        "red-line",
        r"red lines?|non[- ]negotiable|not negotiable|not up for (?:negotiation|discussion|debate)"
        r"|under no circumstances?|will never|shall never|would never|must never|can never"
        r"|(?:is|are|was|were) final|never, ever|never again"
        r"|out of the question|not (?:one|an|a single) inch",
    ),
    (
        "rejects",
        r"reject(?:s|ed|ing|ion)?|refus(?:e|es|ed|ing|al)|rul(?:e|es|ed|ing) out"
        r"|rul(?:e|es|ed|ing) (?:it|them|this|that) out|dismiss(?:es|ed|ing)?|unacceptable"
        r"|spurn(?:s|ed|ing)?|turn(?:s|ed|ing)? (?:it |them )?down|den(?:y|ies|ied|ying)"
        r"|no (?:deal|compromise|concessions?|surrender|withdrawal)",
    ),
    (
        "objects",
        r"object(?:s|ed|ing|ions?)?(?= (?:to|that|over|strongly)\b)|objections?"
        r"|oppos(?:e|es|ed|ing|ition)|criticis(?:e|es|ed|ing|m)|criticiz(?:e|es|ed|ing)"
        r"|condemn(?:s|ed|ing)?|complain(?:s|ed|ing)?|disagree(?:s|d|ing)?|protest(?:s|ed|ing)?"
        r"|reservations|misgivings|accus(?:e|es|ed|ing)|mock(?:s|ed|ing)?"
        r"|derid(?:e|es|ed|ing)|resist(?:s|ed|ing)?|against(?! all)",
    ),
    (
        "accepts-part",
        r"(?:agree[ds]?|accept(?:s|ed)?|consent(?:s|ed)?|settled?)[^.;]{0,25}?"
        r"\b(?:some|part|parts|partly|several|certain|most)\b"
        r"|in part|partially (?:agree|accept)\w*"
        r"|offer(?:s|ed|ing)?(?= (?:to|the|them|him|her|us)\b)"
        r"|no longer (?:demand|insist|ask|claim)\w*|drop(?:s|ped)? (?:the|its|his"
        r"|her|their) (?:demand|claim|objection)s?",
    ),
    (
        "demands",
        r"(?<!the )(?<!this )(?<!that )(?<!his )(?<!her )(?<!its )(?<!their )(?<!any )demands?"
        r"|demand(?:ed|ing)|insist(?:s|ed|ing|ence)?(?= (?:on|upon|that)\b)"
        r"|requir(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:for|on)"
        r"|(?:must|has to|have to|had to|needs? to)"
        r"|press(?:es|ed|ing)? for|ultimatum|want(?:s|ed)?|goal (?:is|was)|the most important"
        r"|red line is",
    ),
    (
        "accepts",
        r"accept(?:s|ed|ing|ance|able)?|agree(?:s|d|ing)?(?= (?:to|on|with|that)\b)"
        r"|(?:ready|willing|prepared) (?:to|for)|consent(?:s|ed|ing)?|approv(?:e|es|ed|ing|al)"
        r"|(?:can|could) live with|conced(?:e|es|ed|ing)|sign(?:s|ed)? up to|relent(?:s|ed|ing)?"
        r"|open to",
    ),
    (
        "supports",
        r"support(?:s|ed|ing|ive)?|back(?:s|ed|ing)?(?= (?:the|a|an|this|that|his|her|its|any)\b)"
        r"|favou?r(?:s|ed|ing)?|in favou?r of|endors(?:e|es|ed|ing|ement)|welcom(?:e|es|ed|ing)"
        r"|propos(?:e|es|ed|ing)|prefer(?:s|red|ring)?|seek(?:s|ing)?|sought"
        r"|urg(?:e|es|ed|ing)|committed to|advocat(?:e|es|ed|ing)|would like|hop(?:e|es|ed)",
    ),
    (
        "undecided",
        r"undecided|(?:not|n[’']t|nothing|yet to|not yet)(?: \w+)? decided?|weighing|considering"
        r"|no decision|made no decision|(?:still )?studying|not (?:yet )?sure"
        r"|(?:has|have|had) no(?:t)? (?:position|view)|neither \w+ nor \w+",
    ),
)
_COMPILED = tuple(
    (stance, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for stance, words in _FAMILIES
)
_CONDITION = re.compile(
    r"\b(?:if|provided|providing|unless|on condition|as long as|so long as|only when|only once"
    r"|only after|in exchange for|in return for|subject to|the day that|until)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\b(?:before|until|unless)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:will|would|can|could|may|shall)\b(?! not\b)[^.;?!]{0,80}?"
    r"\b(if|provided|providing|unless|on condition|as long as|only when|only once|only after"
    r"|until|in exchange for|in return for)\b",
    re.IGNORECASE,
)
"""What is offered, and the word that binds it to a condition."""
_STRONG_NOT = re.compile(r"\bnever\b", re.IGNORECASE)
_NEGATED: dict[Stance, Stance | None] = {
    "red-line": None,
    "rejects": "undecided",
    "objects": "accepts",
    "accepts-part": "rejects",
    "demands": None,
    "accepts": "rejects",
    "supports": "objects",
    "undecided": None,
}
_UNSURE = 0.7
_A_RED_LINE = re.compile(r"red lines?", re.IGNORECASE)
_MUST = re.compile(r"\b(?:must|has to|have to|had to|needs? to)\b", re.IGNORECASE)
_MUST_NOT = re.compile(
    r"\b(?:must|may|can|could|should|will|would)(?: not|n[’']t)\b|\b(?:cannot|won[’']t|can[’']t)\b"
)


def stance_in(words: str, *, cue: str = "", whose: Whose | None = None) -> Told | None:
    """The stance that a statement tells; None where its words do not say.

    Parameters
    ----------
    words : str
        What was said, or the clause it stands in.
    cue : str
        The verb or phrase by which it is ascribed to its speaker.
    whose : Whose, optional
        Who speaks: what another does, according to the words, is then no stance of the speaker.

    Examples
    --------
    >>> stance_in("The ridge is acceptable if troops of the League stand on it").stance
    'acceptable-if'
    >>> stance_in("we will not accept foreign troops").stance
    'rejects'
    >>> stance_in("foreign troops on the hills", cue="demanded").stance
    'demands'
    >>> stance_in("It was a long meeting", cue="said")
    """
    inside, by_cue = _first(words, whose), _first(cue) if cue else None
    told = inside or by_cue
    if inside is not None and by_cue is not None and by_cue.stance not in ("demands", "supports"):
        told = by_cue  # "rejected the demand", "agreed to support": the act of saying it rules
    if told is None:
        return None if _left_open(words) else _plainly(words, whose)
    if inside is None and told.stance in ("objects", "supports", "accepts"):
        told = _bound(words, whose) or told
    if told.stance in ("accepts", "supports") and _CONDITION.search(words):
        return replace(told, stance="acceptable-if", negated=False)
    if told.stance == "rejects" and told.negated and (on := _FIRST.search(words)):
        return Told(stance="acceptable-if", word=on.group(), sure=told.sure)
    return told


def _first(text: str, whose: Whose | None = None) -> Told | None:
    """The family met first in the order of the text; on a tie the sharper."""
    best: tuple[int, Told] | None = None
    for stance, pattern in _COMPILED:
        for match in pattern.finditer(text):
            sure = whose.sureness(text, *match.span()) if whose else 1.0
            if not sure:
                continue  # another does it
            told = _read(stance, match, text)
            if told is not None and (best is None or match.start() < best[0]):
                best = match.start(), replace(told, sure=told.sure * sure)
            break
    return best[1] if best else None


def _read(stance: Stance, match: re.Match[str], text: str) -> Told | None:
    word = match.group()
    negation = negation_of(text, *match.span())
    if negation.word is not None and _A_RED_LINE.fullmatch(word):
        return None
    if stance == "demands" and _MUST.fullmatch(word) and not negation.word:
        return _of_must(word, text[match.end() :])
    if stance in ("red-line", "undecided"):
        return Told(stance=stance, word=word)
    if negation.unsure:
        return None
    if negation.at_least and stance in ("accepts", "supports"):
        return Told(stance="demands", word=word, sure=_UNSURE)
    if negation.word is None:
        return Told(stance=stance, word=word)
    if stance == "accepts" and _STRONG_NOT.search(negation.word) and not word.endswith("ed"):
        return Told(stance="red-line", word=f"{negation.word} … {word}")
    turned = "objects" if word.lower().startswith("want") else _NEGATED[stance]
    if turned is None:
        return None
    sure = _UNSURE if negation.quantity else 1.0
    return Told(stance=turned, word=word, negated=True, sure=sure)


def _left_open(words: str) -> bool:
    """Whether the words name a stance but leave open which: then none is read into them."""
    return any(
        negation_of(words, *match.span()).unsure
        for _, pattern in _COMPILED
        for match in pattern.finditer(words)
    )


def _of_must(word: str, after: str) -> Told:
    if re.match(r"\s*(?:not|never)\b", after):
        return Told(stance="rejects", word=f"{word} not")
    return Told(stance="demands", word=word)


def _plainly(words: str, whose: Whose | None) -> Told | None:
    """A refusal or an offer without a word for it: "will not leave", "stays until"."""
    bound = _bound(words, whose)
    match = _MUST_NOT.search(words)
    if bound is not None or match is None:
        return bound
    if re.match(
        r"\s*(?:say|comment|know|tell|be|have|discuss|speculate|\w+ know)\b", words[match.end() :]
    ):
        return None
    sure = whose.sureness(words, *match.span()) if whose else 1.0
    negation = negation_of(words, match.start(), match.start())
    if not sure or negation.word or negation.unsure:
        return None
    return Told(stance="rejects", word=match.group(), sure=sure)


def _bound(words: str, whose: Whose | None) -> Told | None:
    match = _BOUND.search(words)
    if match is None:
        return None
    negation = negation_of(words, match.start(), match.start())
    sure = whose.sureness(words, match.start(), match.start()) if whose else 1.0
    if not sure or negation.word or negation.unsure:
        return None
    return Told(stance="acceptable-if", word=match.group(1), sure=sure)
