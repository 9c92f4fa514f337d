"""How long many articles take, and how much memory: the command itself, from outside.

    python bench/reading_speed.py --articles 100 1000

The articles are the development ones over and over, each with names and numbers of its own, so
that nothing can be remembered from one to the next.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "tests" / "reading" / "development").glob("*.txt"))
RUN = "from detente.cli.main import run; run()"


def made(folder: Path, number: int) -> list[str]:
    """So many articles, each with words of its own."""
    names = []
    for n in range(number):
        path = folder / f"{n:05}.txt"
        path.write_text(_changed(SOURCES[n % len(SOURCES)].read_text("utf-8"), n), "utf-8")
        names.append(str(path))
    return names


def _changed(text: str, n: int) -> str:
    """Some names get a letter more, and numbers of two digits are other ones."""

    def named(match: re.Match[str]) -> str:
        return match[0] + ("aeiou"[n % 5] if (match.start() + n) % 7 == 0 else "")

    text = re.sub(r"(?<=[a-z,] )[A-Z][a-z]{4,}", named, text)
    return re.sub(r"\b\d{2}\b", lambda match: str(10 + (int(match[0]) + n) % 18), text)


def _tree_of(process: int) -> int:
    """Kilobytes that a process and those it began hold; of what they share, all is counted."""
    held = 0
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if entry.name == str(process) or fields[1] == str(process):
                held += int(fields[21]) * os.sysconf("SC_PAGE_SIZE") // 1024
        except OSError:
            continue
    return held


def measured(names: list[str], *, one: bool) -> tuple[float, int, int, str]:
    """Seconds, most MB held at once by all processes, records, and the hash of the answer."""
    limit = ["taskset", "-c", "0"] if one else []
    asked = [*limit, sys.executable, "-c", RUN, "read", "--json", "--quiet", *names]
    begun, most = time.perf_counter(), 0
    with tempfile.TemporaryFile() as out, subprocess.Popen(asked, stdout=out) as command:
        while command.poll() is None:
            most = max(most, _tree_of(command.pid))
            time.sleep(0.5)
        seconds = time.perf_counter() - begun
        out.seek(0)
        written = out.read()
    records = len(json.loads(written)["records"])
    return seconds, most // 1024, records, hashlib.sha256(written).hexdigest()[:12]


def single() -> tuple[float, float]:
    """Seconds to load the pipeline, and the longest that one article takes then."""
    from detente.documents.load import load
    from detente.reading.actors import Actors
    from detente.reading.pipeline import find_pipeline
    from detente.reading.read_document import suggestions_in

    begun = time.perf_counter()
    pipeline = find_pipeline()
    loaded = time.perf_counter() - begun
    longest = 0.0
    for source in SOURCES:
        begun = time.perf_counter()
        suggestions_in(load(source), Actors(), (), pipeline)
        longest = max(longest, time.perf_counter() - begun)
    return loaded, longest


def main() -> None:
    """Print a row for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[100])
    parser.add_argument("--one", action="store_true", help="hold it to one core")
    given = parser.parse_args()
    loaded, longest = single()
    print(f"pipeline loaded in {loaded:.1f} s; the longest of six articles then {longest:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        for number in given.articles:
            seconds, most, records, answer = measured(made(Path(folder), number), one=given.one)
            print(
                f"{number:6,} articles  {seconds:7.1f} s  {seconds / number:5.2f} s each  "
                f"{most:6,} MB at most  {records:7,} records  {answer}",
                flush=True,
            )


if __name__ == "__main__":
    main()
