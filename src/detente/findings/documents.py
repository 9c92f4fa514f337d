"""Findings about documents that are read, and about the suggestions they left in a dossier."""

from __future__ import annotations

from detente.findings.kind import Kind

DOCUMENTS: dict[str, Kind] = {
    "not-suggestions": Kind(
        "The file holds no suggestions",
        "`suggestions/SHA256.yaml` is written by `detente read FILE --into DOSSIER`, under the "
        "hash of the document. Take a broken one away, or mend it, and read the document again.",
    ),
    "text-changed": Kind(
        "A stored text was changed",
        "Offsets count the characters of the text as it was read, and `documents/` keeps it under "
        "its SHA-256. Read the document again.",
    ),
    "not-a-folder": Kind(
        "Only a folder can be added to",
        "A zip and a worked case stay as they are. Unpack the zip, or take a copy of the case: "
        "`detente cases CASE --copy-to FOLDER`.",
    ),
    "changed-meanwhile": Kind(
        "A file was changed in the meantime",
        "What was changed by somebody else is not written over, and an acceptance is undone only "
        "while the file is as it left it.",
    ),
}
