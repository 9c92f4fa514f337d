"""What changed since an earlier study: kept as JSON, compared, and told on the page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

import detente
from detente.brief.changes import Snapshot, changes, snapshot
from detente.brief.page import render
from detente.results import Study


def test_a_snapshot_survives_json(small_study: Study) -> None:
    kept = snapshot(small_study)
    assert Snapshot.from_json(kept.to_json()) == kept


@pytest.mark.parametrize(
    "text",
    ["", "[]", "3", "{}", '{"zone": 1}', "null", '{"zone": {"value": 1}, "extra": 2}', "\ud800"],
)
def test_what_is_no_snapshot_is_refused_in_words(text: str) -> None:
    with pytest.raises(detente.SettingsError, match="with what detente brief --json printed"):
        Snapshot.from_json(text)


def test_nothing_changed_since_now(small_study: Study) -> None:
    found = changes(snapshot(small_study), small_study)
    assert found.same_dossier
    assert found.rows
    assert {row.difference for row in found.rows} == {"±0"}
    assert not found.news
    assert not found.package


@pytest.mark.usefixtures("no_pictures")
def test_a_difference_is_told_with_both_ranges_and_what_became_known(small_study: Study) -> None:
    now = snapshot(small_study)
    earlier = replace(
        now,
        as_of="2031-04-01",
        dossier_hash="",
        version="0.0.1",
        zone=replace(now.zone, value=0.125, low=0.0, high=0.5),
        statements=now.statements[1:],
        drafts=now.drafts[1:],
        package=dict.fromkeys(now.package, "another"),
    )
    found = changes(earlier, small_study)
    then, after = 13, int(found.rows[0].after.text.split()[0])
    told = found.rows[0].difference.replace("\u2212", "-")
    assert "." in told or int(told) == after - then
    assert float(told) == pytest.approx(100 * now.zone.value - 12.5, abs=0.5)
    assert str(found.rows[0].before).replace("\u00a0", " ") == "13 % (<1–50)"
    assert found.rows[0].after.range
    assert {one.href for one in found.news} == {
        f"#statement-{now.statements[0]}",
        f"#draft-{now.drafts[0]}",
    }
    assert len(found.package) == len(now.package)
    page = render(small_study, since=earlier)
    assert "What changed since 1 April 2031" in page
    assert "Detente 0.0.1" in page


def test_a_snapshot_holds_what_json_can_hold(small_study: Study) -> None:
    text = snapshot(small_study).to_json()
    assert "NaN" not in text
    assert json.loads(text)["as_of"] == "2031-05-12"


def test_a_meeting_still_to_come_is_said_to_be_planned(small_study: Study) -> None:
    event = small_study.dossier.events[0]
    both = (
        event.model_copy(update={"id": "held", "text": "Fourth round", "planned": False}),
        event.model_copy(update={"id": "to-come", "text": "Fifth round", "planned": True}),
    )
    now = small_study.dossier.model_copy(update={"events": both})
    found = changes(snapshot(small_study), replace(small_study, dossier=now))
    assert sorted(one.text for one in found.news) == ["Fourth round", "Planned: Fifth round"]
