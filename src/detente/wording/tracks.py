"""Tracks in words: how they are held, and one path told track by track."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from detente.dossier.model.dossier import Dossier
from detente.phrases import listed
from detente.results import PathPlayed
from detente.talks.settings import day_of
from detente.talks.transcript import Round
from detente.wording.names import issue, option, said_party
from detente.wording.phrases import capital, inside

WAYS = {
    "together": "A single undertaking: nothing is agreed until everything is",
    "parallel": "Tracks in parallel",
    "early-harvest": "Tracks in parallel, with early harvest",
}
HELD = "How the tracks are held, on the same draws and paths; chances by the last date"
HEADS = ("", "deal signed", "against together", "signed and kept", "partial deal")


def tell_tracks(dossier: Dossier, played: PathPlayed) -> Iterator[tuple[dt.date, str]]:
    """What comes about on the tracks of one path, day by day.

    Of a text that meets the same answers again nothing is said.
    """
    told = played.transcript
    before: dict[str | None, tuple[int, tuple[tuple[str, bool], ...]]] = {}
    for held in told.rounds:
        if held.package not in told.texts:
            continue
        same = (held.package, tuple(held.answers.items()))
        if before.get(held.track) == same and not held.ahead:
            continue
        before[held.track] = same
        text = played.packages[held.package]
        said = _of_track(dossier, held, text) if held.track is not None else _whole(dossier, held)
        yield day_of(held.week, dossier.date, dossier.last_day), said


def track_name(dossier: Dossier, track: str) -> str:
    """The name of a track; of the issues on none, that they are."""
    return f"“{dossier.tracks[track]}”" if track else "the issues on no track"


def _of_track(dossier: Dossier, held: Round, text: Mapping[str, str]) -> str:
    chosen = "; ".join(
        f"{inside(dossier, issue(dossier, id))}: “{option(dossier, id, one)}”"
        for id, one in text.items()
    )
    on = track_name(dossier, held.track or "")
    if held.ahead:
        end = "All initial it, and sign it ahead of the rest: a partial deal."
    elif against := _against(dossier, held):
        end = f"{against} no."
    else:
        end = "All initial it."
    return f"On {on} the mediator tables: {chosen}. {end}"


def _whole(dossier: Dossier, held: Round) -> str:
    against = _against(dossier, held)
    if against:
        return (
            f"Every track has its text, but to the whole {against} no: the tracks are open again."
        )
    return "Every track has its text, and the whole is put together."


def _against(dossier: Dossier, held: Round) -> str:
    """Who says no, with the verb; empty if nobody does."""
    refuse = [id for id, yes in held.answers.items() if not yes]
    if not refuse:
        return ""
    verb = "says" if len(refuse) == 1 else "say"
    who = listed(said_party(dossier, id) for id in refuse)
    return f"{capital(who)} {verb}"
