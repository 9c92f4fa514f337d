"""One cause in dossier.yaml is one finding, and what contradicts itself is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.cases import catalogue
from detente.dossier.files.read import check

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"


@pytest.mark.parametrize("consent", ["{required-on: «[arms]}", "{required-on: «arms}"])
def test_leave_on_one_issue_alone_is_one_cause(consent: str, tmp_path: Path) -> None:
    """All that is said of the other ten issues, and of failing, counts for nothing."""
    folder = Path(shutil.copytree(catalogue.path("vienna-2015"), tmp_path / "v"))
    file = folder / Y
    head, iran, rest = file.read_text(encoding="utf-8").partition("  iran:\n")
    text = head + iran + rest.replace("consent: required", f"consent: {consent}", 1)
    file.write_text(text.replace("«", ""), encoding="utf-8")
    before = text[: text.index("«")]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("unread-number", "advice")
    assert finding.place.line == line
    assert finding.place.column in (column, before.rsplit("\n", 1)[1].index("required-on") + 1)
    assert finding.message == (
        'a deal needs the leave of "iran" on arms alone: nothing is worked out from what it is '
        "said to want of centrifuges, limits-last, research and 7 more."
    )
    assert "consent: required" in finding.mend


ARMY = "worth: {army: {cap-50k: 0, cap-80k: 0.5, no-cap: 1}, guarantee:"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("worth: {guarantee: {none: 0, consult: 1", f"{ARMY} {{none: 0, consult: 1", "of army."),
        ("order: guarantee\n", "order: guarantee > trade\n", "of trade."),
        ("it-fails: {north:", "it-fails: {coast: -0.1, north:", "durability.if-it-fails.coast."),
    ],
)
def test_an_order_and_what_failing_brings_count_there_too(
    old: str, new: str, what: str, folder: Path, change: Change
) -> None:
    change(Y, old, f"«{new}")
    [finding] = [f for f in check(folder) if f.slug == "unread-number"]
    assert finding.message.startswith('a deal needs the leave of "coast" on guarantee alone:')
    assert finding.message.endswith(what)
    assert (finding.place.line, finding.place.column) == (50, 15)


def test_numbers_of_a_party_that_does_not_count_are_one_finding(
    folder: Path, change: Change
) -> None:
    place = change(
        Y, "a-ridge, south: {f", "a-ridge, union: {firmness: 0.5, patience-months: 3}, south: {f«"
    )
    change(Y, "if-it-fails: {north:", "if-it-fails: {union: «0.1, north:")
    [finding] = check(folder)
    assert place
    assert (finding.slug, finding.message) == (
        "unread-number",
        "nothing is worked out from durability.if-it-fails.union and 2 more of its numbers.",
    )


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("adds: -0.15 (", "«add: -0.15 (", 'Did you mean "adds"?'),
        ("as-of: 2031-05-12", "«as of: 2031-05-12", 'Did you mean "as-of"?'),
        ("sides: [north, south]", "«side: [north, south]", 'Did you mean "sides"?'),
        ("stance: rejects, date: 2031", "stance: rejects, «dates: 2031", 'Did you mean "date"?'),
    ],
)
def test_a_needed_word_misspelt_is_not_missing_too(
    old: str, new: str, mend: str, folder: Path, change: Change
) -> None:
    place = change(Y, old, new)
    [finding] = check(folder)
    assert finding.slug == "unknown-word"
    assert (finding.place.line, finding.place.column) == place
    assert finding.mend.endswith(mend)


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("accepts: [1, 2], objects", "accepts: 1, «2, objects", "accepts: [1, 2]."),
        ("never: front-line,", "never: front-line, «middle-line,", "[front-line, middle-line]."),
        ("by: [2031-09-01, 2032-05-12]", "by: 2031-09-01, «2032-05-12", "-01, 2032-05-12]."),
        ("for: [north, south]", "for: north, «south", "for: [north, south]."),
        ("n: [guarantee]}", "n: guarantee, «army}", "required-on: [guarantee, army]."),
        ("also: Marshal Lis", "also: Marshal Lis, «Kell", '["Marshal Lis, Kell"].'),
        ("quota: 0.6,", "«0.6,", "NAME: 0.6; or take it away."),
    ],
)
def test_several_without_brackets_are_told_how(
    old: str, new: str, mend: str, folder: Path, change: Change
) -> None:
    place = change(Y, old, new)
    [finding] = check(folder)
    assert finding.slug == "unknown-word"
    assert (finding.place.line, finding.place.column) == place
    assert finding.mend.endswith(mend)


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        ("for: [north, south]", "for: «north south", "Put brackets around several: [north,"),
        ("for: [north, south]", "for: [«north south]", "Separate several by commas: north,"),
        ("border > guarantee >", "border > guarantee", "Write which matters more: guarantee >"),
        ("no-cap, cap-80k", "no-cap cap-80k", "Separate several by commas: no-cap, cap-80k;"),
        ("today: front-line", "today: «front line", "One id is written front-line."),
    ],
)
def test_several_ids_are_parted_as_their_place_has_it(
    old: str, new: str, mend: str, folder: Path, change: Change
) -> None:
    if "«" in new:
        change(Y, old, new)
    else:
        text = (folder / Y).read_text(encoding="utf-8").replace(old, new, 1)
        (folder / Y).write_text(text, encoding="utf-8")
    [finding] = check(folder)
    assert finding.slug == "bad-id"
    assert finding.mend.startswith(mend)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("stance: rejects, date", "stance: «accepts, date", "objects to point 1."),
        ("stance: rejects, date", "stance: «silent, date", "names points of it."),
        ("stance: accepts-part, date", "stance: «silent, date", "names points of it."),
        ("stance: rejects, date", "stance: «objects, date", ""),
    ],
)
def test_a_response_that_contradicts_itself(
    old: str, new: str, said: str, folder: Path, change: Change
) -> None:
    place = change(Y, old, new)
    findings = check(folder)
    assert [(f.slug, f.severity, f.place.line, f.place.column) for f in findings] == (
        [("accepts-and-objects", "warning", *place)] if said else []
    )
    assert all(finding.message.endswith(said) for finding in findings)
