"""Whether words can name somebody who speaks."""

from __future__ import annotations

from detente.reading.people.roles import BODIES, ROLES
from detente.reading.people.words import word_set
from detente.reading.quotes.lexicon import DAYS, MONTHS

PRONOUNS = word_set("he she they it we i you who one both neither each which her him them")
PREPOSITIONS = word_set(
    """in on at by from to with for of during under over about through throughout near outside
    inside despite amid without within since until across between among against behind beside
    upon via into like following"""
)
DETERMINERS = word_set(
    """the a an his her its their our my your this that these those some several many both one
    two three four five other another each every most no neither either all"""
)


def is_somebody(phrase: str) -> bool:
    """Whether a phrase may name who speaks: a pronoun, a name, or people and bodies."""
    words = [word.strip(".,’'“”\"") for word in phrase.split()]
    if not words:
        return False
    if len(words) == 1 and words[0].casefold() in PRONOUNS:
        return True
    if words[0] in DAYS or words[0] in MONTHS or words[0].casefold() in PREPOSITIONS:
        return False
    plain = {word.casefold() for word in words} | {w.casefold().removesuffix("'s") for w in words}
    people = plain & (ROLES | BODIES | _PEOPLE) or words[0].casefold() in _SOME
    first = words if words[0].casefold() in DETERMINERS else words[:3]
    named = any(w[:1].isupper() and w not in DAYS and w not in MONTHS for w in first)
    return bool(people) or named


_PEOPLE = word_set(
    """people workers residents locals aid-workers parents father mother brother sister wife
    husband son daughter grandfather grandmother uncle cousin friend friends neighbour
    neighbours neighbor neighbors lawyers doctors doctor nurse teacher teachers student students
    farmer farmers fisherman fishermen refugee refugees survivor survivors activist activists
    campaigner campaigners protester protesters driver drivers shopkeeper boy girl women men
    children mediators guerrillas fighter fighters insurgents islanders herders sides parties
    states governments others opposite number office ministers everyone everybody somebody
    someone nobody generals newspaper broadcaster agency journal magazine website letter note
    statement report memo communiqué watchdog charity court judges police army navy two rivals
    rival foes opposition bloc union elders elder chiefs nuns priests clerics cleric scientist
    scientists engineer engineers companies company firm firms contractor trader traders
    merchant delegates signatories guarantors country countries nation nations capitals
    leadership organisation organization organisations organizations society institute network
    league congress faction factions militia militias negotiating"""
)
_SOME = word_set("some others many several few most all both neither one two three")
