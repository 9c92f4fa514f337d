"""How likely, by when, beside past cases; what was forecast before, what came, how far off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.errors import DossierError, Finding, SettingsError
from detente.files import harmless
from detente.web.jobs import Tools
from detente.web.visit import Visit, get, post
from detente.wording import web_forecast as words
from detente.wording.numbers import spread, whole

if TYPE_CHECKING:
    from detente.scores.saved import SavedForecast

DRAWS, PATHS, SEED = 100, 32, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A forecast as it would go on record, one for each event, and what to bear in mind."""

    events: Mapping[str, SavedForecast]
    cautions: tuple[str, ...]


def work_out(tools: Tools, dossier: Dossier, by: str) -> Made:
    """The forecast by the dossier's dates of interest, or by another day; long work."""
    from detente.asked import Settings
    from detente.scores.keeping import asked_by, today
    from detente.scores.saved import to_save
    from detente.wording.questions import EVENTS
    from detente.workbench import make_forecast

    asked = asked_by(dossier, [When.parse(by)] if by else [])
    settings = Settings(draws=DRAWS, paths=PATHS)
    made = make_forecast(asked, settings, seed=SEED, progress=tools.report, keep=tools.keep)
    events = [name for name in EVENTS if name in made.incidence.endings] if made.dates else []
    saved = {name: to_save(dossier, made, made=today(), event=name) for name in events}
    return Made(events=saved, cautions=made.cautions)


def show(visit: Visit) -> Response:
    """The chance by date, and what is on record."""
    return _page(visit)


def _page(visit: Visit, *, status: int = HTTPStatus.OK, **wrong: object) -> Response:
    from detente.answers.scores import score_answer
    from detente.scores.reading import read_many

    by, folder = visit.asked("by"), visit.case.folder
    record: dict[str, SavedForecast] = {}
    scored, broken = None, tuple[Finding, ...]()
    if folder is not None and (folder / "forecasts").is_dir():
        try:
            record = {file.name: one for file, one in read_many([folder]).items()}
            scored = score_answer(read_many([folder]))
        except DossierError as refused:
            broken = refused.findings
    shown = {"wrong": {}, "at": "", **wrong}
    job = visit.work(work_out, by) if _is_day(by) else None
    return visit.page(
        "forecast.html",
        status,
        by=by,
        job=job,
        made=job.result if job is not None and job.state == "done" else None,
        record=record,
        scored=scored,
        broken=broken,
        run=(DRAWS, PATHS, SEED),
        ranged=ranged,
        whole=whole,
        **shown,
    )


def ranged(one: object) -> str:
    """A chance with its range, in per cent."""
    chance, low, high = (getattr(one, name) for name in ("chance", "low", "high"))
    return f"{whole(chance)} % ({spread(low, high)})"


def _is_day(text: str) -> bool:
    try:
        return not text or bool(When.parse(text))
    except ValidationError:
        return False


def begin(visit: Visit) -> Response:
    """Begin to work it out."""
    by = visit.sent("by").strip()
    if not _is_day(by):
        return _page(visit, status=HTTPStatus.UNPROCESSABLE_ENTITY, wrong={"by": words.NO_DAY})
    visit.begin(words.WORKING, work_out, by)
    return visit.go("forecast", by=by or None)


def save(visit: Visit) -> Response:
    """Put the forecast that is shown on record."""
    from detente.scores.keeping import put

    folder = visit.folder
    job = visit.work(work_out, visit.sent("by"))
    saved = None
    if job is not None and job.state == "done":
        saved = job.result.events.get(visit.sent("event"))
    if saved is None:
        wrong = {"save": words.NOT_YET if job is None else words.CHANGED}
        return _page(visit, status=HTTPStatus.CONFLICT, wrong=wrong)
    file = put(saved, folder)
    return visit.go("forecast#record", said=words.saved(file.name), by=visit.sent("by") or None)


def resolve(visit: Visit) -> Response:
    """Write what came of a forecast on record."""
    from detente.scores.keeping import resolve_forecast

    name, folder = visit.sent("file"), visit.folder
    file = folder / "forecasts" / name
    if not harmless(name) or Path(name).name != name or not file.is_file():
        raise HTTPException(HTTPStatus.NOT_FOUND, words.NO_FORECAST)
    came, on, source = (visit.sent(field).strip() for field in ("came", "on", "source"))
    said = ""
    if came not in ("yes", "no") or not on or not _is_day(on) or not source:
        said = words.NO_ANSWER
    else:
        try:
            resolve_forecast(file, came == "yes", on=on, source=source)
        except DossierError as refused:
            said = "; ".join(f"{one.message} {one.mend}" for one in refused.findings)
        except SettingsError as refused:
            said = str(refused)
    if said:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(visit, status=status, wrong={"resolve": said}, at=name)
    return visit.go("forecast#record", said=words.RESOLVED)


ROUTES = (
    get("/forecast", show),
    post("/forecast", begin),
    post("/forecast/save", save),
    post("/forecast/resolve", resolve),
)
