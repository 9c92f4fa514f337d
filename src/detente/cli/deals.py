"""``detente deals``: is there a deal, what shuts the zone, and what would open it?"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import detente
from detente.cli import options
from detente.cli.figures import NOTHING, chance, counted, percent, quantity, stacked
from detente.cli.load import load, settings, working
from detente.cli.outputs import outputs
from detente.cli.screen import (
    note,
    write,
    write_cautions,
    write_head,
    write_json,
    write_table,
    write_text,
)
from detente.forecasting.words import word
from detente.wording.commands import deals as words
from detente.wording.principles import principles_named

if TYPE_CHECKING:
    from detente.answers.deals import DealsAnswer
    from detente.dealspace.summary import SolutionSummary
    from detente.dossier.model.dossier import Dossier
    from detente.results import Deals


EXAMPLE = options.example(
    "detente deals two-rivers --draws 100",
    "detente deals two-rivers --draws 100 --with guarantee=troops --party north",
    "detente deals two-rivers --draws 100 --package border=middle-line,guarantee=troops",
    "detente deals two-rivers --draws 100 --xlsx deals.xlsx",
)

Parties = Annotated[
    list[str] | None,
    options.option(
        "--party", "PARTY", help="Show what this party gains and gives; may be repeated."
    ),
]
Principles = Annotated[
    list[str] | None,
    options.option(
        "--solution",
        "PRINCIPLE",
        help=f"Show this principle's package alone: {principles_named()}; may be repeated.",
    ),
]
With = Annotated[
    list[str] | None,
    options.option(
        "--with",
        "ISSUE=OPTION",
        help="Only packages with this answer; repeated for one issue, with any of them.",
    ),
]
Without = Annotated[
    list[str] | None,
    options.option(
        "--without",
        "ISSUE=OPTION",
        help="Only packages without this answer; may be repeated.",
    ),
]
Package = Annotated[
    list[str] | None,
    options.option(
        "--package",
        "ISSUE=OPTION,…",
        help="Score this package alone: what each party gains, the red lines it crosses, whether "
        "it would be kept; issues left out stand at today's option, or at the "
        "first where that is not known.",
    ),
]
Xlsx = Annotated[
    Path | None,
    options.option("--xlsx", "PATH", help="Write the whole answer as a workbook too."),
]


def deals_command(
    dossier: options.DossierName,
    party: Parties = None,
    solution: Principles = None,
    with_: With = None,
    without: Without = None,
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    seed: options.Seed = 1,
    package: Package = None,
    xlsx: Xlsx = None,
    learned: options.Learned = None,
    json: options.AsJson = False,
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """Whether there is a deal, and what would open the way to one.

    The zone holds the packages by which every required party gains and which all would keep.
    Below it: its best packages by each principle, packages far apart, the drafts on the table,
    what shuts it and what would open it. Each figure comes with the range in which 90 % of draws
    lie. JSON and workbook always hold the whole answer.
    """
    outputs(dossier, {"--xlsx": xlsx}, placed=False)
    with working(quiet=quiet, fresh=fresh) as (report, keep):
        known = load(dossier, as_of, report=report)
        from detente.dealspace.principles import PRINCIPLES

        run = settings(draws, learned=learned)
        parties = chosen(party or [], known.required, "--party")
        if package:
            if party or solution or with_ or without or xlsx:
                raise typer.BadParameter(words.ALONE, param_hint="--package")
            from detente.cli.dealtables import show_package

            show_package(known, ",".join(package), run, seed=seed, json=json)
            return
        principles = chosen(solution or [], tuple(PRINCIPLES), "--solution")
        only = answers(known, with_ or [], without or [])
        if xlsx is not None:
            from detente.exchange.dealsheets import workbook_path, write_deals

            workbook_path(xlsx)  # before the work, not after it
        deals = detente.explore_deals(
            known,
            settings(draws, learned=learned),
            seed=seed,
            only=only,
            progress=report,
            keep=keep,
        )
        from detente.answers.deals import deals_answer

        answer = deals_answer(known, deals, seed=seed, only=only)
        if xlsx is not None:
            write_deals(answer, xlsx)
            note(f"Written: {xlsx}")
    if json:
        write_json(answer)
    else:
        show(known, deals, answer, parties=parties, principles=principles)


def chosen(wanted: Sequence[str], there: Sequence[str], option: str) -> list[str]:
    """Names from the command line, each of which must be there."""
    for name in wanted:
        if name not in there:
            raise typer.BadParameter(unknown(name, there), param_hint=option)
    return list(dict.fromkeys(wanted))


def unknown(name: str, there: Sequence[str]) -> str:
    """What to say of a name that is not there."""
    from detente.dossier.lookup import nearest

    return words.none_of(name, there, nearest(name, there))


def answers(
    dossier: Dossier, given: Sequence[str], ruled_out: Sequence[str]
) -> dict[str, list[str]]:
    """The options that packages may hold, by issue, for the issues that are spoken of."""
    only: dict[str, list[str]] = {}
    for text in given:
        issue, option = _pair(dossier, text, "--with")
        only.setdefault(issue, []).append(option)
    for text in ruled_out:
        issue, option = _pair(dossier, text, "--without")
        left = only.get(issue, list(dossier.issues[issue].options))
        only[issue] = [one for one in left if one != option]
        if not only[issue]:
            raise typer.BadParameter(words.nothing_left(issue), param_hint="--without")
    return only


def _pair(dossier: Dossier, text: str, hint: str) -> tuple[str, str]:
    issue, equals, option = (part.strip() for part in text.partition("="))
    if not equals:
        raise typer.BadParameter(words.no_pair(text), param_hint=hint)
    if issue not in dossier.issues:
        raise typer.BadParameter(unknown(issue, list(dossier.issues)), param_hint=hint)
    if option not in dossier.issues[issue].options:
        there = list(dossier.issues[issue].options)
        raise typer.BadParameter(unknown(option, there), param_hint=hint)
    return issue, option


def show(
    dossier: Dossier,
    deals: Deals,
    answer: DealsAnswer,
    *,
    parties: Sequence[str],
    principles: Sequence[str],
) -> None:
    """Write the answer for a person."""
    from detente.cli.dealtables import (
        show_accounts,
        show_alternatives,
        show_conflicts,
        show_frontier,
        show_obstacles,
        show_ways,
    )

    write_head(answer)
    for issue, allowed in answer.only.items():
        write(words.only(issue, allowed))
    sure = deals.closer.certain
    _show_zone(answer, sure)
    picks = {name: one for name, one in answer.solutions.items() if name in (principles or [name])}
    _show_solutions(picks, parties, sure)
    show_frontier(answer)
    show_alternatives(answer, sure)
    if parties:
        show_accounts(answer, parties, sure)
    _show_drafts(answer, parties, sure)
    show_conflicts(dossier, deals)
    show_obstacles(dossier, deals, answer)
    show_ways(dossier, deals)
    write_cautions(answer)
    _show_method(answer, len(deals.zone.rows), sure)


def _show_zone(answer: DealsAnswer, sure: bool) -> None:
    from detente.ranges import many

    zone, packages = answer.zone, answer.zone.packages
    write("")
    said = f"{word(zone.chance.value).capitalize()}: {chance(zone.chance)}"
    unkept = chance(zone.signed_not_kept, sure=sure)
    for row in words.zone_rows(said, zone.chance.value, unkept, sure=sure):
        write(row)
    if zone.estimated is not None:
        write_text(words.given_row(chance(zone.estimated)), indent=19)
    number = packages.number
    if not math.isnan(number.median):
        ends = many(number.low), many(number.high)
        possible = many(packages.possible)
        write_text(words.packages_row(many(number.median), ends, possible, sure=sure), indent=19)


def _show_method(answer: DealsAnswer, zones: int, sure: bool) -> None:
    """How it was found, in one line, for those who ask."""
    packages = answer.zone.packages
    said = [words.method(answer.zone.method, exact=answer.zone.exact)]
    if not math.isnan(packages.number.median):
        rows, error = (packages.rows, zones), percent(packages.error)
        said.append(words.packages_counted(error, rows, exact=packages.exact, sure=sure))
    looked = [one.rows for one in answer.solutions.values() if one.package]
    if looked and min(looked) < zones:
        said.append(words.principles_applied(min(looked)))
    write("")
    write_text(words.methods(said), indent=2)


def _show_solutions(
    found: Mapping[str, SolutionSummary], parties: Sequence[str], sure: bool
) -> None:
    shares = [solution.shares for solution in found.values() if solution.package]
    if not shares:
        return
    rows = [
        [issue, *(_option(solution, issue, sure) for solution in found.values())]
        for issue in shares[0]
    ]  # fmt: skip
    rows += [
        [words.gain_of(party), *(stacked(quantity(one.gain[party])) for one in found.values())]
        for party in parties or next(iter(found.values())).gain
    ]
    rows.append(["fairness", *(stacked(quantity(one.fairness)) for one in found.values())])
    title, first = words.solutions_title(sure=sure), max(len(row[0]) for row in rows)
    write_table(title, ["", *found], rows, first=first)


def _option(solution: SolutionSummary, issue: str, sure: bool) -> str:
    option = solution.package.get(issue)
    if option is None or sure:
        return option or NOTHING
    often, error = solution.shares[issue][option], solution.errors[issue][option]
    # Without its spaces the share stays beside a long option in a narrow column.
    return f"{option} {counted(often, error).replace(' ', '')}"


def _show_drafts(answer: DealsAnswer, only: Sequence[str], sure: bool) -> None:
    if not answer.drafts:
        return
    parties = only or list(next(iter(answer.drafts.values())).score.gain)
    rows = []
    for name, draft in answer.drafts.items():
        worst = max(draft.score.keeps_out, key=lambda obstacle: obstacle.share, default=None)
        often = "" if sure or worst is None else f" ({counted(worst.share, worst.error)})"
        reason = NOTHING if worst is None else f"{worst.label}{often}"
        gains = [stacked(quantity(draft.score.gain[party])) for party in parties]
        rows.append(
            [
                name,
                stacked(chance(draft.score.inside, sure=sure)),
                stacked(chance(draft.accepted.all)),
                *gains,
                reason,
            ]
        )
    *before, last = words.DRAFTS_HEADS
    heads = ["draft", *before, *(words.gain_of(party) for party in parties), last]
    write_table(words.DRAFTS, heads, rows, apart=True)
