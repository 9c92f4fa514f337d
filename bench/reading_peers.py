"""What others find in the same text: two libraries, where installed, and two baselines.

The baselines are what anybody would write first, and what more rules have to be worth.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib.util
import re
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

SAYING = frozenset(
    """say tell add ask warn insist argue announce declare reply write state claim believe think
    note admit deny suggest promise""".split()  # noqa: SIM905
)
QUOTED = re.compile(r"“([^”]+)”|‘([^’]{20,})’(?!\w)|\"([^\"]+)\"|« ?([^»]+?) ?»")
VERB = re.compile(
    r"\b(?:said|says|told|tells|added|adds|asked|warned|insisted|argued|announced|declared|replied"
    r"|wrote|stated|claimed|called|according to)\b"
)
NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s+(?:[a-z]{2}\s+)?[A-Z][\w’'.-]+)*|\b(?:he|she|they)\b")
NEAR = 200
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


def nearest_verb(text: str, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """What stands between marks, and the name nearest the verb of saying nearest to it."""
    found = []
    for match in QUOTED.finditer(text):
        start, end = match.span(match.lastindex or 0)
        outside = [*VERB.finditer(text, max(start - NEAR, 0), start),
                   *VERB.finditer(text, end, end + NEAR)]  # fmt: skip
        verb = min(
            outside, key=lambda v: min(abs(v.end() - start), abs(v.start() - end)), default=None
        )
        near = [] if verb is None else [
            name for name in NAME.finditer(text, max(verb.start() - NEAR, 0), verb.end() + NEAR)
            if name.end() <= start or name.start() >= end
        ]  # fmt: skip
        who = min(near, key=lambda n: min(abs(n.end() - verb.start()), abs(n.start() - verb.end())),
                  default=None)  # fmt: skip
        speaker = who.group() if who else None
        found.append(
            {"kind": "quotation", "start": start, "end": end, "text": text[start:end],
             "speaker": speaker, "person": _person(speaker, names)}
        )  # fmt: skip
    return found


def clausal_complements(doc: Any, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The clause that a parse hangs on a verb of saying, and the subject of that verb."""
    found = []
    for token in doc:
        if token.dep_ != "ccomp" or token.head.lemma_ not in SAYING:
            continue
        inside = [t for t in token.subtree if t.dep_ != "mark" or t.text.lower() != "that"]
        start, end = inside[0].idx, inside[-1].idx + len(inside[-1])
        who = next((t for t in token.head.lefts if t.dep_ == "nsubj"), None)
        speaker = " ".join(t.text for t in who.subtree) if who is not None else None
        found.append(
            {"kind": "indirect", "start": start, "end": end, "text": doc.text[start:end],
             "speaker": speaker, "person": _person(speaker, names)}
        )  # fmt: skip
    return found


def _person(speaker: str | None, names: Mapping[str, str]) -> str | None:
    """Whom the list knows by a name; where there is no list, the name itself."""
    if speaker is None or speaker.islower():
        return None
    return names.get(speaker.casefold()) if names else speaker


def installed(name: str) -> bool:
    return importlib.util.find_spec(name) is not None
