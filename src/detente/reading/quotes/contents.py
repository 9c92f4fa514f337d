"""What a cue says: the clauses, or the thing wanted or refused, that stand beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.quotes.cues import FINITE, Cue, Told, clause_of, hearer_of
from detente.reading.quotes.subjects import DATE, PHRASE, Phrase
from detente.reading.quotes.words import Words, listed

_TIME = rf"(?:a|{DATE})*"
_LEADS = re.compile(rf"(?:{_TIME}(?:[i>]{PHRASE})?{_TIME})")
_CLAUSE = re.compile(
    rf"[,a]*(?:p|{PHRASE}(?:,?c{PHRASE})*|[fi]{PHRASE},?p)"
    rf"(?:a|,[^,]{{1,12}},|[fi>]{PHRASE}|r[^,;:]{{1,10}})*?[xbMvSB!]|pn"
)
_PRESENT = re.compile(r"[dNo]+n*(?:[fi][dNno]+)*n")
_HANGS = re.compile(r"[xMbidTs>fcSd!]$")
_DEPENDS = re.compile(r"(?:[csa],?)?(?:[sif>]|x[pdNo])")
_LOOSE = re.compile(r"[csa]?,?[sif>v][^,]*")
_FURTHER = re.compile(r"(?:[,;Q]?ca?,?|[;,])T(?![bxM])")
_TO_DO = re.compile(rf"{_TIME}!?>(?=[^dgNowpm])")
_THING = re.compile(r"a{0,2}(?=[dNgonvG$])")
_DATELINE = re.compile(r"[Nwd,.ita]{1,12}-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is said, where it stands, and the class of rule that found it."""

    span: Span
    rule: str


def contents_of(text: str, told: Told, cue: Cue) -> list[Content]:
    """The clauses that a cue says; none where it says nothing beside a quotation."""
    words = told.words
    that = None if cue.kind == "words" else clause_of(words, cue)
    if that is not None:
        if words.tags[that] == "Q" and words.tags[that + 1 : that + 2] not in ("", ".", "c", ","):
            return []  # "her remark that “...,” he left"
        rule = "a noun with its own that" if cue.kind == "noun" else "its own that"
        return _clauses(text, told, cue, that, rule)
    if cue.kind in ("noun", "words"):
        return []
    if _stands_aside(words, cue):
        rule = "according to" if cue.kind == "according" else "beside the verb"
        pieces = _around(words, cue)
        return [Content(span=_trimmed(text, words.span(*piece)), rule=rule) for piece in pieces]
    if cue.later or (cue.relative and not cue.lists & {"thing", "to_do"}):
        return []
    thing = _thing(words, cue)
    if thing is not None:
        return _clauses(text, told, cue, thing, "the thing wanted or refused")[:1]
    bare = _bare(words, cue)
    return [] if bare is None else _clauses(text, told, cue, bare, "a clause after the verb")


def _bare(words: Words, cue: Cue) -> int | None:
    """A clause without "that": "said the deal was dead", "put it less politely: ..."."""
    hearer = hearer_of(words, cue) if "tell" in cue.lists else None
    if cue.lemma in listed("hearers") and hearer is None:
        return None
    at = hearer[1] if hearer else cue.end
    colon = re.match(r"[^,.;:QxbMv]{0,8}:(?!Q)", words.tags[at:])
    if colon is not None and "say" in cue.lists:
        return at + colon.end()
    if "bare" not in cue.lists:
        return None
    leads = {
        at,
        *(
            one.end()
            for one in (re.compile(_TIME).match(words.tags, at), _LEADS.match(words.tags, at))
            if one
        ),
    }
    clause = next((lead for lead in sorted(leads) if _CLAUSE.match(words.tags, lead)), None)
    if clause is None and cue.lemma in ("say", "think", "believe"):
        present = _PRESENT.match(words.tags, at, at + 8)
        if present and any(one.endswith("s") for one in words.plain[at + 1 : present.end()]):
            return at
    return clause


