"""Drafts and objections on the pages: compared, kept, tied, mapped, weighed, and sent back."""

from __future__ import annotations

import html
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.redlined import W14, came, marked, par, remark, run, went
from tests.unit.documents.making import W, docx

import detente
from detente.documents.load import load

FIRST = (
    "1. The border follows the front line.\n\n2. The army of the South is capped at 50,000 men.\n"
)
THEN = (
    "1. The border follows the front line.\n\n2. The army of the South is capped at 80,000 men.\n\n"
    "3. Both sides run the dam together.\n"
)
HOME = "/dossier/rivers/drafts"


@pytest.fixture
def served(serve: Any, tmp_path: Path) -> Any:
    """Two Rivers, to be changed."""
    return serve(detente.write("two-rivers", tmp_path / "rivers")).enter()


def sent(served: Any, files: dict[str, tuple[str, bytes]], **fields: str) -> Any:
    """Texts dropped on the page of drafts."""
    who = {"first-by": "north", "then-by": "south", "first-date": "2031-05-01",
           "then-date": "2031-05-10"}  # fmt: skip
    return served.drop_on(f"{HOME}/take", files, {**who, **fields})


def both(first: str = FIRST, then: str = THEN) -> dict[str, tuple[str, bytes]]:
    return {
        "first-file": ("first.md", first.encode()),
        "then-file": ("then.md", then.encode()),
    }


def text(served: Any, path: str) -> str:
    got = served.get(path)
    assert got.status == 200, got.text
    return html.unescape(got.text)


def test_drafts_are_listed_with_their_points_and_answers(rivers: Any) -> None:
    page = text(rivers, HOME)
    assert '<div id="said" role="status"></div>' in page
    assert page.index("The sketch") < page.index("The first plan")
    assert "North Republic</bdi> rejects" in page
    assert "No draft" in text(rivers, f"{HOME}?as-of=2031-01-01")


def test_two_texts_are_compared_and_not_kept(served: Any, tmp_path: Path) -> None:
    got = sent(served, both(), compare="1")
    assert got.status == 303
    page = text(served, got.headers["location"])
    assert "2 points → 3" in page
    assert "figure: 50,000 men → 80,000 men" in page
    assert "<del> 50,000</del>" in page
    assert "<ins> 80,000</ins>" in page
    one = text(served, got.headers["location"] + "&view=one")
    assert "<del> 50,000</del><ins> 80,000</ins>" in one
    assert len(detente.read(tmp_path / "rivers").drafts) == 2
    assert served.get(got.headers["location"].replace("aside=", "aside=x")).status == 410


def test_two_texts_are_kept_and_undone(served: Any, tmp_path: Path) -> None:
    got = sent(served, both(), keep="1")
    assert got.headers["location"] == f"{HOME}/compare?earlier=first&later=then"
    dossier = detente.read(tmp_path / "rivers")
    draft = dossier.drafts["then"]
    assert (draft.by, str(draft.date), draft.derived_from) == (
        ("south",),
        "2031-05-10",
        ("first",),
    )
    assert "capped at 80,000 men" in dossier.texts["then"]
    assert "figure: 50,000 men → 80,000 men" in text(served, got.headers["location"])
    history = served.get("/dossier/rivers/history").text
    assert "drafts/then.md" in history


def test_what_is_wrong_is_said_beside_its_field(served: Any, tmp_path: Path) -> None:
    for change, words in {
        ("then-by", "nobody"): "Say who wrote it.",
        ("then-date", "<b>soon</b>"): "“&lt;b&gt;soon&lt;/b&gt;” is not a date",
    }.items():
        got = sent(served, both(), keep="1", **dict([change]))
        assert got.status == 422
        assert words in got.text
        assert f'aria-describedby="wrong-{change[0]}"' in got.text
    got = sent(served, {"then-file": ("then.md", THEN.encode())}, compare="1")
    assert "Say with what to compare it" in got.text
    for name, content in {"x.docx": b"PK\x03\x04 none", "x.exe": b"\x7fELF", "x.md": b""}.items():
        got = sent(served, {"then-file": (name, content)}, keep="1")
        assert (name, got.status) == (name, 422)
        assert "This cannot be used yet:" in got.text
    assert len(detente.read(tmp_path / "rivers").drafts) == 2


def test_a_tie_is_kept_and_a_point_that_is_not_there_refused(served: Any, tmp_path: Path) -> None:
    sent(served, both(), keep="1")
    two = f"{HOME}/tie?earlier=first&later=then"
    got = served.post(two, {"old": "9", "new": "2", "how": "together"})
    assert got.status == 422
    assert "Neither text has such a point" in got.text
    got = served.post(two, {"old": "2", "new": "3", "how": "together"})
    assert got.status == 303
    assert detente.read(tmp_path / "rivers").drafts["then"].tied == ("first 2=3",)
    served.post(two, {"old": "2", "new": "3", "how": "apart"})
    draft = detente.read(tmp_path / "rivers").drafts["then"]
    assert (draft.tied, draft.apart) == ((), ("first 2=3",))


