"""What is new since a person last looked at a dossier: kept in the user's own folder, not in it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from detente.dossier.model.dossier import Dossier
from detente.editing.journal import Change, changes
from detente.kept.keeper import place
from detente.kept.shelf import Shelf
from detente.web.case import Case

_AGAIN_HOURS = 4
"""Looks that lie no further apart are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What has come since a moment.

    Attributes
    ----------
    since : datetime
    statements, events, drafts : tuple of str
        Ids of what is on record now and was not.
    changes : tuple of Change
        What others than this person have changed on the pages.
    """

    since: dt.datetime
    statements: tuple[str, ...]
    events: tuple[str, ...]
    drafts: tuple[str, ...]
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.statements or self.events or self.drafts or self.changes)


def news(case: Case, dossier: Dossier, who: str, *, now: dt.datetime) -> News | None:
    """What is new to a person; None at a first look, or where nothing is kept.

    Parameters
    ----------
    case : Case
    dossier : Dossier
        As its files have it, not as of an earlier day.
    who : str
    now : datetime
        When the person looks.
    """
    folder = place()
    if folder is None:
        return None
    shelf, name = Shelf(folder.parent / "seen"), _name(case, who)
    held = _held(shelf.read(name))
    record = {"at": now.isoformat(), **_ids(dossier)}
    if held is None:
        shelf.write(name, json.dumps({"before": None, "last": record}).encode())
        return None
    before, last = held["before"], held["last"]
    if now - dt.datetime.fromisoformat(last["at"]) > dt.timedelta(hours=_AGAIN_HOURS):
        before = last
    shelf.write(name, json.dumps({"before": before, "last": record}).encode())
    return None if before is None else _between(case, before, record, who)


def _between(case: Case, before: Mapping[str, Any], now: Mapping[str, Any], who: str) -> News:
    since = dt.datetime.fromisoformat(before["at"])
    held = changes(case.folder) if case.folder is not None else ()
    fresh = {
        kind: tuple(id for id in now[kind] if id not in set(before[kind]))
        for kind in ("statements", "events", "drafts")
    }
    others = tuple(one for one in held if one.who != who and one.when > since)
    return News(since=since, changes=others, **fresh)


def _ids(dossier: Dossier) -> dict[str, list[str]]:
    return {
        "statements": [one.id for one in dossier.statements],
        "events": [one.id for one in dossier.events],
        "drafts": list(dossier.drafts),
    }


def _name(case: Case, who: str) -> str:
    return hashlib.sha256(f"{case.path}\0{who}".encode("utf-8", "surrogatepass")).hexdigest()


def _held(raw: bytes | None) -> dict[str, Any] | None:
    """What was kept; None if nothing was, or not what is written here."""
    try:
        held: Any = json.loads(raw or b"")
        for record in (held["last"], held["before"] or held["last"]):
            moment = dt.datetime.fromisoformat(record["at"])
            if moment.tzinfo is None or not all(isinstance(record[k], list) for k in _KINDS):
                return None
        return {"before": held["before"], "last": held["last"]}
    except (ValueError, KeyError, TypeError):
        return None


_KINDS = ("statements", "events", "drafts")
