"""``detente drafts``: what lies on the table?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli import options
from detente.cli.load import load
from detente.cli.progress import progress
from detente.cli.screen import write_json, write_table, write_text
from detente.wording.commands import drafts as words

if TYPE_CHECKING:
    from detente.answers.drafts import DraftAnswer
    from detente.dossier.model.dossier import Dossier

EXAMPLE = options.example(
    "detente drafts ukraine-2025",
    "detente drafts show ukraine-2025 us-28",
    "detente drafts compare ukraine-2025 us-28 e3-counter",
    "detente drafts lineage ukraine-2025 us-28 6",
    "detente drafts objections ukraine-2025 --party europe",
    "detente drafts path ukraine-2025",
    "detente drafts next ukraine-2025 e3-counter",
    "detente drafts lint ukraine-2025 e3-counter",
)

DraftName = Annotated[
    str, typer.Argument(metavar="DRAFT", help="The draft's id.", show_default=False)
]


def drafts_command(
    dossier: options.DossierName,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What lies on the table, and who has answered how.

    ``drafts add`` puts one in from a file, ``drafts map`` says which options its points hold;
    ``drafts show`` writes out one draft, ``drafts compare`` what became of each point of one in
    another, ``drafts lineage`` over all of them, ``drafts objections`` who objects to what,
    ``drafts path`` what each draft comes to for whom and whose way changes go, ``drafts next`` the
    smallest changes that would bring all sides in; ``drafts lint`` holds one to rules of drafting,
    ``drafts matrix`` lists who has to do what by when, ``drafts export`` writes one as XML.
    """
    from detente.answers.drafts import drafts_answer

    with progress(quiet) as report:
        known = load(dossier, report=report)
    answer = drafts_answer(known)
    if json:
        write_json(answer)
    elif not answer.drafts:
        write_text(words.NO_DRAFTS)
    else:
        write_table(known.title, words.HEADS, [_row(one) for one in answer.drafts])


def _row(one: DraftAnswer) -> list[str]:
    from detente.wording.stances import stance_words

    return [
        one.id,
        ", ".join(one.by),
        one.date,
        ", ".join(one.derived_from),
        words.points_told(one.known, one.points, one.mapped),
        f"drafts/{one.id}.md" if one.text else "",
        "; ".join(f"{party}: {stance_words(stance)}" for party, stance in one.answers.items()),
    ]


def a_draft(dossier: Dossier, name: str, option: str = "DRAFT") -> str:
    """The name, if the dossier has such a draft.

    Raises
    ------
    typer.BadParameter
    """
    if name not in dossier.drafts:
        from detente.dossier.lookup import suggest

        mend = suggest(name, dossier.drafts, what=words.KNOWN)
        raise typer.BadParameter(words.no_draft(name, mend), param_hint=option)
    return name


def a_party(dossier: Dossier, name: str, option: str) -> str:
    """The name, if the dossier has such a party.

    Raises
    ------
    typer.BadParameter
    """
    if name not in dossier.parties:
        from detente.dossier.lookup import suggest

        mend = suggest(name, dossier.parties, what=words.PARTIES)
        raise typer.BadParameter(words.no_party(name, mend), param_hint=option)
    return name


def known_draft(dossier: Dossier, name: str) -> str:
    """The name, if the dossier has such a draft and its text.

    Raises
    ------
    typer.BadParameter
    """
    if a_draft(dossier, name) not in dossier.texts:
        raise typer.BadParameter(words.no_text(name), param_hint="DRAFT")
    return name
