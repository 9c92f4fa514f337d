"""Which party a phrase stands for: by name, demonym, metonym, or as somebody's people."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from detente.reading.actors import Actors, NamedParty
from detente.reading.people.roles import head_of, singular
from detente.reading.people.states import STATES, state_named
from detente.reading.people.words import word_set

_SPEAKS_FOR = word_set(
    """spokesman spokeswoman spokesperson negotiator delegate lawyer speaker source official
    diplomat commander leader statement person people"""
)
_SERVES = word_set("adviser advisor aide assistant deputy counsel counselor counsellor")
_BEFORE = re.compile(
    r"\b(for|to|on|in|with|about|against|at|toward|towards|between|over|by|from|near|and|or)\s+"
    r"(?:(?:the|both|all|its|his)\s+)?(?:[\w.’'-]+\s+){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PartyNames:
    """The words that stand for each party, and the pattern that finds them.

    Attributes
    ----------
    words : dict of str to str or None
        Slug of the party by the word, in lower case; None for a state that is no party here.
    """

    words: dict[str, str | None]
    pattern: re.Pattern[str]


def party_names(actors: Actors) -> PartyNames:
    """The names of the parties in the list, with the built-in words for those that are states."""
    return _party_names(actors.parties)


@functools.lru_cache(maxsize=64)
def _party_names(parties: tuple[NamedParty, ...]) -> PartyNames:
    words: dict[str, str | None] = {}
    # Words of states that are no party here are known all the same: they are somebody else's.
    for names, demonyms, seats in STATES.values():
        words.update(dict.fromkeys((*names, *demonyms, *seats)))
    for party in parties:
        code = party.code or next(filter(None, map(state_named, (party.name, *party.also))), None)
        code = code or _state_within(party, parties)
        for name in _built_in(code):
            words[name] = party.id
    for party in parties:
        for name in (party.name, *party.also, *_demonyms(party.name)):
            bare = re.sub(r"^(?:the|The)\s+", "", name)
            words[bare] = party.id
            if bare.isalpha() and bare[:1].isupper() and bare[-1] not in "s.":
                words.setdefault(bare + "s", party.id)
    longest_first = sorted(words, key=len, reverse=True)
    body = "|".join(
        re.escape(word).replace("’", "[’']").replace("\\ ", r"\s+") for word in longest_first
    )
    lower = {word.casefold().replace("’", "'"): party for word, party in words.items()}
    return PartyNames(words=lower, pattern=re.compile(rf"(?<![\w-])(?:{body})(?![\w])"))


def _built_in(code: str | None) -> tuple[str, ...]:
    if code is None or code not in STATES:
        return ()
    names, demonyms, seats = STATES[code]
    return (*names, *demonyms, *seats)


def _state_within(party: NamedParty, parties: tuple[NamedParty, ...]) -> str | None:
    """The state of a party such as "Government of Colombia", if no other party has its name."""
    if not re.search(r"government|republic|kingdom|federation|authorit", party.name, re.IGNORECASE):
        return None
    for code, (names, demonyms, _) in STATES.items():
        if re.search(rf"\b(?:{'|'.join(map(re.escape, (*names, *demonyms)))})\b", party.name):
            rivals = [p for p in parties if p is not party and state_named(p.name) == code]
            return None if rivals else code
    return None


def _demonyms(name: str) -> tuple[str, ...]:
    """Likely demonyms of a name that the table does not have: Ruritania, Ruritanian."""
    if " " in name or not name.isalpha() or state_named(name) or not name[:1].isupper():
        return ()
    stem = re.sub(r"(?:ia|ya|a|e|o|y)$", "", name)
    ends = ("ian", "ians", "an", "ans", "ese", "i", "is", "ish", "er", "ers", "ite", "ites")
    return tuple(stem + end for end in ends if len(stem) >= 3)


def party_within(phrase: str, names: PartyNames) -> str | None:
    """The party that a phrase speaks for.

    A party after "for", "to", "on" is what the role is about, save where the role is to speak
    for it ("a spokesman for the rebels") or to serve ("an aide to the Russian president").

    >>> parties = (NamedParty(id="kabul", name="Afghanistan"), NamedParty(id="usa", name="U.S."))
    >>> names = party_names(Actors(parties=parties))
    >>> party_within("the American special envoy for Afghanistan", names)
    'usa'
    >>> party_within("Special Representative for Afghanistan", names) is None
    True
    """
    whole = re.sub(r"^(?:the|The)\s+", "", phrase.strip()).casefold().replace("’", "'")
    if whole in names.words:
        return names.words[whole]
    for match in names.pattern.finditer(phrase):
        if speaks_for(phrase, match.start()):
            return names.words[re.sub(r"\s+", " ", match.group()).casefold().replace("’", "'")]
    return None


def speaks_for(phrase: str, at: int) -> bool:
    """Whether the party named at a place of a phrase is the one that the phrase speaks for."""
    before = _BEFORE.search(phrase[:at])
    if before is None:
        return True
    head = singular(head_of(phrase[: before.start()]) or "")
    match before.group(1).casefold():
        case "for":
            # A special representative for a country speaks for whoever sent him.
            return head in _SPEAKS_FOR or (head == "representative" and "pecial" not in phrase)
        case "to":
            return head in _SERVES or "close" in phrase[: before.start()]
        case "from":
            return True
        case "in":
            return head in {
                "official", "government", "leader", "leadership", "authoritie", "spokesman",
                "spokeswoman", "spokesperson", "ministry", "administration",
            }  # fmt: skip
        case "and" | "or":
            return at < 40
        case _:
            return False
