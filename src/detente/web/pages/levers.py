"""What a mediator can do: each lever alone, two together, now or later; price beside effect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from detente.asked import Settings
from detente.dossier.model.dossier import Dossier
from detente.web.jobs import Tools
from detente.web.visit import Visit, get, post
from detente.wording import names, numbers
from detente.wording import web_levers as words
from detente.wording.numbers import Figure

if TYPE_CHECKING:
    from detente.answers.levers import BundleAnswer, LeversAnswer
    from detente.levers.differences import Difference

ALONE, MORE = "alone", "more"
SEED = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A lever, or several together."""

    names: tuple[str, ...]
    by: tuple[Figure, ...]
    against: str
    beyond: str
    kept: Figure
    cost: Figure
    payer: str
    price: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """A lever as planned, begun now and in full now."""

    name: str
    as_planned: str
    begun_now: str
    in_full_now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What levers bring, in words."""

    dates: tuple[str, ...]
    alone: tuple[Row, ...]
    groups: tuple[tuple[str, ...], ...]
    together: tuple[Row, ...]
    times: tuple[Times, ...]
    cautions: tuple[str, ...]
    draws: int
    paths: int
    seed: int


def work_out(tools: Tools, dossier: Dossier, more: bool, run: Settings = Settings()) -> Compared:
    """Levers side by side; long work, done in a process of its own."""
    from detente.answers.levers import levers_answer
    from detente.combining.timing import time_levers
    from detente.combining.together import combine_levers
    from detente.workbench import compare_levers

    told: dict[str, Any] = {"seed": SEED, "progress": tools.report, "keep": tools.keep}
    played = compare_levers(dossier, run, **told)
    told["played"] = played
    answer = levers_answer(
        dossier,
        played,
        seed=SEED,
        combined=combine_levers(dossier, run, **told) if more else None,
        timings=time_levers(dossier, run, **told) if more else None,
    )
    return _compared(dossier, answer)


def _compared(dossier: Dossier, answer: LeversAnswer) -> Compared:
    called = {id: lever.name for id, lever in answer.levers.items()}
    last = answer.dates[-1]
    bundles = sorted(answer.bundles.values(), key=lambda it: -it.outcome.deal_by[last].value)
    return Compared(
        dates=tuple(names.day(day) for day in answer.dates),
        alone=tuple(_alone(dossier, answer, id) for group in answer.groups for id in group),
        groups=tuple(tuple(called[id] for id in group) for group in answer.groups),
        together=tuple(_together(answer, bundle) for bundle in bundles),
        times=tuple(
            Times(
                name=called[id],
                as_planned=_moved(one.as_planned),
                begun_now=_moved(one.begun_now),
                in_full_now=_moved(one.in_full_now),
            )
            for id, one in answer.timings.items()
        ),
        cautions=answer.cautions,
        draws=answer.draws,
        paths=answer.paths,
        seed=answer.seed,
    )


def _alone(dossier: Dossier, answer: LeversAnswer, id: str) -> Row:
    lever = answer.levers[id]
    return Row(
        names=(lever.name,),
        by=tuple(numbers.percent(lever.outcome.deal_by[day]) for day in answer.dates),
        against=_moved(lever.against) if lever.against else "",
        beyond="",
        kept=numbers.percent(lever.outcome.kept),
        cost=numbers.quantity(lever.outcome.cost),
        payer=names.party(dossier, lever.paid_by) if lever.paid_by else "",
        price="; ".join(lever.price),
    )


def _together(answer: LeversAnswer, bundle: BundleAnswer) -> Row:
    levers = [answer.levers[id] for id in bundle.joint.levers]
    return Row(
        names=tuple(lever.name for lever in levers),
        by=tuple(numbers.percent(bundle.outcome.deal_by[day]) for day in answer.dates),
        against=_moved(bundle.joint.against),
        beyond=_moved(bundle.joint.beyond),
        kept=numbers.percent(bundle.outcome.kept),
        cost=numbers.quantity(bundle.outcome.cost),
        payer="",
        price="; ".join(price for lever in levers for price in lever.price),
    )


def _moved(one: Difference) -> str:
    return numbers.moved(one.value, one.error)


def show(visit: Visit) -> Response:
    """What levers bring, or how far that is worked out."""
    jobs = {name: visit.work(work_out, name == MORE) for name in (ALONE, MORE)}
    done = [job for job in (jobs[MORE], jobs[ALONE]) if job and job.state == "done"]
    going = [job for job in jobs.values() if job and job.state != "done"]
    return visit.page(
        "mediator.html",
        found=done[0].result if done else None,
        job=going[-1] if going else None,
        levers=visit.dossier.levers,
    )


def begin(visit: Visit) -> Response:
    """Begin to compare them."""
    more = bool(visit.sent("more"))
    visit.begin(words.TOGETHER if more else words.COMPARING, work_out, more)
    return visit.go("levers")


ROUTES = (get("/levers", show), post("/levers/compare", begin))
