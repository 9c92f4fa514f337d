"""What the talks are played on: all that kernels read, as plain arrays, and how talks may end.

Axes are by position: l lever, d draw, w week, i party, x package, r line, n level of strength, v
corner, c worlds, m track, t text of a track, z term. A lever's first entry (0) is the course held;
at strength s a number lies the share s of the way from there to the lever's own. Levers used
together have a corner for each set of them that is at work, and the shares of the way add up.
Worlds are those of each lever at full strength, and then the other corners.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from detente.arrays import Floats, Ints

ENDINGS = (
    "settlement",
    "not-ratified",
    "mediator-leaves",
    "party-leaves",
    "dictated",
    "exhausted",
    "lapsed",
    "open",
)
SETTLEMENT, NOT_RATIFIED, MEDIATOR_LEAVES, PARTY_LEAVES = range(4)
DICTATED, EXHAUSTED, LAPSED, OPEN = range(4, 8)


def possible_endings(*, at_war: bool, lapses: bool, ratified: bool = False) -> tuple[str, ...]:
    """The ways in which talks can end beside a war, or beside a standoff that lapses or not.

    ``ratified`` is whether what is signed must be ratified.

    >>> possible_endings(at_war=False, lapses=True)
    ('settlement', 'mediator-leaves', 'party-leaves', 'lapsed', 'open')
    """
    never = {"lapsed"} if at_war else {"dictated", "exhausted"}
    if not lapses:
        never.add("lapsed")
    if not ratified:
        never.add("not-ratified")
    return tuple(ending for ending in ENDINGS if ending not in never)


# Columns of ``party``: what one party is like in one draw.
TODAY, NO_DEAL, DICTATING, DICTATED_TO, COST, BELIEVES, DOUBT, DISCOUNT = range(8)
PATIENCE, NOISE, SHOW, BARGAINING, FLOW, AUDIENCE = range(8, 14)
PARTY_COLUMNS = 14

# Columns of ``numbers``: what holds for all parties in one draw.
BALANCE, DRIFT, SPREAD, RATE, ROUNDS, STAYS, HASTE, SPAN = range(8)
ALONE, PAUSES, RATIFIED, LEAN, LEAKS, FADES, HOLDS_FIRE, SPARES, AGAIN = range(8, 17)
COLUMNS = 17

# A path's ceasefire: what is left until it, the week in which the first came, counted from 1, or 0;
# whether one holds, what is left until that breaks, how many there were, weeks in all, and the week
# in which the first broke.
PAUSE_LEFT, PAUSE_FIRST, PAUSE_HOLDS, PAUSE_BREAKS, PAUSE_MANY, PAUSE_WEEKS, PAUSE_BROKE = range(7)
PAUSE = 7

# Columns of ``record``: what came of one path; the gain of each party follows, then the first week
# in which a text in the zone was put, and that in which each party first said no; then of each
# track the text initialled, or -1, and the week in which it was signed by itself, or 0.
ENDING, WEEK, PACKAGE, FAIRNESS, LIVES, FAILS, LASTS, FRONT, WAR, CEASE, GAINS = range(11)


class Parts(NamedTuple):
    """What the texts of tracks are, the same in every draw; no rows where there is one text."""

    first: Any  # (m + 1,) int64, first text of each track
    of: Any  # (t,) int64, its track
    now: Any  # (t,) bool: it leaves all as it is today
    crossed: Any  # (r, t) bool: it crosses the line, which speaks of its track alone
    alone: Any  # (r, t) bool: it crosses the line with all else as today
    agrees: Any  # (t, x) bool: the package has the text's answers
    kind: Any  # (z,) int64: LINK, LINE or SHIFT
    party: Any  # (z,) int64
    line: Any  # (z,) int64, or -1
    meets: Any  # (z, t) bool: the text meets those conditions that speak of its track
    lifts: Any  # (z, t) bool: and those that lift a line
    lifted: Any  # (z,) bool: something lifts it


LINK, LINE, SHIFT = range(3)
"""What a term adds by, that joins tracks: to worth, off worth, to what a failure leaves."""


class TalksArrays(NamedTuple):
    """Everything that does not change while talks are played."""

    key: Any  # uint64, of the random numbers
    step: float  # months a week
    elapsed: int  # weeks of talks before the dossier's day; every week counts from their start
    draws: Any  # (d,) int64, names of the draws in the whole study
    corner: Any  # (l, v) int64, worlds of each corner of the lever; -1 for none
    strength: Any  # (l, d, n, v) share of the way to each corner
    level: Any  # (l, d, w) int64, which of them holds in that week
    rise: Any  # (c, d, i, x) gain where no deal is worth 0
    lives: Any  # (c, d, i, x)
    holds: Any  # (c, d, x) share of time that a deal lives, or chance that it holds, as stated
    by_chance: bool  # which of the two; SPAN has the months that it is about
    keep: Any  # (c, d, i, x) keeping pays where keep >= no-deal value
    crossed: Any  # (r, x) bool
    owner: Any  # (r,) int64, party of each line
    absolute: Any  # (c, d, r) chance
    side: Any  # (i,) int64, 1, -1 or 0
    ratifies: Any  # (i,) bool: decides only once all others have signed
    at_war: bool
    protocol: int  # which of ``PROTOCOLS``
    proposer: int  # the party that tables first, -1 for none named
    party: Any  # (c, d, i, PARTY_COLUMNS)
    numbers: Any  # (c, d, COLUMNS)
    asks: Any  # (l, d, w, i) share of its largest gain that a party asks for
    shadow: Any  # (l, d, w) how far a deadline shortens horizons, 0 to 1
    leaves: Any  # (l,) int64, week at whose start mediation ends
    favour: Any  # (c, x) what the mediator's favoured party gains; (c, 0) where it favours none
    text_favour: Any  # (c, t) the same of texts of tracks
    least_share: float
    bucket: Any  # (w,) int64
    middle: Any  # (bucket,) int64, the week that stands for it
    moves: Any  # (move,) how far the balance has moved
    believed: Any  # (belief,) int64, draws that are the mediator's beliefs
    leans_from: int  # week from which on texts lean to somebody, if they do
    listed: int  # packages that can come to the table; a whole put together of texts stands after
    harvest: bool  # whether a track's text may be signed ahead of the rest
    parts: Parts
    text_worth: Any  # (c, d, i, t) of its own issues
    text_today: Any  # (c, d, i, m) what they are worth today
    text_alone: Any  # (c, d, i, t) what it adds to today's state, signed by itself
    stake: Any  # (c, d, i, m) share of all that is at stake
    text_fails: Any  # (c, d, t) chance or share of time that it does not hold, by its own guards
    text_breach: Any  # (c, d, t) what it makes breaking cost
    shift: Any  # (c, d, i) what any deal's failure leaves
    adds: Any  # (c, d, z) what each term adds


class DrawArrays(NamedTuple):
    """One draw under one lever: all that the kernels read. Fields as in ``TalksArrays``."""

    key: Any
    step: float
    elapsed: int
    name: int  # of the draw in the whole study
    at_war: bool
    protocol: int
    proposer: int
    leaves: int
    least: float  # fewest beliefs to rely on
    level: Any  # (w,)
    rise: Any  # (n, i, x)
    lives: Any  # (n, i, x)
    holds: Any  # (n, x)
    by_chance: bool
    keep: Any  # (n, i, x)
    absolute: Any  # (n, r)
    party: Any  # (n, i, PARTY_COLUMNS)
    numbers: Any  # (n, COLUMNS)
    asks: Any  # (w, i)
    shadow: Any  # (w,)
    crossed: Any  # (r, x)
    owner: Any  # (r,)
    side: Any  # (i,)
    ratifies: Any  # (i,)
    favour: Any  # (n, x)
    text_favour: Any  # (n, t)
    bucket: Any  # (w,)
    moves: Any  # (move,)
    leans_from: int
    listed: int
    harvest: bool
    parts: Any
    text_worth: Any  # (n, i, t)
    text_today: Any  # (n, i, m)
    text_alone: Any  # (n, i, t)
    stake: Any  # (n, i, m)
    text_fails: Any  # (n, t)
    text_breach: Any  # (n, t)
    shift: Any  # (n, i)
    adds: Any  # (n, z)
    allowed: Any  # (belief,) bool: beliefs that are not this draw


class Scratch(NamedTuple):
    """Room to work in, used again for every path; the mediator's memory is part of it."""

    excluded: Any  # (i, x) bool: the package crosses a line of the party that is absolute here
    gains: Any  # (i, x)
    zone: Any  # (x,) bool
    largest: Any  # (i,) largest gain in the zone
    worth: Any  # (i,) of going on without a deal
    lines: Any  # (r,) the number that decides whether a line is absolute
    waits: Any  # (2 + i,) left until exhaustion or lapse, the mediator's and each party's leaving
    heard: Any  # (i,) bool: the party was asked
    answers: Any  # (i,) bool: and said yes
    fit: Any  # (i, belief) how well a belief foresaw the party's answers, the best 1
    weight: Any  # (i, belief) float32
    answered: Any  # (i, x) int32: +-(slot + 1) of the last answer, 0 for none
    chance: Any  # (i, x) float32: of a yes, as the mediator sees it
    every: Any  # (x,) float32: of every yes
    learned: Any  # (1 + x,) int64: how many packages the mediator has learned from, and which
    pause: Any  # (PAUSE,) by PAUSE_LEFT and those after it
    sore: Any  # (i,) how much more a party asks for, since the week that follows
    sore_since: Any  # (i,) int64
    leaked: Any  # (1,) int64: the text that is put is made public
    turn: Any  # (6,) int64: packages parties have tabled; who tables now, -1 for the mediator; the
    # week in which the mediator left, or -1; how often a text was not ratified, the week of the
    # last time, or -1, and that from which on talks go on
    refused: Any  # (i, x) View.margin of a package when the party refused it, else -inf
    tabled: Any  # (i, x) bool: the party has tabled it itself
    first: Any  # (1 + i,) int64: week in which a text in the zone was put, or the party said no
    said: Any  # (i, t) int32: as ``answered``, of texts of tracks
    text_chance: Any  # (i, t) float32: as ``chance``
    text_gains: Any  # (i, t)
    text_barred: Any  # (i, t) bool
    text_largest: Any  # (i, m) largest gain among what nobody loses by in the track
    spoilt: Any  # (t,) 1, halved each time the whole of which it was part could not be signed
    agreed: Any  # (m,) int64: the text initialled, or -1
    harvested: Any  # (m,) int64: the week in which it was signed by itself, or -1
    more: Any  # (i,) what has been added to today's state
    traced: Any  # (1,) int64: rounds traced
    # (round, 4 + i) int64: week, package, by whom, answers (-1 not asked), made public; or no rows
    trace: Any


