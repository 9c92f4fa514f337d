"""What decides whether there is a deal, and which lever is best, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.levers.boxes import Rule
from detente.levers.decides import Decides

_COUNTED = {
    "worth": "all issues together being worth 1",
    "worth a month": "all issues together being worth 1, a month",
    "balance": "on the balance from 0 to 1",
    "balance a month": "on the balance from 0 to 1, a month",
    "chance": "as a chance from 0 to 1",
    "share": "as a share from 0 to 1",
    "share a month": "as a share, a month",
    "weight": "as a weight, all together being 1",
}


def deciding(found: Decides, called: Mapping[str, str]) -> Iterator[str]:
    """What decides, sentence by sentence; ``called`` has the names of levers."""
    for one in found.shares:
        yield (
            f"{one.label}: accounts for {percent(one.share)} of how far the chance of a deal "
            f"differs from draw to draw, give or take {percent(2 * one.error)}."
        )
    if not found.shares:
        yield "No input alone moves the chance of a deal by more than the noise."
    if (rule := found.rule) is not None:
        yield (
            f"Deals fail most where {limits(rule)}. There {percent(rule.inside)} are signed, "
            f"{percent(rule.outside)} elsewhere. That is so in {percent(rule.support)} of draws, "
            f"and {percent(rule.coverage)} of all failures lie there."
        )
    if (rule := found.rule_of_deals) is not None:
        yield (
            f"Deals come most where {limits(rule)}. There {percent(1 - rule.inside)} are signed, "
            f"{percent(1 - rule.outside)} elsewhere. That is so in {percent(rule.support)} of "
            f"draws, and {percent(rule.coverage)} of all deals lie there."
        )
    for turn in found.tipping:
        yield (
            f"“{called[turn.above]}” beats “{called[turn.below]}” only where this exceeds "
            f"{amount(turn.point)} ({amount(turn.low)} to {amount(turn.high)}), "
            f"{counted(turn.unit)}: {turn.label}."
        )
    if not found.tipping:
        yield "No input turns one lever's lead over another round by more than the noise."
    for known in found.knowing:
        yield (
            f"Worth {100 * known.worth:.1f} points to know for certain, give or take "
            f"{200 * known.error:.1f}, by a better choice of lever: {known.label}."
        )
    if not found.knowing:
        yield "To know any one input for certain would hardly better the choice of lever."


def limits(rule: Rule) -> str:
    """The limits of a rule, in a row; labels keep their capital, since many begin with a name.

    >>> from detente.levers.boxes import Limit
    >>> label = "Ukraine's belief in a shift"
    >>> limit = Limit(name="x", label=label, end="at-most", value=0.4, unit="months")
    >>> limits(
    ...     Rule(limits=(limit,), inside=0.1, outside=0.4, error=0.01, support=0.2, coverage=0.3)
    ... )
    "this holds: Ukraine's belief in a shift, at most 0.4 (months)"
    """
    several = "this holds" if len(rule.limits) == 1 else "these hold"
    parts = (
        f"{one.label}, {one.end.replace('-', ' ')} {amount(one.value)} ({counted(one.unit)})"
        for one in rule.limits
    )
    return f"{several}: {'; '.join(parts)}"


def amount(value: float) -> str:
    """A number in two figures.

    >>> amount(-0.0812)
    '−0.081'
    """
    return f"{value:.2g}".replace("-", "−")


def counted(unit: str) -> str:
    """What a number is counted in, in few words.

    >>> counted("worth a month"), counted("months"), counted("")
    ('all issues together being worth 1, a month', 'months', 'on its own scale')
    """
    return _COUNTED.get(unit, unit) or "on its own scale"


def percent(share: float) -> str:
    """A share in whole per cent, or a part of one.

    >>> percent(0.34), percent(0.004)
    ('34 %', '0.4 %')
    """
    return f"{100 * share:.1f} %" if 0 < share < 0.01 else f"{100 * share:.0f} %"
