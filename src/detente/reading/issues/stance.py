"""The speaker's stance, where it is put plainly; open wherever it is not.

Plain is: a verb of stance whose subject is the speaker, and whose object, in the same clause, is
the issue or the draft; a thing that is called unacceptable; a deal that there is not without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
_JOINS = _pattern(r"(?:,|,?\s+(?:and|or|nor))\s+@det?@word?")
_DRAFT = _pattern(r"@det?@word{0,3}?@drafts(?:\s+(?:[A-Z]|\d+)\b)?(?!-)")
_IS = _pattern(
    r"\s+(?:is|are|remains?|was|were|would be|will be)\s+(?P<aux>not\s+|never\s+|no longer\s+|)"
    r"(?P<what>@called)(?:\s+(?:to|for)\s+(?:us|me|our \w+|my \w+))?\s*(?:$|[.,;:!”\"]|@conditions)"
)
_THERE = r"there\s+(?:is|are|was|(?:will|can|could|would|shall)\s+be)\s+"
_NO_DEAL_THEN = _pattern(rf",?\s+{_THERE}no\s+(?:\w+\s+)?@deals")
_NO_DEAL = _pattern(rf"\W*(?:{_THERE})?no\s+(?:\w+\s+)?@deals(?:\s+(?:is|will be)\s+\w+)?\s*")
_WITHOUT, _NO = _pattern(r"\bwithout\s+"), _pattern(r"\s*no\s")
_NOT, _OPEN, _BINDS, _LIFTS, _BUT, _PERHAPS, _BASIS = (
    _pattern(rf"(?<!\w)@{name}")
    for name in (
        "negations", "open", "conditions", "lifts", "contrast", "perhaps", "as_a_basis"
    )
)  # fmt: skip
_CLAUSE = re.compile(r"[.;!?:]\s+|,?\s+(?:and|so|but)\s+(?=(?:we|I)\b)")
_MARKS = re.compile(r"[“”„«»\"?]|(?<!\w)[‘']")


class Told(NamedTuple):
    """A stance, the class of its rule, the words for it, and on what: issues, or a draft."""

    stance: str
    rule: str
    word: str
    clause: tuple[int, int]
    issues: frozenset[str] = frozenset()
    draft: str | None = None


class Said(NamedTuple):
    """The words of a statement, the speaker's own or told by another.

    ``subjects`` mean the speaker, in lower case, "" if the words begin with the speaker's verb;
    ``cue`` is the verb before them where its subject is the speaker.
    """

    text: str
    subjects: frozenset[str]
    told: bool = False
    cue: str = ""


def stance_in(said: Said, hits: Sequence[Hit]) -> Told | None:
    """The stance that a statement takes; None where none is plain, or several are.

    ``hits`` are the keywords in its text, by their places in it.

    Examples
    --------
    >>> from detente.reading.issues.keywords import Keywords
    >>> from detente.reading.topics import Topic
    >>> words = Keywords([Topic(id="dam", name="The dam", keywords=("dam",))])
    >>> told = lambda text: stance_in(Said(text, frozenset({"we"})), words.hits(text))
    >>> told("We reject the dam.").stance, told("Without the dam there is no deal.").stance
    ('rejects', 'supports')
    >>> told("We reject the dam builders."), told("We might accept the dam.")
    (None, None)
    """
    plain = [hit for hit in hits if hit.kind == "listed" and len(hit.issues) == 1]
    found = {(one.stance, one.issues, one.draft): one for one in _every(said, plain)}
    if len(found) != 1:
        return None
    (told,) = found.values()
    low, high = told.clause
    elsewhere = {issue for hit in hits if not low <= hit.start < high for issue in hit.issues}
    return told if told.draft or elsewhere <= told.issues else None


def _every(said: Said, hits: Sequence[Hit]) -> Iterator[Told]:
    if said.cue and (act := _ACT.fullmatch(said.cue)) and not act["subject"]:
        yield from _by_act(said, act, (0, said.text[:_LONGEST]), hits)
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(said.text)), len(said.text)]
    for low, high in pairwise(cuts):
        opening = _OPENING.match(said.text, low, high)
        here = [hit for hit in hits if low <= hit.start and hit.end <= high]
        if high - low > _LONGEST or opening is None:
            continue
        act = _ACT.match(said.text, opening.end(), high)
        if act and act["subject"].strip().casefold() in said.subjects:
            yield from _by_act(said, act, (act.end(), said.text[act.end() : high]), here)
        for hit in here:
            yield from _by_state(said.text, (opening.end(), high), hit)


def _by_act(
    said: Said, act: re.Match[str], place: tuple[int, str], hits: Sequence[Hit]
) -> Iterator[Told]:
    """By a verb and its object."""
    (at, rest), word = place, act.group().strip()
    clause = (at, at + len(rest))
    first = act["verb"].split()[0].casefold()
    stance = next(
        s for verb, s in _STANCES.items() if first.startswith(verb.split()[0].rstrip("e"))
    )
    negations = _negations(act["aux"], rest)
    if len(negations) > 1 or _hollow(said, act, negations) or _MARKS.search(rest):
        return
    draft = _DRAFT.match(rest)
    if draft and _ENDS.match(rest, draft.end()):
        turned = _turned(stance, negations, rest[draft.end() :])
        turned = "accepts-part" if turned == "accepts" and _BASIS.search(rest) else turned
        if turned:
            yield Told(turned, "verb about a draft", word, clause, draft=draft.group())
        return
    lead = 5 if stance == "demands" and rest.startswith("that ") else 0
    if not hits or not _LEADS.fullmatch(rest, lead, hits[0].start - at):
        return
    meant, end = {*hits[0].issues}, hits[0].end - at
    for hit in hits[1:]:
        if _JOINS.fullmatch(rest, end, hit.start - at):
            meant, end = {*meant, *hit.issues}, hit.end - at
    turned = _turned(stance, negations, rest[end:])
    if turned and _ENDS.match(rest, end):
        rule = "negated verb of stance" if negations else "verb of stance"
        rule = "verb with a condition" if turned == "acceptable-if" else rule
        yield Told(turned, rule, word, clause, frozenset(meant))


def _negations(aux: str, rest: str) -> list[str]:
    found = [match.group().casefold() for match in _NOT.finditer(aux)]
    return [*found, "no"] if _NO.match(rest) else found


def _hollow(said: Said, act: re.Match[str], negations: Sequence[str]) -> bool:
    """Whether the verb is of what may be, or was."""
    aux, verb = act["aux"].casefold(), act["verb"].split()[0]
    past = verb.endswith("ed") and not re.search(r"\bha(?:s|ve)\b|[’']ve\b", aux)
    would = re.search(r"\bwould|[’']d\b", aux) is not None and not negations
    gone = re.search(r"\b(?:had|did)\b", aux) is not None
    return _PERHAPS.search(aux) is not None or gone or (not said.told and (past or would))


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
    issues, word = frozenset(hit.issues), text[start:end].strip()
    if "?" in word:
        return
    called = _IS.match(text, hit.end, end)
    if called and _IT.fullmatch(text, start, hit.start):
        negations = _negations(called["aux"], word)
        stance = _CALLED[" ".join(called["what"].casefold().split())]
        turned = _turned(stance, negations, text[called.end("what") : end])
        if turned and len(negations) < 2:
            yield Told(turned, "called acceptable or not", word, clause, issues)
    without = _WITHOUT.search(text, start, hit.start)
    if without and _LEADS.fullmatch(text, without.end(), hit.start):
        first = without.start() == start and _NO_DEAL_THEN.match(text, hit.end, end)
        if first or _NO_DEAL.fullmatch(text, start, without.start()):
            yield Told("supports", "no deal without it", word, clause, issues)
