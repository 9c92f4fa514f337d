"""A sign, a word or a line that was lost is one finding: what only follows from it is not said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.cases import catalogue
from detente.dossier.files.lostline import find_lost_lines
from detente.dossier.files.read import check
from detente.dossier.files.yamltree import parse_yaml
from detente.dossier.model.evidence import STATEMENT_COLUMNS

Change = Callable[[str, str, str], tuple[int, int]]
Y, S, E, J = "dossier.yaml", "statements.csv", "events.csv", "sources.json"
TRACKS = "tracks: {land: Land and water, safety: Safety, trade: Trade}\nissues:"
LATE = 'stand on it.",en,border=middle-line:acceptable-if'

LOST = [
    # a colon
    (Y, "{issue: border, never: f", "{«issue border, never: f", "unknown-word", "issue: border."),
    (Y, "front-line, absolute: 0.6", "front-line, «absolute 0.6", "unknown-word",
     "Write a colon after absolute: absolute: 0.6 (0.4..0.8)."),
    (Y, "Okafor, role: foreign", "Okafor, «role foreign", "unknown-word", "role: foreign mini"),
    (Y, "consult: A duty", "«consult:A duty", "unknown-word", "consult: A duty to consult."),
    (Y, "safety: Safety", "«safety Safety", "unknown-word", "after safety: safety: Safety."),
    (Y, "troops: Troops of", "«troops Troops of", "unknown-word", "troops: Troops of the Coast L"),
    (Y, "month: 2 (1..4)", "month: {«estimate 2 (1..4)}", "unknown-word", "estimate: 2 (1..4)."),
    # a part under another's name
    (Y, "\nwar:\n", "\n«standoff:\n", "unknown-word", "Write war: in its place."),
    # a word
    (Y, "month: 2 (1..4)", "month: {«2 (1..4), why: s1}", "unknown-word",
     "Write estimate: before it, {estimate: 2 (1..4), …}."),
    (Y, "2: {army: cap-50k}, 3", "«1: {army: cap-50k}, 3", "duplicate-key", "Keep one of the two"),
    (Y, "{issue: border, never: f", "{:« border, never: f", "unknown-word", "Write the word"),
    (Y, "    name: Where the border runs", "    «: Where", "unknown-word", "Write the word before"),
    (Y, "    today: front-line", "    «: front-line", "unknown-word", "Write the word before"),
    (Y, "options: {none: Nobody", ":« {none: Nobody", "unknown-word", "Write the word before"),
    (Y, "    people: {ruiz", "    «: {ruiz", "unknown-word", "Write the word before"),
    (Y, "people: {dorn: {", "people: {:« {", "bad-id", "Write dorn, as it is called in 2 places"),
    (Y, "      why: a-ridge", "      «Why: a-ridge", "unknown-word", 'Did you mean "why"?'),
    (Y, "{at-least: troops}", "{at-least: «Troops}", "bad-id", "lower-case"),
    (S, "to,channel,", "to,,", "unknown-column", "Name the column in the first line"),
    (J, '"id": "bulletin"', '"ids": "bulletin"', "missing", 'Write id in place of "ids". It is'),
    (J, '"type": "article', '"tpye": "article', "missing", 'Write type in place of "tpye".'),
    (Y, "    today: front-line", "    «today: ", "left-empty", "Write its value after it"),
    (Y, "behaviour: {why: a-ridge", "behaviour: {«why: ", "left-empty", "Write its value after it"),
    (Y, "ends-mediation: true", "«ends-mediation: ", "left-empty", "Write its value after it"),
    (Y, "at-most: old-line", "«at-most: ", "left-empty", "Write its value after it"),
    (Y, "The sketch, by", "The sketch, «yb", "unknown-word", 'Did you mean "by"?'),
    # a line, or blanks before it
    (Y, "  union: {name", "    «union: {name", "unknown-word", "Let it begin where the others"),
    (Y, "  south:\n    name", "    «south:\n    name", "unknown-word", "Let it begin where the"),
    (Y, "  union: {name: Lakes Union, kind: mediator, people: {vey: {name: Mara Vey, role: special "
     "envoy}}}\n", "", "unknown-party", "Parties here: north, south, coast."),
    (Y, TRACKS, "issues:", "unknown-track", "There are no tracks here yet"),
    (Y, "    consent: required\n    people: {ruiz", "    people: {ruiz", "odd-role", "for south"),
    (J, '    "id": "bulletin",\n', "", "missing", 'It is likely "bulletin", which is named in 8'),
    (Y, "  south:\n    name: South", "    «name: South", "duplicate-key", 'is likely "south", wh'),
    # a comma, a quotation mark
    (Y, "[report#chapter 4, a-ridge]", "[«report a-ridge]", "unknown-why", "[report, a-ridge]."),
    (S, LATE, LATE.replace("en,b", "enb"), "bad-row", "A comma is likely lost"),
    (S, "s2,2031-03-28,", "«s2 2031-03-28,", "bad-row", "A comma is likely lost"),
    (S, "\ns5,", f"\n«{','.join(STATEMENT_COLUMNS)}\ns5,", "bad-row", "Take the line away;"),
    (S, LATE, LATE.replace('"', ""), "bad-row", "Put text with commas in quotation marks"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "slug", "mend"), LOST)
def test_what_was_lost_is_one_finding(
    file: str, old: str, new: str, slug: str, mend: str, folder: Path, change: Change
) -> None:
    place = change(file, old, new if "«" in new else f"«{new}")
    [finding] = check(folder)
    assert finding.slug == slug
    assert mend in finding.mend
    if "«" in new:
        assert (finding.place.file, finding.place.line, finding.place.column) == (file, *place)


@pytest.mark.parametrize(
    ("case", "part", "around"),
    [
        ("two-rivers", "war", "issues"),
        ("two-rivers", "durability", "war"),
        ("two-rivers", "drafts", "durability"),
        ("two-rivers", "deadlines", "drafts"),
        ("two-rivers", "assumptions", "levers"),
        ("vienna-2015", "standoff", "issues"),
        ("vienna-2015", "mediation", "behaviour"),
        ("vienna-2015", "levers", "forecast"),
        ("ukraine-2025", "durability", "war"),
        ("ukraine-2025", "behaviour", "deadlines"),
    ],
)
def test_the_line_that_names_a_part_was_lost(
    case: str, part: str, around: str, tmp_path: Path
) -> None:
    """What it held stands under the part before it, and is read as what it is."""
    folder = Path(shutil.copytree(catalogue.path(case), tmp_path / "d"))
    text = (folder / Y).read_text(encoding="utf-8")
    line = text[: text.index(f"\n{part}:\n")].count("\n") + 2
    (folder / Y).write_text(text.replace(f"\n{part}:\n", "\n"), encoding="utf-8")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("unknown-word", "error")
    assert 0 <= finding.place.line - line <= 4
    assert finding.message.startswith(f'under "{around}" stand words of "{part}": ')
    assert finding.mend == f"A line is likely lost before them: write {part}: on a line of its own."


@pytest.mark.parametrize("absent", [("tracks",), ("assumptions",), ("tracks", "drafts", "levers")])
def test_no_line_is_lost_where_a_part_is_left_out(absent: tuple[str, ...]) -> None:
    """What stands under a part by its own words is never another's, whatever is left out."""
    for case in ("two-rivers", "vienna-2015", "pretoria-2022", "ukraine-2025"):
        text = (catalogue.path(case) / Y).read_text(encoding="utf-8")
        tree = parse_yaml(text, Y)
        for part in absent:
            del tree.data[part]
        find_lost_lines(tree)
        assert tree.findings == []
        assert not set(absent) & set(tree.data)


