"""What an uncertain number is about, and what its two ends mean, as a person would say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from detente.dossier.inputs.kind import InputKind, Topic
from detente.dossier.inputs.names import is_beside
from detente.dossier.inputs.registry.alternative import BELIEVES_DRIFT, BESIDE
from detente.dossier.model.dossier import Dossier
from detente.wording import names
from detente.wording.phrases import capital, inside, short

_LEAST = 20
"""So many letters of a topic are left however long the name of its party is."""


class Declared(Protocol):
    """An uncertain number, drawn or only named."""

    @property
    def name(self) -> str: ...
    @property
    def declared(self) -> InputKind: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """What an input is about, and its ends in words, the first of them first.

    Attributes
    ----------
    topic, first, second : str
    flipped : bool
        Whether the first is the high end.
    owner : str
        Whose it is, as the topic calls that party; empty where it names none.
    """

    topic: str
    first: str
    second: str
    flipped: bool = False
    owner: str = ""

    def cut(self, dossier: Dossier, most: int) -> str:
        """The topic in so many letters; whose it is stays, in front if need be."""
        words = names.cut(self.topic, most)
        if words == self.topic or not self.owner or self.owner in words:
            return words
        room = max(most - len(self.owner) - 2, _LEAST)
        return f"{capital(self.owner)}: {names.cut(inside(dossier, self.topic), room)}"


def ends(
    dossier: Dossier,
    entry: Declared | None,
    label: str,
    at: tuple[float, float],
    tight: bool = False,
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
        low, high = ("if low", "if high") if tight else ("at its low end", "at its high end")
        whose = names.party(dossier, _party(dossier, entry.name)) if entry else ""
        said = names.with_article(whose)
        words = label.replace(f" {whose}", f" {said}") if whose else label
        return Ends(topic=words, first=low, second=high, owner=said if said in words else "")
    party = _name(dossier, _party(dossier, entry.name), tight)
    words = topic.words.format(
        party=party, owner=names.owner(party), issue=_issue(dossier, entry.name, tight)
    )
    first, second = (
        _name(dossier, side, tight) for side in (dossier.war.sides if dossier.war else ("", ""))
    )
    low, high = (end.format(first=first, second=second) for end in topic.ends)
    return Ends(topic=words, first=low, second=high, owner=party if party in words else "")


def _topic(dossier: Dossier, entry: Declared) -> Topic | None:
    """What is declared of its topic: of its case, else the plain one."""
    topics = entry.declared.topics
    beside = is_beside(dossier, _party(dossier, entry.name))
    return topics.get(BESIDE if beside else "", topics.get(""))


def _belief(dossier: Dossier, entry: Declared, at: tuple[float, float], tight: bool) -> Ends:
    """Where a side believes the war is drifting: the drift is the first side's, the second's less.

    "If slowly its way" only where it thinks so over the whole range.
    """
    id = _party(dossier, entry.name)
    party = _name(dossier, id, tight)
    many = names.several(names.party(dossier, id))
    believes, its, it = ("believe", "their", "them") if many else ("believes", "its", "it")
    second = dossier.war is not None and dossier.war.sides[1] == id
    low, high = (-at[1], -at[0]) if second else at
    if low >= 0 < high:
        said = (f"if slowly {its} way", f"if fast {its} way")
    elif high <= 0 > low:
        said = (f"if fast against {it}", f"if slowly against {it}")
    else:
        said = (f"if against {it}", f"if {its} way")
    topic = f"Where {party} {believes} the war is drifting"
    return Ends(topic=topic, first=said[0], second=said[1], flipped=second, owner=party)


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
