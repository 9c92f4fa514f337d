"""The answer in ten lines, worked out beside the page."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

import detente
import long_work
from detente.web.pages import overview


def test_the_answer_is_worked_out_beside_the_page(
    serve: Any, chromium: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept_for_all: None
) -> None:
    monkeypatch.setattr(overview, "work_out", long_work.answer_by_few)
    axe = pytest.importorskip("axe_core_python.sync_playwright")
    served = serve(detente.write("two-rivers", tmp_path / "rivers")).enter()
    page = served.page(chromium, viewport={"width": 320, "height": 700})
    page.goto(page.home + "/dossier/rivers/")
    page.get_by_role("button", name="Work it out").click()
    page.get_by_role("progressbar").wait_for()
    stop = page.get_by_role("button", name="Stop")
    stop.focus()
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    page.wait_for_timeout(1_200)  # two polls later
    if stop.count():
        assert page.evaluate("document.activeElement.id").startswith("stop-")
    page.locator("dl dt", has_text="Is there a deal").wait_for(timeout=300_000)
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]})
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [said for said in page.heard if not said.startswith((page.home, "data:"))] == []
    page.context.close()
    yaml = tmp_path / "rivers" / "dossier.yaml"
    yaml.write_text(yaml.read_text("utf-8") + "# a note\n", "utf-8")
    assert "Work it out" in served.get("/dossier/rivers/").text  # of another content, another


def test_it_is_stopped_by_a_form(
    serve: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overview, "work_out", long_work.linger_over)
    served = serve(detente.write("two-rivers", tmp_path / "rivers")).enter()
    assert served.post("/dossier/rivers/answer", {}).status == 303
    page = served.get("/dossier/rivers/").text
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
    began = time.monotonic()
    got = served.post("/dossier/rivers/job/stop", {"job": "1", "back": "#answer"})
    assert (got.status, got.headers["location"]) == (303, "/dossier/rivers/#answer")
    assert time.monotonic() - began < 1.5
    page = served.get("/dossier/rivers/").text
    assert "Stopped." in page
    assert "Work it out" in page
