"""The words of a sentence that say that something was said, and who said it."""

from __future__ import annotations

import functools
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

_GAP = rf"(?:a|{DATE}|[if>](?:{PHRASE}|p)|,[^,;:QxbvSBM]{{1,14}},|,)*"
_HEARERS = rf"(?:p|{PHRASE}(?:,{PHRASE})*(?:,?c{PHRASE})?)?"
_THAT = re.compile(rf"{_GAP}T(?![.,;:xbM])")
_TOLD_THAT = re.compile(rf"{_HEARERS}{_GAP}T(?![.,;:xbM])")
_IS_THAT = re.compile(rf"{_GAP}bT")
_HEARER = re.compile(rf"(?P<to>>?)(?P<who>p|{CORE}(?:f{CORE})*)")
_QUOTED = re.compile(r"(?:[fi>b]|f?[^.,;QSBG]{0,10}[fb:]|[:,]|a)?[a,:]?Q")
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
                found.pop()
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
        cue = _by_subject(words, _cue(at, at + 1, verb.lemma, "verb", verb.lists), verb.tag)
    return cue or _noun(words, at)


def _cue(first: int, end: int, lemma: str, kind: str, lists: frozenset[str]) -> Cue:
    return Cue(first=first, end=end, start=first, lemma=lemma, kind=kind, lists=lists)


def _according(words: Words, at: int) -> Cue | None:
    """ "According to Lund", "in the words of Lund", "in Lund's view"."""
    plain, end, who = words.plain, at + 2, None
    of = re.match(r"idn+f", words.tags[at : at + 6])
    owner = re.match(rf"i(?:d|{PHRASE}?)(?=n)", words.tags[at : at + 8])
    if plain[at : at + 2] == ("according", "to"):
        who = after(words, end)
    elif of and plain[at + of.end() - 2] in listed("owned_ways"):
        end = at + of.end()
        who = after(words, end)
    elif owner and plain[at + owner.end()] in listed("owned_ways"):
        end, who = at + owner.end() + 1, (at + 1, at + owner.end())
    if who is None:
        return None
    cue = _cue(at, max(end, who[1]), "according", "according", frozenset({"say"}))
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
    plain, tags = words.plain, words.tags
    for rest, phrase, tag in _phrases().get(plain[at], ()):
        end = at + 1
        for word in rest:
            end += tags[end : end + 1] == "a" and plain[end] != word
            if plain[end : end + 1] != (word,):
                break
            end += 1
        else:
            of_things = {"thing"} if phrase in listed("phrases_of_things") else set()
            lists = frozenset({"phrase", "say"} | of_things)
            return _by_subject(words, _cue(at, end, phrase, "phrase", lists), tag)
    end = at + 1 + len(re.match("a*", tags[at + 1 :]).group())  # type: ignore[union-attr]
    if tags[at] in "bv" and end < len(plain) and plain[end] in listed("adjectives"):
        cue = _cue(at, end + 1, f"be {plain[end]}", "phrase", frozenset({"phrase", "say"}))
        return _by_subject(words, cue, "S") if that_after(words, end + 1, _THAT) else None
    return None


