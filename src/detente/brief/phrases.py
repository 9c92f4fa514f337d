"""Names cut and cased so that they read well inside a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.brief.names import cut
from detente.dossier.model.dossier import Dossier

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[;:,(–]")
# Words that begin a name for the grammar's sake alone; any other may be a proper name.
_SMALL = frozenset(
    [
        "a",
        "an",
        "how",
        "no",
        "of",
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

    The first word loses it if it is a small word, or if the dossier writes it small elsewhere.
    """
    first = words.split(maxsplit=1)[0] if words.strip() else ""
    if first[1:] != first[1:].lower() or "'" in first or "’" in first:
        return words  # an acronym, or somebody's
    small = first.lower()
    if small in _SMALL or small in _written_small(dossier):
        return words.replace(first, small, 1)
    return words


def _written_small(dossier: Dossier) -> frozenset[str]:
    """Words that the dossier's own names write with a small letter."""
    texts = [dossier.title, dossier.about or "", *dossier.assumptions.values()]
    for issue in dossier.issues.values():
        texts += [issue.name, *issue.options.values()]
    texts += [lever.name for lever in dossier.levers.values()]
    found = (word for text in texts for word in _WORD.findall(text))
    return frozenset(word for word in found if word[0] == word[0].lower())


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
