"""All kinds of finding by slug, in the order of the reference page."""

from __future__ import annotations

from detente.dossier.kinds.documents import DOCUMENTS
from detente.dossier.kinds.files import FILES
from detente.dossier.kinds.kind import Kind
from detente.dossier.kinds.names import NAMES
from detente.dossier.kinds.others import OTHERS
from detente.dossier.kinds.sense import SENSE
from detente.dossier.kinds.unread import UNREAD
from detente.dossier.kinds.values import VALUES

PARTS: dict[str, dict[str, Kind]] = {
    "Files": FILES,
    "Values": VALUES,
    "Names": NAMES,
    "Sense": SENSE,
    "Other tools' files": OTHERS,
    "Documents that cannot be read": UNREAD,
    "Documents": DOCUMENTS,
}
KINDS: dict[str, Kind] = {slug: kind for part in PARTS.values() for slug, kind in part.items()}
