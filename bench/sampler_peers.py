"""The likelihood of a record in JAX, and samplers of other projects on it: for bench/samplers.py.

Which lines are absolute is summed over, since those samplers know no steps; ours draws it. The
other coordinates have the same posterior either way; the bench shows how far their means lie apart.
"""

from __future__ import annotations

import os

os.environ.setdefault("XLA_FLAGS", "--xla_force_host_platform_device_count=4")

import itertools
from collections.abc import Callable
from typing import Any

import blackjax
import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import nutpie
from nutpie.compiled_pyfunc import from_pyfunc

from detente.inference import _record as at
from detente.inference._record import NONE, Record
from detente.inference.sampling import told_of

jax.config.update("jax_enable_x64", True)
CHAINS = 4
SETTLING = 300


def density(record: Record, free: Any) -> Callable[[Any], Any]:
    """Of the free coordinates but those of lines, given the record, as a function of theirs."""
    parties = [_Party(record, p) for p in range(len(record.piece_from) - 1)]
    tables = jnp.asarray(record.tables)
    rows = jnp.arange(len(tables))

    def log_density(x: Any) -> Any:
        z = jnp.zeros(len(tables)).at[free].set(x)
        place = jnp.clip((z - at.LOWEST) / at.STEP, 0.0, at.NODES - 1.000001)
        node = jnp.floor(place).astype(int)
        below = tables[rows, node]
        numbers = below + (place - node) * (tables[rows, node + 1] - below)
        return sum(party.told(numbers, z) for party in parties) - 0.5 * (x @ x)

    return log_density


