"""The packed space says of every package what the worlds say of it."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from detente.dossier.files.read import read
from detente.dossier.model.dossier import Dossier
from detente.seeds import stream
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import allowed, gain, keeping_slack, worth
from detente.worlds.space import Space, space


def every_package(packed: Space) -> tuple[np.ndarray, np.ndarray]:
    """Every package once, and the parts (case, a choice of each block) it is made of."""
    parts = np.array(list(product(range(len(packed.head)), *map(range, packed.choices))))
    packages = packed.head[parts[:, 0]].astype(int)
    for block in range(len(packed.choices)):
        chosen = packed.blocks[block, parts[:, block + 1]]
        packages = np.where(chosen >= 0, chosen, packages)
    return packages, parts


def random_dossier(number: int) -> Dossier:
    """Four issues of two or three options, joined at random by links, lines and shifts."""
    rng = stream(11, "dossiers", number)
    issues = {
        f"i{k}": {"name": f"I{k}", "options": {f"o{n}": f"O{n}" for n in range(rng.integers(2, 4))}}
        for k in range(4)
    }

    def answer(k: int) -> str:
        return str(rng.choice(list(issues[f"i{k}"]["options"])))

    def pair() -> list[int]:
        return [int(k) for k in rng.permutation(4)[:2]]

    parties = {}
    for name in ("a", "b"):
        (one, other), (first, second) = pair(), pair()
        parties[name] = {
            "name": name,
            "kind": "belligerent",
            "consent": "required",
            "wants": {
                "red-lines": [
                    {
                        "issue": f"i{one}",
                        "never": answer(one),
                        "unless": {f"i{other}": answer(other)} if rng.random() < 0.5 else {},
                        "absolute": 0.5,
                        "otherwise-costs": "0.1..0.4",
                    }
                ],
                "links": [
                    {"when": {f"i{k}": answer(k) for k in (first, second)}, "adds": "-0.2..0.2"}
                ]
                if rng.random() < 0.6
                else [],
            },
        }
    durability = {
        "by": {"i0": dict.fromkeys(issues["i0"]["options"], "0.3..0.9")},
        "and": [{"party": "a", "when": {"i1": answer(1)}, "adds": "-0.2..0.2"}],
    }
    return Dossier.model_validate(
        {
            "title": "Random",
            "as-of": "2020-01-01",
            "parties": parties,
            "issues": issues,
            "war": {"sides": ["a", "b"]},
            "durability": durability if rng.random() < 0.7 else {},
        }
    )


@pytest.mark.parametrize("number", [*range(12), "two-rivers"])
def test_parts_add_up_to_packages(number: int | str) -> None:
    dossier = read(number) if isinstance(number, str) else random_dossier(number)
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=4, seed=1), inner=3)
    packed = space(worlds)
    packages, parts = every_package(packed)
    assert len(np.unique(packages, axis=0)) == len(packages) == np.prod(worlds.sizes)
    who = list(worlds.required)
    case = parts[:, 0]
    blocks = range(len(packed.choices))
    summed = packed.head_worth[:, :, case] + sum(
        packed.body_worth[:, :, b, parts[:, b + 1]] for b in blocks
    )
    np.testing.assert_allclose(summed, worth(worlds, packages)[:, who], atol=1e-12)
    above = summed - packed.no_deal[:, :, None]
    lives, shift = packed.survival[:, :, case], packed.failure_shift[:, :, case]
    np.testing.assert_allclose(
        lives * above + (1 - lives) * shift, gain(worlds, packages)[:, who], atol=1e-12
    )
    np.testing.assert_allclose(
        above - shift + packed.breach_cost[:, :, case],
        keeping_slack(worlds, packages)[:, who],
        atol=1e-12,
    )
    free = packed.head_allowed[:, case].copy()
    for b in blocks:
        free &= packed.body_allowed[:, b, parts[:, b + 1]]
    assert (free == allowed(worlds, packages)).all()


def test_parts_stand_in_the_order_of_their_options() -> None:
    worlds = build_worlds(
        dossier := read("two-rivers"), draw_inputs(dossier, draws=1, seed=1), inner=8
    )
    packed = space(worlds)
    assert [list(case) for case in packed.head] == sorted(list(case) for case in packed.head)
    # The border hangs on the guarantee by a link, the army by a line: one head; the rest apart.
    assert [worlds.issues[k] for k in np.flatnonzero(packed.head[0] >= 0)] == [
        "border",
        "guarantee",
        "army",
    ]
    assert packed.choices.tolist() == [3, 3]
