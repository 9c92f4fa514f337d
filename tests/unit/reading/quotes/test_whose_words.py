"""Whose words a quotation holds, where somebody else stands nearer; nobody beats a wrong one."""

from __future__ import annotations

from typing import Any

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.parsed import parse
from detente.reading.pipeline import find_pipeline
from detente.reading.quotes.scene import scene_of
from detente.reading.quotes.statements import indirect, quotations
from detente.reading.suggestion import Suggestion

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
        NamedParty(id="south", name="South Republic", also=("the South", "South")),
        NamedParty(id="union", name="Lakes Union", also=("the Union",)),
    ),
)


@pytest.fixture(params=[False, True], ids=["rules", "pipeline"])
def pipeline(request: pytest.FixtureRequest) -> Any:
    if not request.param:
        return None
    return find_pipeline() or pytest.skip("no English pipeline is installed")


def both_kinds(text: str, pipeline: Any) -> tuple[list[Suggestion], list[Suggestion]]:
    parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64), pipeline)
    scene = scene_of(parsed, ACTORS)
    quoted = quotations(scene)
    return quoted, indirect(scene, quoted)


QUOTED = [
    ("“The guns must go,” Dorn was told by Ruiz on 4 May.", "Teo Ruiz"),
    ("“Give us the dam,” read a banner behind Dorn.", None),
    ("On 5 May Vey, whom Dorn had praised, said “the bridge will open.”", "Mara Vey"),
    ("“He is wrong,” Dorn, whom Ruiz has met, said.", "Ana Dorn"),
    ("“The guns must go,” Ruiz said.", "Teo Ruiz"),
    ("Ruiz and Dorn met on 4 May. “We are close,” both said.", None),
    ("Dorn met Ruiz on 4 May and both said “we are close.”", None),
    ("Dorn and Ruiz both said “we are close.”", None),
    ("“The guns must go,” Dorn quoted Ruiz as saying on 5 May.", "Teo Ruiz"),
    ("Dorn cited Ruiz as saying “the guns must go.”", "Teo Ruiz"),
    ("Lis said that Dorn had quoted Ruiz as saying “the guns must go.”", "Teo Ruiz"),
    ("Dorn was quoted by Ruiz as saying “the guns must go.”", "Ana Dorn"),
    ("“The guns must go,” Dorn was quoted as saying on 5 May.", "Ana Dorn"),
    ("Asked on 6 May about Ruiz’s remark that “the guns must go,” Dorn laughed.", "Teo Ruiz"),
    ("Dorn cited a remark by the late king, Hal Moor: “The river forgets nothing.”", "Hal Moor"),
    ("Dorn quoted an old proverb: “The river forgets nothing.”", None),
    ("Lis said that Dorn would do what Ruiz decided, but that “the price is high.”", "Kel Lis"),
    (
        "Vey said that Lis had the impression that Ruiz would “like to make a deal,” but "
        "Okafor suggested she was not so sure.",
        "Mara Vey",
    ),
    (
        "While Mr. Ruiz said on Wednesday that Ms. Vey had the impression that the North would "
        "“like to make a deal,” Ms. Dorn suggested she was not so sure.",
        "Teo Ruiz",
    ),
    (
        "LAKE HOUSE — The president of the North Republic, Ana Dorn, met Mara Vey on Friday and "
        "said “the talks go on.”",
        "Ana Dorn",
    ),
    ("Asked if Ruiz would come, Lis said he would. “He has no choice.”", "Kel Lis"),
    (
        "“Nobody has an answer so far” on the border, Mr. Ruiz’s foreign minister, Ines Okafor, "
        "told reporters on Friday in Lissa.",
        "Ines Okafor",
    ),
    ("“The guns must go,” Dorn recalled Ruiz saying on 5 May.", "Teo Ruiz"),
    ("“The guns must go,” Ruiz was reported by Dorn as saying.", "Teo Ruiz"),
    ("Dorn, asked by Ruiz whether “the guns must go,” nodded.", "Teo Ruiz"),
    ("Dorn mocked Ruiz for saying “the guns must go.”", "Teo Ruiz"),
    ("Dorn accused Ruiz of saying “the guns must go.”", "Teo Ruiz"),
    ("Dorn criticised Ruiz, who said “the guns must go.”", "Teo Ruiz"),
    ("“The guns must go,” agreed Dorn and Ruiz.", None),
    ("“The guns must go,” said Dorn, and Ruiz nodded.", "Ana Dorn"),
    ("When Ruiz said “the guns must go,” Dorn laughed.", "Teo Ruiz"),
    ("Lis, like Ruiz, said “the guns must go.”", "Kel Lis"),
    ("“The guns must go,” said the man who beat Dorn.", None),
    ("“The guns must go,” said the woman seated beside Ruiz.", None),
    ("Dorn said on 1 May Ruiz had told the envoys: “The guns must go.”", "Teo Ruiz"),
]


