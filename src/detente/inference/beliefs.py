"""What is believed after the record: draws of the inputs, given all that was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy  # its parts load when they are first asked for

from detente.arrays import Floats, Ints
from detente.dealspace.solutions import ideal_within
from detente.dealspace.zone import zone
from detente.dossier.inputs.registry.wants import ABSOLUTE
from detente.dossier.model.dossier import Dossier
from detente.inference._record import LOWEST
from detente.inference.coordinates import SHARED, Coordinate, Stream
from detente.inference.evidence import LeftOut, Piece, evidence
from detente.inference.layout import Laid, lay_record
from detente.inference.sampling import Sampled, answers_at, sample
from detente.keeping import Keep, anew, silent
from detente.seeds import stream
from detente.shown import Result
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import Inputs, inputs_at, uniforms
from detente.worlds.space import space

_ROOM_DRAWS = 200
_ROOM_ROWS = 2
_PRIOR_POINTS = 2_000
_TINY = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beliefs(Result):
    """Beliefs after the evidence.

    Attributes
    ----------
    inputs : Inputs
        Every uncertain number, drawn given the record; those of which it can tell nothing are the
        prior's own draws.
    prior : Inputs
        The estimates as the dossier states them.
    pieces : tuple of Piece
        What taught, by party.
    left_out : tuple of LeftOut
        What is on record and teaches nothing, and why.
    before : (piece,)
        The chance the model gave to each piece before it had learned from any: of an answer,
        whichever points were named with it.
    without : (piece,)
        The chance it gives to each, learned from all others (leave-one-out).
    answers : (draw, piece)
        The same chance at each draw.
    sampled : Sampled or None
        The draws themselves; None where nothing taught.
    names : tuple of str
        The inputs that were learned of.
    coordinates : tuple of Coordinate
        What stands behind them, by the columns of the draws.
    """

    inputs: Inputs
    prior: Inputs
    pieces: tuple[Piece, ...]
    left_out: tuple[LeftOut, ...]
    before: Floats
    without: Floats
    answers: Floats
    sampled: Sampled | None
    names: tuple[str, ...]
    coordinates: tuple[Coordinate, ...]

    @property
    def points(self) -> Mapping[Stream, Floats]:
        """(draw,) the standard normal numbers behind what was learned of, by stream."""
        if self.sampled is None:
            return {}
        return {
            one.stream: self.sampled.points[:, n]
            for n, one in enumerate(self.coordinates)
            if one.free
        }


def beliefs(
    dossier: Dossier,
    prior: Inputs,
    *,
    began: dt.date,
    knower: str | None = None,
    since: dt.date | None = None,
    keep: Keep = anew,
    progress: Callable[[str, float], None] | None = None,
) -> Beliefs:
    """The beliefs that follow from the estimates and from what is on record.

    Parameters
    ----------
    dossier : Dossier
    prior : Inputs
        As :func:`detente.worlds.inputs.draw_inputs` gives them.
    began : datetime.date
        When the talks began: what parties ask for falls as they go on.
    knower : str, optional
        The party as whose knowledge the record is read; everybody's if not given.
    since : datetime.date, optional
        The day on which the estimates were made, if they do not know the whole record.

    Notes
    -----
    The joint posterior of every number on which some piece of the record depends (model, section
    7): each party's weights, worths, no-deal value, red lines, firmness and noise, and what parties
    share, such as the balance of the war. The share of all it could gain that the zone leaves a
    party is as it is over the prior's own draws. A line is absolute or not, for all answers at
    once; what is handed on is the chance that it is, given the rest of the draw and the record.
    """
    found = evidence(dossier, knower=knower, since=since)
    if not found.pieces:
        return _unchanged(prior, found.left_out)
    laid = lay(dossier, prior, found.pieces, began=began)
    sampled = keep(
        sample,
        laid.record,
        blocks_of(laid),
        draws=prior.draws,
        seed=prior.seed,
        progress=progress or silent,
    )
    points = stream(prior.seed, "learn", "prior").standard_normal(
        (_PRIOR_POINTS, len(laid.coordinates))
    )
    answers = answers_at(laid.record, sampled.points)
    return Beliefs(
        inputs=learned_inputs(dossier, prior, laid, sampled),
        prior=prior,
        pieces=laid.pieces,
        left_out=found.left_out,
        before=answers_at(laid.record, points).mean(axis=0),
        without=leave_one_out(sampled.chances, answers),
        answers=answers,
        sampled=sampled,
        names=_names(laid),
        coordinates=laid.coordinates,
    )


def lay(dossier: Dossier, inputs: Inputs, pieces: Sequence[Piece], *, began: dt.date) -> Laid:
    """Pieces laid out, beside what the zone leaves each party in some of these draws."""
    small = replace(inputs, values=inputs.values[:_ROOM_DRAWS])
    worlds = build_worlds(dossier, small, inner=_ROOM_ROWS)
    return lay_record(dossier, worlds, pieces, began=began, room=room_of(worlds))


def blocks_of(laid: Laid) -> tuple[Ints, Ints]:
    """The free coordinates, party after party, then those shared; and where each block begins."""
    owners = [*range(len(laid.parties)), SHARED]
    blocks = [
        [n for n, one in enumerate(laid.coordinates) if one.free and one.owner == owner]
        for owner in owners
    ]
    members = np.array([n for block in blocks for n in block], dtype=np.int64)
    return members, np.cumsum([0, *map(len, blocks)]).astype(np.int64)


def learned_inputs(dossier: Dossier, prior: Inputs, laid: Laid, sampled: Sampled) -> Inputs:
    """The inputs at the draws; each line's chance is that which the record leaves it."""
    inside = scipy.special.ndtr(np.clip(sampled.points, LOWEST, -LOWEST))
    known: dict[Stream, Floats] = {
        one.stream: np.clip(inside[:, n], _TINY, 1.0 - _TINY)
        for n, one in enumerate(laid.coordinates)
        if one.free
    }

    def numbers(*name: str) -> Floats:
        return known[name] if name in known else uniforms(prior.draws, prior.seed, *name)

    inputs = inputs_at(dossier, numbers, seed=prior.seed)
    chances = {}
    for n, line in enumerate(laid.lines):
        party, _, name = line.partition(".")
        chances[ABSOLUTE.of(party=party, line=name)] = sampled.lines[:, n]
    return inputs.changed(chances)


