"""What decides whether there is a deal, and which lever is best, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from detente.dossier.inputs.kind import COUNTED
from detente.dossier.inputs.listing import inputs_of
from detente.dossier.inputs.names import matching
from detente.dossier.inputs.registry.acting import LEVER_CHANGES
from detente.dossier.model.dossier import Dossier
from detente.levers.boxes import Limit, Rule
from detente.levers.decides import Decides
from detente.levers.deciding import Tipping
from detente.wording.inputs import Ends, ends
from detente.wording.numbers import MINUS, SPACE
from detente.wording.phrases import inside

_IN_UNITS = ("months", "rounds a month")
"""What stands behind a number; what others are counted in is said once, at the end."""


def deciding(found: Decides, dossier: Dossier, called: Mapping[str, str]) -> Iterator[str]:
    """What decides, sentence by sentence; ``called`` has the names of levers."""
    topics = Topics(dossier)
    if found.shares:
        parts = (
            f"{topics.of(one)} ({percent(one.share)} ±{_points(2 * one.error)})"
            for one in found.shares
        )
        yield (
            "That the chance of a deal differs so much from draw to draw comes most from what is "
            f"not known of these: {'; '.join(parts)}."
        )
    else:
        yield "No input alone moves the chance of a deal by more than the noise."
    if (rule := found.rule) is not None:
        yield (
            f"Deals fail most where {limits(rule, topics)}. In these {percent(rule.support)} of "
            f"draws {percent(rule.inside)} are signed, in the others {percent(rule.outside)}."
        )
    if (rule := found.rule_of_deals) is not None:
        yield (
            f"Deals come most where {limits(rule, topics)}. In these {percent(rule.support)} of "
            f"draws {percent(1 - rule.inside)} are signed, in the others "
            f"{percent(1 - rule.outside)}."
        )
    yield from (turning(turn, topics, called) for turn in found.tipping)
    if not found.tipping:
        yield "No input turns one lever's lead over another round by more than the noise."
    if found.knowing:
        known = (
            f"{topics.of(one)} ({100 * one.worth:.1f} ±{200 * one.error:.1f})"
            for one in found.knowing
        )
        yield (
            "For the choice of lever it would help most to know one of these for certain; in "
            "brackets, by how many points the chance of a deal would rise by a better choice: "
            f"{'; '.join(known)}."
        )
    else:
        yield "To know any one input for certain would hardly better the choice of lever."
    yield from scales(found, topics)


class About(Protocol):
    """Something found of an input, or of a group of them."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...


class Topics:
    """What the inputs of a dossier are about, as they stand within a sentence."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._named = {entry.name: entry for entry in inputs_of(dossier)}

    def of(self, one: About) -> str:
        """What an input, or a group of them, is about."""
        return inside(self._dossier, self._ends(one).topic)

    def high(self, one: About) -> str:
        """What its high end means."""
        said = self._ends(one)
        return said.first if said.flipped else said.second

    def _ends(self, one: About) -> Ends:
        known = self._named.get(one.name)
        return ends(self._dossier, known, one.label, (-1.0, 1.0))

    def changed(self, one: About) -> tuple[str, str] | None:
        """The operator by which a lever changes a number, and which; None of all else."""
        known = self._named.get(one.name)
        if known is None or known.kind is not LEVER_CHANGES:
            return None
        lever = self._dossier.levers[known.other]
        return lever.changes[known.option].operator, one.label.partition("” changes ")[2]

    def unit(self, turn: Tipping) -> str:
        """What its point is counted in: of a change what the number that it changes is."""
        known = self._named.get(turn.name)
        if known is None or known.kind is not LEVER_CHANGES:
            return turn.unit
        operator = self._dossier.levers[known.other].changes[known.option].operator
        meant = matching(known.option, self._named)
        field = self._named[meant[0]].kind.field if meant else None
        return field.unit if field and operator != "times" else ""

    def called(self, one: About) -> str:
        """What it is called in tables: as it stands before a number."""
        return inside(self._dossier, one.label)


_CHANGES = {
    ("add", True): "raises {what} by more than",
    ("add", False): "lowers {what} by less than",
    ("times", True): "multiplies {what} by more than",
    ("set", True): "sets {what} above",
    ("set", False): "sets {what} above",
}


def turning(turn: Tipping, topics: Topics, called: Mapping[str, str]) -> str:
    """Where one lever's lead over another turns round, and on how many draws it leads."""
    beats = f"“{called[turn.above]}” beats “{called[turn.below]}” only"
    changed = topics.changed(turn)
    if changed is not None:
        return f"{beats} where {_does(turn, changed, called)}."
    return (
        f"{beats} in the {percent(turn.exceeds)} of draws nearest to this: {topics.of(turn)}, "
        f"{topics.high(turn)}. The lead turns round at {amount(turn.point, turn.unit)} "
        f"({amount(turn.low)} to {amount(turn.high)})."
    )


