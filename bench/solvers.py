"""The same questions put to general solvers: HiGHS and OR-Tools CP-SAT, where installed.

Each function builds the model and returns a function that solves it from nothing and returns the
value found, so that building is not in the time. A space of one case, without red lines.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

try:
    import highspy
except ImportError:
    highspy = None
try:
    from ortools.sat.python import cp_model
except ImportError:
    cp_model = None

WHOLE = 1_000_000
"""CP-SAT knows whole numbers only: worth in millionths."""


def peers() -> str:
    """Which solvers take part, with their versions."""
    said = []
    for package in ("highspy", "ortools"):
        try:
            said.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            said.append(f"{package} is not installed: left out")
    return "; ".join(said) + "\n"


def highs_egalitarian(worth: np.ndarray, no_deal: np.ndarray) -> Callable[[], float]:
    """Largest smallest gain as a mixed-integer programme; worth is (party, issue, option)."""
    parties, issues, options = worth.shape
    solver: Any = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 1e-9)
    picks = [[solver.addBinary() for _ in range(options)] for _ in range(issues)]
    least = solver.addVariable(lb=0.0, ub=1.0)
    for row in picks:
        solver.addConstr(sum(row[1:], row[0]) == 1)
    for i in range(parties):
        terms = [float(worth[i, k, o]) * picks[k][o] for k in range(issues) for o in range(options)]
        solver.addConstr(sum(terms[1:], terms[0]) - least >= float(no_deal[i]))
    solver.setMaximize()
    solver.setObjective(least, sense=highspy.ObjSense.kMaximize)

    def solve() -> float:
        solver.clearSolver()
        solver.run()
        return float(solver.getObjectiveValue())

    return solve


def cpsat_egalitarian(
    worth: np.ndarray, no_deal: np.ndarray, workers: int = 0
) -> Callable[[], float]:
    """The same in whole numbers; ``workers`` 0 leaves the number of threads to CP-SAT."""
    model, gains = _whole(worth, no_deal)
    least = model.new_int_var(0, WHOLE, "least")
    for gain in gains:
        model.add(gain >= least)
    model.maximize(least)
    return _solved(model, workers, 1 / WHOLE)


def cpsat_nash(worth: np.ndarray, no_deal: np.ndarray, workers: int = 0) -> Callable[[], float]:
    """Largest product of two gains in whole numbers."""
    model, gains = _whole(worth, no_deal)
    product = model.new_int_var(0, WHOLE * WHOLE, "product")
    held = []
    for gain in gains:
        held.append(model.new_int_var(0, WHOLE, ""))
        model.add(held[-1] == gain)
    model.add_multiplication_equality(product, held)
    model.maximize(product)
    return _solved(model, workers, 1 / WHOLE**2)


def _whole(worth: np.ndarray, no_deal: np.ndarray) -> tuple[Any, list[Any]]:
    parties, issues, options = worth.shape
    model = cp_model.CpModel()
    picks = [[model.new_bool_var("") for _ in range(options)] for _ in range(issues)]
    for row in picks:
        model.add_exactly_one(row)
    flat = [x for row in picks for x in row]
    whole = np.rint(worth * WHOLE).astype(int).reshape(parties, -1)
    need = np.rint(no_deal * WHOLE).astype(int)
    gains = []
    for i in range(parties):
        gain = cp_model.LinearExpr.weighted_sum(flat, whole[i].tolist()) - int(need[i])
        model.add(gain >= 0)
        gains.append(gain)
    return model, gains


def _solved(model: Any, workers: int, scale: float) -> Callable[[], float]:
    def solve() -> float:
        solver = cp_model.CpSolver()
        if workers:
            solver.parameters.num_workers = workers
        state = solver.solve(model)
        assert state == cp_model.OPTIMAL, solver.status_name(state)
        return float(solver.objective_value) * scale

    return solve
