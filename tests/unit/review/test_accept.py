"""What is accepted is a row of the dossier's own file; undone, its row is gone, and no other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

import detente
from articles import ARTICLE, NEVER, bytes_of
from detente.dossier.files.csvrows import BOM
from detente.errors import RefusedError
from detente.review.accept import Accepted, accept, reject, undo
from detente.review.ledger import Signed, open_ledger
from detente.review.responses import draft_meant
from detente.review.rows import Lacking

SIGNED = Signed(by="Mira Okoye", on=dt.date(2031, 5, 12))


@pytest.fixture
def said(make: Any) -> Any:
    return make(
        "quotation", NEVER, person="Ana Dorn", party="north", date="2031-05-09",
        to="the press", issues=("border",), stance="rejects", confidence=0.95, why=("marks",),
    )  # fmt: skip


def accepted(folder: Path, placed: Any, number: int = 0, **edits: str) -> Accepted | Lacking:
    """The suggestion of that number accepted and written."""
    ledger = open_ledger(folder)
    one = placed.document.suggestions[number]
    made = accept(ledger, (placed.document.sha256, one.id), SIGNED, edits)
    ledger.save()
    return made


def test_an_accepted_quotation_is_a_statement_with_its_source(
    folder: Path, said: Any, put: Any
) -> None:
    placed = put(said)
    assert accepted(folder, placed) == Accepted(row="dorn-2031-05-09", file="statements.csv")
    known = detente.read(folder)
    statement = known.statements[-1]
    assert (statement.person, statement.party, statement.to) == ("dorn", "north", "the press")
    assert statement.text == NEVER
    assert statement.form == "quote"
    assert [str(position) for position in statement.positions] == ["border:rejects"]
    assert ARTICLE[statement.start : statement.end] == NEVER
    assert statement.place_in_source == "paragraph 1"
    source = known.sources[statement.source]
    assert source.sha256 == placed.document.sha256
    assert next(source.words()) == "Lake News"
    assert detente.check(folder) == ()
    kept = open_ledger(folder).document(placed.document.sha256).suggestions[0]
    assert (kept.state, kept.row, kept.by, str(kept.on)) == (
        "accepted", "dorn-2031-05-09", "Mira Okoye", "2031-05-12",
    )  # fmt: skip


def test_an_answer_to_a_draft_is_no_position_on_an_issue(folder: Path, said: Any, put: Any) -> None:
    accepted(folder, put(said.model_copy(update={"draft": "the text"})))
    assert detente.read(folder).statements[-1].positions == ()


def test_nothing_else_in_the_files_is_touched(folder: Path, said: Any, put: Any) -> None:
    before = bytes_of(folder)
    accepted(folder, put(said))
    after = bytes_of(folder)
    assert after["statements.csv"].startswith(before["statements.csv"])
    assert after["dossier.yaml"] == before["dossier.yaml"]
    assert after["events.csv"] == before["events.csv"]
    assert before["sources.json"].rstrip().removesuffix(b"]").rstrip() in after["sources.json"]


@pytest.mark.parametrize("file", ["statements.csv", "sources.json", "events.csv"])
def test_a_file_that_was_not_there_is_made_and_emptied(
    file: str, folder: Path, said: Any, make: Any, put: Any
) -> None:
    for name in ("statements.csv", "events.csv", "sources.json", "drafts/first-plan.md"):
        (folder / name).unlink()
    (folder / "dossier.yaml").write_text(SMALL, encoding="utf-8")
    event = make("event", "The envoys met there on 8 May", type="meeting", date="2031-05-08")
    placed = put(said, event)
    for number in (0, 1):
        assert isinstance(accepted(folder, placed, number), Accepted)
    assert (folder / file).is_file()
    assert not [f for f in detente.check(folder) if f.severity == "error"]
    for one in reversed(placed.document.suggestions):
        ledger = open_ledger(folder)
        undo(ledger, placed.document.sha256, one.id)
        ledger.save()
    known = detente.read(folder)
    assert [len(known.statements), len(known.events), len(known.sources)] == [0, 0, 0]


SMALL = """\
title: Small
as-of: 2031-05-12
parties:
  north: {name: North, kind: belligerent, consent: required, people: {dorn: {name: Ana Dorn, role: president}}}
  south: {name: South, kind: belligerent, consent: required}