class View(NamedTuple):
    """What those who table packages foresee of the answers to them, whatever the path."""

    chance: Any  # (bucket, move, i, x, belief) float32: of a yes, by each belief of the mediator
    texts: Any  # (bucket, move, i, t, belief) float32: as ``chance``, of texts of tracks
    margin: Any  # (bucket, move, i, x): of expected gain over what the party is expected to ask
    noise: Any  # (i,): expected


_LAID_OUT = 8
"""Draws at once, for which there is room near the processor."""

BY_LEVER = ("corner", "strength", "level", "asks", "shadow", "leaves")
"""The fields of ``TalksArrays`` whose first axis is the lever."""
OF_TEXTS = (
    "text_worth",
    "text_today",
    "text_alone",
    "stake",
    "text_fails",
    "text_breach",
    "shift",
    "adds",
)
"""Those of ``TalksArrays`` that texts of tracks need, by worlds."""
FAVOURS = ("favour", "text_favour")
BY_WORLDS = ("rise", "lives", "holds", "keep", "absolute", "party", "numbers", *FAVOURS, *OF_TEXTS)
"""Those whose first axis is the worlds."""
BY_DRAW = tuple(
    name for name in (*BY_LEVER, *BY_WORLDS) if name not in ("corner", "leaves", *FAVOURS)
)
"""Those whose second axis is the draw."""


