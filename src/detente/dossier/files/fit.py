"""Fitting what was read into the model, finding by finding.

A value that does not fit is reported and set aside, and the rest is fitted again: so one slip of
the pen does not hide the findings in all the other lines. A word of the dossier's own that stands
empty is unknown, as if it were left out; a name that a person gave (an option, a party) cannot be
left without what it stands for.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from detente.dossier.files.explain import explain, misspelt_as, models_at, unknown_word, words_at
from detente.dossier.files.tree import Path, Tree, at, blank
from detente.dossier.lookup import nearest
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.record import Record, kebab
from detente.errors import About, Finding
from detente.findings.making import found, keep
from detente.frozen import ReadOnly

_ROUNDS = 40
_ELSEWHERE = {
    "statements": "statements.csv",
    "events": "events.csv",
    "sources": "sources.json",
    "texts": "drafts/*.md",
}
_WITH_NAMES = ("parties", "issues", "people", "options", "points")
_STAND_IN = {"title": "?", "as-of": "9999", "parties": {}, "issues": {}}


@dataclass(slots=True)
class Fitted:
    """What could be made of a tree, what did not fit, and what was set aside for it."""

    dossier: Dossier | None = None
    findings: list[Finding] = field(default_factory=list)
    aside: set[Path] = field(default_factory=set)


def fit(tree: Tree) -> Fitted:
    """The dossier that a tree makes once what does not fit is set aside."""
    fitted = Fitted()
    if not isinstance(tree.data, dict):
        if not tree.findings:
            fitted.findings.append(_empty(tree))
        return fitted
    data = _filled(tree.data)
    _elsewhere(data, tree, fitted)
    findings, names = empty_words(tree)
    fitted.findings += findings
    for path in _deepest_first(tree.broken):
        _remove(data, path)
        if len(path) > 1 and at(data, path[:-1]) == {}:
            _remove(data, path[:-1])  # what held that alone says nothing without it
            fitted.aside.add(path[:-1])
    fitted.aside |= tree.broken | names
    for _ in range(_ROUNDS):
        try:
            fitted.dossier = Dossier.model_validate(data)
        except ValidationError as error:
            _set_aside(error, data, tree, fitted)
        else:
            fitted.dossier._places = ReadOnly(tree.values)
            stamp(fitted.dossier, tree)
            break
    return fitted


def as_meant(data: Any) -> Any:
    """The values with misspelt words as what they are likely meant to be, where names stand.

    >>> as_meant({"party": {"north": {"pepole": {"dorn": {}}}}})
    {'parties': {'north': {'people': {'dorn': {}}}}}
    """
    whole = _words_as_meant(data, ())
    for kind in ("parties", "issues", "drafts"):
        parts = whole.get(kind) if isinstance(whole, dict) else None
        if isinstance(parts, dict):
            whole[kind] = {id: _words_as_meant(part, (kind, id)) for id, part in parts.items()}
    return whole


def _words_as_meant(part: Any, path: Path) -> Any:
    if not isinstance(part, dict):
        return part
    known = words_at(Dossier, path)
    absent = [word for word in _WITH_NAMES if word in known and word not in part]
    likely = {"": absent[0]} if absent else {}  # nothing stands before the colon
    meant = {
        word: word if word in known else likely.get(word) or nearest(word, known) or word
        for word in part
    }
    return {meant[word] if meant[word] not in part else word: part[word] for word in part}


def _empty(tree: Tree) -> Finding:
    return found(
        "empty-dossier",
        tree.value_place(()),
        "the file holds no dossier.",
        "It begins with title:, as-of:, parties: and issues:; `detente new` writes a skeleton.",
    )


def _elsewhere(data: dict[str, Any], tree: Tree, fitted: Fitted) -> None:
    for key in [key for key in data if key in _ELSEWHERE]:
        del data[key]
        fitted.findings.append(
            found(
                "unknown-word",
                tree.key_place((key,)),
                f'"{key}" does not stand in this file.',
                f"Write them in {_ELSEWHERE[key]}.",
                About(path=(key,), name=key),
            )
        )


def _filled(value: Any, path: Path = ()) -> Any:
    """A copy without the words that nothing follows: what is left out is unknown."""
    if isinstance(value, dict):
        return {
            key: _filled(inner, (*path, key))
            for key, inner in value.items()
            if not blank(inner) or is_point((*path, key))
        }
    if isinstance(value, list):
        return [_filled(inner, (*path, number)) for number, inner in enumerate(value)]
    return None if blank(value) else value


def _set_aside(error: ValidationError, data: Any, tree: Tree, fitted: Fitted) -> None:
    current = Tree(file=tree.file, data=data, values=tree.values, keys=tree.keys)
    said = {(finding.place, finding.message) for finding in fitted.findings}
    paths = set()
    for path, finding in explain(error, current, Dossier, fitted.aside):
        if finding is not None and (finding.place, finding.message) not in said:
            keep(fitted.findings, finding)
        paths.add(path)
    fitted.aside |= paths | misspelt_as(paths, data, Dossier)
    for path in _deepest_first(paths):
        _remove(data, path)
    for key, value in _STAND_IN.items():
        if key not in data:
            data[key] = copy.deepcopy(value)


def _deepest_first(paths: Iterable[Path]) -> list[Path]:
    """Paths in the order in which they are taken out, so that the numbers of items still hold."""
    return sorted(paths, key=lambda p: (len(p), [str(s).zfill(9) for s in p]), reverse=True)


def _remove(data: Any, path: Path) -> None:
    for step in path[:-1]:
        if isinstance(data, dict) and step not in data:
            return
        data = data[step]
    if path and isinstance(data, dict):
        data.pop(path[-1], None)
    elif path:
        del data[path[-1]]


def stamp(value: Any, tree: Tree, path: Path = ()) -> None:
    """Give every record inside a value its place, from the tree it was read from."""
    if isinstance(value, Record):
        value._place = tree.value_place(path)
        for own in type(value).model_fields:
            stamp(getattr(value, own), tree, (*path, kebab(own)))
        for name, inner in (value.__pydantic_extra__ or {}).items():
            stamp(inner, tree, (*path, name))
    elif isinstance(value, dict):
        for name, inner in value.items():
            stamp(inner, tree, (*path, name))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            stamp(inner, tree, (*path, number))


def empty_words(tree: Tree) -> tuple[list[Finding], set[Path]]:
    """A finding for each word that nothing follows, and the names among them."""
    findings: list[Finding] = []
    names: set[Path] = set()
    for path in _unfilled(tree.data, ()):
        finding = None if path in tree.broken else _finding(path, tree)
        if finding is not None:
            keep(findings, finding)
            if finding.slug == "no-value":
                names.add(path)
    return findings, names


def is_point(path: Path) -> bool:
    """Whether a path is that of a draft's point, which may be unknown."""
    return len(path) == 4 and path[0] == "drafts" and path[2] == "points"


