"""Hostile files for every loader: crashes, hangs and writes outside are counted.

    python bench/fuzz_loaders.py --seconds 60 --seed 1

Each file is read in a worker process that is ended after ``--limit`` seconds.
"""

from __future__ import annotations

import argparse
import collections
import multiprocessing
import os
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from detente.errors import RefusedError
from detente.reading.loaders.load import load
from unit.reading.loaders.making import docx, page, pdf

TEXT = "The envoy said “no” on Tuesday. "
RUN = f"<w:p><w:ins><w:r><w:t>{TEXT}</w:t></w:r></w:ins></w:p>"
SEEDS = {
    "txt": (TEXT * 9).encode(),
    "md": b"# Talks\n\n" + (TEXT * 9).encode(),
    "html": f"<!doctype html><html><head><title>T</title></head><body><p>{TEXT * 9}</p>"
    f"<table><tr><td>{TEXT}</td></tr></table></body></html>".encode(),
    "pdf": pdf([page([(72, 700 - 13 * i, "The envoy said no-") for i in range(20)])] * 3),
    "docx": docx(RUN * 9),
}


def spoiled(kind: str, rng: random.Random) -> bytes:
    """One hostile file."""
    whole = SEEDS[kind]
    way = rng.randrange(6)
    if way == 0:
        return whole[: rng.randrange(len(whole))]
    if way == 1:
        return whole[:8] + rng.randbytes(rng.randrange(1, 5_000))
    if way == 2:
        return _nested(kind, rng.choice((50, 900, 5_000, 100_000)), rng)
    if way == 3:
        start, end = sorted(rng.randrange(len(whole)) for _ in range(2))
        return whole[:end] + whole[start:end] * rng.randrange(1, 20) + whole[end:]
    data = bytearray(whole)
    for _ in range(rng.choice((1, 3, 20, 200))):
        place = rng.randrange(len(data))
        data[place] = data[place] ^ (1 << rng.randrange(8)) if way == 4 else rng.randrange(256)
    return bytes(data)


def _nested(kind: str, deep: int, rng: random.Random) -> bytes:
    table = rng.random() < 0.5
    if kind == "docx":
        cell = "<w:tr><w:tc>" + RUN + "</w:tc></w:tr>"
        return docx(
            f"<w:tbl>{cell * (deep // 5)}</w:tbl>" if table else "<w:p>" * deep + "</w:p>" * deep
        )
    if kind == "html":
        cell = f"<tr><td>{TEXT}</td></tr>"
        inside = f"<table>{cell * (deep // 5)}</table>" if table else "<div>" * deep + TEXT * 9
        return f"<!doctype html><html><body>{inside}".encode()
    if kind == "pdf":
        return pdf(["q " * deep + page([(72, 700, "(" * (deep // 9))])] * (3 if table else 1))
    return (TEXT * deep).encode()[:2_000_000] if table else ("> " * deep).encode()


def work(jobs: object, answers: object, folder: str) -> None:
    """Read files one by one, and say of each what became of it."""
    os.chdir(folder)
    while True:
        name = jobs.get()
        try:
            load(name)
            answers.put(("read", ""))
        except RefusedError as error:
            answers.put((error.findings[0].slug, ""))
        except BaseException:
            answers.put(("crash", traceback.format_exc()))


def fuzz(seconds: float, seed: int, limit: float) -> dict[str, collections.Counter[str]]:
    """Counts by format of what became of its files."""
    rng, counts = random.Random(seed), collections.defaultdict(collections.Counter)
    context, end, worker = multiprocessing.get_context("spawn"), time.monotonic() + seconds, None
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            if worker is None:
                jobs, answers = context.Queue(), context.Queue()
                worker = context.Process(target=work, args=(jobs, answers, folder), daemon=True)
                worker.start()
                limit_now = limit + 30
            kind = rng.choice(list(SEEDS))
            file = Path(folder) / f"a.{kind}"
            file.write_bytes(spoiled(kind, rng))
            jobs.put(file.name)
            waited = time.monotonic()
            while (left := limit_now - (time.monotonic() - waited)) > 0:
                try:
                    became, trace = answers.get(timeout=min(left, 0.5))
                    break
                except Exception:
                    if not worker.is_alive():
                        became, trace = "crash", "the process died"
                        break
            else:
                became, trace = "hang", ""
            limit_now = limit
            counts[kind][became] += 1
            if became in ("crash", "hang"):
                saved = Path(tempfile.mkdtemp()) / file.name
                file.rename(saved)
                print(f"{became}: {saved}\n{trace}", file=sys.stderr)
                worker.kill()
                worker = None
            file.unlink(missing_ok=True)
            if stray := list(Path(folder).iterdir()):
                counts[kind]["write"] += len(stray)
        if worker is not None:
            worker.kill()
            worker.join()
    return counts


def main() -> int:
    """Print the counts; 1 if anything crashed, hung or was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=20, help="seconds for one file")
    given = parser.parse_args()
    counts = fuzz(given.seconds, given.seed, given.limit)
    for kind, became in sorted(counts.items()):
        print(f"{kind:5} {became.total():6,} files  ", dict(became.most_common()))
    return int(any(c["crash"] + c["hang"] + c["write"] for c in counts.values()))


if __name__ == "__main__":
    sys.exit(main())
