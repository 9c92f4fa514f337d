"""Times of things done in turn, A B A B, so that a busy machine is as busy for one as the other."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Times:
    """Seconds of one thing, one number a repeat."""

    seconds: tuple[float, ...]

    @property
    def middle(self) -> float:
        return median(self.seconds)

    def __str__(self) -> str:
        low, high = min(self.seconds), max(self.seconds)
        return f"{span(self.middle):>10}  ({span(low)}-{span(high)})"


def span(seconds: float) -> str:
    """Seconds in the unit that fits."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def alternating(
    things: Mapping[str, Callable[[], Any]],
    *,
    repeats: int,
    per: Mapping[str, int] | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> dict[str, Times]:
    """Do each thing once uncounted, then all in turn, so often; divided by ``per`` if it says."""
    taken: dict[str, list[float]] = {name: [] for name in things}
    for thing in things.values():
        thing()
    for _ in range(repeats):
        for name, thing in things.items():
            start = clock()
            thing()
            taken[name].append((clock() - start) / (per or {}).get(name, 1))
    return {name: Times(seconds=tuple(seconds)) for name, seconds in taken.items()}


def ratio(slow: Times, fast: Times) -> str:
    """How many times as long, repeat by repeat: median (min-max)."""
    pairs = [a / b for a, b in zip(slow.seconds, fast.seconds, strict=True)]
    return f"{median(pairs):,.0f}x ({min(pairs):,.0f}-{max(pairs):,.0f})"


def begin(title: str) -> argparse.Namespace:
    """Read ``--quick`` and ``--repeats``, and name the machine."""
    asked = argparse.ArgumentParser(description=title)
    asked.add_argument("--quick", action="store_true", help="small, to see that it runs")
    asked.add_argument("--repeats", type=int, default=5)
    given = asked.parse_args()
    if given.quick:
        given.repeats = 2
    print(title)
    print(machine())
    return given


def machine() -> str:
    """Processor, cores, Python, and how busy the machine is with other things."""
    model = platform.processor() or platform.machine()
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{model}, {os.cpu_count()} cores, Python {python}, load {load} at the start\n"


def line(name: str, times: Times, note: str = "") -> None:
    """One line of a table."""
    print(f"{name:34} {times}  {note}", flush=True)
