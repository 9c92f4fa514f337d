"""Plain text and Markdown: the stored text is the file itself, so offsets are into the file."""

from __future__ import annotations

import codecs
import datetime as dt
import re

from detente.documents.document import Document
from detente.documents.limits import need
from detente.userfiles import refuse

# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FEW_ACCENTS = 0.1
_HEADLINE = re.compile(r"\ufeff?[ \t\r\n]{0,20}(\S[^\r\n]{0,148})\r?\n[ \t]*\r?\n\s{0,20}\S")
_FRONT = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_SAYS = re.compile(r"(title|date|author|publisher|url)[ \t]*:[ \t]+(\S.*)", re.IGNORECASE)
_HEADING = re.compile(r"^\ufeff?#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def read_plain(data: bytes, name: str, sha256: str) -> Document:
    """A text file as it is: byte order mark, line ends and blanks stay, and count as code points.

    A Markdown file proposes as title its first heading, and what front matter says of it:
    ``title``, ``date``, ``author``, ``publisher`` and ``url``. Another text proposes its headline.
    """
    text, encoding = decode(data, name)
    cautions = () if encoding == "utf-8" else (f"The file is not UTF-8: read as {encoding}.",)
    if not name.lower().endswith((".md", ".markdown")):
        return Document(
            name=name, text=text, sha256=sha256, title=headline(text), cautions=cautions
        )
    about = front_matter(text)
    heading = _HEADING.search(text[:10_000])
    return Document(
        name=name,
        text=text,
        sha256=sha256,
        title=about.get("title") or (heading[1] if heading else None),
        publisher=about.get("publisher"),
        byline=about.get("author"),
        url=about.get("url"),
        published=_day(about.get("date", "")),
        cautions=cautions,
    )


def headline(text: str) -> str | None:
    """The first line, if it stands alone above a text and is no sentence; else None.

    Examples
    --------
    >>> headline("North draws a line\\n\\nThe envoys met.")
    'North draws a line'
    >>> headline("The envoys met.\\n\\nThey left.")
    """
    first = _HEADLINE.match(text)
    line = " ".join(first[1].split()) if first else ""
    if len(line.split()) < 2 or line[-1] in '.,;:…-–—"”’»' or line[0] in '"“‘«-–—#*':
        return None
    return line


def front_matter(text: str) -> dict[str, str]:
    """What the lines between two rules at the head of a Markdown file say, each on one line.

    Examples
    --------
    >>> front_matter("---\\ntitle: 'A line: the ridge'\\ndate: 2031-05-09\\n---\\nText.")
    {'title': 'A line: the ridge', 'date': '2031-05-09'}
    >>> front_matter("title: none")
    {}
    """
    block = _FRONT.match(text[:10_000])
    said: dict[str, str] = {}
    for line in block[1].splitlines() if block else ():
        if found := _SAYS.match(line):
            value = found[2].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            if value and value[0] not in "[{|>&*":
                said.setdefault(found[1].lower(), value[:500])
    return said


def _day(stated: str) -> dt.date | None:
    """The day that ISO 8601 states, whatever hour follows."""
    try:
        return dt.date.fromisoformat(stated[:10])
    except ValueError:
        return None


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """The text of some bytes, and the encoding that it was read by.

    By the byte order mark, else UTF-8 if it is, else as declared, else Windows-1252 where few
    letters have accents, else as charset-normalizer weighs the rest.

    Raises
    ------
    RefusedError
        If it is no text.

    Examples
    --------
    >>> decode("“Déjà vu”".encode("cp1252") + b" all over again, said the envoy", "a.txt")
    ('“Déjà vu” all over again, said the envoy', 'cp1252')
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name), encoding
    if b"\0" in data:
        raise _no_text(name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _other(data, name, declared)


def _other(data: bytes, name: str, declared: str | None) -> tuple[str, str]:
    few = sum(byte > 127 for byte in data) <= _FEW_ACCENTS * len(data)
    for encoding in (declared, "cp1252" if few else None):
        if encoding:
            try:
                return data.decode(_known(encoding)), _known(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    weigh = need("charset_normalizer", name, "charset-normalizer").from_bytes
    best = weigh(data[:200_000]).best()
    if best is None:
        raise _no_text(name)
    try:
        return data.decode(best.encoding), str(best.encoding)
    except UnicodeDecodeError:
        raise _no_text(name) from None


def _known(encoding: str) -> str:
    """The codec of text that a name stands for; browsers read Latin-1 as Windows-1252."""
    codec = codecs.lookup(encoding).name
    if not codecs.lookup(encoding)._is_text_encoding:
        raise LookupError(encoding)
    return "cp1252" if codec in ("iso8859-1", "ascii") else codec


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise refuse(
            "not-a-document",
            name,
            f"the file is marked as {encoding}, but its byte {error.start:,} is not.",
            "Save it again as UTF-8.",
        ) from None
    if "\0" in text:
        raise _no_text(name)
    return text


def _no_text(name: str) -> Exception:
    return refuse(
        "not-a-document",
        name,
        "the file is not a text in any encoding that is known here.",
        "Give it as .txt in UTF-8, .md, .html, .pdf or .docx.",
    )
