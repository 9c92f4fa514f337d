"""Talks played out: what must hold on every path."""

import numpy as np
import pytest

from detente.talks.outcomes import ENDINGS
from detente.talks.play import play
from detente.talks.transcript import transcript


def test_a_transcript_is_the_path_that_was_played(make_split, set_tables):
    tables, settings = set_tables(make_split())
    talks = play(tables, settings=settings, seed=3)
    for path in range(8):
        told = transcript(tables, "hold-course", draw=1, path=path, seed=3)
        at = (0, 1, path)
        assert (told.ending, told.week) == (ENDINGS[talks.ending[at]], talks.week[at])
        assert told.package == talks.package[at]
        assert told.lasts == pytest.approx(talks.lasts[at], rel=1e-6, nan_ok=True)
        assert all(all(held.answers.values()) == (held is told.rounds[-1] and told.package >= 0)
                   for held in told.rounds)  # fmt: skip


def test_asked_again_a_party_that_has_not_moved_repeats_itself(make_split, set_tables):
    manner = {"firmness": 0, "noise": 0.2, "yes-for-show": 0.1, "bargaining-no": 0.4}
    still = make_split(war=None, behaviour={"a": manner, "b": manner})
    tables, _ = set_tables(still)
    said: dict[tuple[int, int, str], set[bool]] = {}
    rounds = 0
    for path in range(20):
        for held in transcript(tables, "hold-course", draw=0, path=path, seed=3).rounds:
            rounds += 1
            for party, yes in held.answers.items():
                said.setdefault((path, held.package, party), set()).add(yes)
    assert rounds > 1.3 * len({key[:2] for key in said})
    assert all(len(answers) == 1 for answers in said.values())


def test_a_tilted_mediator_gets_its_side_more(make_split, set_tables):
    means = []
    for tilt in ("a", "none", "b"):
        tables, settings = set_tables(make_split(), tilt=tilt)
        talks = play(tables, settings=settings, seed=3)
        means.append(talks.package[talks.package >= 0].mean())
    assert means[0] > means[1] + 0.1 > means[2] + 0.2


def test_without_a_war_nobody_dictates_and_no_month_of_war_is_counted(make_split, set_tables):
    tables, settings = set_tables(make_split(war=None))
    talks = play(tables, settings=settings, seed=3)
    assert talks.endings == ("settlement", "mediator-leaves", "party-leaves", "open")
    assert {ENDINGS[k] for k in np.unique(talks.ending)} <= set(talks.endings)
    assert (talks.months_of_war == 0).all()


def test_a_standoff_lapses_at_its_rate_while_nobody_talks(make_split, set_tables):
    stakes = {"cost-per-month": 0.01, "fallback": 0.2}
    patient = {"a": {"patience-months": 1e6}, "b": {"patience-months": 1e6}}
    dossier = make_split(
        war=None,
        standoff={"lapses-in-months": 8, "a": stakes, "b": stakes},
        mediation={"rounds-a-month": 0, "patience-months": 1e6},
        behaviour=patient,
        forecast={"event": "settlement signed", "by": ["2032-01-06"]},
    )
    tables, settings = set_tables(dossier, draws=2, paths=4000)
    talks = play(tables, settings=settings, seed=5)
    lapsed = talks.ending == ENDINGS.index("lapsed")
    # The chance that an exponential wait of mean 8 months is over in 6 months (26 weeks) is .527.
    by_half_a_year = (lapsed & (talks.week <= 26)).mean()
    assert by_half_a_year == pytest.approx(0.527, abs=3 * (0.527 * 0.473 / 8000) ** 0.5 + 0.005)
    assert "lapsed" in talks.endings
    assert not talks.at_war


def test_progress_is_told_to_the_end(make_split, set_tables):
    tables, settings = set_tables(make_split(), paths=5)
    told: list[float] = []
    play(tables, settings=settings, seed=3, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)


def test_who_walks_out_leaves_the_war_going_on(make_split, set_tables):
    away = {"name": "Away", "from": "2031-01-20", "ends-mediation": True}
    tables, settings = set_tables(make_split(levers={"away": away}))
    talks = play(tables, settings=settings, seed=3)
    gone = talks.ending[1] == ENDINGS.index("mediator-leaves")
    assert gone.mean() > 0.5
    assert (talks.months_of_war[1][gone] > talks.week[1][gone] * 7 / 30.4375).mean() > 0.9
    assert talks.months_of_war[1].mean() > talks.months_of_war[0].mean()


def test_a_deal_that_does_not_hold_brings_the_war_back(make_split, set_tables):
    frail = {"by": {"land": {str(k): 0.05 for k in range(11)}}, "if-it-fails": {"a": 0, "b": 0}}
    tables, settings = set_tables(make_split(durability=frail))
    talks = play(tables, settings=settings, seed=3)
    signed = talks.signed()
    months = talks.week * np.float32(7 / 30.4375)
    failed = signed & (months + talks.lasts < tables.weeks * 7 / 30.4375)
    assert failed.sum() > 30
    assert (talks.months_of_war[failed] > months[failed]).all()
    kept = signed & ~failed
    assert talks.months_of_war[kept] == pytest.approx(months[kept], rel=1e-5)


def lasting(share: float, **discount: float) -> dict[str, object]:
    """Changes of a split: every deal lives this share of time, the parties look so far ahead."""
    stakes = {"dictating": 1, "dictated-to": 0, "cost-per-month": 0.02, "believes-drift": 0}
    sides = {party: stakes | {"discount-a-month": rate} for party, rate in discount.items()}
    war = {"sides": ["a", "b"], "balance": 0.5, "moves": {"drift": 0, "spread": 0.02}, **sides}
    kept = {"land": {str(k): share for k in range(11)}}
    return {
        "war": {**war, "ends-in-months": 20},
        "durability": {
            "by": kept,
            "share-over-months": 50,
            "signed-under-deadline": 0,
            "if-it-fails": {"a": 0, "b": 0},
        },
    }


