"""What is believed after the answers: for now what was believed before them, said plainly."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.inference.answers import recorded_answers
from detente.shown import Result
from detente.worlds.inputs import Inputs


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Posterior(Result):
    """Beliefs after the evidence.

    Attributes
    ----------
    inputs : Inputs
    method : str
        ``prior``: nothing was learned from the answers.
    answers, objections, left_out : int
        Answers and objections on record that could teach something, and answers that could not.
    caution : str
        The same in words, for the reader of a result.
    """

    inputs: Inputs
    method: str
    answers: int
    objections: int
    left_out: int
    caution: str


def posterior(dossier: Dossier, inputs: Inputs) -> Posterior:
    """The beliefs that a study goes on with.

    In this version they are the prior: the estimates as the dossier states them. What parties
    answered is set beside what the model expected (:mod:`detente.inference.predictive`), and
    changes no number.
    """
    used, left = recorded_answers(dossier)
    objections = sum(len(answer.response.objects) for answer in used)
    caution = "What the parties want is taken as the dossier estimates it"
    if used:
        caution += (
            f": nothing was learned from the {_count(len(used), 'answer')} to drafts on record"
            + (f" and the {_count(objections, 'objection')} in them" if objections else "")
        )
    return Posterior(
        inputs=inputs,
        method="prior",
        answers=len(used),
        objections=objections,
        left_out=len(left),
        caution=caution + ".",
    )


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")
