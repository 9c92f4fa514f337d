"""The brief as one HTML file: no script, nothing loaded from elsewhere, the same bytes again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.brief import pictures
from detente.brief.answer import Answer, answer
from detente.brief.changes import Changes, Snapshot, changes
from detente.brief.markup import link, say, say_unlinked, slug, term
from detente.brief.pictures import Picture
from detente.brief.sections.built_on import BuiltOn, built_on
from detente.brief.sections.doubt import DoubtSection, doubt_section
from detente.brief.sections.drafts import Sheet, drafts
from detente.brief.sections.forecast import ForecastSection, forecast_section
from detente.brief.sections.levers import LeversSection, levers_section
from detente.brief.sections.openings import OpeningsSection, openings_section
from detente.brief.sections.positions import Positions, positions
from detente.brief.sections.timeline import Timeline, timeline
from detente.brief.sections.voices import Voices, voices
from detente.brief.sections.zone import ZoneSection, zone_section
from detente.charts.svg import unchecked
from detente.results import Study
from detente.wording.deals import principles_cited
from detente.wording.levers import give_or_take
from detente.wording.numbers import plain
from detente.wording.phrases import capital, count

SECTIONS = ("changes", "talks", "deal", "openings", "when", "levers", "doubt", "built_on")
"""The sections of the page below its first screen, in order: each a template of this name, which
sets its line of the contents. One that has nothing to tell sets none, and prints nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything that the page shows, section by section, in its order."""

    title: str
    about: str
    answer: Answer
    changes: Changes | None
    timeline: Timeline
    positions: Positions
    voices: Voices
    drafts: tuple[Sheet, ...]
    zone: ZoneSection
    openings: OpeningsSection
    forecast: ForecastSection
    levers: LeversSection
    doubt: DoubtSection
    built_on: BuiltOn
    error: str


def brief(study: Study, *, since: Snapshot | None = None) -> Brief:
    """The sections of a study's brief."""
    return Brief(
        title=study.dossier.title,
        about=study.dossier.about or "",
        answer=answer(study),
        changes=changes(since, study) if since else None,
        timeline=timeline(study.dossier),
        positions=positions(study.dossier),
        voices=voices(study.dossier),
        drafts=drafts(study),
        zone=zone_section(study),
        openings=openings_section(study),
        forecast=forecast_section(study),
        levers=levers_section(study),
        doubt=doubt_section(study),
        built_on=built_on(study),
        error="" if study.deals.closer.certain else give_or_take(study.deals.chance.error),
    )


def render(study: Study, *, since: Snapshot | None = None) -> str:
    """A study as one self-contained HTML page.

    Parameters
    ----------
    study : Study
    since : Snapshot, optional
        An earlier study, as :func:`detente.brief.changes.snapshot` keeps it; adds what changed.

    Returns
    -------
    str
        The same text for the same study.
    """
    return render_brief(brief(study, since=since))


def render_one_page(study: Study) -> str:
    """The first page alone, which prints to one sheet of A4; its figures lead nowhere."""
    return _one_page(brief(study))


_SHEET = 4_300
"""Letters of a first page that fit one sheet as they are; a test prints some and counts."""


def _one_page(brief: Brief) -> str:
    page = _environment(linked=False).get_template("one_page.html")
    told = page.render(brief=brief, css="", linked=False, crowd="")
    return page.render(brief=brief, css=_css(), linked=False, crowd=_crowd(told))


def _crowd(told: str) -> str:
    """How small the letters must be for a first page to print on one sheet of A4."""
    letters = len(" ".join(Markup(told).striptags().split()))  # noqa: S704 - only counted
    return "" if letters < _SHEET else "full" if letters < 1.2 * _SHEET else "fuller"


def render_brief(brief: Brief) -> str:
    """The page of sections already made."""
    environment = _environment()
    with unchecked():
        shown = {"brief": brief, "pictures": _pictures(brief)}
    sections = {
        name: environment.get_template(f"{name}.html").make_module(shown) for name in SECTIONS
    }
    page = environment.get_template("page.html")
    return page.render(shown, sections=sections, css=_css(), linked=True)


def _pictures(brief: Brief) -> dict[str, Picture | None]:
    return {
        "timeline": pictures.timeline_picture(brief.timeline),
        "zone": pictures.zone_picture(brief.zone),
        "shares": pictures.shares_picture(brief.zone),
        "openings": pictures.openings_picture(brief.openings),
        "forecast": pictures.forecast_picture(brief.forecast),
        "levers": pictures.levers_picture(brief.levers),
        "tornado": pictures.tornado_picture(brief.doubt),
    }


@lru_cache(maxsize=2)
def _environment(*, linked: bool = True) -> Environment:
    environment = Environment(
        loader=PackageLoader("detente.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(say=say if linked else say_unlinked, link=link, slug=slug)
    environment.filters.update(count=count, capital=capital, plain=plain, svg=Markup)
    environment.globals.update(term=term, principles_cited=principles_cited)
    return environment


@lru_cache(maxsize=1)
def _css() -> Markup:
    templates = resources.files("detente.brief").joinpath("templates")
    sheets = [templates.joinpath(name).read_text("utf-8") for name in ("brief.css", "print.css")]
    return Markup("\n".join(sheets))  # noqa: S704 - our own style sheets
