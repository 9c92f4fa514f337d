"""What each rule of the reading earns: every function and pattern switched off, one at a time.

    python bench/reading_ablation.py tests/reading/calibration tests/reading/unseen
    python bench/reading_ablation.py FOLDER… --room quotes --csv ablation.csv

A pattern that is off matches nothing; a function that is off finds nothing (``None``, ``False``,
``True``, an empty list), or gives back what it was given. One row a rule: how much the tasks' F1
changes, in points summed over the tasks, in all folders together and in each. What changes nothing,
or for the better in texts that it was not made for, earns nothing. A function that these texts
never call is told as such and not tried.
"""

from __future__ import annotations

import argparse
import csv
import functools
import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from reading_scores import Tally, pooled, score

import detente.reading
from detente.reading import read_document
from reading import ROOT, Gold, gold_of, pipeline_named, without_actors

TASKS = (
    "quotation spans", "indirect statements", "speaker to person or none", "party or none",
    "dates with value", "events with type, happened, planned", "drafts", "deadlines with status",
    "options", "issues", "stance",
)  # fmt: skip
TOGETHER = "together"
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One thing that can be switched off: where it stands, and what stands there instead."""

    name: str
    how: str
    lines: int
    was: Any
    off: Any


def rooms(only: str | None) -> list[ModuleType]:
    names = [m.name for m in pkgutil.walk_packages(detente.reading.__path__, "detente.reading.")]
    return [importlib.import_module(n) for n in names if only is None or f".{only}" in n]


def rules(modules: Sequence[ModuleType]) -> Iterator[Rule]:
    """Every pattern and every function that these modules define."""
    seen: set[int] = set()
    for module in modules:
        for name, was in vars(module).items():
            at = f"{module.__name__.removeprefix('detente.reading.')}.{name}"
            if id(was) in seen or name.startswith("__"):
                continue
            if isinstance(was, re.Pattern):
                seen.add(id(was))
                yield Rule(name=at, how="no match", lines=0, was=was, off=_NEVER)
            elif isinstance(was, tuple) and any(map(holds, was)):
                seen.add(id(was))
                for place in filter(lambda n: holds(was[n]), range(len(was))):
                    rest: Any = (*was[:place], *was[place + 1 :])
                    yield Rule(name=f"{at}[{place}]", how="left out", lines=1, was=was, off=rest)
            elif inspect.isfunction(was) and was.__module__ == module.__name__:
                seen.add(id(was))
                long = len(inspect.getsource(was).splitlines())
                for how, off in neutral(was):
                    yield Rule(name=at, how=how, lines=long, was=was, off=off)


def holds(one: Any) -> bool:
    """Whether a thing is a pattern, or a tuple with one."""
    return isinstance(one, re.Pattern) or (isinstance(one, tuple) and any(map(holds, one)))


def neutral(function: Callable[..., Any]) -> Iterator[tuple[str, Callable[..., Any]]]:
    """What may stand in a function's place, by what it says that it returns."""
    annotations = function.__annotations__
    returned = str(annotations.get("return", ""))
    given = [str(kind) for name, kind in annotations.items() if name != "return"]
    if returned == "bool":
        yield "False", lambda *_, **__: False
        yield "True", lambda *_, **__: True
    elif returned.endswith("| None"):
        yield "None", lambda *_, **__: None
    elif returned.startswith(("list", "Sequence")):
        yield "[]", lambda *_, **__: []
    elif returned.startswith(("tuple", "Iterable")) and returned.endswith("...]"):
        yield "()", lambda *_, **__: ()
    elif returned.startswith("Iterator"):
        yield "()", lambda *_, **__: iter(())
    elif returned in ("frozenset[str]", "set[str]"):
        yield "{}", lambda *_, **__: frozenset()
    for place, kind in enumerate(given):
        if kind == returned and returned != "bool":
            yield f"argument {place + 1}", lambda *a, _n=place, **__: a[_n]
            break


def replaced(was: Any, off: Any) -> list[tuple[dict[Any, Any], Any]]:
    """Put one thing in another's place wherever it is bound; where that was."""
    places = []
    for name, module in list(sys.modules.items()):
        if name.startswith("detente.reading"):
            for key, value in list(vars(module).items()):
                if value is was:
                    vars(module)[key] = off
                    places.append((vars(module), key))
                elif isinstance(value, dict) and not key.startswith("__"):  # the readings of dates
                    for at, held in list(value.items()):
                        if isinstance(held, tuple) and held[:1] == (was,):
                            value[at] = (off, *held[1:])
                            places.append((value, at))
    return places


