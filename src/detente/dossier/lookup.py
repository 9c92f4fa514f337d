"""The names that a dossier defines, so that what refers to them can be looked up."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from pydantic import ValidationError

from detente.dossier.model.dates import When
from detente.dossier.model.evidence import Source
from detente.phrases import did_you_mean

_SHOWN = 8
_COMPARED = 80  # characters
_MOST_COMPARED = 200  # names
_MOST_ORDERED = 1_000
_LIKE = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Everything with a name.

    Taken from the files as they stand, so that a party whose record is broken elsewhere is not
    also called unknown wherever it is named. ``unread`` names the kinds (``source``,
    ``statement``, ``why``) of which not all are known, since their file could not be read. Where
    names are not ``asked`` for, none is looked up; where there are too many findings already, the
    ``near`` ones are no longer looked for, since that takes time. ``values`` are the dossier's as
    read; ``named`` gathers those that were looked up and found, each with its kind.
    """

    parties: tuple[str, ...] = ()
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tracks: tuple[str, ...] = ()
    issues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    drafts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    deadlines: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    sources: Collection[str] = ()
    hashed: Collection[str] = ()
    as_of: When | None = None
    statements: Collection[str] = ()
    unread: Collection[str] = ()
    asked: bool = True
    near: bool = True
    values: Any = field(default=None, compare=False)
    named: set[tuple[str, str]] = field(default_factory=set, compare=False)

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Every name of a kind: of options, those of all issues."""
        known: dict[str, tuple[str, ...]] = {
            "party": self.parties,
            "person": tuple(self.people),
            "track": self.tracks,
            "issue": tuple(self.issues),
            "option": tuple(option for options in self.issues.values() for option in options),
            "draft": tuple(self.drafts),
            "deadline": self.deadlines,
            "source": tuple(self.sources),
            "statement": tuple(self.statements),
            "why": (*self.assumptions, *self.sources, *self.statements),
        }
        return known.get(kind, ())

    @classmethod
    def of(cls, data: Any, sources: Mapping[str, Source]) -> Names:
        """The names in a dossier's values as read, whatever else may be wrong with them."""
        people: dict[str, tuple[str, ...]] = {}
        for party, record in _items(data, "parties"):
            for person in _keys(record, "people"):
                people[person] = (*people.get(person, ()), party)
        return cls(
            values=data,
            parties=_keys(data, "parties"),
            people=people,
            tracks=_keys(data, "tracks"),
            issues={name: _options(record) for name, record in _items(data, "issues")},
            drafts={name: _keys(record, "points") for name, record in _items(data, "drafts")},
            deadlines=_keys(data, "deadlines"),
            levers=_keys(data, "levers"),
            assumptions=_keys(data, "assumptions"),
            sources=sources,
            hashed=frozenset(id for id, source in sources.items() if source.sha256),
            as_of=_date(data),
        )


def suggest(
    word: str, names: Iterable[str], *, what: str, near: bool = True, most: int = _SHOWN
) -> str:
    """How to mend a name that is not known: some names, and the nearest unless it is not asked.

    >>> suggest("teritory", ["army-size", "territory"], what="Issues")
    'Issues here: army-size, territory. Did you mean "territory"?'
    """
    known = list(names)
    if not known:
        return f"There are no {what.lower()} here yet: add it first."
    meant = nearest(word, known) if near else None
    return f"{these(known, what=what, most=most)}{did_you_mean(meant)}"


def these(names: Sequence[str], *, what: str, most: int = _SHOWN) -> str:
    """The names that there are, as many as are shown.

    >>> these(["army-size", "territory"], what="Issues", most=1)
    'Issues here: army-size, ….'
    """
    return f"{what} here: {', '.join(names[:most])}{', …' if len(names) > most else ''}."


