"""A new dossier: sound from the first moment, and never over anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

import detente
from detente.brief.answer import answer
from detente.dossier.files.new import new
from detente.dossier.files.read import check, read
from detente.dossier.model.dossier import FIRST_GUESS
from detente.errors import SettingsError

TINY = detente.Settings(draws=20, inner=2, talk_draws=20, paths=4, swings=2)


@pytest.mark.parametrize(
    "title",
    [
        "The lake",
        'A "title": of 🕊',
        "no",
        "2031",
        "a\nb",
        "# x",
        "{",
        "Мир",
        "x" * 300,
        "\x00\x07a",
    ],
)
def test_a_skeleton_is_sound(title: str, tmp_path: Path) -> None:
    folder = new(tmp_path / "it", title, today="2031-01-02")
    assert [finding.slug for finding in check(folder)] == ["first-guess"]
    dossier = read(folder)
    assert str(dossier.as_of) == "2031-01-02"
    assert dossier.title == "".join(c for c in " ".join(title.split()) if c.isprintable())
    assert len(dossier.required) == 2
    assert len(dossier.statements) == len(dossier.events) == 0


def test_the_folder_names_it(tmp_path: Path) -> None:
    dossier = read(new(tmp_path / "lake-treaty"))
    assert dossier.title == "lake-treaty"
    assert dossier.as_of.exact


def test_nothing_is_overwritten(folder: Path) -> None:
    with pytest.raises(SettingsError, match="not empty"):
        new(folder, "x")
    with pytest.raises(SettingsError, match="not empty"):
        new(folder / "dossier.yaml", "x")


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert [finding.slug for finding in check(new(tmp_path, "x"))] == ["first-guess"]


@pytest.mark.parametrize(
    ("parties", "mediator", "ids"),
    [
        (("North Republic", "South"), "Lakes Union", ["north-republic", "south", "lakes-union"]),
        (("Север", 'A "b": {c}'), None, ["party-a", "a-b-c", "mediator"]),
        (("Sides",), "no", ["sides-party", "party-b", "no"]),
        (("2031", "a\x00\nb"), " ", ["2031", "a-b", "mediator"]),
    ],
)
def test_parties_have_their_names_from_the_start(
    parties: tuple[str, ...], mediator: str | None, ids: list[str], tmp_path: Path
) -> None:
    folder = new(tmp_path / "it", today="2031-01-02", parties=parties, mediator=mediator)
    assert [finding.slug for finding in check(folder)] == ["first-guess"]
    known = read(folder)
    assert list(known.parties) == ids
    assert known.parties[ids[0]].name == parties[0]
    assert [lever.by for lever in known.levers.values()] == [ids[2]]


@pytest.mark.parametrize(
    ("parties", "said"), [(("A", "a"), "the id 'a'"), (("a", "b", "c"), "two")]
)
def test_parties_that_cannot_be_are_refused(
    parties: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match=said):
        new(tmp_path / "it", parties=parties)
    assert not (tmp_path / "it").exists()


def test_what_rests_on_a_first_guess_says_nothing_and_says_so(tmp_path: Path) -> None:
    folder = new(tmp_path / "lake")
    file = folder / "dossier.yaml"
    caution = "Numbers here are still those that every new dossier begins with"
    study = detente.study(folder, TINY)
    assert any(said.startswith(caution) for said in study.deals.cautions)
    assert answer(study).rows[-1].says[0][0] == (
        "None: numbers are still those that every new dossier begins with.",
    )
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(FIRST_GUESS, "What two envoys told us."), encoding="utf-8")
    assert check(folder) == ()
    study = detente.study(folder, TINY)
    assert not any(said.startswith(caution) for said in study.deals.cautions)
    assert "confidence" in str(answer(study).rows[-1].says)