class _Party:
    """One party's words."""

    def __init__(self, record: Record, p: int) -> None:
        self.record, self.p = record, p
        self.entries = np.arange(record.entry_from[p], record.entry_from[p + 1])
        self.issues = record.issue[self.entries]
        self.sizes = record.sizes[self.issues]
        pieces = np.arange(record.piece_from[p], record.piece_from[p + 1])
        self.answers = [n for n in pieces if record.reading[n] <= at.PART]
        self.reports = [n for n in pieces if record.reading[n] > at.PART]
        mine = np.arange(record.line_from[p], record.line_from[p + 1])
        self.lines = mine
        self.told_lines = mine[told_of(record)[mine]]
        self.where = {int(issue): n for n, issue in enumerate(self.issues)}
        starts = record.option_from[self.entries]
        self.there = np.arange(self.sizes.max()) < self.sizes[:, None]
        spots = starts[:, None] + np.arange(self.sizes.max())
        self.worths = record.worth[np.where(self.there, spots, starts[:, None])]
        self.spots = np.array([self.where[int(record.first[n])] for n in self.reports], dtype=int)

    def told(self, numbers: Any, z: Any) -> Any:
        """The logarithm of the chance of all that it said."""
        record, p = self.record, self.p
        value, best = self._values(numbers, z)
        no_deal = self._no_deal(numbers, value, best)
        acts = numbers[record.acting[p]]
        largest = acts[at.ROOM] * jnp.maximum(best.sum() - no_deal, 0.0)
        total = self._reports(value, best, acts) + self._named(value, best, acts)
        if self.answers:
            total += self._answers(numbers, value, best, no_deal, largest, acts)
        return total

    def _values(self, numbers: Any, z: Any) -> Any:
        record = self.record
        rows = numbers[self.worths]
        for n, e in enumerate(self.entries):
            start, size = record.option_from[e], self.sizes[n]
            if (record.rank[start : start + size] != NONE).any():
                rows = rows.at[n, :size].set(self._ranked(rows[n, :size], start, size))
        if not record.native[self.p]:
            low = jnp.where(self.there, rows, jnp.inf).min(axis=1, keepdims=True)
            high = jnp.where(self.there, rows, -jnp.inf).max(axis=1, keepdims=True)
            width = high - low
            rows = (rows - low) / jnp.where(width > 0.0, width, 1.0)
        value = self._weights(numbers, z)[:, None] * rows
        return value, jnp.where(self.there, value, -jnp.inf).max(axis=1)

    def _weights(self, numbers: Any, z: Any) -> Any:
        record, p = self.record, self.p
        sizes = numbers[record.weight[self.entries]]
        total = sizes.sum()
        group = record.group[self.entries]
        if record.ranked[p] and (group != NONE).any():
            falling = -jnp.sort(-sizes[group != NONE])
            dealt, start = sizes, 0
            for g in range(group.max() + 1):
                inside = np.flatnonzero(group == g)
                places = record.place[self.entries[inside]]
                slots = places
                if len(inside) > 1:
                    order = jnp.argsort(z[record.tie[self.entries[inside]]])
                    slots = jnp.asarray(places)[order][places]
                dealt = dealt.at[inside].set(falling[start + slots])
                start += len(inside)
            sizes = dealt
        return sizes / total

    def _ranked(self, row: Any, start: int, size: int) -> Any:
        ranks = self.record.rank[start : start + size]
        if (ranks == NONE).all():
            return row
        falling, first = -jnp.sort(-row[ranks != NONE]), 0
        for r in range(ranks.max() + 1):
            tied = np.flatnonzero(ranks == r)
            row = row.at[tied].set(falling[first : first + len(tied)].mean())
            first += len(tied)
        return row

    def _no_deal(self, numbers: Any, value: Any, best: Any) -> Any:
        record, p = self.record, self.p
        places, kind = record.going_on[p], record.going[p]
        if kind == at.STATED:
            return numbers[places[at.BALANCE]]
        now = record.today[self.issues]
        shares = np.where(now[:, None] < 0, self.there / self.sizes[:, None], 0.0)
        shares[now >= 0, now[now >= 0]] = 1.0
        today = (value * shares).sum()
        for k in range(record.link_from[p], record.link_from[p + 1]):
            today += numbers[record.adds[k]] * record.link_today[k]
        if kind == at.AROUND_TODAY:
            span = (best - jnp.where(self.there, value, jnp.inf).min(axis=1)).sum()
            return today + span * numbers[places[at.BALANCE]]
        assert kind in (at.BY_WAR, at.AS_TODAY)
        return _by_war(record, p, numbers, today) if kind == at.BY_WAR else today

    def _lost(self, value: Any, best: Any, points: Any) -> Any:
        """(point,) what it loses at each against its best options there."""
        record = self.record
        held = [record.held[record.held_from[one] : record.held_from[one + 1]] for one in points]
        at_point = np.repeat(np.arange(len(points)), [len(one) for one in held])
        flat = np.concatenate([*held, np.zeros((0, 2), dtype=int)])
        spots = np.array([self.where[int(issue)] for issue in flat[:, 0]], dtype=int)
        lost = best[spots] - value[spots, flat[:, 1]]
        return jnp.zeros(len(points)).at[at_point].add(lost)

    def _reports(self, value: Any, best: Any, acts: Any) -> Any:
        record = self.record
        options, reading = record.last[self.reports], record.reading[self.reports]
        chosen = value[self.spots, options]
        exponents = (value - best[:, None]) / acts[at.NOISE]
        sums = jnp.log(jnp.where(self.there, jnp.exp(exponents), 0.0).sum(axis=1))
        ideal = exponents[self.spots, options] - sums[self.spots]
        pull = (best[self.spots] - chosen - acts[at.OBJECTS]) / acts[at.NOISE]
        objects = jax.nn.log_sigmoid(jnp.where(reading == at.AGAINST, pull, -pull))
        return jnp.where(reading == at.IDEAL, ideal, objects).sum()

    def _named(self, value: Any, best: Any, acts: Any) -> Any:
        record = self.record
        spans = [
            np.arange(record.objects_from[n], record.objects_from[n + 1]) for n in self.answers
        ]
        objects = [span < record.accepts_from[n] for n, span in zip(self.answers, spans)]
        if not sum(map(len, spans)):
            return 0.0
        lost = self._lost(value, best, record.named[np.concatenate(spans)])
        pull = (lost - acts[at.OBJECTS]) / acts[at.NOISE]
        return jax.nn.log_sigmoid(jnp.where(np.concatenate(objects), pull, -pull)).sum()

    def _answers(
        self, numbers: Any, value: Any, best: Any, no_deal: Any, largest: Any, acts: Any
    ) -> Any:
        record = self.record
        span = [np.arange(record.first[n], record.last[n]) for n in self.answers]
        packages = np.concatenate(span)
        which = np.repeat(np.arange(len(span)), [len(one) for one in span])
        gains = self._gains(numbers, value, no_deal, packages)
        months = record.months[self.answers]
        fallen = (months / acts[at.PATIENCE]) ** acts[at.HOLDING_OUT]
        share = jnp.where(months >= acts[at.PATIENCE], 0.0, acts[at.FIRMNESS] * (1.0 - fallen))
        willing = jax.nn.sigmoid((gains - (largest * share)[which]) / acts[at.NOISE])
        heeds = jnp.maximum(0.0, 1.0 - acts[at.SHOW] - acts[at.BARGAINING])
        reading = record.reading[self.answers]
        factor: Any = 1.0
        if any(self._parts(n) for n in self.answers):
            each = [(n, m) for n, one in zip(self.answers, span) for m in one]
            factor = jnp.stack([self._chosen(n, m, value, best, acts) for n, m in each])
        patterns = np.array(list(itertools.product((False, True), repeat=len(self.told_lines))))
        barred = (patterns @ record.crosses[packages][:, self.told_lines].T) > 0
        yes = acts[at.SHOW] + heeds * jnp.where(barred, 0.0, willing)
        each = jnp.where((reading == at.YES)[which], yes, 1.0 - yes) * factor
        mean = jnp.zeros((len(patterns), len(span))).at[:, which].add(each)
        mean /= np.array([len(one) for one in span])
        absolute = numbers[record.absolute[self.told_lines]]
        odds = jnp.where(patterns, jnp.log(absolute), jnp.log1p(-absolute)).sum(axis=1)
        return jax.scipy.special.logsumexp(odds + jnp.log(mean).sum(axis=1))

    def _gains(self, numbers: Any, value: Any, no_deal: Any, packages: Any) -> Any:
        record, p = self.record, self.p
        above = -no_deal
        options = record.packages[packages][:, self.issues]
        above += value[np.arange(len(self.issues)), options].sum(axis=1)
        above -= record.crosses[packages][:, self.lines] @ numbers[record.cost[self.lines]]
        links = np.arange(record.link_from[p], record.link_from[p + 1])
        above += record.linked[packages][:, links] @ numbers[record.adds[links]]
        shift = numbers[record.fails[p]] if record.fails[p] != NONE else 0.0
        more = np.arange(record.shift_from[p], record.shift_from[p + 1])
        shift += record.shifted[packages][:, more] @ numbers[record.shift_adds[more]]
        alive = self._alive(numbers, packages)
        return alive * above + (1.0 - alive) * shift

    def _alive(self, numbers: Any, packages: Any) -> Any:
        record, fails = self.record, 1.0
        for g, guard in enumerate(record.guards):
            option = record.packages[packages, guard] if guard != NONE else np.zeros_like(packages)
            fails *= 1.0 - numbers[record.holds[g][option]]
        if record.horizon == NONE:
            return 1.0 - fails
        rate = -jnp.log(1.0 - fails) / numbers[record.horizon]
        discount = numbers[record.discount[self.p]]
        return discount / (discount + rate)

    def _parts(self, n: int) -> bool:
        record = self.record
        return bool(
            record.reading[n] == at.PART and record.objects_from[n] == record.objects_from[n + 1]
        )

    def _chosen(self, n: int, m: int, value: Any, best: Any, acts: Any) -> Any:
        """The chance that it objects to some points of a package and not to all, if it said so."""
        points = range(self.record.point_first[m], self.record.point_last[m])
        if not self._parts(n) or len(points) < 2:
            return jnp.asarray(1.0)
        lost = self._lost(value, best, points)
        objects = jax.nn.sigmoid((lost - acts[at.OBJECTS]) / acts[at.NOISE])
        return 1.0 - jnp.prod(objects) - jnp.prod(1.0 - objects)


