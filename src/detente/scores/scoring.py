"""Saved forecasts scored, and what to bear in mind of scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from detente.forecasting.scoring import FEW, LEAST, Scored, Scores, score
from detente.scores.reading import read_many

TOGETHER = (
    "Forecasts of one event, for several dates or from several days, come true or fail together: "
    "they count for less than their number."
)
CUT = (
    f"Log scores take a chance below {100 * LEAST:g} % or above {100 - 100 * LEAST:g} % for that, "
    "so that one forecast of never or certainly cannot outweigh all others."
)


def score_forecasts(files: Iterable[str | Path] | str | Path) -> Scores | None:
    """How far off saved forecasts were; None if none of them is resolved.

    Parameters
    ----------
    files : str, Path or several
        Saved forecasts, folders of them, or folders of dossiers.

    Raises
    ------
    DossierError
        With the findings of all files.
    """
    several = [files] if isinstance(files, str | Path) else files
    return score([one for saved in read_many(several).values() for one in saved.scored()])


def doubts(forecasts: Sequence[Scored], scores: Scores | None) -> tuple[str, ...]:
    """What to bear in mind of scores."""
    if scores is None:
        return ()
    said = []
    if scores.n < FEW:
        many = "one forecast has" if scores.n == 1 else f"{scores.n} forecasts have"
        said.append(f"Only {many} come true or not: with fewer than {FEW}, scores say little.")
    if scores.n > 1:
        said.append(TOGETHER)
    chances = [p for one in forecasts for p in (one.chance, one.base_rate, one.prior, one.pooled)]
    if any(p is not None and not LEAST <= p <= 1 - LEAST for p in chances):
        said.append(CUT)
    return tuple(said)
