"""What is said of a source is read, or said not to be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.dossier.files.read import check, read
from detente.dossier.files.sourcefile import parse_sources

PARTS = {"date-parts": [[2035, 5, 10]]}


def _findings(more: dict[str, Any]) -> list[tuple[str, str]]:
    _, findings = parse_sources(json.dumps([{"id": "report", "type": "report", **more}], indent=1))
    assert all((f.place.line, f.place.column, f.severity) == (2, 2, "warning") for f in findings)
    return [(f.slug, f.mend.split(",")[0]) for f in findings]


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ("2035-05-10", "2035-05-10"),
        (2035, "2035"),
        ("2035", "2035"),
        ({"raw": "2035-05"}, "2035-05"),
        ({"literal": "2035-05-10~"}, "2035-05-10~"),
        (PARTS, "2035-05-10"),
    ],
)
def test_a_plain_date_is_read_where_a_source_was_issued(issued: Any, day: str) -> None:
    item = {"id": "report", "type": "report", "issued": issued}
    sources, findings = parse_sources(json.dumps([item]))
    assert (str(sources["report"].issued), findings) == (day, [])


@pytest.mark.parametrize(
    "issued", ["10 May 2035", {"raw": "10 May 2035"}, {"year": 2035}, [2035, 5], {}, 20350510]
)
def test_a_date_that_is_not_read_is_said(issued: Any) -> None:
    assert _findings({"issued": issued}) == [
        ("source-unread", 'Write "issued": {"date-parts": [[year')
    ]


@pytest.mark.parametrize("issued", [{"literal": "n.d."}, "forthcoming", {"raw": "undated"}])
def test_what_has_no_date_has_none(issued: Any) -> None:
    assert _findings({"issued": issued}) == []


@pytest.mark.parametrize(
    ("more", "mend"),
    [
        ({"Issued": PARTS}, 'Write "issued" in its place.'),
        ({"isued": PARTS}, 'Write "issued": {"date-parts": [[year'),
        ({"date": "2035-05-10"}, 'Write "issued": {"date-parts": [[year'),
        ({"publicationDate": "2035"}, 'Write "issued": {"date-parts": [[year'),
        ({"Title": "A"}, 'Write "title" in its place.'),
        ({"url": "https://a.example"}, 'Write "URL" in its place.'),
        ({"container_title": "The Post"}, 'Write "container-title" in its place.'),
        ({"containerTitle": "The Post"}, 'Write "container-title" in its place.'),
    ],
)
def test_a_word_written_otherwise_is_said(more: dict[str, Any], mend: str) -> None:
    assert _findings(more) == [("source-unread", mend)]


@pytest.mark.parametrize(
    "more",
    [
        {"issue": "3", "title-short": "A", "accessed": {"raw": "10 May 2035"}},
        {"issued": PARTS, "date": "10 May 2035", "year": 2035},
        {"x-mine": 1, "DOI": "10.1/a", "annote": "Read twice."},
    ],
)
def test_other_words_are_the_styles_own(more: dict[str, Any]) -> None:
    assert _findings(more) == []


CSL = """abstract annote archive archive-place authority call-number collection-title dimensions
division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword language license
medium note original-publisher original-title part-title PMID publisher-place references
reviewed-title scale section source status title-short version volume-title chapter-number issue
locator number number-of-pages page printing-number supplement-number volume accessed available-date
event-date original-date submitted chair collection-editor compiler composer container-author
contributor curator director editor guest host illustrator interviewer narrator organizer
original-author performer producer recipient reviewed-author translator shortTitle"""


def test_the_words_of_csl_stand_for_themselves() -> None:
    assert _findings(dict.fromkeys(CSL.split(), "a")) == []


def test_many_words_take_no_longer() -> None:
    assert _findings({f"titl{number}": 1 for number in range(20_000)})[1:] == []


def test_a_later_source_in_plain_words_is_told_too(folder: Path) -> None:
    file = folder / "sources.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('{\n      "date-parts": [[2031, 5]]\n    }', '"2035-05"'))
    [finding] = check(folder)
    assert (finding.slug, finding.place.line) == ("after-as-of", 15)
    assert read(folder).sources["report"].issued is not None
