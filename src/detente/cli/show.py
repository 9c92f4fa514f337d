"""``detente show``: where does a statement stand, and in which context?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.screen import write, write_json, write_text
from detente.wording.commands import documents as words

if TYPE_CHECKING:
    from detente.answers.show import ShowAnswer
    from detente.dossier.model.dossier import Dossier

EXAMPLE = options.example("detente show two-rivers s3", "detente show two-rivers s3 --json")

Id = Annotated[
    str,
    typer.Argument(
        metavar="STATEMENT",
        help="The id of a statement, an event, or a suggestion.",
        show_default=False,
    ),
]


def show_command(
    dossier: options.DossierName,
    statement: Id,
    json: options.AsJson = False,
    debug: options.Debug = False,
) -> None:
    """A statement in its context, and where it stands.

    The context comes from the document that was read into the dossier; where none is kept, the
    source and the place in it are named.
    """
    known = detente.read(dossier)
    found = find(known, dossier, statement)
    if json:
        write_json(found)
    else:
        _show(found)


def find(known: Dossier, dossier: str, id: str) -> ShowAnswer:
    """What is known of a statement, an event or a suggestion, and its context."""
    from detente.answers.show import show_answer
    from detente.review.shelf import shelf_of

    found = show_answer(known, shelf_of(dossier), id)
    if found is None:
        raise typer.BadParameter(words.not_here(id, dossier), param_hint="STATEMENT")
    return found


def _show(found: ShowAnswer) -> None:
    days = (found.date, found.until)
    write(words.shown_head(found.id, found.kind, days, planned=bool(found.planned)))
    if found.venue or found.length:
        write_text(words.where_and_how_long(found.venue, found.length))
    said = " for ".join(word for word in (found.who, found.party) if word)
    if said:
        write_text(said)
    if found.words is None:
        write_text(f"  {found.text}", indent=2)
        write_text(f"Stands in: {found.source or words.NO_SOURCE}")
        write(words.NOT_KEPT)
        return
    write_text(f"  {found.before}>>{found.words}<<{found.after}".rstrip(), indent=2)
    at = f"{found.document}, paragraph {found.paragraph}" if found.document else found.source
    write_text(f"Stands in: {at}")
    if found.source and found.document:
        write_text(f"Cited as: {found.source}")
    if found.by:
        write_text(f"{str(found.state).capitalize()} by {found.by} on {found.on}.")
    if found.why:
        write_text(f"Found because: {'; '.join(found.why)}")
