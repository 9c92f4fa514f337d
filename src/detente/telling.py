"""One path of the talks told round by round, of the many that a study plays."""

from __future__ import annotations

import numpy as np

from detente.asked import Settings, asked
from detente.dealspace.alternatives import named
from detente.dossier.files.read import Named
from detente.errors import expect
from detente.keeping import Keep, anew
from detente.playing import lay_talks
from detente.results import ONE_PATH, Ground, PathPlayed, Study
from detente.stages import Progress
from detente.talks.courses import HOLD
from detente.talks.outcomes import Talks
from detente.talks.start import TalksStart, talks_start
from detente.talks.tables import Tables
from detente.talks.transcript import first_alive, transcript
from detente.workbench import find_ground


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
        Where the talks have gone on for some weeks, the first from there on which they last until
        the dossier's day; rounds before it are not told, since what was said then is on record.

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
    known = find_ground(dossier, settings, seed=seed, progress=progress, keep=keep)
    lay = lay_talks(dossier, known, (lever,), settings, keep or anew)
    start = talks_start(dossier)
    tables = lay(start.weeks)
    at = first_alive(tables, path - 1, paths=paths, seed=seed)
    if at is None:
        at, tables = path - 1, lay(0)
    found = (ONE_PATH, *_instead(path, at + 1), start.rule, *known.cautions)
    return _told(known, tables, start, (lever, at, paths), seed=seed, cautions=found)


def tell_median(study: Study) -> PathPlayed | None:
    """The path in the middle, round by round, if the course is held; None where none is left.

    Of all paths on which the talks are still open on the dossier's day those that end in the
    commonest way, and of these the one in the middle by the week in which they end; where several
    end in that week, the first.

    Parameters
    ----------
    study : Study
    """
    talks = study.talks
    middle = median_path(talks)
    if middle is None:
        return None
    tabled = talks.tabled.astype(np.int64)
    lay = lay_talks(study.dossier, study.deals, (), study.settings, anew, tabled=tabled)
    at = middle[1] * len(talks.draws) + middle[0]
    return _told(
        study.deals,
        lay(talks.elapsed, (HOLD,)),
        talks_start(study.dossier),
        (HOLD, at, len(talks.draws) * talks.paths),
        seed=study.seed,
        cautions=(ONE_PATH,),
    )


def median_path(talks: Talks) -> tuple[int, int] | None:
    """Draw and path of the one in the middle, of those that end in the commonest way.

    Parameters
    ----------
    talks : Talks
    """
    alive, ending, week = talks.alive, talks.ending[0], talks.week[0]
    if not alive.any():
        return None
    ends_so = alive & (ending == usual_ending(talks)[0])
    weeks = np.sort(week[ends_so])
    draw, path = np.argwhere(ends_so & (week == weeks[(len(weeks) - 1) // 2]))[0].tolist()
    return draw, path


def usual_ending(talks: Talks) -> tuple[int, float]:
    """The commonest ending if the course is held, and the share of the paths that end so.

    Parameters
    ----------
    talks : Talks
        With a path on which they are open.
    """
    counts = np.bincount(talks.ending[0][talks.alive])
    return int(counts.argmax()), float(counts.max() / counts.sum())


def _told(
    known: Ground,
    tables: Tables,
    start: TalksStart,
    which: tuple[str, int, int],
    *,
    seed: int,
    cautions: tuple[str, ...],
) -> PathPlayed:
    """One path on tables that are laid: under which lever, its number from 0, and of how many."""
    lever, at, paths = which
    texts = tables.candidates.astype(np.int64)
    of_draw, draw = divmod(at, len(tables.arrays.draws))
    told = transcript(tables, lever, draw=draw, path=of_draw, seed=seed)
    tabled = dict.fromkeys(held.package for held in told.rounds)
    return PathPlayed(
        transcript=told,
        path=at + 1,
        paths=paths,
        weeks=tables.weeks,
        start=start,
        packages={
            number: named(known.space, texts[number])
            if number not in told.texts
            else _part(known, told.texts[number])
            for number in tabled
        },
        cautions=cautions,
    )


def _part(known: Ground, text: tuple[int, ...]) -> dict[str, str]:
    """The answers of a track's text, by name: those to its own issues."""
    whole = named(known.space, np.maximum(text, 0))
    return {
        issue: option for number, (issue, option) in enumerate(whole.items()) if text[number] >= 0
    }


def _instead(path: int, told: int) -> tuple[str, ...]:
    """What is said where another path is told than was asked for."""
    if path == told:
        return ()
    return (
        f"On path {path} the talks had ended by the as-of date; told is the next on which they "
        "had not.",
    )
