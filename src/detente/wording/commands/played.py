"""What ``detente talks``, ``levers`` and ``forecast`` say around their figures."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.phrases import listed
from detente.wording.numbers import twice, whole

if TYPE_CHECKING:
    from detente.dealspace.chance import Chance
    from detente.levers.outcomes import OutcomeDifference

# talks
LEVER, PROTOCOL, TRACKS, PEN = "Lever", "Protocol", "Tracks", "Pen"
MONTHS_TO_A_DEAL, MONTHS_OF_WAR = "Months to a deal", "Months of war"
CEASEFIRE, PARTIAL_DEAL = "A ceasefire", "A partial deal"
PENS = (
    "To whom the mediator's texts lean, on the same draws and paths; against texts that lean to "
    "nobody: points of chance, and of each party's gain"
)
PENS_HEADS = ("lean to", "deal signed", "against none")
SIGNED_AND_KEPT, FAILS = "Signed, and kept", "Fails a month"
ANSWERS = "Answers on record, and the chance the model gave to each"
SIGNED = "Signed most often"
AGREED, MONTHS_WAITED = "They would agree", "Months waited"
IN_TURN = "Gains where they do, by who begins, if they table texts in turn"
BEGINS, NOTHING = "who begins", "nothing is worth putting"
PUT_ONCE = "What each would put once, to be taken or left"
PUT_ONCE_HEADS = ("by", "taken in", "package")
# levers
LEVER_CHANCES = (
    "Chance of a deal by each date; best: in how many cases no lever is ahead by more than the "
    "noise of its paths; regret: how far the chance falls short of the best lever's"
)
LEVER_PRICES = (
    "What each lever costs, to the mediator unless named, and what a deal under it is like"
)
KEPT = "kept 5 years"
HEAD_MONTHS_OF_WAR = "months of war"
AGAINST = (
    "Against holding course, give or take twice the paired error: what is no larger is none; "
    "months to a deal, durability and fairness are of what is signed"
)
OUTCOMES = {
    "signed": "signed, points",
    "kept": "kept, points",
    "months-of-war": "months of war",
    "cost": "cost",
    "months-to-deal": "months to a deal",
    "durability": "durability",
    "fairness": "fairness",
}
FRONT = (
    "What is worth its cost: each is ahead of all that costs less, in the chance of a deal that is "
    "kept, by more than twice the paired error"
)
FRONT_HEADS = ["levers", "kept 5 years", "cost"]
TIMINGS = (
    "Now against from its date: points against holding course, give or take twice the error; lost: "
    "the share of the effect in full now that goes to date, delay and ramp; – where it is no more "
    "than noise"
)
TIMING_HEADS = ("as planned", "begun now", "in full now", "lost")
PLANS = (
    "Plans: points against holding course, and above their first step alone; came true: how often "
    "each condition does; cost: on average over what comes true"
)
PLAN_HEADS = ("points", "above first", "came true", "cost")
DECIDES = "What decides"
HEAD_SIGNED, HEAD_KEPT = "= signed", "= kept"
BUNDLES = (
    "Levers used together: points against holding course, give or take twice the error; what the "
    "same levers add each alone; and how far the bundle adds more than that"
)
BUNDLE_HEADS = ("points", "alone, summed", "beyond the sum")
# forecast
HOW_ENDED = "How the talks have ended"
HAS_COME = "What has come by then, whether the talks have ended or not"
DISAGREE = "Where the model and past cases disagree"
PAST_CASES = "What became of past cases by the last date, with 90 % intervals"
PAST_CASES_HEADS = ("past cases", "what happened", "how often", "cases")
_EVENTS = {"war over": "war over, however it ended,"}


def no_lever(name: str, there: Iterable[str]) -> str:
    """A name that is no lever."""
    return f"{name!r} is no lever here: {', '.join(there)}."


def protocol(name: str, proposer: str | None) -> str:
    """How the talks are held, and who tables first where somebody is named."""
    manner = {"alternating-offers": "alternating offers"}.get(name, name)
    if proposer is None:
        return manner
    first = "begun" if name == "alternating-offers" else "put"
    return f"{manner}, {first} by {proposer}"


def in_parallel(*, early_harvest: bool) -> str:
    """That tracks are held in parallel, and whether one may be signed ahead of the rest."""
    return "in parallel, with early harvest" if early_harvest else "in parallel"


def leans(party: str) -> str:
    """To whom the mediator's texts lean."""
    return f"the mediator's texts lean to {party}"


def two_sides(parties: Iterable[str]) -> str:
    """Where a deal needs the leave of others than two parties."""
    return f"it is for two sides; here a deal needs {', '.join(parties)}."


def no_path(most: int) -> str:
    """A number that is no path."""
    return f"the run has paths 1 to {most:,}."


def one_path(path: int, paths: int) -> str:
    """Above one path told as a story."""
    return f"One path of the talks, number {path:,} of {paths:,}"


def row(head: str, words: str) -> str:
    """One line: what it is, and its figure."""
    return f"{head:<18} {words}"


def endings(weeks: int) -> str:
    """Above the endings of the talks."""
    return f"How the talks end within {weeks} weeks"


def by(date: object) -> str:
    """The head of a column of chances by a date."""
    return f"by {date}"


