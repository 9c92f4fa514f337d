"""How kernels are compiled: once, kept on disk, and without the lock of Python."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from numba import njit

_KEPT: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}
_INNER: dict[str, Any] = {**_KEPT, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
_BARE: dict[str, Any] = {**_INNER, "_nrt": True}  # else that of the caller would hold

_SUMS: dict[str, Any] = {**_BARE, "fastmath": {"reassoc", "contract", "nsz"}}


def _kept(**how: Any) -> Callable[[Callable[..., Any]], Any]:
    """A decorator: what it compiles is kept for as long as no kernel of the house changes.

    Numba asks only whether the file of the kernel itself has changed. The kernels that it calls
    are compiled into it, and would go on being what they were before an upgrade.
    """
    compiling = njit(**how)

    def decorate(kernel: Callable[..., Any]) -> Any:
        compiled = compiling(kernel)
        kept = getattr(getattr(compiled, "_cache", None), "_cache_file", None)
        if kept is not None:  # without a compiler, or with nowhere to write, there is none
            kept._source_stamp = (kept._source_stamp, _kernels_of(_house_of(kernel)))
        return compiled

    return decorate


def _house_of(kernel: Callable[..., Any]) -> Path:
    """The folder of rooms that a kernel belongs to, in a file of a room or of its ``kernels``."""
    room = Path(kernel.__code__.co_filename).parent
    return room.parent.parent if room.name == "kernels" else room.parent


@functools.cache
def _kernels_of(house: Path) -> str:
    """A digest of every file of kernels in the rooms of a house: kernels call across rooms."""
    text = hashlib.sha256(Path(__file__).read_bytes())
    for file in sorted([*house.glob("*/_*.py"), *house.glob("*/kernels/*.py")]):
        text.update(file.read_bytes())
    return text.hexdigest()


entry: Any = _kept(**_KEPT)
"""For a kernel that Python calls."""

inner: Any = _kept(**_BARE)
"""For one that only kernels call: quicker to compile, for want of a door to Python."""

borrowing: Any = _kept(**_INNER, _nrt=False)
"""For an inner one that makes no array: it counts no references to those that it is handed.

Numba counts one, under a lock, whenever an array is taken out of a tuple; in loops that is felt.
"""

part: Any = _kept(**_BARE, inline="always")
"""For a step of one kernel that has a name of its own: each layer of kernels is compiled anew."""

summing: Any = _kept(**_SUMS)
"""For one that adds up over many entries, in whatever order is quickest on the machine."""
