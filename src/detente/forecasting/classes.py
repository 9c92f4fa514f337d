"""Which past cases a conflict is set beside, and of what age: by rules that are printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.war import ConflictKind
from detente.forecasting.base_rates import base_rates, text_record
from detente.forecasting.figures import TextRecord
from detente.forecasting.own_cases import OwnCases
from detente.forecasting.rate import BaseRate
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


DAYS_A_MONTH = 365.25 / 12
WEIGHT = 0.5
"""Of the model beside the base rate, where nobody says another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Result):
    """What a forecast takes from the dossier besides the talks.

    Attributes
    ----------
    as_of : datetime.date
    war_age_months : float or None
        None where there is no war or nobody says when it began.
    since_text_months : float
        Since the earliest draft known; 0 without one.
    conflict : ConflictClass
        The kind of conflict, and how it was told.
    weight : float
        Of the model where it is pooled with the base rate of the same event, 0 to 1.
    cases : OwnCases or None
        Past cases of the user's own, which go before those on record here.
    """

    as_of: dt.date
    war_age_months: float | None
    since_text_months: float
    conflict: ConflictClass
    weight: float
    cases: OwnCases | None = None

    @property
    def age_months(self) -> float:
        """How long this conflict has lasted, as own cases count it: the war, or the talks."""
        return self.since_text_months if self.war_age_months is None else self.war_age_months

    @property
    def record(self) -> TextRecord | None:
        """What became of past cases of the very event that talks are about, if any are on record.

        Own cases are counted from this conflict's age on.
        """
        return self._own_record or text_record(self.conflict.kind)

    @property
    def record_begun_months(self) -> float:
        """How far into that record this conflict has come."""
        return 0.0 if self._own_record else self.since_text_months

    @property
    def _own_record(self) -> TextRecord | None:
        return self.cases.record(age=self.age_months) if self.cases else None


def setting_of(
    dossier: Dossier,
    *,
    conflict: ConflictKind | None = None,
    weight: float | None = None,
    cases: OwnCases | None = None,
) -> Setting:
    """What a forecast takes from the dossier: ages in months, the class, the weight.

    Parameters
    ----------
    dossier : Dossier
    conflict : str, optional
        The kind of conflict, if the user names it; it goes before the dossier's own.
    weight : float, optional
        The same of the model's weight.
    cases : OwnCases, optional
        Past cases of the user's own.
    """
    as_of, war, question = dossier.date, dossier.war, dossier.forecast
    age = None
    if war is not None and war.began is not None:
        middle = war.began.earliest + (war.began.latest - war.began.earliest) / 2
        age = max((as_of - middle).days / DAYS_A_MONTH, 0.0)
    texts = [draft.date.latest for draft in dossier.drafts.values() if draft.date.latest <= as_of]
    stated = question.weight if question is not None else None
    since = (as_of - min(texts)).days / DAYS_A_MONTH if texts else 0.0
    found = conflict_class(dossier, conflict)
    return Setting(
        as_of=as_of,
        war_age_months=age,
        since_text_months=since,
        conflict=found if cases is None else _with_own(found, cases, age, since),
        weight=next((one for one in (weight, stated) if one is not None), WEIGHT),
        cases=cases,
    )


def _with_own(
    conflict: ConflictClass, cases: OwnCases, war_age: float | None, since: float
) -> ConflictClass:
    """The class of a conflict that is set beside cases of the user's own as well."""
    clock, age = ("the talks", since) if war_age is None else ("the war", war_age)
    left = cases.lasted(age)
    rule = (
        f"{conflict.rule} First stand your own {cases.name}: {left} of {len(cases.cases)} had "
        f"lasted {age:.3g} months, as {clock} {'have' if war_age is None else 'has'}."
    )
    return replace(conflict, rule=rule, no_rates="" if left else conflict.no_rates)


def rates_in(months: float, setting: Setting) -> tuple[BaseRate, ...]:
    """Every base rate within so many months from the day of the forecast; own cases stand first."""
    cases, war = setting.cases, setting.war_age_months is not None
    own = cases.rates(months, age=setting.age_months, war=war) if cases else ()
    return own + base_rates(
        months,
        kind=setting.conflict.kind,
        war_age_months=setting.war_age_months,
        since_text_months=setting.since_text_months,
    )
