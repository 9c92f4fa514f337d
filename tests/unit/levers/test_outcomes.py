"""Outcomes against holding course: means counted by a loop, errors by drawing the draws anew."""

from dataclasses import replace

import numpy as np
import pytest

import detente
from detente.levers.outcomes import cheaper_alike, differences, dominated
from detente.talks.settings import MONTHS_A_WEEK, week_of

FEW = detente.Settings(draws=200, inner=2, talk_draws=200, paths=8)


@pytest.fixture(scope="module")
def played():
    return detente.compare_levers("two-rivers", FEW)


@pytest.fixture(scope="module")
def found(played):
    last = week_of(played.levers.dates[-1], detente.read("two-rivers").date)
    costs = {"press-south": np.linspace(0.1, 0.3, 200)}
    return {
        lever: {one.outcome: one for one in every}
        for lever, every in differences(played.talks, costs, last_week=last).items()
    }


def test_means_are_those_of_the_paths(played, found):
    talks = played.talks
    for k, lever in enumerate(talks.levers):
        signed = talks.signed()[k]
        assert found[lever]["signed"].mean == pytest.approx(signed[talks.alive].mean())
        weeks = talks.week[k][signed].astype(float)
        assert found[lever]["months-to-deal"].mean == pytest.approx(weeks.mean() * MONTHS_A_WEEK)
        gain = talks.gain[k][signed].mean(axis=0)
        for party, mean in zip(talks.parties, gain, strict=True):
            assert found[lever][f"gain of {party}"].mean == pytest.approx(mean, rel=1e-5)
        assert found[lever]["kept"].mean == pytest.approx(played.levers.levers[lever].kept.value)
    assert found["press-south"]["cost"].against == pytest.approx(0.2)


def test_signed_is_the_difference_of_the_table(played, found):
    for lever, against in played.levers.against.items():
        assert found[lever]["signed"].against == pytest.approx(against.value)
        assert found[lever]["signed"].error == pytest.approx(against.error, rel=0.02)
    assert found["hold-course"]["durability"].against == found["hold-course"]["kept"].error == 0.0


def test_errors_are_those_of_draws_drawn_anew(played, found):
    """Bootstrap over draws (Efron 1979), which knows nothing of ratios."""
    talks, rng = played.talks, np.random.default_rng(8)
    press, signed = talks.levers.index("press-south"), talks.signed()
    again = []
    for _ in range(400):
        some = rng.integers(0, 200, 200)
        lives = [talks.lives[k][some][signed[k][some]].mean() for k in (press, 0)]
        again.append(lives[0] - lives[1])
    assert found["press-south"]["durability"].error == pytest.approx(np.std(again), rel=0.2)


def test_one_lever_dominates_another_by_what_it_brings_or_by_its_cost(played):
    talks = played.talks
    cheap = {lever: np.full(200, 0.1) for lever in talks.levers}
    found = dominated(talks, cheap, last_week=52)
    assert "walk-away" in found
    assert "hold-course" in found["walk-away"]
    # Under another name and dearer it is dominated by itself, and by nothing that costs as much.
    twin = replace(
        talks.beside(talks), levers=(*talks.levers, *(f"{n}2" for n in talks.levers[1:]))
    )
    dear = {lever: np.full(200, 0.2 if lever.endswith("2") else 0.1) for lever in twin.levers}
    again = dominated(twin, dear, last_week=52)
    assert "press-south" in again["press-south2"]
    assert "press-south2" not in again.get("press-south", ())


def test_what_few_draws_do_not_tell_apart_is_not_dominated():
    """Twenty draws: a dearer lever is ahead in kept deals, by less than the noise."""
    few = detente.compare_levers(
        "two-rivers", detente.Settings(draws=20, inner=2, talk_draws=20, paths=4)
    )
    talks = few.talks
    kept = talks.kept(60, by_week=52)
    costs = {lever: np.full(len(talks.draws), 0.1 * k) for k, lever in enumerate(talks.levers)}
    found, alike = (tell(talks, costs, last_week=52) for tell in (dominated, cheaper_alike))
    paths = talks.alive.sum(axis=1)
    for lever, others in found.items():
        at = talks.levers.index(lever)
        for other in others:
            apart = (kept[at].astype(float) - kept[talks.levers.index(other)]) * talks.alive
            by_draw = apart.sum(axis=1) - apart.sum() / paths.sum() * paths
            error = np.sqrt((by_draw**2).sum() * len(paths) / (len(paths) - 1)) / paths.sum()
            assert apart.sum() / paths.sum() + 2 * error <= 1e-12
            assert lever not in found.get(other, ())
    for lever, others in alike.items():
        for other in others:
            assert costs[other][0] < costs[lever][0]
    # The dearest of two that so few draws do not tell apart is no longer "dominated".
    assert "pay-for-troops" not in found
    assert "press-south" in alike["pay-for-troops"]
