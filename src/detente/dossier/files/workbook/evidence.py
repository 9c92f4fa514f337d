"""The sheets of what stands beside ``dossier.yaml``: statements, events, sources, texts."""

from __future__ import annotations

from typing import Final

from detente.dossier.files.csvcolumns import EVENT_COLUMNS, STATEMENT_COLUMNS
from detente.dossier.files.workbook.columns import columns_of
from detente.dossier.files.workbook.shape import Column, Path, Sheet, key
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Event, Source, Statement
from detente.dossier.model.fields import meaning
from detente.dossier.model.record import Record


def _table(title: str, word: str, model: type[Record], order: Path) -> Sheet:
    return Sheet(
        title=title,
        about=meaning(Dossier, word),
        where=(),
        keys=(key("id"),),
        columns=tuple(c for c in columns_of(model, order) if c.head != "id"),
        kind="evidence",
    )


_STATED = {column.head: column for column in columns_of(Source)}
EVIDENCE: Final[tuple[Sheet, ...]] = (
    _table("Statements", "statements", Statement, STATEMENT_COLUMNS),
    _table("Events", "events", Event, EVENT_COLUMNS),
    Sheet(
        title="Sources",
        about=f"{meaning(Dossier, 'sources')} What has no column stands under more.",
        where=(),
        keys=(key("id"),),
        columns=(
            _STATED["type"],
            _STATED["title"],
            *(
                Column(head=word, at=(word,), sort="text", width=width)
                for word, width in (("container-title", 30), ("publisher", 24), ("URL", 40))
            ),
            Column(head="sha256", at=("custom", "sha256"), about="Of its text.", width=20),
            Column(head="more", at=(), sort="text", about="The rest, as JSON.", width=40),
        ),
        kind="sources",
    ),
    Sheet(
        title="Texts",
        about=f"{meaning(Dossier, 'texts')} A row for each line.",
        where=(),
        keys=(key("draft", "Drafts"),),
        columns=(Column(head="line", at=(), sort="text", width=120),),
        kind="lines",
    ),
)
"""In the order of the workbook."""
