"""The brief as one HTML file: no script, nothing loaded from elsewhere, the same bytes again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from detente.asking.by import By
from detente.brief import pictures
from detente.brief.answer import Answer, answer
from detente.brief.changes import Changes, Snapshot, changes
from detente.brief.pictures import Picture
from detente.brief.sections.built_on import BuiltOn, built_on, source_row
from detente.brief.sections.doubt import DoubtSection, doubt_section
from detente.brief.sections.forecast import ForecastSection, forecast_section
from detente.brief.sections.further import FurtherSection, further_section
from detente.brief.sections.levers import LeversSection, levers_section
from detente.brief.sections.openings import OpeningsSection, openings_section
from detente.brief.sections.positions import Positions, positions
from detente.brief.sections.statements import Voices, evidence, voices
from detente.brief.sections.texts import TextsSection, texts_section
from detente.brief.sections.timeline import Timeline, timeline
from detente.brief.sections.zone import ZoneSection, zone_section
from detente.brief.templating import environment, style_sheet
from detente.charts.svg import unchecked
from detente.dossier.files.read import Named
from detente.dossier.model.dossier import Dossier
from detente.errors import path_of
from detente.files import write_whole
from detente.further import Further, look_further
from detente.results import Study
from detente.wording.first.ask import ask_row
from detente.wording.levers import give_or_take
from detente.wording.names import day
from detente.workbench import study as study_of

_STYLE = ("brief", "print")
SECTIONS = ("changes", "talks", "texts", "deal", "openings", "when", "levers", "doubt", "built_on")
"""The sections of the page below its first screen, in order: each a template of this name, which
sets its line of the contents. One that has nothing to tell sets none, and prints nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything that the page shows, section by section, in its order."""

    title: str
    day: dt.date
    about: str
    answer: Answer
    changes: Changes | None
    timeline: Timeline
    positions: Positions
    voices: Voices
    texts: TextsSection
    zone: ZoneSection
    openings: OpeningsSection
    forecast: ForecastSection
    levers: LeversSection
    further: FurtherSection | None
    doubt: DoubtSection
    built_on: BuiltOn
    error: str


def brief(study: Study, *, since: Snapshot | None = None, further: Further | None = None) -> Brief:
    """The sections of a study's brief."""
    first = answer(study)
    if further and (told := further.ask_next.told):
        of: By = "zone" if told[0].deal is None else "deal"
        known = told[0].by(of)
        row = ask_row(study, told[0].observation, of, known.moves, known.error)
        # Before the last row, which says how sure all this is.
        first = replace(first, rows=(*first.rows[:-1], row, first.rows[-1]))
    return Brief(
        title=study.dossier.title,
        day=study.dossier.date,
        about=study.dossier.about or "",
        answer=first,
        changes=changes(since, study) if since else None,
        timeline=timeline(study.dossier),
        positions=positions(study.dossier),
        voices=voices(study.dossier),
        texts=texts_section(study),
        zone=zone_section(study),
        openings=openings_section(study),
        forecast=forecast_section(study),
        levers=levers_section(study),
        further=further_section(study, further) if further else None,
        doubt=doubt_section(study),
        built_on=built_on(study),
        error="" if study.deals.closer.certain else give_or_take(study.deals.chance.error),
    )


def render(study: Study, *, since: Snapshot | None = None, further: Further | None = None) -> str:
    """A study as one self-contained HTML page.

    Parameters
    ----------
    study : Study
    since : Snapshot, optional
        An earlier study, as :func:`detente.brief.changes.snapshot` keeps it; adds what changed.
    further : Further, optional
        Levers together and now, plans, the record and one path, beside the study.

    Returns
    -------
    str
        The same text for the same study.
    """
    return render_brief(brief(study, since=since, further=further))


def render_one_page(study: Study, *, further: Further | None = None) -> str:
    """The first page alone, which prints to one sheet of A4; its figures lead nowhere."""
    return one_page_html(brief(study, further=further))


