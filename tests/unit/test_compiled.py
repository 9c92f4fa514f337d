"""What is kept of a compiled kernel is dropped when a kernel that it calls changes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import detente

CALLER = """
from detente.compiled import entry
from room._callee import added


@entry
def total(number):
    return added(number) + 1.0
"""
CALLEE = """
from detente.compiled import inner


@inner
def added(number):
    return number + {more}
"""


def _room(folder: Path, more: float) -> None:
    """A room of two kernels; the file of the caller stays as it is, to the second."""
    room = folder / "room"
    room.mkdir(exist_ok=True)
    for name, text in (
        ("__init__", ""),
        ("_caller", CALLER),
        ("_callee", CALLEE.format(more=more)),
    ):
        file = room / f"{name}.py"
        file.write_text(text, encoding="utf-8")
        os.utime(file, (1_000_000_000, 1_000_000_000))


TOTAL = "from room._caller import total; print(total(1.0))"


def _asked(folder: Path, asked: str = TOTAL) -> str:
    """What a fresh process finds."""
    places = os.pathsep.join((str(folder), str(Path(detente.__file__).parent.parent)))
    environment = {**os.environ, "PYTHONPATH": places, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.strip()


def test_a_kernel_is_compiled_anew_when_one_that_it_calls_changes(tmp_path: Path) -> None:
    _room(tmp_path, 10)
    assert _asked(tmp_path) == "12.0"
    assert list(tmp_path.rglob("*.nbi")), "something is kept, or the next line shows nothing"
    _room(tmp_path, 20)
    assert _asked(tmp_path) == "22.0"


def test_what_was_kept_of_arrays_whose_file_is_gone_is_not_opened(tmp_path: Path) -> None:
    _room(tmp_path, 10)
    (tmp_path / "room" / "_callee.py").write_text(
        "from detente.compiled import inner\n\n\n"
        "@inner\ndef added(pair):\n    return pair.first + 10\n"
    )
    pair = "from typing import NamedTuple\n\n\nclass Pair(NamedTuple):\n    first: float\n"
    for name in ("_pair", "_two"):
        (tmp_path / "room" / f"{name}.py").write_text(pair)
        asked = f"from room.{name} import Pair; from room._caller import total; "
        assert _asked(tmp_path, f"{asked}print(total(Pair(1.0)))") == "12.0"
        (tmp_path / "room" / f"{name}.py").unlink()


def test_every_kernel_stands_in_a_room_of_the_house_in_a_file_of_kernels() -> None:
    """The digest of those files stands for all that can be compiled into a kernel."""
    source = Path(detente.__file__).parent
    kernels = [
        file
        for file in source.rglob("*.py")
        if re.search(r"^@(entry|inner|borrowing|part|summing)$", file.read_text(), re.MULTILINE)
    ]
    assert len(kernels) > 10
    for file in kernels:
        room = file.parent.parent if file.parent.name == "kernels" else file.parent
        assert room.parent == source, file
        assert room != file.parent or file.name.startswith("_"), file
