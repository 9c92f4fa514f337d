"""Which capitalised words are a person's name, and what a text says of who that is."""

from __future__ import annotations

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.parsed import parse
from detente.reading.people.coreference import Coreference, coreference_of

LISTED = Actors(
    people=(
        Actor(name="Mustafa Akıncı", party="turkish-cypriots"),
        Actor(name="Mevlüt Çavuşoğlu", role="foreign minister", party="turkey"),
        Actor(name="Redwan Hussein", role="security adviser", party="ethiopia"),
        Actor(name="Joe Biden", role="president", party="usa"),
        Actor(name="Ana Dorn", party="north"),
        Actor(name="Teo Dorn", party="south"),
        Actor(name="Dmitry Peskov", also=("Дмитрий Песков",), role="spokesman", party="russia"),
    ),
    parties=(NamedParty(id="usa", name="United States"), NamedParty(id="turkey", name="Turkey")),
)


def people_in(text: str, actors: Actors | None = None) -> Coreference:
    parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    return coreference_of(parsed, actors or Actors())


NEW: list[tuple[str, dict[str, str | None]]] = [
    ("President Biden Announcing New Measures", {}),
    ("President Biden Announcing New Measures was watched by many.", {}),
    ("Trump Says Deal Near\n\nMr. Trump said it was near.", {"Trump": None}),
    ("By Anna Lund and Tom Berg\n\nGENEVA — The talks failed.", {}),
    ("Secretary of State Alan Prewitt said it.", {"Alan Prewitt": None}),
    ("U.S. Secretary of State Marco Rubio left.", {"Marco Rubio": "united-states"}),
    ("Iranian Foreign Minister Abbas Araghchi left.", {"Abbas Araghchi": "iran"}),
    ("Foreign Minister Jonas Støre of Norway left.", {"Jonas Støre": "norway"}),
    ("Foreign Minister Ivan Petrov of Norland left.", {"Ivan Petrov": None}),
    ("Sudanese army chief Abdel Fattah al-Burhan left.", {"Abdel Fattah al-Burhan": "sudan"}),
    ("EU foreign policy chief Kaja Kallas said no.", {"Kaja Kallas": "european-union"}),
    ("Kofi Annan, the president of Ghana, left.", {"Kofi Annan": "ghana"}),
    ("Anna Lund, a Norwegian analyst, left.", {"Anna Lund": None}),
    ("Former Russian President Boris Yeltsin left.", {"Boris Yeltsin": None}),
    ("The Turkish Cypriot leader, Ersin Tatar, left.", {"Ersin Tatar": None}),
    ("South Korean President Lee Jae-myung left.", {"Lee Jae-myung": "south-korea"}),
    ("Ms. Thomas-Greenfield (United States): No.", {"Thomas-Greenfield": "united-states"}),
    ("MR. SOLBAKK: Yes.\n\nQ: Why?\n\nMR. SOLBAKK: No.", {"Solbakk": None}),
    ("A. DORN: Yes.\n\nT. RUIZ: No.", {"A. Dorn": None, "T. Ruiz": None}),
    ("MS. RUIZ: Yes.\n\nBeatriz Ruiz Otero is the envoy.", {"Beatriz Ruiz Otero": None}),
    ("NORTH KOREA: No.\n\nTHE CHAIR: Order.", {}),
    ("Defense Minister Israel Katz said no. Katz left.", {"Israel Katz": None}),
    ("Theresa May left. In May Lund called.", {"Theresa May": None}),
    ("On 5 May Ruiz called.", {}),
    ("Mr. Zhang Jun (China): No.", {"Zhang Jun": "china"}),
    ("Wang Yi, China’s foreign minister, left.", {"Wang Yi": "china"}),
    ("President Félix Kabi of the Democratic Republic of Congo left.", {"Félix Kabi": "congo"}),
    ("On Jun 5 Lund called.", {}),
    ("Redwan Hussein, the adviser, left. Mr Redwan was tired.", {"Redwan Hussein": None}),
    ("Dr. Humberto de la Calle came. Dr. de la Calle left.", {"Humberto de la Calle": None}),
    ("They met at Camp David, in Lake House and in Santa Marta.", {}),
    ("The General Assembly, the Prime Minister’s Office and the Moscow Times met.", {}),
    ("It said so, and two diplomats briefed on it agreed.", {}),
]


@pytest.mark.parametrize(("text", "people"), NEW, ids=[text[:45] for text, _ in NEW])
def test_new_people_and_the_state_that_the_text_plainly_gives_them(
    text: str, people: dict[str, str | None]
) -> None:
    assert {actor.name: actor.party for actor in people_in(text).new} == people


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Akinci said no.", ["Mustafa Akıncı"]),
        ("Mevlut Cavusoglu said no.", ["Mevlüt Çavuşoğlu"]),
        ("CAVUSOGLU: No.", ["Mevlüt Çavuşoğlu"]),
        ("Mr Redwan said no.", ["Redwan Hussein"]),
        ("President Joseph R. Biden Jr. said no.", ["Joe Biden"]),
        ("Remarks by President Biden Announcing New Steps", ["Joe Biden"]),
        ("Jill Biden said no.", ["Jill Biden"]),
        ("Дмитрий Песков left.", ["Dmitry Peskov"]),
        ("Ms. Dorn said no. Mr. Dorn said yes.", ["Ana Dorn", "Teo Dorn"]),
        ("A. Dorn said no.", ["Ana Dorn"]),
        ("Dorn said no.", []),
    ],
)
def test_names_are_found_in_the_list_however_they_are_written(text: str, named: list[str]) -> None:
    assert [mention.key for mention in people_in(text, LISTED).mentions] == named
