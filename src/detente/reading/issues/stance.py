"""The speaker's stance, where it is put plainly; open wherever it is not.

Plain is: a verb of stance whose subject is the speaker, and whose object, in the same clause, is
the issue or the draft; a thing that is called unacceptable; a deal that there is not without it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from detente.reading.issues.keywords import Hit
from detente.reading.lexicon.read import lexicon

_HELD = lexicon("stance")
_LONGEST = 400
_STANCES = {verb: stance for stance, verbs in _HELD["verbs"].items() for verb in verbs}
_CALLED = {word: stance for stance, words in _HELD["called"].items() for word in words}


def _any(words: Iterable[str], forms: str = "") -> str:
    """A pattern of words or phrases, the longest first; ``forms`` follows the first word."""
    split = (re.escape(word).split(r"\ ") for word in sorted(words, key=len, reverse=True))
    made = "|".join(r"\s+".join([first + forms, *rest]) for first, *rest in split)
    return f"(?:{made})(?!\\w)".replace("'", "[’']")


_PARTS = {name: _any(words) for name, words in _HELD.items()}
_PARTS["verbs"] = _any(_STANCES, "(?:s|es|d|ed)?")
_PARTS["called"] = _any(_CALLED)
_PARTS["word"] = rf"(?:(?!{_PARTS['no_part_of_it']}|{_PARTS['determiners']})[\w’'-]+\s+)"
_PARTS["det"] = rf"(?:{_PARTS['determiners']}\s+)"


def _pattern(body: str) -> re.Pattern[str]:
    """A pattern in which @name stands for one of the parts."""
    return re.compile(re.sub(r"@(\w+)", lambda name: _PARTS[name[1]], body), re.IGNORECASE)


_OPENING = _pattern(r"\s*(?:@openings(?:[,:]\s*|\s+))*")
_ACT = _pattern(
    r"(?P<subject>[^,;:.!?]{0,60}?)\s*(?<![\w’'])"
    r"(?P<aux>(?:(?:@auxiliaries|@negations|@adverbs)\s*)*)(?P<verb>@verbs)\s*"
)
_LEADS = _pattern(
    r"\s*(?:@det@word{0,3}|@word?|@det?@word{0,2}?@carriers\s+(?:of|for|to)\s+@det?@word{0,2})"
)
_IT = _pattern(r"\s*@det?@word?")
_ENDS = _pattern(r"\s*(?:$|[.,;:!?)”\"–—]|\s(?:@after_it|(?!need)\w{3,}ed\b))")
_DRAFT = _pattern(r"@det?@word{0,3}?@drafts(?:\s+(?:[A-Z]|\d+)\b)?(?!-)")
_IS = _pattern(
    r"\s+(?:is|are|remains?|was|were|would be|will be)\s+(?P<aux>not\s+|never\s+|no longer\s+|)"
    r"(?P<what>@called)(?:\s+(?:to|for)\s+(?:us|me|our \w+|my \w+))?\s*(?:$|[.,;:!”\"]|@conditions)"
)
_THERE = r"there\s+(?:is|are|was|(?:will|can|could|would|shall)\s+be)\s+"
_NO_DEAL_THEN = _pattern(rf",?\s+{_THERE}no\s+(?:\w+\s+)?@deals\s*,?\s*(?:$|[.;:!])")
_NO_DEAL = _pattern(rf"\W*(?:{_THERE})?no\s+(?:\w+\s+)?@deals(?:\s+(?:is|will be)\s+\w+)?\s*")
_WITHOUT, _NO = _pattern(r"\bwithout\s+"), _pattern(r"\s*no\s")
_NOT, _OPEN, _BINDS = (_pattern(rf"(?<!\w)@{name}") for name in ("negations", "open", "conditions"))
_LIFTS, _BUT, _HOLLOW = (_pattern(rf"(?<!\w)@{name}") for name in ("lifts", "contrast", "hollow"))
_BASIS = _pattern("@as_a_basis")
_PERFECT, _WOULD = re.compile(r"\bha(?:s|ve)\b|[’']ve\b"), re.compile(r"\bwould|[’']d\b")
_CLAUSE = re.compile(r"[.;!?:]\s+|,?\s(?:and|so|but)\s(?=(?:we|I)\b)")
_MARKS = re.compile(r"[“”„«»\"?]|(?<!\w)[‘']")


class Told(NamedTuple):
    """A stance, the class of its rule, the words for it, and on what: an issue, or a draft."""

    stance: str
    rule: str
    word: str
    clause: tuple[int, int]
    issue: str | None = None
    draft: str | None = None


def stance_in(
    text: str, hits: Sequence[Hit], subjects: Collection[str], *, told: bool = False, cue: str = ""
) -> Told | None:
    """The stance that a statement takes; None where none is plain, or several are.

    ``hits`` are the keywords in it; ``subjects`` mean the speaker, in lower case, "" if the words
    begin with the speaker's verb; ``told``: by another; ``cue``: the speaker's verb before them.

    >>> stance_in("We reject the dam.", [Hit(14, 17, ("dam",), 1, "listed")], {"we"}).stance
    'rejects'
    """
    plain = [hit for hit in hits if hit.kind == "listed" and len(hit.issues) == 1]
    every: list[Told] = []
    if cue and (act := _ACT.fullmatch(cue)) and not act["subject"]:
        every += _by_act(text, act, (0, min(len(text), _LONGEST)), plain, told=told)
    for low, high in pairwise([0, *(cut.end() for cut in _CLAUSE.finditer(text)), len(text)]):
        opening = _OPENING.match(text, low, high)
        if high - low > _LONGEST or opening is None:
            continue
        here = [hit for hit in plain if low <= hit.start and hit.end <= high]
        every += [one for hit in here for one in _by_state(text, (opening.end(), high), hit)]
        act = _ACT.match(text, opening.end(), high)
        if act and act["subject"].strip().casefold() in subjects:
            every += _by_act(text, act, (act.end(), high), here, told=told)
    if len({(one.stance, one.issue, one.draft) for one in every}) != 1:
        return None
    low, high = every[0].clause
    elsewhere = {issue for hit in hits if not low <= hit.start < high for issue in hit.issues}
    return every[0] if every[0].draft or elsewhere <= {every[0].issue} else None


def _by_act(
    text: str, act: re.Match[str], clause: tuple[int, int], hits: Sequence[Hit], *, told: bool
) -> Iterator[Told]:
    """By a verb and its object."""
    low, text = clause[0], text[: clause[1]]
    aux, verb = act["aux"].casefold(), act["verb"].split()[0].casefold()
    stance = next(s for word, s in _STANCES.items() if verb.startswith(word.split()[0].rstrip("e")))
    negations = _negations(aux, text[low:])
    perfect = _PERFECT.search(aux) is not None
    past = verb.endswith("ed") and not perfect
    unreal = not told and (past or (_WOULD.search(aux) and not negations))
    if unreal or len(negations) > 1 - perfect or _HOLLOW.search(aux) or _MARKS.search(text, low):
        return
    draft = _DRAFT.match(text, low)
    if draft and _ENDS.match(text, draft.end()):
        turned = _turned(stance, negations, text[draft.end() :])
        turned = "accepts-part" if turned == "accepts" and _BASIS.search(text, low) else turned
        if turned:
            rule = "verb about a draft"
            yield Told(turned, rule, act.group().strip(), clause, draft=draft.group())
        return
    lead = low + 5 if stance == "demands" and text.startswith("that ", low) else low
    if hits and _LEADS.fullmatch(text, lead, hits[0].start) and _ENDS.match(text, hits[0].end):
        turned = _turned(stance, negations, text[hits[0].end :])
        rule = "negated verb of stance" if negations else "verb of stance"
        rule = "verb with a condition" if turned == "acceptable-if" else rule
        if turned:
            yield Told(turned, rule, act.group().strip(), clause, hits[0].issues[0])


def _negations(aux: str, rest: str) -> list[str]:
    found = [match.group().casefold() for match in _NOT.finditer(aux)]
    return [*found, "no"] if _NO.match(rest) else found


def _turned(stance: str, negations: Sequence[str], after: str) -> str | None:
    """A stance as negation and what follows its object turn it; None if they leave it open."""
    kind = stance in ("accepts", "supports")
    if bound := _OPEN.search(after):
        binds = (_LIFTS if negations else _BINDS).match(bound.group())
        return "acceptable-if" if kind and binds else None
    if not negations:
        return None if kind and _BUT.search(after) else stance
    if not kind or "no longer" in negations:
        return None
    refused = "red-line" if "never" in negations else "rejects"
    return refused if stance == "accepts" else "objects"


def _by_state(text: str, clause: tuple[int, int], hit: Hit) -> Iterator[Told]:
    """By what a thing is called, or by the deal that there is not without it."""
    start, end = clause
    issue, word = hit.issues[0], text[start:end].strip()
    called = _IS.match(text, hit.end, end)
    if called and "?" not in word and _IT.fullmatch(text, start, hit.start):
        negations = _negations(called["aux"], word)
        stance = _CALLED[" ".join(called["what"].casefold().split())]
        turned = _turned(stance, negations, text[called.end("what") : end])
        if turned and len(negations) < 2:
            yield Told(turned, "called acceptable or not", word, clause, issue)
    without = _WITHOUT.search(text, start, hit.start)
    if without and "?" not in word and _LEADS.fullmatch(text, without.end(), hit.start):
        first = without.start() == start and _NO_DEAL_THEN.match(text, hit.end, end)
        if first or _NO_DEAL.fullmatch(text, start, without.start()):
            yield Told("supports", "no deal without it", word, clause, issue)
