"""What a cue says: the clauses, or the thing wanted or refused, that stand beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.quotes.cues import FINITE, Cue, Told, clause_of, hearer_of
from detente.reading.quotes.subjects import DATE, PHRASE, Phrase
from detente.reading.quotes.words import Words, listed

_TIME = rf"(?:a|{DATE})*"
_CLAUSE = re.compile(
    rf"[,a]*(?:p|T(?=[bMx])|{PHRASE}(?:,?c{PHRASE})*|[fi]{PHRASE},?p)"
    rf"(?:a|,[^,]{{1,12}},|[fi>]{PHRASE}|r[^,;:]{{1,10}})*?[xbMvSB!Q]|pn"
)
_HANGS = re.compile(r"[xMbidTs>fcSd!]$")
_DEPENDS = re.compile(r"(?:[csa],?)?(?:[sif>]|x[pdNo])")
_FURTHER = re.compile(r"(?:[,;Q]?ca?,?|[;,])T(?![bxM])")
_DATELINE = r"[Nwd,.ita]{1,12}-"
_TELLS_NOTHING = re.compile(r"\b(?:why|how|who|where|when|whether|so|as much)\Z")
_THE_THING = re.compile(r"(?:it|them|(?:the|this|that|these|those)(?:\s\S+){1,2})")
THING = "the thing wanted or refused"
_NOUN = "a noun with its own that"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is said, where it stands, and the class of rule that found it."""

    span: Span
    rule: str


def contents_of(text: str, told: Told, cue: Cue) -> list[Content]:
    """The clauses that a cue says; none where it says nothing beside a quotation.

    "She knows why" tells that something is known, and not what; "rejected the figure" is an act.
    """
    acts = cue.lemma in listed("acts")
    return [
        one
        for one in _contents(text, told, cue)
        if not _TELLS_NOTHING.search(text, *one.span)
        and not (acts and one.rule == THING and _THE_THING.fullmatch(text, *one.span))
    ]


def _contents(text: str, told: Told, cue: Cue) -> list[Content]:
    words = told.words
    that = None if cue.kind == "words" else clause_of(words, cue)
    rule = _NOUN if cue.kind == "noun" else "its own that"
    if that is None and cue.kind not in ("noun", "words") and _stands_aside(words, cue):
        rule = "according to" if cue.kind == "according" else "beside the verb"
        pieces = _around(words, cue)
        return [Content(span=_trimmed(text, words.span(*piece)), rule=rule) for piece in pieces]
    if that is None and (cue.later or cue.kind in ("noun", "words")):
        return []
    if that is None and (that := _thing(words, cue)) is not None:
        return _clauses(text, told, cue, that, THING)[:1]
    if that is None and not (cue.relative and words.tag(cue.end) != "p"):
        that, rule = _bare(words, cue), "a clause after the verb"
    return [] if that is None else _clauses(text, told, cue, that, rule)


def _bare(words: Words, cue: Cue) -> int | None:
    """A clause without "that": "said the deal was dead", "put it less politely: ..."."""
    at = _past_hearer(words, cue)
    colon = words.past(r"[^,.;:QxbMv]{0,8}:(?!Q)", at)
    if colon > at and "say" in cue.lists:
        return colon
    if "bare" not in cue.lists:
        return None
    if words.tag(cue.start - 1) == "r" and words.tag(at) in tuple("xbMv!"):
        return at  # "which he said was unacceptable"
    leads = (at, words.past(_TIME, at), words.past(rf"{_TIME}(?:[i>]{PHRASE})?{_TIME}", at))
    clause = next((lead for lead in leads if _CLAUSE.match(words.tags, lead)), None)
    if clause is None and cue.lemma in ("say", "think", "believe"):
        present = words.past(r"[dNo]+n*(?:[fi][dNno]+)*n", at)
        return at if any(one.endswith("s") for one in words.plain[at + 1 : present]) else None
    return clause


