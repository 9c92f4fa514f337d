"""What is possible and likely a slip is said once, where it stands, as a warning."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.read import check

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
SIDES = "sides: [north, south]"
GUARANTEE = "by: {guarantee: {none: 0.35 (0.2..0.5), consult: 0.5 (0.35..0.65), troops: 0.8"
LINES = "options: {old-line: The line of 2024, middle-line: The ridge,"
LINE = "{issue: border, never: old-line, absolute"
COST = "war.south.cost-per-month: +0.004"


@pytest.mark.parametrize(
    ("old", "new", "slug", "said"),
    [
        (SIDES, "sides: [north, «union]", "odd-role", "which is a mediator"),
        ("mediation: {by: union", "mediation: {by: «north", "odd-role", "is a belligerent"),
        (LINES, "options: {old-line: The ridge, middle-line: «The ridge,", "same-name", "border"),
        ("{name: Lakes Union", "{name: «north  Republic", "same-name", "two parties"),
        ("trade: Trade}", "trade: «safety}", "same-name", "two tracks"),
        ("since: 2031-03", "«since: 2033-03", "after-as-of", "2033-03"),
        ("0.45 (0.35..0.55)", "{estimate: 0.45, «since: 2033}", "after-as-of", "2033"),
        (GUARANTEE, "by: {«guarantee: {none: 0.35, troops: 0.8", "chance-unknown", '"consult"'),
        (LINE, "«{issue: border, never: front-line, absolute", "line-on-best", "itself values"),
        (COST, "«war.south: +0.004", "broad-target", "6 numbers of several sorts"),
        (COST, "«behaviour.south: +0.004", "broad-target", "6 numbers of several sorts"),
    ],
)
def test_a_likely_slip(
    old: str, new: str, slug: str, said: str, folder: Path, change: Change
) -> None:
    place = change(Y, old, new)
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == (slug, "warning")
    assert (finding.place.line, finding.place.column) == place
    assert said in finding.message


def test_a_side_whose_leave_is_not_needed(folder: Path, change: Change) -> None:
    change(Y, "kind: belligerent\n    consent: required\n", "kind: belligerent\n«")
    assert "odd-role" in [finding.slug for finding in check(folder)]


@pytest.mark.parametrize(
    "target", ["war.south.cost-per-month", "durability", "south.red-lines.absolute", "south.worth"]
)
def test_several_numbers_of_one_sort_are_one_target(
    target: str, folder: Path, change: Change
) -> None:
    change(Y, COST, f"«{target}: +0.004")
    assert "broad-target" not in [finding.slug for finding in check(folder)]


def test_a_line_with_a_way_out_may_lie_on_what_is_wanted_most(folder: Path, change: Change) -> None:
    """North takes the front line as its own best once troops stand behind it: nothing is odd."""
    change(Y, LINE, "«{issue: border, never: front-line, unless: {guarantee: none}, absolute")
    assert check(folder) == ()


BESIDE = "  coast: {cost-per-month: 0.002 (0..0.004)}\n"


def test_a_belligerent_is_a_side_of_the_war_or_stands_in_it(folder: Path, change: Change) -> None:
    place = change(Y, "kind: guarantor", "kind: «belligerent")
    assert check(folder) == ()  # what the war costs it is said
    change(Y, BESIDE, "«")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("odd-role", "warning")
    assert (finding.place.line, finding.place.column) == place
    assert finding.message == (
        '"coast" is a belligerent, and neither a side of the war nor named in it.'
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "also: Marshal Lis",
            "also: [«Ana  dorn]",
            '“Ana  dorn”, another name of "lis", is a name of "dorn" too.',
        ),
        (
            "name: South Republic\n",
            "name: South Republic\n    also: «north republic\n",
            '“north republic”, another name of "south", is a name of "north" too.',
        ),
    ],
)
def test_another_name_is_the_name_of_one(
    old: str,
    new: str,
    message: str,
    folder: Path,
    change: Change,
) -> None:
    place = change(Y, old, new)
    [finding] = check(folder)
    assert (finding.slug, finding.place.line, finding.place.column) == ("same-name", *place)
    assert finding.message == message


def test_two_parties_do_not_share_another_name(folder: Path, change: Change) -> None:
    change(Y, "name: Lakes Union,", "name: Lakes Union, «also: [The League],")
    place = change(Y, "name: Coast League\n", "name: Coast League\n    also: [«the league]\n")
    [finding] = check(folder)
    assert (finding.slug, finding.place.line, finding.place.column) == ("same-name", *place)
    assert '"coast", is a name of "union" too.' in finding.message


def test_a_title_may_pass_from_one_to_the_next(folder: Path, change: Change) -> None:
    change(
        Y,
        "role: envoy, also: Marshal Lis",
        "role: envoy, also: «the President, until: 2030-01",
    )
    change(Y, "role: president}", "role: president, also: «the President}")
    assert check(folder) == ()
