"""``detente learn``: what do the answers and positions on record teach?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

import detente
from detente.cli import options
from detente.cli.figures import NOTHING, chance, percent, quantity
from detente.cli.load import load, settings, working
from detente.cli.screen import (
    write,
    write_cautions,
    write_head,
    write_json,
    write_table,
    write_text,
)
from detente.wording.commands import learned as words
from detente.wording.numbers import moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detente.answers.learned import LearnAnswer
    from detente.asking.next import ToAsk
    from detente.dossier.model.dossier import Dossier

EXAMPLE = options.example("detente learn two-rivers --draws 100")
_MOST, _NEXT, _PATHS = 12, 10, 64

KnownTo = Annotated[
    str | None,
    options.option(
        "--known-to",
        "PARTY",
        help="Read the record as this party knew it: its own words, and answers to its own drafts, "
        "at once; all else when it became known.",
    ),
]


AskNext = Annotated[
    bool,
    typer.Option(
        "--ask-next",
        help="Play the talks, too, and show nothing but what to ask next: by how much it would "
        "move the chance of a zone and of a deal, and what it is worth for the choice of a lever.",
    ),
]


Whole = Annotated[
    bool,
    typer.Option(
        "--whole-record",
        help="Learn from all that is on record, also where the dossier says that its estimates "
        "know what was said before estimates-as-of.",
    ),
]


By = Annotated[
    options.Decided | None,
    typer.Option(
        "--by", help="With --ask-next: what puts in order what to ask. If not given, the deal."
    ),
]
Paths = Annotated[
    int | None,
    typer.Option(
        "--paths",
        metavar="N",
        min=1,
        max=1_000_000,
        help="With --ask-next: ways the talks may go on, for each draw. If not given, 64.",
    ),
]


def learn_command(
    dossier: options.DossierName,
    known_to: KnownTo = None,
    next_: AskNext = False,
    by: By = None,
    whole: Whole = False,
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    paths: Paths = None,
    seed: options.Seed = 1,
    json: options.AsJson = False,
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What the answers, objections and positions on record teach.

    The estimates beside what they become given all that was said: what each party wants, what going
    on is worth to it, how absolute its red lines are, how it acts. Of every piece: the chance that
    the model gave to it, at first and learned from all else on record, and by how much it moves the
    chance of a zone. At the end what is not on record and would tell most: what to ask next.
    """
    if next_ and known_to is not None:
        raise typer.BadParameter(words.ALL_KNOW, param_hint="--known-to")
    for option, given in (("--by", by), ("--paths", paths)):
        if given is not None and not next_:
            raise typer.BadParameter(words.NOTHING_PLAYED, param_hint=option)
    with working(quiet=quiet, fresh=fresh) as (report, keep):
        known = load(dossier, as_of, report=report)
        if known_to is not None and known_to not in known.parties:
            said = words.unknown_party(known_to, known.parties)
            raise typer.BadParameter(said, param_hint="--known-to")
        dated = known.estimates_as_of is not None and not whole
        run = settings(draws, paths or _PATHS, learned=None if dated else True)
        found = detente.learn(known, run, seed=seed, knower=known_to, progress=report, keep=keep)
        how: dict[str, Any] = {"seed": seed, "keep": keep}
        played = detente.compare_levers(known, run, progress=report, **how) if next_ else None
        after = (
            detente.ask_next(known, run, found=played, by=by.value if by else None, **how)
            if known_to is None
            else None
        )
        from detente.answers.learned import learn_answer

        answer = learn_answer(
            known, found, after=after, knower=known_to, draws=run.draws, seed=seed
        )
    if json:
        write_json(answer)
    elif next_:
        write_head(answer)
        _show_next(answer, known)
        write_cautions(answer)
    else:
        show(answer, known)


def show(answer: LearnAnswer, dossier: Dossier) -> None:
    """Write the answer for a person."""
    write_head(answer)
    write("")
    if answer.knower is not None:
        from detente.wording import names

        write_text(words.as_known_to(names.said_party(dossier, answer.knower)))
    write_text(words.zone(chance(answer.learning.prior), chance(answer.learning.zone)))
    if answer.learning.pieces:
        write_text(
            words.learned_from(
                len(answer.learning.pieces), answer.learning.numbers, answer.learning.narrower
            )
        )
        _show_pieces(answer, dossier)
        _show_moved(answer)
    else:
        write_text(words.NONE)
    if answer.learning.left_out:
        write("")
        write_text(words.left_out(one.reason for one in answer.learning.left_out))
    _show_next(answer, dossier)
    write_cautions(answer)


def _show_pieces(answer: LearnAnswer, dossier: Dossier) -> None:
    from detente.wording.stances import said

    rows = [
        [
            str(one.piece.date),
            said(dossier, one.piece),
            percent(one.before),
            percent(one.expected),
            moved(one.moves, one.error),
        ]
        for one in answer.learning.pieces
    ]
    write_table(words.PIECES, words.PIECES_HEADS, rows, right=[2, 3, 4])


def _show_moved(answer: LearnAnswer) -> None:
    if not answer.learning.moved:
        write("")
        write_text(words.NOTHING_MOVED)
        return
    rows = [
        [one.label, quantity(one.prior, 3), quantity(one.learned, 3)]
        for one in answer.learning.moved[:_MOST]
    ]
    write_table(words.MOVED, words.MOVED_HEADS, rows)


def _show_next(answer: LearnAnswer, dossier: Dossier) -> None:
    from detente.wording import observations

    if answer.ask_next is None:
        return
    found, told = answer.ask_next, answer.ask_next.told
    if told:
        deal = found.levers != ()
        rows = [
            [
                str(one.by(found.by).rank),
                observations.asks(dossier, one.observation),
                observations.replies(dossier, one, deal=found.by != "zone"),
                *_figures(one, deal=deal),
            ]
            for one in told[:_NEXT]
        ]
        heads = words.NEXT_HEADS if deal else words.NEXT_HEADS[:4]
        write_table(words.next_title(found.by), heads, rows, right=[0, 3, 4, 5][: len(heads) - 2])
    write("")
    write_text(words.next_rest(len(found.observations) - len(told), told=bool(told)))


def _figures(one: ToAsk, *, deal: bool) -> Iterator[str]:
    yield words.size(one.zone.moves, one.zone.error)
    if deal:
        yield words.size(one.deal.moves, one.deal.error) if one.deal else NOTHING
        yield moved(one.choice.moves, one.choice.error) if one.choice else NOTHING