def _by_subject(words: Words, cue: Cue, tag: str) -> Cue | None:
    """The cue with who says it; None where the word is no verb, or nobody acts."""
    tags, plain, at = words.tags, words.plain, cue.first
    prior = tags[at - 1] if at else "Q"
    if (
        prior == "g"
        or (prior in "fi" and tag != "G")
        or (prior == "d" and plain[at - 1] not in listed("some"))
    ):
        return None
    start = helped(words, at)
    helps = tags[start:at]
    cue = replace(cue, start=start, helps=helps)
    if tag == "G":
        return _participle(words, cue)
    reported = re.search(r"b[a!]*[Sv]>x?[a!]*$", helps)
    went_on = ">" in helps and plain[start - 1] in listed("went_on")
    if (">" in helps or prior == ">") and not (reported or went_on):
        return None
    passive = _passive(words, cue)
    if ("b" in helps and not reported) or (passive and prior == "," and plain[at].endswith("ed")):
        return passive
    said = "!" not in helps and ("M" not in helps or "only" in plain[start:at])
    if "!" in helps and cue.lemma in listed("refusable"):
        said, cue = True, replace(cue, lists=cue.lists | {"thing"})
    if cue.lemma in ("refuse", "decline") and _is_not_said(words, cue.end):
        said, helps = False, "!"
    lead = tags[start - 1] if start else "Q"
    if cue.lemma == "quote" and plain[start - 1] in ("i", "we"):
        return None
    cue = replace(cue, helps=helps, said=said, relative=lead == "r")
    if cue.relative:
        return _with(
            words, cue, before(words, start - 1 - (tags[start - 2 : start - 1] == ",")), tag
        )
    if (
        not helps
        and lead in "Q,-."
        and (lead != "," or before(words, start) is None)
        and tag != "B"
    ):
        who = after(words, cue.end)
        if who is not None:
            return replace(cue, who=who, later=True)
    if lead == "c" and plain[start:at][-1:] not in (("both",), ("all",)):
        return replace(cue, inherits=True) if tag == "S" or helps else None
    return _with(words, cue, before(words, start), tag)


def _is_not_said(words: Words, at: int) -> bool:
    """Whether "refused" is followed by a saying: "refused to say", but not "refused to accept"."""
    return words.tags[at : at + 2] == ">B" and words.plain[at + 1] not in listed("refusable")


def _with(words: Words, cue: Cue, who: Phrase | None, tag: str) -> Cue | None:
    """The cue with its subject, which must agree with its verb; not where it is only supposed."""
    if who is None:
        return None
    core = re.split(r"(?<=.)[fi>rv]", words.tags[who[0] : who[1]], maxsplit=1)[0]
    heads = words.plain[who[0] : who[0] + len(core)]
    several = "c" in core or any(
        one in listed("plural") or re.search(r"[^s’']s$", one) for one in heads
    )
    if tag == "B" and not several and not set(cue.helps) & set("xM"):
        return None
    lead = words.plain[who[0] - 1] if who[0] else ""
    asked = words.plain[-1] == "?" and lead in listed("questions")
    supposed = heads[0] in listed("nobody") or lead in listed("supposed") or asked
    return replace(cue, who=who, start=min(cue.start, who[0]), said=cue.said and not supposed)


def _participle(words: Words, cue: Cue) -> Cue | None:
    """Of "adding", who did the verb before it; of "cited Lund as saying", who is cited."""
    start = cue.start
    if "b" in cue.helps:
        return _with(words, replace(cue, said="!" not in cue.helps), before(words, start), "G")
    prior = words.plain[start - 1] if start else ","
    linked = prior in ("as", "for", "of")
    if linked or (start and words.tags[start - 1] in "Nogm"):
        return _cited(words, cue, start - linked)
    inherits = prior in listed("before_participles") or words.tags[start - 1] == "Q"
    return replace(cue, inherits=True) if inherits else None


def _cited(words: Words, cue: Cue, end: int) -> Cue | None:
    """The cue of who is cited as saying: the object of "quoted", or the subject of "was quoted"."""
    for at in range(end - 1, max(end - 14, -1), -1):
        verb = verbs().get(words.plain[at])
        if verb is None or "cite" not in verb.lists:
            continue
        run = helped(words, at)
        subject = before(words, run)
        who = (at + 1, end) if re.fullmatch(PHRASE, words.tags[at + 1 : end]) else None
        who = subject if "b" in words.tags[run:at] else who
        if who is None or not is_somebody(words, *who):
            return None
        return replace(cue, who=who, start=subject[0] if subject else run)
    return None


def _passive(words: Words, cue: Cue) -> Cue | None:
    """ "Was told by Lund": who acts stands after "by"; else nobody that the text names."""
    by = re.compile(rf"a?(?:{DATE})?i").match(words.tags, cue.end)
    who = after(words, by.end()) if by and words.plain[by.end() - 1] == "by" else None
    if who is None or words.plain[who[1] : who[1] + 1] == ("as",):
        return None
    subject = before(words, cue.start)
    start = subject[0] if subject else cue.start
    return replace(cue, who=who, later=True, start=start, said="!" not in cue.helps)


