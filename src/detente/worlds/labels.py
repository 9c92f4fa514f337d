"""What each input is called for a person: "South's cost of fighting on, a month"."""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType

from detente.dossier.inputs.names import matching
from detente.dossier.inputs.slot import Slot
from detente.dossier.model.dossier import Dossier

LABELS = MappingProxyType(
    {
        "weights": "How much “{issue}” matters to {party}",
        "worth": "What “{option}” is worth to {party} ({issue})",
        "red-lines.absolute": "How absolute {party}'s line on “{issue}” is",
        "red-lines.otherwise-costs": "What crossing its line on “{issue}” would cost {party}",
        "no-deal": "What going on without a deal is worth to {party}",
        "links": "What {party} makes of “{issue}” taken together with other answers",
        "war.balance": "The balance of the war today",
        "war.drift": "Where the balance of the war is drifting, a month",
        "war.spread": "How far the balance of the war swings in a month",
        "war.ends-in-months": "Months until fighting ends by exhaustion",
        "war.dictating": "What dictating the terms is worth to {party}",
        "war.dictated-to": "What being dictated to is worth to {party}",
        "war.cost-per-month": "{party}'s cost of fighting on, a month",
        "war.cost-per-month.beside": "What the war costs {party} from beside it, a month",
        "war.believes-drift": "Where {party} believes the war is drifting, a month",
        "war.belief-spread": "How unsure {party} is of where the war is drifting",
        "war.discount-a-month": "How much {party} discounts the future, a month",
        "war.no-deal": "What going on without a deal is worth to {party}",
        "standoff.against-today": "How much better than today going on is to {party}",
        "standoff.lapses-in-months": "Months until today's state lapses",
        "standoff.cost-per-month": "{party}'s cost of waiting, a month",
        "standoff.fallback": "What {party} is left with once today's state lapses",
        "standoff.discount-a-month": "How much {party} discounts the future, a month",
        "standoff.no-deal": "What going on without a deal is worth to {party}",
        "durability.any-deal": "How long a deal lives, whatever guards it",
        "durability.by": "How long a deal lives with “{option}” ({issue})",
        "durability.breaking-costs": "What “{option}” makes breaking the deal cost ({issue})",
        "durability.holds-for-months": "Months for which a deal's chance to hold is stated",
        "durability.signed-under-deadline": "What signing under a deadline does to a deal's life",
        "durability.if-it-fails": "How much stronger {party} would be if a deal failed",
        "durability.and": "How “{issue}” shifts strength to {party} if a deal fails",
        "behaviour.firmness": "How much {party} asks for at first",
        "behaviour.holding-out": "How long {party} holds out before it gives way",
        "behaviour.patience-months": "Months for which {party} goes on bargaining",
        "behaviour.noise": "How far {party}'s answers stray from its interest",
        "behaviour.yes-for-show": "How often {party} says yes for show",
        "behaviour.bargaining-no": "How often {party} says no in order to bargain",
        "behaviour.deadline-fatigue": "How far a missed deadline spoils the next",
        "mediation.rounds-a-month": "Rounds of talks a month",
        "mediation.patience-months": "Months for which the mediator goes on",
        "levers.changes": "How far “{lever}” changes {target}",
        "levers.costs": "What “{lever}” costs who uses it",
        "levers.delay-months": "Months before “{lever}” works",
        "levers.ramp-months": "Months until “{lever}” works in full",
    }
)
"""By kind of input."""

_GROUPS = MappingProxyType(
    {
        "weights": "what matters to {party}",
        "worth": "what answers are worth to {party}",
        "red-lines.absolute": "how absolute {party}'s lines are",
        "red-lines.otherwise-costs": "what crossing its lines would cost {party}",
        "durability.by": "how long a deal lives",
        "durability.breaking-costs": "what breaking a deal would cost",
    }
)
"""By kind, where a lever changes several inputs of that kind and of one party at once."""


def labels(dossier: Dossier, needed: tuple[Slot, ...]) -> dict[str, str]:
    """What each number is called for a person, by its name."""
    plain = [slot for slot in needed if slot.kind != "levers.changes"]
    named = {slot.name: _label(dossier, slot, "") for slot in plain}
    often = Counter(named.values())
    for slot in plain:
        if slot.other and often[named[slot.name]] > 1:
            named[slot.name] += f" ({slot.other})"
    primitives = {slot.name: slot for slot in needed if not slot.name.startswith("levers.")}
    for slot in needed:
        if slot.kind == "levers.changes":
            meant = tuple(primitives[name] for name in matching(slot.option, primitives))
            named[slot.name] = _label(dossier, slot, _target(dossier, slot.option, meant, named))
    return named


def _target(dossier: Dossier, target: str, meant: tuple[Slot, ...], named: dict[str, str]) -> str:
    """What a lever changes, in words: the one input it means, or those of one kind."""
    if len(meant) == 1:
        text = named[meant[0].name]
        # A name keeps its capital; the words of a label do not.
        small = ("How ", "What ", "Where ", "Months ", "The ", "Rounds ")
        return text[0].lower() + text[1:] if text.startswith(small) else text
    kinds = {slot.kind for slot in meant}
    parties = {slot.party for slot in meant}
    if len(kinds) == 1 and len(parties) == 1 and kinds <= set(_GROUPS):
        return _GROUPS[kinds.pop()].format(party=_name(dossier, parties.pop()))
    return target


def _label(dossier: Dossier, slot: Slot, target: str) -> str:
    beside = slot.default if slot.default.endswith(".beside") else ""
    issue = dossier.issues.get(slot.issue)
    lever = dossier.levers.get(slot.other)
    return LABELS[beside or slot.kind].format(
        party=_name(dossier, slot.party),
        issue=issue.name if issue else slot.issue,
        option=issue.options.get(slot.option, slot.option) if issue else slot.option,
        other=slot.other,
        lever=lever.name if lever else slot.other,
        target=target,
    )


def _name(dossier: Dossier, party: str) -> str:
    return dossier.parties[party].name if party in dossier.parties else party
