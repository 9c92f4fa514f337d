"""Worths that do not run from 0 to 1 are told what they are read as."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from detente.dossier.files.read import check, read
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
BORDER = "border: {old-line: 1, middle-line: 0.5 (0.3..0.7), front-line: 0}"


@pytest.mark.parametrize(
    ("worths", "said"),
    [
        (
            "old-line: 0.9, middle-line: 0.8, front-line: «0.7",
            "from 0.7 to 0.9, and is stretched to run from 0 to 1: it is read as old-line 1, "
            "middle-line 0.5, front-line 0.",
        ),
        (
            "old-line: 1, middle-line: «6 (3..9), front-line: 0",
            "from 0 to 9, and is stretched to run from 0 to 1: it is read as old-line 0.17, "
            "middle-line 1, front-line 0.",
        ),
        (
            "old-line: 1, middle-line: «0.6 (0.3..9), front-line: 0",
            "read as old-line 0.11, middle-line 1, front-line 0 where middle-line is 9.",
        ),
        ("old-line: 1, middle-line: 0, front-line: «-1", "old-line 1, middle-line 0.5, front"),
        ("old-line: 1, «middle-line: {one-of: {-1: 1, 0.5: 2}}, front-line: 0", "where middle-li"),
        ("old-line: 0.3, middle-line: 0.2, front-line: «0", "old-line 1, middle-line 0.67, front"),
        # At their likeliest, and with the odd one at its end, all are alike.
        ("old-line: «2, middle-line: 2 (0.5..2), front-line: 2", "from 0.5 to 2, and is stretched"),
    ],
)
def test_worths_off_their_scale(worths: str, said: str, folder: Path, change: Change) -> None:
    place = change(Y, BORDER, f"border: {{{worths}}}")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("stretched-worth", "advice")
    assert (finding.place.line, finding.place.column) == place
    assert said in finding.message


def test_they_are_read_as_it_says(folder: Path, change: Change) -> None:
    change(Y, BORDER, "border: {«old-line: 1, middle-line: 6, front-line: 0}")
    dossier = read(folder)
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=4, seed=1), inner=1)
    of_border = worlds.value[:, 0, 0]
    assert np.allclose(of_border / of_border.max(axis=1, keepdims=True), [1 / 6, 1, 0])


@pytest.mark.parametrize(
    "worths",
    [
        "old-line: 0.9 (0.8..1), middle-line: 0.7 (0.4..1), front-line: 0.1 (0..0.2)",
        "old-line: 100 %, middle-line: 70 %, front-line: 0 %",
        "old-line: 100, middle-line: 70, front-line: 0",
    ],
)
def test_what_is_read_as_it_is_meant_is_not_told(worths: str, folder: Path, change: Change) -> None:
    change(Y, BORDER, f"border: {{«{worths}}}")
    assert check(folder) == ()


def test_of_options_that_are_not_all_known_nothing_is_read_yet(
    folder: Path, change: Change
) -> None:
    change(Y, BORDER, "border: {old-line: «2, middle-line: 0.8}")
    findings = check(folder)
    assert [f.slug for f in findings] == ["worth-unknown", "stretched-worth"]
    assert findings[1].message.endswith("to run from 0 to 1.")


def test_worths_of_their_own_scale_are_not_stretched(folder: Path, change: Change) -> None:
    change(Y, BORDER, "border: {«old-line: 0.9, middle-line: 0.8, front-line: 0.7}")
    change(
        Y,
        "      order: border > guarantee",
        "      «scale: native\n      order: border > guarantee",
    )
    assert check(folder) == ()