def leave_one_out(chances: Floats, told: Floats | None = None) -> Floats:
    """(piece,) the chance of each, learned from all others, from (draw, piece) chances given all.

    Draws count by one over the chance they give to the piece, no draw for more than the square
    root of their number times the mean. ``told`` are chances of what is to be told of each piece,
    if that is not the whole of it.

    References
    ----------
    Gelfand, Dey & Chang (1992); Ionides (2008) for the bound.

    Examples
    --------
    >>> leave_one_out(np.array([[0.5, 0.4], [0.5, 0.6]])).round(2)
    array([0.5 , 0.48])
    """
    weight = weights_without(chances)
    told = chances if told is None else told
    return np.asarray((weight * told).sum(axis=0) / weight.sum(axis=0))


def weights_without(chances: Floats) -> Floats:
    """(draw, piece) how much each draw counts if a piece had not been on record."""
    weight = 1.0 / np.maximum(chances, _TINY)
    most = weight.mean(axis=0) * np.sqrt(len(chances))
    return np.asarray(np.minimum(weight, most))


def room_of(worlds: Worlds) -> dict[str, Floats]:
    """For each required party, the shares the zone leaves it of all it could gain, by row."""
    packed = space(worlds)
    found = zone(packed)
    largest, _ = ideal_within(packed, rows=found.rows)
    best = worlds.value.max(axis=3).sum(axis=2)
    shares = {}
    for n, p in enumerate(worlds.required):
        could = np.maximum(best[:, p] - worlds.no_deal[:, p], 0.0)[worlds.draw_of_row]
        share = np.nan_to_num(largest[:, n], nan=0.0) / np.where(could > 0.0, could, 1.0)
        shares[worlds.parties[p]] = np.where(could > 0.0, np.clip(share, 0.0, 1.0), 0.0)
    return shares


def _names(laid: Laid) -> tuple[str, ...]:
    return tuple(
        one.stream[1]
        for one in laid.coordinates
        if one.free and one.stream[0] == "estimate" and len(one.stream) == 2
    )


def _unchanged(prior: Inputs, left_out: tuple[LeftOut, ...]) -> Beliefs:
    nothing = np.zeros(0)
    return Beliefs(
        inputs=prior,
        prior=prior,
        pieces=(),
        left_out=left_out,
        before=nothing,
        without=nothing,
        answers=np.zeros((prior.draws, 0)),
        sampled=None,
        names=(),
        coordinates=(),
    )
