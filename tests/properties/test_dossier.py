"""What is written is read again; what is read never crashes."""

from __future__ import annotations

import json
import string
import tempfile
from pathlib import Path
from typing import Any
from unicodedata import category

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.cases import catalogue
from detente.dossier.as_of import as_of
from detente.dossier.files.plain import plain_dossier
from detente.dossier.files.read import check, read
from detente.dossier.files.write import write
from detente.dossier.model.dossier import Dossier
from detente.errors import DossierError, Finding

QUICK = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
# A character that shows nowhere is a finding: tests/unit/test_letters has those.
LETTERS = st.characters(
    codec="utf-8",
    exclude_categories=("Cc",),
    include_characters="\n\t\r",
    exclude_characters="\ufeff\ufffe\uffff\u202d\u202e",
)
TEXT = st.text(LETTERS, min_size=1, max_size=12)
UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}  # a text of these alone is one left empty
SEEN = TEXT.filter(lambda text: any(category(sign) not in UNSEEN for sign in text))
WORDS = SEEN.map(str.strip)
SLUGS = st.from_regex(r"\A[a-z0-9]{1,5}(-[a-z0-9]{1,4})?\Z")
DAYS = st.dates().map(lambda day: day.isoformat())
DATES = st.one_of(DAYS, st.sampled_from(["2031", "2031-02", "2031-05-12~", "2031-01/2031-03"]))


@st.composite
def estimates(draw: st.DrawFn, low: float = -50, high: float = 50) -> Any:
    """An estimate in any of its forms, as a file states it."""
    numbers = st.floats(low, high).map(lambda number: number + 0.0)  # no minus zero
    a, m, b = sorted(draw(st.lists(numbers, min_size=3, max_size=3)))
    values = draw(st.lists(numbers, min_size=1, max_size=3, unique=True))
    stated = draw(
        st.sampled_from(
            [m, f"{a!r}..{b!r}", f"{m!r} ({a!r}..{b!r})", {"one-of": dict.fromkeys(values, 0.7)}]
        )
    )
    if draw(st.booleans()):
        return stated
    inner = stated if isinstance(stated, dict) else {"estimate": stated}
    return {**inner, "why": draw(st.sampled_from(["a", ["a", "b"]])), "since": draw(DATES)}


def ids(draw: st.DrawFn, most: int = 3, least: int = 1) -> list[str]:
    return draw(st.lists(SLUGS, min_size=least, max_size=most, unique=True))


@st.composite
def issues(draw: st.DrawFn) -> dict[str, Any]:
    made = {}
    for name in ids(draw, 4):
        options = {option: draw(WORDS) for option in ids(draw, 4, 2)}
        made[name] = {
            "name": draw(WORDS),
            "options": options,
            "ordered": draw(st.booleans()),
            "today": draw(st.sampled_from(list(options))),
            "keywords": draw(st.lists(SEEN, max_size=2)),
        }
    return made


@st.composite
def wants(draw: st.DrawFn, table: dict[str, Any]) -> dict[str, Any]:
    issue = draw(st.sampled_from(list(table)))
    options = list(table[issue]["options"])
    lines = draw(st.lists(st.sampled_from(options), max_size=2))
    chance = estimates(0, 1)
    ordered = table[issue]["ordered"]
    when = {"at-least": options[0]} if ordered else [options[-1]]
    worth = draw(
        st.sampled_from(
            ["best-to-worst " + ", ".join(options), {o: draw(estimates()) for o in options}]
        )
    )
    return {
        "why": draw(st.sampled_from(["a", ["a", "b#page 1"]])),
        "order": " > ".join(table),
        "worth": {issue: worth},
        "red-lines": [
            {"issue": issue, "never": [o], "absolute": draw(chance), "unless": {issue: options}}
            for o in lines
        ],
        "links": [{"when": {issue: when}, "adds": draw(estimates())}],
    }


