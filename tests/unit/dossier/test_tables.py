"""Statements, events and sources: what may be wrong in them, and where it is said to stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.csvrows import rows
from detente.dossier.files.read import check, read
from detente.dossier.files.statements import Statements
from detente.dossier.files.write import write

Change = Callable[[str, str, str], tuple[int, int]]
S, E, J = "statements.csv", "events.csv", "sources.json"
MET = "lis; okafor; vey,north; south; union,nine"
THREE = "border=middle-line:acceptable-if; guarantee=troops:demands; army=cap-50k:rejects"

# slug, file, what stands there, what is written instead (« before what is wrong), the mend
WRONG = [
    ("unknown-party", S, "lis,north,parliament", "lis,«nort,parliament", '"north"?'),
    ("unknown-person", S, ",okafor,south,", ",«okafr,south,", '"okafor"?'),
    ("unknown-source", S, "stated,bulletin,page 1", "stated,«buletin,page 1", '"bulletin"?'),
    ("unknown-issue", S, ",en,border=old-line:", ",en,«bordr=old-line:", '"border"?'),
    ("unknown-option", S, ",en,border=old-line:", ",en,«border=old-lin:", '"old-line"?'),
    ("bad-position", S, ",en,border=old-line:red-line", ",en,«border=old-line", "stance"),
    ("bad-position", S, ",en,border=old-line:red-line", ",en,«border=old-line:likes", "stances"),
    ("bad-grade", S, "210,240,A1", "210,240,«Z9", "A-F"),
    ("bad-language", S, 'never the front",en,', 'never the front",«English!,', "BCP 47"),
    ("no-such-date", S, "s2,2031-03-28", "s2,«2031-02-30", "year-month-day"),
    ("not-a-date", S, "s2,2031-03-28", "s2,«28.3.2031", "Write 2031-03-28."),
    ("known-before-date", S, "2031-04-10,2031-05-02", "2031-04-10,«2031-03-02", "leave it empty"),
    ("not-one-of", S, "letter,quote", "letter,«verbatim", "quote"),
    ("wrong-type", S, "210,240,A1", "«NaN,240,A1", "whole number"),
    ("wrong-type", S, "210,240,A1", "«inf,240,A1", "whole number"),
    ("end-before-start", S, "210,240,A1", "«240,210,A1", "count characters"),
    ("bad-id", S, "s2,2031", "«S 2,2031", "Write s2, as it is called in dossier.yaml:25:171."),
    ("duplicate-id", S, "s2,2031-03-28", "«s1,2031-03-28", "line 2"),
    ("missing", S, "s2,2031-03-28", "«s2,", "date"),
    ("bad-row", S, '"We may speak of the ridge on', "We may, speak of the ridge on", "quotation"),
    ("unknown-column", S, ",channel,", ",«chanel,", '"channel"?'),
    ("duplicate-column", S, ",to,channel,", ",channel,«channel,", "Keep one"),
    ("missing-column", S, "id,date,known", "«id,known", "date"),
    (
        "unknown-person",
        E,
        "lis; okafor; vey,north; south; union,nine",
        "«lis; okafr,north,nine",
        "oka",
    ),
    ("bad-id", E, MET, "«lis okafor vey,north; south; union,nine", ": lis; okafor; vey; one id"),
    ("bad-id", E, MET, '«"lis, okafor, vey",north; south; union,nine', "by semicolons: lis; oka"),
    ("bad-id", E, "union,,,first-plan", "union,,,«first plan", "One id is written first-plan."),
    (
        "bad-position",
        S,
        THREE,
        f'«"{THREE.replace(";", ",")}"',
        f"Separate several by semicolons: {THREE}.",
    ),
    ("bad-id", S, ",okafor,south,", ",«Ines Okafor,south,", 'That is what "okafor" is called'),
    ("no-such-date", J, "[[2031, 5, 10]]", "[[31, 5, 10]]", "[[year, month, day]]"),
    ("no-such-date", J, "[[2031, 5, 10]]", "[[2031.5]]", "[[year, month, day]]"),
    ("unknown-party", E, "vey,union; coast", "vey,«union; cost", '"coast"?'),
    ("unknown-draft", E, ",sketch,", ",«skech,", '"sketch"?'),
    ("unknown-deadline", E, ",d1,", ",«d2,", "d1"),
    ("not-one-of", E, "draft-leaked", "«draft-leeked", '"draft-leaked"?'),
    ("until-before-date", E, "2031-04-11,2031-04-12", "2031-04-11,«2031-04-01", "Exchange"),
    ("wrong-type", E, ",yes,", ",«perhaps,", "true or false"),
    ("not-json", J, '"id": "report",\n    "type"', '"id": "report"\n    «"type"', "comma"),
    ("not-json", J, "[[2031, 5]]", "[[2031, NaN]]", "CSL-JSON"),
    (
        "duplicate-key",
        J,
        '  {\n    "id": "report",',
        '  «{\n    "id": "report", "id": "x",',
        "Keep",
    ),
    ("duplicate-id", J, '  {\n    "id": "report"', '  «{\n    "id": "bulletin"', "line 2"),
    (
        "missing",
        J,
        '  {\n    "id": "report",\n    "type": "report",',
        '  «{\n    "id": "report",',
        "type",
    ),
    (
        "bad-id",
        J,
        '  {\n    "id": "report"',
        '  «{\n    "id": "The Report"',
        "Write report, as it is called",
    ),
    ("bad-hash", J, '"sha256": "', '"sha256": "x', "64 digits"),
]


@pytest.mark.parametrize(("slug", "file", "old", "new", "mend"), WRONG, ids=lambda x: x[:25])
def test_what_is_wrong_is_found_where_it_stands(
    slug: str, file: str, old: str, new: str, mend: str, folder: Path, change: Change
) -> None:
    marked = "«" in new
    line, column = change(file, old, new if marked else "«" + new)
    findings = check(folder)
    found = [f for f in findings if f.slug == slug and f.place.file == file]
    assert found, [str(f) for f in findings]
    assert found[0].severity == "error"
    assert mend in found[0].mend
    if marked:
        assert (line, column) in {(f.place.line, f.place.column) for f in found}, found


def test_a_place_in_a_text_that_nothing_pins_down(folder: Path) -> None:
    path = folder / "statements.csv"
    text = path.read_text(encoding="utf-8").replace("chapter 3,,,C3", "chapter 3,10,20,C3")
    path.write_text(text.replace("chapter 5,,,B3", "chapter 5,10,20,B3"), encoding="utf-8")
    assert [(f.slug, f.severity) for f in check(folder)] == [("no-hash", "warning")]


def test_statements_later_than_the_dossier(folder: Path, change: Change) -> None:
    line, column = change("statements.csv", "s1,2031-03-20", "s1,«2031-06-20")
    (finding,) = check(folder)
    assert (finding.slug, finding.severity) == ("after-as-of", "warning")
    assert (finding.place.line, finding.place.column) == (line, column)


def test_a_broken_row_is_not_also_an_unknown_statement(folder: Path, change: Change) -> None:
    change("statements.csv", "s3,2031-04-05", "s3,«2031-04-35")
    assert [f.slug for f in check(folder)] == ["no-such-date"]


def test_a_table_that_cannot_be_read_is_one_finding(folder: Path, change: Change) -> None:
    change("statements.csv", "id,date,known", "«id;date;known")
    change("sources.json", "[\n  {", "«{\n  {")
    assert sorted(f.slug for f in check(folder)) == ["missing-column", "not-json"]


def test_semicolons_from_a_spreadsheet(folder: Path) -> None:
    path = folder / "events.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",", ";"), encoding="utf-8")
    assert "not semicolons" in check(folder)[0].mend
    path.write_text(path.read_text(encoding="utf-8").replace(";", "\t"), encoding="utf-8")
    assert "not tabs" in check(folder)[0].mend


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_empty_columns_that_a_spreadsheet_leaves_are_read(folder: Path, end: str) -> None:
    known = read(folder)
    for name in (S, E):
        lines = (folder / name).read_text(encoding="utf-8").splitlines()
        # Every row with three empty cells more, and two empty rows; the byte order mark of Excel.
        widened = [f"{line},,," for line in lines] + [",,,,", ",,"]
        (folder / name).write_bytes(b"\xef\xbb\xbf" + end.join(widened).encode() + end.encode())
    assert check(folder) == ()
    assert read(folder) == known
    write(known, folder)
    assert (folder / S).read_bytes().startswith(b"\xef\xbb\xbfid,date")


def test_cells_left_out_at_the_end_of_a_row_are_empty(folder: Path) -> None:
    known = read(folder)
    path = folder / E
    lines = path.read_text(encoding="utf-8").splitlines()
    head = lines[0].split(",")
    last = head.index("text")
    # Put the columns that are empty in most rows last, and leave their commas out.
    table = [row.cells for row in rows(path.read_bytes())]
    order = [last, *(n for n in range(len(head)) if n != last)]
    moved = [[row[n] for n in order] for row in table]
    text = "\n".join(",".join(f'"{c}"' if c else "" for c in row).rstrip(",") for row in moved)
    path.write_text(text, encoding="utf-8")
    assert check(folder) == ()
    assert read(folder).events == known.events


def test_a_filled_cell_in_a_column_without_a_name_is_found(folder: Path) -> None:
    path = folder / E
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([f"{lines[0]},,", f"{lines[1]},,a note", *lines[2:]]), encoding="utf-8"
    )
    finding = check(folder)[0]
    assert (finding.slug, finding.place.line) == ("unknown-column", 2)
    assert '"a note" stands in a column without a name' in finding.message


def test_a_thousand_wrong_rows_are_not_a_thousand_findings(folder: Path) -> None:
    with (folder / "statements.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"z{n},2031-99-99,,,north,,,quote,x,,,,bulletin,,,,\n" for n in range(3000))
    findings = check(folder)
    assert len(findings) == 101
    assert findings[-1].message.endswith(" more errors are not shown.")


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "id\n", '"', 'a,b\n"\n', "id,date,party,form,text,source\n", "\0", "id,,,\n,,,\n"],
)
def test_odd_tables(text: str, folder: Path) -> None:
    (folder / "statements.csv").write_text(text, encoding="utf-8")
    assert all(f.mend for f in check(folder))


@pytest.mark.parametrize(
    "text",
    ["", "null", "{}", "[", "[1]", "[[]]", '["a"]', "[{}]", '[{"id": 1}]', "[" * 100_000, "[1e999]",
     "[9" + "9" * 5000 + "]", '[{"id": "a", "type": "b"},]', '[{"id": "a", "type": "b"}] x'],
)  # fmt: skip
def test_odd_sources(text: str, folder: Path) -> None:
    (folder / "sources.json").write_text(text, encoding="utf-8")
    (folder / "statements.csv").unlink()
    found = [f for f in check(folder) if f.place.file == "sources.json"]
    assert found
    assert all(f.mend for f in found)


def test_an_option_named_no_and_names_in_any_script(folder: Path) -> None:
    path = folder / "dossier.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in (
        (
            "closed: None, quota: A quota, open: Open}, today: closed",
            "no: لا, quota: Квота, yes: 🕊️}, today: no",
        ),
        ("best-to-worst open, quota, closed", "best-to-worst yes, quota, no"),
        ("trade: {closed: 0, quota: 0.6, open: 1}", "trade: {no: 0, quota: 0.6, yes: 1}"),
        ("Ana Dorn", "Анна Дорн 🦉"),
        ("Lakes Union", "اتحاد البحيرات"),
    ):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    assert check(folder) == ()
    dossier = read(folder)
    assert dossier.issues["trade"].options == {"no": "لا", "quota": "Квота", "yes": "🕊️"}
    assert dossier.issues["trade"].today == "no"
    assert dossier.parties["union"].name == "اتحاد البحيرات"


def test_statements_are_made_as_they_are_looked_at(folder: Path) -> None:
    with (folder / "statements.csv").open("a", encoding="utf-8") as file:
        file.write('s7,2031-04-26,,,coast,,,quote,"two\nlines, ""and"" more",,,,bulletin,,,,\n')
        file.write("s8,2031-04-27,,,coast,,,quote,last,,,,bulletin,,,,")
    statements = read(folder).statements
    assert isinstance(statements, Statements)
    assert [s.id for s in statements] == list(statements.ids())
    assert statements[6].text == 'two\nlines, "and" more'
    assert [str(s.place) for s in statements[-2:]] == ["statements.csv:8:1", "statements.csv:10:1"]
    assert statements[-1] == statements[7]
    assert statements.get("s8") == statements[7]
    assert statements.get("s9") is None
    with pytest.raises(IndexError):
        statements[8]


def test_statements_equal_any_sequence_of_equal_statements(folder: Path) -> None:
    mine, other = read(folder).statements, read("two-rivers").statements
    assert mine == other
    assert mine == tuple(other)
    assert tuple(other) == mine
    assert mine[1:] != other[:-1]
    assert mine[:2] == list(other)[:2]
    assert mine != [*other][::-1]


def test_rows_know_their_lines() -> None:
    raw = b'\xef\xbb\xbfid,text\r\n\r\na,"x\r\ny"\r\nb,z'
    assert [(row.line, row.cells) for row in rows(raw)] == [
        (1, ["id", "text"]),
        (3, ["a", "x\r\ny"]),
        (5, ["b", "z"]),
    ]
