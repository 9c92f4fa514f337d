"""What was said moves the estimates, where settings let it, in everything that follows."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

import detente
from detente.answers.deals import deals_answer
from detente.errors import SettingsError
from detente.inference.beliefs import beliefs
from detente.keeping import anew
from detente.kept.keeper import Keeper
from detente.kept.shelf import Shelf
from detente.playing import lay_talks
from detente.results import Deals, Played, Study
from detente.talks._arrays import NO_DEAL
from detente.talks.start import talks_start
from detente.wording.first.given import given_row
from detente.wording.numbers import Figure, percent
from detente.workbench import explore_deals, find_ground, play_talks
from detente.worlds.inputs import draw_inputs

FEW = detente.Settings(draws=40, inner=4, talk_draws=20, paths=8, swings=2, learned=True)


@pytest.fixture(scope="module")
def deals() -> Deals:
    return explore_deals("two-rivers", FEW)


@pytest.fixture(scope="module")
def played(deals: Deals) -> Played:
    return play_talks("two-rivers", FEW, deals=deals, levers=())


def test_deals_are_those_of_what_was_learned(deals: Deals) -> None:
    dossier = detente.read("two-rivers")
    prior = draw_inputs(dossier, draws=40, seed=1)
    found = beliefs(dossier, prior, began=talks_start(dossier).date)
    assert (deals.worlds.inputs.values == found.inputs.values).all()
    assert (deals.worlds.inputs.values != prior.values).any()


def test_the_chance_by_the_estimates_stands_beside_it(deals: Deals) -> None:
    plain = explore_deals("two-rivers", detente.Settings(draws=40, inner=4))
    assert plain.learned is None
    assert deals.learned is not None
    assert deals.learned.prior == plain.chance
    assert any("learned from 9 pieces" in one for one in deals.cautions)
    assert not any("learned from" in one for one in plain.cautions)
    dossier = detente.read("two-rivers")
    shown = [deals_answer(dossier, one, seed=1).zone.estimated for one in (deals, plain)]
    assert shown == [plain.chance, None]
    study = cast("Study", SimpleNamespace(deals=deals))
    row = given_row(study)
    assert row is not None
    figures = [part for part in row.says[0][0] if isinstance(part, Figure)]
    assert [one.text for one in figures] == [percent(plain.chance).text, percent(deals.chance).text]
    assert "given 9 answers and positions on record" in str(row.says[0][0][-1])
    assert given_row(cast("Study", SimpleNamespace(deals=plain))) is None


def test_answers_are_foretold_by_all_else_on_record(played: Played, deals: Deals) -> None:
    assert deals.learned is not None
    learned = deals.learned.beliefs
    expected = {
        (piece.party, piece.draft): chance
        for piece, chance in zip(learned.pieces, learned.without, strict=True)
        if piece.draft
    }
    assert {(one.party, one.draft): one.chance.value for one in played.answers} == expected
    assert all(one.chance.low <= one.chance.value <= one.chance.high for one in played.answers)


def test_a_list_of_objections_does_not_make_an_answer_a_surprise() -> None:
    known, few = detente.read("two-rivers"), detente.Settings(draws=200, inner=4)
    bare = known.model_copy(
        update={
            "drafts": {
                id: draft.model_copy(
                    update={
                        "responses": {
                            party: said.model_copy(
                                update={"objects": (), "accepts": (), "complete": False}
                            )
                            for party, said in draft.responses.items()
                        }
                    }
                )
                for id, draft in known.drafts.items()
            }
        }
    )
    listed, plain = (
        {one.piece.id: one for one in detente.learn(dossier, few).pieces}
        for dossier in (known, bare)
    )
    assert listed["north rejects first-plan"].piece.objects
    # The same answers without their lists are as likely, before anything is learned.
    for id in ("north rejects first-plan", "south accepts-part first-plan"):
        assert listed[id].before == plain[id].before
    assert listed["north rejects first-plan"].before == pytest.approx(0.90, abs=0.01)
    assert listed["north rejects first-plan"].expected == pytest.approx(0.90, abs=0.03)
    assert listed["south accepts-part first-plan"].before == pytest.approx(0.21, abs=0.01)
    told = detente.learn(known, few).cautions
    assert not any("at odds" in one for one in told)


def test_what_the_estimates_hardly_allow_is_a_surprise_all_the_same() -> None:
    known = detente.read("two-rivers")
    draft = known.drafts["first-plan"]
    yes = draft.responses["north"].model_copy(
        update={"stance": "accepts", "objects": (), "accepts": (), "complete": False}
    )
    answered = draft.model_copy(update={"responses": {**draft.responses, "north": yes}})
    other = known.model_copy(update={"drafts": {**known.drafts, "first-plan": answered}})
    sure = other.set("behaviour.north.yes-for-show", "0.001")
    told = detente.learn(sure, detente.Settings(draws=200, inner=4))
    north = next(one for one in told.pieces if one.piece.id == "north accepts first-plan")
    caution = "Estimates and record are at odds: North Republic accepts “The first plan”"
    assert north.expected < 0.04
    assert any(one.startswith(caution) for one in told.cautions)


def test_silence_and_words_are_both_evidence(played: Played) -> None:
    said = " ".join(played.cautions)
    assert "has learned from what was said" in said
    assert "not yet evidence" not in said
    assert "nothing was learned" not in said
    assert played.still_open.conditioned


def test_a_package_is_scored_by_the_same_draws(deals: Deals) -> None:
    found = detente.gain("two-rivers", "border=middle-line,guarantee=troops", FEW)
    plain = detente.gain(
        "two-rivers", "border=middle-line,guarantee=troops", detente.Settings(draws=40, inner=4)
    )
    p = deals.worlds.parties.index("north")
    assert found.parties["north"].gain != plain.parties["north"].gain
    assert np.isfinite(deals.worlds.no_deal[:, p]).all()


def test_what_was_learned_is_kept(tmp_path: object, deals: Deals) -> None:
    shelf = Shelf(tmp_path)  # type: ignore[arg-type]
    first, again = Keeper(shelf), Keeper(shelf)
    found = [explore_deals("two-rivers", FEW, keep=keeper) for keeper in (first, again)]
    assert again.worked_out == 0
    assert again.remembered == first.worked_out
    for one in found:
        assert (one.worlds.inputs.values == deals.worlds.inputs.values).all()
        assert one.chance == deals.chance


def test_settings_say_what_learned_must_be() -> None:
    with pytest.raises(SettingsError, match="learned is 'yes'; it must be True, False or None"):
        detente.Settings(learned="yes")  # type: ignore[arg-type]


def test_the_mediator_goes_by_what_was_said() -> None:
    """North took what crosses its line, and says no yes for show: nobody holds it for absolute."""
    plan = {"stance": "accepts", "date": "2031-04-05"}
    known = detente.read("two-rivers").set("drafts.first-plan.responses.north", plan)
    known = known.set("behaviour.north.yes-for-show", 0)
    believed = {}
    for learned in (False, True):
        run = replace(FEW, draws=60, talk_draws=60, learned=learned)
        ground = find_ground(known, run, seed=1)
        tables = lay_talks(known, ground, (), run, anew)(0, ("hold-course",))
        line = next(n for n, name in enumerate(tables.lines) if name.endswith("north.border"))
        by_mediator = tables.arrays.absolute[0, tables.arrays.believed, line]
        believed[learned] = float(by_mediator.mean())
        worth = tables.arrays.party[0, :, :, NO_DEAL]
        assert (worth == ground.worlds.no_deal[:, list(ground.worlds.required)]).all()
    assert believed[True] == pytest.approx(0.0, abs=1e-9)
    assert believed[False] == pytest.approx(0.6, abs=0.05)
