"""Paths of talks a second: Detente, the same model written in JAX, and sessions of NegMAS.

    python bench/talks_vs_peers.py [--quick] [--repeats 5]

Detente and JAX play the same paths of a worked case, the course held, from its day on, by the same
random numbers: how each path ends, when and on what must be the same, but for what rounding turns
(at most one path in 500). NegMAS has no such model. Its sessions are of alternating offers among
as many parties over the same packages, worth what they are worth in a draw, for as many rounds as
there are weeks; beside it stands what Detente takes for its own alternating offers. JAX comes from
bench/requirements-samplers.txt, NegMAS from bench/requirements.txt.
"""

from __future__ import annotations

import logging
import time
import warnings
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import numpy as np
from timing import Times, alternating, begin, line, ratio

import detente
from detente.crews import Threads
from detente.keeping import Anew
from detente.talks import _arrays as at
from detente.talks._arrays import TalksArrays
from detente.talks._protocols import number_of
from detente.talks.play import foreseen, play_lever

try:
    import talks_in_jax
except ImportError:
    talks_in_jax = None
try:
    logging.disable(logging.WARNING)
    from negmas import MappingUtilityFunction, SAOMechanism, make_issue
    from negmas.sao import AspirationNegotiator
except ImportError:
    SAOMechanism = None

CASE, TOGETHER = "ukraine-2025", (4, 8)
"""JAX is quickest with so many draws and paths at once: a longer batch waits for its last path."""
APART = 1 / 500


class FromItsDay(Anew):
    """Remembers with what the course held was played from the dossier's day on."""

    def __call__(self, stage: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
        if stage is play_lever and args[0].elapsed == 0 and len(args[0].leaves) == 1:
            self.arrays = args[0]
        return super().__call__(stage, *args, **named)


def arrays_of(draws: int) -> TalksArrays:
    """What is played: the course held, without rounds of the parties by themselves."""
    known = FromItsDay()
    settings = detente.Settings(draws=draws, talk_draws=draws, paths=1)
    detente.play_talks(CASE, settings, levers=(), keep=known)
    numbers = known.arrays.numbers.copy()
    numbers[..., at.ALONE] = 0.0
    return known.arrays._replace(numbers=numbers)


def sessions(arrays: TalksArrays, many: int) -> Callable[[], float]:
    """So many sessions of NegMAS, one a draw; gives the share with an agreement."""
    weeks, parties = arrays.asks.shape[2], arrays.rise.shape[2]

    def play() -> float:
        agreed = 0
        for draw in range(many):
            outcomes = [(str(x),) for x in range(arrays.rise.shape[3])]
            session = SAOMechanism(
                issues=[make_issue([name for (name,) in outcomes], "package")], n_steps=weeks
            )
            for i in range(parties):
                value = arrays.party[0, draw, i, at.NO_DEAL]
                gains = arrays.rise[0, draw, i] - arrays.lives[0, draw, i] * value
                worth = MappingUtilityFunction(
                    dict(zip(outcomes, map(float, gains))),
                    reserved_value=0.0,
                    outcome_space=session.outcome_space,
                )
                session.add(AspirationNegotiator(), ufun=worth)
            agreed += session.run().agreement is not None
        return agreed / many

    return play


def main() -> None:
    """Compare and print."""
    asked = begin("Paths of talks a second; goal: 5x the same model in JAX")
    warnings.simplefilter("ignore")
    draws, paths, many = (20, 8, 4) if asked.quick else (40, 64, 20)
    arrays = arrays_of(draws)

    def by(arrays: TalksArrays, threads: int) -> Callable[[], dict[str, Any]]:
        return lambda: play_lever(
            arrays, paths=paths, crew=Threads(threads), progress=lambda _: None
        )

    offers = arrays._replace(protocol=number_of("alternating-offers"))
    things: dict[str, Callable[[], Any]] = {
        "Detente, one thread": by(arrays, 1),
        "Detente, two threads": by(arrays, 2),
        "Detente, alternating offers, one thread": by(offers, 1),
    }
    per = dict.fromkeys(things, draws * paths)
    if talks_in_jax is None:
        print("JAX is not installed (jax): left out\n")
    else:
        table = foreseen(arrays, 0).chance
        jax = talks_in_jax.talks(arrays, table, paths, TOGETHER)
        _same(things["Detente, one thread"](), jax())
        things["JAX"], per["JAX"] = jax, draws * paths
    if SAOMechanism is None:
        print("NegMAS is not installed (negmas): left out\n")
    else:
        play = sessions(arrays, many)
        print(f"NegMAS {version('negmas')}: {play():.0%} of {many} sessions end in an agreement")
        things["NegMAS, alternating offers"], per["NegMAS, alternating offers"] = play, many
    clocks = {"by the clock": time.perf_counter, "of the processors": time.process_time}
    for what, clock in clocks.items():
        print(f"\nSeconds {what}, a path")
        _show(alternating(things, repeats=asked.repeats, per=per, clock=clock))


def _show(times: dict[str, Times]) -> None:
    for name, took in times.items():
        line(name, took, f"{1.0 / took.middle:,.0f} a second")
    pairs = [("JAX", "one thread"), ("JAX", "two threads")]
    pairs.append(("NegMAS, alternating offers", "alternating offers, one thread"))
    for peer, ours in pairs:
        if peer in times:
            print(f"{peer} / Detente, {ours}: {ratio(times[peer], times[f'Detente, {ours}'])}")


def _same(ours: dict[str, Any], theirs: Any) -> None:
    """Hold both to the same paths."""
    found = np.stack([ours["ending"], ours["week"], ours["package"]], axis=-1)
    apart = (found != theirs).any(axis=-1)
    deals = [float((kind == at.SETTLEMENT).mean()) for kind in (found[..., 0], theirs[..., 0])]
    print(f"{apart.sum()} of {apart.size} paths apart; deals {deals[0]:.4f} and {deals[1]:.4f}")
    assert apart.mean() <= APART


if __name__ == "__main__":
    main()
