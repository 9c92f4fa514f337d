"""A stance is the speaker's own, and a word that negates turns it: in doubt there is none."""

from __future__ import annotations

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.matters.negation import negation_of
from detente.reading.matters.stance import stance_in
from detente.reading.read_document import suggestions_in
from detente.reading.suggestion import Suggestion
from detente.reading.topics import Topic

ACTORS = Actors(
    people=(
        Actor(name="Ana Dorn", id="dorn", party="north", role="president"),
        Actor(name="Teo Ruiz", id="ruiz", party="south", role="prime minister"),
        Actor(name="Mara Vey", id="vey", party="union", role="special envoy"),
    ),
    parties=(
        NamedParty(id="north", name="North Republic", also=("the North",)),
        NamedParty(id="south", name="South Republic", also=("the South",)),
        NamedParty(id="union", name="Lakes Union"),
    ),
)
TOPICS = (
    Topic(id="trade", name="Trade", keywords=("quota",)),
    Topic(id="army", name="The army", keywords=("army cap",)),
)


def said(text: str) -> list[Suggestion]:
    document = Document(name="a.txt", text=text, sha256="0" * 64)
    found = suggestions_in(document, ACTORS, TOPICS).suggestions
    return [one for one in found if one.kind in ("quotation", "indirect") and one.issues]


NEGATED = {
    "There is no quota we can accept": "rejects",
    "There is nothing on the quota we could accept": "rejects",
    "No army cap is acceptable": "rejects",
    "No quota, however small, is acceptable": "rejects",
    "We do not, under any pressure, accept the quota": "rejects",
    "None of the quotas is acceptable": "rejects",
    "Neither quota is acceptable": "rejects",
    "Few of us would accept a quota": "rejects",
    "There is hardly any quota we could accept": "rejects",
    "It is impossible to accept a quota": "rejects",
    "There is no question of accepting the quota": "rejects",
    "We accept no quota": "rejects",
    "We will agree to no quota": "rejects",
    "We support no quota": "objects",
    "We have no objection to the quota": "accepts",
    # What only looks like a negation.
    "There is no doubt that we accept the quota": "accepts",
    "We have no choice but to accept the quota": "accepts",
    "We have no problem accepting the quota": "accepts",
    "We accept a few of the quotas": "accepts",
    "We no longer oppose the quota": "accepts",
    "We will accept nothing less than a quota": "demands",
    # What leaves it open.
    "There is no quota we cannot accept": None,
    "There is no reason not to accept a quota": None,
    "A quota we can accept does not exist": None,
    "They asked whether we could accept a quota": None,
    "Would we accept the quota?": None,
    "Why should anybody support a quota that starves us?": None,
    "The quota? We accept it.": "accepts",
    "If we accept a quota the bridges close": None,
}


@pytest.mark.parametrize("words", NEGATED)
def test_a_negative_quantity_turns_a_stance(words: str) -> None:
    told = stance_in(words)
    assert (told.stance if told else None) == NEGATED[words]


def test_a_stance_turned_by_a_quantity_is_less_sure() -> None:
    (plain,) = said("“We reject the quota,” Dorn said.")
    (turned,) = said("“There is no quota we can accept,” Dorn said.")
    assert plain.stance == turned.stance == "rejects"
    assert turned.confidence < plain.confidence


def test_the_word_that_negates_is_the_one_of_its_clause() -> None:
    text = "There is no trust, but we accept the quota"
    assert negation_of(text, text.index("accept"), len(text)).word is None


SPEAKERS = {
    "Ruiz said on Monday that Dorn would accept the quota.": None,
    "Ruiz said that the North would accept the quota.": None,
    "Ruiz said that she would accept the quota.": "accepts",
    "Ruiz said that the South would accept the quota.": "accepts",
    "Ruiz said that Teo Ruiz would accept the quota.": "accepts",
    "Ruiz said that Marek would accept the quota.": None,
    "Vey said that Ruiz rejected the quota.": None,
    "Ruiz demanded that Dorn accept the quota.": "demands",
    "The South does not support a quota.": "objects",
    "The South supports no quota.": "objects",
    "The South supports a quota.": "supports",
    "Ruiz hardly supports the quota.": "objects",
    "Ruiz refused to accept the quota.": "rejects",
    "“Dorn will never accept the quota,” Ruiz said.": None,
    "“They reject the quota,” Ruiz said.": None,
    "“Let them reject the quota,” Ruiz said.": None,
    "“You reject the quota,” Ruiz said.": None,
    "“Dorn’s envoys oppose the quota,” Ruiz said.": None,
    "“The quota would be accepted by Dorn,” Ruiz said.": None,
    "“The quota is acceptable to the North,” Ruiz said.": None,
    "“The North says the quota is unacceptable,” Ruiz said.": None,
    "“The North won’t leave the quota alone,” Ruiz said.": None,
    "“The quota is a red line for us,” Ruiz said.": "red-line",
    "“The quota is their red line,” Ruiz said.": None,
    "“Dorn must accept the quota,” Ruiz said.": "demands",
    "“Dorn knows that we reject the quota,” Ruiz said.": "rejects",
    "“We said to the North that we reject the quota,” Ruiz said.": "rejects",
    "“We reject the quota that Dorn supports,” Ruiz said.": "rejects",
    "“Dorn’s quota is unacceptable,” Ruiz said.": "rejects",
    "“We, the South, accept the quota,” Ruiz said.": "accepts",
}


@pytest.mark.parametrize("text", SPEAKERS)
def test_what_another_does_is_no_stance_of_the_speaker(text: str) -> None:
    found = said(text)
    assert found
    assert {one.stance for one in found} == {SPEAKERS[text]}


def test_a_clause_cut_by_its_attribution_has_its_subject_before_it() -> None:
    (cut, *_) = said("Dorn, Vey said, would accept the quota.")
    assert (cut.text, cut.person, cut.stance) == ("would accept the quota", "Mara Vey", None)


def test_a_sentence_without_an_end_is_read_in_time() -> None:
    text = "Ruiz said “no quota” " + "and Dorn could accept it or no one " * 800
    assert said(text)
