"""A GENIUS scenario in a dossier and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import detente
from detente.errors import DossierError, SettingsError
from detente.exchange.genius.folder import read_genius
from detente.exchange.genius.write import write_genius
from detente.exchange.importing import import_genius
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import gain

DAY = dt.date(2031, 5, 12)


def test_a_dossier_of_the_domain(orchard: Path, tmp_path: Path) -> None:
    imported = import_genius(orchard, tmp_path / "made", today=DAY)
    known = detente.read(tmp_path / "made")
    assert known == imported.dossier
    assert list(known.parties) == ["side2", "side10"]
    assert known.required == ("side2", "side10")
    assert list(known.issues) == ["who-picks", "crates", "rent", "issue-4"]
    assert known.issues["issue-4"].options == {"plus": "+", "option-2": "Ворота"}
    assert "0.9" in known.assumptions["genius-files"]
    assert "from -1 to 1" in known.assumptions["genius-files"]
    # What is stated is enough: nothing is left to be mended.
    assert detente.check(tmp_path / "made") == ()


def test_a_gain_is_utility_less_reservation(orchard: Path, tmp_path: Path) -> None:
    known = import_genius(orchard, tmp_path / "made", today=DAY).dossier
    worlds = build_worlds(known, draw_inputs(known, draws=3, seed=1), inner=1)
    both, two, half = 2, 2, 8  # a rent of 0.6 of the 11 steps from -1 to 1
    package = np.array([[both, two, half, 0]])
    # (2 * 4/8 + 1 * 0.7 + 1 * 0.8) / 4 - 0.4
    assert np.allclose(gain(worlds, package), 0.225, rtol=0, atol=1e-12)


def test_written_and_read_again_it_is_equal(orchard: Path, tmp_path: Path) -> None:
    known = import_genius(orchard, tmp_path / "made", today=DAY, steps=5).dossier
    files, cautions = write_genius(known, tmp_path / "out" / "Orchard")
    assert [file.name for file in files] == ["domain.xml", "side2.xml", "side10.xml"]
    assert cautions == ()
    again = import_genius(tmp_path / "out" / "Orchard", tmp_path / "again", today=DAY).dossier
    assert again.parties == known.parties
    assert again.issues == known.issues
    assert again.durability == known.durability
    assert again.title == known.title


def test_where_no_answer_is_worth_all_of_it_gains_keep_their_ratios(
    orchard: Path, tmp_path: Path
) -> None:
    # Of eleven steps none lies on the top of the curve, and a table of values ends at 1.
    known = import_genius(orchard, tmp_path / "made", today=DAY).dossier
    write_genius(known, tmp_path / "Orchard-out")
    again = import_genius(tmp_path / "Orchard-out", tmp_path / "again", today=DAY).dossier
    packages = np.array([[0, 4, 8, 0], [2, 2, 8, 0], [1, 1, 1, 1]])
    before, after = (
        gain(build_worlds(one, draw_inputs(one, draws=1, seed=1), inner=1), packages)[0]
        for one in (known, again)
    )
    ratio = after / before
    assert np.allclose(ratio, ratio[:, :1], rtol=1e-12)
    assert ratio.min() > 1


def test_a_dossier_with_ranges_is_written_by_its_means(tmp_path: Path) -> None:
    _, cautions = write_genius(detente.read("two-rivers"), tmp_path / "out")
    assert [word for word in ("Red lines", "war", "Durability") if word in " ".join(cautions)] == [
        "Red lines",
        "war",
        "Durability",
    ]
    scenario = read_genius(tmp_path / "out")
    for profile in scenario.profiles.values():
        assert sum(profile.weights.values()) == pytest.approx(1)
        assert 0 <= profile.no_deal <= 1
    # The dossier ranks border above guarantee above army for the North.
    weights = list(scenario.profiles["north"].weights.values())
    assert weights[0] > weights[1] > weights[2]


def test_a_party_that_ratifies_is_said_to_come_back_as_required(tmp_path: Path) -> None:
    known = detente.read("two-rivers")
    north = known.parties["north"].model_copy(update={"consent": "ratifies"})
    changed = known.model_copy(update={"parties": {**known.parties, "north": north}})
    _, cautions = write_genius(changed, tmp_path / "out")
    assert (
        "North Republic decides after signature (ratifies); the files know parties that negotiate "
        "only, and read back it is required."
    ) in cautions
    assert not [words for words in write_genius(known, tmp_path / "b")[1] if "ratifies" in words]
    again = import_genius(tmp_path / "out", tmp_path / "again", today=DAY).dossier
    assert again.parties["north"].consent == "required"


def test_all_that_the_files_do_not_hold_is_said(tmp_path: Path) -> None:
    known = detente.read("two-rivers")
    said = " ".join(write_genius(known, tmp_path / "out")[1])
    for words in (
        "Coast League is asked on Who guards the peace only",
        "Parties whose leave no deal needs have no profile (Lakes Union).",
        "people, tracks, drafts, deadlines, behaviour, the mediation, levers, the forecast, "
        "assumptions, statements, events, sources.",
        "a profile knows no ranges",
    ):
        assert words in said
    bare = {"statements": (), "events": (), "sources": {}, "texts": {}, "drafts": {}, "levers": {}}
    said = " ".join(write_genius(known.model_copy(update=bare), tmp_path / "bare")[1])
    assert "stands for people, tracks, deadlines, behaviour, the mediation, the forecast" in said


def test_marks_and_controls_in_names(orchard: Path, tmp_path: Path) -> None:
    known = import_genius(orchard, tmp_path / "made", today=DAY).dossier
    issue = known.issues["who-picks"]
    odd = issue.model_copy(
        update={"name": '<a> & "b" \x07', "options": {**issue.options, "both": "The North"}}
    )
    changed = known.model_copy(update={"issues": {**known.issues, "who-picks": odd}})
    write_genius(changed, tmp_path / "out")
    read = read_genius(tmp_path / "out").issues[0]
    assert read.name == '<a> & "b"'
    assert len(read.answers) == 3


def test_nothing_is_written_over(orchard: Path, tmp_path: Path) -> None:
    known = import_genius(orchard, tmp_path / "made", today=DAY).dossier
    with pytest.raises(SettingsError, match="not empty"):
        write_genius(known, orchard)


def test_a_dossier_that_is_there_is_brought_up_to_date(
    orchard: Path, tmp_path: Path, change: Callable[[str, str, str], None]
) -> None:
    into = tmp_path / "made"
    import_genius(orchard, into, today=DAY)
    path = into / "dossier.yaml"
    text = path.read_text(encoding="utf-8").replace("title: Orchard", "title: Ours  # a note")
    text = text.replace("name: side2", "name: The Two\n    interests: apples")
    path.write_text(text, encoding="utf-8")
    change("side2.xml", 'reservation value="0.4"', 'reservation value="0.5"')
    assert import_genius(orchard, into, today=dt.date(2032, 1, 1)).updated
    known = detente.read(into)
    assert known.title == "Ours"
    assert known.date == DAY
    assert known.parties["side2"].interests == ("apples",)
    assert str(known.parties["side2"].wants and known.parties["side2"].wants.no_deal) == "0.5"
    assert "# a note" in path.read_text(encoding="utf-8")


def test_a_dossier_of_other_parties_is_left_alone(orchard: Path, tmp_path: Path) -> None:
    into = detente.write(detente.read("two-rivers"), tmp_path / "rivers")
    before = (into / "dossier.yaml").read_bytes()
    with pytest.raises(SettingsError, match="other parties"):
        import_genius(orchard, into)
    (into / "dossier.yaml").write_bytes(b"title: [")
    with pytest.raises(DossierError):
        import_genius(orchard, into)
    assert (into / "dossier.yaml").read_bytes() == b"title: ["
    assert before


def test_findings_keep_everything_from_being_written(
    orchard: Path, tmp_path: Path, change: Callable[[str, str, str], None]
) -> None:
    change("side2.xml", 'evaluation="8"', 'evaluation="x"')
    with pytest.raises(DossierError):
        import_genius(orchard, tmp_path / "made")
    assert not (tmp_path / "made").exists()
