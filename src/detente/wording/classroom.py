"""Words of a class: role sheets, the trainer's view, what the commands say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.ranges import Range
from detente.wording import names
from detente.wording.phrases import count

if TYPE_CHECKING:
    from detente.classroom.debrief import Debrief, TeamResult
    from detente.dossier.model.dossier import Dossier

POINTS = "Points"
PACKAGES = {
    "nash": "Nash: the largest product of gains",
    "egalitarian": "Egalitarian: the largest smallest gain",
    "kalai-smorodinsky": "Kalai–Smorodinsky: equal shares of the most each could gain",
    "utilitarian": "The largest sum of gains",
}
GOING_ON = "Going on"
NO_DEAL = "no deal"
TO_COMPARE = "To compare, in points"
PACKAGE = "Package"
CAPTION = (
    "A row for each party, in its own points, which do not compare between parties. Pale bar: what "
    "the packages of the frontier bring inside the zone; rust stroke: going on without a deal; "
    "green diamond: the Nash package; black dots: teams."
)


def points(value: Range, *, signed: bool = False) -> str:
    """Points on a role sheet: one number where it is exact, else its middle and range.

    >>> points(Range(median=24.0, low=24.0, high=24.0))
    '24'
    >>> points(Range(median=24.2, low=11.7, high=30.0))
    '24 (12 to 30)'
    """
    sign = "+" if signed and value.median > 0 else ""
    middle = f"{sign}{_plain(value.median)}"
    if value.low == value.high:
        return middle
    return f"{middle} ({_plain(round(value.low))} to {_plain(round(value.high))})"


def _plain(value: float) -> str:
    whole = round(value)
    return f"{whole:,}".replace("-", "−")


def link(together: str, adds: Range) -> str:
    """What several answers bring only together."""
    return f"{together} together: {points(adds, signed=True)} points besides."


def line(issue: str, rule: str, absolute: Range, costs: Range) -> str:
    """A red line on its party's own sheet."""
    if absolute.low == absolute.high == 1:
        return f"{issue}: {rule}. No price moves this line."
    if absolute.low == absolute.high == 0:
        return f"{issue}: {rule}. To cross it costs you {points(costs)} points."
    chance = f"{round(100 * absolute.median)} in 100"
    return (
        f"{issue}: {rule}. With a chance of {chance} no price moves this line; if it can be "
        f"crossed, that costs you {points(costs)} points."
    )


def league_heads(parties: tuple[str, ...], *, exact: bool) -> tuple[str, ...]:
    """The columns of the league."""
    chance = () if exact else ("Chance of lying in the zone",)
    return ("Team", "Outcome", *parties, "Share of Nash", *chance, "Left on the table")


def outcome(dossier: Dossier, team: TeamResult) -> str:
    """What a team came to, in a phrase."""
    if not team.package:
        return NO_DEAL
    if team.refused:
        return f"refused by {names.parties(dossier, team.refused)}"
    if team.crossed:
        return "signed across a red line"
    if team.against:
        return f"signed, though {names.parties(dossier, team.against)} would rather go on"
    return "a deal in the zone"


def nash_share(team: TeamResult) -> str:
    """How near the Nash product a deal came."""
    return f"{round(100 * team.nash_share)} %" if team.signed else "–"


_FEW = 3


def left_each(dossier: Dossier, team: TeamResult) -> str:
    """The points that a team left on the table, as briefly as a table wants it."""
    if len(team.left) <= _FEW:
        return left(dossier, team)
    return f"+{_plain(min(team.left.values()))} to +{_plain(max(team.left.values()))} each"


def left(dossier: Dossier, team: TeamResult) -> str:
    """The points that a team left on the table, by party."""
    gains = [
        f"{names.brief_party(dossier, party)} {'+' if value > 0 else ''}{_plain(value)}"
        for party, value in team.left.items()
        if round(value)
    ]
    return ", ".join(gains) or "nothing"


def better(dossier: Dossier, team: TeamResult) -> str:
    """The answers by which nobody would have been worse off."""
    return "; ".join(
        f"{names.issue(dossier, issue)}: {names.option(dossier, issue, option)}"
        for issue, option in team.better.items()
    )


def headline(debrief: Debrief) -> str:
    """What a class came to, in a sentence."""
    signed = sum(team.signed for team in debrief.teams)
    best = sum(team.signed and team.on_frontier for team in debrief.teams)
    if not debrief.teams:
        return "No team has handed in a deal yet"
    return (
        f"{signed} of {count(len(debrief.teams), 'team')} signed, and {best} of these left nothing "
        "on the table"
    )


def method(debrief: Debrief) -> tuple[str, ...]:
    """How the figures were found, with settings and seed, and what to bear in mind."""
    many = count(len(debrief.frontier), "package")
    held = f"The frontier has {many}" + (", all there are." if debrief.whole else ", not all.")
    if not debrief.frontier:
        held = "Every package crosses somebody's absolute red line: none can be signed."
    if debrief.exact:
        return held, "The game is exact: every figure follows from the role sheets."
    return (
        held,
        f"Points are means of 2,000 draws of the estimates, rounded (seed {debrief.seed}), and a "
        "deal counts as kept; a chance of lying in the zone is that of the estimates themselves.",
    )


def whole(points: float) -> str:
    """Points as a whole number.

    >>> whole(-12.0)
    '−12'
    """
    return _plain(points)
