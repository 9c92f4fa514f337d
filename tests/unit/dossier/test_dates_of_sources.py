"""A date of a source is read and checked by one rule."""

from __future__ import annotations

import json
from typing import Any

import pytest

from detente.dossier.files.sourcefile import parse_sources


@pytest.mark.parametrize(
    ("parts", "issued"),
    [
        ([2025, 11, 20], "2025-11-20"),
        (["2025", "11"], "2025-11"),
        ([2025], "2025"),
        ([2025, 21], "2025-21"),  # spring, as EDTF has it
        ([2025, 13], None),
        ([2025, 2, 30], None),
        ([2025, 1, 1, 1], None),
        ([], None),
        (["soon"], None),
        ([10_000], None),
    ],
)
def test_a_date_is_a_finding_or_is_read(parts: list[Any], issued: str | None) -> None:
    item = {"id": "report", "type": "report", "issued": {"date-parts": [parts]}}
    sources, findings = parse_sources(json.dumps([item]))
    assert [one.slug for one in findings] == ([] if issued else ["no-such-date"])
    found = sources["report"].issued
    assert (str(found) if found else None) == issued
