"""The class of conflict: by a rule that is printed, and what the user says goes first."""

from __future__ import annotations

from typing import Any

import pytest

from detente.dossier.model.dossier import Dossier
from detente.forecasting.classes import conflict_class


def with_codes(dossier: Dossier, north: str | None, south: str | None) -> Dossier:
    parties = {
        id: dossier.parties[id].model_copy(update={"code": code})
        for id, code in (("north", north), ("south", south))
    }
    return dossier.model_copy(update={"parties": parties})


@pytest.mark.parametrize(
    ("north", "south", "kind", "because"),
    [
        ("NOR", "SWE", "between-states", "North (NOR) and South (SWE) carry codes of states"),
        ("NOR", None, "within-a-state", "North (NOR) alone carries a state's code"),
        (None, "SWE", "within-a-state", "South (SWE) alone carries a state's code"),
        ("NOR", "NOR", "within-a-state", "carry the same state's code"),
        (None, None, None, "no side of the war carries a state's code"),
    ],
)
def test_by_the_sides_of_the_war(
    dossier: Dossier, north: str | None, south: str | None, kind: str | None, because: str
) -> None:
    found = conflict_class(with_codes(dossier, north, south))
    assert found.kind == kind
    assert because in found.rule
    assert bool(found.no_rates) == (kind is None)


@pytest.mark.parametrize("codes", [(None, None), ("NOR", None), ("NOR", "SWE")])
def test_a_class_that_is_named_does_not_move_with_the_codes(dossier: Dossier, codes: Any) -> None:
    assert dossier.forecast is not None
    question = dossier.forecast.model_copy(update={"class_": "within-a-state"})
    known = with_codes(dossier, *codes).model_copy(update={"forecast": question})
    assert conflict_class(known).kind == "within-a-state"
    assert conflict_class(known, "between-states").kind == "between-states"


def test_a_code_of_a_party_that_does_not_fight_changes_nothing(dossier: Dossier) -> None:
    coded = dossier.parties["north"].model_copy(update={"code": "XYZ", "kind": "mediator"})
    known = dossier.model_copy(update={"parties": {**dossier.parties, "other": coded}})
    assert conflict_class(known) == conflict_class(dossier)


def test_without_a_war_no_class_fits_and_it_says_why(dossier: Dossier) -> None:
    found = conflict_class(dossier.model_copy(update={"war": None}))
    assert found.kind == "none"
    assert found.rule == "Class of conflict: none, since the dossier states no armed conflict."
    assert found.no_rates.startswith("No class of past cases on record here fits")
