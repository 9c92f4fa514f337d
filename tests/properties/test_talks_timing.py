"""When deals come, and who gets what: known regularities, on a split of one thing."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.dossier.model.dossier import Dossier
from detente.levers.effects import courses
from detente.talks.courses import Sitting
from detente.talks.play import play
from detente.talks.settings import TalksSettings
from detente.talks.tables import set_table
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs

TENTHS = [str(k) for k in range(11)]
STAKES = {"dictating": 1, "dictated-to": 0, "cost-per-month": 0.02, "believes-drift": 0}
MANNER = {"noise": 0.01, "yes-for-show": 0.0, "bargaining-no": 0.0, "firmness": 0.9}


def split(**more: Any) -> Dossier:
    def party(worth: dict[str, float]) -> dict[str, Any]:
        wants = {"weights": {"land": 1}, "worth": {"land": worth}}
        return {"name": "P", "kind": "belligerent", "consent": "required", "wants": wants}

    known = {
        "title": "A split",
        "as-of": "2031-01-06",
        "parties": {
            "a": party({k: int(k) / 10 for k in TENTHS}),
            "b": party({k: 1 - int(k) / 10 for k in TENTHS}),
        },
        "issues": {"land": {"name": "Land", "options": {k: k for k in TENTHS}, "today": "5"}},
        "war": {
            "sides": ["a", "b"],
            "balance": 0.5,
            "moves": {"drift": 0, "spread": 0.01},
            "ends-in-months": 60,
            "a": STAKES,
            "b": STAKES,
        },
        "durability": {
            "by": {"land": dict.fromkeys(TENTHS, 1)},
            "if-it-fails": {"a": 0, "b": 0},
        },
        "behaviour": {
            "deadline-fatigue": 0,
            "a": MANNER | {"holding-out": 3, "patience-months": 60},
            "b": MANNER | {"holding-out": 3, "patience-months": 60},
        },
        "mediation": {"rounds-a-month": 4, "patience-months": 500},
        "forecast": {"event": "signed", "by": ["2032-01-06"]},
    }
    return Dossier.model_validate(known | more)


def played(dossier: Dossier) -> Any:
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=40, seed=1), inner=1)
    settings = TalksSettings(draws=40, paths=20, beliefs=8)
    taken = courses(dossier, worlds)
    tables = set_table(taken, np.arange(11)[:, None], Sitting(missed={}), settings=settings)
    return play(tables, settings=settings, seed=4)


def late_share(weeks: np.ndarray, due: int) -> float:
    """Share of the deals that come in the last sixth of the time before that week."""
    return float(((weeks > due * 5 / 6) & (weeks <= due)).mean())


def test_agreements_crowd_to_a_deadline_that_ends_the_talks():
    """Roth, Murnighan & Schoumaker (1988); with a stochastic end of like length they do not."""
    end = "2031-07-07"  # week 26
    unsure = MANNER | {"holding-out": 10, "patience-months": "3..24"}
    manner = {"deadline-fatigue": 0, "a": unsure, "b": unsure}
    fixed = split(
        behaviour=manner,
        mediation={"rounds-a-month": 4, "patience-months": 500, "rounds-without-mediator": 0},
        levers={
            "end": {
                "name": "End",
                "by": "m",
                "from": end,
                "ends-mediation": True,
                "deadline": {"for": "a", "due": end},
            }
        },
        deadlines={"d": {"set-by": "m", "for": ["a", "b"], "set": "2031-01-01", "due": end}},
    )
    hurried = played(fixed)
    weeks = hurried.week[1][hurried.signed()[1]]
    assert len(weeks) > 100
    assert weeks.max() <= 26
    mediation = {"rounds-a-month": 4, "patience-months": 12}
    loose = played(split(behaviour=manner, mediation=mediation))
    others = loose.week[0][loose.signed()[0]]
    assert len(others) > 100
    assert late_share(weeks, 26) > 0.5
    assert late_share(others, 26) < 0.3
    # And there are some who come to no agreement even so.
    assert (~hurried.signed()[1]).any()


def test_a_side_pressed_on_cost_gets_less_and_the_other_asks_for_more():
    press = {"name": "Press", "changes": {"war.a.cost-per-month": "+0.02"}}
    quick = {
        "deadline-fatigue": 0,
        "a": MANNER | {"holding-out": 1, "patience-months": 8},
        "b": MANNER | {"holding-out": 1, "patience-months": 8},
    }
    talks = played(split(levers={"press": press}, behaviour=quick))
    signed = talks.signed()
    share = [talks.package[k][signed[k]].mean() for k in (0, 1)]
    assert share[1] < share[0] - 0.5
    gains = [talks.gain[k][signed[k]].mean(axis=0) for k in (0, 1)]
    assert gains[1][1] > gains[0][1] + 0.05


def test_more_patience_brings_later_deals():
    weeks = []
    for months in (6, 12):
        manner = MANNER | {"holding-out": 1, "patience-months": months}
        talks = played(split(behaviour={"a": manner, "b": manner}))
        weeks.append(np.median(talks.week[talks.signed()]))
    assert weeks[1] > 1.4 * weeks[0]
