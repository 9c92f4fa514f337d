"""What could be heard next and is not on record yet: observations, and what each may come to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from detente.dossier.inputs.names import issues_for
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Stance
from detente.drafting.points import draft_package
from detente.inference.completions import MANY
from detente.inference.evidence import ANSWERS, Evidence, Piece, Reading
from detente.shown import Result
from detente.worlds.build import Worlds

Kind = Literal["answer", "points", "line", "wants", "option", "ranking"]
"""An answer to a draft; the points of one of which some are not known; whether a red line is
absolute; what a party wants on an issue, whether it could live with an option; which issue matters
most to it."""
ANSWER = ("accepts", "rejects")
"""Of an answer, to a draft as it stands (a yes to a part of it is none), or to an option."""
LINE = ("absolute", "not-absolute")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Result):
    """Something that could be heard, and is not on record.

    Attributes
    ----------
    id : str
        Such as ``south answers first-plan``.
    kind : str
        What is heard: an ``answer`` to a draft, the ``points`` of a draft of which some are not
        known, whether a red ``line`` is absolute, what a party ``wants`` on an issue, whether it
        would live with an ``option``, its ``ranking`` of issues: which matters most to it.
    party : str or None
        Who says it; None of a draft's points.
    draft, issue, option, line : str or None
        What it is about; a line as ``party.line``.
    results : tuple of str
        What may come of it.
    """

    id: str
    kind: Kind
    party: str | None
    results: tuple[str, ...]
    draft: str | None = None
    issue: str | None = None
    option: str | None = None
    line: str | None = None


def observations(dossier: Dossier, worlds: Worlds, known: Evidence) -> tuple[Observation, ...]:
    """What could be heard of the parties whose leave a deal needs, and is not on record.

    Parameters
    ----------
    dossier : Dossier
    worlds : Worlds
        Of which the red lines count.
    known : Evidence
        What is on record.

    Notes
    -----
    Nobody is asked what it thinks of a draft of its own. Points that are not known are asked for
    where somebody answered the draft: else they tell nothing of anybody.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> from detente.inference.evidence import evidence
    >>> from detente.worlds.build import build_worlds
    >>> from detente.worlds.inputs import draw_inputs
    >>> rivers = read("two-rivers")
    >>> worlds = build_worlds(rivers, draw_inputs(rivers, draws=20, seed=1), inner=1)
    >>> [one.id for one in observations(rivers, worlds, evidence(rivers))][:3]
    ['north answers sketch', 'coast answers sketch', 'coast answers first-plan']
    """
    required = [worlds.parties[p] for p in worlds.required]
    return (
        *_answers(dossier, required),
        *_points(dossier, known),
        *_lines(worlds),
        *_positions(dossier, required, known),
        *_rankings(dossier, required),
    )


def pieces_of(dossier: Dossier, one: Observation) -> tuple[Piece, ...]:
    """The pieces of evidence that some of the results would be, in their order."""
    today = When.parse(dossier.date)
    if one.party is None or one.kind in ("line", "ranking"):
        return ()

    def piece(stance: Stance, reading: Reading, option: str | None) -> Piece:
        return Piece(
            id=f"{one.id}: {reading} {option}",
            party=one.party or "",
            date=today,
            stance=stance,
            reading=reading,
            draft=one.draft,
            issue=one.issue,
            option=option,
        )

    if one.kind == "answer":
        return (piece("accepts", "yes", None),)
    if one.kind == "wants":
        return tuple(piece("demands", "ideal", option) for option in one.results)
    return (piece("accepts", "fine", one.option),)


def _answers(dossier: Dossier, required: list[str]) -> Iterator[Observation]:
    for id, draft in dossier.drafts.items():
        if (draft.known or draft.date).earliest > dossier.date:
            continue
        for party in required:
            response = draft.responses.get(party)
            given = response is not None and response.stance in ANSWERS
            if not given and party not in draft.by:
                yield Observation(
                    id=f"{party} answers {id}",
                    kind="answer",
                    party=party,
                    draft=id,
                    results=ANSWER,
                )


def _points(dossier: Dossier, known: Evidence) -> Iterator[Observation]:
    answered = {piece.draft for piece in known.pieces}
    for id, draft in dossier.drafts.items():
        if id in answered and (not draft.points or draft_package(dossier, id).unknown):
            yield Observation(
                id=f"points of {id}",
                kind="points",
                party=None,
                draft=id,
                results=tuple(f"text {n + 1}" for n in range(MANY)),
            )


def _lines(worlds: Worlds) -> Iterator[Observation]:
    for line in worlds.lines:
        if line.party in worlds.required:
            yield Observation(
                id=f"line {line.name}",
                kind="line",
                party=worlds.parties[line.party],
                issue=worlds.issues[line.issue],
                line=line.name,
                results=LINE,
            )


def _positions(dossier: Dossier, required: list[str], known: Evidence) -> Iterator[Observation]:
    spoken = {(piece.party, piece.issue) for piece in known.pieces if piece.reading == "ideal"}
    said = {(piece.party, piece.issue, piece.option) for piece in known.pieces}
    for party in required:
        for issue in issues_for(dossier, party):
            options = tuple(dossier.issues[issue].options)
            if (party, issue) not in spoken:
                yield Observation(
                    id=f"{party} on {issue}",
                    kind="wants",
                    party=party,
                    issue=issue,
                    results=options,
                )
            for option in options:
                if (party, issue, option) not in said:
                    yield Observation(
                        id=f"{party} on {issue}={option}",
                        kind="option",
                        party=party,
                        issue=issue,
                        option=option,
                        results=ANSWER,
                    )


def _rankings(dossier: Dossier, required: list[str]) -> Iterator[Observation]:
    for party in required:
        counted = issues_for(dossier, party)
        if len(counted) > 1:
            yield Observation(
                id=f"{party} ranks issues", kind="ranking", party=party, results=counted
            )
