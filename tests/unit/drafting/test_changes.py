from __future__ import annotations

from detente.dossier.model.dossier import Dossier
from detente.drafting.points import compare_drafts, lineage_changes


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
