"""Names cut and cased so that they read well inside a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.wording.names import cut

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[;:,(–]")
# Words that begin a name for the grammar's sake alone; any other may be a proper name.
_SMALL = frozenset(
    [
        "a",
        "an",
        "all",
        "any",
        "each",
        "every",
        "how",
        "in",
        "no",
        "of",
        "on",
        "some",
        "the",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "who",
        "whose",
    ]
)
# Things that talks are about, and endings of words for things: such a word is no proper name.
_THINGS = frozenset(
    """
    aid army arms banks border ceasefire crime dams debts flags food force forces fuel gas
    grain land law lines mines money oil peace police ports power prices prisoners quotas
    refugees research rights roads schools seats ships shares spending taxes trade troops truce
    trust trials votes wages war water weapons
    """.split()  # noqa: SIM905 - a list of forty would fill the page
)
_ENDINGS = ("tion", "tions", "ment", "ments", "ship", "ness", "ance", "ence", "ure", "ing", "ings")
_LEAST = 6
"""A word shorter than so many letters is not known by its ending."""


def short(words: str, most: int = 44) -> str:
    """Words whole if they are few, else their first clause, else as many as fit; then an ellipsis.

    >>> short("In fact but not in law")
    'In fact but not in law'
    >>> short("Both armies leave it; whose it is stays open")
    'Both armies leave it; whose it is stays open'
    >>> short("An American guarantee with conditions: a coordinated response")
    'An American guarantee with conditions…'
    """
    if len(words) <= most:
        return words
    clause = _CLAUSE.split(words, maxsplit=1)[0].rstrip()
    if 12 <= len(clause) < most:
        return f"{clause}…"
    return cut(words, most)


def count(number: int, noun: str, several: str = "") -> str:
    """So many of a thing, in figures: the one place that knows singular from plural.

    >>> count(1, "input"), count(12_000, "package"), count(2, "party", "parties")
    ('1 input', '12,000 packages', '2 parties')
    """
    return f"{number:,} {noun if number == 1 else several or noun + 's'}"


def count_in_words(number: int, noun: str) -> str:
    """So many of a thing, in words up to ten.

    >>> count_in_words(0, "deadline"), count_in_words(1, "meeting"), count_in_words(23, "meeting")
    ('no deadlines', 'one meeting', '23 meetings')
    """
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    _, _, named = count(number, noun).partition(" ")
    return f"{words[number] if number < len(words) else number} {named}"


def capital(words: str) -> str:
    """Words that begin a sentence.

    >>> capital("the ridge")
    'The ridge'
    """
    return words[:1].upper() + words[1:]


def inside(dossier: Dossier, words: str) -> str:
    """A name as it stands within a sentence: proper names keep their capital.

    The first word loses it if it is a small word or the name of a thing, or if the dossier writes
    it small elsewhere and never large within a sentence.
    """
    found = _WORD.match(words)
    first = found.group() if found else ""
    after = words[len(first) : len(first) + 1]
    if first[1:] != first[1:].lower() or after in ("'", "’"):
        return words  # an acronym, or somebody's
    small = first.lower()
    if small in _SMALL or _is_thing(small) or _writes_small(dossier, first):
        return small + words[len(first) :]
    return words


def _is_thing(word: str) -> bool:
    """Whether a word in small letters is known as one for a thing.

    >>> _is_thing("inspections"), _is_thing("aid"), _is_thing("crimea")
    (True, True, False)
    """
    return word in _THINGS or (len(word) >= _LEAST and word.endswith(_ENDINGS))


def _writes_small(dossier: Dossier, first: str) -> bool:
    """Whether the dossier's texts write a word small, and within a sentence never large."""
    texts = [dossier.title, dossier.about or "", *dossier.assumptions.values()]
    for issue in dossier.issues.values():
        texts += [issue.name, *issue.options.values()]
    texts += [lever.name for lever in dossier.levers.values()]
    texts += [statement.text for statement in dossier.statements]
    names = [party.name for party in dossier.parties.values()]
    large = re.compile(rf"[a-z,] {re.escape(first)}\b")
    small = re.compile(rf"(?<![\w-]){re.escape(first.lower())}\b")
    if any(first in name.split() for name in names) or any(large.search(t) for t in texts):
        return False
    return any(small.search(text) for text in texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoingOn:
    """What happens without a deal, as a verb and as a thing."""

    go: str
    going: str


def going_on(dossier: Dossier, party: str = "") -> GoingOn:
    """What the parties do without a deal: the one place that knows whether that is fighting.

    A party on no side of the war does not fight on.

    >>> import detente
    >>> going_on(detente.read("two-rivers")).going
    'fighting on'
    """
    if dossier.war is not None and party in ("", *dossier.war.sides):
        return GoingOn(go="fight on", going="fighting on")
    return GoingOn(go="go on without a deal", going="going on without a deal")
