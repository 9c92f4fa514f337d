"""Words that nothing follows: said, since what stands empty may have been meant to say something.

A word of the dossier's own that stands empty is unknown, as if it were left out; a name that a
person gave (an option, a party) cannot be left without what it stands for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unicodedata import category

from detente.dossier.files.explain import models_at, unknown_word, words_at
from detente.dossier.files.tree import Path, Tree
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.record import kebab
from detente.errors import Finding
from detente.findings.making import found, keep

_UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
"""Kinds of signs that nobody sees; one that a newer Unicode has, or a private one, is seen."""


def empty_words(tree: Tree) -> tuple[list[Finding], set[Path]]:
    """A finding for each word that nothing follows, and the names among them."""
    findings: list[Finding] = []
    names: set[Path] = set()
    for path in _empty(tree.data, ()):
        finding = None if path in tree.broken else _finding(path, tree)
        if finding is not None:
            keep(findings, finding)
            if finding.slug == "no-value":
                names.add(path)
    return findings, names


def blank(value: Any) -> bool:
    """Whether nothing can be read there: no value, or a text of blanks and unseen signs.

    >>> blank(None), blank(" \\u200b"), blank("no")
    (True, True, False)
    """
    if isinstance(value, str):
        return all(sign.isspace() or category(sign) in _UNSEEN for sign in value)
    return value is None


def is_point(path: Path) -> bool:
    """Whether a path is that of a draft's point, which may be unknown."""
    return len(path) == 4 and path[0] == "drafts" and path[2] == "points"


def _empty(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for key, inner in value.items():
            here = (*path, key)
            if not blank(inner):
                yield from _empty(inner, here)
            elif not is_point(here):
                yield here
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _empty(inner, (*path, number))


def _finding(path: Path, tree: Tree) -> Finding | None:
    word, around = str(path[-1]), path[:-1]
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