def forget() -> None:
    """Empty what the rules remember of one another."""
    for name, module in list(sys.modules.items()):
        if name.startswith("detente.reading"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def points(sets: Mapping[str, list[Gold]], pipeline: Any) -> dict[str, dict[str, float]]:
    """F1 of each task in points, over all folders together and over each.

    A task without records is left out. Speakers count with the actor list and without.
    """
    listed = {name: [_scored(gold, pipeline) for gold in golds] for name, golds in sets.items()}
    alone = {
        name: [_scored(bare_of(gold), pipeline) for gold in golds] for name, golds in sets.items()
    }
    made = {}
    for name in (TOGETHER, *sets):
        folders = list(sets) if name == TOGETHER else [name]
        whole = pooled([scored for folder in folders for scored in listed[folder]])
        bare = pooled([scored for folder in folders for scored in alone[folder]])
        rows = {task: whole[task].f1 for task in TASKS}
        rows["speaker without a list"] = bare["speaker to person or none"].f1
        made[name] = {task: 100 * f1 for task, f1 in rows.items() if f1 == f1}
    return made


def _scored(gold: Gold, pipeline: Any) -> dict[str, Tally]:
    reading = read_document.suggestions_in(gold.document, gold.actors, gold.topics, pipeline)
    found = [{n: getattr(s, n) for n in type(s).model_fields} for s in reading.suggestions]
    return score(gold.records, found)


_BARE: dict[str, Gold] = {}


def bare_of(gold: Gold) -> Gold:
    """One document without its list of actors, always the same."""
    if gold.name not in _BARE:
        _BARE[gold.name] = without_actors(gold)
    return _BARE[gold.name]


STAGES = ("dates_in", "events", "deadlines", "drafts", "options")
"""What is read of a document without a look at who speaks."""


def remember(room: str | None) -> None:
    """Read once what the rules of a room have no part in, so that a trial takes half as long."""
    if room not in ("quotes", "people", "issues"):
        return
    for name in STAGES:
        reader = vars(read_document)[name]
        known: dict[Any, Any] = {}

        def read(parsed: Any, *more: Any, reader: Any = reader, known: Any = known) -> Any:
            key = (id(parsed), id(more[-1]))
            if key not in known:
                known[key] = reader(parsed, *more)
            return known[key]

        vars(read_document)[name] = read


def called(run: Callable[[], Any]) -> set[Any]:
    """The code that a run calls, however deep."""
    seen: set[Any] = set()

    def note(frame: Any, event: str, _: Any) -> None:
        if event == "call":
            seen.add(frame.f_code)

    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return seen


def told(now: dict[str, float], before: dict[str, float]) -> tuple[float, str]:
    moved = {t: now.get(t, 0.0) - before[t] for t in before}
    words = ", ".join(f"{t} {d:+.1f}" for t, d in moved.items() if abs(d) >= 0.05)
    return sum(moved.values()), words


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    made.add_argument("folders", nargs="+", type=Path)
    made.add_argument("--room", help="only modules whose name holds this")
    made.add_argument("--every", type=int, default=1, metavar="N", help="read each Nth document")
    made.add_argument("--csv", type=Path, help="write the rows here")
    made.add_argument("--pipeline", help="name of a spaCy pipeline, or none")
    made.add_argument("--sources", type=Path, default=ROOT.parent / "shared" / "sources")
    return made


def golds_in(folder: Path, sources: Path) -> list[Gold]:
    every = (gold_of(path, sources) for path in sorted(folder.glob("*.gold.json")))
    return [gold for gold in every if gold is not None]


def main() -> None:
    asked = parser().parse_args()
    pipeline = pipeline_named(asked.pipeline)
    vars(read_document)["parse"] = functools.cache(vars(read_document)["parse"])
    remember(asked.room)
    sets = {
        folder.name: golds_in(folder, asked.sources)[:: asked.every] for folder in asked.folders
    }
    before = points(sets, pipeline)
    forget_rules_only()
    reached = called(lambda: points(sets, pipeline))
    rows = []
    for rule in rules(rooms(asked.room)):
        if inspect.isfunction(rule.was) and inspect.unwrap(rule.was).__code__ not in reached:
            rows.append([rule.name, "never called", str(rule.lines)])
            print("\t".join(rows[-1]), flush=True)
            continue
        places = replaced(rule.was, rule.off)
        forget_rules_only()
        moved: dict[str, tuple[float, str]] = {}
        try:
            now = points(sets, pipeline)
            moved = {name: told(now[name], before[name]) for name in before}
        except Exception as error:  # what breaks without a rule is no rule of its own
            moved = {name: (float("nan"), f"breaks: {type(error).__name__}") for name in before}
        finally:
            for held, key in places:
                whole = isinstance(held[key], tuple) and held[key][:1] == (rule.off,)
                held[key] = (rule.was, *held[key][1:]) if whole else rule.was
        row = [rule.name, rule.how, str(rule.lines)]
        for change, words in moved.values():
            row += [f"{change:+.2f}", words]
        rows.append(row)
        print("\t".join(row), flush=True)
    if asked.csv:
        with asked.csv.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            heads = [head for name in before for head in (name, f"{name}: tasks")]
            writer.writerow(["rule", "off", "lines", *heads])
            writer.writerows(rows)


def forget_rules_only() -> None:
    """Empty the rules' caches, but keep the parses."""
    parse = vars(read_document).pop("parse")
    forget()
    vars(read_document)["parse"] = parse


if __name__ == "__main__":
    main()
