"""Disputes that do not exist, whose parties answer by the model, and what is learned from that.

Used by bench/learning.py and, small, by tests/unit/inference/test_calibration.py.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import scipy.stats

from detente.arrays import Floats
from detente.dossier.inputs.registry import acting
from detente.dossier.inputs.registry.durability import ANY_DEAL
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.inference.beliefs import blocks_of, learned_inputs
from detente.inference.evidence import Piece
from detente.inference.layout import Laid, lay_record
from detente.inference.sampling import Sampled, chances_at, lines_at, sample
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import gain, package_numbers

ISSUES, OPTIONS = 5, 3
BEGAN = dt.date(2031, 1, 1)
ROOM = np.linspace(0.0, 0.6, 60)
LEVEL = 0.9
BINS = 20
EVERY = 5
"""Of the draws every fifth is ranked: neighbours of one chain are then almost independent."""


def dispute(seed: int, drafts: int) -> Dossier:
    """A war of two sides over five issues of three options, with so many drafts on the table."""
    rng = np.random.default_rng(seed)
    issues = {
        f"i{n}": {
            "name": f"Issue {n}",
            "options": {f"o{k}": f"Option {k}" for k in range(OPTIONS)},
            "today": "o1",
        }
        for n in range(ISSUES)
    }
    texts = {
        f"d{n}": {
            "name": f"Draft {n}",
            "by": "union",
            "date": str(BEGAN),
            "points": {
                str(k): {f"i{k}": f"o{rng.integers(OPTIONS)}"}
                if rng.random() < 0.97 or k == 0
                else "unknown"
                for k in range(ISSUES)
            },
        }
        for n in range(drafts)
    }
    sides = {
        "north": {"dictating": "1.3 (1.05..1.8)", "dictated-to": "-0.5 (-1..-0.1)"},
        "south": {"dictating": 1.1, "dictated-to": "-0.4 (-0.8..0)"},
    }
    return Dossier.model_validate(
        {
            "title": "Answered",
            "as-of": "2031-12-31",
            "parties": {
                "north": _party("North", ranked=True, upwards=True),
                "south": _party("South", ranked=False, upwards=False),
                "union": {"name": "Union", "kind": "mediator"},
            },
            "issues": issues,
            "war": {
                "sides": ["north", "south"],
                "began": "2029-01",
                "balance": "0.5 (0.35..0.65)",
                "moves": {"drift": "0 (-0.005..0.005)", "spread": "0.05 (0.03..0.08)"},
                "ends-in-months": "30 (12..60)",
                **{
                    side: {**stakes, "cost-per-month": "0.008 (0.002..0.016)"}
                    for side, stakes in sides.items()
                },
            },
            "durability": {"any-deal": "0.7 (0.5..0.9)", "if-it-fails": {"north": "0 (-0.1..0.1)"}},
            "drafts": texts,
        }
    )


def _party(name: str, *, ranked: bool, upwards: bool) -> dict[str, Any]:
    ids = [f"i{n}" for n in range(ISSUES)]
    wants: dict[str, Any] = {
        "worth": {
            issue: {"o0": 0 if upwards else 1, "o1": "0.2..0.8", "o2": 1 if upwards else 0}
            for issue in ids
        },
        "red-lines": [
            {
                "issue": "i0",
                "never": "o0" if upwards else "o2",
                "absolute": "0.4 (0.1..0.8)",
                "otherwise-costs": "0.1 (0.02..0.25)",
            }
        ],
    }
    if ranked:
        wants["order"] = "i0 > i1 = i2 > i3"
    else:
        wants["weights"] = dict.fromkeys(ids, "0.2 (0.05..0.45)")
    return {"name": name, "kind": "belligerent", "consent": "required", "wants": wants}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A dispute, what is true in it, and what was said."""

    dossier: Dossier
    truth: Floats
    laid: Laid
    worlds: Worlds


