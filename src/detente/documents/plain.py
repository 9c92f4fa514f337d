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
_SAYS = re.compile(
    r"""(title|date|author|publisher|url)[ \t]*:[ \t]+(["']?)([^\s\[{|>&*].*?)\2[ \t\r]*$""",
    re.IGNORECASE | re.MULTILINE,
)
_HEADING = re.compile(r"^\ufeff?#[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def read_plain(data: bytes, name: str, sha256: str) -> Document:
    """A text file as it is: byte order mark, line ends and blanks stay, and count as code points.

    A Markdown file proposes as title its first heading, and what front matter says of it:
    ``title``, ``date``, ``author``, ``publisher`` and ``url``. Another text proposes its headline.
    """
    text, encoding = decode(data, name)
    about: dict[str, str] = {}
    title = headline(text)
    if name.lower().endswith((".md", ".markdown")):
        about, heading = front_matter(text), _HEADING.search(text[:10_000])
        title = about.get("title") or (heading[1] if heading else None)
    return Document(
        name=name,
        text=text,
        sha256=sha256,
        title=title,
        publisher=about.get("publisher"),
        byline=about.get("author"),
        url=about.get("url"),
        published=day(about.get("date")),
        cautions=read_as(encoding, "file"),
    )


def headline(text: str) -> str | None:
    """The first line, if it stands alone above a text and is no sentence; else None.

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

    >>> front_matter("---\\ntitle: 'A line: the ridge'\\ndate: 2031-05-09\\n---\\nText.")
    {'title': 'A line: the ridge', 'date': '2031-05-09'}
    """
    block = _FRONT.match(text[:10_000])
    said = _SAYS.findall(block[1]) if block else []
    return {key.lower(): value[:500] for key, _, value in said}


def day(stated: str | None) -> dt.date | None:
    """The day that ISO 8601 states, whatever hour follows."""
    try:
        return dt.date.fromisoformat((stated or "")[:10])
    except ValueError:
        return None


def read_as(encoding: str, what: str) -> tuple[str, ...]:
    """The caution on an encoding other than UTF-8."""
    return () if encoding == "utf-8" else (f"The {what} is not UTF-8: read as {encoding}.",)


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
    marked = [encoding for mark, encoding in _MARKS if data.startswith(mark)][:1]
    few = sum(byte > 127 for byte in data) <= _FEW_ACCENTS * len(data)
    for encoding in marked or ("utf-8", declared, few and "cp1252"):
        try:
            codec = _known(encoding or "")
            text = data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
        if "\0" not in text:
            return text, codec
        break
    else:
        weigh = need("charset_normalizer", name, "charset-normalizer").from_bytes
        if not marked and b"\0" not in data and (best := weigh(data[:200_000]).best()):
            return data.decode(best.encoding, "replace"), str(best.encoding)
    wrong = f"a text in {marked[0]}, as it is marked" if marked else "a text in any known encoding"
    mend = "Save it again as UTF-8, or give a .md, .html, .pdf or .docx."
    raise refuse("not-a-document", name, f"the file is not {wrong}.", mend)


def _known(encoding: str) -> str:
    """The codec of text that a name stands for; browsers read Latin-1 as Windows-1252."""
    codec = codecs.lookup(encoding)
    if not codec._is_text_encoding:
        raise LookupError(encoding)
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name
