"""Whom "he", "she", "they" and "it" mean: the nearest who fits, speakers and subjects first."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.people.parties_named import party_within
from detente.reading.people.roles import ROLES
from detente.reading.people.who import Company, Who

_MEN = frozenset({"he", "him", "his", "himself"})
_WOMEN = frozenset({"she", "her", "hers", "herself"})
_GROUPS = frozenset({"side", "party", "team", "camp", "staff", "delegation"})
_DESCRIBED = re.compile(
    r"(?:[A-Z][^:\n]{0,40}:\s)?(?:(?:So|But|And|Then|Yet|When|If)\s)?((?:[Tt]he|[Hh]er|[Hh]is|[Ii]ts)\s(?:[\w’'-]+\s){0,4}?(?:"
    + "|".join(sorted(ROLES - {one for one in ROLES if one.endswith("s")} - _GROUPS))
    + r"))\b(?!,?\s[A-Z]|\sof\b)"
)
FARTHEST = 10
"""Sentences back in which somebody is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Somebody who was given as a speaker at a place; by name or not."""

    start: int
    who: Who
    pronoun: str | None = None


def by_pronoun(
    cast: Company, pronoun: str, span: Span, heard: Sequence[Heard], but_not: str | None = None
) -> Who:
    """Whom a pronoun at a span means.

    Parameters
    ----------
    cast : Company
    pronoun : str
        In lower case.
    span : Span
    heard : sequence of Heard
        Who spoke so far, in the order of the text.
    but_not : str, optional
        Full name of a person who cannot be meant, such as whoever is speaking.
    """
    before = [h for h in heard[-40:] if h.start < span.start]
    if pronoun in _MEN or pronoun in _WOMEN:
        return _person(cast, "he" if pronoun in _MEN else "she", span, before, but_not)
    return _group(cast, span, before, singular=pronoun in {"it", "its"})


def _distance(cast: Company, start: int, at: int) -> int:
    """Sentences between two places, those within quotations left out."""
    here, there = cast.parsed.sentence_at(at), cast.parsed.sentence_at(start)
    if at - start > 6000:
        return FARTHEST + 1
    between = cast.parsed.sentences_in(Span(there.start, here.start))
    return sum(not _quoted(cast, sentence.start, at) for sentence in between)


def _quoted(cast: Company, start: int, asking: int) -> bool:
    """Whether a place is in a quotation that the asking place is not in."""
    index = bisect.bisect_right(cast.quoted, start, key=lambda q: q.start) - 1
    if index < 0:
        return False
    quote = cast.quoted[index]
    return quote.start < start < quote.end and not quote.start <= asking < quote.end


def _person(
    cast: Company, gender: str, span: Span, heard: Sequence[Heard], but_not: str | None
) -> Who:
    best: tuple[float, Who] | None = None
    for score, who in (
        *_from_heard(cast, gender, span, heard),
        *_from_mentions(cast, gender, span),
        *_from_descriptions(cast, gender, span),
    ):
        if (who.person is None or who.person != but_not) and (best is None or score > best[0]):
            best = (score, who)
    return best[1] if best is not None else cast.nobody("nobody fits the pronoun")


def _fits(cast: Company, who: Who, gender: str) -> float | None:
    """How sure a person is of a gender; None where it is the other one."""
    person = cast.people.get(who.person) if who.person else None
    known = person.gender if person is not None else None
    if known is not None and known != gender:
        return None
    return 0.2 if known == gender else 0.0


def _from_heard(
    cast: Company, gender: str, span: Span, heard: Sequence[Heard]
) -> list[tuple[float, Who]]:
    found = []
    for one in heard:
        sure = _fits(cast, one.who, gender)
        if sure is None or (one.who.person is None and one.who.role is None):
            continue
        if one.pronoun is not None and (one.pronoun in _MEN) != (gender == "he"):
            continue
        if one.who.person is None and _many(one.who.role):
            continue
        distance = _distance(cast, one.start, span.start)
        unnamed = one.who.person is None
        if distance <= (1 if unnamed else FARTHEST):
            same = cast.parsed.paragraph_at(one.start) == cast.parsed.paragraph_at(span.start)
            last = one is heard[-1]
            score = 1.6 - 0.8 * distance + sure + 0.4 * same + 0.3 * last - 0.6 * unnamed
            found.append((score, one.who))
    return found


def _many(role: str | None) -> bool:
    last = (role or "").split()[0:1]
    return bool(last) and last[0].casefold() in {"officials", "people", "diplomats", "some", "two"}


def _from_mentions(cast: Company, gender: str, span: Span) -> list[tuple[float, Who]]:
    found: list[tuple[float, Who]] = []
    for mention in reversed(cast.between(max(0, span.start - 4000), span.start)):
        who = cast.known(mention.key, "nearest who fits the pronoun")
        sure = _fits(cast, who, gender)
        if sure is None or _quoted(cast, mention.start, span.start):
            continue
        distance = _distance(cast, mention.start, span.start)
        if distance > FARTHEST or len(found) > 30:
            break
        sentence = cast.parsed.sentence_at(mention.start)
        lead = cast.parsed.text[max(sentence.start, mention.start - 60) : mention.start]
        first = len(lead) < 30 or lead.rstrip().endswith(",")
        subject = cast.is_subject(mention)
        same = cast.parsed.paragraph_at(mention.start) == cast.parsed.paragraph_at(span.start)
        score = 0.9 * subject + 0.5 * (first and subject) + 0.2 * first - 1.5 * mention.owner
        found.append((score - 0.8 * distance + sure + 0.4 * same, who))
    return found


def _subject_before(cast: Company, span: Span, after: int) -> str | None:
    """The party that the sentence before begins with, if it comes after a place."""
    parsed = cast.parsed
    sentence = parsed.sentence_at(span.start)
    index = bisect.bisect_left(parsed.sentences, sentence) - 1
    if index < 0 or parsed.sentences[index].start <= after:
        return None
    before = parsed.sentences[index]
    if before.start < parsed.paragraph_at(span.start).start:
        return None
    lead = re.match(
        r"(?:[A-Z]\w*|the|of|’s|'s|\s|for|and|\d+\.)+", parsed.text[before.start : before.end][:90]
    )
    return party_within(lead.group(), cast.names) if lead else None


def _from_descriptions(cast: Company, gender: str, span: Span) -> list[tuple[float, Who]]:
    """The subject of this sentence or of the two before it, if it is a description."""
    parsed = cast.parsed
    index = bisect.bisect_left(parsed.sentences, parsed.sentence_at(span.start))
    paragraph = parsed.paragraph_at(span.start)
    found: list[tuple[float, Who]] = []
    for sentence in parsed.sentences[max(0, index - 2) : index + 1]:
        match = _DESCRIBED.match(parsed.text, sentence.start, min(span.start, sentence.end))
        if match is None or sentence.start < paragraph.start:
            continue
        if _quoted(cast, sentence.start + 1, span.start):
            continue
        who = cast.described(Span(match.start(1), match.end(1)))
        sure = _fits(cast, who, gender)
        if sure is not None and (who.person or who.role):
            distance = _distance(cast, sentence.start, span.start)
            found.append((1.5 + sure - 0.8 * distance - 0.3 * (who.person is None), who))
    return found


def _group(cast: Company, span: Span, heard: Sequence[Heard], *, singular: bool) -> Who:
    """A pronoun for several or for a body: who spoke last as one, else the nearest party."""
    subject = _subject_before(cast, span, heard[-1].start if heard else -1)
    if singular and subject is not None:
        return cast.of_party(subject, "the subject of the sentence before")
    for one in reversed(heard):
        if _distance(cast, one.start, span.start) > 3:
            break
        if one.who.person is None and (one.who.party or not singular):
            return cast.of_party(one.who.party, "who spoke before")
    parsed = cast.parsed
    sentence = parsed.sentence_at(span.start)
    index = bisect.bisect_left(parsed.sentences, sentence)
    earlier = [
        Span(sentence.start, span.start),
        *reversed(parsed.sentences[max(0, index - 3) : index]),
    ]
    for before in earlier:
        if _quoted(cast, before.start + 1, span.start):
            continue
        hit = cast.names.pattern.search(
            parsed.text, max(before.start, before.end - 600), before.end
        )
        if hit is not None:
            return cast.of_party(party_within(hit.group(), cast.names), "nearest party")
    return cast.nobody("unclear")