def test_the_redline_is_sent_as_word_and_as_a_page(served: Any, tmp_path: Path) -> None:
    sent(served, both(), keep="1")
    got = served.get(f"{HOME}/redline.docx?earlier=first&later=then")
    assert "first-then.docx" in got.headers["content-disposition"]
    (tmp_path / "back.docx").write_bytes(got.content)
    document = load(tmp_path / "back.docx")
    assert "capped at 80,000 men" in document.text
    assert document.before is not None
    assert "capped at 50,000 men" in document.before
    page = served.get(f"{HOME}/redline.html?earlier=first&later=then")
    assert page.headers["content-disposition"].startswith("attachment")
    assert "80,000" in page.text


def test_what_points_hold_is_kept_and_the_rest_touches_nothing(served: Any, tmp_path: Path) -> None:
    sent(served, both(), keep="1")
    assert "Say first what its points hold" in text(served, f"{HOME}/of/then")
    where = f"{HOME}/of/then/map"
    got = served.post(where, {"option-army": "cap-50k", "points-army": "7"})
    assert got.status == 422
    assert "The draft has no point 7." in got.text
    fields = {"option-border": "front-line", "points-border": "1", "rest": "1"}
    assert served.post(where, fields).status == 303
    points = detente.read(tmp_path / "rivers").drafts["then"].points
    assert points == {"1": {"border": "front-line"}, "2": {}, "3": {}}
    assert "Look for them" in text(served, f"{HOME}/of/then")
    served.post(where, {"option-border": "", "points-border": "1"})
    assert detente.read(tmp_path / "rivers").drafts["then"].points["1"] == {}


def test_a_draft_shows_what_to_mend_and_its_matrix(rivers: Any) -> None:
    page = text(rivers, f"{HOME}/of/first-plan")
    assert "What to mend before it is tabled" in page
    assert "Warning</b>, point 2: " in page
    assert "no-measure" in page
    got = rivers.get(f"{HOME}/of/first-plan/implementation.xlsx")
    with zipfile.ZipFile(io.BytesIO(got.content)) as book:
        assert "xl/workbook.xml" in book.namelist()
    assert rivers.get(f"{HOME}/of/nothing").status == 404
    assert rivers.get(f"{HOME}/compare?earlier=sketch&later=first-plan").status == 404


def test_objections_are_filtered_by_party_and_draft(rivers: Any) -> None:
    page = text(rivers, "/dossier/rivers/objections")
    rows = page.partition("</table>")[0].count('<tr><th scope="row">')
    assert rows == 3  # points 1 and 2 by the North, 3 by the South
    north = text(rivers, "/dossier/rivers/objections?party=north")
    assert north.partition("</table>")[0].count('<tr><th scope="row">') == 2
    assert "no objection" in text(rivers, "/dossier/rivers/objections?draft=sketch").lower()
    assert "Asked for and not got" in page
    assert rivers.get("/dossier/rivers/objections?party=moon").status == 404


def changed_file() -> bytes:
    """A Word draft with a tracked change, and a remark on it by an envoy of the North."""
    words = marked(0, run("2. The army of the North does not exceed ") + went("80,000", "Teo Ruiz")
                   + came("50,000", "Teo Ruiz") + run(" men and women."))  # fmt: skip
    body = par(run("1. The border runs along the ridge.")) + par(words)
    body += par(came("3. Both sides run the upper dam together.", "Teo Ruiz"))
    note = remark(0, "Kel Lis", "2031-05-10", "We cannot accept this number.")
    return docx(body, word__comments=f"<w:comments {W} {W14}>{note}</w:comments>")


def test_one_word_file_is_set_beside_itself_before_its_changes(served: Any, tmp_path: Path) -> None:
    file = {"then-file": ("Plan B.docx", changed_file())}
    got = sent(served, file, keep="1")
    assert got.headers["location"] == f"{HOME}/compare?earlier=plan-b-before&later=plan-b"
    page = text(served, got.headers["location"])
    assert "figure: 80,000 men → 50,000 men" in page
    assert "We cannot accept this number." in page
    assert detente.read(tmp_path / "rivers").drafts["plan-b"].derived_from == ("plan-b-before",)
    page = text(served, "/dossier/rivers/objections")
    waits = page.partition('id="waits"')[2]
    id = re.search(r'value="([^"]+)">\n<label[^>]*>It comes from', waits.partition("We cannot")[2])
    assert id
    sure = {"remark": id[1], "party": "north", "how": "objects"}
    assert served.post("/dossier/rivers/objections/decide", sure).status == 303
    response = detente.read(tmp_path / "rivers").drafts["plan-b"].responses["north"]
    assert (response.stance, response.objects) == ("objects", ("2",))
    page = text(served, "/dossier/rivers/objections?party=north&draft=plan-b")
    assert "We cannot accept this number." in page.partition("</table>")[0]
    assert served.post("/dossier/rivers/objections/decide", sure).status == 404
