"""Stages remembered: each is worked out once, and read from its file ever after.

A file is known by what was asked, as one number: a stage, all it was handed, and the program that
works it out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import platform
import struct
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import numpy as np
from pydantic import BaseModel

from detente._version import __version__
from detente.crews import Crew, Threads
from detente.kept.codec import (
    UnreadableError,
    answer_of,
    classes_in,
    decode,
    encode,
    name_of,
    order_of,
    parts_of,
)
from detente.kept.shelf import Shelf

MANNER = frozenset({"progress", "crew"})
"""Named arguments of stages that change how they work and not what they answer."""


def question(stage: Callable[..., Any], args: tuple[Any, ...], named: Mapping[str, Any]) -> str:
    """The SHA-256 of a stage, of what it is handed, and of the program, in hexadecimal.

    Raises
    ------
    TypeError
        It is handed something that has no digest, such as a function.
    """
    hashed = hashlib.sha256(program().encode())
    asked = {name: value for name, value in named.items() if name not in MANNER}
    _add(hashed, (stage.__module__, stage.__qualname__, args, asked))
    return hashed.hexdigest()


@cache
def program() -> str:
    """A digest of all that decides what a stage answers beside what it is handed.

    The version, every source file (in a checkout they change while the version stands), what the
    numbers are worked out with, and the processor that they are compiled for.
    """
    import numba
    import scipy
    from llvmlite import binding

    hashed = hashlib.sha256()
    house = Path(__file__).parent.parent
    for file in sorted(house.rglob("*.py")):
        _add(hashed, (file.relative_to(house).as_posix(), file.read_bytes()))
    settings = sorted(item for item in os.environ.items() if item[0].startswith("NUMBA_"))
    versions = (__version__, sys.version, np.__version__, scipy.__version__, numba.__version__)
    processor = (platform.platform(), platform.machine(), binding.get_host_cpu_name())
    _add(hashed, (versions, processor, tuple(settings)))
    return hashed.hexdigest()


def _add(hashed: Any, value: Any) -> None:
    """Feed a value to a digest: what it is, how much of it there is, and what is in it."""
    if value is None or type(value) in (bool, int, str):
        _say(hashed, type(value).__name__, repr(value).encode())
    elif type(value) is float:
        _say(hashed, "float", struct.pack("<d", value))
    elif type(value) is bytes:
        _say(hashed, "bytes", value)
    elif isinstance(value, np.ndarray | np.generic):
        _add_array(hashed, np.asarray(value))
    elif isinstance(value, Mapping):
        _add_all(hashed, "mapping", (part for pair in value.items() for part in pair), len(value))
    elif type(value) in (tuple, list):
        _add_all(hashed, "row", value, len(value))
    elif isinstance(value, dt.date):
        _say(hashed, "date", value.isoformat().encode())
    elif isinstance(value, BaseModel):
        # Where it stands in the user's file is private to a record, and does not count.
        known = {**value.__dict__, **(value.__pydantic_extra__ or {})}
        _add_all(hashed, name_of(type(value)), (known,), 1)
    elif hasattr(value, "__dataclass_fields__") or hasattr(value, "_fields"):
        _add_all(hashed, name_of(type(value)), (parts_of(value),), 1)
    else:
        raise TypeError(f"a {type(value).__name__} has no digest")


def _add_all(hashed: Any, kind: str, values: Iterable[Any], many: int) -> None:
    _say(hashed, kind, str(many).encode())
    for value in values:
        _add(hashed, value)


def _add_array(hashed: Any, array: np.ndarray) -> None:
    if array.dtype.hasobject:
        raise TypeError("an array of objects has no digest")
    order = order_of(array)
    _say(hashed, "array", repr((array.dtype.str, array.shape, order)).encode())
    hashed.update(
        np.ascontiguousarray(array.transpose(order)).data.cast("B") if array.size else b""
    )


def _say(hashed: Any, kind: str, content: bytes) -> None:
    hashed.update(f"{kind} {len(content)}\n".encode())
    hashed.update(content)


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
    crew : Crew, optional
        Who works out what can be done in parts; the threads of this process if not given.
    """

    def __init__(self, shelf: Shelf, *, fresh: bool = False, crew: Crew | None = None) -> None:
        self.shelf, self.fresh = shelf, fresh
        self.crew: Crew = crew or Threads()
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
