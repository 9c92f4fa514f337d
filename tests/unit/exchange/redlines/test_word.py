"""A redline in Word: accepted whole it is the later draft, rejected whole the earlier."""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import detente
from detente.documents.load import load
from detente.dossier.points import Numbered, TextPoint
from detente.drafting.alignment import align
from detente.drafting.compare import compare_texts
from detente.drafting.redline import redline
from detente.exchange.redlines.of_drafts import redline_docx
from detente.exchange.redlines.word import MarginNote, word_redline

DAY = dt.date(2031, 5, 9)
WRITER = Path("/usr/lib/libreoffice/program/libswlo.so")
needs_writer = pytest.mark.skipif(
    not (shutil.which("soffice") and WRITER.exists()), reason="needs LibreOffice Writer"
)


def lines(text: Numbered) -> list[str]:
    return [f"{point.number}. {point.text}" for point in text.points]


def saved(folder: Path, content: bytes) -> Path:
    file = folder / "redline.docx"
    file.write_bytes(content)
    return file


def paragraphs(text: str | None) -> list[str]:
    return [part for part in (text or "").split("\n\n") if part]


def drafts(seed: int) -> tuple[Numbered, Numbered]:
    """Two drafts, with points moved, edited, cut and new, in three scripts."""
    source = random.Random(seed)
    words = "ridge river <army> port & grain truce fund «vote» суд ميناء envoy court".split()  # noqa: SIM905
    old = [" ".join(source.choices(words, k=8)) + f", {n} days" for n in range(9)]
    new = [*source.sample(old, 7), "Something wholly new."]
    new[1] = new[1].replace(" days", "0 days")
    return tuple(
        Numbered(points=tuple(TextPoint(number=str(n), text=t) for n, t in enumerate(side, 1)))
        for side in (old, new)
    )  # type: ignore[return-value]


@pytest.mark.parametrize("seed", range(8))
def test_both_drafts_are_read_out_of_it(seed: int, tmp_path: Path) -> None:
    before, after = drafts(seed)
    points = redline(before, after, align(before.points, after.points))
    content = word_redline(points, heading="a → b", author="A & B", day=DAY)
    document = load(saved(tmp_path, content))
    assert paragraphs(document.text) == lines(after)
    assert paragraphs(document.before) == lines(before)
    assert (document.title, document.byline) == ("a → b", "A & B")
    assert {(one.author, one.date) for one in document.revisions} == {("A & B", DAY)}


def test_the_same_bytes_every_time() -> None:
    before, after = drafts(1)
    points = redline(before, after, align(before.points, after.points))
    made = [word_redline(points, heading="x", author="y", day=DAY) for _ in range(2)]
    assert made[0] == made[1]


def test_objections_stand_in_the_margin(tmp_path: Path) -> None:
    dossier = detente.read("ukraine-2025")
    comparison = compare_texts(dossier, "us-28", "e3-counter")
    document = load(saved(tmp_path, redline_docx(dossier, comparison)))
    objected = dossier.drafts["us-28"].responses["europe"].objects
    assert len(document.comments) == len(objected)
    first = document.comments[0]
    assert first.author == "Europe"
    assert first.text.startswith("Europe objects to point 3 of us-28 (2025-11-23). The counter")
    assert first.place is not None


def test_an_objection_to_the_whole_stands_at_the_first_point(tmp_path: Path) -> None:
    dossier = detente.read("ukraine-2025")
    draft = dossier.drafts["us-28"]
    whole = draft.responses["europe"].model_copy(update={"objects": (), "stance": "rejects"})
    changed = draft.model_copy(update={"responses": {"europe": whole}})
    dossier = dossier.model_copy(update={"drafts": {**dossier.drafts, "us-28": changed}})
    document = load(
        saved(tmp_path, redline_docx(dossier, compare_texts(dossier, "us-28", "e3-counter")))
    )
    (remark,) = document.comments
    assert remark.text.startswith("Europe objects to the whole of us-28 (2025-11-23).")
    assert document.text[remark.place.start : remark.place.end].startswith("1. ")