def _thing(words: Words, cue: Cue) -> int | None:
    """What is wanted, refused or denied: a thing, or something to do."""
    at = words.past(rf"{_TIME}!?>(?=[^dgNowpm])", cue.end)
    if at > cue.end:
        saying = words.tag(at) == "B" and words.plain[at] not in listed("refusable")
        passive = words.tag(at) == "b" and cue.lemma in ("refuse", "decline")
        return at - 1 if "to_do" in cue.lists and not saying and not passive else None
    at += len(words.tags[at : at + 2]) - len(words.tags[at : at + 2].lstrip("a"))
    if not cue.lists & {"thing", "accuse"} or words.tag(at) not in tuple("dNgonvG"):
        return None
    alone = words.plain[at] in listed("pronouns_alone") and words.tag(at + 1) in "iacw,.s"
    claim = "T" in words.tags[at : at + 4] and cue.lemma not in listed("wishes")
    return None if alone or claim else at


def _past_hearer(words: Words, cue: Cue) -> int:
    hearer = hearer_of(words, cue) if "tell" in cue.lists else None
    return hearer[1] if hearer else cue.stop


def _lead(words: Words, cue: Cue) -> int:
    """Where an attribution begins, with its "as" or "so"."""
    return cue.start - (words.word(cue.start - 1) in ("as", "so"))


def _stands_aside(words: Words, cue: Cue) -> bool:
    """Whether an attribution stands between or after the words that it attributes."""
    if cue.kind == "according":
        return True
    at = _lead(words, cue)
    lead, before = words.tag(at - 1) or "^", words.tags[:at]
    if (
        not cue.lists & {"say", "think", "tell"}
        or lead not in ",Q-^"
        or cue.relative
        or cue.inherits
    ):
        return False
    if (lead == "^" and words.tag(0) != "s") or (lead == "-" and not FINITE.search(before)):
        return False
    return (
        re.match(rf"{_TIME}(?:$|[,.;:\-Q]|[isr>])", words.tags[_past_hearer(words, cue) :])
        is not None
    )


def _around(words: Words, cue: Cue) -> list[Phrase]:
    """The longer of the pieces on either side of an attribution; both if each is a sentence."""
    tags, (first, last) = words.tags, _piece_before(words, cue)
    lead, quoted = tags[first:last], words.tag(cue.start - 1) == "Q"
    hangs = _HANGS.search(lead) and words.plain[last - 1] not in listed("some")
    after = None if quoted else _piece_after(words, cue, hangs=bool(hangs))
    if last - first < 2 or not re.search(r"[^Q,.]", lead):
        return [after] if after else []
    finite, clause = FINITE.search(lead) is not None, _CLAUSE.match(lead) is not None
    next_quoted = re.match(",?Q", tags[cue.stop :]) and (cue.kind == "phrase" or not clause)
    if next_quoted or (quoted and not finite) or (hangs and not after and last < cue.start - 1):
        return []
    if after and hangs:
        return [(first, after[1])]
    verbless = after is None and re.match(r"[dNop].{3}", lead) is not None
    whole = (finite or verbless) and not re.fullmatch(r"[csa]?,?[sif>vS][^,]*", lead)
    depends = _DEPENDS.match(lead) and ("," not in lead or (after is None and lead[0] == "x"))
    if after is None:
        return [(first, last)] if whole and not depends else []
    if not whole or (depends and lead[0] in "sx"):
        return [after]
    if words.tag(after[0] - 1) == "c" and (tags[after[0]] == "s" or _CLAUSE.match(tags, after[0])):
        return [(first, last), after]
    longer = words.spans[last - 1].end - words.spans[first].start
    return [
        (first, last)
        if longer >= words.spans[after[1] - 1].end - words.spans[after[0]].start
        else after
    ]


def _piece_before(words: Words, cue: Cue) -> Phrase:
    last = len(words.tags[: _lead(words, cue)].rstrip(",-"))
    ends = (words.tags.rfind(mark, 0, last) + 1 for mark in ";:")
    first = words.past("(?:c|a?,)*", max(*ends, words.past(_DATELINE, 0)))
    relative = re.search(r",r[^,]*$", words.tags[first:last])  # "whose goals, he said, remained"
    return first + relative.start() + 1 if relative else first, last


