"""A draft held to every rule."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from detente.dossier.model.dossier import Dossier
from detente.dossier.points import Numbered, numbered
from detente.drafting.clauses import Clause, clauses
from detente.drafting.lint.catalogue import RULES
from detente.drafting.lint.clause_checks import CLAUSE_CHECKS
from detente.drafting.lint.draft import Draft, Hit, is_english
from detente.drafting.lint.rule import Level
from detente.drafting.lint.silences import Silence, doubts, silences_in
from detente.drafting.lint.whole_checks import WHOLE_CHECKS
from detente.drafting.lint.word_checks import WORD_CHECKS
from detente.drafting.points import Conflict, draft_package

CHECKS = {**CLAUSE_CHECKS, **WORD_CHECKS, **WHOLE_CHECKS}
_READ_ANYWHERE = frozenset(
    ["vague-word", "wish", "dangling-reference", "missed-reference", "two-options"]
)
NOT_ENGLISH = (
    "This text is not English: vague words, wishes and references are looked for, and what it "
    "does not say is not."
)
_MOST_WORDS = 160
_INNER = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True, kw_only=True)
class LintFinding:
    """What a rule says of a place.

    Attributes
    ----------
    rule, level : str
    point : str
        Its number; empty where the whole draft is meant.
    line : int
        The line on which the point begins; 1 for the whole.
    words : str
        Of the point; empty for the whole.
    start, end : int
        Where they stand in the point's text.
    said, mend : str
        One sentence, and how it is mended.
    silenced : str or None
        The reason why it is silenced, where it is.
    """

    rule: str
    level: Level
    point: str
    line: int
    words: str
    start: int
    end: int
    said: str
    mend: str
    silenced: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LintReport:
    """What the rules say of a draft.

    Attributes
    ----------
    text : Numbered
    clauses : tuple of Clause
    findings : tuple of LintFinding
        In the order of points, those about the whole first; silenced ones are among them.
    cautions : tuple of str
    """

    text: Numbered
    clauses: tuple[Clause, ...]
    findings: tuple[LintFinding, ...]
    cautions: tuple[str, ...]

    def open(self, level: Level | None = None) -> tuple[LintFinding, ...]:
        """The findings that are not silenced, of one level or of both."""
        return tuple(
            one for one in self.findings if one.silenced is None and level in (None, one.level)
        )


def lint_text(
    raw: str, *, names: Iterable[str] = (), conflicts: tuple[Conflict, ...] = ()
) -> LintReport:
    """A draft's text held to every rule.

    Parameters
    ----------
    raw : str
        Markdown or plain, with numbered points.
    names : iterable of str
        Names of parties, beside those that the text shows to be names.
    conflicts : tuple of Conflict
        Points that are known to answer an issue differently.

    Examples
    --------
    >>> report = lint_text("1. The dam opens in May. The south receives robust help.")
    >>> [(one.rule, one.point, one.words) for one in report.findings]
    [('vague-word', '1', 'robust')]
    """
    text = numbered(raw)
    told = clauses(text, names)
    by_point = {point.number: list[Clause]() for point in text.points}
    for clause in told:
        by_point[clause.point].append(clause)
    draft = Draft(
        raw=raw,
        text=text,
        clauses={number: tuple(held) for number, held in by_point.items()},
        english=is_english(" ".join([text.preamble, *(point.text for point in text.points)])),
        conflicts=conflicts,
    )
    silences = silences_in(raw, text)
    findings, used = _silenced(_findings(draft), silences)
    cautions = [*text.cautions, *doubts(silences, used)]
    if not draft.english and text.points:
        cautions.append(NOT_ENGLISH)
    return LintReport(text=text, clauses=told, findings=findings, cautions=tuple(cautions))


def lint_draft(dossier: Dossier, draft: str) -> LintReport:
    """A draft of a dossier held to every rule.

    Parameters
    ----------
    dossier : Dossier
    draft : str
        Id of a draft whose text the dossier has.

    Raises
    ------
    ValueError
        If the dossier has no text of it.
    """
    if draft not in dossier.texts:
        raise ValueError(f"the dossier has no text of the draft {draft!r}")
    names = [party.name for party in dossier.parties.values()]
    conflicts = draft_package(dossier, draft).conflicts
    return lint_text(dossier.texts[draft], names=names, conflicts=conflicts)


def _findings(draft: Draft) -> list[LintFinding]:
    order = {point.number: n for n, point in enumerate(draft.text.points, start=1)}
    made = [
        _finding(rule, hit, draft)
        for rule, check in CHECKS.items()
        if draft.english or rule in _READ_ANYWHERE
        for hit in check(draft)
    ]
    return sorted(made, key=lambda one: (order.get(one.point, 0), one.start))


def _finding(name: str, hit: Hit, draft: Draft) -> LintFinding:
    rule, point = RULES[name], draft.text.get(hit.point)
    words = hit.words.text if hit.words else ""
    short = words if len(words) <= _MOST_WORDS else words[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"
    quoted = re.fullmatch(r"[“\"]([^“”\"]*)[”\"]", short)
    inner = quoted[1] if quoted else short.translate(_INNER)
    return LintFinding(
        rule=name,
        level=rule.level,
        point=hit.point,
        line=point.line if point else 1,
        words=words,
        start=hit.words.start if hit.words else 0,
        end=hit.words.end if hit.words else 0,
        said=rule.said.format(words=inner, more=hit.more),
        mend=rule.mend,
    )


def _silenced(
    findings: Iterable[LintFinding], silences: Iterable[Silence]
) -> tuple[tuple[LintFinding, ...], list[Silence]]:
    held = {(one.rule, one.point): one for one in silences if one.reason}
    made, used = [], []
    for one in findings:
        silence = held.get((one.rule, one.point))
        if silence:
            used.append(silence)
            one = replace(one, silenced=silence.reason)
        made.append(one)
    return tuple(made), used
