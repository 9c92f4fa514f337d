"""A stance is shown where it is put plainly, and then it is the right one; else it is open."""

from __future__ import annotations

import time

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.issues.keywords import Keywords
from detente.reading.issues.stance import stance_in
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
        NamedParty(id="ferrymen", name="Ferrymen’s Guild", also=("the Guild",)),
    ),
)
TOPICS = (
    Topic(id="trade", name="Trade", keywords=("quota", "tariff")),
    Topic(id="army", name="The army", keywords=("army cap",)),
    Topic(id="force", name="A force", keywords=("peacekeeper", "monitor", "foreign troops")),
    Topic(id="port", name="The port", keywords=("base",), hints=("naval", "lease")),
    Topic(id="pay", name="Pay", keywords=("wage floor", "overtime")),
)


def said(text: str) -> list[Suggestion]:
    document = Document(name="a.txt", text=text, sha256="0" * 64)
    found = suggestions_in(document, ACTORS, TOPICS).suggestions
    return [one for one in found if one.kind in ("quotation", "indirect")]


PLAIN = {
    "“We reject the quota,” Ruiz said.": "rejects",
    "“We will not accept a quota,” Ruiz said.": "rejects",
    "“We can’t accept any quota on herring,” Ruiz said.": "rejects",
    "“We will never accept a base on the island,” Ruiz said.": "red-line",
    "“Foreign troops are unacceptable to us,” Ruiz said.": "rejects",
    "“No quota is acceptable,” Ruiz said.": "rejects",
    "“A base is not negotiable,” Ruiz said.": "red-line",
    "“The army cap is a red line for us,” Ruiz said.": "red-line",
    "“We demand the withdrawal of foreign troops,” Ruiz said.": "demands",
    "“We insist on the wage floor,” Ruiz said.": "demands",
    "“Without a wage floor there is no deal,” Ruiz said.": "supports",
    "“There will be no agreement without monitors,” Ruiz said.": "supports",
    "“We do not support a quota,” Ruiz said.": "objects",
    "“We support the deployment of peacekeepers,” Ruiz said.": "supports",
    "“My government welcomes the monitors,” Ruiz said.": "supports",
    "“We are ready to accept monitors,” Ruiz said.": "accepts",
    "“We accept the army cap and the quota,” Ruiz said.": "accepts",
    "“We accept the quota, and the base stays,” Ruiz said.": "accepts",
    "“We accept monitors if they are unarmed,” Ruiz said.": "acceptable-if",
    "“We will not accept a base unless the lease is short,” Ruiz said.": "acceptable-if",
    "Ruiz rejected the quota on Monday.": "rejects",
    "The Guild opposes a base.": "objects",
    "The Guild on Monday rejected a base.": "rejects",
    "The North, backed by the Guild, opposed the tariff.": "objects",
    "Ruiz said that the South would accept the quota.": "accepts",
    "Ruiz said that she would accept the quota.": "accepts",
    "Ruiz said she would never agree to a base.": "red-line",
    "The Guild demanded that the quota be dropped.": "demands",
    "VEY: Good day.\n\nRUIZ: We reject the army cap. It is late.": "rejects",
    "“We accept peacekeepers along the coast road,” Ruiz told parliament.": "accepts",
    "“Let me be clear: we oppose the tariff,” said Ruiz.": "objects",
}
OPEN = [
    # Negation that does not say what is thought instead.
    "“We do not oppose the quota,” Ruiz said.",
    "“We no longer oppose the quota,” Ruiz said.",
    "“We do not reject the quota,” Ruiz said.",
    "“There is no quota we cannot accept,” Ruiz said.",
    "“A quota we can accept does not exist,” Ruiz said.",
    "“No quota is unacceptable,” Ruiz said.",
    "“This is not a red line, the quota,” Ruiz said.",
    "“We will accept nothing less than a quota,” Ruiz said.",
    "“We don’t demand a base,” Ruiz said.",
    "Ruiz did not say that she rejects the quota.",
    "Nobody in the Guild opposes a base, Ruiz said.",
    "“We reject neither the quota nor the base,” Ruiz said.",
    "“It is not that we reject the quota,” Ruiz said.",
    "“We cannot but accept the quota,” Ruiz said.",
    "“We have not accepted the quota,” Ruiz said.",
    "“We cannot rule out foreign troops,” Ruiz said.",
    "Ruiz declined to support the army cap.",
    "Ruiz denied that the South would accept a base.",
    # Conditions, hypotheses, wishes.
    "“If we accept a quota the bridges close,” Ruiz said.",
    "“We would accept a quota,” Ruiz said.",
    "“We might accept monitors one day,” Ruiz said.",
    "“We could accept the army cap,” Ruiz said.",
    "“We support monitors only in the valley,” Ruiz said.",
    "“We wish we could accept the quota,” Ruiz said.",
    "“Suppose we accept the base,” Ruiz said.",
    "“Would we accept the quota?” Ruiz asked.",
    "“We welcome the monitors, but they are too many,” Ruiz said.",
    "“We are ready to discuss the base,” Ruiz said.",
    "“We are ready to discuss whether we accept the base,” Ruiz said.",
    "“Even if the base is unacceptable, we must talk,” Ruiz said.",
    "“We will accept the quota when the ice melts,” Ruiz said.",
    "“We accept the quota in principle,” Ruiz said.",
    "“The base would be unacceptable if it held missiles,” Ruiz said.",
    "Ruiz is expected to reject the quota.",
    "Ruiz hopes to accept the quota.",
    "The South accepted the plan, with reservations.",
    # What another does or is said to do.
    "Ruiz said that Dorn would accept the quota.",
    "Ruiz said that the North would accept the quota.",
    "“Dorn will never accept the quota,” Ruiz said.",
    "“They reject the quota,” Ruiz said.",
    "“The North says the quota is unacceptable,” Ruiz said.",
    "“The quota is unacceptable to the North,” Ruiz said.",
    "“The quota is their red line,” Ruiz said.",
    "“Dorn must accept the quota,” Ruiz said.",
    "An aide to Dorn said he would accept the quota.",
    "Dorn, Vey said, would accept the quota.",
    "“I was told that we accept the quota,” Ruiz said.",
    "“Some say the quota is unacceptable,” Ruiz said.",
    "“Without foreign troops there will be no peace, Dorn told me,” Ruiz said.",
    "Ruiz told Dorn he would accept the quota.",
    # What merely shares a word with the issue, or is only beside it.
    "“We would never accept a base pay cut,” Ruiz said.",
    "“We will never accept a base camp,” Ruiz said.",
    "“We reject the attack on the base,” Ruiz said.",
    "“We condemn the killing of two monitors,” Ruiz said.",
    "“We accept the blame for the quota,” Ruiz said.",
    "“We reject the lease,” Ruiz said.",
    "“We reject the naval lease,” Ruiz said.",
    "“We want to leave the base,” Ruiz said.",
    "“We accept that the quota failed,” Ruiz said.",
    "At the base, Ruiz said: “We reject it.”",
    "“We reject the claim that the quota works,” Ruiz said.",
    "“We reject any link between the quota and the base,” Ruiz said.",
    "“We demand an apology for the base,” Ruiz said.",
    "“We welcome the monitors’ report,” Ruiz said.",
    "“We refuse to discuss the base,” Ruiz said.",
    # Irony, and words handled with marks.
    "“Of course we accept the quota, and the moon,” Ruiz said.",
    "“We welcome your ‘quota’ of nothing,” Ruiz said.",
    "“Sure, we support the base,” Ruiz said.",
    # What was so, and is not said to be.
    "“We accepted the quota in April,” Ruiz said.",
    "“We had rejected the base,” Ruiz said.",
    # Two stances on one record.
    "“We accept the quota. We reject the base,” Ruiz said.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_stance_is_shown(text: str) -> None:
    shown = {one.stance for one in said(text) if one.stance}
    assert shown == {PLAIN[text]}
    assert all(one.rules["stance"] for one in said(text) if one.stance)


@pytest.mark.parametrize("text", OPEN)
def test_what_is_not_plain_is_left_open(text: str) -> None:
    assert [one.stance for one in said(text) if one.stance] == []


def test_what_is_left_open_is_yet_found_as_a_statement() -> None:
    assert sum(bool(said(text)) for text in OPEN) > 0.9 * len(OPEN)


@pytest.mark.parametrize(
    ("text", "draft", "stance"),
    [
        ("The South accepted the text as a basis.", "the text", "accepts-part"),
        ("Ruiz rejected the second draft on Monday.", "the second draft", "rejects"),
        ("“We accept this paper as the basis of talks,” Ruiz said.", "this paper", "accepts-part"),
        ("“We accept the plan,” Ruiz said.", "the plan", "accepts"),
        ("“We cannot accept Paper 2 on the quota,” Ruiz said.", "Paper 2", "rejects"),
        ("“We do not reject the plan,” Ruiz said.", None, None),
        ("“We accept the planned quota cut,” Ruiz said.", None, None),
    ],
)
def test_an_answer_to_a_draft_is_no_stance_on_an_issue(
    text: str, draft: str | None, stance: str | None
) -> None:
    (one,) = said(text)
    assert (one.draft, one.stance) == (draft, stance)
    assert one.rules.get("stance") == ("verb about a draft" if draft else None)


def test_a_stance_is_on_no_more_issues_than_its_object_names() -> None:
    (one,) = said("“We accept peacekeepers at the old base,” Ruiz said.")
    assert (one.issues, one.stance) == (("force",), "accepts")
    assert one.rules["issue"] == "object of a stance"


def test_who_is_not_named_takes_no_stance() -> None:
    assert [one.stance for one in said("“We reject the quota.” That was all.")] in ([], [None])


def test_a_sentence_without_an_end_is_read_in_time() -> None:
    text = "Ruiz said “no quota " + "and Dorn could accept it or no one " * 800 + "”."
    assert said(text)
    assert all(one.stance is None for one in said(text))


@pytest.mark.parametrize("unit", [" ", "we will not ", "We accept the quota and we ", "without "])
def test_a_long_run_of_the_same_takes_no_long_time(unit: str) -> None:
    words = (unit * 20_000)[:20_000]
    began = time.process_time()
    stance_in(words, Keywords(TOPICS).hits(words), {"we"})
    assert time.process_time() - began < 3
