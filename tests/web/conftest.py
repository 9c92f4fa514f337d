"""The pages served on a port of this machine, and browsers that have come in by a key."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

pytest.importorskip("uvicorn")

import detente
from detente.web.app import app
from detente.web.door import Address, Door
from detente.web.jobs import Jobs
from detente.web.serving import server_of
from screens import chromium as chromium

KEY = "first-key"


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """A page, or a file of words."""
        return self.content.decode()


@dataclass(slots=True)
class Served:
    """A running server, and a browser of our own that knows one cookie."""

    port: int
    headers: dict[str, str] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)

    def ask(self, method: str, path: str, body: bytes | None = None, **more: str) -> Answer:
        """One request, with headers such as ``Sec_Fetch_Site``; an empty one is left out."""
        headers = {"Host": f"127.0.0.1:{self.port}", **self.headers}
        headers |= {name.replace("_", "-"): value for name, value in more.items()}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as line:
            line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in headers.items():
                line.putheader(name, value)
            if body is not None and not {"Content-Length", "Transfer-Encoding"} & headers.keys():
                line.putheader("Content-Length", str(len(body)))
            with suppress(BrokenPipeError, ConnectionResetError):  # answered before its end
                line.endheaders(body)
            got = line.getresponse()
            content = got.read()
        return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, content)

    def get(self, path: str, **more: str) -> Answer:
        """A page."""
        return self.ask("GET", path, **more)

    def post(self, path: str, fields: dict[str, str], **more: str) -> Answer:
        """A form as a browser without a script sends it, with the token unless one is given."""
        sent = {"token": self.token(), **fields}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(sent).encode(), **{**kind, **more})

    def drop(self, name: str, content: bytes) -> Answer:
        """A file dropped on the first page, as a browser sends it."""
        return self.drop_on("/take", {"file": (name, content)}, {})

    def drop_on(
        self, path: str, files: dict[str, tuple[str, bytes]], fields: dict[str, str]
    ) -> Answer:
        """Files dropped on a form, by its fields, as a browser sends them."""
        body, part = b"", "--b\r\nContent-Disposition: form-data; name="
        for called, value in {"token": self.token(), **fields}.items():
            body += f'{part}"{called}"\r\n\r\n{value}\r\n'.encode()
        for called, (name, content) in files.items():
            body += f'{part}"{called}"; filename="{name}"\r\n\r\n'.encode() + content + b"\r\n"
        kind = "multipart/form-data; boundary=b"
        return self.ask("POST", path, body + b"--b--\r\n", Content_Type=kind)

    def token(self) -> str:
        """What forms of this session carry."""
        found = re.search(r'name="token" value="(\w+)"', self.get("/?all").text)
        assert found
        return found[1]

    def enter(self, key: str = KEY) -> Served:
        """Come in by a key."""
        got = self.get(f"/enter?key={key}")
        assert got.status == 303
        self.headers["Cookie"] = got.headers["set-cookie"].partition(";")[0]
        return self

    def page(self, chromium: Any, **how: Any) -> Any:
        """A page of a real browser that has come in; it tells what it asked for and complained."""
        context = chromium.new_context(**how)
        name, _, value = self.headers["Cookie"].partition("=")
        url = f"http://127.0.0.1:{self.port}"
        context.add_cookies([{"name": name, "value": value, "url": url, "sameSite": "Strict"}])
        page = context.new_page()
        page.heard = []
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("request", lambda asked: page.heard.append(asked.url))
        page.home = url
        return page


@contextmanager
def serving(dossier: str | Path, **how: Any) -> Iterator[Served]:
    """A server of the pages, in a thread of this process."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        served = Served(listening.getsockname()[1])
        jobs, door = Jobs(), Door({KEY: "ana"})
        door.spent = lambda person: served.keys.append(door.another(person))
        pages = app(dossier, door, Address(port=served.port), **{"jobs": jobs, **how})
        server = server_of(pages)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield served
        finally:
            server.should_exit = True
            thread.join()
            jobs.close()


@pytest.fixture
def serve() -> Iterator[Callable[..., Served]]:
    """Serves dossiers for as long as a test runs."""
    with ExitStack() as running:
        yield lambda dossier, **how: running.enter_context(serving(dossier, **how))


@pytest.fixture(scope="session")
def rivers_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two Rivers in a folder of its own, to be read."""
    return detente.write("two-rivers", tmp_path_factory.mktemp("served") / "rivers")


@pytest.fixture(scope="session")
def rivers(rivers_folder: Path) -> Iterator[Served]:
    """It served, to a browser that has come in."""
    with serving(rivers_folder) as served:
        yield served.enter()
