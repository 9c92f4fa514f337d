"""Talks made by hand, so that every share can be counted on fingers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from detente.dossier.model.dossier import Dossier
from detente.talks._arrays import possible_endings
from detente.talks.outcomes import ENDINGS, Talks

MakeTalks = Callable[..., Talks]


@pytest.fixture
def make_talks() -> MakeTalks:
    """Talks from (draw, path) endings by name and weeks; one lever unless more are named."""

    def make(endings: Any, weeks: Any, *, horizon: int, levers: tuple[str, ...] = ()) -> Talks:
        names = levers or ("hold-course",)
        codes = np.vectorize(ENDINGS.index)(np.asarray(endings)).astype(np.uint8)
        shape = (len(names), *codes.shape)
        ending = np.broadcast_to(codes, shape)
        blank = np.full(shape, np.nan, dtype=np.float32)
        return Talks(
            levers=names,
            endings=possible_endings(at_war=True, lapses=False),
            parties=("north", "south"),
            draws=np.arange(codes.shape[0]),
            paths=codes.shape[1],
            weeks=horizon,
            elapsed=0,
            alive=np.ones(codes.shape, dtype=bool),
            ending=ending.copy(),
            week=np.broadcast_to(np.asarray(weeks, dtype=np.int16), shape).copy(),
            package=np.full(shape, -1, dtype=np.int16),
            gain=np.full((*shape, 2), np.nan, dtype=np.float32),
            fairness=blank,
            lives=blank.copy(),
            ceasefire=np.zeros(shape, dtype=np.int16),
            fails=np.zeros(shape, dtype=np.float32),
            lasts=np.zeros(shape, dtype=np.float32),
            balance_end=blank.copy(),
            months_of_war=blank.copy(),
            found=blank.copy(),
            refused=np.full((*shape, 2), np.nan, dtype=np.float32),
            candidates=np.zeros((1, 1), dtype=np.int16),
        )

    return make


@pytest.fixture
def dossier() -> Dossier:
    """Two states at war since 30 months, with one draft, asked about two dates."""
    return Dossier.model_validate(
        {
            "title": "Two Rivers",
            "as-of": "2031-05-12",
            "parties": {
                "north": {"name": "North", "kind": "belligerent", "code": "NOR"},
                "south": {"name": "South", "kind": "belligerent", "code": "SWE"},
            },
            "issues": {"border": {"name": "Border", "options": {"old": "Old", "new": "New"}}},
            "war": {"sides": ["north", "south"], "began": "2028-11-12"},
            "drafts": {"plan": {"name": "Plan", "by": "north", "date": "2031-02-12"}},
            "forecast": {
                "event": "settlement signed",
                "resolves": "both presidents sign one text",
                "by": ["2031-11-10", "2031-08-04", "2040-01-01"],
            },
        }
    )
