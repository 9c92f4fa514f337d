"""One command on one hostile dossier, and what is wrong with how it went."""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import time
from pathlib import Path

import hostile
from detente.cli.main import main

USUAL = (
    ["check", "IN"],
    ["check", "IN", "--json"],
    ["positions", "IN"],
    ["positions", "IN", "--json"],
    ["export", "xlsx", "IN", "OUT"],
    ["review", "IN", "--json"],
)
DEALS = ["deals", "IN", "--draws", "20", "--quiet"]
SECONDS = 10.0
"""How long one may take."""


def tried(seed: int, room: Path, *, deals: float = 0.01) -> str:
    """What is wrong with how a command took the dossier of a seed; nothing if all is well.

    Parameters
    ----------
    seed : int
    room : Path
        An empty folder; it is emptied again unless something is wrong.
    deals : float
        The share of the dossiers of which what could be agreed is asked.
    """
    rng = random.Random(seed)
    folder = hostile.write(hostile.dossier(rng), room / "in")
    before = _files(room)
    command = DEALS if rng.random() < deals else rng.choice(USUAL)
    out = room / "out.xlsx"
    words = [{"IN": str(folder), "OUT": str(out)}.get(word, word) for word in command]
    printed = io.StringIO()
    began = time.process_time()
    try:
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            code = main(words)
    except BaseException as failure:  # a command answers; it does not raise
        return f"seed {seed}: {' '.join(command)}: {type(failure).__name__}: {failure}"
    took = time.process_time() - began
    if code not in (0, 1, 2):
        return f"seed {seed}: {' '.join(command)}: exit {code}: {printed.getvalue()[-400:]}"
    if took > SECONDS:
        return f"seed {seed}: {' '.join(command)}: {took:.1f} s"
    if _files(room) - {str(out)} != before:
        return f"seed {seed}: {' '.join(command)}: wrote {_files(room) ^ before}"
    if "Traceback" in printed.getvalue():
        return f"seed {seed}: {' '.join(command)}: a traceback"
    shutil.rmtree(folder)
    out.unlink(missing_ok=True)
    return ""


def _files(room: Path) -> set[str]:
    return {str(file) for file in room.rglob("*")}
