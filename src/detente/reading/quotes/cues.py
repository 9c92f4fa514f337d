"""The words of a sentence that say that something was said, and who said it."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass, replace

from detente.documents.document import Span
from detente.reading.lexicon.read import lexicon
from detente.reading.quotes.masking import Masked
from detente.reading.quotes.subjects import (
    CORE,
    DATE,
    PHRASE,
    Phrase,
    after,
    before,
    helped,
    is_somebody,
)
from detente.reading.quotes.words import Words, forms_of, listed, verbs, words_of

_GAP = rf"(?:a|{DATE}|[if>](?:{PHRASE}|p)|,[^,;:QxbvSBM]{{1,14}},|,[isG][^,;:Q]{{1,14}},|,)*"
_HEARERS = rf"(?:p|{PHRASE}(?:,{PHRASE})*(?:,?c{PHRASE})?)?"
_THAT = re.compile(rf"{_GAP}T(?![.,;:xbM])")
_TOLD_THAT = re.compile(rf"{_HEARERS}{_GAP}T(?![.,;:xbM])")
_NOUN_THAT = re.compile(rf"{_GAP}b?T(?![.,;:xbM])")
_HEARER = re.compile(rf"(?P<to>>?)(?P<who>p|{CORE}(?:f{CORE})*)")
_QUOTED = re.compile(r"(?:[fi>b]|f?[^.,;QSBG]{0,10}[fb:]|[:,]|a)?[a,:-]?Q")
FINITE = re.compile(r"[xbMvSB!]")
MOST = 25
"""Cues of one sentence; no honest one has more."""
LONGEST_GAP = 26
"""Words between a cue and its "that"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A verb, phrase or noun of saying: where it stands, and who says it.

    ``first`` and ``end`` are its words, ``start`` where it begins with its helpers and its subject,
    ``who`` the words that name the speaker. ``kind`` is "verb", "phrase", "according", "noun" (with
    its own "that") or "words". ``lists`` are those of the lexicon that its verb stands in. ``said``
    is false where the text denies the saying or only supposes it. ``later``: the speaker follows.
    """

    first: int
    end: int
    start: int
    lemma: str
    kind: str
    lists: frozenset[str]
    who: Phrase | None = None
    said: bool = True
    later: bool = False
    inherits: bool = False
    relative: bool = False
    helps: str = ""

    @property
    def stop(self) -> int:
        """The word after cue and speaker."""
        return max(self.end, self.who[1]) if self.later and self.who else self.end


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A sentence with its words and its cues."""

    sentence: Span
    words: Words
    cues: tuple[Cue, ...]

    def speaker(self, cue: Cue) -> Span | None:
        """Where the words stand that name who says it."""
        return self.words.span(*cue.who) if cue.who else None


def told_in(view: Masked, sentence: Span) -> Told:
    """The words and the cues of one sentence, in its order.

    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> from detente.reading.quotes.masking import masked
    >>> text = "The envoy, who left on Friday, said that it was over, adding that he was glad."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> told = told_in(masked(parsed, parsed.paragraphs, ()), Span(0, len(text)))
    >>> [(cue.lemma, text[slice(*told.speaker(cue))]) for cue in told.cues]
    [('say', 'The envoy'), ('add', 'The envoy')]
    """
    if sentence not in view.known:
        words = words_of(view.text, sentence)
        view.known[sentence] = Told(sentence, words, _cues(words))
    known: Told = view.known[sentence]
    return known


def _cues(words: Words) -> tuple[Cue, ...]:
    found: list[Cue] = []
    at = 0
    while at < len(words.tags) and len(found) < MOST:
        cue = _at(words, at)
        cue = _inherited(words, cue, found) if cue and cue.inherits else cue
        if cue is not None:
            if found and cue.start <= found[-1].first and "cite" in found[-1].lists:
                found.pop()  # "quoted Lund as saying"
            found.append(cue)
        at = max(at + 1, cue.end if cue else 0)
    return tuple(found)


def _at(words: Words, at: int) -> Cue | None:
    plain = words.plain[at]
    if plain in ("according", "in", "by"):
        return _according(words, at)
    if words.tags[at] not in "nSBGvbxNo":
        return None
    cue = _phrase_at(words, at)
    if cue is None and words.tags[at] in "SBG":
        verb = verbs()[plain]
        cue = _by_subject(words, _cue(at, at + 1, verb.lemma, "verb", *verb.lists), verb.tag)
    return cue or _noun(words, at)


def _cue(first: int, end: int, lemma: str, kind: str, *lists: str) -> Cue:
    return Cue(first=first, end=end, start=first, lemma=lemma, kind=kind, lists=frozenset(lists))


