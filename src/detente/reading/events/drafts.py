"""Texts under negotiation: the phrase that names each, and which text it was made from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.dates.words import one_of
from detente.reading.events.written import suggested
from detente.reading.lexicon.read import lexicon
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Suggestion

_WORDS = {key: one_of(words) for key, words in lexicon("drafts").items()}
_PHRASE = re.compile(
    rf"(?P<opens>\b(?:(?i:{_WORDS['determiners']})|(?:[A-Z]\w{{1,30}}\s){{0,2}}[A-Z]\w{{0,30}}[’']s?)\s)"
    rf"(?P<between>(?:(?:[\w’'-]{{1,30}}|[A-Z]\.[A-Z]\.)\s){{0,4}}?)(?P<noun>(?i:{_WORDS['nouns']}))\b(?!-)"
    rf"(?P<after>\s(?:of|known as)\s(?:the\s)?(?:\w{{1,20}}\s)?{_WORDS['parts']}\b|\sof\s\w+\sown\b"
    r"|\sof\s\d{1,2}(?!\d)(?:\s(?:points|articles|pages|[A-Z]\w+))?)?"
    rf"(?P<made>\s(?:\w+ed|{_WORDS['made']})\s(?:in|on|by|at|to|before|from|the)"
    rf"(?:\s(?!{_WORDS['verbs']}\b)[\w’'.-]{{1,30}}){{1,8}}(?<!\.))?"
)
_ELLIPSIS = re.compile(
    rf"\b(?:A|The|His|Her|Their)\s(?P<number>{_WORDS['numbers']})(?=,|\s{_WORDS['verbs']}\b)"
    rf"|\bthe\s(?P<again>{_WORDS['numbers']})(?=\soutright|\s\w+ly\b)"
)
_TELLS = re.compile(rf"\b(?:{_WORDS['telling']}|[\w]+-(?:point|page|article))\b", re.IGNORECASE)
_NUMBER = re.compile(rf"\b{_WORDS['numbers']}\b", re.IGNORECASE)
_MADE_OVER = re.compile(rf"\b{_WORDS['made_over']}\b", re.IGNORECASE)
_KNOWN, _WHY = 200, "names a text under negotiation"


def drafts(
    parsed: Parsed, dates: Sequence[Suggestion] = (), actors: Actors | None = None
) -> list[Suggestion]:
    """The texts under negotiation that a text names, with their lineage.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> text = "The original 28-point text was rewritten. The revised proposal is shorter."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> [(d.text, d.draft, d.derived_from) for d in drafts(parsed)]
    [('The original 28-point text', 'first-text', None),
     ('The revised proposal', 'revised-proposal', 'first-text')]
    """
    made: list[Suggestion] = []
    for span, name, rule in sorted(_found(parsed), key=lambda one: (one[0].start, -one[0].end)):
        if made and span.start < made[-1].end:
            continue
        source = _source(parsed, span, name, made[-_KNOWN:])
        told = {"draft": name, "derived_from": source, "rules": {"span": rule}}
        made.append(suggested(parsed, "draft", span, **told, why=(_WHY,)))
    return made


def _found(parsed: Parsed) -> Iterator[tuple[Span, str, str]]:
    nouns: list[tuple[int, str]] = []
    for match in _PHRASE.finditer(parsed.text):
        nouns.append((match.end(), match.group("noun").lower()))
        rule = _rule(match)
        if rule is not None:
            yield Span(*match.span()), _slug(match.group(), nouns[-1][1]), rule
    at = 0
    for match in _ELLIPSIS.finditer(parsed.text):
        while at < len(nouns) and nouns[at][0] <= match.start():
            at += 1
        if at and match.start() - nouns[at - 1][0] < 400:
            name = f"{_first(match.group('number') or match.group('again'))}-{nouns[at - 1][1]}"
            yield Span(*match.span()), name, "number alone"


def _rule(match: re.Match[str]) -> str | None:
    """By what a phrase tells one text from others: number, novelty, length or name."""
    if _TELLS.search(match.group("between")):
        return "number or novelty"
    return "length or name" if match.group("after") or match.group("made") else None


def _first(number: str) -> str:
    low = number.lower()
    return "first" if low in ("original", "initial") else low


def _slug(text: str, noun: str) -> str:
    numbered = _NUMBER.search(text)
    if numbered:
        return f"{_first(numbered.group())}-{noun}".replace(" ", "-")
    before = text.lower().replace("’", "").partition(noun)[0]
    skip = {*lexicon("drafts")["determiners"], "so-called"}
    kept = [word for word in re.findall(r"[a-z0-9]+(?:-[a-z]+)*", before) if word not in skip]
    return "-".join([*kept[-2:], noun.replace(" ", "-")])[:60].strip("-")


def _source(parsed: Parsed, span: Span, name: str, made: Sequence[Suggestion]) -> str | None:
    """The text that a draft was made from: the last other one, where its words say so."""
    same = next((one for one in made if one.draft == name), None)
    if same is not None:
        return same.derived_from
    earlier = [one.draft for one in made if one.draft != name]
    made_over = _MADE_OVER.search(parsed.text, span.start, span.end)
    return earlier[-1] if earlier and made_over else None
