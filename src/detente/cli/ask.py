"""``detente ask``: the numbers that decide, one question after the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

import detente
from detente.cli import options
from detente.cli.alone import alone
from detente.cli.figures import chance
from detente.cli.load import load, working
from detente.cli.screen import typed, write, write_text
from detente.errors import DossierError, Finding
from detente.letters import first_unfit
from detente.wording.commands import asked as words
from detente.wording.commands import files
from detente.wording.numbers import moved

if TYPE_CHECKING:
    from detente.asking.answers import Level
    from detente.asking.questions import Question
    from detente.dossier.model.dossier import Dossier
    from detente.estimates import Estimate

EXAMPLE = options.example("detente ask my-talks")

Every = Annotated[
    bool,
    typer.Option("--all", help="Ask, last, about ranges that have a reason of their own, too."),
]


@dataclass(slots=True)
class _Sitting:
    """One sitting: where answers go, what they are shown by as it is, and what was done."""

    folder: Path
    dossier: Dossier
    seed: int
    deal: bool
    now: Level | None = field(default=None, init=False)
    written: int = field(default=0, init=False)
    passed: int = field(default=0, init=False)

    def before(self) -> Level:
        """The chance by the dossier as it is."""
        if self.now is None:
            self.now = self.level(self.dossier)
        return self.now

    def level(self, dossier: Dossier) -> Level:
        """The chance by which it is shown what an answer does."""
        from detente.asking.answers import deals, zones

        return (deals if self.deal else zones)(dossier, seed=self.seed)


By = Annotated[
    options.Decided,
    typer.Option(
        "--by",
        help="What they should decide: whether there is a zone, whether there is a deal by the "
        "last date, or which lever to choose for it. The last two play the talks.",
    ),
]


def ask_command(
    dossier: options.DossierName,
    every: Every = False,
    by: By = options.Decided.zone,
    draws: options.Draws = 500,
    paths: options.Paths = 64,
    seed: options.Seed = 1,
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What decides the answer, asked number by number.

    First where a default decides, then ranges without a reason of their own; of either the number
    first that moves the chance of a zone most, or that of a deal, or that is worth most to know for
    the choice of a lever (--by). You type the lowest, the likeliest and the highest
    value, see at once what that does, and give a reason: all of it goes into dossier.yaml. Stop at
    any time: what has its reason in the file is not asked again.
    """
    from detente.asking.answers import DRAWS, PATHS
    from detente.asking.questions import questions
    from detente.asking.told import what
    from detente.cli.load import settings
    from detente.dossier.files.folder import folder_of

    folder = folder_of(dossier)
    with working(quiet=quiet, fresh=fresh) as (report, keep):
        known = load(dossier, report=report)
        run = settings(draws, paths)
        how: dict[str, Any] = {"seed": seed, "progress": report, "keep": keep}
        played = None if by is options.Decided.zone else detente.compare_levers(known, run, **how)
        found = questions(known, run, every=every, played=played, by=by.value, **how)
    if not found:
        write_text(words.nothing(by.value))
        return
    sitting = _Sitting(folder, known, seed, deal=by is not options.Decided.zone)
    write_text(words.effects(DRAWS, PATHS, deal=sitting.deal))
    for number, question in enumerate(found):
        head = words.head(number + 1, len(found), what(question, known))
        _show(question, sitting.dossier, head, by=by)
        if not _answer(question, sitting):
            break
    write("")
    left = len(found) - sitting.written - sitting.passed
    write_text(words.over(sitting.written, sitting.passed, left, dossier))


def _show(question: Question, dossier: Dossier, head: str, *, by: options.Decided) -> None:
    """Write what is asked, what it means, what is known so far, what hangs on it."""
    from detente.asking import told

    write("")
    write_text(head, indent=2)
    meaning = told.meaning(question)
    if meaning:
        write_text(f"  {meaning}", indent=2)
    write_text(f"  {told.so_far(question)}", indent=2)
    deal = by is options.Decided.deal
    write_text(f"  {told.matters(question, dossier, deal=deal)}", indent=2)
    write_text(f"  {words.how(told.unit(question))}", indent=2)


def _answer(question: Question, sitting: _Sitting) -> bool:
    """Ask until there is an answer or none is given; whether to go on."""
    from detente.asking.answers import Slip, doubts, read_answer
    from detente.findings.making import errors_in

    while True:
        text = typed(words.NUMBERS)
        if text is None or text == "q":
            return False
        if not text:
            sitting.passed += 1
            return True
        try:
            estimate = read_answer(text, question)
            tried = sitting.dossier.set(question.name, estimate)
        except Slip as slip:
            write_text(f"  {slip}", indent=2)
            continue
        except DossierError as refused:
            _tell(errors_in(refused.findings))
            continue
        _tell(doubts(sitting.dossier, tried))
        after = _tell_effect(question, estimate, sitting, tried)
        done = _reason(question, estimate, sitting)
        if done is None:
            return False
        if done:
            sitting.now = after
            return True


def _tell(findings: Iterable[Finding]) -> None:
    """Write what is wrong with an answer, or in doubt, and how it is mended."""
    for finding in findings:
        write_text(f"  {finding.message} {finding.mend}", indent=2)


def _tell_effect(
    question: Question, estimate: Estimate, sitting: _Sitting, tried: Dossier
) -> Level:
    """Write what an answer does; the chance with it is returned."""
    from detente.asking.answers import effect

    after = sitting.level(tried)
    found = effect(sitting.before(), after)
    if question.bearing is not None:
        write_text(f"  {words.written_as(str(estimate))}", indent=2)
    by = moved(found.moves, found.error)
    told = words.moved(
        chance(found.before),
        chance(found.after),
        by,
        told_apart=found.told_apart,
        deal=sitting.deal,
    )
    write_text(f"  {told}", indent=2)
    return after


def _reason(question: Question, estimate: Estimate, sitting: _Sitting) -> bool | None:
    """Ask for the reason and write both: whether it is done; None to leave."""
    from detente.asking.answers import answered
    from detente.findings.making import errors_in

    while True:
        reason = typed(words.WHY)
        if reason is None or reason == "q":
            return None
        if not reason:
            write(words.NEEDS_A_REASON)
            return False
        if letter := first_unfit(reason):
            write_text(f"  {files.unfit(letter)}", indent=2)
            continue
        try:
            with alone(sitting.folder):  # what somebody else may have written meanwhile stays
                known = answered(detente.read(sitting.folder), question, estimate, reason)
                detente.write(known, sitting.folder)
        except DossierError as refused:
            _tell(errors_in(refused.findings))
            continue
        sitting.dossier = known
        sitting.written += 1
        write_text(f"  {words.written(question.name, 'dossier.yaml')}", indent=2)
        return True
