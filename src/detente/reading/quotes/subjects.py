"""Who does what a verb tells: the phrase before or after it, by rules."""

from __future__ import annotations

import itertools
import re

from detente.documents.document import Span
from detente.reading.people.roles import TITLES
from detente.reading.people.words import word_set
from detente.reading.quotes.hiding import MASK
from detente.reading.quotes.lexicon import AUX, DAYS, LEMMAS, MONTHS
from detente.reading.quotes.somebody import DETERMINERS, PREPOSITIONS, PRONOUNS, is_somebody

SAID_TO = re.compile(
    r"\b(?:is|are|was|were)\s(?:widely\s)?(?:said|understood|reported|believed|thought|known|alleged|"
    r"rumou?red|quoted|expected|supposed)\s(?:to(?:\shave)?|as)\s*$"
)
"""A saying that is itself told by others: "is said to have" told."""
_FAR = 420
_HARD = re.compile(rf"[;:—–(“”\"«»{MASK}]|\s-\s|\)(?!,)")
_BRACKET = re.compile(r"(?<=\s)\([^()]{1,60}\)(?=[\s,])")
_CLAUSE = re.compile(
    r"\b(?:that|when|while|because|if|as|but|than|whether|since|though|although|before|after|until|"
    r"where|what|how|why|so|unless|once|is|was|were|are|be|said|says|say|saying|believes?|thinks?|"
    r"argues|insists|claims|warned|added|told\s[\w.’'-]+|denied|announced|suggested)\s",
    re.IGNORECASE,
)
_HELPING = re.compile(r"(?<=\w)\s(?:has|have|had|would|will|could|did|does|do)\s.*$")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\s")
LEAD = re.compile(
    r"(?:(?:and|but|or|so|yet|still|nor|then|now|later|meanwhile|however|instead|also|earlier|"
    r"afterwards|elsewhere|separately|privately|publicly|yesterday|today|tonight|there|here|perhaps|"
    r"indeed|in\s(?:turn|response|return|private|public|short)|once\sagain|again|even|only|asked|"
    r"overnight|\d+\.|\([a-z\d]{1,4}\)|[QA][:.]|[-–•*])\s+)+",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:and\s|but\s|or\s)?(?:the|an?|his|her|its|their|our|my|one|who|whose|whom|which|where|when|"
    r"speaking|[a-z]+(?:ing|ed)|in|on|at|during|from|by|with|for|of|as|though|although|while|after|"
    r"before|if|to|also|too|however|meanwhile|in\sturn|now|then|once|long|not|\d+|aged|born|himself|"
    r"herself|formerly|currently|until|himself|like|himself|for\s|no|perhaps|of\scourse|"
    r"[a-z’'-]+)\b"
)
_LAST_PRONOUN = re.compile(
    r"(?:^|\s)([Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I|[Yy]ou|who|[Bb]oth|[Nn]either)$"
)
_NAMED_ASIDE = re.compile(
    r"(?:former|outgoing|acting|veteran|longtime|long-time|retired|deputy|vice|interim|one-time|onetime|"
    r"senior|chief|current|then|now|fellow)\s(?:[\w’'-]+\s){0,5}?[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]+){1,3}"
)
_NEW_CLAUSE = re.compile(
    r"(?:and|but|as|that|if|because|while|although|though|so)\s"
    r"(?:(?:Mr|Mrs|Ms|Dr|[A-Z])|(?:he|she|they|it|we|I)\b)"
)
_ALONE = word_set("both all neither")
"""Subjects where no name stands right before them: "and both said"."""
_NO_ADVERBS = word_set("family ally assembly monopoly")
_ON_A_DAY = re.compile(
    r"\b(?:late\s|early\s)?(?:on|last|this|that|next|earlier\sthis)\s(?:\w+\s)?$"
)
_AND_ANOTHER = re.compile(
    r"\sand\s(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3}(?=[.,;:]?\s*$|[,;:]|\s(?:in|on|at|after)\s)"
)
_END_NP = re.compile(
    rf"[,;:—–()“”\"«»{MASK}]|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bGen)(?<!\bSen)(?<!\bGov)(?<!\bCol)"
    rf"(?<!\bLt)(?<!\bRep)(?<!\bSt)(?<!\bMaj)(?<!\bAdm)(?<!\bCapt)(?<!\bProf)(?<!\b[A-Z])\.(?=\s*$|\s+[A-Z{MASK}])|\s-\s|\s(?:that|when|while|and|but|as|"
    r"because|if|after|before|who|whom|whose|which|where|on|at|during|said|says|has|had|is|was|were|"
    r"are|will|would|late|early|earlier|yesterday|today|last|this|next|speaking|told|in|by|through|"
    r"to|adding|when|again|then|later)\b|$"
)


