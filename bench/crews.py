"""Who plays talks how fast: one thread, two, two processes by joblib, two workers of Dask.

    python bench/crews.py [--quick] [--repeats 5]

All play the same parts of the same lever of a worked case, after one round uncounted, and must
come to the same numbers. Efficiency is the time of one thread over twice that of two. Beside it
stands a floor: the random numbers and three logistic curves that a week cannot do without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any

import numpy as np
from timing import alternating, begin, line

import detente
from detente.compiled import entry
from detente.crews import Cluster, Threads
from detente.keeping import Anew
from detente.talks._numbers import ROUND, uniform
from detente.talks.play import play_lever

try:
    import joblib
except ImportError:
    joblib = None
try:
    from distributed import LocalCluster
except ImportError:
    LocalCluster = None

CASE, LEVER = "ukraine-2025", "hold-course"


class Processes:
    """Two processes of joblib (loky), each handed whole parts."""

    def __call__(
        self, work: Callable[..., Any], shared: tuple[Any, ...], parts: Sequence[tuple[Any, ...]]
    ) -> Iterator[tuple[int, Any]]:
        jobs = (joblib.delayed(work)(*shared, *part) for part in parts)
        return enumerate(joblib.Parallel(n_jobs=2, backend="loky", batch_size=1)(jobs))


class Asked(Anew):
    """Remembers with what a lever was last played."""

    def __call__(self, stage: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
        if stage is play_lever:
            self.arrays, self.paths = args[0], named["paths"]
        return super().__call__(stage, *args, **named)


@entry
def floor(key: np.uint64, weeks: int) -> float:
    """The numbers and the curves of so many weeks, added up so that none can be left out."""
    total = 0.0
    for week in range(weeks):
        x = uniform(key, ROUND, 1, week)
        for k in range(3):
            total += 1.0 / (1.0 + np.exp(x - k))
    return total


def told(shares: list[float]) -> str:
    """Median and range of shares."""
    return f"{median(shares):.3g} ({min(shares):.3g}-{max(shares):.3g})"


def main() -> None:
    """Compare and print."""
    asked = begin("Talks played by one and by several; goal: two workers at .90, 20 % of the floor")
    draws, paths = (20, 64) if asked.quick else (500, 256)
    known = Asked()
    detente.play_talks(CASE, detente.Settings(draws=draws, paths=paths), keep=known)
    arrays = known.arrays

    def by(crew: Any) -> Callable[[], dict[str, Any]]:
        return lambda: play_lever(arrays, paths=paths, crew=crew, progress=lambda _: None)

    crews = {"one thread": by(Threads(1)), "two threads": by(Threads(2))}
    if joblib is not None:
        crews["two processes, joblib"] = by(Processes())
    cluster = None
    if LocalCluster is not None:
        cluster = LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True
        )
        crews["two workers, Dask"] = by(Cluster(cluster.scheduler_address))
    one = crews["one thread"]()
    for name, crew in crews.items():
        for what, values in crew().items():
            np.testing.assert_array_equal(values, one[what], err_msg=name)
    weeks = int(one["week"].clip(min=0).sum()) + draws * paths * arrays.elapsed
    things = {**crews, "floor": lambda: floor(arrays.key, weeks)}
    times = alternating(things, repeats=asked.repeats)
    for name, took in times.items():
        line(name, took, f"{draws * paths / took.middle:,.0f} paths a second")
    alone = times["one thread"].seconds
    for name in list(crews)[1:]:
        shares = [a / (2 * b) for a, b in zip(alone, times[name].seconds, strict=True)]
        print(f"efficiency of {name}: {told(shares)}")
    print(f"floor / one thread: {told([a / b for a, b in zip(times['floor'].seconds, alone)])}")
    if cluster is not None:
        cluster.close()


if __name__ == "__main__":
    main()
