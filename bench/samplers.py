"""Time to 1,000 independent draws of what is uncertain, ours against samplers of other projects.

    python bench/samplers.py [--quick] [--repeats 5]

Two posteriors: what the party that said most on record of `ukraine-2025` lets one learn, and a
dispute that does not exist with 60 statements a side. Everything is compiled first. Each run is
whole, from its start through its settling to its draws; its time is counted for 1,000 independent
draws of the coordinate that mixes worst, by the bulk effective size of arviz-stats. The table
stands in bench/learning.md; the others come from bench/requirements-samplers.txt.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median
from typing import Any

import numpy as np
import sampler_peers as peers
from answered import simulate
from arviz_stats.base import array_stats
from timing import begin

import detente
from detente.inference import beliefs
from detente.inference._record import Record
from detente.inference.evidence import evidence
from detente.inference.layout import Laid, lay_record
from detente.inference.sampling import in_order, sample
from detente.talks.start import talks_start
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

WANTED = 1_000
DRAWS = 250


def main() -> None:
    """Time, and print."""
    asked = begin(
        "Seconds to 1,000 independent draws; goals: under 1 s, 10x the best of the others"
    )
    for name, laid in (("ukraine-2025, one party", _largest()), ("60 statements", _many())):
        _compare(name, laid, asked.repeats)


def _largest() -> Laid:
    """What the party that said most on record of a worked case said."""
    dossier = detente.read("ukraine-2025")
    prior = draw_inputs(dossier, draws=400, seed=1)
    found = evidence(dossier).pieces
    said = [piece.party for piece in found]
    most = max(set(said), key=said.count)
    worlds = build_worlds(dossier, prior, inner=2)
    room = beliefs.room_of(worlds)
    pieces = [piece for piece in found if piece.party == most]
    return lay_record(dossier, worlds, pieces, began=talks_start(dossier).date, room=room)


def _many() -> Laid:
    return simulate(1, 60).laid


def _compare(name: str, laid: Laid, repeats: int) -> None:
    record, (free, _) = laid.record, beliefs.blocks_of(laid)
    smooth = np.setdiff1d(free, record.pattern)
    told = peers.density(record, smooth)
    runs: dict[str, Callable[[int], Any]] = {
        "blackjax NUTS": peers.by_blackjax(told, len(smooth), DRAWS),
        "NumPyro NUTS": peers.by_numpyro(told, len(smooth), DRAWS),
        "nutpie": peers.by_nutpie(told, len(smooth), DRAWS),
    }
    whole = {peer: _placed(record, smooth, run) for peer, run in runs.items()}
    whole["Detente"] = lambda seed: _ours(laid, seed)
    pieces = len(laid.pieces)
    print(f"\n{name}: {pieces} pieces of what was said, {len(smooth)} coordinates", flush=True)
    taken: dict[str, list[float]] = {peer: [] for peer in whole}
    kept: dict[str, list[float]] = {peer: [] for peer in whole}
    means: dict[str, list[Any]] = {peer: [] for peer in whole}
    for peer, run in whole.items():
        start = time.perf_counter()
        run(0)
        print(f"{peer}: first run {time.perf_counter() - start:.0f} s", flush=True)
    for seed in range(1, repeats + 1):
        for peer, run in whole.items():
            start = time.perf_counter()
            points = run(seed)
            seconds = time.perf_counter() - start
            points = in_order(record, points)[:, :, smooth]
            worth = min(_worth(points[:, :, k]) for k in range(points.shape[2]))
            taken[peer].append(seconds * WANTED / worth)
            kept[peer].append(worth)
            means[peer].append(points.mean(axis=(0, 1)))
            print(
                f"  {peer}: {seconds:.1f} s, worth {worth:.0f} of {points[..., 0].size}", flush=True
            )
    best = min(median(taken[peer]) for peer in runs)
    apart = {
        peer: float(np.abs(np.mean(means[peer], 0) - np.mean(means["Detente"], 0)).max())
        for peer in whole
    }
    print("| sampler | seconds | least-most | effective of draws kept | means apart |")
    print("|---|---|---|---|---|")
    for peer, seconds in taken.items():
        print(
            f"| {peer} | {median(seconds):.2f} | {min(seconds):.2f}-{max(seconds):.2f} | "
            f"{median(kept[peer]):.0f} | {apart[peer]:.2f} |"
        )
    print(f"Detente: {best / median(taken['Detente']):.1f}x the best of the others", flush=True)


def _placed(record: Record, smooth: Any, run: Callable[[int], Any]) -> Callable[[int], Any]:
    """Draws of all coordinates from those of some."""

    def whole(seed: int) -> Any:
        found = run(seed)
        points = np.zeros((*found.shape[:2], len(record.tables)))
        points[:, :, smooth] = found
        return points

    return whole


def _ours(laid: Laid, seed: int) -> Any:
    found = sample(
        laid.record,
        beliefs.blocks_of(laid),
        draws=peers.CHAINS * DRAWS,
        seed=seed,
        progress=lambda step, share: None,
    )
    return found.points.reshape(DRAWS, peers.CHAINS, -1).transpose(1, 0, 2)


def _worth(chains: Any) -> float:
    return float(array_stats.ess(chains, chain_axis=0, draw_axis=1, method="bulk"))


if __name__ == "__main__":
    main()
