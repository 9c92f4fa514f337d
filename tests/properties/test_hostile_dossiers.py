"""Two thousand dossiers grown from the schema and spoiled: every one is answered (bench: 10^5)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from trial import tried

SEEDS = 2_000
PARTS = 4


@pytest.mark.parametrize("part", range(PARTS))
def test_every_hostile_dossier_is_answered(part: int, tmp_path: Path) -> None:
    wrong: list[str] = []
    for seed in range(part, SEEDS, PARTS):
        said = tried(seed, tmp_path)
        if said:
            wrong.append(said)
            shutil.rmtree(tmp_path)
            tmp_path.mkdir()
    assert wrong == []


@pytest.mark.parametrize("seed", [20_783, 21_087])
def test_what_once_went_wrong(seed: int, tmp_path: Path) -> None:
    """A red line on an issue of which only the name could be read."""
    assert tried(seed, tmp_path) == ""
