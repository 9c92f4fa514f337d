"""``detente drafts objections``: who objects to what, and what has become of it?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from detente.cli import options
from detente.cli.drafts import a_party
from detente.cli.load import load
from detente.cli.outputs import outputs
from detente.cli.paper import word_form
from detente.cli.progress import progress
from detente.cli.screen import note, write, write_json, write_table, write_text
from detente.files import write_all
from detente.wording.commands import drafts as words

if TYPE_CHECKING:
    from detente.brief.word import WordForm
    from detente.dossier.model.dossier import Dossier
    from detente.drafting.objections import Ledger, Objection

EXAMPLE = options.example(
    "detente drafts objections ukraine-2025 --party europe",
    "detente drafts objections ukraine-2025 --docx objections.docx",
)

Party = Annotated[
    list[str] | None,
    options.option(
        "--party", "PARTY", help="Only this party’s objections; may be given more than once."
    ),
]
Docx = Annotated[
    Path | None,
    options.option("--docx", "FILE", help="Write the ledger as a Word file, across the page."),
]


def drafts_objections_command(
    dossier: options.DossierName,
    party: Party = None,
    as_of: options.AsOf = None,
    docx: Docx = None,
    template: options.Template = None,
    marking: options.Marking = "",
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Who objects to which point of which draft, and what has become of it.

    Below it: what each side asks for, by its own draft or in words, and whether the latest text of
    others holds it; before any answer too.
    """
    from detente.drafting.objections import ledger

    outputs(dossier, {"--docx": docx}, reads={"--template": template})
    form = word_form(docx, template, marking)
    with progress(quiet) as report:
        known = load(dossier, as_of, report=report)
    for name in party or []:
        a_party(known, name, "--party")
    book = ledger(known, tuple(party or ()))
    if json:
        from detente.answers.drafts import objections_answer

        write_json(objections_answer(known, book, _waiting(dossier)))
    else:
        _show(known, book)
        if waits := _waiting(dossier):
            write(f"\n{words.margin_waits(waits, dossier)}")
    if form is not None and docx is not None:
        write_all(docx.parent, {docx.name: _paper(known, book, form)})
        note(words.written(docx))


def _show(dossier: Dossier, book: Ledger) -> None:
    from detente.wording import objections

    if not book.objections:
        write_text(words.NO_OBJECTIONS)
    else:
        rows = [_row(dossier, one) for one in book.objections]
        write_table(dossier.title, words.OBJECTION_HEADS, rows, apart=True)
    if book.asks:
        rows = [list(objections.ask(dossier, one)) for one in book.asks]
        write_table(words.ASKS, words.ASK_HEADS, rows)
    else:
        write_text(words.NO_ASKS)


def _paper(dossier: Dossier, book: Ledger, form: WordForm) -> bytes:
    from detente.brief.word import Listed, tables_docx
    from detente.wording import objections

    rows = [_row(dossier, one) for one in book.objections]
    asks = [objections.ask(dossier, one) for one in book.asks]
    tables = [
        Listed(name=words.LEDGER, heads=words.OBJECTION_HEADS, rows=rows, none=words.NO_OBJECTIONS),
        Listed(name=words.ASKS, heads=words.ASK_HEADS, rows=asks, none=words.NO_ASKS),
    ]
    return tables_docx(dossier, words.LEDGER, dossier.title, tables, form)


def _waiting(dossier: str) -> int:
    """How many remarks and amendments nobody has decided on."""
    from detente.review.margin import in_margin
    from detente.review.shelf import shelf_of

    return sum(one.state == "open" for _, one in in_margin(shelf_of(dossier)))


def _row(dossier: Dossier, one: Objection) -> list[str]:
    from detente.wording import objections

    return [
        objections.who(dossier, one),
        objections.to_what(one),
        str(one.date),
        objections.said(one),
        objections.state(one),
    ]
