"""What stands before every page: host, session, origin and token; and headers on each answer.

Pure ASGI, so that nothing is answered past it. A form is read here, within bounds, because its
token stands in it; a page finds it in ``request.state.form``.
"""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.web.door import Address, Door
from detente.wording import web as words

MOST_BYTES = 52_000_000
"""Of one form with its files: what is read of a document, and some more around it."""
_MOST_FILES, _MOST_FIELDS, _MOST_FIELD_BYTES = 20, 2_000, 2_000_000
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_SAFE = ("GET", "HEAD")

_ALLOWED = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "detente",
}
POLICY = "; ".join(f"{what} {whence}" for what, whence in _ALLOWED.items())
HEADERS = {
    "content-security-policy": POLICY,
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Refused(Exception):  # noqa: N818  (an answer, not an error)
    """The guard's own answer, before any page is asked."""

    def __init__(self, status: int, said: str) -> None:
        self.status, self.said = status, said
        super().__init__(said)


class Guard:
    """Lets through what comes from a page of ours, in a browser that came in by a key.

    Parameters
    ----------
    app : ASGI application
    door : Door
    address : Address
    """

    def __init__(self, app: ASGIApp, door: Door, address: Address) -> None:
        self.app, self.door, self.address = app, door, address

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # nothing of ours speaks in another way
            await send({"type": "websocket.close", "code": 1008})
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*_without(message["headers"]), *_OWN]
            await send(message)

        request = Request(scope, _bounded(receive))
        try:
            answer = await self._let_in(request)
        except Refused as refused:
            answer = Response(refused.said, refused.status, media_type="text/plain")
        except ClientDisconnect:
            return
        if answer is not None:
            await answer(scope, receive, headed)
            return
        try:
            await self.app(scope, request.receive, headed)
        finally:
            form = scope["state"].get("form")
            if form is not None:
                await form.close()

    async def _let_in(self, request: Request) -> Response | None:
        """An answer of our own, or None where the page may be asked."""
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.address.hosts:
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, words.WRONG_HOST)
        if request.method not in (*_SAFE, "POST"):
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, words.NO_SUCH_METHOD)
        if request.url.path == "/enter" and request.method == "GET":
            return self._enter(request.query_params.get("key", ""))
        session = request.cookies.get(self.address.cookie, "")
        who = self.door.who(session)
        if who is None:
            raise Refused(HTTPStatus.FORBIDDEN, words.COME_IN)
        request.state.who = who
        request.state.session = session
        request.state.token = self.door.token(session)
        if request.method == "POST":
            await self._read_form(request, session)
        return None

    def _enter(self, key: str) -> Response:
        session = self.door.enter(key)
        if session is None:
            raise Refused(HTTPStatus.FORBIDDEN, words.KEY_SPENT)
        answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        answer.set_cookie(
            self.address.cookie,
            session,
            httponly=True,
            samesite="strict",
            secure=self.address.secure,
        )
        return answer

    async def _read_form(self, request: Request, session: str) -> None:
        """Read a form that a page of ours sent; refuse any other."""
        site = request.headers.get("sec-fetch-site", "")
        origin = request.headers.get("origin", "")
        # A form sent without a script names no origin, since our pages send no referrer either.
        own = origin in ("", *self.address.origins) or (origin == "null" and site == "same-origin")
        if site not in ("", "same-origin", "none") or not own:
            raise Refused(HTTPStatus.FORBIDDEN, words.FROM_ELSEWHERE)
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind not in _FORMS:
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, words.NO_FORM)
        if _stated_length(request.headers) > MOST_BYTES:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words.too_large(MOST_BYTES))
        try:
            form = await request.form(
                max_files=_MOST_FILES,
                max_fields=_MOST_FIELDS,
                max_part_size=_MOST_FIELD_BYTES,
            )
        except (MultiPartException, HTTPException, ValueError) as error:
            raise Refused(HTTPStatus.BAD_REQUEST, words.NO_FORM) from error
        request.state.form = form
        token = form.get("token", "")
        if not isinstance(token, str) or not self.door.right(session, token):
            await form.close()
            raise Refused(HTTPStatus.FORBIDDEN, words.FORM_OF_ANOTHER)


_OWN = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
_NAMES = {name for name, _ in _OWN} | {b"server"}


def _without(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of a page, but for those that are ours to set."""
    return [header for header in headers if header[0].lower() not in _NAMES]


def _stated_length(headers: Headers) -> int:
    stated = headers.get("content-length", "")
    return int(stated) if stated.isdecimal() and len(stated) < 20 else 0


def _bounded(receive: Receive) -> Receive:
    """The same stream of a body, ended where it grows too long, whatever its head states."""
    heard = 0

    async def bounded() -> Message:
        nonlocal heard
        message = await receive()
        heard += len(message.get("body", b""))
        if heard > MOST_BYTES:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, words.too_large(MOST_BYTES))
        return message

    return bounded
