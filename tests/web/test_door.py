"""Nobody is let in but a browser with a key, by a page of ours, at the address that was written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from detente.web.guard import HEADERS, MOST_BYTES

KEY = "first-key"


def test_a_key_gives_a_cookie_that_no_script_and_no_other_site_gets(serve: Any) -> None:
    served = serve("two-rivers")
    got = served.get(f"/enter?key={KEY}")
    assert (got.status, got.headers["location"]) == (303, "/")
    name, *marks = got.headers["set-cookie"].split("; ")
    assert name.startswith(f"detente-{served.port}=")
    assert {mark.lower() for mark in marks} == {"httponly", "samesite=strict", "path=/"}
    assert KEY not in got.headers["set-cookie"]


def test_a_key_opens_once_and_another_is_handed_out(serve: Any) -> None:
    served = serve("two-rivers").enter()
    assert served.get(f"/enter?key={KEY}").status == 403
    [another] = served.keys
    assert served.get(f"/enter?key={another}").status == 303
    assert served.get("/words").status == 200  # the first browser is still in


@pytest.mark.parametrize("path", ["/", "/words", "/static/app.js", "/dossier/rivers/", "/none"])
def test_nothing_is_shown_without_a_session(rivers: Any, path: str) -> None:
    assert rivers.get(path, Cookie="").status == 403
    assert rivers.get(path, Cookie=f"detente-{rivers.port}=wrong").status == 403
    assert rivers.get(path, Cookie=f"detente-{rivers.port}=%00\xe9").status == 403


@pytest.mark.parametrize("key", ["", "x", "first-ke", "first-key1", "%F0%9F%98%80", "%ED%A0%80"])
def test_a_wrong_key_is_refused(rivers: Any, key: str) -> None:
    assert rivers.get(f"/enter?key={key}", Cookie="").status == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example:{}", "127.0.0.1:1", "127.0.0.1", "localhost.:{}", "127.0.0.1:{}@x", "[::1]:{}"],
)
def test_another_name_for_this_machine_is_refused(rivers: Any, host: str) -> None:
    got = rivers.get("/words", Host=host.format(rivers.port))
    assert got.status == 421
    assert "No-deal" not in got.text


def test_the_names_of_this_machine_are_taken(rivers: Any) -> None:
    assert rivers.get("/words", Host=f"localhost:{rivers.port}").status == 200
    assert rivers.get("/words", Host=f"LOCALHOST:{rivers.port}").status == 200


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({}, 303),
        ({"Origin": "http://127.0.0.1:{}"}, 303),
        ({"Origin": "http://localhost:{}", "Sec_Fetch_Site": "same-origin"}, 303),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Origin": "https://127.0.0.1:{}"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "null", "Sec_Fetch_Site": "same-origin"}, 303),
        ({"Origin": "null", "Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
    ],
)
def test_a_form_comes_from_a_page_of_ours(rivers: Any, more: dict[str, str], status: int) -> None:
    headers = {name: value.format(rivers.port) for name, value in more.items()}
    assert rivers.post("/open", {"case": "two-rivers"}, **headers).status == status


def test_a_form_needs_the_token_of_its_own_session(serve: Any) -> None:
    served = serve("two-rivers").enter()
    first = served.token()
    assert served.post("/open", {"case": "two-rivers", "token": ""}).status == 403
    assert served.post("/open", {"case": "two-rivers", "token": "0" * 64}).status == 403
    assert served.post("/open", {"case": "two-rivers", "token": "é"}).status == 403
    served.enter(served.keys[0])
    assert served.token() != first
    assert served.post("/open", {"case": "two-rivers", "token": first}).status == 403
    assert served.post("/open", {"case": "two-rivers"}).status == 303


def test_a_body_that_is_no_form_is_refused(rivers: Any) -> None:
    kinds = {"application/json": 415, "text/plain": 415, "multipart/form-data": 400}
    for kind, status in kinds.items():
        got = rivers.ask("POST", "/open", b'{"case": "two-rivers"}', Content_Type=kind)
        assert (kind, got.status) == (kind, status)
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        assert rivers.ask(method, "/words").status == 405


def test_too_much_is_refused_by_its_head_and_as_it_comes(rivers: Any) -> None:
    kind = {"Content_Type": "application/x-www-form-urlencoded"}
    stated = rivers.ask("POST", "/open", b"", **kind, Content_Length=str(MOST_BYTES + 1))
    assert stated.status == 413
    chunk = b"%X\r\n" % 1_000_000 + b"x" * 1_000_000 + b"\r\n"
    chunks = chunk * (MOST_BYTES // 1_000_000 + 1) + b"0\r\n\r\n"
    kind = {"Content_Type": "application/x-www-form-urlencoded"}
    got = rivers.ask(
        "POST", "/open", chunks, **kind, Transfer_Encoding="chunked", Content_Length=""
    )
    assert got.status in (400, 413)


def test_no_path_leads_out_of_what_is_served(rivers: Any) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/"):
        assert rivers.get(path).status == 404
    for path in ("/dossier/..%2f..%2fetc/", "/dossier/../", "/dossier/rivers/../../words/x"):
        assert rivers.get(path).status == 404
    assert rivers.post("/open", {"case": "../../etc"}).status == 404


def test_every_answer_is_guarded_refusals_too(rivers: Any) -> None:
    answers = {
        200: rivers.get("/words"),
        303: rivers.post("/open", {"case": "two-rivers"}),
        400: rivers.get("/dossier/rivers/?as-of=never"),
        403: rivers.get("/words", Cookie=""),
        404: rivers.get("/none"),
        405: rivers.ask("PUT", "/words"),
        421: rivers.get("/words", Host="evil.example"),
    }
    for status, got in answers.items():
        assert got.status == status
        assert {name: got.headers.get(name) for name in HEADERS} == HEADERS
        assert "server" not in got.headers


def test_a_fault_is_told_in_words_and_guarded(
    serve: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    served = serve("two-rivers").enter()

    def broken(*_: object) -> Callable[..., None]:
        raise ZeroDivisionError

    monkeypatch.setattr("detente.web.visit.Case.now", broken)
    got = served.get("/dossier/two-rivers/")
    assert got.status == 500
    assert "fault of detente" in got.text
    assert "ZeroDivisionError" not in got.text
    assert got.headers["content-security-policy"] == HEADERS["content-security-policy"]
    capfd.readouterr()
