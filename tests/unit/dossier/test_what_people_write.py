"""What people write is taken as they meant it, or refused in words: commas, per cent, empties."""

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
from detente.estimates import Estimate
from detente.worlds.inputs import draw_inputs

Change = Callable[[str, str, str], tuple[int, int]]
Y = "dossier.yaml"
COST = "cost-per-month: 0.009 (0.004..0.02)"


def at(place: tuple[int, int], findings: tuple[Finding, ...]) -> list[Finding]:
    return [f for f in findings if (f.place.line, f.place.column) == place]


@pytest.mark.parametrize(
    ("written", "number", "mend"),
    [
        ("0,06", "0,06", "Write 0.06."),
        ("0,01 (0..0,03)", "0,01 (0..0,03)", "Write 0.01 (0..0.03)."),
        ("0,3 (0,1..0,6)", "0,3 (0,1..0,6)", "Write 0.3 (0.1..0.6)."),
        ("0,3 (0,1, 0,6)", "0,3 (0,1, 0,6)", "Write 0.3 (0.1..0.6)."),
        ("0,2..0,6", "0,2..0,6", "Write 0.2..0.6."),
        ("-0,6..-0,2", "-0,6..-0,2", "Write -0.6..-0.2."),
        ("1,3 %", "1,3 %", "Write 1.3 %."),
        ("1,500", "1,500", "Write 1.500; or 1500, if a thousand is meant."),
    ],
)
def test_a_decimal_comma_between_braces(
    written: str, number: str, mend: str, folder: Path, change: Change
) -> None:
    """YAML ends the value at the comma; the two halves are one number that is not read."""
    place = change(Y, COST, f"cost-per-month: «{written}")
    findings = check(folder)
    (finding,) = at(place, findings)
    assert (finding.slug, finding.severity) == ("decimal-comma", "error")
    assert f'"{number}" is no number' in finding.message
    assert finding.mend.startswith(mend)
    assert len(findings) == 1


def test_each_decimal_comma_of_a_line_is_found(folder: Path, change: Change) -> None:
    change(Y, COST, "«cost-per-month: 0,5, believes-spread: 0,5, dictating: 1,5")
    assert [f.slug for f in check(folder) if f.slug != "unknown-word"].count("decimal-comma") == 3


def test_a_decimal_comma_in_one_of(folder: Path, change: Change) -> None:
    place = change(Y, "{one-of: {0.4: 2, 0.8: 1}}", "{one-of: {«0,4: 2, 0.8: 1}}")
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.mend[:11]) == ("decimal-comma", "Write 0.4. ")


@pytest.mark.parametrize("written", ["0,45", "0,45 (0,35..0,55)", "45,5 %"])
def test_a_decimal_comma_in_a_line_of_its_own(written: str, folder: Path, change: Change) -> None:
    place = change(Y, "balance: 0.45 (0.35..0.55)", f"balance: «{written}")
    (finding,) = check(folder)
    assert at(place, (finding,))
    assert finding.slug == "decimal-comma"
    assert finding.mend == f"Write {written.replace(',', '.')}."


def test_a_decimal_comma_in_a_change(folder: Path, change: Change) -> None:
    place = change(Y, "durability: -0.05 (-0.15..0)", 'durability: «"-0,05 (-0,15..0)"')
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.mend) == ("decimal-comma", "Write -0.05 (-0.15..0).")


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ('"+0,004 (0,001..0,008)"', "Write +0.004 (0.001..0.008)."),
        ('"x1,5"', "Write x1.5."),
        ("x1,5", "Write x1.5. If"),
        ("x0,8 (0,6..1)", "Write x0.8 (0.6..1). If"),
        ("+0,1", "Write +0.1. If"),
    ],
)
def test_the_mend_of_a_change_keeps_its_sign(
    written: str, mend: str, folder: Path, change: Change
) -> None:
    place = change(Y, "durability: -0.05 (-0.15..0)", f"durability: «{written}")
    (finding,) = at(place, check(folder))
    assert finding.slug == "decimal-comma"
    assert finding.mend.startswith(mend)


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
    ("written", "low", "high", "mode"),
    [
        ("70%", 0.7, 0.7, None),
        ("70 %", 0.7, 0.7, None),
        ("60..80 %", 0.6, 0.8, None),
        ("70 % (60..80)", 0.6, 0.8, 0.7),
    ],
)
def test_per_cent_is_read(
    written: str, low: float, high: float, mode: float | None, folder: Path, change: Change
) -> None:
    change(Y, "balance: 0.45 (0.35..0.55)", f"«balance: {written}")
    assert check(folder) == ()
    war = read(folder).war
    assert war is not None
    assert war.balance is not None
    assert (war.balance.low, war.balance.high, war.balance.mode) == (low, high, mode)


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
    ("old", "new", "mend"),
    [
        ("rounds-a-month: 2 (1..4)", "rounds-a-month: «40", "at least 0 and at most 30"),
        ("ends-in-months: 30 (12..60)", "ends-in-months: «0", "at least 0.25 (months: a week)"),
        ("ends-in-months: 30 (12..60)", "ends-in-months: «0..60", "at least 0.25"),
        ("ends-in-months: 30 (12..60)", "ends-in-months: «50 %", "Write months"),
        ("patience-months: 12 (6..24), why", "patience-months: «0, why", "at least 0.25"),
        (
            "signed-under-deadline: -0.1",
            "signed-under-deadline: «-1.1",
            "at least -1 and at most 1",
        ),
    ],
)
def test_what_a_number_cannot_be_is_refused_and_not_changed(
    old: str, new: str, mend: str, folder: Path, change: Change
) -> None:
    if "deadline" in old:
        new += " (-1.2..0)\n#"
    (finding,) = at(change(Y, old, new), check(folder))
    assert finding.severity == "error"
    assert mend in finding.mend


