"""The inputs of a study: every uncertain number by name, its draws, and where defaults stand in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from detente.arrays import Floats, readonly
from detente.dossier.inputs.kind import InputKind, NamedInput
from detente.dossier.inputs.listing import inputs_of, labels
from detente.dossier.inputs.names import (
    estimate_at,
    issues_for,
    matching,
    modelled_parties,
    states_no_deal,
)
from detente.dossier.inputs.registry.alternative import AGAINST_TODAY
from detente.dossier.inputs.registry.durability import ANY_DEAL
from detente.dossier.inputs.registry.index import INPUTS
from detente.dossier.inputs.registry.wants import WEIGHTS, WORTH
from detente.dossier.model.dossier import Dossier
from detente.errors import Place
from detente.estimates import Estimate
from detente.seeds import stream
from detente.shown import Result, Table
from detente.worlds.weights import normalised, on_scale, ordered_worths, ranked_weights

_LEAST = 2.0**-54

Numbers = Callable[..., Floats]
"""Gives the (draw,) uniform numbers of a stream by its name."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Input(Result):
    """One uncertain number.

    Attributes
    ----------
    name : str
        Dotted, as a lever names it: ``war.south.cost-per-month``.
    label : str
        For a person: "South's cost of fighting on, a month".
    why : tuple of str
        What it rests on, by name: sources, statements, assumptions.
    place : Place or None
        Where it stands in the user's file.
    estimate : Estimate or None
        As stated, or the default; None where only an order, or nothing, is known.
    default : bool
        Whether the dossier leaves it out.
    assumption : str
        In words, why a default is what it is; else empty.
    kind : str
        What sort of number it is, such as ``war.cost-per-month``.
    lawful : tuple of float
        The lowest and the highest value it can take.
    """

    name: str
    label: str
    why: tuple[str, ...]
    place: Place | None
    estimate: Estimate | None
    default: bool
    assumption: str
    kind: str
    lawful: tuple[float, float]

    @property
    def declared(self) -> InputKind:
        """What is declared of numbers of its kind."""
        return INPUTS[self.kind]

    def at(self, uniform: Floats) -> Floats:
        """Its draws at uniform numbers, by itself: those where only an order is known, or nothing.

        Weights and worths of a party are made to hang together after that.
        """
        return uniform if self.estimate is None else self.estimate.draws(uniform)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inputs(Table):
    """Every uncertain number of a dossier, drawn.

    Attributes
    ----------
    inputs : tuple of Input
        In the dossier's own order.
    values : (draw, input)
    seed : int
    """

    _rows_in: ClassVar = "inputs"

    inputs: tuple[Input, ...]
    values: Floats
    seed: int
    _index: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        shape = (None, len(self.inputs))
        object.__setattr__(self, "values", readonly(self.values, shape=shape))
        index = {entry.name: n for n, entry in enumerate(self.inputs)}
        object.__setattr__(self, "_index", index)

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return len(self.values)

    @property
    def names(self) -> tuple[str, ...]:
        """Their names, in order."""
        return tuple(self._index)

    def __contains__(self, name: str) -> bool:
        return name in self._index

    def column(self, name: str, otherwise: float | None = None) -> Floats:
        """(draw,) draws of one input; one number throughout where it plays no part, if given."""
        if otherwise is not None and name not in self:
            return np.full(self.draws, otherwise)
        return np.asarray(self.values[:, self.at(name)])

    def by_party(self, kind: InputKind, parties: Sequence[str], otherwise: float = 0.0) -> Floats:
        """(draw, party) draws of one kind of input; one number where it plays no part."""
        return np.stack([self.column(kind.of(party=id), otherwise) for id in parties], axis=1)

    def of(self, name: str) -> Input:
        """What is known of one input beside its draws."""
        return self.inputs[self.at(name)]

    def matching(self, target: str) -> tuple[str, ...]:
        """The names that a lever's target means (see ``detente.dossier.inputs.names``)."""
        return matching(target, (one.name for one in self.inputs if not one.declared.of_lever))

    def changed(self, columns: Mapping[str, Floats]) -> Inputs:
        """The same inputs with other draws for some, kept inside what each can be."""
        values = self.values.copy()
        for name, draws in columns.items():
            at = self.at(name)
            values[:, at] = np.clip(draws, *self.inputs[at].lawful)
        return replace(self, values=values)

    def at(self, name: str) -> int:
        """Which column an input has."""
        if name not in self._index:
            raise KeyError(f'there is no input "{name}"')
        return self._index[name]


