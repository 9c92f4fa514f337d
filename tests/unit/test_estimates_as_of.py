"""Estimates of a day of their own: what was said after it moves all figures, and no more."""

from __future__ import annotations

from typing import Any

import pytest
from typer.testing import CliRunner

import detente
from detente.dossier.as_of import as_of
from detente.dossier.checks.run import CHECKS
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Statement
from detente.inference.evidence import NOT_NEW, evidence
from detente.keeping import anew
from detente.playing import believed, learning_since

FEW = detente.Settings(draws=200, inner=8)


def rivers(day: str | None = "2031-04-04") -> Dossier:
    """The case, its estimates made on that day."""
    return detente.read("two-rivers").set("estimates-as-of", day)


def draws(dossier: Dossier, **settings: Any) -> Any:
    inputs, learned = believed(
        dossier, detente.Settings(draws=200, inner=8, **settings), seed=1, keep=anew
    )
    return inputs, learned


def test_what_was_known_by_then_is_no_evidence() -> None:
    dossier = rivers()
    new = evidence(dossier, since=learning_since(dossier, FEW))
    assert [piece.id for piece in new.pieces] == [
        "north rejects first-plan",
        "north red-line border=front-line",
        "south red-line guarantee=troops",
    ]
    known = {one.id for one in new.left_out if one.reason == NOT_NEW}
    assert known == {
        "north demands guarantee=troops",
        "north rejects army=cap-50k",
        "south accepts-part first-plan",
        "south red-line border=old-line",
        "south demands border=front-line",
        "south objects guarantee=consult",
    }


def _new(said: Statement) -> Statement:
    """Without what was said before: North repeats itself on the army; South spoke on 4 April."""
    again = said.id in ("s3", "s4")
    new = [p for p in said.positions if not again or (said.id == "s3" and p.issue == "border")]
    return said.model_copy(update={"positions": tuple(new)})


def test_it_is_learned_as_if_nothing_had_been_said_before() -> None:
    """The same draws, to the last bit, as of a dossier that lacks what was said by then."""
    dossier = rivers()
    plan = dossier.drafts["first-plan"]
    later = {party: one for party, one in plan.responses.items() if party == "north"}
    without = dossier.model_copy(
        update={
            "estimates_as_of": None,
            "drafts": {
                **dossier.drafts,
                "first-plan": plan.model_copy(update={"responses": later}),
            },
            "statements": tuple(map(_new, dossier.statements[2:])),
        }
    )
    found, learned = draws(dossier)
    alone, _ = draws(without, learned=True)
    assert (found.values == alone.values).all()
    assert learned is not None
    assert learned.moved_from is not None
    prior, none = draws(dossier, learned=False)
    assert none is None
    assert (found.values != prior.values).any()


def test_without_a_day_of_their_own_estimates_know_everything() -> None:
    found, learned = draws(rivers(None))
    prior, _ = draws(rivers(), learned=False)
    assert learned is None
    assert (found.values == prior.values).all()


def test_all_that_is_on_record_is_learned_from_when_asked_for() -> None:
    dated, _ = draws(rivers(), learned=True)
    whole, _ = draws(rivers(None), learned=True)
    assert (dated.values == whole.values).all()


@pytest.mark.parametrize("day", ["2031-05-02", "2031-05-12"])
def test_estimates_made_after_all_was_said_have_nothing_to_learn(day: str) -> None:
    assert draws(rivers(day))[1] is None


def test_a_dossier_as_of_an_earlier_day_has_nothing_to_learn_yet() -> None:
    assert draws(as_of(rivers(), "2031-04-03"))[1] is None


@pytest.mark.parametrize(("day", "told"), [("2031-04-03", 1), ("2031-04-04", 0)])
def test_a_day_before_they_were_made_is_told(day: str, told: int) -> None:
    found = detente.explore_deals(as_of(rivers(), day), detente.Settings(draws=20, inner=2))
    said = f"The numbers were estimated on 2031-04-04, after the day looked at ({day})"
    assert sum(one.startswith(said) for one in found.cautions) == told


def test_a_forecast_and_a_brief_take_it_from_the_same_place() -> None:
    few = detente.Settings(draws=40, inner=4, paths=8)
    found = detente.play_talks(rivers(), few, levers=())
    assert found.deals.learned is not None
    assert found.unlearned == ""
    assert any("learned from 3 pieces" in one for one in found.cautions)


def test_a_day_after_the_dossiers_own_is_a_finding() -> None:
    assert any(check.__name__ == "check_estimates" for check in CHECKS)
    found = detente.check(rivers("2031-06-01"))
    assert [one.slug for one in found if "estimated" in one.message] == ["after-as-of"]


def test_the_command_says_what_it_learned_from() -> None:
    from detente.cli.main import app

    run = CliRunner().invoke(app, ["learn", "--help"])
    assert "--whole-record" in run.output
