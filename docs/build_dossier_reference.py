"""Writes the reference pages of the dossier; tests/unit/dossier/test_reference.py holds them.

python docs/build_dossier_reference.py
"""

from __future__ import annotations

from pathlib import Path

from detente.dossier.reference import dossier_pages

if __name__ == "__main__":
    for name, text in dossier_pages().items():
        path = Path(__file__).parent / "reference" / name
        path.write_text(text, encoding="utf-8", newline="\n")
