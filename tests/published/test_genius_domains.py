"""GENIUS domains, read as GENIUS reckons them: figures by independent enumeration.

The figures and the domains lie in the shared folder beside the checkout.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import detente
from detente.arrays import Floats, Ints
from detente.dealspace.frontier import frontier
from detente.dealspace.solutions import ideal_within, solve
from detente.dealspace.zone import zone
from detente.exchange.importing import import_genius
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import worth
from detente.worlds.space import Space, space

SHARED = Path(__file__).parents[3] / "shared"
FIGURES = SHARED / "references" / "genius_domains.json"
DOMAINS = ("Ultimatum", "LaptopA", "group2-politics", "AMPOvsCity")
PRINCIPLES = {
    "nash": "nash",
    "egalitarian": "kalai_egalitarian",
    "kalai-smorodinsky": "kalai_smorodinsky_maxmin_ratio",
    "utilitarian": "max_welfare",
}
EXACT = 1e-9

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not FIGURES.exists(), reason="needs the shared reference files"),
]


@dataclass(frozen=True)
class Domain:
    figures: dict[str, Any]
    worlds: Worlds
    space: Space


@cache
def figures() -> dict[str, Any]:
    return dict(json.loads(FIGURES.read_text(encoding="utf-8"))["domains"])


@pytest.fixture(scope="module", params=DOMAINS)
def domain(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Domain:
    """A domain, imported into a dossier and read from there."""
    into = tmp_path_factory.mktemp("genius") / "dossier"
    folder = SHARED / "data" / "genius" / request.param
    import_genius(folder, into, today=dt.date(2026, 1, 1))
    known = detente.read(into)
    worlds = build_worlds(known, draw_inputs(known, draws=1, seed=1), inner=1)
    return Domain(figures()[request.param], worlds, space(worlds))


def every_package(sizes: tuple[int, ...]) -> Ints:
    """(package, issue) every combination of options."""
    grids = np.meshgrid(*(np.arange(size) for size in sizes), indexing="ij")
    return np.stack([grid.ravel() for grid in grids], axis=1)


def zone_size(domain: Domain) -> int:
    """How many packages leave no party below its reservation value, issue by issue."""
    sums = np.zeros((1, len(domain.worlds.parties)))
    for issue, size in enumerate(domain.worlds.sizes):
        part = domain.worlds.value[0, :, issue, :size].T
        sums = (sums[:, None, :] + part[None, :, :]).reshape(-1, sums.shape[1])
    return int((sums >= domain.worlds.no_deal[0]).all(axis=1).sum())


def of_package(domain: Domain, answers: dict[str, str]) -> Floats:
    """(party,) worth of a package given by the original names of its answers."""
    known = domain.worlds
    names = [answers[name] for name in answers]
    at = [option_at(domain, n, answer) for n, answer in enumerate(names)]
    return np.asarray(worth(known, np.array([at]))[0, :, 0])


def option_at(domain: Domain, issue: int, answer: str) -> int:
    from detente.exchange.genius.dossier import slug

    return domain.worlds.options[issue].index(slug(answer))


def test_counts(domain: Domain) -> None:
    assert np.prod(domain.worlds.sizes) == domain.figures["n_outcomes"]
    assert zone_size(domain) == domain.figures["n_zopa"]
    assert zone(domain.space).exists.all()


def test_no_deal_values_are_the_reservation_values(domain: Domain) -> None:
    stated = [value or 0.0 for value in domain.figures["reserved_raw"]]
    assert domain.worlds.no_deal[0].tolist() == stated


def test_extremes(domain: Domain) -> None:
    value = domain.worlds.value[0]
    low = sum(value[:, k, :size].min(axis=1) for k, size in enumerate(domain.worlds.sizes))
    high = sum(value[:, k, :size].max(axis=1) for k, size in enumerate(domain.worlds.sizes))
    assert np.allclose(low, domain.figures["utility_min"], rtol=0, atol=EXACT)
    assert np.allclose(high, domain.figures["utility_max"], rtol=0, atol=EXACT)


@pytest.mark.parametrize("principle", PRINCIPLES)
def test_solutions(domain: Domain, principle: str) -> None:
    found = solve(domain.space, principle)  # type: ignore[arg-type]
    figure = domain.figures[PRINCIPLES[principle]]
    assert found.exact
    assert np.allclose(found.worth[0], figure["utils"], rtol=0, atol=EXACT)
    assert np.allclose(of_package(domain, figure["outcome"]), figure["utils"], rtol=0, atol=EXACT)
    gains = found.gain[0]
    reached = {
        "nash": gains.prod(),
        "egalitarian": gains.min(),
        "kalai-smorodinsky": (gains / ideal_within(domain.space)[0][0]).min(),
        "utilitarian": found.worth[0].sum(),
    }
    assert abs(reached[principle] - figure["score"]) < EXACT


def test_frontier(domain: Domain) -> None:
    found = frontier(domain.space, 0)
    inside = found.worth[found.in_zone]
    assert len(found.worth) == domain.figures["pareto_all_unique_utils"]
    assert len(inside) == domain.figures["pareto_rational_unique_utils"]
    stated = np.array(domain.figures["pareto_rational_utils"])
    # The reference rounds to nine digits.
    assert np.allclose(inside[np.lexsort(inside.T[::-1])], stated, rtol=0, atol=EXACT)


def test_ideal_gains(domain: Domain) -> None:
    reached = ideal_within(domain.space)[0][0] + domain.worlds.no_deal[0]
    assert np.allclose(reached, domain.figures["ideal_rational"], rtol=0, atol=EXACT)
