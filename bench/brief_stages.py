"""The brief stage by stage, and the levers, with the defaults and with 4,000 draws of 5 paths.

    python bench/brief_stages.py [--quick] [--repeats 5]

Seconds on the clock and, all threads together, of the processors: on a busy machine the second
count. Nothing is read from an earlier run; all is compiled before. The settings take turns. Each
line is a stage (a function of ``detente/stages.py``, or one lever played, all levers together);
the rest is drawing, laying tables, comparing and forecasting; further is what the page has beside
that, levers together and now, plans and what to ask next; the page what is written of it all.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from timing import begin

import detente
from detente.further import look_further
from detente.keeping import Anew

CASE, QUICK_CASE = "ukraine-2025", "two-rivers"
SETTINGS = {
    "500 draws x 64 paths": detente.Settings(),
    "4,000 draws x 5 paths": detente.Settings(draws=4_000, paths=5),
}
QUICK = {"40 draws x 4 paths": detente.Settings(draws=40, paths=4)}
Spent = dict[str, tuple[float, float]]
"""Seconds by stage: on the clock, and of the processors."""


def clocks() -> tuple[float, float]:
    """Both clocks."""
    return time.perf_counter(), time.process_time()


def timed(spent: Spent, name: str, work: Callable[[], Any]) -> Any:
    """What the work gives; the time that it took is added under the name."""
    wall, busy = clocks()
    found = work()
    ended = clocks()
    before = spent.get(name, (0.0, 0.0))
    spent[name] = (before[0] + ended[0] - wall, before[1] + ended[1] - busy)
    return found


class Stages(Anew):
    """Works every stage out and adds up the time of each."""

    def __init__(self, spent: Spent) -> None:
        super().__init__()
        self.spent = spent

    def __call__(self, stage: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
        return timed(self.spent, stage.__name__, lambda: stage(*args, **named))


def without_stages(spent: Spent, whole: str, rest: str) -> None:
    """Add what is left of the whole once its stages are taken off."""
    stages = [took for name, took in spent.items() if name != whole]
    spent[rest] = (
        spent[whole][0] - sum(wall for wall, _ in stages),
        spent[whole][1] - sum(busy for _, busy in stages),
    )


def brief(case: str, settings: detente.Settings, folder: Path) -> Spent:
    """One brief, from the case to the page."""
    spent: Spent = {}
    study = timed(spent, "study", lambda: detente.study(case, settings, keep=Stages(spent)))
    without_stages(spent, "study", "the rest")
    beside = timed(spent, "further", lambda: look_further(study))
    to = folder / "brief.html"
    timed(spent, "the page", lambda: detente.write_brief(study, to, further=beside))
    del spent["study"]
    wall, busy = zip(*spent.values(), strict=True)
    spent["brief"] = sum(wall), sum(busy)
    return spent


def levers(case: str, settings: detente.Settings) -> Spent:
    """The levers alone."""
    spent: Spent = {}
    timed(spent, "levers", lambda: detente.compare_levers(case, settings, keep=Stages({})))
    return spent


def main() -> None:
    """Time and print."""
    asked = begin("The brief by stage: seconds on the clock (least-most), of the processors")
    case, every = (QUICK_CASE, QUICK) if asked.quick else (CASE, SETTINGS)
    taken: dict[str, list[Spent]] = {name: [] for name in every}
    with tempfile.TemporaryDirectory() as place:
        brief(case, detente.Settings(draws=40, paths=4), Path(place))
        for _ in range(asked.repeats):
            for name, settings in every.items():
                found = brief(case, settings, Path(place))
                taken[name].append({**found, **levers(case, settings)})
    for name, runs in taken.items():
        print(f"{case}, {name}, {len(runs)} repeats")
        for stage in runs[0]:
            wall, busy = zip(*(run[stage] for run in runs), strict=True)
            span = f"({min(wall):.2f}-{max(wall):.2f})"
            print(f"    {stage:12} {median(wall):7.2f} {span:16} {median(busy):7.2f}")


if __name__ == "__main__":
    main()