issues:
  border: {name: The border, options: {old-line: The old line, new-line: The new line}, today: old-line}
"""  # noqa: E501


@pytest.mark.parametrize("way", ["plain", "crlf", "bom", "no-end", "narrow", "blank-lines"])
def test_undo_leaves_every_other_row(
    way: str, folder: Path, said: Any, make: Any, put: Any
) -> None:
    for name in ("statements.csv", "events.csv", "sources.json"):
        raw = (folder / name).read_bytes()
        if way == "crlf":
            raw = raw.replace(b"\n", b"\r\n")
        if way == "bom":
            raw = BOM + raw
        if way == "no-end":
            raw = raw.rstrip(b"\n")
        if way == "blank-lines" and name != "sources.json":
            raw = raw.replace(b"\n", b"\n\n")
        (folder / name).write_bytes(raw)
    if way == "narrow":
        narrow = [
            'ID,date,party,form,text,source', 's1,2031-03-20,union,paraphrase,"two\nlines",report',
            's2,2031-03-28,north,paraphrase,"said ""maybe""",bulletin',
            's3,2031-04-05,north,quote,never,bulletin', 's4,2031-04-04,south,quote,no,bulletin',
            's5,2031-04-20,south,quote,so,bulletin', 's6,2031-04-20,coast,quote,we,bulletin',
        ]  # fmt: skip
        (folder / "statements.csv").write_bytes("\n".join(narrow).encode() + b"\n")
    event = make("event", "The envoys met there on 8 May", type="meeting", date="2031-05-08")
    placed = put(said, event)
    before, known = bytes_of(folder), detente.read(folder)
    findings = detente.check(folder)
    for number in (0, 1):
        assert isinstance(accepted(folder, placed, number), Accepted)
    assert len(detente.read(folder).statements) == 7
    assert detente.read(folder).statements[-1].start == placed.document.suggestions[0].start
    assert detente.read(folder).events[-1].end == placed.document.suggestions[1].end
    assert [f.slug for f in detente.check(folder)] == [f.slug for f in findings]
    if way in ("crlf", "bom"):
        raw = (folder / "statements.csv").read_bytes()
        assert raw.count(b"\n") == raw.count(b"\r\n") or way == "bom"
        assert raw.startswith(BOM) == (way == "bom")
    for one in placed.document.suggestions:  # the first accepted first
        ledger = open_ledger(folder)
        undo(ledger, placed.document.sha256, one.id)
        ledger.save()
    again, after = detente.read(folder), bytes_of(folder)
    assert (again.statements, again.events) == (known.statements, known.events)
    assert again.sources == known.sources
    # A line's end and columns that were needed stay: events.csv had no start and end.
    stays = {"events.csv"} | ({"statements.csv"} if way in ("no-end", "narrow") else set())
    for name in before.keys() - stays:
        assert after[name] == before[name], name


def test_a_source_stays_while_a_row_needs_it(folder: Path, said: Any, make: Any, put: Any) -> None:
    more = make("quotation", "Half a bridge,", person="Ana Dorn", date="2031-05-09")
    placed = put(said, more)
    before = bytes_of(folder)
    ledger = open_ledger(folder)
    first, second = (one.id for one in placed.document.suggestions)
    for id in (first, second):
        accept(ledger, (placed.document.sha256, id), SIGNED)
    ledger.save()
    undo(ledger, placed.document.sha256, first)  # in the same sitting
    ledger.save()
    assert [row.source for row in detente.read(folder).statements][-1] == "lake-news"
    assert detente.check(folder) == ()
    ledger = open_ledger(folder)
    undo(ledger, placed.document.sha256, second)
    ledger.save()
    assert bytes_of(folder) == before


def test_what_the_dossier_names_is_not_undone(folder: Path, said: Any, put: Any) -> None:
    placed = put(said)
    accepted(folder, placed)
    yaml = (folder / "dossier.yaml").read_text(encoding="utf-8")
    yaml = yaml.replace("declared: s2", "declared: [s2, dorn-2031-05-09]")
    (folder / "dossier.yaml").write_text(yaml, encoding="utf-8")
    ledger, before = open_ledger(folder), bytes_of(folder)
    with pytest.raises(RefusedError, match="is named here"):
        undo(ledger, placed.document.sha256, placed.document.suggestions[0].id)
    assert bytes_of(folder) == before


