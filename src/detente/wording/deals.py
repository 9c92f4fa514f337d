"""Why there is no deal, and what would open one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from detente.dealspace.conflict import Conflicts
from detente.dealspace.price import Way
from detente.dealspace.score import NOT_KEPT, RATHER
from detente.dossier.model.dossier import Dossier
from detente.phrases import listed
from detente.wording import names
from detente.wording.numbers import Figure, Sentence, quantity, share
from detente.wording.phrases import count, going_on, inside, short
from detente.wording.stances import line_words
from detente.worlds.build import Worlds

MOST_PARTS, NAMED = 5, 3
"""How many parts of a quarrel are all named, and how many of more."""

_COUNTED = ("", "this alone", "these two at once", "these three at once", "these four at once")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarrel:
    """Conflicts of the same lines and parties taken together, and what they are over.

    ``issues`` are those in at least half of them, ``more`` whether others come in besides.
    """

    lines: tuple[str, ...]
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    share: float
    error: float = math.nan


def party_obstacle(dossier: Dossier, kind: str, party: str, *, name: str) -> str:
    """By what a party, so named, alone shuts the zone; empty of a red line, which has words."""
    if kind == "no-deal":
        return RATHER.format(party=name, go=going_on(dossier, party).go)
    return NOT_KEPT.format(party=name) if kind == "keeping" else ""


def quarrels(found: Conflicts) -> list[Quarrel]:
    """The conflicts by lines and parties, the most frequent first."""
    shares: dict[tuple[tuple[str, ...], tuple[str, ...]], float] = {}
    over: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, float]] = {}
    for one, share_ in found.sets:
        key = (one.lines, one.parties)
        shares[key] = shares.get(key, 0.0) + share_
        counted = over.setdefault(key, {})
        for issue in one.issues:
            counted[issue] = counted.get(issue, 0.0) + share_
    ranked = sorted(shares, key=lambda key: -shares[key])
    return [
        Quarrel(
            lines=key[0],
            parties=key[1],
            issues=tuple(
                issue
                for issue, often in sorted(over[key].items(), key=lambda item: -item[1])
                if often >= shares[key] / 2 - 1e-9
            ),
            share=shares[key],
            error=found.error(*key, shares[key]),
        )
        for key in ranked
    ]


def telling(found: Conflicts) -> list[Quarrel]:
    """The quarrels found in more than one of the draws looked at; in the one, if there is but one.

    >>> telling(Conflicts(sets=(), rows=0, zoneless=0, each=0.0, smallest=0.0))
    []
    """
    least = (1.5 if found.rows > 1 else 1.0) * found.each - 1e-9
    return [one for one in quarrels(found) if one.share >= least]


def quarrel_words(dossier: Dossier, worlds: Worlds, one: Quarrel) -> str:
    """What no package satisfies, and over which issues.

    Issues on which the lines named already lie are not said again. Of more than five parts
    three are named: a longer list is read by nobody.
    """
    parts = [line_words(dossier, worlds, name) for name in one.lines]
    parts += [f"a gain for {names.said_party(dossier, party)}" for party in one.parties]
    if len(parts) == 1 and one.parties and not one.issues:
        party = one.parties[0]
        rather = f"would rather {going_on(dossier, party).go}, or would not keep it"
        it = "they" if names.several(names.party(dossier, party)) else "it"
        return f"No package suits {names.said_party(dossier, party)}: {it} {rather}"
    by_name = {line.name: line for line in worlds.lines}
    said = {worlds.issues[by_name[name].issue] for name in one.lines if name in by_name}
    issues = [issue for issue in one.issues if issue not in said]
    words = f"No package satisfies {_counted(parts)}"
    return f"{words}; they quarrel over {_issues(dossier, issues)}" if issues else words


def _counted(parts: Sequence[str]) -> str:
    if len(parts) > MOST_PARTS:
        return f"a tangle of {len(parts)} parts, among them {listed(parts[:NAMED])}"
    many = _COUNTED[len(parts)] if len(parts) < len(_COUNTED) else f"these {len(parts)} at once"
    return f"{many}: {listed(parts)}"


def way_words(
    dossier: Dossier, worlds: Worlds, way: Way, href: str = "", *, sure: bool = False
) -> Sentence:
    """If this gave way at that price, the zone would open so often; without doubt if ``sure``."""
    price: Figure = quantity(way.price, href)
    often: Sentence = (" in ", share(way.opens, href), " of the cases without one")
    end: Sentence = () if sure else often
    if way.kind == "no-deal":
        party = names.said_party(dossier, way.what[0])
        start = f"If {going_on(dossier, way.what[0]).going} were worth "
        return (start, price, f" less to {party}, a deal would be possible", *end)
    lines = listed(line_words(dossier, worlds, name) for name in way.what)
    gave = "gave way at a price of " if len(way.what) == 1 else "gave way, at a price in all of "
    return (f"If {lines} {gave}", price, ", a deal would be possible", *end)


def _issues(dossier: Dossier, issues: Sequence[str], most: int = 3) -> str:
    shown = [inside(dossier, short(names.issue(dossier, issue), 40)) for issue in issues[:most]]
    left = len(issues) - most
    if left > 0:
        shown.append(count(left, "more issue"))
    return listed(shown)