def of_lever(arrays: TalksArrays, lever: int) -> TalksArrays:
    """The arrays of the course held and of one lever alone; for the first, of the course held."""
    at = sorted({0, lever})
    corners = arrays.corner[lever][arrays.corner[lever] >= 0]
    worlds = [*at, *(corner for corner in corners if corner not in at)]
    alone = arrays._replace(**{name: getattr(arrays, name)[at] for name in BY_LEVER})
    alone = alone._replace(**{name: getattr(arrays, name)[worlds] for name in BY_WORLDS})
    corner = np.full((len(at), len(corners)), -1)
    corner[-1] = [worlds.index(c) for c in corners]
    # Padding is for the other levers.
    levels, many = alone.level.max() + 1, len(corners)
    return alone._replace(corner=corner, strength=alone.strength[:, :, :levels, :many])


def of_draws(arrays: TalksArrays, first: int, last: int) -> TalksArrays:
    """The arrays of the draws from the first to before the last alone, whoever else is believed."""
    alone = {name: getattr(arrays, name)[:, first:last] for name in BY_DRAW}
    return arrays._replace(
        draws=arrays.draws[first:last], believed=arrays.believed - first, **alone
    )


def draw_arrays(arrays: TalksArrays, lever: int, draw: int) -> DrawArrays:
    """One draw under one lever, at each level of strength."""
    return next(each_draw(arrays, lever, np.array([draw])))


