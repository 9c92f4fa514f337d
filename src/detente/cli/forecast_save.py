"""``detente forecast save``: a forecast put on record, to be held to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.figures import spread
from detente.cli.load import day, load, settings, working
from detente.cli.screen import write, write_cautions, write_json, write_text
from detente.wording.commands import scores as words

if TYPE_CHECKING:
    from detente.answers.scores import SavedAnswer
    from detente.scores.saved import ByDate

EXAMPLE = options.example(
    "detente forecast save my-talks --draws 100 --paths 32",
    "detente forecast save two-rivers --into my-talks --by 2031-09-01 --draws 100 --paths 32",
)

Into = Annotated[
    Path | None,
    typer.Option(
        "--into",
        metavar="FOLDER",
        help="The folder of the dossier it goes to, in forecasts/ there; else the one named.",
        show_default=False,
    ),
]


def forecast_save_command(
    dossier: options.DossierName,
    event: options.Event = "settlement",
    by: options.By = None,
    into: Into = None,
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    paths: options.Paths = 64,
    seed: options.Seed = 1,
    conflict: options.Conflict = None,
    weight: options.Weight = None,
    cases: options.Cases = None,
    learned: options.Learned = None,
    json: options.AsJson = False,
    cluster: options.Cluster = None,
    checkpoint: options.Checkpoint = None,
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Put a forecast on record: question, what counts, chance, date, seed.

    It goes to a file of its own in forecasts/ of the dossier's folder, and no file that is there
    is ever changed. detente forecast resolve writes what came of it, detente forecast score says
    how far off it was. Tracks are negotiated as the dossier has it (mediation: tracks).
    """
    from detente.answers.scores import saved_answer
    from detente.scores.keeping import asked_by, folder_of, put, today
    from detente.scores.saved import to_save

    dates = [day(date, "--by") for date in by or ()]
    folder = folder_of(dossier, into)
    with working(quiet=quiet, fresh=fresh, crew=(cluster, checkpoint)) as (report, keep):
        known = load(dossier, as_of, report=report)
        run = settings(draws, paths, conflict=conflict, weight=weight, cases=cases, learned=learned)
        asked = asked_by(known, dates)
        found = detente.make_forecast(asked, run, seed=seed, progress=report, keep=keep)
    try:
        saved = to_save(known, found, made=today(), event=event)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    answer = saved_answer(put(saved, folder), saved, cautions=found.cautions)
    if json:
        write_json(answer)
    else:
        _show(answer)


def _show(answer: SavedAnswer) -> None:
    write_text(words.saved(answer.file))
    write("")
    for one in answer.forecast.forecasts:
        write_text(f"{one.question} {_said(one)}", indent=2)
    write("")
    write_text(words.counts_as(answer.forecast.counts_as))
    write("")
    write_text(words.next_step(answer.file), indent=2)
    write_cautions(answer)


def _said(one: ByDate) -> str:
    """The model's chance, and what stands beside it."""
    parts = [spread(one.chance, one.low, one.high)]
    if one.prior is not None:
        parts.append(words.prior(spread(one.prior.chance, one.prior.low, one.prior.high)))
    if one.base_rate is not None:
        rate = one.base_rate
        parts.append(words.beside_cases(spread(rate.chance, rate.low, rate.high)))
    if one.pooled is not None:
        parts.append(words.pooled(spread(one.pooled.chance, one.pooled.low, one.pooled.high)))
    return "; ".join(parts)
