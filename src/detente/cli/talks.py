"""``detente talks``: how may the talks unfold under one lever?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, cast

import typer

import detente
from detente.cli import options
from detente.cli.figures import NOTHING, chance, percent, quantity
from detente.cli.load import How, load, settings, working
from detente.cli.screen import (
    write,
    write_cautions,
    write_head,
    write_json,
    write_since,
    write_table,
    write_text,
)
from detente.talks.protocols import USUAL, told
from detente.wording.commands import played as words

if TYPE_CHECKING:
    from detente.answers.ahead import AheadAnswer
    from detente.answers.played import TalksAnswer
    from detente.answers.stories import StoryAnswer
    from detente.asked import Settings
    from detente.dossier.model.dossier import Dossier


EXAMPLE = options.example(
    "detente talks two-rivers --lever press-south --draws 100 --paths 32",
    "detente talks two-rivers --one --path 5 --draws 100 --paths 32",
    "detente talks two-rivers --tracks parallel --draws 100 --paths 32",
    "detente talks two-rivers --protocol alternating-offers --draws 100 --paths 32",
    "detente talks pretoria-2022 --look-ahead --draws 100",
)

_NAME = 24
"""Columns that the name of a way to hold tracks gets at least."""

Lever = Annotated[
    str, typer.Option("--lever", metavar="LEVER", help="The lever that the mediator uses.")
]


Protocol = Annotated[
    str,
    typer.Option(
        "--protocol",
        metavar="NAME",
        help=f"How the talks are held: {told()}.",
    ),
]
Proposer = Annotated[
    str | None,
    typer.Option(
        "--proposer",
        metavar="PARTY",
        help="Who tables first, else by lot; or who puts what is to be taken or left, else the "
        "mediator.",
        show_default=False,
    ),
]
Pen = Annotated[
    str | None,
    typer.Option(
        "--pen",
        metavar="PARTY",
        help="The party to which the mediator's texts lean from the as-of date on, or none; shown "
        "beside the others.",
        show_default=False,
    ),
]
One = Annotated[
    bool, typer.Option("--one", help="Tell one path of the talks as a dated story instead.")
]
LookAhead = Annotated[
    bool,
    typer.Option(
        "--look-ahead",
        help="Say instead what two sides would agree on that know each other's gains and look "
        "ahead without end: a reference, no forecast.",
    ),
]
Path = Annotated[
    int, typer.Option("--path", metavar="N", min=1, help="Which path to tell, counted from 1.")
]


def talks_command(
    dossier: options.DossierName,
    lever: Lever = "hold-course",
    protocol: Protocol = USUAL,
    proposer: Proposer = None,
    pen: Pen = None,
    one: One = False,
    path: Path = 1,
    look_ahead: LookAhead = False,
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    paths: options.Paths = 64,
    seed: options.Seed = 1,
    tracks: options.Tracks = None,
    early_harvest: options.EarlyHarvest = None,
    learned: options.Learned = None,
    json: options.AsJson = False,
    cluster: options.Cluster = None,
    checkpoint: options.Checkpoint = None,
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """How the talks may unfold under one lever.

    How they end, after how long, and with which packages; and the chance that the model gave to
    each answer on record. The mediator holds the pen of a single negotiating text and redrafts it
    round by round, unless another protocol is named; --tracks says whether tracks are negotiated
    together or in parallel, and sets the ways side by side; --one tells one path of these talks as
    a dated story, --look-ahead what two sides who look ahead would agree on.
    """
    with working(quiet=quiet, fresh=fresh, crew=(cluster, checkpoint)) as how:
        known = load(dossier, as_of, report=how[0])
        if lever != "hold-course" and lever not in known.levers:
            there = dict.fromkeys(["hold-course", *known.levers])
            raise typer.BadParameter(words.no_lever(lever, there), param_hint="--lever")
        limits = settings(
            draws,
            paths,
            held=(protocol, proposer),
            tracks=(tracks, early_harvest),
            pen=pen,
            learned=learned,
        )
        answer: TalksAnswer | StoryAnswer | AheadAnswer
        if look_ahead:
            answer = _ahead(known, limits, seed, how)
        elif one:
            answer = _story(known, limits, seed, (lever, path), how)
        else:
            answer = _all(known, limits, seed, lever, how)
    if json:
        write_json(answer)
    elif look_ahead:
        show_ahead(cast("AheadAnswer", answer))
    elif one:
        show_story(cast("StoryAnswer", answer))
    else:
        show(cast("TalksAnswer", answer))


def _all(known: Dossier, limits: Settings, seed: int, lever: str, how: How) -> TalksAnswer:
    from detente.answers.played import talks_answer
    from detente.combining.pens import compare_pens

    others = () if lever == "hold-course" else (lever,)
    report, keep = how
    played = detente.play_talks(known, limits, seed=seed, levers=others, progress=report, keep=keep)
    ways = (
        detente.compare_tracks(known, limits, seed=seed, progress=report, keep=keep)
        if limits.tracks is not None
        else None
    )
    pens = (
        compare_pens(known, limits, seed=seed, progress=report, keep=keep)
        if limits.pen is not None
        else None
    )
    return talks_answer(known, played, limits, lever=lever, seed=seed, beside=(ways, pens))


def _story(
    known: Dossier, limits: Settings, seed: int, asked: tuple[str, int], how: How
) -> StoryAnswer:
    from detente.answers.stories import story_answer
    from detente.wording.story import story

    lever, path = asked
    if path > (most := limits.draws * limits.paths):
        raise typer.BadParameter(words.no_path(most), param_hint="--path")
    report, keep = how
    played = detente.tell_path(
        known, limits, seed=seed, lever=lever, path=path, progress=report, keep=keep
    )
    passages = [(one.date, one.text) for one in story(known, played)]
    return story_answer(known, played, passages, seed=seed, draws=limits.draws)


def _ahead(known: Dossier, limits: Settings, seed: int, how: How) -> AheadAnswer:
    from detente.answers.ahead import ahead_answer

    if len(known.required) != 2:
        raise typer.BadParameter(words.two_sides(known.required), param_hint="--look-ahead")
    report, keep = how
    found = detente.look_ahead(known, limits, seed=seed, progress=report, keep=keep)
    return ahead_answer(known, found, seed=seed, draws=limits.draws)


def show_ahead(answer: AheadAnswer) -> None:
    """Write what two sides who look ahead would agree on."""
    found = answer.found
    write_head(answer)
    write("")
    write(words.row(words.AGREED, chance(found.agreed)))
    write(words.row(words.MONTHS_WAITED, quantity(found.months_waited, 1)))
    rows = [
        [begins, *(quantity(gains[side]) for side in found.parties)]
        for begins, gains in found.gains.items()
    ]
    write_table(words.IN_TURN, [words.BEGINS, *map(words.gain_of, found.parties)], rows)
    _show_packages([(share, package) for share, package in found.packages])
    rows = [
        [side, percent(once.accepted), _in_words(once.package) if once.package else words.NOTHING]
        for side, once in found.once.items()
    ]
    write_table(words.PUT_ONCE, words.PUT_ONCE_HEADS, rows, right=[1])
    write_cautions(answer)


def show_story(answer: StoryAnswer) -> None:
    """Write one path for a person: a day, and below it what came about."""
    from detente.wording.names import day

    write_head(answer)
    write(f"{words.one_path(answer.played.path, answer.played.paths)}\n")
    for passage in answer.story:
        write_text(f"{day(passage.date)}: {passage.text}", indent=2)
    write_cautions(answer)


def show(answer: TalksAnswer) -> None:
    """Write the answer for a person."""
    write_head(answer)
    write("")
    write_since(answer.still_open, prior=answer.prior is not None)
    write(words.row(words.LEVER, answer.lever))
    if answer.protocol != detente.Settings().protocol:
        write(words.row(words.PROTOCOL, words.protocol(answer.protocol, answer.proposer)))
    if answer.tracks != options.HeldTracks.TOGETHER:
        write(words.row(words.TRACKS, words.in_parallel(early_harvest=answer.early_harvest)))
    if answer.pen != "none":
        write(words.row(words.PEN, words.leans(answer.pen)))
    write(words.row(words.MONTHS_TO_A_DEAL, quantity(answer.months_to_deal, 1)))
    kept = (f"{n} months: {chance(one)}" for n, one in answer.kept_for.items())
    write(words.row(words.SIGNED_AND_KEPT, "; ".join(kept)))
    if answer.partial_deal is not None:
        write(words.row(words.PARTIAL_DEAL, chance(answer.partial_deal)))
    if answer.ceasefire is not None:
        write(words.row(words.CEASEFIRE, chance(answer.ceasefire)))
    write(words.row(words.FAILS, quantity(answer.fails, 3)))
    if answer.months_of_war is not None:
        write(words.row(words.MONTHS_OF_WAR, quantity(answer.months_of_war, 1)))
    prior = answer.prior
    rows = [
        [name.replace("-", " "), chance(share), *([chance(prior[name])] if prior else [])]
        for name, share in answer.endings.items()
    ]
    heads = ["ending", "chance", *(["prior"] if prior else [])]
    write_table(words.endings(answer.weeks), heads, rows)
    _show_ways(answer)
    _show_pens(answer)
    _show_packages([(signed.share, signed.package) for signed in answer.packages])
    if answer.answers:
        rows = [
            [str(one.date), one.party, one.draft, one.stance, chance(one.chance)]
            for one in answer.answers
        ]
        heads = ["date", "party", "draft", "answer", "chance"]
        write_table(words.ANSWERS, heads, rows)
    write_cautions(answer)


def _show_ways(answer: TalksAnswer) -> None:
    """Tracks together and in parallel, side by side, where it is asked."""
    from detente.wording.levers import moved
    from detente.wording.tracks import HEADS, HELD, WAYS

    rows = [
        [
            WAYS[way],
            chance(one.signed),
            NOTHING if way == options.HeldTracks.TOGETHER else moved(one.against),
            chance(one.kept),
            NOTHING if one.partial is None else chance(one.partial),
        ]
        for way, one in answer.by_tracks.items()
    ]
    if rows:
        write_table(HELD, HEADS, rows, first=_NAME)


def _show_pens(answer: TalksAnswer) -> None:
    """To whom the mediator's texts lean, side by side, where it is asked."""
    from detente.wording.levers import moved

    rows = [
        [
            pen,
            chance(one.signed),
            NOTHING if pen == "none" else moved(one.against),
            *(NOTHING if pen == "none" else moved(gain) for gain in one.gain.values()),
        ]
        for pen, one in answer.by_pen.items()
    ]
    if rows:
        parties = [words.gain_of(party) for party in next(iter(answer.by_pen.values())).gain]
        write_table(words.PENS, [*words.PENS_HEADS, *parties], rows, apart=True)


def _show_packages(signed: Iterable[tuple[float, Mapping[str, str]]]) -> None:
    rows = [[percent(share), _in_words(package)] for share, package in signed]
    if rows:
        write_table(words.SIGNED, ["of deals", "package"], rows[:3], right=[0])


def _in_words(package: Mapping[str, str]) -> str:
    return ", ".join(f"{issue}={option}" for issue, option in package.items())
