"""The next draft: the smallest changes to a text after which all would sign, or answer yes."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import numpy as np

from detente.arrays import Bools, Floats, Ints, first_of_each
from detente.asked import Settings, asked
from detente.dealspace.chance import chance, over_draws, standard_error
from detente.dealspace.place import inside, inside_share
from detente.dealspace.redrafts import NextDraft, Redraft
from detente.dealspace.tabled import Tabled
from detente.dossier.files.read import Named
from detente.dossier.lookup import suggest
from detente.drafting.points import DraftPackage, draft_package
from detente.inference.predictive import yes_chances
from detente.keeping import Keep
from detente.results import Ground
from detente.stages import Progress
from detente.tabling import added, tabled
from detente.workbench import find_ground
from detente.worlds.build import first_rows
from detente.worlds.packages import gain, package_numbers

DEEPEST = 3
MOST_TEXTS = 60_000
"""Of one depth; where there are more, the best of the depth before are changed once more."""
_KEPT = 300
_WEIGHED = 24
"""Texts of each depth whose answers are foretold: those that lie in the zone most often."""
_LEAST_GAIN = 5e-4
"""In worth: less than this, a party neither gives nor gains."""


def next_draft(
    dossier: Named,
    draft: str,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    ground: Ground | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> NextDraft:
    """The smallest changes to a draft that bring all sides in, one, two and three at a time.

    Every text that differs from the draft on one, two or three issues is looked at where there are
    at most so many (:data:`MOST_TEXTS`); of more, each depth goes on from the best of the one
    before. Texts are chosen in one half of the draws and told by the other, so that the best of
    many is not flattered by the noise that made it best. Where points of the draft are not known,
    what it comes to has both ends, and changes are told as if it left today's answers there.

    Parameters
    ----------
    draft : str
        Its id.
    ground : Ground, optional
        What :func:`detente.explore_deals` gave for the same dossier, settings and seed.

    Raises
    ------
    ValueError
        If the dossier has no such draft.

    References
    ----------
    Fisher, R. (1978) on the single negotiating text; Raiffa (1982), chapters 14 and 17.

    Examples
    --------
    >>> import detente
    >>> few = detente.Settings(draws=60, inner=4)
    >>> found = next_draft("two-rivers", "first-plan", few)
    >>> [len(one.changes) for one in found.into_the_zone]
    [1, 2, 3]
    >>> found.exact
    True
    """
    known = asked(dossier, settings, seed)
    if draft not in known.drafts:
        mend = suggest(draft, known.drafts, what="Drafts")
        raise ValueError(f"{draft!r} is not a draft of the dossier. {mend}")
    package = draft_package(known, draft)
    at = ground or find_ground(known, settings, seed=seed, progress=progress, keep=keep)
    stands = tabled(known, draft, at, settings)
    return _Search(package, at, settings).found(stands)


class _Search:
    """The texts around one draft, weighed in one half of the draws and told by the other."""

    def __init__(self, package: DraftPackage, ground: Ground, settings: Settings) -> None:
        self.package, self.ground = package, ground
        self.worlds = ground.worlds
        self.few = first_rows(self.worlds, settings.rows_a_draw)
        self.ideal = ground.ideal[first_of_each(ground.space.draw_of_row, settings.rows_a_draw)]
        self.text = package_numbers(self.worlds, [package.options])[0]
        rows = np.arange(ground.space.rows)
        odd = ground.space.draw_of_row % 2 == 1
        self.choosing, self.telling = rows[~odd], rows[odd]
        self.draws = np.arange(self.worlds.draws) % 2 == 1

    def found(self, stands: Tabled) -> NextDraft:
        """The changes; of a text of which nothing is known there are none to tell."""
        zone, yes, looked = list[Redraft](), list[Redraft](), list[int]()
        exact, last = True, self.text[None]
        deepest = min(DEEPEST, len(self.text)) if self.package.known else 0
        for depth in range(1, deepest + 1):
            texts, whole = self._texts(depth, last)
            exact = exact and whole
            shares = inside_share(self.ground.space, self.choosing, texts)
            order = np.argsort(-shares, kind="stable")
            last = texts[order[:_KEPT]]
            best = last[:_WEIGHED]
            yes_of = [self._all_yes(text)[~self.draws].mean() for text in best]
            zone.append(self._redraft(best[0]))
            yes.append(self._redraft(best[int(np.argmax(yes_of))]))
            looked.append(len(texts))
        own = self._inside(self.text)
        return NextDraft(
            draft=stands.draft,
            stands=stands,
            inside=chance(own, self._draw_of(self.telling)),
            all_yes=over_draws(self._all_yes(self.text)[self.draws]),
            into_the_zone=tuple(zone),
            to_all_yes=tuple(yes),
            looked_at=tuple(looked),
            exact=exact,
            silent=stands.silent,
            unknown=self.package.unknown,
            cautions=self.ground.cautions,
        )

    def _texts(self, depth: int, last: Ints) -> tuple[Ints, bool]:
        """Every text that differs on so many issues, or those next to the last best."""
        sizes = self.worlds.sizes
        count = sum(
            math.prod(sizes[k] - 1 for k in some)
            for some in itertools.combinations(range(len(sizes)), depth)
        )
        if count <= MOST_TEXTS:
            return _around(self.text, sizes, depth), True
        near = np.concatenate([_around(text, sizes, 1) for text in last])
        near = near[(near != self.text).sum(axis=1) == depth]
        return np.unique(near, axis=0), False

    def _inside(self, text: Ints) -> Bools:
        return inside(self.ground.space, self.telling, text[None])[:, 0]

    def _draw_of(self, rows: Ints) -> Ints:
        return self.ground.space.draw_of_row[rows]

    def _all_yes(self, text: Ints) -> Floats:
        """(draw,) chance that all required parties say yes."""
        each = [yes_chances(self.few, i, text[None], self.ideal) for i in self.few.required]
        made: Floats = np.prod(np.stack(each), axis=0)
        return made

    def _redraft(self, text: Ints) -> Redraft:
        worlds = self.worlds
        both = np.stack([text, self.text])
        gains = gain(worlds, both)
        more = gains[self.draws, :, 0] - gains[self.draws, :, 1]
        changed = np.flatnonzero(text != self.text)
        now, then = self._inside(self.text), self._inside(text)
        rise = _paired(then.astype(float) - now, self._draw_of(self.telling))
        yes, before = self._all_yes(text)[self.draws], self._all_yes(self.text)[self.draws]
        names = worlds.issues
        return Redraft(
            changes={
                names[k]: (worlds.options[k][self.text[k]], worlds.options[k][text[k]])
                for k in changed
            },
            points={names[k]: self.package.set_by.get(names[k], ()) for k in changed},
            inside=chance(then, self._draw_of(self.telling)),
            rise=rise[0],
            rise_error=rise[1],
            all_yes=over_draws(yes),
            yes_rise=float((yes - before).mean()),
            yes_error=float(standard_error(yes - before)),
            **added(worlds, more, least=_LEAST_GAIN),
        )


def _paired(difference: Floats, draw_of_row: Ints) -> tuple[float, float]:
    """The mean of a difference, and its error by draws: the rows of one are no evidence more."""
    _, at = np.unique(draw_of_row, return_inverse=True)
    by_draw = np.bincount(at, weights=difference) / np.bincount(at)
    return float(by_draw.mean()), float(standard_error(by_draw))


def _around(text: Ints, sizes: Sequence[int], depth: int) -> Ints:
    """(text, issue) every text that differs on exactly so many issues."""
    made = []
    for some in itertools.combinations(range(len(sizes)), depth):
        others = [[o for o in range(sizes[k]) if o != text[k]] for k in some]
        for options in itertools.product(*others):
            changed = text.copy()
            changed[list(some)] = options
            made.append(changed)
    return np.array(made, dtype=np.int64).reshape(-1, len(sizes))
