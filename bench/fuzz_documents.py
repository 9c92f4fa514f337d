"""Hostile files for every loader: crashes, slow ones, hangs and writes outside are counted.

    python bench/fuzz_documents.py --seconds 60 --seed 1    # or --files 200

Each file is read in a worker process that is ended after ``--limit`` seconds of work; a file that
took more than ``--slow``, or more than 600 MB, is kept, as a hang is. Seconds are the processor's
own time, as the clock also counts what else a busy machine does; where that cannot be set, twenty
times it by the clock.
"""

from __future__ import annotations

import argparse
import collections
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from detente.documents.load import load
from detente.errors import RefusedError
from unit.documents.hostile import PATTERNS
from unit.documents.making import docx, page, pdf

MOST_MEMORY = 600.0
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

PIECES = {
    "html": f"<p>{TEXT}|<div>|</div>|<li>{TEXT}|<table><tr>|<td>x|</table>|<b>|</b>|<br>|"
    "<h2>T</h2>|<a href='/2021/01/01/a'>x</a>|<form>|<span>|<time datetime='2021-01-01'>|"
    "<blockquote>|<!--|-->|<meta name=author content='A B'>|<script>|</script>|&amp;|"
    "<svg><path/>|<p a=1 c='|\"'>|    ",
    "docx": f"{RUN}|<w:p/>|<w:tbl><w:tr><w:tc/></w:tr></w:tbl>|<w:ins/>|<w:r><w:tab/></w:r>|"
    "<w:commentRangeStart w:id='1'/>|<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>",
    "pdf": "(a) Tj |[(a) -300 (b)] TJ |T* |0 -12 Td |q |Q |BT |ET |/I Do |1 0 0 1 9 9 cm |/F 9 Tf |"
    "BI /W 1 /H 1 ID x EI |<4142> Tj |1 |0 0 m 1 1 l S ",
}


def spoiled(kind: str, rng: random.Random) -> bytes:
    """One hostile file."""
    whole = SEEDS[kind]
    way = rng.randrange(9)
    if way > 6 and (patterns := [make for ending, make in PATTERNS.values() if ending == kind]):
        return rng.choice(patterns)(rng.choice((30, 900, 9_000, 40_000)))
    if way == 0:
        return whole[: rng.randrange(len(whole))]
    if way == 1:
        return whole[:8] + rng.randbytes(rng.randrange(1, 5_000))
    if way == 2:
        return _nested(kind, rng.choice((50, 900, 5_000, 100_000)), rng)
    if way == 3:
        start, end = sorted(rng.randrange(len(whole)) for _ in range(2))
        return whole[:end] + whole[start:end] * rng.randrange(1, 20) + whole[end:]
    if way >= 6 and kind in ("html", "docx", "pdf"):
        return _repeated(kind, rng)
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


def _repeated(kind: str, rng: random.Random) -> bytes:
    """Some pieces that belong to the format, many times over."""
    pieces = rng.choices(PIECES[kind].split("|"), k=rng.randrange(1, 6))
    times = rng.choice((10, 300, 3_000, 20_000))
    if rng.random() < 0.5:
        inside = "".join(piece * times for piece in pieces)
    else:
        inside = "".join(pieces) * times
    if kind == "html":
        return f"<!doctype html><html><body>{inside[:4_900_000]}".encode()
    if kind == "docx":
        return docx(inside)
    sheet = "BT /F 11 Tf 1 0 0 1 72 700 Tm " + inside[:4_000_000]
    return pdf([sheet] * (rng.choice((1, 1, 50)) if times < 3_000 else 1))


def most_memory() -> float:
    """The most memory that this process has had, in MB; 0 where it is not known."""
    if resource is None:
        return 0.0
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def work(jobs: object, answers: object, folder: str, limit: float) -> None:
    """Read files one by one, and say of each what became of it."""
    os.chdir(folder)
    allowed = limit + 30  # the first file also waits for the libraries
    while True:
        name, begun = jobs.get(), time.process_time()
        became, trace = "read", ""
        if resource is not None:
            hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
            resource.setrlimit(resource.RLIMIT_CPU, (int(begun + allowed) + 1, hard))
        allowed = limit
        try:
            load(name)
        except RefusedError as error:
            became = error.findings[0].slug
        except BaseException:
            became, trace = "crash", traceback.format_exc()
        answers.put((became, trace, time.process_time() - begun, most_memory()))


def fuzz(
    seconds: float, files: int | None, seed: int, limit: float, slow: float
) -> dict[str, collections.Counter[str]]:
    """Counts by format of what became of its files: so many, else as many as the time allows."""
    rng, counts = random.Random(seed), collections.defaultdict(collections.Counter)
    longest: dict[str, float] = collections.defaultdict(float)
    largest = 0.0
    done = 0
    context, end, worker = multiprocessing.get_context("spawn"), time.monotonic() + seconds, None
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end if files is None else done < files:
            done += 1
            if worker is None:
                jobs, answers = context.Queue(), context.Queue()
                worker = context.Process(
                    target=work, args=(jobs, answers, folder, limit), daemon=True
                )
                worker.start()
                first = True
            kind = rng.choice(list(SEEDS))
            file = Path(folder) / f"a.{kind}"
            file.write_bytes(spoiled(kind, rng))
            jobs.put(file.name)
            waited = time.monotonic()
            while (left := 20 * limit - (time.monotonic() - waited)) > 0:
                try:
                    became, trace, worked, memory = answers.get(timeout=min(left, 0.5))
                    longest[kind] = max(longest[kind], worked)
                    largest = max(largest, memory)
                    if worked > slow and not first:
                        became, trace = "slow", f"{worked:.1f} s of work"
                    elif memory > MOST_MEMORY:
                        became, trace = "large", f"{memory:,.0f} MB"
                    break
                except Exception:
                    if not worker.is_alive():
                        ended = worker.exitcode == -getattr(signal, "SIGXCPU", 0)
                        became, trace = ("hang", "") if ended else ("crash", "the process died")
                        break
            else:
                became, trace = "hang", ""
            first = False
            counts[kind][became] += 1
            if became in ("crash", "hang", "slow", "large"):
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
    print(f"most memory: {largest:,.0f} MB")
    print("longest, seconds of work:", {kind: round(t, 2) for kind, t in sorted(longest.items())})
    return counts


def main() -> int:
    """Print the counts; 1 if anything crashed, hung or was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--files", type=int, help="so many, however long they take")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=60, help="seconds of work on one file")
    parser.add_argument("--slow", type=float, default=10, help="seconds that are worth a look")
    given = parser.parse_args()
    counts = fuzz(given.seconds, given.files, given.seed, given.limit, given.slow)
    for kind, became in sorted(counts.items()):
        print(f"{kind:5} {became.total():6,} files  ", dict(became.most_common()))
    return int(
        any(c["crash"] + c["hang"] + c["slow"] + c["large"] + c["write"] for c in counts.values())
    )


if __name__ == "__main__":
    sys.exit(main())
