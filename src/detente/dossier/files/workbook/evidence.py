"""The sheets of what stands beside ``dossier.yaml``: statements, events, sources, texts."""

from __future__ import annotations

from typing import Final, get_args

from detente.dossier.files.workbook.shape import Column, Sheet, col, key
from detente.dossier.model.evidence import EventType, Form, Status

WHY = col("why", "list", "What it rests on: assumptions, sources, statements; by id.")
ALSO = col("also-in", about="Other sources of the same; their place after #.")
KNOWN = col("known", about="When it became known, if later.")
EVIDENCE: Final[tuple[Sheet, ...]] = (
    Sheet(
        title="Statements",
        about="What was said: who, for whom, when, where, to whom.",
        where=(),
        keys=(key("id"),),
        columns=(
            col("date"),
            KNOWN,
            col("person", of="People"),
            col("party", of="Parties"),
            col("to"),
            col("channel"),
            col("form", choices=get_args(Form)),
            Column(head="text", at=(), sort="text", about="Its words, or its sense.", width=70),
            col("language", about="en, uk, pt-BR (BCP 47)."),
            col("positions", about="border=middle-line:accepts; army:undecided", width=36),
            col("status", choices=get_args(Status)),
            col("source", of="Sources"),
            col("place-in-source"),
            col("start"),
            col("end"),
            col("grade", about="NATO's: A to F, 1 to 6."),
            ALSO,
            WHY,
        ),
        kind="evidence",
    ),
    Sheet(
        title="Events",
        about="What happened or is planned.",
        where=(),
        keys=(key("id"),),
        columns=(
            col("date"),
            KNOWN,
            col("until"),
            col("type", choices=get_args(EventType)),
            col("venue"),
            col("people", "ids", of="People", several=True),
            col("parties", "ids", of="Parties", several=True),
            col("length"),
            col("planned", choices=("yes", "no")),
            col("draft", of="Drafts"),
            col("deadline", of="Deadlines"),
            col("source", of="Sources"),
            col("place-in-source"),
            col("start"),
            col("end"),
            col("grade"),
            ALSO,
            Column(head="text", at=(), sort="text", width=70),
            WHY,
        ),
        kind="evidence",
    ),
    Sheet(
        title="Sources",
        about="The sources, as in CSL-JSON; what has no column stands under more.",
        where=(),
        keys=(key("id"),),
        columns=(
            col("type", about="article-newspaper, report, webpage, …"),
            col("title", "text", width=60),
            col("container-title", "text", width=30),
            col("publisher", "text", width=24),
            col("URL", "text", width=40),
            Column(head="sha256", at=("custom", "sha256"), about="Of its text.", width=20),
            Column(head="more", at=(), sort="text", about="The rest, as JSON.", width=40),
        ),
        kind="sources",
    ),
    Sheet(
        title="Texts",
        about="The texts of the drafts, a row for each line.",
        where=(),
        keys=(key("draft", "Drafts"),),
        columns=(Column(head="line", at=(), sort="text", width=120),),
        kind="lines",
    ),
)
"""In the order of the workbook."""
