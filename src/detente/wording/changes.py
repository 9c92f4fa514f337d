"""Changes between drafts, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.drafting.alignment import Fate
from detente.drafting.changes import MaterialChange
from detente.drafting.compare import TextComparison
from detente.drafting.redline import RedlinedPoint
from detente.drafting.terms import ChangeKind
from detente.phrases import listed

FATES: dict[Fate, str] = {
    "kept": "unchanged",
    "renumbered": "renumbered",
    "moved": "moved",
    "edited": "edited",
    "split": "split",
    "merged": "merged",
    "dropped": "dropped",
    "new": "new",
}
KINDS: dict[ChangeKind, str] = {
    "number": "figure",
    "date": "day or length of time",
    "modality": "what is owed",
    "negation": "yes or no",
    "condition": "condition",
    "reference": "reference",
    "actor": "who acts",
    "bound": "who or what is bound",
    "scope": "scope",
    "passage": "passage",
    "wording": "other words of weight",
    "dropped": "dropped",
    "new": "new",
}
_LONG = 90
_BREAKS = (" will ", " shall ", " is ", " are ", " must ", " may ", " should ", ": ")
_SUBJECT = 6


def point_pair(before: Sequence[str], after: Sequence[str]) -> str:
    """The numbers of a point in both drafts.

    >>> point_pair(["7"], ["6"]), point_pair([], ["25"]), point_pair(["3"], [])
    ('7 → 6', 'new 25', '3 dropped')
    """
    first, then = ", ".join(before), ", ".join(after)
    if not first:
        return f"new {then}"
    return f"{first} → {then}" if then else f"{first} dropped"


def change_words(change: MaterialChange) -> str:
    """One change, without what it is about.

    >>> change_words(MaterialChange(before="6", after="5", kind="scope", come="in peacetime"))
    'now also “in peacetime”'
    """
    gone, come = (clip(words) for words in (change.gone, change.come))
    if change.kind == "dropped":
        return f"dropped: {gone}"
    if change.kind == "new":
        return f"new: {come}"
    if change.kind == "reference" and change.gone == change.come:
        return f"still refers to {come}, which has another number now"
    if change.kind in ("number", "date") and gone and come:
        return f"{gone} → {come}"
    if gone and come:
        return f"“{gone}” → “{come}”"
    return f"now also “{come}”" if come else f"no longer “{gone}”"


def changes_words(changes: Iterable[MaterialChange]) -> str:
    """The changes of one point, in one sentence."""
    return "; ".join(dict.fromkeys(change_words(change) for change in changes))


def redline_heading(title: str, earlier: str, later: str) -> str:
    """At the head of every page of a redline."""
    return f"{title}: {earlier} → {later}"


def each(changes: Iterable[MaterialChange]) -> tuple[str, ...]:
    """The changes of one point, a line each; a whole point that came or went tells itself."""
    told = [c for c in changes if c.kind not in ("dropped", "new")]
    lines = [f"{KINDS[change.kind]}: {change_words(change)}" for change in told]
    return tuple(dict.fromkeys(lines))


def subject(text: str) -> str:
    """What a point is about: its first words, up to its verb.

    >>> subject("Ukraine's armed forces are limited to 600,000 personnel.")
    "Ukraine's armed forces"
    """
    ends = [at for mark in _BREAKS if (at := text.find(mark)) > 0]
    first = text[: min(ends)] if ends else text
    words = first.split()
    return first.strip(" .") if len(words) <= _SUBJECT else " ".join(words[:_SUBJECT]) + "…"


def clip(text: str, most: int = _LONG) -> str:
    """A text, cut between words where it is long."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def fate(point: RedlinedPoint) -> str:
    """What became of a point, at one place of a redline."""
    before, after = (listed(numbers) for numbers in (point.tie.before, point.tie.after))
    if point.place == "moved-from":
        return f"moved to {after}"
    if point.place == "moved-to":
        return f"moved from {before}"
    if point.tie.fate == "split":
        return f"split into {after}"
    return f"merged into {after}" if point.tie.fate == "merged" else FATES[point.tie.fate]


def counted(comparison: TextComparison) -> str:
    """How many points there were and are, and what became of them."""
    fates: Sequence[Fate] = tuple(FATES)
    numbers = {fate: len(comparison.alignment.of_fate(fate)) for fate in fates}
    told = ", ".join(f"{number} {FATES[fate]}" for fate, number in numbers.items() if number)
    before, after = len(comparison.before.points), len(comparison.after.points)
    return f"{before} points → {after}: {told}."
