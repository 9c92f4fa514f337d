"""A server of the pages, from a free port to its end."""

from __future__ import annotations

import errno
import getpass
import socket
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from detente.errors import SettingsError
from detente.web.app import app
from detente.web.door import Address, Door
from detente.web.jobs import Jobs, compile_ahead
from detente.wording import web as words

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """How others than this machine are served: by TLS alone, each by a key of their own.

    Attributes
    ----------
    host : str
        The name or number by which they ask this machine.
    certificate, private_key : Path
        Of that name.
    people : tuple of str
    """

    host: str
    certificate: Path
    private_key: Path
    people: tuple[str, ...]


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
    team : Team or None
        None for this machine alone.
    """

    dossier: str | None
    port: int
    marking: str
    browser: bool
    tell: Callable[[str], None]
    team: Team | None = None


def serve(how: Serving) -> None:
    """Serve pages until interrupted."""
    host = how.team.host if how.team else LOOPBACK
    with _listening(host, how.port) as listening:
        _serve(how, host, listening)


def _serve(how: Serving, host: str, listening: socket.socket) -> None:
    name = f"[{host}]" if ":" in host else host
    port: int = listening.getsockname()[1]
    address = Address(port=port)
    if how.team:
        address = Address(port=port, names=(name,), secure=True)
    door = Door({})
    jobs = Jobs()
    server = server_of(app(how.dossier, door, address, marking=how.marking, jobs=jobs), how.team)

    def hand_out(person: str, tell: Callable[[str, str], str]) -> str:
        enter = f"{address.scheme}://{name}:{port}/enter?key={door.another(person)}"
        how.tell(tell(enter, person if how.team else ""))
        return enter

    def spent(person: str) -> None:
        hand_out(person, words.another_browser)

    door.spent = spent
    people = how.team.people if how.team else (_user(),)
    entries = [hand_out(one, words.serving) for one in people]
    if how.browser:
        with suppress(webbrowser.Error):  # it waits in the socket until the server has begun
            webbrowser.open(entries[0])
    jobs.start("ahead", words.COMPILING_AHEAD, compile_ahead)
    try:
        server.run(sockets=[listening])
    finally:
        jobs.close()


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a machine without names
        return ""


def server_of(pages: ASGIApp, team: Team | None = None) -> uvicorn.Server:
    """What answers for pages: plain HTTP/1.1, that says nothing of itself and keeps no record."""
    config = uvicorn.Config(
        pages,
        http="h11",
        ws="none",
        lifespan="off",
        log_level="warning",
        access_log=False,
        server_header=False,
        ssl_certfile=None if team is None else team.certificate,
        ssl_keyfile=None if team is None else str(team.private_key),
    )
    try:
        config.load()
    except (OSError, ValueError) as error:  # what ssl raises is an OSError
        raise SettingsError(words.no_certificate(str(error))) from error
    return uvicorn.Server(config)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that only who asks by that address reaches."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Its protocol is named, for else asyncio does not know it: each answer would wait for 40 ms.
    made = socket.socket(kind, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        if error.errno == errno.EADDRINUSE:
            raise SettingsError(words.port_taken(port)) from error
        raise SettingsError(words.no_address(host, error.strerror or str(error))) from error
    return made