def kept_for(months: int) -> str:
    """The head of the chance that a deal is signed and kept for so long."""
    return f"signed, kept {months} months"


def gain_of(party: str) -> str:
    """The head of a party's gains."""
    return f"gain of {party}"


def loss(name: str) -> str:
    """The head of what is lost, or won, on the way from a zone to a deal.

    >>> loss("still-open"), loss("dictated")
    ('at hand', 'dictated')
    """
    from detente.wording.levers import LOSSES

    return LOSSES.get(name, (name.replace("-", " "), ""))[0]


def apart(one: OutcomeDifference) -> str:
    """How far an outcome lies from that of the course held, give or take twice the error."""
    in_points = one.outcome in ("signed", "kept")
    scale, digits = (100, 1) if in_points else (1, 1 if one.outcome.startswith("months") else 2)
    if one.against != one.against:
        return "–"
    value = f"{scale * one.against:+.{digits}f}"
    value = value if float(value) else value[1:]
    return f"{value} ±{2 * scale * one.error:.{digits}f}".replace("-", "−")


def dominated(lever: str, by: list[str], *, war: bool) -> str:
    """A lever that others dominate.

    >>> dominated("Walk away", ["Hold course"], war=True)
    '“Walk away” is dominated by “Hold course”: better in none of deal, kept deal, war and cost.'
    """
    looked_at = listed(("deal", "kept deal", *(("war",) if war else ()), "cost"))
    return f"“{lever}” is dominated by {_quoted(by)}: better in none of {looked_at}."


def cheaper_alike(lever: str, others: list[str], *, war: bool) -> str:
    """A lever that is not told apart from cheaper ones.

    >>> cheaper_alike("Pay", ["Press"], war=True)
    '“Pay” is not told apart from “Press” in deal, kept deal and war, and costs more.'
    """
    looked_at = listed(("deal", "kept deal", *(("war",) if war else ())))
    return f"“{lever}” is not told apart from {_quoted(others)} in {looked_at}, and costs more."


def _quoted(levers: list[str]) -> str:
    return listed(f"“{name}”" for name in levers)


def within_budget(budget: float, best: list[str]) -> str:
    """What is best among all that costs no more than a budget.

    >>> within_budget(0.5, ["Sanction"])
    'Within a cost of 0.5: Sanction. Nothing else there is ahead of it or level with it.'
    """
    if not best:
        return f"Nothing costs {budget:g} or less."
    first, *level = best
    head = f"Within a cost of {budget:g}: {first}"
    if not level:
        return f"{head}. Nothing else there is ahead of it or level with it."
    return f"{head}; level with it, and dearer: {'; '.join(level)}."


def share_lost(share: float) -> str:
    """The share of an effect that is lost; nothing is said where there is none to tell.

    >>> share_lost(0.667), share_lost(float("nan"))
    ('67 %', '–')
    """
    return "–" if share != share else f"{100 * share:.0f} %".replace("-", "−")


def losses(zone: Chance, at_hand: Chance) -> str:
    """Above what is lost on the way from a zone to a deal."""
    return (
        "From a zone to a deal that is kept, in points, give or take twice the error. The chance "
        f"of a zone is {of_all(zone)}; in worlds in which the talks are open, by texts that can "
        f"come to the table, it is {of_all(at_hand)}: so much is at hand"
    )


def of_all(chance: Chance) -> str:
    """A chance in points, give or take twice its error.

    >>> from detente.dealspace.chance import Chance
    >>> of_all(Chance(value=0.456, low=0.3, high=0.6, error=0.012))
    '45.6 ±2.4'
    """
    return f"{100 * chance.value:.1f} {twice(chance.error)}".rstrip()


def adding(beyond: int, bundles: int) -> str:
    """Whether the effects of levers add up.

    >>> adding(0, 6)
    'Effects add up: no bundle of the 6 differs from the sum of its levers by more than the noise.'
    """
    if beyond == 0:
        which = (
            "the bundle does not differ" if bundles == 1 else f"no bundle of the {bundles} differs"
        )
        return f"Effects add up: {which} from the sum of its levers by more than the noise."
    return (
        f"Effects add up but in {beyond} of {bundles} bundles, which differ from the sum of their "
        "levers by more than the noise."
    )


def price_of(lever: str, price: Iterable[str]) -> str:
    """What a lever's price is made of."""
    return f"Price of “{lever}”: {'; '.join(price)}"


def by_date(event: str, date: object, said: str) -> str:
    """How likely the event is by a date.

    >>> by_date("settlement signed", "2005-08-15", "likely")
    'Settlement signed by 2005-08-15: likely'
    """
    from detente.wording.phrases import capital

    return f"{capital(event)} by {date}: {said}"


def pooled(weight: float, chance: str) -> str:
    """The chance pooled with past cases."""
    return f"; pooled with past cases, the model weighing {whole(weight)} %: {chance}"


def disagreement(event: str, date: object, chance: str, rate: str, class_: str) -> str:
    """What the model and past cases say of one event.

    >>> disagreement("war over", "2005-08-15", "60 %", "20 %", "wars")
    'War over, however it ended, by 2005-08-15: 60 % as the model has it, 20 % in wars'
    """
    said = f"{chance} as the model has it, {rate} in {class_}"
    return by_date(_EVENTS.get(event, event), date, said)
