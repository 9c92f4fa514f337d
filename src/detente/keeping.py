"""Whether a stage of a study is worked out anew or remembered from an earlier run."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Keep(Protocol):
    """Gives what a stage would give: by working it out, or from an earlier run.

    A stage is a function of a module whose answer depends on its arguments and on nothing else,
    but for ``progress``, which only tells how far it has got. It is handed no more than it may
    read, so that a change of anything else leaves its arguments as they were.
    """

    def __call__(self, stage: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """The answer of the stage to these arguments."""
        ...


def anew(stage: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """The answer of a stage, worked out and not kept.

    >>> anew(max, 2, 3)
    3
    """
    return stage(*args, **kwargs)
