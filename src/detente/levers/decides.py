"""What decides whether there is a deal, and which lever is best, from draws as played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, compress

import numpy as np

from detente.arrays import Bools, Floats
from detente.dossier.inputs.registry.acting import LEVER_COSTS
from detente.dossier.inputs.registry.wants import WEIGHTS
from detente.levers.boxes import Rule, find_rule
from detente.levers.deciding import (
    Knowing,
    Share,
    Tipping,
    draws_wanted,
    knowing_order,
    shares,
    times_for,
    tipping,
    worth_of_knowing,
)
from detente.levers.tornado import not_of_levers
from detente.phrases import listed
from detente.shown import Result
from detente.talks.outcomes import Talks, within
from detente.worlds.inputs import Input, Inputs

_MOST = 6
_LOOKED = 12
_FEW_DRAWS = 400
_METHOD = (
    "What decides is read off the draws as played, which count alike whatever share of their paths "
    "remains: shares of variance by bins (Plischke and others 2013), a rule by peeling (Friedman "
    "and Fisher 1999) told by the draws that had no part in finding it, tipping points by straight "
    "lines, what knowing is worth by cubic fits (Strong and Oakley 2013).",
    "What goes with an input in the draws may be another's doing, and inputs that matter only "
    "together show in no share.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decides(Result):
    """What decides whether there is a deal, and which lever is best.

    Attributes
    ----------
    shares : tuple of Share
        Of the variance of the chance of a deal by the last date, if the course is held; largest
        first, and none that is noise.
    rule : Rule or None
        Where deals fail most, if the course is held; None where nothing is found.
    rule_of_deals : Rule or None
        Where they come most: ``inside``, ``outside`` and ``coverage`` are of no deal and of deals
        turned about.
    tipping : tuple of Tipping
        Where one lever's lead over another turns round, those first that lead most at both ends.
    knowing : tuple of Knowing
        What it is worth, for the choice of lever, to know an input; the most first.
    draws, screened : int
        Draws looked at, and uncertain inputs.
    cautions : tuple of str
        How it was found, and what to bear in mind.
    """

    shares: tuple[Share, ...]
    rule: Rule | None
    rule_of_deals: Rule | None
    tipping: tuple[Tipping, ...]
    knowing: tuple[Knowing, ...]
    draws: int
    screened: int
    cautions: tuple[str, ...]


def decides(
    inputs: Inputs,
    talks: Talks,
    signed: Bools,
    *,
    parties: Mapping[str, str],
    rng: np.random.Generator,
) -> Decides:
    """What decides, read off draws already played.

    Parameters
    ----------
    inputs : Inputs
        Of the draws played.
    talks : Talks
        The course held first.
    signed : (lever, draw, path) bool
        A settlement by the last date.
    parties : dict of id -> str
        Their names.
    rng : numpy Generator
        By which draws are drawn anew and mixed, to tell noise.
    """
    by_draw, counts = within(signed, talks.alive), talks.alive.any(axis=1)
    inputs = replace(inputs, values=inputs.values[counts])
    chances = by_draw.mean[:, counts]
    ground, every = _varied(inputs, levers=False), _varied(inputs, levers=True)
    columns, labels = _grouped(parties, inputs, ground)
    few = inputs.draws < _FEW_DRAWS
    scatter = float(by_draw.scatter[0, counts].mean())
    return Decides(
        shares=shares(columns, labels, chances[0], scatter=scatter, rng=rng, most=_MOST),
        rule=_rule(inputs, ground, chances[0]),
        rule_of_deals=_rule(inputs, ground, 1.0 - chances[0]),
        tipping=tuple(_tipping(inputs, every, talks.levers, chances, rng)),
        knowing=tuple(_knowing(inputs, every, chances, rng)),
        draws=inputs.draws,
        screened=len(every),
        cautions=(
            *_METHOD,
            *((f"{inputs.draws} draws tell little of what decides.",) if few else ()),
            *_left_out(columns, parties, inputs.draws),
        ),
    )


def _varied(inputs: Inputs, *, levers: bool) -> list[Input]:
    """The uncertain inputs, with those of levers or without; costs move nothing."""
    return [
        entry
        for entry in inputs.inputs
        if (not_of_levers(entry) or (levers and entry.declared is not LEVER_COSTS))
        and np.ptp(inputs.column(entry.name)) > 0
    ]


def _grouped(
    parties: Mapping[str, str], inputs: Inputs, entries: list[Input]
) -> tuple[dict[str, Floats], dict[str, str]]:
    """Columns by name; a party's weights, which sum to 1, are one group."""
    columns, labels = {}, {}
    for entry in entries:
        if entry.declared is not WEIGHTS:
            columns[entry.name], labels[entry.name] = inputs.column(entry.name), entry.label
    for id, name in parties.items():
        held = [e.name for e in entries if e.declared is WEIGHTS and e.name.startswith(f"{id}.")]
        if held:
            columns[f"{id}.weights"] = np.stack([inputs.column(one) for one in held], axis=1)
            labels[f"{id}.weights"] = f"How much each issue matters to {name}"
    return columns, labels


