"""What commands answer on the worked cases keeps to the schemas that are published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import detente
from detente.answers.catalogue import ANSWERS
from detente.cli.main import main

SCHEMAS = Path(__file__).parents[3] / "docs" / "reference" / "answers"
CASES = ("ukraine-2025", "pretoria-2022", "vienna-2015")
TINY = ["--draws", "20", "--quiet"]
PLAYED = [*TINY, "--paths", "2"]
ON_RECORD = {"forecast-save", "forecast-resolve", "forecast-score", "forecast-backtest"}
ELSEWHERE = {
    "new", "import", "read", "review", "drafts-add", "class", "class-new", *ON_RECORD
}  # fmt: skip
"""Commands that begin from something else than a case; ``tests/unit/cli`` has their answers."""


def published(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def asked(case: str) -> dict[str, list[str]]:
    """What stands on the command line, by the answer that it asks for."""
    known = detente.read(case)
    issue, record = next(iter(known.issues.items()))
    lever = next(id for id in known.levers if id != "hold-course")
    texts = sorted(known.texts)[:2]
    drafts = {"drafts-compare": ["drafts", "compare", case, *texts]} if len(texts) == 2 else {}
    on_table = next((id for id in known.drafts if any(known.drafts[id].points.values())), None)
    if on_table is not None:
        drafts["drafts-next"] = ["drafts", "next", case, on_table, "--draws", "20"]
    if texts:
        drafts["drafts-lint"] = ["drafts", "lint", case, texts[0]]
        drafts["drafts-matrix"] = ["drafts", "matrix", case, texts[0]]
    of_two = {"look-ahead": ["talks", case, "--look-ahead", *TINY]}
    return {
        **(of_two if len(known.required) == 2 else {}),
        **drafts,
        "check": ["check", case],
        "drafts": ["drafts", case],
        "drafts-objections": ["drafts", "objections", case],
        "drafts-lineage": ["drafts", "lineage", case],
        "drafts-path": ["drafts", "path", case, "--draws", "20"],
        "positions": ["positions", case, "--since", "2010-01-01"],
        "show": ["show", case, known.statements[0].id],
        "export": ["export", "xlsx", case, f"{case}.xlsx"],
        "cases": ["cases"],
        "package": ["deals", case, "--package", f"{issue}={next(iter(record.options))}", *TINY],
        "brief": ["brief", case, *PLAYED],
        "deals": ["deals", case, *TINY],
        "levers": ["levers", case, *PLAYED],
        "learn": ["learn", case, *TINY],
        "talks": ["talks", case, "--lever", lever, *PLAYED],
        "story": ["talks", case, "--one", *PLAYED],
        "forecast": ["forecast", case, *PLAYED],
    }


@pytest.mark.usefixtures("kept_for_all")
@pytest.mark.parametrize("case", CASES)
def test_answers_on_a_case_keep_to_the_published_schemas(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    commands = asked(case)
    some = {"look-ahead", "drafts-compare", "drafts-next", "drafts-lint", "drafts-matrix"}
    assert commands.keys() | some == ANSWERS.keys() - ELSEWHERE
    for name, words in commands.items():
        assert main([*words, "--json"]) == 0, words
        answer = json.loads(capsys.readouterr().out)
        jsonschema.validate(answer, published(name))


def test_every_answer_has_a_published_schema() -> None:
    assert {path.name.removesuffix(".schema.json") for path in SCHEMAS.glob("*.json")} == set(
        ANSWERS
    )
