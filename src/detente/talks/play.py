"""Talks played out, week by week, by the protocol they follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.arrays import Floats, own
from detente.crews import Crew, Threads
from detente.keeping import Keep, anew
from detente.talks._arrays import (
    CEASE,
    ENDING,
    FAILS,
    FAIRNESS,
    FRONT,
    GAINS,
    LASTS,
    LIVES,
    NOISE,
    PACKAGE,
    RATE,
    RATIFIED,
    WAR,
    WEEK,
    TalksArrays,
    View,
    draw_arrays,
    each_draw,
    every_draw,
    of_draws,
    of_lever,
    parts_of,
    possible_endings,
    scratch,
)
from detente.talks._engine import play_paths
from detente.talks._mediator import foresee
from detente.talks._numbers import key_of
from detente.talks._offers import expect
from detente.talks._protocols import SINGLE_TEXT
from detente.talks._tracks import foresee_texts
from detente.talks.outcomes import Talks
from detente.talks.settings import TalksSettings
from detente.talks.tables import Tables
from detente.talks.tracks import whole_of

__all__ = ["Talks", "play"]

_TOGETHER = 4096
"""Paths to a part of the work, a fifth of a second or so."""
_PARTS = 8  # at least, so that no worker waits for long on another


def play(
    tables: Tables,
    *,
    settings: TalksSettings,
    seed: int,
    first: int | None = None,
    progress: Callable[[float], None] | None = None,
    keep: Keep = anew,
) -> Talks:
    """What comes of the talks, in many draws, on many paths, under every lever.

    Each week the balance moves; a round may come, in which a package is tabled; each party answers;
    one that all accept and that is in the zone is signed. Talks end with a deal, when somebody's
    patience ends, when the war does or the standoff lapses, or at the horizon.

    The protocol says who tables what (``detente.talks.protocols.PROTOCOLS``). A mediator
    tables what is likeliest to get every yes by its own beliefs, which leave out the truth and are
    weighed by the answers so far; a party what is best for itself of what it expects the others to
    take. Who puts once what is refused leaves. Once a mediator has left, the parties go on by
    themselves, in turn, as often as they meet; where they sign nothing, the talks ended as it left.

    Talks that have gone on for some weeks are played from their start. What has not happened is
    evidence: ``alive`` are the paths on which nothing had ended the talks by the dossier's day.

    Every random number belongs to a path and a purpose, never to a lever or to the order of work:
    levers differ by what they change alone, and any number of threads gives the same bytes.

    Parameters
    ----------
    tables : Tables
    settings : TalksSettings
    seed : int
    first : int, optional
        Play so many draws alone, the first; beliefs are those of all.
    progress : callable, optional
        Told the share done, 0 to 1, from time to time.

    Notes
    -----
    What a party asks for is a share of its largest gain among the candidates in the zone *of the
    path* at that time. A mediator sees how far the front moved since the dossier's day, not where
    it stands; before that day it stands where the dossier says that it does on it. Nothing here is
    an equilibrium: parties foresee neither levers nor each other.
    """
    arrays = keyed(tables.arrays, seed)
    levers = len(tables.levers)
    some = {} if first is None or first >= len(arrays.draws) else {"first": first}

    def tell(lever: int) -> Callable[[float], None]:
        return lambda done: progress((lever + done) / levers) if progress is not None else None

    played = [
        dict(
            keep(
                play_lever,
                of_lever(arrays, lever),
                paths=settings.paths,
                crew=Threads(settings.threads) if settings.threads else keep.crew,
                progress=tell(lever),
                **some,
            )
        )
        for lever in range(levers)
    ]
    arrays_of = _joined(played, np.stack)
    whole = _wholes(tables, arrays_of["package"], arrays_of["initialled"])
    return Talks(
        levers=tables.levers,
        tracks=() if tables.texts is None else tables.texts.tracks,
        early_harvest=tables.arrays.harvest,
        endings=_endings(tables.arrays),
        parties=tables.parties,
        draws=tables.arrays.draws[:first],
        paths=settings.paths,
        weeks=tables.weeks,
        elapsed=tables.arrays.elapsed,
        alive=arrays_of["week"][0] > 0,
        **{**arrays_of, **whole},
    )


def _wholes(tables: Tables, package: NDArray[Any], initialled: NDArray[Any]) -> dict[str, Any]:
    """What can be signed, and what was: wholes put together of tracks' texts stand last."""
    listed = len(tables.candidates)
    put_together = package == listed
    if tables.texts is None or not put_together.any():
        return {"candidates": tables.candidates, "package": package, "put_together": 0}
    found, number = np.unique(initialled[put_together], axis=0, return_inverse=True)
    package = package.copy()
    package[put_together] = listed + number.ravel()
    several = [whole_of(tables.texts, texts) for texts in found]
    candidates = np.concatenate([tables.candidates, np.array(several, dtype=np.int16)])
    return {"candidates": candidates, "package": package, "put_together": len(found)}