def _left_out(
    columns: Mapping[str, Floats], parties: Mapping[str, str], draws: int
) -> Iterator[str]:
    """Whose weights are too many for so few draws, and how many they want."""
    wanted = {
        name: draws_wanted(columns[f"{id}.weights"])
        for id, name in parties.items()
        if f"{id}.weights" in columns
    }
    if short := [name for name, many in wanted.items() if many > draws]:
        yield (
            f"How much each issue matters to {listed(short)} is left out of the shares: "
            f"{draws:,} draws cannot tell it from chance; that wants "
            f"{max(wanted[name] for name in short):,}."
        )


def _rule(inputs: Inputs, entries: list[Input], chance: Floats) -> Rule | None:
    if not entries:
        return None
    names, labels = tuple(e.name for e in entries), tuple(e.label for e in entries)
    columns = np.stack([inputs.column(n) for n in names], axis=1)
    if (rule := find_rule(names, labels, columns, chance)) is None:
        return None
    units = {entry.name: _unit(entry) for entry in entries}
    return replace(rule, limits=tuple(replace(one, unit=units[one.name]) for one in rule.limits))


def _unit(entry: Input) -> str:
    """What an input is counted in; empty for one that no file states."""
    return entry.declared.field.unit if entry.declared.field else ""


def _tipping(
    inputs: Inputs,
    entries: list[Input],
    levers: tuple[str, ...],
    chances: Floats,
    rng: np.random.Generator,
) -> list[Tipping]:
    """Every lead that an input turns round by more than the noise of so many that are tried."""
    pairs = list(combinations(range(len(levers)), 2))
    if not pairs or not entries:
        return []
    times = times_for(len(pairs) * len(entries))
    columns = [inputs.column(entry.name) for entry in entries]
    leads = [chances[one] - chances[other] for one, other in pairs]
    goes_with = np.abs(_standard(columns) @ _standard(leads).T) * inputs.draws**-0.5 >= times
    found = []
    for (one, other), lead, moves in zip(pairs, leads, goes_with.T, strict=True):
        for entry, column in compress(zip(entries, columns, strict=True), moves):
            turns = tipping(column, lead, rng)
            if turns is not None:
                point, low, high, at_low, at_high = turns
                rising = at_high > 0
                found.append(
                    Tipping(
                        name=entry.name,
                        label=entry.label,
                        above=levers[one if rising else other],
                        below=levers[other if rising else one],
                        point=point,
                        low=low,
                        high=high,
                        lead_above=abs(at_high),
                        lead_below=abs(at_low),
                        unit=_unit(entry),
                        exceeds=float((column > point).mean()),
                    )
                )
    found.sort(key=lambda turn: -min(turn.lead_above, turn.lead_below))
    return found[:_MOST]


def _standard(columns: list[Floats]) -> Floats:
    """(column, draw) each less its mean, over its spread; 0 where there is none."""
    every = np.array(columns)
    apart = every - every.mean(axis=-1, keepdims=True)
    spread = apart.std(axis=-1, keepdims=True)
    result: Floats = np.divide(apart, spread, out=np.zeros_like(apart), where=spread > 0)
    return result


def _knowing(
    inputs: Inputs, entries: list[Input], chances: Floats, rng: np.random.Generator
) -> Iterator[Knowing]:
    """What it is worth to know each input, where that is more than noise among so many."""
    if not entries:
        return
    columns = np.stack([inputs.column(entry.name) for entry in entries], axis=1)
    told = []
    for k in knowing_order(columns, chances)[:_LOOKED]:
        worth, error = worth_of_knowing(columns[:, k], chances, rng)
        if worth > times_for(len(entries)) * error:
            told.append((worth, error, entries[k]))
    for worth, error, entry in sorted(told, key=lambda one: -one[0])[:_MOST]:
        yield Knowing(name=entry.name, label=entry.label, worth=worth, error=error)
