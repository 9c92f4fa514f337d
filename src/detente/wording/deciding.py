"""What decides whether there is a deal, and which lever is best, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from detente.levers.boxes import Rule
from detente.levers.decides import Decides
from detente.phrases import listed


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
            f"{amount(turn.point)} ({amount(turn.low)} to {amount(turn.high)}): "
            f"{inside_words(turn.label)}."
        )
    if not found.tipping:
        yield "No input turns one lever's lead over another round by more than the noise."
    for known in found.knowing:
        yield (
            f"Worth {100 * known.worth:.1f} points to know for certain, give or take "
            f"{200 * known.error:.1f}, by a better choice of lever: {inside_words(known.label)}."
        )
    if not found.knowing:
        yield "To know any one input for certain would hardly better the choice of lever."


def limits(rule: Rule) -> str:
    """The limits of a rule, in a row."""
    return listed(
        f"{inside_words(one.label)}, {one.end.replace('-', ' ')} {amount(one.value)}"
        for one in rule.limits
    )


def amount(value: float) -> str:
    """A number in two figures.

    >>> amount(-0.0812)
    '−0.081'
    """
    return f"{value:.2g}".replace("-", "−")


def inside_words(label: str) -> str:
    """A label inside a sentence.

    >>> inside_words("How absolute the line is")
    'how absolute the line is'
    """
    return label[:1].lower() + label[1:]


def percent(share: float) -> str:
    """A share in whole per cent, or a part of one.

    >>> percent(0.34), percent(0.004)
    ('34 %', '0.4 %')
    """
    return f"{100 * share:.1f} %" if 0 < share < 0.01 else f"{100 * share:.0f} %"
