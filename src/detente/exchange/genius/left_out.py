"""What a GENIUS domain and its profiles cannot say of a dossier, in words."""

from __future__ import annotations

from collections.abc import Iterator

from detente.dossier.model.dossier import Dossier

_PARTS = {
    "people": "people",
    "tracks": "tracks",
    "drafts": "drafts",
    "deadlines": "deadlines",
    "behaviour": "behaviour",
    "mediation": "the mediation",
    "levers": "levers",
    "forecast": "the forecast",
    "assumptions": "assumptions",
    "statements": "statements",
    "events": "events",
    "sources": "sources",
}
"""The parts of a dossier that nothing in the files stands for, in its order."""


def left_out(dossier: Dossier) -> Iterator[str]:
    """What is left out, a sentence for each kind of thing.

    >>> from detente.dossier.files.read import read
    >>> [words for words in left_out(read("two-rivers")) if "Durability" in words]
    ['Durability is left out: in GENIUS a deal that is made holds.']
    """
    wants = [(party.name, party.wants) for party in dossier.parties.values() if party.wants]
    for what, whose in (
        ("Red lines", [name for name, wanted in wants if wanted.red_lines]),
        ("Links between issues", [name for name, wanted in wants if wanted.links]),
    ):
        if whose:
            yield f"{what} are left out ({', '.join(whose)}): profiles are weighted sums."
    if dossier.war is not None:
        yield "The war is left out, but for the no-deal values that follow from it."
    if dossier.standoff is not None:
        yield "The standoff is left out, but for the no-deal values that follow from it."
    any_deal = dossier.durability.any_deal
    if any_deal is None or any_deal.low < 1:
        yield "Durability is left out: in GENIUS a deal that is made holds."
    yield from _parties(dossier)
    there = [words for part, words in _PARTS.items() if _states(dossier, part)]
    if there:
        yield f"Nothing in the files stands for {', '.join(there)}."


def ranged(dossier: Dossier, meant: list[str]) -> Iterator[str]:
    """That the numbers of some parties are means over draws, where they state ranges."""
    whose = [dossier.parties[party].name for party in meant]
    if whose:
        yield (
            f"Numbers are means over draws, on a scale from 0 to 1 ({', '.join(whose)}): a profile "
            "knows no ranges."
        )


def _parties(dossier: Dossier) -> Iterator[str]:
    """Who is no party of the domain, and whose leave is asked otherwise than there."""
    for party in dossier.parties.values():
        if party.consent == "ratifies":
            yield (
                f"{party.name} decides after signature (ratifies); the files know parties that "
                "negotiate only, and read back it is required."
            )
        elif party.required_on:
            issues = ", ".join(dossier.issues[issue].name for issue in party.required_on)
            yield f"{party.name} is asked on {issues} only; its profile is for every package."
    others = [party.name for party in dossier.parties.values() if party.consent is None]
    if others:
        yield f"Parties whose leave no deal needs have no profile ({', '.join(others)})."


def _states(dossier: Dossier, part: str) -> bool:
    if part == "people":
        return any(party.people for party in dossier.parties.values())
    value = getattr(dossier, part)
    if part == "assumptions":
        return bool(set(value) - {"genius-files", "genius-deals"})
    default = type(dossier).model_fields[part].get_default(call_default_factory=True)
    filled = not hasattr(value, "__len__") or len(value) > 0
    return filled and value is not None and value != default