def test_what_changed_in_a_moved_point_is_a_change_of_words() -> None:
    sides = (["The port of Arn takes 20 ships.", "Grain is free.", "Courts sit."],
             ["Grain is free.", "Courts sit.", "The port of Arn takes 30 ships."])  # fmt: skip
    before, after = (
        Numbered(points=tuple(TextPoint(number=str(n), text=t) for n, t in enumerate(side, 1)))
        for side in sides
    )
    points = redline(before, after, align(before.points, after.points))
    content = word_redline(points, heading="x", author="y", day=DAY)
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    words = re.compile(r"<w:(ins|del|moveFrom|moveTo) [^>]*><w:r>.*?>([^<>]*)</w:(?:t|delText)>")
    assert [found for found in words.findall(xml) if "ships" in found[1] or "0" in found[1]] == [
        ("del", " 20"), ("moveFrom", " ships."), ("ins", " 30"), ("moveTo", " ships."),
    ]  # fmt: skip


def test_letters_that_xml_cannot_hold_are_marked(tmp_path: Path) -> None:
    point = TextPoint(number="1", text="A\x00b\ud800c.")
    text = Numbered(points=(point,))
    points = redline(text, text, align(text.points, text.points))
    notes = [[MarginNote(author="<b>", text="\x07?")]]
    content = word_redline(points, heading="x", author="y", day=DAY, remarks=notes)
    assert paragraphs(load(saved(tmp_path, content)).text) == ["1. A\ufffdb\ufffdc."]


OFFICE = """
import json, sys, time, uno
from com.sun.star.beans import PropertyValue
file, pipe = sys.argv[1:]
def value(name, held):
    made = PropertyValue(); made.Name = name; made.Value = held; return made
local = uno.getComponentContext()
bridge = "com.sun.star.bridge.UnoUrlResolver"
resolver = local.ServiceManager.createInstanceWithContext(bridge, local)
for _ in range(120):
    try:
        context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"); break
    except Exception:
        time.sleep(0.25)
made = context.ServiceManager.createInstanceWithContext
desk = made("com.sun.star.frame.Desktop", context)
helper = made("com.sun.star.frame.DispatchHelper", context)
answer = {}
for command in ("AcceptAllTrackedChanges", "RejectAllTrackedChanges"):
    document = desk.loadComponentFromURL("file://" + file, "_blank", 0, (value("Hidden", True),))
    helper.executeDispatch(document.CurrentController.Frame, ".uno:" + command, "", 0, ())
    text = document.Text.createEnumeration(); answer[command] = []
    while text.hasMoreElements():
        answer[command].append(text.nextElement().getString())
    document.close(True)
document = desk.loadComponentFromURL("file://" + file, "_blank", 0, (value("Hidden", True),))
again = file.replace(".docx", "-again.docx")
document.storeToURL("file://" + again, (value("FilterName", "MS Word 2007 XML"),))
document.close(True)
print(json.dumps(answer))
desk.terminate()
"""


@needs_writer
def test_libreoffice_accepts_rejects_and_saves_again(tmp_path: Path) -> None:
    before, after = drafts(3)
    points = redline(before, after, align(before.points, after.points))
    gone, stays = (MarginNote(author="North", text=text) for text in ("Not this.", "Nor this."))
    notes = [[], [gone], [], [], [stays]]  # the first point goes, the fifth stays
    content = word_redline(points, heading="x", author="y", day=DAY, remarks=notes)
    file = saved(tmp_path, content)
    pipe = f"detente{abs(hash(tmp_path)) % 10**8}"
    office = subprocess.Popen(
        ["soffice", "--headless", "--invisible", "--norestore",
         f"-env:UserInstallation=file://{tmp_path}/office", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        python = "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable
        done = subprocess.run(
            [python, "-c", OFFICE, str(file), pipe],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
    finally:
        office.terminate()
        office.wait(30)
    if "No module named 'uno'" in done.stderr:
        pytest.skip("needs python3-uno")
    answer = json.loads(done.stdout)
    assert answer["AcceptAllTrackedChanges"] == lines(after)
    assert answer["RejectAllTrackedChanges"] == lines(before)
    again = load(tmp_path / "redline-again.docx")
    assert paragraphs(again.text) == lines(after)
    assert paragraphs(again.before) == lines(before)
    told = [(one.author, one.text) for one in again.comments]
    assert told == [("North", "Not this."), ("North", "Nor this.")]
