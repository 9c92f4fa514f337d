"""When: the model's chance by a date, beside what became of past cases, and where they disagree."""

from __future__ import annotations

from detente.dealspace.chance import Chance
from detente.forecasting.disagreement import Disagreement
from detente.forecasting.forecast import DateForecast, Forecast
from detente.forecasting.rate import BaseRate
from detente.results import Study
from detente.wording import names
from detente.wording.first.row import Forms, Row, capital_first, joined
from detente.wording.numbers import SPACE, Figure, Sentence, percent, rate_figure, whole

HREF = "#basis-forecast"
QUESTION = "When"


def when_row(study: Study) -> Row:
    """The row; without a date ahead it says so."""
    dates = study.forecast.dates
    says: tuple[Forms, ...]
    if not dates:
        says = ((("No date of interest lies ahead.",),),)
    else:
        shown = telling(dates)
        says = (_forecast(study.forecast, shown), *_past(study.forecast, shown[-1]))
    return Row(question=QUESTION, label=QUESTION, says=says)


def telling(dates: tuple[DateForecast, ...]) -> tuple[DateForecast, ...]:
    """Two dates at most: the first that lies some way ahead, and the last."""
    ahead = [at for at in dates if at.months >= 2] or [dates[-1]]
    return (ahead[0], dates[-1]) if ahead[0] is not dates[-1] else (ahead[0],)


def _forecast(forecast: Forecast, shown: tuple[DateForecast, ...]) -> Forms:
    full: list[Sentence] = []
    for place, at in enumerate(shown):
        start = "" if place else f"A {forecast.question} "
        figure = percent(at.deal, HREF, fact=deal_fact(at.date.isoformat()))
        full.append((f"{start}by {names.day(at.date)}: {_word_before(at)}", figure))
    tight = [_tight(forecast, shown, past) for past in _classes(forecast.base_class)]
    return (joined(full), *tight, _bare(shown[-1:]))


def _classes(base_class: str) -> tuple[str, ...]:
    """The class of past cases in fewer and fewer words.

    >>> _classes("inter-state or mixed peace processes with a pre-negotiation text")[2:]
    ('inter-state or mixed talks', 'inter-state talks', 'past cases')
    """
    name = base_class.split(" with ")[0]
    talks = name.replace("peace processes", "talks")
    forms = (f"past {name}", name, talks, talks.replace(" or mixed", ""), "past cases")
    return tuple(dict.fromkeys(forms))


def _tight(forecast: Forecast, shown: tuple[DateForecast, ...], past: str) -> Sentence:
    """The last date with past cases, their class and their weight; else all dates bare."""
    at = shown[-1]
    if at.blended is None:
        return _bare(shown)
    figure = percent(at.deal, HREF, fact=deal_fact(at.date.isoformat()))
    weight = f"{whole(forecast.weight)}{SPACE}%"
    cases = f"; with {past} (model {weight}) "
    return (f"By {names.day(at.date, short=True)} ", figure, cases, _pooled(at, at.blended), ".")


def _bare(shown: tuple[DateForecast, ...]) -> Sentence:
    clauses: list[Sentence] = [
        (
            f"by {names.day(at.date, short=True)} {_word_before(at)}",
            percent(at.deal, HREF, fact=deal_fact(at.date.isoformat())),
        )
        for at in shown
    ]
    return capital_first(joined(clauses))


def _pooled(at: DateForecast, blended: Chance) -> Figure:
    return percent(blended, HREF, fact=f"pooled:{at.date.isoformat()}")


def deal_fact(day: str) -> str:
    """The key of the chance of a deal by a day if the course is held."""
    return f"deal-by:{day}"


def _word_before(at: DateForecast) -> str:
    """The word before the figure, unless it says no more than the figure."""
    return "" if whole(at.deal.value) in ("<1", ">99") else f"{at.words}, "


def _past(forecast: Forecast, last: DateForecast) -> list[Forms]:
    """Past cases: the pooled figure with its class and weight, and a disagreement."""
    if last.blended is None:
        sentence = forecast.conflict.no_rates
        return [((sentence,),)] if sentence else []
    weight = f"{whole(forecast.weight)}{SPACE}%"
    pooled = _pooled(last, last.blended)
    found: list[Forms] = [
        (
            (
                f"Taken together with past cases ({forecast.base_class}; the model weighs {weight}"
                f") by {names.day(last.date)}: ",
                pooled,
                ".",
            ),
        )
    ]
    if last.disagreements:
        found.append((_disagreement(last), *_disagree_tight(last)))
    return found


def _disagreement(at: DateForecast) -> Sentence:
    """Where the model and past cases disagree, in one sentence."""
    told: list[Sentence] = []
    for one in at.disagreements:
        ours, theirs = _both(one, at)
        told.append((f"on {EVENTS.get(one.event, one.event)} ", ours, " against ", theirs))
    start = f"By {names.day(at.date)} the model and past cases disagree: "
    return (start, *joined(told))


def _disagree_tight(at: DateForecast) -> list[Sentence]:
    one = at.disagreements[-1]
    ours, theirs = _both(one, at)
    return [(f"Past cases of {EVENTS.get(one.event, one.event)}: ", theirs, ", not ", ours, ".")]


def _both(one: Disagreement, at: DateForecast) -> tuple[Figure, Figure]:
    day = at.date.isoformat()
    fact = deal_fact(day) if one.event == "settlement" else f"ending:{one.event}:{day}"
    ours = percent(one.model, HREF, fact=fact)
    return ours, rate_figure(one.rate, "#basis-rates", fact=rate_fact(one.rate, day))


def rate_fact(rate: BaseRate, day: str) -> str:
    """The key of a base rate's figure."""
    return f"rate:{rate.event}:{rate.class_}:{day}"


EVENTS = {"settlement": "a settlement", "war over": "fighting being over"}
"""What a forecast and past cases can disagree on."""
