"""Whether a stage of a study is worked out anew or remembered from an earlier run."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

from detente.crews import Crew, Threads

P = ParamSpec("P")
R = TypeVar("R")


class Keep(Protocol):
    """Gives what a stage would give: by working it out, or from an earlier run.

    A stage is a function of a module whose answer depends on its arguments and on nothing else,
    but for ``progress``, which only tells how far it has got. It is handed no more than it may
    read, so that a change of anything else leaves its arguments as they were.

    Attributes
    ----------
    crew : Crew
        Who works out what a stage can have done in parts.
    """

    crew: Crew

    def __call__(self, stage: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """The answer of the stage to these arguments."""
        ...


class Anew:
    """Works every stage out, and keeps none.

    Parameters
    ----------
    crew : Crew, optional
        Who works out what can be done in parts; the threads of this process if not given.

    Examples
    --------
    >>> Anew()(max, 2, 3)
    3
    """

    def __init__(self, crew: Crew | None = None) -> None:
        self.crew: Crew = crew or Threads()

    def __call__(self, stage: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """The answer of the stage to these arguments."""
        return stage(*args, **kwargs)


anew: Keep = Anew()
"""Keeps nothing."""


def silent(step: str, share: float) -> None:
    """Told how far a study has got, says nothing of it."""