def _does(turn: Tipping, changed: tuple[str, str], called: Mapping[str, str]) -> str:
    """What a lever must do, to how much, that a lead turns round."""
    operator, named = changed
    what, comma, more = named.partition(", a month")
    lever = turn.name.split(".")[1]
    who = "it" if lever == turn.above else f"“{called[lever]}”"
    numbers = (turn.point, turn.low, turn.high)
    if operator != "set":
        point, *ends = (abs(number) for number in numbers)
        numbers = (point, min(ends), max(ends))
    at, low, high = (amount(number) for number in numbers)
    does = _CHANGES[operator, turn.point > 0].format(what=what)
    return (
        f"{who} {does} {at} ({low} to {high}){' a month' if comma else ''}{more}, as in "
        f"{percent(turn.exceeds)} of draws"
    )


def limits(rule: Rule, topics: Topics) -> str:
    """The limits of a rule, in a row.

    >>> import detente
    >>> label = "Ukraine's belief in a shift"
    >>> limit = Limit(name="x", label=label, end="at-most", value=0.4, unit="months")
    >>> rule = Rule(
    ...     limits=(limit,), inside=0.1, outside=0.4, error=0.01, support=0.2, coverage=0.3
    ... )
    >>> limits(rule, Topics(detente.read("two-rivers")))
    "this holds: Ukraine's belief in a shift, 0.4 months or less"
    """
    several = "this holds" if len(rule.limits) == 1 else "these hold together"
    return f"{several}: {'; '.join(_limit(one, topics) for one in rule.limits)}"


def _limit(one: Limit, topics: Topics) -> str:
    end = "or less" if one.end == "at-most" else "or more"
    return f"{topics.called(one)}, {amount(one.value, one.unit)} {end}"


def scales(found: Decides, topics: Topics) -> Iterator[str]:
    """What the numbers named are counted in, each scale once."""
    rules = (rule for rule in (found.rule, found.rule_of_deals) if rule is not None)
    units = [one.unit for rule in rules for one in rule.limits]
    units += [topics.unit(turn) for turn in found.tipping]
    said = dict.fromkeys(COUNTED[unit] for unit in units if unit in COUNTED.keys() - set(_IN_UNITS))
    if said:
        yield f"The numbers named are {'; or '.join(said)}."


def amount(value: float, unit: str = "") -> str:
    """A number in two figures, with what it is counted in where that is months or rounds.

    >>> amount(-0.0812), amount(4.2, "months"), amount(0.3, "worth")
    ('−0.081', '4.2 months', '0.3')
    """
    return f"{value:.2g}{f' {unit}' if unit in _IN_UNITS else ''}".replace("-", MINUS)


def percent(share: float) -> str:
    """A share in whole per cent, or a part of one.

    >>> percent(0.34).replace(SPACE, " "), percent(0.004).replace(SPACE, " ")
    ('34 %', '0.4 %')
    """
    return f"{_points(share)}{SPACE}%"


def _points(share: float) -> str:
    return f"{100 * share:.1f}" if 0 < share < 0.01 else f"{100 * share:.0f}"
