"""The reader: a document is given, what it says is decided, and the dossier has it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

import detente
from screens import SCREENS

SEEN = "document.querySelector('[data-seen]').textContent"
ARTICLE = """\
“We shall never leave the ridge to them,” President Ana Dorn said on 9 May 2031 in Lake House.

The envoys met there on 8 May 2031. Prime minister Teo Ruiz said on 10 May 2031: “We accept the \
ridge as the border.”
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return detente.write("two-rivers", tmp_path / "rivers")


@pytest.fixture
def served(serve: Any, folder: Path) -> Any:
    return serve(folder).enter()


def given(served: Any, content: bytes, name: str = "lake-news.txt", published: str = "") -> Any:
    """What is answered to a document that was given."""
    parts = {"token": served.token(), "published": published}
    body = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
        for field, value in parts.items()
    )
    body += f'--b\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    sent = body.encode() + content + b"\r\n--b--\r\n"
    kind = "multipart/form-data; boundary=b"
    return served.ask("POST", "/dossier/rivers/reader", sent, Content_Type=kind)


def test_what_a_document_says_is_accepted_corrected_rejected_and_undone(
    served: Any, folder: Path
) -> None:
    before = detente.read(folder)
    page = given(served, ARTICLE.encode(), published="2031-05-11").headers["location"]
    shown = served.get(page).text
    assert "We shall never leave the ridge to them,</a>" in shown
    assert "Ana Dorn" in shown
    assert "North Republic" in shown
    first = re.search(r'decide\?at=(q-\w+)"', shown)[1]
    went = served.post(f"{page}/decide?at={first}", {"do": "accept"})
    assert went.status == 303
    said = detente.read(folder).statements[-1]
    assert (said.person, said.party, str(said.date)) == ("dorn", "north", "2031-05-09")
    assert said.text == "We shall never leave the ridge to them,"
    assert f"done={first}" in went.headers["location"]
    served.post(f"{page}/decide?at={first}", {"do": "undo"})
    assert detente.read(folder).statements == before.statements
    corrected = {
        "do": "accept", "edited": "1", "date": "2031-05-09", "person": "dorn", "party": "north",
        "form": "quote", "status": "stated", "text": "We shall never leave the ridge",
        "on-0": "border=middle-line", "stance-0": "demands",
    }  # fmt: skip
    assert served.post(f"{page}/decide?at={first}", corrected).status == 303
    said = detente.read(folder).statements[-1]
    assert said.text == "We shall never leave the ridge"
    assert [str(one) for one in said.positions] == ["border=middle-line:demands"]
    shown = served.get(page).text
    other = re.search(r'decide\?at=([\w-]+)"', shown)[1]
    assert other != first
    assert served.post(f"{page}/decide?at={other}", {"do": "reject"}).status == 303
    assert "line-through" not in shown
    assert "found happened" in shown
    assert len(detente.read(folder).statements) == len(before.statements) + 1


def test_what_is_lacking_is_said_beside_its_field(served: Any, folder: Path) -> None:
    page = given(served, b"He was seen at noon. Not the ridge. It rained.").headers["location"]
    went = served.post(f"{page}/words", {"words": "Not the\n ridge."})
    at = re.search(r"at=(q-\w+)", went.headers["location"])[1]
    answer = served.post(f"{page}/decide?at={at}", {"do": "accept"})
    assert answer.status == 422
    assert re.search(r'id="field-party"[^>]*aria-invalid="true"', answer.text)
    assert "the text does not say for which party" in answer.text
    assert "the text does not say on what day" in answer.text
    answer = served.post(f"{page}/words", {"words": "the moon"})
    assert answer.status == 422
    assert "do not stand in the document so" in answer.text
    assert served.post(f"{page}/day?at={at}", {"day": "tomorrow"}).status == 422
    assert served.post(f"{page}/day?at={at}", {"day": "2031-05-09"}).status == 303
    fields = {"do": "accept", "edited": "1", "date": "2031-05-09", "party": "south",
              "form": "quote", "status": "stated", "text": "Not the ridge."}  # fmt: skip
    assert served.post(f"{page}/decide?at={at}", fields).status == 303
    assert (said := detente.read(folder).statements[-1]).party == "south"
    assert (said.text, said.start) == ("Not the ridge.", 21)


