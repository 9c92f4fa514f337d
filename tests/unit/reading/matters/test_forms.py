"""Which words count as forms of a keyword, and which only as its relatives."""

from __future__ import annotations

import pytest

from detente.reading.matters.forms import family, forms


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("army", "armies"),
        ("cede", "ceding"),
        ("cap", "capped"),
        ("withdraw", "withdrew"),
        ("grazing", "graze"),
        ("herring", "herrings"),
        ("recognise", "recognized"),
        ("demilitarization", "demilitarisation"),
        ("harbour", "harbors"),
        ("defence", "defense"),
        ("centre", "centers"),
        ("labelled", "labeled"),
        ("parties", "party"),
        ("women", "women"),
    ],
)
def test_inflections_and_spellings(word: str, same: str) -> None:
    assert same in forms(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("base", "based"),
        ("range", "ranging"),
        ("herring", "her"),
        ("evening", "even"),
        ("cede", "cedar"),
        ("mission", "miss"),
        ("cap", "capital"),
    ],
)
def test_words_that_only_look_like_it(word: str, other: str) -> None:
    assert other not in forms(word) | family(word)


@pytest.mark.parametrize(
    ("word", "relative"),
    [
        ("disarm", "disarmament"),
        ("territory", "territorial"),
        ("monitors", "monitoring"),
        ("compensation", "compensate"),
        ("autonomy", "autonomous"),
    ],
)
def test_relatives_are_no_forms(word: str, relative: str) -> None:
    assert relative in family(word) | forms(word)
    assert not family(word) & forms(word)


def test_who_observes_is_not_pointed_to_by_what_is_observed() -> None:
    assert "observed" not in family("observers") | forms("observers")
    assert "observed" in forms("observe")
