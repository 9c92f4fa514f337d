"""``detente talks``: how may the talks unfold under one lever?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.figures import chance, percent, quantity, spread
from detente.cli.load import load, settings
from detente.cli.progress import progress
from detente.cli.screen import write, write_cautions, write_head, write_json, write_table

if TYPE_CHECKING:
    from detente.answers.models import TalksAnswer


EXAMPLE = options.example("detente talks two-rivers --lever press-south --draws 100 --paths 32")

Lever = Annotated[
    str, typer.Option("--lever", metavar="LEVER", help="The lever that the mediator uses.")
]


def talks_command(
    dossier: options.DossierName,
    lever: Lever = "hold-course",
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    paths: options.Paths = 64,
    seed: options.Seed = 1,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """How the talks may unfold under one lever.

    How they end, after how long, and with which packages; and the chance that the model gave to
    each answer on record. The mediator holds the pen of a single negotiating text and redrafts it
    round by round.
    """
    with progress(quiet) as report:
        known = load(dossier, as_of, report=report)
        if lever != "hold-course" and lever not in known.levers:
            there = ", ".join(dict.fromkeys(["hold-course", *known.levers]))
            raise typer.BadParameter(f"{lever!r} is no lever here: {there}.", param_hint="--lever")
        others = () if lever == "hold-course" else (lever,)
        played = detente.play_talks(
            known, settings(draws, paths), seed=seed, levers=others, progress=report
        )
        from detente.answers.played import talks_answer

        answer = talks_answer(known, played, lever=lever, seed=seed)
    if json:
        write_json(answer)
    else:
        show(answer)


def show(answer: TalksAnswer) -> None:
    """Write the answer for a person."""
    write_head(answer)
    write("")
    write(f"Lever              {answer.lever}")
    write(f"Months to a deal   {quantity(answer.months_to_deal, 1)}")
    if answer.months_of_war is not None:
        write(f"Months of war      {quantity(answer.months_of_war, 1)}")
    rows = [[name.replace("-", " "), chance(share)] for name, share in answer.endings.items()]
    write_table(f"How the talks end within {answer.weeks} weeks", ["ending", "chance"], rows)
    _show_packages(answer)
    if answer.answers:
        rows = [
            [one.date, one.party, one.draft, one.stance, spread(one.chance, one.low, one.high)]
            for one in answer.answers
        ]
        heads = ["date", "party", "draft", "answer", "chance"]
        write_table("Answers on record, and the chance the model gave to each", heads, rows)
    write_cautions(answer)


def _show_packages(answer: TalksAnswer) -> None:
    rows = [[percent(signed.share), _in_words(signed.package)] for signed in answer.packages]
    if rows:
        write_table("Signed most often", ["of deals", "package"], rows[:3], right=[0])


def _in_words(package: dict[str, str]) -> str:
    return ", ".join(f"{issue}={option}" for issue, option in package.items())
