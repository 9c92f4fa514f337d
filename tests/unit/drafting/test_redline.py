"""A redline is both drafts at once: without what went the later, without what came the earlier."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.dossier.points import Numbered, TextPoint
from detente.drafting.alignment import align
from detente.drafting.redline import RedlinedPoint, redline, redlined

WORDS = st.text(alphabet="ab 1,.é’א", max_size=30)


@given(WORDS, WORDS)
def test_to_the_letter(before: str, after: str) -> None:
    pieces = redlined(before, after)
    assert "".join(p.text for p in pieces if p.became != "come") == before
    assert "".join(p.text for p in pieces if p.became != "gone") == after


def test_the_same_text_is_one_piece() -> None:
    assert [piece.became for piece in redlined("A b c.", "A b c.")] == ["same"]


def texts(points: tuple[RedlinedPoint, ...], *, later: bool) -> list[str]:
    """The points of one draft, as taking every change, or none, would leave them."""
    wanted = ("same", "come") if later else ("same", "gone")
    return [
        "".join(piece.text for piece in point.pieces if piece.became in wanted)
        for point in points
        if (point.after if later else point.before) is not None
    ]


@pytest.mark.parametrize("seed", range(20))
def test_shuffled_edited_and_cut_drafts_come_back_in_order(seed: int) -> None:
    source = random.Random(seed)
    vocabulary = "ridge river army port grain truce fund envoy vote court tax road mine".split()  # noqa: SIM905
    old = [" ".join(source.choices(vocabulary, k=9)) + f" {n}" for n in range(12)]
    new = [*source.sample(old, 9), "a wholly new thing is added here"]
    new[0] += " and more"
    drafts = [
        Numbered(points=tuple(TextPoint(number=str(n), text=t) for n, t in enumerate(side, 1)))
        for side in (old, new)
    ]
    made = redline(*drafts, align(drafts[0].points, drafts[1].points))
    assert texts(made, later=False) == old
    assert texts(made, later=True) == new


def test_words_that_changed_in_a_moved_point_are_marked_at_both_places() -> None:
    old, new = (
        Numbered(points=tuple(TextPoint(number=str(n), text=t) for n, t in enumerate(side, 1)))
        for side in (
            [
                "The port of Arn takes 20 ships.",
                "Grain goes free of tax.",
                "Courts sit.",
            ],
            [
                "Grain goes free of tax.",
                "Courts sit.",
                "The port of Arn takes 30 ships.",
            ],
        )
    )
    made = redline(old, new, align(old.points, new.points))
    left, there = (
        next(p for p in made if p.place == place) for place in ("moved-from", "moved-to")
    )
    assert [(p.became, p.text) for p in left.pieces if p.became != "same"] == [("gone", " 20")]
    assert [(p.became, p.text) for p in there.pieces if p.became != "same"] == [
        ("gone", " 20"),
        ("come", " 30"),
    ]
    assert texts(made, later=False) == [point.text for point in old.points]
    assert texts(made, later=True) == [point.text for point in new.points]
