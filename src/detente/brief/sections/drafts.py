"""What is on the table: drafts, who objects to which point, what changed, what each is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.dealspace.score import DraftScore
from detente.dealspace.tabled import DraftPath, Tabled
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Draft
from detente.drafting.points import lineage_changes, words_of_points
from detente.inference.predictive import PredictedAnswer
from detente.phrases import listed
from detente.results import Study
from detente.wording import names
from detente.wording import sections as words
from detente.wording import tabling as words_of_path
from detente.wording.changes import clip
from detente.wording.numbers import Figure, Link, percent, quantity, share
from detente.wording.stances import stance_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point: what it holds, who accepts it and who objects."""

    number: str
    holds: str
    known: bool
    accepted_by: str
    objected_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """A party's answer to the whole; ``expected`` is the chance the model gave to it."""

    party: str
    stance: str
    day: str
    points: str
    links: tuple[Link, ...]
    expected: Figure | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one party gains by a draft."""

    party: str
    gain: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One draft; of its points some may be ``known``, by words or options, and some ``mapped``."""

    id: str
    name: str
    by: str
    day: str
    parents: str
    points: tuple[Point, ...]
    known: int
    mapped: int
    unanswered: str
    responses: tuple[Response, ...]
    changed: tuple[str, ...]
    open: str
    scores: tuple[Score, ...]
    inside: Figure
    keeps_out: tuple[tuple[str, Figure], ...]


def drafts(study: Study, path: DraftPath) -> tuple[Sheet, ...]:
    """Every draft in the order of time."""
    scores, answers = study.deals.drafts, study.answers
    return tuple(_sheet(study.dossier, one, scores.get(one.draft), answers) for one in path.drafts)


def _sheet(
    dossier: Dossier, tabled: Tabled, score: DraftScore | None, answers: tuple[PredictedAnswer, ...]
) -> Sheet:
    id = tabled.draft
    draft = dossier.drafts[id]
    points = tuple(
        _point(dossier, draft, number, said)
        for number, said in words_of_points(dossier, id).items()
    )
    return Sheet(
        id=id,
        name=draft.name,
        by=listed(names.said_party(dossier, party) for party in draft.by),
        day=names.when(draft.date),
        parents=listed(
            dossier.drafts[p].name if p in dossier.drafts else p for p in draft.derived_from
        ),
        points=points,
        known=sum(point.known for point in points),
        mapped=sum(point is not None for point in draft.points.values()),
        unanswered=names.parties(
            dossier, [party for party in dossier.required if party not in draft.responses]
        ),
        responses=_responses(dossier, id, draft, answers),
        changed=_changed(dossier, id),
        open=words_of_path.known(tabled),
        scores=_scores(dossier, tabled, score),
        inside=words_of_path.chance(tabled.inside, "#basis-drafts"),
        keeps_out=tuple(
            (obstacle.label, share(obstacle.share, "#basis-drafts", error=obstacle.error))
            for obstacle in (score.keeps_out if score and tabled.settled else ())[:4]
        ),
    )


def _point(dossier: Dossier, draft: Draft, number: str, said: str) -> Point:
    held, unsaid = draft.points.get(number), number not in draft.points and bool(said)
    accepted = [party for party, r in draft.responses.items() if number in r.accepts]
    objected = [party for party, r in draft.responses.items() if number in r.objects]
    return Point(
        number=number,
        holds=clip(said) if held is None and said else _holds(dossier, held),
        known=held is not None or unsaid,
        accepted_by=names.parties(dossier, accepted),
        objected_by=names.parties(dossier, objected),
    )


def _holds(dossier: Dossier, held: Mapping[str, str] | None) -> str:
    if held is None:
        return words.POINT_UNKNOWN
    if not held:
        return words.POINT_BESIDE
    return "; ".join(
        f"{names.issue(dossier, issue)}: {names.option(dossier, issue, option)}"
        for issue, option in held.items()
    )


def _responses(
    dossier: Dossier, id: str, draft: Draft, answers: tuple[PredictedAnswer, ...]
) -> tuple[Response, ...]:
    expected = {(a.party, a.draft): a for a in answers}
    found = []
    for party, response in draft.responses.items():
        answer = expected.get((party, id))
        found.append(
            Response(
                party=names.party(dossier, party),
                stance=stance_words(response.stance),
                day=names.when(response.date, short=True),
                points=words.points(response.accepts, response.objects),
                links=names.reasons(dossier, response.statement),
                expected=percent(answer.chance, "#basis-answers") if answer else None,
            )
        )
    return tuple(found)


def _changed(dossier: Dossier, id: str) -> tuple[str, ...]:
    """What differs in content from the drafts it descends from, issue by issue."""
    if not any(dossier.drafts[id].points.values()):
        return ()  # nothing is known of it, so nothing of what changed
    lines = []
    for comparison in lineage_changes(dossier, id):
        for change in comparison.of_kind("added", "removed", "changed"):
            issue = change.issue
            both = [
                names.option(dossier, issue, o) or "left open"
                for o in (change.before, change.after)
            ]
            doubt = "" if change.certain else words.CHANGE_UNSURE
            lines.append(f"{names.issue(dossier, issue)}: {both[0]} → {both[1]}{doubt}")
    return tuple(lines)


def _scores(dossier: Dossier, tabled: Tabled, score: DraftScore | None) -> tuple[Score, ...]:
    """What it gains whom; those whose leave is not needed too, where all of it is known."""
    basis = "#basis-drafts"
    gains = {party: words_of_path.gain(ends, basis) for party, ends in tabled.gain.items()}
    if score is not None and tabled.settled:
        gains = {p: quantity(score.gain[p], basis, signed=True) for p in score.gain}
    return tuple(
        Score(party=names.party(dossier, party), gain=gain) for party, gain in gains.items()
    )
