"""``sources.json``: the sources, in CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any

from pydantic import ValidationError

from detente.dossier.files.explain import explain
from detente.dossier.files.strict import (
    fit_values,
    may_be_unfit,
    no_constant,
    not_json,
    once,
    unfit_letter,
)
from detente.dossier.files.tree import Tree
from detente.dossier.lookup import nearest
from detente.dossier.model.dates import When
from detente.dossier.model.evidence import Source, issued_in_words
from detente.errors import About, Finding, Place
from detente.findings.making import SHOWN, count, found, keep

FILE = "sources.json"
_MEND = (
    "Often a comma missing or one too many; sources.json is a list of CSL-JSON objects, as Zotero "
    "exports them."
)
_READ = ("title", "issued", "author", "container-title", "publisher", "authority", "note", "URL")
"""What is read of a source besides what it must have, and the hash of its text."""
_CSL = frozenset({"title-short", "issue", "editor", "translator", "edition", "publisher-place"})
"""Words of CSL-JSON that look like those."""
_DATED = frozenset({"date", "dated", "date-issued", "date-published", "issue-date", "pub-date",
                    "publication-date", "published", "year"})  # fmt: skip
_UNDATED = re.compile(r"(?:n\.? ?d\.?|s\.? ?d\.?|undated|no date|forthcoming|in press)$", re.I)
_COMPARED = 100  # words of a source, and characters of one, since comparing takes time
_ALIKE = 0.85
"""How much like a word that is read one must be: other words of CSL-JSON look like those."""
_BETWEEN = re.compile(r"[\s_]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_SPACE = re.compile(r"[\s,]*")
_FIRST_YEAR = 100  # an earlier one has lost its century
_SHA256 = re.compile(r"^[0-9a-f]{64}$")


def parse_sources(text: str) -> tuple[dict[str, Source], list[Finding]]:
    """The sources by id, and what is wrong with the file; of a broken one stands what is known.

    Examples
    --------
    >>> sources, findings = parse_sources('[{"id": "report", "type": "report"}]')
    >>> list(sources), findings
    (['report'], [])
    """
    sources: dict[str, Source] = {}
    findings: list[Finding] = []
    try:
        for value, place in _items(text, findings):
            _take(value, place, sources, findings)
    except (ValueError, RecursionError) as error:
        findings.append(not_json(FILE, error, _MEND))
    return sources, findings


def _items(text: str, findings: list[Finding]) -> Iterator[tuple[Any, Place]]:
    """Each item of the list with its place."""
    twice: list[str] = []
    escaped = may_be_unfit(text)
    decoder = json.JSONDecoder(
        parse_constant=no_constant, object_pairs_hook=lambda pairs: once(pairs, twice)
    )
    position = _SPACE.match(text).end()  # type: ignore[union-attr]
    if not text.startswith("[", position):
        raise json.JSONDecodeError("it must be a list of sources: [ … ]", text, position)
    json.loads(text, parse_constant=no_constant)
    position, line, began = position + 1, 1, 0  # where the line of the item begins
    counted = 0
    while True:
        position = _SPACE.match(text, position).end()  # type: ignore[union-attr]
        if position >= len(text) or text[position] == "]":
            return
        new_lines = text.count("\n", counted, position)
        if new_lines:
            line, began = line + new_lines, text.rfind("\n", counted, position) + 1
        place = Place(FILE, line, position - began + 1)
        counted = position
        value, position = decoder.raw_decode(text, position)
        if escaped:
            unfit: list[str] = []
            value = fit_values(value, unfit)
            for one in unfit:
                keep(findings, unfit_letter(place, one))
        for name in twice:
            keep(findings, _stands_twice(place, name))
        twice.clear()
        yield value, place


def _stands_twice(place: Place, name: str) -> Finding:
    return found(
        "duplicate-key",
        place,
        f'"{name[:40]}" stands twice in the source that begins here.',
        "Keep one of the two, or rename one.",
        About(name=name),
    )


def _take(value: Any, place: Place, sources: dict[str, Source], findings: list[Finding]) -> None:
    full = len(findings) > 2 * SHOWN
    if full and not isinstance(value, dict):
        count(findings, place, 1)
        return
    tree = Tree(file=FILE, data=value, values={(): place})
    source: Source | None
    try:
        source = Source.model_validate(value)
    except ValidationError as error:
        if full:
            count(findings, place, error.error_count())
        else:
            findings.extend(finding for _, finding in explain(error, tree, Source) if finding)
        source = _broken(value)
        if source is None:
            return
    source._place = place
    if source.id in sources:
        keep(
            findings,
            found(
                "duplicate-id",
                place,
                f'a second source has the id "{source.id}".',
                f"The first stands in line {sources[source.id].place.line}; rename one.",  # type: ignore[union-attr]
                About(name=source.id),
            ),
        )
        return
    if source.sha256 is not None and not _SHA256.match(str(source.sha256)):
        keep(
            findings,
            found(
                "bad-hash",
                place,
                f'custom.sha256 of "{source.id}" is not a SHA-256.',
                "It is 64 digits and letters a-f, as sha256sum prints it.",
            ),
        )
    for finding in (*_dates(source, place), *_unread(source, place)):
        keep(findings, finding)
    sources[source.id] = source


def _dates(source: Source, place: Place) -> Iterator[Finding]:
    """Dates of a source that do not exist; what is no date at all is left to the style of CSL."""
    for name, numbers, flat in source.dates():
        several = isinstance(numbers, list | tuple)
        known = When.of_parts(numbers) if several else None
        known = known if known and known.latest.year >= _FIRST_YEAR else None
        if flat or known is None:
            shown = "-".join(map(str, numbers)) if several else str(numbers)
            wanted = "[[year, month, day]], [[year, month]] or [[year]]"
            yield found(
                "no-such-date",
                place,
                f'{name} of "{source.id}" is {shown[:40]}, which is no date'
                f"{' in one pair of brackets' if known else ''}.",
                f"Write date-parts as {[list(numbers)] if known else wanted}.",
            )


def _unread(source: Source, place: Place) -> Iterator[Finding]:
    """What is said of a source and is not read: a date that is none, a word written otherwise."""
    extra = source.__pydantic_extra__ or {}
    stated = extra.get("issued")
    parts = stated.get("date-parts") if isinstance(stated, Mapping) else None
    words = issued_in_words(stated)
    if "issued" in extra and not parts and source.issued is None and not _UNDATED.match(words):
        said = words or json.dumps(stated, default=dict)
        yield found(
            "source-unread",
            place,
            f'the day on which "{source.id}" came out, {said[:60]}, is not read as a date.',
            'Write "issued": {"date-parts": [[year, month, day]]}, or a text such as "2031-05-10".',
        )
    for name in islice(extra, _COMPARED):
        meant = None if name in _CSL or name in _READ else _meant(name[:_COMPARED])
        if meant is not None and meant not in extra and getattr(source, meant, None) is None:
            yield found(
                "source-unread",
                place,
                f'"{name[:40]}" of "{source.id}" is not read.',
                f'Write "{meant}" in its place.'
                if meant != "issued" or name.casefold() == meant
                else 'Write "issued": {"date-parts": [[year, month, day]]} for the day on which '
                "it came out.",
            )


@lru_cache(1000)
def _meant(name: str) -> str | None:
    """The word of a source that another one likely stands for."""
    plain = _BETWEEN.sub("-", _HUMPS.sub("-", name)).casefold()
    known = {word.casefold(): word for word in _READ}
    if plain in _DATED:
        return "issued"
    return known.get(plain) or known.get(nearest(plain, known, cutoff=_ALIKE) or "")


def _broken(value: Any) -> Source | None:
    """What is left of a broken source, so that it is not also called unknown where it is named."""
    id = value.get("id") if isinstance(value, dict) else None
    return Source.model_construct(**{**value, "type": "?"}) if isinstance(id, str) else None
