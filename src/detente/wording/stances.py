"""Where a party stands, and its red lines, in a few words.

A stance is read forwards: "rejects “X”", "never “Y”", "at least “Z”: never “Y”"; a line by whose it
is and on what: "Russia's red line on the border", and which where it has several.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.wants import RedLine
from detente.estimates import Estimate
from detente.phrases import listed
from detente.wording import names
from detente.wording.numbers import SPACE, spread, whole
from detente.wording.phrases import inside, short
from detente.worlds.lines import Named, rule_words

if TYPE_CHECKING:
    from detente.inference.evidence import Piece
    from detente.results import Study
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
    return "never " + listed((f"“{option}”" for option in named), "or")


_BEFORE_IT = {
    "accepts-part": "accepts part of",
    "acceptable-if": "would accept on conditions",
    "undecided": "is undecided on",
    "objects": "objects to",
    "silent": "says nothing of",
    "red-line": "red line: never",
}
_ALONE = {
    "accepts-part": "accepts part",
    "acceptable-if": "would accept on conditions",
    "undecided": "is undecided",
    "red-line": "draws a red line",
    "silent": "says nothing",
}
WHOLE_ISSUE = "(the issue as a whole)"
"""What a stance is on that names no option."""


def stance_words(stance: str) -> str:
    """A stance by itself, as an answer to a draft.

    >>> stance_words("accepts-part"), stance_words("rejects")
    ('accepts part', 'rejects')
    """
    return _ALONE.get(stance, stance)


def stance_on(stance: str) -> str:
    """A stance before what it is about.

    >>> stance_on("objects"), stance_on("red-line")
    ('objects to', 'red line: never')
    """
    return _BEFORE_IT.get(stance, stance)


def quoted(dossier: Dossier) -> Named:
    """Options by their words, in quotation marks."""
    return lambda issue, option: f"“{names.option(dossier, issue, option)}”"


def said(dossier: Dossier, piece: Piece) -> str:
    """A piece of the record: who, and what of what.

    >>> import detente
    >>> from detente.inference.evidence import evidence
    >>> dossier = detente.read("two-rivers")
    >>> for piece in evidence(dossier).pieces[1:4]:
    ...     print(said(dossier, piece))
    North Republic rejects “50,000”
    South Republic accepts part of “The first plan”
    South Republic draws a red line: never “The line of 2024”
    """
    party = names.party(dossier, piece.party)
    never = piece.stance == "red-line"
    if piece.draft is not None:
        draft = f"“{dossier.drafts[piece.draft].name}”"
        return f"{party} {'rejects' if never else stance_on(piece.stance)} {draft}"
    option = names.option(dossier, piece.issue or "", piece.option)
    stance = "draws a red line: never" if never else stance_on(piece.stance)
    return f"{party} {stance} “{option}”"


def line_rule(dossier: Dossier, line: RedLine, named: Named) -> tuple[str, str]:
    """What a red line says, in two parts: how it begins, and what it excludes."""
    words = rule_words(dossier, line, named)
    rest = words.removeprefix("never ")
    return ("red line:" if rest == words else "red line: never"), rest


def chance_words(estimate: Estimate) -> str:
    """A stated chance in per cent, with its range.

    >>> chance_words(Estimate.parse("0.6 (0.4..0.8)"))
    '60\\xa0% (40–80)'
    """
    centre = f"{whole(estimate.centre)}{SPACE}%"
    if estimate.exact:
        return centre
    return f"{centre} ({spread(estimate.low, estimate.high)})"
