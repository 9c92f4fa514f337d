"""Making findings: each kind is registered once, with its severity and its reference text."""

from __future__ import annotations

from collections.abc import Iterable

from detente.dossier.kinds.register import KINDS
from detente.errors import Finding, Place

MAX_PER_SLUG = 200


def found(slug: str, place: Place, message: str, mend: str) -> Finding:
    """A finding of a registered kind.

    >>> found("unknown-issue", Place("dossier.yaml", 9, 28), "no such issue.", "Add it.").severity
    'error'
    """
    kind = KINDS[slug]
    return Finding(place=place, slug=slug, message=message, mend=mend, severity=kind.severity)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by file, line and column, none twice, and no more of a kind than is of use."""
    unique = {(f.place, f.slug, f.message): f for f in findings}
    ordered = sorted(unique.values(), key=lambda f: (f.place, f.slug, f.message))
    counts: dict[tuple[str, str], int] = {}
    kept: list[Finding] = []
    for finding in ordered:
        kind = (finding.place.file, finding.slug)
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= MAX_PER_SLUG:
            kept.append(finding)
    return tuple(kept)


def errors_in(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that keep a dossier from being used."""
    return tuple(finding for finding in findings if finding.severity == "error")
