"""Who changed and remarked what in a Word file, and when."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from tests.unit.documents.making import W, docx, put

from detente.documents.document import Document, Reply
from detente.documents.load import load

W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def _r(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def _by(author: str, day: str) -> str:
    return f'w:id="1" w:author="{author}" w:date="{day}T09:30:00Z"'


def _ins(text: str, author: str = "Lis", day: str = "2031-04-02") -> str:
    return f"<w:ins {_by(author, day)}>{_r(text)}</w:ins>"


def _del(text: str, author: str = "Lis", day: str = "2031-04-02") -> str:
    return f"<w:del {_by(author, day)}>{_r(text, 'delText')}</w:del>"


def _p(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def _told(document: Document) -> list[tuple[str, str, str, bool, str]]:
    before = document.before or ""
    return [
        (one.author, before[slice(*one.before)], document.text[slice(*one.after)], one.moved,
         str(one.date))
        for one in document.revisions
    ]  # fmt: skip


def test_each_change_has_its_author_and_day(tmp_path: Path) -> None:
    body = (
        _p(_r("1. Forces stay below ") + _del("600") + _ins("800") + _r(",000."))
        + _p(_ins("2. An envoy ") + _ins("is named.", "Vey") + _ins(" Soon.", "Vey", "2031-05-01"))
        + _p(f"<w:moveFrom {_by('Vey', '2031-04-03')}>{_r('3. Go.')}</w:moveFrom>")
        + _p(_r("4. Stay."))
        + _p(f"<w:moveTo {_by('Vey', '2031-04-03')}>{_r('3. Go.')}</w:moveTo>")
        + _p(_r("5. End") + _del(" now", "", "0-00-00") + _r("."))
    )
    document = load(put(tmp_path, "a.docx", docx(body)))
    assert _told(document) == [
        ("Lis", "600", "800", False, "2031-04-02"),
        ("Lis", "", "2. An envoy ", False, "2031-04-02"),
        ("Vey", "", "is named.", False, "2031-04-02"),
        ("Vey", "", " Soon.", False, "2031-05-01"),
        ("Vey", "3. Go.", "", True, "2031-04-03"),
        ("Vey", "", "3. Go.", True, "2031-04-03"),
        ("", " now", "", False, "None"),
    ]


def test_a_change_in_a_footnote_stands_at_its_place_in_the_whole(tmp_path: Path) -> None:
    note = f'<w:footnote w:id="2">{_p(_r("Not ") + _ins("ever"))}</w:footnote>'
    notes = f"<w:footnotes {W}>{note}</w:footnotes>"
    document = load(put(tmp_path, "a.docx", docx(_p(_r("1. Go.")), word__footnotes=notes)))
    assert document.text == "1. Go.\n\nNot ever"
    assert _told(document) == [("Lis", "", "ever", False, "2031-04-02")]


def test_remarks_have_a_day_answers_and_an_end(tmp_path: Path) -> None:
    def mark(key: int, inner: str) -> str:
        return (
            f'<w:commentRangeStart w:id="{key}"/>{inner}<w:commentRangeEnd w:id="{key}"/>'
            f'<w:r><w:commentReference w:id="{key}"/></w:r>'
        )

    def comment(key: int, author: str, day: str, text: str) -> str:
        return (
            f'<w:comment w:id="{key}" w:author="{author}" w:date="{day}T10:00:00Z">'
            f'<w:p w14:paraId="0000000{key}">{_r(text)}</w:p></w:comment>'
        )

    body = (
        _p(mark(0, mark(1, _r("1. Troops go."))))
        + _p(mark(2, _del("2. Arms fall silent.")))
        + _p(_r("3. End.") + '<w:r><w:commentReference w:id="3"/></w:r>')
    )
    comments = "".join(
        (
            comment(0, "Lis", "2031-04-02", "Not before winter."),
            comment(1, "Vey", "2031-04-03", "Agreed."),
            comment(2, "Vey", "0-00-00", "Why?"),
            comment(3, "Oma", "2031-04-04", "When?"),
        )
    )
    more = (
        '<w15:commentEx w15:paraId="00000000" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000000" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:done="0"/>'
    )
    document = load(
        put(
            tmp_path,
            "a.docx",
            docx(
                body,
                word__comments=f"<w:comments {W} {W14}>{comments}</w:comments>",
                word__commentsExtended=f"<w15:commentsEx {W15}>{more}</w15:commentsEx>",
            ),
        )
    )
    assert document.before is not None
    first, second, third = document.comments
    assert (first.author, first.text, first.date) == (
        "Lis",
        "Not before winter.",
        dt.date(2031, 4, 2),
    )
    assert first.resolved
    assert first.replies == (Reply(author="Vey", text="Agreed.", date=dt.date(2031, 4, 3)),)
    assert first.place is not None
    assert document.text[slice(*first.place)] == "1. Troops go."
    assert (second.date, second.resolved, second.replies, second.place) == (None, False, (), None)
    assert second.place_before is not None
    assert document.before[slice(*second.place_before)] == "2. Arms fall silent."
    assert third.place is not None
    assert document.text[: third.place.end].endswith("3. End.")
    assert "Reply by Vey: “Agreed.”" in document.cautions


def test_the_title_that_a_reader_sees_is_the_title(tmp_path: Path) -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/>'
        "</w:style></w:styles>"
    )
    core = (
        '<cp:coreProperties xmlns:cp="urn:cp" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Document1</dc:title>'
        "</cp:coreProperties>"
    )
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr>' + _r("A plan for the river") + "</w:p>"
        + _p(_r("1. Go."))
    )  # fmt: skip
    made = docx(body, word__styles=styles, docProps__core=core)
    assert load(put(tmp_path, "a.docx", made)).title == "A plan for the river"
    made = docx(_p(_r("1. Go.")), docProps__core=core)
    assert load(put(tmp_path, "b.docx", made)).title == "Document1"
