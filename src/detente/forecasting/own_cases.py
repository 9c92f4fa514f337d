"""Past cases of the user's own: what became of them, given that they had lasted so long.

How often one of several endings came is counted after Aalen & Johansen (1978), which is Kaplan &
Meier's estimate where there is one ending alone; cases that still go on count for as long as they
were seen. Beside it stand three distributions fitted to how long they lasted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from detente.dossier.model.record import Record
from detente.forecasting.base_rates import of_fits
from detente.forecasting.durations import Family, fitted
from detente.forecasting.figures import TextRecord
from detente.forecasting.rate import BY_CEASEFIRE, SIGNED, WAR_ENDS, BaseRate, jeffreys
from detente.numerals import likely, one_number
from detente.shown import Result

Ended = Literal["settlement", "ceasefire", "otherwise", "open"]
"""How a past case ended; ``open`` if it still goes on, or was lost from view."""
_EVENTS: dict[Ended, str] = {"settlement": SIGNED, "ceasefire": BY_CEASEFIRE}
ENDS = "case ends anyhow"
"""The event where no war is at issue."""
_FAMILIES: tuple[Family, ...] = ("lognormal", "log-logistic", "Weibull")
_LONGEST = 2_400  # months: two hundred years
_FEWEST = 5  # ended cases to which a distribution is fitted
_EDGES = (3.0, 6.0, 12.0, 24.0, 36.0, 60.0, 120.0)


def _months(stated: object) -> float:
    months = one_number(stated)
    if months is None:
        meant = likely(stated) if isinstance(stated, str) else None
        mend = f"Write {meant}." if meant else "Write how many, such as 4 or 12.5."
        raise PydanticCustomError(
            "not-a-number",
            '"{stated}" is no number of months',
            {"stated": str(stated)[:60], "mend": mend},
        )
    if not 0 < months <= _LONGEST:
        raise PydanticCustomError(
            "out-of-range",
            "{months} months is not possible",
            {"months": f"{months:g}", "mend": f"Write more than 0 and at most {_LONGEST:,}."},
        )
    return months


class OwnCase(Record):
    """One past case: a row of the user's table."""

    case: str = Field(description="Its name.")
    months: Annotated[float, BeforeValidator(_months)] = Field(
        description="How many months it lasted, or has been seen to last; above 0."
    )
    ended: Ended = Field(
        description="How it ended: settlement, ceasefire, otherwise; open if it still goes on or "
        "was lost from view."
    )
    source: str | None = Field(default=None, description="Where that is known from.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Came(Result):
    """How often an ending came within so many months more.

    Attributes
    ----------
    p, low, high : float
        Chance, and its 90 % interval: of Jeffreys, for as many cases as tell as much as these.
    n : int
        How many cases had lasted so long.
    ended : int
        How many of them are known to have ended so within those months.
    """

    p: float
    low: float
    high: float
    n: int
    ended: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCases(Result):
    """Past cases of one kind, as a user collected them.

    Attributes
    ----------
    name : str
        What they are called where they are shown.
    cases : tuple of OwnCase

    Examples
    --------
    >>> lasted = [(2, "settlement"), (5, "otherwise"), (8, "open"), (14, "settlement")]
    >>> cases = OwnCases(
    ...     name="strikes",
    ...     cases=tuple(OwnCase(case=f"{m}", months=m, ended=how) for m, how in lasted),
    ... )
    >>> came = cases.came("settlement", months=12, age=3)
    >>> round(came.p, 3), came.n, came.ended
    (0.667, 3, 1)
    """

    name: str
    cases: tuple[OwnCase, ...]

    def lasted(self, age: float) -> int:
        """How many had lasted longer than so many months."""
        return sum(one.months > age for one in self.cases)

    def came(self, ending: Ended | None, *, months: float, age: float = 0.0) -> Came | None:
        """How often those that had lasted so long ended so; None if none lasted that long.

        Parameters
        ----------
        ending : str or None
            One of the endings; None for any of them.
        months : float
            How far ahead is looked.
        age : float
            Months that they had lasted.
        """
        left = [one for one in self.cases if one.months > age]
        if not left:
            return None
        p, variance = _incidence(left, ending, age + months)
        seen = sum(one.ended != "open" or one.months >= age + months for one in left)
        # As many cases as tell as much: with none lost from view, as many as there are.
        telling = min(p * (1 - p) / variance, len(left)) if variance > 1e-12 else float(seen)
        low, high = jeffreys(p * telling, telling)
        ended = sum(_is(one, ending) and one.months <= age + months for one in left)
        return Came(p=p, low=min(low, p), high=max(high, p), n=len(left), ended=ended)

    def rates(self, months: float, *, age: float, war: bool = True) -> tuple[BaseRate, ...]:
        """The base rates of these cases: each ending that is among them, ending anyhow, three fits.

        Parameters
        ----------
        months : float
            The horizon, above 0.
        age : float
            How long the conflict in question has lasted, counted as in these cases.
        war : bool
            Whether it is a war.
        """
        anyhow = WAR_ENDS if war else ENDS
        return (*self._counted(months, age, anyhow), *self._fits(months, age, anyhow))

    def record(self, *, age: float) -> TextRecord | None:
        """The share with a settlement, month by month from this age on; None if none is left."""
        longest = max((one.months for one in self.cases), default=0.0) - age
        edges = [edge for edge in _EDGES if edge < longest] + ([longest] if longest > 0 else [])
        came = [self.came("settlement", months=edge, age=age) for edge in edges]
        if not came or came[-1] is None:
            return None
        return TextRecord(
            name=self.name,
            source=self.name,
            processes=came[-1].n,
            reached=came[-1].ended,
            months=tuple(edges),
            share=tuple(one.p for one in came if one is not None),
        )

    def _counted(self, months: float, age: float, anyhow: str) -> Iterator[BaseRate]:
        had = f", counted among those that had lasted {age:.3g} months" if age else ""
        there = {case.ended for case in self.cases} - (
            set() if anyhow == WAR_ENDS else {"ceasefire"}
        )
        endings = [ending for ending in _EVENTS if ending in there]
        for ending in (*endings, None):
            came = self.came(ending, months=months, age=age)
            if came is not None:
                yield BaseRate(
                    class_=f"{self.name}{had}",
                    event=_EVENTS[ending] if ending else anyhow,
                    p=came.p,
                    low=came.low,
                    high=came.high,
                    n=came.n,
                    source=self.name,
                    caution=f"{came.ended} of {came.n} within {months:.3g} months; those lost from "
                    "view count for as long as they were seen.",
                    months=months,
                )

    def _fits(self, months: float, age: float, anyhow: str) -> Iterator[BaseRate]:
        over = [one.ended != "open" for one in self.cases]
        if sum(over) < _FEWEST:
            return
        lasted = [one.months for one in self.cases]
        fits = sorted((fitted(each, lasted, over) for each in _FAMILIES), key=lambda fit: fit.aic)
        yield from of_fits(
            fits,
            months,
            age_months=age,
            of=(self.name, self.name, anyhow),
            caution="Ended by any means. The range leaves out that another distribution may be "
            "the right one.",
        )


def _is(one: OwnCase, ending: Ended | None) -> bool:
    return one.ended == ending if ending else one.ended != "open"


def _incidence(left: list[OwnCase], ending: Ended | None, until: float) -> tuple[float, float]:
    """The chance of an ending by then (months since the start), and its variance.

    Every case of ``left`` is at risk at first. The variance is by the delta method (Aalen 1978).
    """
    times = sorted({one.months for one in left if one.ended != "open" and one.months <= until})
    survival, chance, steps = 1.0, 0.0, []
    for time in times:
        at_risk = sum(one.months >= time for one in left)
        over = sum(one.months == time and one.ended != "open" for one in left)
        so = sum(one.months == time and _is(one, ending) for one in left)
        chance += survival * so / at_risk
        steps.append((at_risk, over, so, survival, chance))
        survival *= 1 - over / at_risk
    variance = 0.0
    for at_risk, over, so, before, then in steps:
        rest = chance - then
        variance += before**2 * so * (at_risk - so) / at_risk**3
        variance -= 2 * rest * before * so / at_risk**2
        if over < at_risk:
            variance += rest**2 * over / (at_risk * (at_risk - over))
    return min(chance, 1.0), variance
