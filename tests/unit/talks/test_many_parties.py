"""Eight parties whose leave is needed: what keeps deals rarer than zones is said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import detente
from detente.workbench import play_talks

ISSUES = 8


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> detente.Dossier:
    issues = [f"i{k}" for k in range(ISSUES)]
    parties = {}
    for at in range(8):
        best = ("o2", "o0") if at % 2 == 0 else ("o0", "o2")
        parties[f"p{at}"] = {
            "name": f"P{at}",
            "kind": "belligerent",
            "consent": "required",
            "wants": {
                "why": "a-x",
                "weights": dict.fromkeys(issues, 1 / ISSUES),
                "worth": {i: {best[0]: 1.0, "o1": 0.8, best[1]: 0.0} for i in issues},
            },
        }
    answers = {"options": {o: o.upper() for o in ("o0", "o1", "o2")}, "today": "o1"}
    facts = {
        "title": "T",
        "as-of": "2031-01-01",
        "parties": parties,
        "issues": {i: {"name": i.upper(), **answers} for i in issues},
        "war": {"sides": ["p0", "p1"], "balance": 0.5, "began": "2030-01-01", "why": "a-x"},
        "assumptions": {"a-x": "Made up."},
        "forecast": {"event": "deal", "by": ["2031-07-01"]},
    }
    folder = tmp_path_factory.mktemp("eight")
    Path(folder, "dossier.yaml").write_text(json.dumps(facts), encoding="utf-8")
    return detente.read(folder)


def test_an_end_to_the_war_as_things_stand_is_tabled(dossier: detente.Dossier) -> None:
    played = play_talks(dossier, detente.Settings(draws=60, paths=16), levers=())
    today = played.deals.worlds.today.tolist()
    assert today in np.asarray(played.talks.candidates).tolist()
    assert played.covered == 1.0


def test_that_standing_noes_compound_is_said_with_its_figure(dossier: detente.Dossier) -> None:
    played = play_talks(dossier, detente.Settings(draws=60, paths=16), levers=())
    inputs = played.deals.worlds.inputs
    noes = [inputs.column(f"behaviour.p{at}.bargaining-no").mean() for at in range(8)]
    spared = np.exp(np.log1p(-np.array(noes)).sum())
    assert 0.1 < spared < 0.3
    said = [one for one in played.cautions if "all 8 parties" in one]
    assert len(said) == 1
    assert f"spares {spared:.0%} of texts" in said[0]


def test_two_parties_are_not_warned_of() -> None:
    played = play_talks(detente.read("two-rivers"), detente.Settings(draws=40, paths=8), levers=())
    assert not any("said only to bargain" in one for one in played.cautions)


def test_a_party_alone_bargains_with_nobody_and_that_is_said(dossier: detente.Dossier) -> None:
    deals = detente.explore_deals(dossier, detente.Settings(draws=20, inner=2))
    assert not any("nobody bargains" in one for one in deals.cautions)
    one = replace(deals, worlds=replace(deals.worlds, required=(0,)))
    assert any("nobody bargains" in caution for caution in one.cautions)
