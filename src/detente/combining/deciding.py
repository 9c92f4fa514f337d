"""What decides: which inputs move the chance of a deal, and the choice of a lever."""

from __future__ import annotations

from dataclasses import replace

from detente.asked import Settings, asked
from detente.dossier.files.read import Named
from detente.keeping import Keep
from detente.levers.decides import Decides, decides
from detente.results import Played
from detente.seeds import stream
from detente.stages import Progress
from detente.talks.settings import week_of
from detente.workbench import compare_levers


def what_decides(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    played: Played | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Decides:
    """What decides whether there is a deal, and which lever is best.

    Nothing is played anew for it.

    Parameters
    ----------
    played : Played, optional
        What :func:`compare_levers` gave for the same dossier, settings and seed.

    Examples
    --------
    >>> import detente
    >>> few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=8)
    >>> detente.what_decides("two-rivers", few).draws
    20
    """
    dossier = asked(dossier, settings, seed)
    base = played or compare_levers(dossier, settings, seed=seed, progress=progress, keep=keep)
    talks = base.talks
    inputs = base.deals.worlds.inputs
    return decides(
        replace(inputs, values=inputs.values[talks.draws]),
        talks,
        talks.signed(by_week=week_of(base.levers.dates[-1], dossier.date)),
        parties={id: party.name for id, party in dossier.parties.items()},
        rng=stream(seed, "what decides"),
    )
