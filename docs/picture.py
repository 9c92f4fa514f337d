"""Takes the README's pictures: the first screen of the brief on ukraine-2025, and a deal on a page.

detente brief ukraine-2025 && python docs/picture.py ukraine-2025.html
detente serve ukraine-2025 --no-open, and python docs/picture.py THE-ADDRESS-IT-WRITES
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

IMAGES = Path(__file__).parent / "images"
START = "counter-draft"


def take(address: str) -> None:
    """Photograph the top of a brief, or of the deal page, at the width of a laptop."""
    browser_path = shutil.which("chromium") or shutil.which("google-chrome")
    served = address.startswith("http")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 860})
        page.goto(address if served else Path(address).resolve().as_uri())
        if served:
            page.get_by_role("link", name="Deal", exact=True).click()
            page.get_by_role("link", name=START).click()
            page.wait_for_timeout(4_000)
        page.screenshot(path=IMAGES / ("workbench.png" if served else "brief.png"))
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1])