def _noun(words: Words, at: int) -> Cue | None:
    """A noun of saying with its own "that", or whose words are a quotation, and its owner."""
    plain = words.plain[at]
    if plain not in listed("nouns") and plain not in listed("words_of"):
        return None
    that = plain in listed("nouns") and that_after(words, at + 1, _THAT) is not None
    if not that and not _QUOTED.match(words.tags, at + 1, at + 16):
        return None
    who = _owner(words, at)
    if who is None and not (that and plain in listed("rumours") - listed("owned_nouns")):
        return None
    cue = _cue(at, at + 1, plain, "noun" if that else "words", frozenset({"noun"}))
    return replace(cue, who=who, start=min(at, who[0]) if who else at)


def _owner(words: Words, at: int) -> Phrase | None:
    """Whose claim it is: "his", "Lund's", "by Lund", or who "gave", "made" or "voiced" it."""
    tags, plain = words.tags, words.plain
    own = re.search(r"[dg](?:[an]{0,2})$", tags[:at])
    if own is not None and tags[own.start()] == "g":
        end = own.start() + 1
        found = re.search(rf"(?:{PHRASE})$", tags[max(end - 10, 0) : end])
        return (end - len(found.group()), end) if found else (own.start(), end)
    if own is not None and plain[own.start()] in listed("owners"):
        return own.start(), own.start() + 1
    if plain[at + 1 : at + 2] in (("by",), ("from",), ("of",)):
        return after(words, at + 2)
    given = re.search(r"[SvxBb]d?[an]{0,2}$", tags[:at])
    if given is not None and plain[given.start()] in listed("gives"):
        return before(words, helped(words, given.start()))
    return None


def that_after(words: Words, at: int, pattern: re.Pattern[str]) -> int | None:
    """Where the clause begins that "that" brings after a cue, past hearer, place and day."""
    found = pattern.match(words.tags, at, min(at + LONGEST_GAP, len(words.tags)))
    if found is None:
        return None
    rest = re.split(r"[.;:]", words.tags[found.end() :], maxsplit=1)[0]
    clause = FINITE.search(rest) or ("Q" in rest or (len(rest) > 3 and rest[0] != "i"))
    return found.end() if clause else None  # not "He said that with a smile."


def clause_of(words: Words, cue: Cue) -> int | None:
    """Where the clause of a cue's own "that" begins, if it has one."""
    if cue.kind == "according" or cue.lists <= {"call", "sounds"}:
        return None
    cleft = words.plain[cue.start - 1 : cue.start] in (("what",), ("all",))
    plain = _TOLD_THAT if "tell" in cue.lists else _THAT
    return that_after(words, cue.stop, _IS_THAT if cleft else plain)


def hearer_of(words: Words, cue: Cue) -> Phrase | None:
    """Whom it was said to: after "told", or after "to"; never a verb."""
    found = _HEARER.match(words.tags, cue.end)
    if found is None or cue.later or cue.kind not in ("verb", "phrase"):
        return None
    first, end = found.span("who")
    if not found["to"] and "tell" not in cue.lists:
        return None
    sure = not found["to"] and cue.lemma in listed("hearers")
    return (first, end) if sure or is_somebody(words, first, end) else None


def _inherited(words: Words, cue: Cue, found: list[Cue]) -> Cue | None:
    """A participle or a second verb, with the subject of the verb before it."""
    prior = [one for one in found if one.who and one.kind in ("verb", "phrase")]
    if not set(cue.helps) & set("xM"):
        prior = [one for one in prior if not set(one.helps) & set("xM")] or prior
    who = prior[-1].who if prior else first_subject(words, cue.first)
    return replace(cue, who=who) if who else None


def first_subject(words: Words, at: int) -> Phrase | None:
    """The subject of the first verb of a sentence, before a word."""
    found = re.finditer(r"[xbMvSB]+", words.tags[:at])
    return next(
        (who for _, one in zip(range(4), found) if (who := before(words, one.start()))), None
    )
