"""Each thing that can be wrong in dossier.yaml: its slug, its place, how to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.read import check, read
from detente.errors import DossierError

Change = Callable[[str, str, str], tuple[int, int]]

# slug, what stands there, what is written instead (« before what is wrong), words of the mend
ERRORS = [
    ("unknown-issue", "weights: {border: 0.35", "weights: {«bordr: 0.35", '"border"?'),
    (
        "unknown-issue",
        "order: border > guarantee > army",
        "order: «border > guarante > army",
        "tee",
    ),
    ("unknown-issue", "red-lines: [{issue: guarantee,", "red-lines: [{issue: «garantee,", "guar"),
    (
        "unknown-issue",
        "guarantee: consult, dam: joint}",
        "guarantee: consult, «dame: joint}",
        "dam",
    ),
    ("unknown-issue", "required-on: [guarantee]", "required-on: [«garantee]", "guarantee"),
    ("unknown-issue", "by: {guarantee: {none: 0.35", "by: {«garante: {none: 0.35", "guarantee"),
    (
        "said-twice",
        "durability:\n",
        "durability:\n  «any-deal: 0.5\n",
        "any-deal or by",
    ),
    ("unknown-option", "never: old-line", "never: «oldline", '"old-line"?'),
    ("unknown-option", "today: front-line", "today: «frontline", '"front-line"?'),
    ("unknown-option", "none: 1, consult: 0.8", "none: 1, «consul: 0.8", '"consult"?'),
    ("unknown-option", "{at-least: troops}", "{at-least: «troop}", '"troops"?'),
    ("unknown-option", "2: {army: cap-50k}, 3", "2: {army: «cap-5k}, 3", '"cap-50k"?'),
    ("unknown-option", "at-most: old-line", "at-most: «old-lin", '"old-line"?'),
    ("unknown-party", "sides: [north, south]", "sides: [north, «sout]", '"south"?'),
    ("unknown-party", "set-by: union", "set-by: «unoin", '"union"?'),
    ("unknown-party", "      north: {stance", "      «nort: {stance", '"north"?'),
    ("unknown-party", "{party: north, when", "{party: «nrth, when", '"north"?'),
    ("unknown-person", "principal: dorn", "principal: «dron", '"dorn"?'),
    ("unknown-person", "principal: dorn", "principal: «okafor", "People here"),
    ("unknown-track", "track: land\n", "track: «lan\n", '"land"?'),
    ("unknown-statement", "declared: s2}", "declared: «s22}", "s2"),
    ("unknown-statement", "statement: s3}", "statement: «z3}", "s3"),
    (
        "unknown-why",
        "why: [a-vote, report#chapter 2]",
        "why: [«a-vte, report#chapter 2]",
        '"a-vote"?',
    ),
    (
        "unknown-why",
        "why: [a-vote, report#chapter 2]",
        "why: [a-vote, «reprt#chapter 2]",
        '"report"?',
    ),
    ("unknown-why", "assessed: a-vote", "assessed: «a-vot", '"a-vote"?'),
    ("unknown-draft", "derived-from: sketch", "derived-from: «skech", '"sketch"?'),
    ("unknown-point", "objects: [1, 2]", "objects: [1, «7]", "1, 2, 3, 4"),
    (
        "unknown-draft",
        "derived-from: sketch",
        "derived-from: sketch\n    tied: [sketch 1=1, «skech 2=2]",
        '"sketch"?',
    ),
    (
        "unknown-point",
        "derived-from: sketch",
        "derived-from: sketch\n    apart: [«sketch 9=1]",
        "1, 2",
    ),
    (
        "tied-and-apart",
        "derived-from: sketch",
        "derived-from: sketch\n    tied: [«first-plan 1=2]",
        "Name the other draft first",
    ),
    (
        "tied-and-apart",
        "derived-from: sketch",
        "derived-from: sketch\n    tied: [sketch 1=2]\n    apart: «sketch 1=2",
        "Keep it under",
    ),
    (
        "not-a-pair",
        "derived-from: sketch",
        "derived-from: sketch\n    tied: «1=2",
        "such as plan-a 3=5",
    ),
    (
        "unknown-target",
        "south.red-lines.absolute: x",
        "«south.red-line.absolute: x",
        "did you mean",
    ),
    (
        "unknown-target",
        "war.south.cost-per-month: +",
        "«war.soth.cost-per-month: +",
        "did you mean",
    ),
    ("unknown-word", "    principal: dorn", "    «princpal: dorn", '"principal"?'),
    ("unknown-word", "wants:\n      why: a-ridge", "wants:\n      «wy: a-ridge", '"why"?'),
    ("unknown-word", "tracks: {land", "«statements: []\ntracks: {land", "statements.csv"),
    ("weights-do-not-sum", "      weights: {border: 0.35", "      «weights: {border: 0.45", "-0.1"),
    ("out-of-range", "army: 0.3 (0.15..0.45)", "army: «-0.3 (-0.45..0.45)", "at least 0"),
    ("out-of-range", "absolute: 0.7 (0.5..0.9)", "absolute: «0.7 (0.5..1.9)", "at most 1"),
    (
        "interval-upside-down",
        "balance: 0.45 (0.35..0.55)",
        "balance: «0.45 (0.55..0.35)",
        "0.35..0.55",
    ),
    (
        "mode-outside-interval",
        "balance: 0.45 (0.35..0.55)",
        "balance: «45% (0.35..0.55)",
        "Write 45 % (35..55).",
    ),
    (
        "mode-outside-interval",
        "balance: 0.45 (0.35..0.55)",
        "balance: «0.45 (35..55 %)",
        "Write 45 % (35..55).",
    ),
    ("mode-outside-interval", "balance: 0.45 (", "balance: «0.25 (", "widen"),
    ("not-an-estimate", "balance: 0.45 (0.35..0.55)", "balance: «about half", "0.4"),
    ("not-an-estimate", "balance: 0.45 (0.35..0.55)", "«balance: [0.1, 0.2]", "0.4"),
    ("not-finite", "balance: 0.45 (0.35..0.55)", "balance: «.nan", "0.4"),
    ("not-finite", "balance: 0.45 (0.35..0.55)", "balance: «0.45 (0.35...inf)", "0.4"),
    ("not-finite", "balance: 0.45 (0.35..0.55)", "balance: «1e999", "0.4"),
    (
        "bad-weights",
        "joint: {one-of: {0.4: 2, 0.8: 1}}",
        "«joint: {one-of: {0.4: -2, 0.8: 1}}",
        "one-of",
    ),
    ("not-a-change", "durability: -0.05 (-0.15..0)", "durability: «much", "+0.1"),
    ("no-such-date", "due: 2031-04-20", "due: «2031-04-31", "year-month-day"),
    ("no-such-date", "as-of: 2031-05-12", "as-of: «2031-13-12", "year-month-day"),
    ("not-a-date", "due: 2031-04-20", "due: «20 April", "2025-11-20"),
    ("not-a-date", "due: 2031-04-20", "due: «20 April 2031", "Write 2031-04-20."),
    ("not-a-date", "due: 2031-04-20", 'due: «"April 20, 2031"', "Write 2031-04-20."),
    ("not-a-date", "due: 2031-04-20", "due: «31.4.2031", "2025-11-20"),
    ("not-an-estimate", "ends-in-months: 30 (12..60)", "ends-in-months: «2.5 years", "Write 30."),
    ("unknown-word", "balance: 0.45 (0.35..0.55)", "«balanse: 0.45 (0.35..0.55)", '"balance"?'),
    ("not-a-date", "began: 2028-09", "began: «2028/09", "Write 2028-09."),
    (
        "response-before-draft",
        "stance: rejects, date: 2031-04-05",
        "stance: rejects, date: «2031-03-05",
        "Mend",
    ),
    (
        "draft-descends-from-itself",
        "derived-from: sketch",
        "derived-from: «first-plan",
        "before it",
    ),
    ("deadline-due-before-set", "due: 2031-04-20, became", "due: «2031-03-20, became", "Mend"),
    (
        "two-options-of-one-issue",
        "3: {guarantee: consult, dam: joint}",
        "3: {army: «cap-80k}",
        "split",
    ),
    (
        "two-options-of-one-issue",
        "1: {border: front-line}, 2: {army: cap-50k}, 3",
        "1: {«border: [front-line, old-line]}, 2: {army: cap-50k}, 3",
        "split",
    ),
    (
        "one-option",
        "options: {closed: None, quota: A quota, open: Open}",
        "«options: {open: Open}",
        "two answers",
    ),
    (
        "not-ordered",
        "issue: border, at-most: old-line, unless: {guarantee: {at-least: troops}}",
        "issue: dam, «at-most: joint",
        "one by one",
    ),
    (
        "ranked-twice",
        "order: border > guarantee > army",
        "order: «border > border > guarantee > army",
        "once",
    ),
    (
        "order-and-weights",
        "      weights: {border: 0.35",
        "      order: border > army\n      «weights: {border: 0.35",
        "Keep",
    ),
    ("same-side", "sides: [north, south]", "«sides: [north, north]", "Name the two"),
    (
        "empty-condition",
        "when: {border: middle-line, guarantee: none}",
        "«when: {}",
        "Name an issue",
    ),
    (
        "duplicate-key",
        "    principal: dorn",
        "    principal: lis\n    «principal: dorn",
        "Keep one",
    ),
    ("duplicate-id", "people: {vey: {", "people: {«lis: {name: X, role: y}, vey: {", "another id"),
    (
        "bad-id",
        "middle-line: The ridge",
        "«Middle Line: The ridge",
        "Write middle-line, as it is called in 4 places",
    ),
    (
        "bad-id",
        "order: border > guarantee >",
        "order: «border == guarantee >",
        "a = b where the two",
    ),
    ("bad-code", "    name: North Republic", "    name: North Republic\n    code: «no", "ISO 3166"),
    (
        "bad-code",
        "    name: North Republic",
        "    name: North Republic\n    code: «TIG",
        "Leave code out",
    ),
    ("not-one-of", "kind: guarantor", "kind: «guaranter", '"guarantor"?'),
    ("not-one-of", "became: missed", "became: «mised", '"missed"?'),
    ("not-one-of", "class: between-states", "class: «between-state", '"between-states"?'),
    ("out-of-range", "weight: 0.5}", "weight: «1.5}", "0 to 1"),
    ("out-of-range", "weight: 0.5}", "weight: «0.2..0.6}", "one number"),
    ("wrong-type", "ordered: false", "ordered: «perhaps", "true or false"),
    ("wrong-type", "sides: [north, south]", "sides: «north", "a list: [a, b]"),
    (
        "missing",
        "  - {id: ridge-line, issue: border, at-most",
        "  - «{id: ridge-line, at-most",
        "issue",
    ),
    ("missing", "title: Two Rivers\n", "«", "title"),
    ("tab", "    principal: dorn", "«\tprincipal: dorn", "spaces"),
    ("not-yaml", "    principal: dorn", "    principal: dorn«: x", "colon"),
    ("not-yaml", "title: Two Rivers", "title: Talks«: Two Rivers", "quotation marks around"),
    ("yaml-tag", "principal: dorn", "principal: «!!python/name:os.system dorn", "Take it away"),
    ("too-deep", "principal: dorn", "principal: " + "[" * 57 + "«" + "[" * 100_000, "close the"),
    ("until-before-date", "from: 2031-07, delay", "from: 2031-07, until: «2031-06, delay", "Mend"),
]


@pytest.mark.parametrize(("slug", "old", "new", "mend"), ERRORS, ids=lambda x: x[:30])
def test_what_is_wrong_is_found_where_it_stands(
    slug: str, old: str, new: str, mend: str, folder: Path, change: Change
) -> None:
    line, column = change("dossier.yaml", old, new)
    findings = check(folder)
    found = {(f.place.line, f.place.column): f for f in findings if f.slug == slug}
    assert (line, column) in found, [str(f) for f in findings]
    finding = found[line, column]
    assert finding.severity == "error"
    assert finding.place.file == "dossier.yaml"
    assert mend.lower() in finding.mend.lower()


@pytest.mark.parametrize(("old", "new"), [("never: old-line", "never: old"), ("title:", "titel:")])
def test_what_is_wrong_keeps_a_dossier_from_being_read(old: str, new: str, folder: Path) -> None:
    path = folder / "dossier.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(DossierError) as caught:
        read(folder)
    assert caught.value.findings == check(folder)
    assert str(caught.value.findings[0]) in str(caught.value)


def test_all_findings_at_once(folder: Path, change: Change) -> None:
    """One slip of each sort, in every file; each is found, and nothing follows from them."""
    change("dossier.yaml", "never: old-line", "never: «oldline")
    change("dossier.yaml", "balance: 0.45 (", "balance: «x (")
    change("dossier.yaml", "    principal: dorn", "    «princpal: dorn")
    change("dossier.yaml", "old-line: The line of 2024", "Old: «The line of 2024, old-line: x")
    change("statements.csv", "s2,2031-03-28", "s2,«2031-03-32")
    change("events.csv", "draft-leaked", "«draft-leeked")
    change("sources.json", '"type": "report"', '"typ«": "report"')
    slugs = sorted((f.place.file, f.slug) for f in check(folder) if f.severity == "error")
    assert slugs == [
        ("dossier.yaml", "bad-id"),
        ("dossier.yaml", "not-an-estimate"),
        ("dossier.yaml", "unknown-option"),
        ("dossier.yaml", "unknown-word"),
        ("events.csv", "not-one-of"),
        ("sources.json", "missing"),
        ("statements.csv", "no-such-date"),
    ]


def test_findings_stand_in_the_order_of_the_file(folder: Path, change: Change) -> None:
    change("dossier.yaml", "balance: 0.45 (", "balance: «x (")
    change("dossier.yaml", "never: old-line", "never: «oldline")
    change("dossier.yaml", "principal: dorn", "principal: «dron")
    places = [f.place for f in check(folder)]
    assert places == sorted(places)
    assert len(places) == 3


def test_aliases_that_multiply(folder: Path) -> None:
    lines = ["about: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    (folder / "dossier.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert [f.slug for f in check(folder) if f.place.file == "dossier.yaml"] == ["too-many-values"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[\n", "- [{a: "])
def test_a_hundred_thousand_levels(opening: str, folder: Path) -> None:
    (folder / "dossier.yaml").write_text("title: x\nabout: " + opening * 100_000, encoding="utf-8")
    slugs = {f.slug for f in check(folder) if f.place.file == "dossier.yaml"}
    assert slugs <= {"too-deep", "not-yaml"}
    assert slugs


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("", "empty-dossier"),
        ("hello", "empty-dossier"),
        ("- a\n- b\n", "empty-dossier"),
        ("# only a comment\n", "empty-dossier"),
        ("%PDF-1.7 \x00\x01", "not-yaml"),
        ("a: 1\n---\nb: 2\n", "not-yaml"),
        ("a: *nobody\n", "not-yaml"),
        ("a: &a [*a]\n", "not-yaml"),
        ("{[a]: 1}\n", "not-yaml"),
        ("<<: {a: 1}\n", "not-yaml"),
        ("a: 'open\n", "not-yaml"),
        ("a: [1, 2\n", "not-yaml"),
        ("\tb: 1\n", "tab"),
        ("a: \x07\n", "not-yaml"),
    ],
)
def test_not_a_dossier_at_all(text: str, slug: str, folder: Path) -> None:
    (folder / "dossier.yaml").write_text(text, encoding="utf-8")
    assert slug in {f.slug for f in check(folder)}
