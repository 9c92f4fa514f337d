"""The talks in words: since when they have been open, and one path of them as a dated story."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.phrases import listed
from detente.results import PathPlayed
from detente.talks.outcomes import KEPT_MONTHS
from detente.talks.settings import MONTHS_A_WEEK, day_of, week_of
from detente.talks.still_open import StillOpen
from detente.talks.transcript import Round, Transcript
from detente.wording.names import day, issue, option, said_party
from detente.wording.numbers import spread, whole
from detente.wording.phrases import capital, count, inside
from detente.wording.tracks import tell_tracks

_AT_ONCE = "It fails within a month."
_HOW = {
    "stated": "as the dossier states",
    "draft": "the first draft on record",
    "round": "the first mediated round on record",
}


def open_since(found: StillOpen | None, *, prior: bool = True) -> str:
    """Since when the talks are open, and in how many worlds they last so long; empty if in none.

    Nothing is said either where the talks begin on the as-of date. ``prior`` is whether figures
    without that evidence stand beside.
    """
    if found is None or not found.conditioned:
        return ""
    one, start = found.chance, found.start
    weeks = count(start.weeks, "week")
    beside = " Prior: as if the talks began on the as-of date." if prior else ""
    return (
        f"Talks since {day(start.date)} ({_HOW[start.basis]}), open for {weeks}, as in "
        f"{whole(one.value)} % ({spread(one.low, one.high)}) of the worlds: chances of what comes "
        f"next count those alone.{beside}"
    )


MOST_CHANGES = 5
"""Of a text against the last one, before the others are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage of the story, and the day on which its week ends."""

    date: dt.date
    text: str


def story(dossier: Dossier, played: PathPlayed, *, short: bool = False) -> tuple[Passage, ...]:
    """The path in plain sentences, in the order of its days.

    Weeks in a row in which the same text meets the same answers are one passage. A ``short`` one
    gives of the first text the answers that later texts change, and counts the others.
    """
    told = played.transcript
    begun = " ".join([_beginning(dossier, told.lever), *_manner(told)])
    passages = [Passage(date=dossier.date, text=begun)]
    before: dict[int, dt.date] = {}
    last: int | None = None
    passages += [Passage(date=on, text=text) for on, text in tell_tracks(dossier, played)]
    for _, group in itertools.groupby(
        (held for held in told.rounds if held.package not in told.texts),
        lambda r: (r.package, r.by, tuple(r.answers.items())),
    ):
        rounds = tuple(group)
        date, number = _day(dossier, rounds[0].week), rounds[0].package
        packages = played.packages
        by = rounds[0].by
        who = "The mediator" if by is None else capital(said_party(dossier, by))
        if last is None:
            first = "a text" if played.start.weeks else "a first text"
            text = f"{who} tables {first}: {_first(dossier, packages, number, short)}."
        elif number == last:
            text = f"{who} tables the same text again."
        elif number in before:
            text = f"{who} goes back to the text of {day(before[number])}."
        else:
            text = f"{who} tables another text: {_new(dossier, packages, last, number)}."
        words = " ".join([text, *_answers(dossier, rounds[0]), *_again(dossier, rounds)])
        passages.append(Passage(date=date, text=words))
        before.setdefault(number, date)
        last = number
    passages.append(Passage(date=_ends(dossier, told), text=_ending(dossier, played)))
    passages += _beside(dossier, told)
    # The mediator's leave stands before what the parties do by themselves in that week.
    return tuple(sorted(passages, key=lambda one: one.date))


def _beside(dossier: Dossier, told: Transcript) -> Iterator[Passage]:
    """What comes beside the rounds: the mediator's leave where talks go on, and a ceasefire."""
    if told.goes_on and told.alone is not None:
        text = "The mediator leaves the talks; the parties go on by themselves."
        yield Passage(date=_day(dossier, told.alone), text=text)
    if told.ceasefire:
        yield Passage(date=_day(dossier, told.ceasefire), text="A ceasefire comes into force.")
    if told.broke:
        yield Passage(date=_day(dossier, told.broke), text="The ceasefire breaks.")
    if told.unratified:
        text = "A text is signed, and not ratified: the talks are broken off."
        yield Passage(date=_day(dossier, told.unratified), text=text)
        yield Passage(date=_day(dossier, told.resumed), text="The talks are taken up again.")
    for held in told.rounds:
        if held.leaked:
            text = "The text is made public; who is given little by it asks for more."
            yield Passage(date=_day(dossier, held.week), text=text)


def _day(dossier: Dossier, week: int) -> dt.date:
    return day_of(week, dossier.date, dossier.last_day)


def _ends(dossier: Dossier, told: Transcript) -> dt.date:
    """When the talks ended; a mediator whose leave is a lever goes as its week begins."""
    if told.ending == "mediator-leaves" and told.goes_on:
        return dossier.last_day
    known = dossier.levers.get(told.lever)
    if told.ending == "mediator-leaves" and known is not None and known.ends_mediation:
        goes = week_of(known.from_.earliest, dossier.date) if known.from_ else 0
        if told.week == goes + 1:
            return _day(dossier, goes)
    return _day(dossier, told.week)


def _beginning(dossier: Dossier, lever: str) -> str:
    known = dossier.levers.get(lever)
    if known is None:
        return "The mediator holds its course."
    start = f", from {day(known.from_.earliest)}" if known.from_ else ""
    return f"The talks go on under the lever “{known.name}”{start}."