def draw_inputs(dossier: Dossier, *, draws: int, seed: int) -> Inputs:
    """Every uncertain number of a dossier, drawn by its own named stream.

    Weights of one party sum to 1 in every draw, and of the options of one issue the worst is
    worth 0 and the best 1, unless its worths stand on their native scale. What the dossier
    leaves out has a wide default (see ``dossier/inputs/registry``). Since each input has a
    stream of its own, adding one moves no other.

    Parameters
    ----------
    dossier : Dossier
        As of the day of interest.
    draws : int
        1 or more.
    seed : int

    Returns
    -------
    Inputs

    References
    ----------
    Lahdelma & Salminen (2001) for numbers of which only the order is known.
    """
    if draws < 1:
        raise ValueError(f"draws is {draws}; it must be 1 or more")
    return inputs_at(dossier, lambda *name: uniforms(draws, seed, *name), seed=seed)


def inputs_at(dossier: Dossier, numbers: Numbers, *, seed: int) -> Inputs:
    """Every uncertain number of a dossier, where the uniform numbers behind it are these.

    Parameters
    ----------
    dossier : Dossier
    numbers : callable
        Given the name of a stream, its (draw,) uniform numbers in (0, 1).
    seed : int
        The one that stands beside the inputs.
    """
    needed = inputs_of(dossier)
    named = labels(dossier, needed)
    entries = tuple(_input(dossier, one, named[one.name]) for one in needed)
    columns = {
        entry.name: np.clip(entry.at(numbers("estimate", entry.name)), *entry.lawful)
        for entry in entries
    }
    for party in modelled_parties(dossier):
        _draw_wants(dossier, party, columns, numbers)
    values = np.stack([columns[entry.name] for entry in entries], axis=1)
    return Inputs(inputs=entries, values=values, seed=seed)


def uniforms(draws: int, seed: int, *name: str) -> Floats:
    """(draw,) uniform numbers strictly inside (0, 1) from a named stream."""
    return np.maximum(stream(seed, *name).random(draws), _LEAST)


def _input(dossier: Dossier, entry: NamedInput, label: str) -> Input:
    estimate, why = estimate_at(dossier, entry.path)
    assumption, default = "", False
    if estimate is None and entry.default:
        estimate, assumption, default = entry.default.estimate, entry.default.assumption, True
    return Input(
        name=entry.name,
        label=label,
        why=() if default else why,
        place=None if default else dossier.place_of(*entry.path),
        estimate=estimate,
        default=default,
        assumption=assumption,
        kind=entry.kind.key,
        lawful=entry.kind.lawful,
    )


def _draw_wants(dossier: Dossier, party: str, columns: dict[str, Floats], numbers: Numbers) -> None:
    """Make one party's weights and worths hang together."""
    wants = dossier.parties[party].wants
    issues = issues_for(dossier, party)
    names = {issue: WEIGHTS.of(party=party, issue=issue) for issue in issues}
    raw = {issue: columns[name] for issue, name in names.items()}
    if wants is not None and wants.weights:
        weights = normalised(raw)
    else:
        ties = {i: numbers("estimate", name, "tie") for i, name in names.items()}
        weights = ranked_weights(wants.order if wants else (), raw, ties)
    columns.update({names[issue]: weights[issue] for issue in issues})
    for issue in issues:
        options = dossier.issues[issue].options
        named = {o: WORTH.of(party=party, issue=issue, option=o) for o in options}
        worths = {option: columns[name] for option, name in named.items()}
        stated = wants.worth.get(issue) if wants else None
        worths = ordered_worths(stated.ranks if stated else (), worths)
        native = wants is not None and wants.scale == "native"
        scaled = on_scale(np.stack(list(worths.values()), axis=1), native=native)
        columns.update({named[o]: scaled[:, n] for n, o in enumerate(worths)})


