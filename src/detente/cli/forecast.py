"""``detente forecast``: how likely, by when, and what came of cases like it?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import detente
from detente.cli import options
from detente.cli.figures import chance, spread
from detente.cli.load import load, settings, working
from detente.cli.screen import (
    write,
    write_cautions,
    write_head,
    write_json,
    write_since,
    write_table,
    write_text,
)
from detente.wording.commands import played as words

if TYPE_CHECKING:
    from detente.answers.played import ForecastAnswer
    from detente.forecasting.forecast import DateForecast
    from detente.forecasting.rate import BaseRate

EXAMPLE = options.example("detente forecast two-rivers --draws 100 --paths 32")


def forecast_command(
    dossier: options.DossierName,
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    paths: options.Paths = 64,
    seed: options.Seed = 1,
    conflict: options.Conflict = None,
    weight: options.Weight = None,
    cases: options.Cases = None,
    tracks: options.Tracks = None,
    early_harvest: options.EarlyHarvest = None,
    learned: options.Learned = None,
    json: options.AsJson = False,
    cluster: options.Cluster = None,
    checkpoint: options.Checkpoint = None,
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What happens next, by when, beside base rates.

    The chance of each ending by each date, and what became of earlier cases of the same class of
    conflict. The dates are those of the dossier's own forecast question; the course is held.

    More commands: detente forecast save puts a forecast on record, forecast resolve writes what
    came of it, forecast score says how far off it was, forecast backtest makes it again as of
    earlier months. Each has its own --help.
    """
    with working(quiet=quiet, fresh=fresh, crew=(cluster, checkpoint)) as (report, keep):
        known = load(dossier, as_of, report=report)
        run = settings(
            draws,
            paths,
            conflict=conflict,
            weight=weight,
            cases=cases,
            tracks=(tracks, early_harvest),
            learned=learned,
        )
        found = detente.make_forecast(known, run, seed=seed, progress=report, keep=keep)
        from detente.answers.played import forecast_answer

        answer = forecast_answer(known, found, seed=seed)
    if json:
        write_json(answer)
    else:
        show(answer)


def show(answer: ForecastAnswer) -> None:
    """Write the answer for a person."""
    write_head(answer)
    write("")
    write_since(answer.still_open, prior=True)
    for date, on in answer.dates.items():
        prior = f"; prior {chance(on.prior)}" if on.prior is not None else ""
        said = f"{on.words}, {chance(on.deal)}{prior}{_pooled(answer, on)}"
        write_text(words.by_date(answer.event, date, said), indent=2)
    _show_endings(answer)
    write("")
    write_text(answer.class_rule)
    if answer.no_rates:
        write_text(answer.no_rates)
    else:
        _show_base_rates(answer.base_rates)
    _show_disagreements(answer)
    write_cautions(answer)


def _show_endings(answer: ForecastAnswer) -> None:
    """How the talks have ended, which sums to 100 %; below it what is no ending of them."""
    days = list(answer.dates.values())
    if not days:
        return
    heads = ["", *(words.by(date) for date in answer.dates)]
    rows = [
        [ending.replace("-", " "), *(chance(on.endings[ending]) for on in days)]
        for ending in days[0].endings
    ]
    last = list(days[0].endings).index("open") + 1
    write_table(words.HOW_ENDED, heads, rows[:last])
    kept = [
        [words.kept_for(months), *(chance(on.kept[months]) for on in days)]
        for months in days[0].kept
    ]
    write_table(words.HAS_COME, heads, rows[last:] + kept)


def _pooled(answer: ForecastAnswer, on: DateForecast) -> str:
    """The pooled figure and the model's weight in it, where a class of past cases fits."""
    if on.blended is None:
        return ""
    return words.pooled(answer.weight, chance(on.blended))


def _show_disagreements(answer: ForecastAnswer) -> None:
    """The last date by which model and base rate disagree on an event, one line for each."""
    last = {one.event: (date, one) for date, on in answer.dates.items() for one in on.disagreements}
    if last:
        write(f"\n{words.DISAGREE}")
    for event, (date, one) in last.items():
        rate = spread(one.rate.p, one.rate.low, one.rate.high)
        called = answer.event if event == "settlement" else event
        said = words.disagreement(called, date, chance(one.model), rate, one.rate.class_)
        write_text(f"- {said}", indent=2)


def _show_base_rates(rates: Sequence[BaseRate]) -> None:
    rows = [
        [
            rate.class_,
            rate.event,
            spread(rate.p, rate.low, rate.high),
            str(rate.n),
        ]
        for rate in rates
    ]
    write_table(
        words.PAST_CASES,
        words.PAST_CASES_HEADS,
        rows,
        right=[3],
    )
