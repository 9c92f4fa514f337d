"""The worked case vienna-2015: a standoff, sourced, and in its own words."""

from __future__ import annotations

import re

import pytest

from detente.cases import catalogue
from detente.dealspace.zone import has_zone
from detente.dossier.as_of import as_of
from detente.dossier.files.read import check, read
from detente.dossier.model.dossier import Dossier
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import gain, package_numbers
from detente.worlds.space import space

LONGEST_QUOTE = 20  # words

AGREED = {
    "centrifuges": "c5060",
    "limits-last": "y10",
    "research": "limited",
    "fordow": "no-enrichment",
    "stockpile": "kg300",
    "access": "protocol",
    "past-work": "timetable",
    "economic-sanctions": "implementation",
    "snapback": "automatic",
    "arms": "five-years",
    "missiles": "eight-years",
}
"""What was announced four days later, in the options of the case."""


@pytest.fixture(scope="module")
def case() -> Dossier:
    return read("vienna-2015")


def test_nothing_is_found_and_nothing_advised() -> None:
    assert check("vienna-2015") == ()


def test_it_is_a_standoff_in_which_everybody_s_waiting_is_stated(case: Dossier) -> None:
    assert case.war is None
    assert case.standoff is not None
    assert tuple(case.standoff.parties) == case.required
    assert case.required == ("e3", "china-russia", "iran", "united-states")
    worlds = build_worlds(case, draw_inputs(case, draws=50, seed=1), inner=1)
    assert worlds.unstated_no_deal == ()


def test_parties_stand_in_the_order_of_the_alphabet(case: Dossier) -> None:
    names = [party.name for party in case.parties.values()]
    assert names == sorted(names)


def test_every_statement_is_sourced_and_every_quotation_short(case: Dossier) -> None:
    assert len(case.statements) >= 35
    for said in case.statements:
        assert said.source in case.sources
        assert said.grade is not None
        assert said.date.latest <= case.date
        if said.form == "quote":
            assert said.person
            assert len(said.text.split()) <= LONGEST_QUOTE
    issued = [source.issued for source in case.sources.values()]
    assert all(day is not None and day.earliest <= case.date for day in issued)


def test_every_source_has_an_address_and_one_letter_of_grade(case: Dossier) -> None:
    addresses = [str(source.model_dump().get("URL")) for source in case.sources.values()]
    assert all(re.match(r"https?://[\w.-]+/", address) for address in addresses)
    graded = [*case.statements, *case.events]
    assert all(entry.grade for entry in graded)
    letters = {(entry.source, entry.grade[0]) for entry in graded if entry.grade}
    assert len(letters) == len({source for source, _ in letters})
    unnamed = {said.id for said in case.statements if said.channel == "on condition of anonymity"}
    assert {said.id for said in case.statements if said.grade and said.grade[1] == "3"} == unnamed


def test_what_was_agreed_later_is_an_option_but_no_draft(case: Dossier) -> None:
    assert set(AGREED) == set(case.issues)
    for issue, option in AGREED.items():
        assert option in case.issues[issue].options
    assert list(case.drafts) == ["lausanne"]
    header = (catalogue.path("vienna-2015") / "dossier.yaml").read_text(encoding="utf-8")
    told = re.search(r"As a package of this dossier:\n((?:# .*\n)+?)title:", header)
    assert told is not None
    stated = dict(part.split("=") for part in re.findall(r"[\w-]+=[\w-]+", told.group(1)))
    assert stated == AGREED


def test_what_was_agreed_later_would_gain_every_party_in_most_draws(case: Dossier) -> None:
    worlds = build_worlds(case, draw_inputs(case, draws=400, seed=1), inner=1)
    gains = gain(worlds, package_numbers(worlds, [AGREED]))[:, :, 0]
    assert (gains > 0).all(axis=1).mean() > 0.7


def test_lausanne_left_arms_and_missiles_open(case: Dossier) -> None:
    points = case.drafts["lausanne"].points
    assert points["11"] is None
    named = {issue for point in points.values() if point for issue in point}
    assert set(case.issues) - named == {"arms", "missiles"}
    texts = case.texts["lausanne"]
    assert len(re.findall(r"^\d+\. ", texts, flags=re.M)) == len(points) == 11


def test_dates_passed_one_after_another(case: Dossier) -> None:
    became = {id: deadline.became for id, deadline in case.deadlines.items()}
    assert became["june-30"] == became["july-7"] == became["july-10"] == "missed"
    assert became["july-13"] == "open"
    then = as_of(case, "2015-07-01")
    assert then.deadlines["july-7"].became == "open"
    assert "iran-arms" not in {said.id for said in then.statements}


def test_waiting_dearer_for_iran_opens_the_zone(case: Dossier) -> None:
    inputs = draw_inputs(case, draws=400, seed=1)
    cost = "standoff.iran.cost-per-month"
    shares = []
    for factor in (0.0, 1.0, 3.0):
        changed = inputs.changed({cost: factor * inputs.column(cost)})
        shares.append(float(has_zone(space(build_worlds(case, changed, inner=4))).mean()))
    assert shares == sorted(shares)
    assert shares[0] < shares[2] - 0.02
