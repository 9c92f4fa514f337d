"""Whatever stands in the tables: a row put in is read back, and taken out leaves the others."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.dossier.files.csvrows import BOM, rows
from detente.dossier.files.records import with_item, with_row, without_item, without_row
from detente.dossier.model.evidence import STATEMENT_COLUMNS, Statement
from detente.review.files import parse, text_of
from detente.review.stored import StoredDocument, StoredSuggestion

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\r\0")
WORDS = st.text(alphabet=LETTERS, max_size=30)
NEEDED = ("id", "date", "party", "form", "text", "source")
OTHERS = [column for column in STATEMENT_COLUMNS if column not in NEEDED]


@st.composite
def tables(draw: Any) -> bytes:
    """A table of statements as any tool may have written it."""
    columns = draw(
        st.permutations([*NEEDED, *draw(st.lists(st.sampled_from(OTHERS), unique=True))])
    )
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    out = io.StringIO()
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    writer = csv.writer(out, lineterminator=newline, quoting=quoting)
    writer.writerow(columns)
    for number in range(draw(st.integers(0, 4))):
        writer.writerow([f"s{number}" if c == "id" else draw(WORDS) for c in columns])
        if draw(st.booleans()):
            out.write(newline)
    text = out.getvalue()
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    return (BOM if draw(st.booleans()) else b"") + text.encode()


@st.composite
def statements(draw: Any, id: str = "new") -> Statement:
    """A statement with some of its fields."""
    text = draw(WORDS.filter(lambda words: words.strip() == words != ""))
    places = draw(st.none() | st.tuples(st.integers(0, 9), st.integers(10, 99)))
    start, end = places or (None, None)
    return Statement(
        id=id, date="2031-05-09", party="north", form="quote", text=text, source="bulletin",
        channel=draw(st.none() | st.just("a letter, \"sealed\"\nand signed")), start=start, end=end,
        also_in=draw(st.sampled_from([(), ("wire#paragraph 2",)])),
    )  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(raw=tables(), one=statements(), other=statements(id="s0"))
def test_a_row_put_in_is_read_back_and_taken_out(
    raw: bytes, one: Statement, other: Statement
) -> None:
    before = list(rows(raw))
    first = with_row(raw, one)
    second = with_row(first, other, new=False)  # s0 anew where it is there, else one row more
    after = list(rows(first))
    width = len(before[0].cells)
    assert [row.cells[:width] for row in after[: len(before)]] == [row.cells for row in before]
    assert len(after) == len(before) + 1
    cells = dict(zip(after[0].cells, after[-1].cells, strict=True))
    assert cells["text"] == one.text
    assert cells.get("start", "") == ("" if one.start is None else str(one.start))
    told = {row.cells[after[0].cells.index("id")]: row.cells for row in rows(second)}
    assert dict(zip(told["id"], told["s0"], strict=True))["text"] == other.text
    for changed, id, left in ((second, "new", second), (first, "new", raw)):
        taken = list(rows(without_row(changed, Statement, id)))
        kept = [row.cells for row in rows(left) if row.cells[after[0].cells.index("id")] != id]
        assert [row.cells[: len(cells)] for row, cells in zip(taken, kept, strict=True)] == kept


@settings(max_examples=50, deadline=None)
@given(
    items=st.lists(
        st.dictionaries(WORDS, WORDS | st.lists(WORDS, max_size=2), max_size=2), max_size=3
    ),
    indent=st.sampled_from([None, 1, 2, 4]),
    ends=st.sampled_from(["", "\n", "  \r\n"]),
    title=WORDS,
)
def test_a_source_put_in_is_read_back_and_taken_out(
    items: list[Any], indent: int | None, ends: str, title: str
) -> None:
    raw = (json.dumps(items, indent=indent, ensure_ascii=False) + ends).encode()
    item = {"id": "wire", "type": "document", "title": title}
    made = with_item(raw, item)
    assert json.loads(made) == [*items, item]
    taken = without_item(made, "wire")
    assert json.loads(taken) == items
    assert taken == raw or not items or b"\n" not in raw.rstrip()


@settings(max_examples=50, deadline=None)
@given(
    words=st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60),
    sure=st.floats(0, 1),
)
def test_any_text_is_written_and_read_again(words: str, sure: float) -> None:
    one = StoredSuggestion(
        id="q-1", kind="quotation", start=0, end=len(words), text=words, cue=words,
        confidence=round(sure, 3), why=(words, "b"), edited={"text": words},
    )  # fmt: skip
    document = StoredDocument(name=words, sha256="0" * 64, text_sha256="1" * 64, suggestions=(one,))
    again, findings = parse(text_of(document), "x.json")
    assert findings == ()
    assert again == document


@settings(max_examples=50, deadline=None)
@given(raw=st.text(alphabet="[]{}:,-&*!|>'\"#\n\t abz019~\\", max_size=120))
def test_no_text_breaks_the_reading_of_suggestions(raw: str) -> None:
    document, findings = parse(raw, "x.json")
    assert document is None
    assert findings
