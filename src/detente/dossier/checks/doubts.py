"""What is possible and likely a slip: one name for two, odd roles, lines on what is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from detente.dossier.checks.desk import Desk
from detente.dossier.checks.wants import options_beyond
from detente.dossier.files.tree import Path
from detente.dossier.inputs.names import matching
from detente.dossier.model.parties import Party, Person
from detente.dossier.model.wants import OptionWorth

_SHOWN: Final = 6


def check_names(desk: Desk) -> None:
    """Warn of two things of one sort that are called the same: nobody could tell them apart."""
    dossier = desk.dossier
    _same(desk, "parties", {id: it.name for id, it in dossier.parties.items()}, ("parties",))
    _same(desk, "issues", {id: it.name for id, it in dossier.issues.items()}, ("issues",))
    _same(desk, "tracks", dossier.tracks, ("tracks",))
    _same(desk, "drafts", {id: it.name for id, it in dossier.drafts.items()}, ("drafts",))
    _same(desk, "levers", {id: it.name for id, it in dossier.levers.items()}, ("levers",))
    for id, issue in dossier.issues.items():
        _same(desk, f'options of "{id}"', issue.options, ("issues", id, "options"))
    codes: set[str] = set()
    for id, party in dossier.parties.items():
        if party.code is not None and party.code in codes and desk.intact(("parties", id)):
            desk.add(
                "same-name",
                ("parties", id, "code"),
                f'"{id}" has the code of another party, {party.code}.',
                "A code is that of one state: mend it, or leave it out for what is part of one.",
            )
        codes |= {party.code} if party.code is not None else set()
        people = {person: record.name for person, record in party.people.items()}
        _same(desk, f'people of "{id}"', people, ("parties", id, "people"))
        # Of those who held an office one after the other, each may go by its title.
        lasting = {person: it for person, it in party.people.items() if not (it.from_ or it.until)}
        _also(desk, lasting, ("parties", id, "people"))
    _also(desk, dossier.parties, ("parties",))


def _also(desk: Desk, named: Mapping[str, Party | Person], path: Path) -> None:
    """Warn of another name that is the name of somebody else, or another name of theirs too."""
    owners: dict[str, str] = {}
    for id, record in named.items():
        owners.setdefault(_plain(record.name), id)
    for id, record in named.items():
        for number, name in enumerate(record.also):
            owner = owners.setdefault(_plain(name), id)
            if owner != id:
                desk.add(
                    "same-name",
                    (*path, id, "also", number),
                    f'“{name[:60]}”, another name of "{id}", is a name of "{owner}" too.',
                    "Take it from one of them: what is said under it could be of either.",
                )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _same(desk: Desk, what: str, names: Mapping[str, str], path: Path) -> None:
    first: dict[str, str] = {}
    for id, name in names.items():
        before = first.setdefault(_plain(name), id)
        if before != id:
            desk.add(
                "same-name",
                (*path, id, "name") if (*path, id, "name") in desk.tree.values else (*path, id),
                f'two {what}, "{before}" and "{id}", are both called “{name[:60]}”.',
                "Call one of them otherwise, so that answers tell them apart.",
            )


def check_roles(desk: Desk) -> None:
    """Warn of a side of the war that does not fight, or whose leave is not needed."""
    war, parties = desk.dossier.war, desk.dossier.parties
    # That a war and a standoff are both described is a finding of its own.
    sides = war.sides if war is not None and desk.dossier.standoff is None else ()
    for number, side in enumerate(sides):
        party = parties.get(side)
        if party is None or not desk.intact(("parties", side)):
            continue
        path: Path = ("war", "sides", number)
        if party.kind != "belligerent":
            desk.add(
                "odd-role",
                path,
                f'a side of the war is "{side}", which is a {party.kind}.',
                f"Name the two parties that fight, or write kind: belligerent for {side}.",
            )
        elif party.consent is None:
            desk.add(
                "odd-role",
                path,
                f'"{side}" is a side of the war, and a deal does not need its leave.',
                f"Write consent: required for {side}, or name another side.",
                name=side,
            )
    named = {*sides, *(war.parties if war is not None else ())}
    beside = [id for id, it in parties.items() if it.kind == "belligerent" and id not in named]
    if beside and sides and desk.intact(("war",)):
        more = f" (so are {len(beside) - 1} others)" if len(beside) > 1 else ""
        desk.add(
            "odd-role",
            ("parties", beside[0], "kind"),
            f'"{beside[0]}" is a belligerent{more}, and neither a side of the war nor named in it.',
            f"Say under war: what it costs, as in {beside[0]}: {{cost-per-month: 0.01}}; or write "
            "another kind for a party that does not fight.",
            name=beside[0],
        )
    by = desk.dossier.mediation.by
    if by is not None and by in parties and parties[by].kind == "belligerent":
        desk.add(
            "odd-role",
            ("mediation", "by"),
            f'the mediator is "{by}", which is a belligerent.',
            "Name who mediates; or leave by out if nobody does.",
        )


def check_aims(desk: Desk) -> None:
    """Warn where a mediator leans to, or a lever presses, a party whose leave no deal needs."""
    dossier, required = desk.dossier, desk.dossier.required
    sides = dossier.war.sides if dossier.war is not None else ()  # of them it is said there
    aims: list[tuple[str, Path, str]] = []
    if dossier.mediation.tilt != "none":
        aims.append((dossier.mediation.tilt, ("mediation", "tilt"), "the text is tilted to"))
    for id, lever in dossier.levers.items():
        if lever.deadline is not None:
            path: Path = ("levers", id, "deadline", "for")
            aims.append((lever.deadline.for_, path, f'lever "{id}" sets a deadline for'))
    for party, here, who in aims:
        if party in (*required, *sides) or party not in dossier.parties:
            continue
        if desk.intact(("parties", party)):
            desk.add(
                "odd-role",
                here,
                f'{who} "{party}", whose leave no deal needs.',
                f"Name a party whose leave is needed: {', '.join(required[:_SHOWN])}.",
            )


def check_stakes(desk: Desk) -> None:
    """Warn where every option of an issue is worth the same to a party: nothing hangs on it."""
    for id, party in desk.dossier.parties.items():
        wants = party.wants
        if wants is None or wants.scale == "native":
            continue  # other tools' profiles may give an issue a weight and no stake
        for issue, worth in wants.worth.items():
            path: Path = ("parties", id, "wants", "worth", issue)
            options, known = worth.options, desk.names.issues.get(issue, ())
            values = {stated.low for stated in options.values()}
            exact = all(stated.exact for stated in options.values())
            same = exact and len(values) == 1 and set(options) == set(known)
            tied = len(worth.ranks) == 1 and set(worth.ranked) == set(known)
            if len(known) > 1 and (same or tied) and desk.intact(path):
                desk.add_key(
                    "no-stake",
                    path,
                    f'every option of "{issue}" is worth the same to "{id}".',
                    "Give the best 1 and the worst 0; or leave the issue out of what it weighs.",
                )


def check_best(desk: Desk) -> None:
    """Warn of a red line that excludes what the party itself values most on the issue."""
    for id, party in desk.dossier.parties.items():
        wants = party.wants
        for number, line in enumerate(wants.red_lines if wants is not None else ()):
            known = desk.names.issues.get(line.issue, ())
            assert wants is not None
            best = _best(wants.worth.get(line.issue))
            beyond = options_beyond(line, known)
            if best and not line.unless and len(beyond) < len(known) and best <= set(beyond):
                named = " and ".join(f'"{option}"' for option in sorted(best, key=known.index))
                desk.add(
                    "line-on-best",
                    ("parties", id, "wants", "red-lines", number),
                    f'this red line excludes {named}, which "{id}" itself values most on '
                    f'"{line.issue}".',
                    "Mend the red line, or what the options are worth to it.",
                )


def _best(worth: OptionWorth | None) -> set[str]:
    """The options that are worth the most to a party, as far as it is stated."""
    if worth is None:
        return set()
    if worth.ranks:
        return set(worth.ranks[0])
    likeliest = {option: stated.centre for option, stated in worth.options.items()}
    return {option for option, value in likeliest.items() if value == max(likeliest.values())}


def check_guards(desk: Desk) -> None:
    """Warn where how long a deal lives is said of some options of an issue that guards it."""
    for issue, chances in desk.dossier.durability.by.items():
        path: Path = ("durability", "by", issue)
        known = desk.names.issues.get(issue, ())
        lacking = [option for option in known if option not in chances.options]
        if lacking and set(chances.options) <= set(known) and desk.intact(path):
            named = ", ".join(f'"{option}"' for option in lacking[:_SHOWN])
            desk.add_key(
                "chance-unknown",
                path,
                f'how long a deal lives with {named} of "{issue}" is unknown.',
                "Add an estimate for each option; else a wide default stands in.",
                name=lacking[0],
            )


def check_breadth(desk: Desk) -> None:
    """Warn of a lever's target that means numbers of several sorts at once."""
    parts = ("parties", "issues", "war", "standoff", "durability", "behaviour", "mediation")
    if not desk.dossier.levers or not all(desk.intact((part,)) for part in parts):
        return
    sorts = {entry.name: entry.kind.key for entry in desk.inputs if entry.kind.is_target}
    for id, lever in desk.dossier.levers.items():
        for target in lever.changes:
            names = matching(target, sorts)
            if len({sorts[name] for name in names}) > 1:
                listed = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
                desk.add_key(
                    "broad-target",
                    ("levers", id, "changes", target),
                    f'lever "{id}" changes {len(names)} numbers of several sorts by the same: '
                    f"{listed}.",
                    f"Name the one that is meant: {names[0]}.",
                )
