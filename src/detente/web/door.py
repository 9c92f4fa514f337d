"""Who may come in: keys that are handed out once, and what a browser that used one shows."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the pages stand: the names of the machine by which it may be asked, and the port.

    >>> Address(port=8765).origins
    ('http://127.0.0.1:8765', 'http://localhost:8765')
    """

    port: int
    names: tuple[str, ...] = ("127.0.0.1", "localhost")
    secure: bool = False

    @property
    def scheme(self) -> str:
        """How it is asked: plainly on this machine, by TLS from another."""
        return "https" if self.secure else "http"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser that is asked for one of the pages names as its host."""
        usual = self.port == (443 if self.secure else 80)
        return tuple(name if usual else f"{name}:{self.port}" for name in self.names)

    @property
    def origins(self) -> tuple[str, ...]:
        """Where a page of ours comes from."""
        return tuple(f"{self.scheme}://{host}" for host in self.hosts)

    @property
    def cookie(self) -> str:
        """The cookie's name: cookies do not know ports, so that it has to say which."""
        return f"detente-{self.port}"


@dataclass(slots=True)
class Door:
    """The keys that open it, and the sessions of browsers that have come in.

    Parameters
    ----------
    keys : dict of key -> person
        Each opens once.
    spent : callable
        Told whose key has been used, so that another can be handed out.
    """

    keys: dict[str, str]
    spent: Callable[[str], None] = lambda _: None
    sessions: dict[str, str] = field(default_factory=dict)
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def enter(self, key: str) -> str | None:
        """A session for who shows a key; None where it is none."""
        known = next((one for one in self.keys if _same(one, key)), None)
        if known is None:
            return None
        session = secrets.token_urlsafe(32)
        person = self.sessions[session] = self.keys.pop(known)
        self.spent(person)
        return session

    def another(self, person: str = "") -> str:
        """A new key."""
        key = secrets.token_urlsafe(24)
        self.keys[key] = person
        return key

    def who(self, session: str) -> str | None:
        """Whose session it is; None where there is none."""
        return next((who for one, who in self.sessions.items() if _same(one, session)), None)

    def token(self, session: str) -> str:
        """What a form of that session must carry, and a page from elsewhere cannot know."""
        return hmac.digest(self._secret, session.encode(), "sha256").hex()

    def right(self, session: str, token: str) -> bool:
        """Whether a form carries its session's token."""
        return _same(self.token(session), token)


def _same(one: str, other: str) -> bool:
    """Whether two are equal, in a time that tells nothing of either."""
    return hmac.compare_digest(one.encode(), other.encode("utf-8", "surrogatepass"))
