"""Who does what a verb of saying tells: the phrase before it, or after it."""

from __future__ import annotations

import re

from detente.reading.quotes.words import PEOPLE, Words, listed

CORE = r"(?:d*(?:(?<=d)[vaw])?t?(?:[Nnog]|(?<=[dNnog])a(?=[Nno]))+|d+|m)"
"""A noun with what stands before it."""
PHRASE = rf"{CORE}(?:[fi>]{CORE}|(?<=[no])[vS]?[fi>](?:{CORE}|p))*"
"""The same with what follows it: of the mission, at the border, briefed on it."""
DATE = r"(?:i?d*w+(?:d(?:,d(?!n),?)?)?a?)"
FARTHEST = 70
"""Words back from a verb in which its subject is looked for."""
_SUBJECT = re.compile(rf"(?:p|{PHRASE}(?:,?c{PHRASE})*(?:r[xMb!]?[SB]?[^,;:QSTB]{{0,14}})?)$")
_HELPS = re.compile(rf"(?:b[a!]*[Sv]>x?|[xMb!a]|(?<=[NnopSv,a]){DATE}|(?<=v)i?>|ia)+$")
_ASIDE = re.compile(
    r"c?(?:[rsiG].*|(?:[f>!a]|[vS](?=[ifa>!sT]|$))[^Q]*|[^xbvSBMprQ]+(?:[rvi][^Q]*)?)"
)
_NAME = re.compile(r"d?[nNo]{0,4}t?N[Ng]*")
_AFTER = re.compile(rf"a?(?P<who>p|{PHRASE}(?:c{PHRASE})?)(?=[^xMbvSBG!]|$)")
_DASHES = re.compile(r"-[^-;:Q]{1,20}-$")
_JOINS = ",sTcQrS-"
"""What stands before two who speak together; elsewhere "and" before a verb joins two clauses."""
Phrase = tuple[int, int]
"""The first word of a phrase, and the one after its last."""


def core_of(words: Words, first: int, end: int) -> str:
    """The letters of a phrase up to what follows its noun."""
    return re.split(r"(?<=.)[fi>rv]", words.tags[first:end], maxsplit=1)[0].rstrip(",")


def is_somebody(words: Words, first: int, end: int) -> bool:
    """Whether a phrase may name somebody: a pronoun, a name, people and bodies; never a text."""
    core = core_of(words, first, end)
    head = re.sub(r"['’]s?$", "", words.plain[first + max(len(core), 1) - 1])
    if (
        not core
        or core[0] in "iw>f"
        or (head in listed("documents") and (core[-1] != "N" or end == 1))
    ):
        return False
    doer = core[0] == "d" and re.fullmatch(r"[a-z]{3,}[eo]r", head)
    if doer and f"{head}s" not in listed("no_doers"):
        return True
    if core in ("d", "dd"):
        return head in listed("some") or head == "her"
    return core in ("p", "m") or "o" in core or core[-1] in "Ng" or "N" in core[:3]


def helped(words: Words, at: int) -> int:
    """Where what helps a verb begins: "has now on Monday", "is said to have"."""
    found = _HELPS.search(words.tags, max(at - FARTHEST, 0), at)
    return found.start() if found else at


def before(words: Words, at: int) -> Phrase | None:
    """The subject whose verb, with what helps it, begins at a word; past descriptions.

    >>> from detente.documents.document import Span
    >>> from detente.reading.quotes.words import words_of
    >>> text = "But Anna Lund, the envoy, who left on Friday, said so."
    >>> words = words_of(text, Span(0, len(text)))
    >>> first, end = before(words, words.plain.index("said"))
    >>> text[words.span(first, end).start : words.span(first, end).end]
    'Anna Lund'
    """
    dashes = _DASHES.search(words.tags, max(at - 24, 0), at)
    at = dashes.start() if dashes else at
    base = max(at - FARTHEST, *(words.tags.rfind(mark, 0, at) + 1 for mark in ";:-("))
    if words.tags[at - 1 : at] != ",":
        return _phrase(words, max(base, words.tags.rfind("Q", 0, at) + 1), at)
    asides: list[Phrase] = []
    commas = [i for i in range(base, at) if words.tags[i] == ","]
    for comma, end in zip(reversed(commas[:-1]), reversed(commas), strict=False):
        piece = words.tags[comma + 1 : end]
        if not _ASIDE.fullmatch(piece):
            break
        asides.append((comma + 1, end))
        if _NAME.fullmatch(piece):
            break
    if not asides:
        return None
    first, end = asides[-1]
    found = _phrase(words, base, first - 1)
    if found is None and not re.search("[rvSxMb]", words.tags[first:end]):
        found = _phrase(words, base, end)
    named = found and _NAME.fullmatch(words.tags[first:end])
    office = found and (words.tags[found[1] - 1] != "N" or words.plain[found[1] - 1] in PEOPLE)
    return (found[0], end) if found and named and office else found


def _phrase(words: Words, base: int, end: int) -> Phrase | None:
    """The phrase that ends before a word."""
    found = _SUBJECT.search(words.tags, max(base, 0), end)
    if found is None:
        return None
    first = found.start()
    joined = words.tags.rfind("c", first, end)
    if joined > 0 and first > base and words.tags[first - 1] not in _JOINS:
        first = joined + 1
    while first < end and words.tags[first] == "a":
        first += 1
    if first > 0 and words.tags[first - 1] in "fi":  # "Of the dam Ana Lund said"
        first += len(re.match(r"(?:d?[an]+(?=t?N+$))?", words.tags[first:end])[0])  # type: ignore[index]
    if words.tag(first - 1) == "Q" and words.tags[first:end].strip("dn") == "":
        return (first, end) if words.plain[end - 1] not in listed("documents") else None
    return (first, end) if first < end and is_somebody(words, first, end) else None


def after(words: Words, at: int) -> Phrase | None:
    """The speaker that begins at a word, with a name after an office: "..., said the envoy"."""
    found = _AFTER.match(words.tags, at)
    if found is None:
        return None
    first, end = found.span("who")
    places = (at for at in range(first + 1, end) if words.plain[at] in listed("places"))
    end = next(places, end)
    named = re.compile(r"(?<=[no]),t?N+(?=[,.]|$)").match(words.tags, end)
    end = named.end() if named else end
    return (first, end) if is_somebody(words, first, end) else None
