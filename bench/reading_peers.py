"""What other libraries find in the same text; each is left out where it is not installed."""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

MARKS = "\"'“”‘’«» "


def textacy_quotes(
    text: str, paragraphs: Sequence[tuple[int, int]], pipeline: Any, names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Direct quotations; the speaker is looked up among the names of the actor list.

    It refuses a text with an odd number of marks. Such a document is given to it paragraph by
    paragraph, so that it loses only the paragraphs it refuses.
    """
    try:
        return _quotes(text, 0, pipeline, names)
    except ValueError:
        found = []
        for start, end in paragraphs:
            with contextlib.suppress(ValueError):
                found += _quotes(text[start:end], start, pipeline, names)
        return found


def _quotes(
    text: str, offset: int, pipeline: Any, names: Mapping[str, str]
) -> list[dict[str, Any]]:
    from textacy.extract.triples import direct_quotations

    found = []
    for triple in direct_quotations(pipeline(text)):
        start, end = triple.content.start_char, triple.content.end_char
        # Its spans hold the marks; the gold has none.
        while start < end and text[start] in MARKS:
            start += 1
        while end > start and text[end - 1] in MARKS:
            end -= 1
        speaker = " ".join(token.text for token in triple.speaker)
        found.append(
            {"kind": "quotation", "start": offset + start, "end": offset + end,
             "text": text[start:end], "speaker": speaker, "person": names.get(speaker.casefold())}
        )  # fmt: skip
    return found


def dateparser_dates(text: str, published: dt.date) -> list[dict[str, Any]]:
    """Dates of ``dateparser.search``, which gives no places: they are found again in order."""
    from dateparser.search import search_dates

    base = dt.datetime.combine(published, dt.time(12))
    settings: Any = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    found, at = [], 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        results = search_dates(text, languages=["en"], settings=settings) or []
    for expression, value in results:
        start = text.find(expression, at)
        if start < 0:
            continue
        at = start + len(expression)
        found.append(
            {"kind": "date", "start": start, "end": at, "text": expression,
             "date": value.date().isoformat()}
        )  # fmt: skip
    return found


def installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None
