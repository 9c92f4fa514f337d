"""Where a given package lies: what it is worth to each party, and what keeps it out of the zone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.arrays import Bools, Floats, Ints, OrNaN
from detente.dealspace.chance import Chance, chance, standard_error
from detente.ranges import Range
from detente.shown import Result
from detente.worlds.build import Worlds
from detente.worlds.packages import allowed, crossed, gain, keeping_slack, worth

RATHER = "{party} would rather {go}"
NOT_KEPT = "{party} would sign and not keep it"
"""Why a package does not suit a party: that it loses by it, and that it would break it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion(Result):
    """Something that keeps a package out of the zone, in a share of all rows.

    Attributes
    ----------
    kind : str
        ``line`` (an absolute red line is crossed), ``loss`` (a party would rather go on) or
        ``breach`` (a party would sign and not keep it).
    what, label : str
        The name of the line or the party, and the same in words.
    share : float
    error : float
        Standard error of ``share``: how far another seed would move it.
    """

    kind: Literal["line", "loss", "breach"]
    what: str
    label: str
    share: float
    error: OrNaN = math.nan


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftScore(Result):
    """A package against the zone.

    Attributes
    ----------
    worth, gain : dict of party -> Range
        Of every party that wants something, over the draws.
    gains_all : float
        Share of the draws in which every required party gains by it, red lines left aside.
    inside : Chance
        That it is in the zone: no absolute line crossed, every required party gains and keeps.
    keeps_out : tuple of Exclusion
        Most frequent first; shares overlap, since several may hold at once.
    """

    worth: dict[str, Range]
    gain: dict[str, Range]
    gains_all: float
    inside: Chance
    keeps_out: tuple[Exclusion, ...]


def score(worlds: Worlds, package: Ints, names: dict[str, str] | None = None) -> DraftScore:
    """What one package is worth to each party, and whether it lies in the zone.

    Parameters
    ----------
    worlds : Worlds
    package : (issue,) int
        Option numbers.
    names : dict of party -> name, optional
        For the labels.
    """
    packages = np.asarray(package, dtype=np.int64)[None, :]
    gains, slack = gain(worlds, packages)[:, :, 0], keeping_slack(worlds, packages)[:, :, 0]
    required = list(worlds.required)
    loses = np.asarray(gains[:, required] < 0)
    breaks = np.asarray(slack[:, required] < 0) & ~loses
    free = allowed(worlds, packages)[:, 0]
    suits = np.asarray(~(loses | breaks).any(axis=1))
    return DraftScore(
        worth=_ranges(worlds, worth(worlds, packages)[:, :, 0]),
        gain=_ranges(worlds, gains),
        gains_all=float(np.mean(~loses.any(axis=1))),
        inside=chance(free & suits[worlds.draw_of_row], worlds.draw_of_row),
        keeps_out=_obstacles(worlds, packages, loses, breaks, names or {}),
    )


def _ranges(worlds: Worlds, values: Floats) -> dict[str, Range]:
    return {party: Range.of(values[:, i]) for i, party in enumerate(worlds.parties)}


def _obstacles(
    worlds: Worlds, packages: Ints, loses: Bools, breaks: Bools, names: dict[str, str]
) -> tuple[Exclusion, ...]:
    exclusions = [
        Exclusion(
            kind="line",
            what=line.name,
            label=f"Red line. {line.label}",
            share=float(worlds.absolute[:, n].mean()),
            error=chance(worlds.absolute[:, n], worlds.draw_of_row).error,
        )
        for n, line in enumerate(worlds.lines)
        if line.party in worlds.required and crossed(worlds, packages)[n, 0]
    ]
    for at, i in enumerate(worlds.required):
        party = worlds.parties[i]
        name = names.get(party, party)
        exclusions += [
            Exclusion(
                kind="loss",
                what=party,
                label=RATHER.format(party=name, go="go on"),
                share=float(loses[:, at].mean()),
                error=float(standard_error(loses[:, at].astype(np.float64))),
            ),
            Exclusion(
                kind="breach",
                what=party,
                label=NOT_KEPT.format(party=name),
                share=float(breaks[:, at].mean()),
                error=float(standard_error(breaks[:, at].astype(np.float64))),
            ),
        ]
    return tuple(sorted((o for o in exclusions if o.share > 0), key=lambda o: -o.share))
