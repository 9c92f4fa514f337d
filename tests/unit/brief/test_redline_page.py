"""The page of two drafts: everything escaped, nothing loaded, both texts in it."""

from __future__ import annotations

import re

import detente
from detente.brief.redline import redline_of, render_redline
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Response
from detente.drafting.compare import TextComparison, compare_texts
from detente.wording.names import party

HOSTILE = "1. <script>alert(1)</script> & the army has 50 men.\n2. تنسحب القوات خلال ١٠ أيام.\n"
LATER = "1. <script>alert(1)</script> & the army has 90 men.\n2. تنسحب القوات خلال ٢٠ يوما.\n"


def test_what_stands_in_a_draft_is_text() -> None:
    dossier = detente.read("two-rivers")
    plan = dossier.drafts["first-plan"]
    drafts = {"one": plan.model_copy(update={"name": "<b>One</b>"}), "other": plan}
    changed = dossier.model_copy(
        update={"drafts": drafts, "texts": {"one": HOSTILE, "other": LATER}}
    )
    page = render_redline(changed, compare_texts(changed, "one", "other"))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; the army has" in page
    assert "&lt;b&gt;One&lt;/b&gt;" in page
    assert page.count('dir="rtl"') == 1
    assert not re.search(r"(?:src|href)=|@import|url\(", page)


def test_both_texts_stand_in_it() -> None:
    dossier = detente.read("ukraine-2025")
    comparison = compare_texts(dossier, "us-28", "e3-counter")
    page = redline_of(dossier, comparison)
    for kinds, number, text in (
        (("same", "gone"), "before", comparison.before),
        (("same", "come"), "after", comparison.after),
    ):
        here = [one for one in page.paragraphs if getattr(one, number)]
        told = ["".join(p.text for p in one.pieces if p.became in kinds) for one in here]
        assert told == [point.text for point in text.points]
    objected = [note for one in page.paragraphs for note in one.margin]
    assert len(objected) == 10
    assert objected[0].state.startswith("Own text")
    six = next(one for one in page.paragraphs if (one.before, one.after) == ("6", "5"))
    assert "figure: 600,000 personnel → 800,000" in six.changes


MOVED = "1. The port of Arn takes 20 ships.\n2. Grain goes free of tax.\n3. Courts sit.\n"
PUT = "1. Grain goes free of tax.\n2. Courts sit.\n3. The port of Arn takes 30 ships.\n"


def compared(earlier: str, later: str, **responses: object) -> tuple[Dossier, TextComparison]:
    """Two texts of one plan, answered as told."""
    dossier = detente.read("two-rivers")
    plan = dossier.drafts["first-plan"].model_copy(update={"responses": responses})
    other = plan.model_copy(update={"responses": {}})
    changed = dossier.model_copy(
        update={"drafts": {"one": plan, "other": other}, "texts": {"one": earlier, "other": later}}
    )
    return changed, compare_texts(changed, "one", "other")


def test_a_moved_point_says_where_it_went_and_what_changed_in_it() -> None:
    page = redline_of(*compared(MOVED, PUT))
    left, there = (next(p for p in page.paragraphs if p.fate == fate)
                   for fate in ("moved to 3", "moved from 1"))  # fmt: skip
    assert [piece.became for piece in left.pieces] == ["gone"]
    assert [p.text for p in there.pieces if p.became == "come"] == [" 30"]
    assert (left.changes, there.changes) == ((), ("figure: 20 ships → 30 ships",))
    assert "moved to 3</span>" in render_redline(*compared(MOVED, PUT))


def test_an_objection_to_the_whole_stands_above_the_points() -> None:
    dossier = detente.read("two-rivers")
    answer = Response(stance="rejects", date=dossier.drafts["first-plan"].date)
    changed, comparison = compared(MOVED, PUT, north=answer)
    page = redline_of(changed, comparison)
    assert [note.text.split(" (")[0] for note in page.whole] == [
        f"{party(changed, 'north')} objects to the whole of one"
    ]
    assert all(not one.margin for one in page.paragraphs)
    html = render_redline(changed, comparison)
    assert html.index("objects to the whole of one") < html.index('<ol class="points">')


def test_no_letter_that_hides_or_turns_others_is_in_it() -> None:
    page = render_redline(*compared("1. A\x07b \u202ec.", "1. A\x07b \u202ed."))
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]", page)
    assert "A\ufffdb" in page
