"""One short transcript for each way of holding the talks, word for word.

A change here is a change of what the talks do: look at it, and say why in the change log.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import detente
from detente.dossier.model.dossier import Dossier
from detente.levers.effects import courses
from detente.talks.courses import Sitting
from detente.talks.outcomes import ENDINGS
from detente.talks.settings import TalksSettings
from detente.talks.tables import set_table
from detente.talks.transcript import transcript
from detente.wording.story import story
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

HERE = Path(__file__).parent
FIFTHS = [str(k) for k in range(6)]
MANNER = {"firmness": 0.6, "holding-out": 1, "patience-months": 9, "noise": 0.05}
STAKES = {"dictating": 1, "dictated-to": 0, "cost-per-month": 0.02, "believes-drift": 0}
LEVERS = {
    "press-north": {"name": "Press", "changes": {"war.north.cost-per-month": "+0.02"}},
    "deadline": {"name": "By March", "by": "m", "deadline": {"for": "south", "due": "2031-03-10"}},
    "walk-away": {"name": "Leave", "from": "2031-01-27", "ends-mediation": True},
}


def split() -> Dossier:
    def party(worth: dict[str, float]) -> dict[str, Any]:
        wants = {"weights": {"land": 1}, "worth": {"land": worth}}
        return {"name": "P", "kind": "belligerent", "consent": "required", "wants": wants}

    manner = MANNER | {"yes-for-show": 0.05, "bargaining-no": 0.15}
    return Dossier.model_validate(
        {
            "title": "A split",
            "as-of": "2031-01-06",
            "parties": {
                "north": party({k: int(k) / 5 for k in FIFTHS}),
                "south": party({k: 1 - int(k) / 5 for k in FIFTHS}),
            },
            "issues": {"land": {"name": "Land", "options": {k: k for k in FIFTHS}, "today": "3"}},
            "war": {
                "sides": ["north", "south"],
                "balance": 0.5,
                "moves": {"drift": 0, "spread": 0.03},
                "ends-in-months": 20,
                "north": STAKES,
                "south": STAKES,
            },
            "durability": {
                "by": {"land": dict.fromkeys(FIFTHS, 0.9)},
                "if-it-fails": {"north": 0, "south": 0},
            },
            "behaviour": {"deadline-fatigue": 0, "north": manner, "south": manner},
            "mediation": {
                "rounds-a-month": 3,
                "patience-months": 24,
                "rounds-without-mediator": 2,
            },
            "levers": LEVERS,
        }
    )


@pytest.fixture(scope="module")
def laid():
    dossier = split()
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=6, seed=1), inner=1)

    def lay(tilt, **manner):
        settings = TalksSettings(draws=6, beliefs=4, **manner)
        at_table = Sitting(missed={}, tilt=tilt)
        return set_table(
            courses(dossier, worlds), np.arange(6)[:, None], at_table, settings=settings
        )

    once = {"protocol": "take-it-or-leave-it", "proposer": "north"}
    return {
        "none": lay("none"),
        "north": lay("north"),
        "turns": lay("none", protocol="alternating-offers"),
        "once": lay("none", **once),
    }


@pytest.mark.parametrize(
    ("name", "lever", "held"),
    [
        ("single-text", "hold-course", "none"),
        ("single-text-tilted", "hold-course", "north"),
        ("alternating-offers", "hold-course", "turns"),
        ("take-it-or-leave-it", "hold-course", "once"),
        ("press", "press-north", "none"),
        ("deadline", "deadline", "none"),
        ("walk-away", "walk-away", "none"),
    ],
)
def test_transcript(laid, name, lever, held):
    told = str(transcript(laid[held], lever, draw=2, path=14, seed=7)) + "\n"
    assert told == (HERE / f"{name}.txt").read_text(encoding="utf-8")


def test_story():
    few = detente.Settings(draws=40, inner=2, paths=8)
    dossier = detente.read("two-rivers")
    passages = story(dossier, detente.tell_path(dossier, few, seed=7, path=9, lever="press-south"))
    told = "".join(f"{passage.date}: {passage.text}\n" for passage in passages)
    assert told == (HERE / "story.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("lever", ["hold-course", "press-south"])
def test_a_path_told_is_the_path_played(lever):
    few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=4)
    talks = detente.play_talks("two-rivers", few, seed=3).talks
    for path in (1, 2, 20, 21, 47, 80):
        told = detente.tell_path("two-rivers", few, seed=3, lever=lever, path=path)
        assert told.path == path or not talks.alive[(path - 1) % 20, (path - 1) // 20]
        at = (talks.levers.index(lever), (told.path - 1) % 20, (told.path - 1) // 20)
        assert told.transcript.ending == ENDINGS[talks.ending[at]]
        assert told.transcript.week == talks.week[at]
        assert told.transcript.lasts == pytest.approx(talks.lasts[at], rel=1e-6, nan_ok=True)
        assert told.transcript.months_of_war == pytest.approx(talks.months_of_war[at], rel=1e-6)
        if told.transcript.package >= 0:
            signed = talks.candidates[talks.package[at]]
            dossier = detente.read("two-rivers")
            options = [list(issue.options) for issue in dossier.issues.values()]
            named = [options[k][option] for k, option in enumerate(signed)]
            assert list(told.packages[told.transcript.package].values()) == named


def test_a_path_that_is_none_is_refused():
    few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=4)
    with pytest.raises(ValueError, match="path is 81; it must lie from 1 to 80"):
        detente.tell_path("two-rivers", few, path=81)
