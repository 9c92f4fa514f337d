"""Mixed-integer programmes for HiGHS: the principles in spaces of one case, least reductions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp

from detente.dealspace.concessions import needs_of
from detente.dealspace.solutions import ideal_within, solve
from detente.dealspace.zone import zone
from detente.worlds.space import Space

MISSED = 2e-6  # HiGHS lets a constraint be missed by 1e-6, and uses it


class Unanswered(Exception):
    """HiGHS gave no answer."""


def disagreements(space: Space, rows: np.ndarray) -> tuple[Counter[str], Counter[str]]:
    """How often each answer was compared with HiGHS, and how often they disagree."""
    found, largest = zone(space), ideal_within(space)[0]
    names = ("egalitarian", "utilitarian", "kalai-smorodinsky", "nash")
    solved = {name: solve(space, name) for name in names}
    compared, wrong = Counter[str](), Counter[str]()
    for row in rows:
        worth, need = (
            space.body_worth[space.draw_of_row[row]],
            space.no_deal[space.draw_of_row[row]],
        )
        gain = {name: solution.gain[row] for name, solution in solved.items()}
        for name, ask in _questions(bool(found.exists[row]), worth, need, gain, largest[row]):
            try:
                agrees = ask()
            except Unanswered:
                compared["(HiGHS gave no answer)"] += 1
                continue
            compared[name] += 1
            wrong[name] += not agrees
    return compared, wrong


def _questions(
    exists: bool,
    worth: np.ndarray,
    need: np.ndarray,
    gain: dict[str, np.ndarray],
    largest: np.ndarray,
) -> Iterator[tuple[str, Callable[[], bool]]]:
    """What HiGHS is asked about one row, and whether it agrees with what was found."""
    one = np.ones(len(need))

    def zone_agrees() -> bool:
        least = _best(worth, need, one, inside=False)
        return exists == (least >= 0) or abs(least) < 1e-7

    yield "zone", zone_agrees
    if not exists:
        return
    least, total = gain["egalitarian"].min(), gain["utilitarian"].sum()
    share = (gain["kalai-smorodinsky"] / largest).min()
    yield "egalitarian", lambda: abs(least - _best(worth, need, one, inside=True)) < MISSED
    yield "utilitarian", lambda: abs(total - _sum(worth, need, one)) < 1e-6
    yield (
        "kalai-smorodinsky",
        lambda: abs(share - _best(worth, need, largest, inside=True)) < MISSED,
    )
    yield (
        "ideal of the first",
        lambda: abs(largest[0] - _sum(worth, need, np.eye(len(need))[0])) < 1e-6,
    )
    yield "nash", lambda: _nash_agrees(worth, need, gain["nash"])


def _picks(worth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(party, pick) what each choice adds, and (block, pick) that one a block is made."""
    parties, blocks, choices = worth.shape
    return worth.reshape(parties, -1), np.kron(np.eye(blocks), np.ones(choices))


def _answered(result: OptimizeResult) -> float:
    """The value found; HiGHS at times gives up on a programme that has an answer."""
    if result.x is None:
        raise Unanswered(str(result.message))
    return float(result.fun)


def least_total(space: Space, row: int) -> float:
    """The least sum of reductions of no-deal values that opens a row; NaN where none does."""
    draw = int(space.draw_of_row[row])
    needs = needs_of(space, draw)
    parties, cases = needs.shape
    blocks, most = space.blocks.shape[:2]
    picks = cases + blocks * most
    free = [space.head_allowed[row], space.body_allowed[row].ravel(), np.full(parties, np.inf)]
    adds = [space.head_worth[draw] - needs, space.body_worth[draw].reshape(parties, -1)]
    once = np.zeros((1 + blocks, picks + parties))
    once[0, :cases] = 1
    once[1:, cases:picks] = np.kron(np.eye(blocks), np.ones(most))
    result = milp(
        np.append(np.zeros(picks), np.ones(parties)),
        integrality=np.append(np.ones(picks), np.zeros(parties)),
        bounds=Bounds(np.zeros(picks + parties), np.concatenate(free).astype(float)),
        constraints=[
            LinearConstraint(once, 1, 1),
            LinearConstraint(np.hstack([*adds, np.eye(parties)]), 0, np.inf),
        ],
        options={"mip_rel_gap": 0.0, "presolve": False},
    )
    return float("nan") if result.x is None else float(result.fun)


def _best(worth: np.ndarray, need: np.ndarray, scale: np.ndarray, *, inside: bool) -> float:
    """The largest smallest gain over its scale."""
    adds, once = _picks(worth)
    picks = adds.shape[1]
    rules = [
        LinearConstraint(np.hstack([once, np.zeros((len(once), 1))]), 1, 1),
        LinearConstraint(np.hstack([adds, -scale[:, None]]), need, np.inf),
    ]
    if inside:
        rules.append(LinearConstraint(np.hstack([adds, np.zeros((len(need), 1))]), need, np.inf))
    result = milp(
        np.append(np.zeros(picks), -1.0),
        integrality=np.append(np.ones(picks), 0),
        bounds=Bounds(np.append(np.zeros(picks), -10), np.append(np.ones(picks), 10)),
        constraints=rules,
        options={"mip_rel_gap": 0.0},
    )
    return -float(_answered(result))


def _sum(worth: np.ndarray, need: np.ndarray, prices: np.ndarray) -> float:
    """The largest priced sum of gains in the zone."""
    adds, once = _picks(worth)
    result = milp(
        -prices @ adds,
        integrality=np.ones(adds.shape[1]),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(once, 1, 1), LinearConstraint(adds, need, np.inf)],
        options={"mip_rel_gap": 0.0},
    )
    return -float(_answered(result)) - float(prices @ need)


def _nash_agrees(worth: np.ndarray, need: np.ndarray, gain: np.ndarray) -> bool:
    """Whether no package of the zone is better than the one found, by cuts at HiGHS's answers.

    The logarithm lies below its tangents: with a tangent for each gain met so far the programme
    bounds the best from above; it is asked again until its bound meets what it finds.
    """
    parties = len(need)
    adds, once = _picks(worth)
    picks = adds.shape[1]
    found = float(np.log(gain).sum())
    grid = gain[:, None] * np.exp(np.linspace(-2.5, 2.5, 41))[None]
    for _ in range(40):
        tangents, reach = [], []
        for i in range(parties):
            for g in grid[i]:
                line = np.zeros(picks + parties)
                line[:picks], line[picks + i] = adds[i] / g, -1.0
                tangents.append(line)
                reach.append(1.0 - np.log(g) + need[i] / g)
        result = milp(
            np.append(np.zeros(picks), -np.ones(parties)),
            integrality=np.append(np.ones(picks), np.zeros(parties)),
            bounds=Bounds(
                np.append(np.zeros(picks), np.full(parties, -60.0)),
                np.append(np.ones(picks), np.full(parties, 5.0)),
            ),
            constraints=[
                LinearConstraint(np.hstack([once, np.zeros((len(once), parties))]), 1, 1),
                LinearConstraint(np.hstack([adds, np.zeros((parties, parties))]), need, np.inf),
                LinearConstraint(np.array(tangents), np.array(reach), np.inf),
            ],
            options={"mip_rel_gap": 0.0},
        )
        if -_answered(result) <= found + 1e-5:
            return True
        met = np.maximum(adds @ np.round(result.x[:picks]) - need, 1e-12)
        if np.log(met).sum() > found + 1e-6:
            return False
        grid = np.hstack([grid, met[:, None]])
    return False
