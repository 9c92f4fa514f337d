"""What a speaker's words tell of the stance: negation, conditions, and the verb that ascribes."""

from __future__ import annotations

import pytest

from detente.reading.matters.stance import stance_in

TOLD = {
    "We will not accept foreign troops": "rejects",
    "We accept foreign troops": "accepts",
    "We will never accept foreign troops": "red-line",
    "They are acceptable if the League stands on the ridge": "acceptable-if",
    "The border is not negotiable": "red-line",
    "This is a red line for us": "red-line",
    "This is not a red line": None,
    "The troops must leave": "demands",
    "The troops must not leave": "rejects",
    "We no longer oppose the line": "accepts",
    "Nobody opposes the dam": "accepts",
    "We neither support nor oppose the plan": "undecided",
    "We have not decided on the dam": "undecided",
    "We do not want to cede land": "objects",
    "We are ready to talk about the dam": "accepts",
    "We are not ready to give up the dam": "rejects",
    "We agreed to some of the points": "accepts-part",
    "We won’t withdraw": "rejects",
    "We can't withdraw": "rejects",
    "The demand that we leave is unacceptable": "rejects",
    "Against all odds we met": None,
    "He would not comment on the dam": None,
    "It was a long meeting": None,
}


@pytest.mark.parametrize("words", TOLD)
def test_words_tell_a_stance(words: str) -> None:
    told = stance_in(words)
    assert (told.stance if told else None) == TOLD[words]


@pytest.mark.parametrize(
    ("words", "cue", "stance"),
    [
        ("foreign troops on the hills", "demanded", "demands"),
        ("foreign troops on the hills", "ruled out", "rejects"),
        ("foreign troops on the hills", "said", None),
        ("the demands of the South", "rejected", "rejects"),
        ("we favour the ridge", "said", "supports"),
    ],
)
def test_the_cue_tells_where_the_words_do_not(words: str, cue: str, stance: str | None) -> None:
    told = stance_in(words, cue=cue)
    assert (told.stance if told else None) == stance


def test_a_negation_in_another_clause_does_not_turn_it() -> None:
    told = stance_in("It is not late, we accept the line")
    assert told is not None
    assert (told.stance, told.negated) == ("accepts", False)


def test_the_reason_names_the_word() -> None:
    told = stance_in("We do not accept it")
    assert told is not None
    assert told.why == "stance by “accept”, negated"