def _piece_after(words: Words, cue: Cue, *, hangs: bool) -> Phrase | None:
    """The piece after an attribution, from the comma that ends it."""
    at = _past_hearer(words, cue)
    first = words.past(r"[^,;:Q]{0,14}[,:-]", at)
    if first == at:
        return None
    first = words.past(r"(?:r|d[^xbMvS,]*)[^,;]*,(?=.)", first) if cue.later else first
    joined = words.tag(first) == "c"
    first += joined
    end = first + len(words.tags[first:].partition(";")[0].rstrip(".,;"))
    verb = hangs or FINITE.search(words.tags, first, end) or words.word(first).endswith("s")
    begins = "rGQiSa" if joined else "rGQis"
    return (first, end) if end - first > 1 and words.tags[first] not in begins and verb else None


def _clauses(text: str, told: Told, cue: Cue, at: int, rule: str) -> list[Content]:
    """What is said from a word on: one for each clause with its own "that"."""
    words, end = told.words, _reach(told, cue, at, rule)
    pieces: list[Phrase] = []
    for further in _FURTHER.finditer(words.tags, at, end):
        pieces.append((at, further.start() + (words.tags[further.start()] == "Q")))
        at = further.end()
    spans = (words.span(*one) for one in (*pieces, (at, end)) if one[1] > one[0])
    return [Content(span=_trimmed(text, span), rule=rule) for span in spans]


def _reach(told: Told, cue: Cue, at: int, rule: str) -> int:
    """The word at which what is said ends."""
    words, tags = told.words, told.words.tags
    stop = re.compile(r";(?!c?T)|-(?![^-]*-)|:Q").search(tags, at)
    end = stop.start() if stop else len(tags)
    for other in told.cues:
        if other is cue or not at < other.first < end or other.kind == "noun":
            continue
        own = other.inherits and other.who == cue.who
        lead = tags[at : other.first if other.inherits else other.start]
        leads = r"[,Qc]c?a*$" if own else rf"[,Q;](?:c|s)?(?:a|{DATE}|i{PHRASE})*$"
        joins = re.search(leads, lead)
        # Set between commas, before its verb, it belongs to what is said.
        within = not other.later and re.match(r"a*,(?!c)", tags[other.stop : end])
        if joins is not None and (own or not (within and FINITE.search(tags, other.stop, end))):
            end = at + joins.start() + (joins.group()[0] == "Q")
    commas = (i for i in range(at, end) if tags[i] in ",Q" and _ends(words, cue, i, rule))
    end = next(commas, end)
    if rule == _NOUN and words.tag(at - 2) != "b" and not FINITE.search(tags, 0, cue.first):
        # The noun is the subject of its sentence: up to the verb of that.
        found = [one.start() for one in re.compile(r"[xbMvS][a!xbM]*v?").finditer(tags, at, end)]
        end = found[1] if len(found) > 1 else end
    return end


def _ends(words: Words, cue: Cue, comma: int, rule: str) -> bool:
    """Whether what is said ends at a comma, after which the narrator or a quotation goes on."""
    following, word = words.tags[comma + 1 : comma + 8], words.word(comma + 1)
    relative = cue.relative or words.tag(cue.start - 1) == "r"
    if relative and re.match(r"a?[xbMvS]", following):
        return True
    if words.tags[comma] == "Q":
        return False
    if rule == THING and (
        re.match(r"s|cp|ca|c[dN].*[xbM]", following) or word in listed("spans_of_time")
    ):
        return True
    if re.match(r"da?nT", following):
        return True  # ", a claim that nobody could verify"
    if following[:1] == "Q":
        return words.tag(comma - 1) not in "xbM" and words.plain[comma - 1] != "quote"
    return word in listed("narrator")


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip(" \n\t.,;:–—")))
