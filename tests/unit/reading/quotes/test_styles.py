"""Statements in many styles: reports, courts, bulletins, strikes, communiqués, histories."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actors
from detente.reading.parsed import parse
from detente.reading.quotes.scene import Scene, scene_of
from detente.reading.quotes.statements import indirect, quotations

STYLES = Path(__file__).parent / "styles"
INDIRECT = (STYLES / "indirect.txt").read_text(encoding="utf-8").splitlines()
"""What is said stands in brackets; after the bar, who says it."""
QUOTED = (STYLES / "quoted.txt").read_text(encoding="utf-8").splitlines()
"""Who says each quotation, or nothing where there is none."""


def scene(text: str) -> Scene:
    return scene_of(parse(Document(name="a.txt", text=text, sha256="0" * 64)), Actors())


@pytest.mark.parametrize("row", INDIRECT)
def test_what_is_said_and_by_whom(row: str) -> None:
    marked, _, speaker = row.partition("|")
    found = indirect(scene(re.sub(r"[\[\]]", "", marked).strip()), [])
    assert [one.text for one in found] == re.findall(r"\[([^\]]+)\]", marked)
    assert [one.speaker or "" for one in found][:1] == [speaker.strip()] * bool(found)


@pytest.mark.parametrize("row", QUOTED)
def test_whose_a_quotation_is(row: str) -> None:
    text, _, speakers = row.partition("|")
    found = [one.speaker or "nobody" for one in quotations(scene(text.strip()))]
    assert "; ".join(found) == speakers.strip()
