"""What the pages of drafts and objections say that no template of theirs holds."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dealspace.redrafts import NextDraft, Redraft
from detente.dossier.model.dossier import Dossier
from detente.wording import redrafting
from detente.wording.phrases import count

NO_FILE = "Choose a file: txt, md, html, pdf or docx."
NO_PARTY = "Say who wrote it."
NO_EARLIER = (
    "Say with what to compare it: an earlier text, a draft of the dossier, or a Word file with "
    "tracked changes."
)
COMPARED = "Compared; nothing of it is kept."
TIED = "Kept: comparisons, redlines and objections follow it."
MAPPED = "Kept what the points hold."
NO_POINT = "Neither text has such a point; write a number of each, such as 3 and 5."
NO_PLACE = "Write the numbers of its points, such as 4, 9."
NO_REMARK = "There is no such remark, or somebody has decided on it."
DECIDED = "Decided; detente review undoes it."
LAID_GONE = "This comparison was not kept, and is gone. Drop the texts again."
NEXT = "Looking for the smallest changes"
MEDIATOR = "The next draft"
ASKED = (
    ("Asked for and not got", False),
    ("No later text of others is known to say anything of it", None),
    ("Asked for and got", True),
)
"""By whether the latest text of others holds it."""


def no_draft(name: str) -> str:
    """A draft that is not there, or of which there is no text."""
    return f"There is no draft “{name}” with a text in this dossier as of this day."


def no_day(text: str) -> str:
    """What is no day of a draft."""
    return f"“{text}” is not a date; write a day such as 2025-11-25."


def no_points(numbers: Sequence[str]) -> str:
    """Points that a draft does not have."""
    return f"The draft has no point {', '.join(numbers)}."


def kept(names: Sequence[str], waiting: int) -> str:
    """Drafts that were put into the dossier."""
    told = f"Kept in the dossier: {' and '.join(names)}."
    more = "It can be undone under History."
    if waiting:
        told += f" {count(waiting, 'remark and amendment', 'remarks and amendments')} of it wait."
    return f"{told} {more}"


def proposal(dossier: Dossier, answer: NextDraft, one: Redraft, issue: str) -> str:
    """One of the smallest changes, as a remark beside a point."""
    zone = redrafting.chance_and_rise(one.inside, one.rise, one.rise_error)
    number = count(len(one.changes), "change")
    change = redrafting.change(dossier, one, issue)
    return f"{change}. One of {number} after which the text lies in the zone in {zone}."
