"""The lineage of points: every fate over four drafts, whatever their numbers and dates."""

from __future__ import annotations

import pytest

import detente
from detente.drafting.compare import TiesByHand, with_ties
from detente.drafting.lineage import Lineage, lineage

ARMY = "The army of the South has at most 50,000 soldiers in peacetime."
RIDGE = "Troops leave the northern ridge, and customs officers take their posts."
PORT = "The harbour of Lis is open to all merchant ships of both parties."
DAM = "A joint authority operates the dam and shares its electricity."
JUDGES = "Five judges named by the court settle disputes within sixty days."
ENVOY = "An envoy of the union reports to the council every quarter."


def text(*points: str) -> str:
    return "".join(f"{n}. {point}\n" for n, point in enumerate(points, start=1))


TEXTS = {
    "a": text(ARMY, RIDGE, f"{PORT} {DAM}", JUDGES),
    "b": text(JUDGES, ARMY.replace("50,000", "80,000"), PORT, DAM),
    "c": text(RIDGE, f"{JUDGES} {ENVOY}", ARMY.replace("50,000", "80,000"), PORT, DAM),
}


def dossier(
    texts: dict[str, str], made_from: dict[str, list[str]], dates: dict[str, str] | None = None
) -> detente.Dossier:
    known = detente.read("two-rivers")
    draft = known.drafts["first-plan"]
    days = {id: f"2031-0{n}-01" for n, id in enumerate(made_from, start=1)} | (dates or {})
    drafts = {
        id: draft.model_validate(
            {"name": id, "by": "union", "date": days[id], "derived-from": origins}
        )
        for id, origins in made_from.items()
    }
    return known.model_copy(update={"drafts": drafts, "texts": texts})


def fates(found: Lineage, draft: str, point: str) -> list[tuple[str, tuple[str, ...], str]]:
    one = found.of(draft, point)
    assert one is not None
    return [(stage.draft, stage.points, stage.became) for stage in one.stages]


@pytest.fixture(scope="module")
def found() -> Lineage:
    return lineage(dossier(TEXTS, {"a": [], "b": ["a"], "c": ["b"]}))


@pytest.mark.parametrize(
    ("draft", "point", "told"),
    [
        ("a", "1", [("a", ("1",), "first"), ("b", ("2",), "edited"), ("c", ("3",), "renumbered")]),
        ("c", "1", [("a", ("2",), "first"), ("b", (), "dropped"), ("c", ("1",), "back")]),
        ("b", "4", [("a", ("3",), "first"), ("b", ("3", "4"), "split"),
                    ("c", ("4", "5"), "renumbered")]),
        ("b", "1", [("a", ("4",), "first"), ("b", ("1",), "moved"), ("c", ("2",), "edited")]),
    ],
)  # fmt: skip
def test_every_point_is_followed(
    found: Lineage, draft: str, point: str, told: list[tuple[str, tuple[str, ...], str]]
) -> None:
    assert fates(found, draft, point) == told


def test_every_point_stands_in_one_biography(found: Lineage) -> None:
    held = [
        (stage.draft, n) for one in found.biographies for stage in one.stages for n in stage.points
    ]
    numbers = {"a": 4, "b": 4, "c": 5}
    assert sorted(held) == [
        (id, str(n)) for id, most in numbers.items() for n in range(1, most + 1)
    ]


def test_the_changes_that_matter_are_told_where_they_came(found: Lineage) -> None:
    army = found.of("c", "3")
    assert army is not None
    assert [[(c.gone, c.come) for c in stage.changes] for stage in army.stages] == [
        [], [("50,000 soldiers", "80,000 soldiers")], [],
    ]  # fmt: skip


def test_two_drafts_made_from_one_are_both_held_against_it() -> None:
    made = lineage(dossier(TEXTS, {"a": [], "b": ["a"], "c": ["a"]}))
    assert made.follows == {"a": (), "b": ("a",), "c": ("a",)}
    assert fates(made, "a", "2") == [
        ("a", ("2",), "first"), ("b", (), "dropped"), ("c", ("1",), "renumbered"),
    ]  # fmt: skip


def test_a_draft_without_a_text_is_passed_over() -> None:
    texts = {id: TEXTS[id] for id in ("a", "c")}
    made = lineage(dossier(texts, {"a": [], "b": ["a"], "c": ["b"]}))
    assert (made.follows, made.without_text) == ({"a": (), "c": ("a",)}, ("b",))
    assert made.assumed == ()


def test_where_nothing_is_said_the_text_before_it_counts_and_that_is_told() -> None:
    made = lineage(dossier(TEXTS, {"c": [], "a": [], "b": []}, {"c": "2032-01"}))
    assert made.follows == {"a": (), "b": ("a",), "c": ("b",)}
    assert made.assumed == ("b", "c")


def test_a_draft_made_from_two_has_the_points_of_both() -> None:
    texts = {"a": text(ARMY, RIDGE), "b": text(PORT, DAM), "c": text(ARMY, DAM)}
    made = lineage(dossier(texts, {"a": [], "b": [], "c": ["a", "b"]}))
    assert fates(made, "c", "1")[-1] == ("c", ("1",), "kept")
    assert fates(made, "c", "2")[-1] == ("c", ("2",), "kept")
    assert fates(made, "b", "1")[-1] == ("c", (), "dropped")


def test_ties_by_hand_hold() -> None:
    known = dossier(TEXTS, {"a": [], "b": ["a"], "c": ["b"]})
    ties = TiesByHand(together=(("2", "1"),), apart=(("4", "1"),))
    made = lineage(with_ties(known, "a", "b", ties))
    one = made.of("a", "2")
    assert one is not None
    assert [(stage.points, stage.by_hand) for stage in one.stages][:2] == [
        (("2",), False), (("1",), True),
    ]  # fmt: skip
    assert fates(made, "a", "4")[:2] == [("a", ("4",), "first"), ("b", (), "dropped")]
