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
from detente.reading.quotes.words import listed, words_of

_ENDS = re.compile(r"[,?!—–…]\s*$|\.\.\.$")
"""What ends a quotation whose sentence goes on."""
_SIGNATURE = re.compile(r"\s*(?:[–—]|--?)\s?(?P<who>[^\W\d_a-z][^\n;:!?“”\"]{2,90}?)\.?\s*(?:$|\n)")
_HEAD = re.compile(r"\s*(?:From|By)\s(?P<who>[^\W\d_a-z][^\n;:!?“”\"]{2,90}):\s*")
_POINTS = re.compile(r"[,:TSBGvc-]a?$")
_BREAK = re.compile(r"[;.]|-(?!$)")
_ANY_VERB = re.compile(rf",?(?P<who>p|{PHRASE})a?v")
_OWN_CLAUSE = re.compile(r"[cs]a?[pdtNo]")
_MADE_BY = re.compile(rf"[^:Q]{{0,10}}[nd][^:Q]{{0,8}}[fi](?P<who>{PHRASE}(?:,?t?N+)?)[:,]?$")
_OBJECT = re.compile(rf"(?P<who>{PHRASE})[:,]$")
_HELD = re.compile(r"[T:]")


Rows = list[tuple[Span, list[Marked]]]
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
    rows: Rows = [(sentence, []) for sentence in view.sentences]
    due = 0
    for sentence, held in rows:
        while due < len(stretches) and stretches[due].outer.start < sentence.end:
            held += [stretches[due]] if stretches[due].outer.start >= sentence.start else []
            due += 1
    found: list[Attribution] = []
    for index, (sentence, quotes) in enumerate(rows):
        for quote in quotes:
            told = told_in(view, sentence)
            made = _signed(view, sentence, quote) or _by_cue(view, told, quote, quotes)
            if made is None:
                made = _carried(view, rows, index, quote, found)
            found += [made] if made else []
    return found


def _said(view: Masked, quote: Marked) -> str:
    return view.parsed.text[quote.inner.start : quote.inner.end]


def _signed(view: Masked, sentence: Span, quote: Marked) -> Attribution | None:
    """Whose words a quotation is that a name signs after a dash, or heads: "From Ana Dorn:"."""
    end = min(len(view.text), quote.outer.end + 140)
    signs = _SIGNATURE.match(view.text, quote.outer.end, end)
    found = signs or _HEAD.fullmatch(view.text, sentence.start, quote.outer.start)
    words = words_of(view.text, Span(*found.span("who"))) if found else None
    named = re.match(r"[Ntofd]+(?=,|$|i)", words.tags) if words else None
    if (
        words is None
        or named is None
        or re.search(r"[SBGxbMv]", words.tags)
        or "N" not in named.group()
    ):
        return None
    speaker = words.span(0, named.end())
    return Attribution(
        stretch=quote, speaker=speaker, rule="a name that signs", span_rule="a name that signs"
    )


def _by_cue(view: Masked, told: Told, quote: Marked, quotes: list[Marked]) -> Attribution | None:
    """By a verb after the marks, before them, or elsewhere in the sentence."""
    words, said = told.words, _said(view, quote)
    at = words.index(quote.outer.start)
    opens = not re.search(r"[^Q,.\-]", words.tags[:at])
    cue = _cue_after(told, at, said, opens=opens)
    if cue is not None and (opens or not is_title(said.rstrip(","))):
        return _made(told, quote, quotes, cue, "verb right after the marks")
    does = _ANY_VERB.match(words.tags, at + 1) if opens and _ENDS.search(said) else None
    if does is not None and is_somebody(words, *does.span("who")):
        speaker = words.span(*does.span("who"))
        return Attribution(
            stretch=quote,
            speaker=speaker,
            rule="any verb after the marks",
            span_rule="marks and a verb",
            told=told,
        )
    cue = _cue_before(told, at)
    if cue is not None:
        beside = at - cue.end < 2 or _POINTS.search(words.tags[cue.first : at]) is not None
        if not cue.said and not (beside and stands_alone(said)):
            return None
        if _is_no_quotation(view, told, quote, beside=beside and cue.lemma != "write"):
            return None
        place = "verb before the marks" if beside else "verb of the sentence"
        return _made(told, quote, quotes, _passed_on(told, cue, at), place)
    if _is_no_quotation(view, told, quote, beside=False):
        return None
    says = (one for one in told.cues if one.first > at and one.said and one.lists & {"say", "tell"})
    cue = next(says, None)
    gap = words.tags[at + 1 : cue.first] if cue and cue.start > at else ""
    if cue is None or cue.who is None or _BREAK.search(gap) or _OWN_CLAUSE.search(gap):
        return None
    return _made(told, quote, quotes, cue, "verb of the sentence")


def _cue_after(told: Told, at: int, said: str, *, opens: bool) -> Cue | None:
    """The cue right after a quotation: `"...," she said`."""
    tags = told.words.tags
    if not _ENDS.search(said) and tags[at + 1 : at + 2] not in (",", "-"):
        return None
    near = (
        c
        for c in told.cues
        if c.start > at and c.who and re.fullmatch(r"[,-]*s?", tags[at + 1 : c.start])
    )
    cue = next(near, None)
    if cue is None or cue.inherits or cue.kind == "noun":
        return None
    if opens:
        return cue
    before = [one for one in told.cues if one.said and one.who and one.end <= at]
    weak = "sounds" in cue.lists
    held = any(
        _HELD.fullmatch(tags[c.stop : at]) or (weak and not re.search("[,;.]", tags[c.stop : at]))
        for c in before
    )
    afresh = tags[cue.stop : cue.stop + 1] in tuple("Tpd") and said[:1].islower()
    return None if held or afresh else cue


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
        inner = _is_inner(told, cue)
        held = re.match(r"[^;:]{0,16}T", tags[cue.end :])
        if too and cue.first < too.start() and (inner or not held):
            continue
        called = cue.lists & {"call", "thing"} and "say" not in cue.lists
        if not cue.said and (called or "!" in cue.helps):
            denied = denied or cue
        elif not ("M" in cue.helps and inner):
            return cue
    return denied


