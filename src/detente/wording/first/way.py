"""What stands in the way, the main obstacle first, and what would open it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from detente.dealspace.obstacles import Obstacle
from detente.dossier.model.dossier import Dossier
from detente.levers.openings import Opening
from detente.phrases import listed
from detente.results import Study
from detente.wording import names
from detente.wording.deals import party_obstacle
from detente.wording.first.row import Row, capital_first, joined
from detente.wording.numbers import Figure, Sentence, rise, share
from detente.wording.phrases import going_on, short
from detente.wording.stances import line_on
from detente.wording.steps import OPENS

Called = Callable[[Dossier, str], str]
"""What a party of a dossier is called."""
LEAST = 0.005
"""Below half a point nothing is said of a share or a rise."""
SCALE_OF_WORTH = "where 1 is all that the issues are worth together"
SCALE_SAID = f" Worth is on a scale {SCALE_OF_WORTH}."
_MOSTLY = 0.5
NARROWER = ((3, 30), (2, 30), (2, 20), (1, 30), (1, 20), (1, 16))
"""For narrow places: how many things are named, and the letters that an issue may have."""


def way_row(study: Study) -> Row:
    """What stands in the way."""
    obstacles = [obstacle for obstacle in study.deals.obstacles if obstacle.alone >= LEAST]
    says: tuple[tuple[Sentence, ...], ...]
    if open_everywhere(study):
        says = ((("Nothing: there is a deal that suits all, whatever is uncertain.",),),)
    elif not obstacles:
        several = "several together stand in its way"
        says = (((f"No single thing: where no deal is possible, {several}.",),),)
    elif study.deals.closer.certain:
        says = (_sure(study, obstacles),)
    else:
        says = (_full(study, obstacles),)
    return Row(question="What stands in the way", label="What is in the way", says=says)


def open_everywhere(study: Study) -> bool:
    """Whether there is a zone whatever is uncertain."""
    return bool(np.all(study.deals.zone.exists))


def _full(study: Study, obstacles: list[Obstacle]) -> tuple[Sentence, ...]:
    first = obstacles[0]
    figure = obstacle_share(first)
    often = "the reason is most often" if first.alone >= _MOSTLY else "one reason is"
    start = f"Where no deal is possible, {often} {_that(first)}"
    full: list[Sentence] = [(f"{start}{obstacle_words(study, first)} (", figure, ")")]
    for obstacle in obstacles[1:3]:
        words = f"{_that(obstacle)}{obstacle_words(study, obstacle)} explains "
        full.append((words, obstacle_share(obstacle), " by itself"))
    tight = [
        _tight(study, obstacles[:many], most, called)
        for many, most in NARROWER
        for called in _names(study, obstacles[:many])
    ]
    return (joined(full), *tight)


def _names(study: Study, obstacles: list[Obstacle]) -> tuple[Called, ...]:
    """How parties are called: where a brief name would be cut, in full if there is room."""
    brief = (names.brief_party(study.dossier, obstacle.party) for obstacle in obstacles)
    cut = any(name.endswith("…") for name in brief)
    return (names.said_party, names.brief_party) if cut else (names.brief_party,)


def _that(obstacle: Obstacle) -> str:
    """What goes before it: a line is a thing, the rest are clauses."""
    return "" if obstacle.kind == "line" else "that "


def _tight(study: Study, obstacles: list[Obstacle], most: int, called: Called) -> Sentence:
    clauses: list[Sentence] = [
        (
            f"{obstacle_words(study, obstacle, tight=most, called=called)} (",
            obstacle_share(obstacle),
            ")",
        )
        for obstacle in obstacles
    ]
    return capital_first(joined(clauses, ", "))


def _sure(study: Study, obstacles: list[Obstacle]) -> tuple[Sentence, ...]:
    words = listed(obstacle_words(study, obstacle) for obstacle in obstacles[:3])
    return ((f"{words[:1].upper()}{words[1:]}; each alone shuts it.",), (f"{words}.",))


def obstacle_share(obstacle: Obstacle) -> Figure:
    """In what share of the futures without a deal it alone stands in the way."""
    return share(
        obstacle.alone,
        "#basis-gap",
        fact=f"obstacle:{obstacle.kind}:{obstacle.name}",
        error=obstacle.error,
    )


def obstacle_words(
    study: Study, obstacle: Obstacle, *, tight: int = 0, called: Called = names.said_party
) -> str:
    """An obstacle as a clause; a line as a thing, its issue in ``tight`` letters if not 0."""
    party = called(study.dossier, obstacle.party)
    clause = party_obstacle(study.dossier, obstacle.kind, obstacle.party, name=party)
    return clause or line_on(study, obstacle.name, tight=tight, owner=names.owner(party))


def opens_row(study: Study) -> Row:
    """What would open it: no-deal values, lines that had a price, levers."""
    rises = [opening for opening in study.deals.openings if opening.rise >= LEAST][:3]
    says: tuple[tuple[Sentence, ...], ...]
    if open_everywhere(study):
        says = ((("It is open already.",),),)
    elif not rises:
        says = ((("Nothing that was tried raises the chance of a deal by a point.",),),)
    else:
        full = joined([_rise(study, opening, first=opening is rises[0]) for opening in rises])
        tight = [_rises(study, rises[:many], most) for many, most in NARROWER]
        says = ((full, *tight),)
    return Row(question=OPENS, label=OPENS, says=says)


def _rise(study: Study, opening: Opening, *, first: bool) -> Sentence:
    figure = rise(opening.before, opening.after, "#basis-openings", fact=opening_fact(opening))
    words = opening_words(study, opening)
    if first:
        scale = f", {SCALE_OF_WORTH}" if in_worth(opening) else ""
        return (f"{words}{scale}, the chance of a deal would rise: ", figure)
    return (f"{words[:1].lower()}{words[1:]}: ", figure)


def in_worth(opening: Opening) -> bool:
    """Whether an opening is told as an amount of worth, whose scale must be said."""
    return opening.kind == "no-deal"


def _rises(study: Study, rises: list[Opening], most: int) -> Sentence:
    clauses: list[Sentence] = [
        (
            f"{opening_words(study, one, tight=most)} ",
            rise(one.before, one.after, "#basis-openings", fact=opening_fact(one)),
        )
        for one in rises
    ]
    return capital_first(joined(clauses, ", "))


def opening_fact(opening: Opening) -> str:
    """The key of an opening's figure."""
    return f"opening:{opening.kind}:{opening.name}"


def opening_words(study: Study, opening: Opening, *, tight: int = 0) -> str:
    """What is changed, as a condition; for a narrow place as a thing."""
    name = names.brief_party if tight else names.said_party
    if opening.kind == "lever":
        return f"“{short(opening.label, 34)}”" if tight else f"With “{opening.label}”"
    if opening.kind == "no-deal":
        party, on = name(study.dossier, opening.name), going_on(study.dossier, opening.name)
        by = f"{opening.size or 0.0:.2g}"
        if tight:
            return f"{on.going} worth {by} less to {party}"
        return f"If {on.going} were worth {by} less to {party}"
    if tight:
        return f"a price for {line_on(study, opening.name, tight=tight)}"
    worlds = study.deals.worlds
    owner = next((worlds.parties[at.party] for at in worlds.lines if at.name == opening.name), "")
    line = line_on(study, opening.name, owner="the")
    return f"If {names.said_party(study.dossier, owner)} could be paid to give up {line}"