def _thing(words: Words, cue: Cue) -> int | None:
    """What is wanted, refused or denied: a thing, or something to do."""
    tags, plain = words.tags, words.plain
    to_do = _TO_DO.match(tags, cue.end)
    if to_do is not None:
        at = to_do.end()
        told = (tags[at : at + 1] == "B" and plain[at] not in listed("refusable")) or plain[
            at + 1 : at + 2
        ] in (
            ("named",),
            ("identified",),
            ("quoted",),
        )
        return at - 1 if "to_do" in cue.lists and not told else None
    found = _THING.match(tags, cue.end)
    if found is None or not cue.lists & {"thing", "accuse"}:
        return None
    at = found.end()
    alone = plain[at] in listed("pronouns_alone") and tags[at + 1 : at + 2] in "iacw,.s"
    return None if alone or "T" in tags[at : at + 4] else at


def _past_hearer(words: Words, cue: Cue) -> int:
    hearer = hearer_of(words, cue) if "tell" in cue.lists else None
    return hearer[1] if hearer else cue.stop


def _lead(words: Words, cue: Cue) -> int:
    """Where an attribution begins, with its "as" or "so"."""
    return cue.start - (words.plain[cue.start - 1 : cue.start] in (("as",), ("so",)))


def _stands_aside(words: Words, cue: Cue) -> bool:
    """Whether an attribution stands between or after the words that it attributes."""
    if cue.kind == "according":
        return True
    tags, at = words.tags, _lead(words, cue)
    lead = tags[at - 1] if at else "^"
    aside = cue.lists & {"say", "think", "tell"} and lead in ",Q-^"
    if not aside or cue.relative or cue.inherits or (lead == "^" and tags[0] != "s"):
        return False
    finite = FINITE.search(tags, 0, at)
    opening = re.search(r",s[^,]*,$|^[sGvi][^,]*,$", tags[:at])
    if (lead == "-" and not finite) or (opening and not re.search(r"[xbMvS][^,]*,$", tags[:at])):
        return False
    return re.match(rf"{_TIME}(?:$|[,.;:\-Q]|[isr>])", tags[_past_hearer(words, cue) :]) is not None


def _around(words: Words, cue: Cue) -> list[Phrase]:
    """The longer of the pieces on either side of an attribution; both if each is a sentence."""
    tags = words.tags
    first, last = _piece_before(words, cue)
    lead, after = tags[first:last], _piece_after(words, cue)
    quoted = cue.start > 0 and tags[cue.start - 1] == "Q"
    after = None if quoted else after
    if last - first < 2 or not re.search(r"[^Q,.]", lead):
        return [after] if after else []
    next_quoted = re.match(",?Q", tags[cue.stop :])
    if after is None and last < cue.start - 1 and _HANGS.search(lead):
        return []  # "Or they could, as she suggests"
    if (next_quoted and (cue.kind == "phrase" or not _CLAUSE.match(lead))) or (
        quoted and not FINITE.search(lead)
    ):
        return []
    if after and _HANGS.search(lead) and words.plain[last - 1] not in listed("some"):
        return [(first, after[1])]
    verbless = after is None and re.match(r"[dNop].{3}", lead) is not None
    whole = (FINITE.search(lead) is not None or verbless) and not _LOOSE.fullmatch(lead)
    depends = _DEPENDS.match(lead) and ("," not in lead or (after is None and lead[0] == "x"))
    if after is None:
        return [(first, last)] if whole and not depends else []
    if not whole or (depends and lead[0] in "sx"):
        return [after]
    if tags[after[0] - 1] == "c" and (tags[after[0]] == "s" or _CLAUSE.match(tags, after[0])):
        return [(first, last), after]
    sizes = {
        piece: words.spans[piece[1] - 1].end - words.spans[piece[0]].start
        for piece in ((first, last), after)
    }
    return [max(sizes, key=lambda piece: sizes[piece])]


def _piece_before(words: Words, cue: Cue) -> Phrase:
    tags, last = words.tags, _lead(words, cue)
    last = len(tags[:last].rstrip(",-"))
    dateline = _DATELINE.match(tags, 0, last)
    first = max(
        tags.rfind(";", 0, last) + 1,
        tags.rfind(":", 0, last) + 1,
        dateline.end() if dateline else 0,
    )
    return first + len(re.match(r"(?:c|a?,)*", tags[first:last]).group()), last  # type: ignore[union-attr]


