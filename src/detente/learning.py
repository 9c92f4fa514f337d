"""What the record has taught: beliefs before and after it, and what each piece of it tells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.arrays import Floats, OrNaN
from detente.asked import Settings, asked
from detente.dealspace.chance import Chance, chance
from detente.dealspace.zone import has_zone
from detente.dossier.files.read import Named
from detente.dossier.model.dossier import Dossier
from detente.errors import expect
from detente.inference.beliefs import Beliefs, beliefs, weights_without
from detente.inference.evidence import LeftOut, Piece, statements_of
from detente.inference.sampling import CHAINS
from detente.keeping import Keep, anew
from detente.playing import learning_since
from detente.ranges import Range
from detente.shown import Table
from detente.stages import Progress
from detente.talks.start import talks_start
from detente.wording.stances import said
from detente.worlds.build import build_worlds
from detente.worlds.inputs import Inputs, draw_inputs
from detente.worlds.space import space

_SETTLED = 1.05
_FEW = 400
_SURPRISE = 0.05
_NARROWER = 0.1
_SURE = 1.63
"""Of a difference between two samples: so many times its scale, it is chance once in a hundred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """One piece of the record, and what it tells.

    Attributes
    ----------
    piece : Piece
        What was said.
    before : float
        The chance the model gave to it before it had learned from anything: of an answer to a
        draft, whichever points were named with it.
    expected : float
        The chance it gives to it, learned from all else on record (leave-one-out).
    zone_without : float
        The chance of a zone, learned from all else on record.
    moves : float
        By how much this piece moves the chance of a zone.
    error : float
        Of that, of sampling: less than twice as much is no move.
    """

    piece: Piece
    before: float
    expected: float
    zone_without: float
    moves: float
    error: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One number of which the record tells something.

    Attributes
    ----------
    name, label : str
        As levers name it, and for a person.
    prior, learned : Range
        As estimated, and given the record.
    narrowed : float
        By which share of its spread; below 0 it is wider than before.
    distance : float
        How far the two are apart: the largest difference between the shares of draws below any
        value (Kolmogorov), 0 to 1.
    """

    name: str
    label: str
    prior: Range
    learned: Range
    narrowed: float
    distance: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Learning(Table):
    """What the record has taught.

    Attributes
    ----------
    prior : Chance
        Of a zone, by the estimates as they stand.
    zone : Chance
        Of a zone, given the record.
    pieces : tuple of Taught
        What taught, by party, in order of date.
    moved : tuple of Moved
        The numbers that moved by more than chance would have them, the most first.
    numbers : int
        On how many uncertain numbers what was said depends.
    narrower : int
        How many of them it narrows by a tenth or more.
    left_out : tuple of LeftOut
        What is on record and teaches nothing, and why.
    effective : float
        How many independent draws the draws are worth, for the number that mixes worst.
    kept, chains : int
        Draws, and the chains they come from.
    rhat : float
        How far the chains differ, 1 where they do not; NaN without any.
    cautions : tuple of str
        What to bear in mind, in words.
    """

    _rows_in: ClassVar = "pieces"

    prior: Chance
    zone: Chance
    pieces: tuple[Taught, ...]
    moved: tuple[Moved, ...]
    numbers: int
    narrower: int
    left_out: tuple[LeftOut, ...]
    effective: float
    kept: int
    chains: int
    rhat: OrNaN
    cautions: tuple[str, ...]


def learn(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    knower: str | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Learning:
    """What the answers, objections and positions on record teach.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook.
    settings : Settings
        Of which ``draws`` and ``inner`` count, and ``learned``: True for the whole record where
        the dossier says when its estimates were made.
    seed : int
    knower : str, optional
        The party as whose knowledge the record is read: its own words, and answers to its own
        drafts, it knew at once; all else when it became known, as everybody did.
    progress : callable, optional
        Told the name of the step and the share of it done.
    keep : callable, optional
        As for :func:`detente.study`.

    Examples
    --------
    >>> import detente
    >>> found = detente.learn("two-rivers", detente.Settings(draws=100, inner=4))
    >>> len(found.pieces), found.pieces[0].piece.id
    (9, 'north demands guarantee=troops')
    """
    known = asked(dossier, settings, seed)
    if knower is not None:
        expect("knower", knower, str, "the id of a party")
        if knower not in known.parties:
            raise ValueError(f"knower is {knower!r}; parties are {', '.join(known.parties)}")
    prior = draw_inputs(known, draws=settings.draws, seed=seed)
    found = beliefs(
        known,
        prior,
        began=talks_start(known).date,
        knower=knower,
        since=learning_since(known, settings) or dt.date.min,
        keep=keep or anew,
        progress=progress,
    )
    before, after = (
        build_worlds(known, inputs, inner=settings.inner) for inputs in (prior, found.inputs)
    )
    zones = [has_zone(space(worlds)) for worlds in (before, after)]
    moved, narrower = _moved(found)
    return Learning(
        prior=chance(zones[0], before.draw_of_row),
        zone=chance(zones[1], after.draw_of_row),
        pieces=pieces_of(found, zones[1].reshape(after.draws, -1).mean(axis=1)),
        moved=moved,
        numbers=len(found.names),
        narrower=narrower,
        left_out=found.left_out,
        effective=found.sampled.effective if found.sampled else float(settings.draws),
        kept=found.sampled.kept if found.sampled else settings.draws,
        chains=CHAINS if found.sampled else 0,
        rhat=found.sampled.rhat if found.sampled else float("nan"),
        cautions=(*_cautions(known, found, narrower), *after.cautions),
    )


def pieces_of(found: Beliefs, zone: Floats) -> tuple[Taught, ...]:
    """What each piece of the record tells.

    Parameters
    ----------
    found : Beliefs
    zone : (draw,) array
        The chance of a zone in each of its draws.
    """
    if found.sampled is None:
        return ()
    weights = weights_without(found.sampled.chances)
    worth = found.sampled.effective / found.sampled.kept
    taught = []
    for n, piece in enumerate(found.pieces):
        weight = weights[:, n] / weights[:, n].mean()
        without = float((weight * zone).mean())
        pulled = (weight - 1.0) * (zone - zone.mean())
        taught.append(
            Taught(
                before=float(found.before[n]),
                expected=float(found.without[n]),
                zone_without=without,
                moves=float(zone.mean()) - without,
                error=float(pulled.std() / np.sqrt(max(1.0, worth * len(zone)))),
                piece=piece,
            )
        )
    return tuple(taught)


def _moved(found: Beliefs) -> tuple[tuple[Moved, ...], int]:
    """What moved by more than chance, the most first; and how many numbers are narrower."""
    if found.sampled is None:
        return (), 0
    draws = found.prior.draws
    worth = min(1.0, found.sampled.effective / found.sampled.kept) * draws
    least = _SURE * np.sqrt(1.0 / draws + 1.0 / worth)
    every = [_compared(found.prior, found.inputs, name) for name in found.names]
    moved = sorted((one for one in every if one.distance > least), key=lambda one: -one.distance)
    return tuple(moved), sum(one.narrowed >= _NARROWER for one in every)


def _compared(prior: Inputs, learned: Inputs, name: str) -> Moved:
    before, after = prior.column(name), learned.column(name)
    every = np.sort(np.concatenate([before, after]))
    below = [np.searchsorted(np.sort(one), every, side="right") for one in (before, after)]
    spread = float(before.std())
    return Moved(
        name=name,
        label=prior.of(name).label,
        prior=Range.of(before),
        learned=Range.of(after),
        narrowed=1.0 - float(after.std()) / spread if spread > 0.0 else 0.0,
        distance=float(np.abs(below[0] - below[1]).max() / len(before)),
    )


def _cautions(dossier: Dossier, found: Beliefs, narrower: int) -> tuple[str, ...]:
    if found.sampled is None:
        return ("Nothing on record teaches the model anything: beliefs are the estimates.",)
    told = []
    if found.sampled.rhat > _SETTLED or found.sampled.effective < _FEW:
        told.append(
            f"The draws have not settled (R-hat {found.sampled.rhat:.2f}, worth "
            f"{found.sampled.effective:.0f} independent ones): ask for more of them."
        )
    told += _surprises(dossier, found)
    if narrower < len(found.names) / 10:
        told.append(
            f"What is on record tells little: of {len(found.names)} numbers on which it depends it "
            f"narrows {narrower} by a tenth or more; the rest are what the dossier estimates."
        )
    if counted := _counted_already(found):
        told.append(
            f"{_pieces(counted)} stand among the reasons of estimates here, which have learned "
            "from the same words already: it may count twice."
        )
    told.append(
        "What going on without a deal is worth, and the front, are as on the dossier's day, also "
        "for answers given before; a party's later answers are taken to follow from its interests "
        "as they were."
    )
    return tuple(told)


def _surprises(dossier: Dossier, found: Beliefs) -> list[str]:
    """Where what is on record and what is estimated are at odds, in words."""
    odd = [
        said(dossier, piece)
        for piece, chance in zip(found.pieces, found.without)
        if chance < _SURPRISE
    ]
    if not odd:
        return []
    return [
        f"Estimates and record are at odds: {'; '.join(odd)}. Learned from all else on record, "
        f"the model gave that less than {100 * _SURPRISE:.0f} %. An estimate may be wrong, or an "
        "answer misread."
    ]


def _counted_already(found: Beliefs) -> int:
    """How many pieces of the record an estimate names as its reason."""
    reasons = {reason.partition("#")[0] for one in found.prior.inputs for reason in one.why}
    return sum(bool(reasons & set(statements_of((piece,)))) for piece in found.pieces)


def _pieces(number: int) -> str:
    return "One piece of what was said" if number == 1 else f"{number} pieces of what was said"
