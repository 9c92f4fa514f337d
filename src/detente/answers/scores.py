"""Forecasts on record, their scores, and forecasts made again, as ``--json`` prints them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente._version import __version__
from detente.answers.derive import publish, same
from detente.answers.heads import HEAD, Headed, head
from detente.dossier.model.dossier import Dossier
from detente.forecasting.scoring import LEAST, Scored, Scores, brier, log_score, score
from detente.scores.backtest import Backtest, Remade
from detente.scores.reading import doubts, in_hindsight
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OnRecord:
    """A saved forecast for one date, and how far off it was.

    Attributes
    ----------
    file : str
        The file in which it stands.
    brier, log_score : float or None
        None while it is open.
    """

    file: str
    forecast: Scored
    brier: float | None
    log_score: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreAnswer:
    """The answer of ``detente forecast score``.

    Attributes
    ----------
    scores : Scores or None
        None while all forecasts are open.
    """

    version: str = __version__
    forecasts: tuple[OnRecord, ...]
    scores: Scores | None
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BacktestAnswer(Headed):
    """The answer of ``detente forecast backtest``.

    Attributes
    ----------
    made : Backtest
        The forecasts made again.
    """

    made: Backtest


def score_answer(read: Mapping[Path, SavedForecast]) -> ScoreAnswer:
    """The answer of ``detente forecast score``."""
    rows = [(file, one) for file, saved in read.items() for one in saved.scored()]
    forecasts = [one for _, one in rows]
    scores = score(forecasts)
    return ScoreAnswer(
        forecasts=tuple(_on_record(file, one) for file, one in rows),
        scores=scores,
        cautions=(*in_hindsight(read.values()), *doubts(forecasts, scores)),
    )


def _on_record(file: Path, one: Scored) -> OnRecord:
    known = one.came is not None
    return OnRecord(
        file=file.as_posix(),
        forecast=one,
        brier=brier(one.chance, bool(one.came)) if known else None,
        log_score=log_score(one.chance, bool(one.came), least=LEAST) if known else None,
    )


def backtest_answer(dossier: Dossier, made: Backtest) -> BacktestAnswer:
    """The answer of ``detente forecast backtest``."""
    return BacktestAnswer(**head(dossier, made.seed, made.draws), cautions=made.cautions, made=made)


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
publish(
    OnRecord,
    {
        "file": "file",
        **same("question as_of by chance base_rate prior pooled came", "forecast"),
        **same("brier log_score"),
    },
)
publish(BacktestAnswer, {**HEAD, **same("event record_ends happened months scores", "made")})
publish(
    Remade,
    {**same("by question chance low high base_rate prior pooled", "forecast"), "came": "came"},
)
