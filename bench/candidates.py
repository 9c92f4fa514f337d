"""What a list of 64 packages that can come to the table costs against 1,000, on the worked cases.

    python bench/candidates.py [--draws 200] [--paths 32] [--seeds 2] [--beliefs 32] [--modest]

For each case and size: the chance of a deal by the last date with the course held, its paired
difference from the usual size (same draws, same random numbers) give or take twice its error, and
seconds of the processor to lay the table and to play. Talks begin on the dossier's day, so that the
same paths count for all. ``--modest`` has parties ask for nothing beyond a gain, so that what they
hope for counts no more; ``--beliefs`` is how many draws the mediator's beliefs are, so that it
picks with more noise or less. What it gave stands in speed.md.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np

import detente
from detente.keeping import anew
from detente.levers.differences import difference
from detente.playing import lay_talks
from detente.talks.play import play
from detente.talks.settings import TalksSettings

CASES = ("two-rivers", "ukraine-2025", "vienna-2015", "pretoria-2022")
SIZES = (64, 128, 256, 1_000)
HEAD = "| case | packages | deal | against 64 | seconds |\n| --- | --- | --- | --- | --- |"


def sized(size: int, asks: argparse.Namespace) -> Any:
    """Settings by which so many packages can come to the table."""

    class Sized(detente.Settings):
        @property
        def talks(self) -> TalksSettings:
            return replace(super().talks, candidates=size, beliefs=asks.beliefs)

    return Sized(draws=asks.draws, talk_draws=asks.draws, paths=asks.paths, inner=16)


def runs(case: str, seed: int, asks: argparse.Namespace) -> Iterator[tuple[int, Any]]:
    """The talks of each size on one seed; what does not depend on the size is found once."""
    known = detente.read(case)
    for party in known.required if asks.modest else ():
        known = known.set(f"behaviour.{party}.firmness", "0")
    deals = detente.explore_deals(known, sized(SIZES[0], asks), seed=seed)
    for size in SIZES:
        settings = sized(size, asks)
        began = time.process_time()
        tables = lay_talks(known, deals, (), settings, anew)(0)
        talks = play(tables, settings=settings.talks, seed=seed)
        spent = time.process_time() - began
        yield size, (talks.signed()[0], talks.alive, len(tables.candidates), spent)


def main() -> None:
    """Print a table of them."""
    reader = argparse.ArgumentParser(description=__doc__)
    for name, usual in (("draws", 200), ("paths", 32), ("seeds", 2), ("beliefs", 32)):
        reader.add_argument(f"--{name}", type=int, default=usual)
    reader.add_argument("--modest", action="store_true")
    asks = reader.parse_args()
    print(HEAD)
    for case in CASES:
        found: dict[int, list[Any]] = {size: [] for size in SIZES}
        for seed in range(1, asks.seeds + 1):
            for size, one in runs(case, seed, asks):
                found[size].append(one)
        for several in found.values():
            print(row(case, several, found[SIZES[0]]), flush=True)


def row(case: str, several: list[Any], usual: list[Any]) -> str:
    """One line: means over the seeds, the error that of their mean."""
    apart = [difference(a[0], b[0], a[1]) for a, b in zip(several, usual, strict=True)]
    error = float(np.sqrt(sum(one.error**2 for one in apart))) / len(apart)
    deal = np.mean([signed[alive].mean() for signed, alive, _, _ in several])
    points = f"{100 * np.mean([one.value for one in apart]):+.1f} ±{200 * error:.1f}"
    many, spent = several[0][2], np.mean([one[3] for one in several])
    return f"| {case} | {many} | {100 * deal:.1f} % | {points} | {spent:.1f} |"


if __name__ == "__main__":
    main()