def simulate(seed: int, statements: int) -> Case:
    """Draw a truth from the estimates, and let each side say so many things by it."""
    rng = np.random.default_rng([seed, statements])
    drafts = max(1, statements // 3)
    dossier = dispute(seed, drafts)
    prior = build_worlds(dossier, draw_inputs(dossier, draws=4, seed=seed), inner=1)
    room = {prior.parties[p]: ROOM for p in prior.required}
    asked = list(_asked(dossier, rng, drafts, statements))
    menu = [choice for choices in asked for choice in choices]
    laid = lay_record(dossier, prior, menu, began=BEGAN, room=room)
    truth = rng.standard_normal(len(laid.coordinates))
    chance = dict(zip([p.id for p in laid.pieces], chances_at(laid.record, truth[None])[0]))
    said = [_said(choices, chance, rng) for choices in asked]
    spoken = lay_record(dossier, prior, said, began=BEGAN, room=room)
    at = {one.stream: n for n, one in enumerate(laid.coordinates)}
    here = np.array([at[one.stream] for one in spoken.coordinates])
    return Case(dossier=dossier, truth=truth[here], laid=spoken, worlds=prior)


def _asked(dossier: Dossier, rng: Any, drafts: int, statements: int) -> Iterator[tuple[Piece, ...]]:
    """What each side is asked, each with all that it may say."""
    for party in ("north", "south"):
        for n in range(drafts):
            yield tuple(
                _piece(party, f"d{n}", reading, date=str(BEGAN + dt.timedelta(days=10 * n)))
                for reading in ("yes", "no")
            )
        spots = [(i, o) for i in range(ISSUES) for o in range(OPTIONS)]
        kinds = [("ideal", i, 0) for i in range(ISSUES)] + [("fine", i, o) for i, o in spots]
        left = statements - drafts
        for k in range(left):
            kind, i, o = kinds[rng.integers(len(kinds))]
            if kind == "ideal":
                yield tuple(
                    _piece(party, f"{k}", "ideal", issue=f"i{i}", option=f"o{option}")
                    for option in range(OPTIONS)
                )
            else:
                yield tuple(
                    _piece(party, f"{k}", reading, issue=f"i{i}", option=f"o{o}")
                    for reading in ("fine", "against")
                )


def _piece(party: str, name: str, reading: Any, *, date: str = "2031-06-01", **what: str) -> Piece:
    at = what.get("option", "")
    return Piece(
        id=f"{party} {name} {reading} {what.get('issue', '')} {at}",
        party=party,
        date=When.parse(date),
        stance="accepts",
        reading=reading,
        draft=None if what else name,
        issue=what.get("issue"),
        option=what.get("option"),
    )


def _said(choices: tuple[Piece, ...], chance: dict[str, float], rng: Any) -> Piece:
    weights = np.array([chance[choice.id] for choice in choices])
    assert abs(weights.sum() - 1.0) < 1e-9
    return choices[rng.choice(len(choices), p=weights / weights.sum())]


def learn_from(case: Case, seed: int) -> Sampled:
    """What is learned from what was said in a case."""
    return sample(
        case.laid.record,
        blocks_of(case.laid),
        draws=1_000,
        seed=seed,
        progress=lambda step, share: None,
    )


def monitored(case: Case, points: Floats) -> dict[str, Floats]:
    """(draw,) quantities that a user would look at, at some points of the coordinates."""
    dossier = case.dossier
    prior = draw_inputs(dossier, draws=len(points), seed=1)
    chances = np.zeros((len(points), len(case.laid.pieces)))
    sampled = Sampled(
        points=points,
        chances=chances,
        lines=lines_at(case.laid.record, points),
        effective=0.0,
        kept=len(points),
        rhat=1.0,
    )
    inputs = learned_inputs(dossier, prior, case.laid, sampled)
    worlds = build_worlds(dossier, inputs, inner=1)
    package = package_numbers(worlds, [{f"i{n}": f"o{n % OPTIONS}" for n in range(ISSUES)}])
    gains = gain(worlds, package)[:, :, 0]
    found = {
        "balance of the war": inputs.column("war.balance"),
        "how long a deal lives": inputs.column(ANY_DEAL.name),
    }
    for p, party in enumerate(("north", "south")):
        own = {
            "weight of issue 0": inputs.column(f"{party}.weights.i0"),
            "weight of issue 3": inputs.column(f"{party}.weights.i3"),
            "worth of a middle option": inputs.column(f"{party}.worth.i1.o1"),
            "no-deal value": worlds.no_deal[:, p],
            "gain by a package": gains[:, p],
            "cost of crossing its line": inputs.column(f"{party}.red-lines.i0.otherwise-costs"),
            "firmness": inputs.column(acting.FIRMNESS.of(party=party)),
            "noise": inputs.column(acting.NOISE.of(party=party)),
        }
        found |= {f"{party}: {name}": values for name, values in own.items()}
    return found


@dataclass(kw_only=True)
class Check:
    """Ranks of truths among draws, and how often ranges hold them, over many cases."""

    ranks: dict[str, list[int]] = field(default_factory=dict)
    inside: dict[str, list[bool]] = field(default_factory=dict)
    width: dict[str, list[float]] = field(default_factory=dict)
    pairs: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    draws: int = 0

    def add(self, case: Case, points: Floats) -> None:
        """Hold what was learned in a case to its truth."""
        truth = monitored(case, case.truth[None])
        for name, values in monitored(case, points).items():
            true = float(truth[name][0])
            few = values[::EVERY]
            low, high = np.quantile(values, [(1.0 - LEVEL) / 2.0, (1.0 + LEVEL) / 2.0])
            self.draws = len(few)
            self.ranks.setdefault(name, []).append(int((few < true).sum()))
            self.inside.setdefault(name, []).append(bool(low <= true <= high))
            self.width.setdefault(name, []).append(float(high - low))
            self.pairs.setdefault(name, []).append((true, float(values.mean())))

    def p(self, name: str) -> float:
        """How likely ranks as uneven as these are, were they uniform (chi-squared)."""
        ranks = np.asarray(self.ranks[name])
        bins = min(BINS, max(2, len(ranks) // 5))
        counts = np.bincount(ranks * bins // (self.draws + 1), minlength=bins)
        return float(scipy.stats.chisquare(counts).pvalue)

    def covered(self) -> float:
        """The share of all truths inside their ranges."""
        return float(np.mean([hit for hits in self.inside.values() for hit in hits]))

    def recovered(self, name: str) -> float:
        """The correlation of truths and means of draws."""
        return float(np.corrcoef(np.asarray(self.pairs[name]).T)[0, 1])


def check(cases: int, statements: int, seed: int = 0) -> Check:
    """Simulate cases, learn from each, and hold what was learned to the truth."""
    found = Check()
    for n in range(cases):
        case = simulate(seed + n, statements)
        found.add(case, learn_from(case, seed=seed + n).points)
    return found
