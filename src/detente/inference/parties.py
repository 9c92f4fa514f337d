"""The parties laid out for the likelihood of the record: what they want, face, and how they act."""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy  # its parts load when they are first asked for

from detente.arrays import Floats
from detente.dossier.inputs.names import awaits, issues_for, lapses
from detente.dossier.inputs.registry import acting
from detente.dossier.inputs.registry.alternative import (
    AGAINST_TODAY,
    BALANCE,
    BELIEVES_DRIFT,
    DICTATED_TO,
    DICTATING,
    ENDS_IN_MONTHS,
    FALLBACK,
    LAPSES_IN_MONTHS,
    SPREAD,
    STANDOFF_NO_DEAL,
    WAITING_COST,
    WAITING_DISCOUNT,
    WAR_COST,
    WAR_DISCOUNT,
    WAR_NO_DEAL,
)
from detente.dossier.inputs.registry.durability import (
    ANY_DEAL,
    HOLDS_FOR_MONTHS,
    IF_IT_FAILS,
    LIFE_BY_OPTION,
    SHIFT_ADDS,
)
from detente.dossier.inputs.registry.wants import (
    ABSOLUTE,
    LINK_ADDS,
    NO_DEAL,
    OTHERWISE_COSTS,
    WEIGHTS,
    WORTH,
)
from detente.inference import _record as at
from detente.inference._record import NONE
from detente.inference.coordinates import SHARED
from detente.inference.sheet import Sheet
from detente.worlds.lines import conditions, share_met

_OBJECTS = 0.05
"""Scale of the half-normal prior of the loss at which a party objects (model, section 7)."""


def lay_party(sheet: Sheet, number: int, party: str, room: Floats) -> None:
    """A party: what it wants, what going on is worth to it, how it acts."""
    wants = sheet.dossier.parties[party].wants
    put = sheet.put
    put("ranked", not (wants is not None and wants.weights))
    put("native", wants is not None and wants.scale == "native")
    for issue in issues_for(sheet.dossier, party):
        _entry(sheet, number, party, issue)
    put("entry_from", len(sheet.columns["issue"]))
    _going_on(sheet, number, party)
    _acting(sheet, number, party, room)
    _lines_and_links(sheet, number, party)


def _entry(sheet: Sheet, number: int, party: str, issue: str) -> None:
    wants, put = sheet.dossier.parties[party].wants, sheet.put
    issues, options = list(sheet.dossier.issues), list(sheet.dossier.issues[issue].options)
    name = WEIGHTS.of(party=party, issue=issue)
    put("issue", issues.index(issue))
    if wants is not None and wants.weights:
        put("weight", sheet.coordinates.of(name, number))
        put("tie", NONE)
        put("group", NONE)
        put("place", NONE)
    else:
        order = wants.order if wants else ()
        group = next((n for n, tied in enumerate(order) if issue in tied), NONE)
        stream = ("estimate", name)
        put("weight", sheet.coordinates.named(stream, number, lambda u: -np.log(u)))
        several = group != NONE and len(order[group]) > 1
        tie = (*stream, "tie")
        put("tie", sheet.coordinates.named(tie, number, _itself) if several else _none(sheet))
        put("group", group)
        counts = issues_for(sheet.dossier, party)
        tied = [one for one in order[group] if one in counts] if group != NONE else []
        put("place", tied.index(issue) if tied else NONE)
    stated = wants.worth.get(issue) if wants else None
    ranks = stated.ranks if stated else ()
    for option in options:
        worth = WORTH.of(party=party, issue=issue, option=option)
        put("worth", sheet.coordinates.of(worth, number))
        put("rank", next((n for n, tied in enumerate(ranks) if option in tied), NONE))
    put("option_from", len(sheet.columns["worth"]))


def _none(sheet: Sheet) -> int:
    """A coordinate on which nothing depends."""
    return sheet.coordinates.named(("nothing",), SHARED, np.zeros_like)


