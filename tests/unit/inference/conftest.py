"""A dispute over two issues, in which one party's red line is as absolute as a test wants it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from detente.dossier.model.dossier import Dossier


@pytest.fixture
def make_dossier() -> Callable[..., Dossier]:
    """A dossier whose draft ``plan`` North and South answered as told."""

    def make(
        *,
        absolute: Any = 0.0,
        points: dict[str, Any] | None = None,
        north: dict[str, Any] | None = None,
        south: dict[str, Any] | None = None,
    ) -> Dossier:
        responses = {"north": north, "south": south}
        return Dossier.model_validate(
            {
                "title": "Two Rivers",
                "as-of": "2031-05-12",
                "parties": {
                    "north": {
                        "name": "North",
                        "kind": "belligerent",
                        "consent": "required",
                        "wants": {
                            "weights": {"border": 0.7, "army": 0.3},
                            "worth": {
                                "border": {"old": 1, "front": 0},
                                "army": {"small": 0, "large": 1},
                            },
                            "red-lines": [
                                {
                                    "issue": "border",
                                    "never": "front",
                                    "absolute": absolute,
                                    "otherwise-costs": 0.1,
                                }
                            ],
                        },
                    },
                    "south": {
                        "name": "South",
                        "kind": "belligerent",
                        "consent": "required",
                        "wants": {
                            "weights": {"border": 0.5, "army": 0.5},
                            "worth": {
                                "border": {"old": 0, "front": 1},
                                "army": {"small": 1, "large": 0},
                            },
                        },
                    },
                    "union": {"name": "Union", "kind": "mediator"},
                },
                "issues": {
                    "border": {
                        "name": "Border",
                        "options": {"old": "Old", "front": "Front"},
                        "today": "front",
                    },
                    "army": {
                        "name": "Army",
                        "options": {"small": "Small", "large": "Large"},
                        "today": "large",
                    },
                },
                "drafts": {
                    "plan": {
                        "name": "The plan",
                        "by": "union",
                        "date": "2031-04-01",
                        "points": points or {"1": {"border": "old"}, "2": {"army": "small"}},
                        "responses": {k: v for k, v in responses.items() if v is not None},
                    }
                },
            }
        )

    return make
