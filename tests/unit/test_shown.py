"""What a result says of itself at a prompt, in a notebook, and as a table."""

from __future__ import annotations

import builtins
import sys
import types
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, ClassVar

import numpy as np
import pytest

import detente
from detente.shown import Result, Table

FEW = detente.Settings(draws=20, inner=2, talk_draws=20, paths=4, swings=2)


@pytest.fixture(scope="module")
def found() -> Any:
    return detente.study(detente.read("two-rivers"), FEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Result):
    name: str
    chance: detente.Range
    by: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Table):
    _rows_in: ClassVar = "rows"

    rows: dict[str, Row]
    many: np.ndarray
    note: str | None


def made(**changes: Any) -> Rows:
    chance = detente.Range(median=0.5, low=0.25, high=0.75)
    row = Row(name="<b>North</b>", chance=chance, by={"a": 0.125})
    return Rows(**{"rows": {"first": row}, "many": np.zeros((2, 3)), "note": None, **changes})


def test_one_line_where_all_is_plain() -> None:
    assert repr(detente.Range(median=np.float64(0.5), low=0, high=1)) == (
        "Range(median=0.5, low=0, high=1)"
    )


def test_a_line_for_each_part() -> None:
    assert repr(made().rows["first"]).splitlines() == [
        "Row",
        "  name    <b>North</b>",
        "  chance  0.5 (0.25 to 0.75)",
        "  by      a 0.125",
    ]
    assert repr(made()).splitlines() == [
        "Rows",
        "  note  None",
        "  rows  first",
        "  many  array of float64, 2 × 3",
    ]


def test_a_notebook_gets_the_same_words_and_no_markup_of_others() -> None:
    assert made().rows["first"]._repr_html_() == (
        "<table><caption>Row</caption><tr><th>name</th><td>&lt;b&gt;North&lt;/b&gt;</td></tr>"
        "<tr><th>chance</th><td>0.5 (0.25 to 0.75)</td></tr>"
        "<tr><th>by</th><td>a 0.125</td></tr></table>"
    )


def test_no_result_and_no_dossier_takes_more_than_ten_lines(found: Any) -> None:
    known = found.dossier
    shown = [
        found,
        *(getattr(found, field.name) for field in fields(found)),
        *(getattr(found.deals, field.name) for field in fields(found.deals)),
        detente.play_talks(known, FEW, deals=found.deals),
        detente.positions(known),
        detente.read("ukraine-2025"),
        known.war,
        *known.parties.values(),
    ]
    seen = 0
    for one in shown:
        if hasattr(one, "_repr_html_"):
            seen += 1
            lines = repr(one).splitlines()
            assert len(lines) <= 10, one
            assert max(map(len, lines)) <= 100, one
            assert one._repr_html_().count("<tr>") <= 9
    assert seen >= 20


def inside(one: Any, seen: dict[int, Any]) -> None:
    """Gather everything that a result holds, all the way down."""
    if id(one) in seen or isinstance(one, np.ndarray | str):
        return
    seen[id(one)] = one
    held: Any = one.values() if isinstance(one, Mapping) else ()
    if isinstance(one, tuple | list):
        held = one
    elif is_dataclass(one):
        held = [getattr(one, field.name) for field in fields(one)]
    elif hasattr(type(one), "model_fields"):
        held = [getattr(one, name) for name in type(one).model_fields]
    for part in held:
        inside(part, seen)


def test_no_mapping_and_no_part_of_a_result_takes_more_than_ten_lines(found: Any) -> None:
    seen: dict[int, Any] = {}
    inside((found, detente.positions(found.dossier)), seen)
    parts = [one for one in seen.values() if isinstance(one, Mapping) or is_dataclass(one)]
    assert len(parts) > 500
    long = [type(one) for one in parts if len(lines := repr(one).splitlines()) > 10
            or (len(lines) > 1 and max(map(len, lines)) > 100)]  # fmt: skip
    assert long == []
    assert [type(one) for one in parts if len(repr(one)) > 1000] == []


def test_a_long_mapping_tells_what_stands_under_each_name(found: Any) -> None:
    levers = found.levers.levers
    told = repr(levers).splitlines()
    assert told[0] == f"mapping of {len(levers)}"
    assert [line.split()[0] for line in told[1:]] == list(levers)
    assert repr(made(rows={"first": made().rows["first"]}).rows["first"].by) == "{'a': 0.125}"


def test_a_table_for_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    pandas = types.SimpleNamespace(DataFrame=lambda rows, index=None: (rows, index))
    monkeypatch.setitem(sys.modules, "pandas", pandas)
    columns = {
        "name": "<b>North</b>", "chance": 0.5, "chance.low": 0.25, "chance.high": 0.75,
        "by.a": 0.125,
    }  # fmt: skip
    assert made().to_frame() == ([columns], ["first"])


def test_without_pandas_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(detente.DetenteError, match="pip install pandas"):
        made().to_frame()


def test_tables_as_pandas_has_them(found: Any) -> None:
    pandas = pytest.importorskip("pandas")
    levers = found.levers.to_frame()
    assert isinstance(levers, pandas.DataFrame)
    assert list(levers.index) == list(found.levers.levers)
    held = found.levers.levers["hold-course"]
    last = found.levers.dates[-1]
    assert levers.loc["hold-course", f"deal_by.{last}.low"] == held.deal_by[last].low
    for table in (found.forecast, found.tornado, found.deals, found.deals.worlds.inputs):
        assert len(table.to_frame()) > 0
    assert len(detente.positions(found.dossier).to_frame()) == 11


def test_a_part_without_a_name_says_what_is_in_it(found: Any) -> None:
    told = dict(line.split(None, 1) for line in repr(found).splitlines()[1:])
    assert told["answers"].startswith("2: draft first-plan, party south, stance accepts-part, ")
    known = dict(line.split(None, 1) for line in repr(found.forecast).splitlines()[1:])
    first = found.forecast.dates[0]
    assert known["dates"].startswith(f"{len(found.forecast.dates)}: date {first.date}, months ")
    assert known["incidence"].startswith("lever hold-course, as_of 2031-05-12, draws 20, paths ")


def test_a_small_number_is_written_out() -> None:
    shown = repr(made(rows={}, note=None, many=np.float64(0.00009134)))
    assert "many  0.0000913" in shown
