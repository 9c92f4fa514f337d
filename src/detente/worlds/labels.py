"""What each input is called for a person: "South's cost of fighting on, a month"."""

from __future__ import annotations

from types import MappingProxyType

from detente.dossier.model import Dossier
from detente.worlds.slots import Slot

LABELS = MappingProxyType(
    {
        "weights": "How much “{issue}” matters to {party}",
        "worth": "What “{option}” is worth to {party} ({issue})",
        "red-lines.absolute": "How absolute {party}'s line on “{issue}” is",
        "red-lines.otherwise-costs": "What crossing its line on “{issue}” would cost {party}",
        "links": "What {party} makes of answers taken together, link {other} ({issue})",
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
        "durability.any-deal": "How long a deal lives, whatever guards it",
        "durability.by": "How long a deal lives with “{option}” ({issue})",
        "durability.breaking-costs": "What “{option}” makes breaking the deal cost ({issue})",
        "durability.holds-for-months": "Months for which a deal's chance to hold is stated",
        "durability.signed-under-deadline": "What signing under a deadline does to a deal's life",
        "durability.if-it-fails": "How much stronger {party} would be if a deal failed",
        "durability.and": "How “{issue}” shifts strength to {party} if a deal fails, shift {other}",
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

_TARGETS = MappingProxyType(
    {
        "red-lines.absolute": "how absolute {party}'s lines are",
        "red-lines": "{party}'s lines",
        "weights": "what matters to {party}",
        "worth": "what answers are worth to {party}",
    }
)


def label(dossier: Dossier, slot: Slot) -> str:
    """What a number is called for a person."""
    kind = slot.kind
    if kind == "war.cost-per-month" and slot.default.endswith(".beside"):
        kind = slot.default
    issue = dossier.issues.get(slot.issue)
    lever = dossier.levers.get(slot.other)
    return LABELS[kind].format(
        party=_party(dossier, slot.party),
        issue=issue.name if issue else slot.issue,
        option=issue.options.get(slot.option, slot.option) if issue else slot.option,
        other=slot.other,
        lever=lever.name if lever else slot.other,
        target=target_label(dossier, slot.option) if slot.kind == "levers.changes" else "",
    )


def target_label(dossier: Dossier, target: str) -> str:
    """What a lever's target is called for a person, before its matches are known."""
    first, _, rest = target.partition(".")
    if target in ("durability", "durability.by"):
        return "how long a deal lives"
    if first in dossier.parties:
        key = "red-lines.absolute" if rest.startswith("red-lines") and "absolute" in rest else rest
        words = _TARGETS.get(key, _TARGETS.get(rest.partition(".")[0], ""))
        return words.format(party=_party(dossier, first)) if words else target
    parts = target.split(".")
    party = next((part for part in parts[1:] if part in dossier.parties), "")
    issue = dossier.issues.get(next((part for part in parts[1:] if part in dossier.issues), ""))
    option = parts[-1] if issue and parts[-1] in issue.options else ""
    words = LABELS.get(".".join(part for part in parts if part != party), "")
    if issue is not None:
        words = LABELS.get(".".join(parts[:2]), "") if option else ""
    if not words:
        return target
    text = words.format(
        party=_party(dossier, party),
        issue=issue.name if issue else "",
        option=issue.options[option] if issue and option else "",
        other="",
        lever="",
        target="",
    )
    # A name keeps its capital; the words of a label do not.
    small = ("How ", "What ", "Where ", "Months ", "The ", "Rounds ")
    return text[0].lower() + text[1:] if text.startswith(small) else text


def _party(dossier: Dossier, id: str) -> str:
    return dossier.parties[id].name if id in dossier.parties else id
