"""Talks over the mediator's single text written in JAX, for bench/talks_vs_peers.py.

The same model as ``detente.talks``, on the same arrays and the same numbers by counting: the war,
the rounds, what each party gains, asks and answers, what the mediator believes, tables and learns,
and how and when talks end. Left out is what Detente's kernel writes down besides: what a deal is
worth and how long it lasts, the ceasefire, and the war once nobody talks. Levers, ratification and
rounds without the mediator are left out on both sides.

What does not hang on the rounds (the front, patience) is worked out for all weeks at once; then the
rounds of a path are gone through, one after the other, many paths at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from detente.talks import _arrays as at
from detente.talks import _numbers as purpose
from detente.talks._arrays import TalksArrays

jax.config.update("jax_enable_x64", True)
PATHS = 1 << 20
LATER = 1 << 16
NONE = 1 << 30
SURE, LEAST_FIT, ALL, HALVINGS = 1e-6, 1e-30, 1.0 - 1e-6, 40
BY_DRAW = ("rise", "lives", "keep", "absolute", "party", "numbers")
"""Of the only lever, by draw; with ``asks``, ``draws`` and who may be believed."""


def _mix(x: Any) -> Any:
    x = (x ^ (x >> np.uint64(30))) * purpose._SECOND
    x = (x ^ (x >> np.uint64(27))) * purpose._THIRD
    return x ^ (x >> np.uint64(31))


def uniform(key: Any, kind: int, path: Any, place: Any) -> Any:
    """The same numbers as ``detente.talks._numbers.uniform``."""
    x = _mix(key + purpose._FIRST * np.uint64(kind + 1))
    x = _mix(x ^ (purpose._FOURTH * (path + 1).astype(jnp.uint64)))
    x = _mix(x + purpose._FIRST * (jnp.asarray(place) + 1).astype(jnp.uint64))
    return ((x >> np.uint64(11)).astype(jnp.float64) + 0.5) * purpose._TINY


def exponential(key: Any, kind: int, path: Any, place: Any) -> Any:
    return -jnp.log(uniform(key, kind, path, place))


def normal(key: Any, kind: int, path: Any, place: Any) -> Any:
    radius = jnp.sqrt(-2.0 * jnp.log(uniform(key, kind, path, 2 * place)))
    return radius * jnp.cos(2.0 * np.pi * uniform(key, kind, path, 2 * place + 1))


def simplified(arrays: TalksArrays) -> TalksArrays:
    """What both sides play: the course held from the dossier's day on, no rounds by themselves."""
    assert len(arrays.leaves) == 1, "the course held alone"
    assert arrays.elapsed == 0
    assert arrays.level.max() == 0
    assert arrays.at_war
    assert not arrays.ratifies.any()
    assert arrays.favour.shape[1] == 0
    numbers = arrays.numbers.copy()
    numbers[..., at.ALONE], numbers[..., at.RATIFIED] = 0.0, 1.0
    return arrays._replace(numbers=numbers)


def talks(
    arrays: TalksArrays, table: Any, paths: int, together: tuple[int, int]
) -> Callable[[], Any]:
    """How and when talks end, and on what: (draw, path, 3); so many draws and paths at once."""
    draws, (some, each) = len(arrays.draws), together
    assert draws % some == 0
    assert paths % each == 0
    told = {name: jnp.asarray(getattr(arrays, name)[0]) for name in BY_DRAW}
    told["asks"], told["name"] = jnp.asarray(arrays.asks[0]), jnp.asarray(arrays.draws)
    told["allowed"] = jnp.asarray(arrays.believed[None] != np.arange(draws)[:, None])
    told = {name: values.reshape(-1, some, *values.shape[1:]) for name, values in told.items()}
    flat = jnp.asarray(table.reshape(-1, *table.shape[2:]))
    path = _path(arrays)
    batch = jax.vmap(jax.vmap(path, (None, None, 0)), (None, 0, None))
    numbers = jnp.arange(paths).reshape(-1, each)

    @jax.jit
    def play(flat: Any, told: Any) -> Any:
        inner = lambda draw: lax.map(lambda names: batch(flat, draw, names), numbers)  # noqa: E731
        return lax.map(inner, told)

    def answer() -> Any:
        """Axes as they come: group of draws, group of paths, draw, path, what came."""
        return np.asarray(play(flat, told)).swapaxes(1, 2).reshape(draws, paths, 3)

    return answer


