"""Whose words a party's answers and red lines rest on: its own, not those of the other side."""

from __future__ import annotations

from detente.dossier.checks.desk import Desk
from detente.dossier.files.tree import Path
from detente.dossier.model.drafts import CAMPS, Draft


def check_speakers(desk: Desk) -> None:
    """Warn where words of another side alone stand for what a party answered or declared."""
    for id, party in desk.dossier.parties.items():
        for number, line in enumerate(party.wants.red_lines if party.wants is not None else ()):
            _own(
                desk,
                id,
                line.declared,
                ("parties", id, "wants", "red-lines", number, "declared"),
                what=f'a red line that "{id}" has declared rests on',
                mend=f'Name a statement of "{id}"; or write assessed in place of declared.',
            )
    for id, draft in desk.dossier.drafts.items():
        for answering, response in draft.responses.items():
            joint = _joint(draft, answering)
            _own(
                desk,
                answering,
                tuple(word for word in response.statement if word not in joint),
                ("drafts", id, "responses", answering, "statement"),
                what=f'the answer of "{answering}" to "{id}" rests on',
                mend=f'Name a statement of "{answering}", or take statement away.',
            )


def _joint(draft: Draft, party: str) -> set[str]:
    """The statements by which others give a draft the same answer: several may speak as one."""
    own = draft.responses[party]
    return {
        statement
        for other, response in draft.responses.items()
        if other != party and CAMPS[response.stance] == CAMPS[own.stance]
        for statement in response.statement
    }


def _own(
    desk: Desk, party: str, statements: tuple[str, ...], path: Path, *, what: str, mend: str
) -> None:
    """Warn where every one of some statements is of another party whose leave a deal needs.

    Mediators and observers pass on what parties say; the other side speaks for itself.
    """
    said = [desk.statement(id) for id in statements]
    others = [
        statement for statement in said if statement is not None and _side(desk, statement.party)
    ]
    if not said or len(others) < len(said) or party not in desk.dossier.parties:
        return
    if all(statement.party != party for statement in others):
        first = others[0]
        desk.add(
            "another-speaker", path, f'{what} {first.id}, a statement of "{first.party}".', mend
        )


def _side(desk: Desk, party: str) -> bool:
    record = desk.dossier.parties.get(party)
    return record is not None and (record.consent is not None or record.kind == "belligerent")
