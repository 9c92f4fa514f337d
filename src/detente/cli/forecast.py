"""``detente forecast``: how likely, by when, and what came of cases like it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import detente
from detente.cli import options
from detente.cli.figures import NOTHING, chance, spread
from detente.cli.load import load, settings
from detente.cli.progress import progress
from detente.cli.screen import (
    write,
    write_cautions,
    write_head,
    write_json,
    write_table,
    write_text,
)

if TYPE_CHECKING:
    from detente.exchange.models import BaseRateAnswer, ForecastAnswer

EXAMPLE = options.example("detente forecast two-rivers --draws 100 --paths 32")


def forecast_command(
    dossier: options.DossierName,
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    paths: options.Paths = 256,
    seed: options.Seed = 1,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What happens next, by when, beside base rates.

    The chance of each ending by each date, and what became of earlier cases. The dates are those
    of the dossier's own forecast question; the course is held.
    """
    with progress(quiet) as report:
        known = load(dossier, as_of, report=report)
        found = detente.make_forecast(known, settings(draws, paths), seed=seed, progress=report)
        from detente.exchange.answers import forecast_answer

        answer = forecast_answer(known, found, seed=seed)
    if json:
        write_json(answer)
    else:
        show(answer)


def show(answer: ForecastAnswer) -> None:
    """Write the answer for a person."""
    write_head(answer)
    write("")
    for date, on in answer.dates.items():
        deal = spread(on.deal, on.low, on.high)
        write_text(
            f"{answer.event.capitalize()} by {date}: {on.words}, {deal}; "
            f"with base rates of the same event {chance(on.blended)}",
            indent=2,
        )
    days = answer.dates.values()
    endings = next(iter(days)).endings if days else {}
    rows = [
        [ending.replace("-", " "), *(chance(on.endings[ending]) for on in days)]
        for ending in endings
    ]
    write_table("How the talks have ended", ["", *(f"by {date}" for date in answer.dates)], rows)
    _show_base_rates(answer.base_rates)
    write_cautions(answer)


def _show_base_rates(rates: list[BaseRateAnswer]) -> None:
    rows = [
        [
            rate.class_,
            rate.event,
            spread(rate.p, rate.low, rate.high),
            NOTHING if rate.n is None else str(rate.n),
        ]
        for rate in rates
    ]
    write_table(
        "Base rates by the last date",
        ["class", "event", "rate", "n"],
        rows,
        right=[3],
    )
