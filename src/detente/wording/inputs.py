"""What an uncertain number is about, and what its two ends mean, as a person would say it."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dossier.inputs.kind import Topic
from detente.dossier.inputs.registry.war import BELIEVES_DRIFT, BESIDE
from detente.dossier.inputs.subjects import is_beside
from detente.dossier.model.dossier import Dossier
from detente.wording import names
from detente.wording.phrases import inside, short
from detente.worlds.inputs import Input


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What an input is about, and its ends in words, the first of them first.

    Attributes
    ----------
    topic, first, second : str
    flipped : bool
        Whether the first is the high end.
    """

    topic: str
    first: str
    second: str
    flipped: bool = False


def ends(
    dossier: Dossier, entry: Input | None, label: str, at: tuple[float, float], tight: bool = False
) -> Ends:
    """An input in words.

    Parameters
    ----------
    dossier : Dossier
    entry : Input, optional
        None where it is not known, as of a study kept elsewhere.
    label : str
        What it is called in tables.
    at : (low, high)
        The values held.
    tight : bool
        Whether names are to be as short as they can.
    """
    if entry and entry.declared is BELIEVES_DRIFT:
        return _belief(dossier, entry, at, tight)
    topic = _topic(dossier, entry) if entry else None
    if entry is None or topic is None:
        return Ends(topic=label, first="at its low end", second="at its high end")
    party = _name(dossier, _party(dossier, entry.name), tight)
    words = topic.words.format(
        party=party, owner=names.owner(party), issue=_issue(dossier, entry.name, tight)
    )
    first, second = (
        _name(dossier, side, tight) for side in (dossier.war.sides if dossier.war else ("", ""))
    )
    low, high = (end.format(first=first, second=second) for end in topic.ends)
    return Ends(topic=words, first=low, second=high)


def _topic(dossier: Dossier, entry: Input) -> Topic | None:
    """What is declared of its topic: of its case, else the plain one."""
    topics = entry.declared.topics
    beside = is_beside(dossier, _party(dossier, entry.name))
    return topics.get(BESIDE if beside else "", topics.get(""))


def _belief(dossier: Dossier, entry: Input, at: tuple[float, float], tight: bool) -> Ends:
    """How a side thinks the war is going: the drift is the first side's, so the second's is less.

    "How fast it is winning" only where it thinks so over the whole range.
    """
    id = _party(dossier, entry.name)
    party = _name(dossier, id, tight)
    thinks = "think they are" if names.several(names.party(dossier, id)) else "thinks it is"
    second = dossier.war is not None and dossier.war.sides[1] == id
    low, high = (-at[1], -at[0]) if second else at
    if low >= 0 < high:
        words = (f"How fast {party} {thinks} winning", "if slowly", "if fast")
    elif high <= 0 > low:
        words = (f"How fast {party} {thinks} losing", "if fast", "if slowly")
    else:
        words = (f"How well the war is going in {names.owner(party)} eyes", "if badly", "if well")
    return Ends(topic=words[0], first=words[1], second=words[2], flipped=second)


def _party(dossier: Dossier, name: str) -> str:
    parts = name.split(".")
    return next((part for part in parts if part in dossier.parties), parts[0])


def _issue(dossier: Dossier, name: str, tight: bool) -> str:
    """The issue of a line: its own, or the one that the line's id stands for."""
    parts = name.split(".")
    found = next((part for part in parts if part in dossier.issues), "")
    wants = dossier.parties[parts[0]].wants if parts[0] in dossier.parties else None
    if not found and wants is not None:
        found = next((line.issue for line in wants.red_lines if line.id in parts), "")
    words = names.issue(dossier, found) if found else parts[-1]
    return inside(dossier, short(words, 30 if tight else 60))


def _name(dossier: Dossier, party: str, tight: bool) -> str:
    return names.brief_party(dossier, party) if tight else names.said_party(dossier, party)