def test_a_deal_that_lives_no_time_at_all_is_never_kept(make_split, set_tables):
    tables, settings = set_tables(make_split(**lasting(0.0, a=0.01, b=0.01)), paths=500)
    talks = play(tables, settings=settings, seed=3)
    time_left = talks.signed() & (talks.week < tables.weeks)
    assert time_left.sum() > 100
    assert (talks.lasts[time_left] == 0.0).all()
    horizon = np.float32(tables.weeks * 7 / 30.4375)
    assert talks.months_of_war[time_left] == pytest.approx(horizon, rel=1e-3)


@pytest.mark.parametrize(
    "rates", [{"a": 0.02, "b": 0}, {"a": 0.02, "b": 0.02}, {"a": 0.2, "b": 0.001}]
)
def test_no_partys_impatience_makes_a_deal_fail(make_split, set_tables, rates):
    # Half of a time of 50 months: it fails at 0.02 a month, however far anybody looks ahead.
    tables, settings = set_tables(make_split(**lasting(0.5, **rates)), paths=4000)
    talks = play(tables, settings=settings, seed=3)
    signed = talks.signed()
    assert talks.fails[signed] == pytest.approx(0.02)
    for months, chance in ((36, 0.4868), (60, 0.3012)):
        error = (chance * (1 - chance) / signed.sum()) ** 0.5
        assert talks.kept(months)[signed].mean() == pytest.approx(chance, abs=4 * error)


def test_a_chance_to_hold_so_many_months_is_kept_so_often(make_split, set_tables):
    changes = lasting(0.7, a=0.003, b=0.03)
    changes["durability"] = {**changes["durability"], "holds-for-months": 60}
    del changes["durability"]["share-over-months"]
    tables, settings = set_tables(make_split(**changes), paths=4000)
    talks = play(tables, settings=settings, seed=3)
    signed = talks.signed()
    for months, chance in ((36, 0.8073), (60, 0.7)):
        error = (chance * (1 - chance) / signed.sum()) ** 0.5
        assert talks.kept(months)[signed].mean() == pytest.approx(chance, abs=4 * error)


def test_a_late_deal_is_kept_no_more_often_than_an_early_one(make_split, set_tables):
    tables, settings = set_tables(make_split(**lasting(0.5, a=0.01, b=0.01)), paths=4000)
    talks = play(tables, settings=settings, seed=3)
    signed, kept = talks.signed(), talks.kept(60)
    middle = np.median(talks.week[signed])
    early, late = (signed & (talks.week <= middle)), (signed & (talks.week > middle))
    error = (0.21 / early.sum() + 0.21 / late.sum()) ** 0.5
    assert min(early.sum(), late.sum()) > 1000
    assert kept[early].mean() == pytest.approx(kept[late].mean(), abs=4 * error)


def test_haste_shortens_the_life_of_what_is_signed_under_a_deadline(make_split, set_tables):
    due = {"name": "By May", "by": "m", "deadline": {"for": "a", "due": "2031-05-05"}}
    durability = {
        "by": {"land": {str(k): 0.9 for k in range(11)}},
        "signed-under-deadline": -0.3,
        "if-it-fails": {"a": 0, "b": 0},
    }
    tables, settings = set_tables(make_split(levers={"due": due}, durability=durability))
    talks = play(tables, settings=settings, seed=3)
    signed, early = talks.signed(), talks.week <= 17
    assert talks.lives[0][signed[0]] == pytest.approx(0.9)
    assert (talks.lives[1][signed[1] & early[1]] < 0.8).all()
    assert talks.lives[1][signed[1] & ~early[1]] == pytest.approx(0.9)


def test_a_line_shuts_out_what_crosses_it_as_often_as_it_is_absolute(make_split, set_tables):
    """All else would be signed: so what is signed is what no absolute line forbids."""
    eager = {"firmness": 0, "noise": 0.001, "yes-for-show": 0, "bargaining-no": 0}
    eager |= {"patience-months": 500}
    plain = make_split()
    a = plain.parties["a"].model_dump(by_alias=True, exclude_defaults=True)
    never = [str(k) for k in range(11)]
    a["wants"]["red-lines"] = [{"issue": "land", "never": never, "absolute": 0.4}]
    soften = {"name": "Soften", "changes": {"a.red-lines.absolute": "x0.5"}}
    dossier = make_split(
        parties={"a": a, "b": plain.parties["b"].model_dump(by_alias=True, exclude_defaults=True)},
        behaviour={"a": eager, "b": eager},
        mediation={"rounds-a-month": 4, "patience-months": 500},
        levers={"soften": soften},
        war={
            "sides": ["a", "b"],
            "balance": 0.5,
            "moves": {"drift": 0, "spread": 0.0001},
            "ends-in-months": 500,
            "a": {"dictating": 0.3, "dictated-to": -3, "cost-per-month": 0.02},
            "b": {"dictating": 0.3, "dictated-to": -3, "cost-per-month": 0.02},
        },
    )
    tables, settings = set_tables(dossier, paths=400)
    signed = play(tables, settings=settings, seed=3).signed()
    error = (0.6 * 0.4 / signed[0].size) ** 0.5
    assert signed[0].mean() == pytest.approx(0.6, abs=4 * error + 0.03)
    assert signed[1].mean() == pytest.approx(0.8, abs=4 * error + 0.03)
    assert (signed[1] >= signed[0]).mean() > 0.97
