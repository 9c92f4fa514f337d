"""A process killed at a chosen moment between two steps on the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from detente.files import BESIDE

STEPS = ("replace", "rename", "unlink", "mkdir", "rmdir")
KILLED = 9


def killed_before(step: int, action: Callable[[], object], folder: Path) -> bool:
    """Whether a process doing this was killed before its step of that number in a folder.

    It dies as it would by SIGKILL: nothing is caught, closed or taken away.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    left, inside = step, str(folder)

    def here() -> bool:
        return any(folder.glob(f"{BESIDE}*"))

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def do(*args: Any, **kwargs: Any) -> Any:
            nonlocal left
            # Where a folder is emptied, names are relative to it; only those of one count.
            counts = str(args[0]).startswith(inside) or ("dir_fd" in kwargs and here())
            if counts and left == 0:
                os._exit(KILLED)
            left -= counts
            return real(*args, **kwargs)

        return do

    try:
        for name in STEPS:
            setattr(os, name, counted(getattr(os, name)))
        Path.write_bytes = counted(Path.write_bytes)  # type: ignore[method-assign]
        action()
    finally:
        os._exit(0)


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file in a folder, but for what is being prepared beside them."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    named = {file.relative_to(folder).as_posix(): file for file in files}
    return {n: file.read_bytes() for n, file in named.items() if not n.startswith(BESIDE)}
