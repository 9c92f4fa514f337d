"""What a drafter has silenced in the text itself, and why."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from detente.dossier.points import Numbered, remarks
from detente.drafting.lint.catalogue import RULES

_SILENCE = re.compile(r"<!--\s*lint:\s*ignore\s+([a-z, -]+?)\s*(?::\s*(.*?))?\s*-->", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A remark that silences a rule for one point; for the whole, above the first point.

    Attributes
    ----------
    rule : str
    point : str
        Its number; empty above the first point.
    reason : str
        Why; a silence without a reason silences nothing.
    line : int
    """

    rule: str
    point: str
    reason: str
    line: int


def silences_in(raw: str, text: Numbered) -> tuple[Silence, ...]:
    """The silences of a draft.

    Examples
    --------
    >>> from detente.dossier.points import numbered
    >>> raw = "1. Robust help. <!-- lint: ignore vague-word: settled in annex B -->"
    >>> [(one.rule, one.point, one.reason) for one in silences_in(raw, numbered(raw))]
    [('vague-word', '1', 'settled in annex B')]
    """
    made = []
    ends = [match.start() for match in re.finditer("\n", raw)]
    lines = [point.line for point in text.points]
    for start, end in remarks(raw):
        match = _SILENCE.fullmatch(raw[start:end])
        if match is None:
            continue
        line = bisect(ends, start - 1) + 1
        before = bisect(lines, line)
        reason = " ".join((match[2] or "").split())
        point = text.points[before - 1].number if before else ""
        made += [
            Silence(rule=rule, point=point, reason=reason, line=line)
            for rule in re.split(r"[,\s]+", match[1].strip())
        ]
    return tuple(made)


def doubts(silences: Iterable[Silence], used: Iterable[Silence]) -> tuple[str, ...]:
    """What is wrong with silences: no such rule, no reason, nothing to silence."""
    held = set(used)
    told = []
    for one in silences:
        if one.rule not in RULES:
            told.append(f"Line {one.line}: no rule is called {one.rule!r}.")
        elif not one.reason:
            told.append(
                f"Line {one.line}: {one.rule} is silenced without a reason, so it is not: "
                f"<!-- lint: ignore {one.rule}: why -->."
            )
        elif one not in held:
            told.append(f"Line {one.line}: {one.rule} has nothing to say here any more.")
    return tuple(told)
