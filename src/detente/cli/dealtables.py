"""The tables of ``detente deals`` that explain: alternatives, accounts, conflicts, openings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from detente.brief.dealwords import quarrel_words, telling, way_words
from detente.brief.numbers import SPACE, plain
from detente.cli.figures import percent, quantity, stacked
from detente.cli.screen import write, write_table, write_text

if TYPE_CHECKING:
    from detente.dossier.model import Dossier
    from detente.exchange.models import DealsAnswer, ExplainedAnswer
    from detente.results import Deals

MOST = 4
"""How many conflicts are put into words."""


def show_alternatives(answer: DealsAnswer) -> None:
    """Packages far apart, side by side: the answers on which they differ, and what all gain."""
    found = answer.alternatives
    if len(found) < 2:
        return
    rows = [
        [issue, *(one.package[issue] for one in found)]
        for issue in found[0].package
        if len({one.package[issue] for one in found}) > 1
    ]
    rows += [
        [f"gain of {party}", *(stacked(quantity(one.gain[party])) for one in found)]
        for party in found[0].gain
    ]
    rows.append(["in so many zones", *(percent(one.inside) for one in found)])
    title = "Packages of the zone that lie far apart, where they differ"
    heads = ["", *(f"alternative {n}" for n, _ in enumerate(found, start=1))]
    write_table(title, heads, rows, first=max(len(row[0]) for row in rows))


def show_accounts(answer: DealsAnswer, parties: Sequence[str]) -> None:
    """What some parties gain and give, by issue, in alternative 1 and in each draft."""
    drafts = {id: draft.explained for id, draft in answer.drafts.items()}
    packages = {"alternative 1": answer.explained, **drafts}
    there = {name: one for name, one in packages.items() if one is not None}
    for party in parties:
        _show_account(party, there)
    for name, one in there.items():
        _show_better(name, one)


def _show_account(party: str, there: dict[str, ExplainedAnswer]) -> None:
    accounts = [one.accounts[party] for one in there.values()]
    if not accounts:
        return
    rows = [
        [issue, *(stacked(quantity(account.by_issue[issue])) for account in accounts)]
        for issue in accounts[0].by_issue
    ]
    for name, what in (
        ("taken together", "together"),
        ("instead of going on", "instead_of_going_on"),
        ("if it fails", "if_it_fails"),
        ("gain", "gain"),
    ):
        rows.append([name, *(stacked(quantity(getattr(account, what))) for account in accounts)])
    title = (
        f"What {party} gains and gives, against today; in each draw the lines add up to the gain"
    )
    write_table(title, ["", *there], rows, first=max(len(row[0]) for row in rows))


def _show_better(name: str, one: ExplainedAnswer) -> None:
    write("")
    write_text(
        f"{name}: in {percent(one.undominated)} of {one.rows} draws it is proved that nobody can "
        "gain more without another's loss.",
        indent=2,
    )
    if one.nearest:
        write_text(
            f"  Nearest package better for all, most often: {_changes(one.nearest)}", indent=4
        )
    for swap in one.swaps[:2]:
        write_text(
            f"  Helps somebody and costs nobody in {percent(swap.share)}: {_changes(swap.changes)}",
            indent=4,
        )


def _changes(changes: dict[str, str]) -> str:
    return ", ".join(f"{issue}={option}" for issue, option in changes.items())


def show_conflicts(dossier: Dossier, deals: Deals) -> None:
    """Why there is no zone, in words."""
    found = deals.closer.conflicts
    shown = telling(found)[:MOST]
    if not shown:
        return
    write(f"\nWhy there is no zone, in {found.rows} draws without one")
    for one in shown:
        words = quarrel_words(dossier, deals.worlds, one)
        write_text(f"- {percent(one.share)}: {words}", indent=2)


def show_ways(dossier: Dossier, deals: Deals) -> None:
    """The cheapest openings, in words."""
    if deals.closer.ways:
        write("\nThe cheapest openings, by price for each draw opened")
    for way in deals.closer.ways:
        sentence = plain(way_words(dossier, deals.worlds, way)).replace(SPACE, " ")
        write_text(f"- {sentence}", indent=2)
