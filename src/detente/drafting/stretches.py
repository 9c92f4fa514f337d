"""The stretches in which two texts of one point differ, and what is said in each of them alone."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.drafting.quantities import Hunk, QuantityChange, quantities
from detente.drafting.same import akin, contrary, elsewhere
from detente.drafting.terms import LISTING, terms
from detente.drafting.words import Words

_SWAP = 3
"""Words that changed places; more are a sentence turned."""
_ARTICLES = {"the", "a", "an", "le", "la", "les", "un", "une"}
_VOICE = ("by", "par", "be", "is", "are", "was", "were", "been", "being")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a stretch holds of one text.

    Attributes
    ----------
    text : Words
    start, end : int
    places : tuple of int
        Its words without those that only moved to or from another stretch, or are in a quantity.
    said : tuple of int
        Of these, what says something that the other text does not say in this stretch.
    days : frozenset of int
        Where a day or a length of time stands in the whole text.
    """

    text: Words
    start: int
    end: int
    places: tuple[int, ...]
    said: tuple[int, ...]
    days: frozenset[int]

    def own(self) -> str:
        """Its text from the first word of its own to the last."""
        says = set(self.text.says(self.start, self.end)) - set(self.said)
        own = [at for at in self.places if at not in says]
        if all(_small(self.text.plain[at]) for at in own):
            return ""
        return self.text.said(own[0], own[-1] + 1)

    def whole(self) -> str:
        return self.text.said(self.start, self.end)

    def preposition(self) -> tuple[int, int] | None:
        """Where the one word stands that it is but for articles, and the noun after it."""
        text, end = self.text, len(self.text.plain)
        own = [at for at in self.places if text.plain[at] not in _ARTICLES]
        if len(own) != 1:
            return None
        noun = next((n for n in range(own[0] + 1, end) if text.plain[n] not in _ARTICLES), end)
        return (own[0], noun) if noun < end and text.words[noun][0].isalnum() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch that differs: what went and what came."""

    gone: Side
    come: Side

    @property
    def most(self) -> int:
        """How many words say something on the side that says more."""
        return max(len(self.gone.said), len(self.come.said))

    @property
    def alone(self) -> bool:
        """Whether something only came, or only went."""
        return not self.gone.said or not self.come.said

    def prepositions(self) -> tuple[int, int] | None:
        """Where a word and its opposite stand before the same noun: by and for the North."""
        old, new = self.gone.text, self.come.text
        gone, come = self.gone.preposition(), self.come.preposition()
        if not gone or not come:
            return None
        words = old.plain[gone[0]], new.plain[come[0]]
        if not (contrary(*words) or elsewhere(*words)):
            return None
        if old.words[gone[1]].casefold() != new.words[come[1]].casefold():
            return None
        # By the end of May and to it are one bound.
        return None if gone[1] in self.gone.days else (gone[0], come[0])

    def words(self) -> tuple[str, str]:
        """What went and what came, without what both say at either end."""
        places = self.prepositions()
        if places:
            one, other = places
            return self.gone.text.said(one, one + 1), self.come.text.said(other, other + 1)
        own = self.gone.own(), self.come.own()
        if not self.most or not any(own):
            own = self.gone.whole(), self.come.whole()
        gone, come = own[0].split(), own[1].split()
        while gone and come and gone[0] == come[0]:
            del gone[0], come[0]
        while gone and come and gone[-1] == come[-1]:
            del gone[-1], come[-1]
        return " ".join(gone), " ".join(come)


def hunks(old: Words, new: Words) -> list[Hunk]:
    """Where two texts differ; what nothing but one small word parts is one."""
    matcher = difflib.SequenceMatcher(None, old.keys, new.keys, autojunk=False)
    made: list[Hunk] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            continue
        near = bool(made) and i - made[-1][1] <= 1 and k - made[-1][3] <= 1
        if near and all(map(_small, new.plain[made[-1][3] : k])):
            made[-1] = (made[-1][0], j, made[-1][2], m)
        else:
            made.append((i, j, k, m))
    return made


def _small(word: str) -> bool:
    return word in terms()["empty"] or not word[0].isalnum()


def stretches(
    old: Words, new: Words, differ: Sequence[Hunk], figures: Iterable[QuantityChange]
) -> Iterator[Stretch]:
    """Each stretch that differs; figures and days that are told have their words told with them."""
    every = quantities(old), quantities(new)
    counted = [{at for q in side for at in range(q.start, q.end)} for side in every]
    days = [
        frozenset(at for q in side if q.kind == "date" for at in range(q.start, q.end))
        for side in every
    ]
    for change in figures:
        for side, quantity in enumerate((change.before, change.after)):
            counted[side] |= set(range(quantity.start, quantity.last)) if quantity else set()
    gone, come = _keys_of(old, new, differ)
    moved = gone & come if len(differ) > 1 else Counter[str]()
    turned = is_turned(old, new, differ)
    for i, j, k, m in differ:
        # Words that took each other's place, here and elsewhere, have not moved in a turned clause.
        short = 0 < j - i <= _SWAP and 0 < m - k <= _SWAP
        swapped = short and not turned and set(old.keys[i:j]) != set(new.keys[k:m])
        first, then = (
            tuple(at for at in range(start, end)
                  if at not in inside and (swapped or not moved[text.keys[at]]))
            for text, start, end, inside in ((old, i, j, counted[0]), (new, k, m, counted[1]))
        )  # fmt: skip
        says = set(old.says(i, j)) & set(first), set(new.says(k, m)) & set(then)
        said, came = _without_akin(old, new, sorted(says[0]), sorted(says[1]))
        yield Stretch(
            gone=Side(text=old, start=i, end=j, places=first, said=said, days=days[0]),
            come=Side(text=new, start=k, end=m, places=then, said=came, days=days[1]),
        )


def has_voice(side: Side) -> bool:
    """Whether a word of the passive stands in it."""
    return not set(_VOICE).isdisjoint(side.text.plain[side.start : side.end])


def _keys_of(old: Words, new: Words, differ: Sequence[Hunk]) -> tuple[Counter[str], Counter[str]]:
    return (
        Counter(key for i, j, _, _ in differ for key in old.keys[i:j]),
        Counter(key for _, _, k, m in differ for key in new.keys[k:m]),
    )


def is_turned(old: Words, new: Words, differ: Sequence[Hunk]) -> bool:
    """Whether a clause was turned from active to passive or back."""
    gone, come = _keys_of(old, new, differ)
    return any(gone[word] != come[word] for word in _VOICE)


def _without_akin(
    old: Words, new: Words, said: Sequence[int], says: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Places of both without words of both that are one but for their endings."""
    left, kept = list(says), []
    for at in said:
        twin = next((n for n in left if akin(old.plain[at], new.plain[n])), None)
        if twin is None:
            kept.append(at)
        else:
            left.remove(twin)
    return tuple(kept), tuple(left)


def changed_places(old: Words, new: Words) -> tuple[int, int, int, int] | None:
    """Two things that took each other's place while every word between them stayed, or None.

    The north pays the south, the south pays the north: no word came or went.
    """
    first, then = (
        [at for at, word in enumerate(text.plain) if word[0].isalnum()] for text in (old, new)
    )
    before, after = [old.keys[at] for at in first], [new.keys[at] for at in then]
    if before == after or sorted(before) != sorted(after):
        return None
    same = [one == other for one, other in zip(before, after, strict=True)]
    start, end = same.index(False), len(same) - same[::-1].index(False)
    went, came = before[start:end], after[start:end]
    for n in range(1, _SWAP + 1):
        for m in range(1, _SWAP + 1):
            middle = went[n:-m]
            if set(middle) - LISTING and came == went[-m:] + middle + went[:n]:
                return first[start], first[end - 1] + 1, then[start], then[end - 1] + 1
    return None
