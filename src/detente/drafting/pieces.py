"""Points left over that make a pair read more alike with them: what was split, what was merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from detente.dossier.points import TextPoint
from detente.drafting.likeness import Likeness, Rarity, squares

LEAST = 0.16
"""Less alike than this, two points are strangers."""
_STRANGE = 0.55 * LEAST  # less alike than this, a point is no piece of another
_TRIED = 5  # pairs for which it is reckoned exactly what a piece would add
_AT_ONCE = 64
_TINY = np.float32(1e-30)
_JOINS = 0.04  # so much more alike a pair must read with a piece than without


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """The points of two drafts, how alike they are, and the space of their words."""

    before: Sequence[TextPoint]
    after: Sequence[TextPoint]
    alike: Likeness
    words: Rarity = field(repr=False)


def with_pieces(
    drafts: Drafts,
    pairs: set[tuple[int, int]],
    given: set[tuple[int, int]],
    never: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    """Pairs with those left over that make one of them read more alike."""
    held_before, held_after = {i for i, _ in given}, {j for _, j in given}
    split = _pieces(drafts, sorted(pairs), held_after, never)
    turned = Drafts(
        before=drafts.after, after=drafts.before, alike=drafts.alike.turned(), words=drafts.words
    )
    merged = _pieces(
        turned, sorted((j, i) for i, j in pairs), held_before, {(j, i) for i, j in never}
    )
    return pairs | split | {(i, j) for j, i in merged}


def _pieces(
    drafts: Drafts,
    pairs: Sequence[tuple[int, int]],
    held: set[int],
    never: set[tuple[int, int]],
) -> set[tuple[int, int]]:
    """Points of the later draft left over, each with the point that it makes one more alike to.

    What a pair would gain is reckoned for all of them at once, and exactly for the best.
    """
    taken = {column for _, column in pairs}
    left = [column for column in range(len(drafts.after)) if column not in taken]
    open_ = [(row, column) for row, column in pairs if column not in held]
    if not left or not open_:
        return set()
    texts = [point.text for point in drafts.after]
    rows, columns = [row for row, _ in open_], [column for _, column in open_]
    whole = drafts.words.vectors([drafts.before[row].text for row in rows])
    part = drafts.words.weighted([texts[column] for column in columns])
    pieces = drafts.words.weighted([texts[column] for column in left])
    size = squares(part)
    apart = np.asarray(whole.multiply(part).sum(axis=1)).ravel()
    before = apart / np.sqrt(np.maximum(size, _TINY))
    made: set[tuple[int, int]] = set()
    for start in range(0, len(left), _AT_ONCE):
        some = pieces[start : start + _AT_ONCE]
        here = left[start : start + _AT_ONCE]
        shared = (part @ some.T).toarray()
        both = size[:, None] + squares(some)[None, :] + 2 * shared
        gain = (apart[:, None] + (whole @ some.T).toarray()) / np.sqrt(np.maximum(both, _TINY))
        gain -= before[:, None]
        gain[drafts.alike.block(rows, here) < _STRANGE] = -1
        for n, column in enumerate(here):
            best = [int(k) for k in np.argsort(-gain[:, n], kind="stable")[:_TRIED]
                    if gain[k, n] > 0 and (rows[k], column) not in never]  # fmt: skip
            if not best:
                continue
            joined = drafts.words.vectors([f"{texts[columns[k]]} {texts[column]}" for k in best])
            exact = np.asarray(whole[best].multiply(joined).sum(axis=1)).ravel() - before[best]
            if exact.max() > _JOINS:
                made.add((rows[best[int(np.argmax(exact))]], column))
    return made