_SHEET = 4_300
"""Letters of a first page that fit one sheet as they are; a test prints some and counts."""


def one_page_html(brief: Brief, *, marking: str = "") -> str:
    """The first page alone, of sections already made; a marking stands above and below it."""
    page = environment(linked=False).get_template("one_page.html")
    shown = {"brief": brief, "linked": False, "marking": marking}
    told = page.render(shown, css="", crowd="")
    return page.render(shown, css=style_sheet(*_STYLE), crowd=crowd_of(told))


def crowd_of(told: str) -> str:
    """How small the letters must be for a first page to print on one sheet of A4."""
    letters = len(" ".join(Markup(told).striptags().split()))  # noqa: S704 - only counted
    return "" if letters < _SHEET else "full" if letters < 1.2 * _SHEET else "fuller"


def render_brief(brief: Brief) -> str:
    """The page of sections already made."""
    return brief_html(brief, brief_pictures(brief))


def brief_html(brief: Brief, pictures: Mapping[str, Picture | None], *, marking: str = "") -> str:
    """The page of sections and pictures already made; a marking stands above and below it."""
    templates = environment()
    shown = {"brief": brief, "pictures": pictures}
    sections = {
        name: templates.get_template(f"{name}.html").make_module(shown) for name in SECTIONS
    }
    page = templates.get_template("page.html")
    told = templates.get_template("first.html").render(shown, linked=True)
    return page.render(
        shown,
        sections=sections,
        css=style_sheet(*_STYLE),
        linked=True,
        crowd=crowd_of(told),
        marking=marking,
    )


def brief_pictures(brief: Brief) -> dict[str, Picture | None]:
    """The pictures of a brief, by name; None where there is nothing to draw."""
    with unchecked():
        return _pictures(brief)


def _pictures(brief: Brief) -> dict[str, Picture | None]:
    return {
        "timeline": pictures.timeline_picture(brief.timeline),
        "texts": pictures.texts_picture(brief.texts),
        "zone": pictures.zone_picture(brief.zone),
        "shares": pictures.shares_picture(brief.zone),
        "openings": pictures.openings_picture(brief.openings),
        "forecast": pictures.forecast_picture(brief.forecast),
        "levers": pictures.levers_picture(brief.levers),
        "lost": pictures.lost_picture(brief.levers),
        "tried": pictures.tried_picture(brief.further),
        "worth": pictures.worth_picture(brief.further),
        "tornado": pictures.tornado_picture(brief.doubt),
    }


def positions_html(dossier: Dossier, issues: Iterable[str] | None = None) -> str:
    """The matrix of positions alone, with all that it rests on."""
    shown = {
        "title": dossier.title,
        "as_of": day(dossier.date),
        "matrix": positions(dossier, issues),
        "statements": [evidence(dossier, statement) for statement in dossier.statements],
        "sources": [source_row(dossier, source) for source in dossier.sources.values()],
        "assumptions": dossier.assumptions,
    }
    return environment().get_template("positions.html").render(shown)


def write_brief(
    study: Study | Named,
    file: str | Path,
    *,
    since: Snapshot | None = None,
    further: Further | None = None,
    one_page: bool = False,
) -> Path:
    """Write a study's brief as one HTML file, whole or not at all, and say where it stands.

    Parameters
    ----------
    study : Study, Dossier, str or Path
        Of a dossier, or of what it is called, the study with the settings that are usual.
    file : str or Path
        Replaced if it is there.
    since : Snapshot, optional
        An earlier study; adds what changed.
    further : Further, optional
        As :func:`detente.further.look_further` gives it; of a dossier it is worked out.
    one_page : bool
        Whether to write the first page alone, which prints to one sheet of A4.
    """
    path = path_of("file", file)
    found = study if isinstance(study, Study) else study_of(study)
    beside = further if further or found is study else look_further(found)
    if one_page:
        return write_whole(path, render_one_page(found, further=beside))
    return write_whole(path, render(found, since=since, further=beside))