def test_a_row_changed_by_hand_is_named_and_left(folder: Path, said: Any, put: Any) -> None:
    placed = put(said)
    accepted(folder, placed)
    file = folder / "statements.csv"
    file.write_text(file.read_text("utf-8").replace("border:rejects", "border:red-line"), "utf-8")
    before = bytes_of(folder)
    ledger = open_ledger(folder)
    with pytest.raises(RefusedError, match=r"statements\.csv.*dorn-2031-05-09 was changed by hand"):
        undo(ledger, placed.document.sha256, placed.document.suggestions[0].id)
    assert bytes_of(folder) == before


def test_a_row_taken_out_by_hand_needs_no_undoing(folder: Path, said: Any, put: Any) -> None:
    placed = put(said)
    before = bytes_of(folder)
    accepted(folder, placed)
    (folder / "statements.csv").write_bytes(before["statements.csv"])
    ledger = open_ledger(folder)
    undo(ledger, placed.document.sha256, placed.document.suggestions[0].id)
    ledger.save()
    after = open_ledger(folder).document(placed.document.sha256)
    assert [one.state for one in after.suggestions] == ["open"]


def test_a_row_added_by_hand_since_stays(folder: Path, said: Any, put: Any) -> None:
    placed = put(said)
    accepted(folder, placed)
    with (folder / "statements.csv").open("a", encoding="utf-8") as file:
        file.write("s9,2031-05-01,,,north,,,quote,so,,,stated,bulletin,,,,\n")
    ledger = open_ledger(folder)
    undo(ledger, placed.document.sha256, placed.document.suggestions[0].id)
    ledger.save()
    assert [row.id for row in detente.read(folder).statements][-2:] == ["s6", "s9"]


def test_what_somebody_else_changed_is_not_written_over(folder: Path, said: Any, put: Any) -> None:
    placed = put(said)
    ledger = open_ledger(folder)
    accept(ledger, (placed.document.sha256, placed.document.suggestions[0].id), SIGNED)
    with (folder / "sources.json").open("a", encoding="utf-8") as file:
        file.write("\n")
    before = bytes_of(folder)
    with pytest.raises(RefusedError, match="nothing was written"):
        ledger.save()
    assert bytes_of(folder) == before


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"date": None}, "date", "does not say on what day"),
        ({"date": "2031-05-09", "date_guessed": True}, "date", "a guess"),
        ({"person": None, "party": None}, "party", "for which party"),
        ({"person": "Io Lund"}, "person", "Io Lund is not among the people"),
        ({"date": "2032-01-01"}, "date", "after 2031-05-12"),
    ],
)
def test_what_lacks_a_field_stays_open_and_says_which(
    change: dict[str, Any], field: str, words: str, folder: Path, make: Any, put: Any
) -> None:
    told = {"person": "Ana Dorn", "party": "north", "date": "2031-05-09"} | change
    placed = put(make("quotation", NEVER, **told))
    before = bytes_of(folder)
    made = accepted(folder, placed)
    assert isinstance(made, Lacking)
    assert words in made.reasons[field]
    assert bytes_of(folder) == before


def test_what_is_edited_stands_in_the_row_and_is_kept(folder: Path, make: Any, put: Any) -> None:
    placed = put(make("quotation", NEVER, person="Io Lund"))
    edits = {
        "person": "lis",
        "party": "north",
        "date": "2031-05-09",
        "positions": "border:red-line",
    }
    made = accepted(folder, placed, **edits)
    assert isinstance(made, Accepted)
    statement = detente.read(folder).statements.get(made.row)
    assert (statement.person, str(statement.positions[0])) == ("lis", "border:red-line")
    kept = open_ledger(folder).document(placed.document.sha256).suggestions[0]
    assert kept.edited == edits
    assert kept.person == "Io Lund"


@pytest.mark.parametrize(
    ("column", "value"),
    [("positions", "border:likes"), ("party", "west"), ("id", "s1"), ("form", "shout"),
     ("date", "tomorrow"), ("positions", "moon:accepts")],
)  # fmt: skip
def test_an_edit_that_makes_no_sense_is_refused(
    column: str, value: str, folder: Path, said: Any, put: Any
) -> None:
    made = accepted(folder, put(said), **{column: value})
    assert isinstance(made, Lacking)
    assert column in made.reasons


