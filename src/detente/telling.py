"""One path of the talks told round by round, of the many that a study plays."""

from __future__ import annotations

import numpy as np

from detente.dealspace.alternatives import named
from detente.dossier.files.read import Named
from detente.errors import expect
from detente.keeping import Keep, anew
from detente.results import ONE_PATH, PathPlayed, Settings, asked
from detente.stages import Progress
from detente.talks.courses import HOLD
from detente.talks.transcript import transcript
from detente.workbench import explore_deals, tables_of


def tell_path(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    lever: str = HOLD,
    path: int = 1,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> PathPlayed:
    """One path of the talks, round by round: the very one that :func:`play_talks` plays.

    Parameters
    ----------
    lever : str
        What the mediator does. Under another one the same path has the same random numbers, and
        differs by what the lever changes alone.
    path : int
        Which of the run's paths, counted from 1; those next to each other have different draws.

    Examples
    --------
    >>> import detente
    >>> few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=8)
    >>> told = detente.tell_path("two-rivers", few, path=3)
    >>> (told.path, told.paths, len(told.transcript.rounds) > 0)
    (3, 160, True)
    """
    dossier = asked(dossier, settings, seed)
    expect("path", path, int, "a whole number, 1 or more")
    rules = settings.talks
    if not 1 <= path <= (paths := rules.draws * rules.paths):
        raise ValueError(f"path is {path}; it must lie from 1 to {paths}")
    known = explore_deals(dossier, settings, seed=seed, progress=progress, keep=keep)
    tables = tables_of(dossier, known, (lever,), settings, keep or anew)
    texts = tables.candidates.astype(np.int64)
    of_draw, draw = divmod(path - 1, rules.draws)
    told = transcript(tables, lever, draw=draw, path=of_draw, seed=seed)
    tabled = dict.fromkeys(held.package for held in told.rounds)
    return PathPlayed(
        transcript=told,
        path=path,
        paths=paths,
        weeks=tables.weeks,
        packages={number: named(known.space, texts[number]) for number in tabled},
        cautions=(ONE_PATH, *known.cautions),
    )
