"""Settings that make no sense are refused in words."""

import pytest

from detente.errors import SettingsError
from detente.talks.settings import TalksSettings


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"paths": 0}, "paths"),
        ({"beliefs": 1}, "beliefs"),
        ({"moves": 4}, "odd"),
        ({"draws": 2.5}, "whole number"),
        ({"threads": 0}, "threads"),
        ({"least_share": float("nan")}, "least_share"),
        ({"least_share": 1.5}, "least_share"),
    ],
)
def test_senseless_settings(given, word):
    with pytest.raises(SettingsError, match=word):
        TalksSettings(**given)
