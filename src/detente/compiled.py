"""How kernels are compiled: once, kept on disk, and without the lock of Python."""

from __future__ import annotations

from typing import Any

from numba import njit

_KEPT: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy"}
_BARE: dict[str, Any] = {**_KEPT, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}

_SUMS: dict[str, Any] = {**_BARE, "fastmath": {"reassoc", "contract", "nsz"}}

entry: Any = njit(**_KEPT)
"""For a kernel that Python calls."""

inner: Any = njit(**_BARE)
"""For one that only kernels call: quicker to compile, for want of a door to Python."""

summing: Any = njit(**_SUMS)
"""For one that adds up over many entries, in whatever order is quickest on the machine."""
