"""The next draft, in words."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dealspace.chance import Chance
from detente.dealspace.ends import ChanceEnds
from detente.dealspace.redrafts import NextDraft, Redraft
from detente.dossier.model.dossier import Dossier
from detente.phrases import listed
from detente.wording import names, tabling
from detente.wording.numbers import moved, percent, quantity
from detente.wording.phrases import capital, count

NOTHING_KNOWN = (
    "No answer of it is known, so there is none to change: say first what its points hold, under "
    "points: or, where its text is here, by detente drafts map DOSSIER {draft}."
)
INTO_THE_ZONE = "By how often the changed text lies in the zone"
TO_ALL_YES = "By the chance that all answer yes, where other changes serve it better"


def head(dossier: Dossier, answer: NextDraft) -> str:
    """The text as it stands."""
    name = dossier.drafts[answer.draft].name
    if answer.stands.settled:
        return (
            f"{name}: as it stands it lies in the zone in {percent(answer.inside)} of cases, and "
            f"all answer yes to it with {percent(answer.all_yes)}."
        )
    ends = [both_ends(one) for one in (answer.stands.inside, answer.stands.all_yes)]
    return (
        f"{name}: {tabling.known(answer.stands)}. By what it holds there, it lies in the zone in "
        f"{ends[0]} of cases, and all answer yes to it with {ends[1]}."
    )


def both_ends(chance: ChanceEnds) -> str:
    """A chance of a text that is known in part: from the least to the most, with their ranges."""
    return f"{percent(chance.least)} to {percent(chance.most)}"


def kinds(answer: NextDraft) -> tuple[tuple[str, tuple[Redraft, ...]], ...]:
    """The titles and what stands below them; what is the same stands once."""
    told = [one.changes for one in answer.into_the_zone]
    others = tuple(one for one in answer.to_all_yes if one.changes not in told)
    zone = (INTO_THE_ZONE, answer.into_the_zone)
    if not answer.looked_at:
        return ()
    return (zone, (TO_ALL_YES, others)) if others else (zone,)


def lines(dossier: Dossier, one: Redraft) -> tuple[str, ...]:
    """What is changed and what that does, line by line; the figures first."""
    number = count(len(one.changes), "change")
    zone = chance_and_rise(one.inside, one.rise, one.rise_error)
    yes = chance_and_rise(one.all_yes, one.yes_rise, one.yes_error)
    told = [f"{capital(number)}: in the zone {zone}; all answer yes {yes}"]
    told += [change(dossier, one, issue) for issue in one.changes]
    for verb, parties in (("gives", one.gives), ("gains", one.gains)):
        if parties:
            whose = [f"{names.party(dossier, id)} {quantity(one.gain[id])}" for id in parties]
            told.append(f"{verb}: {'; '.join(whose)}")
    return tuple(told)


def change(dossier: Dossier, one: Redraft, issue: str) -> str:
    """One change, and where the present answer stands."""
    before, after = one.changes[issue]
    options = dossier.issues[issue].options
    points = one.points[issue]
    where = count_of("point", points) if points else "not in the text"
    return f"{names.issue(dossier, issue)} ({where}): {options[before]} → {options[after]}"


def count_of(what: str, numbers: Sequence[str]) -> str:
    """Points by their numbers.

    >>> count_of("point", ["4", "9"])
    'points 4 and 9'
    """
    return f"{what}{'' if len(numbers) == 1 else 's'} {listed(numbers)}"


def chance_and_rise(chance: Chance, rise: float, error: float) -> str:
    """A chance, and by how many points it rose, if that is more than noise."""
    if abs(rise) <= 2 * error:
        return f"{percent(chance)}, no more than noise apart"
    return f"{percent(chance)}, {moved(rise, error)} points"


def notes(dossier: Dossier, answer: NextDraft) -> tuple[str, ...]:
    """How it was found, and what the text leaves open."""
    counts = listed([f"{count:,}" for count in answer.looked_at])
    how = f"Looked at: {counts} texts with one, two and three changes"
    how += ", all there are." if answer.exact else "; with more, those next to the best."
    told = [f"{how} Chosen in one half of the draws, told by the other."]
    if not answer.looked_at:
        told = [NOTHING_KNOWN.format(draft=answer.draft)]
    elif answer.stands.free:
        free = listed([names.issue(dossier, issue) for issue in answer.stands.free])
        told.append(
            f"Changes are told as if the text left today’s answer on {free}, which its points that "
            f"are not known may change: so read, it lies in the zone in {percent(answer.inside)} "
            f"of cases, and all answer yes with {percent(answer.all_yes)}."
        )
    if answer.silent:
        silent = listed([names.issue(dossier, issue) for issue in answer.silent])
        told.append(f"The text says nothing of {silent}: today’s answer stands for it.")
    if answer.unknown:
        says = "says" if len(answer.unknown) == 1 else "say"
        told.append(f"Not known: what {count_of('point', answer.unknown)} {says}.")
    return tuple(told)