def test_pieces_of_one_quotation_are_one_statement(folder: Path, make: Any, put: Any) -> None:
    told = {"person": "Ana Dorn", "date": "2031-05-09", "piece_of": "q1"}
    placed = put(
        make("quotation", "Half a bridge,", **told),
        make("quotation", "is no bridge at all.", **told),
    )
    before = bytes_of(folder)
    made = accepted(folder, placed, 1)
    assert isinstance(made, Accepted)
    statement = detente.read(folder).statements.get(made.row)
    assert statement.text == "Half a bridge, … is no bridge at all."
    assert ARTICLE[statement.start : statement.end].startswith("Half a bridge")
    assert ARTICLE[statement.start : statement.end].endswith("at all.")
    kept = open_ledger(folder).document(placed.document.sha256)
    assert {one.state for one in kept.suggestions} == {"accepted"}
    ledger = open_ledger(folder)
    undo(ledger, placed.document.sha256, kept.suggestions[1].id)
    ledger.save()
    assert bytes_of(folder) == before


def test_a_deadline_is_an_event(folder: Path, make: Any, put: Any) -> None:
    placed = put(
        make("deadline", "on 8 May", status="dropped", party="union", date="2031-05-08"),
        make("deadline", "on 9 May", status="met", party="union", date="2031-05-09"),
    )
    for number in (0, 1):
        assert isinstance(accepted(folder, placed, number), Accepted)
    types = {event.type for event in detente.read(folder).events[-2:]}
    assert types == {"deadline-met", "deadline-dropped"}


def test_what_did_not_happen_is_no_event(folder: Path, make: Any, put: Any) -> None:
    event = make(
        "event", "The envoys met", type="meeting", date="2031-05-08", happened=False, planned=False
    )
    assert isinstance(accepted(folder, put(event)), Lacking)


@pytest.mark.parametrize("kind", ["date", "draft", "option"])
def test_what_has_no_row_says_so(kind: str, folder: Path, make: Any, put: Any) -> None:
    made = accepted(folder, put(make(kind, "on 8 May")))
    assert isinstance(made, Lacking)
    assert list(made.reasons) == ["kind"]


def test_a_rejected_one_is_kept_with_its_reason(folder: Path, said: Any, put: Any) -> None:
    placed = put(said)
    id, before = placed.document.suggestions[0].id, bytes_of(folder)
    ledger = open_ledger(folder)
    reject(ledger, (placed.document.sha256, id), SIGNED, "not said so")
    ledger.save()
    kept = open_ledger(folder).document(placed.document.sha256).suggestions[0]
    assert (kept.state, kept.note) == ("rejected", "not said so")
    assert accepted(folder, placed) == Lacking(
        reasons={"state": "it is rejected already; undo that first"}
    )
    ledger = open_ledger(folder)
    undo(ledger, placed.document.sha256, id)
    ledger.save()
    assert bytes_of(folder) == before


def test_every_bad_edit_is_named(folder: Path, put: Any, make: Any) -> None:
    placed = put(make("quotation", "Half a bridge,", person="Ana Dorn"))
    bad = {"date": "soon", "person": "nobody", "colour": "red", "grade": "Z9", "to": "guests"}
    made = accepted(folder, placed, **bad)
    assert isinstance(made, Lacking)
    assert set(made.reasons) == {"date", "person", "colour", "grade"}


@pytest.mark.parametrize(
    ("read", "inside", "meant"),
    [
        ("the first plan", None, "first-plan"), (None, "the first plan", "first-plan"),
        (None, None, None), ("the first plan", "the sketch", None), ("Paper B", None, None),
    ],
)  # fmt: skip
def test_the_draft_that_a_statement_answers(
    read: str | None, inside: str | None, meant: str | None, folder: Path, make: Any, put: Any
) -> None:
    text = f"“We do not take {inside or 'it'},” Ana Dorn said on 9 May.\n"
    said = make("quotation", text[1 : text.index(",”") + 1], text, person="Ana Dorn", draft=read)
    named = [make("draft", inside, text)] if inside else []
    placed = put(said, *named, text=text)
    ledger = open_ledger(folder)
    assert draft_meant(ledger, placed.document, placed.document.suggestions[0]) == meant