def _path(arrays: TalksArrays) -> Callable[[Any, Any, Any], Any]:
    weeks, rounds = arrays.asks.shape[2], int(np.ceil(_due(arrays).max()))

    def path(table: Any, draw: dict[str, Any], number: Any) -> Any:
        number = draw["name"] * PATHS + number
        front, ending, week, held = _weeks(arrays, draw, number, weeks, rounds)
        order = jnp.cumsum(held) - 1
        spots = jnp.where(held, order, weeks * rounds)
        when = jnp.full(weeks * rounds, NONE)
        when = when.at[spots].set(jnp.arange(weeks * rounds) // rounds, mode="drop")
        lines = uniform(arrays.key, purpose.LINE, number, jnp.arange(len(arrays.owner)))
        parties, packages = arrays.rise.shape[2:]
        number_of = jnp.arange(parties)[:, None] * packages + jnp.arange(packages)
        known = {
            "drawn": uniform(arrays.key, purpose.ANSWER, number, number_of),
            "excluded": _excluded(arrays, lines, draw),
        }
        start = {
            "round": 0,
            "fit": jnp.ones((parties, len(arrays.believed))),
            "answered": jnp.zeros((parties, packages), dtype=jnp.int32),
            "signed": -1,
        }

        def goes_on(now: Any) -> Any:
            here = when[jnp.minimum(now["round"], weeks * rounds - 1)]
            return (now["signed"] < 0) & (here < NONE)

        def go(now: Any) -> Any:
            return _round(arrays, table, draw, known, front, when[now["round"]], now)

        last = lax.while_loop(goes_on, go, start)
        deal = last["signed"] >= 0
        signed_in = when[last["round"] - 1]
        return jnp.stack(
            [
                jnp.where(deal, at.SETTLEMENT, ending),
                jnp.where(deal, signed_in, week) + 1,
                last["signed"],
            ]
        )

    return path


def _due(arrays: TalksArrays) -> Any:
    return arrays.numbers[0, :, at.ROUNDS] * arrays.step


def _weeks(arrays: TalksArrays, draw: Any, path: Any, weeks: int, rounds: int) -> Any:
    """The balance by week; how and when talks end without a deal; rounds held till then."""
    numbers, step, key = draw["numbers"], arrays.step, arrays.key
    week = jnp.arange(weeks)
    chances = (normal(key, purpose.MOVE, path, week), uniform(key, purpose.CROSSING, path, week))
    march = lambda balance, chance: (_march(numbers, step, balance, chance),) * 2  # noqa: E731
    _, front = lax.scan(march, numbers[at.BALANCE], chances)
    months = (week + 1) * step
    dictated = (front <= 0.0) | (front >= 1.0)
    exhausted = exponential(key, purpose.EXHAUSTION, path, 0) <= months * numbers[at.RATE]
    leaves = exponential(key, purpose.MEDIATOR, path, 0) <= months / numbers[at.STAYS]
    patience = draw["party"][:, at.PATIENCE]
    past = jnp.cumsum(months[:, None] > patience, axis=0) * step / patience
    walks = exponential(key, purpose.WALKOUT, path, jnp.arange(len(patience))) <= past
    ends = jnp.stack([dictated, exhausted, leaves, walks.any(axis=1)])
    kinds = jnp.array([at.DICTATED, at.EXHAUSTED, at.MEDIATOR_LEAVES, at.PARTY_LEAVES])
    any_end = ends.any(axis=0)
    last = jnp.where(any_end.any(), any_end.argmax(), weeks - 1)
    ending = jnp.where(any_end.any(), kinds[ends[:, last].argmax()], at.OPEN)
    by_war = (ending == at.DICTATED) | (ending == at.EXHAUSTED)
    held = jnp.arange(rounds)
    drawn = uniform(key, purpose.ROUND, path, week[:, None] + held * LATER)
    there = jnp.cumprod(drawn < numbers[at.ROUNDS] * step - held, axis=1).astype(bool)
    there &= (week < last + jnp.where(by_war, 0, 1))[:, None]
    return front, ending, last, there.ravel()


def _march(numbers: Any, step: float, balance: Any, chances: Any) -> Any:
    variance = numbers[at.SPREAD] ** 2 * step
    later = balance + numbers[at.DRIFT] * step + jnp.sqrt(variance) * chances[0]
    inside = jnp.clip(later, 1e-12, 1.0 - 1e-12)
    low = jnp.exp(-2.0 * balance * inside / variance)
    high = jnp.exp(-2.0 * (1.0 - balance) * (1.0 - inside) / variance)
    to = jnp.where(chances[1] < low, 0.0, jnp.where(chances[1] > 1.0 - high, 1.0, later))
    to = jnp.where(variance <= 0.0, later, to)
    return jnp.where(later <= 0.0, 0.0, jnp.where(later >= 1.0, 1.0, to))


def _excluded(arrays: TalksArrays, lines: Any, draw: Any) -> Any:
    parties = arrays.rise.shape[2]
    on = lines < draw["absolute"]
    mine = arrays.owner[None] == np.arange(parties)[:, None]
    return ((mine & on).astype(jnp.int32) @ jnp.asarray(arrays.crossed, dtype=jnp.int32)) > 0


def _round(
    arrays: TalksArrays, table: Any, draw: Any, known: Any, front: Any, week: Any, now: Any
) -> Any:
    """Table a text, hear the answers, learn from them."""
    party, excluded = draw["party"], known["excluded"]
    balance = front[week]
    moved = balance - draw["numbers"][at.BALANCE]
    value = _no_deal(arrays, draw, balance, moved, (week + 1) * arrays.step)[:, None]
    gains = draw["rise"] - draw["lives"] * value
    kept = (draw["keep"] >= value).all(axis=0)
    zone = ((gains >= 0.0) & ~excluded).all(axis=0) & kept
    largest = jnp.maximum(jnp.where(zone, gains, 0.0).max(axis=1), 0.0)
    move = jnp.abs(jnp.asarray(arrays.moves) - moved).argmin()
    slot = jnp.asarray(arrays.bucket)[week] * len(arrays.moves) + move
    weight = _temper(now["fit"], draw["allowed"], arrays.least_share * draw["allowed"].sum())
    x = _chances(table, slot, weight, now["answered"]).prod(axis=0).argmax()

    here = gains[:, x]
    willing = jax.nn.sigmoid((here - draw["asks"][week] * largest) / party[:, at.NOISE])
    willing = jnp.where(excluded[:, x], 0.0, willing)
    heeds = jnp.maximum(0.0, 1.0 - party[:, at.SHOW] - party[:, at.BARGAINING])
    said = known["drawn"][:, x] < party[:, at.SHOW] + heeds * willing
    loses = excluded[:, x] | (here < 0.0)
    both = said.all()
    signed = both & ~loses.any() & kept[x]
    said &= ~(both & ~signed & (~loses.any() | loses))

    seen, last = table[slot, :, x].astype(jnp.float64), now["answered"][:, x]
    parties = jnp.arange(len(said))
    then = table[jnp.maximum(jnp.abs(last) - 1, 0), parties, x].astype(jnp.float64)
    chance = jnp.where((last == 0)[:, None], seen, _given(seen, then, (last > 0)[:, None]))
    fit = now["fit"] * jnp.maximum(jnp.where(said[:, None], chance, 1.0 - chance), SURE)
    fit = jnp.maximum(fit / fit.max(axis=1, keepdims=True), LEAST_FIT)
    mark = jnp.where(said, slot + 1, -(slot + 1)).astype(jnp.int32)
    return {
        "round": now["round"] + 1,
        "fit": fit,
        "answered": now["answered"].at[:, x].set(mark),
        "signed": jnp.where(signed, x, -1),
    }


def _given(seen: Any, then: Any, agreed: Any) -> Any:
    yes = jnp.where(seen >= then, 1.0, seen / then)
    no = jnp.where(seen <= then, 0.0, (seen - then) / jnp.maximum(1.0 - then, SURE))
    return jnp.where(agreed, yes, no)


def _temper(fit: Any, allowed: Any, least: Any) -> Any:
    """(party, belief) weights that rest on enough beliefs."""
    weight = jnp.where(allowed, jnp.maximum(fit, LEAST_FIT), 0.0)
    asked = jnp.minimum(least, allowed.sum() * ALL)

    def effective(weight: Any) -> Any:
        return weight.sum(axis=1) ** 2 / (weight**2).sum(axis=1)

    def flatten(now: Any) -> Any:
        weight, n = now
        short = (effective(weight) < asked)[:, None]
        return jnp.where(short, jnp.sqrt(weight), weight), n + 1

    more = lambda now: (effective(now[0]) < asked).any() & (now[1] < HALVINGS)  # noqa: E731
    weight, _ = lax.while_loop(more, flatten, (weight, 0))
    return (weight / weight.sum(axis=1, keepdims=True)).astype(jnp.float32)


def _chances(table: Any, slot: Any, weight: Any, answered: Any) -> Any:
    """(party, package) of a yes, as the mediator sees it."""
    seen = table[slot]
    plain = (weight[:, None] * seen).sum(axis=2)
    before = jnp.maximum(jnp.abs(answered) - 1, 0)
    rows = jnp.arange(seen.shape[0])[:, None]
    then = table[before, rows, jnp.arange(seen.shape[1])[None]]
    yes = jnp.where(seen >= then, np.float32(1.0), seen / then)
    no = jnp.maximum(seen - then, 0.0) / jnp.maximum(1.0 - then, np.float32(SURE))
    again = (weight[:, None] * jnp.where((answered > 0)[..., None], yes, no)).sum(axis=2)
    same = (answered > 0).astype(jnp.float32)
    again = jnp.where(before == slot, same, again)
    return jnp.where(answered == 0, plain, again)


def _no_deal(arrays: TalksArrays, draw: Any, balance: Any, moved: Any, months: Any) -> Any:
    """(party,) worth of going on without a deal: equation (1) of the model, and Bayes before it."""
    party, numbers, side = draw["party"], draw["numbers"], jnp.asarray(arrays.side)
    spread, rate = numbers[at.SPREAD], numbers[at.RATE]
    learned = party[:, at.DOUBT] ** 2 * months
    drift = party[:, at.BELIEVES]
    drift = drift + learned / (spread**2 + learned) * (moved / months - drift)
    hazard = rate + party[:, at.DISCOUNT]
    top, bottom = party[:, at.DICTATING], party[:, at.DICTATED_TO]
    low, slope = jnp.where(side > 0, bottom, top), (top - bottom) * jnp.sign(side)
    flow = party[:, at.DISCOUNT] * party[:, at.TODAY] - party[:, at.COST]
    rest = (rate * (low + slope * drift / hazard) + flow) / hazard
    tilt = rate * slope / hazard
    variance = spread**2
    root = jnp.sqrt(drift**2 + 2.0 * variance * hazard)
    down = jnp.where(drift >= 0, -(drift + root) / variance, -2.0 * hazard / (root - drift))
    up = jnp.where(drift >= 0, 2.0 * hazard / (drift + root), (root - drift) / variance)
    whole = jnp.expm1(down - up)
    upper = jnp.exp(up * (balance - 1.0)) * jnp.expm1((down - up) * balance) / whole
    lower = jnp.exp(down * balance) * jnp.expm1((down - up) * (1.0 - balance)) / whole
    value = rest + tilt * balance + (low + slope - rest - tilt) * upper + (low - rest) * lower
    return jnp.where(side == 0, party[:, at.NO_DEAL], value)
