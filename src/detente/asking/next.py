"""What to ask next: what is not on record yet, by how much it would tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, get_args

import numpy as np

from detente.arrays import Bools, OrNaN
from detente.asked import Settings, asked
from detente.asking.by import By
from detente.asking.expected import Sums, Telling, choice_gained, square_moved, sums, telling
from detente.dealspace.zone import has_zone
from detente.dossier.files.read import Named
from detente.dossier.model.dossier import Dossier
from detente.inference.evidence import evidence
from detente.inference.foreseen import Foreseen, Rows
from detente.inference.observations import Observation, observations
from detente.keeping import Keep, anew
from detente.playing import believed
from detente.results import Ground, Learned, Played, Study
from detente.shown import Result, Table
from detente.talks._path_lines import path_lines
from detente.talks.outcomes import Talks
from detente.talks.settings import week_of
from detente.talks.start import talks_start
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.space import space

_FEW = 400
_CERTAIN = 1.0 - 1e-9
_NOTED = (
    "What an observation tells is worked out by the model's own chances of what may be heard, and "
    "as if it were heard as meant: a bluff is no answer.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply(Result):
    """One thing that may be heard.

    Attributes
    ----------
    result : str
        As the observation lists it.
    chance : float
        That it is heard.
    zone : float
        The chance of a zone, once it was.
    deal : float or None
        The chance of a deal by the last date, once it was; None without talks.
    """

    result: str
    chance: float
    zone: OrNaN
    deal: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk(Result):
    """One observation, and how much it would tell.

    Attributes
    ----------
    observation : Observation
        What would be heard.
    replies : tuple of Reply
        What may come of it.
    zone : Telling
        Of whether there is a zone.
    deal : Telling or None
        Of whether there is a deal by the last date, if the course is held; None without talks.
    choice : Telling or None
        Of which lever to choose for it; None without talks, or with one lever alone.
    """

    observation: Observation
    replies: tuple[Reply, ...]
    zone: Telling
    deal: Telling | None
    choice: Telling | None

    def by(self, what: By) -> Telling:
        """How much it tells of one of the three."""
        told: Telling | None = getattr(self, what)
        return self.zone if told is None else told


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NextToAsk(Table):
    """What to ask next.

    Attributes
    ----------
    observations : tuple of ToAsk
        The most telling first.
    by : str
        Of what: the ``zone``, the ``deal`` or the ``choice`` of a lever.
    levers : tuple of lever
        Those that may be chosen; none without talks.
    draws : int
        From how many draws it is read off.
    cautions : tuple of str
        What to bear in mind, in words.
    """

    _rows_in: ClassVar = "observations"

    observations: tuple[ToAsk, ...]
    by: By
    levers: tuple[str, ...]
    draws: int
    cautions: tuple[str, ...]

    @property
    def told(self) -> tuple[ToAsk, ...]:
        """Those that tell more than noise, the most telling first."""
        return tuple(one for one in self.observations if one.by(self.by).told)


def ask_next(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    found: Study | Played | Ground | None = None,
    by: By | None = None,
    keep: Keep | None = None,
) -> NextToAsk:
    """What to ask next: the observations not yet on record, ranked by how much they would tell.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook.
    settings : Settings
    seed : int
    found : Study, Played or Ground, optional
        Of the same dossier, settings and seed. With talks in it the chance of a deal and the choice
        of a lever are looked at, too; nothing is played for it.
    by : str, optional
        Which of ``zone``, ``deal`` and ``choice`` puts them in order; the deal if there are talks.
    keep : callable, optional
        As for :func:`detente.study`.

    Examples
    --------
    >>> import detente
    >>> found = detente.ask_next("two-rivers", detente.Settings(draws=100, inner=8))
    >>> found.by, found.observations[0].observation.id
    ('zone', 'line north.ridge-line')
    """
    known = asked(dossier, settings, seed)
    if by not in (None, *get_args(By)):
        raise ValueError(f"by is {by!r}; it must be one of {', '.join(get_args(By))}")
    ground = _ground(found)
    if ground is None:
        inputs, learned = believed(known, settings, seed=seed, keep=keep or anew)
        worlds = build_worlds(known, inputs, inner=settings.inner)
        zones = has_zone(space(worlds))
    else:
        worlds, learned, zones = ground.worlds, ground.learned, np.asarray(ground.zone.exists)
    talks = found.talks if isinstance(found, (Study, Played)) else None
    foreseen = _foreseen(known, worlds, learned)
    heard = dict(_of_zone(foreseen, worlds, zones))
    heard = {id: one for id, one in heard.items() if one.chance.max() < _CERTAIN}
    in_talks = {}
    if talks is not None and isinstance(found, (Study, Played)):
        last = week_of(found.levers.dates[-1], known.date)
        in_talks = dict(_of_talks(foreseen, worlds, talks, last))
    asked_for = tuple(one for one in foreseen.asked if one.id in heard)
    return _ranked(asked_for, heard, in_talks, learned, talks, by)


def _ground(found: Study | Played | Ground | None) -> Ground | None:
    return found.deals if isinstance(found, (Study, Played)) else found


def _foreseen(dossier: Dossier, worlds: Worlds, learned: Learned | None) -> Foreseen:
    known = evidence(dossier)
    return Foreseen(
        dossier,
        worlds,
        observations(dossier, worlds, known),
        known,
        prior=worlds.inputs if learned is None else learned.beliefs.prior,
        began=talks_start(dossier).date,
        points=None if learned is None else learned.beliefs.points,
    )


def _of_zone(foreseen: Foreseen, worlds: Worlds, zones: Bools) -> list[tuple[str, Sums]]:
    rows = Rows(draws=np.arange(worlds.draws), absolute=worlds.absolute)
    exists = zones.reshape(worlds.draws, -1).astype(np.float64)
    values = np.stack([np.ones_like(exists), exists], axis=1)
    return [(one.id, sums(chances, values)) for one, chances in foreseen(rows)]


def _of_talks(
    foreseen: Foreseen, worlds: Worlds, talks: Talks, last: int
) -> list[tuple[str, Sums]]:
    rows = Rows(draws=talks.draws, absolute=path_lines(worlds, talks))
    alive = talks.alive.astype(np.float64)
    signed = np.moveaxis(talks.signed(by_week=last), 0, 1).astype(np.float64)
    values = np.concatenate([alive[:, None], signed], axis=1)
    return [(one.id, sums(chances, values)) for one, chances in foreseen(rows)]


def _ranked(
    asked: tuple[Observation, ...],
    heard: dict[str, Sums],
    in_talks: dict[str, Sums],
    learned: Learned | None,
    talks: Talks | None,
    by: By | None,
) -> NextToAsk:
    sampled = learned.beliefs.sampled if learned is not None else None
    worth = 1.0 if sampled is None else min(1.0, sampled.effective / sampled.kept)
    every = [one.id for one in asked]
    zone = telling([square_moved(heard[id]) for id in every], worth=worth, squared=True)
    deal: tuple[Telling | None, ...] = (None,) * len(every)
    choice = deal
    if in_talks:
        found = [square_moved(in_talks[id]) for id in every]
        deal = telling(found, worth=worth, squared=True)
    if in_talks and talks is not None and len(talks.levers) > 1:
        found = [choice_gained(in_talks[id]) for id in every]
        choice = telling(found, worth=worth, squared=False)
    rows = [
        ToAsk(
            observation=one,
            replies=_replies(one, heard[one.id], in_talks.get(one.id)),
            zone=zone[n],
            deal=deal[n],
            choice=choice[n],
        )
        for n, one in enumerate(asked)
    ]
    order: By = by or ("deal" if in_talks else "zone")
    rows.sort(key=lambda row: (row.by(order).rank, -row.by(order).moves))
    draws = len(next(iter(heard.values())).weight) if heard else 0
    return NextToAsk(
        observations=tuple(rows),
        by=order if in_talks else "zone",
        levers=talks.levers if talks is not None else (),
        draws=draws,
        cautions=_cautions(rows, order, draws),
    )


def _replies(one: Observation, zone: Sums, deal: Sums | None) -> tuple[Reply, ...]:
    given = zone.given[:, 0]
    then = [None] * len(one.results) if deal is None else deal.given[:, 0].tolist()
    return tuple(
        Reply(result=result, chance=float(c), zone=float(z), deal=d)
        for result, c, z, d in zip(one.results, zone.chance, given, then, strict=True)
    )


def _cautions(rows: list[ToAsk], by: By, draws: int) -> tuple[str, ...]:
    said = list(_NOTED)
    if rows and not any(row.by(by).told for row in rows):
        said.append("No observation tells more than noise: with more draws some may.")
    if draws < _FEW:
        said.append(f"{draws} draws tell little of what to ask.")
    return tuple(said)
