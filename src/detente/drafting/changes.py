"""The changes that matter between two drafts: figures, days, duties, who, how far, unless what.

A change is looked for where words differ inside a pair of points, and told by what it touches.
Synonyms, word order and spelling are no change here; a whole passage that came or went is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.dossier.points import Numbered, TextPoint
from detente.drafting.alignment import Alignment, Tie, is_heading
from detente.drafting.pairs import Both, changes_of
from detente.drafting.terms import ChangeKind
from detente.drafting.words import Words

REWORDED = 0.2
"""Less alike than this, the words of a pair are not compared one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialChange:
    """One change that matters.

    Attributes
    ----------
    before, after : str
        The points' numbers; empty for what is new or dropped.
    kind : str
        What it touches: one of ``KINDS``.
    gone, come : str
        The words, with the unit or name beside them; empty where nothing went or came.
    """

    before: str
    after: str
    kind: ChangeKind
    gone: str = ""
    come: str = ""


def material_changes(
    before: Numbered, after: Numbered, alignment: Alignment
) -> tuple[MaterialChange, ...]:
    """The changes that matter, in the order of the later draft.

    Examples
    --------
    >>> from detente.drafting.alignment import align
    >>> from detente.dossier.points import numbered
    >>> old = numbered("1. Forces are limited to 600,000 personnel.")
    >>> new = numbered("1. Forces are limited to 800,000 personnel in peacetime.")
    >>> made = material_changes(old, new, align(old.points, new.points))
    >>> [(one.kind, one.gone, one.come) for one in made]
    [('number', '600,000 personnel', '800,000 personnel'), ('scope', '', 'in peacetime')]
    """
    old = {point.number: point for point in before.points}
    new = {point.number: point for point in after.points}
    words = [frozenset(key for p in text.points for key in Words(p.text).keys)
             for text in (before, after)]  # fmt: skip
    drafts = Both(alignment=alignment, earlier=words[0], later=words[1])
    made: list[MaterialChange] = []
    for tie in alignment.ties:
        made += _of_tie(tie, old, new, drafts)
    return tuple(made)


def _of_tie(
    tie: Tie, old: Mapping[str, TextPoint], new: Mapping[str, TextPoint], drafts: Both
) -> Iterator[MaterialChange]:
    first, then = ", ".join(tie.before), ", ".join(tie.after)
    gone = " ".join(old[number].text for number in tie.before)
    come = " ".join(new[number].text for number in tie.after)
    points = [*(old[number] for number in tie.before), *(new[number] for number in tie.after)]
    if not (tie.before and tie.after) and all(map(is_heading, points)):
        return
    if not tie.before:
        yield MaterialChange(before="", after=then, kind="new", come=come)
    elif not tie.after:
        yield MaterialChange(before=first, after="", kind="dropped", gone=gone)
    else:
        reworded = tie.likeness < REWORDED and not tie.by_hand
        for kind, went, came in changes_of(gone, come, drafts, reworded=reworded):
            yield MaterialChange(before=first, after=then, kind=kind, gone=went, come=came)
