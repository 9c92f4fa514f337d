"""Names of uncertain numbers, and which of them a lever means."""

from __future__ import annotations

import pytest

from detente.cases import catalogue
from detente.dossier.files.read import read
from detente.dossier.inputs.listing import target_names
from detente.dossier.inputs.names import line_names, matching
from detente.dossier.inputs.registry.acting import FIRMNESS
from detente.dossier.inputs.registry.index import siblings
from detente.dossier.lookup import suggest
from detente.worlds.inputs import draw_inputs


@pytest.mark.parametrize("case", catalogue.names())
def test_what_a_lever_can_change_is_what_is_drawn(case: str) -> None:
    """Levers' own numbers apart, and what no file states: there is one list of inputs."""
    dossier = read(case)
    drawn = [entry.name for entry in draw_inputs(dossier, draws=2, seed=1).inputs]
    own = [name for name in drawn if name.startswith("levers.") or name.endswith("against-today")]
    assert list(target_names(dossier)) == [name for name in drawn if name not in own]


@pytest.mark.parametrize(
    ("target", "count"),
    [
        ("south.red-lines.absolute", 2),
        ("south.red-lines.border.absolute", 1),
        ("south.red-lines", 4),
        ("war.south.cost-per-month", 1),
        ("durability", 3),
        ("durability.by", 3),
        ("durability.breaking-costs.guarantee", 3),
        ("coast.worth.guarantee", 3),
        ("behaviour.north", len(siblings(FIRMNESS)) - 1),  # audience-cost goes with leaks
        ("absolute", 0),
        ("red-lines.absolute", 0),
        ("south.absolute.red-lines", 0),
        ("south.red-line.absolute", 0),
        ("", 0),
    ],
)
def test_targets(target: str, count: int) -> None:
    assert len(matching(target, target_names(read("two-rivers")))) == count


def test_red_lines_have_names_of_their_own() -> None:
    wants = read("two-rivers").parties["north"].wants
    assert wants is not None
    assert line_names(wants.red_lines) == ("border", "ridge-line")
    assert line_names(wants.red_lines[:1] * 3) == ("border", "border-2", "border-3")


def test_suggestions_name_what_there_is() -> None:
    assert suggest("x", [], what="Drafts") == "There are no drafts here yet: add it first."
    many = suggest("name-3", [f"name-{n}" for n in range(20)], what="Issues")
    assert many.count(",") == 8
    assert 'Did you mean "name-3"?' in many
