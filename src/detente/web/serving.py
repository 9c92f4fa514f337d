"""A server of the pages on this machine, from a free port to its end."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import uvicorn
from starlette.types import ASGIApp

from detente.errors import SettingsError
from detente.web.app import app
from detente.web.door import Door
from detente.web.jobs import Jobs, compile_ahead
from detente.wording import web as words

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """How pages are served.

    Attributes
    ----------
    dossier : str or None
        What is opened first.
    port : int
        0 for one that is free.
    marking : str
    browser : bool
        Whether the user's browser is opened.
    tell : callable
        Told each line that the person who started it has to know.
    """

    dossier: str | None
    port: int
    marking: str
    browser: bool
    tell: Callable[[str], None]


def serve(how: Serving) -> None:
    """Serve pages until interrupted."""
    listening = _listening(how.port)
    port = listening.getsockname()[1]
    key = secrets.token_urlsafe(24)

    def address(key: str) -> str:
        return f"http://{LOOPBACK}:{port}/enter?key={key}"

    def spent(door: Door) -> None:
        how.tell(words.another_browser(address(door.another())))

    jobs = Jobs()
    pages = app(how.dossier, key, port, marking=how.marking, jobs=jobs, spent=spent)
    server = server_of(pages)
    how.tell(words.serving(address(key)))
    if how.browser:
        with suppress(webbrowser.Error):  # it waits in the socket until the server has begun
            webbrowser.open(address(key))
    jobs.start("ahead", words.COMPILING_AHEAD, compile_ahead)
    try:
        with listening:
            server.run(sockets=[listening])
    finally:
        jobs.close()


def server_of(pages: ASGIApp) -> uvicorn.Server:
    """What answers for pages: plain HTTP/1.1, that says nothing of itself and keeps no record."""
    return uvicorn.Server(
        uvicorn.Config(
            pages,
            http="h11",
            ws="none",
            lifespan="off",
            log_level="warning",
            access_log=False,
            server_header=False,
        )
    )


def _listening(port: int) -> socket.socket:
    """A socket that only this machine reaches."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((LOOPBACK, port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise SettingsError(words.port_taken(port)) from error
    return made
