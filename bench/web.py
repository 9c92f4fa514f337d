"""What the pages in the browser weigh, and how soon they answer.

    python bench/web.py [--quick]

`detente serve` in a process of its own, on a worked case; a real Chromium that opens cells of the
matrix, from the key that is pressed to the quotation that is seen; and ten clients who each ask
for 200 pages at once. Memory is that of the process that serves (the one that works is apart).
"""

from __future__ import annotations

import http.client
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

from timing import begin

CASE, CLIENTS = "ukraine-2025", 10


class Server:
    """A running server, and the session of one browser."""

    def __init__(self) -> None:
        start = time.perf_counter()
        words = [sys.executable, "-m", "detente", "serve", CASE, "--port", "0", "--no-open"]
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        found = re.search(r":(\d+)(/enter\S+)", self.process.stdout.readline())
        assert found
        self.port = int(found[1])
        with closing(self.line()) as line:
            line.request("GET", found[2])
            answer = line.getresponse()
            self.cookie = answer.headers["set-cookie"].partition(";")[0]
        self.started = time.perf_counter() - start

    def line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port)

    def ask(self, line: http.client.HTTPConnection, path: str) -> tuple[float, str]:
        """Seconds until a page is there, and the page."""
        start = time.perf_counter()
        line.request("GET", path, headers={"Cookie": self.cookie})
        answer = line.getresponse()
        text = answer.read().decode()
        assert answer.status == 200, (answer.status, path)
        return time.perf_counter() - start, text

    def megabytes(self) -> float:
        """What the process holds in memory, on Linux."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1e3


def told(name: str, seconds: Sequence[float]) -> None:
    ordered = sorted(seconds)
    middle, late = statistics.median(ordered), ordered[int(0.95 * len(ordered))]
    print(f"{name}: p50 {1e3 * middle:.0f} ms, p95 {1e3 * late:.0f} ms ({len(ordered)})")


def in_chromium(server: Server, cells: list[str], clicks: int) -> None:
    """The weight of a page, and the time from a click to the quotation."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        context = browser.new_context()
        name, _, value = server.cookie.partition("=")
        home = f"http://127.0.0.1:{server.port}"
        context.add_cookies([{"name": name, "value": value, "url": home}])
        page = context.new_page()
        sizes: list[int] = []
        page.on("response", lambda answer: sizes.append(len(answer.body())))
        page.goto(f"{home}/dossier/{CASE}/positions", wait_until="networkidle")
        print(f"page of positions: {sum(sizes) / 1e3:.0f} kB in {len(sizes)} requests")
        told("a cell opened, in Chromium", [clicked(page, cell) for cell in cells[:clicks]])
        browser.close()


def clicked(page: Any, cell: str) -> float:
    """Seconds from a click on a cell until what it rests on is seen."""
    link = page.locator(f'a.cell[href^="{cell}"]')
    start = time.perf_counter()
    link.click()
    page.wait_for_url(f"**{cell}#panel")
    page.locator("#panel article, #panel p.src").first.wait_for()
    return time.perf_counter() - start


def main() -> None:
    options = begin("The pages in the browser")
    each, clicks = (20, 5) if options.quick else (200, 100)
    server = Server()
    try:
        idle = server.megabytes()
        print(f"start until a browser is let in: {server.started:.1f} s; {idle:.0f} MB idle")
        with closing(server.line()) as line:
            _, page = server.ask(line, f"/dossier/{CASE}/positions")
            cells = re.findall(r'class="cell" id="[^"]*" href="([^"#]*)', page)
            told("one client", [server.ask(line, cells[n % len(cells)])[0] for n in range(each)])
        one = server.megabytes()

        def client(_: int) -> list[float]:
            with closing(server.line()) as line:
                return [server.ask(line, cells[n % len(cells)])[0] for n in range(each)]

        start = time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as clients:
            taken = [second for mine in clients.map(client, range(CLIENTS)) for second in mine]
        rate = len(taken) / (time.perf_counter() - start)
        told(f"{CLIENTS} clients at once, {rate:.0f} pages a second", taken)
        more = (server.megabytes() - one) / CLIENTS
        print(f"{one:.0f} MB after one client, {more:.1f} MB more for each of {CLIENTS}")
        in_chromium(server, cells * 3, clicks)
    finally:
        server.process.terminate()


if __name__ == "__main__":
    main()