def _unfilled(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            here = (*path, key)
            if not blank(inner):
                yield from _unfilled(inner, here)
            elif inner is None or not is_point(here):
                yield here
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _unfilled(inner, (*path, number))


def _finding(path: Path, tree: Tree) -> Finding | None:
    word, around = str(path[-1]), path[:-1]
    if is_point(path):
        return found(
            "left-empty",
            tree.key_place(path),
            f'point "{word[:60]}" has no value, and is taken to be unknown.',
            "Write unknown after it; or {} if it touches no issue here; or what it holds of one.",
        )
    models = list(models_at(Dossier, around))
    named = not models or any(model.model_config.get("extra") == "allow" for model in models)
    place = tree.key_place(path)
    if word in words_at(Dossier, around):
        if any(info.is_required() for info in _fields(models, word)):
            return None  # that it is missing is said where the dossier is made
        return found(
            "left-empty",
            place,
            f'"{word}" has no value, and is taken to be unknown.',
            "Write its value after it, or take the word away.",
        )
    if not named:
        return unknown_word(path, Dossier, place)
    return found(
        "no-value",
        place,
        f'"{word[:60]}" has no value.',
        "Write after it what it stands for, or take it away.",
    )


def _fields(models: list[Any], word: str) -> Iterator[Any]:
    for model in models:
        for name, info in model.model_fields.items():
            if kebab(name) == word:
                yield info
