"""Issues and stance on whole texts, read by rules alone: who speaks, of what, and how."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.arrays import Floats
from detente.documents.document import Document
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.matters.meaning import nearest_in_meaning
from detente.reading.read_document import suggestions_in
from detente.reading.suggestion import Suggestion
from detente.reading.topics import Topic

DAM = Topic(id="dam", name="The dam", keywords=("upper dam",))
ARMY = Topic(id="army", name="The army", keywords=("army",))
ACTORS = Actors(
    people=(Actor(name="Ana Dorn", id="dorn", party="usa", role="Special Representative"),),
    parties=(
        NamedParty(id="afghanistan", name="Afghanistan", code="AFG"),
        NamedParty(id="usa", name="United States", code="USA"),
    ),
)


def said(text: str, **more: object) -> list[Suggestion]:
    document = Document(name="a.txt", text=text, sha256="0" * 64)
    found = suggestions_in(document, ACTORS, (DAM, ARMY), **more).suggestions  # type: ignore[arg-type]
    return [one for one in found if one.kind in ("quotation", "indirect")]


def test_an_envoy_for_a_country_does_not_speak_for_it() -> None:
    text = (
        "Ana Dorn, the Special Representative for Afghanistan, came late. “We will not accept the "
        "upper dam,” the Special Representative for Afghanistan said."
    )
    (quote,) = said(text)
    assert quote.party != "afghanistan"
    assert (quote.issues, quote.stance) == (("dam",), "rejects")


def test_a_stance_needs_an_issue_or_a_draft() -> None:
    (quote,) = said("“We will not accept it,” Ana Dorn said.")
    assert (quote.issues, quote.stance) == ((), None)


def test_an_issue_beside_the_quote_is_less_sure_than_one_within() -> None:
    (within,) = said("“We reject the upper dam,” Ana Dorn said.")
    (beside,) = said("Of the upper dam Ana Dorn said: “We reject it all.”")
    assert within.issues == beside.issues == ("dam",)
    assert beside.confidence < within.confidence


def test_every_issue_has_its_reason() -> None:
    (quote,) = said("“The upper dams stay and the army leaves,” Ana Dorn said.")
    assert set(quote.issues) == {"dam", "army"}
    reason = next(why for why in quote.why if why.startswith("issue by"))
    assert "“upper dams”" in reason
    assert "“army”" in reason


def counting(texts: Sequence[str]) -> Floats:
    """A stand-in for a model of sentences: how often each word of two is met."""
    return np.array([[text.count("water"), text.count("soldier")] for text in texts], float)


def test_what_is_near_in_meaning_is_said_and_never_decided() -> None:
    topics = (
        Topic(id="dam", name="water water"),
        Topic(id="army", name="soldier"),
        Topic(id="none", name="other"),
    )
    assert nearest_in_meaning("soldier soldier water", topics, counting) == ("army", "dam")
    assert nearest_in_meaning("soldier", topics, counting, most=1) == ("army",)
    assert nearest_in_meaning("neither", topics, counting) == ()
    assert nearest_in_meaning("soldier", (), counting) == ()


def test_a_model_adds_a_reason_and_no_issue() -> None:
    text = "“We reject the soldiers,” Ana Dorn said."
    by_name = Topic(id="force", name="soldiers abroad", keywords=("peacekeeper",))
    document = Document(name="a.txt", text=text, sha256="0" * 64)
    plain, hinted = (
        suggestions_in(document, ACTORS, (by_name,), embed=embed).suggestions[0]
        for embed in (None, counting)
    )
    assert hinted.issues == plain.issues == ()
    assert set(hinted.why) - set(plain.why) == {"nearest in meaning: force"}
