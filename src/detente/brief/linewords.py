"""Red lines in a few words: "Russia's red line on the border", and which where it has several."""

from __future__ import annotations

from detente.brief import names
from detente.brief.phrases import inside, short
from detente.dossier.model import Dossier
from detente.results import Study
from detente.worlds.build import Worlds
from detente.worlds.lines import Line


def line_on(study: Study, name: str, *, tight: bool = False, owner: str = "") -> str:
    """A red line of a study, by its name in the worlds."""
    return line_words(study.dossier, study.deals.worlds, name, tight=tight, owner=owner)


def line_words(
    dossier: Dossier, worlds: Worlds, name: str, *, tight: bool = False, owner: str = ""
) -> str:
    """A red line in a few words; what it excludes is named where a party has several there.

    In a narrow place it is known by what it excludes alone: Russia's “never Foreign troops”.
    ``owner`` stands for the party where it has just been named: "its".
    """
    lines = {line.name: line for line in worlds.lines}
    if name not in lines:
        return name
    line = lines[name]
    id = worlds.parties[line.party]
    if tight:
        owner = owner or names.owner(names.brief_party(dossier, id))
        return f"{owner} “never {_first(dossier, worlds, line)}”"
    issue = inside(dossier, short(names.issue(dossier, worlds.issues[line.issue]), 60))
    words = f"{owner or names.owner(names.said_party(dossier, id))} red line on {issue}"
    alike = sum((one.party, one.issue) == (line.party, line.issue) for one in worlds.lines)
    return words if alike == 1 else f"{words} ({_excluded(dossier, worlds, line, 32)})"


def _first(dossier: Dossier, worlds: Worlds, line: Line) -> str:
    """The first option that a line excludes, and whether there are more."""
    issue, options = worlds.issues[line.issue], worlds.options[line.issue]
    first = short(names.option(dossier, issue, options[line.options[0]]), 24)
    return f"{first.rstrip('…')}…" if len(line.options) > 1 else first


def _excluded(dossier: Dossier, worlds: Worlds, line: Line, most: int) -> str:
    issue, options = worlds.issues[line.issue], worlds.options[line.issue]
    named = [short(names.option(dossier, issue, options[k]), most) for k in line.options]
    return "never " + names.listed((f"“{option}”" for option in named), "or")