@pytest.mark.parametrize(("text", "person"), QUOTED, ids=[text[:45] for text, _ in QUOTED])
def test_a_quotation_is_given_to_whose_words_it_holds(
    text: str, person: str | None, pipeline: Any
) -> None:
    quoted, _ = both_kinds(text, pipeline)
    assert [one.person for one in quoted] == [person]
    if person is None:
        assert [one.party for one in quoted] == [None]


@pytest.mark.parametrize("verb", ["chuckled", "laughed", "shrugged", "returned"])
def test_a_verb_that_is_none_of_saying_makes_nobody_sure(verb: str, pipeline: Any) -> None:
    quoted, _ = both_kinds(f"“We will wait here,” Dorn {verb}.", pipeline)
    assert [one.person for one in quoted] == ["Ana Dorn"]
    assert quoted[0].confidence is not None
    assert quoted[0].confidence <= 0.7


def test_the_same_words_of_two_speakers_are_two_quotations(pipeline: Any) -> None:
    text = "“We have been cheated,” said Lis.\n\n“We have been cheated,” Ruiz said."
    quoted, _ = both_kinds(text, pipeline)
    assert [one.person for one in quoted] == ["Kel Lis", "Teo Ruiz"]


def test_a_short_answer_is_no_part_of_a_longer_word(pipeline: Any) -> None:
    text = "“We know the plan,” said Lis.\n\n“No,” said Ruiz."
    quoted, _ = both_kinds(text, pipeline)
    assert [(one.text, one.person) for one in quoted] == [
        ("We know the plan,", "Kel Lis"),
        ("No,", "Teo Ruiz"),
    ]


def test_the_same_words_of_one_speaker_again_are_no_new_quotation(pipeline: Any) -> None:
    text = "“We have been badly cheated,” said Lis. Lis said they had “been badly cheated.”"
    quoted, _ = both_kinds(text, pipeline)
    assert [one.person for one in quoted] == ["Kel Lis"]


def test_what_others_thought_is_not_given_to_who_speaks_next(pipeline: Any) -> None:
    text = (
        "Dorn and Lis had the impression that Ruiz would “like to make a deal,” but Okafor said "
        "she was not so sure."
    )
    quoted, told = both_kinds(text, pipeline)
    assert "Ines Okafor" not in [one.person for one in quoted]
    assert [(one.text, one.person) for one in told] == [("she was not so sure", "Ines Okafor")]


@pytest.mark.parametrize(
    "text",
    [
        "Dorn cited Ruiz as saying that the guns must go.",
        "Lis claims that Dorn quoted Ruiz as saying that the guns must go.",
    ],
)
def test_what_somebody_is_cited_as_saying_is_that_person_s(text: str, pipeline: Any) -> None:
    _, told = both_kinds(text, pipeline)
    assert [one.person for one in told if one.text == "the guns must go"] == ["Teo Ruiz"]


def test_the_leader_of_other_people_is_another_leader(pipeline: Any) -> None:
    text = (
        "Nikos Adamou, the Greek Cypriot leader, said “talks can begin.” The new Turkish Cypriot "
        "leader disagreed: “It is too early.”"
    )
    quoted, _ = both_kinds(text, pipeline)
    assert [one.person for one in quoted] == ["Nikos Adamou", None]
