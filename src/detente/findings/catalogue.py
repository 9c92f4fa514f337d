"""All kinds of finding by slug, in the order of the reference page."""

from __future__ import annotations

from detente.findings.documents import DOCUMENTS
from detente.findings.files import FILES
from detente.findings.kind import Kind
from detente.findings.names import NAMES
from detente.findings.others import OTHERS
from detente.findings.sense import SENSE
from detente.findings.unread import UNREAD
from detente.findings.values import VALUES

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