def each_draw(arrays: TalksArrays, lever: int, draws: Ints) -> Iterator[DrawArrays]:
    """Some draws under one lever; what holds at each level is worked out for all at once."""
    level, corners = arrays.level[lever, draws], arrays.corner[lever]
    levels = level.max(axis=1) + 1
    shares = arrays.strength[lever, draws, : levels.max()]

    def on_the_way(base: Floats, ends: Floats) -> Floats:
        shape = shares.shape[:2]
        reached = np.broadcast_to(base[:, None], (*shape, *base.shape[1:]))
        for k, corner in enumerate(corners):
            if corner >= 0:
                share = shares[:, :, k].reshape(*shape, *(1 for _ in base.shape[1:]))
                reached = reached + share * (ends[corner] - base)[:, None]
        return np.ascontiguousarray(reached)

    every = {name: on_the_way(full[0, draws], full[:, draws]) for name, full in _by_draw(arrays)}
    for name in FAVOURS:
        full = getattr(arrays, name)
        base = np.broadcast_to(full[0], (len(draws), *full.shape[1:]))
        every[name] = on_the_way(base, full[:, None])
    for k, draw in enumerate(draws.tolist()):
        allowed = arrays.believed != draw  # the mediator's beliefs leave out what is true
        yield DrawArrays(
            key=arrays.key,
            step=arrays.step,
            elapsed=arrays.elapsed,
            name=int(arrays.draws[draw]),
            at_war=arrays.at_war,
            protocol=arrays.protocol,
            proposer=arrays.proposer,
            leaves=int(arrays.leaves[lever]),
            least=float(arrays.least_share * allowed.sum()),
            level=level[k],
            by_chance=arrays.by_chance,
            asks=arrays.asks[lever, draw],
            shadow=arrays.shadow[lever, draw],
            crossed=arrays.crossed,
            owner=arrays.owner,
            side=arrays.side,
            ratifies=arrays.ratifies,
            bucket=arrays.bucket,
            moves=arrays.moves,
            leans_from=arrays.leans_from,
            listed=arrays.listed,
            harvest=arrays.harvest,
            parts=arrays.parts,
            allowed=allowed,
            **{name: full[k, : levels[k]] for name, full in every.items()},
        )


def every_draw(arrays: TalksArrays, lever: int) -> Iterator[tuple[int, DrawArrays]]:
    """Every draw under one lever by its place, a few laid out at once."""
    every = np.arange(len(arrays.draws))
    for draws in np.array_split(every, -(-len(every) // _LAID_OUT)):
        yield from zip(draws.tolist(), each_draw(arrays, lever, draws), strict=True)


def _by_draw(arrays: TalksArrays) -> Iterator[tuple[str, Floats]]:
    """The fields whose axes are the worlds and the draws."""
    return ((name, getattr(arrays, name)) for name in BY_WORLDS if name not in FAVOURS)


def scratch(arrays: TalksArrays, *, rounds: int = 0) -> Scratch:
    """Room for one thread; ``rounds`` is how many rounds to keep a trace of."""
    parties, packages = arrays.rise.shape[2:]
    beliefs, (tracks, texts) = len(arrays.believed), parts_of(arrays)
    return Scratch(
        excluded=np.zeros((parties, packages), dtype=np.bool_),
        gains=np.zeros((parties, packages)),
        zone=np.zeros(packages, dtype=np.bool_),
        largest=np.zeros(parties),
        worth=np.zeros(parties),
        lines=np.zeros(len(arrays.owner)),
        waits=np.zeros(2 + parties),
        heard=np.zeros(parties, dtype=np.bool_),
        answers=np.zeros(parties, dtype=np.bool_),
        fit=np.zeros((parties, beliefs)),
        weight=np.zeros((parties, beliefs), dtype=np.float32),
        answered=np.zeros((parties, packages), dtype=np.int32),
        chance=np.zeros((parties, packages), dtype=np.float32),
        every=np.zeros(packages, dtype=np.float32),
        learned=np.zeros(1 + packages, dtype=np.int64),
        pause=np.zeros(PAUSE),
        sore=np.zeros(parties),
        sore_since=np.zeros(parties, dtype=np.int64),
        leaked=np.zeros(1, dtype=np.int64),
        turn=np.zeros(6, dtype=np.int64),
        refused=np.zeros((parties, packages)),
        tabled=np.zeros((parties, packages), dtype=np.bool_),
        first=np.zeros(1 + parties, dtype=np.int64),
        said=np.zeros((parties, texts), dtype=np.int32),
        text_chance=np.zeros((parties, texts), dtype=np.float32),
        text_gains=np.zeros((parties, texts)),
        text_barred=np.zeros((parties, texts), dtype=np.bool_),
        text_largest=np.zeros((parties, tracks)),
        spoilt=np.ones(texts),
        agreed=np.full(tracks, -1, dtype=np.int64),
        harvested=np.full(tracks, -1, dtype=np.int64),
        more=np.zeros(parties),
        traced=np.zeros(1, dtype=np.int64),
        trace=np.zeros((rounds, 4 + parties), dtype=np.int64),
    )


def parts_of(arrays: TalksArrays) -> tuple[int, int]:
    """How many tracks have texts of their own, and how many texts; none where there is one text."""
    return len(arrays.parts.first) - 1, len(arrays.parts.of)
