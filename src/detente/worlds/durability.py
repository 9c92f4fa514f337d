"""How long a deal lives, what breaking it costs, and who is stronger if it fails."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats, Ints, readonly
from detente.dossier.inputs.kind import InputKind
from detente.dossier.inputs.registry.alternative import WAITING_DISCOUNT, WAR_DISCOUNT
from detente.dossier.inputs.registry.durability import (
    ANY_DEAL,
    BREAKING_COSTS,
    HOLDS_FOR_MONTHS,
    IF_IT_FAILS,
    LIFE_BY_OPTION,
    SHARE_OVER_MONTHS,
    SHIFT_ADDS,
    SIGNED_UNDER_DEADLINE,
)
from detente.dossier.model.dossier import Dossier
from detente.shown import Result
from detente.worlds._equations import NEVER
from detente.worlds.inputs import Inputs
from detente.worlds.lines import Conditions, conditions, issues_of, matches


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Durability(Result):
    """How deals fare after signature, in numbers.

    Attributes
    ----------
    guards : tuple of int
        Issues whose options guard a deal; none where every deal is alike.
    chances : (draw, guard, option)
        Share of time, or chance to hold ``horizon`` months; one guard of one option where every
        deal is alike.
    horizon : (draw,) or None
        Months for which ``chances`` are stated; None where they are shares of time.
    share_over : (draw,) or None
        Months over which they are shares of time; None where they are chances.
    discount : (draw, party)
        Discount rate a month; only used with a horizon.
    costly : tuple of int
        Issues whose options make breaking costly.
    costs : (draw, costly, option)
    failure_shift : (draw, party)
        What is added to the no-deal value if a deal fails.
    shifts : tuple of (party, conditions)
        Further shifts, of packages that meet the conditions.
    shift_adds : (draw, shifts)
    under_deadline : (draw,)
        What is added to the share of time of a deal signed under a deadline.
    """

    guards: tuple[int, ...]
    chances: Floats
    horizon: Floats | None
    share_over: Floats | None
    discount: Floats
    costly: tuple[int, ...]
    costs: Floats
    failure_shift: Floats
    shifts: tuple[tuple[int, Conditions], ...]
    shift_adds: Floats
    under_deadline: Floats

    def __post_init__(self) -> None:
        draws, parties = self.failure_shift.shape
        shapes: dict[str, tuple[int | None, ...]] = {
            "chances": (draws, max(1, len(self.guards)), None),
            "discount": (draws, parties),
            "costs": (draws, len(self.costly), None),
            "failure_shift": (draws, parties),
            "shift_adds": (draws, len(self.shifts)),
            "under_deadline": (draws,),
        }
        for months in ("horizon", "share_over"):
            if getattr(self, months) is not None:
                shapes[months] = (draws,)
        for name, shape in shapes.items():
            object.__setattr__(self, name, readonly(getattr(self, name), shape=shape))

    @property
    def issues(self) -> frozenset[int]:
        """The issues on which any of this depends."""
        joined = (issues_of(joined) for _, joined in self.shifts)
        return frozenset(self.guards) | frozenset(self.costly) | frozenset().union(*joined)


def survival(durability: Durability, packages: Ints) -> Floats:
    """(draw, party, package) share of discounted time that each deal lives.

    Where chances to hold so many months are stated, a party that looks further ahead sees less of
    the time kept.
    """
    holds = holding(durability, packages)[:, None, :]
    if durability.horizon is None:
        return np.broadcast_to(holds, (len(holds), durability.discount.shape[1], len(packages)))
    return time_lived(
        holds,
        months=durability.horizon[:, None, None],
        discount=durability.discount[:, :, None],
    )


def holding(durability: Durability, packages: Ints) -> Floats:
    """(draw, package) the share of time that each deal lives, or its chance to hold, as stated.

    Several guarantees guard independently: a deal fails where all of them do.
    """
    fails = np.ones((len(durability.failure_shift), len(packages)))
    if durability.guards:
        for n, issue in enumerate(durability.guards):
            fails *= 1.0 - durability.chances[:, n, packages[:, issue]]
    else:
        fails *= 1.0 - durability.chances[:, 0, :1]
    return 1.0 - fails


def time_lived(holds: Floats, *, months: Floats, discount: Floats) -> Floats:
    """Share of discounted time that a deal lives, from its chance to hold so many months.

    Parameters
    ----------
    holds : array in [0, 1]
        Chance that it still holds after ``months``; it fails at an even rate, and at once where the
        chance is a billionth or less.
    months : array
    discount : array, a month
        At 0 the far future counts fully, and only a deal that never fails lives.

    Examples
    --------
    >>> share = time_lived(np.array(0.5), months=np.array(60.0), discount=np.array(0.01))
    >>> round(float(share), 3)
    0.464
    """
    never = holds <= NEVER
    rate = -np.log(np.where(never, 1.0, np.minimum(holds, 1.0))) / months
    total = discount + rate
    share = np.where(total > 0, discount / np.where(total > 0, total, 1.0), 1.0)
    return np.asarray(np.where(never, 0.0, share))


def breach_costs(durability: Durability, packages: Ints) -> Floats:
    """(draw, package) what breaking each deal would cost whoever broke it."""
    total = np.zeros((len(durability.failure_shift), len(packages)))
    for n, issue in enumerate(durability.costly):
        total += durability.costs[:, n, packages[:, issue]]
    return total


def failure_shifts(durability: Durability, packages: Ints) -> Floats:
    """(draw, party, package) what is added to each party's no-deal value if the deal fails."""
    total = np.repeat(durability.failure_shift[:, :, None], len(packages), axis=2)
    for n, (party, joined) in enumerate(durability.shifts):
        total[:, party] += durability.shift_adds[:, n, None] * matches(joined, packages)
    return total


