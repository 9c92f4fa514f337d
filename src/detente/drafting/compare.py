"""Two drafts of a dossier set side by side by their texts."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.dossier.points import Numbered, numbered
from detente.drafting.alignment import Alignment, Tie, align
from detente.drafting.changes import MaterialChange, material_changes
from detente.drafting.meaning import MISSING, find_vectors
from detente.drafting.redline import RedlinedPoint, redline


@dataclass(frozen=True, slots=True, kw_only=True)
class TextComparison:
    """What became of one draft's text in another.

    Attributes
    ----------
    earlier, later : str
        Ids of the drafts.
    before, after : Numbered
        Their points.
    alignment : Alignment
    changes : tuple of MaterialChange
        Those that matter, in the order of the later draft.
    redline : tuple of RedlinedPoint
    cautions : tuple of str
    """

    earlier: str
    later: str
    before: Numbered
    after: Numbered
    alignment: Alignment
    changes: tuple[MaterialChange, ...]
    redline: tuple[RedlinedPoint, ...]

    @property
    def cautions(self) -> tuple[str, ...]:
        """What to bear in mind about either text."""
        both = ((self.earlier, self.before), (self.later, self.after))
        told = [f"{name}: {said}" for name, text in both for said in text.cautions]
        left = self.alignment.of_fate("dropped") and self.alignment.of_fate("new")
        return (*told, MISSING) if left and find_vectors() is None else tuple(told)

    def changes_of(self, tie: Tie) -> tuple[MaterialChange, ...]:
        """The changes that matter in the points of a tie."""
        here = (", ".join(tie.before), ", ".join(tie.after))
        return tuple(change for change in self.changes if (change.before, change.after) == here)

    def text_of(self, tie: Tie) -> str:
        """The words of its points, in the later draft if they stand there."""
        text, numbers = (self.after, tie.after) if tie.after else (self.before, tie.before)
        return " ".join(point.text for number in numbers if (point := text.get(number)))


def compare_texts(dossier: Dossier, earlier: str, later: str) -> TextComparison:
    """What became of the points of one draft in another, and which changes matter.

    Parameters
    ----------
    dossier : Dossier
    earlier, later : str
        Ids of drafts whose texts the dossier has.

    Raises
    ------
    ValueError
        If the dossier has no text of one of them.

    Examples
    --------
    >>> from detente import read
    >>> made = compare_texts(read("ukraine-2025"), "us-28", "e3-counter")
    >>> made.alignment.after("6"), len(made.alignment.of_fate("dropped"))
    (('5',), 2)
    """
    for name in (earlier, later):
        if name not in dossier.texts:
            raise ValueError(f"the dossier has no text of the draft {name!r}")
    before, after = numbered(dossier.texts[earlier]), numbered(dossier.texts[later])
    alignment = align(before.points, after.points, vectors=find_vectors())
    return TextComparison(
        earlier=earlier,
        later=later,
        before=before,
        after=after,
        alignment=alignment,
        changes=material_changes(before, after, alignment),
        redline=redline(before, after, alignment),
    )
