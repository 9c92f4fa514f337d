"""Dossiers that once met a fault, as they were given: what each must come to now."""

from __future__ import annotations

from pathlib import Path

import pytest

import detente
from detente.estimates import Estimate

CASES = Path(__file__).parents[3] / "shared" / "cases"
FEW = detente.Settings(draws=100, solved=40)

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not CASES.exists(), reason="the cases do not lie beside this checkout"),
]


@pytest.mark.parametrize(
    ("where", "line", "slug", "said"),
    [
        ("dossiers/decimal-comma", 20, "decimal-comma", '"0,7" is no number'),
        ("public/yaml_decimal_comma/d", 62, "decimal-comma", '"1,5" is no number'),
        ("public/yaml_key_without_value/d", 17, "unknown-word", '"PhD" is not a word known here'),
    ],
)
def test_what_a_comma_broke_is_found_where_it_stands(where, line, slug, said) -> None:
    errors = [one for one in detente.check(CASES / where) if one.severity == "error"]
    assert [(one.place.line, one.slug) for one in errors] == [(line, slug)]
    assert said in errors[0].message


def test_vienna_rests_on_no_hidden_constant() -> None:
    deals = detente.explore_deals(CASES / "dossiers" / "jcpoa", detente.Settings(solved=40))
    assert deals.chance.value < 0.99
    assert set(deals.worlds.unstated_no_deal) == {"iran", "us", "e3", "ru-cn"}
    assert set(deals.defaults_that_decide) == {"iran", "us"}
    assert not any("war" in name.split(".") for name in deals.worlds.inputs.names)


@pytest.mark.parametrize(("draws", "seed"), [(20, 1), (60, 1), (60, 3)])
def test_vienna_says_that_its_defaults_decide_at_few_draws_too(draws: int, seed: int) -> None:
    settings = detente.Settings(draws=draws, solved=20)
    deals = detente.explore_deals(CASES / "dossiers" / "jcpoa", settings, seed=seed)
    assert set(deals.defaults_that_decide) == {"iran", "us"}


def test_pretoria_names_who_would_rather_go_on() -> None:
    deals = detente.explore_deals(CASES / "dossiers" / "pretoria", detente.Settings(solved=40))
    first, second = deals.obstacles[:2]
    assert (first.kind, first.party) == ("no-deal", "ethiopia")
    assert first.alone == pytest.approx(0.65, abs=4 * first.error)
    assert (second.kind, second.name) == ("line", "tplf.eritrea")
    assert deals.openings[0].kind == "no-deal"


def test_thirty_equal_issues_come_to_an_end() -> None:
    deals = detente.explore_deals(CASES / "dossiers" / "issues30-equal", FEW)
    assert 0 <= deals.chance.low <= deals.chance.value <= deals.chance.high <= 1
    for principle, found in deals.summaries.items():
        assert found.rows, principle
        assert found.exact or 0 < found.within < 0.05, principle


def test_no_round_a_month_signs_nothing() -> None:
    never = detente.read(CASES / "dossiers" / "rb-rounds-0")
    alone = {"rounds_without_mediator": Estimate.parse("0")}
    mediation = never.mediation.model_copy(update=alone)
    talked = detente.play_talks(never.model_copy(update={"mediation": mediation}), FEW)
    assert all(one.value == 0 for one in talked.levers.levers["hold-course"].deal_by.values())


def test_eight_parties_are_told_of_their_bargaining_noes() -> None:
    talked = detente.play_talks(CASES / "dossiers" / "rb-8-parties", FEW, levers=())
    assert any("from all 8 parties" in caution for caution in talked.cautions)
