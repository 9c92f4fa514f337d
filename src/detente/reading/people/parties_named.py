"""Which party a phrase stands for: by name, demonym, metonym, or as somebody's people."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from detente.reading.actors import Actors, NamedParty
from detente.reading.lexicon.read import lexicon
from detente.reading.people.roles import WORDS, head_of, singular
from detente.reading.people.states import STATES, slug_of, state_named

_BEFORE = re.compile(
    r"\b(of|for|to|on|in|with|about|against|at|toward|towards|between|over|by|from|near|and|or)\s+"
    r"(?:(?:the|both|all|its|his)\s+)?(?:[\w.’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_COMPASS = ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartyNames:
    """The words that stand for each party, and the pattern that finds the longest of them.

    ``words`` gives the slug by the word in lower case; None for a state that is no party here.
    """

    words: dict[str, str | None]
    pattern: re.Pattern[str]

    def of(self, match: re.Match[str]) -> str | None:
        """The party that a match of the pattern names."""
        return self.words[_plain(match.group())]


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold().replace("’", "'").removeprefix("the ")


def party_names(actors: Actors) -> PartyNames:
    """The names of the parties in the list, with the built-in words for those that are states.

    Without a list the states are the parties, by their own slugs.
    """
    return _party_names(actors.parties)


@functools.lru_cache(maxsize=64)
def _party_names(parties: tuple[NamedParty, ...]) -> PartyNames:
    words: dict[str, str | None] = {}
    for state in STATES:
        # The words of a state that is no party here are somebody else's all the same.
        words.update(dict.fromkeys(_built_in(state), None if parties else slug_of(state)))
    words.update(dict.fromkeys(lexicon("states")["others"]))
    named = [
        (re.sub(r"^the\s+", "", name, flags=re.IGNORECASE), party)
        for party in parties
        for name in (party.name, *party.also)
    ]
    for party in parties:
        words.update(dict.fromkeys(_built_in(_state_of(party, parties)), party.id))
    for name, party in named:
        words.update(dict.fromkeys(_demonyms(name), party.id))
    for name, party in named:
        words[name] = party.id
        if name.isalpha() and name[:1].isupper() and name[-1] != "s":
            words.setdefault(name + "s", party.id)
    longest_first = sorted(words, key=len, reverse=True)
    body = "|".join(
        re.escape(word).replace("’", "[’']").replace("\\ ", r"\s+") for word in longest_first
    )
    beside = "".join(rf"(?<!\b{side} )" for side in _COMPASS)
    named_for = "|".join(lexicon("states")["named_for_places"])
    whole = rf"(?<![\w-]){beside}(?:{body})(?![\w]|[-–]\w)(?!\s(?:{named_for})\b)"
    return PartyNames(
        words={_plain(word): party for word, party in words.items()}, pattern=re.compile(whole)
    )


def _built_in(code: str | None) -> tuple[str, ...]:
    return tuple(word for words in STATES.get(code or "", ()) for word in words)


def _state_of(party: NamedParty, parties: tuple[NamedParty, ...]) -> str | None:
    """The state that a party is, or the government of, if no other party has its name."""
    named = next(filter(None, map(state_named, (party.name, *party.also))), None)
    if party.code or named or not re.search(r"(?i)govern|republ|kingdom|authorit", party.name):
        return party.code or named
    others = {state_named(other.name) for other in parties if other is not party}
    for code, (names, people, _) in STATES.items():
        if re.search(rf"\b(?:{'|'.join(map(re.escape, (*names, *people)))})\b", party.name):
            return None if code in others else code
    return None


def _demonyms(name: str) -> tuple[str, ...]:
    """Likely demonyms of a name that the table does not have: Ruritania, Ruritanian."""
    if name in _COMPASS[:4]:
        return (name + "ern", name + "erner", name + "erners")
    stem = re.sub(r"(?:ia|ya|a|e|o|y)$", "", name)
    if not name.isalpha() or state_named(name) or not name[:1].isupper() or len(stem) < 3:
        return ()
    ends = ("ian", "ians", "an", "ans", "ese", "i", "is", "ish", "er", "ers", "ite", "ites")
    return tuple(stem + end for end in ends)


def party_within(phrase: str, names: PartyNames) -> str | None:
    """The party that a phrase speaks for.

    A party after "for", "to", "on" is what the role is about, save where the role is to speak
    for it ("a spokesman for the rebels") or to serve ("an aide to the Russian president"). An
    analyst speaks for none, nor does a former minister.

    >>> names = party_names(Actors())
    >>> party_within("the American special envoy for Afghanistan", names)
    'united-states'
    >>> party_within("Special Representative for Afghanistan", names) is None
    True
    """
    if {word.casefold().strip(",.") for word in phrase.split()} & _FOR_NOBODY:
        return None
    if _plain(phrase) in names.words:
        return names.words[_plain(phrase)]
    for match in names.pattern.finditer(phrase):
        if speaks_for(phrase, match.start()):
            return names.of(match)
    return None


_FOR_NOBODY = WORDS["private"] | WORDS["past"]


def speaks_for(phrase: str, at: int) -> bool:
    """Whether the party named at a place of a phrase is the one that the phrase speaks for."""
    before = _BEFORE.search(phrase[:at])
    if before is None:
        return True
    lead, word = phrase[: before.start()], before.group(1).casefold()
    head = singular(head_of(lead) or "")
    if word == "for":
        # A special representative for a country speaks for whoever sent him.
        return head in WORDS["speaks_for"] or (head == "representative" and "pecial" not in lead)
    if word == "of":
        return not {singular(one.casefold()) for one in lead.split()} & WORDS["others_than"]
    allowed = {"to": head in WORDS["serves"] or "close" in lead, "in": head in WORDS["sits_in"]}
    return allowed.get(word, word == "from" or (word in {"and", "or"} and at < 40))
