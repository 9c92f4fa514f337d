"""Who is meant by a phrase at its place: names, pronouns, descriptions, sources without a name."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.documents.document import Span
from detente.reading.actors import Actor, Actors
from detente.reading.parsed import Parsed
from detente.reading.people.heads import BEYOND, NOT_ITS_HEAD, spoken_together
from detente.reading.people.known_as import AREAS, COMPOUND, has_role, is_unnamed, of_others
from detente.reading.people.mentions import Mention, Person, mentions_in
from detente.reading.people.parties_named import (
    PartyNames,
    party_names,
    party_within,
    speaks_for,
)
from detente.reading.people.pronouns import Heard, by_pronoun
from detente.reading.people.roles import BODIES, ROLES, head_of, singular
from detente.reading.people.who import Who
from detente.reading.people.words import word_set

PRONOUNS = word_set("he she they it him her who which we i you both one")
_INDEFINITE = re.compile(
    r"(?:a|an|one|some|several|many|two|three|four|five|other|another|most|few|unnamed|both|senior|"
    r"top|critics|people|officials|diplomats|analysts|sources|experts)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cast:
    """Everybody whom a document names, and where.

    Attributes
    ----------
    mentions : tuple of Mention
    people : dict of str to Person
        By full name.
    """

    parsed: Parsed
    actors: Actors
    names: PartyNames
    mentions: tuple[Mention, ...]
    people: dict[str, Person]
    quoted: tuple[Span, ...] = ()

    @property
    def new(self) -> tuple[Actor, ...]:
        """People who are named and are not in the list, each once."""
        return tuple(person.actor for person in self.people.values() if not person.listed)

    def who(self, span: Span, heard: Sequence[Heard] = (), but_not: str | None = None) -> Who:
        """Who is meant by the phrase at a span.

        ``heard`` is who spoke so far, whom a pronoun means first; never the person ``but_not``.
        """
        phrase = self.parsed.text[span.start : span.end]
        plain = _bare(phrase)
        if plain in {"both", "neither"}:
            return Who(why="several people at once")
        if plain in PRONOUNS:
            return self._pronoun(plain, span, heard, but_not)
        listed = self._listed(phrase)
        if listed is not None:
            return listed
        if spoken_together(self.parsed.text, self.between(span.start, span.end)):
            return Who(why="several people at once")
        mention = self._head_mention(span)
        if mention is not None:
            return self._with_party(self.known(mention.key, "named"), span, heard)
        return self._described(phrase, span, heard)

    def described(self, span: Span) -> Who:
        """Who is meant by a description at a span, whoever spoke before."""
        return self.who(span)

    def known(self, key: str, why: str) -> Who:
        """The person of a full name, as the list or the text has him."""
        person = self.people[key]
        actor = person.actor
        role = actor.role or (person.told[0] if person.told else None)
        return Who(person=actor.name, party=actor.party, role=role, why=f"{why}: {actor.name}")

    def _with_party(self, who: Who, span: Span, heard: Sequence[Heard]) -> Who:
        """The party of "their negotiator, Anna Lund", which holds for her from then on."""
        phrase = self.parsed.text[span.start : span.end]
        if who.party is not None or who.person is None:
            return who
        party = self._party_of_pronoun(phrase, span, heard)
        person = self.people.get(who.person)
        if party is not None and person is not None and not person.listed:
            actor = replace(person.actor, party=party)
            self.people[who.person] = replace(person, actor=actor)
        return replace(who, party=party)

    def _listed(self, phrase: str) -> Who | None:
        plain = _bare(phrase)
        for actor in self.actors.people:
            if plain in (_bare(name) for name in (actor.name, *actor.also)):
                return Who(
                    person=None if is_unnamed(actor) else actor.name,
                    party=actor.party, role=actor.role, why=f"in the actor list: {actor.name}",
                )  # fmt: skip
        return None

    def _head_mention(self, span: Span) -> Mention | None:
        """The person that a phrase is about: not an owner, nor after "of", "for", "to"."""
        for mention in self.between(span.start, span.end):
            lead = self.parsed.text[span.start : mention.start]
            if (not mention.owner or mention.end == span.end) and not NOT_ITS_HEAD.search(lead):
                return mention
        return None

    def between(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions of a stretch."""
        first = bisect.bisect_left(self.mentions, start, key=lambda m: m.start)
        last = bisect.bisect_left(self.mentions, end, key=lambda m: m.start)
        return self.mentions[first:last]

    def _pronoun(
        self, pronoun: str, span: Span, heard: Sequence[Heard], but_not: str | None
    ) -> Who:
        if pronoun in {"who", "which"}:
            before = [m for m in self.between(max(span.start - 90, 0), span.start) if not m.owner]
            named = [m for m in before if pronoun == "who"]
            lead = self.parsed.text[max(span.start - 60, 0) : span.start].rstrip(", ")
            hits = [] if named else list(self.names.pattern.finditer(lead))
            if hits and hits[-1].end() == len(lead):
                return Who(party=party_within(hits[-1].group(), self.names), why="antecedent")
            return self.known(before[-1].key, "antecedent") if named else Who(why="unclear")
        return by_pronoun(self, pronoun, span, heard, but_not)

    def nobody(self, why: str) -> Who:
        """Nobody that the text tells."""
        return Who(why=why)

    def of_party(self, party: str | None, why: str) -> Who:
        """Somebody without a name, of a party."""
        return Who(party=party, why=why)

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention is the subject of a clause."""
        return is_subject(self.parsed, mention)

    def _described(self, phrase: str, span: Span, heard: Sequence[Heard] = ()) -> Who:
        head = head_of(phrase)
        if self._several(phrase):
            return Who(why="several parties at once")
        party = party_within(phrase, self.names) or self._party_of_owner(span)
        party = party or self._party_of_pronoun(phrase, span, heard)
        if head in ROLES and head == singular(head) and not _INDEFINITE.match(phrase.strip()):
            found = self._by_role(phrase, head, party, span)
            if found is not None:
                return found
        if party is None and re.match(r"(?:the|that|this|their|its|his|her)\b", phrase, re.I):
            party = self._same_head(head, span)
        if party is None and head in _OF_A_STATE and not _INDEFINITE.match(phrase.strip()):
            party = self._only_government()
        role = phrase.strip() if head in ROLES else None
        return Who(party=party, role=role, why="not named")

    def _several(self, phrase: str) -> bool:
        """Whether a phrase names two parties who speak together."""
        hits = list(self.names.pattern.finditer(phrase))
        pairs = itertools.pairwise(hits)
        return any(
            re.fullmatch(r"\sand\s(?:the\s)?", phrase[one.end() : other.start()]) is not None
            and party_within(one.group(), self.names) != party_within(other.group(), self.names)
            for one, other in pairs
        )

    def _only_government(self) -> str | None:
        """The one party that is the government of a state, where just one is."""
        found = [p.id for p in self.actors.parties if p.name.casefold().startswith("government of")]
        return found[0] if len(found) == 1 else None

    def _party_of_owner(self, span: Span) -> str | None:
        """The party of a person within a description: "Mr. Lake's envoy", "an aide to Mr. Lake"."""
        phrase = self.parsed.text[span.start : span.end]
        for mention in self.between(span.start, span.end):
            if not mention.owner and BEYOND.search(phrase[: mention.start - span.start]):
                return None
            if mention.owner or speaks_for(phrase, mention.start - span.start):
                return self.people[mention.key].actor.party
        return None

    def _party_of_pronoun(self, phrase: str, span: Span, heard: Sequence[Heard]) -> str | None:
        """The party of "his department", "one of her aides"."""
        owner = re.match(
            r"(?:(?:one|some|two|several|many)\sof\s)?(his|her|its|their)\s", phrase, re.I
        )
        if owner is None:
            return None
        at = span.start + owner.start(1)
        pronoun = owner.group(1).casefold()
        return by_pronoun(self, pronoun, Span(at, at + len(pronoun)), heard).party

    def _by_role(self, phrase: str, head: str, party: str | None, span: Span) -> Who | None:
        """Whom a definite description means: by role and party, the one named last first."""
        wanted = {
            w for w in re.findall(r"[a-z]+", phrase.casefold()) if w in ROLES | AREAS | COMPOUND
        }
        seen = [m.key for m in reversed(self.between(max(0, span.start - 20_000), span.start))]
        order = [*dict.fromkeys(seen), *(a.name for a in self.actors.people)]
        fits: list[str] = []
        for key in dict.fromkeys(order):
            person = self.people.get(key) or self._unmentioned(key)
            if person is not None and has_role(person, head, wanted):
                if party is not None and person.actor.party != party:
                    continue
                if of_others(person, phrase, head, sure=party is not None):
                    continue
                fits.append(key)
        if not fits or (fits[0] not in seen and len(fits) > 1):
            return None
        key = fits[0]
        if key in self.people:
            return self.known(key, f"the {head}")
        actor = next(a for a in self.actors.people if a.name == key)
        return Who(person=actor.name, party=actor.party, role=actor.role, why=f"the {head}")

    def _unmentioned(self, key: str) -> Person | None:
        actor = next((a for a in self.actors.people if a.name == key), None)
        if actor is None or is_unnamed(actor):
            return None
        return Person(actor=actor, listed=True, gender=None)

    def _same_head(self, head: str | None, span: Span) -> str | None:
        """The party of the last description with the same head: "the ministry", "the official"."""
        if head is None or head not in ROLES | BODIES:
            return None
        stem = singular(head)
        lead = self.parsed.text[max(0, span.start - 4000) : span.start]
        for match in reversed(list(re.finditer(rf"\b{stem}(?:s|es)?\b", lead, re.IGNORECASE))):
            offset = max(0, span.start - 4000)
            first = max(self.parsed.sentence_at(offset + match.start()).start - offset, 0)
            start = max(first - 1, *(lead.rfind(m, first, match.start()) for m in (",", ";", "“")))
            after = re.match(r"[^,.;:“”]{0,60}", lead[match.end() :])
            phrase = lead[start + 1 : match.end()] + (after.group() if after else "")
            party = party_within(phrase[-120:].strip(), self.names)
            if party is not None:
                return party
        return None


_OF_A_STATE = word_set("army military ministry government cabinet police navy parliament")


def cast_of(parsed: Parsed, actors: Actors, quoted: tuple[Span, ...] = ()) -> Cast:
    """Everybody whom a document names; ``quoted`` are its quotations, where there are any.

    Examples
    --------
    >>> from detente.documents.document import Document
    >>> from detente.reading.parsed import parse
    >>> text = "Anna Lund, the Norwegian envoy, arrived. The envoy said little. She left."
    >>> parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    >>> cast = cast_of(parsed, Actors())
    >>> at = text.index("The envoy")
    >>> cast.who(Span(at, at + 9)).person
    'Anna Lund'
    >>> [actor.name for actor in cast.new]
    ['Anna Lund']
    """
    names = party_names(actors)
    mentions, people = mentions_in(parsed, actors, names)
    return Cast(
        parsed=parsed, actors=actors, names=names, mentions=mentions, people=people, quoted=quoted
    )


def is_subject(parsed: Parsed, mention: Mention) -> bool:
    """Whether a mention is the subject of a clause, by the parse or by what stands around it."""
    tokens = parsed.tokens(Span(mention.start, mention.end))
    if tokens is not None and len(tokens):
        return tokens.root.dep_ in {"nsubj", "nsubjpass"}
    after = parsed.text[mention.end : mention.end + 20]
    return (
        re.match(r"\s(?:has|had|was|is|will|would|[a-z]+(?:ed|s)\b|said|told|went|met)", after)
        is not None
    )


def _bare(phrase: str) -> str:
    plain = " ".join(phrase.replace("’", "'").split()).casefold().strip(",. ")
    return plain.removeprefix("the ")
