"""The path of drafts, in words."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dealspace.ends import ChanceEnds, GainEnds
from detente.dealspace.tabled import DraftPath, Move, Step, Tabled
from detente.dossier.model.dossier import Dossier
from detente.phrases import listed
from detente.wording import names
from detente.wording.numbers import SPACE, Figure, Part, Sentence, number, percent, quantity, whole
from detente.wording.phrases import capital, count

DRAFT, DATE, ALL_YES, INSIDE = "draft", "date", "all accept", "in the zone"
ANSWERS = "How likely each is to accept it as it stands"
GAINS = "What each draft gains those whose leave is needed, if signed as it stands"
DISTANCES = "How far it lies from the zone, and from what is better for all"
DISTANCE_HEADS = (
    "draft",
    "answers to change until it is in the zone",
    "until it is better for some and worse for nobody",
    "cannot be bettered so",
)
STEP_HEADS = ("issue", "change", "whose way it goes", "who gives")
OPEN = "open"
PICTURE_HEADS = ("Draft",)
CHANCE_HEADS = ("All accept", "In the zone", "Answers from the zone")
ACROSS = "Gain over going on, each party on its own scale"
ENDS = "Figures that are open have two ends, which not all parties reach at once."
NOTHING = "Nothing that is known of them differs."
NO_STEPS = (
    "Whose way changes go is told from a draft all of whose points are known to one that follows "
    "on it; there is no such pair."
)


def gain(ends: GainEnds, href: str = "") -> Figure:
    """What a draft gains a party; both ends where what it holds is not known.

    >>> from detente.ranges import Range
    >>> low, high = Range(median=-0.2, low=-0.3, high=-0.1), Range(median=0.4, low=0.2, high=0.5)
    >>> str(gain(GainEnds(least=low, most=high))), str(gain(GainEnds(least=low, most=low)))
    ('open (−0.30 to +0.50)', '−0.20 (−0.30 to −0.10)')
    """
    if ends.least == ends.most:
        return quantity(ends.least, href, signed=True)
    low, high = number(ends.least.low, signed=True), number(ends.most.high, signed=True)
    return Figure(text=OPEN, range=f"{low} to {high}", href=href)


def chance(ends: ChanceEnds, href: str = "") -> Figure:
    """A chance; both ends where what the draft holds is not known."""
    if ends.least == ends.most:
        return percent(ends.least, href)
    low, high = whole(ends.least.low), whole(ends.most.high)
    return Figure(text=OPEN, range=f"{low} to {high}{SPACE}%", href=href)


def distances(one: Tabled, rows: int) -> tuple[str, str, str]:
    """How many answers away from the zone, and from what is better for all; and how often none."""
    if one.to_zone is None or one.to_frontier is None:
        return OPEN, OPEN, OPEN
    zone, frontier = (
        str(quantity(found, digits=0)) for found in (one.to_zone, one.to_frontier)
    )  # fmt: skip
    share = one.on_frontier
    error = 2 * (share * (1 - share) / rows) ** 0.5 if rows else 0.0
    return zone, frontier, f"{whole(share)}{SPACE}% ±{max(round(100 * error), 1)}"


def known(one: Tabled) -> str:
    """What of a draft is known, where not all is."""
    if one.settled:
        return ""
    if not one.points:
        return "none of its points is known"
    if one.unmapped:
        of = count(one.points, "point")
        return f"of {one.unmapped} of its {of} nobody has said which answers they hold"
    if one.unknown:
        return f"{one.unknown} of its {count(one.points, 'point')} not known"
    return "today’s answer to what it leaves out is not known"


def step_head(dossier: Dossier, step: Step) -> str:
    """From which draft to which."""
    from_, to = (dossier.drafts[id].name for id in (step.earlier, step.later))
    return f"{from_} → {to}{'' if step.whole else ', as far as it is known'}"


def whose(dossier: Dossier, one: Step | Move, href: str = "") -> Sentence:
    """Who gains and who gives, with figures."""
    told: Sentence = ()
    for verb, parties in (("gains", one.gains), ("gives", one.gives)):
        if parties:
            told = (
                *told,
                f"; {verb}: " if told else f"{capital(verb)}: ",
                *by(dossier, one, parties, href),
            )
    return told or (NOTHING,)


def by(dossier: Dossier, one: Step | Move, parties: Sequence[str], href: str = "") -> Sentence:
    """Those who gain, or give, each with its figure; a dash for nobody."""
    told: Sentence = ()
    for party in parties:
        joint = "; " if told else ""
        figure = quantity(one.gain[party], href, signed=True)
        told = (*told, f"{joint}{names.party(dossier, party)} ", figure)
    return told or ("–",)


def move(dossier: Dossier, one: Move, href: str = "") -> tuple[str, str, Sentence, Sentence]:
    """One change: the issue, from what to what, whose way it goes, who gives."""
    options = dossier.issues[one.issue].options
    return (
        names.issue(dossier, one.issue),
        f"{options[one.before]} → {options[one.after]}",
        by(dossier, one, one.gains, href),
        by(dossier, one, one.gives, href),
    )


def notes(dossier: Dossier, path: DraftPath) -> tuple[str, ...]:
    """What stands open and what stands at today's answer; drafts of which the same holds in one."""
    open_, silent = dict[str, list[str]](), dict[tuple[str, ...], list[str]]()
    for one in path.drafts:
        name = dossier.drafts[one.draft].name
        if not one.settled:
            said = (
                f"{known(one)}, so that it may hold any answer on {count(len(one.free), 'issue')}"
            )
            open_.setdefault(said, []).append(name)
        if one.silent:
            silent.setdefault(one.silent, []).append(name)
    told = [f"{listed(drafts)}: {said}." for said, drafts in open_.items()]
    told += [ENDS] if told else []
    for issues, drafts in silent.items():
        verb = "says" if len(drafts) == 1 else "say"
        named = listed([names.issue(dossier, issue) for issue in issues])
        told.append(f"{listed(drafts)} {verb} nothing of {named}: today’s answer stands for it.")
    return tuple(told)


def caption(draws: int, seed: int) -> str:
    """Under the path of drafts."""
    return (
        "What each draft gains each party whose leave is needed, if signed as it stands, in the "
        f"order of time ({draws:,} draws, seed {seed}). Dots are medians, lines 90 % of draws; "
        "dashes lead from draft to draft. A pale bar without a dot is open: no source gives what "
        "the text holds, and it may come to anything from the 5th percentile of the worst it may "
        "be to the 95th of the best."
    )


def headline(dossier: Dossier, path: DraftPath) -> tuple[Part, ...]:
    """The finding of the path: where the last step went, or that nothing is told."""
    if not path.steps:
        unsettled = sum(not one.settled for one in path.drafts)
        drafts = count(len(path.drafts), "draft")
        return (f"Of {drafts}, {unsettled} cannot be told in full: what they hold is not known",)
    step = path.steps[-1]
    from_, to = (dossier.drafts[id].name for id in (step.earlier, step.later))
    gains = names.parties(dossier, list(step.gains)) or "nobody"
    gives = names.parties(dossier, list(step.gives)) or "nobody"
    return (f"From “{from_}” to “{to}” {gains} gained and {gives} gave",)
