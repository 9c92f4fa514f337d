"""Two drafts of a dossier set side by side by their texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import point_pair
from detente.dossier.points import Numbered, numbered
from detente.drafting.alignment import Alignment, Tie, align
from detente.drafting.changes import MaterialChange, material_changes
from detente.drafting.meaning import MISSING, find_vectors
from detente.drafting.redline import RedlinedPoint, redline


class TiesByHand(NamedTuple):
    """Pairs of points of two drafts that a person has said to belong together, and not to."""

    together: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


def ties_by_hand(dossier: Dossier, earlier: str, later: str) -> TiesByHand:
    """What a dossier keeps of them, under either of the two drafts."""
    return TiesByHand(*(_kept(dossier, earlier, later, of) for of in ("tied", "apart")))


def _kept(dossier: Dossier, earlier: str, later: str, of: str) -> tuple[tuple[str, str], ...]:
    forth, back = (map(point_pair, getattr(dossier.drafts[id], of)) for id in (later, earlier))
    told = [(pair.before, pair.after) for pair in forth if pair.draft == earlier]
    told += [(pair.after, pair.before) for pair in back if pair.draft == later]
    return tuple(told)


def with_ties(dossier: Dossier, earlier: str, later: str, ties: TiesByHand) -> Dossier:
    """The dossier with ties more under the later draft; what was said of a pair before gives way.

    Raises
    ------
    DossierError
        If a pair is both, or names no point.
    """
    new = {
        of: [f"{earlier} {old}={new}" for old, new in pairs]
        for of, pairs in (("tied", ties.together), ("apart", ties.apart))
    }
    said = {point_pair(text) for pairs in new.values() for text in pairs}
    kept = {
        of: [text for text in getattr(dossier.drafts[later], of) if point_pair(text) not in said]
        for of in new
    }
    # What gives way first goes: a pair is never both on the way.
    for lists in (kept, {of: [*kept[of], *new[of]] for of in new}):
        for of, pairs in lists.items():
            if tuple(pairs) != getattr(dossier.drafts[later], of):
                dossier = dossier.set(f"drafts.{later}.{of}", pairs or None)
    return dossier


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
    ties : TiesByHand
    cautions : tuple of str
    """

    earlier: str
    later: str
    before: Numbered
    after: Numbered
    alignment: Alignment
    changes: tuple[MaterialChange, ...]
    redline: tuple[RedlinedPoint, ...]
    ties: TiesByHand

    @property
    def cautions(self) -> tuple[str, ...]:
        """What to bear in mind about either text."""
        both = ((self.earlier, self.before), (self.later, self.after))
        told = [f"{name}: {said}" for name, text in both for said in text.cautions]
        told += [
            f"{self.earlier} {old} = {new} names no point of both texts, and ties nothing."
            for old, new in (*self.ties.together, *self.ties.apart)
            if self.before.get(old) is None or self.after.get(new) is None
        ]
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

    def to_the_letter(self, tie: Tie) -> bool:
        """Whether the words of its points are the same in both drafts."""
        texts = [
            [point.text for number in numbers if (point := text.get(number))]
            for text, numbers in ((self.before, tie.before), (self.after, tie.after))
        ]
        return texts[0] == texts[1]


def compare_texts(dossier: Dossier, earlier: str, later: str) -> TextComparison:
    """What became of the points of one draft in another, and which changes matter.

    Points that the dossier ties or keeps apart by hand stay so.

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
    ties = ties_by_hand(dossier, earlier, later)
    alignment = align(
        before.points,
        after.points,
        links=ties.together,
        apart=ties.apart,
        vectors=find_vectors(),
    )
    return TextComparison(
        earlier=earlier,
        later=later,
        before=before,
        after=after,
        alignment=alignment,
        changes=material_changes(before, after, alignment),
        redline=redline(before, after, alignment),
        ties=ties,
    )
