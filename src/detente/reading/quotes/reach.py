"""How far what is said reaches: where a clause that follows a verb of saying begins and ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from detente.documents.document import Span
from detente.reading.people.words import word_set
from detente.reading.quotes.frame import FINITE, Frame
from detente.reading.quotes.hiding import MASK, Hidden
from detente.reading.quotes.lexicon import DAYS, LEMMAS

_FURTHER = re.compile(
    rf";\sthat\s|[,;{MASK}]?\s(?:and|but|or|nor|yet)(?:\s(?:also|then|\w+ly))?,?\sthat\s(?!(?:is|was|has|will|would|could|may|might)\b)"
)
_ASIDE = re.compile(
    rf"[,{MASK}]\s(?:(?:and|but|while|before|though|although)\s)?(?:\w+ly\s)?(?:adding|saying|warning|arguing|"
    r"insisting|noting|stressing|claiming|telling|calling|describing|declaring|suggesting|explaining|"
    r"accusing|citing|urging|according|reiterating|maintaining|signalling|signaling|promising|"
    r"vowing|predicting|acknowledging|conceding|speaking|referring|pointing|emphasi[sz]ing|"
    r"dismissing|asking|denying|rejecting|blaming|comparing|likening|quoting|demanding|echoing|"
    r"even\sas|even\sthough)\b"
)
_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Col|Lt|Rep|St|Maj|Adm|Capt|Prof|[A-Z])\.\s")
_COMMA_WITHIN = re.compile(r",[”\"’»]\s$")
_RESULT = re.compile(
    r",\s(?:only\sto\s|leaving\s|prompting\s|without\s\w+ing\s|drawing\s|raising\s\w+s\s|to\sthe\s"
    r"(?:dismay|delight|surprise|relief|annoyance|alarm|fury|anger)\sof\s)"
)
"""What came of a saying, which is the narrator's: "claimed that it was near, only to be"."""
_GOES_ON = re.compile(rf",\s(?={MASK})")
_CONJUNCTION = re.compile(r"[“\"«‘'\s]*(?:because|and|but|or|so|which|if|unless|until|since|as)\s")
_RELATIVE_ENDS = re.compile(
    r",\s(?:left|has|had|is|was|are|were|will|would|said|told|took|came|went|met|[a-z]+ed)\b"
)
"""The verb of the sentence after "Lund, who said that ...,"."""
_JOINS = re.compile(rf"[,;{MASK}]\s?(?:\s?(?:and|but|while|whereas|yet|though|although|as|if)\s)?$")
_SECOND = re.compile(
    rf"(?<=[\w{MASK}]),?\s(?:and|but|or|then)\s(?:\w+ly\s|then\s|also\s|has\s|have\s|had\s)*$"
)
_DAY = "|".join(DAYS)
WHEN = re.compile(
    rf"(?:\s(?:(?:late\s|early\s)?(?:on|last|this|next)\s(?:{_DAY})(?:\s(?:morning|night|evening|afternoon))?"
    r"|yesterday|today|tonight|earlier|later|recently|again|repeatedly|(?:last|this)\s(?:week|month|year)"
    r"|in\sa\sstatement|in\san\sinterview|afterwards?|also|then))+"
)
_VERBISH = re.compile(
    r"[a-z]+ed|[a-z]{2,}s|stood|sat|spoke|saw|said|told|put|sent|wrote|broke|chose|felt|built|rose|went|came|took|gave|made|left|lost|won|met|kept|held|stood|knew|got|fell|began|needed"
)


def that_after(view: Hidden, frame: Frame, end: int) -> int | None:
    """Where the clause begins that "that" brings after a cue, past hearer, place and day."""
    start = frame.cue.end if not frame.inverted else frame.end
    rest = view.text[start : min(end, start + 200)]
    for match in re.finditer(r"\bthat\s", rest):
        gap = rest[: match.start()]
        following = re.match(r"[\w’']+", rest[match.end() :])
        if following is not None and following.group().casefold() in FINITE:
            return None
        if _only_asides(
            gap, cleft=_is_cleft(view, frame) or frame.kind == "noun", told=frame.kind == "tell"
        ):
            at = start + match.end()
            phrase = view.text[at : min(end, at + 120)]
            without = re.sub(r"^(?:with|in|on|at|to|for|by|from|of|as)\s", "", phrase)
            later = phrase.partition(", ")[2]
            if without != phrase and not (
                is_clause(without, easily=False) or is_clause(later, easily=False)
            ):
                return None  # "He said that with a smile."
            return at if view.text[at : at + 1].strip() else None
        return None
    return None


def _is_cleft(view: Hidden, frame: Frame) -> bool:
    return (
        re.search(r"\b(?:What|what|All|all)\s$", view.text[max(0, frame.start - 6) : frame.start])
        is not None
    )


_OPENS = word_set(
    """yet once in on at to from during after before by with through via last this next yesterday
    today tonight earlier later recently again also then too late early over for of once"""
)


def _only_asides(gap: str, *, cleft: bool, told: bool) -> bool:
    words = gap.split()
    first = words[0].strip(",") if words else ""
    if cleft and first in {"is", "was", "remains"}:
        return len(words) == 1
    if words and not told and gap[0] != "," and not (first in _OPENS or first.endswith("ly")):
        return False
    if cleft and words and words[-1] in {"is", "was"}:
        words = words[:-1]
    if re.search(rf"[;:{MASK}]\s", gap) or len(words) > 22:
        return False
    plain = [word.strip(",").casefold() for word in words]
    return not any(
        word in FINITE or (word in LEMMAS and word.endswith(("ed", "said"))) for word in plain
    )


