"""Two hundred hostile files, always the same: each is read or refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FUZZ = Path(__file__).parents[3] / "bench" / "fuzz_documents.py"


def test_hostile_files_neither_crash_nor_hang() -> None:
    asked = [sys.executable, str(FUZZ), "--files", "200", "--seed", "3", "--limit", "20"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {line.split()[0] for line in done.stdout.splitlines() if " files " in line} == {
        "docx",
        "html",
        "md",
        "pdf",
        "txt",
    }