def subject_before(text: str, start: int, at: int) -> Span | None:
    """The speaker whose verb stands at a place, in the sentence that begins at ``start``.

    Auxiliaries, adverbs and descriptions between commas are passed over.

    >>> text = "But Anna Lund, the envoy, who left on Friday, later said"
    >>> span = subject_before(text, 0, text.index("said"))
    >>> text[span.start:span.end]
    'Anna Lund'
    """
    start = max(start, at - _FAR)
    lead = _BRACKET.sub(lambda match: " " * len(match.group()), text[start:at])
    hard = [match.end() for match in _HARD.finditer(lead)]
    base = hard[-1] if hard else 0
    end = _without_aux(lead, base, len(lead))
    if end <= base:
        return _across_bracket(text, start, base, lead)
    return _named_in(text, Span(start + base, start + end))


def _across_bracket(text: str, start: int, base: int, lead: str) -> Span | None:
    """Past "(...)" or "— ... —" to the subject before it."""
    closed = base > 0 and lead[base - 1] in "—–)"
    if not closed:
        return None
    opener = "(" if lead[base - 1] == ")" else lead[base - 1]
    opened = lead.rfind(opener, 0, base - 1)
    if opened < 0 or MASK in lead[opened:base]:
        return None
    return subject_before(text, start, start + opened)


def _without_aux(lead: str, base: int, end: int) -> int:
    """Where the subject ends: auxiliaries, adverbs and days between it and the verb left out."""
    while True:
        stretch = lead[base:end].rstrip(" \n")
        told = SAID_TO.search(stretch)
        if told is not None:
            end = base + told.start()
            continue
        word = re.search(r"[^\s,]+$", stretch)
        if word is None:
            return base + len(stretch)
        plain = word.group().casefold()
        begin = base + word.start()
        day = word.group() in DAYS or plain in {"week", "month", "year", "morning", "evening"}
        adverb = plain.endswith("ly") and word.group()[0].islower() and plain not in _NO_ADVERBS
        if plain in _ALONE and re.search(r"(?:^|,|\b(?:and|but|as|that))\s*$", lead[base:begin]):
            return base + len(stretch)
        if plain in AUX or plain.endswith(("n't", "n’t")) or adverb:
            end = begin
        elif day and (on := _ON_A_DAY.search(lead[base:begin])):
            end = base + on.start()
        elif day and word.group() in DAYS and begin > base:
            end = begin
        else:
            return base + len(stretch)


def _named_in(text: str, span: Span) -> Span | None:
    segments = _segments(text, span)
    if not segments:
        return None
    comma = text[segments[-1].end : span.end].strip() == "," or text[span.end - 1] == ","
    index = len(segments) - 1
    if comma:
        while index > 0 and _is_aside(text, segments[index]):
            if _NAMED_ASIDE.fullmatch(text, *segments[index]):
                return _with_title(text, segments[index - 1], segments[index])
            index -= 1
        found = _tail(text, segments[index])
        if found is not None and index > 0 and index == len(segments) - 1:
            return _with_title(text, segments[index - 1], found)
        return found
    return _tail(text, segments[-1])


def _is_aside(text: str, segment: Span) -> bool:
    """Whether a segment between commas describes whoever stands before it."""
    if _NEW_CLAUSE.match(text, segment.start, segment.end):
        return False
    if text[segment.start].islower():
        return True
    aside = _ASIDE.match(text, segment.start, segment.end) is not None
    return aside and _tail(text, segment, strict=True) is None


def _with_title(text: str, before: Span, name: Span) -> Span:
    """ "The mediator, Anna Lund" is named by both."""
    title = _tail(text, before)
    if title is None or title.end != before.end:
        return name
    words = text[title.start : title.end].split()
    return Span(title.start, name.end) if words[0].casefold() in DETERMINERS else name


