"""How often each class of rule is right, and whether the confidence made of it holds elsewhere.

    python bench/reading_confidence.py tests/reading/calibration --write
    python bench/reading_confidence.py tests/reading/unseen-2

With ``--write`` the counts of the folders go to the lexicon that confidence is made from; without,
the confidence that suggestions carry is held against the gold of the folders: how many of those at
.9 and more are right, by kind, and the Brier score of each part beside that of a constant. The
texts of the two runs must not be the same, and no rule must have been worked out on those that are
counted: on ``calibration`` rules have been since the counts in use were made. People are counted
with the list of actors and without, everything else with it, with a pipeline and by rules alone.
"""

from __future__ import annotations

import argparse
import itertools
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from reading_scores import Record, match, of_kind, plain, same_date

from detente.reading import confidence
from detente.reading.actors import Actors
from reading import ROOT, Gold, found_in, gold_of, number, pipeline_named, table

LEXICON = ROOT / "src" / "detente" / "reading" / "lexicon" / "confidence.yaml"
HEAD = """\
# How often a part was right, by the class of rule that found it: [right, of], on texts that no rule
# was worked out on. Written by  python bench/reading_confidence.py FOLDER... --write
"""
KINDS = ("quotation", "indirect", "event", "date", "deadline", "draft", "option")
EDGES = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True, kw_only=True)
class Trial:
    """One part of one suggestion: by what rule, how sure, and whether it was right."""

    kind: str
    part: str
    rule: str
    sure: float
    right: bool


def same_text(key: str) -> Callable[[Record, Record], bool]:
    return lambda want, have: plain(want.get(key)) == plain(have.get(key))


def same_person(want: Record, have: Record) -> bool:
    """The gold's person; without a list also the name that the text itself gives."""
    names = {plain(want.get("person")), plain(want.get("speaker"))}
    return plain(have.get("person")) in (names if want.get("no_list") else {plain(want["person"])})


def same_time(want: Record, have: Record) -> bool:
    return all(bool(want.get(key)) == bool(have.get(key)) for key in ("happened", "planned"))


def same_day(want: Record, have: Record) -> bool:
    """The day that the text states; what the gold leaves open is not counted."""
    return same_date(want, have)


def same_issues(want: Record, have: Record) -> bool:
    return set(have.get("issues") or ()) <= set(want.get("issues") or ())


RIGHT: Mapping[str, tuple[str, Callable[[Record, Record], bool]]] = {
    "speaker": ("person", same_person),
    "party": ("party", same_text("party")),
    "day": ("date", same_day),
    "value": ("date", same_date),
    "issue": ("issues", same_issues),
    "stance": ("stance", same_text("stance")),
    "type": ("type", same_text("type")),
    "time": ("happened", same_time),
    "status": ("status", same_text("status")),
}
"""By part: the field of the gold that may be doubtful, and what makes it right."""
WITHOUT_LIST = ("speaker",)


def trials_of(gold: Gold, found: list[dict[str, Any]]) -> list[list[Trial]]:
    """The trials of every suggestion that matches a gold record, or should have matched one."""
    made = []
    # Older sets have no days on statements: nothing can be counted right or wrong there.
    dated = any(r.get("date") for r in of_kind(gold.records, ["quotation", "indirect"]))
    for kind in KINDS:
        have = of_kind(found, [kind])
        matched = match(of_kind(gold.records, [kind]), have)
        pairs: list[tuple[Record | None, Record]] = [*matched.pairs]
        pairs += [(None, extra) for extra in matched.extra]
        made += [list(_trials(want, suggestion, dated=dated)) for want, suggestion in pairs]
    return [one for one in made if one]


def _trials(want: Record | None, have: Record, *, dated: bool) -> Iterator[Trial]:
    for part, rule in have["rules"].items():
        if part == "day" and have["kind"] in ("quotation", "indirect") and not dated:
            continue
        if part == "span":
            right = want is not None
        elif want is None:
            continue
        else:
            key, same = RIGHT[part]
            if key in (want.get("doubtful_fields") or ()):
                continue
            right = same(want, have)
        yield Trial(kind=have["kind"], part=part, rule=rule,
                    sure=have["part_confidence"].get(part, 0.5), right=right)  # fmt: skip


def without_list(gold: Gold) -> Gold:
    records = tuple({**record, "no_list": True} for record in gold.records)
    return replace(gold, actors=Actors(), records=records)


