"""``detente forecast resolve``: what came of a forecast, written into its file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.figures import percent
from detente.cli.load import day
from detente.cli.screen import write_json, write_text
from detente.wording.commands import scores as words

if TYPE_CHECKING:
    from detente.answers.scores import SavedAnswer

EXAMPLE = options.example(
    "detente forecast resolve my-talks/forecasts/2031-05-12-settlement.json no --on 2031-09-02 "
    "--source report"
)


class Came(StrEnum):
    """Whether it came."""

    YES = "yes"
    NO = "no"


File = Annotated[Path, typer.Argument(metavar="FILE", help="A saved forecast.", show_default=False)]
Answer = Annotated[
    Came, typer.Argument(metavar="yes|no", help="Whether it came.", show_default=False)
]
On = Annotated[
    str,
    typer.Option(
        "--on",
        metavar="DATE",
        help="The day it came; if not, the day up to which it had not. Later dates stay open.",
        show_default=False,
    ),
]
Source = Annotated[
    str,
    typer.Option(
        "--source",
        metavar="ID",
        help="What says so: the id of a source of the dossier.",
        show_default=False,
    ),
]


def forecast_resolve_command(
    file: File,
    came: Answer,
    on: On,
    source: Source,
    json: options.AsJson = False,
    debug: options.Debug = False,
) -> None:
    """Write into a saved forecast what came of it.

    yes holds for every date of the forecast from that day on, and no for those before it; no holds
    for the dates up to that day, and leaves later ones open. What the forecast said stays as it is.
    """
    from detente.answers.scores import saved_answer

    saved = detente.resolve_forecast(file, came is Came.YES, on=day(on, "--on"), source=source)
    answer = saved_answer(file, saved)
    if json:
        write_json(answer)
    else:
        _show(answer)


def _show(answer: SavedAnswer) -> None:
    write_text(words.resolved(answer.file, answer.forecast.outcome))
    for one in answer.forecast.forecasts:
        came = words.came(answer.forecast.came(one.by))
        write_text(f"  {one.question} {words.against(percent(one.chance), came)}", indent=4)