def _segments(text: str, span: Span) -> list[Span]:
    found: list[Span] = []
    at = span.start
    for piece in text[span.start : span.end].split(","):
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            found.append(Span(at + lead, at + len(piece.rstrip())))
        at += len(piece) + 1
    return found


def _tail(text: str, segment: Span, *, strict: bool = False) -> Span | None:
    """The noun phrase at the end of a segment without commas."""
    phrase = text[segment.start : segment.end]
    pronoun = _LAST_PRONOUN.search(phrase)
    if pronoun is not None:
        return Span(segment.start + pronoun.start(1), segment.start + pronoun.end(1))
    phrase = re.sub(r"\sat\s(?:first|last|least)$|\s(?:so\sfar|for\snow|in\sturn)$", "", phrase)
    relative = _RELATIVE.search(phrase)
    core = phrase[: relative.start()] if relative and relative.start() else phrase
    verb = _HELPING.search(core)
    if verb is not None and is_somebody(core[: verb.start()]):
        core = phrase = core[: verb.start()]
    cuts = [match.end() for match in _CLAUSE.finditer(core)]
    begin = cuts[-1] if cuts else 0
    if relative is not None and not relative.start() and begin == 0 and relative.group() != "who ":
        begin = relative.end()
    lead = LEAD.match(core, begin)
    if lead is not None:
        begin = lead.end()
    joined = _after_and(core, begin)
    begin = _after_place(core, joined)
    named = phrase[begin:].strip()
    if not named or len(core[begin:].split()) > 14:
        return None
    begin += len(phrase[begin:]) - len(phrase[begin:].lstrip())
    if not is_somebody(phrase[begin:]) or (strict and named[0].islower()):
        return None
    return Span(segment.start + begin, segment.start + len(phrase.rstrip()))


def _after_and(core: str, begin: int) -> int:
    """Past an "and" that joins sentences rather than two who speak together."""
    for match in reversed(list(re.finditer(r"\b(?:and|or|but)\s", core[begin:]))):
        left = core[begin : begin + match.start()].split()
        verbs = any(
            w.casefold().strip(",.") in LEMMAS or w in AUX or w.endswith("ed") for w in left
        )
        if verbs or not left:
            return begin + match.end()
    return begin


def _after_place(core: str, begin: int) -> int:
    """Past an opening such as "In Geneva on Monday" that no comma closes."""
    words = list(re.finditer(r"\S+", core[begin:]))
    if not words:
        return begin
    first = words[0].group().casefold()
    timely = first in {"last", "next", "this", "late", "early"} or words[0].group() in DAYS
    if first not in PREPOSITIONS and not timely:
        return begin
    for before, word in itertools.pairwise(words):
        prior, now = before.group(), word.group()
        opens = (
            now.casefold() in DETERMINERS
            or now.casefold() in PRONOUNS
            or now in TITLES
            or (now[0].isupper() and now not in DAYS and now not in MONTHS)
        )
        held = prior.casefold() in PREPOSITIONS or prior.casefold() in DETERMINERS
        run = (
            prior[0].isupper()
            and prior not in DAYS
            and prior not in MONTHS
            and before is not words[0]
        )
        if opens and not held and not (run and now not in TITLES and now[0].isupper()):
            return begin + word.start()
    return len(core)


def subject_after(text: str, at: int, end: int) -> Span | None:
    """The speaker who stands after a verb: `..., said the envoy.`

    >>> text = "..., said Anna Lund of the ministry, on Friday."
    >>> span = subject_after(text, 9, len(text))
    >>> text[span.start:span.end]
    'Anna Lund of the ministry'
    """
    rest = text[at : min(end, at + 200)]
    lead = len(rest) - len(rest.lstrip())
    stop = _END_NP.search(rest, lead)
    stretch = rest[lead : stop.start() if stop else len(rest)].rstrip(" .")
    both = _AND_ANOTHER.match(rest, stop.start()) if stop else None
    stretch = rest[lead : both.end()] if both and stretch else stretch
    if not stretch or len(stretch.split()) > 16 or not is_somebody(stretch):
        return None
    return Span(at + lead, at + lead + len(stretch))
