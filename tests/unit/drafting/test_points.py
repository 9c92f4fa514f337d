from __future__ import annotations

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Draft
from detente.drafting.points import draft_package


def test_points_first_and_todays_state_elsewhere(dossier: Dossier) -> None:
    first = draft_package(dossier, "first")
    assert first.options == {"border": "ridge", "army": "small", "dam": "both"}
    assert first.set_by == {"border": ("1",), "army": ("2",), "dam": ("2",)}
    assert (first.unknown, first.open, first.caution()) == ((), (), "")
    third = draft_package(dossier, "third")
    assert third.options == {"border": "front", "army": "large"}
    assert set(third.set_by) == {"army"}


def test_what_no_source_gives_is_said_and_not_filled_in(dossier: Dossier) -> None:
    third = draft_package(dossier, "third")
    assert third.unknown == ("2",)
    assert third.open == ("dam",)
    assert "1 of its 2 points are unknown" in third.caution()
    assert "dam" in third.caution()
    rumour = draft_package(dossier, "rumour")
    assert not rumour.known
    assert rumour.caution() == "No point of it is known."


def test_points_that_contradict_each_other_are_named(dossier: Dossier) -> None:
    muddled = Draft.model_validate(
        {
            "name": "Muddled",
            "by": "union",
            "date": "2031-01-01",
            "points": {"4": {"army": "small"}, "7": {"army": "large"}, "9": {"army": "small"}},
        }
    )
    with_it = dossier.model_copy(update={"drafts": {"muddled": muddled}})
    found = draft_package(with_it, "muddled")
    [conflict] = found.conflicts
    assert conflict.points == {"4": "small", "7": "large", "9": "small"}
    assert found.options["army"] == "small"
    assert "contradict each other on army" in found.caution()
