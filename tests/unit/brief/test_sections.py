"""The sections: what stands in each comes from the dossier, stated apart from assessed."""

from __future__ import annotations

import datetime as dt

import detente
from detente.brief.pictures import forecast_picture
from detente.brief.sections.drafts import drafts
from detente.brief.sections.forecast import forecast_section
from detente.brief.sections.positions import Cell, Positions, positions
from detente.brief.sections.timeline import timeline
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.results import Study
from detente.tabling import draft_path
from detente.wording import names
from detente.wording.numbers import percent


def cell(found: Positions, issue: str, party: str) -> Cell:
    row = next(row for row in found.rows if row.id == issue)
    return next(cell for cell in row.cells if cell.party == party)


def test_stated_and_assessed_stand_apart_and_together_where_they_agree() -> None:
    found = positions(detente.read("ukraine-2025"))
    views = cell(found, "legal-recognition", "Russia").views
    line = next(view for view in views if view.stance == "red line: never")
    assert line.statuses == ("stated", "assessed"), "declared, and assessed too"
    assert "no price moves it: 25" in line.more
    stated = next(view for view in views if view.stance == "demands")
    assert stated.statuses == ("stated",)
    ukraine = cell(found, "legal-recognition", "Ukraine").views
    assert all(view.statuses == ("assessed",) for view in ukraine)


def test_a_cell_opens_to_statement_source_and_paragraph() -> None:
    found = positions(detente.read("ukraine-2025"))
    shown = cell(found, "legal-recognition", "Russia").evidence
    assert shown
    assert all(one.id and one.who and one.day and one.text for one in shown)
    assert any("paragraph 17" in one.source.text for one in shown)
    assert all(one.source.href.startswith("#source-") for one in shown)


def test_issues_nobody_spoke_of_are_named_and_have_no_row() -> None:
    dossier = detente.read("ukraine-2025")
    found = positions(dossier)
    assert len(found.rows) + len(found.silent) == len(dossier.issues)
    assert not {row.name for row in found.rows} & set(found.silent)
    assert all(any(cell.views for cell in row.cells) for row in found.rows)


def test_the_timeline_holds_every_event_draft_and_deadline_in_order() -> None:
    dossier = detente.read("ukraine-2025")
    found = timeline(dossier)
    assert [entry.number for entry in found.entries] == list(range(1, len(found.entries) + 1))
    told = {event.draft for event in dossier.events}
    plain = [event for event in dossier.events if event.deadline is None]
    untold = [id for id in dossier.drafts if id not in told]
    assert len(found.entries) == len(plain) + len(untold) + len(dossier.deadlines)
    assert all(moment.date >= dt.date(2024, 1, 1) for moment in found.moments)
    assert any("missed" in entry.what for entry in found.entries)


def test_a_draft_of_which_no_point_is_known_is_not_compared(small_study: Study) -> None:
    path = draft_path(small_study.dossier, small_study.settings, ground=small_study.deals)
    sheets = {sheet.id: sheet for sheet in drafts(small_study, path)}
    dossier = small_study.dossier
    for id, sheet in sheets.items():
        points = dossier.drafts[id].points.values()
        assert sheet.known == sum(point is not None for point in points)
        assert bool(sheet.changed) <= bool(sheet.known and dossier.drafts[id].derived_from)
    objected = [point for sheet in sheets.values() for point in sheet.points if point.objected_by]
    assert objected, "who objects to which point"


def test_dates_are_as_exact_as_they_are_known() -> None:
    assert names.when(When.parse("2025")) == "2025"
    assert names.when(When.parse("2025-12")) == "December 2025"
    shown = names.when(When.parse("2025-11-19/2025-11-21"), short=True)
    assert shown == "between 19 Nov 2025 and 21 Nov 2025"


def test_reasons_lead_to_what_they_name(two_rivers: Dossier) -> None:
    assumption = next(iter(two_rivers.assumptions))
    source = next(iter(two_rivers.sources))
    statement = next(iter(two_rivers.statements)).id
    found = names.reasons(two_rivers, (assumption, f"{source}#p3", statement, "a hunch"))
    assert [link.href for link in found] == [
        f"#assumption-{assumption}",
        f"#source-{source}",
        f"#statement-{statement}",
        "",
    ]
    assert found[1].text.endswith("paragraph 3")


def test_a_day_has_one_chance_wherever_it_stands(small_study: Study) -> None:
    section = forecast_section(small_study)
    shown = forecast_picture(section)
    assert shown is not None
    first, last = section.dates[0], section.dates[-1]
    assert shown.rows[0] == ("Deal", first.day, first.deal)
    assert last.deal in shown.title
    at = small_study.forecast.dates[-1]
    assert last.deal.text == percent(small_study.forecast.incidence.by(at.date)["settlement"]).text
