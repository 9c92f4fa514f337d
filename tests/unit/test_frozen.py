"""What is read or found cannot be changed, all the way down, and copies of it say the same."""

from __future__ import annotations

import copy
import dataclasses
import json
import pickle
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import detente
from detente.cases import catalogue
from detente.dossier.model.record import Record
from detente.errors import DetenteError
from detente.frozen import ReadOnly, frozen

CASES = list(catalogue.names())


def inside(value: Any, seen: set[int]) -> Iterator[Any]:
    """Everything in a dossier or a result, itself first."""
    if id(value) in seen or isinstance(value, str):
        return
    seen.add(id(value))
    yield value
    parts: Any = ()
    if dataclasses.is_dataclass(value):
        parts = [getattr(value, field.name) for field in dataclasses.fields(value)]
    elif isinstance(value, Record):
        parts = [*value.__dict__.values(), value.__pydantic_extra__]
    elif isinstance(value, dict):
        parts = value.values()
    elif isinstance(value, list | tuple):
        parts = value
    for part in parts:
        yield from inside(part, seen)


def changeable(value: Any) -> list[str]:
    """What could be changed in a dossier or a result."""
    return [
        f"{type(one).__name__} {str(one)[:60]}"
        for one in inside(value, set())
        if (isinstance(one, dict) and type(one) is not ReadOnly)
        or isinstance(one, list | set)
        or (isinstance(one, np.ndarray) and one.flags.writeable)
    ]


@pytest.mark.parametrize("case", CASES)
def test_nothing_in_a_dossier_can_be_changed(case: str) -> None:
    known = detente.read(case)
    others = [
        known.model_copy(update={"title": "Another"}),
        known.model_copy(update={"parties": dict(known.parties)}),
        detente.as_of(known, known.date),
        copy.copy(known),
        copy.deepcopy(known),
    ]
    for one in [known, *others]:
        assert changeable(one) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda known: known.parties.update(north=known.parties["south"]),
        lambda known: known.parties.pop("north"),
        lambda known: known.war.parties.__setitem__("north", None),
        lambda known: known.durability.by["guarantee"].options.clear(),
        lambda known: known.drafts["first-plan"].points["1"].__delitem__("border"),
        lambda known: known.issues["border"].options.setdefault("x", "y"),
        lambda known: known.sources.popitem(),
    ],
)
def test_a_change_is_refused_in_words(change: Any) -> None:
    known = detente.read("two-rivers")
    with pytest.raises(TypeError, match="read-only; change a copy of it"):
        change(known)
    assert known == detente.read("two-rivers")


@pytest.mark.parametrize("case", CASES)
def test_copies_are_equal(case: str) -> None:
    known = detente.read(case)
    for other in (copy.copy(known), copy.deepcopy(known), pickle.loads(pickle.dumps(known))):
        assert other == known
        assert other is not known
    plain = known.model_dump(mode="json", by_alias=True)
    assert json.loads(json.dumps(plain)) == plain
    assert known.parties == dict(known.parties)


def test_a_copy_with_what_has_no_field_is_refused() -> None:
    known = detente.read("two-rivers")
    war = known.war.model_copy(update={"north": known.war.parties["south"]})
    assert war.parties["north"] == known.war.parties["south"]
    assert type(war.parties) is ReadOnly
    with pytest.raises(ValueError, match="update names 'titel'; a Dossier has why, title, as_of"):
        known.model_copy(update={"titel": "Two Rivers"})


def test_nothing_in_a_result_can_be_changed() -> None:
    few = detente.Settings(draws=20, inner=2, talk_draws=20, paths=4, swings=2)
    known = detente.read("two-rivers")
    found = detente.study(known, few)
    assert changeable(found) == []
    assert changeable(detente.play_talks(known, few, deals=found.deals)) == []
    assert changeable(detente.positions(known)) == []
    with pytest.raises(TypeError, match="read-only"):
        found.deals.summaries["nash"].package["border"] = "old-line"
    with pytest.raises(ValueError, match="read-only"):
        found.deals.ideal[0] = 1


def test_what_is_made_unchangeable_keeps_its_owner_able_to_change_it() -> None:
    mine = {"a": [1, {"b": 2}], "c": np.zeros(2)}
    kept = frozen(mine)
    mine["a"].append(3)
    mine["c"][0] = 1
    assert kept["a"] == (1, {"b": 2})
    assert kept["c"].tolist() == [0, 0]
    assert frozen(kept) is kept
    other = kept.copy()
    other["a"] = 0
    assert (other["a"], kept["a"]) == (0, (1, {"b": 2}))


@pytest.mark.parametrize(
    "change",
    [
        lambda known: setattr(known, "title", "Another"),
        lambda known: setattr(known.war, "balance", 0.5),
        lambda known: setattr(known.war, "north", None),
        lambda known: setattr(known.war.balance, "low", 0.5),
        lambda known: setattr(known.as_of, "text", "2031"),
        lambda known: setattr(known, "titel", "Another"),
        lambda known: delattr(known, "title"),
    ],
)
def test_what_is_stated_is_refused_to_be_changed_in_place(change: Any) -> None:
    known = detente.read("two-rivers")
    with pytest.raises(DetenteError, match=r"dossier\.set\(path, value\) gives another"):
        change(known)
    assert known.title == "Two Rivers"
    assert known.set("title", "Another").title == "Another"
