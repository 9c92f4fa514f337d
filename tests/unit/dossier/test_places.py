"""Every object knows its file, its line and its column."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from detente.cases import catalogue
from detente.dossier.files.read import read
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.record import Record
from detente.errors import Place


def records(value: Any, seen: str = "") -> Iterator[tuple[str, Record]]:
    if isinstance(value, Record):
        yield seen, value
        inner = {**value.__dict__, **(value.__pydantic_extra__ or {})}
        for name, part in inner.items():
            yield from records(part, f"{seen}.{name}")
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from records(part, f"{seen}.{name}")
    elif isinstance(value, list | tuple):
        for number, part in enumerate(value):
            yield from records(part, f"{seen}.{number}")


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read("two-rivers")


@pytest.mark.parametrize("name", catalogue.names())
def test_every_object_has_its_place(name: str) -> None:
    found = list(records(read(name)))
    assert len(found) >= 30
    assert [where for where, record in found if record.place is None] == []
    for statement in read(name).statements:
        assert statement.place is not None
        assert statement.place.file == "statements.csv"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("title",), "Two Rivers\n"),
        (("parties", "north"), "north:\n    name: North"),
        (("parties", "north", "people", "lis"), "lis: {name"),
        (("parties", "north", "people", "lis", "name"), "Kel Lis"),
        (("parties", "north", "wants", "red-lines", 1), "{id: ridge-line"),
        (("parties", "north", "wants", "red-lines", 1, "absolute"), "0.55 (0.4..0.7)"),
        (("parties", "north", "interests", 1), "return of the displaced"),
        (("war", "north", "dictating"), "1.2 (1..1.4)"),
        (("drafts", "first-plan", "points", "2"), "2: {army: cap-50k}, 3"),
        (("levers", "press-south", "changes", "durability"), "-0.05"),
        (("war", "north", "no-deal"), "north: {dictating: 1.2"),  # not there: the nearest around it
    ],
)
def test_places_of_paths(dossier: Dossier, path: tuple[str | int, ...], text: str) -> None:
    place = dossier.place_of(*path)
    assert place is not None
    lines = (catalogue.path("two-rivers") / place.file).read_text(encoding="utf-8").split("\n")
    rest = "\n".join(lines[place.line - 1 :])[place.column - 1 :]
    assert rest.startswith(text)


def test_places_do_not_count_in_comparisons(dossier: Dossier) -> None:
    party = dossier.parties["union"]
    assert party.place == Place("dossier.yaml", 46, 3)
    same = type(party).model_validate(party.model_dump(by_alias=True))
    assert same.place is None
    assert same == party
