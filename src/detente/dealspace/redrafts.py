"""A draft with a few of its answers changed, and what that does to all sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from detente.dealspace.chance import Chance
from detente.dealspace.tabled import Tabled
from detente.ranges import Range
from detente.shown import Result, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Redraft(Result):
    """A draft with one to three of its answers changed.

    Attributes
    ----------
    changes : dict of issue -> (option, option)
        From which to which.
    points : dict of issue -> tuple of point
        The points of the present text that hold the answer; none where it says nothing of it.
    inside : Chance
        That the changed text is in the zone.
    rise, rise_error : float
        Of that chance over the present text's, in the same draws, and its standard error.
    all_yes : Chance
        That all whose leave is needed answer yes to it.
    yes_rise, yes_error : float
        The same of all answering yes.
    gain : dict of party -> Range
        What the changes alone add to or take from each party's gain.
    gives, gains : tuple of party
        Who loses and who gains by the changes, in the median.
    """

    changes: dict[str, tuple[str, str]]
    points: dict[str, tuple[str, ...]]
    inside: Chance
    rise: float
    rise_error: float
    all_yes: Chance
    yes_rise: float
    yes_error: float
    gain: dict[str, Range]
    gives: tuple[str, ...]
    gains: tuple[str, ...]

    @property
    def told(self) -> bool:
        """Whether either rise is more than noise: beyond twice its error."""
        zone = self.rise > 2 * self.rise_error
        return zone or self.yes_rise > 2 * self.yes_error


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDraft(Table):
    """What the smallest changes to a draft would do.

    Attributes
    ----------
    draft : str
    stands : Tabled
        What the text comes to as it stands; both ends where not all of it is known.
    inside, all_yes : Chance
        Of the text as it stands, in the half of the draws by which changes are told; where not all
        of it is known, as if it left today's answers where they are.
    into_the_zone : tuple of Redraft
        For one, two and three changes, those that enter the zone in most draws.
    to_all_yes : tuple of Redraft
        And those by which all are most likely to answer yes, among those that enter it most often.
    looked_at : tuple of int
        How many texts of each depth.
    exact : bool
        Whether these are all there are.
    silent : tuple of issue
        Those of which the text says nothing: they stand at today's answer.
    unknown : tuple of point
        Points of which no source gives the content.
    cautions : tuple of str
    """

    _rows_in: ClassVar = "into_the_zone"

    draft: str
    stands: Tabled
    inside: Chance
    all_yes: Chance
    into_the_zone: tuple[Redraft, ...]
    to_all_yes: tuple[Redraft, ...]
    looked_at: tuple[int, ...]
    exact: bool
    silent: tuple[str, ...]
    unknown: tuple[str, ...]
    cautions: tuple[str, ...]
