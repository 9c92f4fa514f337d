"""How well points of two drafts find each other, and how well changes that matter are found.

    python bench/drafting.py tests/drafting/real tests/drafting/development
    python bench/drafting.py tests/drafting/development --show

Links are scored by F1, doubtful ones left out. A change is found if a change of the same points
touches its words, and right if it touches the words of one that is in the gold; kinds are counted
apart. Beside it, in the same run, difflib's and rapidfuzz's alignment, where they are installed.
"""

from __future__ import annotations

import argparse
import difflib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from detente.dossier.points import Numbered, TextPoint, numbered
from detente.drafting.alignment import align
from detente.drafting.changes import MaterialChange, material_changes
from detente.drafting.meaning import find_vectors

Links = frozenset[tuple[str, str]]
Points = Sequence[TextPoint]


@dataclass(frozen=True, kw_only=True)
class Pair:
    name: str
    before: Numbered
    after: Numbered
    gold: dict[str, Any]

    @property
    def links(self) -> Links:
        return frozenset((b, a) for b, a in self.gold["links"])

    @property
    def doubtful(self) -> Links:
        return frozenset((b, a) for b, a in self.gold.get("doubtful_links", ()))


def pairs(folders: Sequence[Path]) -> Iterator[Pair]:
    for path in (p for folder in folders for p in sorted(folder.glob("*.gold.json"))):
        gold = json.loads(path.read_text(encoding="utf-8"))
        before, after = (
            numbered((path.parent / gold[side]).read_text(encoding="utf-8"))
            for side in ("before", "after")
        )
        name = path.name.removesuffix(".gold.json")
        yield Pair(name=name, before=before, after=after, gold=gold)


def f1(found: Links, pair: Pair) -> float:
    kept = found - pair.doubtful
    both = len(kept) + len(pair.links)
    return 2 * len(kept & pair.links) / both if both else 1.0


def ours(before: Points, after: Points) -> Links:
    return align(before, after).links


def with_meaning(before: Points, after: Points) -> Links:
    vectors = find_vectors()
    if vectors is None:
        raise ImportError
    return align(before, after, vectors=vectors).links


def same_number(before: Points, after: Points) -> Links:
    there = {point.number for point in after}
    return frozenset((p.number, p.number) for p in before if p.number in there)


def in_order(before: Points, after: Points) -> Links:
    old, new = [p.text for p in before], [p.text for p in after]
    made = set()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind in ("equal", "replace"):
            made |= {(before[i + n].number, after[k + n].number) for n in range(min(j - i, m - k))}
    return frozenset(made)


def fuzzy(before: Points, after: Points) -> Links:
    from rapidfuzz import fuzz

    alike = np.array([[fuzz.token_set_ratio(a.text, b.text) / 100 for b in after] for a in before])
    rows, columns = linear_sum_assignment(alike, maximize=True)
    chosen = [(i, j) for i, j in zip(rows, columns, strict=True) if alike[i, j] >= 0.5]
    return frozenset((before[i].number, after[j].number) for i, j in chosen)


METHODS: dict[str, Callable[[Points, Points], Links]] = {
    "detente": ours,
    "detente, with meaning": with_meaning,
    "same number": same_number,
    "difflib in order": in_order,
    "rapidfuzz, best assignment": fuzzy,
}


def place(words: str | None, text: str) -> set[int]:
    at = text.find(words) if words else -1
    return set(range(at, at + len(words or ""))) if at >= 0 else set()


def touches(gold: dict[str, Any], found: MaterialChange, pair: Pair) -> bool:
    for want, have in ((gold["before"], found.before), (gold["after"], found.after)):
        if (want or "") not in have.split(", ") and (want or have):
            return False
    if gold["kind"] in ("dropped", "new"):
        return found.kind == gold["kind"]
    old = " ".join(p.text for n in found.before.split(", ") if (p := pair.before.get(n)))
    new = " ".join(p.text for n in found.after.split(", ") if (p := pair.after.get(n)))
    gone = place(gold["from"], old) & place(found.gone, old)
    come = place(gold["to"], new) & place(found.come, new)
    return bool(gone or come)


def count(pair: Pair, *, show: bool) -> dict[str, int]:
    alignment = align(pair.before.points, pair.after.points, vectors=find_vectors())
    found = material_changes(pair.before, pair.after, alignment)
    sure = [change for change in pair.gold["changes"] if not change.get("doubtful")]
    doubtful = [change for change in pair.gold["changes"] if change.get("doubtful")]
    hit = [change for change in sure if any(touches(change, f, pair) for f in found)]
    kinds = [c for c in hit if any(touches(c, f, pair) and f.kind == c["kind"] for f in found)]
    right = [f for f in found if any(touches(change, f, pair) for change in sure)]
    open_ = [f for f in found if f not in right and any(touches(c, f, pair) for c in doubtful)]
    if show:
        for change in sure:
            if change not in hit:
                print("  missed", change)
        for change in found:
            if change not in right and change not in open_:
                print(
                    "  false ",
                    change.before,
                    change.after,
                    change.kind,
                    "|",
                    change.gone,
                    "->",
                    change.come,
                )
    return {"gold": len(sure), "hit": len(hit), "kind": len(kinds),
            "found": len(found) - len(open_), "right": len(right)}  # fmt: skip


def main() -> None:
    made = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    made.add_argument("folders", nargs="+", type=Path)
    made.add_argument("--show", action="store_true")
    asked = made.parse_args()
    every = list(pairs(asked.folders))
    print(
        "F1 of links".ljust(28)
        + "".join(pair.name[:16].rjust(18) for pair in every)
        + "together".rjust(10)
        + "      ms"
    )
    for name, method in METHODS.items():
        began = time.perf_counter()
        try:
            linked = [method(pair.before.points, pair.after.points) for pair in every]
        except ImportError:
            print(f"{name.ljust(28)}not installed")
            continue
        spent = 1000 * (time.perf_counter() - began)
        scores = [f1(links, pair) for links, pair in zip(linked, every, strict=True)]
        right = sum(len(links & p.links) for links, p in zip(linked, every, strict=True))
        both = sum(
            len(links - p.doubtful) + len(p.links) for links, p in zip(linked, every, strict=True)
        )
        told = "".join(f"{score:18.3f}" for score in scores)
        print(f"{name.ljust(28)}{told}{2 * right / max(both, 1):10.3f}{spent:8.0f}")
    if asked.show:
        for pair in every:
            got = align(pair.before.points, pair.after.points).links
            print(pair.name, "false", sorted(got - pair.links - pair.doubtful), "missed",
                  sorted(pair.links - got))  # fmt: skip
    whole = {"gold": 0, "hit": 0, "kind": 0, "found": 0, "right": 0}
    print("\nchanges that matter: recall by place, with kind, precision")
    for pair in every:
        one = count(pair, show=asked.show)
        whole = {key: whole[key] + one[key] for key in whole}
        report(pair.name, one)
    report("together", whole)


def report(name: str, one: dict[str, int]) -> None:
    gold, found = max(one["gold"], 1), max(one["found"], 1)
    print(f"{name:28}{one['hit'] / gold:.2f}  {one['kind'] / gold:.2f}  "
          f"{one['right'] / found:.2f}  ({one['hit']} of {one['gold']}; {one['right']} of "
          f"{one['found']})")  # fmt: skip


if __name__ == "__main__":
    main()
