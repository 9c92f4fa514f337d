"""The tables of ``detente deals`` that explain: alternatives, accounts, conflicts, openings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from detente.cli.figures import chance, percent, quantity, stacked
from detente.cli.screen import write, write_table, write_text
from detente.wording.deals import quarrel_words, telling, way_words
from detente.wording.lines import line_words
from detente.wording.numbers import SPACE, number, plain

if TYPE_CHECKING:
    from detente.answers.deals import DealsAnswer
    from detente.dealspace.explain import Explained
    from detente.dossier.model.dossier import Dossier
    from detente.results import Deals

MOST = 4
"""How many conflicts are put into words."""
POINTS = 9
"""How many packages of a frontier are listed."""
LONGEST, LEAST = 6, 0.005
"""How many obstacles and openings are listed, and from which share on."""


def show_alternatives(answer: DealsAnswer, sure: bool) -> None:
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
    if not sure:
        rows.append(["suits all in", *(percent(one.inside) for one in found)])
    title = "Packages that lie far apart, where they differ"
    title += "" if sure else "; in how many of the cases with a deal each suits all"
    heads = ["", *(f"alternative {n}" for n, _ in enumerate(found, start=1))]
    write_table(title, heads, rows, first=max(len(row[0]) for row in rows))


def show_frontier(answer: DealsAnswer) -> None:
    """The undominated packages of a game without uncertainty, or some evenly spread over them."""
    frontier = answer.frontier
    if frontier is None or not frontier.points:
        return
    inside = [point for point in frontier.points if point.inside]
    shown = inside or frontier.points
    count, most = len(shown), min(len(shown), POINTS)
    picked = [shown[round(n * (count - 1) / max(most - 1, 1))] for n in range(most)]
    rows = []
    for at, one in enumerate(picked):
        above = picked[at - 1].package if at else {}
        new = [option for issue, option in one.package.items() if above.get(issue) != option]
        rows.append([*(number(gain, 3) for gain in one.gain.values()), ", ".join(new)])
    where = "of the zone " if inside else ""
    title = f"The frontier: {count:,} packages {where}that none betters for one at nobody's cost"
    title += "" if most == count else f"; {most} of them, evenly spread"
    heads = [*(f"gain of {party}" for party in picked[0].gain), "what is new to the line above"]
    write_table(title, heads, rows)


def show_accounts(answer: DealsAnswer, parties: Sequence[str], sure: bool) -> None:
    """What some parties gain and give, by issue, in alternative 1 and in each draft."""
    drafts = {id: draft.explained for id, draft in answer.drafts.items()}
    packages = {"alternative 1": answer.explained, **drafts}
    there = {name: one for name, one in packages.items() if one is not None}
    for party in parties:
        _show_account(party, there)
    for name, one in there.items():
        _show_better(name, one, sure)


def _show_account(party: str, there: dict[str, Explained]) -> None:
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


def _show_better(name: str, one: Explained, sure: bool) -> None:
    write("")
    proved = f"in {percent(one.undominated)} of {one.rows} cases it is proved that nobody can gain"
    if sure:
        proved = f"it is proved that {'nobody' if one.undominated else 'somebody'} can gain"
    write_text(f"{name}: {proved} more without another's loss.", indent=2)
    if one.nearest:
        often = "" if sure else ", most often"
        write_text(f"  Nearest package better for all{often}: {_changes(one.nearest)}", indent=4)
    for swap in one.swaps.best[:2]:
        often = "" if sure else f" in {percent(swap.share)}"
        helps = f"  Helps somebody and costs nobody{often}: {_changes(swap.changes)}"
        write_text(helps, indent=4)


def _changes(changes: dict[str, str]) -> str:
    return ", ".join(f"{issue}={option}" for issue, option in changes.items())


def show_conflicts(dossier: Dossier, deals: Deals) -> None:
    """Why there is no zone, in words."""
    found = deals.closer.conflicts
    shown = telling(found)[:MOST]
    if not shown:
        return
    sure = deals.closer.certain
    write("\nWhy no deal is possible" + ("" if sure else f", in {found.rows} cases without one"))
    for one in shown:
        often = "" if sure else f"{percent(one.share)}: "
        write_text(f"- {often}{quarrel_words(dossier, deals.worlds, one)}", indent=2)


def show_obstacles(dossier: Dossier, deals: Deals, answer: DealsAnswer) -> None:
    """What alone stands in the way, red lines and issues apart, and what would open it."""
    sure, worlds = deals.closer.certain, deals.worlds
    lines = {line_words(dossier, worlds, id): often for id, often in answer.binding.lines.items()}
    _show_alone("red line", lines, "it gave way", sure)
    wish = "every party got its best answer on it"
    _show_alone("issue", answer.binding.issues, wish, sure)
    rows = [
        [
            f"{line_words(dossier, worlds, one.name)} gives way at a price"
            if one.kind == "line"
            else one.label,
            chance(one.before, sure=sure),
            chance(one.after, sure=sure),
        ]
        for one in answer.openings[:LONGEST]
        if one.after.value - one.before.value >= LEAST
    ]
    if rows:
        title = "possible" if sure else "more likely, and its chance before and after"
        heads = ["change", "before", "after"]
        write_table(f"What would make a deal {title}", heads, rows)


def _show_alone(part: str, shares: Mapping[str, float], wish: str, sure: bool) -> None:
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    rows = [[name, percent(share)] for name, share in ranked[:LONGEST] if share >= LEAST]
    if not rows:
        return
    title, heads = f"Each {part} that alone stands in the way", [part, "opens"]
    if sure:  # each by itself, and in every draw
        rows, heads = [row[:1] for row in rows], heads[:1]
        title += f": a deal would be possible if {wish}"
    else:
        title += f": in how many of the cases without a deal one would be possible if {wish}"
    write_table(title, heads, rows, right=range(1, len(heads)))


def show_ways(dossier: Dossier, deals: Deals) -> None:
    """The cheapest openings, in words."""
    sure = deals.closer.certain
    if deals.closer.ways:
        by = "price" if sure else "price for the share of cases it opens"
        write("")
        write_text(f"The cheapest ways to a deal, by {by}")
    for way in deals.closer.ways:
        sentence = plain(way_words(dossier, deals.worlds, way, sure=deals.closer.certain)).replace(
            SPACE, " "
        )
        write_text(f"- {sentence}", indent=2)
