"""What is on the table: its drafts, two of them side by side, and texts that are dropped."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import cast

from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.answers.drafts import drafts_answer
from detente.brief.redline import Margin, redline_of, render_redline
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.drafting.compare import TextComparison, TiesByHand, with_ties
from detente.editing.save import InvalidError
from detente.errors import DossierError, Finding
from detente.exchange.redlines.of_drafts import redline_docx
from detente.exchange.redlines.word import MarginNote
from detente.files import write_all
from detente.review.margin import in_margin
from detente.review.shelf import Shelf
from detente.review.stored import StoredSuggestion
from detente.web.laying import Aside, Laid, Sent, Texts, lay, name_of, received
from detente.web.pages.draft import edits, next_of
from detente.web.visit import Visit, attached, get, post
from detente.wording import web_drafts as words

SIDES = ("first", "then")


def show(visit: Visit) -> Response:
    """The drafts in the order of time, and where texts are dropped."""
    return _page(visit)


def _page(
    visit: Visit,
    status: int = HTTPStatus.OK,
    *,
    wrong: Mapping[str, str] = {},
    findings: Iterable[Finding] = (),
) -> Response:
    drafts = drafts_answer(visit.dossier).drafts
    texts = [one for one in drafts if one.text]
    day = str(visit.dossier.date)
    fields = [f"{side}-{name}" for side in SIDES for name in ("by", "date", "name")]
    sent = {name: visit.sent(name) for name in (*fields, "against")} if wrong or findings else {}
    return visit.page(
        "drafts.html",
        status,
        drafts=drafts,
        texts=texts,
        latest=[one.id for one in texts[-2:]],
        sent={"first-date": day, "then-date": day, **sent},
        wrong=wrong,
        findings=tuple(findings),
    )


def take(visit: Visit) -> Response:
    """Take a text or two, and set it beside an earlier one; to be kept or not."""
    assert visit.known.dossier is not None
    with tempfile.TemporaryDirectory() as folder:
        wrong = dict[str, str]()
        sent = [_sent(visit, side, Path(folder), wrong) for side in SIDES]
        then = sent[1]
        if wrong or then is None:
            return _page(visit, HTTPStatus.UNPROCESSABLE_ENTITY, wrong=wrong)
        against = visit.sent("against")
        known = visit.known.dossier
        try:
            laid = lay(known, sent[0], then, against if against in known.texts else "")
        except DossierError as error:
            return _page(visit, HTTPStatus.UNPROCESSABLE_ENTITY, findings=error.findings)
        except ValueError as error:
            told = {"then-file": str(error)}
            return _page(visit, HTTPStatus.UNPROCESSABLE_ENTITY, wrong=told)
        if visit.sent("keep"):
            return _keep(visit, laid)
    if not laid.earlier:
        told = {"first-file": words.NO_EARLIER}
        return _page(visit, HTTPStatus.UNPROCESSABLE_ENTITY, wrong=told)
    aside = _aside(visit).put(visit.case.slug, laid)
    here = {"earlier": laid.earlier, "later": laid.later, "aside": aside}
    return visit.go("drafts/compare", said=words.COMPARED, **here)


def _sent(visit: Visit, side: str, folder: Path, wrong: dict[str, str]) -> Sent | None:
    """A text of the form, with what is wrong with it; None for an earlier one that is not sent."""
    given = visit.file(f"{side}-file")
    if given is None:
        if side == "then":
            wrong["then-file"] = words.NO_FILE
        return None
    by, date = visit.sent(f"{side}-by"), visit.sent(f"{side}-date").strip()
    if by not in visit.dossier.parties:
        wrong[f"{side}-by"] = words.NO_PARTY
    try:
        When.parse(date)
    except ValueError:
        wrong[f"{side}-date"] = words.no_day(date)
    (folder / side).mkdir()
    file = received(given, folder / side)
    called, name = Path(name_of(given)).stem, visit.sent(f"{side}-name").strip()
    return Sent(file=file, called=called, name=name, by=by, date=date)


def _keep(visit: Visit, laid: Laid) -> Response:
    folder = visit.folder
    try:
        beside, gone = laid.margin_files(folder)
        visit.save(*laid.edits())
    except (InvalidError, DossierError) as error:
        return _page(visit, HTTPStatus.UNPROCESSABLE_ENTITY, findings=error.findings)
    write_all(folder, beside, gone)
    said = words.kept([one.name for one in laid.drafts], len(laid.margin()))
    if not laid.earlier:
        return visit.go(f"drafts/of/{laid.later}", said=said, as_of=None)
    here = {"earlier": laid.earlier, "later": laid.later}
    return visit.go("drafts/compare", said=said, as_of=None, **here)


def compare(visit: Visit) -> Response:
    """Two drafts: their points side by side, what matters in them, and who objects."""
    return _compare(visit)


def _compare(
    visit: Visit, status: int = HTTPStatus.OK, tie: Mapping[str, str] = {}, wrong: str = ""
) -> Response:
    texts, comparison, remarks = _two(visit)
    beside = defaultdict[tuple[str, str], list[Margin]](list)
    for one in remarks:
        assert one.margin is not None
        note = Margin(party=one.speaker or "", text=one.margin.said, state=one.state)
        beside[one.margin.draft, one.margin.point].append(note)
    aside = visit.asked("aside") or None
    found = next_of(visit, comparison.later) if aside is None else None
    return visit.page(
        "compare.html",
        status,
        redline=redline_of(texts.dossier, comparison, texts.ledger()),
        comparison=comparison,
        beside=beside,
        order=drafts_answer(texts.dossier).drafts,
        side=visit.asked("view") != "one",
        place={"earlier": comparison.earlier, "later": comparison.later, "aside": aside},
        matters=len(comparison.changes),
        next=found,
        tie=tie,
        wrong=wrong,
    )


def _two(visit: Visit) -> tuple[Texts, TextComparison, tuple[StoredSuggestion, ...]]:
    """The two texts that the address names, and what stands in their margins undecided."""
    earlier, later, aside = (visit.asked(name) for name in ("earlier", "later", "aside"))
    if aside:
        laid = _aside(visit).get(visit.case.slug, aside)
        if laid is None:
            raise HTTPException(HTTPStatus.GONE, words.LAID_GONE)
        texts, remarks = laid.texts, laid.margin()
    else:
        texts, remarks = visit.derive(Texts), waiting(visit)
    for name in (earlier, later):
        if name not in texts.dossier.drafts or name not in texts.dossier.texts:
            raise HTTPException(HTTPStatus.NOT_FOUND, words.no_draft(name))
    return texts, texts.compare(earlier, later), remarks


def waiting(visit: Visit) -> tuple[StoredSuggestion, ...]:
    """What stands in the margins of drafts, and nobody has decided on."""
    shelf = Shelf(folder=visit.case.folder) if visit.case.folder is not None else None
    there = visit.dossier.drafts
    return tuple(one for m, one in in_margin(shelf) if one.state == "open" and m.draft in there)


def _aside(visit: Visit) -> Aside[Laid]:
    return cast("Aside[Laid]", visit.request.app.state.aside)


def docx(visit: Visit) -> Response:
    """The redline as a Word file, with remarks, and the smallest changes where they are known."""
    texts, comparison, remarks = _two(visit)
    beside = defaultdict[str, list[MarginNote]](list)
    for one in remarks:
        assert one.margin is not None
        if one.margin.draft == comparison.later:
            author, day = one.speaker or "", one.date.earliest if one.date else None
            note = MarginNote(author=author, text=one.margin.said, on=day)
            beside[one.margin.point].append(note)
    if visit.asked("next") and not visit.asked("aside"):
        for point, note in _proposals(visit, texts.dossier, comparison.later):
            beside[point].append(note)
    made = redline_docx(texts.dossier, comparison, beside)
    return attached(made, f"{comparison.earlier}-{comparison.later}.docx")


def _proposals(visit: Visit, dossier: Dossier, later: str) -> Iterable[tuple[str, MarginNote]]:
    """The changes that bring most cases into the zone, each beside the first point it is about."""
    answer = next_of(visit, later)
    if answer is None or not answer.into_the_zone:
        return
    best = max(answer.into_the_zone, key=lambda one: one.inside.value)  # the fewest, of equals
    for issue in best.changes:
        text = words.proposal(dossier, answer, best, issue)
        point = best.points[issue][0] if best.points[issue] else ""
        yield point, MarginNote(author=words.MEDIATOR, text=text, on=dossier.date)


def html(visit: Visit) -> Response:
    """The redline as one page, to be read and printed elsewhere."""
    texts, comparison, _ = _two(visit)
    made = render_redline(texts.dossier, comparison).encode()
    return attached(made, f"{comparison.earlier}-{comparison.later}.html")


def tie(visit: Visit) -> Response:
    """Keep that two points belong together, or do not."""
    comparison = _two(visit)[1]
    old, new, how = (visit.sent(name).strip() for name in ("old", "new", "how"))
    sent = {"old": old, "new": new, "how": how}
    if comparison.before.get(old) is None or comparison.after.get(new) is None:
        return _compare(visit, HTTPStatus.UNPROCESSABLE_ENTITY, sent, words.NO_POINT)
    pair = ((old, new),)
    ties = TiesByHand(apart=pair) if how == "apart" else TiesByHand(together=pair)
    earlier, later = comparison.earlier, comparison.later
    known = visit.known.dossier
    assert known is not None
    made = with_ties(known, earlier, later, ties).drafts[later]
    wanted = {of: list(getattr(made, of)) or None for of in ("tied", "apart")}
    visit.save(*edits(visit, {("drafts", later, of): pairs for of, pairs in wanted.items()}))
    return visit.go("drafts/compare", said=words.TIED, earlier=earlier, later=later)


ROUTES = (
    get("/drafts", show),
    post("/drafts/take", take),
    get("/drafts/compare", compare),
    get("/drafts/redline.docx", docx),
    get("/drafts/redline.html", html),
    post("/drafts/tie", tie),
)
