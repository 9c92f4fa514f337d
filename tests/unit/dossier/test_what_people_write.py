"""What people write is taken as they meant it, or refused in words: texts, orders, empties."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.read import check, read
from detente.dossier.files.workbook.read import read_workbook
from detente.dossier.files.workbook.write import write_workbook
from detente.dossier.files.write import write
from detente.dossier.files.yamltree import parse_yaml
from detente.errors import Finding
from detente.worlds.inputs import draw_inputs

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
COST = "cost-per-month: 0.009 (0.004..0.02)"


def at(place: tuple[int, int], findings: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in findings if (f.place.line, f.place.column) == place]


def test_an_order_may_be_a_list(folder: Path, change: Change) -> None:
    old = "order: border > guarantee > army > dam > trade"
    change(Y, old, "order: «[border, army = dam, trade]")
    wants = read(folder).parties["north"].wants
    assert wants is not None
    assert wants.order == (("border",), ("army", "dam"), ("trade",))


def test_an_order_from_the_least_is_told_how_to_turn(folder: Path, change: Change) -> None:
    old = "order: border > guarantee > army > dam > trade"
    place = change(Y, old, "order: «trade < dam < border")
    (finding,) = at(place, check(folder))
    assert finding.mend == "Write what matters most first: border > dam > trade."


@pytest.mark.parametrize(
    ("old", "new", "message", "mend"),
    [
        (
            "{name: Mara Vey, role: special envoy}",
            "{name: Mara Vey, «PhD, role: special envoy}",
            '"PhD" is not a word known here, or has no value',
            'name: "Mara Vey, PhD"',
        ),
        (
            "{name: Mara Vey, role: special envoy}",
            "{name: Mara Vey, role: special envoy, «adviser, and friend}",
            '"adviser" and 1 more are not words known here',
            'role: "special envoy, adviser, and friend"',
        ),
        ("{border: middle-line, guar", "{border: old-line, «middle-line, guar", "brace", "[old-"),
        (
            "{name: Mara Vey, role: special envoy}",
            "{«x, name: Mara Vey, role: special envoy}",
            '"x"',
            "value after",
        ),
    ],
)
def test_a_comma_in_a_text_between_braces(
    old: str, new: str, message: str, mend: str, folder: Path, change: Change
) -> None:
    (finding,) = at(change(Y, old, new), check(folder))
    assert (finding.slug, finding.severity) == ("unknown-word", "error")
    assert message in finding.message
    assert mend in finding.mend


@pytest.mark.parametrize(
    ("old", "new", "slug", "severity"),
    [
        ("tracks: {", "«mediatoin:\ntracks: {", "unknown-word", "error"),
        ("tracks: {", "«mediatoin: ~\ntracks: {", "unknown-word", "error"),
        ("    principal: dorn", "    «principal:", "left-empty", "warning"),
        ("    principal: dorn", "    «principal: null", "left-empty", "warning"),
        ("balance: 0.45 (0.35..0.55)", "«balance:", "left-empty", "warning"),
        ("role: special envoy}", "role: special envoy, «until: }", "left-empty", "warning"),
        ("role: special envoy}", "role: special envoy, «untill: }", "unknown-word", "error"),
        ("old-line: The line of 2024", "«old-line: ", "no-value", "error"),
        ("land: Land and water", "«land: ", "no-value", "error"),
        ("sides: [north, south]", "sides: [north, south]\n  «union:", "no-value", "error"),
        ("vey: {name: Mara Vey, role: special envoy}", "«vey: ", "no-value", "error"),
        ("{army: cap-50k}, 3", "{«army: }, 3", "no-value", "error"),
    ],
)
def test_a_word_that_nothing_follows(
    old: str, new: str, slug: str, severity: str, folder: Path, change: Change
) -> None:
    (finding,) = at(change(Y, old, new), check(folder))
    assert (finding.slug, finding.severity) == (slug, severity)


def test_a_misspelt_word_that_stands_empty_is_told_its_spelling(
    folder: Path, change: Change
) -> None:
    (finding,) = at(change(Y, "tracks: {", "«mediatoin:\ntracks: {"), check(folder))
    assert finding.mend.endswith('Did you mean "mediation"?')


def test_a_needed_word_that_stands_empty_is_missing(folder: Path, change: Change) -> None:
    change(Y, "title: Two Rivers\n", "«title:\n")
    assert [f.slug for f in check(folder)] == ["missing"]


def test_a_point_left_empty_is_said(folder: Path, change: Change) -> None:
    place = change(Y, "4: unknown}", "«4: }")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("left-empty", "warning")
    assert finding.place.line == place[0]
    assert "Write unknown after it" in finding.mend


@pytest.mark.parametrize("note", ["#2", "# 2 for both"])
def test_a_note_that_hides_a_part_of_a_text(note: str, folder: Path, change: Change) -> None:
    place = change(Y, "title: Two Rivers\n", f"title: Two Rivers «{note}\n")
    (finding,) = check(folder)
    assert at(place, (finding,))
    assert (finding.slug, finding.severity) == ("note-in-value", "advice")
    assert f'"{note}" is not read' in finding.message
    assert read(folder).title == "Two Rivers"


@pytest.mark.parametrize("note", ["  # 2", " # a note", "  #2", " #"])
def test_a_note_is_a_note(note: str, folder: Path, change: Change) -> None:
    change(Y, "title: Two Rivers\n", f"title: Two Rivers{note}«\n")
    assert check(folder) == ()


def test_a_quoted_number_sign_is_text(folder: Path, change: Change) -> None:
    change(Y, "title: Two Rivers\n", '«title: "Two Rivers #2" #second\n')
    assert check(folder) == ()
    assert read(folder).title == "Two Rivers #2"


def test_a_note_that_hides_a_closing_brace(folder: Path, change: Change) -> None:
    place = change(
        Y, "{name: Mara Vey, role: special envoy}", "{name: Mara Vey, role: special envoy «#2}"
    )
    findings = check(folder)
    errors = [f for f in findings if f.severity == "error"]
    assert at(place, (errors[0],))
    assert "a bracket stays open" in errors[0].message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sides: [north, south]", "«sides: [north, south, coast]", "3 stand here"),
        ("title: Two Rivers\n", "«title: [Two, Rivers]\n", "a list is not a text"),
        ("role: special envoy}", "«role: [envoy, PhD]}", "a list is not a text"),
        ("sides: [north, south]", "sides: «north, south", '"north, south" is not a list'),
    ],
)
def test_a_list_where_something_else_belongs(
    old: str, new: str, message: str, folder: Path, change: Change
) -> None:
    findings = at(change(Y, old, new), check(folder))
    assert message in findings[0].message
    assert "fewer values" not in findings[0].message


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: {b: 1, c: x}", {"a": {"b": "1", "c": "x"}}),
        ('a: {"b": 1,"c":2}', {"a": {"b": "1", "c": "2"}}),
        ("a: {b: [1,5], c: }", {"a": {"b": ["1", "5"], "c": None}}),
        ("a: {b:\n  , c: 2}", {"a": {"b": None, "c": "2"}}),
        ("a: {? b, c: 2}", {"a": {"b": None, "c": "2"}}),
    ],
)
def test_what_stands_between_braces(text: str, data: object) -> None:
    tree = parse_yaml(text, Y)
    assert tree.data == data
    assert [f.slug for f in tree.findings] == (["unknown-word"] if "?" in text else [])


@pytest.mark.parametrize(
    "written",
    ["{required-on: []}", "{on: [guarantee]}", "{required: [guarantee]}", "yes", "[guarantee]"],
)
def test_a_consent_that_is_none_is_one_finding_that_names_the_form(
    folder: Path, change: Change, written: str
) -> None:
    change(Y, "consent: {required-on: [guarantee]}", f"consent: «{written}")
    (finding,) = check(folder)
    assert finding.slug == "not-one-of"
    assert "{required-on: [issue, issue]}" in finding.mend


@pytest.mark.parametrize("sign", [">=", "≥", ">>", "≻"])
def test_a_sign_of_order_that_is_none_is_told_how_an_order_is_written(
    folder: Path, change: Change, sign: str
) -> None:
    place = change(Y, "order: border > guarantee", f"order: «border {sign} guarantee")
    (finding,) = at(place, check(folder))
    assert finding.mend.startswith("Write a > b where a matters more")


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("worst-to-best cap-50k, cap-80k, no-cap", "Write best-to-worst no-cap, cap-80k, cap-50k."),
        ("best to worst no-cap, cap-80k, cap-50k", "Write best-to-worst no-cap, cap-80k, cap-50k."),
        (
            "{worst-to-best: [cap-50k, cap-80k, no-cap]}",
            "Write best-to-worst no-cap, cap-80k, cap-50k.",
        ),
    ],
)
def test_an_order_of_options_that_is_called_otherwise(
    folder: Path, change: Change, written: str, mend: str
) -> None:
    change(Y, "army: best-to-worst no-cap, cap-80k, cap-50k", f"army: «{written}")
    (finding,) = [one for one in check(folder) if one.severity == "error"]
    assert finding.mend == mend


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ({"issued": {"date-parts": [[2025, 13, 45]]}}, "no-such-date"),
        ({"accessed": {"date-parts": [[2031, 2, 30]]}}, "no-such-date"),
        ({"issued": {"date-parts": ["x"]}}, "no-such-date"),
        ({"issued": {"date-parts": [[2099, 1, 1]]}}, "later-source"),
    ],
)
def test_the_dates_of_a_source_exist_and_are_not_after_the_day_of_the_dossier(
    folder: Path, said: dict[str, object], slug: str
) -> None:
    file = folder / "sources.json"
    sources = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps([{**sources[0], **said}, *sources[1:]]), encoding="utf-8")
    (finding,) = check(folder)
    assert (finding.slug, finding.place.file) == (slug, "sources.json")


@pytest.mark.parametrize(
    "consent", ["five of six", "{at-least: 5, of: [north, south]}", "any two", "5/6", "majority"]
)
def test_the_leave_of_some_is_refused_with_a_way_to_say_it(
    consent: str, folder: Path, change: Change
) -> None:
    change(Y, "    consent: required                  # a", f"    consent: «{consent}  # a")
    (finding,) = [f for f in check(folder) if f.slug == "leave-of-some"]
    assert "make the group one party" in finding.mend


def test_who_negotiates_without_fighting(folder: Path, change: Change) -> None:
    change(Y, "kind: guarantor", "kind: «negotiator")
    assert check(folder) == ()
    assert read(folder).parties["coast"].kind == "negotiator"


def test_options_of_one_rank_are_worth_the_same(folder: Path, change: Change) -> None:
    change(Y, "best-to-worst no-cap, cap-80k, cap-50k", "«best-to-worst no-cap, cap-80k = cap-50k")
    assert check(folder) == ()
    dossier = read(folder)
    wants = dossier.parties["north"].wants
    assert wants is not None
    assert wants.worth["army"].ranks == (("no-cap",), ("cap-80k", "cap-50k"))
    inputs = draw_inputs(dossier, draws=50, seed=1)
    columns = [inputs.column(f"north.worth.army.{o}") for o in ("no-cap", "cap-80k", "cap-50k")]
    assert (columns[0] == 1).all()
    assert (columns[1] == 0).all()
    assert (columns[2] == 0).all()


@pytest.mark.parametrize(
    ("order", "slug"),
    [("no-cap = cap-80k > cap-50", "unknown-option"), ("no-cap = No Cap, cap-50k", "bad-id")],
)
def test_what_is_wrong_in_a_tie(order: str, slug: str, folder: Path, change: Change) -> None:
    change(Y, "best-to-worst no-cap, cap-80k, cap-50k", f"«best-to-worst {order}")
    assert slug in [f.slug for f in check(folder)]


def test_a_tie_is_written_as_it_was_read_and_goes_through_a_workbook(
    folder: Path, change: Change, tmp_path: Path
) -> None:
    change(Y, "best-to-worst no-cap, cap-80k, cap-50k", "«best-to-worst no-cap, cap-80k = cap-50k")
    dossier = read(folder)
    assert read(write(dossier, tmp_path / "again")) == dossier
    write_workbook(dossier, tmp_path / "rivers.xlsx")
    assert read_workbook(tmp_path / "rivers.xlsx")[0].parties == dossier.parties


def test_options_in_a_list_are_one_finding_and_known_elsewhere(
    folder: Path, change: Change
) -> None:
    place = change(
        Y, "options: {closed: None, quota: A quota, open: Open}", "«options: [closed, quota, open]"
    )
    findings = check(folder)
    assert [(f.slug, f.mend) for f in findings] == [
        ("wrong-type", "Write a mapping (name: value).")
    ]
    assert at(place, findings)


@pytest.mark.parametrize(
    ("old", "new", "mend"),
    [
        (
            "army: best-to-worst no-cap",
            "army: «best-to-worse no-cap",
            "Write best-to-worst no-cap, cap-80k, cap-50k.",
        ),
        (
            "army: best-to-worst no-cap, cap-80k, cap-50k",
            "army: «worse to better cap-50k, cap-80k, no-cap",
            "Write best-to-worst no-cap, cap-80k, cap-50k.",
        ),
        ("absolute: 0.7 (0.5..0.9)", "absolute: «.8 to .95", "Write 0.8..0.95."),
        ("absolute: 0.7 (0.5..0.9)", "absolute: «.7 (.5 - .9)", "Write 0.7 (0.5..0.9)."),
    ],
)
def test_a_mend_is_what_was_meant(
    old: str, new: str, mend: str, folder: Path, change: Change
) -> None:
    place = change(Y, old, new)
    findings = check(folder)
    assert [f.mend for f in findings] == [mend]
    assert at(place, findings)
