"""What is kept is what would be found: never less, never something else."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import detente
from detente.kept import keeper as asked
from detente.kept.keeper import Keeper, place, question
from detente.kept.shelf import Shelf

FEW = detente.Settings(draws=20, inner=2, paths=4, swings=2)
Change = Callable[[detente.Dossier], detente.Dossier]


def snapshot(study: detente.Study) -> str:
    from detente.brief.changes import snapshot

    return snapshot(study).to_json()


@pytest.fixture(scope="module")
def rivers() -> detente.Dossier:
    return detente.read("two-rivers")


@pytest.fixture(scope="module")
def plain(rivers: detente.Dossier) -> detente.Study:
    """The same study, with nothing kept."""
    return detente.study(rivers, FEW)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, rivers: detente.Dossier) -> Shelf:
    """One study of the two rivers, kept."""
    shelf = Shelf(tmp_path_factory.mktemp("kept") / "studies")
    keeper = Keeper(shelf)
    detente.study(rivers, FEW, keep=keeper)
    assert (keeper.remembered, keeper.said()) == (0, "")
    return shelf


class Stages(Keeper):
    """Remembers the names of the stages that it had to work out."""

    def __init__(self, shelf: Shelf, **more: Any) -> None:
        super().__init__(shelf, **more)
        self.new: list[str] = []

    def __call__(self, stage: Any, /, *args: Any, **named: Any) -> Any:
        before = self.worked_out
        answer = super().__call__(stage, *args, **named)
        if self.worked_out > before:
            self.new.append(stage.__name__)
        return answer


def test_a_second_study_works_nothing_out_and_is_the_same(
    rivers: detente.Dossier, shelf: Shelf, plain: detente.Study
) -> None:
    keeper = Stages(shelf)
    again = detente.study(rivers, FEW, keep=keeper)
    assert keeper.new == []
    assert keeper.said() == "Kept from an earlier run; --fresh computes anew."
    assert snapshot(again) == snapshot(plain)
    assert repr(again.deals) == repr(plain.deals)
    np.testing.assert_array_equal(again.talks.gain, plain.talks.gain)


def test_the_other_questions_find_what_the_study_found(
    rivers: detente.Dossier, shelf: Shelf
) -> None:
    keeper = Stages(shelf)
    detente.explore_deals(rivers, FEW, keep=keeper)
    detente.make_forecast(rivers, FEW, keep=keeper)
    detente.compare_levers(rivers, FEW, keep=keeper)
    for lever in rivers.levers:
        detente.play_talks(rivers, FEW, levers=(lever,), keep=keeper)
    assert keeper.new == []


def test_fresh_works_everything_out_and_keeps_that(
    rivers: detente.Dossier, shelf: Shelf, tmp_path: Path
) -> None:
    for file in shelf.folder.iterdir():
        (tmp_path / file.name).write_bytes(b"damaged")
    own = Shelf(tmp_path)
    keeper = Stages(own, fresh=True)
    detente.explore_deals(rivers, FEW, keep=keeper)
    assert keeper.new == ["search", "look_into", "open_zone"]
    assert keeper.said() == ""
    again = Stages(own)
    detente.explore_deals(rivers, FEW, keep=again)
    assert again.new == []


def test_damaged_files_are_replaced(
    rivers: detente.Dossier, shelf: Shelf, plain: detente.Study, tmp_path: Path
) -> None:
    own, chance = Shelf(tmp_path), random.Random(1)
    for file in shelf.folder.iterdir():
        data = bytearray(file.read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (tmp_path / file.name).write_bytes(data)
    keeper = Stages(own)
    study = detente.study(rivers, FEW, keep=keeper)
    assert keeper.remembered == 0
    assert snapshot(study) == snapshot(plain)
    again = Stages(own)
    detente.study(rivers, FEW, keep=again)
    assert again.new == []


WORDS: dict[str, Change] = {
    "title": lambda one: one.model_copy(update={"title": "Other rivers"}),
    "about": lambda one: one.model_copy(update={"about": "More of it"}),
    "statements": lambda one: one.model_copy(
        update={
            "statements": tuple(
                said.model_copy(update={"text": said.text + " And more."})
                for said in one.statements
            )
        }
    ),
    "sources": lambda one: one.model_copy(update={"texts": {"source": "other words"}}),
    "events": lambda one: one.model_copy(update={"events": ()}),
}


@pytest.mark.parametrize("what", WORDS)
def test_words_on_which_no_number_depends_work_nothing_out(
    rivers: detente.Dossier, shelf: Shelf, plain: detente.Study, what: str
) -> None:
    changed = WORDS[what](rivers)
    anew = detente.study(changed, FEW)
    assert anew.dossier_hash != plain.dossier_hash
    keeper = Stages(shelf)
    study = detente.study(changed, FEW, keep=keeper)
    assert keeper.new == []
    assert snapshot(study) == snapshot(anew)


OF_TALKS = {"play_lever", "swing_zone", "zone_at_hand"}
NUMBERS: dict[str, tuple[str, Any, set[str]]] = {
    "how a party behaves": ("behaviour.north.patience-months", "7 (5..9)", OF_TALKS),
    "how mediation goes": ("mediation.rounds-a-month", "3 (2..4)", OF_TALKS),
    "what the war costs": (
        "war.south.cost-per-month", "0.02 (0.01..0.04)",
        {"search", "look_into", "open_zone", "pool", *OF_TALKS},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", NUMBERS)
def test_a_changed_number_works_out_the_stages_that_depend_on_it(
    rivers: detente.Dossier, shelf: Shelf, tmp_path: Path, what: str
) -> None:
    path, value, stages = NUMBERS[what]
    for file in shelf.folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    changed = rivers.set(path, value)
    keeper = Stages(Shelf(tmp_path))
    study = detente.study(changed, FEW, keep=keeper)
    assert set(keeper.new) == stages
    assert snapshot(study) == snapshot(detente.study(changed, FEW))


def test_other_settings_seeds_and_dossiers_are_other_questions(
    rivers: detente.Dossier, shelf: Shelf
) -> None:
    for settings, seed, dossier in (
        (replace(FEW, inner=3), 1, rivers),
        (FEW, 2, rivers),
        (FEW, 1, detente.read("vienna-2015")),
    ):
        keeper = Stages(Shelf(shelf.folder.parent / "other"))
        for file in shelf.folder.iterdir():
            keeper.shelf.folder.mkdir(exist_ok=True)
            (keeper.shelf.folder / file.name).write_bytes(file.read_bytes())
        detente.explore_deals(dossier, settings, seed=seed, keep=keeper)
        assert keeper.new[0] == "search"


def test_another_program_asks_other_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    here = question(max, (1, 2), {})
    assert question(max, (1, 2), {"progress": print, "crew": max}) == here
    monkeypatch.setattr(asked, "program", lambda: "another")
    assert question(max, (1, 2), {}) != here


def test_a_changed_source_file_is_another_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    monkeypatch.setattr(asked, "__file__", str(tmp_path / "kept" / "keeper.py"))
    (tmp_path / "kernel.py").write_text("x = 1\n")
    one = asked.program.__wrapped__()
    assert asked.program.__wrapped__() == one
    (tmp_path / "kernel.py").write_text("x = 2\n")
    two = asked.program.__wrapped__()
    (tmp_path / "kernel.py").rename(tmp_path / "other.py")
    monkeypatch.setattr(asked, "__version__", "99")
    assert len({one, two, asked.program.__wrapped__()}) == 3


DIFFERENT = [
    None, True, 1, 1.0, "1", b"1", (1,), [1, 1], (), ((), ()), ((), (), ()), ("a", "b"), ("ab",),
    (("a",), "b"), {}, {"a": 1}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, 0.0, -0.0, float("nan"),
    np.zeros(2), np.zeros(2, dtype="f4"), np.zeros((1, 2)), np.zeros(4, dtype="f4"), np.float64(1),
    np.arange(6.0).reshape(2, 3), np.arange(6.0).reshape(2, 3).T,
    np.asfortranarray(np.arange(6.0).reshape(2, 3)), np.array([0.0, -0.0]),
]  # fmt: skip


def test_different_things_are_different_questions() -> None:
    names = [question(max, (one,), {}) for one in DIFFERENT if type(one) is not list]
    assert len(set(names)) == len(names)
    assert question(max, (1, 2), {}) != question(max, ((1, 2),), {})
    assert question(max, (), {"a": 1}) != question(max, (1,), {})
    assert question(min, (1,), {}) != question(max, (1,), {})


def test_where_a_line_stands_in_the_file_is_no_part_of_the_question(
    tmp_path: Path, shelf: Shelf, plain: detente.Study
) -> None:
    from detente.cases.catalogue import path

    for file in path("two-rivers").iterdir():
        if file.is_file():
            (tmp_path / file.name).write_bytes(file.read_bytes())
    file = tmp_path / "dossier.yaml"
    file.write_text("# one line more\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    keeper = Stages(shelf)
    study = detente.study(tmp_path, FEW, keep=keeper)
    assert keeper.new == []
    lines = [
        [one.place.line for one in made.deals.worlds.inputs.inputs if one.place]
        for made in (study, plain)
    ]
    assert lines[0] == [line + 1 for line in lines[1]]


def test_what_has_no_digest_is_no_question() -> None:
    with pytest.raises(TypeError, match="function has no digest"):
        question(max, (lambda: 1,), {})
    with pytest.raises(TypeError, match="objects has no digest"):
        question(max, (np.array([None]),), {})


def test_two_programs_at_once_find_the_same(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "detente", "deals", "two-rivers", "--draws", "20", "--json"]
    both = [
        subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=tmp_path)
        for _ in range(2)
    ]
    one, other = (process.communicate()[0] for process in both)
    assert one == other
    assert len(one) > 1000


def test_where_it_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path))
    assert place() == tmp_path / "studies"
    monkeypatch.setenv("DETENTE_CACHE", "OFF")
    assert place() is None
    monkeypatch.delenv("DETENTE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    found = place()
    assert found is not None
    assert found.parts[-2:] == ("detente", "studies") or sys.platform == "win32"
