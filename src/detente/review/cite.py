"""A document as a source: what ``sources.json`` says of it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from typing import Any

from detente.dossier.files.csvrows import BOM
from detente.review.stored import StoredDocument


def source_item(document: StoredDocument, taken: Collection[str]) -> dict[str, Any]:
    """A document as an item of CSL-JSON, under an id that is not taken.

    Examples
    --------
    >>> document = StoredDocument(
    ...     name="Lake News.html", sha256="0" * 64, text_sha256="1" * 64, published="2031-05-09"
    ... )
    >>> source_item(document, ())["id"]
    'lake-news-2031-05-09'
    """
    item: dict[str, Any] = {"id": _id(document, taken)}
    item["type"] = "webpage" if document.url else "document"
    item["title"] = document.title or document.name
    if document.byline:
        item["author"] = [{"literal": document.byline}]
    if document.publisher:
        item["container-title"] = document.publisher
    if document.published is not None:
        day = document.published.earliest
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if document.url:
        item["URL"] = document.url
    item["custom"] = {"sha256": document.text_sha256}
    return item


def with_item(raw: bytes | None, item: dict[str, Any]) -> tuple[bytes, int, int]:
    """``sources.json`` with one item more at its end, where that was put in and how many bytes.

    Nothing else in the file is touched.
    """
    newline = "\r\n" if raw is not None and b"\r\n" in raw else "\n"
    lines = json.dumps(item, indent=2, ensure_ascii=False).split("\n")
    text = newline.join(f"  {line}" for line in lines)
    if raw is None or not raw.removeprefix(BOM).strip():
        made = (raw or b"") + f"[{newline}{text}{newline}]{newline}".encode()
        return made, len(raw or b""), len(made) - len(raw or b"")
    at = raw.rindex(b"]")
    at = len(raw[:at].rstrip())
    first = raw[:at].endswith(b"[")
    # What closed the list stays as it is; an empty one on one line is opened up.
    closes = "" if b"\n" in raw[at : raw.rindex(b"]")] else newline
    added = f"{'' if first else ','}{newline}{text}{closes}".encode()
    return raw[:at] + added + raw[at:], at, len(added)


def _id(document: StoredDocument, taken: Collection[str]) -> str:
    name = document.publisher or document.name.rpartition(".")[0] or document.name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)[:5] or ["document"]
    if document.published is not None:
        words.append(str(document.published.earliest))
    id = free = "-".join(words)[:60].strip("-")
    number = 1
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    return free
