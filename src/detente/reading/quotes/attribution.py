"""To whom the text gives each quotation: the cue beside it, or the one that goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.documents.document import Span
from detente.reading.quotes.cues import Cue, Told, first_subject, told_in
from detente.reading.quotes.genuine import is_term, is_title, stands_alone
from detente.reading.quotes.marks import Marked
from detente.reading.quotes.masking import MASK, Masked
from detente.reading.quotes.subjects import PHRASE, is_somebody
from detente.reading.quotes.words import Words, listed, words_of

_SIGNATURE = re.compile(r"\s*(?:[–—]|--?)\s?(?P<who>[^\W\d_a-z][^\n;:!?“”\"]{2,90}?)\.?\s*(?:$|\n)")
_HEAD = re.compile(r"\s*(?:(?P<from>From|By)\s)?(?P<who>[^\W\d_a-z][^\n;:!?“”\"]{2,90}):\s*")
_POINTS = re.compile(r"[,:TSBGvc-]a?$")
_BREAK = re.compile(r"[;.]|-(?!$)|[cs]a?[pdtNo]")
_ANY_VERB = re.compile(rf",?(?P<who>p|{PHRASE})a?v")
_MADE_BY = re.compile(rf"[^:Q]{{0,10}}[nd][^:Q]{{0,8}}[fi](?P<who>{PHRASE}(?:,?t?N+)?)[:,]?$")
_OBJECT = re.compile(rf"(?P<who>{PHRASE})[:,]$")
Rows = list[tuple[Told, list[Marked]]]
"""The sentences, each with the quotations that begin in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says a quotation, by what cue, and the classes of rule that found it.

    ``follows``: it goes on with the quotation before it, and is a piece of the same one.
    """

    stretch: Marked
    speaker: Span | None
    rule: str
    span_rule: str
    told: Told | None = None
    cue: Cue | None = None
    follows: bool = False


def attributions_in(view: Masked, stretches: Sequence[Marked]) -> list[Attribution]:
    """The quotations among stretches of one depth, each with its speaker as far as the text tells.

    Words that nobody is said to have used are left out.
    """
    rows: Rows = [(told_in(view, sentence), []) for sentence in view.sentences]
    due = 0
    for told, held in rows:
        while due < len(stretches) and stretches[due].outer.start < told.sentence.end:
            held += [stretches[due]] if stretches[due].outer.start >= told.sentence.start else []
            due += 1
    found: list[Attribution] = []
    for index, (told, quotes) in enumerate(rows):
        for quote in quotes:
            made = _signed(view, told, quote) or _by_cue(view, told, quote, quotes)
            made = made or _carried(view, rows, index, quote, found)
            found += [made] if made else []
    return found


def _said(view: Masked, quote: Marked) -> str:
    return view.parsed.text[quote.inner.start : quote.inner.end]


def _signed(view: Masked, told: Told, quote: Marked) -> Attribution | None:
    """Whose words a quotation is that a name signs after a dash, or heads: "From Ana Dorn:"."""
    end = min(len(view.text), quote.outer.end + 140)
    signs = _SIGNATURE.match(view.text, quote.outer.end, end)
    found = signs or _HEAD.fullmatch(view.text, told.sentence.start, quote.outer.start)
    if found is None:
        return None
    words = words_of(view.text, Span(*found.span("who")))
    named = words.past(r"[Ntofd]+(?=,|$|i)", 0)
    head = "" if signs or found["from"] else words.tags[:named]
    alone = head and head.count("N") < 2 and head[0] != "t"  # "Result: “...”"
    if alone or "N" not in words.tags[:named] or re.search(r"[SBGxbMv]", words.tags):
        return None
    rule = "a name that signs"
    return Attribution(stretch=quote, speaker=words.span(0, named), rule=rule, span_rule=rule)


def _by_cue(view: Masked, told: Told, quote: Marked, quotes: list[Marked]) -> Attribution | None:
    """By a verb after the marks, before them, or elsewhere in the sentence."""
    words, said = told.words, _said(view, quote)
    at = words.index(quote.outer.start)
    cue = _cue_before(told, at)
    if cue is not None:
        beside = at - cue.end < 2 or _POINTS.search(words.tags[cue.first : at]) is not None
        unsaid = not cue.said and not (beside and stands_alone(said))
        if unsaid or _is_no_quotation(
            view, told, quote, beside=beside and cue.lemma not in ("write", "sing")
        ):
            return None
        place = "verb before the marks" if beside else "verb of the sentence"
        return _made(told, quote, quotes, _passed_on(told, cue, at), place)
    return _by_cue_after(view, told, quote, quotes)


def _by_cue_after(
    view: Masked, told: Told, quote: Marked, quotes: list[Marked]
) -> Attribution | None:
    """By the verb right after a quotation, whatever verb it is, or by one of saying further on."""
    words, at = told.words, told.words.index(quote.outer.start)
    does = _ANY_VERB.match(words.tags, at + 1) if not words.tags[:at].strip("Q,.-") else None
    says = (
        one
        for one in told.cues
        if one.first > at and one.said and (one.lists & {"say", "tell"} or _leads(words, at, one))
    )
    cue = next(says, None)
    if cue is None and does is not None and is_somebody(words, *does.span("who")):
        speaker, rule = words.span(*does.span("who")), "another verb or noun"
        return Attribution(stretch=quote, speaker=speaker, rule=rule, span_rule=rule)
    beside = cue is not None and _leads(words, at, cue)
    inside = re.search(r",G[^,]*$", words.tags[:at])  # "Lund, speaking of the “mentality”, said"
    apart = cue and (
        _BREAK.search(words.tags[at + 1 : cue.first]) if cue.start > at else not inside
    )
    if cue is None or cue.who is None or (apart and not beside):
        return None
    if _is_no_quotation(view, told, quote, beside=beside):
        return None
    place = "verb right after the marks" if beside else "verb of the sentence"
    return _made(told, quote, quotes, cue, place)


def _leads(words: Words, at: int, cue: Cue) -> bool:
    """Whether nothing but a comma, or "as", stands between a quotation and a cue."""
    last = cue.start - (words.word(cue.start - 1) in ("as", "so"))
    return cue.start > at and words.tags[at + 1 : last].strip(",-") == ""


def _cue_before(told: Told, at: int) -> Cue | None:
    """The nearest cue before a quotation, with nothing between that ends its reach."""
    tags, denied = told.words.tags, None
    too = re.search(r"c[a,]?T[^;:\-]*$", tags[:at])  # "said that ..., but that"
    for cue in reversed(told.cues):
        if cue.end > at or cue.who is None:
            continue
        gap = tags[min(cue.stop, at) : at]
        if re.search(r";|-[^-]+$|[.](?!$)", gap) and not gap.endswith(":"):
            return denied
        outer = (
            one for one in told.cues if one.said and one.kind == "verb" and one.first < cue.start
        )
        inner = any("T" in tags[one.end : cue.start] for one in outer)
        held = re.match(r"[^;:]{0,16}T", tags[cue.end :])
        if too and cue.first < too.start() and (inner or not held):
            continue
        called = cue.lists & {"call", "thing"} and "say" not in cue.lists
        if called and "g" in gap:
            continue  # "rejected the studios' “last” offer"
        if not cue.said and (called or "!" in cue.helps):
            denied = denied or cue
        elif not ("M" in cue.helps and inner):
            return cue
    return denied


def _passed_on(told: Told, cue: Cue, at: int) -> Cue:
    """The cue with whose words are passed on: "cited a remark by the king"; nobody for a thing."""
    if cue.lemma not in listed("passing") or cue.later:
        return cue
    tags, cites = told.words.tags, cue.lemma in ("quote", "cite")
    made = _MADE_BY.match(tags, cue.end, at)
    made = made or (_OBJECT.match(tags, cue.end, at) if cites else None)
    if made is not None and is_somebody(told.words, *made.span("who")):
        return replace(cue, who=made.span("who"))
    return replace(cue, who=None) if cites and re.match(r"d[^Q]*:$", tags[cue.end : at]) else cue


def _made(told: Told, quote: Marked, quotes: list[Marked], cue: Cue, place: str) -> Attribution:
    words, follows = told.words, False
    earlier = [one for one in quotes if one.outer.end <= quote.outer.start]
    if earlier:
        first, at = words.index(earlier[-1].outer.start), words.index(quote.outer.start)
        cues = [one.who for one in told.cues if first < one.first < at]
        follows = not re.search(r"[;c]", words.tags[first:at]) and cues in ([], [cue.who])
    if not cue.lists & {"say", "tell", "think"}:
        place = "another verb or noun"
    return Attribution(
        stretch=quote, speaker=told.speaker(cue), rule=place, span_rule="marks and a verb",
        told=told, cue=cue, follows=follows,
    )  # fmt: skip


def _is_no_quotation(view: Masked, told: Told, quote: Marked, *, beside: bool) -> bool:
    """Whether a quotation is a term, a title or a word as a word."""
    lead = view.text[told.sentence.start : quote.outer.start].replace(MASK, "")
    return is_term(lead) or (not beside and is_title(_said(view, quote)))


def _carried(
    view: Masked, rows: Rows, index: int, quote: Marked, found: list[Attribution]
) -> Attribution | None:
    """Whose a quotation is that no cue of its sentence gives to anybody."""
    told, said = rows[index][0], _said(view, quote)
    last = found[-1] if found else None
    goes_on = last and replace(
        last, stretch=quote, rule="it goes on", span_rule="it goes on", follows=True
    )
    if quote.goes_on and last is not None:
        return goes_on
    lead = view.text[told.sentence.start : quote.outer.start].strip()
    rest = view.text[quote.outer.end : told.sentence.end].strip(" .")
    whole = not lead and not rest and said[:1].isupper()
    if not (whole or stands_alone(said)) or _is_no_quotation(view, told, quote, beside=False):
        return None
    if lead and lead[-1] in ":,—–":
        who = first_subject(told.words, told.words.index(quote.outer.start))
        return _guess(quote, told.words.span(*who) if who else None, "the words around")
    if lead or rest:
        return _guess(quote, None, "")
    paragraph = view.parsed.paragraph_at(told.sentence.start)
    if last is not None and last.stretch.outer.start >= paragraph.start:
        return goes_on
    return _from_before(rows[index - 1][0] if index else None, quote, paragraph)


def _guess(quote: Marked, speaker: Span | None, rule: str) -> Attribution:
    return Attribution(stretch=quote, speaker=speaker, rule=rule, span_rule="marks alone")


def _from_before(told: Told | None, quote: Marked, paragraph: Span) -> Attribution:
    """From the sentence before: who speaks in it, or its subject."""
    if told is None:
        return _guess(quote, None, "")
    same = told.sentence.start >= paragraph.start
    cues = [cue.who for cue in told.cues if cue.who and cue.said]
    spoken = cues and (not same or "asked" in told.words.plain[:2])
    who = cues[-1] if spoken else first_subject(told.words, len(told.words.tags))
    return _guess(quote, told.words.span(*who) if who else None, "the words around")
