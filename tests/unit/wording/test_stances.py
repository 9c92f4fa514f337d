"""Stances and red lines read forwards, whatever the form in which they are written."""

from __future__ import annotations

import pytest

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.wants import RedLine
from detente.wording.stances import line_rule, quoted

LEAGUE, CONSULT, NOBODY = "“Troops of the Coast League”", "“A duty to consult”", "“Nobody”"
LINES = {
    "never one": ({"never": "troops"}, f"red line: never {LEAGUE}"),
    "at least": (
        {"at-least": "troops"},
        f"red line: never {NOBODY} or {CONSULT}, so at least {LEAGUE}",
    ),
    "at most": ({"at-most": "consult"}, f"red line: never {LEAGUE}, so at most {CONSULT}"),
    "at least the first": ({"at-least": "none"}, f"red line: at least {NOBODY}"),
    "both ends": (
        {"at-least": "consult", "at-most": "consult"},
        f"red line: never {NOBODY} or {LEAGUE}, so at least {CONSULT} and at most {CONSULT}",
    ),
    "unless": (
        {"never": "none", "unless": {"army": {"at-most": "cap-80k"}}},
        f"red line: never {NOBODY}, unless “50,000” or “80,000”",
    ),
}


@pytest.mark.parametrize("form", LINES)
def test_a_red_line_names_what_it_excludes_after_never(form: str, two_rivers: Dossier) -> None:
    written, told = LINES[form]
    line = RedLine.model_validate({"issue": "guarantee", "absolute": 0.5, **written})
    assert " ".join(line_rule(two_rivers, line, quoted(two_rivers))) == told
