"""Every rule of drafting by its name, for the messages and for the reference page."""

from __future__ import annotations

from detente.drafting.lint.clause_rules import CLAUSE_RULES
from detente.drafting.lint.rule import Rule
from detente.drafting.lint.whole_rules import WHOLE_RULES
from detente.drafting.lint.word_rules import WORD_RULES

GROUPS: dict[str, dict[str, Rule]] = {
    "Points": CLAUSE_RULES,
    "Words": WORD_RULES,
    "The whole": WHOLE_RULES,
}
RULES: dict[str, Rule] = {**CLAUSE_RULES, **WORD_RULES, **WHOLE_RULES}
