"""A space narrowed: answers given or ruled out, and conditions that are no party's."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Bools, Floats, Ints, own
from detente.dossier.lookup import nearest
from detente.errors import SettingsError
from detente.phrases import did_you_mean
from detente.worlds.build import Worlds
from detente.worlds.space import BY_DRAW, Space

Narrow = Callable[[Space], Space]


def narrowing(worlds: Worlds, wanted: Mapping[str, Collection[str]]) -> Narrow:
    """What cuts a space of these worlds down to packages with the options wanted.

    Parameters
    ----------
    worlds : Worlds
    wanted : dict of issue -> options
        Issues left out may have any answer.

    Raises
    ------
    SettingsError
        An issue or option is unknown, or no option of an issue is left.
    """
    most = max((len(options) for options in worlds.options), default=1)
    allowed = np.ones((len(worlds.issues), most), dtype=np.bool_)
    for issue, options in wanted.items():
        k = _place(issue, worlds.issues, "issue")
        places = [_place(one, worlds.options[k], f'option of "{issue}"') for one in options]
        if not places:
            raise SettingsError(f'no option of "{issue}" is left; allow at least one.')
        allowed[k] = False
        allowed[k, places] = True
    if not wanted:
        return lambda space: space
    return lambda space: restrict(space, allowed)


def _place(name: str, names: tuple[str, ...], what: str) -> int:
    if name in names:
        return names.index(name)
    ask = did_you_mean(nearest(name, names))
    raise SettingsError(f'"{name}" is not an {what}; there are: {", ".join(names)}.{ask}')


def restrict(space: Space, allowed: Bools) -> Space:
    """The packages of a space that hold none but the answers allowed.

    Parameters
    ----------
    space : Space
    allowed : (issue, option) bool
        Padded with anything where an issue has fewer options.

    Raises
    ------
    ValueError
        An issue has no answer left.
    """
    for k, options in enumerate(space.options):
        if not allowed[k, : len(options)].any():
            raise ValueError(f"issue {space.issues[k]!r} has no answer left")
    cases = _fits(space.head, allowed)
    blocks = _fits(space.blocks, allowed) & (
        np.arange(space.blocks.shape[1]) < space.choices[:, None]
    )
    choices = blocks.sum(axis=1)
    most = int(choices.max(initial=1))
    # Choices kept stand first, in their order; what is left over is padding.
    order = np.argsort(~blocks, axis=1, kind="stable")[:, :most]
    real = np.arange(most) < choices[:, None]
    patterns = np.take_along_axis(space.blocks, order[:, :, None], axis=1)
    worth = np.take_along_axis(space.body_worth, order[None, None], axis=3)
    crossed = np.take_along_axis(space.body_crossed, order[None], axis=2)
    return replace(
        space,
        head=space.head[cases],
        head_worth=space.head_worth[:, :, cases],
        survival=space.survival[:, :, cases],
        failure_shift=space.failure_shift[:, :, cases],
        breach_cost=space.breach_cost[:, :, cases],
        head_crossed=space.head_crossed[:, cases],
        blocks=np.where(real[:, :, None], patterns, -1),
        choices=choices,
        body_worth=np.where(real, worth, 0.0),
        body_crossed=crossed & real,
    )


def _fits(patterns: Ints, allowed: Bools) -> Bools:
    """Which patterns hold allowed answers alone; -1 stands for none."""
    issues = np.arange(patterns.shape[-1])
    held: Bools = (patterns < 0) | allowed[issues, patterns]
    return np.asarray(held.all(axis=-1), dtype=np.bool_)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Condition:
    """A sum that must reach ``least``: a number ``by_case`` and one ``by_choice`` of each block.

    ``by_case`` is (case,) or (draw, case), ``by_choice`` (block, choice) or (draw, block, choice),
    ``least`` a number or (draw,).
    """

    name: str
    by_case: Floats
    by_choice: Floats
    least: Floats | float


def distance(space: Space, package: Ints, *, least: float) -> Condition:
    """At least so many issues answered otherwise than in the package."""
    return Condition(
        name="distance",
        by_case=_differs(space.head, package),
        by_choice=_differs(space.blocks, package),
        least=least,
    )


def nearness(space: Space, package: Ints, *, most: float) -> Condition:
    """At most so many issues answered otherwise than in the package."""
    return Condition(
        name="nearness",
        by_case=-_differs(space.head, package),
        by_choice=-_differs(space.blocks, package),
        least=-most,
    )


def asking(space: Space, conditions: list[Condition]) -> Space:
    """The space with a party more for each condition."""
    draws, _, cases = space.head_worth.shape
    blocks, most = space.body_worth.shape[2:]
    nothing = np.zeros((draws, len(conditions), cases))
    by_case, by_choice, least = nothing.copy(), np.zeros((draws, len(conditions), blocks, most)), []
    for n, condition in enumerate(conditions):
        by_case[:, n], by_choice[:, n] = condition.by_case, condition.by_choice
        least.append(np.broadcast_to(condition.least, draws))
    return replace(
        space,
        parties=(*space.parties, *(f"{c.name}-{n}" for n, c in enumerate(conditions))),
        head_worth=own(np.concatenate([space.head_worth, by_case], axis=1)),
        survival=own(np.concatenate([space.survival, nothing + 1.0], axis=1)),
        failure_shift=own(np.concatenate([space.failure_shift, nothing], axis=1)),
        breach_cost=own(np.concatenate([space.breach_cost, nothing], axis=1)),
        no_deal=own(np.concatenate([space.no_deal, np.stack(least, axis=1)], axis=1)),
        body_worth=own(np.concatenate([space.body_worth, by_choice], axis=1)),
    )


def rows_as_draws(space: Space, rows: Ints) -> Space:
    """The rows listed, each with a draw of its own."""
    draws = space.draw_of_row[rows]
    return replace(
        space,
        draw_of_row=np.arange(len(rows)),
        absolute=space.absolute[rows],
        **{name: own(getattr(space, name)[draws]) for name in BY_DRAW},
    )


def _differs(patterns: Ints, package: Ints) -> Floats:
    """How many of the issues that each pattern decides it answers otherwise."""
    counted: Floats = ((patterns >= 0) & (patterns != package)).sum(axis=-1).astype(np.float64)
    return counted
