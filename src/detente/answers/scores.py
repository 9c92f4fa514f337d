"""Forecasts on record, their scores, and forecasts made again, as ``--json`` prints them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from detente._version import __version__
from detente.answers.derive import publish, same
from detente.scores.saved import Run, SavedForecast


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAnswer:
    """The answer of ``detente forecast save`` and ``detente forecast resolve``.

    Attributes
    ----------
    file : str
        The file in which the forecast stands.
    """

    version: str = __version__
    file: str
    forecast: SavedForecast
    cautions: tuple[str, ...] = ()


def saved_answer(
    file: Path, saved: SavedForecast, *, cautions: tuple[str, ...] = ()
) -> SavedAnswer:
    """The answer of the two commands that write a saved forecast."""
    return SavedAnswer(file=file.as_posix(), forecast=saved, cautions=cautions)


publish(Run, {**same("draws paths lever"), "class": "class_", "weight": "weight"})
publish(
    SavedForecast,
    same("title event counts_as made as_of seed version dossier settings forecasts outcome"),
)
