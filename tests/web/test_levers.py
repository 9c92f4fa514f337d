"""Levers on the pages: the chance of a deal by date, with its range, and the price beside it."""

from __future__ import annotations

import html
import time
from pathlib import Path
from typing import Any

import pytest

import detente
import long_work
from detente.web.pages import levers
from detente.wording.numbers import percent

HOME = "/dossier/rivers/levers"


def test_levers_are_compared_beside_the_page(
    serve: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(levers, "work_out", long_work.levers_by_few)
    served = serve(detente.write("two-rivers", tmp_path / "rivers")).enter()
    assert "Compare them" in served.get(HOME).text
    assert served.post(f"{HOME}/compare", {}).headers["location"] == HOME
    served.get("/dossier/rivers/positions")  # one may leave
    until = time.monotonic() + 400
    while "data-poll" in (page := served.get(HOME).text):
        assert time.monotonic() < until
        time.sleep(0.5)
    page = html.unescape(page)
    dossier = detente.read("two-rivers")
    table = detente.compare_levers(dossier, long_work.FEW, seed=levers.SEED).levers
    for id, lever in dossier.levers.items():
        row = page.partition(f"<bdi>{lever.name}</bdi></th>")[2].partition("</tr>")[0]
        for day in table.dates:
            figure = percent(table.levers[id].deal_by[day])
            assert f"<b>{figure.text}</b>" in row
            assert figure.range in row
        for price in lever.price:
            assert price in row
    assert "24 draws, 8 paths of each, seed 1" in page


def test_nothing_is_compared_until_it_is_asked(rivers: Any) -> None:
    page = rivers.get(HOME)
    assert page.status == 200
    assert f"{len(detente.read('two-rivers').levers)} levers on record" in page.text
    assert "A deal by" not in page.text
