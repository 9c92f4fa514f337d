"""Words between braces that nothing follows: what a comma cut off from the value before it.

YAML ends a value at a comma between braces: ``{role: A, PhD}`` is a role "A" and a word "PhD"
without a value, and ``{cost-per-month: 0,06}`` a cost of 0 and a word "06".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, get_args, get_origin

from detente.dossier.files.explain import models_at, words_at
from detente.dossier.files.tree import Path
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.fields import ways, words
from detente.dossier.model.record import Slug
from detente.dossier.model.wants import Options
from detente.errors import About, Finding, Place
from detente.estimates import Estimate
from detente.findings.making import found
from detente.numerals import has_decimal_comma, how_to_write, likely, read_numbers

_LONGEST = 200  # characters of a number that commas cut up
_SHOWN = 80
_TIGHT = re.compile(r"([\w.-]{1,60}):([^\s:/].{0,60})")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, and its place."""

    start: int
    end: int
    place: Place


@dataclass(slots=True)
class Run:
    """The value that stands before, and the words without a value that follow it."""

    key: str | None = None
    value: Piece | None = None
    words: list[Piece] = field(default_factory=list)


def told(
    run: Run, text: str, path: Path = (), key: Piece | None = None
) -> Iterator[tuple[Finding, bool]]:
    """What is wrong with a run of words, and whether the value before it is part of that.

    ``path`` leads to what they stand in; ``key`` is the word that ends the run, if one does:
    ``{0,2: 3}``.
    """
    rest = run.words
    cut = _number(run, text)
    if cut:
        assert run.value is not None
        yield _comma(text[run.value.start : rest[cut - 1].end], run.value.place), True
        rest = rest[cut:]
    if rest and key is not None and has_decimal_comma(text[rest[-1].start : key.end]):
        yield _comma(text[rest[-1].start : key.end], rest[-1].place), False
        rest = rest[:-1]
    if rest:
        lists = _lists(path, run.key) if rest[0] is run.words[0] else []
        word = text[rest[0].start : rest[0].end].partition(" ")[0]
        lists = [] if takes(path, word) else lists
        yield _text(run, rest, text, path), bool(run.value and lists)


def takes(path: Path, word: str) -> bool:
    """Whether a word of the dossier's own may stand at a path."""
    return word in words_at(Dossier, path)


def is_number_at(path: Path) -> bool:
    """Whether a number belongs at a path of the dossier: there it may stand in braces."""
    return Estimate in models_at(Dossier, path)


def name_in(word: str) -> str:
    """The name that a word without a value begins with: ``keep`` of ``keep:They keep them``."""
    tight = _TIGHT.fullmatch(word)
    return tight[1] if tight else word


def _lists(path: Path, word: str | None) -> list[Any]:
    """The lists that a word of the dossier takes; of one that takes a text alone, none."""
    if Options in models_at(Dossier, (*path, str(word))):
        return [tuple[Slug, ...]]
    known = (words(model).get(str(word)) for model in models_at(Dossier, path))
    return [way for it in known if it for way in ways(it.holds) if get_origin(way) is tuple]


def _number(run: Run, text: str) -> int:
    """How many of the words belong to a number that stands before them."""
    if run.value is None:
        return 0
    near = [word for word in run.words[:20] if word.end - run.value.start <= _LONGEST]
    for many in range(len(near), 0, -1):
        if _with_commas(text[run.value.start : near[many - 1].end]):
            return many
    return 0


def _with_commas(text: str) -> bool:
    """Whether a text is a number with a comma for its point, or between the ends of its range."""
    return has_decimal_comma(text) or ("(" in text and likely(text) is not None)


def _comma(number: str, place: Place) -> Finding:
    return found(
        "decimal-comma" if has_decimal_comma(number) else "not-an-estimate",
        place,
        f'"{number}" is no number, and a comma ends a value between braces.',
        f'{how_to_write(number)} If it is a text, put quotation marks around it: "{number}".',
    )


def _text(run: Run, words: list[Piece], text: str, path: Path) -> Finding:
    first = text[words[0].start : words[0].end]
    shown = f'"{first if len(first) <= _SHOWN else first[: _SHOWN - 3] + "..."}"'
    if len(words) > 1:
        subject = f"{shown} and {len(words) - 1} more are not words known here, or have no value"
    else:
        subject = f"{shown} is not a word known here, or has no value"
    return found(
        "unknown-word",
        words[0].place,
        f"{subject}: between braces a comma ends a text.",
        _way_out(run, words, text, path),
        About(path=path, name=first),
    )


def _way_out(run: Run, words: list[Piece], text: str, path: Path) -> str:
    lists = _lists(path, run.key) if words[0] is run.words[0] else []
    first = text[words[0].start : words[0].end]
    tight = _TIGHT.fullmatch(first)
    if tight:
        return f"Write a blank after the colon: {tight[1]}: {tight[2]}."
    whole = text[run.value.start : words[-1].end] if run.value is not None else ""
    shown = len(whole) <= _SHOWN and "\n" not in whole and words[0] is run.words[0]
    if run.value is None and is_number_at(path) and read_numbers(first) is not None:
        return f"Write estimate: before it, {{estimate: {first}, …}}."
    word, _, rest = first.partition(" ")
    if rest and takes(path, word):
        return f"Write a colon after {word}: {word}: {rest}."
    if lists and shown and whole:
        mend = f"Put brackets around several, {run.key}: [{whole}]"
        texts = any(get_args(way)[0] is str for way in lists)
        return f'{mend}; or quotation marks around one text, ["{whole}"].' if texts else f"{mend}."
    if run.value is not None and read_numbers(text[run.value.start : run.value.end]) is not None:
        if read_numbers(first) is not None:
            return f"Write before it what it is the value of, NAME: {first}; or take it away."
        return "Write its value after it, or take it away."
    if shown and whole:
        return f'Put quotation marks around a text with commas, {run.key}: "{whole}".'
    return "Write its value after it; or put quotation marks around a text with commas."