def runs(folders: Iterable[Path], sources: Path) -> Iterator[tuple[str, list[list[Trial]]]]:
    """The trials of every document in every mode, by the name of the mode."""
    full = pipeline_named(None)
    for path in (p for folder in folders for p in sorted(folder.glob("*.gold.json"))):
        gold = gold_of(path, sources)
        if gold is None:
            continue
        for mode, pipeline in (("pipeline", full), ("rules alone", None)):
            yield mode, trials_of(gold, found_in(gold, pipeline))
            bare = without_list(gold)
            trials = trials_of(bare, found_in(bare, pipeline))
            # A party has no name here but that of its state, which no gold knows.
            yield f"{mode}, no list", [[t for t in one if t.part != "party"] for one in trials]


def counts(every: Iterable[Trial]) -> dict[str, dict[str, list[int]]]:
    made: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for trial in every:
        pair = made[f"{trial.kind} {trial.part}"][trial.rule]
        pair[0] += trial.right
        pair[1] += 1
    return {part: dict(rules) for part, rules in sorted(made.items())}


def write(counted: Mapping[str, Mapping[str, list[int]]]) -> None:
    lines = [HEAD]
    for part, rules in counted.items():
        lines.append(f"{part}:\n")
        lines += [f'  "{rule}": [{right}, {of}]\n' for rule, (right, of) in sorted(rules.items())]
    LEXICON.write_text("".join(lines), encoding="utf-8")


def calibration(every: list[Trial]) -> list[list[str]]:
    """Part by part: how many, how sure at the mean, how many right, Brier beside a constant's."""
    rows = [["part", "trials", "mean sure", "right", "Brier", "constant"]]
    by_part: dict[str, list[Trial]] = defaultdict(list)
    for trial in every:
        by_part[f"{trial.kind} {trial.part}"].append(trial)
    for part, trials in sorted(by_part.items()):
        rate = sum(t.right for t in trials) / len(trials)
        sure = sum(t.sure for t in trials) / len(trials)
        brier = sum((t.sure - t.right) ** 2 for t in trials) / len(trials)
        constant = rate * (1 - rate)
        rows.append([part, str(len(trials)), number(sure), number(rate),
                     f"{brier:.3f}", f"{constant:.3f}"])  # fmt: skip
    return rows


def by_bins(every: list[Trial]) -> list[list[str]]:
    rows = [["confidence of a part", "trials", "mean sure", "right"]]
    for low, high in itertools.pairwise(EDGES):
        inside = [t for t in every if low <= t.sure < high]
        if inside:
            rows.append([f"{low:.2f}-{min(high, 1):.2f}", str(len(inside)),
                         number(sum(t.sure for t in inside) / len(inside)),
                         number(sum(t.right for t in inside) / len(inside))])  # fmt: skip
    return rows


def sure_rows(records: list[list[Trial]], above: float) -> list[list[str]]:
    """Of each kind, the suggestions that are that sure as a whole, and how many are right."""
    rows = [[f"confidence of {above} or more", "of", "sure", "all right", "share"]]
    for kind in KINDS:
        mine = [parts for parts in records if parts[0].kind == kind]
        sure = [parts for parts in mine if math.prod(t.sure for t in parts) >= above]
        right = sum(all(t.right for t in parts) for parts in sure)
        share = right / len(sure) if sure else float("nan")
        rows.append([kind, str(len(mine)), str(len(sure)), str(right), number(share)])
    return rows


def main() -> None:
    made = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    made.add_argument("folders", nargs="+", type=Path)
    made.add_argument("--write", action="store_true")
    made.add_argument("--above", type=float, default=0.9)
    made.add_argument("--markdown", action="store_true")
    made.add_argument("--sources", type=Path, default=ROOT.parent / "shared" / "sources")
    asked = made.parse_args()
    if asked.write:
        # Counted as found: nothing is left out or open for being unlikely.
        confidence.LEAST = 0.0
    by_mode: dict[str, list[list[Trial]]] = defaultdict(list)
    for mode, records in runs(asked.folders, asked.sources):
        by_mode[mode] += records
    flat = {mode: [t for parts in records for t in parts] for mode, records in by_mode.items()}
    every = [
        trial
        for mode, trials in flat.items()
        for trial in trials
        if trial.part in WITHOUT_LIST or "no list" not in mode
    ]
    if asked.write:
        write(counts(every))
    for part, rules in counts(every).items():
        print(f"{part}: " + ", ".join(f"{rule} {r}/{n}" for rule, (r, n) in sorted(rules.items())))
    for mode, trials in flat.items():
        print(f"\n{mode}")
        for rows in (calibration(trials), by_bins(trials)):
            print(table(rows, markdown=asked.markdown), end="\n\n")
        print(table(sure_rows(by_mode[mode], asked.above), markdown=asked.markdown))


if __name__ == "__main__":
    main()
