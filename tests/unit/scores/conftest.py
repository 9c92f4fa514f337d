"""A saved forecast made by hand, so that every score can be counted on fingers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SAVED: dict[str, Any] = {
    "format": 1,
    "title": "Two Rivers",
    "event": "settlement",
    "counts-as": "Both presidents sign one text.",
    "made": "2031-05-13",
    "as-of": "2031-05-12",
    "seed": 1,
    "version": "0.1.0",
    "dossier": "c1" * 32,
    "settings": {"draws": 60, "paths": 480, "lever": "hold-course", "class": None, "weight": 0.5},
    "forecasts": [
        {
            "chance": 0.2,
            "low": 0.1,
            "high": 0.3,
            "by": "2031-09-01",
            "question": "Will a settlement have been signed by 1 September 2031?",
            "base-rate": {
                "chance": 0.1,
                "low": 0.0,
                "high": 0.2,
                "cases": "processes",
                "event": "comprehensive agreement signed",
                "n": 28,
                "source": "PA-X",
            },
            "pooled": {"chance": 0.15, "low": 0.1, "high": 0.2},
        },
        {
            "chance": 0.4,
            "low": 0.2,
            "high": 0.6,
            "by": "2032-05-12",
            "question": "Will a settlement have been signed by 12 May 2032?",
            "base-rate": None,
            "pooled": None,
        },
    ],
    "outcome": None,
}


@pytest.fixture
def saved() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(SAVED))
    return made


@pytest.fixture
def on_disk(tmp_path: Path, saved: dict[str, Any]) -> Path:
    """It lies in no dossier, so that any source will do."""
    file = tmp_path / "saved.json"
    file.write_text(json.dumps(saved, indent=2), encoding="utf-8")
    return file
