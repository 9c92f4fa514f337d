"""``detente drafts path``: what does each draft come to for whom, and whose way do changes go?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.cli import options
from detente.cli.load import load
from detente.cli.progress import progress
from detente.cli.screen import (
    write,
    write_cautions,
    write_head,
    write_json,
    write_table,
    write_text,
)
from detente.wording.commands import drafts as words

if TYPE_CHECKING:
    from detente.dealspace.tabled import DraftPath
    from detente.dossier.model.dossier import Dossier

EXAMPLE = options.example("detente drafts path ukraine-2025")


def drafts_path_command(
    dossier: options.DossierName,
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    seed: options.Seed = 1,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What each draft comes to for whom, in the order of time, and whose way each change goes.

    With the chance that each accepts it, how often it lies in the zone and how far from it. Of what
    no source gives, both ends are told.
    """
    from detente.answers.drafts import path_answer
    from detente.asked import Settings
    from detente.tabling import draft_path

    with progress(quiet) as report:
        known = load(dossier, as_of, report=report)
        if not known.drafts:
            write_text(words.NO_DRAFTS)
            return
        found = draft_path(known, Settings(draws=draws), seed=seed, progress=report)
    answer = path_answer(known, found, seed=seed, draws=draws)
    if json:
        write_json(answer)
        return
    write_head(answer)
    _show(known, found)
    write_cautions(answer)


def _show(dossier: Dossier, path: DraftPath) -> None:
    from detente.wording import names
    from detente.wording import tabling as told
    from detente.wording.numbers import plain

    parties = list(path.drafts[0].gain)
    shown = [names.party(dossier, party) for party in parties]
    gains = [
        [one.draft, str(one.date), *(str(told.gain(one.gain[p])) for p in parties)]
        for one in path.drafts
    ]
    write_table(told.GAINS, (told.DRAFT, told.DATE, *shown), gains)
    answers = [
        [
            one.draft,
            *(str(told.chance(one.yes[p])) for p in parties),
            str(told.chance(one.all_yes)),
            str(told.chance(one.inside)),
        ]
        for one in path.drafts
    ]
    write_table(told.ANSWERS, (told.DRAFT, *shown, told.ALL_YES, told.INSIDE), answers)
    far = [[one.draft, *told.distances(one, path.rows)] for one in path.drafts]
    write_table(told.DISTANCES, told.DISTANCE_HEADS, far)
    for step in path.steps:
        rows = [
            [issue, change, plain(gains), plain(gives)]
            for issue, change, gains, gives in (told.move(dossier, one) for one in step.moves)
        ]
        head = f"{told.step_head(dossier, step)}: {plain(told.whose(dossier, step))}"
        write_table(head, told.STEP_HEADS, rows, apart=True)
    write("")
    for line in (*told.notes(dossier, path), *(() if path.steps else (told.NO_STEPS,))):
        write_text(line)