def _by_war(record: Record, p: int, numbers: Any, today: Any) -> Any:
    """Equation (1) of the model, in JAX."""
    places, side = record.going_on[p], int(record.side[p])
    rate, discount = 1.0 / numbers[places[at.ENDS]], numbers[places[at.DISCOUNT]]
    hazard = rate + discount
    cost = numbers[places[at.COST]]
    if side == 0:
        return today - cost / hazard
    balance, spread = numbers[places[at.BALANCE]], numbers[places[at.SPREAD]]
    drift = numbers[places[at.BELIEVES]]
    top, bottom = numbers[places[at.DICTATING]], numbers[places[at.DICTATED_TO]]
    low, slope = (bottom, top - bottom) if side > 0 else (top, bottom - top)
    rest = (rate * (low + slope * drift / hazard) + discount * today - cost) / hazard
    tilt = rate * slope / hazard
    variance = spread * spread
    root = jnp.sqrt(drift * drift + 2.0 * variance * hazard)
    down = jnp.where(drift >= 0, -(drift + root) / variance, -2.0 * hazard / (root - drift))
    up = jnp.where(drift >= 0, 2.0 * hazard / (drift + root), (root - drift) / variance)
    whole = jnp.expm1(down - up)
    upper = jnp.exp(up * (balance - 1.0)) * jnp.expm1((down - up) * balance) / whole
    lower = jnp.exp(down * balance) * jnp.expm1((down - up) * (1.0 - balance)) / whole
    return rest + tilt * balance + (low + slope - rest - tilt) * upper + (low - rest) * lower


