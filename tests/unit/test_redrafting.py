"""The next draft: the best texts near a draft, against every text weighed by another road."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import detente
from detente.dealspace.redrafts import NextDraft
from detente.drafting.points import draft_package
from detente.redrafting import next_draft
from detente.wording import redrafting
from detente.workbench import find_ground
from detente.worlds.packages import allowed, gain, keeping_slack, package_numbers

FEW = detente.Settings(draws=120, inner=4)


@pytest.fixture(scope="module")
def found() -> NextDraft:
    return next_draft("two-rivers", "first-plan", FEW)


def zone_shares(depth: int) -> tuple[list[dict[str, str]], np.ndarray, np.ndarray]:
    """Every text at that distance, and how often each lies in the zone in either half of draws."""
    dossier = detente.read("two-rivers")
    worlds = find_ground(dossier, FEW, seed=1).worlds
    own = package_numbers(worlds, [draft_package(dossier, "first-plan").options])[0]
    texts = [
        text
        for text in itertools.product(*(range(size) for size in worlds.sizes))
        if sum(a != b for a, b in zip(text, own, strict=True)) == depth
    ]
    packages = np.array(texts)
    required = list(worlds.required)
    suits = (gain(worlds, packages)[:, required] >= 0) & (
        keeping_slack(worlds, packages)[:, required] >= 0
    )
    inside = allowed(worlds, packages) & suits.all(axis=1)[worlds.draw_of_row]
    odd = worlds.draw_of_row % 2 == 1
    changes = [
        {worlds.issues[k]: worlds.options[k][text[k]] for k in range(len(own)) if text[k] != own[k]}
        for text in texts
    ]
    return changes, inside[~odd].mean(axis=0), inside[odd].mean(axis=0)


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_the_best_of_all_is_found_and_told_by_the_other_half(found: NextDraft, depth: int) -> None:
    changes, choosing, telling = zone_shares(depth)
    best = found.into_the_zone[depth - 1]
    chosen = {issue: after for issue, (_, after) in best.changes.items()}
    assert choosing[changes.index(chosen)] == choosing.max()
    assert best.inside.value == pytest.approx(telling[changes.index(chosen)], abs=1e-12)
    assert found.looked_at[depth - 1] == len(changes)


def test_changes_begin_at_the_draft(found: NextDraft) -> None:
    package = draft_package(detente.read("two-rivers"), "first-plan").options
    for one in (*found.into_the_zone, *found.to_all_yes):
        assert all(before == package[issue] for issue, (before, _) in one.changes.items())
        assert not set(one.gives) & set(one.gains)


def test_what_gains_and_gives_is_the_change_alone(found: NextDraft) -> None:
    one = found.into_the_zone[0]
    before = detente.gain(
        "two-rivers", draft_package(detente.read("two-rivers"), "first-plan").options, FEW
    )
    changed = {**before.package, **{issue: after for issue, (_, after) in one.changes.items()}}
    after = detente.gain("two-rivers", changed, FEW)
    for party in one.gains:
        assert after.parties[party].gain.median > before.parties[party].gain.median
    for party in one.gives:
        assert after.parties[party].gain.median < before.parties[party].gain.median


def test_many_texts_are_searched_from_the_best(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = next_draft("two-rivers", "first-plan", FEW)
    monkeypatch.setattr("detente.redrafting.MOST_TEXTS", 15)
    part = next_draft("two-rivers", "first-plan", FEW)
    assert (whole.exact, part.exact) == (True, False)
    assert part.into_the_zone[0] == whole.into_the_zone[0]
    assert all(len(one.changes) == n for n, one in enumerate(part.into_the_zone, start=1))


def test_a_draft_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="not a draft"):
        next_draft("ukraine-2025", "us-29", FEW)


def test_what_is_known_in_part_is_told_with_both_ends(found: NextDraft) -> None:
    assert (found.stands.free, found.silent, found.unknown) == (("trade",), (), ("4",))
    ends = found.stands.all_yes
    assert ends.least.value < ends.most.value
    told = redrafting.head(detente.read("two-rivers"), found)
    assert told.startswith("The first plan: 1 of its 4 points not known. By what it holds there,")
    notes = " ".join(redrafting.notes(detente.read("two-rivers"), found))
    assert "as if the text left today’s answer on Trade over the bridges" in notes


def test_where_nothing_is_known_the_ends_stand_and_no_change_is_made_up() -> None:
    known = detente.read("two-rivers").set(
        "drafts.rumour", {"name": "A rumour", "by": "union", "date": "2031-04-12"}
    )
    found = next_draft(known, "rumour", FEW)
    assert (found.into_the_zone, found.to_all_yes, found.looked_at) == ((), (), ())
    zone = find_ground(known, FEW, seed=1).chance
    assert (found.stands.inside.least.value, found.stands.inside.most) == (0.0, zone)
    assert "detente drafts map DOSSIER rumour" in redrafting.notes(known, found)[0]
    assert redrafting.kinds(found) == ()
