"""What somebody typed that cannot stand in a dossier: kept until it is mended or dropped."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from detente.dossier.files.tree import Path
from detente.editing.journal import FOLDER
from detente.files import write_whole

_LARGEST = 5_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A text that somebody typed for a place in a file."""

    file: str
    path: Path
    typed: str


def unfinished(folder: FilePath, who: str) -> dict[tuple[str, Path], str]:
    """What a person typed, by file and path."""
    file = folder / _name(who)
    try:
        if file.is_symlink() or file.stat().st_size > _LARGEST:
            return {}
        held: Any = json.loads(file.read_text(encoding="utf-8"))
        return {(str(e["file"]), tuple(e["path"])): str(e["typed"]) for e in held}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}


def keep(folder: FilePath, who: str, *typed: Unfinished) -> None:
    """Keep what a person typed, in place of what is kept of the same places; an empty text none."""
    held = unfinished(folder, who)
    kept = held | {(one.file, one.path): one.typed for one in typed}
    kept = {place: text for place, text in kept.items() if text}
    if kept != held:
        listed = [{"file": f, "path": list(p), "typed": text} for (f, p), text in kept.items()]
        write_whole(folder / _name(who), json.dumps(listed, ensure_ascii=False, indent=1) + "\n")


def _name(who: str) -> str:
    return f"{FOLDER}/unfinished-{hashlib.sha256(who.encode()).hexdigest()[:12]}.json"
