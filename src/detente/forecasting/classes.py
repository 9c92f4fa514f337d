"""Which past cases a conflict is set beside: chosen by its kind, by a rule that is printed."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.war import ConflictKind
from detente.shown import Result

KIND_WORDS: dict[ConflictKind, str] = {
    "between-states": "between states",
    "within-a-state": "within a state",
    "none": "none",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictClass(Result):
    """The kind of a conflict, and how it was told.

    Attributes
    ----------
    kind : str or None
        ``between-states``, ``within-a-state``, or ``none``; None where it cannot be told.
    rule : str
        How it was told, as a sentence.
    no_rates : str
        Why no base rate is shown, as a sentence; empty where there are some.
    """

    kind: ConflictKind | None
    rule: str
    no_rates: str = ""


def conflict_class(dossier: Dossier, named: ConflictKind | None = None) -> ConflictClass:
    """The kind of the conflict: as asked for, else as the dossier says, else by the war's sides.

    Two sides with the codes of two states are at war between states; where one side alone carries
    a code, or both the same, it is a war within a state; without any code it cannot be told.

    Parameters
    ----------
    dossier : Dossier
    named : str, optional
        The kind that the user asks for; it goes before the dossier's own.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> print(conflict_class(read("ukraine-2025")).rule)  # doctest: +ELLIPSIS
    Class of conflict: between states, since Russia (RUS) and Ukraine (UKR) carry codes of states...
    >>> print(conflict_class(read("ukraine-2025"), "within-a-state").rule)
    Class of conflict: within a state, as asked for.
    """
    if named is not None:
        return _of(named, "as asked for")
    question = dossier.forecast
    if question is not None and question.class_ is not None:
        return _of(question.class_, "as the dossier names it")
    if dossier.war is None:
        return _of("none", "since the dossier states no armed conflict")
    return _by_sides(dossier, dossier.war.sides)


def _of(kind: ConflictKind, since: str) -> ConflictClass:
    return ConflictClass(
        kind=kind,
        rule=f"Class of conflict: {KIND_WORDS[kind]}, {since}.",
        no_rates="No class of past cases on record here fits, so no base rate is shown and the "
        "model stands alone: the record is of armed conflicts, of the processes that ended them, "
        "and of military crises."
        if kind == "none"
        else "",
    )


def _by_sides(dossier: Dossier, sides: tuple[str, ...]) -> ConflictClass:
    parties = [dossier.parties[side] for side in sides if side in dossier.parties]
    coded = [f"{party.name} ({party.code})" for party in parties if party.code]
    codes = {party.code for party in parties if party.code}
    if not codes:
        return ConflictClass(
            kind=None,
            rule="Class of conflict: not known, since no side of the war carries a state's code.",
            no_rates="No base rate is shown, and the model stands alone, until the class is named: "
            "forecast.class in the dossier, or --class.",
        )
    if len(codes) > 1:
        return _told("between-states", f"{' and '.join(coded)} carry codes of states")
    if len(coded) > 1:
        return _told("within-a-state", f"{' and '.join(coded)} carry the same state's code")
    return _told("within-a-state", f"of its sides {coded[0]} alone carries a state's code")


def _told(kind: ConflictKind, because: str) -> ConflictClass:
    return _of(kind, f"since {because} (forecast.class or --class names another)")