def test_a_part_after_texts_has_lost_its_line(folder: Path, change: Change) -> None:
    """Texts are the own words of assumptions; what is none begins another part."""
    text = (folder / Y).read_text(encoding="utf-8")
    levers = text[text.index("\nlevers:\n") :].split("\n\n")[0]
    (folder / Y).write_text(text.replace(levers, "") + levers, encoding="utf-8")
    change(Y, "\nlevers:\n", "\n«")
    [finding] = check(folder)
    assert finding.message.startswith('under "assumptions" stand words of "levers": ')


def test_what_lacks_a_word_of_its_own_is_no_other_part(folder: Path, change: Change) -> None:
    """A name alone would do for a lever, and no levers are there."""
    tree = parse_yaml((folder / Y).read_text(encoding="utf-8"), Y)
    del tree.data["levers"]
    last = list(tree.data["issues"])[-1]
    tree.data["issues"][last] = {"name": "Trade"}
    find_lost_lines(tree)
    assert tree.findings == []


@pytest.mark.parametrize("part", ["war", "durability", "deadlines", "assumptions"])
def test_what_a_part_held_whose_word_is_indented_is_its_own(
    part: str, folder: Path, change: Change
) -> None:
    line, _ = change(Y, f"\n{part}:\n", f"\n  «{part}:\n")
    empty, held = check(folder)
    assert (empty.slug, empty.place.line) == ("no-value", line)
    assert f'stand words of "{part}": ' in held.message
