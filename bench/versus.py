"""One principle, one row after another, by detente and by general solvers, in turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from instances import instances
from timing import Times, alternating, line, ratio

from detente.dealspace.solutions import solve
from detente.dealspace.zone import zone
from detente.worlds.space import Space

Make = Callable[[np.ndarray, np.ndarray], Callable[[], float]]


def with_zone(parties: int, draws: int) -> Space:
    """So many draws of 28 issues x 4 options, each of them with a zone."""
    space = instances(parties, draws=3 * draws + 10)
    return rows_of(space, np.flatnonzero(zone(space).exists)[:draws])


def rows_of(space: Space, rows: np.ndarray) -> Space:
    """Those rows alone, of a space with one row a draw and no line."""
    draw = space.draw_of_row[rows]
    names = ("head_worth", "survival", "failure_shift", "breach_cost", "no_deal", "body_worth")
    parts = {name: getattr(space, name)[draw] for name in names}
    return replace(space, **parts, draw_of_row=np.arange(len(rows)), absolute=space.absolute[rows])


def compare(
    space: Space,
    principle: str,
    makes: dict[str, Make],
    value: Callable[[np.ndarray], float],
    *,
    repeats: int,
    batch: int,
) -> None:
    """Time every peer on every row, check that values agree, and print the times and ratios.

    Detente answers one row a call, and the same rows many a call as it does over draws; the times
    are per row.
    """
    rows = [rows_of(space, np.array([r])) for r in range(space.rows)]
    many = rows_of(space, np.resize(np.arange(space.rows), batch))
    ours = [value(solve(one, principle).gain[0]) for one in rows]
    things: dict[str, Callable[[], object]] = {
        "detente, one row a call": lambda: [solve(one, principle) for one in rows],
        f"detente, {batch} rows a call": lambda: solve(many, principle),
    }
    for name, make in makes.items():
        models = [make(one.body_worth[0], one.no_deal[0]) for one in rows]
        for r, model in enumerate(models):
            assert abs(model() - ours[r]) < 2e-5, f"{name}, row {r}: {model()} and {ours[r]}"
        things[name] = lambda models=models: [model() for model in models]
    per = {name: batch if name.endswith(f"{batch} rows a call") else len(rows) for name in things}
    times = alternating(things, repeats=repeats, per=per)
    _print(times, makes)
    print(f"\n{len(rows)} rows with a zone, per row; the values of all agree to 2e-5")


def _print(times: dict[str, Times], makes: dict[str, Make]) -> None:
    for name, taken in times.items():
        line(name, taken)
    ours = [name for name in times if name not in makes]
    for name in makes:
        for mine in ours:
            print(f"{name} / {mine}: {ratio(times[name], times[mine])}")
