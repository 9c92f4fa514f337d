from __future__ import annotations

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Draft
from detente.drafting.points import compare_drafts, draft_package, lineage_changes


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


def test_added_removed_changed_and_kept(dossier: Dossier) -> None:
    found = {c.issue: c for c in compare_drafts(dossier, "first", "second").changes}
    assert found["border"].kind == "kept"
    assert (found["army"].kind, found["army"].before, found["army"].after) == (
        "changed",
        "small",
        "large",
    )
    assert (found["army"].points_before, found["army"].points_after) == (("2",), ("2",))
    assert (found["dam"].kind, found["dam"].after, found["dam"].certain) == ("removed", None, True)
    back = {c.issue: c.kind for c in compare_drafts(dossier, "second", "first").changes}
    assert back == {"border": "kept", "army": "changed", "dam": "added"}


def test_what_an_unknown_point_may_hide_is_uncertain(dossier: Dossier) -> None:
    found = {c.issue: c for c in compare_drafts(dossier, "second", "third").changes}
    assert (found["border"].kind, found["border"].certain) == ("removed", False)
    assert (found["army"].kind, found["army"].certain) == ("kept", True)
    added = {c.issue: c for c in compare_drafts(dossier, "third", "second").changes}
    assert (added["border"].kind, added["border"].certain) == ("added", False)


def test_against_every_draft_it_derives_from(dossier: Dossier) -> None:
    assert [c.earlier for c in lineage_changes(dossier, "third")] == ["first", "second"]
    assert lineage_changes(dossier, "first") == ()
    [rumour] = lineage_changes(dossier, "rumour")
    assert [(c.kind, c.certain) for c in rumour.changes] == [("removed", False)]
    assert rumour.of_kind("added", "changed") == ()


def test_a_draft_against_itself_keeps_everything(dossier: Dossier) -> None:
    for draft in dossier.drafts:
        assert {c.kind for c in compare_drafts(dossier, draft, draft).changes} <= {"kept"}
