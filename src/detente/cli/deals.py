"""``detente deals``: is there a deal, what shuts the zone, and what would open it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import detente
from detente.cli import options
from detente.cli.figures import NOTHING, chance, percent, quantity
from detente.cli.load import load, settings
from detente.cli.progress import progress
from detente.cli.screen import write, write_json, write_table

if TYPE_CHECKING:
    from detente.exchange.answers import DealsAnswer


EXAMPLE = options.example("detente deals two-rivers --draws 100")


def deals_command(
    dossier: options.DossierName,
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    seed: options.Seed = 1,
    json: options.AsJson = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Whether there is a deal, and what would open the way to one.

    The zone holds the packages by which every required party gains and which all would keep.
    Below it: its best packages by four principles, the drafts on the table, and what shuts it.
    Each figure comes with the range in which 90 % of draws lie.
    """
    with progress(quiet) as report:
        known = load(dossier, as_of)
        deals = detente.explore_deals(known, settings(draws), seed=seed, progress=report)
        from detente.exchange.answers import deals_answer

        answer = deals_answer(known, deals, seed=seed)
    if json:
        write_json(answer)
    else:
        show(answer)


def show(answer: DealsAnswer) -> None:
    """Write the answer for a person."""
    zone = answer.zone
    write(f"{answer.dossier}, as of {answer.as_of}   {answer.draws} draws, seed {answer.seed}")
    write(f"Is there a deal?   {chance(zone)} chance of a zone; {zone.method}.")
    write(f"Signed, not kept   {chance(zone.signed_not_kept)}")
    _show_solutions(answer)
    _show_drafts(answer)
    _show_obstacles(answer)
    for caution in answer.cautions:
        write(f"Caution: {caution}")


def _show_solutions(answer: DealsAnswer) -> None:
    solutions = answer.solutions
    if not solutions:
        return
    first = next(iter(solutions.values()))
    rows = [
        [
            issue,
            *(
                _option(solution.package.get(issue), solution.shares.get(issue, {}))
                for solution in solutions.values()
            ),
        ]
        for issue in first.shares
    ]
    rows += [
        [f"gain of {party}", *(quantity(solution.gain[party]) for solution in solutions.values())]
        for party in first.gain
    ]
    rows.append(["fairness", *(quantity(solution.fairness) for solution in solutions.values())])
    write_table(
        "Packages, given a zone: the one most often inside, and each option's share of zones",
        ["", *solutions],
        rows,
    )


def _option(option: str | None, shares: dict[str, float]) -> str:
    return NOTHING if option is None else f"{option} {percent(shares.get(option))}"


def _show_drafts(answer: DealsAnswer) -> None:
    if not answer.drafts:
        return
    parties = list(next(iter(answer.drafts.values())).gain)
    rows = []
    for name, draft in answer.drafts.items():
        worst = max(draft.keeps_out, key=lambda obstacle: obstacle.share, default=None)
        reason = NOTHING if worst is None else f"{worst.label} ({percent(worst.share)})"
        gains = [quantity(draft.gain[party]) for party in parties]
        rows.append([name, chance(draft.inside), *gains, reason])
    heads = ["draft", "in the zone", *(f"gain of {party}" for party in parties), "kept out by"]
    write_table("Drafts on the table", heads, rows)


def _show_obstacles(answer: DealsAnswer) -> None:
    binding = {**answer.binding.lines, **answer.binding.issues}
    ranked = sorted(binding.items(), key=lambda item: -item[1])[:6]
    if ranked:
        rows = [[name, percent(share)] for name, share in ranked]
        title = "What shuts the zone: of the draws without one, how many would have one without it"
        write_table(title, ["red line or issue", "share"], rows, right=[1])
    if answer.openings:
        rows = [[o.label, chance(o.before), chance(o.after)] for o in answer.openings[:6]]
        write_table("What would open it: chance of a zone", ["change", "before", "after"], rows)
