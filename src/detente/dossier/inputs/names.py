"""What names of inputs mean: which numbers, about whom and what, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.dossier.inputs.kind import Path
from detente.dossier.inputs.registry.durability import LIFE_BY_OPTION
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.record import Record, kebab
from detente.dossier.model.wants import RedLine
from detente.estimates import Estimate


def matching(target: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that a target means: those that begin as it does and hold its words in order.

    Examples
    --------
    >>> matching("south.red-lines.absolute", ["south.red-lines.border.absolute", "war.drift"])
    ('south.red-lines.border.absolute',)
    >>> matching("durability", ["durability.by.guarantee.none", "durability.if-it-fails.south"])
    ('durability.by.guarantee.none',)
    """
    words = (LIFE_BY_OPTION.key if target == LIFE_BY_OPTION.part else target).split(".")
    return tuple(
        name for name in names if name.startswith(words[0]) and _holds(name.split("."), words)
    )


def line_names(lines: Iterable[RedLine]) -> tuple[str, ...]:
    """A name for each red line of a party: its id, else its issue, numbered where repeated."""
    names: list[str] = []
    for line in lines:
        plain = name = line.id or line.issue
        count = 1
        while name in names:
            count += 1
            name = f"{plain}-{count}"
        names.append(name)
    return tuple(names)


def _holds(segments: list[str], words: list[str]) -> bool:
    if segments[0] != words[0]:
        return False
    rest = iter(segments)
    return all(word in rest for word in words)


def modelled_parties(dossier: Dossier) -> tuple[str, ...]:
    """The parties whose worth is worked out: those with wants, and those whose leave is needed."""
    return tuple(
        id
        for id, party in dossier.parties.items()
        if party.wants is not None or party.consent is not None
    )


def is_beside(dossier: Dossier, party: str) -> bool:
    """Whether a party stands on no side of a war."""
    return dossier.war is not None and party not in dossier.war.sides


def issues_for(dossier: Dossier, party: str) -> tuple[str, ...]:
    """The issues that count for a party: all, or those on which its leave is needed."""
    only = dossier.parties[party].required_on
    return tuple(issue for issue in dossier.issues if not only or issue in only)


def lapses(dossier: Dossier) -> bool:
    """Whether the standoff of a dossier lapses in time."""
    standoff = dossier.standoff
    if standoff is None or standoff.lapses_in_months == "never":
        return False
    waits = any(awaits(dossier, party) for party in modelled_parties(dossier))
    return waits or standoff.lapses_in_months is not None


def awaits(dossier: Dossier, party: str) -> bool:
    """Whether a party's no-deal value follows from what waiting costs, and what comes then."""
    stated = dossier.standoff.parties.get(party) if dossier.standoff else None
    return stated is not None and stated.by_time and not states_no_deal(dossier, party)


def states_no_deal(dossier: Dossier, party: str) -> bool:
    """Whether a party's no-deal value is stated, so that it does not follow from today's state."""
    wants, war, standoff = dossier.parties[party].wants, dossier.war, dossier.standoff
    beside = war.parties.get(party) if war is not None and party not in war.sides else None
    waiting = standoff.parties.get(party) if standoff is not None else None
    return any(
        stated is not None and stated.no_deal is not None for stated in (wants, beside, waiting)
    )


def estimate_at(dossier: Dossier, path: Path) -> tuple[Estimate | None, tuple[str, ...]]:
    """The estimate that stands at a path, if one does, and the nearest reason around it."""
    thing: Any = dossier
    why: tuple[str, ...] = ()
    for key in path:
        thing = _inside(thing, key)
        if thing is None:
            break
        why = getattr(thing, "why", ()) or why
    return (thing if isinstance(thing, Estimate) else None), why


def _inside(thing: Any, key: str | int) -> Any:
    if isinstance(thing, Record):
        extra = thing.__pydantic_extra__ or {}
        if key in extra:
            return extra[key]
        names = {kebab(name): name for name in type(thing).model_fields}
        return getattr(thing, names[str(key)]) if key in names else None
    if isinstance(thing, dict):
        return thing.get(key)
    if isinstance(thing, tuple) and isinstance(key, int):
        return thing[key] if key < len(thing) else None
    return None