def play_lever(
    arrays: TalksArrays,
    *,
    paths: int,
    crew: Crew,
    progress: Callable[[float], None],
    first: int | None = None,
) -> dict[str, NDArray[Any]]:
    """What comes of the talks under the last lever of the arrays.

    Returns
    -------
    dict of name -> (draw, path, …) array
        By the names that :class:`Talks` has for them.
    """
    lever, draws = len(arrays.leaves) - 1, len(arrays.draws[:first])
    view = foreseen(arrays, lever)
    each = max(1, min(_TOGETHER // paths, -(-draws // _PARTS)))
    ends = [(at, min(at + each, draws)) for at in range(0, draws, each)]
    parts = [(of_draws(arrays, *end), paths) for end in ends]
    played: list[dict[str, NDArray[Any]]] = [{}] * len(parts)
    for done, (place, answer) in enumerate(crew(play_part, (view,), parts)):
        played[place] = answer
        progress((done + 1) / len(parts))
    return _joined(played, np.concatenate)


def _joined(
    parts: list[dict[str, NDArray[Any]]], join: Callable[[list[NDArray[Any]]], NDArray[Any]]
) -> dict[str, NDArray[Any]]:
    """What stands under each name in all parts, which are emptied so that nothing is held twice."""
    return {name: own(join([part.pop(name) for part in parts])) for name in list(parts[0])}


def play_part(view: View, arrays: TalksArrays, paths: int) -> dict[str, NDArray[Any]]:
    """The same for a few draws: a part of the work, whoever does it."""
    lever, parties, (tracks, _) = len(arrays.leaves) - 1, arrays.rise.shape[2], parts_of(arrays)
    record = blank(len(arrays.draws), paths, parties, tracks)
    agreed = GAINS + 2 * parties + 1
    work = scratch(arrays)
    for draw, one in every_draw(arrays, lever):
        play_paths(one, 0, work, view, record[draw])
    return {
        "ending": record[..., ENDING].astype(np.uint8),
        "week": record[..., WEEK].astype(np.int16),
        "package": record[..., PACKAGE].astype(np.int16),
        "gain": record[..., GAINS : GAINS + parties].astype(np.float32),
        "found": record[..., GAINS + parties].astype(np.float32),
        "refused": record[..., GAINS + parties + 1 : agreed].astype(np.float32),
        "fairness": record[..., FAIRNESS].astype(np.float32),
        "lives": record[..., LIVES].astype(np.float32),
        "fails": record[..., FAILS].astype(np.float32),
        "lasts": record[..., LASTS].astype(np.float32),
        "balance_end": record[..., FRONT].astype(np.float32),
        "ceasefire": record[..., CEASE].astype(np.int16),
        "months_of_war": record[..., WAR].astype(np.float32),
        "initialled": record[..., agreed : agreed + tracks].astype(np.int16),
        "harvested": record[..., agreed + tracks :].astype(np.int16),
    }


def keyed(arrays: TalksArrays, seed: int) -> TalksArrays:
    """The arrays with the key of its random numbers."""
    return arrays._replace(key=key_of(seed))


def blank(draws: int, paths: int, parties: int, tracks: int = 0) -> Floats:
    """(draw, path, column) room to write down what comes of paths."""
    record = np.full((draws, paths, GAINS + 2 * parties + 1 + 2 * tracks), np.nan)
    record[..., PACKAGE], record[..., WAR], record[..., CEASE] = -1, 0, 0
    return record


def foreseen(arrays: TalksArrays, lever: int) -> View:
    """What the mediator and the parties foresee of the answers to each package."""
    margin, noise = _expected(arrays, lever)
    return View(
        chance=_believed(arrays, lever, foresee, arrays.rise.shape[3]),
        texts=_believed(arrays, lever, foresee_texts, parts_of(arrays)[1]),
        margin=margin,
        noise=noise,
    )


def _believed(
    arrays: TalksArrays, lever: int, kernel: Callable[..., None], texts: int
) -> NDArray[np.float32]:
    """(bucket, move, party, text, belief): the chance of a yes that each belief gives."""
    parties, beliefs = arrays.rise.shape[2], len(arrays.believed)
    shape = (len(arrays.middle), len(arrays.moves), parties, texts, beliefs)
    table = np.empty(shape, dtype=np.float32)
    if not texts:
        return table
    work = scratch(arrays)
    for belief, draw in enumerate(arrays.believed):
        kernel(draw_arrays(arrays, lever, int(draw)), arrays.middle, work, table, belief)
    return table


def _expected(arrays: TalksArrays, lever: int) -> tuple[Floats, Floats]:
    """(bucket, move, party, package): margins as parties expect them; and each party's noise.

    What is barred likelier than not has none. Where the mediator tables the text, parties do so
    after it has left alone, and the draws that are its beliefs stand for all.
    """
    parties, packages = arrays.rise.shape[2:]
    noise = arrays.party[lever, :, :, NOISE].mean(axis=0)
    draws = arrays.believed if arrays.protocol == SINGLE_TEXT else np.arange(len(arrays.draws))
    margin = np.zeros((len(arrays.middle), len(arrays.moves), parties, packages))
    barred, work = np.zeros_like(margin), scratch(arrays)
    for one in each_draw(arrays, lever, draws):
        expect(one, arrays.middle, work, margin, barred)
    margin /= len(draws)
    margin[barred > len(draws) / 2] = -np.inf
    return margin, noise


def _endings(arrays: TalksArrays) -> tuple[str, ...]:
    return possible_endings(
        at_war=arrays.at_war,
        lapses=bool(np.any(arrays.numbers[..., RATE] > 0)),
        ratified=bool(np.any(arrays.ratifies) or np.any(arrays.numbers[..., RATIFIED] < 1)),
    )
