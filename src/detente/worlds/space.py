"""What the exact search sees: a world packed into cases and blocks of packages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.arrays import Bools, Floats, Ints, readonly
from detente.shown import Result

BY_DRAW = ("head_worth", "survival", "failure_shift", "breach_cost", "no_deal", "body_worth")
"""The arrays of a space whose first axis is the draw."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Space(Result):
    """The packages of a dossier, split so that worth adds up.

    The issues on which durability depends, and those joined to them, form the head; each
    combination of their options is a case. Given a case, the worth of a package to a party is the
    case's worth plus one term from each block, and a block is an issue or some joined issues.

    Attributes
    ----------
    parties : tuple of str
        The parties whose leave a deal needs.
    issues, options : tuple of str, tuple of tuple of str
        Every issue, and the names of its options.
    head : (case, issue) int16
        Option of each head issue in each case, -1 for the other issues; at least one case.
    head_worth : (draw, party, case)
        Worth of the head's options.
    survival, failure_shift, breach_cost : (draw, party, case)
        Share of time that a deal lives, what a failed deal adds to the no-deal value, and what
        breaking costs.
    no_deal : (draw, party)
        Worth of going on without a deal.
    blocks : (block, choice, issue) int16
        Options of each choice, -1 outside the block and in padding.
    choices : (block,) int
        How many choices each block has; 1 or more.
    body_worth : (draw, party, block, choice)
        Worth of each choice; padding is 0.
    draw_of_row : (row,) int
        The draw to which each row belongs; a row adds which lines are absolute.
    lines : tuple of str
        The red lines of the parties named.
    absolute : (row, line) bool
        Whether the line excludes what crosses it.
    head_crossed : (line, case) bool
    body_crossed : (line, block, choice) bool
        What crosses each line.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    head: Ints
    head_worth: Floats
    survival: Floats
    failure_shift: Floats
    breach_cost: Floats
    no_deal: Floats
    blocks: Ints
    choices: Ints
    body_worth: Floats
    draw_of_row: Ints
    lines: tuple[str, ...]
    absolute: Bools
    head_crossed: Bools
    body_crossed: Bools

    def __post_init__(self) -> None:
        parties, issues, lines = len(self.parties), len(self.issues), len(self.lines)
        draws, cases = self.no_deal.shape[0], self.head.shape[0]
        blocks, most = self.blocks.shape[:2]
        by_case = (draws, parties, cases)
        shapes: dict[str, tuple[type, tuple[int | None, ...]]] = {
            "head": (np.int16, (cases, issues)),
            "head_worth": (np.float64, by_case),
            "survival": (np.float64, by_case),
            "failure_shift": (np.float64, by_case),
            "breach_cost": (np.float64, by_case),
            "no_deal": (np.float64, (draws, parties)),
            "blocks": (np.int16, (blocks, most, issues)),
            "choices": (np.int64, (blocks,)),
            "body_worth": (np.float64, (draws, parties, blocks, most)),
            "draw_of_row": (np.int64, (None,)),
            "absolute": (np.bool_, (len(self.draw_of_row), lines)),
            "head_crossed": (np.bool_, (lines, cases)),
            "body_crossed": (np.bool_, (lines, blocks, most)),
        }
        for name, (kind, shape) in shapes.items():
            array: Any = np.ascontiguousarray(getattr(self, name), dtype=kind)
            try:
                object.__setattr__(self, name, readonly(array, shape=shape))
            except ValueError as error:
                raise ValueError(f"space.{name}: {error}") from None
        if not cases:
            raise ValueError("space.head has no case; a space without head issues has one")
        if blocks and not 1 <= int(self.choices.min()) <= int(self.choices.max()) <= most:
            raise ValueError(f"space.choices must lie from 1 to {most}")

    @property
    def rows(self) -> int:
        """How many rows the space has: draws times sets of absolute lines."""
        return len(self.draw_of_row)

    @property
    def head_allowed(self) -> Bools:
        """(row, case): no absolute line excludes the case."""
        return self._free(self.head_crossed)

    @property
    def body_allowed(self) -> Bools:
        """(row, block, choice): no absolute line excludes the choice; padding is false."""
        real = np.arange(self.blocks.shape[1]) < self.choices[:, None]
        free = self._free(self.body_crossed.reshape(len(self.lines), real.size))
        allowed: Bools = real[None] & free.reshape(self.rows, *real.shape)
        return allowed

    def _free(self, crossed: Bools) -> Bools:
        # A product of small numbers counts the lines that exclude, exactly and fast.
        count = self.absolute.astype(np.float32) @ crossed.astype(np.float32)
        free: Bools = count == 0
        return free
