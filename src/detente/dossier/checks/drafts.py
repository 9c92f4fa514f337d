"""Drafts, their lineage and the answers to them; deadlines."""

from __future__ import annotations

from detente.dossier.checks.desk import Desk
from detente.dossier.files.tree import Path, dotted
from detente.dossier.lookup import suggest
from detente.dossier.model.dates import When
from detente.dossier.model.drafts import CAMPS, Deadline, Draft, Response, point_pair
from detente.dossier.points import numbered
from detente.errors import About, Place
from detente.findings.making import found


def check_drafts(desk: Desk) -> None:
    """Check the texts on the table."""
    for id, draft in desk.dossier.drafts.items():
        path = ("drafts", id)
        desk.refer_each("party", draft.by, desk.names.parties, (*path, "by"), who=f'"{id}" is by')
        if not draft.by and (*path, "by") in desk.tree.values:
            desk.add(
                "missing",
                (*path, "by"),
                f"{dotted((*path, 'by'))}: the list is empty.",
                "Write one at least: the party that wrote it.",
            )
        who = f'draft "{id}" derives from'
        desk.refer_each(
            "draft", draft.derived_from, desk.names.drafts, (*path, "derived-from"), who=who
        )
        _lineage(desk, id, path)
        _pairs(desk, id, path)
        _points(desk, id, draft, path)
        for party, response in draft.responses.items():
            here = (*path, "responses", party)
            desk.refer(
                "party", party, desk.names.parties, here, who=f'"{id}" is answered by', key=True
            )
            _response(desk, id, draft, response, here)
            _whole(desk, id, draft, response, here)
        desk.known_later(path, draft.date, draft.known)
        desk.late(path, draft.date, draft.known)
    _texts(desk)


def _lineage(desk: Desk, id: str, path: Path) -> None:
    drafts = desk.dossier.drafts
    seen: set[str] = set()
    todo = list(drafts[id].derived_from)
    while todo:
        ancestor = todo.pop()
        if ancestor == id:
            desk.add(
                "draft-descends-from-itself",
                (*path, "derived-from"),
                f'draft "{id}" descends from itself.',
                "Name under derived-from only drafts that came before it.",
            )
            return
        if ancestor not in seen and ancestor in drafts:
            seen.add(ancestor)
            todo += drafts[ancestor].derived_from
    for number, origin in enumerate(drafts[id].derived_from):
        before, date = drafts.get(origin), drafts[id].date
        if before is not None and date.latest < before.date.earliest:
            desk.add(
                "draft-before-origin",
                (*path, "derived-from", number),
                f'draft "{id}" of {date} is older than "{origin}" of {before.date}, from which it '
                "derives.",
                "Mend one of the two dates; or name under derived-from what came before it.",
            )


def _pairs(desk: Desk, id: str, path: Path) -> None:
    """Points tied by hand to those of another draft, or kept apart from them."""
    draft = desk.dossier.drafts[id]
    for word, pairs in (("tied", draft.tied), ("apart", draft.apart)):
        for number, text in enumerate(pairs):
            pair, here = point_pair(text), (*path, word, number)
            who = f'"{id}" names under {word} the draft'
            if not desk.refer("draft", pair.draft, desk.names.drafts, here, who=who):
                continue
            if pair.draft == id:
                desk.add(
                    "tied-and-apart",
                    here,
                    f'draft "{id}" ties its points to its own.',
                    "Name the other draft first: its point = the point here.",
                )
                continue
            for of, point in ((pair.draft, pair.before), (id, pair.after)):
                _has_point(desk, of, point, here)
    for text in set(draft.tied) & set(draft.apart):
        desk.add(
            "tied-and-apart",
            (*path, "apart", draft.apart.index(text)),
            f'draft "{id}" says of {text} that they belong together, and that they do not.',
            "Keep it under tied: or under apart:.",
        )


def _has_point(desk: Desk, id: str, point: str, path: Path) -> None:
    """Whether a draft's text has a point of that number; where it has no text, whether it does."""
    known = _in_text(desk, id) or desk.names.drafts[id]
    if known and desk.intact(("drafts", id, "points")):
        desk.refer("point", point, known, path, who=f'a pair names of "{id}" the point')


