"""What a draft may hold: one package where every point is known, many where some are not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Ints
from detente.dossier.model.dossier import Dossier
from detente.drafting.points import draft_package
from detente.seeds import stream

MANY = 24
"""How many packages stand for a draft of which some points are not known."""
_UNSET = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Completions:
    """The packages that a draft may be, each as likely.

    Attributes
    ----------
    packages : (package, issue) int
        Options by number.
    points : tuple of tuple of (issue, option) pairs, by package
        What each point of it holds: by package, then by point.
    """

    packages: Ints
    points: tuple[tuple[tuple[tuple[int, int], ...], ...], ...]


def completions(dossier: Dossier, draft: str, *, seed: int) -> Completions:
    """The packages that a draft may be, as far as its points are known.

    Known points stand. What an unknown one touches, and what it holds, is not known: in each
    package a share of the issues left over, any share as likely as another, is touched by one of
    the unknown points, and holds any option; where the draft was made from another, half the time
    what that one held. The rest stand at today's option, as they would if the draft were silent.

    Parameters
    ----------
    dossier : Dossier
    draft : str
        Its id.
    seed : int
    """
    text, known = dossier.drafts[draft], draft_package(dossier, draft)
    issues = list(dossier.issues)
    sizes = [list(dossier.issues[issue].options) for issue in issues]
    base = np.array(
        [
            sizes[n].index(known.options[issue]) if issue in known.options else 0
            for n, issue in enumerate(issues)
        ],
        dtype=np.int64,
    )
    stated = tuple(
        tuple((issues.index(i), sizes[issues.index(i)].index(o)) for i, o in (point or {}).items())
        for point in text.points.values()
    )
    if text.points and not known.unknown:
        return Completions(packages=base[None], points=(stated,))
    rng = stream(seed, "completions", draft)
    inherited = _inherited(dossier, draft, issues)
    open_issues = [n for n, issue in enumerate(issues) if issue not in known.set_by]
    blank = [n for n, point in enumerate(text.points.values()) if point is None]
    packages, points = np.repeat(base[None], MANY, axis=0), []
    for m in range(MANY):
        share = rng.random()
        held: list[list[tuple[int, int]]] = [list(point) for point in stated]
        for n in open_issues:
            touched, parent, pick, where = rng.random(4)
            if touched >= share and known.options.get(issues[n]) is not None:
                continue
            option = int(pick * len(sizes[n]))
            if inherited[n] != _UNSET and parent < 0.5:
                option = inherited[n]
            packages[m, n] = option
            if blank:
                held[blank[int(where * len(blank))]].append((n, option))
            else:
                held.append([(n, option)])
        points.append(tuple(tuple(point) for point in held if point))
    return Completions(packages=packages, points=tuple(points))


def _inherited(dossier: Dossier, draft: str, issues: list[str]) -> list[int]:
    """What the nearest draft that this one was made from holds of each issue, if anything."""
    held = [_UNSET] * len(issues)
    waiting, seen = list(dossier.drafts[draft].derived_from), {draft}
    while waiting:
        one = waiting.pop(0)
        if one in seen or one not in dossier.drafts:
            continue
        seen.add(one)
        package = draft_package(dossier, one)
        for issue in package.set_by:
            at = issues.index(issue)
            if held[at] == _UNSET:
                held[at] = list(dossier.issues[issue].options).index(package.options[issue])
        waiting += dossier.drafts[one].derived_from
    return held
