"""Every kind of finding by slug, in the order of the reference page, and findings made of them."""

from __future__ import annotations

from collections.abc import Iterable

from detente.errors import NOTHING_MORE, About, Finding, Kind, Place, Severity
from detente.findings.documents import DOCUMENTS, OTHERS, UNREAD
from detente.findings.files import FILES
from detente.findings.sense import SENSE
from detente.findings.values import NAMES, VALUES

PARTS: dict[str, dict[str, Kind]] = {
    "Files": FILES,
    "Values": VALUES,
    "Names": NAMES,
    "Sense": SENSE,
    "Other tools' files": OTHERS,
    "Documents that cannot be read": UNREAD,
    "Documents": DOCUMENTS,
}
KINDS: dict[str, Kind] = {slug: kind for part in PARTS.values() for slug, kind in part.items()}


SHOWN = 100
"""So many findings are shown; of the rest is said how many there are."""

_MORE = "more-findings"
_RANK: dict[Severity, int] = {"error": 0, "warning": 1, "advice": 2}
_MANY: dict[Severity, str] = {
    "error": "errors",
    "warning": "warnings",
    "advice": "pieces of advice",
}


def found(slug: str, place: Place, message: str, mend: str, about: About = NOTHING_MORE) -> Finding:
    """A finding of a registered kind.

    >>> found("unknown-issue", Place("dossier.yaml", 9, 28), "no such issue.", "Add it.").severity
    'error'
    """
    kind = KINDS[slug]
    return Finding(
        place=place, slug=slug, message=message, mend=mend, severity=kind.severity, about=about
    )


def keep(findings: list[Finding], finding: Finding) -> None:
    """Add a finding to a list; from a thousand on, only count it."""
    if len(findings) < 10 * SHOWN:
        findings.append(finding)
    else:
        count(findings, finding.place, finding.times, finding.severity)


def count(findings: list[Finding], place: Place, times: int, severity: Severity = "error") -> None:
    """Add to a list that there are so many findings more."""
    for at in range(len(findings) - 1, max(len(findings) - 4, -1), -1):
        last = findings[at]
        if last.slug == _MORE and last.severity == severity and last.place.file == place.file:
            findings[at] = _more(last.place, severity, last.times + times)
            return
    findings.append(_more(place, severity, times))


def _more(place: Place, severity: Severity, times: int) -> Finding:
    return Finding(
        place=place,
        slug=_MORE,
        message=f"{times:,} more {_MANY[severity]} are not shown.",
        mend="Mend those that are shown, and check again.",
        severity=severity,
        times=times,
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by file, line and column, none twice: the first hundred, and how many more.

    Errors come before doubts where not all can be shown.
    """
    unique = {(f.place, f.slug, f.message): f for f in findings}
    ordered = sorted(unique.values(), key=lambda f: (f.place, f.slug, f.message))
    whole = [finding for finding in ordered if finding.slug != _MORE]
    hidden = [finding for finding in ordered if finding.slug == _MORE]
    if len(whole) > SHOWN:
        ranked = sorted(whole, key=lambda finding: _RANK[finding.severity])
        hidden += ranked[SHOWN:]
        shown = {id(finding) for finding in ranked[:SHOWN]}
        whole = [finding for finding in whole if id(finding) in shown]
    for severity in _RANK:
        rest = [finding for finding in hidden if finding.severity == severity]
        if rest:
            whole.append(_more(rest[0].place, severity, sum(finding.times for finding in rest)))
    return tuple(whole)


def errors_in(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that keep a dossier from being used."""
    return tuple(finding for finding in findings if finding.severity == "error")
