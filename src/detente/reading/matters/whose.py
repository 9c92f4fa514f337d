"""Whose act a word tells: the speaker's own, or that of another, the subject of its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.actors import Actors
from detente.reading.people.parties_named import PartyNames, party_names
from detente.reading.suggestion import Suggestion

OWN, UNSURE, OTHERS = 1.0, 0.7, 0.0
_FAR = 240
_PRONOUN = re.compile(
    r"\b(we|I|our|my|they|their|you|your|he|she|his|her|them|him|it|its|everyone|everybody|others"
    r"|(?:the\s+)?other\s+side|both\s+sides|either\s+side|opponents|no\s+one|nobody)\b(?![’'])"
    r"|\b(we|I|they|you|he|she|it)(?=[’'])",
    re.IGNORECASE,
)
_FIRST = frozenset({"we", "i", "our", "my"})
_THIRD = frozenset({"he", "she", "his", "her", "it", "its"})
_MANY = frozenset({"they", "their"})
_OBJECT = re.compile(
    r"\b(?:to|with|for|on|against|about|by|at|in|like|before|after)\s+(?:the\s+|all\s+)?"
    r"(?:[A-Z]\w+\.?\s+)?$"
)
_VERB_ONLY = re.compile(
    r"\s*(?:(?:and|but|or|then|also|would|will|can|could|may|might|not|never|has|have|had|\w+ly)\s*)*"
)
_AUX = r"(?:(?:would|will|can|could|may|might|has|have|had|do|does|did|not|never|also|\w+ly)\s+)*$"
_NAME = re.compile(rf"(?<=\w\s)(?:[A-Z][\w’'-]+\s+)+{_AUX}")
_FIRST_NAME = re.compile(
    rf"(?!(?:The|A|An|This|That|These|Those|Its?|His|Her|Their|No|All|Any|Some)\b)"
    rf"(?:[A-Z][\w’'-]+\s+)+{_AUX}"
)
_NOUN = re.compile(
    rf"\b(?:the|all|some|many|most|every|each)\s+(?:[\w’'-]+\s+){{1,3}}{_AUX}", re.IGNORECASE
)
_NO_ACT = re.compile(
    r"(?:un)?acceptable|(?:non[- ]|not )negotiable|not up for .*|out of the question|red lines?"
    r"|must|ha[sd] to|have to|needs? to|.* final|no \w+|under no .*|the most important|goal .*",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|never\s+)?$")
_TO_BE = re.compile(
    r"(?:will|would|can|could|may|shall)(?:\s+(?:not|never))?\s+(?:\w+ly\s+)?be\s+\w+(?<!ing)\s"
)
_OWNED = re.compile(r"(?:\w[’']s?|\b(?:their|your|his|her))\s+(?:\w+\s+)?$", re.IGNORECASE)
_SUBJECT_ELSEWHERE = re.compile(r"\s*(?:would|will|can|could|had|has|have|may|might|was|is)\b")
"""A clause cut by its attribution: "Lund, an aide said, would accept"."""
_ACTIVE = re.compile(r"(?:opposed|committed|prepared|agreed|decided|undecided)", re.IGNORECASE)
_HOLDS = re.compile(
    r"\b(?:says?|said|told|thinks?|thought|believe[sd]?|claim(?:s|ed)?|insist(?:s|ed)?|finds?|found"
    r"|consider(?:s|ed)?|call(?:s|ed)?|deem(?:s|ed)?|regards?|sees?)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Naming:
    """The names of the actors: those of people with their full name and party, those of parties."""

    people: dict[str, tuple[str, str | None]]
    person: re.Pattern[str]
    parties: PartyNames


def naming_of(actors: Actors) -> Naming:
    """The names of an actor list, ready to be looked for."""
    people: dict[str, tuple[str, str | None]] = {}
    for one in actors.people:
        for name in (one.name, *one.also, one.name.split()[-1] if one.name.split() else ""):
            if name[:1].isupper():
                people.setdefault(name, (one.name, one.party))
    body = "|".join(re.escape(name) for name in sorted(people, key=len, reverse=True)) or r"(?!)"
    return Naming(
        people=people,
        person=re.compile(rf"(?<![\w-])(?:{body})(?!\w)"),
        parties=party_names(actors),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Whose:
    """Who speaks, in a text whose words are the speaker's own or told of the speaker."""

    said: Suggestion
    naming: Naming
    narrated: bool

    def sureness(self, text: str, start: int, end: int) -> float:
        """How surely the word at a place is the speaker's own act; 0 if it is another's."""
        clause = _clause(text[max(start - _FAR, 0) : start])
        word, after = text[start:end], text[end : end + 60]
        told = list(self._mentions(clause))
        if self._by_another(after):
            return OTHERS
        passive = word.endswith("ed") and not _ACTIVE.fullmatch(word) and _PASSIVE.search(clause)
        if _NO_ACT.fullmatch(word) or passive or _TO_BE.match(text, start):
            return self._of_state(clause, told)
        if told:
            return told[-1][1]
        if self.narrated and _SUBJECT_ELSEWHERE.match(text):
            return OTHERS
        name = _NAME.search(clause) or (self.narrated and _FIRST_NAME.match(clause.lstrip()))
        if name:
            speaker = self.said.speaker or ""
            return OWN if name.group().split()[0] in speaker.split() else OTHERS
        return UNSURE if _NOUN.search(clause) else OWN

    def _of_state(self, clause: str, told: list[tuple[int, float]]) -> float:
        """Of what is not done but is so: another's only if he is said to hold it, or owns it."""
        if not told or told[-1][1] > OTHERS:
            return OWN
        return OTHERS if _OWNED.search(clause) or _HOLDS.search(clause, told[-1][0]) else OWN

    def _by_another(self, after: str) -> bool:
        match = re.match(r"\s+(?:by|to)\s+(?:the\s+|both\s+|all\s+)?", after)
        if match is None:
            return False
        rest = after[match.end() :]
        if re.match(r"(?:them|him|you|others|everyone|everybody|sides)\b", rest):
            return True
        return any(at == 0 and own == OTHERS for at, own in self._named(rest))

    def _mentions(self, clause: str) -> Iterator[tuple[int, float]]:
        """Where each possible subject ends, in order, and how surely it is the speaker."""
        every = [
            (match.start(), match.end(), self._pronoun(match.group().casefold()))
            for match in _PRONOUN.finditer(clause)
        ]
        every += [
            (match.start(), match.end(), own)
            for pattern in (self.naming.person, self.naming.parties.pattern)
            for match in pattern.finditer(clause)
            if (own := self._name(match.group())) is not None
        ]
        for start, end, own in sorted(every):
            if not _OBJECT.search(clause[:start]):
                yield end, own

    def _named(self, text: str) -> Iterator[tuple[int, float]]:
        for pattern in (self.naming.person, self.naming.parties.pattern):
            for match in pattern.finditer(text):
                own = self._name(match.group())
                if own is not None:
                    yield match.start(), own

    def _name(self, name: str) -> float | None:
        said = self.said
        if said.speaker and re.search(rf"\b{re.escape(name)}\b", said.speaker):
            return OWN
        if name in self.naming.people:
            person, party = self.naming.people[name]
            return OWN if person == said.person or (party and party == said.party) else OTHERS
        key = re.sub(r"\s+", " ", name).casefold().replace("’", "'")
        party = self.naming.parties.words.get(key)
        return OWN if party is not None and party == said.party else OTHERS

    def _pronoun(self, word: str) -> float:
        if word in _FIRST:
            return OWN if not self.narrated else UNSURE
        if word in _THIRD:
            if self.narrated:
                return OWN
            return UNSURE if word in ("it", "its") else OTHERS
        if word.startswith("no"):
            return UNSURE
        speaker = (self.said.speaker or "").casefold()
        if word in _MANY and self.narrated and re.search(r"(?:\ws|they|people|both)$", speaker):
            return OWN
        return OTHERS


def _clause(before: str) -> str:
    """The clause up to a word without its asides, and back to its subject if that is further."""
    bare = re.sub(r",\s+(?!(?:and|but|or)\b)[^,;.!?]*,", "", re.split(r"[;:.!?—–]", before)[-1])
    pieces = bare.split(",")
    while len(pieces) > 1 and _VERB_ONLY.fullmatch(pieces[-1]):
        last = pieces.pop()
        pieces[-1] += last
    return re.split(r"\b(?:but|although|though|because)\b", pieces[-1])[-1]
