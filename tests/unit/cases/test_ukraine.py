"""The worked case ukraine-2025: complete, anchored in its source, and in its own words."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest

from detente.cases import catalogue
from detente.dealspace.zone import zone
from detente.dossier.as_of import as_of
from detente.dossier.files.read import check, read
from detente.dossier.model.dossier import Dossier
from detente.scores.reading import read_many
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.space import space

NEWS = "news-2025-12-03"
SOURCES = Path(__file__).parents[4] / "shared" / "sources"
LONGEST_RUN = 7  # words in a row that the case may share with its source
_LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30)  # of January to November
LAST_PARAGRAPH = 32  # what follows is about the authors


@pytest.fixture(scope="module")
def case() -> Dossier:
    return read("ukraine-2025")


@pytest.fixture(scope="module")
def news(case: Dossier) -> str:
    """The text of the news analysis, found by its hash; it is not carried with the project."""
    for path in sorted(SOURCES.glob("*.txt")):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == case.sources[NEWS].sha256:
            return data.decode()
    pytest.skip(f"the source of the case is not at hand in {SOURCES.parent.name}/{SOURCES.name}")


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of each line that is not empty."""
    return [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower().replace("’", "'"))


def anchored(case: Dossier) -> list:
    rows = [*case.statements, *case.events]
    return [row for row in rows if row.source == NEWS]


def test_nothing_is_found_wrong():
    assert [f for f in check("ukraine-2025") if f.severity in ("error", "warning")] == []


def test_whose_leave_a_deal_needs(case):
    needs = {id: party.required_on for id, party in case.parties.items() if party.consent}
    assert needs == {
        "europe": ("european-sanctions", "frozen-assets", "foreign-troops"),
        "russia": (),
        "ukraine": (),
    }
    names = [party.name for party in case.parties.values()]
    assert names == sorted(names)


def test_everyone_named_stands_with_the_party_they_speak_for(case):
    of = {
        person.name: party.name
        for party in case.parties.values()
        for person in party.people.values()
    }
    wanted = {
        "Andrii Sybiha": "Ukraine",
        "David E. Sanger": "Observers",
        "Donald J. Trump": "United States",
        "Jared Kushner": "United States",
        "Jennifer Kavanagh": "Observers",
        "Marco Rubio": "United States",
        "Sean Hannity": "Observers",
        "Steve Witkoff": "United States",
        "Vladimir V. Putin": "Russia",
        "Volodymyr Zelensky": "Ukraine",
        "Yuri Ushakov": "Russia",
        "Zolan Kanno-Youngs": "Observers",
    }
    assert wanted.items() <= of.items()


def test_issues_cover_four_tracks_and_the_guarantees(case):
    assert {issue.track for issue in case.issues.values()} == set(case.tracks)
    assert len(case.tracks) == 5
    assert len(case.issues) >= 14
    for issue in case.issues.values():
        assert 2 <= len(issue.options) <= 5
        assert issue.today in issue.options
        assert issue.keywords


@pytest.mark.parametrize(("draft", "points"), [("us-28", 28), ("e3-counter", 27)])
def test_drafts_whose_points_are_known(case, draft, points):
    assert list(case.drafts[draft].points) == [str(n + 1) for n in range(points)]
    assert None not in case.drafts[draft].points.values()
    assert len(re.findall(r"^\d+\. ", case.texts[draft], flags=re.M)) == points


def test_points_that_no_source_gives_stay_unknown(case):
    assert case.drafts["revised"].points == {}
    assert case.drafts["four-part"].points == dict.fromkeys("1234")
    assert case.drafts["four-part"].responses["russia"].stance == "accepts-part"
    lineage = {id: draft.derived_from for id, draft in case.drafts.items()}
    assert lineage["e3-counter"] == lineage["revised"] == ("us-28",)


def test_every_deadline_so_far_was_missed(case):
    became = {id: deadline.became for id, deadline in case.deadlines.items()}
    assert set(became.values()) == {"missed"}
    assert str(case.deadlines["thanksgiving"].due) == "2025-11-27"


def test_every_lever_names_its_leverage_and_its_price(case):
    assert len(case.levers) >= 6
    for lever in case.levers.values():
        assert lever.source
        assert lever.price
        assert lever.costs


