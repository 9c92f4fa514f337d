"""All that is declared: by key, by where it stands in the file, and by what it is named with.

The meaning of a number and its unit stand on the model of the dossier, at its path; its name, its
range, what stands in where it is left out, and what it is called stand in the files beside this
one. Drawing, levers and their targets, labels, workbooks, words and the reference page look there.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from detente.dossier.inputs.kind import InputKind, Path
from detente.dossier.inputs.registry import acting, alternative, durability, wants

INPUTS: Mapping[str, InputKind] = MappingProxyType(
    {
        kind.key: kind
        for subject in (wants, alternative, durability, acting)
        for kind in vars(subject).values()
        if isinstance(kind, InputKind)
    }
)
"""By key, in the order of the reference page."""
_STEPS = tuple((kind, kind.path.split(".")) for kind in INPUTS.values())


def siblings(kind: InputKind) -> tuple[InputKind, ...]:
    """The numbers named as this one is but for the last word, and itself.

    >>> [kind.word for kind in siblings(acting.MEDIATOR_PATIENCE)]
    ['rounds-a-month', 'rounds-without-mediator', 'patience-months', 'tilt-strength', ...]
    """
    return tuple(other for other in INPUTS.values() if other.above == kind.above)


def kind_at(path: Path) -> InputKind | None:
    """The kind of the number that stands at a path of the file; None if it is none of these.

    >>> kind_at(("parties", "north", "wants", "links", 0, "adds")) is wants.LINK_ADDS
    True
    """
    return next((kind for kind, steps in _STEPS if _fits(steps, path)), None)


def _fits(steps: list[str], path: Path) -> bool:
    return len(steps) == len(path) and all(
        step == key or step.startswith("{") for step, key in zip(steps, path, strict=True)
    )
