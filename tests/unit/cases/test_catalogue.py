"""The worked cases."""

from __future__ import annotations

import pytest

from detente.cases import catalogue
from detente.dossier.files.read import check, read


def test_the_cases() -> None:
    assert catalogue.names() == (
        "hill-road", "lagoon-port", "pretoria-2022", "two-rivers", "ukraine-2025", "vienna-2015"
    )  # fmt: skip
    for name in catalogue.names():
        assert (catalogue.path(name) / "dossier.yaml").is_file()
        assert catalogue.describe(name).endswith(".")


def test_no_such_case() -> None:
    with pytest.raises(ValueError, match="two-rivers"):
        catalogue.path("three-rivers")


def test_two_rivers_uses_every_part_once_and_fits_on_a_page() -> None:
    text = (catalogue.path("two-rivers") / "dossier.yaml").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 120
    assert check("two-rivers") == ()
    dossier = read("two-rivers")
    assert list(dossier.parties) == ["north", "south", "union", "coast"]
    assert dossier.required == ("north", "south", "coast")
    assert len(dossier.issues) == 5
    for part in ("war", "drafts", "deadlines", "levers", "assumptions", "tracks", "forecast",
                 "statements", "events", "sources", "texts"):  # fmt: skip
        assert getattr(dossier, part), part
    forms = ("one-of:", "..", " (", "best-to-worst", "order:", "weights:", "unless:", "when:",
             "at-least:", "at-most:", "never:", "declared:", "assessed:", "since:", "why:",
             "required-on:", "ordered: false", "derived-from:", "known:", "unknown", "complete:",
             "delay-months:", "ramp-months:", "ends-mediation:", "deadline:", "price:",
             "class:", "weight:")  # fmt: skip
    assert [form for form in forms if form not in text] == []
