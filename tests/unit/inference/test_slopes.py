"""The slopes of the likelihood against differences of it, coordinate by coordinate."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import detente
from detente.compiled import entry
from detente.inference._backwards import log_and_slopes
from detente.inference._likelihood import log_likelihood
from detente.inference._record import work
from detente.inference._slopes import slopes
from detente.inference._worth import settle_lines
from detente.inference.beliefs import room_of
from detente.inference.evidence import evidence
from detente.inference.layout import lay_record
from detente.inference.sampling import in_order
from detente.talks.start import talks_start
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

POINTS = 10
NEAR = 1e-4


@entry
def slope_at(record: Any, p: int, z: Any, room: Any, back: Any) -> float:
    back.point[:] = 0.0
    settle_lines(record, p, z, room)
    found: float = log_and_slopes(record, p, z, room, back)
    return found


@entry
def likelihoods(record: Any, p: int, points: Any, room: Any, found: Any) -> None:
    for k in range(points.shape[0]):
        found[k] = log_likelihood(record, p, points[k], room)


def laid(name: str) -> Any:
    dossier = detente.read(name)
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=40, seed=1), inner=2)
    pieces, began = evidence(dossier).pieces, talks_start(dossier).date
    return lay_record(dossier, worlds, pieces, began=began, room=room_of(worlds))


@pytest.mark.parametrize("name", ["two-rivers", "vienna-2015", "ukraine-2025"])
def test_slopes_are_what_differences_show(name: str) -> None:
    found = laid(name)
    record, many = found.record, len(found.coordinates)
    room, back = work(record), slopes(record)
    # The share that the zone leaves a party goes from value to value by straight lines: kinks.
    smooth = np.array([one.stream[0] != "room" for one in found.coordinates])
    looked, off = 0, 0
    for z in 0.8 * np.random.default_rng(3).standard_normal((POINTS, many)):
        for p in range(len(found.parties)):
            here = slope_at(record, p, z, room, back)
            around = np.concatenate([z + NEAR * np.eye(many), z - NEAR * np.eye(many), z[None]])
            there = np.empty(len(around))
            likelihoods(record, p, around, room, there)
            assert here == pytest.approx(there[-1], abs=1e-9)
            shown = (there[:many] - there[many:-1]) / (2.0 * NEAR)
            steep = (np.abs(shown) > 1e-3) & smooth
            looked += int(steep.sum())
            off += int((np.abs(back.point - shown) > 0.05 * np.abs(shown) + 1e-3)[steep].sum())
    # Where a kink or a stair lies between the two, a difference is no slope.
    assert looked > 100
    assert off <= 0.01 * looked


def test_sizes_that_a_ranking_deals_out_are_put_in_order() -> None:
    found = laid("two-rivers")
    points = np.random.default_rng(5).standard_normal((3, len(found.coordinates)))
    ordered = in_order(found.record, points)
    assert np.sort(ordered, axis=1) == pytest.approx(np.sort(points, axis=1))
    dealt = [
        n
        for n, one in enumerate(found.coordinates)
        if one.stream[0] == "estimate" and one.stream[1].startswith("north.weights.")
    ]
    if found.record.ranked[0]:
        assert (np.diff(ordered[:, np.sort(dealt)], axis=1) >= 0).all()