def build_durability(dossier: Dossier, inputs: Inputs, parties: tuple[str, ...]) -> Durability:
    """What a dossier says of durability, in numbers."""
    stated = dossier.durability
    issues = list(dossier.issues)
    moved = [
        (n, shift)
        for n, shift in enumerate(stated.and_)
        if shift.party in parties and not dossier.parties[shift.party].required_on
    ]

    def months(kind: InputKind) -> Floats | None:
        return inputs.column(kind.name) if kind.name in inputs else None

    return Durability(
        guards=tuple(issues.index(issue) for issue in stated.by),
        chances=_table(dossier, inputs, LIFE_BY_OPTION, tuple(stated.by)),
        horizon=months(HOLDS_FOR_MONTHS),
        share_over=months(SHARE_OVER_MONTHS),
        discount=inputs.by_party(
            WAITING_DISCOUNT if dossier.war is None else WAR_DISCOUNT, parties
        ),
        costly=tuple(issues.index(issue) for issue in stated.breaking_costs),
        costs=_table(dossier, inputs, BREAKING_COSTS, tuple(stated.breaking_costs)),
        failure_shift=inputs.by_party(IF_IT_FAILS, parties),
        shifts=tuple((parties.index(s.party), conditions(dossier, s.when)) for _, s in moved),
        shift_adds=_stacked(inputs, [SHIFT_ADDS.of(item=n + 1) for n, _ in moved]),
        under_deadline=inputs.column(SIGNED_UNDER_DEADLINE.name),
    )


def _stacked(inputs: Inputs, names: list[str]) -> Floats:
    return inputs.values[:, [inputs.at(name) for name in names]]


def _table(dossier: Dossier, inputs: Inputs, kind: InputKind, issues: tuple[str, ...]) -> Floats:
    """(draw, issue, option) numbers by option; an option left out of costs has none."""
    if not issues and kind is LIFE_BY_OPTION:
        return inputs.column(ANY_DEAL.name)[:, None, None]
    most = max((len(dossier.issues[issue].options) for issue in issues), default=1)
    table = np.zeros((inputs.draws, len(issues), most))
    for k, issue in enumerate(issues):
        for o, option in enumerate(dossier.issues[issue].options):
            table[:, k, o] = inputs.column(kind.of(issue=issue, option=option), 0.0)
    return table
