"""``detente brief``: the answer in ten lines, and the whole of it as one page."""

from __future__ import annotations

import json as jsons
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.load import day, load, settings, working
from detente.cli.outputs import outputs
from detente.cli.paper import word_form
from detente.cli.screen import write, write_json
from detente.files import write_all
from detente.wording.commands import files as words

if TYPE_CHECKING:
    from detente.brief.changes import Snapshot
    from detente.dossier.model.dossier import Dossier
    from detente.results import Study

EXAMPLE = options.example(
    "detente brief two-rivers --draws 100 --paths 32",
    "detente brief two-rivers --docx brief.docx --one-page",
)

Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Where to write the page; else the dossier's name with .html, in this folder.",
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="OTHER",
        help="Add what changed since an earlier day, or since the answer in a file of --json.",
        show_default=False,
    ),
]
OnePage = Annotated[
    bool,
    typer.Option("--one-page", help="Write the first page alone, which prints to one sheet of A4."),
]
Docx = Annotated[
    Path | None,
    options.option(
        "--docx",
        "FILE",
        help="Write a Word file instead of the page; both, if --out is given too.",
    ),
]


def brief_command(
    dossier: options.DossierName,
    out: Out = None,
    since: Since = None,
    one_page: OnePage = False,
    docx: Docx = None,
    template: options.Template = None,
    marking: options.Marking = "",
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    paths: options.Paths = 64,
    seed: options.Seed = 1,
    conflict: options.Conflict = None,
    weight: options.Weight = None,
    cases: options.Cases = None,
    learned: options.Learned = None,
    json: options.AsJson = False,
    cluster: options.Cluster = None,
    checkpoint: options.Checkpoint = None,
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """The answer in ten lines, and the whole of it as one page.

    Every figure on the page leads to its source or to a named assumption. The page is one HTML
    file that loads nothing from elsewhere; print it, or send it on. With --docx the same words are
    a Word file of four to six pages, or of one; its footnotes say what the figures rest on. Tracks
    are negotiated as the dossier has it (mediation: tracks).
    """
    file = out or docx or page_for(dossier)
    read = {"--template": template, "--since": None if since is None else Path(since)}
    page = out or (None if docx else file)
    outputs(dossier, {"--out": page, "--docx": docx}, reads={**read, "--cases": cases})
    form = word_form(docx, template, marking)
    if one_page and since is not None:
        raise typer.BadParameter(words.NO_ROOM, param_hint="--one-page")
    run = settings(draws, paths, conflict=conflict, weight=weight, cases=cases, learned=learned)
    with working(quiet=quiet, fresh=fresh, crew=(cluster, checkpoint)) as (report, keep):
        known = load(dossier, as_of, report=report)

        def studied(one: Dossier) -> Study:
            return detente.study(one, run, seed=seed, progress=report, keep=keep)

        earlier = None if since is None else snapshot_of(since, known, studied)
        study = studied(known)
        from detente.further import look_further

        further = look_further(study, progress=report, keep=keep)
        if form is not None and docx is not None:
            from detente.brief.page import brief
            from detente.brief.word import brief_docx

            told = brief(study, since=earlier, further=further)
            write_all(docx.parent, {docx.name: brief_docx(told, form, one_page=one_page)})
        if out is not None or docx is None:
            detente.write_brief(study, file, since=earlier, further=further, one_page=one_page)
    from detente.brief.answer import answer_lines

    lines = answer_lines(study, file=str(file))
    if json:
        from detente.answers.brief import brief_answer
        from detente.brief.changes import snapshot

        kept = jsons.loads(snapshot(study).to_json())
        write_json(brief_answer(study, file=str(file), lines=lines, kept=kept))
    else:
        write("\n".join(lines))


def page_for(dossier: str) -> Path:
    """The file of a dossier's page: its name, in the folder one works in.

    >>> page_for("work/my-rivers.zip").name, page_for("two-rivers").name
    ('my-rivers.html', 'two-rivers.html')
    """
    path = Path(dossier).resolve() if Path(dossier).exists() else Path(dossier)
    name = path.stem if path.suffix.lower() in (".zip", ".xlsx") else path.name
    return Path(f"{name}.html")


def snapshot_of(other: str, known: Dossier, studied: Callable[[Dossier], Study]) -> Snapshot:
    """What an earlier study found: kept in a file, or made again as of an earlier day."""
    from detente.brief.changes import Snapshot, snapshot

    if Path(other).is_file():
        text = Path(other).read_text(encoding="utf-8")
        try:
            found = jsons.loads(text)
        except ValueError:
            found = None
        if isinstance(found, dict) and "study" in found:  # the whole answer of --json
            text = jsons.dumps(found["study"])
        return Snapshot.from_json(text)
    then = day(other, "--since")
    if then.latest >= known.date:
        raise typer.BadParameter(words.not_before(other, known.date), param_hint="--since")
    return snapshot(studied(detente.as_of(known, then)))
