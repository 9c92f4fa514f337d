"""One draft: what it says, what it holds, what to mend in it, and the smallest changes to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.asked import Settings
from detente.dossier.files.folder import DOSSIER
from detente.dossier.model.dossier import Dossier
from detente.dossier.points import numbered
from detente.drafting.adding import may_touch
from detente.drafting.lint.run import LintReport, lint_draft
from detente.drafting.matrix import matrix
from detente.drafting.points import draft_package, words_of_points
from detente.editing.edit import Edit
from detente.web.jobs import Job, Tools
from detente.web.visit import Visit, attached, get, post
from detente.wording import names
from detente.wording import web_drafts as words
from detente.wording.commands.drafting_rules import heading

if TYPE_CHECKING:
    from detente.dealspace.redrafts import NextDraft

DRAWS = 200
SEED = 1


def show(visit: Visit) -> Response:
    """One draft."""
    return _page(visit)


def _page(
    visit: Visit,
    status: int = HTTPStatus.OK,
    *,
    wrong: Mapping[str, str] = {},
    sent: Mapping[str, tuple[str, str]] = {},
) -> Response:
    id = _draft(visit)
    dossier = visit.dossier
    draft = dossier.drafts[id]
    job = visit.work(work_next, id)
    report = visit.derive(_Lint).of(id) if id in dossier.texts else None
    return visit.page(
        "draft.html",
        status,
        id=id,
        draft=draft,
        day=names.when(draft.date),
        points=words_of_points(dossier, id),
        report=report,
        rows=sent or held(dossier, id),
        likely=_likely(dossier, id),
        known=draft_package(dossier, id).known,
        job=job,
        next=told(dossier, next_of(visit, id)),
        draws=DRAWS,
        seed=SEED,
        wrong=wrong,
    )


class _Lint:
    """What the rules of drafting say of drafts, each looked at once."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._reports: dict[str, LintReport] = {}

    def of(self, draft: str) -> LintReport:
        if draft not in self._reports:
            self._reports[draft] = lint_draft(self._dossier, draft)
        return self._reports[draft]


def _draft(visit: Visit) -> str:
    id = visit.step("draft")
    if id not in visit.dossier.drafts:
        raise HTTPException(HTTPStatus.NOT_FOUND, words.no_draft(id))
    return id


def held(dossier: Dossier, draft: str) -> dict[str, tuple[str, str]]:
    """Of each issue the option that a draft holds, and the points that hold it."""
    package = draft_package(dossier, draft)
    return {
        issue: (package.options[issue], ", ".join(package.set_by[issue]))
        if issue in package.set_by
        else ("", "")
        for issue in dossier.issues
    }


def _likely(dossier: Dossier, draft: str) -> dict[str, str]:
    """Of each issue the points in which its words stand."""
    if draft not in dossier.texts:
        return {}
    found: dict[str, list[str]] = {}
    for point, issues in may_touch(dossier, numbered(dossier.texts[draft])).items():
        for issue in issues:
            found.setdefault(issue, []).append(point)
    return {issue: ", ".join(points) for issue, points in found.items()}


def map_points(visit: Visit) -> Response:
    """Keep which options the points of a draft hold, as far as the form says something new."""
    id, dossier = _draft(visit), visit.dossier
    there = list(words_of_points(dossier, id))
    before = held(dossier, id)
    sent = {i: (visit.sent(f"option-{i}"), visit.sent(f"points-{i}").strip()) for i in before}
    points = dict(dossier.drafts[id].points)
    wrong = dict[str, str]()
    for issue, (option, text) in sent.items():
        same = (option, text) == before[issue] or not (option or before[issue][0])
        if same or option not in ("", *dossier.issues[issue].options):
            continue
        numbers = [one for one in re.split(r"[,;\s]+", text) if one]
        strange = [one for one in numbers if one not in there]
        if option and not numbers:
            wrong[issue] = words.NO_PLACE
        elif strange and option:
            wrong[issue] = words.no_points(strange)
        for number, said in points.items():
            points[number] = said and {i: o for i, o in said.items() if i != issue}
        if option:
            points |= {n: {**(points.get(n) or {}), issue: option} for n in numbers}
    if wrong:
        return _page(visit, HTTPStatus.UNPROCESSABLE_ENTITY, wrong=wrong, sent=sent)
    silent: dict[str, str] | None = {} if visit.sent("rest") else None
    every = {n: points.get(n) if points.get(n) is not None else silent for n in there}
    wanted = {n: "unknown" if said is None else said for n, said in every.items()}
    visit.save(*edits(visit, {("drafts", id, "points"): wanted}))
    return visit.go(f"drafts/of/{id}#next", said=words.MAPPED)


def edits(visit: Visit, wanted: Mapping[tuple[str | int, ...], object]) -> Iterable[Edit]:
    """Edits of the dossier as it stands now."""
    return [
        Edit(file=DOSSIER, path=path, seen=visit.stands(path), wanted=value)
        for path, value in wanted.items()
    ]


def work_next(tools: Tools, dossier: Dossier, draft: str) -> NextDraft:
    """The smallest changes to a draft; long work, done in a process of its own."""
    from detente.redrafting import next_draft

    few = Settings(draws=DRAWS)
    return next_draft(dossier, draft, few, seed=SEED, progress=tools.report, keep=tools.keep)


def next_of(visit: Visit, draft: str) -> NextDraft | None:
    """The smallest changes to a draft, where they have been worked out."""
    job: Job | None = visit.work(work_next, draft)
    return job.result if job is not None and job.state == "done" else None


def begin_next(visit: Visit) -> Response:
    """Begin to look for the smallest changes."""
    id = _draft(visit)
    visit.begin(words.NEXT, work_next, id)
    return visit.go(f"drafts/of/{id}#next")


def told(dossier: Dossier, answer: NextDraft | None) -> dict[str, object] | None:
    """The smallest changes in words."""
    from detente.wording import redrafting

    if answer is None:
        return None
    return {
        "head": redrafting.head(dossier, answer),
        "kinds": [
            (title, [redrafting.lines(dossier, one) for one in some])
            for title, some in redrafting.kinds(answer)
        ],
        "notes": (*redrafting.notes(dossier, answer), *answer.cautions),
    }


def matrix_xlsx(visit: Visit) -> Response:
    """Who has to do what by when, as a sheet."""
    from detente.exchange.matrixsheet import matrix_sheet

    id, dossier = _draft(visit), visit.dossier
    if id not in dossier.texts:
        raise HTTPException(HTTPStatus.NOT_FOUND, words.no_draft(id))
    read = visit.derive(_Lint).of(id)
    rows = matrix(read.text, read.clauses)
    made = matrix_sheet(heading(dossier.title, id), rows, dossier.as_of.earliest)
    return attached(made, f"{id}-implementation.xlsx")


ROUTES = (
    get("/drafts/of/{draft}", show),
    post("/drafts/of/{draft}/map", map_points),
    post("/drafts/of/{draft}/next", begin_next),
    get("/drafts/of/{draft}/implementation.xlsx", matrix_xlsx),
)
