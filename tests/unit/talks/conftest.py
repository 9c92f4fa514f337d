"""A split of one thing between two sides at war: every number exact, so the talks are the point."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from detente.dossier.model.dossier import Dossier
from detente.levers.effects import courses
from detente.talks.courses import sitting
from detente.talks.settings import TalksSettings
from detente.talks.tables import set_table
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

TENTHS = [str(k) for k in range(11)]


def split(**more: Any) -> Dossier:
    """A dossier about one land of ten tenths; ``a`` wants many of them, ``b`` few."""
    stakes = {"dictating": 1, "dictated-to": 0, "cost-per-month": 0.02, "believes-drift": 0}
    manner = {"firmness": 0.6, "holding-out": 1, "patience-months": 10, "noise": 0.02}
    manner |= {"yes-for-show": 0.05, "bargaining-no": 0.1}

    def party(worth: dict[str, float]) -> dict[str, Any]:
        wants = {"weights": {"land": 1}, "worth": {"land": worth}}
        return {"name": "P", "kind": "belligerent", "consent": "required", "wants": wants}

    known = {
        "title": "A split",
        "as-of": "2031-01-06",
        "parties": {
            "a": party({k: int(k) / 10 for k in TENTHS}),
            "b": party({k: 1 - int(k) / 10 for k in TENTHS}),
        },
        "issues": {"land": {"name": "Land", "options": {k: k for k in TENTHS}, "today": "5"}},
        "war": {
            "sides": ["a", "b"],
            "balance": 0.5,
            "moves": {"drift": 0, "spread": 0.02},
            "ends-in-months": 20,
            "a": stakes | {"discount-a-month": 0.01},
            "b": stakes | {"discount-a-month": 0.01},
        },
        "durability": {
            "by": {"land": dict.fromkeys(TENTHS, 0.9)},
            "signed-under-deadline": 0,
            "if-it-fails": {"a": 0, "b": 0},
        },
        "behaviour": {"deadline-fatigue": 0, "a": manner, "b": manner},
        "mediation": {
            "rounds-a-month": 3,
            "patience-months": 24,
            "rounds-without-mediator": 0,
        },
    }
    return Dossier.model_validate(known | more)


def tables(dossier: Dossier, *, draws: int = 4, tilt: str = "none", **settings: Any) -> Any:
    """Tables of the talks about a split, with every tenth as a candidate, and their settings."""
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=draws, seed=1), inner=1)
    chosen = TalksSettings(**{"draws": draws, "paths": 100, **settings})
    pool = np.arange(11)[:, None]
    return set_table(
        courses(dossier, worlds), pool, replace(sitting(dossier), tilt=tilt), settings=chosen
    ), chosen


@pytest.fixture(scope="session")
def make_split() -> Any:
    return split


@pytest.fixture(scope="session")
def set_tables() -> Any:
    return tables
