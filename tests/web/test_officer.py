"""Journey 2, a mediation officer's: two Word drafts in, who objects, a redline in Word out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from tests.redlined import W14, came, marked, par, remark, run, went
from tests.unit.documents.making import W, docx

import detente
from detente.documents.load import load

pytestmark = pytest.mark.browser
BORDER = "1. The border follows the line where the armies stand on the day of signature."
ARMY = "2. The army of the North does not exceed "
DAM = "3. The Coast League and both republics consult at once if the peace is broken."


def drafts(folder: Path) -> tuple[Path, Path]:
    """Two Word drafts, with tracked changes and a remark."""
    first = par(run(BORDER)) + par(run(f"{ARMY}50,000 men and women."))
    changed = marked(0, run(ARMY) + went("60,000", "Mara Vey") + came("80,000", "Mara Vey")
                     + run(" men and women."))  # fmt: skip
    then = par(run(BORDER)) + par(changed) + par(came(DAM, "Mara Vey"))
    note = remark(0, "Teo Ruiz", "2031-05-10", "We cannot accept this number.")
    notes = f"<w:comments {W} {W14}>{note}</w:comments>"
    files = folder / "April plan.docx", folder / "May plan.docx"
    files[0].write_bytes(docx(first))
    files[1].write_bytes(docx(then, word__comments=notes))
    return files


@pytest.mark.parametrize("scripted", [True, False], ids=["scripted", "plain"])
def test_an_officer_sends_back_a_redline_with_the_smallest_changes(
    serve: Any, chromium: Any, tmp_path: Path, kept_for_all: None, scripted: bool
) -> None:
    april, may = drafts(tmp_path)
    (tmp_path / "home").mkdir()
    served = serve(None, home=tmp_path / "home").enter()
    page = served.page(chromium, java_script_enabled=scripted, accept_downloads=True)
    began, clicks = time.monotonic(), 0

    def click(name: str, role: str = "button") -> None:
        nonlocal clicks
        page.get_by_role(role, name=name, exact=True).click()
        clicks += 1

    page.goto(page.home)
    page.locator('button[name="copy"][value="two-rivers"]').click()
    click("Drafts", "link")
    page.get_by_label("File").first.set_input_files(april)
    page.get_by_label("File").last.set_input_files(may)
    page.get_by_label("Who wrote it").first.select_option("Lakes Union")
    page.get_by_label("Who wrote it").last.select_option("Lakes Union")
    page.get_by_label("Its date").first.fill("2031-04-20")
    click("Keep in the dossier")
    page.get_by_text("figure: 50,000 men → 80,000 men").wait_for()
    page.get_by_text("We cannot accept this number.").wait_for()
    click("Objections", "link")
    click("It objects")
    row = page.locator("tbody tr", has_text="We cannot accept this number.")
    assert "South Republic" in row.inner_text()
    click("Drafts", "link")
    click("May plan", "link")
    for issue, option, points in (
        ("Where the border runs", "Where the armies stand", "1"),
        ("How large the army of the North may be", "80,000", "2"),
        ("Who guards the peace", "A duty to consult", "3"),
    ):
        page.get_by_label(f"Answer to {issue}").select_option(option)
        page.get_by_label(f"Points on {issue}").fill(points)
    page.get_by_label("The other points touch none of these issues").check()
    click("Keep")
    page.get_by_text("Kept what the points hold.").wait_for()
    click("Look for them")
    link = page.get_by_role("link", name="Redline as Word, these changes in its margin")
    deadline = time.monotonic() + 300
    while not link.count() and time.monotonic() < deadline:
        page.wait_for_timeout(500)
        if not scripted:
            page.reload()
    assert "gives: " in page.locator("main").inner_text().lower()
    with page.expect_download() as download:
        link.click()
    took = time.monotonic() - began
    assert took < 300
    assert clicks < 20
    back = tmp_path / "back.docx"
    download.value.save_as(back)
    made = load(back)
    assert "does not exceed 80,000 men" in made.text
    assert made.before is not None
    assert "does not exceed 50,000 men" in made.before
    said = {(one.author, one.text) for one in made.comments}
    assert any("We cannot accept this number." in text for _, text in said)
    assert any(who == "The next draft" and "lies in the zone" in text for who, text in said)
    assert [one for one in page.heard if not one.startswith((page.home, "data:"))] == []
    response = detente.read(tmp_path / "home" / "two-rivers").drafts["may-plan"].responses["south"]
    assert response.objects == ("2",)
    print(f"{clicks} clicks, {took:.1f} s")
    page.context.close()
