"""What to ask next, against grids in one dimension, paths one by one, and what is learned after."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import scipy.special

import detente
from detente.asking.next import NextToAsk, ToAsk, ask_next
from detente.dossier.model.dossier import Dossier
from detente.estimates import Estimate
from detente.inference.completions import completions
from detente.talks._path_lines import path_lines

NOISE, COST = 0.1, 0.1
GRID = Estimate.parse("0.2..1.2").draws((np.arange(20_000) + 0.5) / 20_000)
MANY = detente.Settings(draws=4_000, inner=8)


def dispute(
    *,
    no_deal: str = "0.2..1.2",
    absolute: Any = 0,
    points: dict[str, Any] | None = None,
    response: dict[str, Any] | None = None,
    south: bool = False,
) -> Dossier:
    """North, to whom the plan is worth .7; South, if it is there, wants the front or no deal.

    North asks for nothing but some gain and says what it means; deals last for ever.
    """
    manner = {"firmness": 0, "noise": NOISE, "yes-for-show": 0, "bargaining-no": 0}
    line = {"issue": "border", "never": "front", "absolute": absolute, "otherwise-costs": COST}
    wants = {
        "weights": {"border": 0.7, "army": 0.3},
        "worth": {"border": {"old": 1, "front": 0}, "army": {"small": 0, "large": 1}},
        "no-deal": no_deal,
        "red-lines": [line],
    }
    other = {
        "weights": {"border": 1, "army": 0},
        "worth": {"border": {"old": 0, "front": 1}, "army": {"small": 1, "large": 0}},
        "no-deal": 0.5,
    }
    party = {"kind": "belligerent", "consent": "required"}
    parties: dict[str, Any] = {"north": {"name": "North", **party, "wants": wants}}
    if south:
        parties["south"] = {"name": "South", **party, "wants": other}
    draft = {
        "name": "The plan",
        "by": "union",
        "date": "2031-05-10",
        "points": points or {"1": {"border": "old", "army": "small"}},
        "responses": {"north": response} if response else {},
    }
    issue = {"name": "Issue", "today": None}
    return Dossier.model_validate(
        {
            "title": "Two Rivers",
            "as-of": "2031-05-12",
            "parties": {**parties, "union": {"name": "Union", "kind": "mediator"}},
            "issues": {
                "border": {**issue, "options": {"old": "Old", "front": "Front"}},
                "army": {**issue, "options": {"small": "Small", "large": "Large"}},
            },
            "durability": {"any-deal": 1},
            "behaviour": {"north": manner, "south": manner} if south else {"north": manner},
            "drafts": {"plan": draft},
        }
    )


def of(found: NextToAsk, id: str) -> ToAsk:
    return next(one for one in found.observations if one.observation.id == id)


def wanting(gain: Any) -> Any:
    return scipy.special.expit(gain / NOISE)


def test_an_answer_tells_what_it_tells_on_a_grid() -> None:
    """There is a zone wherever going on is worth no more than all North could have, which is 1."""
    asked = of(ask_next(dispute(), MANY), "north answers plan")
    yes, zone = wanting(0.7 - GRID), GRID <= 1.0
    given = [np.average(zone, weights=yes), np.average(zone, weights=1.0 - yes)]
    accepts, rejects = asked.replies
    assert accepts.chance == pytest.approx(yes.mean(), abs=0.01)
    assert [accepts.zone, rejects.zone] == pytest.approx(given, abs=0.02)
    shares = np.array([yes.mean(), 1.0 - yes.mean()])
    moves = np.sqrt((shares * (np.array(given) - zone.mean()) ** 2).sum())
    assert abs(asked.zone.moves - moves) < 4.0 * asked.zone.error
    assert asked.zone.told
    assert asked.zone.rank == 1


def test_what_it_says_is_what_is_learned_once_it_was_said() -> None:
    """Each answer, put on record and learned from by drawing anew, leaves the chance foretold."""
    settings = detente.Settings(draws=2_000, inner=8)
    asked = of(ask_next(dispute(absolute="0.5 (0.2..0.8)"), settings), "north answers plan")
    for reply in asked.replies:
        told = dispute(
            absolute="0.5 (0.2..0.8)", response={"stance": reply.result, "date": "2031-05-12"}
        )
        after = detente.learn(told, settings).zone
        assert abs(after.value - reply.zone) < 4.0 * after.error + 0.005


def test_whether_a_line_is_absolute_decides_where_all_else_is_shut() -> None:
    """South signs the front alone, which North may rule out; else it is worth .2 to .3 to it."""
    found = ask_next(dispute(no_deal="0.1", absolute=0.3, south=True), MANY)
    line = of(found, "line north.border")
    absolute, bluff = line.replies
    assert (absolute.zone, bluff.zone) == (0.0, 1.0)
    assert absolute.chance == pytest.approx(0.3, abs=0.01)
    # The whole variance of a chance of .7 goes, .7 x .3: the root of it is .458.
    assert line.zone.moves == pytest.approx(0.458, abs=0.005)
    assert found.observations[0] is line


def test_an_answer_tells_of_a_line_by_its_own_row() -> None:
    """A yes to what crosses the line says that it is not absolute: then there is a zone."""
    dossier = dispute(
        no_deal="0.1", absolute=0.3, south=True, points={"1": {"border": "front", "army": "large"}}
    )
    accepts = of(ask_next(dossier, MANY), "north answers plan").replies[0]
    # North gains .3 - .1 - .1 = .1 by it, with noise of .1.
    assert accepts.chance == pytest.approx(0.7 * scipy.special.expit(1.0), abs=0.01)
    assert accepts.zone == 1.0


def test_the_points_of_a_text_that_was_refused_tell_what_was_refused() -> None:
    """Learned from a no to a text unknown: with its points known, as from a no to just that."""
    settings = detente.Settings(draws=4_000, inner=4, learned=True)
    dossier = dispute(
        points={"1": {"border": "old"}, "2": "unknown"},
        response={"stance": "rejects", "date": "2031-05-12"},
    )
    asked = of(ask_next(dossier, settings), "points of plan")
    texts = completions(dossier, "plan", seed=1).packages
    worth = 0.7 * (texts[:, 0] == 0) + 0.3 * (texts[:, 1] == 1)
    refuses = 1.0 - wanting(worth[:, None] - GRID)
    zone = (GRID <= 1.0) & (GRID >= 0.0)
    total = refuses.sum(axis=0)
    for n, reply in enumerate(asked.replies):
        assert reply.chance == pytest.approx(refuses[n].sum() / total.sum(), rel=0.05)
        assert reply.zone == pytest.approx(np.average(zone, weights=refuses[n]), abs=0.03)


def test_what_is_on_record_is_not_asked_again() -> None:
    found = {one.observation.id for one in ask_next("two-rivers", FEW).observations}
    assert "north answers first-plan" not in found
    assert "south answers sketch" not in found  # which it wrote
    assert "north answers sketch" in found
    assert "north on guarantee" not in found  # it demands troops
    assert "points of first-plan" in found
    assert "points of sketch" not in found  # all of which are known


FEW = detente.Settings(draws=60, inner=8, paths=16)


def test_deals_and_choices_are_counted_path_by_path() -> None:
    played = detente.compare_levers("two-rivers", FEW)
    found = ask_next("two-rivers", FEW, found=played)
    talks, worlds = played.talks, played.deals.worlds
    lines = path_lines(worlds, talks)
    signed = talks.signed(by_week=None)[0].ravel()
    alive = talks.alive.ravel()
    for n, line in enumerate(worlds.lines):
        if line.party in worlds.required:
            asked = of(found, f"line {line.name}")
            for reply, where in zip(asked.replies, (lines[:, n], ~lines[:, n]), strict=True):
                assert reply.deal == pytest.approx(signed[alive & where].mean())
    assert found.by == "deal"
    assert found.levers == talks.levers
    ranks = [one.deal.rank for one in found.observations if one.deal is not None]
    assert ranks == sorted(ranks)
    assert len(ranks) == len(found.observations)


def test_lines_of_paths_are_those_that_the_talks_were_played_with() -> None:
    """Where North's line is absolute nothing can be signed; where it is not, a text is at hand."""
    played = detente.compare_levers(dispute(no_deal="0.1", absolute=0.3, south=True), FEW)
    lines = path_lines(played.deals.worlds, played.talks).reshape(played.at_hand.shape)
    assert (played.at_hand == ~lines).all()
    assert 0.2 < lines.mean() < 0.4


def test_the_same_seed_gives_the_same_answer() -> None:
    one, other = (ask_next("two-rivers", FEW) for _ in range(2))
    assert [row.observation.id for row in one.observations] == [
        row.observation.id for row in other.observations
    ]
    assert repr(one.observations[:5]) == repr(other.observations[:5])