def unstated(dossier: Dossier, inputs: Inputs) -> tuple[str, ...]:
    """The parties whose no-deal value nobody states."""
    return tuple(id for id in dossier.required if AGAINST_TODAY.of(party=id) in inputs)


def _partly_known(dossier: Dossier, inputs: Inputs, party: str) -> tuple[str, ...]:
    """On which issues a default stands in for what a party wants, in words; empty on none."""
    by_issue = {
        issue.name: [
            inputs.of(name)
            for name in (
                WEIGHTS.of(party=party, issue=id),
                *(WORTH.of(party=party, issue=id, option=option) for option in issue.options),
            )
            if name in inputs
        ]
        for id, issue in dossier.issues.items()
    }
    counts = {issue: found for issue, found in by_issue.items() if found}
    open_ = [issue for issue, found in counts.items() if any(one.default for one in found)]
    if not open_:
        return ()
    return (
        f"{dossier.parties[party].name}: wants are known in part, and a wide default stands in for "
        f"weights or worths on {len(open_)} of {len(counts)} issues ({'; '.join(open_)}).",
    )


def _before_the_war(dossier: Dossier) -> tuple[str, ...]:
    """That the day looked at lies before the war, if it does."""
    began = dossier.war.began if dossier.war is not None else None
    if began is None or began.earliest <= dossier.date:
        return ()
    return (
        f"The war began in {began}, after the day looked at ({dossier.as_of}): what is said of the "
        "war is taken as if it went on that day.",
    )


def estimated_later(dossier: Dossier) -> tuple[str, ...]:
    """That the numbers were estimated after the day looked at, if they were."""
    made = dossier.estimates_as_of
    if made is None or made.earliest <= dossier.date:
        return ()
    return (
        f"The numbers were estimated on {made}, after the day looked at ({dossier.as_of}): they "
        "may know more than was known that day.",
    )


def guessed(dossier: Dossier, inputs: Inputs) -> bool:
    """Whether numbers are still those that a new dossier begins with."""
    first = set(dossier.first_guesses)
    return bool(first) and any(first & set(entry.why) for entry in inputs.inputs)


def cautions(dossier: Dossier, inputs: Inputs) -> tuple[str, ...]:
    """What to bear in mind of worlds in which defaults stand in, in words."""
    open_issues = [issue.name for issue in dossier.issues.values() if issue.today is None]
    found = [*_before_the_war(dossier), *estimated_later(dossier)]
    if guessed(dossier, inputs):
        found.insert(
            0,
            "Numbers here are still those that every new dossier begins with: what is worked out "
            "from them says nothing about this dispute.",
        )
    by_today = [id for id in dossier.required if not states_no_deal(dossier, id)]
    if open_issues and by_today:
        named = "; ".join(open_issues)
        found.append(
            "Today's answer is not known on some issues, where every option counts alike "
            f"in the worth of going on: {named}."
        )
    for id in dossier.required:
        if dossier.parties[id].wants is None:
            name = dossier.parties[id].name
            found.append(f"{name}: wants are not known, and any are taken as equally likely.")
        else:
            found += _partly_known(dossier, inputs, id)
    silent = unstated(dossier, inputs)
    if silent:
        named = ", ".join(dossier.parties[id].name for id in silent)
        found.append(
            f"Nothing says what going on without a deal is worth to {named}: a wide range around "
            "the worth of today's state stands in."
        )
    if not dossier.durability.by and dossier.durability.any_deal is None:
        holds = inputs.of(ANY_DEAL.name).estimate == Estimate.parse(1)
        taken = "a deal that is made holds" if holds else "every deal is taken to live as long"
        found.append(f"Nothing says what makes a deal last: {taken}.")
    for lever in dossier.levers.values():
        idle = [target for target in lever.changes if not inputs.matching(target)]
        if idle:
            found.append(f"“{lever.name}” changes what plays no part here: {', '.join(idle)}.")
    return tuple(found)
