"""Words in the charts, measured in a real Chromium: none clipped, none run into another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
WIDTHS = (1200, 800, 400)
SLACK = 1.0  # pixels: what rounding and anti-aliasing may take
MEASURE = """() => [...document.querySelectorAll('figure .chart svg')]
    .filter(svg => svg.getBoundingClientRect().width > 0)
    .map(svg => {
        const frame = svg.getBoundingClientRect()
        const words = [...svg.querySelectorAll('text')]
            .filter(text => text.textContent.trim() && text.getBoundingClientRect().width > 0)
            .map(text => [text.textContent, text.getBoundingClientRect()])
            .map(([said, box]) => [said, box.left - frame.left, box.top - frame.top,
                                   box.right - frame.left, box.bottom - frame.top])
        return [svg.id, frame.width, frame.height, words]
    })"""

Box = tuple[str, float, float, float, float]


def outside(word: Box, width: float, height: float) -> bool:
    _, left, top, right, bottom = word
    return min(left, top) < -SLACK or right > width + SLACK or bottom > height + SLACK


def meet(one: Box, other: Box) -> bool:
    across = min(one[3], other[3]) - max(one[1], other[1])
    down = min(one[4], other[4]) - max(one[2], other[2])
    return across > SLACK and down > 3 * SLACK  # lines of one text stand close


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("which", ["file", "long_file"])
def test_no_word_in_a_chart_is_clipped_or_runs_into_another(
    chromium: Any, which: str, width: int, request: pytest.FixtureRequest
) -> None:
    file: Path = request.getfixturevalue(which)
    page = chromium.new_page(viewport={"width": width, "height": 1400})
    page.goto(file.as_uri())
    charts = page.evaluate(MEASURE)
    page.close()
    assert len(charts) >= 6
    for chart, wide, high, words in charts:
        assert len(words) >= 4
        assert [(chart, word) for word in words if outside(word, wide, high)] == []
        met = [(chart, a[0], b[0]) for a, b in combinations(words, 2) if meet(a, b)]
        assert met == []
