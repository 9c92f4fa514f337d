"""Names cut and cased so that they read well inside a sentence."""

from __future__ import annotations

import re
import textwrap

from detente.brief import names
from detente.dossier.model import Dossier
from detente.results import Study
from detente.worlds.lines import Line

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
    cut = textwrap.shorten(words, most, placeholder="…")
    return cut if len(cut) > 1 else f"{words[: most - 1]}…"


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


def line_words(study: Study, name: str) -> str:
    """A red line in a few words: "North Republic's line on where the border runs".

    Where a party has drawn several on one issue, what this one excludes is named too.
    """
    lines = {line.name: line for line in study.deals.worlds.lines}
    if name not in lines:
        return name
    line = lines[name]
    words = f"{_whose(study, line)} line on {_issue(study, line)}"
    if sum(_alike(line, other) for other in lines.values()) == 1:
        return words
    return f"{words} ({_excluded(study, line)})"


def lines_words(study: Study, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Several red lines in a row, in as few words as tell them apart."""
    by_name = {line.name: line for line in study.deals.worlds.lines}
    shown = [by_name[name] for name in wanted if name in by_name]
    if len(shown) < len(wanted):
        return wanted
    found: list[str] = []
    for place, line in enumerate(shown):
        same = place > 0 and shown[place - 1].issue == line.issue
        words = f"{_whose(study, line)} {'' if same else 'line '}on "
        words += "the same" if same else _issue(study, line)
        several = sum(_alike(line, other) for other in shown) > 1
        found.append(f"{words} ({_excluded(study, line)})" if several else words)
    return tuple(found)


def _whose(study: Study, line: Line) -> str:
    """The name of a line's party as an owner's."""
    name = names.party(study.dossier, study.deals.worlds.parties[line.party])
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _issue(study: Study, line: Line) -> str:
    issue = names.issue(study.dossier, study.deals.worlds.issues[line.issue])
    return inside(study.dossier, short(issue, 60))


def _alike(line: Line, other: Line) -> bool:
    return (line.party, line.issue) == (other.party, other.issue)


def _excluded(study: Study, line: Line) -> str:
    issue = study.deals.worlds.issues[line.issue]
    options = study.deals.worlds.options[line.issue]
    named = [names.option(study.dossier, issue, options[k]) for k in line.options]
    return "never " + names.listed((f"“{short(option, 32)}”" for option in named), "or")
