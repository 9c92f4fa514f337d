"""What two sides who look ahead would agree on: a reference beside the talks that a study plays."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Bools, Floats, Ints, OrNaN
from detente.asked import Settings, asked
from detente.dealspace.alternatives import named
from detente.dealspace.chance import Chance, chance
from detente.dossier.files.read import Named
from detente.dossier.inputs.registry.acting import ROUNDS_A_MONTH
from detente.errors import expect
from detente.keeping import Keep, anew
from detente.playing import lay_talks
from detente.ranges import Range
from detente.results import Ground
from detente.shown import Result
from detente.stages import Progress
from detente.talks.candidates import in_zone
from detente.talks.lookahead import InTurn, offers_in_turn, put_once, wait_for_the_other
from detente.workbench import find_ground
from detente.worlds.build import Worlds, first_rows
from detente.worlds.packages import gain

_LEAST_HASTE = 1e-4
"""A month: who discounts nothing, in talks that nothing ends, has no reason to sign today."""
_FEWEST_ROUNDS = 0.01
_MOST_PACKAGES = 5
_MOST_TEXTS = 2_000
_CAUTION = (
    "A reference, not a forecast: here both sides know each other's gains and red lines, look "
    "ahead without end, ask for what refusing is worth to them, and the front stands still.",
    "They choose among all texts where those are 2,000 at most, else among those that can come to "
    "the table and what differs from one of them on one issue; and may draw lots between two.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Once(Result):
    """The text that a side would put once, knowing of the other what the draws say.

    Attributes
    ----------
    package : dict of issue -> option, or None
        None where nothing is worth putting.
    accepted : float
        The share of cases in which the other takes it: to ask for more may be worth a no.
    gain : float
        Expected, of who puts it.
    """

    package: dict[str, str] | None
    accepted: float
    gain: OrNaN


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAhead(Result):
    """What two sides who look ahead would agree on, and how.

    Attributes
    ----------
    parties : tuple of str
        The two.
    agreed : Chance
        That there is a text which both would sign and keep: they then sign in the first round.
    gains : dict of party that begins -> party -> Range
        Of what they sign, where they do.
    packages : tuple of (share, dict of issue -> option)
        What they sign most often, whoever begins; lots count by their shares.
    once : dict of party -> Once
        By who puts one text, to be taken or left.
    months_waited : Range
        Where there is a text for both: how long they would wait for each other, if each could only
        give way to the text that the other likes best.
    cautions : tuple of str
    """

    parties: tuple[str, str]
    agreed: Chance
    gains: dict[str, dict[str, Range]]
    packages: tuple[tuple[float, dict[str, str]], ...]
    once: dict[str, Once]
    months_waited: Range
    cautions: tuple[str, ...]


def look_ahead(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    deals: Ground | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> LookAhead:
    """What two sides who look ahead would agree on: offers in turn, one offer, or waiting.

    Gains are those over no deal, in each row of each draw; a month later they are worth less by the
    side's own discount and by the chance that the war, or the standoff, is over by then. The front
    stands still. The rounds come as often as the mediator's.

    Parameters
    ----------
    deals : Ground, optional
        What :func:`detente.explore_deals` gave for the same dossier, settings and seed.

    Raises
    ------
    ValueError
        A deal needs the leave of one party, or of more than two.

    References
    ----------
    Rubinstein (1982) for offers in turn; Fearon (1995) for one offer; Hendricks, Weiss & Wilson
    (1988) for waiting.

    Examples
    --------
    >>> import detente
    >>> few = detente.Settings(draws=40, inner=2)
    >>> found = detente.look_ahead("pretoria-2022", few)
    >>> first, second = found.parties
    >>> begins, answers = found.gains[first][first], found.gains[second][first]
    >>> begins.median >= answers.median
    True
    """
    dossier = asked(dossier, settings, seed)
    if len(dossier.required) != 2:
        raise ValueError(
            f"look_ahead is for two sides; here a deal needs {', '.join(dossier.required)}"
        )
    if deals is not None:
        expect("deals", deals, Ground, "what explore_deals gave")
    known = deals or find_ground(dossier, settings, seed=seed, progress=progress, keep=keep)
    worlds = first_rows(known.worlds, settings.rows_a_draw)

    def tabled() -> Ints:
        tables = lay_talks(dossier, known, (), settings, keep or anew)(0)
        return tables.candidates.astype(np.int64)

    texts = _texts(tabled, worlds.sizes)
    gains, inside = gain(worlds, texts)[:, list(worlds.required)], in_zone(worlds, texts)
    rows = [(r, worlds.draw_of_row[r]) for r in np.flatnonzero(inside.any(axis=1))]
    a_month, a_round = _worth_later(worlds)
    found = [_in_turn(gains[d], inside[r], a_round[d]) for r, d in rows]
    signed = np.array([one.gains for one in found]).reshape(-1, 2, 2)
    waited = [_waited(gains[d][:, inside[r]], a_month[d]) for r, d in rows]
    sides = dossier.required
    packages = [named(known.space, text) for text in texts]
    return LookAhead(
        parties=(sides[0], sides[1]),
        agreed=chance(inside.any(axis=1), worlds.draw_of_row),
        gains={
            begins: {side: Range.of(signed[:, k, i]) for i, side in enumerate(sides)}
            for k, begins in enumerate(sides)
        },
        packages=tuple((share, packages[x]) for x, share in _signed_most(found)),
        once={
            side: _once(gains[worlds.draw_of_row], inside, i, packages)
            for i, side in enumerate(sides)
        },
        months_waited=Range.of(np.array(waited)),
        cautions=(*_CAUTION, *known.cautions),
    )


def _texts(tabled: Callable[[], Ints], sizes: tuple[int, ...]) -> Ints:
    """(text, issue): all there are; of many, those tabled and what is one answer away from them."""
    if math.prod(sizes) <= _MOST_TEXTS:
        return np.array(list(np.ndindex(*sizes)), dtype=np.int64)
    near = [tabled()]
    for issue, options in enumerate(sizes):
        for option in range(options):
            other = near[0].copy()
            other[:, issue] = option
            near.append(other)
    texts = np.concatenate(near)
    _, first = np.unique(texts, axis=0, return_index=True)
    return texts[np.sort(first)][:_MOST_TEXTS]


def _worth_later(worlds: Worlds) -> tuple[Floats, Floats]:
    """(draw, side): what a gain a month later, and a round later, is worth now."""
    alternative = worlds.war or worlds.standoff
    haste = np.full((worlds.draws, 2), _LEAST_HASTE)
    if alternative is not None:
        discount = alternative.discount[:, list(worlds.required)]
        haste = np.maximum(discount + alternative.rate[:, None], _LEAST_HASTE)
    rounds = np.maximum(worlds.inputs.column(ROUNDS_A_MONTH.name), _FEWEST_ROUNDS)
    return np.exp(-haste), np.exp(-haste / rounds[:, None])


def _in_turn(gains: Floats, inside: Bools, patience: Floats) -> InTurn:
    """What they sign by offers in turn; packages by their numbers among all texts."""
    at = np.flatnonzero(inside)
    found = offers_in_turn(gains[:, at], patience=(patience[0], patience[1]))
    one, other = ({int(at[x]): share for x, share in mix.items()} for mix in found.mixes)
    return replace(found, mixes=(one, other))


def _signed_most(found: list[InTurn]) -> list[tuple[int, float]]:
    """The packages signed most often, and the share of each."""
    counted: defaultdict[int, float] = defaultdict(float)
    for mix in (mix for one in found for mix in one.mixes):
        for x, share in mix.items():
            counted[x] += float(share) / (2 * len(found))
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))[:_MOST_PACKAGES]


def _once(gains: Floats, inside: Bools, side: int, packages: list[dict[str, str]]) -> Once:
    """The text that a side would put once; taken where it is in the zone."""
    found = put_once(gains[:, side].mean(axis=0), np.where(inside, gains[:, 1 - side], -np.inf))
    package = packages[found.package] if found.package >= 0 else None
    return Once(package=package, accepted=found.accepted, gain=found.gain)


def _waited(gains: Floats, a_month: Floats) -> float:
    """Months until one gives way to the text that the other likes best."""
    wish = gains.argmax(axis=1)
    win, give_way = gains.max(axis=1), (gains[0, wish[1]], gains[1, wish[0]])
    if wish[0] == wish[1]:
        return 0.0
    return wait_for_the_other((win[0], win[1]), give_way, patience=(a_month[0], a_month[1])).months