def _points(desk: Desk, id: str, draft: Draft, path: Path) -> None:
    fixed: dict[str, tuple[str, str]] = {}
    for number, point in draft.points.items():
        for issue, option in (point or {}).items():
            here = (*path, "points", number, issue)
            who = f'point {number} of "{id}" is on'
            if not desk.refer("issue", issue, desk.names.issues, here, who=who, key=True):
                continue
            who = f'point {number} of "{id}" sets "{issue}" to'
            desk.refer("option", option, desk.names.issues[issue], here, who=who)
            before, stated = fixed.setdefault(issue, (number, option))
            if stated != option:
                desk.add(
                    "two-options-of-one-issue",
                    here,
                    f'point {number} sets "{issue}" to "{option}", and point {before} to '
                    f'"{stated}".',
                    "A draft gives one answer to an issue: mend one, "
                    "or split the issue into the two that the points are about.",
                )


def _response(desk: Desk, id: str, draft: Draft, response: Response, path: Path) -> None:
    if response.date.latest < draft.date.earliest:
        desk.add(
            "response-before-draft",
            (*path, "date"),
            f'the response of {response.date} comes before draft "{id}" of {draft.date}.',
            "Mend one of the two dates.",
        )
    for word, points in (("accepts", response.accepts), ("objects", response.objects)):
        who = f'a response to "{id}" names point'
        known = desk.names.drafts[id]
        if set(points) - set(known):
            known = (*known, *_in_text(desk, id))
        if not desk.intact(("drafts", id, "points")):
            continue  # one may be among what was set aside
        if points and not known:
            message = f'{who}s, and "{id}" states none.'
            if not any(finding.message == message for finding in desk.findings):
                mend = "Add points: to the draft, by number; or take them away here."
                desk.add("unknown-point", (*path, word), message, mend, name=id)
            continue
        desk.refer_each("point", points, known, (*path, word), who=who)
    for point in response.accepts:
        if point in response.objects:
            desk.add(
                "accepts-and-objects",
                path,
                f'point {point} of "{id}" is both accepted and objected to.',
                "Keep it in one of the two lists.",
            )
    if response.stance == "accepts" and response.objects:
        desk.add(
            "accepts-and-objects",
            (*path, "stance"),
            f'the response accepts "{id}", and objects to point {response.objects[0]}.',
            "Write stance: accepts-part; or take objects away.",
        )
    elif response.stance == "silent" and (response.accepts or response.objects):
        desk.add(
            "accepts-and-objects",
            (*path, "stance"),
            f'the response is silent on "{id}", and names points of it.',
            "Write stance: accepts-part, or rejects; or take the points away.",
        )
    who = f'a response to "{id}" rests on'
    here = (*path, "statement")
    desk.refer_each("statement", response.statement, desk.names.statements, here, who=who)
    desk.known_later(path, response.date, response.known)
    desk.late(path, response.date, response.known)


def _whole(desk: Desk, id: str, draft: Draft, response: Response, path: Path) -> None:
    """Warn where the points that a response names contradict its answer to the whole."""
    accepts, points = set(response.accepts), set(draft.points or _in_text(desk, id))
    if response.objects or not desk.intact(path) or not accepts <= points:
        return  # what is said of objections is checked above
    if response.complete and not accepts:
        desk.add(
            "accepts-and-objects",
            (*path, "complete"),
            f'the response to "{id}" is said to name all its points, and it names none.',
            "Name the points under accepts or objects; or take complete away.",
        )
    elif (
        accepts and CAMPS[response.stance] == "against" and (response.complete or accepts >= points)
    ):
        desk.add(
            "accepts-and-objects",
            (*path, "stance"),
            f'the response ({response.stance}) is against "{id}", and all points it names are '
            "accepted.",
            "Write stance: accepts-part; or name under objects what it objects to, and under "
            "accepts no more than it accepts.",
        )
    elif response.complete and response.stance == "accepts" and accepts < points:
        desk.add(
            "accepts-and-objects",
            (*path, "stance"),
            f'the response accepts "{id}" as a whole, and is said to accept '
            f"{len(accepts)} of its {len(points)} points alone.",
            "Write stance: accepts-part; or take complete away.",
        )


