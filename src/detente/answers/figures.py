"""Chances, ranges and numbers as ``--json`` prints them; what is not a number becomes null."""

from __future__ import annotations

import math

from detente._version import __version__
from detente.answers import models
from detente.dealspace.chance import Chance
from detente.dossier.digest import digest
from detente.dossier.model.dossier import Dossier
from detente.levers.differences import Difference
from detente.ranges import Range


def head(dossier: Dossier, seed: int, draws: int) -> dict[str, object]:
    return {
        "version": __version__,
        "dossier": dossier.title,
        "dossier_hash": digest(dossier),
        "as_of": dossier.date.isoformat(),
        "seed": seed,
        "draws": draws,
    }


def chance_of(one: Chance) -> models.ChanceAnswer:
    return models.ChanceAnswer(
        chance=number(one.value),
        low=number(one.low),
        high=number(one.high),
        error=number(one.error),
    )


def difference_of(one: Difference | None) -> models.DifferenceAnswer | None:
    if one is None:
        return None
    return models.DifferenceAnswer(
        value=number(one.value),
        low=number(one.low),
        high=number(one.high),
        error=number(one.error),
    )


def range_of(one: Range) -> models.RangeAnswer:
    return models.RangeAnswer(median=number(one.median), low=number(one.low), high=number(one.high))


def ranges_of(several: dict[str, Range]) -> dict[str, models.RangeAnswer]:
    return {name: range_of(one) for name, one in several.items()}


def number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