def _going_on(sheet: Sheet, number: int, party: str) -> None:
    inputs, worlds = sheet.worlds.inputs, sheet.worlds
    places = [NONE] * at.GOING
    stated = [kind.of(party=party) for kind in (NO_DEAL, WAR_NO_DEAL, STANDOFF_NO_DEAL)]
    named = [name for name in stated if name in inputs]
    fights = WAR_COST.of(party=party) in inputs
    if fights:
        named = [name for name in named if name != stated[0]]
    side = 0 if worlds.war is None else int(worlds.war.side[worlds.parties.index(party)])

    def of(kind: Any) -> int:
        return sheet.coordinates.optional(kind.of(party=party), number, NONE)

    def shared(kind: Any) -> int:
        return sheet.coordinates.optional(kind.name, SHARED, NONE)

    if named:
        kind = at.STATED
        places[at.BALANCE] = sheet.coordinates.of(named[-1], number)
    elif fights:
        kind = at.BY_WAR
        places[at.ENDS], places[at.COST] = shared(ENDS_IN_MONTHS), of(WAR_COST)
        places[at.DISCOUNT] = of(WAR_DISCOUNT)
        if side:
            places[at.BALANCE], places[at.SPREAD] = shared(BALANCE), shared(SPREAD)
            places[at.BELIEVES], places[at.DICTATING] = of(BELIEVES_DRIFT), of(DICTATING)
            places[at.DICTATED_TO] = of(DICTATED_TO)
    elif AGAINST_TODAY.of(party=party) in inputs:
        kind = at.AROUND_TODAY
        places[at.BALANCE] = of(AGAINST_TODAY)
    elif worlds.standoff is not None and awaits(sheet.dossier, party):
        kind = at.BY_WAITING
        places[at.COST], places[at.DISCOUNT] = of(WAITING_COST), of(WAITING_DISCOUNT)
        if lapses(sheet.dossier):
            places[at.FALLBACK], places[at.ENDS] = of(FALLBACK), shared(LAPSES_IN_MONTHS)
    else:
        kind = at.AS_TODAY
    sheet.put("going", kind)
    sheet.put("going_on", places)
    sheet.put("side", side)
    sheet.put("fails", of(IF_IT_FAILS))
    sheet.put("discount", of(WAITING_DISCOUNT if worlds.war is None else WAR_DISCOUNT))


def _acting(sheet: Sheet, number: int, party: str, room: Floats) -> None:
    kinds = (acting.FIRMNESS, acting.HOLDING_OUT, acting.PATIENCE_MONTHS)
    others = (acting.NOISE, acting.YES_FOR_SHOW, acting.BARGAINING_NO)
    first = [sheet.coordinates.of(kind.of(party=party), number) for kind in kinds]
    values = np.sort(room)
    middle = (np.arange(len(values)) + 0.5) / len(values)
    share = sheet.coordinates.named(("room", party), number, lambda u: np.interp(u, middle, values))
    last = [sheet.coordinates.of(kind.of(party=party), number) for kind in others]
    objects = sheet.coordinates.named(
        ("objects", party),
        number,
        lambda u: _OBJECTS * scipy.special.ndtri((1.0 + u) / 2.0),
    )
    sheet.put("acting", [*first, share, *last, objects])


def _lines_and_links(sheet: Sheet, number: int, party: str) -> None:
    worlds, put = sheet.worlds, sheet.put
    p = worlds.parties.index(party)
    for line in worlds.lines:
        if line.party != p:
            continue
        name = line.name.removeprefix(f"{party}.")
        put("absolute", sheet.coordinates.of(ABSOLUTE.of(party=party, line=name), number))
        put("cost", sheet.coordinates.of(OTHERWISE_COSTS.of(party=party, line=name), number))
        put("pattern", sheet.coordinates.named(("pattern", line.name), number, _itself))
        sheet.lines.append(line.name)
        sheet.crossing.append(line)
    put("line_from", len(sheet.lines))
    sizes = worlds.sizes
    wants, counted = sheet.dossier.parties[party].wants, issues_for(sheet.dossier, party)
    kept = [n for n, k in enumerate(wants.links if wants else ()) if set(k.when) <= set(counted)]
    for n, link in zip(kept, (one for one in worlds.links if one.party == p), strict=True):
        put("adds", sheet.coordinates.of(LINK_ADDS.of(party=party, item=n + 1), number))
        put("link_today", share_met(link.conditions, worlds.today, sizes))
        sheet.links.append(link.conditions)
    put("link_from", len(sheet.links))
    for n, shift in enumerate(sheet.dossier.durability.and_):
        if shift.party == party and not sheet.dossier.parties[party].required_on:
            put("shift_adds", sheet.coordinates.of(_shift(shift, n), number))
            sheet.shifts.append(conditions(sheet.dossier, shift.when))
    put("shift_from", len(sheet.shifts))


def lay_durability(sheet: Sheet) -> None:
    stated, put = sheet.dossier.durability, sheet.put
    issues = list(sheet.dossier.issues)
    if not stated.by:
        put("guards", NONE)
        put("holds", [sheet.coordinates.of(ANY_DEAL.name, SHARED)])
    most = max((len(sheet.dossier.issues[issue].options) for issue in stated.by), default=1)
    for issue in stated.by:
        put("guards", issues.index(issue))
        row = [
            sheet.coordinates.of(LIFE_BY_OPTION.of(issue=issue, option=option), SHARED)
            for option in sheet.dossier.issues[issue].options
        ]
        put("holds", [*row, *[row[0]] * (most - len(row))])
    horizon = sheet.coordinates.optional(HOLDS_FOR_MONTHS.name, SHARED, NONE)
    sheet.columns["horizon"] = [horizon]


def _shift(shift: Any, n: int) -> str:
    return SHIFT_ADDS.of(item=n + 1, party=shift.party)


def _itself(uniform: Floats) -> Floats:
    return uniform
