"""Solutions as printed.

The curve u2 = sqrt(1 - u1): Kalai & Smorodinsky (1975) and Nash (1950) in closed form, to the
step of the grid. AMPO v City (Raiffa 1982, chapter 10), weights and evaluations as the GENIUS file
gives them; its data lie in the shared folder beside the checkout.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from detente.dealspace.frontier import frontier
from detente.dealspace.solutions import solve
from detente.worlds.space import Space

AMPO = Path(__file__).parents[3] / "shared" / "references" / "ampo_vs_city.json"


def plain(worth: list[np.ndarray]) -> Space:
    """A space of issues whose options are worth so much: (party, option) each; no deal is 0."""
    issues, parties = len(worth), len(worth[0])
    most = max(array.shape[1] for array in worth)
    body = np.zeros((1, parties, issues, most))
    blocks = np.full((issues, most, issues), -1)
    for k, array in enumerate(worth):
        body[0, :, k, : array.shape[1]] = array
        blocks[k, : array.shape[1], k] = np.arange(array.shape[1])
    one = np.ones((1, parties, 1))
    return Space(
        parties=tuple(f"p{i}" for i in range(parties)),
        issues=tuple(f"i{k}" for k in range(issues)),
        options=tuple(tuple(str(o) for o in range(a.shape[1])) for a in worth),
        head=np.full((1, issues), -1),
        head_worth=0 * one,
        survival=one,
        failure_shift=0 * one,
        breach_cost=0 * one,
        no_deal=np.zeros((1, parties)),
        blocks=blocks,
        choices=np.array([array.shape[1] for array in worth]),
        body_worth=body,
        draw_of_row=np.zeros(1, dtype=np.int64),
        lines=(),
        absolute=np.zeros((1, 0), dtype=bool),
        head_crossed=np.zeros((0, 1), dtype=bool),
        body_crossed=np.zeros((0, issues, most), dtype=bool),
    )


@pytest.mark.parametrize(
    ("principle", "printed"),
    [("kalai-smorodinsky", (0.618034, 0.618034)), ("nash", (0.6667, 0.5774))],
)
def test_the_square_root_curve(principle, printed):
    u1 = np.linspace(0, 1, 20_001)
    found = solve(plain([np.stack([u1, np.sqrt(1 - u1)])]), principle)
    assert found.exact
    np.testing.assert_allclose(found.gain[0], printed, atol=1e-4)


@pytest.mark.parametrize(
    ("principle", "power", "printed"),
    [
        ("nash", 0.25, (0.8, 0.668740)),
        ("kalai-smorodinsky", None, (0.618034, 0.618034)),
        ("nash", None, (0.577350, 0.666667)),
    ],
)
def test_other_curves(principle, power, printed):
    """The second side the more afraid of risk, (1 - u1) ** .25; and 1 - u1 ** 2."""
    u1 = np.linspace(0, 1, 20_001)
    u2 = 1 - u1**2 if power is None else (1 - u1) ** power
    found = solve(plain([np.stack([u1, u2])]), principle)
    assert found.exact
    np.testing.assert_allclose(found.gain[0], printed, atol=1e-4)


@pytest.mark.parametrize("principle", ["nash", "kalai-smorodinsky", "egalitarian", "utilitarian"])
def test_five_points(principle):
    """Nash 42, least share .6, least gain 6: the third; second and third tie at a sum of 13."""
    points = np.array([[10, 0], [8, 5], [6, 7], [3, 9], [0, 10]], dtype=float)
    gain = tuple(solve(plain([points.T]), principle).gain[0])
    assert gain in ({(8, 5), (6, 7)} if principle == "utilitarian" else {(6, 7)})


# Worth to Bill and to Jack, Nash (1950); the table was not checked against the paper's own text.
BARTER = {
    "book": (2, 4),
    "whip": (2, 2),
    "ball": (2, 1),
    "bat": (2, 2),
    "box": (4, 1),
    "pen": (10, 1),
    "toy": (4, 1),
    "knife": (6, 2),
    "hat": (2, 2),
}
JACKS = ("pen", "toy", "knife", "hat")


def test_the_barter_of_bill_and_jack():
    """Bill gives book, whip, ball and bat for pen, toy and knife: 12 and 5 above what they had."""
    goods = []
    for good, (bill, jack) in BARTER.items():
        gives = (bill, -jack) if good in JACKS else (-bill, jack)
        goods.append(np.array([[0.0, gives[0]], [0.0, gives[1]]]))
    found = solve(plain(goods), "nash")
    assert found.exact
    np.testing.assert_allclose(found.gain[0], (12, 5))
    given = {good for good, pick in zip(BARTER, found.packages[0], strict=True) if pick}
    assert given == {"book", "whip", "ball", "bat", "pen", "toy", "knife"}


@pytest.mark.shared
@pytest.mark.skipif(not AMPO.exists(), reason="AMPO v City does not lie beside this checkout")
@pytest.mark.parametrize(
    ("principle", "printed"),
    [("nash", (70.6, 78.3)), ("kalai-smorodinsky", (73.12, 73.847))],
)
def test_ampo_against_the_city(principle, printed):
    known = json.loads(AMPO.read_text(encoding="utf-8"))
    worth = [
        np.array([[issue[f"{p}_weight"] * o[f"{p}_eval"] for o in issue["options"]] for p in sides])
        for issue in known["issues"].values()
        for sides in [("AMPO", "City")]
    ]
    assert np.prod([array.shape[1] for array in worth]) == 1_944_000
    space = plain(worth)
    found = solve(space, principle)
    assert found.exact
    np.testing.assert_allclose(found.gain[0], printed, atol=5e-4)
    assert len(frontier(space, 0).worth) == 193