def is_clause(text: str, *, easily: bool) -> bool:
    """Whether words without "that" are a clause: a subject and then a verb.

    >>> is_clause("the deal was dead", easily=False), is_clause("a split", easily=True)
    (True, False)
    """
    whole = re.match(r"(?:if|unless)\s|(?:he|she|it|they|we|I)\s[\w’']+,", text) is not None
    head = re.split(
        r"[.;:]\s|\s[—–]\s" + ("" if whole else r"|,\s"), _TITLE.sub(r"\1 ", text[:300]), maxsplit=1
    )[0]
    words = head.replace(",", " ").split()
    if len(words) < 2 + (MASK not in head) or not re.match(
        r"[A-Za-z$€£\d“‘\"'" + MASK + "]", words[0]
    ):
        return False
    first = words[0].casefold()
    if (
        first in _NO_SUBJECT
        or re.match(r"so\b(?!\s\w+\s(?:was|is|has|had|will|would))", first)
        or (first in {"nothing", "little", "so", "more", "much"} and len(words) < 4)
    ):
        return False
    if easily and MASK in head and not words[0].startswith(MASK):
        return True
    following = [word.casefold() for word in words[1:16]]
    if any(w in FINITE or w.endswith(_SHORT) for w in following):
        return True
    if any(w in _PRESENT and last != "to" for last, w in itertools.pairwise(following)):
        return True
    return easily and any(_VERBISH.fullmatch(word) for word in words[1:14])


_SHORT = ("’ll", "'ll", "’d", "'d", "’ve", "’s", "n’t", "n't")
_NO_SUBJECT = word_set(
    """to of for on in at by with from about against as into when whether how why what who and
    or but after before during since until because goodbye farewell sorry"""
)
_PRESENT = word_set("want need know go come keep remain say think believe mean make take")


def reach(
    view: Hidden, start: int, sentence: Span, frames: Sequence[Frame], own: Frame
) -> list[Span]:
    """The clauses of what is said from a place on: one for each with its own "that"."""
    end = _end(view, start, sentence, frames, own)
    found: list[Span] = []
    at = start
    for match in _FURTHER.finditer(view.text, start, end):
        cut = match.start() + (view.text[match.start()] == MASK)
        found.append(trimmed(view, Span(at, cut)))
        at = match.end()
    found.append(trimmed(view, Span(at, end)))
    return [span for span in found if span.end - span.start > 1]


def _end(view: Hidden, start: int, sentence: Span, frames: Sequence[Frame], own: Frame) -> int:
    text = view.text
    end = sentence.end
    for match in re.finditer(r";(?!\s(?:and\s)?that\s)|\s[—–]\s", text[start:end]):
        end = start + match.start()
        break
    for ends in (_RESULT, _GOES_ON) + ((_RELATIVE_ENDS,) if _is_relative(text, own) else ()):
        if (cut := ends.search(text, start, end)) is not None and _is_own(view, cut, ends):
            end = cut.start()
    aside = _ASIDE.search(text, start, end)
    if aside is not None:
        end = aside.start() + (text[aside.start()] == MASK)
    for frame in frames:
        if frame is own or not start < frame.start < end or frame.kind == "noun":
            continue
        lead = text[start : frame.start]
        joins = _JOINS.search(lead)
        if joins is not None and not _within_clause(view, frame, end):
            end = start + joins.start() + (lead[joins.start()] == MASK)
    for frame in frames:
        outside = frame.speaker is not None and frame.speaker.start < start
        if frame is not own and outside and start < frame.cue.start < end:
            second = _SECOND.search(text[start : frame.cue.start])
            if second is not None:
                end = start + second.start()
    return end


def _is_relative(text: str, own: Frame) -> bool:
    return own.speaker is not None and text[own.speaker.start : own.speaker.end] == "who"


def _is_own(view: Hidden, match: re.Match[str], ends: re.Pattern[str]) -> bool:
    """Whether the words after a comma are not the clause's: a quotation that goes on by itself."""
    return ends is not _GOES_ON or _CONJUNCTION.match(view.parsed.text, match.end()) is not None


def _within_clause(view: Hidden, frame: Frame, end: int) -> bool:
    """Whether a later frame belongs to what is said rather than ends it."""
    text = view.text
    lead = text[max(0, frame.start - 12) : frame.start]
    if lead.endswith(MASK + " ") and _COMMA_WITHIN.search(
        view.parsed.text[max(0, frame.start - 4) : frame.start]
    ):
        return False
    joined = re.search(r"\b(?:and|but|while|whereas|yet)\s$", lead) is not None
    if joined:
        return frame.kind in {"want", "think"}
    after = text[frame.end : min(end, frame.end + 2)]
    if after[:1] in {",", ".", ":", "", MASK} or frame.inverted:
        return False
    return WHEN.match(text, frame.end) is None


def trimmed(view: Hidden, span: Span) -> Span:
    """Without white space, and without punctuation that is not within a quotation."""
    start, end = span
    while start < end and view.text[start] in " \n\t,":
        start += 1
    while end > start and view.text[end - 1] in " \n\t,;:.!":
        end -= 1
    return Span(start, end)
