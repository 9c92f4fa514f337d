"""Why there is no deal, in words."""

from __future__ import annotations

import pytest

import detente
from detente.dealspace.conflict import Conflict, Conflicts
from detente.dealspace.price import Way
from detente.dealspace.principles import PRINCIPLES
from detente.inference.acceptance import acceptances
from detente.inference.predictive import predict_answers
from detente.ranges import Range
from detente.wording.deals import Quarrel, quarrel_words, quarrels, telling, way_words
from detente.wording.numbers import SPACE, plain
from detente.wording.principles import TOLD
from detente.worlds.packages import package_numbers

DOSSIER = detente.read("two-rivers")


@pytest.fixture(scope="module")
def deals():
    return detente.explore_deals(DOSSIER, detente.Settings(draws=40, inner=2))


def quarrel(**parts: tuple[str, ...]) -> Quarrel:
    return Quarrel(**{"lines": (), "parties": (), "issues": (), **parts}, share=0.5)


def test_conflicts_of_the_same_lines_and_parties_are_one_quarrel():
    def one(*issues: str) -> Conflict:
        return Conflict(lines=("a",), parties=("p",), issues=issues, smallest=True)

    other = Conflict(lines=(), parties=("p",), issues=(), smallest=True)
    found = Conflicts(
        sets=((one("x"), 0.3), (other, 0.4), (one("x", "y"), 0.2), (one("z"), 0.1)),
        rows=10,
        zoneless=10,
        each=0.1,
        smallest=1.0,
    )
    first, second = quarrels(found)
    assert first.share == pytest.approx(0.6)
    assert first.issues == ("x",)
    assert second.parties == ("p",)


def test_a_quarrel_is_a_sentence(deals):
    say = lambda **parts: quarrel_words(DOSSIER, deals.worlds, quarrel(**parts))  # noqa: E731
    assert say(parties=("north",)) == (
        "No package suits the North Republic: it would rather fight on, or would not keep it"
    )
    assert say(parties=("north", "south"), issues=("border", "army", "dam", "trade")) == (
        "No package satisfies these two at once: a gain for the North Republic and a gain for the "
        "South Republic; they quarrel over where the border runs, how large the army of the North "
        "may be, who runs the upper dam and 1 more issue"
    )
    told = say(lines=("south.border",), parties=("coast",), issues=("border",))
    assert told == (
        "No package satisfies these two at once: the South Republic's red line on where the border "
        "runs and a gain for the Coast League"
    )


def test_a_quarrel_is_told_if_it_is_no_oddity_of_one_draw_among_many():
    def found(rows: int, *shares: float) -> Conflicts:
        sets = tuple(
            (Conflict(lines=(f"l{n}",), parties=(), issues=(), smallest=True), share)
            for n, share in enumerate(shares)
        )
        return Conflicts(sets=sets, rows=rows, zoneless=rows, each=1 / rows, smallest=1.0)

    assert [one.lines for one in telling(found(1, 1.0))] == [("l0",)]
    assert [one.lines for one in telling(found(4, 0.75, 0.25))] == [("l0",)]
    assert [one.lines for one in telling(found(3, 2 / 3, 1 / 3))] == [("l0",)]


def test_of_a_tangle_only_some_parts_are_named(deals):
    lines = tuple(line.name for line in deals.worlds.lines)[:4]
    told = quarrel_words(DOSSIER, deals.worlds, quarrel(lines=lines, parties=("north", "south")))
    assert len(lines) == 4
    assert told.startswith("No package satisfies a tangle of 6 parts, among them ")
    assert told.count("red line on") == 3
    assert "gain for" not in told


def test_a_way_names_its_price_and_how_often_it_opens(deals):
    price = Range(median=0.1, low=0.05, high=0.2)
    line = Way(kind="lines", what=("south.border",), price=price, opens=0.34)
    assert plain(way_words(DOSSIER, deals.worlds, line)).replace(SPACE, " ") == (
        "If the South Republic's red line on where the border runs gave way at a price of 0.10 "
        "(0.05–0.20), a deal would be possible in 34 % of the cases without one"
    )
    less = Way(kind="no-deal", what=("north",), price=price, opens=0.5)
    assert "were worth 0.10 (0.05–0.20) less to the North Republic" in plain(
        way_words(DOSSIER, deals.worlds, less)
    )


def test_a_draft_is_accepted_as_its_answers_were_predicted(deals):
    for answer in predict_answers(DOSSIER, deals.worlds, deals.ideal):
        said = deals.acceptances[answer.draft].by_party[answer.party].value
        assert answer.chance.value == pytest.approx(said if answer.said_yes else 1 - said)


def test_all_say_yes_no_more_often_than_any(deals):
    packages = {"pick": package_numbers(deals.worlds, [deals.summaries["nash"].package])[0]}
    found = acceptances(deals.worlds, packages, deals.ideal)["pick"]
    assert 0 < found.all.value <= min(one.value for one in found.by_party.values())


def test_every_principle_is_told():
    """Every principle that picks a package has its words, so that pages leave none out."""
    assert sorted(TOLD) == sorted(PRINCIPLES)
