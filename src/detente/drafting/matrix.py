"""The implementation matrix of a draft: what is to be done, by whom, by when, watched by whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.dossier.points import Numbered
from detente.drafting.clauses import Clause, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Stipulation:
    """One row of the matrix; what the draft does not say is empty.

    Attributes
    ----------
    point : str
    text : str
        With the label before it, if there is one.
    actor, deadline, measure, verifier, breach, dispute, payer : str
        Words of the draft.
    """

    point: str
    text: str
    actor: str
    deadline: str
    measure: str
    verifier: str
    breach: str
    dispute: str
    payer: str


def matrix(text: Numbered, told: Iterable[Clause]) -> tuple[Stipulation, ...]:
    """The stipulations of a draft, in order: every clause that says what is to be or be done.

    Parameters
    ----------
    text : Numbered
    told : iterable of Clause
        Its clauses.

    References
    ----------
    Joshi, M., Quinn, J. M. & Regan, P. M. (2015). Annualized implementation data on comprehensive
    intrastate peace accords, 1989-2012. Journal of Peace Research 52(4).

    Examples
    --------
    >>> from detente.drafting.clauses import clauses
    >>> from detente.dossier.points import numbered
    >>> draft = numbered("1. North and South: both parties leave the ridge by 1 May.")
    >>> row, = matrix(draft, clauses(draft))
    >>> row.text, row.actor, row.deadline
    ('North and South: both parties leave the ridge by 1 May', 'both parties', 'by 1 May')
    """
    points = {point.number: point.text for point in text.points}
    return tuple(_row(clause, points[clause.point]) for clause in told if clause.words.text)


def _row(clause: Clause, text: str) -> Stipulation:
    start = clause.label.start if clause.label else clause.words.start
    return Stipulation(
        point=clause.point,
        text=text[start : clause.words.end],
        actor=_said(clause.actor),
        deadline=_said(clause.deadline),
        measure=_said(clause.measure),
        verifier=_said(clause.verifier),
        breach=_said(clause.breach),
        dispute=_said(clause.dispute),
        payer=_said(clause.payer),
    )


def _said(words: Words | None) -> str:
    return words.text if words else ""
