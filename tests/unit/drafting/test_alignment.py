"""Points find what became of them, whatever their numbers are."""

from __future__ import annotations

import random
import tracemalloc
from importlib.resources import files

import pytest

import detente
from detente.dossier.points import Numbered, TextPoint, numbered
from detente.drafting.alignment import Alignment, align
from detente.drafting.compare import TiesByHand, compare_texts, with_ties

CASE = files("detente").joinpath("cases", "ukraine-2025", "drafts")


def draft(name: str) -> Numbered:
    return numbered(CASE.joinpath(f"{name}.md").read_text(encoding="utf-8"))


def points(*texts: str) -> tuple[TextPoint, ...]:
    return tuple(TextPoint(number=str(n), text=text) for n, text in enumerate(texts, start=1))


@pytest.fixture(scope="module")
def real() -> Alignment:
    return align(draft("us-28").points, draft("e3-counter").points)


def test_the_real_pair(real: Alignment) -> None:
    same = {(str(n), str(n)) for n in (1, 2)}
    gold = same | {(str(n), str(n - 1)) for n in range(4, 29)}
    right = len(real.links & gold)
    assert 2 * right / (len(real.links) + len(gold)) >= 0.97
    assert ("3",) in {tie.before for tie in real.of_fate("dropped")}


@pytest.mark.parametrize("name", ["us-28", "e3-counter"])
def test_a_draft_against_itself_is_the_identity(name: str) -> None:
    own = draft(name).points
    assert all(tie.fate == "kept" and tie.before == tie.after for tie in align(own, own).ties)


@pytest.mark.parametrize("seed", range(5))
def test_a_draft_against_its_shuffle_is_the_shuffle(seed: int) -> None:
    own = list(draft("us-28").points)
    shuffled = random.Random(seed).sample(own, len(own))
    again = [TextPoint(number=str(n), text=p.text) for n, p in enumerate(shuffled, start=1)]
    links = {(p.number, str(n)) for n, p in enumerate(shuffled, start=1)}
    made = align(own, again)
    assert made.links == links
    assert {tie.fate for tie in made.ties} <= {"kept", "renumbered", "moved"}


def test_every_point_stands_in_one_tie(real: Alignment) -> None:
    before = [number for tie in real.ties for number in tie.before]
    after = [number for tie in real.ties for number in tie.after]
    assert sorted(before, key=int) == [str(n) for n in range(1, 29)]
    assert sorted(after, key=int) == [str(n) for n in range(1, 28)]


def test_split_and_merged() -> None:
    whole = (
        "The port of Vell opens to grain ships; prisoners of the ridge war go home by the bridge."
    )
    port, home = (part.strip().capitalize() for part in whole.split(";"))
    other = "Elections to the island council are held."
    split = align(points(whole, other), points(port, home, other))
    assert [(tie.before, tie.after) for tie in split.of_fate("split")] == [(("1",), ("1", "2"))]
    merged = align(points(port, home, other), points(whole, other))
    assert [(tie.before, tie.after) for tie in merged.of_fate("merged")] == [(("1", "2"), ("1",))]


def test_numbers_are_no_evidence() -> None:
    old = points("Forces are capped at 600,000.", "The fund holds 100 billion dollars.")
    new = points("The fund holds 600,000 dollars.", "Forces are capped at 100 billion.")
    assert align(old, new).links == {("1", "2"), ("2", "1")}


def test_a_person_may_tie_and_untie() -> None:
    old, new = points("Alpha beta gamma.", "Delta epsilon."), points("Alpha beta gamma.", "Zeta.")
    by_hand = align(old, new, links=[("2", "2")], apart=[("1", "1")])
    assert by_hand.links == {("2", "2")}
    assert [tie.by_hand for tie in by_hand.ties if tie.before and tie.after] == [True]


@pytest.mark.parametrize(("before", "after"), [(0, 0), (0, 2), (2, 0)])
def test_empty_drafts(before: int, after: int) -> None:
    made = align(points(*["One."] * before), points(*["Two."] * after))
    assert [tie.fate for tie in made.ties] == ["new"] * after + ["dropped"] * before


def test_a_tie_of_the_dossier_holds_from_either_side() -> None:
    known = detente.read("ukraine-2025")
    assert compare_texts(known, "us-28", "e3-counter").alignment.after("7") == ("6",)
    ties = TiesByHand(together=(("3", "6"),), apart=(("7", "6"),))
    kept = with_ties(known, "us-28", "e3-counter", ties)
    assert kept.drafts["e3-counter"].tied == ("us-28 3=6",)
    for dossier in (kept, with_ties(known, "e3-counter", "us-28", TiesByHand((("6", "3"),)))):
        made = compare_texts(dossier, "us-28", "e3-counter")
        assert made.alignment.after("3") == ("6",)
        assert made.alignment.after("7") == ()
        assert [tie.before for tie in made.alignment.ties if tie.by_hand] == [("3",)]


def test_what_was_said_of_a_pair_before_gives_way() -> None:
    known = detente.read("ukraine-2025")
    apart = with_ties(known, "us-28", "e3-counter", TiesByHand(apart=(("7", "6"), ("9", "8"))))
    tied = with_ties(apart, "us-28", "e3-counter", TiesByHand((("7", "6"),)))
    assert tied.drafts["e3-counter"].apart == ("us-28 9=8",)
    assert tied.drafts["e3-counter"].tied == ("us-28 7=6",)


def test_a_tie_that_ties_nothing_is_said() -> None:
    known = detente.read("ukraine-2025")
    texts = {**known.texts, "us-28": known.texts["us-28"].replace("28. ", "29. ")}
    tied = with_ties(known, "us-28", "e3-counter", TiesByHand((("28", "27"),)))
    made = compare_texts(tied.model_copy(update={"texts": texts}), "us-28", "e3-counter")
    assert "us-28 28 = 27 names no point of both texts, and ties nothing." in made.cautions


def test_long_drafts_take_few_matrices_at_once() -> None:
    """Of 5,000 points a matrix has 100 MB: what is held at once is bounded, not only the sum."""
    source = random.Random(1)
    words = [f"{a}{b}" for a in "mado riva hosk pelu tarn gribe".split() for b in range(200)]  # noqa: SIM905
    old = [" ".join(source.choices(words, k=8)) for _ in range(900)]
    new = [*source.sample(old, 800), *(" ".join(source.choices(words, k=8)) for _ in range(100))]
    align(points(*old[:9]), points(*new[:9]))  # what is loaded once
    tracemalloc.start()
    made = align(points(*old), points(*new))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5 * 4 * len(old) * len(new)
    kept = {(str(old.index(text) + 1), str(n)) for n, text in enumerate(new[:800], 1)}
    assert len(made.links & kept) >= 799
