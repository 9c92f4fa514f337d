"""A game in which nothing is uncertain: no default blurs it, its packages are undominated."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import detente
from detente.dossier.model.dossier import Dossier

FEW = detente.Settings(draws=20, inner=1, talk_draws=20, paths=1, swings=1)
GENIUS = Path(__file__).parents[4] / "shared" / "data" / "genius" / "AMPOvsCity"


def party(number: int, wants: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": f"P{number}", "kind": "stakeholder", "consent": "required",
        "wants": {"scale": "native", **wants},
    }  # fmt: skip


def game(parties: list[dict[str, Any]], sizes: list[int], **rest: Any) -> Dossier:
    return Dossier.model_validate(
        {
            "title": "Game",
            "as-of": "2031-01-01",
            "parties": {f"p{n}": party(n, wants) for n, wants in enumerate(parties)},
            "issues": {
                f"i{k}": {"name": f"I{k}", "options": {f"o{o}": f"O{o}" for o in range(size)}}
                for k, size in enumerate(sizes)
            },
            **rest,
        }
    )


def some_game(rng: np.random.Generator) -> tuple[Dossier, np.ndarray]:
    """A game of few and coarse worths, so that ties abound, and every package's gains."""
    sizes = rng.integers(2, 5, size=rng.integers(1, 4)).tolist()
    parties, gains = [], []
    for _ in range(rng.integers(2, 4)):
        weights = rng.integers(1, 4, size=len(sizes))
        weights = weights / weights.sum()
        worths = [rng.integers(0, 4, size=size) / 3 for size in sizes]
        no_deal = float(rng.choice([0, 0.25, 0.5, 1 / 3]))
        parties.append(
            {
                "no-deal": no_deal,
                "weights": {f"i{k}": float(weight) for k, weight in enumerate(weights)},
                "worth": {
                    f"i{k}": {f"o{o}": float(worth) for o, worth in enumerate(options)}
                    for k, options in enumerate(worths)
                },
            }
        )
        packages = itertools.product(*map(range, sizes))
        gains.append(
            [
                sum(w * v[o] for w, v, o in zip(weights, worths, package, strict=True)) - no_deal
                for package in packages
            ]
        )
    return game(parties, sizes), np.array(gains).T


def dominated(gains: np.ndarray, one: np.ndarray) -> bool:
    better = (gains >= one - 1e-9).all(axis=1) & (gains > one + 1e-9).any(axis=1)
    return bool(better.any())


@pytest.mark.parametrize("seed", range(60))
def test_against_every_package(seed: int) -> None:
    known, gains = some_game(np.random.default_rng(seed))
    deals = detente.explore_deals(known, FEW)
    zone = gains[(gains >= -1e-9).all(axis=1)]
    assert deals.closer.certain
    assert deals.closer.frontier is not None
    assert deals.chance.value == (len(zone) > 0)
    listed = {tuple(np.round(gain, 9) + 0.0) for gain in np.asarray(deals.closer.frontier.gain)}
    assert listed == {tuple(np.round(g, 9) + 0.0) for g in gains if not dominated(gains, g)}
    if not len(zone):
        return
    for principle, found in deals.summaries.items():
        gain = np.array([one.median for one in found.gain.values()])
        assert np.abs(gains - gain).max(axis=1).min() < 1e-9, principle
        assert (gain >= -1e-9).all(), principle
        assert not dominated(gains, gain), principle
    total = sum(one.median for one in deals.summaries["utilitarian"].gain.values())
    assert total == pytest.approx(zone.sum(axis=1).max())
    least = min(one.median for one in deals.summaries["egalitarian"].gain.values())
    assert least == pytest.approx(zone.min(axis=1).max(), abs=1e-9)


def split(**rest: Any) -> Dossier:
    """One issue, three ways to split it."""
    north = {"no-deal": 0, "weights": {"i0": 1}, "worth": {"i0": {"o0": 1, "o1": 0.6, "o2": 0}}}
    south = {"no-deal": 0, "weights": {"i0": 1}, "worth": {"i0": {"o0": 0, "o1": 0.6, "o2": 1}}}
    north.update(rest.pop("north", {}))
    return game([north, south], [3], **rest)


def test_it_needs_no_magic_word() -> None:
    plain = detente.explore_deals(split(), FEW)
    said = detente.explore_deals(split(durability={"any-deal": 1}), FEW)
    for deals in (plain, said):
        gain = deals.summaries["nash"].gain["p0"]
        assert (gain.low, gain.median, gain.high) == pytest.approx((0.6, 0.6, 0.6))
    assert "a deal that is made holds" in " ".join(plain.cautions)
    default = next(one for one in plain.worlds.inputs.inputs if one.kind == "durability.any-deal")
    assert default.default
    assert "a deal holds" in default.assumption


def test_a_line_that_is_absolute_leaves_it_exact() -> None:
    line = {"issue": "i0", "never": "o1", "absolute": 1}
    deals = detente.explore_deals(split(north={"red-lines": [line]}), FEW)
    assert deals.closer.certain
    assert deals.summaries["utilitarian"].package["i0"] in ("o0", "o2")


@pytest.mark.parametrize(
    "rest",
    [
        {"north": {"no-deal": "0 (0..0.1)"}},
        {"north": {"red-lines": [{"issue": "i0", "never": "o1", "absolute": 0.5}]}},
        {"north": {"worth": {"i0": "best-to-worst o0, o1, o2"}}},
        {"durability": {"if-it-fails": {"p0": 0.1}}},
    ],
)
def test_where_something_is_uncertain_so_is_how_long_a_deal_lives(rest: dict[str, Any]) -> None:
    deals = detente.explore_deals(split(**rest), FEW)
    lives = deals.worlds.inputs.column("durability.by.any-deal")
    assert lives.max() - lives.min() > 0.3
    assert not deals.closer.certain


@pytest.mark.shared
@pytest.mark.skipif(not GENIUS.exists(), reason="needs the shared GENIUS files")
def test_ampo_against_the_city_from_its_files(tmp_path: Path) -> None:
    known = detente.import_genius(GENIUS, tmp_path / "ampo", today=dt.date(2031, 1, 1)).dossier
    known = known.set("durability", None)  # no word of deals that hold
    deals = detente.explore_deals(known, FEW)
    assert deals.closer.certain
    frontier = deals.closer.frontier
    assert frontier is not None
    assert frontier.exact
    for found in deals.summaries.values():
        gain = [one.median for one in found.gain.values()]
        assert np.abs(np.asarray(frontier.gain) - gain).max(axis=1).min() < 1e-9
    # Raiffa (1982), in points of a hundred.
    nash = [one.median for one in deals.summaries["nash"].gain.values()]
    assert nash == pytest.approx([0.706, 0.783])
