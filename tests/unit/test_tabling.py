"""The path of drafts: its ends and distances against every package, one by one."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

import detente
from detente.dealspace.score import score
from detente.dealspace.tabled import DraftPath, Tabled
from detente.drafting.points import draft_package
from detente.inference.acceptance import acceptances
from detente.ranges import Range
from detente.results import Ground
from detente.tabling import draft_path
from detente.workbench import find_ground
from detente.worlds.build import first_rows
from detente.worlds.packages import allowed, gain, keeping_slack, package_numbers

FEW = detente.Settings(draws=80, inner=4)
SOME_KNOWN = {
    "name": "Half of a plan", "by": "union", "date": "2031-04-10", "derived-from": "sketch",
    "points": {"1": {"border": "middle-line"}, "2": "unknown", "3": {"army": "cap-80k"}},
}  # fmt: skip
NOT_A_POINT = {"name": "A rumour", "by": "union", "date": "2031-04-12"}


@pytest.fixture(scope="module")
def known() -> detente.Dossier:
    made = detente.read("two-rivers").set("drafts.half", SOME_KNOWN)
    return made.set("drafts.rumour", NOT_A_POINT)


@pytest.fixture(scope="module")
def ground(known: detente.Dossier) -> Ground:
    return find_ground(known, FEW, seed=1)


@pytest.fixture(scope="module")
def path(known: detente.Dossier, ground: Ground) -> DraftPath:
    return draft_path(known, FEW, ground=ground)


def of(path: DraftPath, draft: str) -> Tabled:
    return next(one for one in path.drafts if one.draft == draft)


def every(ground: Ground, held: dict[str, str]) -> np.ndarray:
    """Every package that holds these answers."""
    worlds = ground.worlds
    ways = [
        [worlds.options[k].index(held[issue])] if issue in held else range(worlds.sizes[k])
        for k, issue in enumerate(worlds.issues)
    ]
    return np.array(list(itertools.product(*ways)))


def in_zone(ground: Ground, packages: np.ndarray) -> np.ndarray:
    worlds, who = ground.worlds, list(ground.worlds.required)
    gains, slack = gain(worlds, packages)[:, who], keeping_slack(worlds, packages)[:, who]
    suits = ((gains >= 0) & (slack >= 0)).all(axis=1)
    return np.asarray(allowed(worlds, packages) & suits[worlds.draw_of_row])


def near(found: Range, expected: Range) -> None:
    assert (found.low, found.median, found.high) == pytest.approx(
        (expected.low, expected.median, expected.high), abs=1e-9
    )


def test_drafts_stand_in_the_order_of_time(path: DraftPath) -> None:
    assert [(one.draft, one.settled) for one in path.drafts] == [
        ("sketch", True), ("first-plan", False), ("half", False), ("rumour", False),
    ]  # fmt: skip
    assert of(path, "sketch").silent == ("guarantee", "dam", "trade")
    assert (of(path, "half").silent, of(path, "half").unknown) == ((), 1)


def test_a_draft_all_of_which_is_known_is_scored_as_deals_score_it(
    known: detente.Dossier, ground: Ground, path: DraftPath
) -> None:
    one, worlds = of(path, "sketch"), ground.worlds
    package = package_numbers(worlds, [draft_package(known, "sketch").options])[0]
    scored = score(worlds, package)
    for party, found in one.gain.items():
        near(found.least, scored.gain[party])
        near(found.most, scored.gain[party])
    assert one.inside.least.value == one.inside.most.value == scored.inside.value
    few = first_rows(worlds, FEW.rows_a_draw)
    accepted = acceptances(few, {"sketch": package}, ground.ideal[: few.rows])["sketch"]
    assert few.rows == worlds.rows
    for party, chance in accepted.by_party.items():
        assert one.yes[party].least.value == pytest.approx(chance.value)
        assert one.yes[party].most.value == pytest.approx(chance.value)
    assert one.all_yes.most.value == pytest.approx(accepted.all.value)


@pytest.mark.parametrize(
    ("draft", "held"),
    [("half", {"border": "middle-line", "army": "cap-80k"}), ("rumour", {})],
)
def test_both_ends_of_what_is_not_known_are_those_of_every_package(
    draft: str, held: dict[str, str], ground: Ground, path: DraftPath
) -> None:
    one, packages = of(path, draft), every(ground, held)
    assert len(packages) > 10
    gains = gain(ground.worlds, packages)
    for i, party in enumerate(ground.worlds.parties):
        if i in ground.worlds.required:
            near(one.gain[party].least, Range.of(gains[:, i].min(axis=1)))
            near(one.gain[party].most, Range.of(gains[:, i].max(axis=1)))
    zone = in_zone(ground, packages)
    assert one.inside.least.value == pytest.approx(zone.all(axis=1).mean())
    assert one.inside.most.value == pytest.approx(zone.any(axis=1).mean())
    few = first_rows(ground.worlds, FEW.rows_a_draw)
    texts = {str(n): text for n, text in enumerate(packages)}
    chances = acceptances(few, texts, ground.ideal[: few.rows])
    for party, ends in one.yes.items():
        values = [made.by_party[party].value for made in chances.values()]
        assert ends.least.value <= min(values) + 1e-12 < max(values) <= ends.most.value + 1e-12
    every_yes = [made.all.value for made in chances.values()]
    assert one.all_yes.least.value <= min(every_yes) <= max(every_yes) <= one.all_yes.most.value
    assert (one.to_zone, one.to_frontier) == (None, None)


def test_the_distance_to_the_zone_is_that_of_its_nearest_package(
    known: detente.Dossier, ground: Ground, path: DraftPath
) -> None:
    packages = every(ground, {})
    own = package_numbers(ground.worlds, [draft_package(known, "sketch").options])[0]
    apart = (packages != own).sum(axis=1)
    zone = in_zone(ground, packages)
    rows = np.flatnonzero(zone.any(axis=1))
    nearest = np.array([apart[zone[row]].min() for row in rows], dtype=float)
    some = rows if len(rows) <= 60 else rows[np.linspace(0, len(rows) - 1, 60).round().astype(int)]
    expected = Range.of(nearest[np.isin(rows, some)])
    found = of(path, "sketch").to_zone
    assert found is not None
    near(found, expected)


def test_whose_way_each_change_goes(
    known: detente.Dossier, ground: Ground, path: DraftPath
) -> None:
    steps = {(step.earlier, step.later): step for step in path.steps}
    assert list(steps) == [("sketch", "first-plan"), ("sketch", "half")]
    step = steps["sketch", "half"]
    assert not step.whole
    assert [(m.issue, m.before, m.after) for m in step.moves] == [
        ("border", "front-line", "middle-line"), ("army", "cap-50k", "cap-80k"),
    ]  # fmt: skip
    before = draft_package(known, "sketch").options
    worlds = ground.worlds
    for changes, told in [
        ({"border": "middle-line"}, step.moves[0]),
        ({"army": "cap-80k"}, step.moves[1]),
        ({"border": "middle-line", "army": "cap-80k"}, step),
    ]:
        both = gain(worlds, package_numbers(worlds, [{**before, **changes}, before]))
        for i, party in enumerate(worlds.parties):
            near(told.gain[party], Range.of(both[:, i, 0] - both[:, i, 1]))
            median = told.gain[party].median
            assert (party in told.gains, party in told.gives) == (median > 5e-3, median < -5e-3)


def test_a_draft_of_which_nothing_is_known_changes_nothing(path: DraftPath) -> None:
    assert not [step for step in path.steps if "rumour" in (step.earlier, step.later)]


def test_an_answer_of_today_that_nobody_knows_is_not_put_in_its_place(
    known: detente.Dossier,
) -> None:
    made = draft_path(known.set("issues.trade.today", None), FEW)
    one = of(made, "sketch")
    assert (one.settled, one.free, one.silent) == (False, ("trade",), ("guarantee", "dam"))


def test_a_point_of_the_text_that_is_not_mapped_may_hold_anything(known: detente.Dossier) -> None:
    texts = {"sketch": "1. The border.\n2. The army.\n3. Something else.\n"}
    one = of(draft_path(known.model_copy(update={"texts": texts}), FEW), "sketch")
    assert (one.points, one.unmapped, one.settled) == (3, 1, False)
    assert one.free == ("guarantee", "dam", "trade")
