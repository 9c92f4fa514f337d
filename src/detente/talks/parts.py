"""The numbers of tracks' texts, laid out for the talks: what each adds, and what joins tracks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.talks import _arrays as at
from detente.talks._arrays import Parts
from detente.talks.tracks import Texts, stake, today_part
from detente.worlds.build import Worlds
from detente.worlds.lines import Conditions, crossed_by, matches
from detente.worlds.packages import part_worth, worth


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    """What adds to a party's worth, or to its shift, by answers of several tracks."""

    kind: int
    party: int
    number: int  # among the links, lines or shifts of the worlds
    conditions: Conditions
    unless: Conditions = ()


def no_texts(parties: int, draws: int, worlds: int) -> dict[str, Any]:
    """The numbers of texts where all is one text: none."""
    none = np.zeros(0, dtype=np.int64)
    flags = np.zeros((0, 0), dtype=np.bool_)
    return {
        "parts": Parts(
            first=np.zeros(1, dtype=np.int64),
            of=none,
            now=np.zeros(0, dtype=np.bool_),
            crossed=flags,
            alone=flags,
            agrees=flags,
            kind=none,
            party=none,
            line=none,
            meets=flags,
            lifts=flags,
            lifted=np.zeros(0, dtype=np.bool_),
        ),
        **{
            name: np.zeros((worlds, draws, *(parties,) * (depth - 1), 0))
            for name, depth in _DEPTH.items()
        },
    }


_DEPTH = {
    "text_worth": 2,
    "text_today": 2,
    "text_alone": 2,
    "stake": 2,
    "text_fails": 1,
    "text_breach": 1,
    "shift": 1,
    "adds": 1,
}
"""How many axes each has behind those of worlds and draws."""


def parts_of_texts(worlds: Worlds, texts: Texts, lines: list[int], pool: Ints) -> Parts:
    """What the texts are, the same in every draw.

    Parameters
    ----------
    worlds : Worlds
        Of the course held.
    texts : Texts
    lines : list of int
        The red lines that the talks know, by their numbers in the worlds.
    pool : (package, issue) int array
        The packages that can come to the table.
    """
    terms = list(_terms(worlds, texts))
    packages, of = texts.packages, texts.of
    today = np.maximum(np.asarray(worlds.today), 0)
    inside = np.array([[n in issues for n in range(len(worlds.issues))] for issues in texts.issues])
    same = (packages[:, None, :] == pool[None]) | ~inside[of][:, None]
    return Parts(
        first=np.array(texts.first, dtype=np.int64),
        of=of,
        now=(packages == today).all(axis=1),
        crossed=_crossed(worlds, texts, lines, whole=True),
        alone=_crossed(worlds, texts, lines, whole=False),
        agrees=np.ascontiguousarray(same.all(axis=2)),
        kind=np.array([term.kind for term in terms], dtype=np.int64),
        party=np.array([term.party for term in terms], dtype=np.int64),
        line=np.array(
            [lines.index(term.number) if term.kind == at.LINE else -1 for term in terms],
            dtype=np.int64,
        ),
        meets=_held(texts, [term.conditions for term in terms]),
        lifts=_held(texts, [term.unless for term in terms]),
        lifted=np.array([bool(term.unless) for term in terms], dtype=np.bool_),
    )


def numbers_of_texts(worlds: Worlds, texts: Texts) -> dict[str, Floats]:
    """The numbers of the texts in the worlds of one lever, by draw."""
    required, rules = list(worlds.required), worlds.durability
    packages, of = texts.packages, texts.of
    fails = np.ones((worlds.draws, len(packages)))
    breach = np.zeros_like(fails)
    for n, issue in enumerate(rules.guards):
        mine = np.isin(of, [m for m, issues in enumerate(texts.issues) if issue in issues])
        fails[:, mine] *= 1.0 - rules.chances[:, n, packages[mine, issue]]
    if not rules.guards:  # every deal is alike: it counts once
        fails[:, of == 0] *= 1.0 - rules.chances[:, 0, :1]
    for n, issue in enumerate(rules.costly):
        mine = np.isin(of, [m for m, issues in enumerate(texts.issues) if issue in issues])
        breach[:, mine] += rules.costs[:, n, packages[mine, issue]]
    worths = [
        part_worth(worlds, packages[of == m], frozenset(issues))[:, required]
        for m, issues in enumerate(texts.issues)
    ]
    by_track = [
        (today_part(worlds, one), stake(worlds, one)) for one in map(frozenset, texts.issues)
    ]
    amounts = (worlds.link_adds, worlds.line_costs, rules.shift_adds)
    terms = [amounts[term.kind][:, term.number] for term in _terms(worlds, texts)]
    return {
        "text_worth": np.concatenate(worths, axis=2),
        "text_today": np.stack([now[:, required] for now, _ in by_track], axis=2),
        "text_alone": (worth(worlds, packages) - worlds.today_worth[:, :, None])[:, required],
        "stake": np.stack([share[:, required] for _, share in by_track], axis=2),
        "text_fails": fails,
        "text_breach": breach,
        "shift": rules.failure_shift[:, required],
        "adds": np.stack(terms, axis=1) if terms else np.zeros((worlds.draws, 0)),
    }


def _terms(worlds: Worlds, texts: Texts) -> Iterator[_Term]:
    """Links and lines that join tracks, and every shift."""

    def joins(issues: frozenset[int]) -> bool:
        return not any(issues <= frozenset(inside) for inside in texts.issues)

    place = {party: n for n, party in enumerate(worlds.required)}
    for n, link in enumerate(worlds.links):
        if link.party in place and joins(link.issues):
            yield _Term(kind=at.LINK, party=place[link.party], number=n, conditions=link.conditions)
    for n, line in enumerate(worlds.lines):
        if line.party in place and joins(line.issues):
            yield _Term(
                kind=at.LINE,
                party=place[line.party],
                number=n,
                conditions=((line.issue, line.options),),
                unless=line.unless,
            )
    for n, (party, joined) in enumerate(worlds.durability.shifts):
        if party in place:
            yield _Term(kind=at.SHIFT, party=place[party], number=n, conditions=joined)


def _held(texts: Texts, several: list[Conditions]) -> Bools:
    """(term, text) whether a text meets those conditions that speak of its own track."""
    found = np.ones((len(several), len(texts.packages)), dtype=np.bool_)
    for z, joined in enumerate(several):
        for m, issues in enumerate(texts.issues):
            mine = texts.of == m
            own = tuple(one for one in joined if one[0] in issues)
            found[z, mine] = matches(own, texts.packages[mine])
    return found


def _crossed(worlds: Worlds, texts: Texts, lines: list[int], *, whole: bool) -> Bools:
    """(line, text) which lines each text crosses, all else as today.

    ``whole`` leaves out lines that speak of another track as well; else those that do not speak
    of the text's.
    """
    found = np.zeros((len(lines), len(texts.packages)), dtype=np.bool_)
    for r, line in enumerate(worlds.lines[n] for n in lines):
        for m, issues in enumerate(texts.issues):
            inside = frozenset(issues)
            counts = line.issues <= inside if whole else bool(line.issues & inside)
            if counts:
                mine = texts.of == m
                found[r, mine] = crossed_by(line, texts.packages[mine])
    return found
