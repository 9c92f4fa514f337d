"""``detente drafts export``: a draft as the XML that other tools for legal texts read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from detente.cli import options
from detente.cli.drafts import DraftName, known_draft
from detente.cli.load import load
from detente.cli.outputs import outputs
from detente.cli.progress import progress
from detente.cli.screen import write
from detente.files import write_all
from detente.wording.commands import drafts as words

EXAMPLE = options.example(
    "detente drafts export ukraine-2025 us-28 us-28.xml",
    "detente drafts export my-talks first-plan first-plan.xml --language fra",
)

Target = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="Where it is written: an .xml file.", show_default=False),
]
Language = Annotated[
    str | None,
    options.option(
        "--language",
        "CODE",
        help="Its language by three letters, such as fra; eng of an English text, else und: "
        "not said.",
    ),
]


def drafts_export_command(
    dossier: options.DossierName,
    draft: DraftName,
    file: Target,
    language: Language = None,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """A draft as Akoma Ntoso 3.0, the XML in which parliaments and the UN keep texts.

    Its title, headings, points and their parts, each point under an id by its number; who wrote it
    and when, and which draft it was made from.
    """
    from detente.dossier.points import numbered
    from detente.drafting.lint.draft import is_english
    from detente.exchange.akomantoso import akoma_ntoso

    if file.suffix.lower() != ".xml":
        raise typer.BadParameter(words.no_xml(file), param_hint="FILE")
    if language is not None and not re.fullmatch("[a-z]{3}", language):
        raise typer.BadParameter(words.no_language(language), param_hint="--language")
    outputs(dossier, {"FILE": file})
    with progress(quiet) as report:
        known = load(dossier, report=report)
    text = known.texts[known_draft(known, draft)]
    if not numbered(text).points:
        raise typer.BadParameter(words.no_point_in(draft), param_hint="DRAFT")
    code = language or ("eng" if is_english(text) else "und")
    write_all(file.parent, {file.name: akoma_ntoso(known, draft, language=code)})
    write(words.written(file))
