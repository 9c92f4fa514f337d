"""``detente drafts add``: a draft from a file into a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.alone import alone
from detente.cli.drafts import a_draft, a_party
from detente.cli.load import day, load
from detente.cli.progress import progress
from detente.cli.screen import write, write_json, write_table, write_text
from detente.letters import first_unfit
from detente.wording.commands import drafts as words
from detente.wording.commands import files

if TYPE_CHECKING:
    from detente.drafting.adding import Added

EXAMPLE = options.example(
    "detente drafts add my-talks plan.md --id plan-b --by south --date 2031-04-02"
)

File = Annotated[
    Path, typer.Argument(metavar="FILE", help="txt, md, html, pdf or docx.", show_default=False)
]
Id = Annotated[str, options.option("--id", "ID", help="What the draft is called in the dossier.")]
By = Annotated[
    list[str],
    options.option("--by", "PARTY", help="Who wrote it; may be given more than once."),
]
Day = Annotated[str, options.option("--date", "DATE", help="Its date, such as 2025-11-20.")]
Name = Annotated[
    str | None, options.option("--name", "NAME", help="Its name; else the title of the file.")
]
From = Annotated[
    list[str] | None,
    options.option("--from", "DRAFT", help="A draft of the dossier that it was made from."),
]
Before = Annotated[
    str | None,
    options.option(
        "--before",
        "ID",
        help="Keep the text before its tracked changes too, as a draft of this id.",
    ),
]


def drafts_add_command(
    dossier: options.DossierName,
    file: File,
    id: Id,
    by: By,
    date: Day,
    name: Name = None,
    made_from: From = None,
    before: Before = None,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """A draft from a file into a dossier: its numbered points, tracked changes and remarks.

    The text is put into drafts/ID.md and the draft into dossier.yaml; which option of which issue
    a point holds is for a person to say: detente drafts map. Tracked changes are kept as
    amendments, remarks as objections, with who and when, for detente review.
    """
    from dataclasses import replace

    from detente.documents.load import load as load_document
    from detente.dossier.files.folder import folder_of
    from detente.drafting.adding import NewDraft, told_apart, with_draft
    from detente.review.margin import margin_files

    for option, given in (("--id", id), ("--before", before)):
        if given is not None:
            an_id(given, option)
    if letter := first_unfit(name or ""):
        raise typer.BadParameter(files.unfit(letter), param_hint="--name")
    when = str(day(date, "--date"))
    folder = folder_of(dossier)
    document = load_document(file)
    if before is not None and document.before is None:
        raise typer.BadParameter(words.no_tracked(file.name), param_hint="--before")
    with alone(folder):
        with progress(quiet) as report:
            known = load(dossier, report=report)
        for party in by:
            a_party(known, party, "--by")
        for parent in made_from or []:
            a_draft(known, parent, "--from")
        title = name or told_apart(known, document.title or file.stem, when, id)
        draft = NewDraft(
            id=id, name=title, by=tuple(by), date=when, derived_from=tuple(made_from or ())
        )
        first = None
        if before is not None:
            first = replace(draft, id=before, name=words.before_changes(title), derived_from=())
        try:
            added = with_draft(known, document, draft, before=first)
        except ValueError as refused:
            raise typer.BadParameter(str(refused), param_hint="FILE") from None
        beside, gone = margin_files(folder, file, document, added)
        detente.write(added.dossier, folder, beside=beside, gone=gone)
    if json:
        from detente.answers.drafts import added_answer

        write_json(added_answer(added))
    else:
        _show(added, str(folder))


def an_id(text: str, option: str) -> None:
    """Refuse what is no id of a dossier.

    Raises
    ------
    typer.BadParameter
    """
    from pydantic_core import PydanticCustomError

    from detente.dossier.model.record import check_slug

    try:
        check_slug(text)
    except PydanticCustomError as refused:
        mend = (refused.context or {}).get("mend", "")
        raise typer.BadParameter(f"{refused.message()}. {mend}", param_hint=option) from None


def _show(added: Added, folder: str) -> None:
    from detente.review.margin import amendment
    from detente.wording.changes import change_words, point_pair

    write_text(words.added(added.id, added.points, folder))
    if added.tracked:
        rows = [
            [one.point or one.point_before, one.author, str(one.date or ""), amendment(one)]
            for one in added.tracked
        ]
        write_table(words.AMENDMENTS, words.AMENDMENT_HEADS, rows, apart=True)
    if added.amendments:
        rows = [
            [
                point_pair([c.before] if c.before else [], [c.after] if c.after else []),
                change_words(c),
            ]
            for c in added.amendments
        ]
        write_table(words.THAT_MATTERS, words.CHANGE_HEADS, rows)
    if added.remarks:
        rows = [
            [one.point or one.point_before, one.author, str(one.date or ""), one.text]
            for one in added.remarks
        ]
        write_table(words.REMARKS, words.REMARK_HEADS, rows, apart=True)
    if added.tracked or added.remarks:
        write(f"\n{words.review_them(folder)}")
    if added.may_touch:
        rows = [[point, ", ".join(issues)] for point, issues in added.may_touch.items()]
        write_table(words.MAY_TOUCH, words.TOUCH_HEADS, rows)
        write(f"\n{words.map_them(added.id, folder)}")
    for caution in added.cautions:
        write_text(f"- {caution}", indent=2)
