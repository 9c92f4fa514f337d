"""Deals handed in, against every package there is."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest

import detente
from detente.classroom.debrief import Debrief, debrief
from detente.classroom.handed import Handed, blank_table, read_handed
from detente.classroom.roles import Role, roles
from detente.errors import DossierError

HILL = detente.read("hill-road")


def by_hand(role: Role, package: dict[str, str]) -> float:
    """A package's points off the role sheet; the hill road's one link and its lines beside."""
    points = sum(
        answer.points.median
        for issue, answers in role.issues.items()
        for answer in answers
        if answer.option == package[issue]
    )
    if role.party == "republic" and package["road"] == "joint" and package["monitors"] == "union":
        points += 5
    return points


def every_package() -> list[dict[str, str]]:
    issues = list(HILL.issues)
    options = [list(HILL.issues[issue].options) for issue in issues]
    return [dict(zip(issues, chosen, strict=True)) for chosen in product(*options)]


def allowed(package: dict[str, str]) -> bool:
    return package["road"] != "council" and package["prisoners"] != "none"


@pytest.fixture(scope="module")
def all_deals() -> Debrief:
    """A class of as many teams as there are packages."""
    handed = [
        Handed(team=str(n), package=package, refused=())
        for n, package in enumerate(every_package())
    ]
    return debrief(HILL, handed)


def test_every_package_is_worth_what_its_sheets_add_up_to(all_deals: Debrief) -> None:
    sheets = roles(HILL)
    assert len(all_deals.teams) == 3**5
    for team in all_deals.teams:
        for role in sheets:
            assert team.points[role.party] == pytest.approx(by_hand(role, team.package))
            gain = team.points[role.party] - role.no_deal.median
            assert team.gain[role.party] == pytest.approx(gain)


def test_nash_and_what_is_left_agree_with_brute_force(all_deals: Debrief) -> None:
    sheets = roles(HILL)
    packages = [package for package in every_package() if allowed(package)]
    worth = np.array([[by_hand(role, package) for role in sheets] for package in packages])
    gains = worth - [role.no_deal.median for role in sheets]
    product_of_gains = np.where((gains >= 0).all(axis=1), gains.prod(axis=1), 0)
    best = product_of_gains.max()
    for team in all_deals.teams:
        points = np.array([team.points[role.party] for role in sheets])
        gain = np.array([team.gain[role.party] for role in sheets])
        inside = allowed(team.package) and (gain >= -1e-9).all()
        share = gain.prod() / best if inside else 0
        assert team.nash_share == pytest.approx(share, abs=1e-9)
        rise = worth - points
        adds = np.where((rise >= -1e-9).all(axis=1), rise.sum(axis=1), 0).max()
        assert sum(team.left.values()) == pytest.approx(max(adds, 0), abs=1e-6)
        assert team.on_frontier == (allowed(team.package) and adds < 1e-6)
        assert bool(team.crossed) == (not allowed(team.package))
    assert all_deals.teams[0].nash_share == pytest.approx(1)
    assert all_deals.references["nash"].package == all_deals.teams[0].package


def test_without_a_deal_all_have_what_going_on_is_worth() -> None:
    package = every_package()[0]
    found = debrief(
        HILL,
        [
            Handed(team="none", package={}, refused=("hills",)),
            Handed(team="refused", package=package, refused=("hills",)),
        ],
    )
    for team in found.teams:
        assert not team.signed
        assert team.points == found.no_deal == {"republic": 45, "hills": 40}
        assert team.left == {"republic": 20, "hills": 34}  # the Nash package's 65 and 74


def test_where_estimates_are_uncertain_a_chance_stands_beside_the_points() -> None:
    dossier = detente.read("pretoria-2022")
    nash = debrief(dossier, []).references["nash"].package
    found = debrief(dossier, [Handed(team="A", package=nash, refused=())])
    chance = found.teams[0].in_zone
    assert not found.exact
    assert chance is not None
    assert chance.low <= chance.value <= chance.high
    assert 0 < chance.value < 1


def write(folder: Path, text: str) -> Path:
    file = folder / "deals.csv"
    file.write_text(text, encoding="utf-8")
    return file


HEAD = "team,road,wells,prisoners,monitors,schools,republic-signs,hills-signs\n"


def test_a_table_is_read_by_ids_and_by_words(tmp_path: Path) -> None:
    rows = "A,joint,Two thirds,in-stages,The regional union,both,yes,\nB,,,,,,,no\nC,,,,,,,\n"
    first, second = read_handed(HILL, write(tmp_path, HEAD + rows))
    assert first.package == {
        "road": "joint", "wells": "two-thirds", "prisoners": "in-stages", "monitors": "union",
        "schools": "both",
    }  # fmt: skip
    assert first.refused == ()
    assert (second.team, second.package, second.refused) == ("B", {}, ("hills",))


def test_a_blank_table_can_be_read(tmp_path: Path) -> None:
    assert blank_table(HILL, ["A"]).startswith(HEAD)
    assert read_handed(HILL, write(tmp_path, blank_table(HILL, ["A", "B"]))) == ()


def test_everything_wrong_is_said_at_once(tmp_path: Path) -> None:
    rows = (
        "A,jiont,half,in-stages,union,both,maybe,\n"
        "A,joint,,in-stages,union,both,,\n"
        ",joint,half,in-stages,union,both,,\n"
    )
    with pytest.raises(DossierError) as caught:
        read_handed(HILL, write(tmp_path, HEAD + rows))
    said = [(finding.place.line, finding.slug) for finding in caught.value.findings]
    assert said == [
        (2, "not-one-of"), (2, "unknown-option"), (3, "duplicate-id"), (3, "missing"),
        (4, "duplicate-id"),
    ]  # fmt: skip
    assert 'Did you mean "joint"?' in str(caught.value)


@pytest.mark.parametrize(
    ("head", "slug"),
    [
        (HEAD.replace("wells", "welsl"), "unknown-column"),
        (HEAD.replace(",wells", ""), "missing-column"),
        (HEAD.replace("wells", "road"), "duplicate-column"),
        ("\n", "missing-column"),
    ],
)
def test_a_head_that_is_none_is_said(head: str, slug: str, tmp_path: Path) -> None:
    with pytest.raises(DossierError, match=slug):
        read_handed(HILL, write(tmp_path, head + "A\n"))
