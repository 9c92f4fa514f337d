"""The codes of states: all that ISO 3166 has in use, and nothing made up."""

from __future__ import annotations

import pytest

from detente.dossier.model.parties import STATES


def test_the_codes_are_those_of_the_standard() -> None:
    pycountry = pytest.importorskip("pycountry")
    in_use = {country.alpha_3 for country in pycountry.countries}
    withdrawn = {country.alpha_3 for country in pycountry.historic_countries}
    assert len(in_use) == 249
    assert in_use <= STATES
    assert STATES - in_use - withdrawn == {"XKX"}


@pytest.mark.parametrize("made_up", ["TIG", "NOR ", "nor", "AAA", "EUU", ""])
def test_what_is_no_state_is_not_among_them(made_up: str) -> None:
    assert made_up not in STATES
