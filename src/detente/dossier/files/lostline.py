"""Where the line that names a part was lost, what it held stands under the part before it.

It is found once, and read as what it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from detente.dossier.files.explain import models_at, words_at
from detente.dossier.files.tree import Path, Tree
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.record import is_slug, kebab
from detente.errors import About
from detente.findings.making import found

_NAMED = ("parties", "issues", "drafts", "deadlines", "levers")
_TEXTS = ("tracks", "assumptions")
_WORDED = ("war", "standoff", "durability", "behaviour", "mediation", "forecast")
_PARTS = (*_WORDED, *_NAMED, *_TEXTS)
_ANYWHERE = frozenset({"why", "about", "name", "by"})
_SHOWN = 5
_NEAR = 5  # lines
_MOST = 300  # words that are looked at


def find_lost_lines(tree: Tree) -> None:
    """Move what stands under a part, and is another's, to where it belongs; each is found once."""
    if not isinstance(tree.data, dict):
        return
    for around in [word for word in tree.data if word in _PARTS]:
        inside = tree.data[around]
        block = isinstance(inside, dict) and not tree.spans[(around,)].flow
        block = block and len(inside) <= _MOST
        for part in _absent(tree.data) if block else ():
            moved = _others(inside, around, part)
            if moved:
                _move(tree, around, part, moved)
                break


def _absent(data: dict[str, Any]) -> Iterator[str]:
    return (part for part in _PARTS if part not in data)


def _others(inside: dict[str, Any], around: str, part: str) -> list[str]:
    """The words at the end of a part that are another's: it does not know them, and that does."""
    if part in _TEXTS and around not in _NAMED:
        return []  # a text may be anything's
    anywhere = _ANYWHERE if part in _WORDED else frozenset()

    def theirs(word: str) -> bool:
        return word in anywhere or _fits(word, inside[word], part)

    moved = list(takewhile(theirs, reversed(inside)))[::-1]
    strange = [n for n, word in enumerate(moved) if not _known(word, inside[word], around)]
    if not strange:
        return []
    moved = moved if part in _WORDED else moved[strange[0] :]
    clear = [word for word in moved if word not in _ANYWHERE]
    return moved if len(clear) >= (1 if part in _NAMED else 2) else []


def _known(word: str, value: Any, part: str) -> bool:
    """Whether a part knows a word, or what stands under a name in it."""
    if part in _TEXTS:
        return isinstance(value, str)
    if word in _ANYWHERE or word in words_at(Dossier, (part,)):
        return True
    words = set(words_at(Dossier, (part, word)))
    return isinstance(value, dict) and bool(words) and set(value) <= words


def _fits(word: str, value: Any, part: str) -> bool:
    """Whether a word and its value are clearly of a part: nothing in it is strange, or lacks."""
    if part in _TEXTS:
        return isinstance(value, str) and is_slug(word)
    if part in _WORDED and word in words_at(Dossier, (part,)):
        return True
    if not value or not _known(word, value, part):
        return False
    model = next(models_at(Dossier, (part, word)))
    fields = model.model_fields.items()
    return {kebab(name) for name, field in fields if field.is_required()} <= set(value)


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
            About(path=(part,), line_lost=True),
        )
    )
