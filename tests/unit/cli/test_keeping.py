"""A command answers from what an earlier one kept, in the same words to the last letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.cli.main import main

SMALL = ("--draws", "20")
PLAYED = (*SMALL, "--paths", "4")
COMMANDS = {
    "deals": SMALL,
    "talks": (*PLAYED, "--lever", "press-south"),
    "levers": PLAYED,
    "forecast": PLAYED,
    "brief": (*PLAYED, "--out", "page.html"),
}
HOLD = "hold-course"
KEPT = "Kept from an earlier run; --fresh computes anew.\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _answers(
    case: str, capsys: pytest.CaptureFixture[str], *more: str
) -> dict[str, tuple[str, str]]:
    """What each command answers in JSON (and on the page), and in words; told apart by name."""
    found = {}
    for name, words in COMMANDS.items():
        known = [one if case == "two-rivers" else one.replace("press-south", HOLD) for one in words]
        assert main([name, case, *known, *more, "--json", "--quiet"]) == 0
        data = capsys.readouterr().out
        if name == "brief":
            found[name] = data, Path("page.html").read_text(encoding="utf-8")
        else:
            assert main([name, case, *known, *more, "--quiet"]) == 0
            found[name] = data, capsys.readouterr().out
    return found


@pytest.mark.parametrize("case", ["two-rivers", "vienna-2015"])
def test_every_command_says_the_same_kept_and_anew(
    case: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    kept_in: Path,
) -> None:
    first = _answers(case, capsys)
    written = {file: file.stat().st_ino for file in kept_in.iterdir()}
    kept = _answers(case, capsys)
    assert {file: file.stat().st_ino for file in kept_in.iterdir()} == written  # none anew
    monkeypatch.setenv("DETENTE_CACHE", "off")
    plain = _answers(case, capsys)
    assert first == kept == plain


def test_commands_find_what_the_brief_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "two-rivers", *PLAYED]) == 0
    for name, words in COMMANDS.items():
        capsys.readouterr()
        assert main([name, "two-rivers", *words]) == 0
        assert capsys.readouterr().err.endswith(KEPT), name


def test_a_part_that_is_kept_is_told_as_such(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deals", "two-rivers", *SMALL]) == 0
    capsys.readouterr()
    assert main(["levers", "two-rivers", *PLAYED]) == 0
    assert "In part kept from an earlier run; --fresh computes anew.\n" in capsys.readouterr().err


def test_fresh_computes_anew_and_keeps_that(
    capsys: pytest.CaptureFixture[str], kept_in: Path
) -> None:
    told, written = [], []
    for more in ([], ["--fresh"], []):
        assert main(["deals", "two-rivers", *SMALL, *more]) == 0
        told.append(capsys.readouterr().err)
        written.append({file.name: file.stat().st_ino for file in kept_in.iterdir()})
    assert ["Kept" in one for one in told] == [False, False, True]
    assert written[0].keys() == written[1].keys()
    assert all(written[0][name] != written[1][name] for name in written[0])
    assert written[1] == written[2]


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert main(["deals", "two-rivers", *SMALL, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_other_answers_only_are_another_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deals", "two-rivers", *SMALL]) == 0
    capsys.readouterr()
    assert main(["deals", "two-rivers", *SMALL, "--with", "guarantee=troops"]) == 0
    assert "Kept" not in capsys.readouterr().err


def test_where_how_much_and_rid_of_it(capsys: pytest.CaptureFixture[str], kept_in: Path) -> None:
    assert main(["cache"]) == 0
    assert not kept_in.exists()
    shown = capsys.readouterr().out
    assert shown == f"Folder   {kept_in}\nResults  0\nSize     0.0 MB of at most 500 MB\n"
    assert main(["deals", "two-rivers", *SMALL]) == 0
    capsys.readouterr()
    assert main(["cache"]) == 0
    assert "Results  3\n" in capsys.readouterr().out
    assert main(["cache", "--clear"]) == 0
    assert "Results  0\n" in capsys.readouterr().out
    assert list(kept_in.iterdir()) == []


def test_keeping_can_be_switched_off(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, kept_in: Path
) -> None:
    monkeypatch.setenv("DETENTE_CACHE", "off")
    assert main(["deals", "two-rivers", *SMALL]) == 0
    assert main(["cache", "--clear"]) == 0
    assert capsys.readouterr().out.endswith("Nothing is kept: DETENTE_CACHE is off.\n")
    assert not kept_in.exists()


def test_nothing_is_kept_beside_the_dossier(tmp_path: Path) -> None:
    assert main(["new", "mine"]) == 0
    before = sorted(tmp_path.rglob("*"))
    main(["deals", "mine", *SMALL])
    assert sorted(tmp_path.rglob("*")) == before