def test_a_later_document_moves_the_dossier_and_a_new_name_is_put_to_a_party(
    served: Any, folder: Path
) -> None:
    text = "“The dam stays ours,” said Io Lund, an envoy of the North Republic, on 1 June 2031."
    page = given(served, text.encode(), published="2031-06-02").headers["location"]
    shown = served.get(page).text
    at = re.search(r"decide\?at=(\w-\w+)", shown)[1]
    assert "later than the dossier" in shown
    assert "Io Lund" in shown
    assert served.post(f"{page}/as-of?at={at}", {"day": "2031-06-02"}).status == 303
    assert str(detente.read(folder).as_of) == "2031-06-02"
    assert served.post(f"{page}/name?at={at}", {"whose": "party:moon"}).status == 422
    assert served.post(f"{page}/name?at={at}", {"whose": "party:north"}).status == 303
    assert detente.read(folder).parties["north"].people["lund"].name == "Io Lund"
    assert served.post(f"{page}/decide?at={at}", {"do": "accept"}).status == 303
    assert detente.read(folder).statements[-1].person == "lund"


def test_what_cannot_be_read_or_is_not_there_is_said(served: Any) -> None:
    answer = given(served, b"\x89PNG....", name="picture.png")
    assert answer.status == 422
    assert "a picture" in answer.text
    assert 'aria-describedby="file-note file-wrong"' in answer.text
    assert given(served, b"x", published="soon").status == 422
    assert served.get("/dossier/rivers/reader/..%2f..%2fdossier.yaml").status == 404
    assert served.get("/dossier/rivers/reader/" + "0" * 64).status == 404
    page = given(served, ARTICLE.encode()).headers["location"]
    assert served.get(page + "?at=q-0").status == 404
    evil = given(served, b"<script>alert(1)</script> said Ana Dorn.", name='"><b>.txt')
    assert "<script>alert" not in served.get(evil.headers["location"]).text


def test_a_worked_case_is_not_read_into(serve: Any) -> None:
    served = serve("two-rivers").enter()
    assert "Take a copy to change" in served.get("/dossier/two-rivers/reader").text
    answer = served.post("/dossier/two-rivers/reader", {})
    assert answer.status == 409


def test_a_long_document_is_read_beside_and_then_shown(served: Any) -> None:
    text = ARTICLE + "\n\n" + "It rained on the hills. " * 900
    began = given(served, text.encode())
    assert began.headers["location"].startswith("/dossier/rivers/reader?reading=")
    for _ in range(400):
        answer = served.get(began.headers["location"])
        if answer.status == 303:
            break
        time.sleep(0.1)
    shown = served.get(answer.headers["location"]).text
    assert "We shall never leave the ridge to them," in shown
    assert "Later part" in shown


@pytest.mark.browser
def test_axe_finds_nothing_in_a_document_its_form_and_what_is_wrong_with_it(
    served: Any, chromium: Any
) -> None:
    axe = pytest.importorskip("axe_core_python.sync_playwright")
    home = given(served, ARTICLE.encode(), published="2031-05-20").headers["location"]
    for how in SCREENS.values():
        page = served.page(chromium, **how)
        page.goto(page.home + home)
        for step in ("shown", "wrong"):
            page.locator("summary").first.click() if step == "shown" else None
            found = axe.Axe().run(page, options={"resultTypes": ["violations"]})
            assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
            wide = how["viewport"]["width"]
            assert page.evaluate("document.documentElement.scrollWidth") <= wide
            page.locator("#field-date").fill("soon")
            page.get_by_role("button", name="Accept so").click()
            page.locator("#field-date[aria-invalid]").wait_for()
        assert "soon" in page.locator("#field-date").input_value()
        strange = [one for one in page.heard if not one.startswith(page.home)]
        assert [one for one in strange if "422" not in one] == []
        page.context.close()


@pytest.mark.browser
def test_a_journalist_decides_by_keys_alone(
    served: Any, chromium: Any, folder: Path, tmp_path: Path
) -> None:
    before = len(detente.read(folder).statements)
    article = tmp_path / "lake-news.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    page = served.page(chromium)
    page.goto(page.home + "/dossier/rivers/reader")
    page.locator("#file").set_input_files(article)
    page.locator("#published").fill("2031-05-11")
    page.get_by_role("button", name="Read it").click()
    page.locator("#accept").wait_for()
    assert page.evaluate("document.activeElement.id") == "panel"
    first = page.locator("[data-seen]").text_content()
    page.keyboard.press("j")
    page.wait_for_function(
        "first => document.querySelector('[data-seen]').textContent !== first", arg=first
    )
    page.keyboard.press("k")
    page.wait_for_function(
        "first => document.querySelector('[data-seen]').textContent === first", arg=first
    )
    page.keyboard.press("a")
    page.locator("#said", has_text="Accepted").wait_for()
    page.keyboard.press("u")
    page.locator("#said", has_text="Undone").wait_for()
    assert len(detente.read(folder).statements) == before
    page.keyboard.press("a")
    page.locator("#said", has_text="Accepted").wait_for()
    page.keyboard.press("r")
    page.locator("#said", has_text="Rejected").wait_for()
    assert len(detente.read(folder).statements) == before + 1
    page.context.close()
