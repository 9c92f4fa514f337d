"""An id that was changed where it stands is one finding, and a mend that is offered mends."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.cases import catalogue
from detente.dossier.files.read import check

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
WORD = re.compile(r"[a-z][a-z0-9.-]{2,}[a-z0-9]")
RENAMED = [
    (Y, "  border:\n    name", "  frontier:\n    name", "unknown-issue", "border", 13),
    (Y, "  south:\n    name", "  southern:\n    name", "unknown-party", "south", 13),
    (Y, "  first-plan:\n", "  the-plan:\n", "unknown-draft", "first-plan", 3),
    (Y, "people: {dorn:", "people: {anadorn:", "unknown-person", "dorn", 2),
    (Y, "{none: Nobody", "{nobody: Nobody", "unknown-option", "none", 6),
    (Y, "  a-guard: ", "  a-guards: ", "unknown-why", "a-guard", 2),
    (Y, "tracks: {land:", "tracks: {water:", "unknown-track", "land", 2),
    ("sources.json", '"id": "bulletin"', '"id": "paper"', "unknown-source", "bulletin", 8),
    ("statements.csv", "\ns3,", "\ns33,", "unknown-statement", "s3", 1),
]


@pytest.mark.parametrize(("file", "old", "new", "slug", "id", "places"), RENAMED)
def test_an_id_renamed_where_it_stands_is_one_finding(
    file: str, old: str, new: str, slug: str, id: str, places: int, folder: Path, change: Change
) -> None:
    change(file, old, f"{new}«")
    [finding] = check(folder)
    assert finding.slug == slug
    assert f'"{id}"' in finding.message
    several = re.search(r"So in (\d+) other places", finding.message)
    others = int(several[1]) if several else int("So in another place" in finding.message)
    assert others + 1 == places
    renamed = re.findall(r"[a-z0-9-]+", new.removeprefix('"id": '))
    if places > 1:
        assert f'call it "{id}" again where it stands' in finding.mend
        assert any(f'Nothing names "{word}"' in finding.mend for word in renamed)


CAUSES = [
    (Y, "  south:\n    name", "  «South Republic:\n    name", "bad-id", "Write south, as it is "),
    (Y, "{none: Nobody", "{«None: Nobody", "bad-id", "Write none, as it is called in 6 places, "),
    ("sources.json", '  {\n    "id": "bulletin"', '  «{\n    "id": "Bulletin"', "bad-id",
     "Write bulletin, as it is called in 8 places, first in statements.csv:2:137."),
    ("sources.json", '  {\n    "id": "bulletin"', '  {\n    "id": "report"', "duplicate-id",
     'One of the two is likely "bulletin", which is named in 8 places, '),
    ("statements.csv", "\ns1,", "\n«s2,", "duplicate-id", 'is likely "s1", which is'),
    (Y, "  south:\n    name", "  «north:\n    name", "duplicate-key", 'is likely "south", which'),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "slug", "mend"), CAUSES)
def test_what_keeps_an_id_from_being_known_is_the_finding(
    file: str, old: str, new: str, slug: str, mend: str, folder: Path, change: Change
) -> None:
    place = change(file, old, new if "«" in new else f"{new}«")
    [finding] = check(folder)
    assert finding.slug == slug
    assert mend in finding.mend
    if slug != "duplicate-id":
        assert (finding.place.line, finding.place.column) == place


@pytest.mark.parametrize(
    ("old", "new", "meant"),
    [
        ("\nissues:\n", "\n«issue:\n", "issues"),
        ("\nparties:\n", "\n«party:\n", "parties"),
        ("\nwar:\n", "\n«wars:\n", "war"),
        ("people: {ruiz", "«pepole: {ruiz", "people"),
        ("  today: front-line", "  «todays: front-line", "today"),
        ("options: {none: Nobody", "«option: {none: Nobody", "options"),
        ("points: {1: {border: front-line}, 2: {army: cap-50k}, 3",
         "«point: {1: {border: front-line}, 2: {army: cap-50k}, 3", "points"),
    ],
)  # fmt: skip
def test_a_part_under_a_misspelt_word_is_not_missed(
    old: str, new: str, meant: str, folder: Path, change: Change
) -> None:
    """What stands under it has names all the same, and nothing is concluded from its absence."""
    place = change(Y, old, new)
    [finding] = check(folder)
    assert (finding.place.line, finding.place.column) == place
    assert finding.mend.endswith(f'Did you mean "{meant}"?')


def test_two_ids_that_are_not_there_are_two_findings(folder: Path, change: Change) -> None:
    change(Y, "set-by: union", "set-by: «unoin")
    change(Y, "principal: dorn", "principal: «dron")
    assert [f.slug for f in check(folder)] == ["unknown-person", "unknown-party"]


def test_mends_that_are_offered_mend(folder: Path) -> None:
    """Two letters of a word are exchanged; the mend by name is done, and nothing is left to say."""
    file = folder / Y
    good = file.read_text(encoding="utf-8")
    lines = (good[: word.start()].rpartition("\n")[2] for word in WORD.finditer(good))
    words = [word for word, line in zip(WORD.finditer(good), lines, strict=True) if "#" not in line]
    draw = random.Random(11)
    mended = 0
    for word in draw.sample(words, 40):
        at = draw.choice([n for n in range(len(word[0]) - 1) if word[0][n : n + 2].isalpha()])
        typed = f"{word[0][:at]}{word[0][at + 1]}{word[0][at]}{word[0][at + 2 :]}"
        file.write_text(good[: word.start()] + typed + good[word.end() :], encoding="utf-8")
        for finding in check(folder):
            offered = re.search(r'Did you mean "([^"]+)"', finding.mend)
            again = re.search(f'Nothing names "{typed}": .* call it "([^"]+)" again', finding.mend)
            mend = offered or again
            if mend is not None:
                file.write_text(good[: word.start()] + mend[1] + good[word.end() :], "utf-8")
                assert check(folder) == (), finding
                mended += 1
    assert mended > 20


def test_a_day_that_is_too_early_is_one_finding(folder: Path, change: Change) -> None:
    """All twenty-two things that the dossier tells of come after it."""
    place = change(Y, "as-of: 2031-05-12", "as-of: «2026-05-12")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("after-as-of", "warning")
    assert (finding.place.line, finding.place.column) == place
    assert finding.message.startswith(
        "22 things are later than 2026-05-12, the day of the dossier: the first is of 2028-09, "
        "the last of 2031-05-10. They stand in dossier.yaml:73:3, "
    )


def test_a_few_that_are_too_late_are_told_one_by_one(folder: Path, change: Change) -> None:
    change(Y, "as-of: 2031-05-12", "as-of: «2031-05-01")
    found = [(f.slug, f.place.file) for f in check(folder)]
    assert found == [
        ("later-source", "sources.json"),
        ("after-as-of", "statements.csv"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "of", "mend"),
    [
        ("breaking-costs: {guarantee:", "breaking-costs: {«trade:", "guarantee", "closed, quota"),
        ("trade: best-to-worst open, quota, closed", "«trade: best-to-worst troops, none",
         "guarantee", "closed, quota"),
    ],
)  # fmt: skip
def test_options_under_another_issue_are_one_finding(
    old: str, new: str, of: str, mend: str, folder: Path, change: Change
) -> None:
    place = change(Y, old, new)
    [finding] = check(folder)
    assert (finding.slug, finding.place.line, finding.place.column) == ("unknown-option", *place)
    assert f'options of "{of}": ' in finding.message
    assert finding.mend.startswith(f"Write {of} in its place, or options of")
    assert mend in finding.mend


def test_what_stands_under_another_issue_is_not_missed(folder: Path, change: Change) -> None:
    change(Y, "        dam: best-to-worst south, joint, north\n", "«")
    place = change(
        Y, "        guarantee: {none: 1, consult: 0.8", "        «dam: {none: 1, consult: 0.8"
    )
    [wrong] = check(folder)
    assert (wrong.slug, wrong.place.line, wrong.place.column) == ("unknown-option", *place)


def test_a_note_that_leaves_a_bracket_open_is_one_finding(folder: Path, change: Change) -> None:
    place = change(Y, "[a-vote, report#chapter 2]", "[a-vote, report «#chapter 2]")
    [finding] = check(folder)
    assert (finding.slug, finding.place.line, finding.place.column) == ("not-yaml", *place)


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("[2031, 5, 10]", "[[2031, 5, 10]]."),
        ("[2031]", "[[2031]]."),
        ("[2031, 15, 10]", "[[year, month, day]], [[year, month]] or [[year]]."),
    ],
)
def test_a_date_of_a_source_that_lacks_a_bracket_is_one_finding(
    written: str, mend: str, folder: Path, change: Change
) -> None:
    change("sources.json", '"date-parts": [[2031, 5, 10]]', f'«"date-parts": {written}')
    [finding] = check(folder)
    assert (finding.slug, finding.mend) == ("no-such-date", f"Write date-parts as {mend}")


def test_what_no_deal_is_worth_said_twice_is_one_finding(tmp_path: Path) -> None:
    """Levers change its parts; which of the two stays is not known yet."""
    folder = Path(shutil.copytree(catalogue.path("vienna-2015"), tmp_path / "v"))
    file = folder / Y
    head, standoff, rest = file.read_text(encoding="utf-8").partition("\nstandoff:")
    before, iran, after = rest.partition("  iran:")
    after = after.replace("fallback:", "no-deal:", 1)
    file.write_text(head + standoff + before + iran + after, encoding="utf-8")
    assert [(f.slug, f.place.line) for f in check(folder)] == [("said-twice", 292)]
