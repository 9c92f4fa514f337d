"""Any package scored: in Python, and with ``detente deals --package``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

import detente
from detente.cli.main import app
from detente.dossier.files.write import write
from detente.dossier.model.dossier import Dossier
from detente.drafting.points import draft_package

FEW = detente.Settings(draws=40, inner=2, talk_draws=20, paths=4, swings=2)
RIVERS = detente.read("two-rivers")


def lake(**wants: Any) -> Dossier:
    """Two parties over two issues, everything exact; north goes on at .25, south at 0."""
    north = {
        "scale": "native",
        "no-deal": 0.25,
        "weights": {"land": 0.75, "army": 0.25},
        "worth": {"land": {"all": 1, "half": 0.5, "none": 0}, "army": {"small": 0, "large": 1}},
    }
    south = {
        "scale": "native",
        "no-deal": 0,
        "weights": {"land": 0.5, "army": 0.5},
        "worth": {"land": {"all": 0, "half": 0.5, "none": 1}, "army": {"small": 1, "large": 0}},
    }
    party = {"kind": "stakeholder", "consent": "required"}
    return Dossier.model_validate(
        {
            "title": "Lake",
            "as-of": "2031-01-01",
            "parties": {
                "north": {"name": "North", **party, "wants": {**north, **wants}},
                "south": {"name": "South", **party, "wants": south},
            },
            "issues": {
                "land": {"name": "Land", "options": {"all": "A", "half": "H", "none": "N"}},
                "army": {"name": "Army", "options": {"small": "S", "large": "L"}, "today": "large"},
            },
        }
    )


def test_gains_by_hand() -> None:
    found = detente.gain(lake(), {"land": "half", "army": "small"}, FEW)
    # North: .75 x .5 + 0 - .25; South: .5 x .5 + .5 - 0.
    assert {party: one.gain.median for party, one in found.parties.items()} == {
        "north": pytest.approx(0.125),
        "south": pytest.approx(0.75),
    }
    assert (found.inside.value, found.crossed, found.keeps_out) == (1, (), ())
    assert (found.today, found.open) == ((), ())


def test_what_is_left_out_stands_at_todays_option_or_is_open() -> None:
    found = detente.gain(lake(), {"land": "none"}, FEW)
    assert found.package == {"land": "none", "army": "large"}
    assert (found.today, found.open) == (("army",), ())
    assert found.parties["north"].gain.median == pytest.approx(0)
    found = detente.gain(lake(), "army=small", FEW)
    assert found.package == {"land": "all", "army": "small"}
    assert (found.today, found.open) == ((), ("land",))


def test_red_lines_and_losses_are_said() -> None:
    line = {"issue": "land", "never": "none", "absolute": 1}
    found = detente.gain(lake(**{"red-lines": [line]}), "land=none,army=small", FEW)
    assert [(one.party, one.name, one.absolute) for one in found.crossed] == [
        ("north", "north.land", 1.0)
    ]
    assert found.inside.value == 0
    assert [(one.kind, one.what) for one in found.keeps_out] == [
        ("line", "north.land"),
        ("loss", "north"),
    ]
    # -.25, and .2 for the line it would have to swallow.
    assert found.parties["north"].gain.median == pytest.approx(-0.45)
    assert found.parties["north"].gains == found.parties["north"].keeps == 0
    assert found.parties["south"].gains == 1


@pytest.mark.parametrize("draft", list(RIVERS.drafts))
def test_a_draft_scores_as_it_does_among_the_deals(draft: str) -> None:
    deals = detente.explore_deals(RIVERS, FEW)
    found = detente.gain(RIVERS, draft_package(RIVERS, draft).options, FEW)
    assert found.inside == deals.drafts[draft].inside
    assert {party: one.gain for party, one in found.parties.items()} == deals.drafts[draft].gain


@pytest.mark.parametrize(
    ("package", "error", "words"),
    [
        ("boarder=old-line", ValueError, '"boarder", which is not an issue.*mean "border"'),
        ({"border": "midle-line"}, ValueError, 'not an option.*Did you mean "middle-line"'),
        ("border", ValueError, 'package has "border"; it must be options by issue'),
        ("border=old-line,border=middle-line", ValueError, 'two answers to "border"'),
        (["border"], TypeError, r"package is \['border'\] \(list\); it must be options by issue"),
    ],
)
def test_a_package_that_is_none(package: Any, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        detente.gain(RIVERS, package, FEW)


def run(*words: str, dossier: str = "two-rivers") -> Any:
    return CliRunner().invoke(app, ["deals", dossier, "--draws", "40", "--quiet", *words])


def test_the_command_says_the_same() -> None:
    done = run("--package", "border=middle-line, guarantee=troops", "--package", "army=cap-80k")
    assert done.exit_code == 0, done.output
    assert "border=middle-line, guarantee=troops, army=cap-80k" in done.output
    assert "South Republic would rather go on" in done.output
    answer = json.loads(run("--package", "border=middle-line,guarantee=troops", "--json").stdout)
    usual = detente.Settings(draws=40, talk_draws=40)
    found = detente.gain(RIVERS, "border=middle-line,guarantee=troops", usual)
    assert answer["package"] == found.package
    assert answer["inside"]["chance"] == found.inside.value
    assert answer["parties"]["south"]["gain"]["median"] == found.parties["south"].gain.median
    assert [one["line"] for one in answer["crossed"]] == [one.name for one in found.crossed]
    assert np.isfinite(answer["parties"]["north"]["keeps"])


def test_the_command_refuses_in_words() -> None:
    done = run("--package", "border=midle-line")
    assert done.exit_code == 2
    assert "middle-line" in done.output
    assert run("--package", "border=old-line", "--party", "north").exit_code == 2


def test_an_answer_that_was_taken_for_want_of_todays_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "rivers"
    write(RIVERS.set("issues.trade.today", None), folder)
    done = run("--package", "border=middle-line", dossier=str(folder))
    assert "Today unknown      trade=closed (taken: the first option)" in done.stdout
