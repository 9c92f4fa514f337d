"""A dossier with one thing in it said otherwise, held to the same checks as its files.

``Dossier.set`` is what stands here: it is given to the class when this file is
loaded, which whatever reads dossiers does.
"""

from __future__ import annotations

import copyreg
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from detente.dossier.checks.run import check_dossier
from detente.dossier.files import folder
from detente.dossier.files.causes import settled
from detente.dossier.files.fit import fit
from detente.dossier.files.plain import plain_dossier, table
from detente.dossier.files.statements import Statements
from detente.dossier.files.tables import read_events, read_statements
from detente.dossier.files.tree import Path, Tree
from detente.dossier.inputs.listing import inputs_of
from detente.dossier.inputs.names import line_names, matching
from detente.dossier.inputs.registry.index import INPUTS
from detente.dossier.lookup import Names, nearest
from detente.dossier.model.dossier import Dossier as Dossier
from detente.dossier.model.evidence import EVENT_COLUMNS, STATEMENT_COLUMNS
from detente.dossier.model.levers import Lever
from detente.dossier.model.record import Record, kebab
from detente.dossier.model.wants import RedLine
from detente.errors import DossierError, Finding, expect
from detente.findings.making import errors_in
from detente.phrases import did_you_mean

_ELSEWHERE = ("statements", "events", "sources", "texts")


def changed(dossier: Dossier, path: str, value: Any) -> Dossier:
    """The dossier with another value at a path (see :meth:`Dossier.set`)."""
    expect("path", path, str, "a dotted name, such as 'war.south.cost-per-month'")
    data = plain_dossier(dossier)
    for steps in places_of(dossier, path):
        _put(data, steps, plain(value))
    made, findings = checked(dossier, data)
    if made is None or errors_in(findings):
        known = set(checked(dossier)[1])
        raise DossierError(finding for finding in findings if finding not in known)
    return made


def checked(
    dossier: Dossier, data: dict[str, Any] | None = None
) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """What ``dossier.yaml`` with these values would make beside the other files, and say.

    Parameters
    ----------
    dossier : Dossier
    data : dict, optional
        The values; the dossier's own if not given.
    """
    before = plain_dossier(dossier)
    data = before if data is None else data
    # Where a value stands in the user's file it stands there still; what is new, near it.
    tree = Tree(file=folder.DOSSIER, data=data, values=dict(dossier._places))
    names = Names.of(data, dossier.sources)
    fitted = fit(tree)
    findings = list(fitted.findings)
    if data is before or names != Names.of(before, dossier.sources):
        findings += _of_tables(dossier, names)
    if fitted.dossier is None:
        return None, settled(findings, tree, names)
    made = fitted.dossier.model_copy(update={name: getattr(dossier, name) for name in _ELSEWHERE})
    known = replace(names, statements=frozenset(_ids(dossier)))
    findings += check_dossier(made, tree, known, fitted.aside)
    return made, settled(findings, tree, known)


def places_of(dossier: Dossier, path: str) -> tuple[Path, ...]:
    """Where what a path means stands, or would stand, in ``dossier.yaml``.

    A path is one of the file, or an input's name as levers use it, which may mean several.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> places_of(read("two-rivers"), "south.red-lines.guarantee.absolute")
    (('parties', 'south', 'wants', 'red-lines', 1, 'absolute'),)
    """
    names = {entry.name: entry.path for entry in inputs_of(dossier) if entry.kind.is_target}
    if path in names:
        return (names[path],)
    steps = _steps(dossier, _in_file(dossier, path), may_add=False)
    if steps is not None:
        return (steps,)
    several = tuple(names[name] for name in matching(path, names))
    if several:
        return several
    added = _steps(dossier, path, may_add=True)
    if added is not None:
        return (added,)
    every = [*names, *_paths(plain_dossier(dossier))]
    ask = did_you_mean(nearest(path, every, compared=len(every)))
    raise ValueError(f'path is "{path}", and the dossier has no such part.{ask}')


def plain(value: Any) -> Any:
    """A value as a file would hold it."""
    if isinstance(value, BaseModel):
        return plain(value.model_dump(by_alias=True, exclude_defaults=True))
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    return [plain(inner) for inner in value] if isinstance(value, list | tuple) else value


