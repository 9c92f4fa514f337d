"""Simulated histories of talks, and the ranks of what was true in what they taught.

Simulation-based calibration (Talts et al. 2018) of the conditioning on what has not happened: a
truth is drawn, talks are played from it, and looked at on a day. Where they are still open then,
the truth must be no more and no less than one of the worlds that remain.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.stats import chisquare

from detente.dossier.model.dossier import Dossier
from detente.levers.effects import courses
from detente.talks.courses import sitting
from detente.talks.outcomes import Talks
from detente.talks.play import play
from detente.talks.settings import TalksSettings
from detente.talks.tables import set_table
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs

FIFTHS = [str(k) for k in range(6)]
STAKES = {"dictating": 1, "dictated-to": 0, "cost-per-month": "0.02 (0..0.05)", "believes-drift": 0}
MANNER = {"firmness": "0.3..0.9", "holding-out": 1, "patience-months": "4..20", "noise": 0.05}
WATCHED = (
    "mediation.rounds-a-month",
    "mediation.patience-months",
    "war.ends-in-months",
    "war.north.cost-per-month",
    "behaviour.south.firmness",
    "behaviour.south.patience-months",
)
RANKS, BINS = 99, 10
AHEAD = 12
"""Weeks within which a deal is forecast."""


@dataclass(frozen=True, kw_only=True)
class Calibration:
    """What came of it.

    Attributes
    ----------
    histories : int
        In which talks were still open on the day.
    p : dict of input -> float
        The p value of uniform ranks, by chi square.
    forecast, came : float
        The mean chance of a deal within the weeks ahead, and in how many histories one came.
    error : float
        Standard error of the difference.
    """

    histories: int
    p: dict[str, float]
    forecast: float
    came: float
    error: float


def two_sides() -> Dossier:
    """A land split between two sides at war; how they talk, and how long, is uncertain."""

    def party(worth: dict[str, float]) -> dict[str, Any]:
        wants = {"weights": {"land": 1}, "worth": {"land": worth}}
        return {"name": "P", "kind": "belligerent", "consent": "required", "wants": wants}

    manner = MANNER | {"yes-for-show": 0.05, "bargaining-no": 0.3}
    return Dossier.model_validate(
        {
            "title": "A split",
            "as-of": "2031-01-06",
            "parties": {
                "north": party({k: int(k) / 5 for k in FIFTHS}),
                "south": party({k: 1 - int(k) / 5 for k in FIFTHS}),
            },
            "issues": {"land": {"name": "Land", "options": {k: k for k in FIFTHS}, "today": "3"}},
            "war": {
                "sides": ["north", "south"],
                "balance": "0.35..0.65",
                "moves": {"drift": 0, "spread": 0.03},
                "ends-in-months": "8..60",
                "north": STAKES,
                "south": STAKES,
            },
            "durability": {
                "by": {"land": dict.fromkeys(FIFTHS, 0.9)},
                "if-it-fails": {"north": 0, "south": 0},
            },
            "behaviour": {"deadline-fatigue": 0, "north": manner, "south": manner},
            "mediation": {"rounds-a-month": "0.3..3", "patience-months": "3..30"},
        }
    )


def calibrate(
    *, histories: int, draws: int, paths: int, seed: int, conditioned: bool = True
) -> Calibration:
    """Histories, each looked at after so many weeks of talks, against the worlds that remain.

    Parameters
    ----------
    histories : int
        Played; those in which talks have ended by the day teach nothing here.
    draws, paths : int
        Of the worlds they are held against: many more draws than histories, else it is their own
        noise that shows.
    seed : int
    conditioned : bool
        If not, all worlds count alike: what a test of this kind must find out.
    """
    rng = np.random.default_rng(seed)
    ranks: dict[str, list[int]] = {name: [] for name in WATCHED}
    forecasts, came, days = [], [], (4, 13, 26)
    for k, day in enumerate(days):
        worlds, talks = _played(day, draws=draws + histories, paths=paths, seed=seed)
        # The truths of a day are a third of the first draws, one path each; the rest is held
        # against them. The mediator's beliefs are then the same for both.
        alive = talks.alive[histories:]
        weight = alive.sum(axis=1).astype(float) if conditioned else np.ones(draws)
        signed = talks.signed(by_week=AHEAD)[0]
        within = signed[histories:].sum() / alive.sum()
        samples = histories + np.arange(draws)
        for at in range(k, histories, len(days)):
            if talks.alive[at, 0]:
                sample = rng.choice(samples, size=RANKS, p=weight / weight.sum())
                for name in WATCHED:
                    values = worlds.inputs.column(name)
                    ranks[name].append(int((values[sample] < values[at]).sum()))
                forecasts.append(within)
                came.append(bool(signed[at, 0]))
    share = float(np.mean(came))
    return Calibration(
        histories=len(came),
        p={name: _uniform(found) for name, found in ranks.items()},
        forecast=float(np.mean(forecasts)),
        came=share,
        error=float(np.sqrt(share * (1 - share) / len(came))),
    )


def _played(elapsed: int, *, draws: int, paths: int, seed: int) -> tuple[Worlds, Talks]:
    """Talks that have gone on for so many weeks."""
    dossier = two_sides()
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=draws, seed=seed), inner=1)
    rules = TalksSettings(draws=draws, paths=paths, beliefs=8)
    seats = replace(sitting(dossier), elapsed=elapsed)
    pool = np.arange(len(FIFTHS))[:, None]
    laid = set_table(courses(dossier, worlds), pool, seats, settings=rules)
    return worlds, play(laid, settings=rules, seed=seed)


def _uniform(ranks: list[int]) -> float:
    counts = np.bincount(np.asarray(ranks) * BINS // (RANKS + 1), minlength=BINS)
    return float(chisquare(counts).pvalue)
