"""``Dossier.set``: one thing said otherwise, by the names that levers and the file use."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import detente
from detente.cases import catalogue
from detente.dossier.change import places_of
from detente.dossier.files.edit import block
from detente.dossier.files.plain import plain_dossier
from detente.dossier.inputs.listing import inputs_of
from detente.worlds.inputs import draw_inputs

RIVERS = detente.read("two-rivers")


def wants(dossier: detente.Dossier, party: str) -> Any:
    return dossier.parties[party].wants


@pytest.mark.parametrize("case", catalogue.names())
def test_every_input_is_found_where_it_stands(case: str) -> None:
    known = detente.read(case)
    for entry in inputs_of(known):
        path = entry.path[:-1] if entry.kind.key == "levers.changes" else entry.path
        assert places_of(known, entry.name) == (path,), entry.name


@pytest.mark.parametrize(
    ("path", "value", "kept"),
    [
        ("war.south.cost-per-month", "0.4 (0..1)", lambda d: d.war.parties["south"].cost_per_month),
        ("war.drift", 0.01, lambda d: d.war.moves.drift),
        ("south.red-lines.border.absolute", 1, lambda d: wants(d, "south").red_lines[0].absolute),
        ("durability.if-it-fails.coast", "-0.1..0", lambda d: d.durability.if_it_fails["coast"]),
        ("behaviour.north.firmness", 0.5, lambda d: d.behaviour.parties["north"].firmness),
        ("levers.press-south.costs", 0.3, lambda d: d.levers["press-south"].costs),
        ("parties.north.wants.links.1.adds", -0.2, lambda d: wants(d, "north").links[0].adds),
    ],
)  # fmt: skip
def test_a_number_by_its_name(path: str, value: Any, kept: Any) -> None:
    before = copy.deepcopy(RIVERS)
    other = RIVERS.set(path, value)
    assert kept(other) == detente.Estimate.parse(value)
    assert before == RIVERS
    assert other != RIVERS
    assert RIVERS.set(path, detente.Estimate.parse(value)) == other


def test_words_and_dates_by_their_place_in_the_file() -> None:
    other = (
        RIVERS.set("as-of", dt.date(2031, 6, 1))
        .set("as_of", "2031-06-02")
        .set("issues.border.today", "old-line")
        .set("parties.north.interests", ["rest"])
        .set("assumptions.a-new", "It rains.")
        .set("levers.press-south.changes.war.drift", "+0.01")
        .set("about", None)
    )
    assert other.date == dt.date(2031, 6, 2)
    assert other.issues["border"].today == "old-line"
    assert other.parties["north"].interests == ("rest",)
    assert other.assumptions["a-new"] == "It rains."
    assert other.levers["press-south"].changes["war.drift"].operator == "add"
    assert other.about is None
    assert other.statements == RIVERS.statements


def test_a_name_that_means_several_sets_them_all() -> None:
    lines = RIVERS.set("south.red-lines.absolute", 0.25).parties["south"].wants.red_lines
    assert [line.absolute.mode or line.absolute.low for line in lines] == [0.25] * len(lines)
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("war.sout.cost-per-month", "war.south.cost-per-month"),
        ("titel", "title"),
        ("issues.boarder.today", "issues.border.today"),
        ("north.red-lines.boarder.absolute", "north.red-lines.border.absolute"),
    ],
)
def test_a_name_that_is_not_there(path: str, near: str) -> None:
    with pytest.raises(ValueError, match=rf'path is "{path}".* Did you mean "{near}"\?'):
        RIVERS.set(path, "1")


@pytest.mark.parametrize(
    ("steps", "value"),
    [
        (("war", "south", "cost-per-month"), "0.04 (0.2..0.6)"),
        (("durability", "by", "guarantee", "none"), 2),
        (("issues", "border", "today"), "nowhere"),
        (("as-of",), "2031-13"),
        (("forecast", "by"), ["soon"]),
        (("tracks",), {"land": "Land"}),
        (("parties", "north", "people"), {}),
        (("parties", "north", "wants", "weights"), {"border": 0.2}),
        (("issues", "trade"), None),
    ],
)
def test_the_findings_are_those_of_the_file(tmp_path: Path, steps: Any, value: Any) -> None:
    folder = detente.write(RIVERS, tmp_path / "rivers")
    data = inside = plain_dossier(RIVERS)
    for step in steps[:-1]:
        inside = inside[step]
    inside[steps[-1]] = value
    if value is None:
        del inside[steps[-1]]
    (folder / "dossier.yaml").write_text(block(data), encoding="utf-8")
    of_the_file = [one for one in detente.check(folder) if one.severity == "error"]
    with pytest.raises(detente.DossierError) as raised:
        RIVERS.set(".".join(steps), value)
    said = [one for one in raised.value.findings if one.severity == "error"]
    # Of one cause every place is named: those of this file are not those of the dossier in hand.
    alike = [
        [(f.slug, f.message.partition(" So ")[0]) for f in several]
        for several in (said, of_the_file)
    ]
    assert alike[0] == alike[1]


def test_a_finding_stands_where_the_value_stood() -> None:
    with pytest.raises(detente.DossierError) as raised:
        RIVERS.set("war.balance", 3)
    assert raised.value.findings[0].place == RIVERS.place_of("war", "balance")


def test_a_dossier_in_hand_is_checked_as_its_files_are(tmp_path: Path) -> None:
    folder = detente.write(RIVERS, tmp_path / "rivers")
    path = folder / "dossier.yaml"
    text = path.read_text(encoding="utf-8").replace("assumptions:", "assumptions:\n  a-idle: Idle.")
    path.write_text(text, encoding="utf-8")
    in_hand, of_the_files = detente.check(detente.read(folder)), detente.check(folder)
    assert [(f.slug, f.message, f.place.line) for f in in_hand] == [
        (f.slug, f.message, f.place.line) for f in of_the_files
    ]
    assert [f.slug for f in in_hand] == ["unused-assumption"]
    assert detente.check(RIVERS) == ()


def test_what_is_set_is_written_there_alone(tmp_path: Path) -> None:
    folder = detente.write(RIVERS, tmp_path / "rivers")
    before = (folder / "dossier.yaml").read_text(encoding="utf-8").splitlines()
    other = detente.read(folder).set("war.south.cost-per-month", "0.04 (0.02..0.06)")
    detente.write(other, folder)
    after = (folder / "dossier.yaml").read_text(encoding="utf-8").splitlines()
    assert detente.read(folder) == other
    assert [new for new, old in zip(after, before, strict=True) if new != old] == [
        "    cost-per-month: 0.04 (0.02..0.06)"
    ]


def test_levers_work_on_what_was_set() -> None:
    other = RIVERS.set("war.south.cost-per-month", 0.04)
    inputs = draw_inputs(other, draws=20, seed=1)
    assert np.all(inputs.column("war.south.cost-per-month") == 0.04)
    few = detente.Settings(draws=20, inner=2, talk_draws=20, paths=4, swings=40)
    before, after = detente.study(RIVERS, few), detente.study(other, few)
    name = "war.south.cost-per-month"
    assert name not in [swing.name for swing in after.tornado.swings]
    assert before.dossier_hash != after.dossier_hash
    assert list(before.levers.levers) == list(after.levers.levers)


def test_what_was_said_before_is_not_said_again() -> None:
    # An advice that the dossier had already is no reason for which a value is refused.
    unsaid = RIVERS.set("issues.trade.today", None)
    with pytest.raises(detente.DossierError) as refused:
        unsaid.set("war.balance", "0,6")
    assert [finding.slug for finding in refused.value.findings] == ["decimal-comma"]


def test_a_red_line_goes_by_its_number_too() -> None:
    named = RIVERS.set("south.red-lines.guarantee.absolute", 0.1)
    assert RIVERS.set("parties.south.wants.red-lines.2.absolute", 0.1) == named


def test_findings_count_items_as_paths_do() -> None:
    with pytest.raises(detente.DossierError) as refused:
        RIVERS.set("parties.south.wants.red-lines.2.absolute", "high")
    assert "parties.south.wants.red-lines.2.absolute" in refused.value.findings[0].message


MADE = {
    "read": "made = detente.read('two-rivers')",
    "as of": "made = detente.as_of('two-rivers', '2031-05-01')",
    "by hand": """
words = {"title": "Old", "as-of": "2025-01-01", "parties": {}, "issues": {}}
words["parties"]["south"] = {"name": "South", "kind": "negotiator", "consent": "ratifies"}
words["issues"]["b"] = {"name": "B", "options": {"c": "C", "d": "D"}}
made = detente.Dossier.model_validate(words)
""",
    "unpickled": f"import pickle\nmade = pickle.loads({pickle.dumps(RIVERS)!r})",
}


@pytest.mark.parametrize("way", MADE)
def test_a_dossier_can_be_set_whichever_way_it_was_made(way: str) -> None:
    last = "print(made.set('parties.south.consent', 'required').required)"
    code = f"import detente\n{MADE[way]}\n{last}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "south" in done.stdout
