"""Exit codes, streams and terminals: what a person and a script meet first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.cli.main import main

COMMAND = [sys.executable, "-c", "from detente.cli.main import run; run()"]
COMMANDS = ("new", "check", "positions", "deals", "talks", "levers", "forecast", "brief", "cases")


def detente(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [*COMMAND, *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def test_help_answers_at_once() -> None:
    # The processor's time: on a busy machine the clock's would measure the neighbours.
    seconds = []
    for _ in range(5):
        before = os.times()
        assert detente("--help").returncode == 0
        after = os.times()
        seconds.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    assert min(seconds) < 0.3, f"detente --help took {min(seconds):.2f} s"


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert all(f"\n  {name} " in printed for name in COMMANDS)
    assert "..." not in printed.split("Commands:")[1], "a short help is cut off"


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from detente.cli.main import main; main(['--help']);"
        "print([m for m in ('numpy', 'pydantic', 'rich', 'numba') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["no-such-command"], "No such command"),
        (["deals"], "Missing argument"),
        (["deals", "two-rivers", "--draws", "many"], "--draws"),
        (["deals", "two-rivers", "--draws", "3"], "--draws"),
        (["deals", "two-rivers", "--as-of", "soon"], "'soon' is not a date"),
        (["deals", "two-rivers", "--as-of", "2031-02-30"], "2031-02-30"),
        (["positions", "two-rivers", "--issue", "boarder"], "neither an issue nor a track"),
        (["talks", "two-rivers", "--lever", "bribe"], "no lever here"),
        (
            ["talks", "two-rivers", "--one", "--path", "81", "--draws", "20", "--paths", "4"],
            "the run has paths 1 to 80",
        ),
        (["cases", "three-rivers"], "no case"),
        (["brief", "two-rivers", "--out", "no/such/folder/page.html"], "no place for a file"),
    ],
)
def test_wrong_usage_is_2_and_says_why(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    output = capsys.readouterr()
    assert said in " ".join(output.err.split())
    assert "Traceback" not in output.err
    assert output.out == ""


def test_a_missing_dossier_is_1_with_its_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deals", "two-river"]) == 1
    output = capsys.readouterr()
    assert "[missing-folder]" in output.err
    assert 'Did you mean "two-rivers"?' in output.err
    assert output.out == ""


def test_findings_go_to_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dossier.yaml").write_text("title: T\ntitle: U\n", encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 1
    output = capsys.readouterr()
    assert "dossier.yaml:2:1:" in output.err
    assert "error" in output.out
    assert main(["forecast", str(tmp_path)]) == 1
    assert "dossier.yaml:2:1:" in capsys.readouterr().err


def test_a_traceback_only_with_debug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr("detente.check", broken)
    assert main(["check", "two-rivers"]) == 70
    assert "a wheel came off" in capsys.readouterr().err
    with pytest.raises(RuntimeError, match="wheel"):
        main(["check", "two-rivers", "--debug"])


def test_a_reader_who_leaves_is_no_error() -> None:
    process = subprocess.Popen(
        [*COMMAND, "check", "two-rivers", "--json", "--quiet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert errors == b""


def test_colour_and_width_are_the_readers_choice() -> None:
    wide = detente("positions", "two-rivers", COLUMNS="140", NO_COLOR="1", TERM="dumb")
    narrow = detente("positions", "two-rivers", COLUMNS="60")
    assert "\x1b" not in wide.stdout + narrow.stdout
    assert 100 < max(map(len, wide.stdout.splitlines()[:20])) <= 140
    assert max(map(len, narrow.stdout.split("Moved")[0].splitlines())) <= 60


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_any_encoding_is_survived(encoding: str) -> None:
    done = subprocess.run(
        [*COMMAND, "positions", "two-rivers", "--as-of", "2031-04-03"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    assert "North Republic" in done.stdout.decode(encoding)


def test_an_issue_misspelt_is_told_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["positions", "two-rivers", "--issue", "bordr"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "Issues and tracks here: border, guarantee, army, dam, trade, land" in said
    assert 'Did you mean "border"?' in said


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("foo", "'foo' is no address of a cluster: missing port number in address 'foo'"),
        ("", "'' is no address of a cluster: missing port number in address ''"),
        ("tpc://10.0.0.5:8786", "unknown address scheme 'tpc'"),
        ("tcp://127.0.0.1:1", "No cluster answers at tcp://127.0.0.1:1 within 0.2 seconds"),
    ],
)
def test_a_mistyped_cluster_is_the_users_to_mend(
    address: str, why: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("detente.crews._WAIT", 0.2)
    asked = ["talks", "two-rivers", "--draws", "20", "--paths", "2", "--quiet"]
    assert main([*asked, "--cluster", address]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Error: ")
    assert why in said
    assert said.count("\n") == 1
    assert "name its address, such as tcp://127.0.0.1:8786" in said
    assert "fault of detente" not in said
