"""The page of two drafts: everything escaped, nothing loaded, both texts in it."""

from __future__ import annotations

import re

import detente
from detente.brief.redline import redline_of, render_redline
from detente.drafting.compare import compare_texts

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
    for kinds, text in (
        (("same", "gone"), comparison.before),
        (("same", "come"), comparison.after),
    ):
        told = ["".join(p.text for p in one.pieces if p.became in kinds) for one in page.paragraphs]
        assert [words for words in told if words] == [point.text for point in text.points]
    objected = [note for one in page.paragraphs for note in one.margin]
    assert len(objected) == 10
    assert objected[0].state.startswith("Own text")
    six = next(one for one in page.paragraphs if (one.before, one.after) == ("6", "5"))
    assert "figure: 600,000 personnel → 800,000" in six.changes