def by_blackjax(log_density: Any, size: int, draws: int) -> Callable[[int], Any]:
    """Chains of blackjax, each on a device of its own."""

    def chain(key: Any) -> Any:
        first, second, third = jax.random.split(key, 3)
        settling = blackjax.window_adaptation(blackjax.nuts, log_density)
        start = 0.5 * jax.random.normal(first, (size,))
        (state, tuned), _ = settling.run(second, start, SETTLING)
        kernel = blackjax.nuts(log_density, **tuned).step
        step = lambda state, key: (lambda new: (new, new.position))(kernel(key, state)[0])  # noqa: E731
        return jax.lax.scan(step, state, jax.random.split(third, draws))[1]

    chains = jax.pmap(chain)
    return lambda seed: np.asarray(chains(jax.random.split(jax.random.PRNGKey(seed), CHAINS)))


def by_numpyro(log_density: Any, size: int, draws: int) -> Callable[[int], Any]:
    """Chains of NumPyro, each on a device of its own."""
    kernel = numpyro.infer.NUTS(potential_fn=lambda x: -log_density(x))
    sampler = numpyro.infer.MCMC(
        kernel, num_warmup=SETTLING, num_samples=draws, num_chains=CHAINS, progress_bar=False
    )

    def run(seed: int) -> Any:
        key = jax.random.PRNGKey(seed)
        sampler.run(key, init_params=0.5 * jax.random.normal(key, (CHAINS, size)))
        return np.asarray(sampler.get_samples(group_by_chain=True))

    return run


def by_nutpie(log_density: Any, size: int, draws: int) -> Callable[[int], Any]:
    """Chains of nutpie, on threads of its own."""
    both = jax.jit(jax.value_and_grad(log_density))
    both(np.zeros(size))

    def make_logp() -> Any:
        def logp(x: Any) -> Any:
            value, slope = both(x)
            return float(value), np.asarray(slope)

        return logp

    def make_expand(*_: Any) -> Any:
        return lambda x: {"x": np.asarray(x)}

    model = from_pyfunc(size, make_logp, make_expand, [np.dtype("float64")], [(size,)], ["x"])

    def run(seed: int) -> Any:
        trace = nutpie.sample(
            model,
            draws=draws,
            tune=SETTLING,
            chains=CHAINS,
            cores=CHAINS,
            seed=seed,
            progress_bar=False,
        )
        return np.asarray(trace.posterior["x"])

    return run
