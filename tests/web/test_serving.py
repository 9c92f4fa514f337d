"""The command itself: to this machine, to a team by TLS, refused in words, and killed."""

from __future__ import annotations

import datetime as dt
import http.client
import ipaddress
import json
import os
import re
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.cli.main import main
from detente.editing.journal import changes

COMMAND = [sys.executable, "-m", "detente", "serve", "--no-open", "--port", "0"]


@contextmanager
def running(*words: str) -> Iterator[Any]:
    """The command in a process of its own, with its first line."""
    quiet = {**os.environ, "DETENTE_CACHE": "off", "NUMBA_DISABLE_JIT": "1"}
    with subprocess.Popen(
        [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=quiet
    ) as process:
        try:
            assert process.stdout is not None
            yield process
        finally:
            process.kill()


def address(process: Any) -> tuple[int, str]:
    line = process.stdout.readline()
    found = re.search(r":(\d+)(/enter\?key=\S+)", line)
    assert found, line
    return int(found[1]), found[2]


def test_it_is_served_and_ends_by_ctrl_c(rivers_folder: Path) -> None:
    with running(str(rivers_folder)) as process:
        port, path = address(process)
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as line:
            line.request("GET", path)
            assert line.getresponse().status == 303
        assert "another browser" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr.read() == "Stopped.\n"


def test_an_answer_does_not_wait_for_the_next_packet(rivers_folder: Path) -> None:
    with running(str(rivers_folder)) as process:
        port, path = address(process)
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as line:
            line.request("GET", path)
            answer = line.getresponse()
            answer.read()
            cookie = {"Cookie": answer.headers["set-cookie"].partition(";")[0]}
            taken = []
            for _ in range(30):
                start = time.perf_counter()
                line.request("GET", "/static/app.css", headers=cookie)
                line.getresponse().read()
                taken.append(time.perf_counter() - start)
    assert min(taken) < 0.03  # 0.04 is how long a system waits for more to send


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this machine, signed by itself, and its key."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    own = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(own, critical=False)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("pair")
    certificate, private = folder / "a.pem", folder / "a.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, private


def test_a_team_comes_in_by_tls_each_by_a_key(pair: tuple[Path, Path], tmp_path: Path) -> None:
    folder = detente.write("two-rivers", tmp_path / "rivers")
    certificate, private = map(str, pair)
    people = ("--person", "Ana", "--person", "Ben")
    files = ("--certificate", certificate, "--private-key", private)
    with running(str(folder), "--host", "127.0.0.1", *files, *people) as process:
        (port, _), (_, bens) = address(process), address(process)
        trusted = ssl.create_default_context(cafile=certificate)
        with closing(http.client.HTTPSConnection("127.0.0.1", port, context=trusted)) as line:
            line.request("GET", bens)
            answer = line.getresponse()
            answer.read()
            cookie = answer.headers["set-cookie"]
            assert "Secure" in cookie.split("; ")
            headers = {"Cookie": cookie.partition(";")[0]}
            line.request("GET", "/?all", headers=headers)
            token = re.search(r'name="token" value="(\w+)"', line.getresponse().read().decode())
            assert token
            where = (
                f"file=dossier.yaml&path={json.dumps(['title'])}&seen={json.dumps('Two Rivers')}"
            )
            body = f"token={token[1]}&{where}&wanted=Of+Ben".replace(" ", "+")
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            line.request("POST", "/dossier/rivers/edit", body, {**headers, **kind})
            assert line.getresponse().status == 303
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as plain:
            plain.request("GET", "/")
            with pytest.raises((http.client.HTTPException, OSError)):
                plain.getresponse()
    [change] = changes(folder)
    assert change.who == "Ben"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--host", "127.0.0.1"], "needs --certificate"),
        (["--host", "127.0.0.1", "--person", "Ana"], "needs --certificate"),
        (["--person", "Ana"], "go with --host"),
        (["--port", "70000"], "--port"),
    ],
)
def test_wrong_usage_is_said(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "two-rivers", *words]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_a_certificate_that_is_none_and_a_port_that_is_taken_are_said(
    rivers: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    none = tmp_path / "none.pem"
    none.write_text("no certificate")
    files = ["--certificate", str(none), "--private-key", str(none), "--person", "Ana"]
    assert main(["serve", "two-rivers", "--port", "0", "--host", "127.0.0.1", *files]) == 2
    assert "no pair that can be used" in " ".join(capsys.readouterr().err.split())
    assert main(["serve", "two-rivers", "--no-open", "--port", str(rivers.port)]) == 2
    assert "is taken" in " ".join(capsys.readouterr().err.split())


def test_killed_in_the_middle_of_fifty_saves_nothing_told_is_lost(tmp_path: Path) -> None:
    folder = detente.write("two-rivers", tmp_path / "rivers")
    saved, seen = 0, "Two Rivers"
    with running(str(folder)) as process:
        port, path = address(process)
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as line:
            line.request("GET", path)
            answer = line.getresponse()
            answer.read()
            headers = {"Cookie": answer.headers["set-cookie"].partition(";")[0]}
            line.request("GET", "/?all", headers=headers)
            token = re.search(r'name="token" value="(\w+)"', line.getresponse().read().decode())
            assert token
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            for n in range(50):
                where = f'file=dossier.yaml&path=["title"]&seen={json.dumps(seen)}'
                body = f"token={token[1]}&{where}&wanted=title-{n}".replace(" ", "+")
                line.request("POST", "/dossier/rivers/edit", body, headers)
                if n == 25:
                    process.kill()  # while it is at it
                    break
                answer = line.getresponse()
                answer.read()
                assert answer.status == 303
                saved, seen = saved + 1, f"title-{n}"
    title = detente.read(folder).title
    made = [change.edits[0].wanted for change in changes(folder)][::-1]
    assert made[:saved] == [f"title-{n}" for n in range(saved)]
    assert len(made) - saved in (0, 1)
    assert title == made[-1]
