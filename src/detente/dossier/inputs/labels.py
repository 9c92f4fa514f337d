"""What each input is called for a person: "South's cost of fighting on, a month"."""

from __future__ import annotations

from collections import Counter

from detente.dossier.inputs.kind import NamedInput
from detente.dossier.inputs.names import matching
from detente.dossier.inputs.registry.levers import LEVER_CHANGES
from detente.dossier.model.dossier import Dossier


def labels(dossier: Dossier, needed: tuple[NamedInput, ...]) -> dict[str, str]:
    """What each number is called for a person, by its name."""
    plain = [entry for entry in needed if entry.kind is not LEVER_CHANGES]
    named = {entry.name: _label(dossier, entry, "") for entry in plain}
    often = Counter(named.values())
    for entry in plain:
        if entry.other and often[named[entry.name]] > 1:
            named[entry.name] += f" ({entry.other})"
    primitives = {entry.name: entry for entry in needed if not entry.kind.of_lever}
    for entry in needed:
        if entry.kind is LEVER_CHANGES:
            meant = tuple(primitives[name] for name in matching(entry.option, primitives))
            named[entry.name] = _label(dossier, entry, _target(dossier, entry.option, meant, named))
    return named


def _target(
    dossier: Dossier, target: str, meant: tuple[NamedInput, ...], named: dict[str, str]
) -> str:
    """What a lever changes, in words: the one input it means, or those of one kind."""
    if len(meant) == 1:
        text = named[meant[0].name]
        # A name keeps its capital; the words of a label do not.
        small = ("How ", "What ", "Where ", "Months ", "The ", "Rounds ")
        return text[0].lower() + text[1:] if text.startswith(small) else text
    kinds = {entry.kind.key for entry in meant}
    parties = {entry.party for entry in meant}
    several = meant[0].kind.several if meant else ""
    if len(kinds) == 1 and len(parties) == 1 and several:
        return several.format(party=_name(dossier, parties.pop()))
    return target


def _label(dossier: Dossier, entry: NamedInput, target: str) -> str:
    issue = dossier.issues.get(entry.issue)
    lever = dossier.levers.get(entry.other)
    text = (entry.default and entry.default.label) or entry.kind.label
    return text.format(
        party=_name(dossier, entry.party),
        issue=issue.name if issue else entry.issue,
        option=issue.options.get(entry.option, entry.option) if issue else entry.option,
        other=entry.other,
        lever=lever.name if lever else entry.other,
        target=target,
    )


def _name(dossier: Dossier, party: str) -> str:
    return dossier.parties[party].name if party in dossier.parties else party
