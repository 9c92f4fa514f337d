"""What ``detente talks``, ``levers`` and ``forecast`` say around their figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from detente.levers.outcomes import OutcomeDifference
from detente.phrases import listed
from detente.wording.numbers import whole

if TYPE_CHECKING:
    from detente.combining.deciding import Decides
    from detente.levers.boxes import Rule

# talks
LEVER, PROTOCOL = "Lever", "Protocol"
MONTHS_TO_A_DEAL, MONTHS_OF_WAR = "Months to a deal", "Months of war"
CEASEFIRE = "A ceasefire"
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
    "the share of the effect in full now that goes to date, delay and ramp"
)
TIMING_HEADS = ("as planned", "begun now", "in full now", "lost")
PLANS = (
    "Plans: points against holding course, and above their first step alone; came true: how often "
    "each condition does"
)
PLAN_HEADS = ("points", "above first", "came true")
DECIDES = "What decides"
HEAD_SIGNED, HEAD_KEPT = "= signed", "= kept"
BUNDLES = (
    "Levers used together: points against holding course, give or take twice the error; what the "
    "same levers add each alone; and how far the bundle adds more than that"
)
BUNDLE_HEADS = ("points", "alone, summed", "beyond the sum")
# forecast
HOW_ENDED = "How the talks have ended"
DISAGREE = "Where the model and past cases disagree"
PAST_CASES = "What became of past cases by the last date, with 90 % intervals"
PAST_CASES_HEADS = ("past cases", "what happened", "how often", "cases")
_EVENTS = {"settlement": "Settlement signed", "war over": "War over, however it ended,"}


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


def dominated(lever: str, by: list[str]) -> str:
    """A lever that others dominate.

    >>> dominated("Walk away", ["Hold course"])
    '“Walk away” is dominated: “Hold course” is worse in none of deal, kept deal, war and cost.'
    """
    from detente.phrases import listed

    others = listed(f"“{name}”" for name in by)
    verb = "is" if len(by) == 1 else "are"
    return (
        f"“{lever}” is dominated: {others} {verb} worse in none of deal, kept deal, war and cost."
    )


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


def deciding(found: Decides, called: Mapping[str, str]) -> Iterator[str]:
    """What decides, sentence by sentence; ``called`` has the names of levers."""
    for one in found.shares:
        yield (
            f"{one.label}: accounts for {percent(one.share)} of how far the chance of a deal "
            f"differs from draw to draw, give or take {percent(2 * one.error)}"
        )
    if not found.shares:
        yield "No input alone moves the chance of a deal by more than the noise."
    if (rule := found.rule) is not None:
        yield (
            f"Deals fail most where {limits(rule)}: {percent(rule.inside)} are signed there, "
            f"{percent(rule.outside)} elsewhere. That is so in {percent(rule.support)} of draws, "
            f"and {percent(rule.coverage)} of all failures lie there."
        )
    if (rule := found.rule_of_deals) is not None:
        yield (
            f"Deals come most where {limits(rule)}: {percent(1 - rule.inside)} are signed there, "
            f"{percent(1 - rule.outside)} elsewhere. That is so in {percent(rule.support)} of "
            f"draws, and {percent(rule.coverage)} of all deals lie there."
        )
    for turn in found.tipping:
        yield (
            f"“{called[turn.above]}” beats “{called[turn.below]}” only where "
            f"{inside_words(turn.label)} exceeds {amount(turn.point)} ({amount(turn.low)} to "
            f"{amount(turn.high)})."
        )
    if not found.tipping:
        yield "No input turns one lever's lead over another round by more than the noise."
    for known in found.knowing:
        yield (
            f"To know for certain {inside_words(known.label)} is worth {100 * known.worth:.1f} "
            f"points, give or take {200 * known.error:.1f}, by a better choice of lever."
        )
    if not found.knowing:
        yield "To know any one input for certain would hardly better the choice of lever."


def limits(rule: Rule) -> str:
    """The limits of a rule, in a row."""
    return listed(
        f"{inside_words(one.label)} is {one.end.replace('-', ' ')} {amount(one.value)}"
        for one in rule.limits
    )


def amount(value: float) -> str:
    """A number in two figures.

    >>> amount(-0.0812)
    '−0.081'
    """
    return f"{value:.2g}".replace("-", "−")


def inside_words(label: str) -> str:
    """A label inside a sentence.

    >>> inside_words("How absolute the line is")
    'how absolute the line is'
    """
    return label[:1].lower() + label[1:]


def percent(share: float) -> str:
    """A share in whole per cent, or a part of one.

    >>> percent(0.34), percent(0.004)
    ('34 %', '0.4 %')
    """
    return f"{100 * share:.1f} %" if 0 < share < 0.01 else f"{100 * share:.0f} %"


def losses(zone: float, at_hand: float) -> str:
    """Above what is lost on the way from a zone to a deal."""
    return (
        f"From a zone to a deal that is kept, in points. The chance of a zone is {of_all(zone)}; "
        "in worlds in which the talks are open, by texts that can come to the table, it is "
        f"{of_all(zone + at_hand)}: so much is at hand"
    )


def of_all(chance: float) -> str:
    """A chance in points.

    >>> of_all(0.456)
    '45.6'
    """
    return f"{100 * chance:.1f}"


def lost(value: float) -> str:
    """What is lost, in points, with its sign.

    >>> lost(-0.0412), lost(0.0)
    ('−4.1', '0.0')
    """
    text = f"{100 * value:+.1f}".replace("-", "−")
    return "0.0" if text.strip("+−") == "0.0" else text


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
    """What the model and past cases say of one event."""
    return f"{_EVENTS[event]} by {date}: {chance} as the model has it, {rate} in {class_}"