def check_deadlines(desk: Desk) -> None:
    """Check the deadlines."""
    for id, deadline in desk.dossier.deadlines.items():
        path = ("deadlines", id)
        known, who = desk.names.parties, f'deadline "{id}" is set'
        desk.refer("party", deadline.set_by, known, (*path, "set-by"), who=f"{who} by")
        desk.refer_each("party", deadline.for_, known, (*path, "for"), who=f"{who} for")
        who = f'deadline "{id}" rests on'
        here = (*path, "statement")
        desk.refer_each("statement", deadline.statement, desk.names.statements, here, who=who)
        _times(desk, id, deadline, path)
        _missed_early(desk, id, deadline, path)
        desk.known_later(path, deadline.set, deadline.known)
        desk.late(path, deadline.set, deadline.known)
        if deadline.became_on is not None:
            _became(desk, id, deadline.became_on, deadline)


def _became(desk: Desk, id: str, day: When, deadline: Deadline) -> None:
    path: Path = ("deadlines", id, "became-on")
    if day.latest < deadline.set.earliest:
        desk.add(
            "until-before-date",
            path,
            f'what became of deadline "{id}" is of {day}, before it was set on {deadline.set}.',
            "Mend one of the two dates.",
        )
    else:
        desk.late(path, day, None)


def _times(desk: Desk, id: str, deadline: Deadline, path: Path) -> None:
    if deadline.due.latest < deadline.set.earliest:
        desk.add(
            "deadline-due-before-set",
            (*path, "due"),
            f'deadline "{id}" is due on {deadline.due}, before it was set on {deadline.set}.',
            "Mend one of the two dates.",
        )
    elif (
        _open(desk, deadline, path)
        and deadline.due.latest < desk.dossier.date
        and desk.intact(("as-of",))
    ):
        desk.add_key(
            "deadline-passed",
            path,
            f'deadline "{id}" was due on {deadline.due}, and what became of it is not said.',
            "Add became: kept, missed, dropped or moved.",
        )


def _missed_early(desk: Desk, id: str, deadline: Deadline, path: Path) -> None:
    """Warn of a deadline that is said to be missed before it is due."""
    by = deadline.became_on or desk.dossier.as_of
    sure = deadline.became_on is not None or desk.intact(("as-of",))
    if by.latest < deadline.set.earliest:
        return  # that is said already
    if deadline.became == "missed" and by.latest < deadline.due.earliest and sure:
        day = f"{by}" if deadline.became_on is not None else f"{by}, the day of the dossier"
        desk.add(
            "missed-early",
            (*path, "became"),
            f'deadline "{id}" is due on {deadline.due}, and is said to be missed by {day}.',
            "Mend the date; or write became: open, or dropped if it was given up.",
        )


def _in_text(desk: Desk, id: str) -> tuple[str, ...]:
    """The numbers of the points that the text of a draft has."""
    text = desk.dossier.texts.get(id)
    return tuple(point.number for point in numbered(text).points) if text else ()


def _texts(desk: Desk) -> None:
    for name in desk.dossier.texts:
        place = Place(f"drafts/{name}.md")
        if name not in desk.names.drafts:
            mend = suggest(name, desk.names.drafts, what="Drafts")
            message = f'the text "{name}.md" belongs to no draft.'
            about = About(name=name)
            desk.findings.append(found("unknown-draft", place, message, mend, about))
            continue
        draft = desk.dossier.drafts.get(name)
        numbers = set(_in_text(desk, name)) if draft and draft.points else set()
        lacking = [point for point in (draft.points if draft else ()) if point not in numbers]
        if numbers and lacking:
            desk.add_key(
                "point-not-in-text",
                ("drafts", name, "points", lacking[0]),
                f"no paragraph of {place.file} has the number {lacking[0]}.",
                "Number the paragraphs as the points are numbered: 1. …, 2. …",
            )


def _open(desk: Desk, deadline: Deadline, path: Path) -> bool:
    return deadline.became == "open" and desk.intact((*path, "became"))
