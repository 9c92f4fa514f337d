"""Whom "he", "she", "they" and "it" mean: the nearest who fits, or nobody where two fit equally."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.documents.document import Span
from detente.reading.people.named import Named
from detente.reading.people.parties_named import party_within
from detente.reading.people.roles import ROLES
from detente.reading.people.who import Heard, Who

_MEN = frozenset({"he", "him", "his", "himself"})
_WOMEN = frozenset({"she", "her", "hers", "herself"})
_GROUP = frozenset({"they", "them", "their", "it", "its"})
PRONOUNS = _MEN | _WOMEN | _GROUP | {"we", "i", "you", "one"}
_ONE = "|".join(sorted(role for role in ROLES if not role.endswith("s")))
_DESCRIBED = re.compile(
    r"(?:(?:So|But|And|Then|Yet|When|If|As|While)\s)?((?:[Tt]he|[Hh]er|[Hh]is|[Ii]ts|[Aa]n?)\s"
    rf"(?:[\w’'-]+\s){{0,3}}?(?:{_ONE}))\b(?!,?\s[A-Z]|\s(?:of|{_ONE})\b|[’'])"
)
_SUBJECT = re.compile(r"(?:[A-Z][\w.-]*|the|of|’s|'s|\s|for|and)+")
_VERB_AFTER = re.compile(
    r"(?:,[^,.;]{2,80},|,)?\s(?:has|had|was|is|will|would|could|may|did|does|[a-z]+(?:ed|s)|told|"
    r"went|met|came|left|took|gave|made|spoke|flew|wrote|began|sat|stood)\b"
)
_DEPENDS = re.compile(
    r"(?:When|As|After|While|Asked|Speaking|In|On|At|Before|If|Though|Although)\s"
)
_ENDS = re.compile(
    r"\s\w+(?:\s\w+)?(?:\s(?:on|in|at|to|during|last|this)\s[^,.;“”]{1,40})?\s?[.,;:]"
)
_FARTHEST, _EQUAL = 6, 0.15
"""Sentences back in which somebody is looked for; scores that differ by no more fit equally."""


def by_pronoun(
    people: Named, pronoun: str, span: Span, heard: Sequence[Heard], but_not: str | None
) -> Who:
    """Whom a pronoun (in lower case) at a span means.

    ``heard`` is who spoke so far, in the order of the text; ``but_not`` the full name of a person
    who cannot be meant, such as whoever is speaking.
    """
    before = [h for h in heard[-20:] if h.start < span.start]
    if pronoun not in _MEN | _WOMEN:
        return _group(people, pronoun, span, before)
    gender = "he" if pronoun in _MEN else "she"
    best: dict[str, tuple[float, Who]] = {}
    mentioned, described = _mentioned(people, span), _described(people, span)
    about = _told_of(people, span)
    for start, score, who in (*_heard(gender, before), *mentioned, *described):
        known = people.person(who.person).gender if who.person else None
        near = _nearness(people, start, span)
        if near is None or known not in {gender, None} or (who.person and who.person == but_not):
            continue
        if about <= start and all(one.start != start for one in before):
            continue
        key, score = who.person or f"{who.party} {who.role}", score + near + 0.3 * (known == gender)
        best[key] = max(best.get(key, (-9.0, who)), (score, who), key=lambda pair: pair[0])
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] <= _EQUAL):
        return Who(why="two fit the pronoun" if ranked else "nobody fits the pronoun")
    who = ranked[0][1]
    return replace(
        who,
        why=f"pronoun: {who.person or who.role}",
        person_rule="pronoun" if who.person else "",
        party_rule=who.party_rule and "pronoun",
    )


def _told_of(people: Named, span: Span) -> int:
    """Where words begin that "he" is said to have said: whom they tell of is not who says them."""
    text, sentence = people.parsed.text, people.parsed.sentence_at(span.start)
    lead = text[max(sentence.start, span.start - 200) : span.start].rstrip()
    closed = lead.endswith(("”", "’", '"', "'", "»")) or (
        lead.endswith(",") and not _DEPENDS.match(text, sentence.start)
    )
    return sentence.start if closed and _ENDS.match(text, span.end) else len(text)


def _nearness(people: Named, start: int, span: Span) -> float | None:
    """How near a place is, in sentences that are not within quotations; None if too far."""
    parsed, at = people.parsed, span.start
    if at - start > 4000 or people.is_quoted(start, at):
        return None
    between = parsed.sentences_in(
        Span(parsed.sentence_at(start).start, parsed.sentence_at(at).start)
    )
    distance = sum(
        not (people.is_quoted(s.start + 1, at) and people.is_quoted(s.end - 3, at)) for s in between
    )
    same = parsed.paragraph_at(start) == parsed.paragraph_at(at)
    return None if distance > _FARTHEST else 0.4 * same - distance


def _heard(gender: str, heard: Sequence[Heard]) -> Iterator[tuple[int, float, Who]]:
    """Who spoke, unless by the other pronoun; the last one most likely."""
    for one in heard:
        others = one.pronoun in (_WOMEN if gender == "he" else _MEN)
        many = one.who.person is None and (one.who.role is None or one.who.role.endswith("s"))
        if not others and not many:
            yield (
                one.start,
                1.6 - 0.6 * (one.who.person is None) + 0.3 * (one is heard[-1]),
                one.who,
            )


def _mentioned(people: Named, span: Span) -> Iterator[tuple[int, float, Who]]:
    """Who is named, subjects first, and not those who only own something."""
    text = people.parsed.text
    for mention in people.between(max(0, span.start - 2500), span.start)[-30:]:
        sentence = people.parsed.sentence_at(mention.start)
        lead = text[max(sentence.start, mention.start - 60) : mention.start]
        subject = _VERB_AFTER.match(text[mention.end : mention.end + 110]) is not None
        first = len(lead) < 30 or lead.rstrip().endswith(",")
        score = 0.9 * subject + 0.5 * (first and subject) + 0.2 * first - 1.2 * mention.owner
        yield mention.start, score, people.known(mention.key, "pronoun")


def _described(people: Named, span: Span) -> Iterator[tuple[int, float, Who]]:
    """The subject of this sentence or of the two before it, if it is a description."""
    parsed = people.parsed
    index = bisect.bisect_left(parsed.sentences, parsed.sentence_at(span.start))
    for sentence in parsed.sentences[max(0, index - 2) : index + 1]:
        match = _DESCRIBED.match(parsed.text, sentence.start, min(span.start, sentence.end))
        same = sentence.start >= parsed.paragraph_at(span.start).start
        if match is not None and same and match.end(1) < span.start:
            who = people.who(Span(match.start(1), match.end(1)))
            if who.person or who.role:
                yield sentence.start + 1, 1.6, who


def _group(people: Named, pronoun: str, span: Span, heard: Sequence[Heard]) -> Who:
    """A pronoun for several or for a body: the subject of the sentence before, or who spoke."""
    parsed, found = people.parsed, None
    index = bisect.bisect_left(parsed.sentences, parsed.sentence_at(span.start))
    for sentence in reversed(parsed.sentences[max(0, index - 1) : index + 1]):
        lead = _SUBJECT.match(parsed.text, sentence.start, min(sentence.start + 90, span.start))
        same = sentence.start >= parsed.paragraph_at(span.start).start
        if found is None and lead and same and not people.between(sentence.start, lead.end()):
            found = party_within(lead.group(), people.names)
    last = heard[-1] if heard else None
    if found is None and last is not None and last.who.person is None:
        near = _nearness(people, last.start, span)
        if near is not None and near > (-0.7 if pronoun in {"it", "its"} else -1.7):
            found = last.who.party
    if found is None or pronoun not in _GROUP:
        return Who(why="unclear")
    return Who(party=found, why="pronoun", party_rule="pronoun")