def _in_file(dossier: Dossier, name: str) -> str:
    """A name as a path of the file, where a part of the dossier goes by a shorter one."""
    for kind in INPUTS.values():
        if name == kind.name:
            return kind.path
    inside = [id for id in dossier.parties if name.startswith(f"{id}.")]
    fields = {kebab(field) for field in Dossier.model_fields}
    if inside and name.split(".")[0] not in fields:
        party = max(inside, key=len)
        return f"parties.{party}.wants{name.removeprefix(party)}"
    return name


def _steps(thing: Any, words: str, *, may_add: bool) -> Path | None:
    """The keys that dotted words mean inside a thing; an id may have dots of its own.

    What is not there can be the last key, if something may be added.
    """
    if isinstance(thing, Lever) and words.startswith("changes."):
        return ("changes", words.removeprefix("changes."))
    for name, step, inner in sorted(_inside(thing), key=lambda part: -len(part[0])):
        if words == name:
            return (step,)
        if words.startswith(f"{name}."):
            rest = _steps(inner, words.removeprefix(f"{name}."), may_add=may_add)
            if rest is not None:
                return (step, *rest)
    takes_more = isinstance(thing, dict) or (
        isinstance(thing, Record) and thing.__pydantic_extra__ is not None
    )
    return (words,) if may_add and takes_more and "." not in words else None


def _inside(thing: Any) -> Iterator[tuple[str, str | int, Any]]:
    """What stands inside a thing: by what name, under which key, and itself."""
    if isinstance(thing, Record):
        for field in type(thing).model_fields:
            for name in dict.fromkeys((kebab(field), field)):
                yield name, kebab(field), getattr(thing, field)
        yield from ((name, name, inner) for name, inner in (thing.__pydantic_extra__ or {}).items())
    elif isinstance(thing, dict):
        yield from ((name, name, inner) for name, inner in thing.items())
    elif isinstance(thing, tuple):
        if thing and isinstance(thing[0], RedLine):
            yield from ((name, n, thing[n]) for n, name in enumerate(line_names(thing)))
        yield from ((str(n + 1), n, inner) for n, inner in enumerate(thing))


def _put(data: Any, steps: Path, value: Any) -> None:
    """Put a value where the steps lead; None takes what is there away."""
    for number, step in enumerate(steps[:-1]):
        if isinstance(data, dict) and step not in data:
            data[step] = {}
        data = data[step]
        if not isinstance(data, dict | list):
            above = ".".join(map(str, steps[: number + 1]))
            raise ValueError(f'"{above}" is stated as a whole, {data!r}: set that instead')
    last: Any = steps[-1]
    if value is not None:
        data[last] = value
    elif isinstance(data, list) or last in data:
        del data[last]


def _of_tables(dossier: Dossier, names: Names) -> list[Finding]:
    """Every finding of the rows of statements and events."""
    rows = dossier.statements
    whole = rows.whole if isinstance(rows, Statements) else None
    raw = table(rows, STATEMENT_COLUMNS).encode() if whole is None else whole
    _, _, wrong = read_statements(raw, names)
    _, wrong_events = read_events(table(dossier.events, EVENT_COLUMNS).encode(), names)
    return [*wrong, *wrong_events]


def _ids(dossier: Dossier) -> Iterator[str]:
    rows = dossier.statements
    return rows.ids() if isinstance(rows, Statements) else (row.id for row in rows)


def _paths(data: Any, top: str = "") -> Iterator[str]:
    """Every dotted path of plain values."""
    items: Any = data.items() if isinstance(data, dict) else ()
    for name, inner in items:
        yield f"{top}{name}"
        yield from _paths(inner, f"{top}{name}.")


def _unpickled(state: dict[Any, Any]) -> Dossier:
    """A dossier out of a pickle, which asks for this file: so it can be set, too."""
    made = Dossier.__new__(Dossier)
    made.__setstate__(state)
    return made


Dossier.changing = changed
copyreg.pickle(Dossier, lambda dossier: (_unpickled, (dossier.__getstate__(),)))
