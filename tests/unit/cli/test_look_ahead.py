"""``detente talks --look-ahead``: the same as in Python, in words and as JSON."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

import detente
from detente.cli.main import app

RUN = CliRunner()


@pytest.mark.usefixtures("kept_for_all")
def test_it_says_what_python_finds():
    told = RUN.invoke(
        app, ["talks", "pretoria-2022", "--look-ahead", "--draws", "40", "--quiet", "--json"]
    )
    assert told.exit_code == 0
    said = json.loads(told.stdout)
    found = detente.look_ahead("pretoria-2022", detente.Settings(draws=40))
    assert said["parties"] == ["ethiopia", "tplf"]
    assert said["agreed"]["chance"] == pytest.approx(found.agreed.value)
    assert said["gains"]["tplf"]["tplf"]["median"] == pytest.approx(
        found.gains["tplf"]["tplf"].median
    )
    assert said["packages"][0]["package"] == found.packages[0][1]
    assert said["once"]["ethiopia"]["accepted"] == pytest.approx(found.once["ethiopia"].accepted)


def test_of_three_sides_it_says_that_it_is_for_two():
    told = RUN.invoke(app, ["talks", "two-rivers", "--look-ahead", "--draws", "40", "--quiet"])
    assert told.exit_code == 2
    assert "it is for two sides; here a deal needs north, south, coast." in " ".join(
        told.output.split()
    )
