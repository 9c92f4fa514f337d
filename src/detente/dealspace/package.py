"""One package, whoever proposes it: what each party gains, whether it would keep it, what it
crosses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.dealspace.chance import Chance
from detente.dealspace.score import Exclusion, score
from detente.ranges import Range
from detente.shown import Result, Table
from detente.worlds.build import Worlds
from detente.worlds.packages import crossed, gain, keeping_slack, package_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyScore(Result):
    """What a package is to one party.

    Attributes
    ----------
    name : str
    required : bool
        Whether a deal needs its leave.
    worth, gain : Range
        Over the draws.
    gains : float
        The share of draws in which it loses nothing by the package.
    keeps : float
        The share of draws in which keeping it is worth as much as breaking it.
    """

    name: str
    required: bool
    worth: Range
    gain: Range
    gains: float
    keeps: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossedLine(Result):
    """A red line that a package crosses: whose, its name and its words, how often it is absolute.

    Attributes
    ----------
    party, name, label : str
    absolute : float
        The share of rows in which no price moves it.
    """

    party: str
    name: str
    label: str
    absolute: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageScore(Table):
    """A package against what every party could have without it.

    Attributes
    ----------
    package : dict of issue -> option
        Every issue; those not named stand at today's option.
    today : tuple of issue
        Those that stand at today's option for want of another.
    open : tuple of issue
        Those of which today's option is not known either: they stand at the first option.
    inside : Chance
        That it is in the zone.
    parties : dict of party -> PartyScore
    crossed : tuple of CrossedLine
        The line most often absolute first.
    keeps_out : tuple of Exclusion
        What keeps it out of the zone, most frequent first.
    cautions : tuple of str
        What to bear in mind, in words.
    """

    _rows_in: ClassVar = "parties"

    package: dict[str, str]
    today: tuple[str, ...]
    open: tuple[str, ...]
    inside: Chance
    parties: dict[str, PartyScore]
    crossed: tuple[CrossedLine, ...]
    keeps_out: tuple[Exclusion, ...]
    cautions: tuple[str, ...]


def score_package(
    worlds: Worlds, answers: Mapping[str, str], names: dict[str, str]
) -> PackageScore:
    """What a package is to each party.

    Parameters
    ----------
    worlds : Worlds
    answers : dict of issue -> option
        What it leaves open stands at today's option.
    names : dict of party -> name
    """
    packages = package_numbers(worlds, [dict(answers)])
    scored = score(worlds, packages[0], names)
    gains, slack = gain(worlds, packages)[:, :, 0], keeping_slack(worlds, packages)[:, :, 0]
    left = [k for k, issue in enumerate(worlds.issues) if issue not in answers]
    return PackageScore(
        package={issue: worlds.options[k][packages[0, k]] for k, issue in enumerate(worlds.issues)},
        today=tuple(worlds.issues[k] for k in left if worlds.today[k] >= 0),
        open=tuple(worlds.issues[k] for k in left if worlds.today[k] < 0),
        inside=scored.inside,
        parties={
            party: PartyScore(
                name=names.get(party, party),
                required=i in worlds.required,
                worth=scored.worth[party],
                gain=scored.gain[party],
                gains=float(np.mean(gains[:, i] >= 0)),
                keeps=float(np.mean(slack[:, i] >= 0)),
            )
            for i, party in enumerate(worlds.parties)
        },
        crossed=_crossed(worlds, packages),
        keeps_out=scored.keeps_out,
        cautions=worlds.cautions,
    )


def _crossed(worlds: Worlds, packages: np.ndarray) -> tuple[CrossedLine, ...]:
    lines = [
        CrossedLine(
            party=worlds.parties[line.party],
            name=line.name,
            label=line.label,
            absolute=float(worlds.absolute[:, n].mean()),
        )
        for n, line in enumerate(worlds.lines)
        if crossed(worlds, packages)[n, 0]
    ]
    return tuple(sorted(lines, key=lambda line: -line.absolute))
