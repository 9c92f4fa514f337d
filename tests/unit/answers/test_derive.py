"""JSON made from what a dataclass says of itself: names, types, notes, and what is published."""

from __future__ import annotations

import datetime as dt
import json
import math
import subprocess
import sys
from dataclasses import dataclass

import pytest

from detente.answers.catalogue import ANSWERS
from detente.answers.derive import as_json, derived, publish, same, schema_of
from detente.dealspace.chance import Chance
from detente.ranges import Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A deal, as a test has it.

    More of it here.

    Attributes
    ----------
    signed : date
        On what day.
    worth : Range
        To all; NaN where none.
    """

    signed: dt.date
    worth: Range
    parties: tuple[str, ...]
    chance: Chance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A deal told otherwise."""

    deal: Deal | None
    secret: str = "kept"


def _count(told: Told) -> int:
    """How many sign."""
    return len(told.deal.parties) if told.deal else 0


publish(Told, {"day": "deal.signed", "low": "deal.chance.low", "count": _count})
NONE = Range(median=math.nan, low=math.nan, high=math.nan)
MADE = Deal(
    signed=dt.date(2031, 5, 9),
    worth=NONE,
    parties=("north", "süd"),
    chance=Chance(value=0.5, low=0.25, high=0.75),
)


def test_a_result_is_told_by_its_own_fields_in_their_order() -> None:
    assert json.loads(as_json(MADE)) == {
        "signed": "2031-05-09",
        "worth": {"median": None, "low": None, "high": None},
        "parties": ["north", "süd"],
        "chance": {"chance": 0.5, "low": 0.25, "high": 0.75, "error": None},
    }
    assert "süd" in as_json(MADE)
    assert list(json.loads(as_json(MADE))) == ["signed", "worth", "parties", "chance"]


def test_what_is_published_otherwise_is_read_by_its_path_or_its_function() -> None:
    assert json.loads(as_json(Told(deal=MADE))) == {"day": "2031-05-09", "low": 0.25, "count": 2}
    assert json.loads(as_json(Told(deal=None))) == {"day": None, "low": None, "count": 0}


def test_the_schema_has_the_notes_of_the_docstring() -> None:
    schema = json.loads(schema_of(Deal))
    fields = schema["properties"]
    assert schema["description"] == "A deal, as a test has it."
    assert schema["required"] == ["signed", "worth", "parties", "chance"]
    assert fields["signed"] == {"description": "On what day.", "title": "Signed", "type": "string"}
    assert fields["worth"]["description"] == "To all; null where none."
    assert schema["$defs"]["RangeAnswer"]["properties"]["low"]["anyOf"] == [
        {"type": "number"},
        {"type": "null"},
    ]
    told = json.loads(schema_of(Told))["properties"]
    assert told["count"] == {"description": "How many sign.", "title": "Count", "type": "integer"}
    assert told["day"]["anyOf"] == [{"type": "string"}, {"type": "null"}]


def test_json_that_holds_more_than_it_says_is_refused() -> None:
    with pytest.raises(ValueError, match="surplus"):
        derived(Range).model_validate({"median": 1, "low": 0, "high": 2, "surplus": 3})


def test_a_path_that_is_not_there_is_an_error_and_not_a_silent_null() -> None:
    publish(Odd, same("missing"))
    with pytest.raises(KeyError, match="missing"):
        derived(Odd)


@dataclass(frozen=True, slots=True, kw_only=True)
class Odd:
    """Nothing much."""

    there: int


ROOMS = sorted({kind.__module__ for kind in ANSWERS.values()})
ALONE = """
import importlib, sys
from detente.answers.derive import schema_of
room = importlib.import_module(sys.argv[1])
for name in sys.argv[2:]:
    print(schema_of(getattr(room, name)))
"""


@pytest.mark.parametrize("room", ROOMS)
def test_a_command_that_loads_its_own_answer_alone_tells_it_as_all_do(room: str) -> None:
    # What is published of a result is said where it is told: no other file has to be loaded.
    kinds = [kind for kind in ANSWERS.values() if kind.__module__ == room]
    words = [sys.executable, "-c", ALONE, room, *(kind.__name__ for kind in kinds)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "".join(f"{schema_of(kind)}\n" for kind in kinds)
