"""Forecasts made again: each from what was known on its day, and held to what the record says."""

from __future__ import annotations

import datetime as dt
import json

import pytest

import detente
from detente import Replay
from detente.cli.main import main
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Event
from detente.errors import SettingsError
from detente.scores.backtest import NOTHING_YET, Backtest, backtest, end_of_month, happened

FEW = detente.Settings(draws=20, talk_draws=20, paths=2)
SPRING = Replay(first="2031-02", last="2031-05", ahead=(1,))


@pytest.fixture(scope="module")
def made() -> Backtest:
    return backtest("two-rivers", SPRING, FEW)


def signed(on: str, parties: tuple[str, ...] = ("north", "south"), **more: object) -> Dossier:
    """Two Rivers, half a year on, with an agreement of that day on record."""
    known = detente.read("two-rivers")
    event = Event(
        id="signed", date=on, type="agreement", parties=parties, text="Both sign.", **more
    )  # type: ignore[arg-type]
    later = detente.When.parse("2031-11-30")
    return known.model_copy(update={"events": (*known.events, event), "as_of": later})


def test_every_month_has_its_forecast_or_says_why_not(made: Backtest) -> None:
    assert [str(month.as_of) for month in made.months] == [
        "2031-02-28",
        "2031-03-31",
        "2031-04-30",
        "2031-05-31",
    ]
    assert [month.said for month in made.months] == [
        NOTHING_YET,
        None,
        None,
        "after 2031-05-12, the last day that the dossier knows of",
    ]
    assert [[str(one.forecast.by) for one in month.forecasts] for month in made.months] == [
        [],
        ["2031-04-30"],
        ["2031-05-31"],
        [],
    ]


def test_each_is_the_forecast_from_what_was_known_then(made: Backtest) -> None:
    then = detente.as_of("two-rivers", "2031-03-31").set("forecast.by", ["2031-04-30"])
    alone = detente.make_forecast(then, FEW).dates[0]
    again = made.months[1].forecasts[0].forecast
    assert again.chance == alone.deal.value
    assert again.pooled is not None
    assert alone.blended is not None
    assert again.pooled.chance == alone.blended.value


def test_what_had_not_come_by_the_dossiers_day_is_no_and_the_rest_is_open(made: Backtest) -> None:
    assert made.happened is None
    assert made.months[1].forecasts[0].came is False
    assert made.months[2].forecasts[0].came is None
    assert made.scores is not None
    assert (made.scores.n, made.scores.open, made.scores.came) == (1, 1, 0.0)
    chance = made.months[1].forecasts[0].forecast.chance
    assert made.scores.brier == pytest.approx(chance * chance)


def test_an_agreement_of_both_sides_on_record_came() -> None:
    replay = Replay(first="2031-03", last="2031-07", ahead=(1, 3))
    found = backtest(signed("2031-06-10"), replay, FEW)
    assert found.happened is not None
    assert (found.happened.on, found.happened.event) == (dt.date(2031, 6, 10), "signed")
    came = [[one.came for one in month.forecasts] for month in found.months]
    assert came == [[False, True], [False, True], [True, True], [], []]
    assert found.months[3].said == "it had come on 2031-06-10"


@pytest.mark.parametrize(
    "dossier",
    [
        signed("2031-06-10", ("north", "union")),
        signed("2031-06-10", planned=True),
        signed("2031-03-31"),
        signed("2032-01-10"),
    ],
    ids=["of one side", "planned", "before all", "after all"],
)
def test_what_is_no_settlement_of_both_did_not_come(dossier: Dossier) -> None:
    replay = Replay(first="2031-03", last="2031-03", ahead=(6,))
    assert backtest(dossier, replay, FEW).months[0].forecasts[0].came is False


def test_the_user_may_say_when_it_came_or_that_it_did_not() -> None:
    known = signed("2031-06-10")
    never = Replay(first="2031-04", last="2031-04", ahead=(3,), came="no")
    assert backtest(known, never, FEW).months[0].forecasts[0].came is False
    early = Replay(first="2031-04", last="2031-04", ahead=(1,), came="2031-05-20")
    found = backtest(known, early, FEW)
    assert found.months[0].forecasts[0].came is True
    assert found.happened is not None
    assert found.happened.event is None


def act(id: str, on: str, *parties: str) -> Event:
    return Event(id=id, date=on, type="ratification", parties=parties, text="A vote.")  # type: ignore[arg-type]


def to_ratify(*acts: Event, by_party: bool = False) -> Dossier:
    """Two Rivers, signed on 10 June, where the Coast League or a vote in each land must ratify."""
    known = signed("2031-06-10")
    if by_party:
        coast = known.parties["coast"].model_copy(update={"consent": "ratifies"})
        known = known.model_copy(update={"parties": {**known.parties, "coast": coast}})
    else:
        known = known.set("behaviour.ratified", 0.5)
    return known.model_copy(update={"events": (*known.events, *acts)})