def nearest(
    word: str, names: Iterable[str], *, compared: int = _MOST_COMPARED, cutoff: float = _LIKE
) -> str | None:
    """The name that a misspelt word is most like, if one is like it.

    Of names that may be like it, so many are ``compared``, since that takes time; ``cutoff`` is how
    much like it one must be, from 0 to 1, by the measure of Ratcliff and Obershelp.

    >>> nearest("mediatoin", ["mediation", "parties"]), nearest("yb", ["by", "to"])
    ('mediation', 'by')
    """
    return next(iter(alike(word, names, most=1, compared=compared, cutoff=cutoff)), None)


def alike(
    word: str,
    names: Iterable[str],
    *,
    most: int,
    compared: int = _MOST_COMPARED,
    cutoff: float = _LIKE,
) -> list[str]:
    """The names that a misspelt word is like, the nearest first.

    >>> alike("north-lines", ["north-line", "south-line", "army"], most=5)
    ['north-line', 'south-line']
    """
    known, ordered = list(names), sorted(word.casefold())
    few = known[:_MOST_ORDERED]
    same = (name for name in few if len(name) == len(word) and sorted(name) == ordered)
    if word and (first := next(same, None)) is not None:
        return [first]
    # Comparing takes long, so names are left out that cannot be like it.
    word, letters = word[:_COMPARED], set(word[:_COMPARED])
    like = (
        name
        for name in known
        if abs(len(name) - len(word)) <= max(3, len(word) // 2)
        and 2 * len(letters & set(name)) >= len(letters)
    )
    return difflib.get_close_matches(word, islice(like, compared), n=most, cutoff=cutoff)


def id_named(data: Any, name: str, path: tuple[int | str, ...] = ()) -> str | None:
    """The id of what is called so in a dossier's values as read, if that is one thing only.

    Where the path is one of an issue, its options alone are asked.

    >>> data = {"issues": {"border": {"options": {"ridge": "The ridge", "river": "The river"}}}}
    >>> id_named(data, "the ridge"), id_named(data, "The lake")
    ('ridge', None)
    """
    issues = dict(_items(data, "issues"))
    own = issues.get(str(path[1])) if len(path) > 1 and path[0] == "issues" else None
    called = [pair for issue in ([own] if own else issues.values()) for pair in _called(issue)]
    if own is None:
        parts = [data, *(record for _, record in _items(data, "parties"))]
        kinds = ("parties", "people", "tracks", "issues", "drafts", "levers", "deadlines")
        called += [pair for part in parts for kind in kinds for pair in _called(part, kind)]
    wanted = " ".join(name.casefold().split())
    ids = {id for id, text in called if " ".join(text.casefold().split()) == wanted}
    return ids.pop() if len(ids) == 1 else None


def _called(record: Any, kind: str = "options") -> Iterable[tuple[str, str]]:
    """The things of one kind, and what each is called."""
    for id, inside in _items(record, kind):
        name = inside.get("name") if isinstance(inside, dict) else inside
        if isinstance(name, str):
            yield id, name


def _date(data: Any) -> When | None:
    """The dossier's own day, where it says one."""
    try:
        return When.parse(data["as-of"])
    except (ValidationError, KeyError, TypeError):
        return None


def _items(data: Any, key: str) -> Iterable[tuple[str, Any]]:
    inside = data.get(key) if isinstance(data, dict) else None
    return inside.items() if isinstance(inside, dict) else ()


def _options(issue: Any) -> tuple[str, ...]:
    """The options of an issue; those of a list too, which is a finding of its own."""
    listed = issue.get("options") if isinstance(issue, dict) else None
    if isinstance(listed, list):
        return tuple(option for option in listed if isinstance(option, str))
    return _keys(issue, "options")


def _keys(data: Any, key: str) -> tuple[str, ...]:
    return tuple(name for name, _ in _items(data, key))


def days_of(sources: Mapping[str, Source]) -> dict[str, dt.date]:
    """On what day each source was issued, by the hash of its text, where both are stated.

    >>> from detente.dossier.files.read import read
    >>> sorted(str(day) for day in days_of(read("ukraine-2025").sources).values())
    ['2025-12-03']
    """
    dated = ((source.sha256, source.issued) for source in sources.values())
    return {sha256: day.earliest for sha256, day in dated if sha256 and day and day.exact}
