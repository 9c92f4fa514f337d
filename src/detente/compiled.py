"""How kernels are compiled: once, kept on disk, and without the lock of Python."""

# mypy: disable-error-code="no-untyped-call, untyped-decorator, misc"
from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
from numba.core.codegen import JITCodeLibrary
from numba.core.compiler import CompilerBase, DefaultPassBuilder
from numba.core.compiler_machinery import PassManager, register_pass
from numba.core.typed_passes import NativeLowering


class _Piece(JITCodeLibrary):
    """The code of an inner kernel as it was lowered.

    The kernel that Python calls is made better once, with all that it calls in it. Numba would do
    so for each layer anew, and make machine code of each: a third of the time to compile.
    """

    def _optimize_final_module(self) -> None:
        """Left to the kernel that Python calls."""

    def _finalize_final_module(self) -> None:
        """No machine code: Python cannot call it."""
        self._finalize_dynamic_globals()


@register_pass(mutates_CFG=True, analysis_only=False)
class _Lowering(NativeLowering):
    """The usual step from typed code to that of LLVM, into a ``_Piece``."""

    _name = "inner_lowering"

    def run_pass(self, state: Any) -> bool:
        usual = state.targetctx
        state.library = _Piece(usual.codegen(), state.func_id.func_qualname)
        state.targetctx = usual.subtarget(get_executable=_no_door)
        try:
            changed: bool = super().run_pass(state)
        finally:
            state.targetctx = usual
        return changed


def _no_door(piece: _Piece, *_: Any) -> Any:
    """Finish a piece, and a built-in function of its own by which numba knows it.

    Python, should it call the kernel, finds one that takes no such arguments.
    """
    piece.finalize()
    return piece.__format__


class _Inner(CompilerBase):
    """The compiler of numba but for the step in which code is lowered."""

    def define_pipelines(self) -> list[Any]:
        steps = PassManager("inner")
        for step, why in DefaultPassBuilder.define_nopython_pipeline(self.state).passes:
            steps.add_pass(_Lowering if step is NativeLowering else step, why)
        steps.finalize()
        return [steps]


_njit: Any = numba.njit  # its own types know fewer options than it takes
_KERNEL: dict[str, Any] = {"nogil": True, "error_model": "numpy"}
_BARE: dict[str, Any] = {**_KERNEL, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}
_INNER: dict[str, Any] = {**_BARE, "pipeline_class": _Inner}
_SUMS: dict[str, Any] = {"fastmath": {"reassoc", "contract", "nsz"}}


def entry(kernel: Callable[..., Any]) -> Any:
    """For a kernel that Python calls: kept on disk for as long as no kernel of the house changes.

    Numba asks only whether the file of the kernel itself has changed. The kernels that it calls
    are compiled into it, and would go on being what they were before an upgrade. They are part of
    the version, which it reads first: what another version kept may name files that are gone, and
    is not opened.
    """
    compiled = _njit(cache=True, **_KERNEL)(kernel)
    kept = getattr(getattr(compiled, "_cache", None), "_cache_file", None)
    if kept is not None:  # without a compiler, or with nowhere to write, there is none
        kept._version = f"{kept._version} {_kernels_of(_house_of(kernel))}"
    return compiled


def _house_of(kernel: Callable[..., Any]) -> Path:
    """The folder of rooms that a kernel belongs to, in a file of a room or of its ``kernels``."""
    room = Path(kernel.__code__.co_filename).parent
    return room.parent.parent if room.name == "kernels" else room.parent


@functools.cache
def _kernels_of(house: Path) -> str:
    """A digest of every file of kernels, by name, in a house: kernels call across rooms."""
    text = hashlib.sha256(Path(__file__).read_bytes())
    for file in sorted([*house.glob("*/_*.py"), *house.glob("*/kernels/*.py")]):
        text.update(file.name.encode() + b"\0" + file.read_bytes())
    return text.hexdigest()


inner: Any = _njit(**_INNER, _nrt=True)  # said, for else what holds for the caller would
"""For one that only kernels call: a part of each of them, and kept with it."""

borrowing: Any = _njit(**_INNER, _nrt=False)
"""For an inner one that makes no array: it counts no references to those that it is handed.

Numba counts one, under a lock, whenever an array is taken out of a tuple; in loops that is felt.
"""

part: Any = _njit(**_INNER, _nrt=True, inline="always")
"""For a step of one kernel that has a name of its own: a layer less of calls."""

summing: Any = _njit(**_BARE, **_SUMS, _nrt=False)
"""For one that adds up over many entries, in whatever order is quickest on the machine."""

comparing: Any = _njit(**_BARE, fastmath={"nnan", "nsz"}, _nrt=False)
"""For one that looks for the greatest of numbers, none of which is missing."""

step: Any = _njit(**_INNER, _nrt=False, forceinline=True)
"""For a borrowing one called in one place: what it is handed is not copied for it."""
