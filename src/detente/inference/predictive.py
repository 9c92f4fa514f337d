"""What chance the model gave to each answer on record, before it had learned from any."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.behaviour.choice import Manner, yes_chance
from detente.dealspace.chance import Chance, over_draws, weighted_quantiles
from detente.dossier.inputs.registry.acting import BARGAINING_NO, FIRMNESS, NOISE, YES_FOR_SHOW
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Stance
from detente.drafting.points import draft_package
from detente.inference.answers import RecordedAnswer, recorded_answers
from detente.inference.beliefs import Beliefs, weights_without
from detente.shown import Result
from detente.worlds.build import Worlds
from detente.worlds.packages import crossed, gain, package_numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictedAnswer(Result):
    """The chance that the model gave to what a party answered.

    Attributes
    ----------
    draft, party : str
    date : When
    stance : str
        As recorded.
    said_yes : bool
        How the model reads it: a yes, or a no to the draft as it stood.
    chance : Chance
        Of that answer, with its range over draws.
    unknown_points, points : int
        Points of the draft that no source gives (they stand at today's state), and all of them.
    """

    draft: str
    party: str
    date: When
    stance: Stance
    said_yes: bool
    chance: Chance
    unknown_points: int
    points: int


def predict_answers(
    dossier: Dossier, worlds: Worlds, largest_gain: Floats
) -> tuple[PredictedAnswer, ...]:
    """The chance the model gave, at its prior, to each answer on record, in order of date.

    Parameters
    ----------
    dossier : Dossier
    worlds : Worlds
        At the dossier's own inputs.
    largest_gain : (row, party) array
        The largest gain of each required party in the zone of each row, NaN where there is none.

    Notes
    -----
    Section 6 of the model with each party as firm as at the start of its talks. The no-deal values
    are those of the dossier's day, also for an answer given before. Answers of which the model says
    nothing are named by :func:`detente.inference.answers.recorded_answers`.
    """
    answers, _ = recorded_answers(dossier)
    found = []
    for answer in answers:
        by_draw = answer_chances(worlds, answer, largest_gain)
        found.append(
            PredictedAnswer(
                draft=answer.draft,
                party=answer.party,
                date=answer.date,
                stance=answer.stance,
                said_yes=answer.said_yes,
                chance=over_draws(by_draw),
                unknown_points=len(answer.package.unknown),
                points=answer.package.points,
            )
        )
    return tuple(found)


def foretold(dossier: Dossier, learned: Beliefs) -> tuple[PredictedAnswer, ...]:
    """The chance the model gave to each answer on record, learned from all else, in order of date.

    Also to those of which it says nothing at its prior, since points of the draft are unknown.
    """
    if learned.sampled is None:
        return ()
    weights = weights_without(learned.sampled.chances)
    found = []
    for n, piece in enumerate(learned.pieces):
        if piece.draft is None:
            continue
        by_draw, weight = learned.answers[:, n], weights[:, n]
        value = float(learned.without[n])
        low, high = weighted_quantiles(by_draw, weight, (0.05, 0.95))
        spread = np.sqrt(np.average((by_draw - value) ** 2, weights=weight))
        effective = weight.sum() ** 2 / (weight**2).sum()
        package = draft_package(dossier, piece.draft)
        found.append(
            PredictedAnswer(
                draft=piece.draft,
                party=piece.party,
                date=piece.date,
                stance=piece.stance,
                said_yes=piece.reading == "yes",
                chance=Chance(
                    value=value,
                    low=min(float(low), value),
                    high=max(float(high), value),
                    error=float(spread / np.sqrt(effective)),
                ),
                unknown_points=len(package.unknown),
                points=package.points,
            )
        )
    return tuple(sorted(found, key=lambda one: one.date.earliest))


def unlearned(dossier: Dossier) -> str:
    """What is on record and teaches nothing where it is not let move the estimates, in words."""
    used, _ = recorded_answers(dossier)
    objections = sum(len(answer.response.objects) for answer in used)
    caution = "What the parties want is taken as the dossier estimates it"
    if used:
        caution += (
            f": nothing was learned from the {_count(len(used), 'answer')} to drafts on record"
            + (f" and the {_count(objections, 'objection')} in them" if objections else "")
        )
    return caution + "."


def _count(number: int, what: str) -> str:
    return f"{number} {what}" + ("" if number == 1 else "s")


def answer_chances(worlds: Worlds, answer: RecordedAnswer, largest_gain: Floats) -> Floats:
    """(draw,) chance of what the party answered, in each draw."""
    package = package_numbers(worlds, [answer.package.options])
    party = worlds.parties.index(answer.party)
    yes = yes_chances(worlds, party, package, largest_gain)
    return yes if answer.said_yes else 1.0 - yes


def yes_chances(worlds: Worlds, at: int, package: Ints, largest_gain: Floats) -> Floats:
    """(draw,) chance that one required party says yes to a package (1, issue) as it stands."""
    gains = gain(worlds, package)[:, at, 0]
    return yes_to_gains(worlds, at, gains, _shut(worlds, at, package), largest_gain)


def yes_to_gains(
    worlds: Worlds, at: int, gains: Floats, shut: Floats, largest_gain: Floats
) -> Floats:
    """(draw,) chance of a yes to what gains a party so much, by the chance that a line shuts it.

    Parameters
    ----------
    worlds : Worlds
    at : int
        Which party.
    gains, shut : (draw,)
    largest_gain : (row, required party)
    """
    inputs = worlds.inputs
    largest = np.nan_to_num(largest_gain[:, worlds.required.index(at)], nan=0.0)
    firmness, noise, show, no = (
        inputs.column(kind.of(party=worlds.parties[at]))[worlds.draw_of_row]
        for kind in (FIRMNESS, NOISE, YES_FOR_SHOW, BARGAINING_NO)
    )
    asked = firmness * largest
    manner = Manner(noise=noise, yes_for_show=show, bargaining_no=no)
    willing = yes_chance(gains[worlds.draw_of_row], asked, manner)
    excluded = yes_chance(np.full(worlds.rows, -np.inf), asked, manner)
    return (1.0 - shut) * _by_draw(worlds, willing) + shut * _by_draw(worlds, excluded)


def _shut(worlds: Worlds, party: int, package: Ints) -> Floats:
    """(draw,) chance that a line of the party which the package crosses is absolute.

    Taken from the stated chances, not from the few rows of a draw, which would only add noise.
    """
    return shut_by(worlds, party, crossed(worlds, package)[:, 0])


def shut_by(worlds: Worlds, party: int, crosses: Bools) -> Floats:
    """(draw,) the same, by which lines (line,) are crossed."""
    own = np.array([line.party == party for line in worlds.lines], dtype=bool)
    kept: Floats = np.prod(1.0 - worlds.line_absolute[:, crosses & own], axis=1)
    return 1.0 - kept


def _by_draw(worlds: Worlds, rows: Floats) -> Floats:
    """(draw,) mean over the rows of each draw."""
    total = np.bincount(worlds.draw_of_row, weights=rows, minlength=worlds.draws)
    return total / np.bincount(worlds.draw_of_row, minlength=worlds.draws)
