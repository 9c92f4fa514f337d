"""``detente forecast backtest``: what would have been forecast at the end of each month?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.figures import spread
from detente.cli.forecast_score import draw_calibration, picture_path, show_scores
from detente.cli.load import day, load, settings, working
from detente.cli.screen import write_cautions, write_head, write_json, write_table, write_text
from detente.wording.commands import scores as words

if TYPE_CHECKING:
    from detente.answers.scores import BacktestAnswer
    from detente.scores.backtest import Month, Remade

EXAMPLE = options.example(
    "detente forecast backtest ukraine-2025 --from 2025-07 --to 2025-08 --draws 40 --paths 8"
)

First = Annotated[
    str,
    typer.Option(
        "--from", metavar="MONTH", help="The first month, such as 2025-01.", show_default=False
    ),
]
Last = Annotated[
    str,
    typer.Option(
        "--to", metavar="MONTH", help="The last month, such as 2025-11.", show_default=False
    ),
]
Ahead = Annotated[
    list[int] | None,
    typer.Option(
        "--ahead",
        metavar="N",
        min=1,
        max=120,
        help="Months ahead that are asked about; may be given again. Else 3, 6 and 12.",
        show_default=False,
    ),
]
Came = Annotated[
    str | None,
    typer.Option(
        "--came",
        metavar="DATE",
        help="The day it came, or no, where the events of the dossier do not say it.",
        show_default=False,
    ),
]


def forecast_backtest_command(
    dossier: options.DossierName,
    first: First,
    last: Last,
    ahead: Ahead = None,
    came: Came = None,
    event: options.Event = "settlement",
    chart: options.Chart = None,
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
    """Make the forecast again as of the end of each month, and score it.

    From what was known then, as --as-of does. What came by now is read off the events of the
    dossier: an agreement to which all sides are party; without one, it had not come by the
    dossier's own day. Later dates stay open. Tracks are negotiated as the dossier has it
    (mediation: tracks).
    """
    from detente.answers.scores import backtest_answer
    from detente.scores.backtest import NEVER, Replay, backtest

    picture = picture_path(chart, dossier, cases=cases)
    on = came if came is None or came.lower() == NEVER else day(came, "--came")
    replay = Replay(
        first=day(first, "--from", month=True),
        last=day(last, "--to", month=True),
        ahead=tuple(ahead or (3, 6, 12)),
        event=event,
        came=on,
    )
    with working(quiet=quiet, fresh=fresh, crew=(cluster, checkpoint)) as (report, keep):
        known = load(dossier, report=report)
        run = settings(draws, paths, conflict=conflict, weight=weight, cases=cases, learned=learned)
        made = backtest(known, replay, run, seed=seed, progress=report, keep=keep)
    answer = backtest_answer(known, made)
    if json:
        write_json(answer)
    else:
        _show(answer)
    if picture is not None:
        draw_calibration(answer.made.scores, picture)


def _show(answer: BacktestAnswer) -> None:
    write_head(answer)
    far = max((len(month.forecasts) for month in answer.made.months), default=0)
    rows = [_row(month, far) for month in answer.made.months if month.said is None]
    heads = [words.AS_OF, *words.dates_ahead(_ahead(answer))]
    if rows:
        write_table(words.MADE_AGAIN, heads, rows)
    for month in answer.made.months:
        if month.said is not None:
            write_text(words.no_month(month.as_of, month.said), indent=2)
    write_text(words.what_came(answer.made.event, answer.made.record_ends, answer.made.happened))
    show_scores(answer.made.scores)
    write_cautions(answer)


def _ahead(answer: BacktestAnswer) -> list[int]:
    """How many months ahead each column looks."""
    month = next((month for month in answer.made.months if month.forecasts), None)
    days = [one.forecast.by for one in month.forecasts] if month is not None else []
    start = month.as_of if month is not None else answer.made.record_ends
    return [12 * (by.year - start.year) + by.month - start.month for by in days]


def _row(month: Month, far: int) -> list[str]:
    cells = [_cell(one) for one in month.forecasts]
    return [month.as_of.isoformat(), *cells, *[""] * (far - len(cells))]


def _cell(one: Remade) -> str:
    at = one.forecast
    return words.against(spread(at.chance, at.low, at.high), words.came(one.came))