def test_what_was_known_in_november(case):
    then = as_of(case, "2025-11-25")
    assert list(then.drafts) == ["us-28", "e3-counter"]
    said = {statement.id for statement in then.statements}
    assert "e3-territory" in said
    assert "p17-cede" not in said


def test_offsets_lie_in_the_paragraph_named(case, news):
    spans = paragraphs(news)
    for row in anchored(case):
        start, end = spans[int(row.place_in_source.removeprefix("paragraph ")) - 1]
        assert start <= row.start < row.end <= end, row.id
        sliced = news[row.start : row.end]
        assert sliced == sliced.strip(), row.id
        # A span begins and ends with a whole word, or at a quotation mark.
        assert not re.match(r"\w", news[row.start - 1]) or row.start == 0, row.id
        assert not re.match(r"\w", news[row.end]), row.id


def test_quotes_are_the_words_at_their_place(case, news):
    quotes = [row for row in case.statements if row.form == "quote"]
    assert len(quotes) >= 5
    for row in quotes:
        assert news[row.start : row.end] == row.text
        assert len(row.text.split()) <= LONGEST_RUN


def test_every_direct_quotation_is_a_statement_of_who_said_it(case, news):
    spoken = {
        6: "trump", 7: "trump", 12: "sybiha", 14: "zelensky", 18: "ushakov", 19: "putin",
        22: "putin", 23: "rubio", 28: "zelensky", 29: "zelensky", 32: "kavanagh",
    }  # fmt: skip
    found = 0
    for number, (start, end) in enumerate(paragraphs(news), start=1):
        for match in re.finditer(r"“([^”]*)”", news[start:end]):
            first, last = start + match.start(1), start + match.end(1)
            rows = [
                row
                for row in case.statements
                if row.source == NEWS and row.start < last and first < row.end
            ]
            who = {row.person for row in rows}
            if number == 24:
                assert who & {"trump", "rubio"}
            else:
                assert spoken[number] in who, (number, match.group(1)[:20])
            found += 1
    assert found >= 19


def test_no_paragraph_is_left_out(case):
    cited = {int(row.place_in_source.removeprefix("paragraph ")) for row in anchored(case)}
    assert cited == set(range(1, LAST_PARAGRAPH + 1))


def test_no_sentence_of_the_source_is_in_the_case(news):
    run = LONGEST_RUN + 1
    source = words(news)
    runs = {tuple(source[n : n + run]) for n in range(len(source) - run + 1)}
    folder = catalogue.path("ukraine-2025")
    for path in sorted(folder.rglob("*.*")):
        ours = words(path.read_text(encoding="utf-8"))
        shared = [
            " ".join(ours[n : n + run])
            for n in range(len(ours) - run + 1)
            if tuple(ours[n : n + run]) in runs
        ]
        assert shared == [], path.name


def test_statements_stand_in_the_order_of_the_paragraphs(case):
    numbers = [
        int(row.place_in_source.removeprefix("paragraph "))
        for row in case.statements
        if row.source == NEWS
    ]
    assert all(earlier <= later for earlier, later in pairwise(numbers))


def test_whether_a_deal_exists_is_open(case):
    worlds = build_worlds(case, draw_inputs(case, draws=100, seed=1), inner=8)
    found = zone(space(worlds))
    assert found.exact
    assert 0.2 < found.exists.mean() < 0.7


def test_every_stated_number_has_a_reason(case):
    names = {*case.sources, *case.assumptions, *(s.id for s in case.statements)}
    for item in draw_inputs(case, draws=2, seed=1).inputs:
        if not item.default:
            assert item.why, item.name
            assert {why.split("#")[0] for why in item.why} <= names, item.name


def test_the_case_keeps_a_forecast_of_each_month_end_that_its_record_reaches(
    case: Dossier,
) -> None:
    kept = read_many(["ukraine-2025"]).values()
    ends = [f"2025-{month:02d}-{day}" for month, day in enumerate(_LAST_DAYS, start=1)]
    for event in ("settlement", "ceasefire"):
        days = [str(saved.as_of) for saved in kept if saved.event == event]
        assert days == [*ends, str(case.date)]
    by_record = [one for saved in kept for one in saved.scored() if one.by <= case.date]
    assert len(by_record) == 26
    assert [one.came for one in by_record] == [False] * 26
    assert all(saved.outcome is None or saved.outcome.source == NEWS for saved in kept)
    later = [one.came for saved in kept for one in saved.scored() if one.by > case.date]
    assert set(later) == {None}
