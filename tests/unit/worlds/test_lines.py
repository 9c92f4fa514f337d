"""Red lines: what crosses them, and in how many worlds they are absolute."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detente.dossier.model.dossier import Dossier
from detente.worlds.lines import Line, absolute_lines, crossed_by, lines_of

PACKAGES = np.array([[a, g] for a in range(3) for g in range(2)])


def line(**stated: Any) -> Line:
    """A line of one party on an army of three sizes, beside a guarantee of two kinds."""
    red_line = {"issue": "army", "absolute": 0.5, **stated}
    dossier = Dossier.model_validate(
        {
            "title": "Lines",
            "as-of": "2020-01-01",
            "parties": {
                "north": {
                    "name": "North",
                    "kind": "belligerent",
                    "consent": "required",
                    "wants": {"red-lines": [red_line]},
                }
            },
            "issues": {
                "army": {
                    "name": "Army",
                    "options": {"small": "50", "middle": "80", "large": "Any"},
                },
                "guard": {"name": "Guard", "options": {"none": "Nobody", "troops": "Troops"}},
            },
        }
    )
    return lines_of(dossier, ("north",))[0]


@pytest.mark.parametrize(
    ("stated", "crossing", "words"),
    [
        ({"never": "small"}, {(0, 0), (0, 1)}, "never “50” (Army)"),
        (
            {"never": ["small", "large"]},
            {(0, 0), (0, 1), (2, 0), (2, 1)},
            "never “50” or “Any” (Army)",
        ),
        ({"at-least": "middle"}, {(0, 0), (0, 1)}, "never “50”, so at least “80” (Army)"),
        ({"at-most": "middle"}, {(2, 0), (2, 1)}, "never “Any”, so at most “80” (Army)"),
        (
            {"at-least": "large", "unless": {"guard": "troops"}},
            {(0, 0), (1, 0)},
            "never “50” or “80”, so at least “Any” (Army), unless “Troops”",
        ),
        ({"at-least": "small"}, set(), "at least “50” (Army)"),
    ],
)
def test_what_crosses_a_line(
    stated: dict[str, Any], crossing: set[tuple[int, int]], words: str
) -> None:
    made = line(**stated)
    crossed = PACKAGES[crossed_by(made, PACKAGES)]
    assert {(int(army), int(guard)) for army, guard in crossed} == crossing
    assert made.label == f"North: {words}"
    assert made.issues == ({0, 1} if "unless" in stated else {0})


def test_a_declared_line_is_kept_apart_from_an_assessed_one() -> None:
    assert line(never="small", declared="s1").declared
    assert not line(never="small", assessed="report").declared


def test_lines_are_absolute_as_often_as_stated() -> None:
    lines = (line(never="small"),)
    rows = absolute_lines(lines, np.full((4_000, 1), 0.3), 5, 1)
    assert rows.shape == (20_000, 1)
    assert rows.mean() == pytest.approx(0.3, abs=4 * np.sqrt(0.3 * 0.7 / 20_000))


def test_a_softer_line_is_absolute_in_fewer_of_the_same_worlds() -> None:
    lines = (line(never="small"), line(never="large", id="upper"))
    before = absolute_lines(lines, np.full((500, 2), 0.6), 4, 7)
    after = absolute_lines(lines, np.array([[0.2, 0.6]] * 500), 4, 7)
    assert (after[:, 0] <= before[:, 0]).all()
    assert after[:, 0].sum() < before[:, 0].sum()
    assert (after[:, 1] == before[:, 1]).all()
    assert absolute_lines(lines, np.array([[0.0, 1.0]]), 50, 7).mean(axis=0).tolist() == [0, 1]
