"""A question in words: what is asked, what is known so far, what hangs on it, what to type."""

from __future__ import annotations

from detente.asking.questions import Question
from detente.dossier.inputs.kind import COUNTED
from detente.dossier.model.dossier import Dossier
from detente.levers.tornado import Swing
from detente.wording import names
from detente.wording.commands import asked as words
from detente.wording.inputs import ends
from detente.wording.numbers import moved


def what(question: Question, dossier: Dossier) -> str:
    """What is asked, in one line."""
    of = question.bearing
    if question.today is not None:
        return question.kind.label.format(party=names.party(dossier, question.party))
    if of is None:
        return question.input.label
    return words.months(
        names.said_party(dossier, question.party),
        names.option(dossier, of.issue, of.worst),
        names.option(dossier, of.issue, of.best),
        names.issue(dossier, of.issue),
        war=dossier.war is not None,
    )


def meaning(question: Question) -> str:
    """What the number is, as the reference has it; empty where no file states it."""
    field = question.kind.field
    return "" if field is None else field.meaning


def so_far(question: Question) -> str:
    """What is known so far: the default and why it is what it is, or the estimate and its reason.

    In months, too, where months are asked; against today's worth where it counts from there.
    """
    entry = question.input
    stated = str(entry.estimate)
    if question.today is not None:
        stated = words.against_today(stated, question.today)
    elif question.bearing is not None and entry.estimate is not None:
        months = question.bearing.months(entry.estimate)
        stated = words.in_months(stated, None if months is None else str(months))
    if entry.default:
        return words.default(stated, entry.assumption)
    return words.so_far(stated, entry.why)


def matters(question: Question, dossier: Dossier, *, deal: bool = False) -> str:
    """What the answer moves: the chance at either end, or what it is worth to know for a choice."""
    if question.swing is None:
        return words.worth(moved(question.worth, question.error))
    return words.swing(*_ends(question, question.swing, dossier), deal=deal)


def _ends(
    question: Question, swing: Swing, dossier: Dossier
) -> tuple[tuple[str, float], tuple[str, float]]:
    """What the chance is at either end, the end that is told first before the other."""
    if question.bearing is not None:
        return (words.FEW, swing.at_high), (words.MANY, swing.at_low)
    told = ends(dossier, question.input, swing.label, (swing.low, swing.high))
    low, high = (swing.low, swing.at_low), (swing.high, swing.at_high)
    first, second = (high, low) if told.flipped else (low, high)
    return (
        (words.at_end(told.first, first[0]), first[1]),
        (words.at_end(told.second, second[0]), second[1]),
    )


def unit(question: Question) -> str:
    """In what the number is counted, in words; empty where that is plain."""
    field = question.kind.field
    return COUNTED.get(
        "months" if question.bearing else field.unit if field is not None else "", ""
    )
