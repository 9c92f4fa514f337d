"""Where a dossier has no war, no answer speaks of one: page, pictures, ten lines, every command."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from detente.cli.main import app

WORDS = re.compile(
    r"\b(?:wars?|warring|belligerents?|dictat\w*|exhaust\w*|fight\w*|fought|battle\w*|armies"
    r"|front(?:line)?s?)\b",
    re.IGNORECASE,
)
FEW = ("--draws", "40", "--quiet")
COMMANDS = {
    "check": ("check",),
    "positions": ("positions",),
    "deals": ("deals", *FEW),
    "talks": ("talks", *FEW, "--paths", "8"),
    "levers": ("levers", *FEW, "--paths", "8"),
    "forecast": ("forecast", *FEW, "--paths", "8"),
    "brief": ("brief", *FEW, "--paths", "8"),
}


def party(name: str, order: str, best: tuple[str, str]) -> dict[str, Any]:
    worth = {"hours": f"best-to-worst {best[0]}", "pay": f"best-to-worst {best[1]}"}
    wants = {"order": order, "worth": worth, "why": "guess"}
    return {"name": name, "kind": "stakeholder", "consent": "required", "wants": wants}


STRIKE: dict[str, Any] = {
    "title": "A strike",
    "as-of": "2031-05-12",
    "parties": {
        "union": party("The union", "pay > hours", ("short, middle, long", "high, low")),
        "owners": party("The owners", "pay > hours", ("long, middle, short", "low, high")),
        "city": {"name": "The city", "kind": "mediator"},
    },
    "issues": {
        "hours": {"name": "Hours a week", "today": "long",
                  "options": {"short": "35", "middle": "38", "long": "40"}},
        "pay": {"name": "Pay", "today": "low", "options": {"low": "As now", "high": "A tenth on"}},
    },
    "forecast": {"event": "settlement signed", "by": ["2031-07-01"]},
    "levers": {"hold-course": {"name": "Hold the course", "by": "city"},
               "leave": {"name": "Leave", "by": "city", "ends-mediation": True}},
    "assumptions": {"guess": "A guess."},
}  # fmt: skip
STANDOFF = {
    "why": "guess",
    "lapses-in-months": 6,
    "union": {"cost-per-month": "0.03 (0.01..0.05)", "fallback": "0.1 (0..0.3)"},
    "owners": {"cost-per-month": "0.02 (0..0.04)", "fallback": "0.3 (0..0.5)"},
}
CASES = {"nothing stated": STRIKE, "a standoff": {**STRIKE, "standoff": STANDOFF}}


@pytest.fixture(scope="module", params=[*CASES, "vienna-2015"])
def dossier(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    if request.param not in CASES:
        return str(request.param)
    folder = tmp_path_factory.mktemp("strike")
    text = json.dumps(CASES[request.param], ensure_ascii=False)
    (folder / "dossier.yaml").write_text(text, encoding="utf-8")
    return str(folder)


def said(text: str) -> Iterator[str]:
    """Every word of war in a text, with what stands around it."""
    for match in WORDS.finditer(text):
        yield text[max(0, match.start() - 40) : match.end() + 30].replace("\n", " ")


@pytest.mark.usefixtures("kept_for_all")
@pytest.mark.parametrize("form", ["words", "json"])
@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_speaks_of_war(command: str, form: str, dossier: str, tmp_path: Path) -> None:
    arguments = [COMMANDS[command][0], dossier, *COMMANDS[command][1:]]
    page = tmp_path / "brief.html"
    if command == "brief":
        arguments += ["--out", str(page)]
    result = CliRunner().invoke(app, [*arguments, *(["--json"] if form == "json" else [])])
    assert result.exit_code in (0, 1), result.output
    assert len(result.stdout) > 10
    assert list(said(result.stdout)) == []
    if command == "brief":
        shown = re.sub(r"<style>.*?</style>", "", page.read_text("utf-8"), flags=re.DOTALL)
        # Text, titles and descriptions of pictures, and what is read aloud.
        spoken = re.sub(r'\b(?:class|id|href|d|for)="[^"]*"', "", shown)
        assert list(said(html.unescape(spoken))) == []


@pytest.mark.usefixtures("kept_for_all")
def test_the_ten_lines_say_that_nobody_stated_what_going_on_is_worth(tmp_path: Path) -> None:
    said_of = {}
    for name, content in CASES.items():
        folder = tmp_path / name.replace(" ", "-")
        folder.mkdir()
        (folder / "dossier.yaml").write_text(json.dumps(content), encoding="utf-8")
        arguments = ["brief", str(folder), *FEW, "--paths", "8", "--out", str(tmp_path / "a.html")]
        lines = CliRunner().invoke(app, arguments).stdout
        assert len(lines.splitlines()) <= 10
        said_of[name] = " ".join(lines.split())
    guess = "nobody says what going on without a deal is worth to"
    assert guess in said_of["nothing stated"]
    assert guess not in said_of["a standoff"]


def test_the_words_looked_for_are_found() -> None:
    assert len(list(said("Months of war; fighting over, exhausted; the front, a battle"))) == 5
    assert list(said("warn, aware, frontier, forefront, towards")) == []
