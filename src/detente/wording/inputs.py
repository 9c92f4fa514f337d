"""What an uncertain number is about, and what its two ends mean, as a person would say it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from detente.dossier.model.dossier import Dossier
from detente.wording import names
from detente.wording.phrases import inside, short
from detente.worlds.inputs import Input

_MUCH, _LONG = ("if little", "if much"), ("if briefly", "if long")
_OFTEN, _FAR = ("if seldom", "if often"), ("if little", "if far")
_HOW_MUCH: dict[str, tuple[str, tuple[str, str]]] = {
    "red-lines.absolute": ("How firm {owner} red line on {issue} is", ("if soft", "if firm")),
    "war.dictating": ("What dictating the terms is worth to {party}", _MUCH),
    "war.dictated-to": (
        "How bad it is for {party} to be dictated to",
        ("if very bad", "if bearable"),
    ),
    "war.cost-per-month": ("What fighting on costs {party}", _MUCH),
    "war.cost-per-month.beside": ("What the war costs {party}", _MUCH),
    "war.ends-in-months": ("How soon fighting ends by exhaustion", ("if soon", "if late")),
    "war.spread": ("How far the fortunes of war swing", _FAR),
    "war.belief-spread": (
        "How sure {party} can be of how the war is going",
        ("if sure", "if unsure"),
    ),
    "war.discount-a-month": ("How impatient {party} may be", ("if patient", "if impatient")),
    "war.no-deal": ("What going on is worth to {party}", _MUCH),
    "no-deal": ("What going on without a deal is worth to {party}", _MUCH),
    "standoff.cost-per-month": ("What time without a deal costs {party}", _MUCH),
    "standoff.fallback": ("What {party} can expect if the standoff lapses", _MUCH),
    "standoff.lapses-in-months": ("How soon the standoff lapses", ("if soon", "if late")),
    "standoff.discount-a-month": ("How impatient {party} may be", ("if patient", "if impatient")),
    "standoff.no-deal": ("What going on without a deal is worth to {party}", _MUCH),
    "standoff.against-today": (
        "How {party} would fare without a deal, against today",
        ("if worse", "if better"),
    ),
    "behaviour.firmness": ("How much {party} would ask for at first", _MUCH),
    "behaviour.holding-out": ("How long {party} would hold out before giving way", _LONG),
    "behaviour.patience-months": ("How long {party} would go on bargaining", _LONG),
    "behaviour.bargaining-no": ("How often {party} would say no in order to bargain", _OFTEN),
    "behaviour.yes-for-show": ("How often {party} would say yes for show", _OFTEN),
    "behaviour.noise": ("How much chance sways {owner} answers", _MUCH),
    "mediation.rounds-a-month": ("How often the mediator convenes", _OFTEN),
    "mediation.patience-months": ("How long the mediator goes on", _LONG),
    "durability.any-deal": ("How long a deal lasts", _LONG),
}
TOPICS = MappingProxyType(_HOW_MUCH)
"""By kind of input; what is in no row keeps its label and has a low and a high end."""


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
    kind = entry.kind if entry else ""
    if entry and kind == "war.believes-drift":
        return _belief(dossier, entry, at, tight)
    if kind in ("war.balance", "war.drift") and dossier.war:
        first, second = (_name(dossier, side, tight) for side in dossier.war.sides)
        topic = "How the war stands" if kind == "war.balance" else "Which way the war is moving"
        return Ends(topic=topic, first=f"if for {second}", second=f"if for {first}")
    if entry and kind in TOPICS:
        topic, (low, high) = TOPICS[kind]
        party = _name(dossier, _party(dossier, entry.name), tight)
        words = topic.format(
            party=party, owner=names.owner(party), issue=_issue(dossier, entry.name, tight)
        )
        return Ends(topic=words, first=low, second=high)
    return Ends(topic=label, first="at its low end", second="at its high end")


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
