"""Red lines: what each party will not give, and how absolute that is in each draw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.dossier.inputs.names import line_names
from detente.dossier.inputs.subjects import issues_for
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.wants import RedLine
from detente.seeds import stream
from detente.shown import Result
from detente.worlds.conditions import Conditions, conditions, issues_of, matches, options_meant

_BLOCK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Result):
    """One party's red line.

    Attributes
    ----------
    party : int
        Its place among the parties of the worlds.
    name : str
        ``party.line``, the line being its id or its issue.
    label : str
        For a person: "North Republic: never “Where the armies stand” (Where the border runs)".
    issue : int
    options : tuple of int
        The options that cross it.
    unless : tuple of (issue, options)
        What, all together, lifts it.
    declared : bool
        Whether a statement declares it; else it is assessed.
    """

    party: int
    name: str
    label: str
    issue: int
    options: tuple[int, ...]
    unless: Conditions
    declared: bool

    @property
    def issues(self) -> frozenset[int]:
        """The issues that decide whether a package crosses it."""
        return issues_of(self.unless) | {self.issue}


def lines_of(dossier: Dossier, parties: tuple[str, ...]) -> tuple[Line, ...]:
    """The red lines of the parties, on the issues that count for each."""
    return tuple(
        _line(dossier, parties, f"{party}.{name}", stated)
        for party in parties
        for name, stated in _stated(dossier, party)
    )


def crossed_by(line: Line, packages: Ints) -> Bools:
    """(package,) whether each package crosses the line.

    Examples
    --------
    >>> line = Line(party=0, name="north.border", label="", issue=0, options=(2,),
    ...             unless=((1, (1,)),), declared=False)
    >>> crossed_by(line, np.array([[2, 0], [2, 1], [0, 0]]))
    array([ True, False, False])
    """
    crossed = np.isin(packages[:, line.issue], line.options)
    return crossed & ~matches(line.unless, packages) if line.unless else crossed


def absolute_lines(lines: tuple[Line, ...], chances: Floats, inner: int, seed: int) -> Bools:
    """(row, line) which lines are absolute, ``inner`` rows a draw.

    Every line has its own stream of uniform numbers, the same whatever its chance: a lever that
    softens a line leaves all else as it was, and more rows a draw leave the first as they were.
    """
    draws = len(chances)
    rows = np.zeros((draws * inner, len(lines)), dtype=np.bool_)
    for n, line in enumerate(lines):
        uniform = _uniform(line.name, draws, inner, seed)
        rows[:, n] = (uniform < chances[:, n, None]).ravel()
    return rows


def _uniform(line: str, draws: int, inner: int, seed: int) -> Floats:
    """(draw, inner) numbers that do not depend on how many draws or rows there are."""
    blocks = [
        stream(seed, "line", line, *([block] if block else [])).random((draws, _BLOCK))
        for block in range(-(-inner // _BLOCK))
    ]
    return np.concatenate(blocks, axis=1)[:, :inner]


def _stated(dossier: Dossier, party: str) -> list[tuple[str, RedLine]]:
    record = dossier.parties[party]
    stated = record.wants.red_lines if record.wants else ()
    counts = issues_for(dossier, party)
    return [
        (name, line)
        for name, line in zip(line_names(stated), stated, strict=True)
        if line.issue in counts
    ]


def _line(dossier: Dossier, parties: tuple[str, ...], name: str, stated: RedLine) -> Line:
    options = list(dossier.issues[stated.issue].options)
    crossing = {options.index(option) for option in stated.never}
    if stated.at_least is not None:
        crossing |= set(range(options.index(stated.at_least)))
    if stated.at_most is not None:
        crossing |= set(range(options.index(stated.at_most) + 1, len(options)))
    party = next(party for party in parties if name.startswith(f"{party}."))
    return Line(
        party=parties.index(party),
        name=name,
        label=f"{dossier.parties[party].name}: {_words(dossier, stated)}",
        issue=list(dossier.issues).index(stated.issue),
        options=tuple(sorted(crossing)),
        unless=conditions(dossier, stated.unless),
        declared=bool(stated.declared),
    )


def _words(dossier: Dossier, stated: RedLine) -> str:
    """The line as a person would say it."""
    issue = dossier.issues[stated.issue]
    never = [f"never “{issue.options[option]}”" for option in stated.never]
    least = [f"at least “{issue.options[stated.at_least]}”"] if stated.at_least else []
    most = [f"at most “{issue.options[stated.at_most]}”"] if stated.at_most else []
    words = f"{', '.join(never + least + most)} ({issue.name})"
    if not stated.unless:
        return words
    lifted = []
    for other, wanted in stated.unless.items():
        texts = list(dossier.issues[other].options.values())
        meant = options_meant(dossier, other, wanted)
        lifted.append(" or ".join(f"“{texts[n]}”" for n in meant))
    return f"{words}, unless {' and '.join(lifted)}"
