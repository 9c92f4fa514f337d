"""The chance of whatever may be heard next, by the same rules by which the record is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy  # its parts load when they are first asked for

from detente.arrays import Bools, Floats, Ints
from detente.dossier.inputs.registry.acting import NOISE
from detente.dossier.inputs.registry.wants import WEIGHTS
from detente.dossier.model.dossier import Dossier
from detente.inference._lines import row_chances, text_chances
from detente.inference._record import LOWEST, work
from detente.inference.beliefs import lay
from detente.inference.coordinates import Stream
from detente.inference.evidence import Evidence
from detente.inference.layout import Laid
from detente.inference.observations import Observation, pieces_of
from detente.worlds.build import Worlds
from detente.worlds.inputs import Inputs, uniforms

_TINY = 1e-300


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """Where things are looked at: rows of draws, each with red lines that are absolute in it.

    Attributes
    ----------
    draws : (draw,) int
        Which of the draws of the inputs.
    absolute : (row, line) bool
        As many rows of each draw in turn; lines as in the worlds.
    """

    draws: Ints
    absolute: Bools

    @property
    def start(self) -> Ints:
        """(draw + 1,) where the rows of each begin."""
        return np.linspace(0, len(self.absolute), len(self.draws) + 1).astype(np.int64)

    @property
    def draw(self) -> Ints:
        """(row,) the draw of each among those of the inputs."""
        return np.repeat(self.draws, len(self.absolute) // len(self.draws))


class Foreseen:
    """The chance of each result of each observation.

    Parameters
    ----------
    dossier : Dossier
    worlds : Worlds
        At the inputs that are believed.
    asked : sequence of Observation
    known : Evidence
        What is on record, answers to drafts of which points are not known among it.
    prior : Inputs
        The estimates as the dossier states them.
    began : datetime.date
        When the talks began.
    points : dict of stream -> (draw,) float, optional
        What was learned: the standard normal numbers behind the inputs. What it leaves out is as
        the estimates have it.
    """

    def __init__(
        self,
        dossier: Dossier,
        worlds: Worlds,
        asked: Sequence[Observation],
        known: Evidence,
        *,
        prior: Inputs,
        began: dt.date,
        points: Mapping[Stream, Floats] | None = None,
    ) -> None:
        self.worlds, self.asked = worlds, tuple(asked)
        would_be = {one.id: pieces_of(dossier, one) for one in asked}
        pieces = [piece for several in would_be.values() for piece in several]
        drafts = {one.draft for one in asked if one.kind == "points"}
        answered = [piece for piece in known.pieces if piece.draft in drafts]
        self.laid = lay(dossier, prior, (*pieces, *answered), began=began)
        self.at = {piece.id: n for n, piece in enumerate(self.laid.pieces)}
        self.pieces = {id: [piece.id for piece in several] for id, several in would_be.items()}
        self.answered = {
            draft: [piece.id for piece in answered if piece.draft == draft] for draft in drafts
        }
        self.points = points_at(self.laid, points or {}, prior)

    def __call__(self, rows: Rows) -> Iterator[tuple[Observation, Floats]]:
        """Each observation with the (row, result) chance of what may come of it."""
        record = self.laid.record
        absolute = self._absolute(rows)
        points = self.points[rows.draws]
        chances = np.empty((len(absolute), len(record.reading)))
        row_chances(record, points, rows.start, absolute, work(record), chances)
        for one in self.asked:
            if one.kind == "line":
                at = [line.name for line in self.worlds.lines].index(str(one.line))
                yield one, _either(rows.absolute[:, at].astype(np.float64))
            elif one.kind == "ranking":
                yield one, self._ranked(one)[rows.draw]
            elif one.kind == "points":
                yield one, self._texts(one, points, rows.start, absolute)
            else:
                told = chances[:, [self.at[id] for id in self.pieces[one.id]]]
                yield one, told if one.kind == "wants" else _with_rest(told)

    def _absolute(self, rows: Rows) -> Bools:
        """(row, line) of the lines as the record has them."""
        names = [line.name for line in self.worlds.lines]
        at = [names.index(name) for name in self.laid.lines]
        return np.ascontiguousarray(rows.absolute[:, at])

    def _ranked(self, one: Observation) -> Floats:
        """(draw, issue) that it names each issue as the one that matters most to it.

        By the rule of choice by which it would name the option that it wants.
        """
        inputs, party = self.worlds.inputs, one.party or ""
        names = [WEIGHTS.of(party=party, issue=issue) for issue in one.results]
        weights = np.stack([inputs.column(name) for name in names], axis=1)
        weights = weights / weights.sum(axis=1, keepdims=True)
        noise = inputs.column(NOISE.of(party=party))
        return np.asarray(scipy.special.softmax(weights / noise[:, None], axis=1))

    def _texts(self, one: Observation, points: Floats, start: Ints, absolute: Bools) -> Floats:
        """(row, text) the chance of each text that a draft may be, given how it was answered."""
        record = self.laid.record
        chances = np.ones((len(absolute), len(one.results)))
        for id in self.answered[one.draft]:
            told = np.empty_like(chances)
            text_chances(record, points, start, absolute, work(record), self.at[id], told)
            chances *= told
        chances = np.maximum(chances, _TINY)
        return np.asarray(chances / chances.sum(axis=1, keepdims=True))


def points_at(laid: Laid, known: Mapping[Stream, Floats], inputs: Inputs) -> Floats:
    """(draw, coordinate) the standard normal numbers behind the inputs."""

    def behind(stream: Stream) -> Any:
        if stream in known:
            return known[stream]
        return scipy.special.ndtri(uniforms(inputs.draws, inputs.seed, *stream))

    columns = [behind(one.stream) for one in laid.coordinates]
    return np.ascontiguousarray(np.clip(np.stack(columns, axis=1), LOWEST, -LOWEST))


def _either(chance: Floats) -> Floats:
    return np.stack([chance, 1.0 - chance], axis=1)


def _with_rest(told: Floats) -> Floats:
    """Chances, and that of whatever else may be said."""
    rest = np.maximum(1.0 - told.sum(axis=1, keepdims=True), 0.0)
    return np.concatenate([told, rest], axis=1)
