"""What is declared of each kind of uncertain number."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from detente.dossier.model import quantities
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.fields import Word, word_at
from detente.estimates import Estimate

Path = tuple[str | int, ...]
Ends = tuple[str, str]
"""What the two ends of a number mean, the low one first: "if little", "if much"."""
MUCH: Ends = ("if little", "if much")
LONG: Ends = ("if briefly", "if long")
OFTEN: Ends = ("if seldom", "if often")
SOON: Ends = ("if soon", "if late")
PATIENT: Ends = ("if patient", "if impatient")
ANYTHING = (-math.inf, math.inf)
SHARE = (0.0, 1.0)
NOT_NEGATIVE = (0.0, math.inf)
SOME_MONTHS = (quantities.LEAST_MONTHS, math.inf)
_WORTH = "counted on the scale on which all issues together are worth 1 to a party"
COUNTED: Mapping[str, str] = MappingProxyType(
    {
        "worth": _WORTH,
        "worth a month": _WORTH,
        "balance": "on the scale of the balance, which runs from 0 to 1",
        "balance a month": "counted on the scale of the balance, which runs from 0 to 1",
        "months": "counted in months",
        "rounds a month": "counted in rounds a month",
        "chance": "a chance: 0.7 is 70 %",
        "share": "a share: 0.7 is 70 %",
        "share a month": "a share: 0.01 is one in a hundred",
        "weight": "a weight: those of all issues sum to 1",
    }
)
"""What a number of each unit is counted in, in words."""
_BLANK = re.compile(r"\{[a-z]+\}")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a number is about, as a sentence would say it, and what its ends mean.

    Braces hold ``party``, its ``owner`` form ("the South's") and the ``issue``; in the ends,
    ``first`` and ``second`` are the sides of the war.
    """

    words: str
    ends: Ends


@dataclass(frozen=True, slots=True)
class Default:
    """An estimate that stands in for one left out, and why it is as wide as it is.

    ``estimate`` is None where all that can be said is "anything at all": every value equally
    likely, or every set of weights. ``when`` says in words of which of several this is the one,
    ``label`` what the number is called then, if it is called otherwise.
    """

    estimate: Estimate | None
    assumption: str
    when: str = ""
    label: str = ""

    @classmethod
    def of(cls, text: str | None, assumption: str, when: str = "", label: str = "") -> Default:
        """A default whose estimate is written as a person would."""
        return cls(None if text is None else Estimate.parse(text), assumption, when, label)


@dataclass(frozen=True, slots=True, kw_only=True)
class InputKind:
    """A kind of uncertain number: what a lever calls it, where it stands, what it can be.

    Attributes
    ----------
    name : str
        The dotted name that a lever or a person writes; braces hold ids:
        ``war.{party}.cost-per-month``.
    path : str
        Where it stands in the file, from the top: ``war.moves.drift``.
    label : str
        What it is called for a person, in a table.
    key : str
        Short for the name without ids.
    lawful : tuple of float
        Lowest and highest that it can be; draws and changes are clipped to it.
    defaults : mapping of str to Default
        What stands in where it is left out, by case; the plain case is "".
    when : str
        Which dossiers have it, in words.
    several : str
        What several of this kind are called together, of one party.
    topics : mapping of str to Topic
        What it is about and what its ends mean, by case as the defaults; where there is none
        its label says it.
    odd_beyond : float
        Whatever the sign, a likeliest value beyond this is likely meant on another scale.
    """

    name: str
    path: str
    label: str
    key: str
    lawful: tuple[float, float] = ANYTHING
    defaults: Mapping[str, Default]
    when: str = ""
    several: str = ""
    topics: Mapping[str, Topic]
    odd_beyond: float = math.inf

    def of(self, **ids: str | int) -> str:
        """Its name for these ids.

        >>> from detente.dossier.inputs.registry.acting import FIRMNESS
        >>> FIRMNESS.of(party="north")
        'behaviour.north.firmness'
        """
        return self.name.format(**ids)

    def path_of(self, **ids: str | int) -> Path:
        """Where it stands for these ids; a number counts from 0."""
        steps = self.path.split(".")
        return tuple(ids[step[1:-1]] if _BLANK.fullmatch(step) else step for step in steps)

    @property
    def part(self) -> str:
        """The part of the dossier after which it is named: the first word of its name."""
        return self.name.partition(".")[0]

    @property
    def of_lever(self) -> bool:
        """Whether it is what a lever does or costs, and no number of the world."""
        return self.part == "levers"

    @property
    def is_target(self) -> bool:
        """Whether a lever can change it: not what another lever does, nor what no file states."""
        return not self.of_lever and self.field is not None

    @property
    def word(self) -> str:
        """The last word of its name."""
        return self.name.rpartition(".")[2]

    @property
    def above(self) -> str:
        """Its name without the last word."""
        return self.name.rpartition(".")[0]

    @property
    def place(self) -> str:
        """Where it stands, whatever it is about; a ``*`` is any id, a ``#`` any place in a list.

        >>> from detente.dossier.inputs.registry.durability import SHIFT_ADDS
        >>> SHIFT_ADDS.place
        'durability.and.#.adds'
        """
        return _BLANK.sub("*", self.path.replace("{number}", "#"))

    @property
    def field(self) -> Word | None:
        """The word of the dossier that states it, with its meaning and unit; None if none does."""
        try:
            return word_at(Dossier, tuple(self.place.split(".")))
        except KeyError:
            return None


def declared(
    name: str,
    label: str,
    *,
    when: str,
    path: str = "",
    key: str = "",
    lawful: tuple[float, float] = ANYTHING,
    default: Default | None = None,
    defaults: Mapping[str, Default] | None = None,
    several: str = "",
    topic: Topic | None = None,
    topics: Mapping[str, Topic] | None = None,
    odd_beyond: float = math.inf,
) -> InputKind:
    """A kind of number; it stands in the file under its name unless its path is given."""
    return InputKind(
        name=name,
        path=path or name,
        label=label,
        key=key or re.sub(r"\.?\{[a-z]+\}", "", name).lstrip("."),
        lawful=lawful,
        defaults=MappingProxyType({"": default} if default else dict(defaults or {})),
        when=when,
        several=several,
        topics=MappingProxyType({"": topic} if topic else dict(topics or {})),
        odd_beyond=odd_beyond,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedInput:
    """An uncertain number of one dossier.

    Attributes
    ----------
    name : str
        Dotted, as levers name it.
    kind : InputKind
        What sort of number it is.
    path : tuple
        Where it stands, or would stand, in the file.
    default : Default or None
        What stands in where nothing is stated; None where none is needed.
    party, issue, option, other : str
        Whom and what it is about; ``other`` is a line's, a lever's or a shift's own name.
    """

    name: str
    kind: InputKind
    path: Path
    default: Default | None = None
    party: str = ""
    issue: str = ""
    option: str = ""
    other: str = ""

    @property
    def declared(self) -> InputKind:
        """What is declared of numbers of its kind."""
        return self.kind
