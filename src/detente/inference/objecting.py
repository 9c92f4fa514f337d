"""Which points the model expected a party that says no to object to, beside those it did."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy  # its parts load when they are first asked for

from detente.arrays import Floats
from detente.behaviour.objections import objection_chance
from detente.dossier.model import Dossier
from detente.inference.answers import RecordedAnswer, recorded_answers
from detente.ranges import Range
from detente.seeds import stream
from detente.worlds.build import Worlds
from detente.worlds.slot import issues_for

#: Scale of the half-normal prior on the loss at which a party objects as often as not.
THRESHOLD_SCALE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedObjection:
    """The chance that a party which said no objects to one point.

    Attributes
    ----------
    draft, party, point : str
    objected : bool or None
        Whether it did; None where it named others and did not say that these were all.
    chance : Range
        Median over draws, and range.
    """

    draft: str
    party: str
    point: str
    objected: bool | None
    chance: Range


def predict_objections(dossier: Dossier, worlds: Worlds) -> tuple[PredictedObjection, ...]:
    """Every known point of each draft that was answered with a no, in order of date and point.

    Points on issues that do not count for the party are left out.

    Notes
    -----
    Section 7 of the model at its prior: a point is objected to the more, the more worth is lost
    there against the party's best option.
    """
    answers, _ = recorded_answers(dossier)
    return tuple(
        _predicted(worlds, answer, number, point)
        for answer in answers
        if not answer.said_yes
        for number, point in dossier.drafts[answer.draft].points.items()
        if point and not counted(dossier, answer).isdisjoint(point)
    )


def counted(dossier: Dossier, answer: RecordedAnswer) -> frozenset[str]:
    """The issues on which the party's leave is needed: what it thinks of others is not modelled."""
    return frozenset(issues_for(dossier, answer.party))


def _predicted(
    worlds: Worlds, answer: RecordedAnswer, number: str, point: dict[str, str]
) -> PredictedObjection:
    noise = worlds.inputs.column(f"behaviour.{answer.party}.noise")
    threshold = _thresholds(worlds, answer.party)
    chance = objection_chance(_lost(worlds, answer.party, point), threshold, noise)
    named = number in answer.response.objects
    silent = None if not answer.response.complete else False
    return PredictedObjection(
        draft=answer.draft,
        party=answer.party,
        point=number,
        # A point accepted by name is a point not objected to, complete list or not.
        objected=True if named else False if number in answer.response.accepts else silent,
        chance=Range.of(chance),
    )


def _lost(worlds: Worlds, party: str, point: dict[str, str]) -> Floats:
    """(draw,) worth lost at a point against the party's best options there."""
    value = worlds.value[:, worlds.parties.index(party)]
    lost = np.zeros(worlds.draws)
    for issue, option in point.items():
        at = worlds.issues.index(issue)
        options = worlds.options[at]
        worth = value[:, at, : len(options)]
        lost += worth.max(axis=1) - worth[:, options.index(option)]
    return lost


def _thresholds(worlds: Worlds, party: str) -> Floats:
    """(draw,) losses at which the party objects as often as not: half-normal."""
    uniforms = stream(worlds.inputs.seed, "estimate", f"objections.{party}").random(worlds.draws)
    half: Floats = scipy.special.ndtri(0.5 + uniforms / 2)
    return THRESHOLD_SCALE * half
