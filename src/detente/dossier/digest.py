"""One number for all that a dossier says: two dossiers with the same digest give the same study."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from detente.dossier.model.dossier import Dossier


def digest(dossier: Dossier) -> str:
    """The SHA-256 of a dossier's content, in hexadecimal.

    Comments, order of keys and the place on disk do not count; the order of parties, issues and
    options does, since ties go to the first.
    """
    hashed = hashlib.sha256()

    def add(value: Any, *, ordered: bool = True) -> None:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=not ordered)
        hashed.update(text.encode())
        hashed.update(b"\n")

    add(dossier.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    for rows in (dossier.statements, dossier.events):
        for row in rows:
            add(row.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    sources = [s.model_dump(mode="json", by_alias=True) for s in dossier.sources.values()]
    add(sources, ordered=False)
    add(dict(sorted(dossier.texts.items())))
    return hashed.hexdigest()