def _is_inner(told: Told, cue: Cue) -> bool:
    """Whether a cue stands within what another one of its sentence says."""
    outer = (one for one in told.cues if one.said and one.kind == "verb" and one.first < cue.start)
    return any("T" in told.words.tags[one.end : cue.start] for one in outer)


def _passed_on(told: Told, cue: Cue, at: int) -> Cue:
    """The cue with whose words are passed on: "cited a remark by the king"; nobody for a thing."""
    if cue.lemma not in listed("passing") or cue.later:
        return cue
    made = _MADE_BY.match(told.words.tags, cue.end, at)
    made = made or (_OBJECT.match(told.words.tags, cue.end, at) if "cite" in cue.lists else None)
    if made is not None and is_somebody(told.words, *made.span("who")):
        return replace(cue, who=made.span("who"))
    thing = re.match(r"d[^Q]*:$", told.words.tags[cue.end : at])
    return replace(cue, who=None) if thing and cue.lemma in ("quote", "cite") else cue


def _made(told: Told, quote: Marked, quotes: list[Marked], cue: Cue, place: str) -> Attribution:
    words, follows = told.words, False
    earlier = [one for one in quotes if one.outer.end <= quote.outer.start]
    if earlier:
        first, at = words.index(earlier[-1].outer.start), words.index(quote.outer.start)
        cues = [one for one in told.cues if first < one.first < at]
        follows = not re.search(r"[;c]", words.tags[first:at]) and all(
            one.who == cue.who for one in cues[:1]
        )
        follows = follows and len(cues) < 2
    if cue.kind in ("noun", "words"):
        place = "a noun's owner"
    elif not cue.lists & {"say", "tell", "think"}:
        place = "verb of naming"
    return Attribution(
        stretch=quote, speaker=told.speaker(cue), rule=place, span_rule="marks and a verb",
        told=told, cue=cue, follows=follows,
    )  # fmt: skip


def _is_no_quotation(view: Masked, told: Told, quote: Marked, *, beside: bool) -> bool:
    """Whether a quotation is a term, a title or a word as a word."""
    lead = view.text[told.sentence.start : quote.outer.start].replace(MASK, "")
    following = view.text[quote.outer.end : quote.outer.end + 30]
    said = _said(view, quote)
    return is_term(lead, said, following) or (not beside and is_title(said))


def _carried(
    view: Masked, rows: Rows, index: int, quote: Marked, found: list[Attribution]
) -> Attribution | None:
    """Whose a quotation is that no cue of its sentence gives to anybody."""
    sentence, said = rows[index][0], _said(view, quote)
    last = found[-1] if found else None
    if quote.goes_on and last is not None:
        return _going_on(quote, last)
    told = told_in(view, sentence)
    lead = view.text[sentence.start : quote.outer.start].strip()
    whole = (
        not lead
        and not view.text[quote.outer.end : sentence.end].strip(" .")
        and said[:1].isupper()
    )
    if not (whole or stands_alone(said)) or _is_no_quotation(view, told, quote, beside=False):
        return None
    if lead:
        who = (
            first_subject(told.words, told.words.index(quote.outer.start))
            if lead[-1] in ":,—–"
            else None
        )
        return _guess(quote, told.words.span(*who) if who else None, "the subject of its sentence")
    if view.text[quote.outer.end : sentence.end].strip(" ."):
        return _guess(quote, None, "")
    paragraph = view.parsed.paragraph_at(sentence.start)
    if last is not None and last.stretch.outer.start >= paragraph.start:
        return _going_on(quote, last)
    for later, quotes in rows[index + 1 : index + 12]:
        if quotes and later.start < paragraph.end:
            told = told_in(view, later)
            cue = _cue_after(
                told, told.words.index(quotes[0].outer.start), _said(view, quotes[0]), opens=True
            )
            if cue is not None:
                return _guess(quote, told.speaker(cue), "the quotation beside it")
    return (
        _from_before(view, rows[index - 1][0], quote, last, paragraph)
        if index
        else _guess(quote, None, "")
    )


def _going_on(quote: Marked, last: Attribution) -> Attribution:
    return replace(last, stretch=quote, rule="it goes on", span_rule="it goes on", follows=True)


def _guess(quote: Marked, speaker: Span | None, rule: str) -> Attribution:
    return Attribution(stretch=quote, speaker=speaker, rule=rule, span_rule="marks alone")


def _from_before(
    view: Masked, sentence: Span, quote: Marked, last: Attribution | None, paragraph: Span
) -> Attribution:  # fmt: skip
    """From the sentence before: its quotation, who speaks in it, or its subject."""
    same = sentence.start >= paragraph.start
    if last is not None and not same and last.stretch.outer.start >= sentence.start:
        return _guess(quote, last.speaker, "the quotation beside it")
    told = told_in(view, sentence)
    cues = [cue for cue in told.cues if cue.who and cue.said]
    asked = told.words.plain[:2] and "asked" in told.words.plain[:2]
    who = (
        cues[-1].who
        if cues and (asked or not same)
        else first_subject(told.words, len(told.words.tags))
    )
    return _guess(quote, told.words.span(*who) if who else None, "the sentence before it")
