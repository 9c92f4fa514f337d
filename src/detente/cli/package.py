"""``detente deals --package``: what one package is to each party."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

import detente
from detente.cli.figures import chance, percent, quantity
from detente.cli.load import settings
from detente.cli.screen import (
    write,
    write_cautions,
    write_head,
    write_json,
    write_table,
    write_text,
)
from detente.wording.commands import deals as words

if TYPE_CHECKING:
    from detente.answers.deals import PackageAnswer
    from detente.dealspace.package import PackageScore
    from detente.dossier.model.dossier import Dossier


def show_package(dossier: Dossier, package: str, *, draws: int, seed: int, json: bool) -> None:
    """Score a package and write what was found, for a person or as JSON."""
    from detente.answers.deals import package_answer
    from detente.proposal import read_package

    try:
        answers = read_package(dossier, package)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--package") from error
    found = detente.gain(dossier, answers, settings(draws), seed=seed)
    answer = package_answer(dossier, found, seed=seed, draws=draws)
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
