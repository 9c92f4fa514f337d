"""The tables of ``detente deals`` that explain, and of one package (``--package``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

import detente
from detente.cli.figures import chance, counted, percent, quantity, stacked
from detente.cli.screen import (
    write,
    write_cautions,
    write_head,
    write_json,
    write_table,
    write_text,
)
from detente.levers.openings import WORTH_LESS, Opening
from detente.wording.commands import deals as words
from detente.wording.deals import party_obstacle, quarrel_words, telling, way_words
from detente.wording.names import said_party
from detente.wording.numbers import SPACE, number, plain
from detente.wording.phrases import capital
from detente.wording.stances import line_words

if TYPE_CHECKING:
    from detente.answers.deals import DealsAnswer, PackageAnswer
    from detente.asked import Settings
    from detente.dealspace.explain import Explained
    from detente.dealspace.package import PackageScore
    from detente.dossier.model.dossier import Dossier
    from detente.results import Deals
    from detente.worlds.build import Worlds

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
        [words.gain_of(party), *(stacked(quantity(one.gain[party])) for one in found)]
        for party in found[0].gain
    ]
    if not sure:
        rows.append([words.SUITS_ALL, *(counted(one.inside, one.error) for one in found)])
    heads = ["", *(words.ALTERNATIVE.format(number=n) for n, _ in enumerate(found, start=1))]
    first = max(len(row[0]) for row in rows)
    write_table(words.alternatives_title(sure=sure), heads, rows, first=first)


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
    heads = [*(words.gain_of(party) for party in picked[0].gain), words.FRONTIER_NEW]
    write_table(words.frontier_title(count, most, inside=bool(inside)), heads, rows)


def show_accounts(answer: DealsAnswer, parties: Sequence[str], sure: bool) -> None:
    """What some parties gain and give, by issue, in alternative 1 and in each draft."""
    drafts = {id: draft.explained for id, draft in answer.drafts.items()}
    packages = {words.ALTERNATIVE.format(number=1): answer.explained, **drafts}
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
    for what, name in words.ACCOUNT_ROWS.items():
        rows.append([name, *(stacked(quantity(getattr(account, what))) for account in accounts)])
    first = max(len(row[0]) for row in rows)
    write_table(words.account_title(party), ["", *there], rows, first=first)


def _show_better(name: str, one: Explained, sure: bool) -> None:
    write("")
    share = percent(one.undominated)
    write_text(words.proved(name, one.undominated, share, one.rows, sure=sure), indent=2)
    if one.nearest:
        write_text(words.nearest(_changes(one.nearest), sure=sure), indent=4)
    for swap in one.swaps.best[:2]:
        helps = words.swap(_changes(swap.changes), percent(swap.share), sure=sure)
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
    write(f"\n{words.conflicts_title(found.rows, sure=sure)}")
    for one in shown:
        often = "" if sure else f"{counted(one.share, one.error)}: "
        write_text(f"- {often}{quarrel_words(dossier, deals.worlds, one)}", indent=2)


def show_obstacles(dossier: Dossier, deals: Deals, answer: DealsAnswer) -> None:
    """What alone stands in the way: parties, red lines, issues; and what would open it."""
    sure, worlds = deals.closer.certain, deals.worlds
    parties = {
        capital(
            party_obstacle(dossier, one.kind, one.party, name=said_party(dossier, one.party))
        ): counted(one.alone, one.error)
        for one in answer.obstacles
        if one.kind != "line" and one.alone >= LEAST
    }
    lines = {
        capital(line_words(dossier, worlds, one.name)): counted(one.alone, one.error)
        for one in answer.obstacles
        if one.kind == "line" and one.alone >= LEAST
    }
    ranked = sorted(answer.binding.issues.items(), key=lambda item: -item[1])
    doubt = deals.gap.binding_issue_errors
    issues = {name: counted(often, doubt[name]) for name, often in ranked if often >= LEAST}
    _show_alone("party", parties, words.PARTY_WISH, sure)
    _show_alone("red line", lines, words.LINE_WISH, sure)
    _show_alone("issue", issues, words.ISSUE_WISH, sure)
    rows = [
        [
            _change(dossier, worlds, one),
            chance(one.before, sure=sure),
            chance(one.after, sure=sure),
        ]
        for one in answer.openings[:LONGEST]
        if one.after.value - one.before.value >= LEAST
    ]
    if rows:
        write_table(words.openings_title(sure=sure), ["change", "before", "after"], rows)


def _change(dossier: Dossier, worlds: Worlds, one: Opening) -> str:
    """What is changed, in a row of openings."""
    if one.kind == "line":
        return words.price_of_line(capital(line_words(dossier, worlds, one.name)))
    if one.kind == "no-deal":
        return WORTH_LESS.format(size=one.size or 0.0, party=said_party(dossier, one.name))
    return one.label


def _show_alone(part: str, shares: Mapping[str, str], wish: str, sure: bool) -> None:
    rows = [[name, often] for name, often in list(shares.items())[:LONGEST]]
    if not rows:
        return
    heads = [part, "opens"]
    if sure:
        rows, heads = [row[:1] for row in rows], heads[:1]
    title = words.alone_title(part, wish, sure=sure)
    write_table(title, heads, rows, right=range(1, len(heads)))


def show_ways(dossier: Dossier, deals: Deals) -> None:
    """The cheapest openings, in words."""
    sure = deals.closer.certain
    if deals.closer.ways:
        write("")
        write_text(words.ways_title(sure=sure))
    for way in deals.closer.ways:
        sentence = plain(way_words(dossier, deals.worlds, way, sure=deals.closer.certain)).replace(
            SPACE, " "
        )
        write_text(f"- {sentence}", indent=2)


def show_package(dossier: Dossier, package: str, run: Settings, *, seed: int, json: bool) -> None:
    """Score a package and write what was found, for a person or as JSON."""
    from detente.answers.deals import package_answer
    from detente.proposal import read_package

    try:
        answers = read_package(dossier, package)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--package") from error
    found = detente.gain(dossier, answers, run, seed=seed)
    answer = package_answer(dossier, found, seed=seed, draws=run.draws)
    if json:
        write_json(answer)
    else:
        _show(dossier, answer)


def _show(dossier: Dossier, answer: PackageAnswer) -> None:
    write_head(answer)
    write("")
    score = answer.score
    write(words.in_the_zone(chance(score.inside)))
    named = [i for i in score.package if i not in (*score.today, *score.open)]
    for head, issues in (
        (words.PACKAGE_NAMED, named),
        (words.PACKAGE_TODAY, score.today),
        (words.PACKAGE_OPEN, score.open),
    ):
        if issues:
            said = ", ".join(f"{i}={score.package[i]}" for i in issues)
            note = words.PACKAGE_TAKEN if issues is score.open else ""
            write_text(f"{head:<18} {said}{note}", indent=19)
    rows = [
        [
            dossier.parties[party].name,
            quantity(one.gain),
            percent(one.gains),
            percent(one.keeps),
            "yes" if one.required else "no",
        ]
        for party, one in score.parties.items()
    ]
    write_table(words.PACKAGE_PARTIES, words.PACKAGE_HEADS, rows)
    _show_reasons(score)
    write_cautions(answer)


def _show_reasons(score: PackageScore) -> None:
    if score.crossed:
        rows = [[one.label, percent(one.absolute)] for one in score.crossed]
        write_table(words.LINES_CROSSED, ["", "absolute in"], rows)
    reasons = [[one.label, percent(one.share)] for one in score.keeps_out if one.kind != "line"]
    if reasons:
        title = words.keeps_out_title(crossed=bool(score.crossed))
        write_table(title, ["", "in"], reasons)
