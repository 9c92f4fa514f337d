"""Where the line that names a part was lost, what it held stands under the part before it.

It is found once, and read as what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.dossier.files.explain import models_at, words_at
from detente.dossier.files.tree import Path, Tree
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.record import is_slug, kebab
from detente.findings.making import found

_NAMED = ("parties", "issues", "drafts", "deadlines", "levers")
_TEXTS = ("tracks", "assumptions")
_WORDED = ("war", "standoff", "durability", "behaviour", "mediation", "forecast")
_ANYWHERE = frozenset({"why", "about", "name", "by"})
_SHOWN = 5
_NEAR = 5  # lines
_MOST = 300  # words that are looked at


def find_lost_lines(tree: Tree) -> None:
    """Move what stands under a part, and is another's, to where it belongs; each is found once."""
    if not isinstance(tree.data, dict):
        return
    for around in list(tree.data):
        inside = tree.data[around]
        block = isinstance(inside, dict) and not tree.spans[(around,)].flow
        block = block and len(inside) <= _MOST
        for part in _absent(tree.data) if block else ():
            moved = _others(inside, around, part)
            if moved:
                _move(tree, around, part, moved)
                break


def _absent(data: dict[str, Any]) -> Iterator[str]:
    return (part for part in (*_WORDED, *_NAMED, *_TEXTS) if part not in data)


def _others(inside: dict[str, Any], around: str, part: str) -> list[str]:
    """The words under a part, from one on, that are of another; none if they are not clearly so."""
    if part in _TEXTS and around not in _NAMED:
        return []  # a text may be anything's
    words = list(inside)
    first = next((n for n, word in enumerate(words) if _fits(word, inside[word], part)), 0)
    while first and words[first - 1] in _ANYWHERE and part in _WORDED:
        first -= 1
    moved = words[first:]
    clear = [word for word in moved if _fits(word, inside[word], part)]
    others = {*moved} - {*clear} - _ANYWHERE
    words_of_its_own = {*words_at(Dossier, (around,))} - _ANYWHERE
    own = not words_of_its_own.isdisjoint(moved)
    doubtful = {*moved} - _ANYWHERE if first else others  # a party's words fit war and standoff
    own = own or any(_fits(word, inside[word], around) for word in doubtful)
    enough = len(clear) >= (1 if part in _NAMED else 2)
    instead = part in _WORDED and around in _WORDED and not others
    return moved if (first or instead) and enough and not own else []


def _fits(word: str, value: Any, part: str) -> bool:
    """Whether a word and its value are clearly of a part."""
    if part in _TEXTS:
        return isinstance(value, str) and is_slug(word)
    if part in _WORDED and word in words_at(Dossier, (part,)):
        return word not in _ANYWHERE
    if not isinstance(value, dict) or not value:
        return False
    for model in models_at(Dossier, (part, word)):
        fields = model.model_fields.items()
        needed = {kebab(name) for name, field in fields if field.is_required()}
        return needed <= set(value) <= set(words_at(Dossier, (part, word)))
    return False


def _move(tree: Tree, around: str, part: str, moved: list[str]) -> None:
    inside = tree.data[around]
    first = tree.key_place((around, moved[0]))
    again = [
        finding
        for finding in tree.findings
        if finding.slug == "duplicate-key" and 0 < first.line - finding.place.line <= _NEAR
    ]
    if again:  # a reason for all of it, that seemed to be one more of the part before
        tree.findings = [finding for finding in tree.findings if finding not in again]
        tree.broken.add((part, "why"))
    tree.data[part] = {word: inside.pop(word) for word in moved}
    mend = f"A line is likely lost before them: write {part}: on a line of its own."
    if not inside:
        del tree.data[around]
        first, mend = tree.key_place((around,)), f"Write {part}: in its place."

    def to(path: Path) -> Path:
        return (
            (part, *path[1:]) if path[:1] == (around,) and path[1:2] and path[1] in moved else path
        )

    tree.values = {to(path): place for path, place in tree.values.items()} | {(part,): first}
    tree.keys = {to(path): place for path, place in tree.keys.items()} | {(part,): first}
    tree.spans = {to(path): span for path, span in tree.spans.items()}
    tree.broken = {to(path) for path in tree.broken}
    shown = ", ".join(f'"{word[:60]}"' for word in moved[:_SHOWN])
    tree.note(
        found(
            "unknown-word",
            first,
            f'under "{around}" stand words of "{part}": {shown}'
            f"{', …' if len(moved) > _SHOWN else ''}.",
            mend,
        )
    )
