"""``detente drafts map``: which option of which issue does each point of a draft hold?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import detente
from detente.cli import options
from detente.cli.alone import alone
from detente.cli.drafts import DraftName, known_draft
from detente.cli.load import load
from detente.cli.pick import pick
from detente.cli.progress import progress
from detente.cli.screen import write, write_text
from detente.wording.commands import documents as asked
from detente.wording.commands import drafts as words

if TYPE_CHECKING:
    from detente.dossier.model.dossier import Dossier

EXAMPLE = options.example("detente drafts map my-talks first-plan")


def drafts_map_command(
    dossier: options.DossierName,
    draft: DraftName,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Say which option of which issue each point of a draft holds, one point after the other.

    An issue whose words stand in a point is offered first. Each answer is written at once; a point
    that is passed over stays unknown, and is asked for again. With it the draft can be weighed.
    """
    from detente.dossier.files.folder import folder_of
    from detente.dossier.points import numbered
    from detente.drafting.adding import may_touch

    folder = folder_of(dossier)
    with progress(quiet) as report:
        known = load(dossier, report=report)
    text = numbered(known.texts[known_draft(known, draft)])
    likely, done = may_touch(known, text), 0
    waits = [one for one in text.points if known.drafts[draft].points.get(one.number) is None]
    for place, point in enumerate(waits, 1):
        write("")
        write_text(words.asked_of(point.number, point.text, place, len(waits)))
        held = _held(known, likely.get(point.number, ()))
        if held is words.STOP:
            break
        if isinstance(held, dict):
            with alone(folder):  # what somebody else may have written meanwhile stays
                known = detente.read(folder)
                before = {one.number: "unknown" for one in text.points}
                said = {n: h for n, h in known.drafts[draft].points.items() if h is not None}
                every = {**before, **said, point.number: held}
                detente.write(known.set(f"drafts.{draft}.points", every), folder)
            done += 1
    write("")
    write_text(words.mapped(done, len(waits)))


def _held(dossier: Dossier, likely: tuple[str, ...]) -> dict[str, str] | str | None:
    """The options that a person picks; STOP, or None where they pass the point over."""
    beside = {words.NO_ISSUE: words.TOUCHES_NONE, words.STOP: words.STOPS}
    every = {id: issue.name for id, issue in dossier.issues.items()}
    every = {**{id: every[id] for id in likely}, **every}
    held: dict[str, str] = {}
    while True:
        left = {id: name for id, name in every.items() if id not in held}
        what = asked.ANOTHER if held else words.WHICH_ISSUE
        issue = pick(what, left if held else {**left, **beside}, shown=not held)
        if issue is None:
            return held or None
        if issue in beside:
            return words.STOP if issue == words.STOP else {}
        option = pick(asked.OPTION, dossier.issues[issue].options)
        if option is not None:
            held[issue] = option
