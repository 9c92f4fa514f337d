"""A dossier as an exact game: every number is one whole number of points, and deals are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from detente.arrays import Floats, Ints
from detente.dossier.files.plain import plain_dossier
from detente.dossier.inputs.names import issues_for
from detente.dossier.inputs.registry.durability import ANY_DEAL, SIGNED_UNDER_DEADLINE
from detente.dossier.inputs.registry.wants import OTHERWISE_COSTS
from detente.dossier.model.dossier import Dossier
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs

DRAWS = 2_000
POINTS = 100
"""What the best answers to all issues are worth to a party together."""
_KEPT = ("title", "as-of", "about", "tracks")
_PUBLIC = ("name", "kind", "consent", "principal", "people", "interests")
_RULE: tuple[str, ...] = ("id", "issue", "never", "at-least", "at-most", "unless")
_WHY = "exact-game"
_SAID = (
    "Numbers are the means of the estimates in the dossier that the game was made from, rounded "
    f"to whole points of {POINTS}; a deal that is signed is kept."
)


def exact_game(dossier: Dossier, *, seed: int = 1) -> Dossier:
    """The same dispute without doubt: a dossier of exact numbers, to be reckoned by hand.

    Each party's best answers to all issues are worth 100 points together, its worst ones 0. What
    going on is worth stands as one number, so the game has no war, levers or forecast; a red line
    is absolute where it is more likely so than not.

    Parameters
    ----------
    dossier : Dossier
    seed : int
        Of the 2,000 draws whose means are rounded.

    Examples
    --------
    >>> import detente
    >>> game = exact_game(detente.read("two-rivers"))
    >>> game.parties["north"].wants.worth["border"].options["old-line"].exact
    True
    """
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=DRAWS, seed=seed), inner=1)
    data = plain_dossier(dossier)
    return Dossier.model_validate(
        {
            **{name: data[name] for name in _KEPT if name in data},
            "parties": {
                id: {
                    **{name: party[name] for name in _PUBLIC if name in party},
                    **(
                        {"wants": _wants(dossier, worlds, id, party["wants"])}
                        if "wants" in party
                        else {}
                    ),
                }
                for id, party in data["parties"].items()
            },
            "issues": data["issues"],
            "durability": {"why": _WHY, ANY_DEAL.word: 1, SIGNED_UNDER_DEADLINE.word: 0},
            "assumptions": {_WHY: _SAID},
        }
    )


def _wants(dossier: Dossier, worlds: Worlds, party: str, stated: dict[str, Any]) -> dict[str, Any]:
    counted = [worlds.issues.index(issue) for issue in issues_for(dossier, party)]
    p = worlds.parties.index(party)
    points, off, unit = _points(worlds, p)
    no_deal = round((float(worlds.no_deal[:, p].mean()) - off) / unit)
    tops = points.max(axis=1)
    inside = {worlds.issues[k] for k in counted}
    lines = list(
        _lines(worlds, (p, unit), [r for r in stated.get("red-lines", ()) if r["issue"] in inside])
    )
    links = list(
        _links(worlds, (p, unit), [r for r in stated.get("links", ()) if set(r["when"]) <= inside])
    )
    return {
        "why": _WHY,
        "scale": "native",
        "no-deal": no_deal / POINTS,
        "weights": {worlds.issues[k]: int(tops[k]) / POINTS for k in counted},
        "worth": {
            worlds.issues[k]: {
                option: int(points[k, o]) / int(tops[k]) if tops[k] else 0
                for o, option in enumerate(worlds.options[k])
            }
            for k in counted
        },
        **({"red-lines": lines} if lines else {}),
        **({"links": links} if links else {}),
    }


def _points(worlds: Worlds, party: int) -> tuple[Ints, float, float]:
    """(issue, option) whole points, the worst option of each issue at 0; the scale besides.

    That is the worth that stands at 0 points, and the worth of one point. The tops of all issues
    sum to 100: what rounding leaves goes where it was cut off most.
    """
    value = worlds.value[:, party].mean(axis=0)
    low = np.array([value[k, :size].min() for k, size in enumerate(worlds.sizes)])
    width = np.array([value[k, :size].max() for k, size in enumerate(worlds.sizes)]) - low
    tops = _whole(width)
    share = (value - low[:, None]) / np.where(width > 0, width, 1.0)[:, None]
    points = np.rint(np.clip(share, 0, 1) * tops[:, None]).astype(np.int64)
    return points, float(low.sum()), (float(width.sum()) or 1.0) / POINTS


def _whole(widths: Floats) -> Ints:
    """Whole numbers that sum to 100, in the same proportions (largest remainders)."""
    exact = POINTS * widths / (widths.sum() or 1.0)
    whole = np.floor(exact).astype(np.int64)
    short = round(float(exact.sum())) - int(whole.sum())
    whole[np.argsort(whole - exact, kind="stable")[:short]] += 1
    return whole


def _lines(
    worlds: Worlds, whose: tuple[int, float], stated: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    party, unit = whose
    own = [n for n, line in enumerate(worlds.lines) if line.party == party]
    for n, line in zip(own, stated, strict=True):
        absolute = float(worlds.line_absolute[:, n].mean()) >= 0.5
        costs = round(float(worlds.line_costs[:, n].mean()) / unit) / POINTS
        yield {
            **{name: line[name] for name in _RULE if name in line},
            "absolute": int(absolute),
            **({} if absolute else {OTHERWISE_COSTS.word: costs}),
            "assessed": _WHY,
        }


def _links(
    worlds: Worlds, whose: tuple[int, float], stated: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    party, unit = whose
    own = [n for n, link in enumerate(worlds.links) if link.party == party]
    for n, link in zip(own, stated, strict=True):
        adds = round(float(worlds.link_adds[:, n].mean()) / unit) / POINTS
        yield {"when": link["when"], "adds": adds, "why": _WHY}
