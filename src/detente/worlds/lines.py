"""Red lines and other conditions on a package, and how absolute each line is in each draw.

A condition is a pair of an issue and the numbers of the options that meet it: "army cap-50k",
"guarantee at least troops".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.dossier.inputs.names import issues_for, line_names
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.wants import Options, RedLine
from detente.phrases import listed
from detente.seeds import stream
from detente.shown import Result

Conditions = tuple[tuple[int, tuple[int, ...]], ...]
Named = Callable[[str, str], str]
"""What an option of an issue is called: its words in quotation marks, or its id."""


def options_meant(dossier: Dossier, issue: str, stated: Options) -> tuple[int, ...]:
    """The numbers of the options that a condition means, in the issue's order."""
    names = list(dossier.issues[issue].options)
    low = names.index(stated.at_least) if stated.at_least is not None else 0
    high = names.index(stated.at_most) if stated.at_most is not None else len(names) - 1
    if stated.any_of:
        return tuple(sorted({names.index(name) for name in stated.any_of}))
    return tuple(range(low, high + 1))


def conditions(dossier: Dossier, stated: Mapping[str, Options]) -> Conditions:
    """Conditions that hold together: pairs of an issue and the options that meet it."""
    issues = list(dossier.issues)
    return tuple(
        (issues.index(issue), options_meant(dossier, issue, options))
        for issue, options in stated.items()
    )


def matches(joined: Conditions, packages: Ints) -> Bools:
    """(package,) whether each package meets every condition; none at all is met by all.

    >>> matches(((0, (1, 2)),), np.array([[0, 0], [2, 0]]))
    array([False,  True])
    """
    met = np.ones(len(packages), dtype=np.bool_)
    for issue, options in joined:
        met &= np.isin(packages[:, issue], options)
    return met


def issues_of(joined: Conditions) -> frozenset[int]:
    """The issues that the conditions speak of."""
    return frozenset(issue for issue, _ in joined)


def share_met(joined: Conditions, today: Ints, sizes: tuple[int, ...]) -> float:
    """How far today's state meets the conditions; an unknown answer counts by its options."""
    share = 1.0
    for issue, options in joined:
        if today[issue] >= 0:
            share *= float(today[issue] in options)
        else:
            share *= len(options) / sizes[issue]
    return share


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
    on = f" ({dossier.issues[stated.issue].name})"
    words = rule_words(dossier, stated, lambda at, of: f"“{dossier.issues[at].options[of]}”", on=on)
    return Line(
        party=parties.index(party),
        name=name,
        label=f"{dossier.parties[party].name}: {words}",
        issue=list(dossier.issues).index(stated.issue),
        options=tuple(sorted(crossing)),
        unless=conditions(dossier, stated.unless),
        declared=bool(stated.declared),
    )


def rule_words(dossier: Dossier, line: RedLine, named: Named, *, on: str = "") -> str:
    """A red line in words: "never “A” or “B”, so at least “C”, unless “D”".

    Whatever the form in which it is written, the options that it excludes are named after
    "never", and what would lift it after "unless"; ``on`` stands before that.
    """
    options = list(dossier.issues[line.issue].options)
    ruled, ends = [option for option in options if option in line.never], []
    if line.at_least in options:
        ends.append(f"at least {named(line.issue, line.at_least)}")
        ruled += [one for one in options[: options.index(line.at_least)] if one not in ruled]
    if line.at_most in options:
        ends.append(f"at most {named(line.issue, line.at_most)}")
        ruled += [one for one in options[options.index(line.at_most) + 1 :] if one not in ruled]
    never = f"never {listed([named(line.issue, one) for one in ruled], 'or')}" if ruled else ""
    words = ", so ".join(part for part in (never, " and ".join(ends)) if part)
    lifted = conditions_words(dossier, line.unless, named)
    return f"{words}{on}, unless {lifted}" if lifted else f"{words}{on}"


def conditions_words(dossier: Dossier, when: Mapping[str, Options], named: Named) -> str:
    """The options that meet several conditions at once, in words: "“A” or “B” and “C”"."""
    return listed(_met(dossier, *wanted, named) for wanted in when.items())


def _met(dossier: Dossier, issue: str, wanted: Options, named: Named) -> str:
    """The options that meet a condition, in words."""
    options = list(dossier.issues[issue].options)
    return listed((named(issue, options[n]) for n in options_meant(dossier, issue, wanted)), "or")
