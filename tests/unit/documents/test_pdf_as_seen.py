"""PDF files give what their reader sees: columns, cells, marks of notes, struck words."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from detente.documents.document import Document
from detente.documents.load import load
from detente.errors import RefusedError
from unit.documents.making import assembled, need, page, pdf, put


def at(x: float, y: float, text: str, size: float = 11) -> str:
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def read(folder: Path, *drawings: str) -> Document:
    need("pypdf")
    return load(put(folder, "a.pdf", pdf(list(drawings))))


def paragraphs(document: Document) -> list[str]:
    return document.text.split("\n\n")


LEFT = ["Ana Dorn said that the ridge", "would stay with the North, and", "that the envoys",
        "would not speak of it again", "before the vote in the"]  # fmt: skip
RIGHT = ["spring. Teo Ruiz said that the", "quota was the least that they", "needed, and left for",
         "the port without a word to the", "reporters who waited there."]  # fmt: skip
BOTH = f"{' '.join(LEFT)} {' '.join(RIGHT)}"


@pytest.mark.parametrize("shift", [0, 5])
@pytest.mark.parametrize("by_rows", [True, False])
def test_columns_are_read_one_after_another(tmp_path: Path, by_rows: bool, shift: int) -> None:
    left = [at(60, 700 - 14 * n, line) for n, line in enumerate(LEFT)]
    right = [at(330, 700 - shift - 14 * n, line) for n, line in enumerate(RIGHT)]
    body = [*left, *right]
    if by_rows:
        body = [piece for row in zip(left, right) for piece in row]
    title = at(
        60, 740, "A headline that runs over the whole of the page, from the left to the right"
    )
    below = at(60, 560, "One last line below, that runs over both of the columns of the page too.")
    assert paragraphs(read(tmp_path, title + "".join(body) + below)) == [
        "A headline that runs over the whole of the page, from the left to the right",
        BOTH,
        "One last line below, that runs over both of the columns of the page too.",
    ]


def test_cells_keep_apart_and_rows_too(tmp_path: Path) -> None:
    rows = [("1", "9 May 2031"), ("2", "10 May 2031"), ("North", "rejects"), ("South", "accepts")]
    drawing = "".join(
        at(60, 700 - 14 * n, left) + at(200, 700 - 14 * n, right)
        for n, (left, right) in enumerate(rows)
    )
    assert paragraphs(read(tmp_path, drawing)) == [
        "1 9 May 2031", "2 10 May 2031", "North | rejects", "South | accepts",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "border", ["70 690 0.6 20 re f", "66 690 40 20 re S", "70 690 m 70 710 l S"]
)
def test_a_border_parts_cells_however_near(tmp_path: Path, border: str) -> None:
    document = read(tmp_path, at(60, 700, "1") + at(74, 700, "9 May 2031") + border)
    assert document.text == "1 | 9 May 2031"


def test_raised_letters_go_with_their_own_column(tmp_path: Path) -> None:
    left = [at(60, 700 - 14 * n, line) for n, line in enumerate(LEFT)]
    right = [at(330, 696 - 14 * n, line) for n, line in enumerate(RIGHT[:4])]
    last = (
        at(330, 640, "reporters on the 2") + at(330 + 86.8, 644, "nd", 7) + at(428, 640, "of May.")
    )
    assert read(tmp_path, "".join([*left, *right, last])).text.endswith("to the reporters on the "
                                                                        "2nd of May.")  # fmt: skip


def test_a_blank_that_takes_no_place_is_none(tmp_path: Path) -> None:
    drawing = "BT /F 11 Tf 1 0 0 1 60 700 Tm (un ) Tj ET " + at(72.3, 700, "believable.")
    assert read(tmp_path, drawing).text == "unbelievable."


def test_a_label_stands_before_its_words(tmp_path: Path) -> None:
    drawing = at(60, 700, "MS. DORN:") + at(160, 700, "We will not leave the ridge, and")
    document = read(tmp_path, drawing + at(160, 687, "nobody asked us to."))
    assert document.text == "MS. DORN: We will not leave the ridge, and nobody asked us to."


@pytest.mark.parametrize(
    ("operators", "text"),
    [
        ("[(the) -300 (ridge)] TJ", "the ridge"),
        ("[(the r) 20 (idge)] TJ", "the ridge"),
        ("(the) Tj 30 0 Td (ridge) Tj", "the ridge"),
        ("(the ) Tj 2 Tc (ridge) Tj", "the ridge"),
        ("14 TL (the) Tj T* (ridge) Tj", "the ridge"),
        ("14 TL (the) Tj (ridge) '", "the ridge"),
        ("(of\\256ce) Tj", "of®ce"),
    ],
)
def test_pieces_of_a_line_come_together(tmp_path: Path, operators: str, text: str) -> None:
    assert read(tmp_path, f"BT /F 11 Tf 1 0 0 1 60 700 Tm {operators} ET").text == text


HELVETICA = {"The ": 20.79, "The North ": 49.5, "leaves": 31.8}


@pytest.mark.parametrize(
    "line",
    [
        "{x} 703.5 {w} 0.7 re f",
        "0.7 w {x} 703.5 m {end} 703.5 l S",
        "q 1 0 0 1 {x} 703 cm 0 0 {w} 1 re f Q",
    ],
)
def test_struck_words_are_shown_but_not_read(tmp_path: Path, line: str) -> None:
    x, w = 60 + HELVETICA["The North "], HELVETICA["leaves"]
    drawn = line.format(x=x, w=w, end=x + w)
    document = read(tmp_path, at(60, 700, "The North leaves keeps the ridge.") + drawn)
    assert document.text == "The North keeps the ridge."
    assert "Struck through, and not read: “leaves”" in document.cautions


@pytest.mark.parametrize("y", [698.4, 709.5, 690])
def test_an_underline_and_the_line_of_a_table_strike_nothing(tmp_path: Path, y: float) -> None:
    document = read(tmp_path, at(60, 700, "The North leaves.") + f"60 {y} 90 0.6 re f")
    assert document.text == "The North leaves."
    assert len(document.cautions) == 1


def test_words_struck_by_a_remark(tmp_path: Path) -> None:
    need("pypdf")
    body = at(60, 700, "The North leaves keeps it.").encode()
    x, end = 60 + HELVETICA["The North "], 60 + HELVETICA["The North "] + HELVETICA["leaves"]
    corners = f"{x} 709 {end} 709 {x} 697 {end} 697"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources "
        f"<< /Font << /F 3 0 R >> >> /Annots [<< /Subtype /StrikeOut /QuadPoints [{corners}] >>] "
        ">>".encode(),
        5: b"<< /Length %d >>\nstream\n" % len(body) + body + b"\nendstream",
    }
    document = load(put(tmp_path, "a.pdf", assembled(objects)))
    assert document.text == "The North keeps it."


@pytest.mark.parametrize(
    ("before", "after", "how"),
    [
        ("1 1 1 rg ", "", "Hidden"),
        ("1 g ", "", "Hidden"),
        ("0 0 0 0 k ", "", "Hidden"),
        ("", "0 g 50 690 200 20 re f", "Covered"),
        ("", "1 g 50 690 200 20 re f", "Covered"),
        ("0.5 g ", "", None),
        ("0 0 0.6 rg 50 690 200 20 re f 1 g ", "", None),
        ("", "1 1 0 rg 50 690 200 20 re f", None),
    ],
)
def test_words_that_nobody_sees(tmp_path: Path, before: str, after: str, how: str | None) -> None:
    seen = "0 g " + at(60, 650, "It keeps the ridge.")
    document = read(tmp_path, before + at(60, 700, "It gives it up.") + after + " " + seen)
    if how is None:
        assert "It gives it up." in document.text
    else:
        assert document.text == "It keeps the ridge."
        assert f"{how}, and not read: “It gives it up.”" in document.cautions


def test_words_off_the_page_are_not_read(tmp_path: Path) -> None:
    document = read(tmp_path, at(60, 700, "It stays.") + at(60, -50, "It goes."))
    assert document.text == "It stays."


def test_words_below_a_picture_are_what_was_recognised_in_it(tmp_path: Path) -> None:
    need("pypdf")
    drawing = "q 500 0 0 700 0 0 cm /I Do Q 3 Tr " + at(60, 700, "It stays.")
    assert load(put(tmp_path, "a.pdf", pdf([drawing], picture=True))).text == "It stays."


def test_marks_of_notes_go_and_notes_come_last(tmp_path: Path) -> None:
    end = 60 + 183.4
    one = (
        at(60, 700, "The envoys of the North left in May.") + at(end, 704, "12", 7)
        + at(255, 700, "On the 2") + at(296, 704, "nd", 7) + at(306, 700, "they")
        + at(60, 686, "came back to the Lake House, where they met the mediator and the")
        + at(60, 100, "12", 6) + at(68, 97, "Lake News, 9 May, on page four", 8)
        + at(60, 87, "and the day after.", 8)
    )  # fmt: skip
    two = at(60, 700, "envoys of the South. Then they left again, for good, as it seemed.")
    assert paragraphs(read(tmp_path, one, two)) == [
        "The envoys of the North left in May. On the 2nd they came back to the Lake House, where "
        "they met the mediator and the envoys of the South. Then they left again, for good, as it "
        "seemed.",
        "12 Lake News, 9 May, on page four and the day after.",
    ]


@pytest.mark.parametrize(
    ("cap", "first", "said"),
    [
        ("P", "resident Dorn said that", "President Dorn said that"),
        ("“T", "he ridge is ours”, said", "“The ridge is ours”, said"),
        ("A", "ceasefire holds, and the", "A ceasefire holds, and the"),
    ],
)
def test_a_drop_cap_is_the_first_letter(tmp_path: Path, cap: str, first: str, said: str) -> None:
    drawing = (
        at(60, 676, cap, 40) + at(100, 700, first) + at(100, 687, "ridge stays, and that the")
        + at(100, 674, "port is open. A ceasefire")
        + at(60, 661, "is all that they need, she added.")
    )  # fmt: skip
    document = read(tmp_path, drawing)
    assert document.text == (
        f"{said} ridge stays, and that the port is open. A ceasefire is all that they need, she "
        "added."
    )


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(tmp_path: Path, turn: int) -> None:
    need("pypdf")
    matrix = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[turn]
    body = "".join(
        f"BT /F 11 Tf {matrix} {300 + dx} {400 + dy} Tm ({text}) Tj ET\n"
        for text, dx, dy in (
            ("The North", 0, 0),
            ("stays.", *{0: (0, -13), 90: (13, 0), 180: (0, 13), 270: (-13, 0)}[turn]),
        )
    )
    data = pdf([body]).replace(
        b"/MediaBox [0 0 600 800]", b"/MediaBox [0 0 600 800]/Rotate %d" % turn
    )
    assert load(put(tmp_path, "a.pdf", data)).text == "The North stays."


def test_hyphens_at_line_ends_that_nobody_typed(tmp_path: Path) -> None:
    drawing = page([(72, 700, "The cease\xad"), (72, 687, "fire holds, they say, for now.")])
    assert read(tmp_path, drawing).text == "The ceasefire holds, they say, for now."


def test_a_bold_word_drawn_twice_is_one(tmp_path: Path) -> None:
    assert read(tmp_path, at(60, 700, "No deal.") + at(60.3, 700, "No deal.")).text == "No deal."


def test_a_form_on_the_page_is_read_and_one_in_itself_ends(tmp_path: Path) -> None:
    need("pypdf")
    body = at(0, 0, "It stays.").encode() + b" /X Do"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R "
        b"/Resources 7 0 R >>",
        5: b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        6: b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 60 20] "
        b"/Resources 7 0 R /Length %d >>\nstream\n" % len(body) + body + b"\nendstream",
        7: b"<< /Font << /F 3 0 R >> /XObject << /X 6 0 R >> >>",
    }
    text = load(put(tmp_path, "a.pdf", assembled(objects))).text
    assert text.startswith("It stays.")
    assert len(text) < 300


@pytest.mark.parametrize(
    ("title", "read_as"),
    [("A plan", "A plan"), ("untitled", None), ("drop.html", None), ("", None)],
)
def test_a_title_that_nobody_gave_is_none(tmp_path: Path, title: str, read_as: str | None) -> None:
    need("pypdf")
    about = f"/Info << /Title ({title}) /Author (anonymous) >>"
    document = load(put(tmp_path, "a.pdf", pdf([at(60, 700, "It stays.")], extra=about)))
    assert (document.title, document.byline) == (read_as, None)


@pytest.mark.parametrize("cipher", ["RC4-128", "AES-128", "AES-256-R5", "AES-256"])
@pytest.mark.parametrize("password", ["", "ridge"])
def test_a_pdf_that_is_locked(tmp_path: Path, cipher: str, password: str) -> None:
    need("pypdf", *(["cryptography"] if "AES" in cipher else []))
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(pdf([at(60, 700, "It stays.")])))
    writer.encrypt(password, "owner", algorithm=cipher)
    writer.write(locked := io.BytesIO())
    path = put(tmp_path, "a.pdf", locked.getvalue())
    if password:
        with pytest.raises(RefusedError, match="asks for a password"):
            load(path)
    else:
        assert load(path).text == "It stays."


def test_a_cipher_that_no_library_opens_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need("pypdf", "cryptography")
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import DependencyError

    def decrypt(reader: PdfReader, password: str) -> int:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    writer = PdfWriter(clone_from=io.BytesIO(pdf([at(60, 700, "It stays.")])))
    writer.encrypt("", "owner", algorithm="AES-256")
    writer.write(locked := io.BytesIO())
    monkeypatch.setattr(PdfReader, "decrypt", decrypt)
    with pytest.raises(RefusedError, match="needs cryptography") as caught:
        load(put(tmp_path, "a.pdf", locked.getvalue()))
    assert caught.value.findings[0].slug == "missing-library"
