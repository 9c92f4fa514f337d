"""The worked case pretoria-2022: a war within a state, told from what was known on its day."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.cases import catalogue
from detente.dealspace.zone import zone
from detente.dossier.as_of import as_of
from detente.dossier.files.read import check, read
from detente.dossier.model.dossier import Dossier
from detente.forecasting.classes import rates_in, setting_of
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.space import space

DAY = dt.date(2022, 10, 25)
LONGEST_QUOTE = 12  # words that the case takes from one place


@pytest.fixture(scope="module")
def case() -> Dossier:
    return read("pretoria-2022")


def test_nothing_is_to_mend() -> None:
    assert check("pretoria-2022") == ()
    assert "within a state" in catalogue.describe("pretoria-2022")


def test_two_parties_sign_and_stand_in_a_neutral_order(case: Dossier) -> None:
    assert case.required == ("ethiopia", "tplf")
    names = [party.name for party in case.parties.values()]
    assert names == sorted(names)
    assert case.war is not None
    assert case.war.sides == ("ethiopia", "tplf")


def test_everyone_named_stands_with_the_party_they_speak_for(case: Dossier) -> None:
    of = {person.name: id for id, party in case.parties.items() for person in party.people.values()}
    wanted = {
        "Abiy Ahmed": "ethiopia",
        "Redwan Hussien": "ethiopia",
        "Gedion Timothewos": "ethiopia",
        "Debretsion Gebremichael": "tplf",
        "Getachew Reda": "tplf",
        "Tsadkan Gebretensae": "tplf",
        "Olusegun Obasanjo": "african-union",
        "Uhuru Kenyatta": "african-union",
        "Phumzile Mlambo-Ngcuka": "african-union",
        "Mike Hammer": "united-states",
        "Yemane Gebremeskel": "eritrea",
    }
    assert wanted.items() <= of.items()


def test_nothing_in_it_was_known_after_its_day(case: Dossier) -> None:
    assert case.date == DAY
    for source in case.sources.values():
        assert source.issued is not None
        assert source.issued.earliest <= DAY, source.id
    for row in (*case.statements, *case.events):
        assert row.date.earliest <= DAY, row.id
        assert row.known is None or row.known.earliest <= DAY, row.id


def test_every_source_has_an_address_and_is_cited(case: Dossier) -> None:
    cited = {row.source for row in (*case.statements, *case.events)}
    cited |= {why.split("#")[0] for item in draw_inputs(case, draws=2, seed=1).inputs
              for why in item.why}  # fmt: skip
    cited |= {why for draft in case.drafts.values() for why in draft.why}
    assert set(case.sources) - cited == set()
    for source in case.sources.values():
        assert "URL" in (source.model_extra or {}) or source.id == "ap-shire"


def test_quotations_are_short_and_graded(case: Dossier) -> None:
    quotes = [row for row in case.statements if row.form == "quote"]
    assert len(quotes) >= 12
    for row in quotes:
        assert len(row.text.split()) <= LONGEST_QUOTE, row.id
    assert all(row.grade for row in (*case.statements, *case.events))


def test_both_sides_are_heard_on_what_divides_them(case: Dossier) -> None:
    spoken = {(s.party, p.issue) for s in case.statements for p in s.positions}
    for issue in ("arms", "services", "western-tigray"):
        assert {("ethiopia", issue), ("tplf", issue)} <= spoken
    assert ("united-states", "eritrean-troops") in spoken


def test_every_stated_number_has_a_reason(case: Dossier) -> None:
    names = {*case.sources, *case.assumptions, *(s.id for s in case.statements)}
    for item in draw_inputs(case, draws=2, seed=1).inputs:
        if not item.default:
            assert item.why, item.name
            assert {why.split("#")[0] for why in item.why} <= names, item.name


def test_every_assumption_is_used(case: Dossier) -> None:
    text = (catalogue.path("pretoria-2022") / "dossier.yaml").read_text(encoding="utf-8")
    above = text.split("\nassumptions:\n")[0]
    assert [id for id in case.assumptions if id not in above] == []


def test_the_first_date_was_missed_and_the_second_is_open(case: Dossier) -> None:
    became = {id: deadline.became for id, deadline in case.deadlines.items()}
    assert became == {"eighth-october": "missed", "end-of-october": "open"}


def test_its_past_cases_are_wars_within_a_state_of_two_years(case: Dossier) -> None:
    setting = setting_of(case)
    assert setting.conflict.kind == "within-a-state"
    counted = [rate for rate in rates_in(12, setting) if "1946" in rate.class_]
    # Of 90 that had lasted 24 months: 1 peace agreement, 2 ceasefires, 9 ended in the next 12.
    assert [(round(rate.p * rate.n), rate.n) for rate in counted] == [(1, 90), (2, 90), (9, 90)]


def test_what_was_known_in_the_summer(case: Dossier) -> None:
    then = as_of(case, "2022-08-20")
    assert list(then.drafts) == ["peace-proposal"]
    assert "communication-airports" not in {statement.id for statement in then.statements}


def test_whether_a_deal_exists_is_open(case: Dossier) -> None:
    worlds = build_worlds(case, draw_inputs(case, draws=100, seed=1), inner=8)
    found = zone(space(worlds))
    assert found.exact
    assert 0.3 < found.exists.mean() < 0.85
