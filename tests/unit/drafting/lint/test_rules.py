"""Every rule has words, a mend, a draft that raises it and one that does not."""

from __future__ import annotations

import re

import pytest

from detente.drafting.lint.catalogue import RULES
from detente.drafting.lint.run import CHECKS, lint_text
from detente.drafting.points import Conflict

MAPPED = (Conflict(issue="border", points={"1": "ridge", "2": "front"}),)
"""As the dossier would map the example of two options."""


def raised(rule: str, raw: str) -> set[str]:
    conflicts = MAPPED if rule == "two-options" and "front" in raw else ()
    return {finding.rule for finding in lint_text(raw, conflicts=conflicts).findings}


def test_every_rule_is_checked_and_every_check_is_a_rule() -> None:
    assert CHECKS.keys() == RULES.keys()


@pytest.mark.parametrize("name", RULES)
def test_a_rule_speaks_up_on_its_example_and_is_silent_once_it_is_mended(name: str) -> None:
    assert name in raised(name, RULES[name].raises)
    assert name not in raised(name, RULES[name].passes)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_in_words(name: str) -> None:
    rule = RULES[name]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert all(text.endswith(".") for text in (rule.said, rule.mend, rule.why))
    assert len(re.findall(r"[.;:] [A-Z]", rule.said)) == 0, "one sentence"
    assert not rule.title.endswith(".")
