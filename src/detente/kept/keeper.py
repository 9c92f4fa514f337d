"""Stages remembered: each is worked out once, and read from its file ever after."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec, TypeVar

from detente.kept.codec import UnreadableError, answer_of, classes_in, decode, encode
from detente.kept.question import question
from detente.kept.shelf import Shelf

P = ParamSpec("P")
R = TypeVar("R")

WHERE = "DETENTE_CACHE"
"""The environment's word for the folder of kept answers; ``off`` keeps none."""
OFF = "off"


class Keeper:
    """Gives what a stage answers: from its file where the same was asked before, else anew.

    Parameters
    ----------
    shelf : Shelf
    fresh : bool
        Work everything out, and keep that in place of what was kept.
    """

    def __init__(self, shelf: Shelf, *, fresh: bool = False) -> None:
        self.shelf, self.fresh = shelf, fresh
        self.remembered = self.worked_out = 0

    def __call__(self, stage: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        name = question(stage, args, kwargs)
        data = None if self.fresh else self.shelf.read(name)
        if data is not None:
            with suppress(UnreadableError):
                known: R = decode(data, classes_in(answer_of(stage)))
                self.remembered += 1
                return known
        answer = stage(*args, **kwargs)
        self.worked_out += 1
        self.shelf.write(name, encode(answer))
        return answer

    def said(self) -> str:
        """What to tell whoever asked; empty where everything was worked out."""
        if not self.remembered:
            return ""
        part = "In part kept" if self.worked_out else "Kept"
        return f"{part} from an earlier run; --fresh computes anew."


def place() -> Path | None:
    """The folder in which answers are kept; None where keeping is switched off.

    Returns
    -------
    Path or None
        What ``DETENTE_CACHE`` names, or ``detente`` in the user's cache folder.
    """
    stated = os.environ.get(WHERE, "")
    if stated.lower() == OFF:
        return None
    if stated:
        return Path(stated).absolute() / "studies"
    from platformdirs import user_cache_path

    return user_cache_path("detente", appauthor=False) / "studies"
