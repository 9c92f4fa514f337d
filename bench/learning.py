"""Whether what is learned from a record is right, and how quick it comes.

    python bench/learning.py [--quick]

Calibration (Talts et al. 2018): truths are drawn from the estimates of disputes that do not exist,
each side speaks by the model, and the truths' ranks among the draws learned from what was said must
be uniform. Then how often ranges of 90 % hold the truth, and how wide they are, with 5, 20 and 60
statements a side. Then how many effective draws a second come for worked cases. The tables stand in
bench/learning.md.
"""

from __future__ import annotations

import datetime as dt
import time

import numpy as np
from answered import Check, check
from timing import begin

import detente
from detente.inference.beliefs import beliefs
from detente.talks.start import talks_start
from detente.worlds.inputs import draw_inputs

SAID = (5, 20, 60)


def main() -> None:
    """Check, time, and print."""
    asked = begin("Ranks of the truth among what is learned; goal: every p > .01, 85-95 % inside")
    _calibrate(check(*((40, 8) if asked.quick else (320, 8)), seed=1_000))
    for statements in SAID:
        cases = 10 if asked.quick else 200
        _ranges(statements, cases, check(cases, statements, seed=5_000 + statements))
    for case in ("two-rivers", "pretoria-2022", "vienna-2015", "ukraine-2025"):
        _speed(case)


def _calibrate(found: Check) -> None:
    print("| quantity | p | inside 90 % | truth and mean |\n|---|---|---|---|")
    for name in found.ranks:
        inside = float(np.mean(found.inside[name]))
        print(f"| {name} | {found.p(name):.3f} | {inside:.2f} | {found.recovered(name):.2f} |")
    print(f"all: {found.covered():.3f} inside, least p {min(map(found.p, found.ranks)):.3f}")


def _ranges(statements: int, cases: int, found: Check) -> None:
    """How many truths lie inside, of all and of each quantity, and how wide ranges are."""
    inside = {name: float(np.mean(hits)) for name, hits in found.inside.items()}
    print(
        f"{statements} statements, {cases} cases: {found.covered():.3f} inside, by quantity "
        f"{min(inside.values()):.2f} to {max(inside.values()):.2f}; least p of ranks "
        f"{min(map(found.p, found.ranks)):.3f}",
        flush=True,
    )
    for name, widths in found.width.items():
        spread = float(np.std(widths, ddof=1) / np.sqrt(cases))
        print(f"| {name} | {inside[name]:.2f} | {np.mean(widths):.3f} ±{spread:.3f} |", flush=True)


def _speed(case: str) -> None:
    dossier = detente.read(case)
    prior = draw_inputs(dossier, draws=1_000, seed=1)
    began: dt.date = talks_start(dossier).date
    beliefs(dossier, prior, began=began)  # compiles
    clock, processor = time.perf_counter(), time.process_time()
    found = beliefs(dossier, prior, began=began)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    assert found.sampled is not None
    print(
        f"{case}: {found.sampled.effective:.0f} effective of {found.sampled.kept} draws, R-hat "
        f"{found.sampled.rhat:.3f}, {clock:.2f} s, {processor:.2f} s of processor"
    )


if __name__ == "__main__":
    main()
