"""``detente deals``: is there a deal, what shuts the zone, and what would open it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import detente
from detente.cli import options
from detente.cli.figures import NOTHING, chance, percent, quantity, stacked
from detente.cli.load import load, settings
from detente.cli.progress import progress
from detente.cli.screen import write, write_cautions, write_head, write_json, write_table
from detente.forecasting.words import word

if TYPE_CHECKING:
    from detente.exchange.models import DealsAnswer


EXAMPLE = options.example("detente deals two-rivers --draws 100")

MOST, LEAST = 6, 0.005
"""How many obstacles and openings are listed, and from which share on."""


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
        known = load(dossier, as_of, report=report)
        deals = detente.explore_deals(known, settings(draws), seed=seed, progress=report)
        from detente.exchange.answers import deals_answer

        answer = deals_answer(known, deals, seed=seed)
    if json:
        write_json(answer)
    else:
        show(answer)


def show(answer: DealsAnswer) -> None:
    """Write the answer for a person."""
    write_head(answer)
    write("")
    zone = answer.zone
    words = "" if zone.chance is None else f"{word(zone.chance).capitalize()}: "
    write(f"Is there a deal?   {words}{chance(zone)}")
    write(f"Signed, not kept   {chance(zone.signed_not_kept)}")
    write(f"How it was found   {zone.method}; {'exact' if zone.exact else 'not exact'}")
    _show_solutions(answer)
    _show_drafts(answer)
    _show_obstacles(answer)
    write_cautions(answer)


def _show_solutions(answer: DealsAnswer) -> None:
    found = answer.solutions.values()
    shares = [solution.shares for solution in found if solution.package]
    if not shares:
        return
    rows = [
        [issue, *(_option(solution.package.get(issue), solution.shares.get(issue, {}))
                  for solution in found)]
        for issue in shares[0]
    ]  # fmt: skip
    rows += [
        [f"gain of {party}", *(stacked(quantity(solution.gain[party])) for solution in found)]
        for party in next(iter(found)).gain
    ]
    rows.append(["fairness", *(stacked(quantity(solution.fairness)) for solution in found)])
    title = "Given a zone, the package most often inside by each principle, and its options' shares"
    write_table(title, ["", *answer.solutions], rows, first=max(len(row[0]) for row in rows))


def _option(option: str | None, shares: dict[str, float]) -> str:
    # Without its space the share stays beside a long option in a narrow column.
    return (
        NOTHING if option is None else f"{option} {percent(shares.get(option))}".replace(" %", "%")
    )


def _show_drafts(answer: DealsAnswer) -> None:
    if not answer.drafts:
        return
    parties = list(next(iter(answer.drafts.values())).gain)
    rows = []
    for name, draft in answer.drafts.items():
        worst = max(draft.keeps_out, key=lambda obstacle: obstacle.share, default=None)
        reason = NOTHING if worst is None else f"{worst.label} ({percent(worst.share)})"
        gains = [stacked(quantity(draft.gain[party])) for party in parties]
        rows.append([name, stacked(chance(draft.inside)), *gains, reason])
    heads = ["draft", "in the zone", *(f"gain of {party}" for party in parties), "kept out by"]
    write_table("Drafts on the table", heads, rows, apart=True)


def _show_obstacles(answer: DealsAnswer) -> None:
    binding = {**answer.binding.lines, **answer.binding.issues}
    ranked = sorted(binding.items(), key=lambda item: -item[1])
    rows = [[name, percent(share)] for name, share in ranked[:MOST] if share >= LEAST]
    if rows:
        title = "What shuts the zone: of the draws without one, how many would have one without it"
        write_table(title, ["red line or issue", "share"], rows, right=[1])
    rows = [
        [one.label, chance(one.before), chance(one.after)]
        for one in answer.openings[:MOST]
        if (one.after.chance or 0) - (one.before.chance or 0) >= LEAST
    ]
    if rows:
        write_table("What would open it: chance of a zone", ["change", "before", "after"], rows)
