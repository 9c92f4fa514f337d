"""Who is meant by a phrase at its place: names, pronouns, descriptions, sources without a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.documents.document import Span
from detente.reading.actors import Actors
from detente.reading.parsed import Parsed
from detente.reading.people.mentions import Mention, mentions_in
from detente.reading.people.named import Named
from detente.reading.people.names import folded
from detente.reading.people.offices import holders, same_description
from detente.reading.people.parties_named import party_names, party_within, speaks_for
from detente.reading.people.pronouns import PRONOUNS, by_pronoun
from detente.reading.people.roles import ROLES, TITLES, WORDS, head_of, singular
from detente.reading.people.who import Heard, Who

_SEVERAL = frozenset({"both", "neither", "two", "both sides", "two sides", "each"})
_BESIDE = (
    r"with|by|against|at|on|in|familiar|close|behind|besides?|near|above|below|under|over|outside|"
    r"inside|opposite|before|after|about|around|as|like|unlike|without|than|between|among|towards?|"
    r"beneath|alongside|via|despite"
)
_NOT_ITS_HEAD = re.compile(
    rf"\b(?:of|for|to|from|{_BESIDE})\s(?:[\w.’'-]+\s){{0,3}}$|\s(?:whom?|whose|that|which)\s[^,]*$"
)
"""Before somebody whom a phrase names without being about them."""
_SERVED = re.compile(r"\b(?:of|for|to|from)\s(?:[\w.’'-]+\s){0,3}$")
_OFFICE_OF = re.compile(r"\b(?:of|for)\s(?:the\s)?((?:[A-Z][\w.]+\s|and\s)+)$")
_APPOSED = re.compile(r",\s[^,]+[,.;]")
_JOINED = re.compile(r",?\sand\s(?:(?:the|his|her|their)\s)?(?:[\w-]+\s){0,3}")
_OWNED = re.compile(r"(.{2,80}[^\s’'])(?:[’']s|(?<=s)[’'])\s+(.+)")
_BY_PRONOUN = re.compile(
    r"(?:(?:an?\s)?[\w-]+\s(?:of|to|in|from)\s)?(his|her|its|their)\s", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Coreference(Named):
    """Everybody whom a document names, and whom its names, descriptions and pronouns mean."""

    def who(self, span: Span, heard: Sequence[Heard] = (), but_not: str | None = None) -> Who:
        """Who is meant by the phrase at a span."""
        phrase = " ".join(self.parsed.text[span.start : span.end].split())
        plain = _bare(phrase)
        if plain in _SEVERAL or (plain.startswith("both ") and " and " in plain):
            return Who(why="several people at once")
        if plain in PRONOUNS:
            return by_pronoun(self, plain, span, heard, but_not)
        for actor in self.actors.people:
            if plain in map(_bare, (actor.name, *actor.also)):
                return self.known(actor.name, "full name" if " " in plain else "short name")
        named = self.between(span.start, span.end)
        for one, other in itertools.pairwise(named):
            if one.key != other.key and _JOINED.fullmatch(self.parsed.text, one.end, other.start):
                return Who(why="several people at once")
        for mention in named:
            lead = self.parsed.text[span.start : mention.start]
            office = _OFFICE_OF.search(lead)
            if office and not set(office.group(1).split()) & TITLES:
                lead = lead[: office.start()]  # "Secretary of State", "minister for Peace"
            if (not mention.owner or mention.end == span.end) and not _NOT_ITS_HEAD.search(lead):
                return self._named(mention, span, heard)
        for beside in self.between(span.end, span.end + 12):  # "its envoy, Anna Lund, said"
            if _APPOSED.fullmatch(self.parsed.text, span.end, beside.end + 1) and head_of(phrase):
                return self._named(beside, Span(span.start, beside.end), heard)
        return self._described(phrase, span, heard)

    def _named(self, mention: Mention, span: Span, heard: Sequence[Heard]) -> Who:
        """Somebody by name, whose party may stand in the phrase: "their envoy, Anna Lund"."""
        short = " " not in self.parsed.text[mention.start : mention.end]
        who = self.known(mention.key, "short name" if short else "full name")
        phrase = self.parsed.text[span.start : mention.start].rstrip(" ,")
        if who.party is not None or not phrase:
            return who
        party, rule = self._party(phrase, Span(span.start, span.start + len(phrase)), heard)
        person = self.people.get(mention.key)
        if party and person and not person.listed:  # known from here on
            self.people[mention.key] = replace(person, actor=replace(person.actor, party=party))
        return replace(who, party=party, party_rule=rule)

    def _described(self, phrase: str, span: Span, heard: Sequence[Heard]) -> Who:
        head = head_of(phrase)
        phrase = phrase.title() if phrase.isupper() else phrase  # a label
        for one, other in itertools.pairwise(self.names.pattern.finditer(phrase)):
            joined = re.fullmatch(r"\sand\s(?:the\s)?", phrase[one.end() : other.start()])
            if joined and self.names.of(one) != self.names.of(other):
                return Who(why="several parties at once")
        party, rule = self._party(phrase, span, heard)
        definite = folded(phrase).split(" ")[0] not in WORDS["indefinite"]
        if head in ROLES and head == singular(head) and definite:
            fits = holders(self, phrase, head, party, span.start)
            if len(fits) == 1:
                return self.known(fits[0], "office")
        label = phrase.casefold() == head  # "Spokesperson: ..."
        if party is None and (label or re.match(r"(?:the|that|this)\b", phrase, re.IGNORECASE)):
            party, rule = same_description(self, head, span.start), "same description before"
        if party is None and singular(head or "") in WORDS["serves"]:
            party, rule = self._served(span), "whoever was named before"
        governs = [p.id for p in self.actors.parties if folded(p.name).startswith("government of")]
        if party is None and definite and head in WORDS["of_a_government"] and len(governs) == 1:
            party, rule = governs[0], "name of a party"
        role = phrase if head in ROLES else None
        return Who(party=party, role=role, why="not named", party_rule=rule if party else "")

    def _served(self, span: Span) -> str | None:
        """The party of whoever was named last before an aide whom nobody owns, near by."""
        start = self.parsed.paragraph_at(span.start).start
        named = self.between(max(start, span.start - 400), span.start)
        return self.people[named[-1].key].actor.party if named else None

    def _party(self, phrase: str, span: Span, heard: Sequence[Heard]) -> tuple[str | None, str]:
        """The party of a description, and how it was told: by name, or by whose it is."""
        words = {singular(word) for word in re.findall(r"[\w-]+", phrase.casefold())}
        if words & (WORDS["private"] | WORDS["past"]):
            return None, ""
        owned, by = _OWNED.match(phrase), _BY_PRONOUN.match(phrase)
        rest = owned.group(2) if owned else phrase
        party = party_within(rest, self.names)
        if party is not None:
            return party, "name of a party"
        if words & WORDS["others_than"] or (owned and self.names.pattern.search(rest)):
            return None, ""
        text = self.parsed.text
        if owned or by:
            word = owned.group(1).split()[-1] if owned else by.group(1) if by else ""
            at = text.find(word, span.start, span.end)
            party = self.who(Span(at if by else span.start, at + len(word)), heard).party
        else:
            for mention in self.between(span.start, span.end)[:1]:
                lead = text[span.start : mention.start]
                if _SERVED.search(lead) and speaks_for(phrase, mention.start - span.start):
                    party = self.people[mention.key].actor.party
        return party, "owner" if party else ""


def coreference_of(parsed: Parsed, actors: Actors, quoted: tuple[Span, ...] = ()) -> Coreference:
    """Everybody whom a document names; ``quoted`` are its quotations, where there are any.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> text = "Anna Lund, the Norwegian envoy, arrived. The envoy said little. She left."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> people = coreference_of(parsed, Actors())
    >>> at = text.index("The envoy")
    >>> who = people.who(Span(at, at + 9))
    >>> who.person, who.party, who.person_rule
    ('Anna Lund', 'norway', 'office')
    >>> [actor.name for actor in people.new]
    ['Anna Lund']
    """
    names = party_names(actors)
    mentions, people = mentions_in(parsed, actors, names)
    return Coreference(
        parsed=parsed, actors=actors, names=names, mentions=mentions, people=people, quoted=quoted
    )


def _bare(phrase: str) -> str:
    return folded(phrase).strip(",. ").removeprefix("the ")
