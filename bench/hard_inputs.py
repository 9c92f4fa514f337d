"""How long a draw may take on inputs made to be hard: nothing to tell packages apart by.

    python bench/hard_inputs.py [--quick]

Each line is one kind of worths at one size and one level of no-deal values. The zone, the ideals,
every principle and the least reduction are asked of one draw; the time of the processor for all is
printed, and of each question over 20 ms, with what was not proved.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from timing import begin, span

from detente.arrays import Floats
from detente.dealspace.concessions import least_totals
from detente.dealspace.principles import PRINCIPLES
from detente.dealspace.solutions import ideal_within, solve
from detente.dealspace.zone import zone
from detente.worlds.space import Space

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from hard_spaces import KINDS, hard_space


def asked(space: Space) -> list[tuple[str, float, str]]:
    """(question, seconds, what is not proved) of a space of one row."""
    lines = []

    def ask(name: str, question: Callable[[], str]) -> None:
        start = time.process_time()
        note = question()
        lines.append((name, time.process_time() - start, note))

    ask("zone", lambda: "" if zone(space).exact else "open")
    largest, bound = ideal_within(space)
    ask("ideal", lambda: _apart(*ideal_within(space)))
    for principle in PRINCIPLES:

        def solved(principle: str = principle) -> str:
            found = solve(space, principle, largest=largest, bound=bound)
            return "" if found.exact else _left(found.within)

        ask(principle, solved)
    ask("gap", lambda: _left(least_totals(space, np.array([0])).within))
    return lines


def _left(within: float) -> str:
    return f"within {within:.1g}" if within > 0.0 else ""


def _apart(found: Floats, bound: Floats) -> str:
    most = float(np.nanmax(bound - found, initial=0.0))
    return _left(most)


def main() -> None:
    """Each kind at each size."""
    said = begin("Hard inputs: one draw, all questions")
    worst = 0.0
    sizes = [(2, 12, 3)] if said.quick else [(2, 30, 3), (2, 60, 16), (3, 30, 4), (6, 60, 16)]
    least_totals(hard_space("equal", 2, 60, 16, level=1.0), np.array([0]))  # loads HiGHS
    for kind in KINDS:
        asked(hard_space(kind, 2, 3, 2))  # compiles
        for size in sizes:
            for level in (0.5, 0.9, 1.0, 1.5):
                lines = asked(hard_space(kind, *size, level=level))
                spent = sum(seconds for _, seconds, _ in lines)
                worst = max(worst, spent)
                notes = [f"{name} {span(t)} {note}" for name, t, note in lines if note or t > 0.02]
                print(
                    f"{kind:16} {size} {level:.2f} {span(spent):>8}  {'; '.join(notes)}", flush=True
                )
    print(f"\nthe slowest draw: {span(worst)} (goal 200 ms)")


if __name__ == "__main__":
    main()
