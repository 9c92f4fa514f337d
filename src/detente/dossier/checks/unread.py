"""Numbers that are never read: said of somebody for whom they do not count."""

from __future__ import annotations

from detente.dossier.checks.desk import Desk
from detente.dossier.checks.reasons import walk
from detente.dossier.files.tree import Path, dotted
from detente.dossier.inputs.registry.durability import IF_IT_FAILS
from detente.dossier.model.parties import Party
from detente.estimates import Estimate

_PARTS = ("parties", "issues", "war", "standoff", "durability", "behaviour", "mediation")
_SHOWN = 3


def check_unread(desk: Desk) -> None:
    """Advise on estimates from which nothing is worked out, once for each cause."""
    if not all(desk.intact((part,)) for part in _PARTS) or _names_unknown(desk):
        return
    read = {entry.path for entry in desk.inputs}
    unread: dict[Path, list[Path]] = {}
    for path, thing, _ in walk(desk.dossier, (), covered=True):
        if isinstance(thing, Estimate) and path not in read:
            unread.setdefault(_cause(desk, path), []).append(path)
    for id, party in desk.dossier.parties.items():
        _elsewhere(desk, id, party, unread.pop(_only(id), []))
    for paths in unread.values():
        more = f" and {len(paths) - 1} more of its numbers" if len(paths) > 1 else ""
        desk.add(
            "unread-number",
            paths[0],
            f"nothing is worked out from {dotted(paths[0])}{more}.",
            "See that it stands with the party that is meant, or take it away.",
        )


def _only(party: str) -> Path:
    """Where the issues stand on which alone a party's leave is needed."""
    return ("parties", party, "consent", "required-on")


def _cause(desk: Desk, path: Path) -> Path:
    """What makes a number count for nothing: that a party's leave is needed on some issues alone;
    the party that it is said of; or what it is itself.
    """
    failing = path[:-1] == IF_IT_FAILS.path_of(party="")[:-1]
    at = len(path) - 1 if failing else 1
    party = str(path[at]) if len(path) > at else ""
    if party not in desk.names.parties:
        return path
    record = desk.dossier.parties.get(party)
    if record is not None and record.required_on and (failing or path[0] == "parties"):
        return _only(party)
    return ("parties", party)


def _elsewhere(desk: Desk, id: str, party: Party, unread: list[Path]) -> None:
    """Advise where a party's leave is needed on some issues, and its wants tell of others."""
    only, wants = party.required_on, party.wants
    if not only:
        return
    told = [] if wants is None else [*wants.weights, *wants.worth]
    told += [issue for group in (wants.order if wants is not None else ()) for issue in group]
    others = [issue for issue in desk.dossier.issues if issue in told and issue not in only]
    if not others and not unread:
        return
    many = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
    what = (
        f"what it is said to want of {', '.join(others[:_SHOWN])}{many}"
        if others
        else dotted(unread[0])
    )
    desk.add(
        "unread-number",
        _only(id),
        f'a deal needs the leave of "{id}" on {", ".join(only[:_SHOWN])} alone: nothing is worked '
        f"out from {what}.",
        f"Write consent: required if {id} must agree to the whole; name the other issues here too; "
        "or take away what is said of them.",
    )


def _names_unknown(desk: Desk) -> bool:
    """Whether a name is wrong already, so that what stands under it cannot be read."""
    return any(f.severity == "error" or f.slug == "odd-role" for f in desk.findings)