def test_no_rounds_at_all_are_no_rounds(folder: Path, change: Change) -> None:
    change(Y, "rounds-a-month: 2 (1..4)", "«rounds-a-month: 0")
    assert check(folder) == ()


def test_dictating_is_worth_more_than_being_dictated_to(folder: Path, change: Change) -> None:
    place = change(Y, "dictating: 1.2 (1..1.4)", "dictating: «-1.2 (-2..-1)")
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.severity) == ("upside-down-stakes", "error")


def test_ranges_of_dictating_and_being_dictated_to_that_overlap(
    folder: Path, change: Change
) -> None:
    place = change(Y, "dictated-to: -0.4 (-0.6..-0.2)", "dictated-to: «0.4 (0.2..1.6)")
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.severity) == ("overlapping-stakes", "advice")
    assert "may be worth 1.6" in finding.message


@pytest.mark.parametrize("target", ["war.south.no-deal", "south.no-deal"])
def test_a_lever_cannot_change_what_follows_from_the_war(
    target: str, folder: Path, change: Change
) -> None:
    place = change(Y, "war.south.cost-per-month: +", f"«{target}: +")
    (finding,) = at(place, check(folder))
    assert finding.slug == "unknown-target"
    assert "follows from the war" in finding.message
    assert "war.south.cost-per-month, war.south.dictating" in finding.mend


@pytest.mark.parametrize("target", ["south.cost-per-month", "war.soth.cost-per-month"])
def test_a_shortened_target_is_told_in_full(target: str, folder: Path, change: Change) -> None:
    place = change(Y, "war.south.cost-per-month: +", f"«{target}: +")
    (finding,) = at(place, check(folder))
    assert finding.mend.endswith('Did you mean "war.south.cost-per-month"?')


def test_a_change_to_per_cent_could_mean_a_share_of_the_number(
    folder: Path, change: Change
) -> None:
    place = change(Y, "durability: -0.05 (-0.15..0)", "durability: «10 %")
    (finding,) = at(place, check(folder))
    assert finding.mend == "Write x1.1 for a share of the number, or 0.1 to set it."


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("0.7..90 %", "Write 0.7..0.9, or 0.007..0.9, whichever is meant."),
        ("0.5 (0.3..70 %)", "Write 0.5 (0.3..0.7), or 0.005 (0.003..0.7), whichever is meant."),
        ("0.3 %..0.7", "Write 0.003..0.7, or 0.003..0.007, whichever is meant."),
    ],
)
def test_per_cent_in_one_place_that_may_mean_two_things_is_refused(
    folder: Path, change: Change, written: str, mend: str
) -> None:
    place = change(Y, "balance: 0.45 (0.35..0.55)", f"balance: «{written}")
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.mend) == ("not-an-estimate", mend)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("0.5..2 %", 0.005, 0.02),
        ("30..70 %", 0.3, 0.7),
        ("70 % (60..80)", 0.6, 0.8),
        ("0..90%", 0, 0.9),
    ],
)
def test_per_cent_that_can_mean_one_thing_is_read(written: str, low: float, high: float) -> None:
    read = Estimate.parse(written)
    assert (read.low, read.high) == (low, high)


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


def test_a_change_by_per_cent_could_mean_two_things(folder: Path, change: Change) -> None:
    place = change(Y, "durability: -0.05 (-0.15..0)", "durability: «-10 %")
    (finding,) = at(place, check(folder))
    assert finding.slug == "not-a-change"
    assert finding.mend == "Write x0.9 for a share of the number, or -0.1 to add to it."


@pytest.mark.parametrize("factor", ["x-2", "×-0.5", "x0.5 (-0.1..0.8)", "x-1..2"])
def test_a_factor_below_nothing_is_refused(factor: str, folder: Path, change: Change) -> None:
    place = change(Y, "durability: -0.05 (-0.15..0)", f"durability: «{factor}")
    (finding,) = at(place, check(folder))
    assert (finding.slug, finding.severity) == ("not-a-change", "error")
    assert f'"{factor}" multiplies by less than nothing' in finding.message
    assert "-0.5 to take away" in finding.mend


def test_a_factor_of_nothing_is_a_change(folder: Path, change: Change) -> None:
    change(Y, "durability: -0.05 (-0.15..0)", "«durability: x0 (0..0.5)")
    assert check(folder) == ()


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


def test_a_lever_is_paid_by_whoever_uses_it(folder: Path) -> None:
    path = folder / Y
    text = path.read_text(encoding="utf-8")
    before = read(folder)
    lever = next(id for id, known in before.levers.items() if known.by == "union")
    assert before.payer(lever) is None
    start = text.index(f"  {lever}:")
    path.write_text(
        text[:start] + text[start:].replace("by: union", "by: coast", 1), encoding="utf-8"
    )
    assert read(folder).payer(lever) == "coast"


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
