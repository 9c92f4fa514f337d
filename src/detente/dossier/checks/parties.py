"""Parties and issues: people and consent; tracks, options, where issues stand, texts of drafts."""

from __future__ import annotations

from detente.dossier.checks.desk import Desk
from detente.dossier.files.tree import Path
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.parties import Party


def check_parties(desk: Desk) -> None:
    """Check who the parties are and whose leave a deal needs."""
    for id, party in desk.dossier.parties.items():
        _principal(desk, id, party)
        desk.several(("parties", id, "interests"), f'the interests of "{id}"')
        desk.several(("parties", id, "also"), f'the other names of "{id}"')
        for person in party.people:
            here = ("parties", id, "people", person, "also")
            desk.several(here, f'the other names of "{person}"')
        path = ("parties", id, "consent", "required-on")
        who = f'"{id}" must consent on'
        desk.refer_each("issue", party.required_on or (), desk.names.issues, path, who=who)
        if party.consent is not None and party.wants is None and desk.intact(("parties", id)):
            desk.add_key(
                "no-wants",
                ("parties", id),
                f'the leave of "{id}" is needed, and nothing is known of what it wants.',
                "Add wants:, if only the order of the issues; else wide defaults stand in.",
            )
    _people(desk)
    _terms(desk)
    _required(desk)


def _principal(desk: Desk, id: str, party: Party) -> None:
    if party.principal is None:
        return
    own = [person for person, parties in desk.names.people.items() if id in parties]
    path = ("parties", id, "principal")
    desk.refer("person", party.principal, own, path, who=f'the principal of "{id}" is')


def _people(desk: Desk) -> None:
    """A person is named by id alone, in statements: so an id is one person's."""
    for person, parties in desk.names.people.items():
        for party in parties[1:]:
            desk.add_key(
                "duplicate-id",
                ("parties", party, "people", person),
                f'"{person}" is a person of "{parties[0]}" already.',
                "Give one of the two another id.",
                name=person,
            )


def _terms(desk: Desk) -> None:
    """A person comes into office before leaving it."""
    for id, party in desk.dossier.parties.items():
        for person, record in party.people.items():
            if record.from_ and record.until and record.until.latest < record.from_.earliest:
                desk.add(
                    "until-before-date",
                    ("parties", id, "people", person, "until"),
                    f'"{person}" is in office until {record.until}, which is before '
                    f"{record.from_}, where it begins.",
                    "Mend one of the two dates.",
                )


def _required(desk: Desk) -> None:
    if desk.dossier.required or not desk.intact(("parties",)):
        return
    desk.add_key(
        "no-required-party",
        ("parties",),
        "no party's consent is required, so anything would be a deal.",
        "Add consent: required to each party whose leave a deal needs.",
    )


def check_issues(desk: Desk) -> None:
    """Check the questions on the table."""
    dossier = desk.dossier
    if not dossier.issues and desk.intact(("issues",)) and "issues" in desk.tree.data:
        desk.add_key("no-issue", ("issues",), "there is no issue.", "Add the questions at stake.")
    for id, issue in dossier.issues.items():
        path = ("issues", id)
        desk.several((*path, "keywords"), f'the keywords of issue "{id}"')
        if issue.track is not None:
            who = f'issue "{id}" is on track'
            desk.refer("track", issue.track, desk.names.tracks, (*path, "track"), who=who)
        if len(issue.options) < 2 and desk.intact((*path, "options")):
            desk.add_key(
                "one-option",
                (*path, "options"),
                f'issue "{id}" has {"one option" if issue.options else "no option"}.',
                "An issue is a question with at least two answers: add one, "
                "or leave the issue out.",
            )
        if issue.today is not None:
            who = f'issue "{id}" stands today at'
            desk.refer("option", issue.today, desk.names.issues[id], (*path, "today"), who=who)
        elif _is_lacking(desk, (*path, "today")) and not _no_deal_is_stated(dossier):
            desk.add_key(
                "no-today",
                path,
                f'where issue "{id}" stands today is not said.',
                "Add today: and one of its options; going on without a deal is measured by it.",
            )


def _is_lacking(desk: Desk, path: Path) -> bool:
    """Whether a word is not there, and nothing is said of that already."""
    return desk.intact(path) and not desk.left_empty(path)


def _no_deal_is_stated(dossier: Dossier) -> bool:
    """Whether every required party says what no deal is worth, so that nothing hangs on today."""
    standoff = dossier.standoff.parties if dossier.standoff else {}
    wants = {party: dossier.parties[party].wants for party in dossier.required}
    return dossier.war is None and all(
        (wanted is not None and wanted.no_deal is not None)
        or (party in standoff and standoff[party].no_deal is not None)
        for party, wanted in wants.items()
    )
