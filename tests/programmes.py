"""The principles as mixed-integer programmes for HiGHS, in spaces of one case."""

from __future__ import annotations

from collections import Counter

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from detente.dealspace.solutions import ideal, solve
from detente.dealspace.zone import zone
from detente.worlds.space import Space


def disagreements(space: Space, rows: np.ndarray) -> tuple[Counter[str], Counter[str]]:
    """How often each answer was compared with HiGHS, and how often they disagree."""
    found, largest = zone(space), ideal(space)
    names = ("egalitarian", "utilitarian", "kalai-smorodinsky", "nash")
    solved = {name: solve(space, name) for name in names}
    compared, wrong = Counter[str](), Counter[str]()
    parties = len(space.parties)
    for row in rows:
        worth = space.body_worth[space.outer[row]]
        need = space.no_deal[space.outer[row]]
        least = _best(worth, need, np.ones(parties), inside=False)
        agree = {"zone": bool(found.exists[row]) == (least >= 0) or abs(least) < 1e-7}
        if found.exists[row]:
            gain = {name: solution.gain[row] for name, solution in solved.items()}
            total = _sum(worth, need, np.ones(parties))
            share = _best(worth, need, largest[row], inside=True)
            least = _best(worth, need, np.ones(parties), inside=True)
            agree["egalitarian"] = abs(gain["egalitarian"].min() - least) < 1e-6
            agree["utilitarian"] = abs(gain["utilitarian"].sum() - total) < 1e-6
            by_share = (gain["kalai-smorodinsky"] / largest[row]).min()
            agree["kalai-smorodinsky"] = abs(by_share - share) < 1e-6
            for i in range(parties):
                own = _sum(worth, need, np.eye(parties)[i])
                agree[f"ideal {i}"] = abs(largest[row, i] - own) < 1e-6
            agree["nash"] = _nash_agrees(worth, need, gain["nash"])
        compared.update(agree)
        wrong.update(name for name, same in agree.items() if not same)
    return compared, wrong


def _picks(worth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(party, pick) what each choice adds, and (block, pick) that one a block is made."""
    parties, blocks, choices = worth.shape
    return worth.reshape(parties, -1), np.kron(np.eye(blocks), np.ones(choices))


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
    return -float(result.fun)


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
    return -float(result.fun) - float(prices @ need)


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
                LinearConstraint(
                    np.hstack([adds, np.zeros((parties, parties))]), need, np.inf
                ),
                LinearConstraint(np.array(tangents), np.array(reach), np.inf),
            ],
            options={"mip_rel_gap": 0.0},
        )
        if -result.fun <= found + 1e-5:
            return True
        met = np.maximum(adds @ np.round(result.x[:picks]) - need, 1e-12)
        if np.log(met).sum() > found + 1e-6:
            return False
        grid = np.hstack([grid, met[:, None]])
    return False
