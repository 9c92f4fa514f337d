"""A small dispute with drafts, answers and statements."""

from __future__ import annotations

from typing import Any

import pytest

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Statement

STATEMENTS: list[dict[str, Any]] = [
    {"id": "s1", "date": "2031-03-01", "party": "north", "person": "lis",
     "positions": "border=ridge:acceptable-if; army=small:rejects"},
    {"id": "s2", "date": "2031-04-05", "party": "north", "person": "dorn",
     "positions": "border=ridge:rejects", "form": "quote"},
    {"id": "s3", "date": "2031-03-20", "known": "2031-05-01", "party": "south",
     "person": "ruiz", "positions": "border=ridge:accepts"},
    {"id": "s4", "date": "2031-04", "party": "south",
     "positions": "border=ridge:demands", "status": "assessed"},
    {"id": "s5", "date": "2031-04-20", "party": "north", "person": "lis",
     "positions": "army=small:rejects; army:undecided"},
    {"id": "s6", "date": "2031-04-21", "party": "union", "person": "vey"},
]  # fmt: skip


@pytest.fixture
def dossier() -> Dossier:
    """As of 12 May 2031."""
    made = Dossier.model_validate(
        {
            "title": "Two Rivers",
            "as-of": "2031-05-12",
            "parties": {
                "north": {
                    "name": "North",
                    "kind": "belligerent",
                    "consent": "required",
                    "people": {
                        "dorn": {"name": "Ana Dorn", "role": "president"},
                        "lis": {"name": "Kel Lis", "role": "envoy"},
                    },
                    "wants": {
                        "red-lines": [
                            {"issue": "border", "never": "front", "absolute": 0.5},
                            {
                                "id": "later",
                                "issue": "border",
                                "never": "ridge",
                                "absolute": 0.5,
                                "since": "2031-04-05",
                            },
                        ]
                    },
                },
                "south": {"name": "South", "kind": "belligerent", "consent": "required"},
                "union": {"name": "Union", "kind": "mediator"},
            },
            "issues": {
                "border": {
                    "name": "Border",
                    "options": {"old": "Old", "ridge": "Ridge", "front": "Front"},
                    "today": "front",
                },
                "army": {
                    "name": "Army",
                    "options": {"small": "Small", "large": "Large"},
                    "today": "large",
                },
                "dam": {"name": "Dam", "options": {"north": "North", "both": "Both"}},
            },
            "drafts": {
                "first": {
                    "name": "First",
                    "by": "union",
                    "date": "2031-02-01",
                    "points": {
                        "1": {"border": "ridge"},
                        "2": {"army": "small", "dam": "both"},
                        "3": {},
                    },
                    "responses": {
                        "north": {
                            "stance": "rejects",
                            "date": "2031-04-05",
                            "objects": ["1", "2"],
                            "accepts": "3",
                            "statement": ["s2", "s1"],
                        },
                        "union": {"stance": "supports", "date": "2031-02-01"},
                    },
                },
                "second": {
                    "name": "Second",
                    "by": "union",
                    "date": "2031-03-01",
                    "derived-from": "first",
                    "points": {"1": {"border": "ridge"}, "2": {"army": "large"}},
                },
                "third": {
                    "name": "Third",
                    "by": "south",
                    "date": "2031-04-01",
                    "derived-from": ["first", "second"],
                    "points": {"1": {"army": "large"}, "2": "unknown"},
                },
                "rumour": {
                    "name": "Rumour",
                    "by": "south",
                    "date": "2031-05-01",
                    "derived-from": "third",
                },
            },
        }
    )
    said = tuple(
        Statement.model_validate({"form": "paraphrase", "text": f"What {one['id']} says.", **one})
        for one in STATEMENTS
    )
    return made.model_copy(update={"statements": said})