def _manner(told: Transcript) -> Iterator[str]:
    """By what protocol the talks are held, where it is not the mediator's single text."""
    if told.protocol == "alternating-offers":
        yield "The parties table texts in turn."
    elif told.protocol == "take-it-or-leave-it":
        yield "One text is put, to be taken or left."
    if told.texts:
        yield "Each track has a text of its own."


def _whole(dossier: Dossier, package: Mapping[str, str]) -> str:
    return "; ".join(_answer(dossier, id, chosen) for id, chosen in package.items())


def _first(
    dossier: Dossier, packages: Mapping[int, Mapping[str, str]], number: int, short: bool
) -> str:
    """The first text: whole, or those of its answers that others change."""
    text = packages[number]
    if not short:
        return _whole(dossier, text)
    said = [
        id for id in text if any(one.get(id, text[id]) != text[id] for one in packages.values())
    ]
    said = (said or list(text))[:MOST_CHANGES]
    more = len(text) - len(said)
    rest = [f"and {count(more, 'other answer')}"] if more else []
    return "; ".join([*(_answer(dossier, id, text[id]) for id in said), *rest])


def _answer(dossier: Dossier, id: str, chosen: str) -> str:
    return f"{inside(dossier, issue(dossier, id))}: “{option(dossier, id, chosen)}”"


def _new(
    dossier: Dossier, packages: Mapping[int, Mapping[str, str]], last: int, number: int
) -> str:
    """What a text says otherwise than the last one."""
    old, new = packages[last], packages[number]
    changes = [_answer(dossier, id, new[id]) for id in new if new[id] != old[id]]
    more = len(changes) - MOST_CHANGES
    rest = [f"and {count(more, 'other answer')} changed"] if more > 0 else []
    return "; ".join([*changes[:MOST_CHANGES], *rest])


def _answers(dossier: Dossier, held: Round) -> Iterator[str]:
    """Who says yes and who no, and who is not asked; a party's own text it need not answer."""
    said = {True: [id for id, yes in held.answers.items() if yes and id != held.by]}
    said[False] = [id for id, yes in held.answers.items() if not yes and id != held.by]
    everybody = len(held.answers) == len(dossier.required)
    for yes, word in ((True, "yes"), (False, "no")):
        if not said[yes]:
            continue
        if everybody and len(said[yes]) == len(held.answers) > 1:
            who = "both" if len(held.answers) == 2 else "all"
            yield f"{capital(who)} say {word}."
        else:
            verb = "says" if len(said[yes]) == 1 else "say"
            yield f"{capital(_named(dossier, said[yes]))} {verb} {word}."
    unasked = [id for id in dossier.required if id not in held.answers]
    if unasked:
        verb = "decides" if len(unasked) == 1 else "decide"
        yield f"{capital(_named(dossier, unasked))}, who {verb} last, is not asked."


def _named(dossier: Dossier, parties: Sequence[str]) -> str:
    return listed(said_party(dossier, id) for id in parties)


def _again(dossier: Dossier, rounds: Sequence[Round]) -> Iterator[str]:
    """How often the same text met the same answers after the first time."""
    if more := len(rounds) - 1:
        times = "once more" if more == 1 else f"{more} times more"
        until = "on" if more == 1 else "until"
        last = day(_day(dossier, rounds[-1].week))
        yield f"It is tabled {times}, {until} {last}, with the same answers."


def _ending(dossier: Dossier, played: PathPlayed) -> str:
    told = played.transcript
    horizon = day(dossier.last_day)
    if told.package >= 0:
        return f"The text is signed. {_lasts(told.lasts)}{_war(played)}"
    return f"{_without_a_deal(dossier, told, horizon)}{_war(played)}"


def _lasts(months: float) -> str:
    """How long what was signed is kept.

    >>> _lasts(14.2), _lasts(90.0), _lasts(0.3)
    ('It fails after 14 months.', 'It is kept for five years and more.', 'It fails within a month.')
    """
    if months >= KEPT_MONTHS[-1]:
        return "It is kept for five years and more."
    return f"It fails after {count(int(months), 'month')}." if months >= 1 else _AT_ONCE


def _without_a_deal(dossier: Dossier, told: Transcript, horizon: str) -> str:
    if told.ending == "party-leaves" and told.left is not None:
        return f"{capital(said_party(dossier, told.left))} leaves the talks; nothing is signed."
    if told.ending == "dictated" and dossier.war is not None:
        winner = dossier.war.sides[0 if told.balance > 0.5 else 1]
        return f"{capital(said_party(dossier, winner))} can dictate how the war ends."
    if told.ending == "mediator-leaves" and told.goes_on:
        return f"Nothing is signed by {horizon}, with a mediator or without."
    return {
        "mediator-leaves": "The mediator leaves the talks; nothing is signed.",
        "not-ratified": "The text is signed, and not ratified.",
        "exhausted": "The fighting ends as both sides are exhausted; nothing is signed.",
        "lapsed": "What was held without a deal lapses; nothing is signed.",
    }.get(told.ending, f"Nothing is signed by {horizon}; the talks are still open.")


def _war(played: PathPlayed) -> str:
    """How long there is war, where there is."""
    months = played.transcript.months_of_war
    if not months:
        return ""
    return f" There is war for {months:.1f} of {played.weeks * MONTHS_A_WEEK:.1f} months."