def _according(words: Words, at: int) -> Cue | None:
    """Of "according to Lund", "in the words of Lund", "in Lund's view"."""
    end, who = at + 2, None
    of, owner = words.past("idn+f", at), words.past(rf"i(?:d|{PHRASE}?)(?=n)", at)
    if words.plain[at:end] == ("according", "to"):
        who = after(words, end)
        who = who or ((end, end + 1) if words.word(end) in listed("owners") else None)
    elif of > at and words.plain[of - 2] in listed("owned_ways"):
        end, who = of, after(words, of)
    elif words.word(owner) in listed("owned_ways") and words.tag(owner - 1) in ("g", "d"):
        end, who = owner + 1, (at + 1, owner)
    if who is None:
        return None
    cue = _cue(at, max(end, who[1]), "according", "according", "say")
    return replace(cue, who=who, later=who[0] >= end)


@functools.cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """The phrases of saying by the forms of their verbs: what follows, the phrase, the letter."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for phrase in sorted(lexicon("saying")["phrases"], key=len, reverse=True):
        verb, *rest = phrase.split()
        for form, tag in forms_of(verb, lexicon("saying")["phrase_verbs"]):
            found.setdefault(form, []).append((tuple(rest), phrase, tag))
    return found


def _phrase_at(words: Words, at: int) -> Cue | None:
    """The cue of a phrase such as "made it clear" or "is adamant"; adverbs may stand within."""
    for rest, phrase, tag in _phrases().get(words.plain[at], ()):
        end = at + 1
        for word in rest:
            end += words.tag(end) == "a" and words.plain[end] != word
            if words.word(end) != word:
                break
            end += 1
        else:
            things = ("thing",) if phrase in listed("phrases_of_things") else ()
            return _by_subject(words, _cue(at, end, phrase, "phrase", "say", *things), tag)
    end = words.past("[bv]a*", at)
    if end == at or words.word(end) not in listed("adjectives"):
        return None
    cue = _cue(at, end + 1, f"be {words.plain[end]}", "phrase", "say")
    return _by_subject(words, cue, "S") if that_after(words, end + 1, _THAT) else None


def _by_subject(words: Words, cue: Cue, tag: str) -> Cue | None:
    """The cue with who says it; None where the word is no verb, or nobody acts."""
    plain, at = words.plain, cue.first
    prior = words.tag(at - 1) or "Q"
    start = helped(words, at)
    helps = words.tags[start:at]
    if tag == "G":
        return _participle(words, replace(cue, start=start, helps=helps))
    reported = re.search(r"b[a!]*[Sv]>x?[a!]*$", helps)
    if ">" in helps + prior and not reported:
        if words.word(start - 1) not in listed("went_on"):
            return None
        start, tag = helped(words, start - 1), "S"
        helps = re.split("[v>]", words.tags[start:at])[0]
    cue = replace(cue, start=start, helps=helps)
    passive = _passive(words, cue)
    if ("b" in helps and not reported) or (passive and prior == "," and plain[at].endswith("ed")):
        return passive
    lead = words.tag(start - 1) or "Q"
    cue = _told_or_not(words, replace(cue, relative=lead == "r"))
    if cue.relative:
        return _with(words, cue, before(words, start - 1 - (words.tag(start - 2) == ",")))
    if not cue.helps and lead in "Q,-." and tag != "B":
        who = after(words, cue.end) if lead != "," or before(words, start) is None else None
        if who is not None:
            return replace(cue, who=who, later=True)
    if lead == "c" and plain[start] not in ("both", "all"):
        return replace(cue, inherits=True) if tag == "S" or cue.helps else None
    return _with(words, cue, before(words, start))


def _told_or_not(words: Words, cue: Cue) -> Cue:
    """The cue with whether it is said; what somebody does not accept is a thing he refuses."""
    helps, following = cue.helps, words.word(cue.end + 1)
    if "!" in helps and cue.lemma in listed("refusable"):
        return replace(cue, lists=cue.lists | {"thing"})
    saying = words.tags[cue.end : cue.end + 2] == ">B" and following not in listed("refusable")
    if saying and cue.lemma in ("refuse", "decline"):
        return replace(cue, said=False, helps="!")
    only = "only" in words.plain[cue.start : cue.first + 2]
    return replace(cue, said="!" not in helps and ("M" not in helps or only))


def _with(words: Words, cue: Cue, who: Phrase | None) -> Cue | None:
    """The cue with its subject; not said where it is denied, asked or only supposed."""
    if who is None or (cue.lemma == "quote" and words.plain[who[0]] in ("i", "we")):
        return None
    lead = words.word(who[0] - 1)
    asked = words.plain[-1] == "?" and lead in listed("questions")
    supposed = words.plain[who[0]] in listed("nobody") or lead in listed("supposed") or asked
    return replace(cue, who=who, start=min(cue.start, who[0]), said=cue.said and not supposed)


def _participle(words: Words, cue: Cue) -> Cue | None:
    """Of "adding", who did the verb before it; of "cited Lund as saying", who is cited."""
    start, prior = cue.start, words.word(cue.start - 1) or ","
    if "b" in cue.helps:
        return _with(words, replace(cue, said="!" not in cue.helps), before(words, start))
    linked = prior in ("as", "for", "of")
    if linked or (start and words.tags[start - 1] in "Nogm"):
        return _cited(words, cue, start - linked)
    inherits = prior in listed("before_participles") or words.tag(start - 1) == "Q"
    return replace(cue, inherits=True) if inherits else None


def _cited(words: Words, cue: Cue, end: int) -> Cue | None:
    """The cue of who is cited as saying: the object of "quoted", or the subject of "was quoted"."""
    for at in range(end - 1, max(end - 14, -1), -1):
        verb = verbs().get(words.plain[at])
        if verb is None or "cite" not in verb.lists:
            continue
        run = helped(words, at)
        subject = before(words, run)
        who = (at + 1, end) if words.past(PHRASE, at + 1) == end else None
        who = subject if "b" in words.tags[run:at] else who
        if who is not None and is_somebody(words, *who):
            return replace(cue, who=who, start=subject[0] if subject else run)
        return None
    return None


def _passive(words: Words, cue: Cue) -> Cue | None:
    """Of "was told by Lund": who acts stands after "by"; else nobody that the text names."""
    by = words.past(rf"a?(?:{DATE})?i", cue.end)
    who = after(words, by) if words.plain[by - 1] == "by" else None
    if who is None or words.word(who[1]) == "as":
        return None
    subject = before(words, cue.start) or (cue.start, 0)
    return replace(cue, who=who, later=True, start=subject[0], said="!" not in cue.helps)


def _noun(words: Words, at: int) -> Cue | None:
    """A noun of saying with its own "that", or whose words are a quotation, and its owner."""
    plain = words.plain[at]
    if plain not in listed("nouns") | listed("words_of"):
        return None
    that = plain in listed("nouns") and that_after(words, at + 1, _NOUN_THAT) is not None
    if not that and not _QUOTED.match(words.tags, at + 1, at + 16):
        return None
    who = _owner(words, at)
    if who is None and not (that and plain in listed("rumours") - listed("owned_nouns")):
        return None
    cue = _cue(at, at + 1, plain, "noun" if that else "words", "noun")
    return replace(cue, who=who, start=min(at, who[0]) if who else at)


def _owner(words: Words, at: int) -> Phrase | None:
    """Whose claim it is: "his", "Lund's", "by Lund", or who "gave", "made" or "voiced" it."""
    own = re.search(r"[dg][an]{0,2}$", words.tags[:at])
    if own is not None and words.tags[own.start()] == "g":
        end = own.start() + 1
        found = re.search(rf"(?:{PHRASE})$", words.tags[max(end - 10, 0) : end])
        return (end - len(found.group()), end) if found else (own.start(), end)
    if own is not None and words.plain[own.start()] in listed("owners"):
        return own.start(), own.start() + 1
    if words.word(at + 1) in ("by", "from", "of"):
        return after(words, at + 2)
    given = re.search(r"[SvxBb]d?[an]{0,2}$", words.tags[:at])
    if given is not None and words.plain[given.start()] in listed("gives"):
        return before(words, helped(words, given.start()))
    return None


def that_after(words: Words, at: int, pattern: re.Pattern[str]) -> int | None:
    """Where the clause begins that "that" brings after a cue, past hearer, place and day."""
    found = pattern.match(words.tags, at, min(at + LONGEST_GAP, len(words.tags)))
    rest = re.split(r"[.;:]", words.tags[found.end() :], maxsplit=1)[0] if found else ""
    clause = FINITE.search(rest) or "Q" in rest or (len(rest) > 2 and rest[0] != "i")
    return found.end() if found and clause else None  # not "He said that with a smile."


def clause_of(words: Words, cue: Cue) -> int | None:
    """Where the clause of a cue's own "that" begins, if it has one."""
    if cue.kind == "according" or cue.lists <= {"call", "sounds", "cite"}:
        return None
    pattern = _NOUN_THAT if cue.kind == "noun" else _THAT
    return that_after(words, cue.stop, _TOLD_THAT if "tell" in cue.lists else pattern)


def hearer_of(words: Words, cue: Cue) -> Phrase | None:
    """Whom it was said to: after "told", or after "to"; never a verb."""
    found = _HEARER.match(words.tags, cue.end)
    if found is None or cue.later or cue.kind not in ("verb", "phrase"):
        return None
    if not found["to"] and "tell" not in cue.lists:
        return None
    sure = not found["to"] and cue.lemma in listed("hearers")
    return found.span("who") if sure or is_somebody(words, *found.span("who")) else None


def _inherited(words: Words, cue: Cue, found: list[Cue]) -> Cue | None:
    """A participle or a second verb, with the subject of the verb before it."""
    prior = [one for one in found if one.who and one.kind in ("verb", "phrase")]
    who = prior[-1].who if prior else first_subject(words, cue.first)
    return replace(cue, who=who) if who else None


def first_subject(words: Words, at: int) -> Phrase | None:
    """The subject of one of the first verbs of a sentence, before a word."""
    verbs_there = itertools.islice(re.finditer(r"[xbMvSB]+", words.tags[:at]), 4)
    return next((who for one in verbs_there if (who := before(words, one.start()))), None)
