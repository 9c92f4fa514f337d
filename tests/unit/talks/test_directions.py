"""Which way the talks move as one number moves: on several seeds, with paired errors."""

from __future__ import annotations

import numpy as np
import pytest

import detente
from detente.levers.differences import difference
from detente.talks.outcomes import Talks

SEEDS = (1, 2, 3)
FEW = {"draws": 120, "inner": 2, "talk_draws": 120, "paths": 24}
MOVES = {
    "its cost of fighting up": ({"war.south.cost-per-month": "+0.02"}, 1),
    "its optimism up": ({"war.south.believes-drift": "-0.02"}, -1),
    "its line softer": ({"south.red-lines.absolute": "x0.2"}, 1),
    "what it asks for up": ({"behaviour.south.firmness": "=1"}, -1),
    "more rounds": ({"mediation.rounds-a-month": "x3"}, 1),
    "a mediator that leaves sooner": ({"mediation.patience-months": "x0.2"}, -1),
    "fewer rounds without it": ({"mediation.rounds-without-mediator": "=0"}, -1),
}


OF_RUSSIA = {
    "its cost of fighting up": ({"war.russia.cost-per-month": "+0.01"}, 1),
    "its optimism up": ({"war.russia.believes-drift": "+0.02"}, -1),
}


def under(case, moves):
    """Talks under each of these as a lever of a case, by seed; the course held is the first."""
    dossier = detente.read(case)
    kind = type(next(iter(dossier.levers.values())))
    levers = {
        f"move-{n}": kind.model_validate({"name": name, "changes": changes})
        for n, (name, (changes, _)) in enumerate(moves.items())
    }
    moved = dossier.model_copy(update={"levers": levers})
    settings = detente.Settings(**FEW)
    return [detente.compare_levers(moved, settings, seed=seed).talks for seed in SEEDS]


def holds(played, place, sign, what):
    """Whether it moves that way: on no seed against it beyond its error, in the mean surely."""
    apart = [difference(what(t)[place], what(t)[0], t.alive) for t in played]
    joint = np.sqrt(sum(one.error**2 for one in apart)) / len(apart)
    never_against = all(sign * one.value > -2 * one.error for one in apart)
    return never_against and sign * np.mean([one.value for one in apart]) > 2 * joint


@pytest.fixture(scope="module")
def played():
    return under("two-rivers", MOVES)


@pytest.fixture(scope="module")
def of_russia():
    return under("ukraine-2025", OF_RUSSIA)


@pytest.mark.parametrize("name", MOVES)
def test_deals_move_as_they_should(played, name):
    assert holds(played, 1 + list(MOVES).index(name), MOVES[name][1], Talks.signed)


@pytest.mark.parametrize("name", OF_RUSSIA)
def test_deals_and_ceasefires_follow_what_russia_pays_and_believes(of_russia, name):
    place, sign = 1 + list(OF_RUSSIA).index(name), OF_RUSSIA[name][1]
    assert holds(of_russia, place, sign, Talks.signed)
    assert holds(of_russia, place, sign, Talks.ceased)
