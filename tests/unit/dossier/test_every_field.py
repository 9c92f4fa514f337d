"""Every field of every model goes everywhere a dossier goes, and comes back as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import jsonschema
import openpyxl
import pytest

import detente
from detente.dossier.as_of import as_of
from detente.dossier.files.fit import fit
from detente.dossier.files.plain import digest, plain_dossier
from detente.dossier.files.sourcefile import parse_sources
from detente.dossier.files.tables import read_events, read_statements
from detente.dossier.files.workbook.read import read_sheets
from detente.dossier.files.workbook.rows import rows_of
from detente.dossier.files.workbook.shape import SINGLE
from detente.dossier.files.workbook.sheets import SHEETS
from detente.dossier.files.workbook.write import GUIDE, write_workbook
from detente.dossier.files.yamltree import parse_yaml
from detente.dossier.lookup import Names
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.durability import OptionChances, OptionCosts
from detente.dossier.model.fields import Word, model_in, ways, words
from detente.dossier.model.levers import Change
from detente.dossier.model.parties import Consent
from detente.dossier.model.record import Record
from detente.dossier.model.wants import Options, OptionWorth
from detente.dossier.reference import dossier_schema
from filled import CHOICES, every_part, filled

EVERY = pytest.mark.parametrize("choice", range(CHOICES))
BESIDE = ("statements", "events", "sources", "texts")
IN_CELLS = (Options, Consent, Change, OptionWorth, OptionChances, OptionCosts)
"""Parts that stand in one cell, or in a row for each option."""
Steps = tuple[str, ...]


def stated(value: Any) -> Iterator[tuple[type[Record], str]]:
    """Each field that is stated somewhere inside a value."""
    if isinstance(value, Record):
        for name, inner in value._parts():
            yield type(value), name
            yield from stated(inner)
    elif isinstance(value, Mapping | list | tuple):
        for inner in value.values() if isinstance(value, Mapping) else value:
            yield from stated(inner)


def test_everything_is_filled() -> None:
    there = {field for choice in range(CHOICES) for field in stated(filled(choice))}
    every = {(part, name) for part in every_part() for name in part.model_fields}
    # What is said of a position rests on what the statement around it rests on.
    assert {(part.__name__, name) for part, name in every - there} == {("Position", "why")}


@EVERY
def test_it_is_written_and_read(choice: int, tmp_path: Path) -> None:
    known = filled(choice)
    again = read_unchecked(detente.write(known, tmp_path / "a"))
    assert again == known
    assert digest(again) == digest(known)


def read_unchecked(folder: Path) -> Dossier:
    """What the files say. That a war and a standoff do not go together is another matter."""
    tree = parse_yaml((folder / "dossier.yaml").read_text(encoding="utf-8"), "dossier.yaml")
    sources, wrong = parse_sources((folder / "sources.json").read_text(encoding="utf-8"))
    names = Names.of(tree.data, sources)
    statements, _, wrong_rows = read_statements((folder / "statements.csv").read_bytes(), names)
    events, wrong_events = read_events((folder / "events.csv").read_bytes(), names)
    fitted = fit(tree)
    assert [*tree.findings, *wrong, *wrong_rows, *wrong_events, *fitted.findings] == []
    assert fitted.dossier is not None
    texts = {page.stem: page.read_text(encoding="utf-8") for page in folder.glob("drafts/*.md")}
    beside = {"statements": statements, "events": events, "sources": sources, "texts": texts}
    return fitted.dossier.model_copy(update=beside)


@EVERY
def test_it_goes_through_a_workbook_column_by_column(choice: int, tmp_path: Path) -> None:
    known = filled(choice)
    assert list(rows_of(known)["More"]) == []  # every field has a column of its own
    held = read_sheets(write_workbook(known, tmp_path / "a.xlsx"))
    assert held.findings == []
    assert held.dossier == known
    assert held.dossier is not None
    assert digest(held.dossier) == digest(known)


@EVERY
def test_it_was_known_on_its_own_day(choice: int) -> None:
    known = filled(choice)
    assert as_of(known, known.date) == known


@EVERY
def test_it_fits_the_schema(choice: int) -> None:
    jsonschema.validate(plain_dossier(filled(choice)), dossier_schema())


@pytest.mark.parametrize("choice", [0, 1])
def test_the_digest_hangs_on_every_field(choice: int) -> None:
    known = filled(choice)
    digests = [digest(other) for other in without_one(known)]
    assert len(digests) > 200
    assert digest(known) not in digests


def without_one(value: Any) -> Iterator[Any]:
    """The same without each part inside it that may be left out, in turn."""
    if isinstance(value, Record):
        for name, inner in value._parts():
            field = type(value).model_fields.get(name)
            if field is not None and not field.is_required():
                yield value.model_copy(update={name: field.get_default()})
            yield from (value.model_copy(update={name: less}) for less in without_one(inner))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from ({**value, key: less} for less in without_one(inner))
    elif isinstance(value, tuple):
        for n, inner in enumerate(value):
            yield from ((*value[:n], less, *value[n + 1 :]) for less in without_one(inner))


def test_every_field_has_its_place_and_its_words_in_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(filled(0), tmp_path / "a.xlsx"))
    texts = [cell.value for title in (GUIDE, "Dossier") for row in book[title] for cell in row]
    said = "\n".join(text for text in texts if text)
    cells = {(*sheet.where, *column.at) for sheet in SHEETS for column in sheet.columns}
    cells |= {row.at for row in SINGLE.values()}
    placed = [*cells, *(sheet.where for sheet in SHEETS)]
    seen = 0
    for path, word in fields(Dossier):
        if path[0] not in BESIDE:
            assert any(place[: len(path)] == path for place in placed), path
            seen += path in cells
        assert path not in cells or word.meaning in said, path
    assert seen > 100


def fields(part: type[Record], path: Steps = ()) -> Iterator[tuple[Steps, Word]]:
    """Every field of a part and of the parts inside it; not of what is written in one cell."""
    for word in words(part).values():
        here = (*path, "*" if word.name.startswith("<") else word.name)
        yield here, word
        holds = word.holds
        while model_in(holds) is None and (inner := next(items(holds), None)):
            holds, here = inner[0], (*here, inner[1])
        model = model_in(holds)
        if model is not None and model not in IN_CELLS:
            yield from fields(model, here)


def items(holds: Any) -> Iterator[tuple[Any, str]]:
    """What stands in the dict or the tuple that something is, and how a path names it."""
    for way in ways(holds):
        if get_origin(way) is dict:
            yield get_args(way)[1], "*"
        elif get_origin(way) is tuple:
            yield get_args(way)[0], "#"