def _piece_after(words: Words, cue: Cue) -> Phrase | None:
    """The piece after an attribution, from the comma that ends it."""
    tags, at = words.tags, _past_hearer(words, cue)
    comma = re.match(r"[^,;:Q]{0,14}[,:-]", tags[at:])
    if comma is None:
        return None
    first = at + comma.end()
    apposed = re.match(r"(?:r|d[^xbMvS,]*)[^,;]*,(?=.)", tags[first:]) if cue.later else None
    first += apposed.end() if apposed else 0
    first += tags[first : first + 1] == "c"
    end = first + len(tags[first:].partition(";")[0].rstrip(".,;"))
    joined = tags[first - 1] == "c"
    begins = r"[rGQi]|[Sa]" if joined else r"[rGQis]"
    return (
        None
        if end - first < 2 or re.match(begins, tags[first:]) or not FINITE.search(tags, first, end)
        else (first, end)
    )


def _clauses(text: str, told: Told, cue: Cue, at: int, rule: str) -> list[Content]:
    """What is said from a word on: one for each clause with its own "that"."""
    words, end = told.words, _reach(told, cue, at, rule)
    pieces: list[Phrase] = []
    for further in _FURTHER.finditer(words.tags, at, end):
        pieces.append((at, further.start() + (words.tags[further.start()] == "Q")))
        at = further.end()
    pieces.append((at, end))
    return [
        Content(span=_trimmed(text, words.span(*one)), rule=rule)
        for one in pieces
        if one[1] > one[0]
    ]


def _reach(told: Told, cue: Cue, at: int, rule: str) -> int:
    """The word at which what is said ends."""
    words, tags = told.words, told.words.tags
    stop = re.compile(r";(?!c?T)|-(?![^-]*-)").search(tags, at)
    end = stop.start() if stop else len(tags)
    for other in told.cues:
        if other is cue or not at < other.first < end or other.kind == "noun":
            continue
        own = other.inherits and other.who == cue.who
        lead = tags[at : other.first if other.inherits else other.start]
        leads = r"[,Qc]c?a*$" if own else rf"[,Q;](?:c|s)?(?:a|{DATE}|i{PHRASE})*$"
        joins = re.search(leads, lead)
        if joins is not None and (own or not _within(words, other, end)):
            end = at + joins.start() + (joins.group()[0] == "Q")
    commas = (i for i in range(at, end) if tags[i] == "," and _ends(words, cue, i, rule))
    end = next(commas, end)
    if rule == "a noun with its own that" and not FINITE.search(tags, 0, cue.first):
        # The noun is the subject of its sentence: up to the verb of that.
        found = [one.start() for one in re.compile(r"[xbMvS][a!xbM]*v?").finditer(tags, at, end)]
        end = found[1] if len(found) > 1 else end
    return end


def _ends(words: Words, cue: Cue, comma: int, rule: str) -> bool:
    """Whether what is said ends at a comma, after which the narrator or a quotation goes on."""
    tags, following = words.tags, words.tags[comma + 1 : comma + 8]
    word = words.plain[comma + 1] if following else ""
    if rule == "the thing wanted or refused":
        later = re.match(r"s|cp|ca|c[dN].*[xbM]", following) or word in listed("spans_of_time")
        if later:
            return True
    if following[:1] == "Q" and tags[comma - 1] not in "xbM" and words.plain[comma - 1] != "quote":
        return True
    return word in listed("narrator") or (cue.relative and following[:1] in tuple("xbMvS"))


def _within(words: Words, other: Cue, end: int) -> bool:
    """Whether a later cue belongs to what is said: set between commas, before its verb."""
    following = words.tags[other.stop : end]
    return (
        not other.later
        and re.match(r"a*,(?!c)", following) is not None
        and FINITE.search(following) is not None
    )


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip(" \n\t.,;:–—")))
