"""Hostile dossiers, by the hundred thousand, and commands killed at random moments.

    python bench/trials.py hostile --number 100000 --seed 0
    python bench/trials.py killed --number 200 --seed 0

Hostile: each is grown from the published schema, spoiled, and given to a command in this process;
an exit code but 0, 1 or 2, a run of over ten seconds, a traceback, or a file written where nobody
asked for one is printed with its seed. `tests/properties/test_hostile_dossiers.py` tries the first
two thousand. Killed: a command that writes runs as a process and is killed at a random moment;
then the dossier has no error, and the command, given again, ends as if nothing had happened.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import detente
from detente.cases import catalogue
from detente.findings.making import errors_in
from killed import contents
from trial import tried

COMMANDS = ("import", "copy", "new", "read")
ARTICLE = "“We shall never leave the ridge,” President Ana Dorn said on 9 May 2031 in Lake House.\n"


def hostile(number: int, seed: int) -> int:
    """Try so many dossiers; how many went wrong."""
    room, wrong, began = Path(tempfile.mkdtemp()), 0, time.perf_counter()
    for one in range(seed, seed + number):
        said = tried(one, room)
        if said:
            wrong += 1
            print(said, flush=True)
            shutil.rmtree(room)
            room.mkdir()
        if (one - seed + 1) % 1_000 == 0:
            took = time.perf_counter() - began
            print(f"{one - seed + 1:,} tried, {wrong} wrong, {took:.0f} s", flush=True)
    shutil.rmtree(room)
    return wrong


def killed(number: int, seed: int) -> int:
    """Kill so many commands; after how many of them something was wrong."""
    rng, wrong = random.Random(seed), 0
    with tempfile.TemporaryDirectory() as place:
        room = Path(place)
        book = detente.write_workbook("two-rivers", room / "book.xlsx")
        (room / "article.txt").write_text(ARTICLE, encoding="utf-8")
        for trial in range(number):
            name, folder = rng.choice(COMMANDS), room / f"talks-{trial}"
            words = {
                "import": ["import", "xlsx", str(book), "--into", str(folder)],
                "copy": ["cases", "two-rivers", "--copy-to", str(folder)],
                "new": ["new", str(folder)],
                "read": ["read", str(room / "article.txt"), "--into", str(folder)],
            }[name]
            if name == "read":
                shutil.copytree(catalogue.path("two-rivers"), folder)
            said = _killed(words, folder, rng.random() * 4)
            if said:
                wrong += 1
                print(f"trial {trial} of seed {seed}: {name}: {said}", flush=True)
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{number} killed, {wrong} wrong")
    return wrong


def _killed(words: list[str], folder: Path, wait: float) -> str:
    command = [sys.executable, "-m", "detente", *words]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(wait)
    process.send_signal(signal.SIGKILL)
    process.wait()
    if (folder / "dossier.yaml").exists():
        errors = errors_in(detente.check(folder))
        if errors:
            return str(errors[0])
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    whole = bool(folder.exists() and contents(folder))
    if again.returncode not in (0, 2) or not whole or errors_in(detente.check(folder)):
        return f"given again: exit {again.returncode}: {again.stderr[-200:]}"
    return ""


def main() -> int:
    """Run one of the trials."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trial", choices=("hostile", "killed"))
    parser.add_argument("--number", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    run = hostile if given.trial == "hostile" else killed
    return 1 if run(given.number, given.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
