"""``detente learn``: twice the error after each ±, and what is asked for without being played."""

from __future__ import annotations

import json
import re

import pytest

from detente.cli.main import main

pytestmark = pytest.mark.usefixtures("kept_for_all")


def test_after_each_figure_stands_twice_its_error(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["learn", "two-rivers", "--draws", "100", "--quiet"]
    assert main([*words, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert main(words) == 0
    printed = capsys.readouterr().out
    assert " ".join(printed.split()).count("give or take twice the error") == 2
    pieces, _, asked = printed.partition("What to ask next")
    shown = [float(error) for error in re.findall(r"\d ±(\d+\.\d)$", pieces, re.MULTILINE)]
    meant = [200 * one["error"] for one in found["pieces"]]
    assert shown == pytest.approx(meant, abs=0.0501)
    assert max(shown) > 1.0
    first = re.search(r"^ 1 .*? ±(\d+\.\d)$", asked, re.MULTILINE)
    assert first is not None
    error = found["ask_next"]["observations"][0]["zone"]["error"]
    assert float(first[1]) == pytest.approx(200 * error, abs=0.0501)


@pytest.mark.parametrize("option", [("--by", "choice"), ("--by", "deal"), ("--paths", "64")])
def test_what_only_what_to_ask_next_needs_is_refused_without_it(
    option: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["learn", "two-rivers", *option]) == 2
    assert f"{option[0]}: What is on record teaches without talks" in capsys.readouterr().err
