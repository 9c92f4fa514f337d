"""Changes that matter are found and told; synonyms, order and spelling are none."""

from __future__ import annotations

import pytest

from detente.dossier.points import Numbered, TextPoint
from detente.drafting.alignment import align
from detente.drafting.changes import MaterialChange, material_changes
from detente.drafting.terms import terms


def between(before: str, after: str) -> tuple[MaterialChange, ...]:
    old, new = (Numbered(points=(TextPoint(number="1", text=text),)) for text in (before, after))
    tied = align(old.points, new.points, links=[("1", "1")])
    return material_changes(old, new, tied)


MATTERS = [
    ("The force has 600 men.", "The force has 800 men.",
     "number", "600 men", "800 men"),
    ("It pays three hundred pounds.", "It pays 400 pounds.",
     "number", "three hundred pounds", "400 pounds"),
    ("Troops leave within 30 days.", "Troops leave within 60 days.",
     "date", "30 days", "60 days"),
    ("Talks begin on 3 June.", "Talks begin on 9 June.",
     "date", "3 June", "9 June"),
    ("The lake shall be open.", "The lake should be open.",
     "modality", "shall", "should"),
    ("The lake may be closed.", "The lake must be closed.",
     "modality", "may", "must"),
    ("The council shall meet.", "The council shall not meet.",
     "negation", "", "not"),
    ("Guards stay at the gate.", "Guards stay at the gate permanently.",
     "scope", "", "permanently"),
    ("All prisoners go home.", "Wounded prisoners go home.",
     "scope", "All", "Wounded"),
    ("Fishing is free.", "Fishing is free unless stocks fall.",
     "condition", "", "unless stocks fall"),
    ("Disputes go to the Board.", "Disputes go to the Tribunal.",
     "bound", "Board", "Tribunal"),
    ("Prisoners are exchanged.", "Prisoners and bodies are exchanged.",
     "scope", "", "and bodies"),
    ("The accord ends, as point 3 says.", "The accord ends, as point 8 says.",
     "reference", "point 3", "point 8"),
    ("Les troupes se retirent dans 30 jours.", "Les troupes se retirent dans 60 jours.",
     "date", "30 jours", "60 jours"),
    ("Войска отходят за 10 дней.", "Войска отходят за 20 дней.",
     "date", "10 дней", "20 дней"),
    ("تنسحب القوات خلال ١٠ أيام.", "تنسحب القوات خلال ٢٠ يوما.",
     "date", "١٠ أيام", "٢٠ يوما"),
]  # fmt: skip

NO_MATTER = [
    ("The force has ten men.", "The force has 10 men."),
    ("The parties establish a fund.", "The parties establish a fund ."),
    ("The council meets.", "The Council meets."),
    ("The lake is open.", "The lake shall be open."),
    ("Ships pass, and pay.", "Ships pass and pay."),
    ("The force has 1,000 men.", "The force has one thousand men."),
    ("It ends at 06:00.", "It ends at 6:00."),
]


@pytest.mark.parametrize(("before", "after", "kind", "gone", "come"), MATTERS)
def test_what_matters(before: str, after: str, kind: str, gone: str, come: str) -> None:
    made = between(before, after)
    assert (kind, gone, come) in [(one.kind, one.gone, one.come) for one in made]


@pytest.mark.parametrize(("before", "after"), NO_MATTER)
def test_what_does_not(before: str, after: str) -> None:
    assert between(before, after) == ()


def test_a_reference_follows_its_point() -> None:
    old = Numbered(
        points=(
            TextPoint(number="1", text="The dam at Oth stays shut in winter."),
            TextPoint(number="2", text="Breaches of point 1 are for the umpire to judge."),
        )
    )
    moved = Numbered(
        points=(
            TextPoint(number="1", text="A library of water records opens in Kemer."),
            TextPoint(number="2", text="The dam at Oth stays shut in winter."),
            TextPoint(number="3", text="Breaches of point 2 are for the umpire to judge."),
        )
    )
    kinds = [one.kind for one in material_changes(old, moved, align(old.points, moved.points))]
    assert kinds == ["new"]


def test_a_reference_left_behind_is_told() -> None:
    old = Numbered(
        points=(
            TextPoint(number="1", text="The dam at Oth stays shut in winter."),
            TextPoint(number="2", text="Breaches of point 1 are for the umpire to judge."),
        )
    )
    stale = Numbered(
        points=(
            TextPoint(number="1", text="A library of water records opens in Kemer."),
            TextPoint(number="2", text="The dam at Oth stays shut in winter."),
            TextPoint(number="3", text="Breaches of point 1 are for the umpire to judge."),
        )
    )
    made = material_changes(old, stale, align(old.points, stale.points))
    assert [(one.kind, one.come) for one in made if one.after == "3"] == [("reference", "point 1")]


def test_words_stand_in_one_list_of_a_kind() -> None:
    for name in ("modality", "condition"):
        groups = [terms()[f"{name} {group}"] for group in terms()[name]]
        assert sum(map(len, groups)) == len(frozenset().union(*groups)), name
