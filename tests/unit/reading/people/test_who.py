"""Whom a name, a description or a pronoun at a place means; nobody beats a wrong one."""

from __future__ import annotations

import pytest

from detente.documents.document import Document, Span
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.parsed import parse
from detente.reading.people.coreference import coreference_of

ACTORS = Actors(
    people=(
        Actor(name="Ana Dorn", role="president", party="north"),
        Actor(name="Kel Lis", role="envoy", party="north"),
        Actor(name="Teo Ruiz", role="prime minister", party="south"),
        Actor(name="Ines Okafor", role="foreign minister", party="south"),
        Actor(name="Mara Vey", role="special envoy", party="union"),
    ),
    parties=(
        NamedParty(id="north", name="North Republic", also=("the North", "North")),
        NamedParty(id="south", name="South Republic", also=("the South", "South", "the rebels")),
        NamedParty(id="union", name="Lakes Union", also=("the Union",)),
    ),
)
NONE = Actors()


def who(text: str, actors: Actors) -> tuple[str | None, str | None]:
    """Who is meant by the words between square brackets."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    parsed = parse(Document(name="a.txt", text=plain, sha256="0" * 64))
    found = coreference_of(parsed, actors).who(Span(start, end))
    assert (found.person is not None) == bool(found.person_rule)
    assert (found.party is not None) == bool(found.party_rule)
    return found.person, found.party


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("[Ana Dorn] left.", "Ana Dorn", "north"),
        ("[President Dorn] left.", "Ana Dorn", "north"),
        ("[The rebels] left.", None, "south"),
        ("[A spokesman for the rebels] left.", None, "south"),
        ("[The North’s negotiator] left.", None, "north"),
        ("[A Northern mediator] left.", None, "north"),
        ("[The envoy to the North] left.", None, None),
        ("Dorn left. [The president] returned.", "Ana Dorn", "north"),
        ("[The prime minister] left.", "Teo Ruiz", "south"),
        ("Okafor and Dorn came. [The minister] left.", "Ines Okafor", "south"),
        ("Vey met Lis. [The envoy] left.", None, None),
        ("Vey came. Lis came. [The envoy] left.", "Kel Lis", "north"),
        ("Vey came. Lis came. [The Union’s envoy] left.", "Mara Vey", "union"),
        ("[Dorn’s envoy] left.", "Kel Lis", "north"),
        ("[An aide to Mr. Ruiz] left.", None, "south"),
        ("[Dorn’s counterpart] left.", None, None),
        ("[Two diplomats briefed on it] left.", None, None),
        ("Dorn left. [An aide] stayed.", None, "north"),
        ("[An aide] stayed.", None, None),
        ("The spokesman for the rebels came.\n\n[Spokesman]: No.", None, "south"),
        ("[A senior official] left.", None, None),
        ("[A former official of the North] left.", None, None),
        ("[An analyst in the North] left.", None, None),
        ("[Ana Dorn and Teo Ruiz] left.", None, None),
        ("[The North and the South] left.", None, None),
        ("[Both the North and the South] left.", None, None),
        ("[The North’s new minister], Tom Berg, left.", "Tom Berg", "north"),
        ("[The envoy], Mara Vey, left.", "Mara Vey", "union"),
        ("[A banner behind Dorn] fell.", None, None),
        ("Ms. Dorn met Mr. Ruiz. [He] left.", "Teo Ruiz", "south"),
        ("Ms. Dorn met Mr. Ruiz. [She] left.", "Ana Dorn", "north"),
        ("Ruiz came late. He sat down. [He] left.", "Teo Ruiz", "south"),
        ("Ana Dorn spoke to Ines Okafor’s driver. [She] left.", "Ana Dorn", "north"),
        ("The dam is old. [He] left.", None, None),
        ("Ruiz arrived. Lis wants “a deal,” [he] said.", "Teo Ruiz", "south"),
        ("Ruiz arrived. The envoy wants a deal, [he] said on Friday.", "Teo Ruiz", "south"),
        ("Okafor came. When Ruiz left, [he] said that it was over.", "Teo Ruiz", "south"),
        ("The prime minister wants a deal, [he] said.", None, None),
        ("The North has signed. [It] wants more.", None, "north"),
        ("The dam is old. [It] leaks.", None, None),
        ("[Her spokesman] said no.", None, None),
        ("Dorn left. [Her spokesman] said no.", None, "north"),
    ],
)
def test_who_is_meant_with_a_list(text: str, person: str | None, party: str | None) -> None:
    assert who(text, ACTORS) == (person, party)


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("[The Iranian delegation] left.", None, "iran"),
        ("[A Kremlin spokesman] left.", None, "russia"),
        ("[U.S. officials] left.", None, "united-states"),
        ("[South Korean officials] left.", None, "south-korea"),
        ("[The Turkish Cypriot leader] left.", None, None),
        ("[The rebels] left.", None, None),
        ("[A Russian journalist] left.", None, None),
        ("[The Russian-backed militia] left.", None, None),
        ("[The Moscow Times] said so.", None, None),
        ("[His Turkish counterpart] left.", None, "turkey"),
        ("[Ukraine’s allies] left.", None, None),
        ("[Officials in Cairo] said no.", None, "egypt"),
        ("[The special envoy for Sudan] left.", None, None),
        ("[SENIOR ADMINISTRATION OFFICIAL]: No.", None, "united-states"),
        ("Norway sent envoys. Its envoy, Anna Lund, came. [Lund] left.", "Anna Lund", None),
        ("[The president of Kenya, William Ruto,] left.", "William Ruto", "kenya"),
        ("Anna Lund, the Danish envoy, came. [The envoy] left.", "Anna Lund", "denmark"),
        ("Anna Lund, the envoy, came. [The Danish envoy] left.", None, "denmark"),
        ("Anna Lund came. [Ms. Lund] left.", "Anna Lund", None),
        ("[The minister of Norway], Ms. Anna Lund, left.", "Anna Lund", "norway"),
        ("The minister, Ms. Anna Lund, left. [The minister] was tired.", "Anna Lund", None),
        ("Mr. Peskov said no. The Ukrainian leader paused. [He] left.", None, "ukraine"),
        ("Boko Haram said no. [Boko Haram] left.", None, None),
        ("[The minister of defence, Rustem Umerov,] left.", "Rustem Umerov", None),
        ("[Minister for Peace Otty Patiño] left.", "Otty Patiño", None),
    ],
)
def test_who_is_meant_without_a_list(text: str, person: str | None, party: str | None) -> None:
    assert who(text, NONE) == (person, party)


PARTIES = Actors(
    parties=(
        NamedParty(id="rok", name="Republic of Korea", code="KOR"),
        NamedParty(id="dprk", name="DPRK", code="PRK"),
        NamedParty(id="sudan", name="Sudan"),
        NamedParty(id="rs", name="Republika Srpska", also=("Bosnian Serbs", "Bosnian Serb")),
        NamedParty(id="bosnia", name="Bosnia"),
        NamedParty(id="ireland", name="Ireland"),
        NamedParty(id="turkey", name="Turkey"),
        NamedParty(id="hamas", name="Hamas"),
        NamedParty(id="north", name="North Republic", also=("the North",)),
    )
)


@pytest.mark.parametrize(
    ("phrase", "party"),
    [
        ("North Korean officials", "dprk"),
        ("South Korean officials", "rok"),
        ("South Sudanese officials", None),
        ("Sudanese officials", "sudan"),
        ("Sudanese rebels", None),
        ("a Bosnian Serb general", "rs"),
        ("a Bosnian Croat general", None),
        ("a Northern Ireland official", None),
        ("the Irish Republican Army", None),
        ("Irish officials", "ireland"),
        ("Turkish Cypriot officials", None),
        ("Turkish-backed officials", None),
        ("an official in Ankara", "turkey"),
        ("a Hamas official", "hamas"),
        ("a Hamas-run ministry", None),
        ("the Northern envoy", "north"),
        ("North Sea fishermen", None),
        ("the Jerusalem Post", None),
    ],
)
def test_the_longest_name_of_a_party_wins(phrase: str, party: str | None) -> None:
    assert who(f"[{phrase}] left.", PARTIES) == (None, party)