@st.composite
def parties(draw: st.DrawFn, table: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name in ids(draw, 3, 2):
        required_on = {"required-on": draw(st.sampled_from(list(table)))}
        consent = draw(st.sampled_from(["required", "ratifies", required_on]))
        made[name] = {
            "name": draw(WORDS),
            "kind": draw(st.sampled_from(["belligerent", "guarantor"])),
            "consent": consent,
            "people": {f"{name}-{n}": {"name": draw(WORDS), "role": draw(SEEN)} for n in range(2)},
            "interests": draw(st.lists(SEEN, max_size=2)),
            "wants": draw(wants(table)),
        }
    return made


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A dossier that makes sense, with every part and hostile texts."""
    table = draw(issues())
    sides = draw(parties(table))
    first, second = list(sides)[:2]
    issue = next(iter(table))
    option = next(iter(table[issue]["options"]))
    day = draw(DATES)
    values = {
        "title": draw(WORDS),
        "as-of": "9999",
        "about": draw(WORDS),
        "parties": sides,
        "issues": table,
        "war": {
            "why": "a",
            "sides": [first, second],
            "began": day,
            "balance": draw(estimates(0, 1)),
            "moves": {"drift": draw(estimates())},
            first: {"dictating": draw(estimates()), "cost-per-month": draw(estimates())},
        },
        "durability": {
            "by": {issue: {option: draw(estimates(0, 1))}},
            "and": [{"party": second, "when": {issue: option}, "adds": draw(estimates())}],
            "why": "b",
        },
        "drafts": {
            "old": {"name": draw(WORDS), "by": first, "date": "2030", "points": {1: "unknown"}},
            "new": {
                "name": draw(WORDS),
                "by": [first, second],
                "date": "2031-01-02",
                "derived-from": "old",
                "points": {1: {issue: option}, 2: {}},
                "responses": {second: {"stance": "rejects", "date": "2031-03", "objects": [1]}},
            },
        },
        "deadlines": {"d": {"set-by": first, "for": second, "set": "2030", "due": "2031"}},
        "levers": {
            "press": {
                "name": draw(WORDS),
                "why": "a",
                "changes": {f"war.{first}.cost-per-month": draw(st.sampled_from(CHANGES))},
                "costs": draw(estimates(0, 9)),
                "from": day,
            }
        },
        "assumptions": {"a": draw(WORDS), "b": draw(WORDS)},
    }
    statements = draw(st.lists(statement(first, issue, option), max_size=3))
    beside = {
        "statements": tuple({**s, "id": f"s{n}"} for n, s in enumerate(statements)),
        "events": tuple(
            {**e, "id": f"e{n}"} for n, e in enumerate(draw(st.lists(event(first), max_size=2)))
        ),
        "sources": {"src": {"id": "src", "type": "report", "title": draw(SEEN), "x": [1, {}]}},
        "texts": draw(st.sampled_from([{}, {"new": "1. One\n2. Two\n"}])),
    }
    return Dossier.model_validate({**values, **_made(beside)})


CHANGES = ["+0.1", "-0.1", "x0.8 (0.6..1)", "-0.05 (-0.15..0)", "0.4", "=-0.4", "+1e-9..0.25"]


def _made(beside: dict[str, Any]) -> dict[str, Any]:
    from detente.dossier.model.evidence import Statement

    statements = tuple(Statement.model_validate(s) for s in beside["statements"])
    return {**beside, "statements": statements}


def statement(party: str, issue: str, option: str) -> st.SearchStrategy[dict[str, Any]]:
    optional = st.one_of(st.none(), WORDS)
    return st.fixed_dictionaries(
        {
            "date": DATES,
            "party": st.just(party),
            "person": st.sampled_from([None, f"{party}-0"]),
            "to": optional,
            "channel": optional,
            "form": st.sampled_from(["quote", "paraphrase"]),
            "text": SEEN,
            "language": st.sampled_from([None, "en", "pt-BR"]),
            "positions": st.sampled_from(["", f"{issue}={option}:rejects; {issue}:undecided"]),
            "status": st.sampled_from(["stated", "assessed"]),
            "source": st.just("src"),
            "start": st.sampled_from([None, 0]),
            "end": st.sampled_from([None, 9]),
            "grade": st.sampled_from([None, "B2"]),
        }
    )


def event(party: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "date": DAYS,
            "type": st.sampled_from(["meeting", "draft-leaked"]),
            "venue": st.one_of(st.none(), WORDS),
            "people": st.sampled_from(["", f"{party}-0; {party}-1"]),
            "planned": st.booleans(),
            "draft": st.sampled_from([None, "new"]),
            "text": SEEN,
        }
    )


def ordered(dossier: Dossier) -> str:
    """The dossier with the order of everything, which equality of mappings passes over."""
    return json.dumps(plain_dossier(dossier))


@QUICK
@given(dossiers(), st.sampled_from(["", ".zip"]))
def test_reading_what_was_written_gives_an_equal_dossier(dossier: Dossier, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = write(dossier, Path(folder) / f"it{suffix}")
        again = read(path)
        assert again == dossier
        assert ordered(again) == ordered(dossier)


@QUICK
@given(dossiers(), dossiers())
def test_writing_over_another_dossier_leaves_nothing_of_it(one: Dossier, other: Dossier) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(one, folder)
        write(other, folder)
        assert read(folder) == other
        assert ordered(read(folder)) == ordered(other)


@QUICK
@given(dossiers())
def test_writing_twice_changes_no_byte(dossier: Dossier) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = {p: p.read_bytes() for p in write(dossier, folder).rglob("*.*")}
        write(read(folder), folder)
        assert {p: p.read_bytes() for p in Path(folder).rglob("*.*")} == first


@QUICK
@given(dossiers(), st.dates())
def test_what_was_known_then_is_a_dossier_that_can_be_written(dossier: Dossier, day: Any) -> None:
    then = as_of(dossier, day)
    assert then.date == day
    assert as_of(then, day) == then
    with tempfile.TemporaryDirectory() as folder:
        write(then, folder)
        assert {f.slug for f in check(folder) if f.severity == "error"} <= {"no-required-party"}


FILES = {
    name: (catalogue.path("two-rivers") / name).read_bytes()
    for name in ("dossier.yaml", "statements.csv", "events.csv", "sources.json")
}
ODD = st.one_of(
    st.sampled_from(
        [b"\t", b"{", b"}", b"[", b": ", b"- ", b"&a ", b"*a", b"!!x ", b"|", b">", b"? "]
    ),
    st.sampled_from(
        [b"\x00", b"\xff", b"\xef\xbb\xbf", b"\r", b"\n", b'"', b"'", b"#", b"%", b"<<: "]
    ),
    st.sampled_from(
        [b".nan", b"1e999", b"-", b"null", b"~", b"..", b"x", b"2031-99-99", b"\xf0\x9f"]
    ),
    st.binary(max_size=6),
    st.text(string.printable, max_size=6).map(str.encode),
)


@settings(max_examples=80)
@given(
    st.sampled_from(list(FILES)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), ODD), max_size=4),
)
def test_a_damaged_file_is_a_finding_and_never_a_crash(
    name: str, damage: list[tuple[float, int, bytes]]
) -> None:
    """A few bytes anywhere are replaced by others."""
    raw = FILES[name]
    for where, length, new in damage:
        at = int(where * len(raw))
        raw = raw[:at] + new + raw[at + length :]
    with tempfile.TemporaryDirectory() as folder:
        for file, content in {**FILES, name: raw}.items():
            (Path(folder) / file).write_bytes(content)
        assert all(
            f.message and f.mend and f.place.line >= 1 and f.place.column >= 1
            for f in said_of(folder)
        )


def said_of(folder: str) -> tuple[Finding, ...]:
    try:
        read(folder)
    except DossierError as error:
        return error.findings
    return ()


@settings(max_examples=40)
@given(st.one_of(st.binary(max_size=200), TEXT.map(str.encode)), st.sampled_from(list(FILES)))
def test_any_bytes_at_all(raw: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for file, content in {**FILES, name: raw}.items():
            (Path(folder) / file).write_bytes(content)
        assert all(finding.mend for finding in said_of(folder))
