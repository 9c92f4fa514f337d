"""Names, days and leads as they stand inside a sentence."""

from __future__ import annotations

import pytest

from detente.dossier.inputs.registry.alternative import WAR_COST
from detente.dossier.inputs.registry.index import INPUTS
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.wording.first.mind import _lead
from detente.wording.inputs import ends
from detente.wording.names import brief_party, on_day, several, with_article
from detente.wording.phrases import inside
from detente.worlds.inputs import Input, draw_inputs


@pytest.mark.parametrize(
    "name",
    [
        "Government of Ethiopia",
        "United States",
        "United Nations",
        "European Union",
        "African Union",
        "Netherlands",
        "Philippines",
        "Republic of Korea",
        "Tigray People's Liberation Front",
        "North Republic",
        "National Council of Resistance",
        "Ethiopian army",
    ],
)
def test_a_name_that_takes_an_article_has_one(name: str) -> None:
    assert with_article(name) == f"the {name}"
    assert with_article(f"The {name}") == f"the {name}"


@pytest.mark.parametrize(
    "name",
    [
        "Russia",
        "Northern clans",
        "Unity Party",
        "Statesmen",
        "Russia's government",
        "Russia and African Union",
        "France, Coast League",
        "Our Movement",
        "Front",
    ],
)
def test_another_name_stands_as_it_is(name: str) -> None:
    assert with_article(name) == name


def test_days_between_which_something_happened() -> None:
    around = When.parse("2025-07-18/2025-07-20")
    assert on_day(around) == "between 18 July 2025 and 20 July 2025"
    assert on_day(When.parse("2025")) == "in 2025"


def test_a_lead_is_said_in_whole_words() -> None:
    assert _lead(0.01) == "it leads by 1 point"
    assert _lead(-0.03) == "it falls behind by 3 points"


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Aid and services", "aid and services"),
        ("Inspections", "inspections"),
        ("Disarmament of the rebels", "disarmament of the rebels"),
        ("Where the border runs", "where the border runs"),
        ("Where…", "where…"),
        ("Crimea", "Crimea"),
        ("NATO and after", "NATO and after"),
        ("Russia's assets", "Russia's assets"),
        ("South Republic and the dam", "South Republic and the dam"),
    ],
)
def test_a_thing_loses_its_capital_and_a_place_keeps_it(
    two_rivers: Dossier, name: str, within: str
) -> None:
    assert inside(two_rivers, name) == within


def test_a_short_name_has_its_article_too(two_rivers: Dossier) -> None:
    parties = dict(two_rivers.parties)
    first = next(iter(parties))
    parties[first] = parties[first].model_copy(update={"name": "United States"})
    assert brief_party(two_rivers.model_copy(update={"parties": parties}), first) == (
        "the United States"
    )


@pytest.mark.parametrize("name", ["Northern clans", "Rebels", "Armed forces of the South"])
def test_several_people_are_they(two_rivers: Dossier, name: str) -> None:
    assert several(name)
    assert two_rivers.war is not None
    side = two_rivers.war.sides[0]
    parties = dict(two_rivers.parties)
    parties[side] = parties[side].model_copy(update={"name": name})
    dossier = two_rivers.model_copy(update={"parties": parties})
    entry = Input(
        name=f"war.{side}.believes-drift",
        kind="war.believes-drift",
        label="x",
        why=(),
        place=None,
        estimate=None,
        default=False,
        assumption="",
        lawful=(-1, 1),
    )
    said = ends(dossier, entry, "", (0.0, 0.2))
    assert said.topic == f"Where {with_article(name)} believe the war is drifting"


def test_no_topic_makes_a_verb_agree_with_one_party_alone() -> None:
    """Names stand for one and for several: beside them only what fits both."""
    words = [topic.words for kind in INPUTS.values() for topic in kind.topics.values()]
    assert len(words) > 20
    for topic in words:
        for bad in ("{party} is", "{party} says", "{party} goes", "{party} holds", " its "):
            assert bad not in topic, topic


def test_a_party_beside_the_war_does_not_fight_on(two_rivers: Dossier) -> None:
    drawn = draw_inputs(two_rivers, draws=1, seed=0)

    def topic(party: str) -> str:
        return ends(two_rivers, drawn.of(WAR_COST.of(party=party)), "", (0.0, 0.1)).topic

    assert topic("north") == "What fighting on costs the North Republic"
    assert topic("coast") == "What the war costs the Coast League"
