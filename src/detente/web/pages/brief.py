"""The brief to send on: in full or on one page, marked, as a page or in Word; and a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.asked import Settings
from detente.brief.templating import legible
from detente.dossier.model.dossier import Dossier
from detente.web.jobs import Job, Tools
from detente.web.visit import Visit, attached, get, post
from detente.wording import web_brief as words

if TYPE_CHECKING:
    from detente.brief.answer import Answer

ONE_PAGE, FULL = "one-page", "full"
_LONGEST_MARKING = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A brief as files, and its answer in ten lines; no Word file where that cannot be written."""

    answer: Answer
    html: bytes
    docx: bytes | None


def work_out(
    tools: Tools, dossier: Dossier, one_page: bool, marking: str, run: Settings = Settings()
) -> Made:
    """The brief; long work, done in a process of its own."""
    from detente.brief.page import brief, brief_html, brief_pictures, one_page_html
    from detente.brief.word import WordForm, brief_docx
    from detente.further import look_further
    from detente.word.template import has_word
    from detente.workbench import study

    known = study(dossier, run, progress=tools.report, keep=tools.keep)
    further = look_further(known, progress=tools.report, keep=tools.keep)
    told = brief(known, further=further)
    if one_page:
        page = one_page_html(told, marking=marking)
    else:
        page = brief_html(told, brief_pictures(told), marking=marking)
    form = WordForm(marking=marking)
    docx = brief_docx(told, form, one_page=one_page) if has_word() else None
    return Made(answer=told.answer, html=page.encode(), docx=docx)


def show(visit: Visit) -> Response:
    """Which brief is wanted, how far it is, and its files."""
    form, marking = _asked(visit)
    return visit.page("brief.html", form=form, mark=marking, job=_job(visit))


def begin(visit: Visit) -> Response:
    """Begin to make a brief."""
    one_page = visit.sent("form") != FULL
    marking = _clean(visit.sent("marking"))
    visit.begin(words.THE_BRIEF, work_out, one_page, marking)
    return visit.go("brief#made", form=ONE_PAGE if one_page else FULL, marking=marking)


def download(visit: Visit) -> Response:
    """A brief that was made, as a file."""
    form, _ = _asked(visit)
    job = _job(visit)
    made: Made | None = job.result if job is not None and job.state == "done" else None
    kind = visit.step("kind")
    content = {"html": made.html, "docx": made.docx}.get(kind) if made else None
    if content is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, words.NOT_MADE)
    of = {ONE_PAGE: "one-page", FULL: "brief"}[form]
    return attached(content, f"{_stem(visit)}-{of}.{kind}")


def workbook(visit: Visit) -> Response:
    """The whole dossier as a workbook."""
    from detente.dossier.files.workbook.write import workbook_bytes

    return attached(workbook_bytes(visit.dossier), f"{_stem(visit)}.xlsx")


def _stem(visit: Visit) -> str:
    return visit.case.slug if visit.day is None else f"{visit.case.slug}-{visit.day}"


def _job(visit: Visit) -> Job | None:
    form, marking = _asked(visit)
    return visit.work(work_out, form == ONE_PAGE, marking)


def _asked(visit: Visit) -> tuple[str, str]:
    """The form that the address names, and the marking: that of these pages if it names none."""
    named = visit.request.query_params.get("marking", visit.request.app.state.marking)
    return FULL if visit.asked("form") == FULL else ONE_PAGE, _clean(named)


def _clean(marking: str) -> str:
    return legible(" ".join(marking.split()))[:_LONGEST_MARKING].strip()


ROUTES = (
    get("/brief", show),
    post("/brief/make", begin),
    get("/brief/download/{kind}", download),
    get("/brief/workbook.xlsx", workbook),
)
