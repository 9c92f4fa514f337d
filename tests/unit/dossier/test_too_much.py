"""A million characters of anything: linear time, a hundred findings, and a count of the rest."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from detente.dossier.files.read import check
from detente.dossier.files.yamltree import MAX_VALUES, parse_yaml
from detente.errors import Finding, Place
from detente.findings.making import SHOWN, count, found, in_order, keep

N = 75_000  # for most: what is linear here is linear there
SLOWEST = 8.0  # seconds of one busy core for a million characters, which take one or two
LEAST = 0.35  # of that, for whatever is shorter
ONE_TITLE = "title: t\nas-of: 2031-05-12\n"
PARTY = "parties: {a: {name: A, kind: mediator, "

YAMLS = {
    "one key": '{"a":1' + ',"a":1' * 166_000 + "}",
    "one key a line": "a: 1\n" * (N // 5),
    "a list for a title": "title: [x" + ",x" * 490_000 + "]",
    "empty mappings": "parties: [{}" + ",{}" * (N // 3 - 10) + "]",
    "many keys": "".join(f"k{n}: 1\n" for n in range(N // 11)),
    "words without values": "parties: {0,6" + ",0,6" * (N // 4 - 10) + "}",
    "many bad ids": ONE_TITLE + "tracks:\n" + "".join(f"  K{n}: x\n" for n in range(6_000)),
    "many unknown issues": ONE_TITLE
    + PARTY
    + "wants: {order: "
    + " > ".join(f"k{n}" for n in range(N // 10))
    + "}}}",
    "one issue many times": ONE_TITLE + PARTY + "wants: {order: k" + " > k" * (N // 4 - 40) + "}}}",
    "many wrong items": ONE_TITLE + PARTY + "also: [{}" + ",{}" * 6_000 + "]}}",
    "many targets": ONE_TITLE
    + "levers: {a: {name: x, changes: {"
    + ",".join(f"war.k{n}: x1" for n in range(6_000))
    + "}}}",
    "notes": "title: x #y\n" + "#a\n" * (N // 3 - 10),
}
JSONS = {
    "one key": '[{"a":1' + ',"a":1' * (N // 6 - 10) + "}]",
    "many keys and one twice": '[{"a":1'
    + "".join(f',"k{n}":1' for n in range(N // 11))
    + ',"a":2}]',
    "empty objects": "[{}" + ",{}" * 333_000 + "]",
    "empty objects, one a line": "[{}" + ",\n{}" * (N // 4 - 10) + "]",
    "numbers": "[1" + ",1" * (N // 2 - 10) + "]",
    "one source many times": '[{"id":"a","type":"b"}' + ',{"id":"a","type":"b"}' * 10_000 + "]",
    "deep": "[" * N,
}
TABLES = {
    "columns": ",".join(f"k{n}" for n in range(N // 7)),
    "rows of one cell": "id,date,party,form,text,source\n" + "a\n" * (N // 2),
    "rows of nothing known": "id,date,party,form,text,source\n" + "x,x,x,x,x,x\n" * (N // 12),
    "rows of unknown names": "id,date,party,form,text,source\n"
    + "".join(f"i{n},2031-01-01,nort{n},quote,t,bull{n}\n" for n in range(N // 40)),
}
CASES = [
    *(("dossier.yaml", name, text) for name, text in YAMLS.items()),
    *(("sources.json", name, text) for name, text in JSONS.items()),
    *(("statements.csv", name, text) for name, text in TABLES.items()),
]


@pytest.mark.parametrize(("file", "text"), [(f, t) for f, _, t in CASES], ids=[c[1] for c in CASES])
def test_a_million_characters(file: str, text: str, folder: Path) -> None:
    (folder / file).write_text(text, encoding="utf-8", newline="")
    began = time.process_time()
    findings = check(folder)
    assert time.process_time() - began < SLOWEST * max(len(text) / 1e6, LEAST)
    assert findings
    assert len([f for f in findings if f.slug != "more-findings"]) <= SHOWN


def test_the_limit_says_so() -> None:
    tree = parse_yaml("a: [" + "x," * MAX_VALUES + "x]", "dossier.yaml")
    (finding,) = tree.findings
    assert finding.slug == "too-many-values"
    assert "more than 30,000 values" in finding.message
    fits = parse_yaml("a: [" + "x," * (MAX_VALUES - 3) + "x]", "dossier.yaml")
    assert fits.findings == []
    assert len(fits.data["a"]) == MAX_VALUES - 2  # the mapping and the list are two


def test_values_inside_each_other_count_once() -> None:
    text = "a: " + "[" * 50 + "x," * 1000 + "x" + "]" * 50
    assert parse_yaml(text, "dossier.yaml", most=1052).findings == []
    assert parse_yaml(text, "dossier.yaml", most=1051).findings != []


def finding(line: int, slug: str = "unknown-word") -> Finding:
    return found(slug, Place("dossier.yaml", line), f"no. {line}", "Mend it.")


def test_the_first_hundred_and_a_count_of_the_rest() -> None:
    shown = in_order(finding(line) for line in range(1, 1251))
    assert [f.place.line for f in shown[:100]] == list(range(1, 101))
    assert shown[100].message == "1,150 more errors are not shown."
    assert (shown[100].slug, shown[100].times, len(shown)) == ("more-findings", 1150, 101)


def test_errors_come_before_doubts_where_not_all_can_be_shown() -> None:
    doubts = [finding(line, "no-why") for line in range(1, 151)]
    shown = in_order([*doubts, finding(200)])
    assert [f.severity for f in shown].count("error") == 1
    assert shown[-1].message == "51 more warnings are not shown."


def test_what_is_kept_is_counted_to_the_last() -> None:
    findings: list[Finding] = []
    for line in range(1, 5001):
        keep(findings, finding(line))
    count(findings, Place("dossier.yaml"), 7)
    assert sum(f.times for f in findings) == 5007
    assert len(findings) == 1001
    assert sum(f.times for f in in_order(findings)) == 5007
