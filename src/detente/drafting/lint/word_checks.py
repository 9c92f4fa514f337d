"""The checks of the rules about words and references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.dossier.points import TextPoint, said_number
from detente.drafting.likeness import words_of
from detente.drafting.lint.draft import Draft, Hit, lint_words, match_words, pattern, references

_MOST = 100
"""Terms of a draft that are looked up."""
_QUOTED = re.compile(r"[“\"]([^”\"]{3,60})[”\"]")
_MENTIONED = re.compile(
    r"(\w+)\s+(?:mentioned|referred to|listed|defined|set out|described|provided for)"
    r"\s+(?:in|under|by)\s+$"
)
_ELSEWHERE = re.compile(r"\s*,?\s+(?:of|to|de|du)\s+(?:the\s+|la\s+|l['’])?[A-Z]")
_ARTICLES = re.compile(r"^[^\w\n]*(?:article|art\.)\s+\d", re.IGNORECASE | re.MULTILINE)
_ANNEXES = re.compile(
    r"^[^\w\n]*(?:annex|schedule|appendix)\s+(\w+)\b", re.IGNORECASE | re.MULTILINE
)
_ROMAN = re.compile(r"^[ivxl]+$", re.IGNORECASE)


def vague_word(draft: Draft) -> Iterator[Hit]:
    """Words that leave to each side how much is meant, but for terms that law has settled."""
    for point in draft.text.points:
        kept = [match.span() for match in pattern("settled").finditer(point.text)]
        told = set()
        for match in pattern("vague").finditer(point.text):
            inside = any(start <= match.start() < end for start, end in kept)
            if not inside and match[0].casefold() not in told:
                told.add(match[0].casefold())
                yield Hit(point=point.number, words=match_words(point, match))


def wish(draft: Draft) -> Iterator[Hit]:
    """A verb of hoping; "Should the cabinet fail" is a condition, not a hope."""
    for point in draft.text.points:
        for match in pattern("wish").finditer(point.text):
            if match[0] != "Should":
                yield Hit(point=point.number, words=match_words(point, match))
                break


def left_open(draft: Draft) -> Iterator[Hit]:
    """What the text leaves to be agreed."""
    for point in draft.text.points:
        for match in pattern("left_open").finditer(point.text):
            yield Hit(point=point.number, words=match_words(point, match))
            break


def undefined_term(draft: Draft) -> Iterator[Hit]:
    """Terms in quotation marks, and bodies or zones with a capital, that nothing introduces."""
    if not draft.english:
        return
    whole, told = draft.whole(), set[str]()
    named = draft.text.preamble.casefold()
    for point in draft.text.points:
        for match in _QUOTED.finditer(point.text):
            term = match[1].strip(" ,.")
            if (
                len(told) < _MOST
                and term.casefold() not in told
                and not _explained(point, match, term, whole)
            ):
                told.add(term.casefold())
                yield Hit(point=point.number, words=match_words(point, match))
        for match in _bodies().finditer(point.text):
            term = match[1]
            *before, head = term.split()
            if head.casefold() in named or pattern("standing").search(" ".join(before)):
                continue
            if len(told) < _MOST and term.casefold() not in told and not _introduced(term, whole):
                told.add(term.casefold())
                yield Hit(point=point.number, words=match_words(point, match))


def _explained(point: TextPoint, match: re.Match[str], term: str, whole: str) -> bool:
    if pattern("vague").fullmatch(term):
        return True  # another rule says so
    if re.search(r"\b(?:principle|called|formula|titled|entitled|known as)\s*$",
                 point.text[: match.start()]):  # fmt: skip
        return True
    means = rf"{re.escape(term)}[,.]?[”\"]?\s+(?:means|denotes|refers to|is|are)\b"
    return bool(re.search(means, whole, re.IGNORECASE))


def _introduced(term: str, whole: str) -> bool:
    """Whether the text says what it is: sets it up, defines it, says who sits in it."""
    head = re.escape(term.split()[-1])
    name = re.escape(term.removeprefix("the ").removeprefix("The "))
    ways = (
        rf"\b(?:[Aa]n?|[Nn]ew|[Jj]oint)\s+(?:[\w’'–-]+\s+){{0,4}}{head}\b",
        rf"[“\"](?:[Tt]he\s+)?{name}[”\"]",
        rf"{name}\b,?\s+(?:means|denotes|consists|comprises|of (?:the )?[A-Z])",
        rf"{name}\s+(?:has|shall have)\s+(?:\d|[\w-]+\s+(?:members|seats|judges))",
        rf"{name}\s+is (?:made up|composed|chaired|headed|established|set up)",
        rf"{name}\s*=",
    )
    return any(re.search(way, whole) for way in ways)


def _bodies() -> re.Pattern[str]:
    heads = "|".join(lint_words()["bodies"])
    return re.compile(
        rf"\b(?:[Tt]he\s+)((?:[A-Z][\w’'–-]+\s+){{0,3}}(?:{heads}))\b(?!\s+of\s+[A-Z])"
    )


def unnamed_role(draft: Draft) -> Iterator[Hit]:
    """Guarantors, donors and their like, who are nowhere named."""
    if not draft.english:
        return
    whole, told = draft.whole(), set()
    for point in draft.text.points:
        for match in pattern("roles").finditer(point.text):
            stem = next(word for word in words_of(match[0]) if word not in ("the", "all"))[:5]
            if stem not in told and not _named(match[0], whole):
                told.add(stem)
                yield Hit(point=point.number, words=match_words(point, match))


def _named(role: str, whole: str) -> bool:
    name = re.escape(role.removeprefix("the ").rstrip("s")) + "s?"
    ways = (
        rf"\b{name}\s+(?:are|is|means|shall be|will be)\s+(?:the\s+)?(?-i:[A-Z])",
        rf"\b{name},?\s+(?:namely\s+)?(?-i:[A-Z])",
        rf"(?-i:[A-Z][a-z]+)[^.;]{{0,60}}\b(?:called|as|is|are)\s+(?:the\s+|a\s+)?[“\"]?{name}",
        rf"\b{name}\s*[:(=]",
    )
    return any(re.search(way, whole, re.IGNORECASE) for way in ways)


def dangling_reference(draft: Draft) -> Iterator[Hit]:
    """References to points, annexes and articles that the text does not have."""
    numbers = {said_number(point.number) for point in draft.text.points}
    own = bool(_ARTICLES.search(draft.raw))
    annexes = {match[1].casefold() for match in _ANNEXES.finditer(draft.raw)}
    for point in draft.text.points:
        for match, kind, number in references(point.text):
            if _ELSEWHERE.match(point.text, match.end()):
                continue
            if kind == "annex" or _ROMAN.match(number):
                there = number in annexes
            else:
                there = (own or not kind.startswith("article")) and _has(numbers, number)
            if not there:
                yield Hit(point=point.number, words=match_words(point, match))


def _has(numbers: set[str], number: str) -> bool:
    """Whether a point, or a part of it, has that number."""
    parts = (held for held in numbers if held.startswith(number))
    return any(held == number or held[len(number)] == "." or held[-1].isalpha() for held in parts)


def missed_reference(draft: Draft) -> Iterator[Hit]:
    """ "The studies mentioned in Article 6", where Article 6 has no word of studies."""
    held = {point.number: point for point in draft.text.points}
    for point in draft.text.points:
        for match, kind, number in references(point.text):
            said = _MENTIONED.search(point.text, max(0, match.start() - 60), match.start())
            if said is None or kind == "annex" or number not in held or number == point.number:
                continue
            noun = words_of(said[1])
            if said[1].casefold() in lint_words()["pointless"] or not noun:
                continue
            if not _speaks_of(held[number].text, noun[0]):
                words = re.compile(r".+").match(point.text, said.start(), match.end()) or match
                yield Hit(point=point.number, words=match_words(point, words), more=number)


def _speaks_of(text: str, stem: str) -> bool:
    short = stem.rstrip("s")[:5]
    return any(word.startswith(short) for word in words_of(text))


WORD_CHECKS = {
    "vague-word": vague_word,
    "wish": wish,
    "left-open": left_open,
    "undefined-term": undefined_term,
    "unnamed-role": unnamed_role,
    "dangling-reference": dangling_reference,
    "missed-reference": missed_reference,
}
