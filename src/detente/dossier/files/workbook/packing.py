"""The bytes of a workbook, the same whenever they are made."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def packed(book: Any, day: dt.date) -> bytes:
    """A workbook of openpyxl's as the bytes of a file that says it was made on a day.

    The clock, which openpyxl writes into it on saving, leaves no trace.
    """
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(raw) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for old in before.infolist():
            content = before.read(old)
            if old.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            info = zipfile.ZipInfo(old.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            after.writestr(info, content)
    return out.getvalue()
