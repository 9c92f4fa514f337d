"""Charts as SVG inside a page: named, safe, the same bytes each time."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import altair as alt
import pytest

from detente.charts.svg import draw

HOSTILE = '<script>alert(1)</script> & "quoted" \U0001f54a Россия'


def hostile_chart() -> alt.Chart:
    rows = [{"x": 0.123456, "y": 1, "name": HOSTILE}, {"x": 2, "y": 3, "name": 'role="x" 1.23456'}]
    return (
        alt.Chart(alt.InlineData(values=rows), width=300)
        .mark_text(clip=True)
        .encode(x="x:Q", y="y:Q", text="name:N")
    )


def test_the_same_chart_gives_the_same_bytes_also_after_others() -> None:
    first = draw(hostile_chart(), id="one", title="t", description="d")
    draw(hostile_chart(), id="two", title="t", description="d")
    assert draw(hostile_chart(), id="one", title="t", description="d") == first


def test_what_people_wrote_stays_text() -> None:
    root = ET.fromstring(draw(hostile_chart(), id="one", title=HOSTILE, description=HOSTILE))
    assert [child.text for child in root[:2]] == [HOSTILE, HOSTILE]
    assert not [tag for tag in root.iter() if tag.tag == "script"]
    texts = {"".join(text.itertext()) for text in root.iter("text")}
    assert {HOSTILE, 'role="x" 1.23456'} <= texts


def test_ids_belong_to_one_chart_alone() -> None:
    parts = [draw(hostile_chart(), id=id, title="t", description="d") for id in ("one", "two")]
    ids = [tag.get("id") for part in parts for tag in ET.fromstring(part).iter() if tag.get("id")]
    assert len(ids) == len(set(ids)) >= 8
    for part, own in zip(parts, ("one", "two"), strict=True):
        assert f"url(#{own}-" in part, "the clip path is still found"


def test_a_screen_reader_hears_title_and_description_and_no_marks() -> None:
    root = ET.fromstring(draw(hostile_chart(), id="one", title="A", description="B"))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "one-title one-desc"
    assert not [tag for tag in root.iter() if tag is not root and tag.get("role")]


def test_a_picture_that_is_no_picture_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vl_convert.vegalite_to_svg", lambda *_, **__: "<svg></svg>")
    with pytest.raises(ValueError, match="view box"):
        draw(hostile_chart(), id="one", title="A", description="B")


def test_words_take_the_width_the_chart_was_laid_out_for_also_beside_empty_ones() -> None:
    rows = [{"x": 1, "name": ""}, {"x": 2, "name": "+14 points"}, {"x": 3, "name": "two\nlines"}]
    mark = alt.Chart(alt.InlineData(values=rows)).mark_text(fontSize=10, lineBreak="\n")
    root = ET.fromstring(
        draw(mark.encode(x="x:Q", text="name:N"), id="w", title="A", description="B")
    )
    wide = {"".join(t.itertext()): t.get("textLength") for t in root.iter() if t.get("textLength")}
    assert wide["+14 points"] == "46.4"  # of 10 pixels: 584 + 556 + 556 + 278 + 2668 thousandths
    assert {"two", "lines"} <= set(wide)