@pytest.mark.parametrize(
    ("dossier", "on"),
    [
        (to_ratify(), None),
        (to_ratify(act("a", "2031-07-01", "north")), None),
        (to_ratify(act("a", "2031-06-01", "north"), act("b", "2031-07-01", "south")), None),
        (to_ratify(act("b", "2031-09-01", "south"), act("a", "2031-07-01", "north")), "2031-09-01"),
        (to_ratify(act("a", "2031-06-10", "north", "south")), "2031-06-10"),
        (to_ratify(act("a", "2031-07-01", "north", "south"), by_party=True), None),
        (to_ratify(act("a", "2031-07-01", "coast"), by_party=True), "2031-07-01"),
    ],
    ids=[
        "signed alone",
        "by one of two",
        "one before it was signed",
        "the last act counts",
        "on the day",
        "by others than who must",
        "by who must",
    ],
)
def test_what_must_be_ratified_came_with_the_last_act_that_it_took(
    dossier: Dossier, on: str | None
) -> None:
    found = happened(dossier, Replay(first="2031-05", last="2031-05"), after=dt.date(2031, 5, 31))
    assert (None if found is None else str(found.on)) == on


def test_a_signature_that_was_not_ratified_is_scored_as_none() -> None:
    replay = Replay(first="2031-05", last="2031-05", ahead=(3, 12))
    found = backtest(to_ratify(act("a", "2031-07-01", "north")), replay, FEW)
    assert [one.came for one in found.months[0].forecasts] == [False, None]
    assert "signed and ratified" in found.months[0].forecasts[0].forecast.question


def test_months_of_which_nothing_shows_that_talks_had_begun_are_told(made: Backtest) -> None:
    """They began on 2 April, as the dossier states: the month before is told, not the one after."""
    told = [one for one in made.cautions if "nothing on record shows that talks had begun" in one]
    assert len(told) == 1
    assert told[0].startswith("As of 2031-03-31, nothing")
    silent = detente.read("two-rivers").set("mediation.since", None)
    silent = silent.model_copy(update={"drafts": {}, "events": ()})
    more = backtest(silent, SPRING, FEW).cautions[1]
    assert more.startswith("As of 2 of these days, from 2031-03-31 to 2031-04-30, nothing")
    begun = backtest("two-rivers", Replay(first="2031-04", last="2031-04", ahead=(1,)), FEW)
    assert not any("had begun" in one for one in begun.cautions)


def test_months_before_the_numbers_were_estimated_are_told() -> None:
    """Estimated on 4 April: the month before is told, not the one after."""
    dossier = detente.read("two-rivers").set("estimates-as-of", "2031-04-04")
    made = backtest(dossier, Replay(first="2031-03", last="2031-04", ahead=(1,)), FEW)
    told = [one for one in made.cautions if "estimated" in one]
    assert told == [
        "As of 2031-03-31, the numbers had not been estimated yet (estimates-as-of is 2031-04-04): "
        "they may know more than was known then."
    ]
    alone = backtest(dossier, Replay(first="2031-03", last="2031-03", ahead=(1,)), FEW)
    assert sum("were estimated on 2031-04-04" in one for one in alone.cautions) == 1
    assert not any("had not been estimated" in one for one in alone.cautions)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"last": "2030-12"}, "lie 0 months"),
        ({"ahead": ()}, "must lie from 1 to 120"),
        ({"ahead": (0,)}, "must lie from 1 to 120"),
        ({"event": "peace"}, "must be one of settlement, ceasefire"),
        ({"first": "0001-01"}, "lie 24365 months"),
    ],
)
def test_what_cannot_be_made_again_is_said(changes: dict[str, object], said: str) -> None:
    asked = {"first": "2031-03", "last": "2031-05", **changes}
    with pytest.raises(SettingsError, match=said):
        Replay(**asked)  # type: ignore[arg-type]


def test_months_end_on_their_last_day() -> None:
    day = dt.date(2023, 11, 30)
    ends = [str(end_of_month(day, months)) for months in (0, 1, 3, 13)]
    assert ends == ["2023-11-30", "2023-12-31", "2024-02-29", "2024-12-31"]
    with pytest.raises(SettingsError, match="beyond the calendar"):
        end_of_month(dt.date(9999, 1, 31), 12)


def test_the_command_says_the_same(made: Backtest, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["forecast", "backtest", "two-rivers", "--from", "2031-02", "--to", "2031-05"]
    few = ["--ahead", "1", "--draws", "20", "--paths", "2", "--quiet"]
    assert main([*words, *few, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    chances = [one["chance"] for month in answer["months"] for one in month["forecasts"]]
    assert chances == [one.forecast.chance for month in made.months for one in month.forecasts]
    assert made.scores is not None
    assert answer["scores"]["brier"] == made.scores.brier
    assert main([*words, *few]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "as of within 1 month" in told
    assert "2031-02-28: no forecast; nothing is on record yet: no statement and no draft." in told
    assert "No settlement by 12 May 2031, the last day on record; later dates are open." in told
    assert "1 forecast resolved, of which none came true; 1 still open." in told
