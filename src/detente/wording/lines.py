"""Red lines in a few words: "Russia's red line on the border", and which where it has several."""

from __future__ import annotations

from detente.dossier.model.dossier import Dossier
from detente.results import Study
from detente.wording import names
from detente.wording.phrases import inside, short
from detente.worlds.build import Worlds
from detente.worlds.lines import Line

_TIGHTEST = 20
"""Where an issue has no more letters than so many, a red line is called a line."""


def line_on(study: Study, name: str, *, tight: int = 0, owner: str = "") -> str:
    """A red line of a study, by its name in the worlds."""
    return line_words(study.dossier, study.deals.worlds, name, tight=tight, owner=owner)


def line_words(
    dossier: Dossier, worlds: Worlds, name: str, *, tight: int = 0, owner: str = ""
) -> str:
    """A red line in a few words; what it excludes is named where a party has several there.

    ``tight`` is how many letters an issue may have in a narrow place; 0 where there is room.
    ``owner`` stands for the party where it has just been named: "the", which fits one and several.
    """
    lines = {line.name: line for line in worlds.lines}
    if name not in lines:
        return name
    line = lines[name]
    id = worlds.parties[line.party]
    called = names.brief_party if tight else names.said_party
    most = tight or 60
    issue = inside(dossier, short(names.issue(dossier, worlds.issues[line.issue]), most))
    line_ = "line" if 0 < tight <= _TIGHTEST else "red line"
    words = f"{owner or names.owner(called(dossier, id))} {line_} on {issue}"
    if tight:
        return words
    alike = sum((one.party, one.issue) == (line.party, line.issue) for one in worlds.lines)
    return words if alike == 1 else f"{words} ({_excluded(dossier, worlds, line, 32)})"


def _excluded(dossier: Dossier, worlds: Worlds, line: Line, most: int) -> str:
    issue, options = worlds.issues[line.issue], worlds.options[line.issue]
    named = [short(names.option(dossier, issue, options[k]), most) for k in line.options]
    return "never " + names.listed((f"“{option}”" for option in named), "or")
