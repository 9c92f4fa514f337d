"""Every list and mapping of a dossier may stand empty: it is said, or it is as if left out."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.cases import catalogue
from detente.cli.main import main
from detente.dossier.files.read import check
from detente.dossier.files.yamltree import parse_yaml
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.fields import parts_of, words
from detente.errors import DossierError
from detente.findings.making import errors_in

Change = Callable[[str, str, str], tuple[int, int]]
CASE = catalogue.path("two-rivers")
TEXT = (CASE / "dossier.yaml").read_text(encoding="utf-8")
TREE = parse_yaml(TEXT, "dossier.yaml")
SMALL = ["--draws", "20", "--paths", "1", "--quiet"]
WORDS = {word for part in parts_of(Dossier) for word in words(part)}


def collections(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every list and mapping inside."""
    if path and isinstance(value, dict | list):
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        if isinstance(inner, dict | list):
            yield from collections(inner, (*path, key))


def emptied(path: tuple[str | int, ...], folder: Path) -> Path:
    """A copy of the case in which nothing stands inside that path."""
    here, span = TREE.data, TREE.spans[path]
    for step in path:
        here = here[step]
    nothing = "{}" if isinstance(here, dict) else "[]"
    before, after = TEXT[: span.start], TEXT[span.end :]
    text = before + nothing + after if span.flow else f"{before.rstrip()} {nothing}\n{after}"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(CASE, folder)
    (folder / "dossier.yaml").write_text(text, encoding="utf-8")
    return folder


def code_of(*words: str) -> int:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        return main([*words])


@pytest.mark.parametrize("top", TREE.data)
def test_no_command_stumbles_over_what_is_empty(top: str, tmp_path: Path) -> None:
    """Where check finds no error, talks are played under every lever, once for a kind of path."""
    stumbled, played = [], set()
    for path in collections(TREE.data):
        if path[0] != top:
            continue
        folder = emptied(path, tmp_path / "dossier")
        codes = [code_of("check", str(folder))]
        kind = tuple(step if step in WORDS else "*" for step in path)
        if kind not in played and not errors_in(check(folder)):
            played.add(kind)
            codes.append(code_of("levers", str(folder), *SMALL))
        if path in (("durability",), ("drafts", "sketch", "points")):
            page = str(tmp_path / "page.html")
            codes.append(code_of("brief", str(folder), "--out", page, *SMALL))
        if not set(codes) <= {0, 1}:
            stumbled.append((path, codes))
    assert stumbled == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("by: [2031-09-01, 2032-05-12], class", "«by: [], class"),
        ("for: [north, south]", "«for: []"),
        ("{name: The sketch, by: south,", "{name: The sketch, «by: [],"),
    ],
)
def test_a_list_that_needs_something_is_not_empty(
    old: str, new: str, folder: Path, change: Change
) -> None:
    place = change("dossier.yaml", old, new)
    [finding] = check(folder)
    assert (finding.slug, finding.place.line, finding.place.column) == ("missing", *place)
    assert "the list is empty" in finding.message


def test_a_list_of_nothing_readable_is_not_called_empty(folder: Path, change: Change) -> None:
    change("dossier.yaml", "by: [2031-09-01, 2032-05-12], class", "by: [«Dec 2031], class")
    [finding] = check(folder)
    assert (finding.slug, finding.mend) == ("not-a-date", "Write 2031-12.")


def test_a_consent_is_quoted_as_written(folder: Path, change: Change) -> None:
    change("dossier.yaml", "consent: required ", "consent: «Required ")
    [finding] = check(folder)
    assert '"Required" is no consent' in finding.message


def test_no_date_of_interest_in_python() -> None:
    with pytest.raises(DossierError, match=r"forecast\.by: the list is empty"):
        detente.read("two-rivers").set("forecast.by", [])


def test_one_date_is_told_how_a_list_is_written(folder: Path, change: Change) -> None:
    change("dossier.yaml", "by: [2031-09-01, 2032-05-12], class", "by: «2031-09-01, class")
    [finding] = check(folder)
    assert finding.mend == "Write a list: [2031-09-01]."
